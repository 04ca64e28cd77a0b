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

constexpr std::chrono::milliseconds retryPause {50};
constexpr qsizetype maximumMessage = 64 * 1024;

QByteArray encoded(const QStringList& message)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << message;
    return bytes;
}

} // namespace

SingleInstance::SingleInstance(QString folder, QString key, std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_key(std::move(key))
    , m_patience(patience)
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
    const QByteArray bytes = encoded(message);
    const QDeadlineTimer deadline(m_patience);
    // The wait for the lock is the pause between two tries: a bounded one, and its end is told at once.
    for (auto pause = std::chrono::milliseconds {0};; pause = retryPause) {
        if (m_lock.tryLock(static_cast<int>(pause.count())))
            return listen();
        if (handOver(bytes, deadline))
            return Role::Second;
        if (m_lock.error() != QLockFile::LockFailedError)
            return Error {ErrorCode::WriteFailed, "the panel's lock in '" + m_folder.toStdString() + "' cannot be made"};
        if (deadline.hasExpired())
            return Error {ErrorCode::Timeout,
                          "another Switchyard holds this configuration and does not answer; end it and start again"};
    }
}

Result<SingleInstance::Role> SingleInstance::listen()
{
    QLocalServer::removeServer(socketName());
    if (m_server.listen(socketName()))
        return Role::First;
    m_lock.unlock();
    return Error {ErrorCode::Unavailable, "the panel's socket cannot be opened: " + m_server.errorString().toStdString()};
}

QString SingleInstance::socketName() const
{
    return m_folder + u'/' + m_key;
}

bool SingleInstance::handOver(const QByteArray& message, const QDeadlineTimer& deadline) const
{
    const auto remaining = [&] { return static_cast<int>(deadline.remainingTime()); };
    QLocalSocket socket;
    socket.connectToServer(socketName());
    if (!socket.waitForConnected(remaining()) || socket.write(message) != message.size()
        || !socket.waitForBytesWritten(remaining()))
        return false;
    socket.disconnectFromServer();
    return true;
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
