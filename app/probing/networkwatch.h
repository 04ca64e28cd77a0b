// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

class QSocketNotifier;

namespace switchyard::probing {

//! Says when the machine's own addresses came, went or lost their link. On Linux the kernel tells, with or without a
//! network manager; elsewhere Qt's word has to do. Costs nothing while nothing happens. GUI thread only.
class NetworkWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkWatch)

public:
    explicit NetworkWatch(QObject* parent = nullptr);
    ~NetworkWatch() override;
    //! Nothing is told before.
    void start();

Q_SIGNALS:
    void changed();

private:
    void listen();
    void drain();
    void compare();

    int m_socket = -1;
    QSocketNotifier* m_notifier = nullptr;
    QTimer m_settle; //!< One change comes as many messages.
    QStringList m_known;
    bool m_isStarted = false;
};

} // namespace switchyard::probing
