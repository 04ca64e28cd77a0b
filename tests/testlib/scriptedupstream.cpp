// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/scriptedupstream.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace switchyard::testlib {

namespace {

using namespace std::chrono_literals;

std::string jsonText(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (c == '\n')
            result += "\\n";
        else
            result += c;
    }
    return result;
}

std::string chunked(const std::string& bytes)
{
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + bytes + "\r\n";
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return std::tolower(x) == std::tolower(y); });
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

ScriptedReply ScriptedReply::raw(std::string bytes)
{
    ScriptedReply reply;
    reply.bytes(std::move(bytes));
    return reply;
}

ScriptedReply ScriptedReply::document(int status, std::string body, std::string headers, std::string contentType)
{
    std::string text = "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n";
    if (!contentType.empty())
        text += "Content-Type: " + contentType + "\r\n";
    text += headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    return raw(std::move(text));
}

ScriptedReply ScriptedReply::chat(const std::string& text)
{
    return document(200,
        R"({"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"scripted","choices":[{"index":0,"message":{"role":"assistant","content":")"
            + jsonText(text)
            + R"("},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21}})");
}

ScriptedReply ScriptedReply::stream(std::string headers)
{
    return raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + headers + "Transfer-Encoding: chunked\r\n\r\n");
}

ScriptedReply ScriptedReply::chatStream(const std::vector<std::string>& pieces)
{
    ScriptedReply reply = stream();
    reply.event(R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]})");
    for (const std::string& piece : pieces)
        reply.text(piece);
    reply.event(R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})");
    reply.event("[DONE]");
    reply.endChunks();
    return reply;
}

ScriptedReply ScriptedReply::closing()
{
    ScriptedReply reply;
    reply.close();
    return reply;
}

ScriptedReply ScriptedReply::resetting()
{
    ScriptedReply reply;
    reply.reset();
    return reply;
}

ScriptedReply& ScriptedReply::bytes(std::string more)
{
    m_steps.push_back({Step::Kind::Send, std::move(more), {}});
    return *this;
}

ScriptedReply& ScriptedReply::chunk(const std::string& bytes)
{
    return this->bytes(chunked(bytes));
}

ScriptedReply& ScriptedReply::event(const std::string& json)
{
    return chunk("data: " + json + "\n\n");
}

ScriptedReply& ScriptedReply::text(const std::string& piece)
{
    return event(R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"delta":{"content":")"
        + jsonText(piece) + R"("},"finish_reason":null}]})");
}

ScriptedReply& ScriptedReply::endChunks()
{
    return bytes("0\r\n\r\n");
}

ScriptedReply& ScriptedReply::wait(std::chrono::milliseconds time)
{
    m_steps.push_back({Step::Kind::Wait, {}, time});
    return *this;
}

ScriptedReply& ScriptedReply::then(const ScriptedReply& other)
{
    m_steps.insert(m_steps.end(), other.m_steps.begin(), other.m_steps.end());
    return *this;
}

ScriptedReply& ScriptedReply::waitForRelease()
{
    m_steps.push_back({Step::Kind::WaitForRelease, {}, 30s});
    return *this;
}

ScriptedReply& ScriptedReply::hang()
{
    m_steps.push_back({Step::Kind::Hang, {}, 30s});
    return *this;
}

ScriptedReply& ScriptedReply::close()
{
    m_steps.push_back({Step::Kind::Close, {}, {}});
    return *this;
}

ScriptedReply& ScriptedReply::reset()
{
    m_steps.push_back({Step::Kind::Reset, {}, {}});
    return *this;
}

ScriptedReply& ScriptedReply::inPiecesOf(std::size_t size)
{
    m_pieceSize = size;
    return *this;
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
    bool fill(int client, std::string& buffer) const
    {
        while (!ends) {
            pollfd wanted {client, POLLIN, 0};
            if (::poll(&wanted, 1, 50) <= 0)
                continue;
            char piece[65536];
            const ssize_t count = ::recv(client, piece, sizeof piece, 0);
            if (count <= 0)
                return false;
            buffer.append(piece, static_cast<std::size_t>(count));
            return true;
        }
        return false;
    }

    bool readRequest(int client, std::string& buffer, ReceivedRequest& request) const
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

    static bool sendAll(int client, std::string_view bytes, std::size_t pieceSize)
    {
        while (!bytes.empty()) {
            const std::size_t size = pieceSize ? std::min(pieceSize, bytes.size()) : bytes.size();
            const ssize_t count = ::send(client, bytes.data(), size, MSG_NOSIGNAL);
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
    After play(int client, const ScriptedReply& reply) const
    {
        using Kind = ScriptedReply::Step::Kind;
        for (const auto& step : reply.m_steps) {
            switch (step.kind) {
            case Kind::Send:
                if (!sendAll(client, step.bytes, reply.m_pieceSize))
                    return After::Abandoned;
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
        while (!ends) {
            ReceivedRequest request;
            request.connection = number;
            if (!readRequest(client, buffer, request))
                break;
            {
                const std::lock_guard lock(mutex);
                requests.push_back(request);
                changed.notify_all();
            }
            const After after = play(client, handler(request));
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

ScriptedUpstream::ScriptedUpstream(Handler handler)
    : d(std::make_unique<Private>())
{
    d->handler = std::move(handler);
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
    return d->changed.wait_for(lock, 5s, [&] { return static_cast<int>(d->requests.size()) >= count; });
}

bool ScriptedUpstream::waitForAbandoned(int count) const
{
    std::unique_lock lock(d->mutex);
    return d->changed.wait_for(lock, 5s, [&] { return d->abandoned >= count; });
}

void ScriptedUpstream::stopListening()
{
    // Connections that wait in the queue are reset by this as well.
    ::shutdown(d->server, SHUT_RDWR);
}

std::uint16_t refusedPort()
{
    std::uint16_t port = 0;
    const int server = listenOnLoopback(port);
    ::close(server);
    return port;
}

} // namespace switchyard::testlib
