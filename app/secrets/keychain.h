// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "ports/secretport.h"

#include <QObject>
#include <QString>

#include <functional>

namespace switchyard::secrets {

//! A store for keys that outlives the process and belongs to the user's session. GUI thread (or the main thread of a
//! subcommand) only. Nothing blocks; every callback comes later and exactly once, within the deadline, unless its
//! context object is gone by then. Errors: NotFound (no such entry), PermissionDenied (locked, or the user said no),
//! Unavailable (no keychain), Timeout.
class Keychain : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Keychain)

public:
    using ReadDone = std::function<void(Result<Secret>)>;
    using Done = std::function<void(Result<void>)>;

    ~Keychain() override = default;

    ports::KeychainState state() const { return m_state; }
    QString name() const { return m_name; }
    const Error& problem() const { return m_problem; }

    //! Finds out whether entries can be kept; stateChanged() follows when that changes what state() says. A locked
    //! keychain is left locked, unless `unlock` allows its daemon to ask the user.
    enum class Unlock {
        MayAsk,
        Never,
    };
    virtual void check(Unlock unlock) = 0;
    //! Never asks the user: an entry in a locked keychain is PermissionDenied.
    virtual void read(const QString& key, QObject* context, ReadDone done) = 0;
    virtual void write(const QString& key, const Secret& value, QObject* context, Done done) = 0;
    //! Removing what is not there is a success.
    virtual void remove(const QString& key, QObject* context, Done done) = 0;

Q_SIGNALS:
    void stateChanged();

protected:
    explicit Keychain(QObject* parent = nullptr)
        : QObject(parent)
    {
    }

    void setState(ports::KeychainState state, Error problem = {})
    {
        const bool changed = state != m_state || problem.message != m_problem.message;
        m_state = state;
        m_problem = std::move(problem);
        if (changed)
            Q_EMIT stateChanged();
    }
    void setName(const QString& name) { m_name = name; }

private:
    ports::KeychainState m_state = ports::KeychainState::Unknown;
    QString m_name;
    Error m_problem;
};

} // namespace switchyard::secrets
