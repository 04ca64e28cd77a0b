// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QDeadlineTimer>
#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <chrono>

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

    //! `patience`: how long a claim waits for another panel that starts or ends.
    SingleInstance(QString folder, QString key, std::chrono::milliseconds patience = std::chrono::seconds(2),
                   QObject* parent = nullptr);
    ~SingleInstance() override;

    //! Takes the lock, or sends `message` to the one who has it. An owner that just starts has no socket yet, and one
    //! that ends has none any more: both are tried again while the patience lasts. An owner that does not answer by then is an
    //! error, since two panels would fight over one file. Before the window, for it blocks.
    Result<Role> claim(const QStringList& message);

Q_SIGNALS:
    //! Another start of the panel: its arguments, such as a `switchyard://` link. Bounded to 64 KiB.
    void messageReceived(const QStringList& message);

private:
    QString socketName() const;
    Result<Role> listen();
    bool handOver(const QByteArray& message, const QDeadlineTimer& deadline) const;
    void acceptMessages();

    QString m_folder;
    QString m_key;
    std::chrono::milliseconds m_patience;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace switchyard::platform
