// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/attempt_p.h"

#include "engine/outgoinghead.h"
#include "engine/redaction.h"
#include "routing/ascii.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;
using routing::FailureClass;
using routing::ascii::equalsIgnoringCase;
using routing::ascii::trimmed;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t longestHead = 512 * 1024;

} // namespace

void Attempt::bytesArrived(std::size_t fresh)
{
    const auto self = shared_from_this();
    m_lastBytes = m_core.clock.now();
    m_record.bytesReceived.value += static_cast<std::int64_t>(fresh);
    if (!m_anyReplyByte) {
        m_anyReplyByte = true;
        m_firstByteAt = m_lastBytes;
    }
    if (m_phase == Phase::Head && !takeHead())
        return;
    if (m_phase == Phase::Over)
        return;
    if (!unpack())
        return;
    switch (m_phase) {
    case Phase::Stream:
        codec ? takeCodedStream() : takeStream();
        break;
    case Phase::Document:
        takeDocument();
        break;
    case Phase::Error:
        takeError();
        break;
    case Phase::Draining:
        dropPayload(payload().size());
        if (m_bodyEnded) {
            settle(m_head.keepAlive && !m_outOfStep);
            m_core.lingering.erase(self);
        }
        break;
    default:
        break;
    }
    if (m_framingFault && m_phase != Phase::Over && m_phase != Phase::Draining) {
        fail(m_committed ? FailureClass::StreamTruncated : FailureClass::MalformedResponse,
            "the answer's chunked framing is not valid");
    }
}

bool Attempt::takeHead()
{
    while (true) {
        const std::size_t end = findHeadEnd(m_connection->bytes(), 0);
        if (end == 0) {
            if (m_connection->size() > longestHead)
                fail(FailureClass::MalformedResponse, "the answer's head is larger than 512 KiB");
            return false;
        }
        const HeadFault fault = parseResponseHead(m_connection->bytes().substr(0, end), m_head);
        if (fault != HeadFault::None) {
            fail(FailureClass::MalformedResponse, "the answer is not valid HTTP: " + std::string(faultText(fault)));
            return false;
        }
        if (m_head.status == 101 || m_head.status < 100) {
            fail(FailureClass::MalformedResponse, "an answer with status " + std::to_string(m_head.status));
            return false;
        }
        if (m_head.status >= 200) {
            m_record.httpStatus = m_head.status;
            m_record.headersAt = sinceStart(m_lastBytes);
            const bool isReadable = readHeaders();
            // The fields point into the buffer, which moves on.
            m_head.fields.clear();
            if (m_phase == Phase::Over)
                return false;
            m_connection->consume(end);
            if (isReadable)
                beginBody();
            return m_phase != Phase::Over;
        }
        m_connection->consume(end);
    }
}

bool Attempt::readHeaders()
{
    m_contentType = headerValue(m_head.fields, HeaderName::ContentType);
    m_setsCacheControl = headerValue(m_head.fields, HeaderName::CacheControl).data() != nullptr;
    appendResponseHeaders(m_forwarded, m_head.fields);
    const routing::Endpoint& endpoint = *m_candidate.model->endpoint;
    const bool echoes = m_head.status >= 300 || std::any_of(endpoint.keys.begin(), endpoint.keys.end(), [this](const Secret& key) {
        return m_forwarded.find(key.reveal()) != std::string::npos;
    });
    if (echoes)
        redactSecrets(m_forwarded, endpoint);
    if (m_head.status >= 400) {
        std::string_view reset = headerValue(m_head.fields, "x-ratelimit-reset");
        if (reset.empty())
            reset = headerValue(m_head.fields, "x-ratelimit-reset-requests");
        m_retryAfter = routing::parseRetryAfter({headerValue(m_head.fields, "retry-after-ms"),
                                                    headerValue(m_head.fields, "retry-after"), reset},
            std::chrono::system_clock::now());
    }
    const std::string_view encoding = trimmed(headerValue(m_head.fields, HeaderName::ContentEncoding));
    if (encoding.empty() || equalsIgnoringCase(encoding, "identity"))
        return true;
    if (equalsIgnoringCase(encoding, "gzip") || equalsIgnoringCase(encoding, "x-gzip")) {
        m_inflater.emplace(Inflater::Format::Gzip);
        return true;
    }
    if (equalsIgnoringCase(encoding, "deflate")) {
        m_inflater.emplace(Inflater::Format::Deflate);
        return true;
    }
    fail(FailureClass::MalformedResponse, "the answer is compressed as '" + routing::redactedExcerpt(encoding, 40)
            + "', which was not asked for");
    return false;
}

void Attempt::beginBody()
{
    m_decoded = 0;
    if (m_head.contentLength && m_head.hasBody)
        m_left = *m_head.contentLength;
    m_bodyEnded = !m_head.hasBody || (m_head.contentLength && m_left == 0);
    const bool isSuccess = m_head.status >= 200 && m_head.status < 300;
    if (!isSuccess) {
        m_phase = Phase::Error;
        m_deadline.arm(m_core.deadlines, std::min<std::chrono::milliseconds>(m_budgets.gap, 10s));
        return;
    }
    m_mediaType = mediaTypeOf(m_contentType);
    const bool saysStream = m_mediaType == MediaType::EventStream;
    const bool saysHtml = m_mediaType == MediaType::Html;
    const bool saysDocument = saysHtml || m_mediaType == MediaType::Json;
    // A translator takes a document for a stream and the other way round; who only follows cannot.
    const bool translates = codec && !codec->isPassThrough() && !saysHtml;
    if (request.stream && (translates || !saysDocument)) {
        m_phase = Phase::Stream;
        return;
    }
    m_phase = Phase::Document;
    if (saysStream && !translates) {
        fail(FailureClass::MalformedResponse, "a request that was not to be streamed was answered with a stream");
        return;
    }
    if (m_head.contentLength && *m_head.contentLength <= longestHeldDocument)
        m_connection->reserve(*m_head.contentLength + 1);
}

std::string_view Attempt::payload()
{
    return m_inflater ? std::string_view(m_inflated) : std::string_view(m_connection->data(), m_decoded);
}

void Attempt::dropPayload(std::size_t count)
{
    if (m_inflater) {
        m_inflated.erase(0, count);
        return;
    }
    m_connection->consume(count);
    m_decoded -= count;
}

bool Attempt::unpack()
{
    char* const raw = m_connection->data() + m_decoded;
    const std::size_t size = m_connection->size() - m_decoded;
    std::size_t fresh = size;
    if (m_bodyEnded) {
        m_outOfStep = m_outOfStep || size > 0;
        fresh = 0;
    } else if (m_head.chunked) {
        const ChunkDecoder::Step step = m_chunks.decode(raw, size);
        if (step.state == ChunkDecoder::State::Fault) {
            m_outOfStep = true;
            m_framingFault = true;
        }
        fresh = step.payload;
        m_bodyEnded = step.state == ChunkDecoder::State::Complete;
        m_outOfStep = m_bodyEnded && step.consumed < size;
    } else if (m_head.contentLength) {
        fresh = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, size));
        m_left -= fresh;
        m_bodyEnded = m_left == 0;
        m_outOfStep = fresh < size;
    }
    m_connection->truncate(m_decoded + fresh);
    m_decoded += fresh;
    if (!m_inflater)
        return true;
    const auto state = m_inflater->feed({m_connection->data(), m_decoded}, m_inflated, longestInflated);
    m_connection->consume(m_decoded);
    m_decoded = 0;
    const bool isShort = m_bodyEnded && state == Inflater::State::More && m_head.hasBody && !m_inflated.empty();
    if (state == Inflater::State::Fault || isShort) {
        fail(m_committed ? FailureClass::StreamTruncated : FailureClass::MalformedResponse,
            "the answer's compression is damaged or cut short");
        return false;
    }
    return true;
}

} // namespace switchyard::engine
