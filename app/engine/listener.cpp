// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/listener_p.h"

#include <chrono>

namespace switchyard::engine {

namespace {

constexpr int backlog = 4096;
constexpr int mostAtOnce = 64; //!< Then those that are connected have their turn.
constexpr std::chrono::milliseconds pauseWhenExhausted { 100 };

} // namespace

Listener::Listener(SocketPoller& poller, Deadlines& deadlines, Accepted accepted)
    : m_poller(poller)
    , m_deadlines(deadlines)
    , m_accepted(std::move(accepted))
    , m_pause([this] { goOn(); })
{
}

Result<std::uint16_t> Listener::bind(const tcp::endpoint& endpoint)
{
    Acceptor acceptor(m_poller.executor());
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error && endpoint.protocol() == tcp::v6())
        acceptor.set_option(asio::ip::v6_only(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(backlog, error);
    if (error) {
        const std::string where = endpoint.address().to_string() + " port " + std::to_string(endpoint.port());
        if (error == asio::error::address_in_use)
            return Error {ErrorCode::AddressInUse, where + " is taken by another program"};
        if (error == asio::error::access_denied)
            return Error {ErrorCode::PermissionDenied, "listening on " + where + " is not permitted"};
        return Error {ErrorCode::Network, "cannot listen on " + where + ": " + error.message()};
    }
    const std::uint16_t port = acceptor.local_endpoint(error).port();
    const std::size_t index = m_acceptors.size();
    m_acceptors.push_back(std::make_unique<PolledAcceptor>(
        m_poller, std::move(acceptor), [this, index] { accept(*m_acceptors[index]); }));
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
    if (const error_code unheard = wantAll(true))
        return Error {ErrorCode::Network, "cannot wait for clients on port " + std::to_string(*port) + ": " + unheard.message()};
    return port;
}

void Listener::close()
{
    m_pause.cancel();
    m_acceptors.clear();
}

error_code Listener::wantAll(bool wanted)
{
    error_code first;
    for (const auto& acceptor : m_acceptors) {
        const error_code error = acceptor->wantAcceptable(wanted);
        first = first ? first : error;
    }
    return first;
}

void Listener::goOn()
{
    if (wantAll(true))
        m_pause.arm(m_deadlines, pauseWhenExhausted);
}

void Listener::accept(PolledAcceptor& acceptor)
{
    for (int i = 0; i < mostAtOnce; ++i) {
        error_code error;
        Socket socket = acceptor.accept(error);
        if (error == asio::error::would_block || error == asio::error::try_again || error == asio::error::connection_aborted)
            return;
        if (error) {
            // Out of descriptors, most likely: some will be free in a moment.
            wantAll(false);
            m_pause.arm(m_deadlines, pauseWhenExhausted);
            return;
        }
        m_accepted(std::move(socket));
    }
}

} // namespace switchyard::engine
