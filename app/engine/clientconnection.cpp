// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/clientconnection_p.h"

#include "engine/accesscontrol.h"
#include "engine/core_p.h"
#include "engine/halfclose.h"
#include "engine/httptext.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t longestHead = 128 * 1024;
constexpr std::size_t leastRoom = 1024; //!< Kept free for noticing what the client does during an answer.
constexpr auto headBudget = 30s; //!< For a head to arrive once its first byte has.
constexpr auto bodyBudget = 60s; //!< Between two pieces of a body.
constexpr auto writeBudget = 300s; //!< For a client that reads nothing at all.
constexpr auto idleBudget = 600s;
//! The peer's socket is orphaned a moment after its FIN: look only then whether it was closed or half closed.
constexpr auto orphanDelay = 1ms;
constexpr auto orphanRecheck = 500ms;

} // namespace

ClientConnection::ClientConnection(Core& core, Socket socket)
    : m_core(core)
    , m_socket(std::move(socket))
    , m_block(core.blocks.take(BlockPool::smallest))
    , m_deadline([this] {
        const auto self = shared_from_this();
        if (m_phase == Phase::Head || m_phase == Phase::Body)
            refuse(408, "invalid_request_error", "request_timeout", "the request did not arrive in time");
        else if (m_phase == Phase::Answering && m_inputEnded && m_pending.empty())
            checkHalfClosed();
        else
            close();
    })
{
    m_core.clients.insert(this);
}

ClientConnection::~ClientConnection()
{
    m_core.clients.erase(this);
}

void ClientConnection::start()
{
    error_code ignored;
    m_socket.set_option(tcp::no_delay(true), ignored);
    m_socket.non_blocking(true, ignored);
    m_socket.native_non_blocking(true, ignored);
    m_deadline.arm(m_core.deadlines, idleBudget);
    armRead();
}

void ClientConnection::close()
{
    if (!m_open)
        return;
    const auto self = shared_from_this();
    m_open = false;
    m_deadline.cancel();
    error_code ignored;
    m_socket.close(ignored);
    m_core.clients.erase(this);
    if (const auto task = std::exchange(m_task, nullptr))
        task->clientGone();
}

void ClientConnection::closeWhenIdle()
{
    m_closing = true;
    if (m_phase == Phase::Idle || m_phase == Phase::Head)
        close();
}

void ClientConnection::armRead()
{
    if (m_readArmed || !m_open || m_inputEnded)
        return;
    char* target = m_block.data() + m_end;
    std::size_t room = m_block.capacity() - m_end;
    if (m_phase == Phase::Body && m_body && !m_request.head.chunked) {
        target = m_body.data() + m_bodyHave;
        room = m_bodyNeed - m_bodyHave;
    }
    if (room == 0)
        return;
    m_readArmed = true;
    m_socket.async_read_some(asio::buffer(target, room), [self = shared_from_this()](const error_code& error, std::size_t count) {
        self->m_readArmed = false;
        self->readDone(error, count);
    });
}

void ClientConnection::readDone(const error_code& error, std::size_t count)
{
    if (!m_open)
        return;
    if (error == asio::error::eof) {
        inputEnded();
        return;
    }
    if (error && error != asio::error::operation_aborted) {
        close();
        return;
    }
    if (m_phase == Phase::Body && m_body && !m_request.head.chunked)
        m_bodyHave += count;
    else
        m_end += count;
    if (m_phase == Phase::Answering || m_phase == Phase::Finishing) {
        // The next request, early: it waits in what room there is, and more is left to the socket. What comes after a
        // refusal belongs to nobody.
        if (m_lingers)
            m_end = m_headEnd;
        armRead();
        return;
    }
    process();
    armRead();
}

void ClientConnection::inputEnded()
{
    m_inputEnded = true;
    if (m_phase != Phase::Answering && m_phase != Phase::Finishing) {
        close();
        return;
    }
    m_closing = true;
    m_deadline.arm(m_core.deadlines, orphanDelay);
}

void ClientConnection::checkHalfClosed()
{
    if (peerHasClosed(m_socket.native_handle()))
        close();
    else
        m_deadline.arm(m_core.deadlines, orphanRecheck);
}

void ClientConnection::process()
{
    if (m_processing)
        return;
    m_processing = true;
    bool goesOn = true;
    while (goesOn && m_open) {
        if (m_phase == Phase::Idle || m_phase == Phase::Head) {
            goesOn = processHead();
        } else if (m_phase == Phase::Body) {
            takeBody();
            goesOn = false;
        } else {
            goesOn = false;
        }
        // An answer that was complete at once leaves the next request waiting here.
        goesOn = goesOn || (m_open && m_phase == Phase::Idle && m_end > m_begin && !m_readArmed && m_searched == 0);
    }
    m_processing = false;
}

bool ClientConnection::processHead()
{
    if (m_begin > 0 && !m_readArmed) {
        std::memmove(m_block.data(), m_block.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    // Empty lines before a request line are passed over (RFC 9112 section 2.2).
    while (m_end - m_begin >= 2 && m_block.data()[m_begin] == '\r' && m_block.data()[m_begin + 1] == '\n')
        m_begin += 2;
    if (m_begin == m_end) {
        m_begin = m_end = m_searched = 0;
        return false;
    }
    if (m_phase == Phase::Idle) {
        m_phase = Phase::Head;
        m_deadline.arm(m_core.deadlines, headBudget);
    }
    const std::string_view bytes(m_block.data() + m_begin, m_end - m_begin);
    const std::size_t headSize = findHeadEnd(bytes, m_searched);
    if (headSize == 0) {
        m_searched = bytes.size();
        if (bytes.size() > longestHead) {
            refuse(431, "invalid_request_error", "headers_too_large", "the request's head is larger than 128 KiB");
            return false;
        }
        if (m_block.capacity() - m_end < leastRoom) {
            Block larger = m_core.blocks.take(m_block.capacity() * 2);
            std::memcpy(larger.data(), bytes.data(), bytes.size());
            m_block = std::move(larger);
            m_begin = 0;
            m_end = bytes.size();
        }
        return false;
    }
    m_searched = 0;
    m_headEnd = m_begin + headSize;
    if (m_block.capacity() - m_headEnd < leastRoom) {
        // The head fills the block; views into it must not move later, so it moves now.
        Block larger = m_core.blocks.take(m_block.capacity() + leastRoom);
        std::memcpy(larger.data(), bytes.data(), bytes.size());
        m_block = std::move(larger);
        m_headEnd = headSize;
        m_begin = 0;
        m_end = bytes.size();
    }
    m_request.arrived = std::chrono::steady_clock::now();
    m_bytesWritten = 0;
    const HeadFault fault = parseRequestHead({m_block.data() + m_begin, headSize}, m_request.head);
    if (fault != HeadFault::None) {
        refuse(400, "invalid_request_error", "bad_request", faultText(fault));
        return false;
    }
    m_request.path = m_request.head.target.substr(0, m_request.head.target.find('?'));
    return admit() && beginBody();
}

bool ClientConnection::admit()
{
    const auto& head = m_request.head;
    const auto& listen = m_core.table()->listen;
    const bool isPreflight = head.method == "OPTIONS";
    const bool isOpen = m_request.path == "/healthz" || isPreflight;
    switch (judgeAccess(head, listen, m_core.options.token, !isOpen)) {
    case Access::WrongHost:
        refuse(403, "permission_error", "host_not_allowed",
            "the Host header is not one this engine answers to; use 127.0.0.1 or localhost, or allow the name");
        return false;
    case Access::WrongOrigin:
        refuse(403, "permission_error", "origin_not_allowed", "this web page's origin is not in the list of allowed ones");
        return false;
    case Access::WrongToken:
        refuse(401, "invalid_request_error", "invalid_api_key",
            "the engine's token is missing or wrong; send it as 'Authorization: Bearer', 'x-api-key' or 'api-key'");
        return false;
    case Access::Granted:
        break;
    }
    const auto limit = static_cast<std::uint64_t>(m_core.table()->bodyLimit.value);
    if (head.contentLength.value_or(0) > limit) {
        refuse(413, "invalid_request_error", "request_too_large",
            "the body is larger than " + std::to_string(limit / 1024 / 1024) + " MiB");
        return false;
    }
    return true;
}

bool ClientConnection::beginBody()
{
    m_phase = Phase::Body;
    m_bodyHave = 0;
    m_bodyNeed = m_request.head.contentLength.value_or(0);
    m_chunks.reset();
    const std::size_t available = m_end - m_headEnd;
    if (m_request.head.chunked) {
        m_body = m_core.blocks.take(BlockPool::smallest);
    } else if (available >= m_bodyNeed) {
        dispatch();
        return false;
    } else if (m_block.capacity() - m_headEnd < m_bodyNeed + leastRoom) {
        m_body = m_core.blocks.take(m_bodyNeed);
        std::memcpy(m_body.data(), m_block.data() + m_headEnd, available);
        m_bodyHave = available;
        m_end = m_headEnd;
    }
    m_deadline.arm(m_core.deadlines, bodyBudget);
    if (m_request.head.expectsContinue && available == 0)
        write({"HTTP/1.1 100 Continue\r\n\r\n"});
    return m_request.head.chunked && available > 0;
}

void ClientConnection::takeBody()
{
    if (m_request.head.chunked) {
        takeChunkedBody();
        return;
    }
    const std::size_t have = m_body ? m_bodyHave : m_end - m_headEnd;
    if (have >= m_bodyNeed)
        dispatch();
    else
        m_deadline.arm(m_core.deadlines, bodyBudget);
}

void ClientConnection::takeChunkedBody()
{
    char* const raw = m_block.data() + m_headEnd;
    const ChunkDecoder::Step step = m_chunks.decode(raw, m_end - m_headEnd);
    if (step.state == ChunkDecoder::State::Fault) {
        refuse(400, "invalid_request_error", "bad_request", "the body's chunked framing is not valid");
        return;
    }
    if (m_bodyHave + step.payload > static_cast<std::size_t>(m_core.table()->bodyLimit.value)) {
        refuse(413, "invalid_request_error", "request_too_large", "the body is larger than the limit");
        return;
    }
    if (m_bodyHave + step.payload > m_body.capacity()) {
        Block larger = m_core.blocks.take(std::max(m_body.capacity() * 2, m_bodyHave + step.payload));
        std::memcpy(larger.data(), m_body.data(), m_bodyHave);
        m_body = std::move(larger);
    }
    std::memcpy(m_body.data() + m_bodyHave, raw, step.payload);
    m_bodyHave += step.payload;
    const std::size_t rest = m_end - m_headEnd - step.consumed;
    std::memmove(raw, raw + step.consumed, rest);
    m_end = m_headEnd + rest;
    if (step.state == ChunkDecoder::State::Complete) {
        m_bodyNeed = m_bodyHave;
        dispatch();
    } else {
        m_deadline.arm(m_core.deadlines, bodyBudget);
    }
}

void ClientConnection::dispatch()
{
    m_phase = Phase::Answering;
    m_deadline.cancel();
    if (m_body) {
        m_request.body = {m_body.data(), m_bodyNeed};
    } else {
        m_request.body = {m_block.data() + m_headEnd, m_bodyNeed};
        m_headEnd += m_bodyNeed;
    }
    m_request.arrived = std::chrono::steady_clock::now();
    routeRequest(m_core, shared_from_this());
}

void ClientConnection::releaseBody()
{
    m_request.body = {};
    m_body.release();
}

void ClientConnection::refuse(int status, std::string_view type, std::string_view code, std::string_view message)
{
    // Bytes of a body that was not read would be taken for the next request.
    const bool bodyFollows = m_request.head.chunked || m_request.head.contentLength.value_or(0) > m_end - m_headEnd
        || status == 400 || status == 408 || status == 431;
    m_closing = m_closing || bodyFollows;
    m_lingers = bodyFollows;
    m_headEnd = std::max(m_headEnd, m_begin);
    if (!m_closing)
        m_headEnd += m_request.head.contentLength.value_or(0);
    m_phase = Phase::Answering;
    // The path tells the dialect even when nothing else may be read.
    const bool isMessages = m_request.path.starts_with("/v1/messages") || m_request.path.starts_with("/messages");
    respond(status, jsonType, isMessages ? messagesErrorBody(status, message) : errorBody(type, code, message));
}

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
        written = m_socket.write_some(std::span(buffers.data(), used), error);
        if (error && error != asio::error::would_block && error != asio::error::try_again) {
            // The caller is in the middle of its work; it hears of this from the loop.
            asio::post(m_socket.get_executor(), [self = shared_from_this()] { self->close(); });
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
    m_socket.async_wait(Socket::wait_write, [self = shared_from_this()](const error_code& waitError) {
        self->m_writeArmed = false;
        if (waitError || !self->m_open)
            return;
        error_code error;
        const std::size_t written = self->m_socket.write_some(
            asio::buffer(self->m_pending.data() + self->m_pendingDone, self->m_pending.size() - self->m_pendingDone), error);
        if (error && error != asio::error::would_block && error != asio::error::try_again) {
            self->close();
            return;
        }
        self->m_pendingDone += error ? 0 : written;
        if (self->m_pendingDone < self->m_pending.size()) {
            if (written > 0)
                self->m_deadline.arm(self->m_core.deadlines, writeBudget);
            self->pump();
            return;
        }
        self->drained();
    });
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
        error_code ignored;
        m_socket.shutdown(Socket::shutdown_send, ignored);
        if (m_inputEnded || !m_lingers) {
            close();
            return;
        }
        m_deadline.arm(m_core.deadlines, 1s);
        armRead();
        return;
    }
    nextRequest();
}

void ClientConnection::nextRequest()
{
    m_body.release();
    m_request.body = {};
    m_request.head.fields.clear();
    m_phase = Phase::Idle;
    m_begin = m_headEnd;
    m_headEnd = 0;
    m_searched = 0;
    m_deadline.arm(m_core.deadlines, idleBudget);
    if (m_begin == m_end && !m_readArmed) {
        m_begin = m_end = 0;
        if (m_block.capacity() > BlockPool::smallest)
            m_block = m_core.blocks.take(BlockPool::smallest);
    }
    if (m_begin < m_end && m_processing)
        return;
    if (m_begin < m_end && m_readArmed) {
        // Parsing may move the bytes, which a read under way forbids; its handler goes on from here.
        error_code ignored;
        m_socket.cancel(ignored);
        return;
    }
    if (m_begin < m_end) {
        // From the loop, so that a long row of pipelined requests does not become a deep stack.
        asio::post(m_socket.get_executor(), [self = shared_from_this()] {
            if (self->m_open && self->m_phase == Phase::Idle)
                self->process();
            self->armRead();
        });
        return;
    }
    armRead();
}

void ClientConnection::respond(int status, std::string_view contentType, std::string_view body, std::string_view extraHeaders)
{
    if (!m_open)
        return;
    const bool keepAlive = keepsAlive();
    std::string head = statusLine(status, m_request.head.minorVersion);
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
