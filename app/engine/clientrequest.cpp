// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/clientconnection_p.h"

#include "engine/accesscontrol.h"
#include "engine/core_p.h"
#include "engine/httptext.h"
#include "engine/inflater.h"

#include <algorithm>
#include <cstring>

namespace switchyard::engine {

namespace {

constexpr std::size_t longestHead = 128 * 1024;
constexpr std::size_t leastRoom = 1024; //!< Kept free for noticing what the client does during an answer.
constexpr std::int64_t deadlineGrid = 128; //!< Milliseconds: each duration below a second has a list of its own.

} // namespace

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
        goesOn = goesOn || (m_open && m_phase == Phase::Idle && m_end > m_begin && m_searched == 0);
    }
    m_processing = false;
}

bool ClientConnection::processHead()
{
    if (m_begin > 0) {
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
    const bool isBeginning = m_phase == Phase::Idle;
    m_phase = Phase::Head;
    const std::string_view bytes(m_block.data() + m_begin, m_end - m_begin);
    const std::size_t headSize = findHeadEnd(bytes, m_searched);
    // Also when all of it came in one read.
    if ((headSize == 0 ? bytes.size() : headSize) > longestHead) {
        refuse(431, "invalid_request_error", "headers_too_large", "the request's head is larger than 128 KiB");
        return false;
    }
    if (headSize == 0) {
        // The first byte of a TLS handshake: whoever waits for its answer would wait until the head is late.
        if (bytes.front() == '\x16') {
            refuse(400, "invalid_request_error", "bad_request", "this port speaks plain HTTP; use http:// instead of https://");
            return false;
        }
        if (isBeginning)
            m_deadline.arm(m_core.deadlines, m_core.options.arrival.head);
        m_searched = bytes.size();
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
    m_request.arrived = m_core.clock.now();
    m_bytesWritten = 0;
    const HeadFault fault = parseRequestHead({m_block.data() + m_begin, headSize}, m_request.head);
    m_request.path = m_request.head.target.substr(0, m_request.head.target.find('?'));
    if (fault != HeadFault::None) {
        refuse(400, "invalid_request_error", "bad_request", faultText(fault));
        return false;
    }
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
    if (!Inflater::formatOf(headerValue(head.fields, HeaderName::ContentEncoding))) {
        refuse(415, "invalid_request_error", "unsupported_content_encoding",
            "a body may be compressed with gzip or deflate, in one layer, and with nothing else");
        return false;
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
    m_bodySince = m_core.clock.now();
    awaitBody();
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
        awaitBody();
}

//! For the next piece, as long as the whole is not late.
void ClientConnection::awaitBody()
{
    const ArrivalLimits& limits = m_core.options.arrival;
    const std::size_t have = m_body ? m_bodyHave : m_end - m_headEnd;
    const auto taken = std::chrono::duration_cast<std::chrono::milliseconds>(m_core.clock.now() - m_bodySince);
    const std::int64_t left = (limits.body - taken).count() + static_cast<std::int64_t>(have) * 1000 / limits.pace;
    const std::chrono::milliseconds onGrid { (std::max<std::int64_t>(left, 0) + deadlineGrid - 1) / deadlineGrid * deadlineGrid };
    m_deadline.arm(m_core.deadlines, std::min(limits.pause, onGrid));
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
        awaitBody();
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
    m_request.arrived = m_core.clock.now();
    if (unpackBody())
        routeRequest(m_core, shared_from_this());
}

bool ClientConnection::unpackBody()
{
    const auto format = Inflater::formatOf(headerValue(m_request.head.fields, HeaderName::ContentEncoding));
    if (format == Inflater::Format::None || m_request.body.empty())
        return true;
    const auto limit = static_cast<std::size_t>(m_core.table()->bodyLimit.value);
    std::string unpacked;
    Inflater inflater(*format);
    const auto state = inflater.feed(m_request.body, unpacked, limit);
    if (inflater.passedLimit()) {
        refuse(413, "invalid_request_error", "request_too_large", "the body is larger than the limit once it is unpacked");
        return false;
    }
    if (state != Inflater::State::Complete) {
        refuse(400, "invalid_request_error", "bad_request", "the body's compression is damaged or cut short");
        return false;
    }
    m_body = m_core.blocks.take(unpacked.size());
    std::memcpy(m_body.data(), unpacked.data(), unpacked.size());
    m_request.body = {m_body.data(), unpacked.size()};
    return true;
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

} // namespace switchyard::engine
