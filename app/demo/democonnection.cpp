// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "demo/democonnection.h"

#include <QTcpSocket>

#include <utility>

namespace switchyard::demo {

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 429:
        return "Too Many Requests";
    default:
        return "Error";
    }
}

QByteArray headOf(const Reply& reply)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n";
    for (const auto& [name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    head += "X-Switchyard-Demo: 1\r\n";
    if (reply.pieces.empty())
        return head + "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n";
    return head + "Transfer-Encoding: chunked\r\n\r\n";
}

QByteArray chunk(const QByteArray& piece)
{
    return QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
}

} // namespace

DemoConnection::DemoConnection(QTcpSocket* socket, Answerer answerer, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_answerer(std::move(answerer))
{
    m_socket->setParent(this);
    m_timer.setSingleShot(true);
    connect(m_socket, &QTcpSocket::readyRead, this, &DemoConnection::readRequests);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_timer, &QTimer::timeout, this, &DemoConnection::sendPiece);
}

void DemoConnection::readRequests()
{
    m_reader.feed(m_socket->readAll());
    if (m_isBusy)
        return;
    auto request = m_reader.next();
    if (!request) {
        m_socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        m_socket->disconnectFromHost();
        return;
    }
    if (!*request)
        return;
    m_closeAfter = (*request)->header("connection").toLower() == "close";
    m_reply = m_answerer(**request);
    beginReply();
}

void DemoConnection::beginReply()
{
    m_isBusy = true;
    m_headSent = false;
    m_nextPiece = 0;
    m_timer.start(m_reply.wait);
}

void DemoConnection::sendPiece()
{
    if (!m_headSent) {
        m_headSent = true;
        m_socket->write(headOf(m_reply));
        if (m_reply.pieces.empty()) {
            m_socket->write(m_reply.body);
            finishReply();
            return;
        }
    }
    m_socket->write(chunk(m_reply.pieces[m_nextPiece]));
    ++m_nextPiece;
    if (m_nextPiece < m_reply.pieces.size()) {
        m_timer.start(m_reply.betweenPieces);
        return;
    }
    m_socket->write("0\r\n\r\n");
    finishReply();
}

void DemoConnection::finishReply()
{
    m_isBusy = false;
    m_reply = {};
    if (m_closeAfter)
        m_socket->disconnectFromHost();
    else
        readRequests();
}

} // namespace switchyard::demo
