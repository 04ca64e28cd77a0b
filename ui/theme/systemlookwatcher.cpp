// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/systemlookwatcher.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLoggingCategory>

#include <utility>

namespace switchyard::theme {

namespace {

Q_LOGGING_CATEGORY(log, "switchyard.theme")

//! A portal's answer for a setting that this desktop does not have.
constexpr QLatin1String notFound("org.freedesktop.portal.Error.NotFound");
constexpr int deadlineMs = 500;

QString service()
{
    return QStringLiteral("org.freedesktop.portal.Desktop");
}

QString path()
{
    return QStringLiteral("/org/freedesktop/portal/desktop");
}

QString settings()
{
    return QStringLiteral("org.freedesktop.portal.Settings");
}

QString appearance()
{
    return QStringLiteral("org.freedesktop.appearance");
}

//! `Read` answers a variant within a variant, `SettingChanged` a single one.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemLookWatcher::SystemLookWatcher(QObject* parent)
    : QObject(parent)
{
}

void SystemLookWatcher::start()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service(), path(), settings(), QStringLiteral("SettingChanged"), this,
                SLOT(takeChange(QString,QString,QDBusVariant)));
    for (const auto* key : { "color-scheme", "contrast", "reduced-motion" })
        ask(QString::fromLatin1(key));
}

void SystemLookWatcher::ask(const QString& key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service(), path(), settings(), QStringLiteral("Read"));
    call << appearance() << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, deadlineMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher* finished) {
        const QDBusPendingReply<QVariant> reply = *finished;
        if (!reply.isError())
            take(key, reply.value());
        else if (reply.error().name() != notFound && !std::exchange(m_hasToldError, true))
            qCWarning(log, "the desktop portal does not tell how the desktop looks: %s: %s",
                      qPrintable(reply.error().name()), qPrintable(reply.error().message()));
        finished->deleteLater();
    });
}

void SystemLookWatcher::takeChange(const QString& nameSpace, const QString& key, const QDBusVariant& value)
{
    if (nameSpace == appearance())
        take(key, value.variant());
}

void SystemLookWatcher::take(const QString& key, const QVariant& value)
{
    const uint number = unwrapped(value).toUInt();
    if (key == QLatin1String("color-scheme"))
        m_look.dark = number == 1;
    else if (key == QLatin1String("contrast"))
        m_look.highContrast = number == 1;
    else if (key == QLatin1String("reduced-motion"))
        m_look.reducedMotion = number == 1;
    else
        return;
    Q_EMIT lookChanged(m_look);
}

} // namespace switchyard::theme
