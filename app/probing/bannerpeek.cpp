// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/bannerpeek.h"

#include <QNetworkProxy>

#include <utility>

namespace switchyard::probing {

using namespace std::chrono_literals;

BannerPeek::BannerPeek(const std::string& host, std::uint16_t port, Done done, QObject* parent)
    : QObject(parent)
    , m_done(std::move(done))
{
    constexpr qsizetype enough = 200;
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QTcpSocket::connected, this, [this] { m_socket.write("HEAD / HTTP/1.0\r\n\r\n"); });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        m_bytes += m_socket.read(enough - m_bytes.size());
        if (m_bytes.size() >= enough || m_bytes.contains('\n'))
            finish();
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, &BannerPeek::finish);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &BannerPeek::finish);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &BannerPeek::finish);
    m_deadline.start(1s);
    m_socket.connectToHost(QString::fromStdString(host), port);
}

void BannerPeek::finish()
{
    const auto done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    m_deadline.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    deleteLater();
    done(m_bytes);
}

} // namespace switchyard::probing
