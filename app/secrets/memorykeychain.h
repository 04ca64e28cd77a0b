// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "secrets/keychain.h"

#include <QMap>

namespace switchyard::secrets {

//! A keychain in this process's memory: the demo's, which must not touch the user's, and the tests', which can take it
//! away at any moment.
class MemoryKeychain final : public Keychain {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryKeychain)

public:
    explicit MemoryKeychain(QObject* parent = nullptr);

    void check(Unlock unlock) override;
    void read(const QString& key, QObject* context, ReadDone done) override;
    void write(const QString& key, const Secret& value, QObject* context, Done done) override;
    void remove(const QString& key, QObject* context, Done done) override;

    //! From now on every call fails with `error`; an error without a message ends that.
    void failWith(Error error) { m_failure = std::move(error); }
    bool contains(const QString& key) const { return m_entries.contains(key); }
    //! Number of read() calls so far.
    int reads() const { return m_reads; }

private:
    QMap<QString, Secret> m_entries;
    Error m_failure;
    int m_reads = 0;
};

} // namespace switchyard::secrets
