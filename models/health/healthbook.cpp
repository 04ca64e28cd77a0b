// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/healthbook.h"

#include "health/bookstate.h"

#include <algorithm>
#include <utility>

namespace switchyard::health {

using namespace std::chrono_literals;

HealthBook::HealthBook(const Clock& clock)
    : d(std::make_unique<BookState>(clock))
{
}

HealthBook::~HealthBook() = default;

std::uint64_t HealthBook::revision() const
{
    return d->revision;
}

std::uint64_t HealthBook::weightyRevision() const
{
    return d->weightyRevision;
}

std::vector<ModelRef> HealthBook::models() const
{
    std::vector<ModelRef> result;
    result.reserve(d->models.size());
    for (const auto& entry : d->models)
        result.push_back(entry.shown.ref);
    return result;
}

std::vector<ProviderId> HealthBook::endpoints() const
{
    std::vector<ProviderId> result;
    result.reserve(d->endpoints.size());
    for (const auto& entry : d->endpoints) {
        if (entry.setup.owner.isEmpty())
            result.push_back(entry.setup.provider);
    }
    return result;
}

const ModelHealth* HealthBook::model(const ModelRef& ref) const
{
    const auto* entry = d->model(ref);
    return entry ? &entry->shown : nullptr;
}

const EndpointHealth* HealthBook::endpoint(const ProviderId& provider) const
{
    const auto* entry = d->endpoint(provider);
    return entry ? &entry->shown : nullptr;
}

ProviderId HealthBook::endpointIdOf(const ModelRef& ref) const
{
    const auto* entry = d->model(ref);
    return entry ? entry->endpointId : ref.provider;
}

const EndpointHealth* HealthBook::endpointOf(const ModelRef& ref) const
{
    return endpoint(endpointIdOf(ref));
}

Beats HealthBook::beats(const ModelRef& ref) const
{
    const auto* entry = d->model(ref);
    return entry ? entry->heartbeat.beats(d->clock.steadyNow()) : Beats {};
}

Sparkline HealthBook::sparkline(const ModelRef& ref) const
{
    const auto* entry = d->model(ref);
    if (!entry)
        return {};
    if (entry->shown.latencyIsFromTraffic)
        return entry->traffic.latest(sparklineLength);
    const auto* endpoint = d->endpoint(entry->endpointId);
    return endpoint ? endpoint->checks.latest(sparklineLength) : Sparkline {};
}

std::vector<Incident> HealthBook::incidents() const
{
    std::vector<Incident> result;
    result.reserve(d->open.size() + d->closed.size());
    for (const auto& [key, incident] : d->open)
        result.push_back(incident);
    std::sort(result.begin(), result.end(), [](const Incident& a, const Incident& b) { return a.start > b.start; });
    result.insert(result.end(), d->closed.begin(), d->closed.end());
    return result;
}

std::optional<LoadEstimate> HealthBook::loadEstimate(const ModelRef& ref) const
{
    const auto* entry = d->model(ref);
    return entry ? entry->loads.estimate() : std::nullopt;
}

std::chrono::milliseconds HealthBook::staleAfter(const ProviderId& provider) const
{
    const auto* entry = d->endpoint(provider);
    return entry ? entry->interval * 3 + 2s : std::chrono::milliseconds(30s);
}

std::vector<StatusChange> HealthBook::takeChanges()
{
    std::vector<StatusChange> result(d->changes.begin(), d->changes.end());
    d->changes.clear();
    return result;
}

void HealthBook::setEndpoints(std::vector<EndpointSetup> setups)
{
    std::vector<EndpointEntry> endpoints;
    std::vector<ModelEntry> models;
    for (auto& setup : setups) {
        const auto* known = d->endpoint(setup.provider);
        // Another address is another endpoint: what was learned there says nothing here.
        const bool isSame = known && known->setup.baseUrl == setup.baseUrl;
        endpoints.push_back(isSame ? *known : EndpointEntry {});
        auto& entry = endpoints.back();
        entry.firstModel = models.size();
        if (isSame && !(known->setup == setup)) {
            entry.wasChecked = known->wasChecked && known->setup.lacksKey == setup.lacksKey;
            entry.failuresInARow = 0;
        }
        entry.shown.provider = setup.provider;
        entry.shown.baseUrl = setup.baseUrl;
        entry.shown.reach = setup.reach;
        for (const auto& id : setup.models) {
            const ModelRef ref { setup.owner.isEmpty() ? setup.provider : setup.owner, id };
            const auto* knownModel = isSame ? d->model(ref) : nullptr;
            if (knownModel && knownModel->endpointId != setup.provider)
                knownModel = nullptr;
            models.push_back(knownModel ? *knownModel : ModelEntry {});
            auto& modelEntry = models.back();
            modelEntry.shown.ref = ref;
            modelEntry.endpointId = setup.provider;
            if (!knownModel) {
                modelEntry.shown.since = d->clock.wallNow();
                modelEntry.readFacts(entry.shown.family, entry.shown.hasModelList, entry.shown.models, d->clock.steadyNow());
            }
            const auto context = std::find_if(setup.configuredContexts.begin(), setup.configuredContexts.end(),
                                              [&id](const auto& each) { return each.first == id; });
            modelEntry.configuredContext = context == setup.configuredContexts.end() ? std::nullopt
                                                                                    : std::optional(context->second);
        }
        entry.setup = std::move(setup);
        entry.modelCount = models.size() - entry.firstModel;
    }
    d->endpoints = std::move(endpoints);
    d->models = std::move(models);
    d->index();
    std::erase_if(d->open, [this](const auto& item) {
        return item.first.model.empty() ? d->endpoint(item.first.provider) == nullptr : d->model(item.first) == nullptr;
    });
    d->noteWeighty();
    d->refreshAll();
}

void HealthBook::apply(const ProbeSample& sample)
{
    auto* entry = d->endpoint(sample.provider);
    if (!entry)
        return;
    const auto own = d->modelsOf(*entry);
    const bool isAnswering
        = std::any_of(own.begin(), own.end(), [](const ModelEntry& each) { return each.activeRequests > 0; });
    if (sample.isDuringReturn && isConnectionFailure(sample.reason)) {
        // Neither a failure nor fresh: what was known stays on show as old.
        entry->shown.isChecking = false;
        entry->shown.evidence = sample.evidence;
        ++d->revision;
        return;
    }
    // A server that is answering a request may be too busy for a check; that is no failure.
    const bool isExcused = isAnswering && isConnectionFailure(sample.reason) && sample.reason != Reason::ConnectionRefused;
    entry->excuse = isExcused ? sample.reason : Reason::None;
    if (!isExcused)
        entry->count(sample);
    auto& shown = entry->shown;
    shown.isChecking = false;
    shown.lastChecked = sample.at;
    shown.lastCheckedWall = sample.wallAt;
    shown.httpStatus = sample.httpStatus;
    shown.evidence = sample.evidence;
    shown.betterUrl = sample.betterUrl;
    if (sample.isOk())
        shown.lastLatency = sample.latency;
    if (!isExcused)
        entry->checks.add(sample.at, sample.isOk() ? std::optional(sample.latency) : std::nullopt);
    if (sample.family != ServerFamily::Unknown) {
        shown.family = sample.family;
        shown.version = sample.version;
    }
    if (sample.hasModelList) {
        shown.hasModelList = true;
        shown.models = sample.models;
    }
    for (auto& each : own) {
        if (sample.hasModelList)
            each.readFacts(shown.family, true, shown.models, sample.at);
        else if (sample.isOk() && each.shown.loadState == LoadState::Unknown && !info(shown.family).isLocal)
            each.shown.loadState = LoadState::Ready;
        if (!isExcused && sample.reason != Reason::RateLimited)
            each.outcomes.add(sample.at, sample.isOk() ? std::optional(sample.latency) : std::nullopt);
    }
    ++d->revision;
    d->refresh(sample.provider);
}

void HealthBook::apply(const PassiveSample& sample)
{
    auto* entry = d->model(sample.model);
    if (!entry)
        return;
    entry->count(sample);
    ++d->revision;
    d->refresh(entry->endpointId);
}

void HealthBook::apply(const std::vector<PassiveSample>& samples)
{
    struct Unjudged {
        ModelEntry* entry;
        Reason reason;
    };
    std::vector<Unjudged> unjudged; // each model once
    for (const auto& sample : samples) {
        auto* const entry = d->model(sample.model);
        if (!entry)
            continue;
        const auto known = std::find_if(unjudged.begin(), unjudged.end(), [entry](const Unjudged& each) { return each.entry == entry; });
        if (known == unjudged.end()) {
            unjudged.push_back({ entry, sample.reason });
        } else if (known->reason != sample.reason) {
            d->refresh(entry->endpointId);
            known->reason = sample.reason;
        }
        entry->count(sample);
        ++d->revision;
    }
    for (const auto& each : unjudged)
        d->refresh(each.entry->endpointId);
}

void HealthBook::apply(const LoadSample& sample)
{
    if (auto* entry = d->model(sample.model)) {
        entry->loads.add(sample.took, sample.isExact);
        d->refresh(entry->endpointId);
    }
}

void HealthBook::setChecking(const ProviderId& provider, bool isChecking)
{
    auto* entry = d->endpoint(provider);
    if (entry && entry->shown.isChecking != isChecking) {
        entry->shown.isChecking = isChecking;
        ++d->revision;
    }
}

void HealthBook::setPaused(const ProviderId& provider, bool isPaused)
{
    if (auto* entry = d->endpoint(provider)) {
        entry->shown.isPaused = isPaused;
        d->noteWeighty();
        d->refresh(provider);
    }
}

void HealthBook::setActiveRequests(const ModelRef& ref, int count)
{
    if (auto* entry = d->model(ref)) {
        entry->activeRequests = std::max(count, 0);
        d->refresh(entry->endpointId);
    }
}

void HealthBook::setCoolingDown(const ModelRef& ref, Reason reason, std::optional<SteadyTime> until)
{
    if (auto* entry = d->model(ref)) {
        entry->coolingDown = until ? reason : Reason::None;
        entry->coolingUntil = until;
        d->refresh(entry->endpointId);
    }
}

void HealthBook::setLoading(const ModelRef& ref, std::optional<LoadProgress> progress)
{
    if (auto* entry = d->model(ref)) {
        if (progress && !entry->shown.loading)
            entry->loadFailure = Reason::None;
        entry->shown.loading = progress;
        d->noteWeighty();
        d->refresh(entry->endpointId);
    }
}

void HealthBook::setLoadFailed(const ModelRef& ref, Reason reason)
{
    if (auto* entry = d->model(ref)) {
        entry->loadFailure = reason;
        d->refresh(entry->endpointId);
    }
}

void HealthBook::setInterval(const ProviderId& provider, std::chrono::milliseconds interval)
{
    if (auto* entry = d->endpoint(provider))
        entry->interval = interval;
}

void HealthBook::restore(const ModelHealth& remembered)
{
    auto* entry = d->model(remembered.ref);
    if (!entry || entry->shown.lastChecked)
        return;
    entry->shown = remembered;
    entry->shown.isStale = true;
    entry->shown.lastChecked.reset();
    entry->shown.loading.reset();
    entry->shown.usableAgainAt.reset();
    entry->shown.isServing = false;
    d->noteWeighty();
}

void HealthBook::restore(const Incident& incident)
{
    auto known = incident;
    known.number = d->nextIncident++;
    d->closed.push_back(known);
    if (d->closed.size() > rememberedIncidents)
        d->closed.pop_back();
    d->noteWeighty();
}

void HealthBook::setUsualP95(const ModelRef& ref, std::chrono::milliseconds p95)
{
    if (auto* entry = d->model(ref))
        entry->usualP95 = p95;
}

void HealthBook::timePassed(SteadyTime::duration gap)
{
    for (auto& entry : d->endpoints)
        entry.timePassed(gap);
    for (auto& entry : d->models)
        entry.timePassed(gap);
    d->noteWeighty();
    d->refreshAll();
}

void HealthBook::calendarMoved(WallTime::duration by)
{
    const auto move = [by](auto& shown) {
        shown.since += by;
        if (shown.lastChecked && shown.lastCheckedWall)
            *shown.lastCheckedWall += by;
    };
    for (auto& entry : d->endpoints)
        move(entry.shown);
    for (auto& entry : d->models)
        move(entry.shown);
    for (auto& [key, incident] : d->open)
        incident.start += by;
    d->noteWeighty();
}

void HealthBook::tick()
{
    for (auto& entry : d->endpoints) {
        if (d->wantsRefresh(entry))
            d->refresh(entry);
    }
}

} // namespace switchyard::health
