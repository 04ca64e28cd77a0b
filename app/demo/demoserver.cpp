// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "demo/demoserver.h"

#include "demo/democonnection.h"

#include <QTcpSocket>

#include <utility>

namespace switchyard::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maximumConnections = 64;

} // namespace

DemoServer::DemoServer(MachineTraits traits, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_machine(std::move(traits))
{
    connect(&m_server, &QTcpServer::newConnection, this, &DemoServer::acceptConnections);
}

DemoServer::~DemoServer() = default;

Result<void> DemoServer::start()
{
    if (m_server.listen(QHostAddress::LocalHost, 0))
        return {};
    return Error {ErrorCode::Unavailable,
                  "a demo server cannot listen on 127.0.0.1: " + m_server.errorString().toStdString()};
}

QString DemoServer::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

void DemoServer::acceptConnections()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (findChildren<DemoConnection*>(QString(), Qt::FindDirectChildrenOnly).size() >= maximumConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        // Deleted with this server, or by itself when its client leaves.
        new DemoConnection(
            socket,
            [this](const HttpRequest& request) {
                return m_machine.answer(request, m_clock.steadyNow(), m_clock.wallNow());
            },
            this);
    }
}

} // namespace switchyard::demo
