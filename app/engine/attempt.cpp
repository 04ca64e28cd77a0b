// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/attempt_p.h"

#include "engine/redaction.h"

namespace switchyard::engine {

namespace {

using routing::FailureClass;
using SteadyClock = std::chrono::steady_clock;

//! Pings keep a stream alive, but not for ever: content must come within this many gaps.
constexpr int contentGaps = 5;

} // namespace

Attempt::Attempt(Core& core, AttemptOwner& owner, routing::PlannedCandidate candidate, routing::AttemptToken token,
    Budgets budgets, SteadyClock::time_point requestStart)
    : m_core(core)
    , m_owner(owner)
    , m_candidate(std::move(candidate))
    , m_token(token)
    , m_budgets(budgets)
    , m_requestStart(requestStart)
    , m_deadline([this] { silenceExpired(); })
{
    headText = m_core.texts.take();
    m_forwarded = m_core.texts.take();
    m_record.model = m_candidate.model->ref;
    const auto& endpoint = *m_candidate.model->endpoint;
    m_record.endpoint = endpoint.baseUrl.hostHeader();
    m_record.keyIndex = endpoint.keys.empty() ? -1 : m_candidate.keyIndex;
    m_record.startedAt = now();
    m_core.answeringChanged(m_candidate.model->ref, 1);
}

Attempt::~Attempt()
{
    if (m_phase != Phase::Over)
        settle(false);
    m_core.answeringChanged(m_candidate.model->ref, -1);
    m_core.texts.giveBack(std::move(headText));
    m_core.texts.giveBack(std::move(m_forwarded));
}

std::chrono::microseconds Attempt::sinceStart(SteadyClock::time_point at) const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(at - m_requestStart);
}

void Attempt::start(const routing::EnvironmentProxy& environment, bool onlyFresh)
{
    const auto& endpoint = m_candidate.model->endpoint;
    const std::string& key = m_core.derived.poolKey(*m_core.table(), endpoint);
    if (!onlyFresh) {
        if (auto kept = m_core.upstreams.take(key)) {
            m_record.reusedConnection = true;
            m_connection = std::move(kept);
            send();
            return;
        }
    }
    m_starting = true;
    m_connector = std::make_shared<Connector>(m_core.connectorTools(), endpoint);
    m_connector->start(environment, m_budgets.connect,
        [this](std::optional<Connected> result, const ConnectFailure& failure) { connected(std::move(result), failure); });
    m_starting = false;
}

void Attempt::connected(std::optional<Connected> result, const ConnectFailure& failure)
{
    const auto self = shared_from_this();
    if (!result) {
        if (m_starting) {
            // The owner is still starting this attempt.
            asio::post(m_core.context, [self, failure] {
                if (self->m_phase == Phase::Connecting)
                    self->fail(failure.failure, failure.message);
            });
            return;
        }
        fail(failure.failure, failure.message);
        return;
    }
    m_connector.reset();
    m_connection = std::make_shared<UpstreamConnection>(std::move(*result), m_core.poller, m_core.blocks);
    m_connection->poolKey = m_core.derived.poolKey(*m_core.table(), m_candidate.model->endpoint);
    m_record.connectedAt = now();
    m_connection->start();
    send();
}

void Attempt::send()
{
    m_phase = Phase::Head;
    m_connection->setUser(this);
    m_sentAt = m_core.clock.refresh();
    if (!m_record.connectedAt)
        m_record.connectedAt = sinceStart(m_sentAt);
    m_record.bytesSent = {static_cast<std::int64_t>(
        request.head.size() + request.body[0].size() + request.body[1].size() + request.body[2].size())};
    m_deadline.arm(m_core.deadlines, m_record.reusedConnection ? std::min(m_budgets.firstToken, firstLinkCheck) : m_budgets.firstToken);
    m_connection->send({request.head, request.body[0], request.body[1], request.body[2]});
}

void Attempt::cancel(FailureClass why)
{
    if (m_phase == Phase::Over)
        return;
    m_record.failure = why;
    settle(false);
}

void Attempt::resume()
{
    if (!m_paused)
        return;
    m_paused = false;
    m_lastBytes = m_lastMeaning = m_core.clock.now();
    if (m_connection)
        m_connection->resumeReading();
}

//! Ends this attempt's use of its connection: back to the pool when the next answer is certain to begin at the next byte.
void Attempt::settle(bool reusable)
{
    m_phase = Phase::Over;
    m_deadline.cancel();
    m_record.endedAt = now();
    if (m_connector) {
        m_connector->cancel();
        m_connector.reset();
    }
    const auto connection = std::exchange(m_connection, nullptr);
    if (!connection)
        return;
    connection->setUser(nullptr);
    connection->consume(connection->size());
    if (reusable && !connection->isSending())
        m_core.upstreams.giveBack(connection);
    else
        connection->close();
}

void Attempt::fail(FailureClass failure, std::string message)
{
    if (m_phase == Phase::Over)
        return;
    const auto self = shared_from_this();
    redactSecrets(message, *m_candidate.model->endpoint);
    redactSecrets(m_failure.message, *m_candidate.model->endpoint);
    m_failure.failure = failure;
    if (m_failure.message.empty() || !message.empty())
        m_failure.message = std::move(message);
    m_record.failure = failure;
    m_record.reason = m_failure.message;
    settle(m_bodyEnded && m_head.keepAlive && !m_outOfStep);
    m_owner.attemptFailed(*this);
}

void Attempt::failClassified(const routing::UpstreamAnswer& answer)
{
    m_failure = routing::classify(answer);
    redactSecrets(m_errorText, *m_candidate.model->endpoint);
    std::string message = m_failure.message;
    if (message.empty())
        message = "status " + std::to_string(answer.status) + " without a text";
    fail(m_failure.failure, std::move(message));
}

//! A kept connection may have died without anybody saying so: then the request has not arrived. Otherwise the rest of the
//! time for a first token follows. False when all of it has passed, or this attempt is over.
bool Attempt::isGivenMoreTime(SteadyClock::time_point at)
{
    const auto end = m_sentAt + m_budgets.firstToken;
    if (!m_record.reusedConnection)
        return false;
    auto rest = std::chrono::ceil<std::chrono::milliseconds>(end - at);
    if (!m_anyReplyByte) {
        const LinkState link = m_connection->link();
        if (link == LinkState::Dead) {
            m_core.upstreams.closeAlike(m_connection->poolKey);
            fail(FailureClass::ConnectionLost, "the kept connection leads nowhere any more");
            return true;
        }
        if (link == LinkState::Waiting)
            rest = std::min(rest, nextLinkCheck);
    }
    if (rest.count() <= 0)
        return false;
    m_deadline.arm(m_core.deadlines, rest);
    return true;
}

void Attempt::silenceExpired()
{
    const auto self = shared_from_this();
    const auto at = m_core.clock.now();
    if (m_phase == Phase::Draining) {
        settle(false);
        m_core.lingering.erase(self);
        return;
    }
    if (m_phase == Phase::Stream && codec && m_committed && !m_paused && codec->awaitsTrailer()) {
        // Some servers leave the connection open behind their last word.
        m_coded.clear();
        if (codec->end(m_coded) == dialects::StreamState::Complete) {
            m_usage = codec->usage();
            relay(m_coded, true);
            finish();
            return;
        }
    }
    if (m_phase == Phase::Stream && m_follower.progress().finished && m_committed) {
        // Complete except for the courtesy of saying so.
        relay({}, true);
        finish();
        return;
    }
    if (!m_committed && m_phase != Phase::Error && isGivenMoreTime(at))
        return;
    if (!m_committed && m_phase != Phase::Document && m_phase != Phase::Error) {
        fail(FailureClass::FirstTokenTimeout,
            "nothing meaningful within " + std::to_string(m_budgets.firstToken.count() / 1000) + " s");
        return;
    }
    if (m_paused) {
        m_lastBytes = m_lastMeaning = at;
    }
    const auto bytesLimit = m_lastBytes + m_budgets.gap;
    const auto contentLimit = m_lastMeaning + m_budgets.gap * contentGaps;
    const auto limit = m_committed && !m_relaysDocument ? std::min(bytesLimit, contentLimit) : bytesLimit;
    if (at < limit) {
        m_deadline.arm(m_core.deadlines, std::chrono::ceil<std::chrono::milliseconds>(limit - at));
        return;
    }
    fail(FailureClass::GapTimeout, "silent for more than " + std::to_string(m_budgets.gap.count() / 1000) + " s");
}

bool Attempt::commit()
{
    if (m_committed)
        return true;
    m_committed = true;
    m_lastMeaning = m_lastBytes;
    m_record.firstTokenAt = sinceStart(m_lastBytes);
    if (!m_owner.attemptCommits(*this))
        return false;
    if (!m_bodyEnded)
        m_deadline.arm(m_core.deadlines, m_budgets.gap);
    return m_phase != Phase::Over;
}

void Attempt::relay(std::string_view bytes, bool isLast)
{
    if (bytes.empty() && !isLast)
        return;
    const bool goesOn = m_owner.attemptRelays(*this, bytes, isLast);
    if (goesOn || m_phase == Phase::Over || !m_connection)
        return;
    m_paused = true;
    m_connection->pauseReading();
}

void Attempt::finish()
{
    if (m_phase == Phase::Over)
        return;
    const auto self = shared_from_this();
    m_record.failure = FailureClass::None;
    if (!m_bodyEnded && !m_outOfStep && m_head.keepAlive && (m_head.chunked || m_head.contentLength) && m_connection) {
        // The client has everything; the framing's last bytes are on their way. The owner may forget this attempt now.
        m_phase = Phase::Draining;
        m_core.lingering.insert(self);
        m_record.endedAt = now();
        dropPayload(payload().size());
        if (m_paused)
            resume();
        m_deadline.arm(m_core.deadlines, endOfFramingBudget);
        m_owner.attemptFinished(*this);
        return;
    }
    settle(m_bodyEnded && m_head.keepAlive && !m_outOfStep);
    m_owner.attemptFinished(*this);
}

void Attempt::connectionEnded(const error_code& error)
{
    const auto self = shared_from_this();
    const bool endsBody = !error && !m_head.chunked && !m_head.contentLength;
    switch (m_phase) {
    case Phase::Head:
        fail(m_anyReplyByte ? FailureClass::MalformedResponse : FailureClass::ConnectionLost,
            m_anyReplyByte ? "the connection ended in the middle of the answer's head"
                           : "the connection was closed without an answer");
        break;
    case Phase::Stream:
        m_outOfStep = true;
        if (codec) {
            m_bodyEnded = true;
            takeCodedStream();
            break;
        }
        if (endsBody || m_follower.progress().finished) {
            m_bodyEnded = true;
            takeStream();
        } else {
            fail(m_follower.progress().events == 0 && !m_committed ? FailureClass::ConnectionLost : FailureClass::StreamTruncated,
                "the connection ended in the middle of the stream");
        }
        break;
    case Phase::Document:
        m_outOfStep = true;
        if (endsBody) {
            m_bodyEnded = true;
            takeDocument();
        } else {
            fail(m_committed ? FailureClass::StreamTruncated : FailureClass::MalformedResponse,
                "the connection ended in the middle of the answer");
        }
        break;
    case Phase::Error:
        m_outOfStep = true;
        m_bodyEnded = true;
        takeError();
        break;
    case Phase::Draining:
        settle(false);
        m_core.lingering.erase(self);
        break;
    case Phase::Connecting:
    case Phase::Over:
        break;
    }
}

} // namespace switchyard::engine
