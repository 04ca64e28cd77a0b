// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// A fast Chat Completions upstream for benchmarks: one thread, level-triggered epoll, answers prepared beforehand.
// usage: bench_upstream PORT
// A body with "stream":true is answered with 200 events and [DONE], one write an event, else with a document of 1 KB.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int eventsPerStream = 200;

struct Connection {
    int socket = -1;
    std::string in;
    std::string out;
    int eventsLeft = 0;
    bool waitsForRoom = false;
};

std::string document()
{
    const std::string body = R"({"id":"b","object":"chat.completion","created":1,"model":"bench","choices":[{"index":0,"message":{"role":"assistant","content":")"
        + std::string(850, 'x') + R"("},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21}})";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string chunk(const std::string& data)
{
    const std::string event = "data: " + data + "\n\n";
    std::array<char, 16> size {};
    std::snprintf(size.data(), size.size(), "%zx\r\n", event.size());
    return size.data() + event + "\r\n";
}

const std::string wholeDocument = document();
const std::string streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
const std::string streamEvent = chunk(
    R"({"id":"chatcmpl-b","object":"chat.completion.chunk","created":1700000000,"model":"bench","choices":[{"index":0,"delta":{"content":"some words of text "},"logprobs":null,"finish_reason":null}]})");
const std::string streamEnd = chunk(
    R"({"id":"chatcmpl-b","object":"chat.completion.chunk","created":1700000000,"model":"bench","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})")
    + chunk("[DONE]") + "0\r\n\r\n";

class Server {
public:
    explicit Server(std::uint16_t port)
        : m_poll(epoll_create1(EPOLL_CLOEXEC))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        const int one = 1;
        setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(m_listener, 4096) != 0) {
            std::perror("bench_upstream");
            std::exit(1);
        }
        watch(m_listener, EPOLLIN, EPOLL_CTL_ADD);
    }

    [[noreturn]] void run()
    {
        std::array<epoll_event, 256> events {};
        while (true) {
            const int count = epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const epoll_event& event = events[static_cast<std::size_t>(i)];
                if (event.data.fd == m_listener)
                    accept();
                else
                    serve(event.data.fd, event.events);
            }
        }
    }

private:
    void watch(int socket, std::uint32_t what, int how) const
    {
        epoll_event event {};
        event.events = what;
        event.data.fd = socket;
        epoll_ctl(m_poll, how, socket, &event);
    }

    void accept()
    {
        for (int socket = 0; (socket = ::accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
            const int one = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            const auto index = static_cast<std::size_t>(socket);
            if (m_connections.size() <= index)
                m_connections.resize(index + 1);
            m_connections[index] = std::make_unique<Connection>();
            m_connections[index]->socket = socket;
            watch(socket, EPOLLIN, EPOLL_CTL_ADD);
        }
    }

    void close(Connection& connection)
    {
        const auto index = static_cast<std::size_t>(connection.socket);
        ::close(connection.socket);
        m_connections[index].reset();
    }

    //! False when the connection is gone.
    bool write(Connection& connection)
    {
        while (true) {
            while (!connection.out.empty()) {
                const ssize_t count = ::send(connection.socket, connection.out.data(), connection.out.size(), MSG_NOSIGNAL);
                if (count < 0 && errno != EAGAIN) {
                    close(connection);
                    return false;
                }
                if (count < 0) {
                    watch(connection.socket, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
                    connection.waitsForRoom = true;
                    return true;
                }
                connection.out.erase(0, static_cast<std::size_t>(count));
            }
            if (connection.eventsLeft == 0)
                return true;
            connection.out = --connection.eventsLeft == 0 ? streamEnd : streamEvent;
        }
    }

    void serve(int socket, std::uint32_t what)
    {
        Connection& connection = *m_connections[static_cast<std::size_t>(socket)];
        if (connection.waitsForRoom && (what & EPOLLOUT) != 0) {
            connection.waitsForRoom = false;
            watch(socket, EPOLLIN, EPOLL_CTL_MOD);
            if (!write(connection))
                return;
        }
        if ((what & (EPOLLIN | EPOLLHUP | EPOLLERR)) == 0)
            return;
        const ssize_t count = ::recv(socket, m_buffer.data(), m_buffer.size(), 0);
        if (count <= 0) {
            close(connection);
            return;
        }
        connection.in.append(m_buffer.data(), static_cast<std::size_t>(count));
        const std::size_t head = connection.in.find("\r\n\r\n");
        if (head == std::string::npos)
            return;
        std::size_t length = connection.in.find("ontent-length: ");
        if (length == std::string::npos)
            length = connection.in.find("ontent-Length: ");
        const std::size_t body = length < head ? std::strtoul(connection.in.c_str() + length + 15, nullptr, 10) : 0;
        if (connection.in.size() < head + 4 + body)
            return;
        const bool isStream = std::string_view(connection.in).substr(head).find("\"stream\":true") != std::string_view::npos;
        connection.in.clear();
        connection.out = isStream ? streamHead + streamEvent : wholeDocument;
        connection.eventsLeft = isStream ? eventsPerStream : 0;
        write(connection);
    }

    int m_poll;
    int m_listener;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::array<char, 262144> m_buffer {};
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    signal(SIGPIPE, SIG_IGN);
    rlimit limit {};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    auto server = std::make_unique<Server>(static_cast<std::uint16_t>(std::atoi(argv[1])));
    server->run();
}
