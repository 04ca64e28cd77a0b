// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "listservers.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>

#include <cstdio>
#include <memory>
#include <unistd.h>
#include <vector>

namespace switchyard::bench {

namespace {

QByteArray modelList(int models)
{
    QByteArray data;
    for (int i = 0; i < models; ++i)
        data += (i > 0 ? "," : "") + QByteArray("{\"id\":\"model-") + QByteArray::number(i) + "\",\"object\":\"model\"}";
    const QByteArray body = "{\"object\":\"list\",\"data\":[" + data + "]}";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void serve(QTcpServer& server, const QByteArray& list)
{
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, list] {
        QTcpSocket* socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, list] {
            const QByteArray request = socket->readAll();
            socket->write(request.contains("/v1/models") ? list : QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"));
        });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
}

} // namespace

int runListServers(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    std::vector<std::unique_ptr<QTcpServer>> servers(static_cast<std::size_t>(words.value(2).toInt()));
    const QByteArray list = modelList(words.value(3).toInt());
    for (auto& server : servers) {
        server = std::make_unique<QTcpServer>();
        serve(*server, list);
        if (!server->listen(QHostAddress::LocalHost))
            return 1;
        std::printf("%d ", server->serverPort());
    }
    std::printf("\n");
    std::fflush(stdout);
    QSocketNotifier ended(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&ended, &QSocketNotifier::activated, &application, [] {
        char byte = 0;
        if (read(STDIN_FILENO, &byte, 1) <= 0)
            QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}

} // namespace switchyard::bench
