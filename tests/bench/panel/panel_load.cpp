// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Open-loop load: so many requests a second, spread over 32 connections, each with at most one request under way.
// usage: panel_load PORT RATE SECONDS TOKEN
// Prints sent, answered well, and late (a request that had to wait for a free connection).

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

constexpr std::size_t connections = 32;

int connectTo(int port)
{
    const int made = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket interface's way
    if (connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        std::exit(1);
    return made;
}

struct Line {
    int socket = -1;
    bool isBusy = false;
    std::string in;
};

//! Whether the whole answer with its Content-Length is in.
bool isComplete(const std::string& in)
{
    const auto head = in.find("\r\n\r\n");
    if (head == std::string::npos)
        return false;
    const auto length = in.find("ontent-", 0) == std::string::npos ? std::string::npos : in.find("ength: ");
    if (length == std::string::npos || length > head)
        return in.ends_with("0\r\n\r\n");
    return in.size() >= head + 4 + std::strtoul(in.c_str() + length + 7, nullptr, 10);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 5)
        return 2;
    using Clock = std::chrono::steady_clock;
    const double rate = std::atof(argv[2]);
    const auto length = std::chrono::seconds(std::atoi(argv[3]));
    const std::string body = R"({"model":"m0/mock","messages":[{"role":"user","content":"hi"}]})";
    const std::string request = "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + std::string(argv[4])
        + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    std::vector<Line> lines(connections);
    for (Line& line : lines)
        line.socket = connectTo(std::atoi(argv[1]));

    const auto start = Clock::now();
    long due = 0;
    long sent = 0;
    long good = 0;
    long late = 0;
    while (Clock::now() - start < length) {
        due = static_cast<long>(std::chrono::duration<double>(Clock::now() - start).count() * rate);
        for (Line& line : lines) {
            if (line.isBusy || sent >= due)
                continue;
            if (write(line.socket, request.data(), request.size()) != static_cast<ssize_t>(request.size()))
                return 1;
            line.isBusy = true;
            late += due - sent > static_cast<long>(connections) ? 1 : 0;
            ++sent;
        }
        std::array<pollfd, connections> waiting {};
        for (std::size_t i = 0; i < connections; ++i)
            waiting.at(i) = {lines[i].socket, POLLIN, 0};
        poll(waiting.data(), waiting.size(), 1);
        for (std::size_t i = 0; i < connections; ++i) {
            if ((waiting.at(i).revents & POLLIN) == 0)
                continue;
            std::array<char, 16384> buffer {};
            const ssize_t count = read(lines[i].socket, buffer.data(), buffer.size());
            if (count <= 0)
                return 1;
            lines[i].in.append(buffer.data(), static_cast<std::size_t>(count));
            if (!isComplete(lines[i].in))
                continue;
            good += lines[i].in.starts_with("HTTP/1.1 200") ? 1 : 0;
            lines[i].in.clear();
            lines[i].isBusy = false;
        }
    }
    std::printf("sent %ld (%.0f/s), good %ld, late %ld\n", sent, static_cast<double>(sent) / static_cast<double>(length.count()), good, late);
    return 0;
}
