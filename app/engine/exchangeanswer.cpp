// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include "engine/accesscontrol.h"
#include "engine/httptext.h"
#include "routing/ascii.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;
using routing::Action;
using SteadyClock = std::chrono::steady_clock;

constexpr auto heartbeatEvery = 10s;
constexpr std::string_view heartbeatText = ": keepalive\n\n";

//! Header lines without the one that names the type: the answer's is ours.
std::string withoutContentType(const std::string& lines)
{
    std::string result;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find("\r\n", at) + 2;
        if (!routing::ascii::equalsIgnoringCase(std::string_view(lines).substr(at, std::min<std::size_t>(13, end - at)), "content-type:"))
            result.append(lines, at, end - at);
        at = end;
    }
    return result;
}

} // namespace

std::string Exchange::answerHeaders(const Attempt* served)
{
    std::string lines = "x-switchyard-route: " + headerText(m_target.route.name) + "\r\n";
    if (!served)
        return lines;
    const auto& ref = served->candidate().model->ref;
    m_own += std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - m_ownSince);
    m_record.overhead = m_own;
    lines += "x-switchyard-provider: " + headerText(ref.provider.value()) + "\r\nx-switchyard-model: " + headerText(ref.model)
        + "\r\nx-switchyard-attempts: " + std::to_string(m_record.attempts.size() + (m_committed ? 1 : 0)) + "\r\nx-switchyard-reason: ";
    const auto firstFailure = std::find_if(m_record.attempts.begin(), m_record.attempts.end(),
        [](const traffic::Attempt& attempt) { return attempt.action != Action::RetrySame && !attempt.background; });
    if (!m_committed)
        lines += "failed";
    else if (firstFailure != m_record.attempts.end())
        lines += "fallback-after-" + std::string(routing::failureName(firstFailure->failure));
    else if (!m_plan.skipped.empty())
        lines += "skipped-" + std::string(routing::skipReasonName(m_plan.skipped.front().reason));
    else
        lines += "first-choice";
    lines += "\r\nx-switchyard-overhead-us: " + std::to_string(m_own.count()) + "\r\n";
    if (!served->droppedFields.empty())
        lines += "x-switchyard-dropped: " + served->droppedFields + "\r\n";
    return lines;
}

void Exchange::appendStreamHead(std::string& head, const Attempt* served)
{
    const RequestHead& request = m_client->request().head;
    m_chunked = request.minorVersion == 1;
    head += statusLine(served ? served->status() : 200, request.minorVersion);
    const bool isTranslated = served && served->codec && !served->codec->isPassThrough();
    if (served)
        head += isTranslated ? withoutContentType(served->forwardedHeaders()) : served->forwardedHeaders();
    if (!served || isTranslated || served->contentType().empty())
        head += "content-type: text/event-stream; charset=utf-8\r\n";
    if (!served || !served->setsCacheControl())
        head += "cache-control: no-cache\r\n";
    head += "x-accel-buffering: no\r\n";
    head += answerHeaders(served);
    head += corsHeaders(allowedOrigin(request, m_table->listen));
    if (m_chunked)
        head += "transfer-encoding: chunked\r\n";
    head += m_client->keepsAlive() && m_chunked ? "\r\n" : "connection: close\r\n\r\n";
    m_headSent = true;
    m_record.headersAt = sinceStart();
    m_record.httpStatus = served ? served->status() : 200;
}

bool Exchange::attemptRelays(Attempt& attempt, std::string_view payload, bool isLast)
{
    std::string head;
    if (!m_headSent) {
        appendStreamHead(head, &attempt);
        if (!attempt.isSending())
            m_client->releaseBody();
    }
    const std::string_view end = isLast && m_chunked ? std::string_view("0\r\n\r\n") : std::string_view {};
    if (payload.empty())
        return m_client->write({head, end});
    if (!m_chunked)
        return m_client->write({head, payload});
    const std::string size = chunkHead(payload.size());
    return m_client->write({head, size, payload, "\r\n", end});
}

void Exchange::attemptDelivers(Attempt& attempt, std::string_view document)
{
    const bool isTranslated = attempt.codec && !attempt.codec->isPassThrough();
    writeWhole(attempt.status(), isTranslated ? jsonType : std::string_view {}, document,
        (isTranslated ? withoutContentType(attempt.forwardedHeaders()) : attempt.forwardedHeaders()) + answerHeaders(&attempt));
}

void Exchange::writeWhole(int status, std::string_view contentType, std::string_view body, std::string_view headers)
{
    const RequestHead& request = m_client->request().head;
    std::string head = statusLine(status, request.minorVersion);
    if (!contentType.empty())
        head.append("content-type: ").append(contentType).append("\r\n");
    head.append(headers).append("content-length: ").append(std::to_string(body.size())).append("\r\n");
    head += corsHeaders(allowedOrigin(request, m_table->listen));
    if (!m_client->keepsAlive())
        head += "connection: close\r\n";
    else if (request.minorVersion == 0)
        head += "connection: keep-alive\r\n";
    head += "\r\n";
    m_headSent = true;
    m_record.headersAt = sinceStart();
    m_record.httpStatus = status;
    m_client->write({head, body});
}

void Exchange::heartbeat()
{
    if (m_committed || m_completed)
        return;
    std::string text;
    if (m_kind == routing::RequestKind::ChatCompletions || !m_dialogue)
        text = heartbeatText;
    else
        m_dialogue->stream().heartbeat(text);
    std::string head;
    if (!m_headSent)
        appendStreamHead(head, nullptr);
    const std::string size = m_chunked ? chunkHead(text.size()) : std::string {};
    m_client->write({head, size, text, m_chunked ? "\r\n" : ""});
    m_heartbeat.arm(m_core.deadlines, heartbeatEvery);
}

} // namespace switchyard::engine
