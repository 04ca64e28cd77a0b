// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/exchange_p.h"

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;
using routing::Action;
using routing::FailureClass;
using SteadyClock = std::chrono::steady_clock;

constexpr auto retryLoadingEvery = 1s;

} // namespace

//! True when another request is loading the candidate's model: this one goes on when that has been decided.
bool Exchange::waitsForLoad(const routing::PlannedCandidate& candidate)
{
    const ModelRef& ref = candidate.model->ref;
    if (!isKnownCold(candidate.state) && !m_core.loads.isLoading(ref))
        return false;
    if (m_core.loads.begin(ref, m_core.clock.now())) {
        m_loads.push_back(ref);
        return false;
    }
    // A load that is somebody's trial of a model believed to be ready is none of ours.
    if (!isKnownCold(candidate.state))
        return false;
    m_loadWait = m_core.loads.wait(ref, [this, ref] {
        // From the loop: the loader is in the middle of its own work.
        asio::post(m_core.context, [weak = weak_from_this(), ref] {
            const auto self = weak.lock();
            // Gone on meanwhile, for another reason.
            if (!self || !self->m_loadWait || self->m_plan.candidates[self->m_next].model->ref != ref)
                return;
            // If the load succeeded the model is ready now; if not, its cooldown or the next loader's luck decides.
            auto& waiting = self->m_plan.candidates[self->m_next];
            if (self->m_core.loads.readySince().contains(waiting.model->ref))
                waiting.state = routing::ModelState::Ready;
            self->startNext();
        });
    });
    const auto budget = m_target->route.policy.budgets.lastFirstToken;
    m_loadDeadline.arm(m_core.deadlines, budget);
    return true;
}

void Exchange::loadSettled(const ModelRef& model, bool succeeded)
{
    if (std::erase(m_loads, model) > 0)
        m_core.loads.finish(model, succeeded, m_core.clock.now());
}

//! The candidate is given up before its load came to anything.
void Exchange::abandonLoad(const ModelRef& model)
{
    if (std::erase(m_loads, model) > 0)
        m_core.loads.abandon(model);
}

void Exchange::stopWaiting()
{
    m_loadWait.reset();
    m_loadDeadline.cancel();
}

void Exchange::loadDeadlineExpired()
{
    const auto& loading = m_plan.candidates[m_next];
    passOverLoading({loading.model->ref, routing::SkipReason::Unusable,
        "'" + loading.model->ref.toString() + "' was still being loaded for another request when the time for that was over", {}, {}, {},
        {}, loading.rank});
}

//! Waits no longer for another request's load.
void Exchange::passOverLoading(routing::SkippedCandidate skip)
{
    const auto self = shared_from_this();
    m_plan.skipped.push_back(std::move(skip));
    ++m_next;
    startNext();
}

void Exchange::askLoadingServer()
{
    const auto self = shared_from_this();
    if (const auto candidate = std::exchange(m_loadingCandidate, std::nullopt))
        askAgain(*candidate, false);
}

//! A server that says "loading" is asked again, while nobody else is left and there is time.
bool Exchange::retryLoading(const std::shared_ptr<Attempt>& attempt)
{
    const bool mayWait = attempt->failure().failure == FailureClass::Loading && m_next >= m_plan.candidates.size()
        && sinceStart() < m_target->route.policy.budgets.lastFirstToken && m_active.empty();
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

} // namespace switchyard::engine
