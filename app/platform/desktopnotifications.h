// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/notificationport.h"

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <deque>
#include <map>

class QDBusMessage;

namespace switchyard::platform {

//! Notices through org.freedesktop.Notifications, on the session's bus. Every call is asynchronous with a deadline; a
//! service that hangs costs nothing but its notices. Nothing is sent while a former notice waits for its number, so that
//! the later one replaces it. GUI thread. Never available where there is no D-Bus.
class DesktopNotifications final : public ports::NotificationPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopNotifications)

public:
    //! `desktopEntry` is the name of the desktop file, for the icon and the desktop's own settings.
    explicit DesktopNotifications(QString desktopEntry, QObject* parent = nullptr);
    ~DesktopNotifications() override;

    bool isAvailable() const override { return m_isAvailable; }
    void show(const ports::Notice& notice) override;
    void withdraw(const QString& subject) override;

private Q_SLOTS:
    void actionInvoked(uint number, const QString& action);
    void notificationClosed(uint number, uint reason);

private:
    void connectSignals();
    void askCapabilities();
    void capabilitiesArrived(const QDBusMessage& reply);
    void sendNext();
    void shown(const QDBusMessage& reply);
    void close(uint number);
    QVariantMap hints(const ports::Notice& notice) const;
    QString subjectOf(uint number) const;

    QString m_desktopEntry;
    QStringList m_capabilities;
    bool m_isAvailable = false;
    bool m_isSending = false;
    bool m_isListening = false;
    QString m_underWay; //!< Subject of the notice that waits for its number.
    bool m_isWithdrawn = false; //!< That one, as soon as its number is known.
    std::deque<ports::Notice> m_waiting; //!< At most one a subject.
    std::map<QString, uint> m_numbers; //!< The server's number of what is shown, by subject.
};

} // namespace switchyard::platform
