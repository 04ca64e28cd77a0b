// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/healthbook.h"

#include "health/bookentries.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>
#include <utility>

namespace switchyard::health {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t rememberedIncidents = 200;
constexpr std::size_t rememberedChanges = 1000;

} // namespace

class HealthBook::Private final {
public:
    explicit Private(const Clock& clock_)
        : clock(clock_)
    {
    }

    EndpointEntry* endpoint(const ProviderId& provider);
    ModelEntry* model(const ModelRef& ref);
    std::vector<ModelEntry*> modelsOf(const ProviderId& provider);
    //! Judges the endpoint and its models again and counts a revision when anything shown changed.
    void refresh(const ProviderId& provider);
    void refreshEndpoint(EndpointEntry& entry, bool isAnswering);
    void refreshModel(ModelEntry& entry, const EndpointEntry& endpointEntry, const Verdict& endpointVerdict);
    void refreshAdvice(ModelEntry& entry, const EndpointEntry& endpointEntry);
    bool isThrashing(const ModelEntry& entry);
    void noteChange(const ModelEntry& entry, Status from);
    void openOrClose(const ModelRef& key, bool isProblem, const Verdict& verdict, int httpStatus);
    SteadyTime staleBefore(const EndpointEntry& entry) const;

    const Clock& clock;
    std::uint64_t revision = 1;
    std::uint64_t nextIncident = 1;
    std::vector<EndpointEntry> endpoints;
    std::vector<ModelEntry> models;
    //! Places in `models`: the panel asks for thousands of them several times a second.
    std::unordered_map<ModelRef, std::size_t> modelIndexes;
    std::deque<Incident> closed;
    std::map<ModelRef, Incident> open;
    std::deque<StatusChange> changes;
};

EndpointEntry* HealthBook::Private::endpoint(const ProviderId& provider)
{
    const auto found = std::find_if(endpoints.begin(), endpoints.end(),
                                    [&provider](const auto& entry) { return entry.setup.provider == provider; });
    return found == endpoints.end() ? nullptr : &*found;
}

ModelEntry* HealthBook::Private::model(const ModelRef& ref)
{
    const auto found = modelIndexes.find(ref);
    return found == modelIndexes.end() ? nullptr : &models[found->second];
}

std::vector<ModelEntry*> HealthBook::Private::modelsOf(const ProviderId& provider)
{
    std::vector<ModelEntry*> result;
    for (auto& entry : models) {
        if (entry.shown.ref.provider == provider)
            result.push_back(&entry);
    }
    return result;
}

SteadyTime HealthBook::Private::staleBefore(const EndpointEntry& entry) const
{
    return clock.steadyNow() - entry.interval * 3 - 2s;
}

void HealthBook::Private::refresh(const ProviderId& provider)
{
    auto* entry = endpoint(provider);
    if (!entry)
        return;
    const auto own = modelsOf(provider);
    const bool isAnswering
        = std::any_of(own.begin(), own.end(), [](const ModelEntry* each) { return each->activeRequests > 0; });
    refreshEndpoint(*entry, isAnswering);
    const auto verdict = judge(entry->evidence(isAnswering));
    for (auto* each : own)
        refreshModel(*each, *entry, verdict);
}

void HealthBook::Private::refreshEndpoint(EndpointEntry& entry, bool isAnswering)
{
    const auto before = entry.shown;
    const auto verdict = judge(entry.evidence(isAnswering));
    if (verdict.status != entry.shown.status)
        entry.shown.since = clock.wallNow();
    entry.shown.status = verdict.status;
    entry.shown.reason = verdict.reason;
    entry.shown.latency = entry.checks.percentiles(clock.steadyNow(), 15min);
    entry.shown.isStale = !entry.shown.isPaused && entry.shown.lastChecked && *entry.shown.lastChecked < staleBefore(entry);
    const bool isProblemOfItsOwn = isProblem(verdict.status);
    openOrClose({ entry.setup.provider, {} }, isProblemOfItsOwn, verdict, entry.shown.httpStatus);
    if (!(before == entry.shown))
        ++revision;
}

void HealthBook::Private::refreshModel(ModelEntry& entry, const EndpointEntry& endpointEntry, const Verdict& endpointVerdict)
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
    if (!(before == entry.shown))
        ++revision;
}

void HealthBook::Private::refreshAdvice(ModelEntry& entry, const EndpointEntry& endpointEntry)
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
bool HealthBook::Private::isThrashing(const ModelEntry& entry)
{
    constexpr std::size_t often = 3;
    if (entry.loadedAt.size() < often)
        return false;
    return std::any_of(models.begin(), models.end(), [&entry](const ModelEntry& other) {
        return other.shown.ref.provider == entry.shown.ref.provider && !(other.shown.ref == entry.shown.ref)
            && other.loadedAt.size() >= often;
    });
}

void HealthBook::Private::noteChange(const ModelEntry& entry, Status from)
{
    changes.push_back({ entry.shown.ref, from, entry.shown.status, entry.shown.reason, clock.wallNow() });
    if (changes.size() > rememberedChanges)
        changes.pop_front();
}

void HealthBook::Private::openOrClose(const ModelRef& key, bool isProblem, const Verdict& verdict, int httpStatus)
{
    const auto known = open.find(key);
    if (known != open.end() && (!isProblem || known->second.status != verdict.status)) {
        auto incident = known->second;
        incident.end = clock.wallNow();
        closed.push_front(incident);
        if (closed.size() > rememberedIncidents)
            closed.pop_back();
        open.erase(known);
        ++revision;
    }
    if (isProblem && open.find(key) == open.end()) {
        open.emplace(key, Incident { nextIncident++, key, verdict.status, verdict.reason, httpStatus, clock.wallNow(), {} });
        ++revision;
    }
}

HealthBook::HealthBook(const Clock& clock)
    : d(std::make_unique<Private>(clock))
{
}

HealthBook::~HealthBook() = default;

std::uint64_t HealthBook::revision() const
{
    return d->revision;
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
    for (const auto& entry : d->endpoints)
        result.push_back(entry.setup.provider);
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
    const auto* endpoint = d->endpoint(ref.provider);
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
        if (isSame && !(known->setup == setup)) {
            entry.wasChecked = known->wasChecked && known->setup.lacksKey == setup.lacksKey;
            entry.failuresInARow = 0;
        }
        entry.shown.provider = setup.provider;
        entry.shown.baseUrl = setup.baseUrl;
        entry.shown.reach = setup.reach;
        for (const auto& id : setup.models) {
            const ModelRef ref { setup.provider, id };
            const auto* knownModel = isSame ? d->model(ref) : nullptr;
            models.push_back(knownModel ? *knownModel : ModelEntry {});
            auto& modelEntry = models.back();
            modelEntry.shown.ref = ref;
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
    }
    d->endpoints = std::move(endpoints);
    d->models = std::move(models);
    d->modelIndexes.clear();
    for (std::size_t index = 0; index < d->models.size(); ++index)
        d->modelIndexes.emplace(d->models[index].shown.ref, index);
    std::erase_if(d->open, [this](const auto& item) {
        return item.first.model.empty() ? d->endpoint(item.first.provider) == nullptr : d->model(item.first) == nullptr;
    });
    ++d->revision;
    for (const auto& provider : this->endpoints())
        d->refresh(provider);
}

void HealthBook::apply(const ProbeSample& sample)
{
    auto* entry = d->endpoint(sample.provider);
    if (!entry)
        return;
    const auto own = d->modelsOf(sample.provider);
    const bool isAnswering
        = std::any_of(own.begin(), own.end(), [](const ModelEntry* each) { return each->activeRequests > 0; });
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
    for (auto* each : own) {
        if (sample.hasModelList)
            each->readFacts(shown.family, true, shown.models, sample.at);
        else if (sample.isOk() && each->shown.loadState == LoadState::Unknown && !info(shown.family).isLocal)
            each->shown.loadState = LoadState::Ready;
        if (!isExcused && sample.reason != Reason::RateLimited)
            each->outcomes.add(sample.at, sample.isOk() ? std::optional(sample.latency) : std::nullopt);
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
    d->refresh(sample.model.provider);
}

void HealthBook::apply(const LoadSample& sample)
{
    if (auto* entry = d->model(sample.model)) {
        entry->loads.add(sample.took, sample.isExact);
        d->refresh(sample.model.provider);
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
        ++d->revision;
        d->refresh(provider);
    }
}

void HealthBook::setActiveRequests(const ModelRef& ref, int count)
{
    if (auto* entry = d->model(ref)) {
        entry->activeRequests = std::max(count, 0);
        d->refresh(ref.provider);
    }
}

void HealthBook::setCoolingDown(const ModelRef& ref, Reason reason, std::optional<SteadyTime> until)
{
    if (auto* entry = d->model(ref)) {
        entry->coolingDown = until ? reason : Reason::None;
        entry->coolingUntil = until;
        d->refresh(ref.provider);
    }
}

void HealthBook::setLoading(const ModelRef& ref, std::optional<LoadProgress> progress)
{
    if (auto* entry = d->model(ref)) {
        if (progress && !entry->shown.loading)
            entry->loadFailure = Reason::None;
        entry->shown.loading = progress;
        ++d->revision;
        d->refresh(ref.provider);
    }
}

void HealthBook::setLoadFailed(const ModelRef& ref, Reason reason)
{
    if (auto* entry = d->model(ref)) {
        entry->loadFailure = reason;
        d->refresh(ref.provider);
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
    ++d->revision;
}

void HealthBook::restore(const Incident& incident)
{
    auto known = incident;
    known.number = d->nextIncident++;
    d->closed.push_back(known);
    if (d->closed.size() > rememberedIncidents)
        d->closed.pop_back();
    ++d->revision;
}

void HealthBook::setUsualP95(const ModelRef& ref, std::chrono::milliseconds p95)
{
    if (auto* entry = d->model(ref))
        entry->usualP95 = p95;
}

void HealthBook::tick()
{
    for (const auto& provider : endpoints())
        d->refresh(provider);
}

} // namespace switchyard::health
