// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/attempt_p.h"

#include "engine/answerinspector.h"
#include "engine/httptext.h"
#include "engine/outgoinghead.h"
#include "engine/redaction.h"
#include "routing/ascii.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;
using routing::FailureClass;
using routing::ascii::containsIgnoringCase;
using routing::ascii::equalsIgnoringCase;
using routing::ascii::trimmed;

constexpr std::size_t longestHead = 512 * 1024;
constexpr std::size_t longestError = 64 * 1024;
constexpr std::size_t longestHeldDocument = 8 * 1024 * 1024;
constexpr std::size_t longestEvent = 4 * 1024 * 1024;
constexpr std::size_t longestInflated = 64 * 1024 * 1024;
constexpr std::size_t mostHeldBytes = 256 * 1024;
constexpr int mostHeldEvents = 64;
constexpr auto endOfFramingBudget = 250ms; //!< For the last bytes of a complete answer, to keep the connection.
constexpr auto afterFinishBudget = 2s; //!< For `[DONE]` and usage once a finish_reason has come.
//! Pings keep a stream alive, but not for ever: content must come within this many gaps.
constexpr int contentGaps = 5;

using SteadyClock = std::chrono::steady_clock;

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
    m_record.model = m_candidate.model->ref;
    const auto& endpoint = *m_candidate.model->endpoint;
    m_record.endpoint = endpoint.baseUrl.hostHeader();
    m_record.keyIndex = endpoint.keys.empty() ? -1 : m_candidate.keyIndex;
    m_record.startedAt = now();
    m_core.answeringChanged(m_record.model, 1);
}

Attempt::~Attempt()
{
    if (m_phase != Phase::Over)
        settle(false);
    m_core.answeringChanged(m_record.model, -1);
}

std::chrono::microseconds Attempt::sinceStart(SteadyClock::time_point at) const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(at - m_requestStart);
}

void Attempt::start(const routing::EnvironmentProxy& environment, bool onlyFresh)
{
    const auto& endpoint = m_candidate.model->endpoint;
    const std::string& key = m_core.poolKey(endpoint);
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
    m_connection = std::make_shared<UpstreamConnection>(std::move(*result), m_core.blocks);
    m_connection->poolKey = m_core.poolKey(m_candidate.model->endpoint);
    m_record.connectedAt = now();
    m_connection->start();
    send();
}

void Attempt::send()
{
    m_phase = Phase::Head;
    m_connection->setUser(this);
    m_sentAt = SteadyClock::now();
    if (!m_record.connectedAt)
        m_record.connectedAt = sinceStart(m_sentAt);
    m_record.bytesSent = {static_cast<std::int64_t>(
        request.head.size() + request.body[0].size() + request.body[1].size() + request.body[2].size())};
    m_deadline.arm(m_core.deadlines, m_budgets.firstToken);
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
    m_lastBytes = m_lastMeaning = SteadyClock::now();
    if (m_connection)
        m_connection->resumeReading();
}

void Attempt::extendFirstToken(std::chrono::milliseconds budget)
{
    m_budgets.firstToken = std::max(m_budgets.firstToken, budget);
    const bool isWaiting = m_phase == Phase::Head || (m_phase == Phase::Stream && !m_committed);
    if (isWaiting)
        m_deadline.arm(m_core.deadlines, m_budgets.firstToken);
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

void Attempt::silenceExpired()
{
    const auto self = shared_from_this();
    const auto at = SteadyClock::now();
    if (m_phase == Phase::Draining) {
        settle(false);
        m_core.lingering.erase(self);
        return;
    }
    if (m_phase == Phase::Stream && codec && m_committed && !m_paused) {
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

void Attempt::bytesArrived(std::size_t fresh)
{
    const auto self = shared_from_this();
    m_lastBytes = SteadyClock::now();
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
    m_contentType = headerValue(m_head.fields, "content-type");
    m_setsCacheControl = headerValue(m_head.fields, "cache-control").data() != nullptr;
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
    const std::string_view encoding = trimmed(headerValue(m_head.fields, "content-encoding"));
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
    const bool saysStream = containsIgnoringCase(m_contentType, "event-stream");
    const bool saysHtml = containsIgnoringCase(m_contentType, "html");
    const bool saysDocument = saysHtml || (containsIgnoringCase(m_contentType, "json") && !containsIgnoringCase(m_contentType, "ndjson"));
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

bool Attempt::commit()
{
    if (m_committed)
        return true;
    m_committed = true;
    m_lastMeaning = m_lastBytes;
    m_record.firstTokenAt = sinceStart(m_lastBytes);
    if (!m_owner.attemptCommits(*this))
        return false;
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

void Attempt::takeStream()
{
    const std::int64_t meaningBefore = m_follower.meaningfulEvents();
    auto progress = m_follower.follow(payload().substr(m_judged));
    m_judged += progress.wholeEvents;
    if (m_bodyEnded && !progress.done && !progress.failed) {
        progress = m_follower.finish(payload().substr(m_judged));
        m_judged += progress.wholeEvents;
    }
    if (m_follower.meaningfulEvents() > meaningBefore)
        m_lastMeaning = m_lastBytes;
    const bool isOver = progress.done || m_bodyEnded;
    const bool breaksOff = progress.failed || m_framingFault || (isOver && !progress.finished);
    const bool isFull = (progress.events >= mostHeldEvents || payload().size() >= mostHeldBytes) && !progress.finished;
    // As long as the client has nothing, a stream that breaks off can still be somebody else's.
    if (!breaksOff && (progress.meaningful || isFull) && !commit())
        return;
    if (isOver && !breaksOff && m_committed) {
        m_usage = m_follower.usage();
        relay(payload().substr(0, m_judged), true);
        finish();
        return;
    }
    if (m_committed && m_judged > 0) {
        relay(payload().substr(0, m_judged), false);
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
            if (containsIgnoringCase(m_contentType, "html"))
                failClassified({m_head.status, m_contentType, payload(), false});
            else
                failTranslated(*failure);
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
    const InspectedAnswer inspected = inspectChatAnswer(m_contentType, payload());
    switch (inspected.failure) {
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
    m_owner.attemptDelivers(*this, payload());
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
