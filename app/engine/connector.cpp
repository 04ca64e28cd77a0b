// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/connector_p.h"

#include "engine/httphead.h"
#include "engine/link.h"
#include "engine/modellist.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;
using routing::FailureClass;

constexpr auto headStartLocalhost = 50ms;
constexpr auto headStartElsewhere = 250ms;
constexpr std::size_t longestProxyAnswer = 16 * 1024;

std::string base64(std::string_view text)
{
    std::string encoded(4 * ((text.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
        reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
    encoded.resize(static_cast<std::size_t>(length));
    return encoded;
}

Result<ProxyAddress> parseProxy(std::string_view text)
{
    ProxyAddress proxy;
    std::string plain(text);
    if (plain.find("://") == std::string::npos)
        plain = "http://" + plain;
    const auto authority = plain.find("://") + 3;
    if (const auto at = plain.find('@', authority); at != std::string::npos) {
        proxy.authorization = Secret("Basic " + base64(percentDecoded(plain.substr(authority, at - authority))));
        plain.erase(authority, at + 1 - authority);
    }
    const auto url = routing::parseBaseUrl(plain);
    if (!url)
        return Error {ErrorCode::InvalidArgument, "the proxy's address is not one: " + url.error().message};
    if (url->tls)
        return Error {ErrorCode::Unsupported, "a proxy that itself speaks TLS is not supported"};
    proxy.host = url->host;
    proxy.port = url->port;
    return proxy;
}

bool isExempt(const std::string& host, const std::vector<std::string>& noProxy)
{
    if (routing::trustClassOf(host) == routing::TrustClass::Loopback)
        return true;
    return std::any_of(noProxy.begin(), noProxy.end(), [&](std::string entry) {
        if (entry == "*")
            return true;
        if (entry.starts_with("*."))
            entry.erase(0, 1);
        const std::string suffix = entry.starts_with('.') ? entry : '.' + entry;
        return host == entry || host.ends_with(suffix);
    });
}

FailureClass classOf(const error_code& error)
{
    if (error == asio::error::connection_refused)
        return FailureClass::ConnectRefused;
    if (error == asio::error::timed_out)
        return FailureClass::ConnectTimeout;
    return FailureClass::ConnectFailed;
}

} // namespace

Result<std::optional<ProxyAddress>> proxyFor(
    const routing::Endpoint& endpoint, const routing::EnvironmentProxy& environment)
{
    using Mode = routing::ProxyOptions::Mode;
    Secret url;
    if (endpoint.proxy.mode == Mode::Explicit)
        url = endpoint.proxy.url;
    else if (endpoint.proxy.mode == Mode::Environment && !isExempt(endpoint.baseUrl.host, environment.noProxy))
        url = endpoint.baseUrl.tls ? environment.https : environment.http;
    if (url.isEmpty())
        return std::optional<ProxyAddress> {};
    auto parsed = parseProxy(url.reveal());
    if (!parsed)
        return parsed.error();
    return std::optional<ProxyAddress>(std::move(*parsed));
}

Connector::Connector(Tools tools, std::shared_ptr<const routing::Endpoint> endpoint)
    : m_tools(tools)
    , m_endpoint(std::move(endpoint))
    , m_deadline([this] {
        m_tools.resolver.forget(m_proxy ? m_proxy->host : m_endpoint->baseUrl.host);
        fail(FailureClass::ConnectTimeout, "no connection within the time allowed");
    })
    , m_headStart([this] { startNextRacer(); })
{
}

void Connector::start(const routing::EnvironmentProxy& environment, std::chrono::milliseconds budget, Done done)
{
    const auto self = shared_from_this();
    m_done = std::move(done);
    m_deadline.arm(m_tools.deadlines, budget);
    auto proxy = proxyFor(*m_endpoint, environment);
    if (!proxy) {
        fail(FailureClass::ProxyFailed, proxy.error().message);
        return;
    }
    m_proxy = std::move(*proxy);
    const std::string& host = m_proxy ? m_proxy->host : m_endpoint->baseUrl.host;
    m_question = m_tools.resolver.resolve(host, [this](const Resolver::Addresses& addresses) { resolved(addresses); });
}

void Connector::cancel()
{
    m_done = nullptr;
    m_deadline.cancel();
    m_headStart.cancel();
    m_question.reset();
    m_sslWish.reset();
    error_code ignored;
    for (const auto& racer : m_racers)
        racer->socket.close(ignored);
    m_racers.clear();
    if (m_socket)
        m_socket->close(ignored);
}

void Connector::fail(FailureClass failure, std::string message)
{
    if (isOver())
        return;
    const auto self = shared_from_this();
    const Done done = std::move(m_done);
    cancel();
    done(std::nullopt, {failure, std::move(message)});
}

void Connector::succeed()
{
    const auto self = shared_from_this();
    const Done done = std::move(m_done);
    m_done = nullptr;
    m_deadline.cancel();
    done(Connected {std::move(*m_socket), std::move(m_ssl), m_proxy && !m_endpoint->baseUrl.tls}, {});
}

void Connector::resolved(const Resolver::Addresses& addresses)
{
    if (isOver())
        return;
    if (addresses.empty()) {
        const std::string& host = m_proxy ? m_proxy->host : m_endpoint->baseUrl.host;
        fail(FailureClass::DnsFailed, "the name '" + host + "' could not be resolved");
        return;
    }
    m_addresses = addresses;
    startNextRacer();
}

void Connector::startNextRacer()
{
    if (isOver() || m_nextAddress == m_addresses.size())
        return;
    const auto address = m_addresses[m_nextAddress++];
    const std::uint16_t port = m_proxy ? m_proxy->port : m_endpoint->baseUrl.port;
    auto racer = std::make_shared<Racer>(m_tools.context.get_executor());
    m_racers.push_back(racer);
    const bool isLocalhost = address.is_loopback();
    if (m_nextAddress < m_addresses.size())
        m_headStart.arm(m_tools.deadlines, isLocalhost ? headStartLocalhost : headStartElsewhere);
    racer->socket.async_connect(tcp::endpoint(address, port),
        [self = shared_from_this(), racer](const error_code& error) { self->racerFinished(racer, error); });
}

void Connector::racerFinished(const std::shared_ptr<Racer>& racer, const error_code& error)
{
    racer->isActive = false;
    if (isOver() || m_socket)
        return;
    if (!error) {
        Socket socket = std::move(racer->socket);
        error_code ignored;
        for (const auto& other : m_racers) {
            if (other->isActive)
                other->socket.close(ignored);
        }
        m_racers.clear();
        m_headStart.cancel();
        connectedToPeer(std::move(socket));
        return;
    }
    // Of two failures the more telling one is kept: refused beats unreachable.
    if (!m_lastError || error == asio::error::connection_refused)
        m_lastError = error;
    if (m_nextAddress < m_addresses.size()) {
        m_headStart.cancel();
        startNextRacer();
        return;
    }
    const bool othersRun = std::any_of(m_racers.begin(), m_racers.end(), [](const auto& other) { return other->isActive; });
    if (othersRun)
        return;
    const std::string whom = m_proxy ? "the proxy" : m_endpoint->baseUrl.hostHeader();
    m_tools.resolver.forget(m_proxy ? m_proxy->host : m_endpoint->baseUrl.host);
    fail(m_proxy ? FailureClass::ProxyFailed : classOf(m_lastError),
        m_lastError == asio::error::connection_refused ? whom + " refused the connection"
                                                       : "no connection to " + whom + ": " + m_lastError.message());
}

void Connector::connectedToPeer(Socket socket)
{
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    socket.native_non_blocking(true, ignored);
    keepLinkWatched(socket.native_handle());
    m_socket.emplace(std::move(socket));
    if (m_proxy && m_endpoint->baseUrl.tls)
        askProxy();
    else
        startTls();
}

void Connector::askProxy()
{
    const auto& url = m_endpoint->baseUrl;
    const std::string authority
        = (url.host.find(':') == std::string::npos ? url.host : '[' + url.host + ']') + ':' + std::to_string(url.port);
    m_proxyText = "CONNECT " + authority + " HTTP/1.1\r\nhost: " + authority + "\r\n";
    if (!m_proxy->authorization.isEmpty())
        m_proxyText += "proxy-authorization: " + std::string(m_proxy->authorization.reveal()) + "\r\n";
    m_proxyText += "\r\n";
    writeToProxy();
}

void Connector::writeToProxy()
{
    m_socket->async_write_some(asio::buffer(m_proxyText.data() + m_proxyWritten, m_proxyText.size() - m_proxyWritten),
        [self = shared_from_this()](const error_code& error, std::size_t written) {
            if (self->isOver())
                return;
            if (error) {
                self->fail(FailureClass::ProxyFailed, "the proxy closed the connection");
                return;
            }
            self->m_proxyWritten += written;
            if (self->m_proxyWritten < self->m_proxyText.size()) {
                self->writeToProxy();
                return;
            }
            self->m_proxyText.clear();
            self->readFromProxy();
        });
}

void Connector::readFromProxy()
{
    // One byte too many would belong to the tunnel: servers do not speak first in TLS, so a block is safe.
    const std::size_t have = m_proxyText.size();
    m_proxyText.resize(have + 1024);
    m_socket->async_read_some(asio::buffer(m_proxyText.data() + have, 1024),
        [self = shared_from_this(), have](const error_code& error, std::size_t size) {
            if (self->isOver())
                return;
            self->m_proxyText.resize(have + size);
            if (error) {
                self->fail(FailureClass::ProxyFailed, "the proxy closed the connection");
                return;
            }
            const std::size_t end = findHeadEnd(self->m_proxyText, have);
            if (end == 0) {
                if (self->m_proxyText.size() > longestProxyAnswer)
                    self->fail(FailureClass::ProxyFailed, "the proxy's answer is not HTTP");
                else
                    self->readFromProxy();
                return;
            }
            ResponseHead head;
            const auto fault = parseResponseHead(std::string_view(self->m_proxyText).substr(0, end), head);
            if (fault != HeadFault::None || head.status < 200 || head.status > 299) {
                self->fail(FailureClass::ProxyFailed, fault != HeadFault::None
                        ? "the proxy's answer is not HTTP"
                        : "the proxy refused with status " + std::to_string(head.status));
                return;
            }
            self->startTls();
        });
}

void Connector::startTls()
{
    if (!m_endpoint->baseUrl.tls) {
        succeed();
        return;
    }
    m_sslWish = m_tools.tls.prepare(*m_endpoint, [this](Result<SslPointer> ssl) {
        if (isOver())
            return;
        if (!ssl) {
            fail(FailureClass::TlsFailed, ssl.error().message);
            return;
        }
        m_ssl = std::move(*ssl);
        SSL_set_fd(m_ssl.get(), m_socket->native_handle());
        handshake();
    });
}

void Connector::handshake()
{
    ERR_clear_error();
    const int result = SSL_do_handshake(m_ssl.get());
    if (result == 1) {
        succeed();
        return;
    }
    const int want = SSL_get_error(m_ssl.get(), result);
    if (want == SSL_ERROR_WANT_READ || want == SSL_ERROR_WANT_WRITE) {
        m_socket->async_wait(want == SSL_ERROR_WANT_READ ? Socket::wait_read : Socket::wait_write,
            [self = shared_from_this()](const error_code& error) {
                if (!error && !self->isOver())
                    self->handshake();
            });
        return;
    }
    const long verdict = SSL_get_verify_result(m_ssl.get());
    if (verdict != X509_V_OK && !m_endpoint->tls.insecureSkipVerify) {
        fail(FailureClass::TlsFailed, "the certificate of " + m_endpoint->baseUrl.hostHeader() + " was not accepted: "
                + X509_verify_cert_error_string(verdict));
        return;
    }
    const std::string cause = takeOpenSslError();
    fail(FailureClass::TlsFailed, "no TLS with " + m_endpoint->baseUrl.hostHeader()
            + (cause.empty() ? std::string(": the connection was closed") : ": " + cause));
}

} // namespace switchyard::engine
