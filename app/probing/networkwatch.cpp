// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/networkwatch.h"

#include <QNetworkInformation>
#include <QNetworkInterface>
#include <QSocketNotifier>

#include <array>
#include <chrono>

#ifdef __linux__
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace switchyard::probing {

namespace {

using namespace std::chrono_literals;

//! Interfaces that containers and virtual machines bring: they come and go, and the way to the world stays.
bool isForGuests(const QString& name)
{
    return name.startsWith(QLatin1String("docker")) || name.startsWith(QLatin1String("br-")) || name.startsWith(QLatin1String("veth"))
        || name.startsWith(QLatin1String("virbr")) || name.startsWith(QLatin1String("podman")) || name.startsWith(QLatin1String("cni"));
}

//! The addresses by which others are reached. A lease that is only renewed leaves them as they are.
QStringList reachableBy()
{
    QStringList result;
    for (const auto& interface : QNetworkInterface::allInterfaces()) {
        if (isForGuests(interface.name()))
            continue;
        const bool isUp = interface.flags().testFlag(QNetworkInterface::IsUp)
            && interface.flags().testFlag(QNetworkInterface::IsRunning);
        for (const auto& entry : interface.addressEntries()) {
            const auto address = entry.ip();
            if (isUp && !address.isLoopback() && !address.isLinkLocal())
                result += address.toString();
        }
    }
    result.sort();
    return result;
}

} // namespace

NetworkWatch::NetworkWatch(QObject* parent)
    : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(500ms);
    connect(&m_settle, &QTimer::timeout, this, &NetworkWatch::compare);
}

NetworkWatch::~NetworkWatch()
{
#ifdef __linux__
    if (m_socket >= 0)
        ::close(m_socket);
#endif
}

void NetworkWatch::start()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    m_known = reachableBy();
    QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability);
    if (auto* network = QNetworkInformation::instance())
        connect(network, &QNetworkInformation::reachabilityChanged, this, &NetworkWatch::changed);
    listen();
}

void NetworkWatch::listen()
{
#ifdef __linux__
    m_socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (m_socket < 0)
        return;
    sockaddr_nl address {};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return;
    m_notifier = new QSocketNotifier(m_socket, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &NetworkWatch::drain);
#endif
}

//! That something happened is enough: what, is asked afterwards.
void NetworkWatch::drain()
{
#ifdef __linux__
    std::array<char, 8192> buffer;
    while (::recv(m_socket, buffer.data(), buffer.size(), 0) > 0) { }
#endif
    // Not pushed on by what follows: a link that flaps is looked at as well.
    if (!m_settle.isActive())
        m_settle.start();
}

void NetworkWatch::compare()
{
    auto now = reachableBy();
    if (now == m_known)
        return;
    m_known = std::move(now);
    Q_EMIT changed();
}

} // namespace switchyard::probing
