// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/desktopnotifications.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QTimer>
#endif

#include <algorithm>
#include <chrono>
#include <utility>

namespace switchyard::platform {

using namespace Qt::Literals::StringLiterals;

#ifdef Q_OS_LINUX

namespace {

constexpr auto serviceName = "org.freedesktop.Notifications"_L1;
constexpr auto servicePath = "/org/freedesktop/Notifications"_L1;
constexpr std::chrono::milliseconds deadline {3000};
constexpr std::chrono::milliseconds firstQuestionAfter {2500};
constexpr std::size_t mostWaiting = 20;

QDBusMessage call(const QString& method)
{
    return QDBusMessage::createMethodCall(serviceName, servicePath, serviceName, method);
}

//! Sends `message`; `done` gets the reply or an error reply, once.
template<typename Function>
void send(const QDBusMessage& message, QObject* context, Function done)
{
    const auto pending = QDBusConnection::sessionBus().asyncCall(message, static_cast<int>(deadline.count()));
    auto* watcher = new QDBusPendingCallWatcher(pending, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [done = std::move(done)](QDBusPendingCallWatcher* finished) {
                         finished->deleteLater();
                         done(finished->reply());
                     });
}

//! Servers that know mark-up would take a model's name for it.
QString plain(QString text, bool hasMarkup)
{
    return hasMarkup ? text.toHtmlEscaped() : text;
}

} // namespace

DesktopNotifications::DesktopNotifications(QString desktopEntry, QObject* parent)
    : ports::NotificationPort(parent)
    , m_desktopEntry(std::move(desktopEntry))
{
    // After the first paint: asking may start the desktop's service.
    QTimer::singleShot(firstQuestionAfter, this, [this] {
        if (!m_isSending && QDBusConnection::sessionBus().isConnected())
            askCapabilities();
    });
}

DesktopNotifications::~DesktopNotifications() = default;

void DesktopNotifications::connectSignals()
{
    m_isListening = true;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(serviceName, servicePath, serviceName, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint,QString)));
    bus.connect(serviceName, servicePath, serviceName, u"NotificationClosed"_s, this, SLOT(notificationClosed(uint,uint)));
}

void DesktopNotifications::askCapabilities()
{
    m_isSending = true;
    send(call(u"GetCapabilities"_s), this, [this](const QDBusMessage& reply) {
        m_isSending = false;
        capabilitiesArrived(reply);
    });
}

void DesktopNotifications::capabilitiesArrived(const QDBusMessage& reply)
{
    const bool isAvailable = reply.type() == QDBusMessage::ReplyMessage;
    m_capabilities = isAvailable ? reply.arguments().value(0).toStringList() : QStringList();
    if (!isAvailable)
        m_waiting.clear();
    if (isAvailable != std::exchange(m_isAvailable, isAvailable))
        Q_EMIT availabilityChanged();
    sendNext();
}

void DesktopNotifications::show(const ports::Notice& notice)
{
    std::erase_if(m_waiting, [&](const ports::Notice& waiting) { return waiting.subject == notice.subject; });
    if (m_waiting.size() >= mostWaiting)
        m_waiting.pop_front();
    m_waiting.push_back(notice);
    sendNext();
}

void DesktopNotifications::sendNext()
{
    if (m_isSending || m_waiting.empty())
        return;
    if (!QDBusConnection::sessionBus().isConnected()) {
        m_waiting.clear();
        return;
    }
    if (!m_isListening)
        connectSignals();
    if (!m_isAvailable) {
        askCapabilities();
        return;
    }
    const ports::Notice notice = std::move(m_waiting.front());
    m_waiting.pop_front();

    QStringList actions;
    if (m_capabilities.contains(u"actions"_s)) {
        // What happens on a click besides the buttons; its label is shown nowhere.
        actions << u"default"_s << notice.title;
        for (const ports::NoticeAction& action : notice.actions)
            actions << action.id << action.label;
    }
    const auto former = m_numbers.find(notice.subject);
    const uint replaces = former == m_numbers.end() ? 0 : former->second;
    QDBusMessage message = call(u"Notify"_s);
    message << u"Switchyard"_s << replaces << m_desktopEntry << notice.title
            << plain(notice.text, m_capabilities.contains(u"body-markup"_s)) << actions << hints(notice) << -1;
    m_isSending = true;
    m_underWay = notice.subject;
    send(message, this, [this](const QDBusMessage& reply) { shown(reply); });
}

void DesktopNotifications::shown(const QDBusMessage& reply)
{
    m_isSending = false;
    const QString subject = std::exchange(m_underWay, {});
    const bool isWithdrawn = std::exchange(m_isWithdrawn, false);
    if (reply.type() == QDBusMessage::ReplyMessage) {
        const uint number = reply.arguments().value(0).toUInt();
        if (isWithdrawn)
            close(number);
        else
            m_numbers[subject] = number;
        sendNext();
        return;
    }
    // Ask anew before the next one: the desktop may have been restarted.
    m_numbers.clear();
    capabilitiesArrived(reply);
}

QVariantMap DesktopNotifications::hints(const ports::Notice& notice) const
{
    const uchar urgency = notice.urgency == ports::Notice::Urgency::Low ? 0
        : notice.urgency == ports::Notice::Urgency::Critical            ? 2
                                                                        : 1;
    QVariantMap hints {{u"urgency"_s, QVariant::fromValue(urgency)}, {u"desktop-entry"_s, m_desktopEntry}};
    if (notice.isTransient)
        hints.insert(u"transient"_s, true);
    return hints;
}

void DesktopNotifications::withdraw(const QString& subject)
{
    std::erase_if(m_waiting, [&](const ports::Notice& waiting) { return waiting.subject == subject; });
    if (m_isSending && m_underWay == subject)
        m_isWithdrawn = true;
    const auto shownNow = m_numbers.find(subject);
    if (shownNow == m_numbers.end())
        return;
    close(shownNow->second);
    m_numbers.erase(shownNow);
}

void DesktopNotifications::close(uint number)
{
    QDBusMessage message = call(u"CloseNotification"_s);
    message << number;
    send(message, this, [](const QDBusMessage&) {});
}

QString DesktopNotifications::subjectOf(uint number) const
{
    const auto shownNow = std::find_if(m_numbers.begin(), m_numbers.end(),
                                       [number](const auto& entry) { return entry.second == number; });
    return shownNow == m_numbers.end() ? QString() : shownNow->first;
}

void DesktopNotifications::actionInvoked(uint number, const QString& action)
{
    // The signal goes to every program: numbers that are not ours are not for us.
    if (const QString subject = subjectOf(number); !subject.isEmpty())
        Q_EMIT activated(subject, action == "default"_L1 ? QString() : action);
}

void DesktopNotifications::notificationClosed(uint number, uint)
{
    std::erase_if(m_numbers, [number](const auto& entry) { return entry.second == number; });
}

#else

DesktopNotifications::DesktopNotifications(QString desktopEntry, QObject* parent)
    : ports::NotificationPort(parent)
    , m_desktopEntry(std::move(desktopEntry))
{
}

DesktopNotifications::~DesktopNotifications() = default;
void DesktopNotifications::show(const ports::Notice&) { }
void DesktopNotifications::withdraw(const QString&) { }
void DesktopNotifications::actionInvoked(uint, const QString&) { }
void DesktopNotifications::notificationClosed(uint, uint) { }

#endif

} // namespace switchyard::platform
