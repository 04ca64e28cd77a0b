// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include "dialects/errors.h"
#include "dialects/quirks.h"
#include "engine/accesscontrol.h"
#include "engine/backgroundload_p.h"
#include "engine/extramembers.h"
#include "engine/httptext.h"
#include "engine/outgoinghead.h"
#include "routing/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;
using dialects::Dialect;
using routing::Action;
using routing::FailureClass;
using traffic::Outcome;
using SteadyClock = std::chrono::steady_clock;

constexpr auto firstHeartbeat = 10s; //!< Until then the status code is still free, and most answers have begun.
constexpr auto firstHeartbeatLoading = 1s; //!< For a model known to be loading.
constexpr auto heartbeatEvery = 10s;
constexpr auto retryLoadingEvery = 1s;
constexpr std::string_view heartbeatText = ": keepalive\n\n";
//! For a request that is not streamed the first token comes with the last one: time for them is added, at this many
//! tokens a second, or as much again as the first token may take when the client sets no limit.
constexpr std::int64_t slowTokensPerSecond = 20;

bool isKnownCold(routing::ModelState state)
{
    return state == routing::ModelState::Cold || state == routing::ModelState::Loading;
}

std::string chunkHead(std::size_t size)
{
    std::array<char, 20> text {};
    const auto result = std::to_chars(text.data(), text.data() + 16, size, 16);
    *result.ptr = '\r';
    *(result.ptr + 1) = '\n';
    return {text.data(), static_cast<std::size_t>(result.ptr + 2 - text.data())};
}

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

std::string firstWord(std::string_view text)
{
    return routing::redactedExcerpt(text.substr(0, text.find(' ')), 60);
}

} // namespace

Exchange::Exchange(Core& core, std::shared_ptr<ClientConnection> client, routing::RequestKind kind)
    : m_core(core)
    , m_client(std::move(client))
    , m_table(core.table())
    , m_health(core.health())
    , m_kind(kind)
    , m_total([this] { totalExpired(); })
    , m_heartbeat([this] { heartbeat(); })
    , m_hedge([this] { hedge(); })
    , m_loadDeadline([this] {
        m_loadWait.reset();
        startNext();
    })
    , m_loadRetry([this] {
        if (const auto candidate = std::exchange(m_loadingCandidate, std::nullopt)) {
            m_core.cooldowns.begin(*candidate->model, candidate->keyIndex, m_core.nextAttemptToken, SteadyClock::now(), true);
            startAttempt(*candidate, false);
        }
    })
    , m_start(m_client->request().arrived)
    , m_ownSince(m_start)
{
    ++m_core.requestsInFlight;
    m_record.id = m_core.nextRequestId++;
    m_record.startedAt = std::chrono::system_clock::now();
    m_record.tableGeneration = m_table->generation;
    m_record.bytesIn = {static_cast<std::int64_t>(m_client->request().body.size())};
    m_record.client = firstWord(headerValue(m_client->request().head.fields, "user-agent"));
}

Exchange::~Exchange()
{
    cancelAttempts(FailureClass::ClientGone);
}

std::chrono::microseconds Exchange::sinceStart() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - m_start);
}

void Exchange::start()
{
    const auto self = shared_from_this();
    m_client->setTask(self);
    if (!readRequest() || !makePlan())
        return;
    m_total.arm(m_core.deadlines, m_target.route.policy.budgets.total);
    if (m_inspected.shape.stream) {
        const bool loads = isKnownCold(m_plan.candidates.front().state);
        m_heartbeat.arm(m_core.deadlines, loads ? firstHeartbeatLoading : firstHeartbeat);
    }
    if (m_plan.loadBehind) {
        const auto& policy = m_target.route.policy.budgets;
        BackgroundLoad::start(m_core, m_table, m_plan.loadBehind, policy.lastFirstToken);
    }
    if (m_plan.cold == routing::ColdPolicy::Hedge)
        m_hedge.arm(m_core.deadlines, m_target.route.policy.hedgeAfter);
    startNext();
}

bool Exchange::readRequest()
{
    const Request& request = m_client->request();
    const std::string_view via = headerValue(request.head.fields, "via");
    if (!m_core.options.instance.empty() && via.find("switchyard-" + m_core.options.instance) != std::string_view::npos) {
        answerError(508, "loop_detected", "a provider's base URL leads back to this engine", Outcome::Rejected);
        return false;
    }
    if (m_kind == routing::RequestKind::ChatCompletions) {
        auto inspected = m_core.inspector.inspect(request.body);
        if (!inspected) {
            answerError(400, "bad_request", inspected.error().message, Outcome::Rejected);
            return false;
        }
        m_inspected = std::move(*inspected);
    } else if (!readForeignRequest()) {
        return false;
    }
    m_record.requestedModel = routing::redactedExcerpt(m_inspected.model);
    m_record.stream = m_inspected.shape.stream;
    auto target = m_table->resolve(m_inspected.model);
    if (!target) {
        answerError(404, "model_not_found", target.error().message, Outcome::Rejected);
        return false;
    }
    m_target = std::move(*target);
    m_record.route = m_target.route.name;
    return true;
}

bool Exchange::ensureDialogue()
{
    if (m_dialogue)
        return true;
    auto made = Dialogue::create(clientDialect(m_kind), m_client->request().body, m_record.id);
    if (const auto* const failure = std::get_if<dialects::Failure>(&made)) {
        m_refusal = *failure;
        return false;
    }
    m_dialogue = std::move(std::get<std::shared_ptr<Dialogue>>(made));
    return true;
}

//! Reads a request of another dialect than Chat through the translators.
bool Exchange::readForeignRequest()
{
    if (!ensureDialogue()) {
        answerFailure(*m_refusal, nullptr, m_refusal->message, Outcome::Rejected);
        return false;
    }
    m_inspected = m_dialogue->inspected(m_kind);
    if (m_kind == routing::RequestKind::CountTokens)
        m_inspected.shape.stream = false;
    if (!m_inspected.model.empty())
        return true;
    answerError(400, "bad_request", "the body has no 'model'", Outcome::Rejected);
    return false;
}

bool Exchange::makePlan()
{
    routing::PlanInputs inputs;
    inputs.health = m_health.get();
    inputs.cooldowns = &m_core.cooldowns;
    inputs.now = m_start;
    inputs.readySince = &m_core.loads.readySince();
    if (m_target.kind == routing::Target::Kind::Chain && m_inspected.isContinued)
        inputs.sticky = m_core.sticky.find(m_inspected.stickyKey, m_start);
    m_plan = routing::planRoute(*m_table, m_target, m_inspected.shape, inputs);
    // Vectors of two models have nothing in common: embeddings never fall over.
    if (m_kind == routing::RequestKind::Embeddings && m_plan.candidates.size() > 1)
        m_plan.candidates.resize(1);
    if (!m_plan.candidates.empty())
        return true;
    if (m_kind == routing::RequestKind::CountTokens) {
        answerTokenEstimate();
        return false;
    }

    const auto& skipped = m_plan.skipped;
    const auto allAre = [&](std::initializer_list<routing::SkipReason> reasons) {
        return !skipped.empty() && std::all_of(skipped.begin(), skipped.end(), [&](const auto& skip) {
            return std::find(reasons.begin(), reasons.end(), skip.reason) != reasons.end();
        });
    };
    const bool isExact = m_target.kind == routing::Target::Kind::Exact;
    using Skip = routing::SkipReason;
    if (skipped.empty()) {
        answerError(404, "model_not_found", "the chain '" + m_target.route.name + "' has no models",
            Outcome::Rejected);
    } else if (allAre({Skip::ContextTooSmall})) {
        answerError(400, "context_length_exceeded",
            "maximum context length exceeded: " + skipped.front().detail, Outcome::ErrorDelivered);
    } else if (allAre({Skip::InputNotSupported, Skip::ToolsNotSupported, Skip::ReasoningNotSupported, Skip::ContextTooSmall})) {
        answerError(400, "unsupported_input", skipped.front().detail, Outcome::ErrorDelivered);
    } else if (allAre({Skip::OutsidePrivacy, Skip::OutsideRegions})) {
        answerError(403, "route_is_restricted",
            "the request was not sent anywhere: " + skipped.front().detail, Outcome::ErrorDelivered);
    } else if (isExact && skipped.front().reason == Skip::NoKey) {
        answerError(401, "provider_key_missing", skipped.front().detail, Outcome::ErrorDelivered);
    } else if (isExact && skipped.front().reason != Skip::CoolingDown) {
        answerError(501, std::string(routing::skipReasonName(skipped.front().reason)), skipped.front().detail,
            Outcome::ErrorDelivered);
    } else {
        answerExhausted();
    }
    return false;
}

Attempt::Budgets Exchange::budgetsFor(const routing::PlannedCandidate& candidate) const
{
    const routing::Budgets& policy = m_target.route.policy.budgets;
    Attempt::Budgets budgets {policy.connect, policy.firstToken, policy.gap};
    if (!m_inspected.shape.stream) {
        const auto answerTime = m_inspected.shape.maxOutput
            ? std::chrono::milliseconds(m_inspected.shape.maxOutput->value * 1000 / slowTokensPerSecond)
            : budgets.firstToken;
        budgets.firstToken = std::min(budgets.firstToken + answerTime, policy.total);
    }
    if (isKnownCold(candidate.state)) {
        const auto load = candidate.learnedLoadTime ? *candidate.learnedLoadTime * 3 : policy.lastFirstToken;
        budgets.firstToken = std::max(budgets.firstToken, std::min(policy.firstToken + load, policy.lastFirstToken));
    }
    if (m_next >= m_plan.candidates.size())
        budgets.firstToken = std::max(budgets.firstToken, policy.lastFirstToken);
    if (const auto& timeout = candidate.model->endpoint->timeout) {
        budgets.firstToken = std::max(budgets.firstToken, *timeout);
        budgets.gap = std::max(budgets.gap, *timeout);
    }
    return budgets;
}

void Exchange::startNext()
{
    while (m_next < m_plan.candidates.size()) {
        const auto& candidate = m_plan.candidates[m_next];
        if (waitsForLoad(candidate))
            return;
        ++m_next;
        m_resent = false;
        const auto tokenBefore = m_core.nextAttemptToken;
        if (m_core.cooldowns.begin(*candidate.model, candidate.keyIndex, tokenBefore, SteadyClock::now(), candidate.early)) {
            ++m_tried;
            // A copy: a refusal may change the plan.
            if (startAttempt(routing::PlannedCandidate(candidate), false))
                return;
            if (m_completed)
                return;
            --m_tried;
            continue;
        }
        // Another request took the single probe since the plan was made.
        m_plan.skipped.push_back({candidate.model->ref, routing::SkipReason::CoolingDown,
            "'" + candidate.model->ref.toString() + "' is being probed by another request", {}});
    }
    if (!m_active.empty())
        return;
    if (m_refusal && m_record.attempts.empty())
        answerFailure(*m_refusal, nullptr, m_refusal->message, Outcome::ErrorDelivered);
    else
        answerExhausted();
}

bool Exchange::startAttempt(const routing::PlannedCandidate& candidate, bool onlyFresh)
{
    AttemptOwner& owner = *this;
    auto attempt = std::make_shared<Attempt>(
        m_core, owner, candidate, m_core.nextAttemptToken++, budgetsFor(candidate), m_start);
    if (!composeRequest(*attempt)) {
        m_core.cooldowns.release(*candidate.model, candidate.keyIndex, attempt->token());
        return false;
    }
    m_active.push_back(attempt);
    const auto before = SteadyClock::now();
    attempt->start(m_table->environmentProxy, onlyFresh);
    m_own += std::chrono::duration_cast<std::chrono::microseconds>(before - m_ownSince);
    m_ownSince = SteadyClock::now();
    return true;
}

//! Says the request in the candidate's dialect, or with what its server is known to need.
bool Exchange::translateRequest(Attempt& attempt, std::string& path, std::vector<dialects::Header>& headers)
{
    const auto& model = *attempt.candidate().model;
    const auto refuse = [&](const std::string& reason) {
        m_plan.skipped.push_back({model.ref, routing::SkipReason::NotSupported, reason, {}});
        return false;
    };
    if (!ensureDialogue())
        return refuse(m_refusal->message);
    const auto learned = m_core.learned.find(model.ref);
    const auto target = translationTarget(model, learned == m_core.learned.end() ? dialects::Compat {} : learned->second);
    const auto nowSeconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    auto outcome = dialects::RequestTranslator::translate(m_dialogue->request(), target, &m_core.responses, nowSeconds.count());
    if (const auto* const refusal = std::get_if<dialects::Refusal>(&outcome)) {
        m_refusal = refusal->failure;
        if (refusal->isRequestError) {
            answerFailure(refusal->failure, nullptr, refusal->failure.message, Outcome::ErrorDelivered);
            return false;
        }
        return refuse("'" + refusal->field + "': " + refusal->reason);
    }
    auto& translated = std::get<dialects::TranslatedRequest>(outcome);
    path = std::move(translated.path);
    headers = std::move(translated.headers);
    attempt.ownBody = std::move(translated.body);
    attempt.request.body = {attempt.ownBody, {}, {}};
    for (const std::string& field : translated.dropped)
        attempt.droppedFields += (attempt.droppedFields.empty() ? "" : ", ") + headerText(field);
    // Chat to Chat is followed on the short path, whatever was changed in the request.
    const bool isShort = m_kind == routing::RequestKind::ChatCompletions && model.endpoint->api == routing::Api::OpenAiCompletions;
    if (!isShort)
        attempt.codec = std::make_unique<AnswerCodec>(m_dialogue, translated.plan);
    return true;
}

bool Exchange::composeRequest(Attempt& attempt)
{
    const auto& candidate = attempt.candidate();
    const auto& endpoint = *candidate.model->endpoint;
    const Request& request = m_client->request();
    const bool counts = m_kind == routing::RequestKind::CountTokens;
    std::string path;
    std::vector<dialects::Header> dialectHeaders;
    const bool isShort = m_kind == routing::RequestKind::ChatCompletions && endpoint.api == routing::Api::OpenAiCompletions
        && candidate.model->compat == dialects::Compat {} && !m_core.learned.contains(candidate.model->ref);
    if (isShort || counts) {
        const std::string_view before = request.body.substr(0, m_inspected.modelBegin);
        const std::string_view after = request.body.substr(m_inspected.modelEnd);
        attempt.modelText = jsonQuoted(candidate.model->upstreamId);
        path = dialects::upstreamPath(endpoint.baseUrl.path, upstreamDialect(endpoint.api), {}, false);
        attempt.request.body = {before, attempt.modelText, after};
        if (counts) {
            path += "/count_tokens";
            attempt.isPlainDocument = true;
            dialectHeaders = {{"anthropic-version", "2023-06-01"}};
        } else if (!candidate.model->extraBody.empty()) {
            attempt.ownBody = withExtraMembers(
                std::string(before) + attempt.modelText + std::string(after), candidate.model->extraBody);
            attempt.request.body = {attempt.ownBody, {}, {}};
        }
    } else if (!translateRequest(attempt, path, dialectHeaders)) {
        return false;
    }
    std::size_t length = 0;
    for (const std::string_view piece : attempt.request.body)
        length += piece.size();
    UpstreamHead head {endpoint};
    head.keyIndex = candidate.keyIndex;
    head.path = path;
    // What the client says itself about its dialect stands.
    std::erase_if(dialectHeaders, [&](const dialects::Header& header) {
        return endpoint.api == routing::Api::AnthropicMessages && !headerValue(request.head.fields, header.first).empty();
    });
    head.dialectHeaders = &dialectHeaders;
    head.contentLength = length;
    head.stream = m_inspected.shape.stream;
    const std::string via = "1.1 switchyard-" + m_core.options.instance;
    head.via = via;
    head.clientFields = &request.head.fields;
    std::string proxyAuthorization;
    if (endpoint.proxy.mode != routing::ProxyOptions::Mode::None && !endpoint.baseUrl.tls) {
        if (const auto proxy = proxyFor(endpoint, m_table->environmentProxy); proxy && *proxy) {
            head.absoluteTarget = true;
            proxyAuthorization = (*proxy)->authorization.reveal();
            head.proxyAuthorization = proxyAuthorization;
        }
    }
    attempt.headText.reserve(1024);
    appendUpstreamHead(attempt.headText, head);
    attempt.request.head = attempt.headText;
    attempt.request.stream = m_inspected.shape.stream;
    return true;
}

//! True when another request is loading the candidate's model: this one goes on when that has been decided.
bool Exchange::waitsForLoad(const routing::PlannedCandidate& candidate)
{
    const ModelRef& ref = candidate.model->ref;
    if (!isKnownCold(candidate.state) && !m_core.loads.isLoading(ref))
        return false;
    if (m_core.loads.begin(ref, SteadyClock::now())) {
        m_loads = ref;
        return false;
    }
    // A load that is somebody's trial of a model believed to be ready is none of ours.
    if (!isKnownCold(candidate.state))
        return false;
    m_loadWait = m_core.loads.wait(ref, [this] {
        m_loadWait.reset();
        m_loadDeadline.cancel();
        // From the loop: the loader is in the middle of its own work.
        asio::post(m_core.context, [weak = weak_from_this()] {
            const auto self = weak.lock();
            if (!self || self->m_completed)
                return;
            // If the load succeeded the model is ready now; if not, its cooldown or the next loader's luck decides.
            auto& waiting = self->m_plan.candidates[self->m_next];
            if (self->m_core.loads.readySince().contains(waiting.model->ref))
                waiting.state = routing::ModelState::Ready;
            self->startNext();
        });
    });
    const auto budget = m_target.route.policy.budgets.lastFirstToken;
    m_loadDeadline.arm(m_core.deadlines, budget);
    return true;
}

void Exchange::loadSettled(const ModelRef& model, bool succeeded)
{
    if (m_loads != model)
        return;
    m_loads.reset();
    m_core.loads.finish(model, succeeded, SteadyClock::now());
}

//! A server that says "loading" is asked again, while nobody else is left and there is time.
bool Exchange::retryLoading(const std::shared_ptr<Attempt>& attempt)
{
    const bool mayWait = attempt->failure().failure == FailureClass::Loading && m_next >= m_plan.candidates.size()
        && sinceStart() < m_target.route.policy.budgets.lastFirstToken && m_active.empty();
    if (!mayWait)
        return false;
    if (!std::exchange(m_loadingNoted, true))
        keepRecord(*attempt, {Action::RetrySame, "the server is loading the model; asked again until it is there"});
    m_core.cooldowns.release(*attempt->candidate().model, attempt->candidate().keyIndex, attempt->token());
    m_loadingCandidate = attempt->candidate();
    if (m_inspected.shape.stream && !m_headSent && !m_committed)
        m_heartbeat.arm(m_core.deadlines, firstHeartbeatLoading);
    m_loadRetry.arm(m_core.deadlines, retryLoadingEvery);
    return true;
}

void Exchange::hedge()
{
    if (m_committed || m_completed || m_active.size() != 1 || m_next >= m_plan.candidates.size())
        return;
    startNext();
}

std::shared_ptr<Attempt> Exchange::takeOut(Attempt& attempt)
{
    const auto found = std::find_if(m_active.begin(), m_active.end(), [&](const auto& entry) { return entry.get() == &attempt; });
    auto taken = *found;
    m_active.erase(found);
    return taken;
}

void Exchange::keepRecord(Attempt& attempt, const routing::Decision& decision)
{
    traffic::Attempt record = attempt.record();
    record.action = decision.action;
    if (record.reason.empty())
        record.reason = decision.reason;
    m_record.attempts.push_back(std::move(record));
}

//! Keeps, of the candidates not tried yet, those whose window is known to be larger (or not known at all).
bool Exchange::dropSmallerCandidates(const Attempt& attempt)
{
    std::int64_t window = attempt.failure().contextLimit.value_or(0);
    if (attempt.candidate().model->contextWindow)
        window = std::max(window, attempt.candidate().model->contextWindow->value);
    const auto isSmaller = [window](const routing::PlannedCandidate& candidate) {
        return candidate.model->contextWindow && candidate.model->contextWindow->value <= window;
    };
    const auto begin = m_plan.candidates.begin() + static_cast<std::ptrdiff_t>(m_next);
    for (auto it = begin; it != m_plan.candidates.end(); ++it) {
        if (isSmaller(*it)) {
            m_plan.skipped.push_back({it->model->ref, routing::SkipReason::ContextTooSmall,
                "its window is not larger than the one that overflowed", {}});
        }
    }
    m_plan.candidates.erase(std::remove_if(begin, m_plan.candidates.end(), isSmaller), m_plan.candidates.end());
    return m_next < m_plan.candidates.size();
}

void Exchange::attemptFailed(Attempt& failed)
{
    const auto self = shared_from_this();
    const auto at = SteadyClock::now();
    m_ownSince = at;
    const auto attempt = takeOut(failed);
    const FailureClass failure = attempt->failure().failure;
    const auto& model = *attempt->candidate().model;
    if (retryLoading(attempt))
        return;
    const bool isRaceLoss = failure == FailureClass::ConnectionLost && attempt->usedKeptConnection() && !attempt->hasReplyByte();
    routing::ExchangeState state;
    state.candidatesTried = m_tried;
    state.moreCandidates = m_next < m_plan.candidates.size();
    state.moreKeys = m_core.cooldowns.nextKey(model, attempt->candidate().keyIndex, at).has_value();
    state.alreadyResent = m_resent;
    state.exactModel = m_target.kind == routing::Target::Kind::Exact;
    if (failure == FailureClass::ContextOverflow && !state.exactModel)
        state.largerCandidate = dropSmallerCandidates(*attempt);
    const routing::AttemptOutcome outcome {failure, attempt->isCommitted(), attempt->hasReplyByte(), attempt->usedKeptConnection()};
    const routing::Decision decision = routing::decide(outcome, state);
    // A load that takes longer than this client can wait is no fault of the server.
    const bool isSlowLoad = failure == FailureClass::FirstTokenTimeout && isKnownCold(attempt->candidate().state);
    if (!(isRaceLoss && decision.action == Action::RetrySame))
        loadSettled(model.ref, false);
    if ((isRaceLoss && decision.action == Action::RetrySame) || isSlowLoad) {
        m_core.cooldowns.release(model, attempt->candidate().keyIndex, attempt->token());
    } else {
        m_core.cooldowns.recordFailure(model, attempt->candidate().keyIndex, attempt->token(), failure, attempt->retryAfter(), at);
        m_core.cooldownsChanged();
    }
    if (m_target.kind == routing::Target::Kind::Chain)
        m_core.sticky.forget(m_inspected.stickyKey);
    if (retryWithQuirk(attempt))
        return;
    keepRecord(*attempt, decision);
    // The other half of a hedge goes on; only its failure counts for the client.
    if (!m_active.empty() && decision.action != Action::FailStream)
        return;
    applyDecision(attempt, decision);
}

//! A server that refuses one of the request's forms is asked again in another: the same route, not a fallback.
bool Exchange::retryWithQuirk(const std::shared_ptr<Attempt>& attempt)
{
    constexpr int mostQuirks = 4;
    const int status = attempt->record().httpStatus;
    const bool mayBe = (status == 400 || status == 422 || status == 500) && m_quirks < mostQuirks && !attempt->isPlainDocument
        && m_client->request().body.data() != nullptr;
    if (!mayBe || !ensureDialogue())
        return false;
    const auto& candidate = attempt->candidate();
    dialects::Compat& learned = m_core.learned[candidate.model->ref];
    const auto quirk = dialects::learnQuirk(
        translationTarget(*candidate.model, learned), m_dialogue->request(), status, attempt->errorText());
    if (!quirk)
        return false;
    ++m_quirks;
    learned = dialects::merged(learned, quirk->compat);
    attempt->record().reason = quirk->sentence;
    keepRecord(*attempt, {Action::RetrySame, "asked again in a form the server takes"});
    m_core.cooldowns.begin(*candidate.model, candidate.keyIndex, m_core.nextAttemptToken, SteadyClock::now(), true);
    return startAttempt(candidate, false);
}

void Exchange::answerTokenEstimate()
{
    writeWhole(200, jsonType, dialects::writeTokenCount(m_dialogue->request().facts().estimatedPromptTokens),
        answerHeaders(nullptr) + "x-switchyard-reason: estimate\r\n");
    complete(Outcome::Delivered, 200, {});
}

void Exchange::applyDecision(const std::shared_ptr<Attempt>& attempt, const routing::Decision& decision)
{
    switch (decision.action) {
    case Action::RetrySame: {
        m_resent = true;
        const auto& candidate = attempt->candidate();
        m_core.cooldowns.begin(*candidate.model, candidate.keyIndex, m_core.nextAttemptToken, SteadyClock::now(), true);
        startAttempt(candidate, true);
        break;
    }
    case Action::RetrySameKey: {
        routing::PlannedCandidate candidate = attempt->candidate();
        candidate.keyIndex = m_core.cooldowns.nextKey(*candidate.model, candidate.keyIndex, SteadyClock::now()).value_or(0);
        m_core.cooldowns.begin(*candidate.model, candidate.keyIndex, m_core.nextAttemptToken, SteadyClock::now(), true);
        startAttempt(candidate, false);
        break;
    }
    case Action::Next:
    case Action::NextLarger:
        startNext();
        break;
    case Action::Deliver:
        deliverFailure(*attempt);
        break;
    case Action::GiveUp:
        if (m_tried <= 1 && m_target.kind == routing::Target::Kind::Exact)
            deliverFailure(*attempt);
        else
            answerExhausted();
        break;
    case Action::FailStream:
        failStream(toldFailure(*attempt));
        break;
    case Action::Drop:
        break;
    }
}

bool Exchange::attemptCommits(Attempt& attempt)
{
    if (m_committed || m_completed)
        return false;
    m_committed = true;
    m_heartbeat.cancel();
    m_hedge.cancel();
    for (const auto& other : m_active) {
        if (other.get() == &attempt) {
            m_served = other;
            continue;
        }
        other->cancel(FailureClass::None);
        if (m_loads == other->candidate().model->ref) {
            m_core.loads.abandon(*m_loads);
            m_loads.reset();
        }
        m_core.cooldowns.release(*other->candidate().model, other->candidate().keyIndex, other->token());
        other->record().background = true;
        keepRecord(*other, {Action::Drop, "another candidate was faster"});
    }
    std::erase_if(m_active, [&](const auto& entry) { return entry.get() != &attempt; });
    m_record.firstTokenAt = sinceStart();
    m_ownSince = SteadyClock::now();
    loadSettled(attempt.candidate().model->ref, true);
    return true;
}

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

void Exchange::attemptFinished(Attempt& finished)
{
    const auto self = shared_from_this();
    const auto attempt = takeOut(finished);
    const auto& model = *attempt->candidate().model;
    m_core.cooldowns.recordSuccess(model, attempt->candidate().keyIndex, attempt->token());
    if (m_target.kind == routing::Target::Kind::Chain)
        m_core.sticky.remember(m_inspected.stickyKey, model.ref, SteadyClock::now());
    keepRecord(*attempt, {Action::Deliver, "answered"});
    m_record.servedBy = model.ref;
    m_record.usage = attempt->usage();
    if (!m_record.usage && m_inspected.shape.stream) {
        m_record.usage = traffic::Usage {m_inspected.shape.promptEstimate, {attempt->meaningfulEvents()}, {}, {}, true};
    }
    if (m_record.usage && model.price && !m_record.usage->estimated) {
        const auto& usage = *m_record.usage;
        const auto fresh = static_cast<double>(usage.input.value - usage.cachedInput.value - usage.cacheWrite.value);
        m_record.costUsd = (std::max(0.0, fresh) * model.price->input + static_cast<double>(usage.output.value) * model.price->output
                               + static_cast<double>(usage.cachedInput.value) * model.price->cacheRead
                               + static_cast<double>(usage.cacheWrite.value) * model.price->cacheWrite)
            / 1e6;
    }
    if (m_dialogue)
        m_dialogue->remember(m_core.responses);
    complete(Outcome::Delivered, m_record.httpStatus, {});
}

void Exchange::complete(Outcome outcome, int status, std::string error)
{
    if (m_completed)
        return;
    m_completed = true;
    if (const auto loaded = std::exchange(m_loads, std::nullopt))
        m_core.loads.abandon(*loaded);
    m_loadWait.reset();
    m_loadDeadline.cancel();
    m_loadRetry.cancel();
    m_total.cancel();
    m_heartbeat.cancel();
    m_hedge.cancel();
    m_record.outcome = outcome;
    m_record.httpStatus = status;
    m_record.error = std::move(error);
    m_record.skipped = std::move(m_plan.skipped);
    m_record.kind = m_kind;
    m_record.duration = sinceStart();
    m_record.bytesOut = {m_client->bytesWritten()};
    m_core.metrics.count(m_record);
    m_core.events.post(Event(std::move(m_record)));
    --m_core.requestsInFlight;
    const auto client = m_client;
    m_served.reset();
    if (outcome != Outcome::ClientGone)
        client->finish(m_chunked || outcome != Outcome::Truncated);
    m_core.requestEnded();
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

void Exchange::failStream(const dialects::Failure& failure)
{
    std::string event;
    // The short path keeps no dialogue, and the body may be gone: its error event needs neither.
    if (m_kind == routing::RequestKind::ChatCompletions && !m_dialogue)
        event = "data: " + errorBody("server_error", failure.code, failure.message) + "\n\n";
    else
        m_dialogue->stream().fail(failure, event);
    const std::string size = m_chunked ? chunkHead(event.size()) : std::string {};
    m_client->write({size, event, m_chunked ? "\r\n0\r\n\r\n" : ""});
    if (m_served)
        m_record.servedBy = m_served->candidate().model->ref;
    complete(m_committed ? Outcome::Truncated : Outcome::Exhausted, m_record.httpStatus, failure.message);
}

void Exchange::answerFailure(
    const dialects::Failure& failure, const Attempt* served, const std::string& error, Outcome outcome)
{
    const auto answer = dialects::writeFailure(clientDialect(m_kind), failure, std::to_string(m_record.id));
    std::string headers = m_target.route.name.empty() ? std::string {} : answerHeaders(served);
    for (const auto& [name, value] : answer.headers)
        headers += name + ": " + value + "\r\n";
    writeWhole(answer.status, {}, answer.body, headers);
    complete(outcome, answer.status, error);
}

void Exchange::answerError(int status, std::string code, const std::string& message, Outcome outcome)
{
    dialects::Failure failure;
    failure.kind = dialects::kindOfStatus(status);
    failure.status = status;
    failure.code = std::move(code);
    failure.message = message;
    answerFailure(failure, nullptr, message, outcome);
}

//! What the client is told of an attempt's failure, free of any dialect.
dialects::Failure Exchange::toldFailure(Attempt& attempt) const
{
    const auto& failure = attempt.failure();
    const auto& text = attempt.errorText();
    const int upstreamStatus = attempt.record().httpStatus;
    const Dialect spoken = upstreamDialect(attempt.candidate().model->endpoint->api);
    const std::string sentence = attempt.candidate().model->ref.toString() + ": " + failure.message;
    const bool isOwnError = text.empty() || (upstreamStatus == 200 && failure.failure == FailureClass::NotAnLlmApi);
    if (upstreamStatus >= 400 || !isOwnError)
        return dialects::readFailure(attempt.codec && upstreamStatus < 400 ? Dialect::Chat : spoken, upstreamStatus, text);
    dialects::Failure told;
    const bool isTimeout = failure.failure == FailureClass::ConnectTimeout || failure.failure == FailureClass::FirstTokenTimeout
        || failure.failure == FailureClass::GapTimeout;
    told.kind = isTimeout ? dialects::ErrorKind::Timeout : dialects::ErrorKind::Server;
    told.status = isTimeout ? 504 : 502;
    told.message = sentence;
    told.code = std::string(routing::failureName(failure.failure));
    return told;
}

void Exchange::deliverFailure(Attempt& attempt)
{
    const auto& text = attempt.errorText();
    const int upstreamStatus = attempt.record().httpStatus;
    const std::string sentence = attempt.candidate().model->ref.toString() + ": " + attempt.failure().message;
    const dialects::Failure told = toldFailure(attempt);
    if (m_headSent) {
        failStream(told);
        return;
    }
    if (m_kind == routing::RequestKind::CountTokens) {
        answerTokenEstimate();
        return;
    }
    const bool isJson = routing::ascii::containsIgnoringCase(attempt.contentType(), "json") && routing::ascii::trimmed(text).starts_with('{');
    const bool isSameDialect = upstreamDialect(attempt.candidate().model->endpoint->api) == clientDialect(m_kind);
    if (upstreamStatus >= 400 && isJson && isSameDialect) {
        m_own = {};
        writeWhole(upstreamStatus, {}, text, attempt.forwardedHeaders() + answerHeaders(&attempt));
        complete(Outcome::ErrorDelivered, upstreamStatus, sentence);
        return;
    }
    answerFailure(told, &attempt, sentence, Outcome::ErrorDelivered);
}

std::chrono::seconds Exchange::earliestRecovery() const
{
    const auto at = SteadyClock::now();
    std::chrono::seconds wait = m_target.route.policy.exhausted.retryAfter;
    std::optional<SteadyTime> earliest;
    for (const auto& ref : m_target.route.candidates) {
        const auto model = m_table->model(ref);
        if (!model)
            continue;
        const auto verdict = m_core.cooldowns.check(*model, at);
        if (!verdict.allowed)
            earliest = earliest ? std::min(*earliest, verdict.until) : verdict.until;
    }
    if (earliest && *earliest > at)
        wait = std::max(wait, std::chrono::ceil<std::chrono::seconds>(*earliest - at));
    return wait;
}

void Exchange::answerExhausted()
{
    std::vector<dialects::FailedAttempt> attempts;
    for (const auto& attempt : m_record.attempts) {
        if (attempt.action != Action::RetrySame)
            attempts.push_back({attempt.model.toString(), std::string(routing::failureName(attempt.failure)) + ": " + attempt.reason});
    }
    for (const auto& skip : m_plan.skipped)
        attempts.push_back({skip.ref.toString(), std::string(routing::skipReasonName(skip.reason)) + ": " + skip.detail});
    const int status = m_target.route.policy.exhausted.status;
    const auto wait = earliestRecovery();
    const auto failure = dialects::exhaustedFailure(attempts, status, wait);
    if (m_headSent) {
        failStream(failure);
        return;
    }
    if (m_kind == routing::RequestKind::CountTokens) {
        answerTokenEstimate();
        return;
    }
    const auto answer = dialects::writeExhausted(clientDialect(m_kind), attempts, status, wait, std::to_string(m_record.id));
    std::string headers = answerHeaders(nullptr);
    headers += "x-switchyard-attempts: " + std::to_string(m_record.attempts.size()) + "\r\n";
    for (const auto& [name, value] : answer.headers)
        headers += name + ": " + value + "\r\n";
    writeWhole(answer.status, {}, answer.body, headers);
    complete(Outcome::Exhausted, answer.status, failure.message);
}

void Exchange::totalExpired()
{
    const auto self = shared_from_this();
    const std::string message = "the request took longer than the time allowed for all attempts together";
    for (const auto& attempt : m_active) {
        m_core.cooldowns.release(*attempt->candidate().model, attempt->candidate().keyIndex, attempt->token());
        attempt->cancel(FailureClass::TotalTimeout);
        keepRecord(*attempt, {Action::GiveUp, "out of time"});
    }
    m_active.clear();
    dialects::Failure failure;
    failure.kind = dialects::ErrorKind::Timeout;
    failure.status = 504;
    failure.code = "total-timeout";
    failure.message = message;
    if (m_headSent)
        failStream(failure);
    else
        answerError(504, "timeout", message, Outcome::Exhausted);
}

void Exchange::cancelAttempts(FailureClass why)
{
    for (const auto& attempt : m_active) {
        m_core.cooldowns.release(*attempt->candidate().model, attempt->candidate().keyIndex, attempt->token());
        attempt->cancel(why);
        if (!m_completed)
            keepRecord(*attempt, {Action::Drop, "the client went away"});
    }
    m_active.clear();
}

void Exchange::clientGone()
{
    const auto self = shared_from_this();
    if (m_completed)
        return;
    if (m_served)
        m_record.servedBy = m_served->candidate().model->ref;
    cancelAttempts(FailureClass::ClientGone);
    complete(Outcome::ClientGone, m_record.httpStatus, "the client went away");
}

void Exchange::clientDrained()
{
    for (const auto& attempt : m_active)
        attempt->resume();
}

} // namespace switchyard::engine
