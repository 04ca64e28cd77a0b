// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/singleinstance.h"

#include "platform/places.h"

#include <QDataStream>
#include <QLocalSocket>

#include <chrono>
#include <utility>

namespace switchyard::platform {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds handOverDeadline {1000};
constexpr qsizetype maximumMessage = 64 * 1024;

QByteArray encoded(const QStringList& message)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << message;
    return bytes;
}

} // namespace

SingleInstance::SingleInstance(QString folder, QString key, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_key(std::move(key))
    , m_lock(m_folder + u'/' + m_key + u".lock"_s)
{
    // A lock is stale only when its process is gone, however long it has run.
    m_lock.setStaleLockTime(0);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::acceptMessages);
}

SingleInstance::~SingleInstance() = default;

Result<SingleInstance::Role> SingleInstance::claim(const QStringList& message)
{
    if (auto made = ensureFolder(m_folder); !made)
        return made.error();
    const QString socketName = m_folder + u'/' + m_key;
    if (m_lock.tryLock(0)) {
        QLocalServer::removeServer(socketName);
        if (!m_server.listen(socketName))
            return Error {ErrorCode::Unavailable,
                          "the panel's socket cannot be opened: " + m_server.errorString().toStdString()};
        return Role::First;
    }

    const auto deadline = static_cast<int>(handOverDeadline.count());
    QLocalSocket socket;
    socket.connectToServer(socketName);
    const QByteArray bytes = encoded(message);
    if (!socket.waitForConnected(deadline) || socket.write(bytes) != bytes.size()
        || !socket.waitForBytesWritten(deadline))
        return Error {ErrorCode::Timeout,
                      "another Switchyard holds this configuration and does not answer; end it and start again"};
    socket.disconnectFromServer();
    return Role::Second;
}

void SingleInstance::acceptMessages()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            const QByteArray bytes = socket->read(maximumMessage);
            QDataStream stream(bytes);
            QStringList message;
            stream >> message;
            if (stream.status() == QDataStream::Ok)
                Q_EMIT messageReceived(message);
        });
    }
}

} // namespace switchyard::platform
