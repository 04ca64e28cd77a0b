// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/attempt_p.h"

#include "engine/answerinspector.h"
#include "engine/httptext.h"
#include "routing/ascii.h"

#include <cstring>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;
using routing::FailureClass;

constexpr std::size_t longestError = 64 * 1024;
constexpr std::size_t longestEvent = 4 * 1024 * 1024;
constexpr std::size_t mostHeldBytes = 256 * 1024;
constexpr int mostHeldEvents = 64;
constexpr auto afterFinishBudget = 2s; //!< For `[DONE]` and usage once a finish_reason has come.

} // namespace

void Attempt::takeStream()
{
    const std::int64_t meaningBefore = m_follower.meaningfulEvents();
    auto progress = m_follower.follow(payload().substr(m_judged));
    m_judged += progress.wholeEvents - cutMalformed();
    if (m_bodyEnded && !progress.done && !progress.failed) {
        progress = m_follower.finish(payload().substr(m_judged));
        m_judged += progress.wholeEvents - cutMalformed();
    }
    if (m_follower.meaningfulEvents() > meaningBefore)
        m_lastMeaning = m_lastBytes;
    const bool isOver = progress.done || m_bodyEnded;
    const bool breaksOff = progress.failed || m_framingFault || (isOver && !progress.finished);
    const bool isFull = (progress.events >= mostHeldEvents || payload().size() >= mostHeldBytes) && !progress.finished;
    const bool isLastWord = isOver && progress.finished && progress.events > 0 && !m_owner.hasOthers();
    // As long as the client has nothing, a stream that breaks off can still be somebody else's.
    if (!breaksOff && (progress.meaningful || isFull || isLastWord) && !commit())
        return;
    if (isOver && !breaksOff && m_committed) {
        m_usage = m_follower.usage();
        relay(m_mender.mendEvents(payload().substr(0, m_judged)), true);
        finish();
        return;
    }
    if (m_committed && m_judged > 0) {
        relay(m_mender.mendEvents(payload().substr(0, m_judged)), false);
        if (m_phase == Phase::Over)
            return;
        dropPayload(m_judged);
        m_judged = 0;
    }
    if (breaksOff || isOver)
        failStream(progress);
    else if (progress.finished && m_committed)
        m_deadline.arm(m_core.deadlines, afterFinishBudget);
    else if (payload().size() > longestEvent)
        fail(FailureClass::MalformedResponse, "an event larger than 4 MiB");
}

//! Takes out of the payload, from `m_judged` on, what the follower found not to be JSON. Gives the number of bytes.
std::size_t Attempt::cutMalformed()
{
    std::size_t cut = 0;
    for (const ChatFollower::Range& range : m_follower.malformed()) {
        const std::size_t at = m_judged + range.begin - cut;
        if (m_inflater) {
            m_inflated.erase(at, range.size);
        } else {
            char* const data = m_connection->data();
            std::memmove(data + at, data + at + range.size, m_decoded - at - range.size);
            m_decoded -= range.size;
            m_connection->truncate(m_decoded);
        }
        cut += range.size;
    }
    return cut;
}

//! The stream is over and not as it should be.
void Attempt::failStream(const ChatFollower::Progress& progress)
{
    m_usage = m_follower.usage();
    if (progress.failed) {
        m_errorText = m_follower.errorEvent();
        failClassified({m_head.status, m_contentType, m_errorText, true});
    } else if (m_framingFault) {
        fail(m_committed ? FailureClass::StreamTruncated : FailureClass::MalformedResponse,
            "the answer's chunked framing is not valid");
    } else if (!progress.finished) {
        const bool isEmpty = progress.events == 0 && !m_committed;
        fail(isEmpty ? FailureClass::EmptyResponse : FailureClass::StreamTruncated,
            isEmpty ? "an empty stream" : "the stream ended without its end marker");
    } else {
        fail(FailureClass::EmptyResponse, "a stream that ended without content");
    }
}

void Attempt::failTranslated(const dialects::Failure& failure)
{
    m_errorText = errorBody("server_error", failure.code, failure.message);
    if (failure.retryAfter && !m_retryAfter)
        m_retryAfter = failure.retryAfter;
    failClassified({failure.status, "application/json", m_errorText, true});
}

void Attempt::takeCodedStream()
{
    using dialects::StreamState;
    m_coded.clear();
    StreamState state = codec->feed(payload(), m_coded);
    dropPayload(payload().size());
    const bool isOpen = state == StreamState::Waiting || state == StreamState::Committed;
    if (m_bodyEnded && isOpen)
        state = codec->end(m_coded);
    if (!m_coded.empty()) {
        m_lastMeaning = m_lastBytes;
        ++m_codedEvents;
    }
    if ((state == StreamState::Committed || state == StreamState::Complete) && !commit())
        return;
    switch (state) {
    case StreamState::Waiting:
        break;
    case StreamState::Committed:
        relay(m_coded, false);
        if (m_phase != Phase::Over && codec->awaitsTrailer())
            m_deadline.arm(m_core.deadlines, afterFinishBudget);
        break;
    case StreamState::Complete:
        m_usage = codec->usage();
        relay(m_coded, true);
        if (codec->wantsCancel())
            m_outOfStep = true;
        finish();
        break;
    case StreamState::Failed:
        if (m_committed)
            relay(m_coded, false);
        m_usage = codec->usage();
        if (m_phase != Phase::Over)
            failTranslated(codec->failure().value_or(dialects::Failure {}));
        break;
    case StreamState::Cut:
        if (m_committed)
            relay(m_coded, false);
        m_usage = codec->usage();
        fail(m_committed || m_record.bytesReceived.value > 0 ? FailureClass::StreamTruncated : FailureClass::EmptyResponse,
            "the stream ended without its end marker");
        break;
    }
}

void Attempt::takeDocument()
{
    if (m_relaysDocument) {
        relay(payload(), m_bodyEnded);
        if (m_phase == Phase::Over)
            return;
        dropPayload(payload().size());
        if (m_bodyEnded)
            finish();
        return;
    }
    if (!m_bodyEnded) {
        const bool isTranslated = codec && !codec->isPassThrough();
        if (payload().size() > longestInflated && isTranslated) {
            fail(FailureClass::MalformedResponse, "an answer larger than 64 MiB");
            return;
        }
        if (payload().size() > longestHeldDocument && request.stream && !m_owner.takesDocument()) {
            fail(FailureClass::MalformedResponse, "a streaming request was answered with a document");
            return;
        }
        if (payload().size() > longestHeldDocument && !isTranslated && commit()) {
            m_relaysDocument = true;
            takeDocument();
        }
        return;
    }
    if (m_inflater)
        m_inflated.reserve(m_inflated.size() + BlockPool::padding);
    if (isPlainDocument) {
        if (commit()) {
            m_owner.attemptDelivers(*this, payload());
            finish();
        }
        return;
    }
    if (codec) {
        auto translated = codec->document(payload());
        if (const auto* const failure = std::get_if<dialects::Failure>(&translated)) {
            if (m_mediaType == MediaType::Html)
                failClassified({m_head.status, m_contentType, payload(), false});
            else
                failTranslated(*failure);
            return;
        }
        if (request.stream && !m_owner.takesDocument()) {
            fail(FailureClass::MalformedResponse, "a streaming request was answered with a document");
            return;
        }
        const auto& answer = std::get<dialects::TranslatedResponse>(translated);
        m_usage = usageOf(answer.usage);
        if (!commit())
            return;
        m_owner.attemptDelivers(*this, answer.body);
        finish();
        return;
    }
    const InspectedAnswer inspected = inspectChatAnswer(m_mediaType, payload());
    const bool isLastWord = inspected.isHollow && !m_owner.hasOthers();
    switch (isLastWord ? FailureClass::None : inspected.failure) {
    case FailureClass::None:
        break;
    case FailureClass::StreamError:
        m_errorText = payload();
        failClassified({m_head.status, m_contentType, m_errorText, false});
        return;
    case FailureClass::EmptyResponse:
        fail(FailureClass::EmptyResponse, "an answer without content");
        return;
    case FailureClass::NotAnLlmApi:
        fail(FailureClass::NotAnLlmApi, "the server answered with a web page, not with an answer of a language model API");
        return;
    default:
        fail(FailureClass::MalformedResponse, "an answer that is not complete JSON: "
                + routing::redactedExcerpt(payload().substr(0, 400), 160));
        return;
    }
    if (request.stream) {
        fail(FailureClass::MalformedResponse, "a streaming request was answered with a document");
        return;
    }
    m_usage = inspected.usage;
    if (!commit())
        return;
    m_owner.attemptDelivers(*this, m_mender.mendDocument(payload()));
    finish();
}

void Attempt::takeError()
{
    const bool isEnough = payload().size() >= longestError;
    if (!m_bodyEnded && !isEnough)
        return;
    m_errorText = payload().substr(0, longestError);
    failClassified({m_head.status, m_contentType, m_errorText, false});
}

} // namespace switchyard::engine
