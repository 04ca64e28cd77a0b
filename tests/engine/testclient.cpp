// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testclient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace switchyard::enginetest {

namespace {

constexpr int patience = 60'000;

bool sameName(std::string_view a, std::string_view b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

} // namespace

std::string Answer::header(std::string_view name) const
{
    for (auto line = head.find("\r\n"); line != std::string::npos && line + 4 < head.size(); line = head.find("\r\n", line + 2)) {
        const std::size_t begin = line + 2;
        const std::size_t end = head.find("\r\n", begin);
        const std::size_t colon = head.find(':', begin);
        if (colon < end && sameName(std::string_view(head).substr(begin, colon - begin), name))
            return head.substr(colon + 2, end - colon - 2);
    }
    return {};
}

std::vector<std::string> Answer::events() const
{
    std::vector<std::string> result;
    for (std::size_t at = body.find("data:"); at != std::string::npos; at = body.find("\ndata:", at)) {
        if (body[at] == '\n')
            ++at;
        const std::size_t end = body.find('\n', at);
        std::string line = body.substr(at + 5, end == std::string::npos ? end : end - at - 5);
        line.erase(0, line.find_first_not_of(' '));
        result.push_back(line);
        if (end == std::string::npos)
            break;
        at = end;
    }
    return result;
}

std::string Answer::text() const
{
    std::string result;
    const std::string key = "\"content\":\"";
    for (std::size_t at = body.find(key); at != std::string::npos; at = body.find(key, at)) {
        at += key.size();
        const std::size_t end = body.find('"', at);
        result += body.substr(at, end - at);
    }
    return result;
}

TestClient::TestClient(std::uint16_t port, int receiveBuffer)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    if (receiveBuffer > 0)
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
    const int one = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
}

TestClient::~TestClient()
{
    close();
}

void TestClient::close()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

void TestClient::reset()
{
    const linger hard {1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    close();
}

void TestClient::halfClose() const
{
    ::shutdown(m_socket, SHUT_WR);
}

void TestClient::send(std::string_view bytes) const
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void TestClient::post(std::string_view path, std::string_view body, std::string_view extraHeaders) const
{
    std::string text = "POST ";
    text.append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer secret-token\r\n").append(extraHeaders);
    text.append("Content-Type: application/json\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    send(text);
}

bool TestClient::fill()
{
    pollfd wanted {m_socket, POLLIN, 0};
    if (::poll(&wanted, 1, patience) <= 0)
        return false;
    std::array<char, 65536> piece {};
    const ssize_t count = ::recv(m_socket, piece.data(), piece.size(), 0);
    if (count <= 0)
        return false;
    m_buffer.append(piece.data(), static_cast<std::size_t>(count));
    return true;
}

bool TestClient::waitFor(std::string_view text)
{
    while (m_buffer.find(text) == std::string::npos) {
        if (!fill())
            return false;
    }
    return true;
}

std::string TestClient::receiveUntil(std::string_view text)
{
    waitFor(text);
    return std::exchange(m_buffer, {});
}

bool TestClient::isClosedByPeer()
{
    while (fill())
        m_buffer.clear();
    pollfd wanted {m_socket, POLLIN, 0};
    return ::poll(&wanted, 1, 0) == 1;
}

Answer TestClient::receive()
{
    const auto start = std::chrono::steady_clock::now();
    Answer answer;
    readAnswer(answer);
    answer.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    return answer;
}

void TestClient::readAnswer(Answer& answer)
{
    do {
        std::size_t end = 0;
        while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos) {
            if (!fill())
                return;
        }
        if (answer.status != 0)
            answer.interim.push_back(answer.head);
        answer.head = m_buffer.substr(0, end + 4);
        m_buffer.erase(0, end + 4);
        answer.status = std::atoi(answer.head.c_str() + 9);
    } while (answer.status < 200);

    const std::string length = answer.header("content-length");
    if (sameName(answer.header("transfer-encoding"), "chunked")) {
        while (true) {
            std::size_t line = 0;
            while ((line = m_buffer.find("\r\n")) == std::string::npos) {
                if (!fill())
                    return;
            }
            const std::size_t size = std::stoul(m_buffer.substr(0, line), nullptr, 16);
            while (m_buffer.size() < line + 2 + size + 2) {
                if (!fill()) {
                    answer.body += m_buffer.substr(line + 2);
                    return;
                }
            }
            answer.body += m_buffer.substr(line + 2, size);
            m_buffer.erase(0, line + 2 + size + 2);
            if (size == 0)
                break;
        }
        answer.isWhole = true;
    } else if (!length.empty()) {
        const std::size_t size = std::stoul(length);
        while (m_buffer.size() < size) {
            if (!fill()) {
                answer.body = m_buffer;
                return;
            }
        }
        answer.body = m_buffer.substr(0, size);
        m_buffer.erase(0, size);
        answer.isWhole = true;
    } else if (answer.status != 204) {
        while (fill()) { }
        answer.body = std::exchange(m_buffer, {});
        answer.isWhole = true;
    }
}

} // namespace switchyard::enginetest
