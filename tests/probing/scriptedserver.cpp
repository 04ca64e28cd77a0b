// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "scriptedserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

namespace switchyard::testlib {

ScriptedServer::ScriptedServer(QObject* parent)
    : QObject(parent)
    , m_server(std::make_unique<QTcpServer>())
{
    begin();
}

ScriptedServer::~ScriptedServer()
{
    m_server->close();
    const auto sockets = m_pending.keys();
    for (auto* socket : sockets)
        socket->abort();
}

ScriptedServer::ScriptedServer(const QHostAddress& address, QObject* parent)
    : QObject(parent)
    , m_server(std::make_unique<QTcpServer>())
    , m_address(address)
{
    begin();
}

ScriptedServer::ScriptedServer(const QString& certificate, QObject* parent)
    : QObject(parent)
    , m_scheme(QStringLiteral("https"))
{
    QFile file(QStringLiteral(SWITCHYARD_SOURCE_DIR "/tests/probing/certificates/%1.pem").arg(certificate));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const auto pem = file.readAll();
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(pem));
    configuration.setPrivateKey(QSslKey(pem, QSsl::Ec));
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    m_server = std::move(server);
    begin();
}

void ScriptedServer::begin()
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    listen();
}

bool ScriptedServer::listen()
{
    m_holder.reset();
    const bool isListening = m_server->listen(m_address, m_port);
    m_port = m_server->serverPort();
    return isListening;
}

void ScriptedServer::close()
{
    m_server->close();
    const auto sockets = m_pending.keys();
    for (auto* socket : sockets)
        socket->abort();
    m_holder = std::make_unique<QTcpSocket>();
    QVERIFY(m_holder->bind(m_address, m_port, QAbstractSocket::ShareAddress | QAbstractSocket::ReuseAddressHint));
}

QString ScriptedServer::url(const QString& path) const
{
    const auto host = m_address.protocol() == QAbstractSocket::IPv6Protocol ? QStringLiteral("[::1]") : QStringLiteral("127.0.0.1");
    return QStringLiteral("%1://%2:%3%4").arg(m_scheme, host).arg(m_port).arg(path);
}

void ScriptedServer::load(const QString& name)
{
    QFile file(QStringLiteral(SWITCHYARD_SOURCE_DIR "/tests/probing/servers/%1.http").arg(name));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QByteArray key;
    bool isBody = false;
    while (!file.atEnd()) {
        const auto line = file.readLine();
        if (line.startsWith("### ")) {
            const auto parts = line.mid(4).trimmed().split(' ');
            key = parts.value(1) == "*" ? QByteArray("*") : parts.value(0) + ' ' + parts.value(1);
            m_answers.insert(key, { parts.value(2).toInt(), {}, {}, Manner::Whole });
            isBody = false;
        } else if (key.isEmpty()) {
            continue;
        } else if (isBody) {
            m_answers[key].body += line;
        } else if (line.trimmed().isEmpty()) {
            isBody = true;
        } else {
            m_answers[key].headers += line.trimmed();
        }
    }
    for (auto& answer : m_answers)
        answer.body = answer.body.trimmed();
}

void ScriptedServer::requireKey(const QByteArray& key, const QByteArray& body)
{
    m_key = key;
    m_refusal = body;
}

void ScriptedServer::accept()
{
    while (auto* socket = m_server->nextPendingConnection()) {
        m_pending.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_pending.remove(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedServer::read(QTcpSocket* socket)
{
    auto& pending = m_pending[socket];
    pending += socket->readAll();
    // A TLS greeting, where no TLS is spoken.
    if (pending.startsWith('\x16')) {
        socket->abort();
        return;
    }
    for (auto end = pending.indexOf("\r\n\r\n"); end >= 0; end = pending.indexOf("\r\n\r\n")) {
        const auto head = pending.left(end + 2);
        const auto lengthAt = head.toLower().indexOf("content-length:");
        const auto length = lengthAt < 0 ? 0 : head.mid(lengthAt + 15, head.indexOf("\r\n", lengthAt) - lengthAt - 15).trimmed().toInt();
        if (pending.size() < end + 4 + length)
            return;
        const auto body = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        const auto words = head.left(head.indexOf("\r\n")).split(' ');
        answer(socket, words.value(0) + ' ' + words.value(1), head, body);
        if (!m_pending.contains(socket))
            return;
    }
}

void ScriptedServer::answer(QTcpSocket* socket, const QByteArray& methodAndPath, const QByteArray& head, const QByteArray& body)
{
    m_requests += methodAndPath;
    m_mostOpen = std::max(m_mostOpen, ++m_open);
    if (m_onRequest)
        m_onRequest(methodAndPath, body);
    if (m_handler) {
        if (const auto made = m_handler(methodAndPath, body); made.status > 0) {
            send(socket, made);
            return;
        }
    }
    const auto withoutQuery = methodAndPath.left(methodAndPath.indexOf('?') < 0 ? methodAndPath.size() : methodAndPath.indexOf('?'));
    const bool mayPass = m_key.isEmpty() || head.contains("Authorization: Bearer " + m_key + "\r\n");
    const auto known = m_answers.contains(methodAndPath) ? methodAndPath : withoutQuery;
    if (m_answers.contains(known)) {
        // Open paths of protected servers carry a header of their own.
        const bool isOpen = m_answers[known].headers.contains("X-Test-Open: 1");
        send(socket, mayPass || isOpen ? m_answers[known] : ScriptedAnswer { 401, { "Content-Type: application/json" }, m_refusal, Manner::Whole });
        return;
    }
    if (!mayPass)
        send(socket, { 401, { "Content-Type: application/json" }, m_refusal, Manner::Whole });
    else
        send(socket, m_answers.value("*", { 404, { "Content-Type: text/plain" }, "404 page not found", Manner::Whole }));
}

void ScriptedServer::send(QTcpSocket* socket, const ScriptedAnswer& answer)
{
    if (answer.manner == Manner::Never)
        return;
    --m_open;
    if (answer.manner == Manner::Raw) {
        socket->write(answer.body);
        socket->disconnectFromHost();
        return;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\n";
    for (const auto& header : answer.headers)
        head += header + "\r\n";
    head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
    if (answer.manner == Manner::Dripping) {
        auto* drip = new QTimer(socket);
        drip->setInterval(50);
        connect(drip, &QTimer::timeout, socket, [socket, rest = head + answer.body]() mutable {
            socket->write(rest.left(1));
            rest.remove(0, 1);
        });
        drip->start();
        return;
    }
    socket->write(head);
    socket->write(answer.manner == Manner::Cut ? answer.body.left(answer.body.size() / 2) : answer.body);
    if (answer.manner == Manner::Cut)
        socket->disconnectFromHost();
}

} // namespace switchyard::testlib
