// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

namespace switchyard::platform {

//! One panel per user and configuration file. The first holds a lock and listens on a local socket (mode 0600); a
//! second hands over its arguments and ends. A lock left by a crash is recognised by its dead process. GUI thread only.
class SingleInstance final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    enum class Role {
        First, //!< This process owns the panel.
        Second, //!< Another panel runs and has been told.
    };

    explicit SingleInstance(QString folder, QString key, QObject* parent = nullptr);
    ~SingleInstance() override;

    //! Takes the lock, or sends `message` to the one who has it. At most one second; an owner that does not answer is
    //! an error, since two panels would fight over one file.
    Result<Role> claim(const QStringList& message);

Q_SIGNALS:
    //! Another start of the panel: its arguments, such as a `switchyard://` link. Bounded to 64 KiB.
    void messageReceived(const QStringList& message);

private:
    void acceptMessages();

    QString m_folder;
    QString m_key;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace switchyard::platform
