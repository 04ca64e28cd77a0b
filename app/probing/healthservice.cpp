// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/healthservice.h"

#include <QNetworkInformation>

#include <algorithm>
#include <utility>

namespace switchyard::probing {

namespace {

using namespace std::chrono_literals;
using health::Reason;

constexpr std::size_t loggedExchanges = 200;
constexpr auto publishEvery = 200ms;

AskLimits limitsFor(health::Reach reach)
{
    AskLimits limits;
    limits.deadline = reach == health::Reach::Hosted ? 10'000ms : 4'000ms;
    return limits;
}

//! Asked in the same way at the same place: what is known stays true.
bool isSameServer(const ProbeTarget& a, const ProbeTarget& b)
{
    return a.address.base == b.address.base && a.address.api == b.address.api && a.address.headers == b.address.headers
        && a.setup.lacksKey == b.setup.lacksKey && a.setup.misconfigured == b.setup.misconfigured
        && a.address.proxy.mode == b.address.proxy.mode && a.address.proxy.url == b.address.proxy.url
        && a.address.tls.ca == b.address.tls.ca && a.address.tls.certificate == b.address.tls.certificate
        && a.address.tls.key == b.address.tls.key && a.address.tls.keyPassphrase == b.address.tls.keyPassphrase
        && a.address.tls.serverName == b.address.tls.serverName
        && a.address.tls.insecureSkipVerify == b.address.tls.insecureSkipVerify;
}

//! A hosted service without a key would only refuse; a local one may not want a key after all.
bool isAskable(const health::EndpointSetup& setup)
{
    return setup.misconfigured == Reason::None && (!setup.lacksKey || setup.reach != health::Reach::Hosted);
}

} // namespace

HealthService::HealthService(const Clock& clock, QObject* parent)
    : HealthPort(parent)
    , m_clock(clock)
    , m_book(clock)
    , m_warmUps(m_asker, clock)
    , m_random(static_cast<std::uint32_t>(clock.wallNow().time_since_epoch().count()))
{
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &HealthService::checkDue);
    m_publish.setSingleShot(true);
    m_publish.setInterval(publishEvery);
    connect(&m_publish, &QTimer::timeout, this, &HealthService::publish);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        noticeResume();
        m_book.tick();
        keepModelsWarm();
        noteChange();
    });
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
    return healthSnapshot(m_book);
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
    m_tick.start();
    QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability);
    if (auto* network = QNetworkInformation::instance()) {
        connect(network, &QNetworkInformation::reachabilityChanged, this, qOverload<>(&HealthService::checkNow),
                Qt::UniqueConnection);
    }
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

//! A gap in our own ticks means that the machine slept: everything known is old.
void HealthService::noticeResume()
{
    const auto now = m_clock.steadyNow();
    const auto wall = m_clock.wallNow();
    const auto jumped = (wall - m_lastTickWall) - (now - m_lastTick);
    const bool resumed = now - m_lastTick > 15s || jumped > 15s;
    m_lastTick = now;
    m_lastTickWall = wall;
    if (resumed)
        checkNow();
}

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
        if (!watched->probe && !watched->isPaused && watched->nextAt <= now && isAskable(watched->target.setup))
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
        const bool isWaiting = !watched->probe && !watched->isPaused && isAskable(watched->target.setup);
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
                                 limitsFor(watched.target.setup.reach), nullptr };
    watched.probe = new EndpointProbe(m_asker, m_clock, std::move(setup), watched.memory, this);
    watched.probe->start([this, provider](health::ProbeSample sample) { take(provider, std::move(sample)); });
    noteChange();
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
    watched.failuresInARow = sample.isOk() ? 0 : watched.failuresInARow + 1;
    watched.retryAfter = sample.isOk() ? std::nullopt : sample.retryAfter;
    for (const auto& evidence : sample.evidence)
        watched.log.push_front({ sample.wallAt, evidence });
    if (watched.log.size() > loggedExchanges)
        watched.log.resize(loggedExchanges);
    m_book.apply(sample);
    schedule(watched);
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
    const auto models = m_book.models();
    return std::any_of(models.begin(), models.end(), [this, &provider](const ModelRef& ref) {
        return m_book.endpointIdOf(ref) == provider && m_book.model(ref)->status == health::Status::Loading;
    });
}

void HealthService::takeRecords(const std::vector<traffic::RequestRecord>& records)
{
    for (const auto& record : records) {
        for (const auto& sample : passiveSamples(record, m_clock.steadyNow(), m_clock.wallNow())) {
            m_book.apply(sample);
            if (sample.reason == Reason::None)
                m_lastUsed[sample.model] = m_clock.steadyNow();
            Q_EMIT passiveSampleTaken(sample);
            const auto found = m_watched.find(m_book.endpointIdOf(sample.model));
            const bool wantsCheck = health::isConnectionFailure(sample.reason) || sample.reason == Reason::NotInMemory
                || sample.reason == Reason::ModelLoading;
            if (wantsCheck && found != m_watched.end())
                found->second->nextAt = std::min(found->second->nextAt, m_clock.steadyNow());
        }
    }
    noteChange();
    checkDue();
}

void HealthService::takeLoad(const traffic::LoadObservation& observation)
{
    if (observation.took) {
        m_book.setLoading(observation.model, std::nullopt);
        if (observation.failed)
            m_book.setLoadFailed(observation.model, Reason::LoadFailed);
        else {
            const health::LoadSample sample { observation.model, observation.at, *observation.took, false };
            m_book.apply(sample);
            Q_EMIT loadMeasured(sample);
        }
    } else if (!observation.failed) {
        m_book.setLoading(observation.model, health::LoadProgress { m_clock.steadyNow(), std::nullopt, false });
    }
    noteChange();
    checkNow(observation.model.provider);
}

void HealthService::takeAnswering(const std::vector<std::pair<ModelRef, int>>& answering)
{
    for (const auto& ref : m_book.models()) {
        const auto found = std::find_if(answering.begin(), answering.end(), [&ref](const auto& each) { return each.first == ref; });
        const int count = found == answering.end() ? 0 : found->second;
        if (count > 0 || m_book.model(ref)->isServing)
            m_book.setActiveRequests(ref, count);
    }
    noteChange();
}

void HealthService::takeCooldowns(const std::vector<routing::Cooldown>& cooldowns)
{
    for (const auto& ref : m_book.models()) {
        const auto* endpoint = m_book.endpointOf(ref);
        const auto base = routing::parseBaseUrl(endpoint ? endpoint->baseUrl : std::string());
        const auto found = std::find_if(cooldowns.begin(), cooldowns.end(), [&](const routing::Cooldown& each) {
            const bool isHere = each.server.empty() || !base || each.server == (base->tls ? "https://" : "http://") + base->hostHeader();
            return each.provider == ref.provider && isHere && (each.model.empty() || each.model == ref.model);
        });
        if (found == cooldowns.end()) {
            m_book.setCoolingDown(ref, Reason::None, std::nullopt);
            continue;
        }
        // What a person can mend is shown as itself, the rest as our waiting.
        const bool isTelling = found->cause == routing::FailureClass::RateLimited || found->cause == routing::FailureClass::OutOfCredit
            || found->cause == routing::FailureClass::AuthFailed;
        const auto cause = isTelling ? reasonOf(found->cause) : Reason::BreakerOpen;
        m_book.setCoolingDown(ref, cause, found->until);
    }
    noteChange();
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

void HealthService::noteChange()
{
    if (m_book.revision() != m_publishedRevision && !m_publish.isActive())
        m_publish.start();
}

void HealthService::publish()
{
    if (m_book.revision() == m_publishedRevision)
        return;
    m_publishedRevision = m_book.revision();
    for (const auto& change : m_book.takeChanges())
        Q_EMIT statusChanged(change);
    Q_EMIT changed();
    Q_EMIT snapshotChanged(snapshot());
}

} // namespace switchyard::probing
