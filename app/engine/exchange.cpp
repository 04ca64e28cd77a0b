// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include "dialects/compaction.h"
#include "engine/backgroundload_p.h"
#include "engine/httptext.h"
#include "engine/outgoinghead.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

using routing::Action;
using routing::FailureClass;
using traffic::Outcome;
using SteadyClock = std::chrono::steady_clock;

const std::shared_ptr<const routing::Target>& noTarget()
{
    static const auto none = std::make_shared<const routing::Target>();
    return none;
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
    , m_target(noTarget())
    , m_total([this] { totalExpired(); })
    , m_heartbeat([this] { heartbeat(); })
    , m_hedge([this] { hedge(); })
    , m_loadDeadline([this] { loadDeadlineExpired(); })
    , m_loadRetry([this] { askLoadingServer(); })
    , m_repeatPause([this] { repeat(); })
    , m_start(m_client->request().arrived)
    , m_ownSince(m_start)
{
    ++m_core.requestsInFlight;
    m_core.running.add(*this);
    m_record.id = m_core.nextRequestId++;
    m_record.startedAt = std::chrono::system_clock::now();
    m_record.tableGeneration = m_table->generation;
    m_record.bytesIn = {static_cast<std::int64_t>(m_client->request().body.size())};
    m_record.client = firstWord(headerValue(m_client->request().head.fields, HeaderName::UserAgent));
}

Exchange::~Exchange()
{
    cancelAttempts(FailureClass::ClientGone);
    releaseKept();
}

std::chrono::microseconds Exchange::sinceStart() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(m_core.clock.now() - m_start);
}

void Exchange::start()
{
    const auto self = shared_from_this();
    m_client->setTask(self);
    m_core.noticeSleep(m_start);
    if (!readRequest() || !makePlan())
        return;
    m_total.arm(m_core.deadlines, m_target->route.policy.budgets.total);
    if (m_inspected.shape.stream) {
        const bool loads = isKnownCold(m_plan.candidates.front().state);
        m_heartbeat.arm(m_core.deadlines, loads ? firstHeartbeatLoading : firstHeartbeat);
    }
    if (m_plan.loadBehind) {
        const auto& policy = m_target->route.policy.budgets;
        BackgroundLoad::start(m_core, m_table, m_plan.loadBehind, policy.lastFirstToken);
    }
    if (m_plan.cold == routing::ColdPolicy::Hedge)
        m_hedge.arm(m_core.deadlines, m_target->route.policy.hedgeAfter);
    startNext();
}

bool Exchange::readRequest()
{
    const Request& request = m_client->request();
    const std::string_view via = headerValue(request.head.fields, HeaderName::Via);
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
    auto target = m_core.derived.resolve(*m_table, m_inspected.model);
    if (!target) {
        answerError(404, "model_not_found", target.error().message, Outcome::Rejected);
        return false;
    }
    m_target = std::move(*target);
    m_record.route = m_target->route.name;
    return true;
}

bool Exchange::ensureDialogue()
{
    if (m_dialogue)
        return true;
    const Request& request = m_client->request();
    const bool compacts = m_kind == routing::RequestKind::Responses && request.path.ends_with("/compact");
    auto made = compacts ? Dialogue::create(dialects::Dialect::Responses, dialects::compactionRequest(request.body), m_record.id)
                         : Dialogue::create(clientDialect(m_kind), request.body, m_record.id);
    if (const auto* const failure = std::get_if<dialects::Failure>(&made)) {
        m_refusal = *failure;
        return false;
    }
    m_dialogue = std::move(std::get<std::shared_ptr<Dialogue>>(made));
    m_dialogue->setCompacts(compacts);
    // OpenAI's libraries say so when their stream helper reads the answer, which tolerates no new event.
    m_dialogue->setReadsOnlyCommonEvents(headerValue(request.head.fields, "x-stainless-helper-method") == "stream");
    return true;
}

//! Reads a request of another dialect than Chat through the translators.
bool Exchange::readForeignRequest()
{
    if (!ensureDialogue()) {
        answerFailure(*m_refusal, nullptr, m_refusal->message, Outcome::Rejected);
        return false;
    }
    m_inspected = m_dialogue->inspected(m_kind, m_core.responses);
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
    if (m_target->kind == routing::Target::Kind::Chain && m_inspected.isContinued)
        inputs.sticky = m_core.sticky.find(m_inspected.stickyKey, m_start);
    m_plan = routing::planRoute(*m_table, *m_target, m_inspected.shape, inputs);
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
    const bool isExact = m_target->kind == routing::Target::Kind::Exact;
    using Skip = routing::SkipReason;
    // For clients that is a path which is not there; an api that nobody here speaks is something else.
    const auto hasNone = [this](const routing::SkippedCandidate& skip) {
        const auto model = m_table->model(skip.ref);
        return skip.reason == Skip::ApiNotSpoken && model && model->endpoint->problem == routing::EndpointProblem::None;
    };
    const bool isEmbeddings = m_kind == routing::RequestKind::Embeddings;
    if (skipped.empty()) {
        answerError(404, "model_not_found", "the chain '" + m_target->route.name + "' has no models",
            Outcome::Rejected);
    } else if (allAre({Skip::ContextTooSmall})) {
        answerError(400, "context_length_exceeded",
            "maximum context length exceeded: " + skipped.front().detail, Outcome::ErrorDelivered);
    } else if (allAre({Skip::InputNotSupported, Skip::ToolsNotSupported, Skip::ReasoningNotSupported, Skip::ContextTooSmall})) {
        answerError(400, "unsupported_input", skipped.front().detail, Outcome::ErrorDelivered);
    } else if (allAre({Skip::OutsidePrivacy, Skip::OutsideRegions})) {
        answerError(403, "route_is_restricted",
            "the request was not sent anywhere: " + skipped.front().detail, Outcome::ErrorDelivered);
    } else if (isEmbeddings && std::all_of(skipped.begin(), skipped.end(), hasNone)) {
        answerError(404, "embeddings_not_supported", skipped.front().detail, Outcome::ErrorDelivered);
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

traffic::RunningRequest Exchange::soFar() const
{
    traffic::RunningRequest running;
    running.soFar = m_record;
    running.soFar.kind = m_kind;
    running.soFar.skipped = m_plan.skipped;
    const auto& asked = m_committed && m_served ? m_served : m_active.empty() ? nullptr : m_active.back();
    if (!asked)
        return running;
    running.phase = m_committed ? traffic::RunningPhase::Answering : traffic::RunningPhase::Asking;
    running.model = asked->candidate().model->ref;
    running.endpoint = asked->record().endpoint;
    running.askedAt = asked->record().startedAt;
    return running;
}

//! Who answered, and what it took: also of an answer that broke off or that nobody waited for.
void Exchange::keepServed(const Attempt& served)
{
    const auto& model = *served.candidate().model;
    m_record.servedBy = model.ref;
    m_record.usage = served.usage();
    if (!m_record.usage && m_inspected.shape.stream)
        m_record.usage = traffic::Usage {m_inspected.shape.promptEstimate, {served.meaningfulEvents()}, {}, {}, true};
    if (!m_record.usage || !model.price || m_record.usage->estimated)
        return;
    const auto& usage = *m_record.usage;
    const auto fresh = static_cast<double>(usage.input.value - usage.cachedInput.value - usage.cacheWrite.value);
    m_record.costUsd = (std::max(0.0, fresh) * model.price->input + static_cast<double>(usage.output.value) * model.price->output
                           + static_cast<double>(usage.cachedInput.value) * model.price->cacheRead
                           + static_cast<double>(usage.cacheWrite.value) * model.price->cacheWrite)
        / 1e6;
}

void Exchange::complete(Outcome outcome, int status, std::string error)
{
    if (m_completed)
        return;
    m_completed = true;
    if (m_served)
        keepServed(*m_served);
    releaseKept();
    for (const ModelRef& loaded : std::exchange(m_loads, {}))
        m_core.loads.abandon(loaded);
    stopWaiting();
    m_loadRetry.cancel();
    m_repeatPause.cancel();
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
    if (m_own.count() > 0)
        m_core.metrics.countOverhead(m_own);
    m_core.events.post(std::move(m_record));
    --m_core.requestsInFlight;
    m_core.running.remove(*this);
    const auto client = m_client;
    m_served.reset();
    if (outcome != Outcome::ClientGone)
        client->finish(!m_breaksOff && (m_chunked || outcome != Outcome::Truncated));
    m_core.requestEnded();
}

void Exchange::totalExpired()
{
    endNow({dialects::ErrorKind::Timeout, 504, "total-timeout", "the request took longer than the time allowed for all attempts together"},
        "out of time");
}

void Exchange::engineStops()
{
    endNow({dialects::ErrorKind::Server, 503, "shutting_down", "the engine is shutting down"}, "the engine is shutting down");
}

//! Gives up whatever is under way and says so in the client's dialect.
void Exchange::endNow(const EarlyEnd& end, std::string_view reason)
{
    const auto self = shared_from_this();
    if (m_completed)
        return;
    for (const auto& attempt : m_active) {
        m_core.cooldowns.release(*attempt->candidate().model, attempt->candidate().keyIndex, attempt->token());
        attempt->cancel(FailureClass::TotalTimeout);
        keepRecord(*attempt, {Action::GiveUp, reason});
    }
    m_active.clear();
    dialects::Failure failure;
    failure.kind = end.kind;
    failure.status = end.status;
    failure.code = end.code;
    failure.message = end.message;
    if (m_headSent)
        failStream(failure);
    else
        answerFailure(failure, nullptr, failure.message, Outcome::Exhausted);
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
    cancelAttempts(FailureClass::ClientGone);
    complete(Outcome::ClientGone, m_record.httpStatus, "the client went away");
}

void Exchange::clientDrained()
{
    for (const auto& attempt : m_active)
        attempt->resume();
}

} // namespace switchyard::engine
