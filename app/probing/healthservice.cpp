// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/healthservice.h"

#include "probing/enginesnapshot.h"
#include "probing/timeasleep.h"

#include <algorithm>
#include <utility>

namespace switchyard::probing {

namespace {

using namespace std::chrono_literals;
using health::Reason;

constexpr auto publishEvery = 200ms;
//! With a hundred endpoints there is always some number that is new.
constexpr auto publishNumbersEvery = 1000ms;

} // namespace

HealthService::HealthService(const Clock& clock, QObject* parent, Deadlines deadlines)
    : HealthPort(parent)
    , m_clock(clock)
    , m_deadlines(deadlines)
    , m_book(clock)
    , m_warmUps(m_asker, clock)
    , m_random(static_cast<std::uint32_t>(clock.wallNow().time_since_epoch().count()))
    , m_timeAsleep(timeAsleep)
{
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &HealthService::checkDue);
    m_publish.setSingleShot(true);
    connect(&m_publish, &QTimer::timeout, this, &HealthService::publish);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &HealthService::tick);
    connect(&m_network, &NetworkWatch::changed, this, &HealthService::comeBack);
    connectWarmUps();
}

HealthService::~HealthService()
{
    stop();
}

std::vector<ports::ProbeLogEntry> HealthService::probeLog(const ProviderId& provider) const
{
    const auto found = m_watched.find(provider);
    if (found == m_watched.end())
        return {};
    return { found->second->log.begin(), found->second->log.end() };
}

health::Diagnosis HealthService::diagnose(const ModelRef& ref) const
{
    const auto* model = m_book.model(ref);
    if (!model)
        return {};
    auto diagnosis = diagnose(m_book.endpointIdOf(ref), model->reason);
    if (const auto at = diagnosis.command.find("MODEL"); at != std::string::npos && diagnosis.command.compare(at, 6, "MODELS") != 0)
        diagnosis.command.replace(at, 5, ref.model);
    return diagnosis;
}

health::Diagnosis HealthService::diagnose(const ProviderId& provider, Reason reason) const
{
    const auto* endpoint = m_book.endpoint(provider);
    if (!endpoint)
        return {};
    auto family = endpoint->family;
    const auto watched = m_watched.find(provider);
    if (family == health::ServerFamily::Unknown && watched != m_watched.end())
        family = health::familyUsuallyAt(watched->second->target.address.base.port);
    return health::diagnose(reason, { family, endpoint->reach, {}, endpoint->evidence, endpoint->betterUrl });
}

std::shared_ptr<const routing::HealthSnapshot> HealthService::snapshot() const
{
    return engineSnapshot(m_book);
}

std::optional<ServerAddress> HealthService::addressOf(const ModelRef& ref) const
{
    const auto found = m_watched.find(m_book.endpointIdOf(ref));
    return found == m_watched.end() ? std::nullopt : std::optional(found->second->target.address);
}

bool HealthService::isSettled() const
{
    const auto providers = m_book.endpoints();
    return std::all_of(providers.begin(), providers.end(), [this](const ProviderId& provider) {
        return m_book.endpoint(provider)->status != health::Status::Checking;
    });
}

void HealthService::setTargets(std::vector<ProbeTarget> targets)
{
    std::vector<health::EndpointSetup> setups;
    std::map<ProviderId, std::unique_ptr<Watched>> watched;
    for (auto& target : targets) {
        const auto provider = target.setup.provider;
        if (watched.contains(provider))
            continue;
        setups.push_back(target.setup);
        const auto known = m_watched.find(provider);
        auto entry = known == m_watched.end() ? std::make_unique<Watched>() : std::move(known->second);
        const bool isSame = known != m_watched.end() && isSameServer(entry->target, target);
        if (!isSame) {
            entry->memory.forget();
            entry->nextAt = m_clock.steadyNow();
            entry->failuresInARow = 0;
            if (entry->probe)
                entry->probe->cancel();
            entry->probe.clear();
        }
        entry->target = std::move(target);
        watched.emplace(provider, std::move(entry));
    }
    for (auto& [provider, entry] : m_watched) {
        if (entry && entry->probe)
            entry->probe->cancel();
    }
    m_watched = std::move(watched);
    m_book.setEndpoints(std::move(setups));
    Q_EMIT rowsChanged();
    noteChange();
    arm();
}

void HealthService::start()
{
    m_isRunning = true;
    m_lastTick = m_clock.steadyNow();
    m_lastTickWall = m_clock.wallNow();
    m_lastAsleep = m_timeAsleep();
    m_tick.start();
    m_network.start();
    checkDue();
}

void HealthService::stop()
{
    m_isRunning = false;
    m_tick.stop();
    m_due.stop();
    m_publish.stop();
    for (auto& [provider, watched] : m_watched) {
        if (watched->probe)
            watched->probe->cancel();
    }
}

void HealthService::noteChange()
{
    if (m_book.revision() == m_publishedRevision)
        return;
    const auto wait = m_book.weightyRevision() == m_publishedWeightyRevision ? publishNumbersEvery : publishEvery;
    if (!m_publish.isActive() || m_publish.remainingTimeAsDuration() > wait)
        m_publish.start(wait);
}

void HealthService::publish()
{
    if (m_book.revision() == m_publishedRevision)
        return;
    m_publishedRevision = m_book.revision();
    m_publishedWeightyRevision = m_book.weightyRevision();
    for (const auto& change : m_book.takeChanges())
        Q_EMIT statusChanged(change);
    Q_EMIT changed();
    Q_EMIT snapshotChanged(snapshot());
}

} // namespace switchyard::probing
