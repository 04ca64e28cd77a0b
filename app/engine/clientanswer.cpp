// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/clientconnection_p.h"

#include "engine/accesscontrol.h"
#include "engine/core_p.h"
#include "engine/httptext.h"

#include <array>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;

constexpr auto writeBudget = 300s; //!< For a client that reads nothing at all.

} // namespace

bool ClientConnection::write(std::initializer_list<std::string_view> pieces)
{
    if (!m_open)
        return true;
    std::array<asio::const_buffer, 8> buffers;
    std::size_t used = 0;
    std::size_t total = 0;
    for (const std::string_view piece : pieces) {
        if (piece.empty())
            continue;
        buffers[used++] = asio::buffer(piece.data(), piece.size());
        total += piece.size();
    }
    m_bytesWritten += static_cast<std::int64_t>(total);
    std::size_t written = 0;
    if (m_pending.empty() && total > 0) {
        error_code error;
        written = m_socket.writeSome(std::span(buffers.data(), used), error);
        if (error && error != asio::error::would_block && error != asio::error::try_again) {
            // The caller is in the middle of its work; it hears of this from the loop.
            asio::post(m_core.context, [self = shared_from_this()] { self->close(); });
            return true;
        }
        if (error)
            written = 0;
    }
    if (written == total)
        return true;
    for (std::size_t i = 0; i < used; ++i) {
        const std::size_t skip = std::min(written, buffers[i].size());
        m_pending.append(static_cast<const char*>(buffers[i].data()) + skip, buffers[i].size() - skip);
        written -= skip;
    }
    m_deadline.arm(m_core.deadlines, writeBudget);
    pump();
    return m_pending.empty();
}

void ClientConnection::pump()
{
    if (m_writeArmed || !m_open)
        return;
    m_writeArmed = true;
    m_socket.wantWritable(true);
}

void ClientConnection::socketWritable()
{
    const auto self = shared_from_this();
    error_code error;
    const asio::const_buffer rest(m_pending.data() + m_pendingDone, m_pending.size() - m_pendingDone);
    const std::size_t written = m_socket.writeSome({&rest, 1}, error);
    if (error && error != asio::error::would_block && error != asio::error::try_again) {
        close();
        return;
    }
    m_pendingDone += error ? 0 : written;
    if (m_pendingDone < m_pending.size()) {
        if (written > 0)
            m_deadline.arm(m_core.deadlines, writeBudget);
        return;
    }
    m_writeArmed = false;
    drained();
    if (!m_writeArmed)
        m_socket.wantWritable(false);
}

void ClientConnection::drained()
{
    m_pendingDone = 0;
    if (m_pending.capacity() > 256 * 1024)
        std::string().swap(m_pending);
    else
        m_pending.clear();
    m_deadline.cancel();
    if (m_inputEnded)
        m_deadline.arm(m_core.deadlines, orphanRecheck);
    if (m_phase == Phase::Finishing) {
        answerFinished();
        return;
    }
    if (const auto task = m_task)
        task->clientDrained();
}

void ClientConnection::finish(bool mayKeepAlive)
{
    m_task.reset();
    if (!m_open)
        return;
    m_keepAliveAfter = mayKeepAlive && keepsAlive();
    m_phase = Phase::Finishing;
    if (m_pending.empty())
        answerFinished();
}

void ClientConnection::answerFinished()
{
    if (!m_keepAliveAfter) {
        // Closing with unread input would reset the connection, and the client might lose the answer.
        m_socket.shutdownSend();
        if (m_inputEnded || !m_lingers) {
            close();
            return;
        }
        m_deadline.arm(m_core.deadlines, 5s);
        armRead();
        return;
    }
    nextRequest();
}

void ClientConnection::respond(int status, std::string_view contentType, std::string_view body, std::string_view extraHeaders)
{
    if (!m_open)
        return;
    const bool keepAlive = keepsAlive();
    std::string head;
    appendStatusLine(head, status, m_request.head.minorVersion);
    if (!contentType.empty())
        head.append("content-type: ").append(contentType).append("\r\n");
    head.append("content-length: ").append(std::to_string(body.size())).append("\r\n");
    head += corsHeaders(allowedOrigin(m_request.head, m_core.table()->listen));
    head += extraHeaders;
    if (!keepAlive)
        head += "connection: close\r\n";
    else if (m_request.head.minorVersion == 0)
        head += "connection: keep-alive\r\n";
    head += "\r\n";
    const bool isHead = m_request.head.method == "HEAD";
    write({head, isHead ? std::string_view {} : body});
    finish(keepAlive);
}

} // namespace switchyard::engine
