// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

#include "dialects/quirks.h"

#include <algorithm>
#include <utility>

namespace switchyard::engine {

namespace {

using routing::Action;
using routing::FailureClass;
using traffic::Outcome;
using SteadyClock = std::chrono::steady_clock;

//! For a request that is not streamed the first token comes with the last one: time for them is added, at this many
//! tokens a second, or as much again as the first token may take when the client sets no limit.
constexpr std::int64_t slowTokensPerSecond = 20;

} // namespace

Attempt::Budgets Exchange::budgetsFor(const routing::PlannedCandidate& candidate) const
{
    const routing::Budgets& policy = m_target->route.policy.budgets;
    const bool isBusy = m_core.isAnswering(candidate.model->ref.provider);
    Attempt::Budgets budgets {policy.connect, routing::firstTokenBudget(policy, m_inspected.shape, candidate, isBusy), policy.gap};
    if (!m_inspected.shape.stream) {
        const auto answerTime = m_inspected.shape.maxOutput
            ? std::chrono::milliseconds(m_inspected.shape.maxOutput->value * 1000 / slowTokensPerSecond)
            : budgets.firstToken;
        budgets.firstToken = std::min(budgets.firstToken + answerTime, policy.total);
    }
    if (isKnownCold(candidate.state)) {
        const auto load = candidate.learnedLoadTime ? *candidate.learnedLoadTime * 3 : policy.lastFirstToken;
        budgets.firstToken = std::max(budgets.firstToken, std::min(policy.firstTokenLimit() + load, policy.lastFirstToken));
    }
    if (m_next >= m_plan.candidates.size() && !m_join)
        budgets.firstToken = std::max(budgets.firstToken, policy.lastFirstToken);
    if (m_join)
        budgets.firstToken = std::min(budgets.firstToken, policy.firstTokenLimit());
    if (const auto& timeout = candidate.model->endpoint->timeout; timeout && !m_join) {
        budgets.firstToken = std::max(budgets.firstToken, *timeout);
        budgets.gap = std::max(budgets.gap, *timeout);
    }
    return budgets;
}

void Exchange::startNext()
{
    stopWaiting();
    while (m_next < m_plan.candidates.size()) {
        // A copy: a refusal may change the plan.
        const routing::PlannedCandidate candidate = m_plan.candidates[m_next];
        if (m_join && m_core.loads.isLoading(candidate.model->ref)) {
            // The client is in the middle of an answer: no time to wait for another request's load.
            m_plan.skipped.push_back({candidate.model->ref, routing::SkipReason::Unusable,
                "'" + candidate.model->ref.toString() + "' is being loaded for another request, too long to wait in the middle of an answer", {},
                {}, {}, {}, candidate.rank});
            ++m_next;
            continue;
        }
        if (waitsForLoad(candidate))
            return;
        ++m_next;
        m_resent = false;
        const auto tokenBefore = m_core.nextAttemptToken;
        if (m_core.cooldowns.begin(*candidate.model, candidate.keyIndex, tokenBefore, m_core.clock.now(), candidate.early)) {
            ++m_tried;
            if (startAttempt(candidate, false) || m_completed)
                return;
            --m_tried;
            abandonLoad(candidate.model->ref);
            continue;
        }
        abandonLoad(candidate.model->ref);
        // Another request took the single probe since the plan was made.
        m_plan.skipped.push_back({candidate.model->ref, routing::SkipReason::CoolingDown,
            "'" + candidate.model->ref.toString() + "' is being probed by another request", {}, {}, {}, {}, candidate.rank});
    }
    if (!m_active.empty())
        return;
    if (m_join)
        failStream(m_broken);
    else if (m_refusal && m_record.attempts.empty())
        answerFailure(*m_refusal, nullptr, m_refusal->message, Outcome::ErrorDelivered);
    else
        answerExhausted();
}

bool Exchange::startAttempt(const routing::PlannedCandidate& candidate, bool onlyFresh)
{
    AttemptOwner& owner = *this;
    auto attempt = std::allocate_shared<Attempt>(PoolAllocator<Attempt>(m_core.objects),
        m_core, owner, candidate, m_core.nextAttemptToken++, budgetsFor(candidate), m_start);
    if (!composeRequest(*attempt)) {
        m_core.cooldowns.release(*candidate.model, candidate.keyIndex, attempt->token());
        return false;
    }
    m_active.push_back(attempt);
    const auto before = m_core.clock.refresh();
    attempt->start(m_table->environmentProxy, onlyFresh);
    m_own += before - m_ownSince;
    m_ownSince = m_core.clock.now();
    return true;
}

//! Asks a candidate once more, or goes on when the request cannot be said to it any more.
void Exchange::askAgain(const routing::PlannedCandidate& candidate, bool onlyFresh)
{
    m_core.cooldowns.begin(*candidate.model, candidate.keyIndex, m_core.nextAttemptToken, m_core.clock.now(), true);
    if (startAttempt(candidate, onlyFresh) || m_completed)
        return;
    abandonLoad(candidate.model->ref);
    startNext();
}

//! The pause before the same candidate's second try is over.
void Exchange::repeat()
{
    const auto self = shared_from_this();
    const auto candidate = std::exchange(m_repeatCandidate, std::nullopt);
    if (!candidate || m_completed)
        return;
    // Of all who wait for it one finds out whether it is back; the others go on.
    const bool isFree = m_core.cooldowns.begin(*candidate->model, candidate->keyIndex, m_core.nextAttemptToken, m_core.clock.now(), true);
    if (isFree && (startAttempt(*candidate, false) || m_completed))
        return;
    startNext();
}

void Exchange::hedge()
{
    const auto self = shared_from_this();
    if (m_committed || m_completed || m_next >= m_plan.candidates.size())
        return;
    if (m_active.size() == 1) {
        startNext();
    } else if (m_active.empty() && m_loadWait && m_next + 1 < m_plan.candidates.size()) {
        // Another request does the loading: what a hedge's first half would do is being done.
        const auto& loading = m_plan.candidates[m_next];
        const std::string other = m_plan.candidates[m_next + 1].model->ref.toString();
        passOverLoading({loading.model->ref, routing::SkipReason::Shielded,
            "'" + loading.model->ref.toString() + "' is being loaded for another request; '" + other + "' is asked instead", {}, {}, {},
            other, loading.rank});
    } else if (m_active.empty() && m_repeatCandidate) {
        // The first has failed and rests before its second try: that long the client need not wait.
        m_repeatPause.cancel();
        m_repeatCandidate.reset();
        startNext();
    }
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
    // The one waited for may be among them.
    stopWaiting();
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
                "its window is not larger than the one that overflowed", {}, {}, it->model->contextWindow->value, {}, it->rank});
        }
    }
    m_plan.candidates.erase(std::remove_if(begin, m_plan.candidates.end(), isSmaller), m_plan.candidates.end());
    return m_next < m_plan.candidates.size();
}

void Exchange::attemptFailed(Attempt& failed)
{
    const auto self = shared_from_this();
    const auto at = m_core.clock.now();
    m_ownSince = at;
    const auto attempt = takeOut(failed);
    const FailureClass failure = attempt->failure().failure;
    const auto& model = *attempt->candidate().model;
    if (!m_join && retryLoading(attempt))
        return;
    const bool isRaceLoss = failure == FailureClass::ConnectionLost && attempt->usedKeptConnection() && !attempt->hasReplyByte();
    routing::ExchangeState state;
    state.candidatesTried = m_tried;
    state.moreCandidates = m_next < m_plan.candidates.size();
    state.moreKeys = m_core.cooldowns.nextKey(model, attempt->candidate().keyIndex, at).has_value();
    state.alreadyResent = m_resent;
    state.alreadyRepeated = m_repeated || !m_target->route.policy.asksAgain;
    state.exactModel = m_target->kind == routing::Target::Kind::Exact;
    if (failure == FailureClass::ContextOverflow && !state.exactModel)
        state.largerCandidate = dropSmallerCandidates(*attempt);
    routing::AttemptOutcome outcome {failure, attempt->isCommitted(), attempt->hasReplyByte(), attempt->usedKeptConnection()};
    outcome.status = attempt->record().httpStatus;
    outcome.retryAfter = attempt->retryAfter();
    outcome.took = std::chrono::duration_cast<std::chrono::milliseconds>(attempt->record().endedAt - attempt->record().startedAt);
    outcome.isFirstInARow = m_core.cooldowns.isUnblemished(model, attempt->candidate().keyIndex);
    const routing::Decision decision = routing::decide(outcome, state);
    // A load that takes longer than this client can wait is no fault of the server.
    const bool isSlowLoad = failure == FailureClass::FirstTokenTimeout && isKnownCold(attempt->candidate().state);
    if (!(isRaceLoss && decision.action == Action::RetrySame))
        loadSettled(model.ref, false);
    if ((isRaceLoss && decision.action == Action::RetrySame) || isSlowLoad) {
        m_core.cooldowns.release(model, attempt->candidate().keyIndex, attempt->token());
    } else {
        m_core.cooldowns.recordFailure(model, attempt->candidate().keyIndex, attempt->token(), failure, attempt->retryAfter(), at,
            m_target->route.policy.longestRest);
        m_core.cooldownsChanged();
    }
    if (m_target->kind == routing::Target::Kind::Chain)
        m_core.sticky.forget(m_inspected.stickyKey);
    const bool staysThere = decision.action == Action::RetrySame || decision.action == Action::RetrySameKey;
    if (m_join && !staysThere) {
        const bool mayGoOn = !m_join->isJoined() && !m_completed;
        if (m_join->isJoined())
            m_broken = toldFailure(*attempt);
        keepRecord(*attempt, {mayGoOn ? Action::Next : Action::FailStream, "asked to go on where another had broken off"});
        m_join->restart();
        mayGoOn ? startNext() : failStream(m_broken);
        return;
    }
    if (retryWithQuirk(attempt) || m_completed)
        return;
    // The other half of a hedge goes on; only its failure counts for the client.
    if (!m_active.empty() && decision.action != Action::FailStream) {
        abandonLoad(model.ref);
        keepRecord(*attempt, staysThere ? routing::Decision {Action::Next, "another candidate is being asked already"} : decision);
        return;
    }
    keepRecord(*attempt, decision);
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
    const auto known = m_core.learned.find(candidate.model->ref);
    const dialects::Compat learned = known == m_core.learned.end() ? dialects::Compat {} : known->second;
    const auto quirk = dialects::learnQuirk(
        translationTarget(*candidate.model, learned), m_dialogue->request(), status, attempt->errorText());
    if (!quirk)
        return false;
    ++m_quirks;
    m_core.learn(candidate.model->ref, dialects::merged(learned, quirk->compat));
    const std::string reason = std::exchange(attempt->record().reason, quirk->sentence);
    m_record.learned.push_back({candidate.model->ref, quirk->flag, quirk->value, quirk->sentence});
    keepRecord(*attempt, {Action::RetrySame, "asked again in a form the server takes"});
    m_core.cooldowns.begin(*candidate.model, candidate.keyIndex, m_core.nextAttemptToken, m_core.clock.now(), true);
    if (startAttempt(candidate, false))
        return true;
    if (!m_completed) {
        // Nobody was asked again: the failure stands as it was.
        m_record.attempts.pop_back();
        attempt->record().reason = reason;
    }
    return false;
}

//! Once may be chance: a text about such tags. From the second time on the first words count as a thought.
void Exchange::learnStartInThought(const ModelRef& model)
{
    if (m_core.unopenedThoughts.insert(model).second) {
        if (m_core.unopenedThoughts.size() > Core::mostLearned)
            m_core.unopenedThoughts.erase(m_core.unopenedThoughts.begin());
        return;
    }
    m_core.unopenedThoughts.erase(model);
    const auto known = m_core.learned.find(model);
    dialects::Compat learned = known == m_core.learned.end() ? dialects::Compat {} : known->second;
    learned.startsInThought = true;
    m_core.learn(model, learned);
    m_record.learned.push_back({model, {}, {}, model.toString() + " begins its answers inside a thought and leaves out the opening tag"});
}

void Exchange::applyDecision(const std::shared_ptr<Attempt>& attempt, const routing::Decision& decision)
{
    switch (decision.action) {
    case Action::RetrySame:
        if (decision.pause.count() > 0) {
            m_repeated = true;
            m_repeatCandidate = attempt->candidate();
            m_repeatPause.arm(m_core.deadlines, decision.pause);
            break;
        }
        m_resent = true;
        askAgain(attempt->candidate(), true);
        break;
    case Action::RetrySameKey: {
        routing::PlannedCandidate candidate = attempt->candidate();
        candidate.keyIndex = m_core.cooldowns.nextKey(*candidate.model, candidate.keyIndex, m_core.clock.now()).value_or(0);
        askAgain(candidate, false);
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
        if (m_tried <= 1 && m_target->kind == routing::Target::Kind::Exact)
            deliverFailure(*attempt);
        else
            answerExhausted();
        break;
    case Action::FailStream:
        if (!joinNext(*attempt))
            failStream(toldFailure(*attempt));
        break;
    case Action::Drop:
        break;
    }
}

bool Exchange::attemptCommits(Attempt& attempt)
{
    if (m_join && !m_completed) {
        loadSettled(attempt.candidate().model->ref, true);
        return true;
    }
    if (m_committed || m_completed)
        return false;
    m_committed = true;
    m_heartbeat.cancel();
    m_hedge.cancel();
    stopWaiting();
    for (const auto& other : m_active) {
        if (other.get() == &attempt) {
            m_served = other;
            continue;
        }
        other->cancel(FailureClass::None);
        abandonLoad(other->candidate().model->ref);
        m_core.cooldowns.release(*other->candidate().model, other->candidate().keyIndex, other->token());
        other->record().background = true;
        keepRecord(*other, {Action::Drop, "another candidate was faster"});
    }
    std::erase_if(m_active, [&](const auto& entry) { return entry.get() != &attempt; });
    m_record.firstTokenAt = sinceStart();
    m_ownSince = m_core.clock.now();
    loadSettled(attempt.candidate().model->ref, true);
    return true;
}

void Exchange::attemptFinished(Attempt& finished)
{
    const auto self = shared_from_this();
    const auto attempt = takeOut(finished);
    const auto& model = *attempt->candidate().model;
    m_core.cooldowns.recordSuccess(model, attempt->candidate().keyIndex, attempt->token());
    if (m_target->kind == routing::Target::Kind::Chain)
        m_core.sticky.remember(m_inspected.stickyKey, model.ref, m_core.clock.now());
    // The client never heard of the break.
    for (traffic::Attempt& earlier : m_record.attempts) {
        if (earlier.action == Action::FailStream)
            earlier.action = Action::Next;
    }
    keepRecord(*attempt, {Action::Deliver, m_join ? "went on where another had broken off" : "answered"});
    if (attempt->codec && attempt->codec->sawUnopenedThought())
        learnStartInThought(model.ref);
    if (m_dialogue)
        m_dialogue->remember(m_core.responses);
    complete(Outcome::Delivered, m_record.httpStatus, {});
}

} // namespace switchyard::engine
