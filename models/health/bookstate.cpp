// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/bookstate.h"

#include <algorithm>
#include <tuple>

namespace switchyard::health {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t rememberedChanges = 1000;

//! What each check brings anew, and nobody waits for.
void takeNumbers(const ModelHealth& from, ModelHealth& to)
{
    to.lastChecked = from.lastChecked;
    to.lastCheckedWall = from.lastCheckedWall;
    to.latency = from.latency;
    to.firstToken = from.firstToken;
    to.tokensPerSecond = from.tokensPerSecond;
    to.failureRate = from.failureRate;
    to.facts.loadedUntil = from.facts.loadedUntil;
}

bool isSameButForNumbers(ModelHealth before, const ModelHealth& now)
{
    takeNumbers(now, before);
    return before == now;
}

} // namespace

EndpointEntry* BookState::endpoint(const ProviderId& provider)
{
    const auto found = endpointIndexes.find(provider);
    return found == endpointIndexes.end() ? nullptr : &endpoints[found->second];
}

ModelEntry* BookState::model(const ModelRef& ref)
{
    const auto found = modelIndexes.find(ref);
    return found == modelIndexes.end() ? nullptr : &models[found->second];
}

std::span<ModelEntry> BookState::modelsOf(const EndpointEntry& entry)
{
    return std::span(models).subspan(entry.firstModel, entry.modelCount);
}

void BookState::index()
{
    modelIndexes.clear();
    for (std::size_t place = 0; place < models.size(); ++place)
        modelIndexes.emplace(models[place].shown.ref, place);
    endpointIndexes.clear();
    for (std::size_t place = 0; place < endpoints.size(); ++place)
        endpointIndexes.emplace(endpoints[place].setup.provider, place);
}

void BookState::noteWeighty()
{
    ++revision;
    ++weightyRevision;
}

SteadyTime BookState::staleBefore(const EndpointEntry& entry) const
{
    return clock.steadyNow() - entry.interval * 3 - 2s;
}

void BookState::refresh(const ProviderId& provider)
{
    if (auto* entry = endpoint(provider))
        refresh(*entry);
}

void BookState::refresh(EndpointEntry& entry)
{
    entry.refreshedAt = clock.steadyNow();
    const auto own = modelsOf(entry);
    const bool isAnswering
        = std::any_of(own.begin(), own.end(), [](const ModelEntry& each) { return each.activeRequests > 0; });
    const auto verdict = judge(entry.evidence(isAnswering));
    refreshEndpoint(entry, verdict);
    for (auto& each : own)
        refreshModel(each, entry, verdict);
}

//! Windows of statistics and beats move slowly, so an endpoint that is checked anyway needs no more than that.
bool BookState::wantsRefresh(const EndpointEntry& entry)
{
    const auto now = clock.steadyNow();
    const bool isOld = !entry.refreshedAt || now - *entry.refreshedAt >= beatLength / 2 || now < *entry.refreshedAt;
    const bool isStale = entry.shown.lastChecked && *entry.shown.lastChecked < staleBefore(entry);
    if (isOld || (isStale && !entry.shown.isStale && !entry.shown.isPaused))
        return true;
    const auto own = modelsOf(entry);
    return std::any_of(own.begin(), own.end(), [](const ModelEntry& each) { return each.isWaiting(); });
}

void BookState::refreshAll()
{
    for (auto& entry : endpoints)
        refresh(entry);
}

void BookState::refreshEndpoint(EndpointEntry& entry, const Verdict& verdict)
{
    // Only what can change here: the list of models may hold hundreds.
    const auto told = [](const EndpointHealth& shown) { return std::tuple(shown.status, shown.reason, shown.isStale); };
    const auto before = told(entry.shown);
    const auto latencyBefore = entry.shown.latency;
    if (verdict.status != entry.shown.status)
        entry.shown.since = clock.wallNow();
    entry.shown.status = verdict.status;
    entry.shown.reason = verdict.reason;
    entry.shown.latency = entry.checks.percentiles(clock.steadyNow(), 15min);
    entry.shown.isStale = !entry.shown.isPaused && entry.shown.lastChecked && *entry.shown.lastChecked < staleBefore(entry);
    const bool isProblemOfItsOwn = isProblem(verdict.status);
    openOrClose({ entry.setup.provider, {} }, isProblemOfItsOwn, verdict, entry.shown.httpStatus);
    if (before != told(entry.shown))
        noteWeighty();
    else if (latencyBefore != entry.shown.latency)
        ++revision;
}

void BookState::refreshModel(ModelEntry& entry, const EndpointEntry& endpointEntry, const Verdict& endpointVerdict)
{
    const auto now = clock.steadyNow();
    const auto before = entry.shown;
    entry.forgetWhatExpired(now);
    entry.weighBehaviour(now);
    const auto verdict = judge(entry.evidence(endpointVerdict));
    const bool wasRestored = before.isStale && !before.lastChecked;
    // What an earlier session knew stays on show until something is known.
    if (!(wasRestored && verdict.status == Status::Checking)) {
        entry.shown.status = verdict.status;
        entry.shown.reason = verdict.reason;
        entry.shown.isStale = !endpointEntry.shown.isPaused && endpointEntry.shown.lastChecked
            && *endpointEntry.shown.lastChecked < staleBefore(endpointEntry);
    }
    entry.shown.lastChecked = endpointEntry.shown.lastChecked;
    if (endpointEntry.shown.lastCheckedWall)
        entry.shown.lastCheckedWall = endpointEntry.shown.lastCheckedWall;
    if (verdict.isOfEndpoint)
        entry.shown.httpStatus = endpointEntry.shown.httpStatus;
    entry.refreshNumbers(now, endpointEntry.checks);
    if (verdict.isOfEndpoint && endpointEntry.retryAt && verdict.status == Status::RateLimited)
        entry.shown.usableAgainAt = endpointEntry.retryAt;
    refreshAdvice(entry, endpointEntry);
    if (entry.shown.status != before.status) {
        entry.shown.since = clock.wallNow();
        noteChange(entry, before.status);
    }
    if (entry.shown.status != Status::Checking && !entry.shown.isStale)
        entry.heartbeat.mark(now, entry.shown.status);
    openOrClose(entry.shown.ref, isProblem(verdict.status) && !verdict.isOfEndpoint, verdict, entry.shown.httpStatus);
    if (!isSameButForNumbers(before, entry.shown))
        noteWeighty();
    else if (!(before == entry.shown))
        ++revision;
}

void BookState::refreshAdvice(ModelEntry& entry, const EndpointEntry& endpointEntry)
{
    auto& advice = entry.shown.advice;
    const auto& facts = entry.shown.facts;
    advice.clear();
    if (facts.sizeInGpu && facts.size && facts.sizeInGpu->value < facts.size->value * 95 / 100
        && entry.shown.loadState == LoadState::Ready)
        advice.push_back(Advice::PartlyOnCpu);
    if (isHeavilyQuantised(facts.quantisation))
        advice.push_back(Advice::HeavilyQuantised);
    if (entry.configuredContext && facts.contextWindow && *facts.contextWindow < *entry.configuredContext)
        advice.push_back(Advice::ContextSmallerThanConfigured);
    if (isThrashing(entry))
        advice.push_back(Advice::EvictionThrash);
    const auto timeout = endpointEntry.setup.timeout;
    if (entry.shown.loadEstimate && timeout > 0ms && entry.shown.loadEstimate->slow > timeout)
        advice.push_back(Advice::LoadSlowerThanTimeout);
    if (entry.isListed && !facts.id.empty() && facts.id != entry.shown.ref.model && info(endpointEntry.shown.family).ignoresModelName)
        advice.push_back(Advice::AnswersAsOtherModel);
}

//! Loaded three times in ten minutes while another model of the same server was too: they push each other out.
bool BookState::isThrashing(const ModelEntry& entry)
{
    constexpr std::size_t often = 3;
    if (entry.loadedAt.size() < often)
        return false;
    return std::any_of(models.begin(), models.end(), [&entry](const ModelEntry& other) {
        return other.loadedAt.size() >= often && other.endpointId == entry.endpointId && !(other.shown.ref == entry.shown.ref);
    });
}

void BookState::noteChange(const ModelEntry& entry, Status from)
{
    changes.push_back({ entry.shown.ref, from, entry.shown.status, entry.shown.reason, clock.wallNow() });
    if (changes.size() > rememberedChanges)
        changes.pop_front();
}

void BookState::openOrClose(const ModelRef& key, bool isProblem, const Verdict& verdict, int httpStatus)
{
    const auto known = open.find(key);
    if (known != open.end() && (!isProblem || known->second.status != verdict.status)) {
        auto incident = known->second;
        incident.end = clock.wallNow();
        closed.push_front(incident);
        if (closed.size() > rememberedIncidents)
            closed.pop_back();
        open.erase(known);
        noteWeighty();
    }
    if (isProblem && open.find(key) == open.end()) {
        open.emplace(key, Incident { nextIncident++, key, verdict.status, verdict.reason, httpStatus, clock.wallNow(), {} });
        noteWeighty();
    }
}

} // namespace switchyard::health
