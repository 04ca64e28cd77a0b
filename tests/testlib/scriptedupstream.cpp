// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/scriptedupstream.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace switchyard::testlib {

namespace {

using namespace std::chrono_literals;

//! However busy the machine is: nothing that is waited for takes this long.
constexpr auto patience = 60s;

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return std::tolower(x) == std::tolower(y); });
}

int listenOnIpv6(std::uint16_t& port)
{
    const int server = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in6 address {};
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    const bool isBound = ::bind(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::listen(server, 512);
    socklen_t size = sizeof address;
    ::getsockname(server, reinterpret_cast<sockaddr*>(&address), &size);
    port = isBound ? ntohs(address.sin6_port) : std::uint16_t {0};
    return server;
}

int listenOnLoopback(std::uint16_t& port)
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(server, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(server, 512);
    socklen_t size = sizeof address;
    ::getsockname(server, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    return server;
}

} // namespace

std::string ReceivedRequest::header(std::string_view name) const
{
    std::size_t line = head.find("\r\n");
    while (line != std::string::npos && line + 2 < head.size()) {
        const std::size_t begin = line + 2;
        const std::size_t end = head.find("\r\n", begin);
        const std::size_t colon = head.find(':', begin);
        if (colon != std::string::npos && colon < end
            && equalsIgnoringCase(std::string_view(head).substr(begin, colon - begin), name)) {
            const std::size_t value = head.find_first_not_of(' ', colon + 1);
            return head.substr(value, end - value);
        }
        line = end;
    }
    return {};
}

struct ScriptedUpstream::Private {
    Handler handler;
    int server = -1;
    std::uint16_t port = 0;
    std::thread acceptor;
    mutable std::mutex mutex;
    mutable std::condition_variable changed;
    std::vector<ReceivedRequest> requests;
    std::map<int, std::thread> threads; //!< By the connection's number.
    std::vector<int> finished;
    std::set<int> sockets;
    int accepted = 0;
    int abandoned = 0;
    bool released = false;
    std::atomic<bool> ends { false };
    std::optional<TlsServer> tls;
    std::shared_ptr<SSL_CTX> tlsContext;
    int resumed = 0;
    std::string serverName;

    //! One client's socket, with its encryption when there is one.
    struct Peer {
        int socket = -1;
        std::shared_ptr<SSL> ssl;

        ssize_t read(char* data, std::size_t size) const
        {
            return ssl ? SSL_read(ssl.get(), data, static_cast<int>(size)) : ::recv(socket, data, size, 0);
        }
        ssize_t write(const char* data, std::size_t size) const
        {
            return ssl ? SSL_write(ssl.get(), data, static_cast<int>(size)) : ::send(socket, data, size, MSG_NOSIGNAL);
        }
        bool hasDecrypted() const { return ssl && SSL_pending(ssl.get()) > 0; }
    };

    void useTls(TlsServer wanted)
    {
        // OpenSSL writes without MSG_NOSIGNAL.
        static const auto ignored = ::signal(SIGPIPE, SIG_IGN);
        static_cast<void>(ignored);
        tlsContext.reset(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
        const std::unique_ptr<BIO, decltype(&BIO_free)> certificate {BIO_new_mem_buf(wanted.certificate.certificate.data(), -1), BIO_free};
        const std::unique_ptr<X509, decltype(&X509_free)> x509 {PEM_read_bio_X509(certificate.get(), nullptr, nullptr, nullptr), X509_free};
        SSL_CTX_use_certificate(tlsContext.get(), x509.get());
        const std::unique_ptr<BIO, decltype(&BIO_free)> keyText {BIO_new_mem_buf(wanted.certificate.key.data(), -1), BIO_free};
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key {PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr), EVP_PKEY_free};
        SSL_CTX_use_PrivateKey(tlsContext.get(), key.get());
        static constexpr unsigned char idContext[] = "scripted";
        SSL_CTX_set_session_id_context(tlsContext.get(), idContext, sizeof idContext);
        if (!wanted.clientAuthority.empty()) {
            const std::unique_ptr<BIO, decltype(&BIO_free)> authority {BIO_new_mem_buf(wanted.clientAuthority.data(), -1), BIO_free};
            const std::unique_ptr<X509, decltype(&X509_free)> root {PEM_read_bio_X509(authority.get(), nullptr, nullptr, nullptr), X509_free};
            X509_STORE_add_cert(SSL_CTX_get_cert_store(tlsContext.get()), root.get());
            SSL_CTX_set_verify(tlsContext.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
        }
        tls = std::move(wanted);
    }

    //! False when there is no encrypted connection to be had.
    bool encrypt(Peer& peer)
    {
        if (!tls)
            return true;
        if (tls->stallsInHandshake) {
            pause(peer.socket, 2 * patience, false);
            return false;
        }
        peer.ssl.reset(SSL_new(tlsContext.get()), SSL_free);
        SSL_set_fd(peer.ssl.get(), peer.socket);
        if (SSL_accept(peer.ssl.get()) != 1)
            return false;
        const std::lock_guard lock(mutex);
        resumed += SSL_session_reused(peer.ssl.get()) ? 1 : 0;
        const char* const name = SSL_get_servername(peer.ssl.get(), TLSEXT_NAMETYPE_host_name);
        serverName = name ? name : "";
        return true;
    }

    void acceptAll()
    {
        while (!ends) {
            pollfd wanted {server, POLLIN, 0};
            if (::poll(&wanted, 1, 50) <= 0)
                continue;
            const int client = ::accept4(server, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0)
                return;
            const int one = 1;
            ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            joinFinished();
            const std::lock_guard lock(mutex);
            sockets.insert(client);
            const int number = ++accepted;
            threads[number] = std::thread([this, client, number] { serve(client, number); });
        }
    }

    //! A long run makes many connections; their threads must not pile up.
    void joinFinished()
    {
        std::vector<std::thread> over;
        {
            const std::lock_guard lock(mutex);
            for (const int number : finished)
                over.push_back(std::move(threads.extract(number).mapped()));
            finished.clear();
        }
        for (std::thread& thread : over)
            thread.join();
    }

    //! False when the client has closed.
    bool fill(const Peer& peer, std::string& buffer) const
    {
        while (!ends) {
            pollfd wanted {peer.socket, POLLIN, 0};
            if (!peer.hasDecrypted() && ::poll(&wanted, 1, 50) <= 0)
                continue;
            char piece[65536];
            const ssize_t count = peer.read(piece, sizeof piece);
            if (count <= 0)
                return false;
            buffer.append(piece, static_cast<std::size_t>(count));
            return true;
        }
        return false;
    }

    bool readRequest(const Peer& client, std::string& buffer, ReceivedRequest& request) const
    {
        std::size_t end = 0;
        while ((end = buffer.find("\r\n\r\n")) == std::string::npos) {
            if (!fill(client, buffer))
                return false;
        }
        request.head = buffer.substr(0, end + 4);
        buffer.erase(0, end + 4);
        request.method = request.head.substr(0, request.head.find(' '));
        const std::size_t target = request.method.size() + 1;
        request.target = request.head.substr(target, request.head.find(' ', target) - target);
        const std::string length = request.header("content-length");
        const std::size_t size = length.empty() ? 0 : std::stoul(length);
        while (buffer.size() < size) {
            if (!fill(client, buffer))
                return false;
        }
        request.body = buffer.substr(0, size);
        buffer.erase(0, size);
        return true;
    }

    //! Sleeps; false when the client closed meanwhile or the test is over.
    bool pause(int client, std::chrono::milliseconds time, bool untilRelease) const
    {
        const auto until = std::chrono::steady_clock::now() + time;
        while (!ends && std::chrono::steady_clock::now() < until) {
            if (untilRelease) {
                const std::lock_guard lock(mutex);
                if (released)
                    return true;
            }
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
            pollfd wanted {client, POLLIN | POLLRDHUP, 0};
            if (::poll(&wanted, 1, static_cast<int>(std::min<std::int64_t>(left.count(), untilRelease ? 2 : 50))) <= 0)
                continue;
            if ((wanted.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0)
                return false;
            std::this_thread::sleep_for(1ms);
        }
        return !ends;
    }

    static bool sendAll(const Peer& client, std::string_view bytes, std::size_t pieceSize)
    {
        while (!bytes.empty()) {
            const std::size_t size = pieceSize ? std::min(pieceSize, bytes.size()) : bytes.size();
            const ssize_t count = client.write(bytes.data(), size);
            if (count <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
            if (pieceSize && !bytes.empty())
                std::this_thread::sleep_for(200us);
        }
        return true;
    }

    enum class After {
        KeepAlive,
        Closed,
        Abandoned,
    };
    After play(const Peer& peer, const ScriptedReply& reply) const
    {
        const int client = peer.socket;
        using Kind = ScriptedReply::Step::Kind;
        for (const auto& step : reply.m_steps) {
            switch (step.kind) {
            case Kind::Send:
                for (int i = 0; i < step.count; ++i) {
                    if (!sendAll(peer, step.bytes, reply.m_pieceSize))
                        return After::Abandoned;
                }
                break;
            case Kind::Wait:
            case Kind::WaitForRelease:
            case Kind::Hang:
                if (!pause(client, step.time, step.kind == Kind::WaitForRelease))
                    return After::Abandoned;
                break;
            case Kind::Reset: {
                const linger hard {1, 0};
                ::setsockopt(client, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
                return After::Closed;
            }
            case Kind::Close:
                return After::Closed;
            }
        }
        return After::KeepAlive;
    }

    void serve(int client, int number)
    {
        std::string buffer;
        Peer peer {client, {}};
        const bool isReady = encrypt(peer);
        while (isReady && !ends) {
            ReceivedRequest request;
            request.connection = number;
            if (!readRequest(peer, buffer, request))
                break;
            {
                const std::lock_guard lock(mutex);
                requests.push_back(request);
                changed.notify_all();
            }
            const After after = play(peer, handler(request));
            if (after == After::Abandoned && !ends) {
                const std::lock_guard lock(mutex);
                ++abandoned;
                changed.notify_all();
            }
            if (after != After::KeepAlive)
                break;
        }
        const std::lock_guard lock(mutex);
        sockets.erase(client);
        finished.push_back(number);
        ::close(client);
    }
};

ScriptedUpstream::ScriptedUpstream(Handler handler, Loopback where)
    : d(std::make_unique<Private>())
{
    d->handler = std::move(handler);
    d->server = where == Loopback::Ipv6 ? listenOnIpv6(d->port) : listenOnLoopback(d->port);
    d->acceptor = std::thread([this] { d->acceptAll(); });
}

ScriptedUpstream::ScriptedUpstream(Handler handler, TlsServer tls)
    : d(std::make_unique<Private>())
{
    d->handler = std::move(handler);
    d->useTls(std::move(tls));
    d->server = listenOnLoopback(d->port);
    d->acceptor = std::thread([this] { d->acceptAll(); });
}

ScriptedUpstream::ScriptedUpstream(std::vector<ScriptedReply> replies)
    : ScriptedUpstream([replies = std::move(replies), next = std::make_shared<std::atomic<std::size_t>>(0)](const ReceivedRequest&) {
        return replies[std::min(next->fetch_add(1), replies.size() - 1)];
    })
{
}

ScriptedUpstream::~ScriptedUpstream()
{
    d->ends = true;
    d->acceptor.join();
    std::map<int, std::thread> threads;
    {
        const std::lock_guard lock(d->mutex);
        for (const int client : d->sockets)
            ::shutdown(client, SHUT_RDWR);
        threads = std::move(d->threads);
    }
    for (auto& [number, thread] : threads)
        thread.join();
    if (d->server >= 0)
        ::close(d->server);
}

std::uint16_t ScriptedUpstream::port() const
{
    return d->port;
}

std::string ScriptedUpstream::url() const
{
    return "http://127.0.0.1:" + std::to_string(d->port);
}

std::vector<ReceivedRequest> ScriptedUpstream::requests() const
{
    const std::lock_guard lock(d->mutex);
    return d->requests;
}

void ScriptedUpstream::forgetRequests()
{
    const std::lock_guard lock(d->mutex);
    d->requests.clear();
}

int ScriptedUpstream::requestCount() const
{
    const std::lock_guard lock(d->mutex);
    return static_cast<int>(d->requests.size());
}

int ScriptedUpstream::acceptedConnections() const
{
    const std::lock_guard lock(d->mutex);
    return d->accepted;
}

int ScriptedUpstream::resumedSessions() const
{
    const std::lock_guard lock(d->mutex);
    return d->resumed;
}

std::string ScriptedUpstream::serverName() const
{
    const std::lock_guard lock(d->mutex);
    return d->serverName;
}

int ScriptedUpstream::abandonedRequests() const
{
    const std::lock_guard lock(d->mutex);
    return d->abandoned;
}

void ScriptedUpstream::release()
{
    const std::lock_guard lock(d->mutex);
    d->released = true;
}

bool ScriptedUpstream::waitForRequests(int count) const
{
    std::unique_lock lock(d->mutex);
    return d->changed.wait_for(lock, patience, [&] { return static_cast<int>(d->requests.size()) >= count; });
}

bool ScriptedUpstream::waitForAbandoned(int count) const
{
    std::unique_lock lock(d->mutex);
    return d->changed.wait_for(lock, patience, [&] { return d->abandoned >= count; });
}

void ScriptedUpstream::stopListening()
{
    // Connections that wait in the queue are reset by this as well.
    ::shutdown(d->server, SHUT_RDWR);
}

std::uint16_t refusedPort()
{
    // Bound and never listening, until the program ends: a port that was set free could be somebody's a moment later.
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
    socklen_t size = sizeof address;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

} // namespace switchyard::testlib
