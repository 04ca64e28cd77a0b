// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "secrets/secretservice.h"

#include <QTimer>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>

#include <unistd.h>
#endif

#include <utility>

namespace switchyard::secrets {

using namespace Qt::Literals::StringLiterals;

SecretService::SecretService(std::chrono::milliseconds deadline, QObject* parent)
    : QObject(parent)
    , m_deadline(deadline)
{
}

#ifdef Q_OS_LINUX

namespace {

constexpr auto serviceName = "org.freedesktop.secrets"_L1;
constexpr auto servicePath = "/org/freedesktop/secrets"_L1;
constexpr auto serviceInterface = "org.freedesktop.Secret.Service"_L1;

using Attributes = QMap<QString, QString>;

//! A daemon's process may lack the variable although the user's bus is where it always is.
void ensureBusAddress()
{
    const QString bus = u"/run/user/%1/bus"_s.arg(getuid());
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") && QFileInfo::exists(bus))
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus.toUtf8());
}

QDBusMessage serviceCall(const QString& method)
{
    return QDBusMessage::createMethodCall(serviceName, servicePath, serviceInterface, method);
}

//! Sends `call`; `done` gets the reply or an error reply, once.
template<typename Function>
void send(const QDBusMessage& call, std::chrono::milliseconds deadline, QObject* context, Function done)
{
    const QDBusPendingCall pending
        = QDBusConnection::sessionBus().asyncCall(call, static_cast<int>(deadline.count()));
    auto* watcher = new QDBusPendingCallWatcher(pending, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [done = std::move(done)](QDBusPendingCallWatcher* finished) {
                         finished->deleteLater();
                         done(finished->reply());
                     });
}

void answerLater(QObject* context, const SecretService::Done& done, LockState state)
{
    QTimer::singleShot(0, context, [done, state] { done(state); });
}

} // namespace

void SecretService::defaultKeyring(QObject* context, Done done)
{
    ensureBusAddress();
    if (!QDBusConnection::sessionBus().isConnected()) {
        answerLater(context, done, LockState::NoService);
        return;
    }
    const auto deadline = m_deadline;
    send(serviceCall(u"ReadAlias"_s) << u"default"_s, deadline, context,
         [context, deadline, done = std::move(done)](const QDBusMessage& alias) {
             if (alias.type() != QDBusMessage::ReplyMessage) {
                 done(LockState::NoService);
                 return;
             }
             const QString path = alias.arguments().value(0).value<QDBusObjectPath>().path();
             if (path.isEmpty() || path == u"/"_s) {
                 done(LockState::Absent);
                 return;
             }
             QDBusMessage locked = QDBusMessage::createMethodCall(serviceName, path, u"org.freedesktop.DBus.Properties"_s,
                                                                  u"Get"_s);
             locked << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
             send(locked, deadline, context, [done](const QDBusMessage& reply) {
                 if (reply.type() != QDBusMessage::ReplyMessage) {
                     done(LockState::NoService);
                     return;
                 }
                 const bool isLocked = reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
                 done(isLocked ? LockState::Locked : LockState::Unlocked);
             });
         });
}

void SecretService::entry(const QString& service, const QString& key, QObject* context, Done done)
{
    ensureBusAddress();
    if (!QDBusConnection::sessionBus().isConnected()) {
        answerLater(context, done, LockState::NoService);
        return;
    }
    // The attributes that QtKeychain gives its entries.
    qDBusRegisterMetaType<Attributes>();
    const Attributes attributes {{u"server"_s, service}, {u"user"_s, key}};
    QDBusMessage search = serviceCall(u"SearchItems"_s);
    search << QVariant::fromValue(attributes);
    send(search, m_deadline, context, [done = std::move(done)](const QDBusMessage& message) {
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply(message);
        if (reply.isError())
            done(LockState::NoService);
        else if (!reply.argumentAt<0>().isEmpty())
            done(LockState::Unlocked);
        else
            done(reply.argumentAt<1>().isEmpty() ? LockState::Absent : LockState::Locked);
    });
}

#else

void SecretService::defaultKeyring(QObject* context, Done done)
{
    QTimer::singleShot(0, context, [done = std::move(done)] { done(LockState::NotKnown); });
}

void SecretService::entry(const QString&, const QString&, QObject* context, Done done)
{
    QTimer::singleShot(0, context, [done = std::move(done)] { done(LockState::NotKnown); });
}

#endif

} // namespace switchyard::secrets
