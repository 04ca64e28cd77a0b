// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/listener_p.h"

#include <chrono>

namespace switchyard::engine {

namespace {

constexpr int backlog = 4096;
constexpr std::chrono::milliseconds pauseWhenExhausted { 100 };

} // namespace

Listener::Listener(asio::io_context& context, Accepted accepted)
    : m_context(context)
    , m_accepted(std::move(accepted))
    , m_pause(context.get_executor())
{
}

Result<std::uint16_t> Listener::bind(const tcp::endpoint& endpoint)
{
    auto acceptor = std::make_shared<Acceptor>(m_context.get_executor());
    error_code error;
    acceptor->open(endpoint.protocol(), error);
    if (!error)
        acceptor->set_option(asio::socket_base::reuse_address(true), error);
    if (!error && endpoint.protocol() == tcp::v6())
        acceptor->set_option(asio::ip::v6_only(true), error);
    if (!error)
        acceptor->bind(endpoint, error);
    if (!error)
        acceptor->listen(backlog, error);
    if (error) {
        const std::string where = endpoint.address().to_string() + " port " + std::to_string(endpoint.port());
        if (error == asio::error::address_in_use)
            return Error {ErrorCode::AddressInUse, where + " is taken by another program"};
        if (error == asio::error::access_denied)
            return Error {ErrorCode::PermissionDenied, "listening on " + where + " is not permitted"};
        return Error {ErrorCode::Network, "cannot listen on " + where + ": " + error.message()};
    }
    const std::uint16_t port = acceptor->local_endpoint(error).port();
    m_acceptors.push_back(std::move(acceptor));
    return port;
}

Result<std::uint16_t> Listener::open(const routing::ListenOptions& options)
{
    error_code error;
    const auto address = asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
    if (error)
        return Error {ErrorCode::InvalidArgument, "'" + options.address + "' is not an address to listen on"};
    auto port = bind({address, options.port});
    if (!port)
        return port.error();
    // The other loopback, where there is one, so that "localhost" works whatever it resolves to first.
    if (address == asio::ip::address_v4::loopback()) {
        const auto ignored = bind({asio::ip::address_v6::loopback(), *port});
        static_cast<void>(ignored);
    }
    for (std::size_t i = 0; i < m_acceptors.size(); ++i)
        accept(i);
    return port;
}

void Listener::close()
{
    error_code ignored;
    for (const auto& acceptor : m_acceptors)
        acceptor->close(ignored);
    m_acceptors.clear();
    m_pause.cancel();
}

void Listener::accept(std::size_t index)
{
    const auto acceptor = m_acceptors[index];
    acceptor->async_accept(m_context.get_executor(), [this, index, acceptor](const error_code& error, Socket socket) {
        if (!acceptor->is_open() || error == asio::error::operation_aborted)
            return;
        if (!error) {
            m_accepted(std::move(socket));
            accept(index);
            return;
        }
        // Out of descriptors, most likely: some will be free in a moment.
        m_pause.expires_after(pauseWhenExhausted);
        m_pause.async_wait([this, index, acceptor](const error_code& waitError) {
            if (!waitError && acceptor->is_open())
                accept(index);
        });
    });
}

} // namespace switchyard::engine
