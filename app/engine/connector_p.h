// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/asio_p.h"
#include "engine/deadlines_p.h"
#include "engine/resolver_p.h"
#include "engine/tlscontexts_p.h"
#include "routing/failure.h"
#include "routing/routingtable.h"

#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

namespace switchyard::engine {

//! A connection that is ready for its first request.
struct Connected {
    Socket socket;
    SslPointer ssl; //!< Null for plain TCP.
    bool throughPlainProxy = false; //!< Requests carry the absolute URL.
};

struct ConnectFailure {
    routing::FailureClass failure = routing::FailureClass::ConnectFailed;
    std::string message;
};

//! Which HTTP proxy, if any, an endpoint is reached through.
struct ProxyAddress {
    std::string host;
    std::uint16_t port = 0;
    Secret authorization; //!< The value of Proxy-Authorization; empty when the proxy wants none.
};
Result<std::optional<ProxyAddress>> proxyFor(const routing::Endpoint& endpoint, const routing::EnvironmentProxy& environment);

//! One connection being made: look-up, a race of the addresses (the second starts 50 ms after the first on `localhost`,
//! 250 ms elsewhere, at once when the first fails), proxy and TLS. Reports exactly once, unless cancelled or dropped.
class Connector final : public std::enable_shared_from_this<Connector> {
public:
    using Done = std::function<void(std::optional<Connected>, ConnectFailure)>;
    struct Tools {
        asio::io_context& context;
        Deadlines& deadlines;
        Resolver& resolver;
        TlsContexts& tls;
    };

    Connector(Tools tools, std::shared_ptr<const routing::Endpoint> endpoint);
    //! `done` may be called before this returns.
    void start(const routing::EnvironmentProxy& environment, std::chrono::milliseconds budget, Done done);
    void cancel();

private:
    struct Racer {
        explicit Racer(Executor executor)
            : socket(executor)
        {
        }
        Socket socket;
        bool isActive = true;
    };

    void resolved(const Resolver::Addresses& addresses);
    void startNextRacer();
    void racerFinished(const std::shared_ptr<Racer>& racer, const error_code& error);
    void connectedToPeer(Socket socket);
    void askProxy();
    void writeToProxy();
    void readFromProxy();
    void startTls();
    void handshake();
    void succeed();
    void fail(routing::FailureClass failure, std::string message);
    bool isOver() const { return !m_done; }

    Tools m_tools;
    std::shared_ptr<const routing::Endpoint> m_endpoint;
    Done m_done;
    Deadline m_deadline;
    Deadline m_headStart;
    std::optional<ProxyAddress> m_proxy;
    Resolver::Handle m_question;
    TlsContexts::Handle m_sslWish;
    Resolver::Addresses m_addresses;
    std::size_t m_nextAddress = 0;
    std::vector<std::shared_ptr<Racer>> m_racers;
    error_code m_lastError;
    std::optional<Socket> m_socket;
    SslPointer m_ssl;
    std::string m_proxyText;
    std::size_t m_proxyWritten = 0;
};

} // namespace switchyard::engine
