// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configsession.h"

#include <QStringList>

namespace switchyard {

//! Forgets entries of the keychain that no key refers to any more, at the end of its life, which is after the
//! configuration's last save: an entry stays when what is on the disk is not what the session holds, or names it.
//! Its end may take some seconds where the keychain does not answer.
class KeychainCleanup final {
    Q_DISABLE_COPY_MOVE(KeychainCleanup)

public:
    //! `session` must outlive this.
    explicit KeychainCleanup(const config::ConfigSession& session);
    ~KeychainCleanup();

    void add(const QString& entry) { m_entries.append(entry); }
    //! Whether this entry could go now.
    bool mayForget(const QString& entry) const;

private:
    const config::ConfigSession& m_session;
    QStringList m_entries;
};

} // namespace switchyard
