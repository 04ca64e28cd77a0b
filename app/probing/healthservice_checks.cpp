// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/healthservice.h"

#include <QNetworkInformation>

#include <algorithm>
#include <utility>

// The part of HealthService that decides when an endpoint is checked, and takes what a check found.

namespace switchyard::probing {

namespace {

using namespace std::chrono_literals;
using health::Reason;

constexpr std::size_t loggedExchanges = 200;
constexpr auto returningInterval = 2s;

} // namespace

void HealthService::checkNow()
{
    for (auto& [provider, watched] : m_watched)
        wish(*watched);
    checkDue();
}

void HealthService::checkNow(const ProviderId& provider)
{
    for (auto& [id, watched] : m_watched) {
        if (isOf(*watched, provider))
            wish(*watched);
    }
    checkDue();
}

void HealthService::wish(Watched& watched) const
{
    watched.nextAt = m_clock.steadyNow();
    watched.isWished = true;
    watched.isWantedAgain = !watched.probe.isNull();
}

//! The provider's own address and the further ones of its models.
bool HealthService::isOf(const Watched& watched, const ProviderId& provider)
{
    return watched.target.setup.provider == provider || watched.target.setup.owner == provider;
}

void HealthService::checkDue()
{
    if (!m_isRunning || m_isPaused)
        return;
    const auto now = m_clock.steadyNow();
    for (auto& [provider, watched] : m_watched) {
        if (!watched->probe && !watched->isPaused && watched->nextAt <= now && isAskable(watched->target))
            check(*watched);
    }
    arm();
}

void HealthService::arm()
{
    if (!m_isRunning || m_isPaused)
        return;
    std::optional<SteadyTime> next;
    for (const auto& [provider, watched] : m_watched) {
        const bool isWaiting = !watched->probe && !watched->isPaused && isAskable(watched->target);
        if (isWaiting && (!next || watched->nextAt < *next))
            next = watched->nextAt;
    }
    if (!next)
        return;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*next - m_clock.steadyNow());
    m_due.start(std::max(wait, 0ms));
}

void HealthService::check(Watched& watched)
{
    const auto provider = watched.target.setup.provider;
    m_book.setChecking(provider, true);
    EndpointProbe::Setup setup { provider, watched.target.address, watched.target.setup.models,
                                 m_deadlines.limitsFor(watched.target.setup.reach), nullptr, isServing(provider),
                                 std::exchange(watched.isWished, false) };
    watched.probe = new EndpointProbe(m_asker, m_clock, std::move(setup), watched.memory, this);
    watched.probe->start([this, provider](health::ProbeSample sample) { take(provider, std::move(sample)); });
    noteChange();
}

bool HealthService::anyModelOf(const ProviderId& endpointId, bool (*holds)(const health::ModelHealth& model)) const
{
    const auto found = m_watched.find(endpointId);
    if (found == m_watched.end())
        return false;
    const auto& setup = found->second->target.setup;
    const auto& owner = setup.owner.isEmpty() ? setup.provider : setup.owner;
    return std::any_of(setup.models.begin(), setup.models.end(), [&](const std::string& id) {
        const auto* model = m_book.model({ owner, id });
        return model && holds(*model);
    });
}

bool HealthService::isServing(const ProviderId& endpointId) const
{
    return anyModelOf(endpointId, [](const health::ModelHealth& model) { return model.isServing; });
}

void HealthService::take(const ProviderId& provider, health::ProbeSample sample)
{
    const auto found = m_watched.find(provider);
    if (found == m_watched.end())
        return;
    auto& watched = *found->second;
    watched.probe.clear();
    const auto* network = QNetworkInformation::instance();
    const bool isOffline = network && network->reachability() == QNetworkInformation::Reachability::Disconnected;
    if (isOffline && health::isConnectionFailure(sample.reason) && watched.target.setup.reach == health::Reach::Hosted)
        sample.reason = Reason::NoNetwork;
    sample.isDuringReturn = isReturning() && watched.target.setup.reach != health::Reach::Loopback;
    const bool provesNothing = sample.isDuringReturn && health::isConnectionFailure(sample.reason);
    watched.failuresInARow = sample.isOk() || provesNothing ? 0 : watched.failuresInARow + 1;
    watched.retryAfter = sample.isOk() ? std::nullopt : sample.retryAfter;
    for (const auto& evidence : sample.evidence)
        watched.log.push_front({ sample.wallAt, evidence });
    if (watched.log.size() > loggedExchanges)
        watched.log.resize(loggedExchanges);
    m_book.apply(sample);
    schedule(watched);
    if (provesNothing)
        watched.nextAt = std::min(watched.nextAt, m_clock.steadyNow() + returningInterval);
    else
        Q_EMIT sampleTaken(sample);
    noteChange();
    arm();
}

void HealthService::schedule(Watched& watched)
{
    const auto* endpoint = m_book.endpoint(watched.target.setup.provider);
    ScheduleInputs inputs;
    inputs.reach = watched.target.setup.reach;
    inputs.isWell = watched.failuresInARow == 0;
    inputs.isLoading = isLoadingSomewhere(watched.target.setup.provider);
    inputs.failuresInARow = watched.failuresInARow;
    inputs.isConfirmed = endpoint && health::usability(endpoint->status) == health::Usability::No;
    inputs.chosen = m_interval;
    inputs.retryAfter = watched.retryAfter;
    inputs.isWindowVisible = m_isVisible;
    const auto interval = checkInterval(inputs);
    m_book.setInterval(watched.target.setup.provider, interval);
    watched.nextAt = m_clock.steadyNow() + withJitter(interval, static_cast<std::uint32_t>(m_random()));
    if (std::exchange(watched.isWantedAgain, false))
        watched.nextAt = m_clock.steadyNow();
}

bool HealthService::isLoadingSomewhere(const ProviderId& provider) const
{
    const auto* endpoint = m_book.endpoint(provider);
    if (endpoint && endpoint->status == health::Status::Loading)
        return true;
    return anyModelOf(provider, [](const health::ModelHealth& model) { return model.status == health::Status::Loading; });
}

void HealthService::setInterval(std::optional<std::chrono::seconds> interval)
{
    if (m_interval == interval)
        return;
    m_interval = interval;
    for (auto& [provider, watched] : m_watched)
        schedule(*watched);
    arm();
    Q_EMIT intervalChanged();
}

void HealthService::setPaused(bool isPaused)
{
    if (m_isPaused == isPaused)
        return;
    m_isPaused = isPaused;
    if (m_isPaused)
        m_due.stop();
    else
        checkNow();
    Q_EMIT pausedChanged();
}

void HealthService::setEndpointPaused(const ProviderId& provider, bool isPaused)
{
    bool hasChanged = false;
    for (auto& [id, watched] : m_watched) {
        if (!isOf(*watched, provider) || watched->isPaused == isPaused)
            continue;
        hasChanged = true;
        watched->isPaused = isPaused;
        if (isPaused && watched->probe) {
            watched->probe->cancel();
            watched->probe.clear();
            m_book.setChecking(id, false);
        }
        m_book.setPaused(id, isPaused);
    }
    noteChange();
    if (hasChanged && !isPaused)
        checkNow(provider);
}

void HealthService::setWindowVisible(bool isVisible)
{
    if (m_isVisible == isVisible)
        return;
    m_isVisible = isVisible;
    if (isVisible)
        checkNow();
}

} // namespace switchyard::probing
