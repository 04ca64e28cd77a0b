// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include "dialects/compaction.h"
#include "engine/accesscontrol.h"
#include "engine/httptext.h"
#include "routing/ascii.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;
using routing::Action;

constexpr auto heartbeatEvery = 10s;
constexpr std::string_view heartbeatText = ": keepalive\n\n";

//! The upstream's header lines for the client; without the one that names the type where the answer's is ours.
void appendForwarded(std::string& head, const Attempt& served)
{
    const std::string& lines = served.forwardedHeaders();
    if (!served.codec || served.codec->isPassThrough()) {
        head += lines;
        return;
    }
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find("\r\n", at) + 2;
        if (!routing::ascii::equalsIgnoringCase(std::string_view(lines).substr(at, std::min<std::size_t>(13, end - at)), "content-type:"))
            head.append(lines, at, end - at);
        at = end;
    }
}

} // namespace

void Exchange::appendProvenance(std::string& head, const Attempt* served)
{
    head.append("x-switchyard-route: ").append(headerText(m_target->route.name)).append("\r\n");
    if (!served)
        return;
    m_own += m_core.clock.refresh() - m_ownSince;
    m_record.overhead = std::chrono::duration_cast<std::chrono::microseconds>(m_own);
    head += m_core.derived.prepared(*m_table, served->candidate().model, m_core.via).provenance;
    head.append("x-switchyard-attempts: ").append(std::to_string(m_record.attempts.size() + (m_committed ? 1 : 0)));
    head += "\r\nx-switchyard-reason: ";
    const auto firstFailure = std::find_if(m_record.attempts.begin(), m_record.attempts.end(),
        [](const traffic::Attempt& attempt) { return attempt.action != Action::RetrySame && !attempt.background; });
    if (!m_committed)
        head += "failed";
    else if (firstFailure != m_record.attempts.end())
        head.append("fallback-after-").append(routing::failureName(firstFailure->failure));
    else if (!m_plan.skipped.empty())
        head.append("skipped-").append(routing::skipReasonName(m_plan.skipped.front().reason));
    else
        head += "first-choice";
    head.append("\r\nx-switchyard-overhead-us: ").append(std::to_string(m_record.overhead.count())).append("\r\n");
    if (!served->droppedFields.empty())
        head.append("x-switchyard-dropped: ").append(served->droppedFields).append("\r\n");
}

void Exchange::appendStreamHead(std::string& head, const Attempt* served)
{
    const RequestHead& request = m_client->request().head;
    m_chunked = request.minorVersion == 1;
    appendStatusLine(head, served ? served->status() : 200, request.minorVersion);
    const bool isTranslated = served && served->codec && !served->codec->isPassThrough();
    if (served)
        appendForwarded(head, *served);
    if (!served || isTranslated || served->contentType().empty())
        head += "content-type: text/event-stream; charset=utf-8\r\n";
    if (!served || !served->setsCacheControl())
        head += "cache-control: no-cache\r\n";
    head += "x-accel-buffering: no\r\n";
    appendProvenance(head, served);
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
    if (m_join)
        return relayJoined(attempt, payload, isLast);
    std::string head;
    if (!m_headSent) {
        head = m_core.texts.take();
        appendStreamHead(head, &attempt);
        m_keepsTold = mayJoinLater();
        if (!m_keepsTold && !attempt.isSending())
            m_client->releaseBody();
    }
    if (m_keepsTold)
        keepTold(attempt, payload);
    const bool isDrained = writePiece(head, payload, isLast);
    m_core.texts.giveBack(std::move(head));
    return isDrained;
}

bool Exchange::writePiece(std::string_view head, std::string_view payload, bool isLast)
{
    const std::string_view end = isLast && m_chunked ? std::string_view("0\r\n\r\n") : std::string_view {};
    const bool isFramed = m_chunked && !payload.empty();
    const std::string size = isFramed ? chunkHead(payload.size()) : std::string {};
    return m_client->write({head, size, payload, isFramed ? "\r\n" : "", end});
}

void Exchange::attemptDelivers(Attempt& attempt, std::string_view document)
{
    const bool isTranslated = attempt.codec && !attempt.codec->isPassThrough();
    std::string lines = m_core.texts.take();
    appendForwarded(lines, attempt);
    appendProvenance(lines, &attempt);
    if (m_dialogue && m_dialogue->compacts()) {
        const auto compaction = dialects::writeCompaction(document, m_dialogue->seed());
        const std::string failure = compaction ? std::string {} : errorBody("server_error", "no_summary", "the model gave no summary of the conversation");
        writeWhole(compaction ? 200 : 502, jsonType, compaction ? *compaction : failure, lines);
    } else {
        writeWhole(attempt.status(), isTranslated ? jsonType : std::string_view {}, document, lines);
    }
    m_core.texts.giveBack(std::move(lines));
}

void Exchange::writeWhole(int status, std::string_view contentType, std::string_view body, std::string_view lines)
{
    const RequestHead& request = m_client->request().head;
    std::string head = m_core.texts.take();
    appendStatusLine(head, status, request.minorVersion);
    if (!contentType.empty())
        head.append("content-type: ").append(contentType).append("\r\n");
    head.append("content-length: ").append(std::to_string(body.size())).append("\r\n");
    head += corsHeaders(allowedOrigin(request, m_table->listen));
    if (!m_client->keepsAlive())
        head += "connection: close\r\n";
    else if (request.minorVersion == 0)
        head += "connection: keep-alive\r\n";
    m_headSent = true;
    m_record.headersAt = sinceStart();
    m_record.httpStatus = status;
    m_client->write({head, lines, "\r\n", body});
    m_core.texts.giveBack(std::move(head));
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
