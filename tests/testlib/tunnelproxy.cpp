// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/tunnelproxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <mutex>
#include <string_view>
#include <thread>

namespace switchyard::testlib {

namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool sendAll(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

} // namespace

struct TunnelProxy::Private {
    std::uint16_t target = 0;
    std::uint16_t port = 0;
    int server = -1;
    std::atomic<bool> ends { false };
    mutable std::mutex mutex;
    std::vector<std::string> heads;
    std::thread acceptor;
    std::vector<std::thread> workers; //!< The acceptor's alone until it has ended.

    //! Copies one piece; false when this side is over.
    bool pass(int from, int to) const
    {
        std::array<char, 16 * 1024> piece {};
        const ssize_t count = ::recv(from, piece.data(), piece.size(), 0);
        return count > 0 && sendAll(to, {piece.data(), static_cast<std::size_t>(count)});
    }

    void splice(int client, int upstream) const
    {
        while (!ends) {
            std::array<pollfd, 2> wanted {{{client, POLLIN, 0}, {upstream, POLLIN, 0}}};
            if (::poll(wanted.data(), wanted.size(), 50) <= 0)
                continue;
            const bool goesOn = (wanted[0].revents == 0 || pass(client, upstream)) && (wanted[1].revents == 0 || pass(upstream, client));
            if (!goesOn)
                return;
        }
    }

    std::string readHead(int client) const
    {
        std::string head;
        while (!ends && !head.ends_with("\r\n\r\n")) {
            pollfd wanted {client, POLLIN, 0};
            if (::poll(&wanted, 1, 50) <= 0)
                continue;
            char byte = 0;
            if (::recv(client, &byte, 1, 0) != 1)
                break;
            head += byte;
        }
        return head;
    }

    void serve(int client)
    {
        const std::string head = readHead(client);
        {
            const std::lock_guard lock(mutex);
            heads.push_back(head);
        }
        const int upstream = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(target);
        const bool isOpen = head.starts_with("CONNECT ")
            && ::connect(upstream, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        if (isOpen && sendAll(client, "HTTP/1.1 200 Connection established\r\n\r\n"))
            splice(client, upstream);
        ::close(upstream);
        ::close(client);
    }

    void acceptAll()
    {
        while (!ends) {
            pollfd wanted {server, POLLIN, 0};
            if (::poll(&wanted, 1, 50) <= 0)
                continue;
            const int client = ::accept4(server, nullptr, nullptr, SOCK_CLOEXEC);
            if (client >= 0)
                workers.emplace_back([this, client] { serve(client); });
        }
    }
};

TunnelProxy::TunnelProxy(std::uint16_t target)
    : d(std::make_unique<Private>())
{
    d->target = target;
    d->server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    ::bind(d->server, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(d->server, 64);
    socklen_t size = sizeof address;
    ::getsockname(d->server, reinterpret_cast<sockaddr*>(&address), &size);
    d->port = ntohs(address.sin_port);
    d->acceptor = std::thread([p = d.get()] { p->acceptAll(); });
}

TunnelProxy::~TunnelProxy()
{
    d->ends = true;
    d->acceptor.join();
    for (std::thread& worker : d->workers)
        worker.join();
    ::close(d->server);
}

std::uint16_t TunnelProxy::port() const
{
    return d->port;
}

std::vector<std::string> TunnelProxy::heads() const
{
    const std::lock_guard lock(d->mutex);
    return d->heads;
}

} // namespace switchyard::testlib
