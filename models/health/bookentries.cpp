// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/bookentries.h"

#include "health/adapters/adapter.h"

#include <algorithm>

namespace switchyard::health {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t weighedOutcomes = 20;
constexpr std::size_t leavingAfterGood = 10;
constexpr double tooManyFailures = 0.1;
constexpr auto slowAtLeast = 2000ms;
constexpr auto numbersWindow = 15min;

//! Answers that mean what they say at once; the others might be a hiccup.
bool needsConfirmation(Reason reason)
{
    return isConnectionFailure(reason) || reason == Reason::ServerError || reason == Reason::UnexpectedAnswer
        || reason == Reason::NotAnApi || reason == Reason::WebPage;
}

//! How long the word of one routed request stands, when nothing newer comes.
std::chrono::milliseconds standingTime(Reason reason, std::optional<std::chrono::seconds> retryAfter)
{
    switch (reason) {
    case Reason::RateLimited:
        return retryAfter.value_or(60s);
    case Reason::OutOfCredit:
        return 30min;
    case Reason::KeyMissing:
    case Reason::KeyRefused:
    case Reason::PermissionDenied:
    case Reason::RegionRefused:
        return 10min;
    case Reason::ModelNotListed:
    case Reason::NoModels:
        return 5min;
    default:
        return 0ms;
    }
}

double median(std::deque<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

void ModelEntry::readFacts(ServerFamily family, bool listKnown, const std::vector<ModelFacts>& models, SteadyTime now)
{
    hasList = listKnown;
    if (!listKnown)
        return;
    const auto* facts = findServed(family, models, shown.ref.model);
    const bool listsLoadedOnly = info(family).listsLoadedOnly || info(family).servesLoadedOnly;
    emptyList = !models.empty() ? Reason::None : listsLoadedOnly ? Reason::NothingLoaded : Reason::NoModels;
    isListed = facts != nullptr;
    if (!facts) {
        shown.facts = {};
        shown.loadState = LoadState::Missing;
        return;
    }
    const auto before = shown.loadState;
    shown.facts = *facts;
    shown.loadState = facts->state;
    if (shown.loadState == LoadState::Unknown && family != ServerFamily::Unknown
        && (!info(family).isLocal && family != ServerFamily::OpenAiCompatible))
        shown.loadState = LoadState::Ready;
    if (shown.loadState == LoadState::Cold || shown.loadState == LoadState::Sleeping)
        lastSeenCold = now;
    const bool cameIn = shown.loadState == LoadState::Ready
        && (before == LoadState::Cold || before == LoadState::Loading || before == LoadState::Sleeping);
    if (cameIn) {
        loadedAt.push_back(now);
        loadFailure = Reason::None;
    }
    while (!loadedAt.empty() && loadedAt.front() < now - 10min)
        loadedAt.pop_front();
}

void ModelEntry::count(const PassiveSample& sample)
{
    if (sample.reason == Reason::None) {
        passive = Reason::None;
        loadFailure = Reason::None;
        // Another name for what the list calls otherwise, or an old list: the answer proves it.
        servesUnlisted = true;
        if (shown.loadState != LoadState::Missing)
            shown.loadState = LoadState::Ready;
    } else if (const auto standing = standingTime(sample.reason, sample.retryAfter); standing > 0ms) {
        passive = sample.reason;
        passiveUntil = sample.at + standing;
    } else if (sample.reason == Reason::OutOfMemory || sample.reason == Reason::LoadFailed) {
        loadFailure = sample.reason;
    } else if (sample.reason == Reason::NotInMemory || sample.reason == Reason::NothingLoaded) {
        shown.loadState = LoadState::Cold;
    }
    shown.httpStatus = sample.httpStatus;
    const auto start = sample.at - sample.total.value_or(0ms);
    const bool wasCold = sample.loadTime.has_value() || (lastSeenCold && *lastSeenCold >= start - 15s);
    if (sample.reason != Reason::None) {
        if (sample.countsAgainstHealth) {
            outcomes.add(sample.at, std::nullopt);
            traffic.add(sample.at, std::nullopt);
        }
        return;
    }
    outcomes.add(sample.at, sample.firstByte.value_or(sample.total.value_or(0ms)));
    // The wait for a load is not the server's speed.
    if (!wasCold && sample.firstByte)
        traffic.add(sample.at, sample.firstByte);
    if (!wasCold && sample.firstToken)
        firstTokens.add(sample.at, sample.firstToken);
    if (sample.tokensPerSecond) {
        speeds.push_back(*sample.tokensPerSecond);
        if (speeds.size() > 32)
            speeds.pop_front();
    }
    if (sample.loadTime && *sample.loadTime > 500ms) {
        loads.add(*sample.loadTime, true);
    } else if (wasCold && sample.firstByte) {
        const auto warm = traffic.percentiles(sample.at, 1h).p50;
        if (*sample.firstByte > warm + 1s)
            loads.add(*sample.firstByte - warm, false);
    }
    lastSeenCold.reset();
}

void ModelEntry::weighBehaviour(SteadyTime now)
{
    const bool failsOften
        = outcomes.size() >= weighedOutcomes / 2 && outcomes.failureRate(weighedOutcomes) >= tooManyFailures;
    const auto recent = traffic.percentiles(now, numbersWindow);
    const bool isSlow = recent.count >= 10 && usualP95 && *usualP95 > 0ms && recent.p95 > slowAtLeast
        && recent.p95 > *usualP95 * 3;
    if (outcomes.goodInARow() >= leavingAfterGood && !isSlow) {
        isDegraded = false;
        degradedBy = Reason::None;
    } else if (failsOften && outcomes.goodInARow() < leavingAfterGood) {
        isDegraded = true;
        degradedBy = Reason::ManyFailures;
    } else if (isSlow) {
        isDegraded = true;
        degradedBy = Reason::Slow;
    }
}

void ModelEntry::forgetWhatExpired(SteadyTime now)
{
    if (passive != Reason::None && now >= passiveUntil)
        passive = Reason::None;
    if (coolingUntil && now >= *coolingUntil) {
        coolingDown = Reason::None;
        coolingUntil.reset();
    }
}

void ModelEntry::timePassed(SteadyTime::duration gap)
{
    for (auto* stats : { &traffic, &firstTokens, &outcomes })
        stats->timePassed(gap);
    heartbeat.timePassed(gap);
    for (auto& at : loadedAt)
        at -= gap;
    passiveUntil -= gap;
    for (auto* at : { &coolingUntil, &lastSeenCold, &shown.lastChecked }) {
        if (*at)
            **at -= gap;
    }
}

bool ModelEntry::isWaiting() const
{
    return passive != Reason::None || coolingUntil || isDegraded;
}

ModelEvidence ModelEntry::evidence(const Verdict& endpoint) const
{
    ModelEvidence evidence;
    evidence.endpoint = endpoint;
    evidence.loadState = shown.loadState;
    evidence.isListed = isListed;
    evidence.hasList = hasList;
    evidence.servesUnlisted = servesUnlisted;
    evidence.emptyList = emptyList;
    evidence.isBusy = shown.facts.isBusy;
    evidence.loadsOnRequest = shown.facts.loadsOnRequest.value_or(true);
    evidence.isLoadingHere = shown.loading.has_value();
    evidence.loadFailure = loadFailure;
    evidence.passive = passive;
    evidence.coolingDown = coolingDown;
    evidence.isDegraded = isDegraded;
    evidence.degradedBy = degradedBy;
    evidence.isAnswering = activeRequests > 0;
    return evidence;
}

void ModelEntry::refreshNumbers(SteadyTime now, const RollingStats& checks)
{
    const auto routed = traffic.percentiles(now, numbersWindow);
    shown.latencyIsFromTraffic = routed.count > 0;
    shown.latency = routed.count > 0 ? routed : checks.percentiles(now, numbersWindow);
    shown.firstToken = firstTokens.percentiles(now, 1h);
    shown.tokensPerSecond = speeds.empty() ? std::nullopt : std::optional(median(speeds));
    shown.failureRate = outcomes.failureRate(weighedOutcomes);
    shown.loadEstimate = loads.estimate();
    shown.isServing = activeRequests > 0;
    shown.usableAgainAt.reset();
    if (shown.status == Status::CoolingDown || shown.status == Status::RateLimited) {
        if (coolingUntil)
            shown.usableAgainAt = coolingUntil;
        else if (passive != Reason::None)
            shown.usableAgainAt = passiveUntil;
    }
}

void EndpointEntry::count(const ProbeSample& sample)
{
    wasChecked = true;
    retryAt = sample.retryAfter ? std::optional(sample.at + *sample.retryAfter) : std::nullopt;
    if (sample.isOk()) {
        failuresInARow = 0;
        confirmed = Reason::None;
        return;
    }
    ++failuresInARow;
    const bool wasDownAlready = confirmed != Reason::None && isConnectionFailure(confirmed);
    if (!needsConfirmation(sample.reason) || failuresInARow >= 2 || wasDownAlready)
        confirmed = sample.reason;
    else if (confirmed == Reason::None && shown.status == Status::Checking)
        wasChecked = false;
}

void EndpointEntry::timePassed(SteadyTime::duration gap)
{
    checks.timePassed(gap);
    for (auto* at : { &retryAt, &shown.lastChecked, &refreshedAt }) {
        if (*at)
            **at -= gap;
    }
}

EndpointEvidence EndpointEntry::evidence(bool isAnswering) const
{
    EndpointEvidence evidence;
    evidence.isPaused = shown.isPaused;
    evidence.misconfigured = setup.misconfigured;
    evidence.lacksKey = setup.lacksKey;
    evidence.wasChecked = wasChecked;
    evidence.confirmed = confirmed;
    evidence.isBusy = isAnswering && excuse != Reason::None;
    return evidence;
}

} // namespace switchyard::health
