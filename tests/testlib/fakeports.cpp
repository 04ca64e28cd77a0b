// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/fakeports.h"

#include <QPointer>
#include <QUrl>

namespace switchyard::testlib {

namespace {

QString name(const ModelRef& ref)
{
    return QString::fromStdString(ref.toString());
}

QString name(const ProviderId& id)
{
    return QString::fromStdString(id.value());
}

//! Callbacks of the ports come later, and not at all when their context is gone.
template<typename Callback, typename Value>
void later(QObject* context, Callback done, Value value)
{
    QMetaObject::invokeMethod(context, [done = std::move(done), value = std::move(value)] { done(value); }, Qt::QueuedConnection);
}

} // namespace

FakeHealthPort::FakeHealthPort(const Clock& clock)
    : m_clock(clock)
    , m_book(clock)
{
}

void FakeHealthPort::notify(bool rowsToo)
{
    if (rowsToo)
        Q_EMIT rowsChanged();
    for (const auto& change : m_book.takeChanges())
        Q_EMIT statusChanged(change);
    Q_EMIT changed();
}

void FakeHealthPort::probe(const std::string& provider, health::ServerFamily family,
                           std::vector<std::pair<std::string, health::LoadState>> models, std::chrono::milliseconds latency)
{
    health::ProbeSample sample;
    sample.provider = ProviderId(provider);
    sample.at = m_clock.steadyNow();
    sample.wallAt = m_clock.wallNow();
    sample.latency = latency;
    sample.family = family;
    sample.httpStatus = 200;
    sample.hasModelList = true;
    for (const auto& [id, state] : models) {
        health::ModelFacts facts;
        facts.id = id;
        facts.kind = health::ModelKind::Chat;
        facts.state = state;
        sample.models.push_back(facts);
    }
    m_book.apply(sample);
}

void FakeHealthPort::fail(const std::string& provider, health::Reason reason, int httpStatus)
{
    health::ProbeSample sample;
    sample.provider = ProviderId(provider);
    sample.at = m_clock.steadyNow();
    sample.wallAt = m_clock.wallNow();
    sample.reason = reason;
    sample.httpStatus = httpStatus;
    m_book.apply(sample);
    m_book.apply(sample);
}

std::vector<ports::ProbeLogEntry> FakeHealthPort::probeLog(const ProviderId& provider) const
{
    const auto* endpoint = m_book.endpoint(provider);
    if (!endpoint)
        return {};
    health::Evidence evidence;
    evidence.url = endpoint->baseUrl + "/models";
    evidence.httpStatus = 200;
    evidence.took = std::chrono::milliseconds(4);
    return { { m_clock.wallNow(), evidence } };
}

health::Diagnosis FakeHealthPort::diagnose(const ModelRef& ref) const
{
    const auto* model = m_book.model(ref);
    return { model ? model->reason : health::Reason::None, health::Remedy::None, {}, std::nullopt };
}

ports::KeepWarmRule FakeHealthPort::keepWarm(const ModelRef& ref) const
{
    const auto found = m_keepWarm.find(ref);
    return found == m_keepWarm.end() ? ports::KeepWarmRule {} : found->second;
}

void FakeHealthPort::checkNow(const ProviderId& provider)
{
    actions << QStringLiteral("checkNow ") + name(provider);
}

void FakeHealthPort::setInterval(std::optional<std::chrono::seconds> interval)
{
    m_interval = interval;
    Q_EMIT intervalChanged();
}

void FakeHealthPort::setPaused(bool isPaused)
{
    m_isPaused = isPaused;
    Q_EMIT pausedChanged();
}

void FakeHealthPort::setEndpointPaused(const ProviderId& provider, bool isPaused)
{
    m_book.setPaused(provider, isPaused);
    notify();
}

void FakeHealthPort::warmUp(const ModelRef& ref)
{
    actions << QStringLiteral("warmUp ") + name(ref);
}

void FakeHealthPort::cancelWarmUp(const ModelRef& ref)
{
    actions << QStringLiteral("cancelWarmUp ") + name(ref);
}

void FakeHealthPort::unload(const ModelRef& ref)
{
    actions << QStringLiteral("unload ") + name(ref);
}

void FakeHealthPort::setKeepWarm(const ModelRef& ref, const ports::KeepWarmRule& rule)
{
    m_keepWarm[ref] = rule;
}

void FakeEnginePort::setStatus(const ports::EngineStatus& status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

void FakeEnginePort::setPlanInputs(std::shared_ptr<const routing::RoutingTable> table,
                                   std::shared_ptr<const routing::HealthSnapshot> health)
{
    m_table = std::move(table);
    m_health = std::move(health);
    Q_EMIT planInputsChanged();
}

QUrl FakeEnginePort::baseUrl() const
{
    if (m_status.state != ports::EngineState::Running)
        return {};
    return QUrl(QStringLiteral("http://%1:%2/v1").arg(m_status.address).arg(m_status.port));
}

void FakeTrafficPort::add(const traffic::RequestRecord& record)
{
    m_records.push_back(record);
    Q_EMIT recordsAdded(1, 0);
}

void FakeTrafficPort::setRunning(std::vector<traffic::RunningRequest> running)
{
    m_running = std::move(running);
    Q_EMIT runningChanged();
}

void FakeConfigFilePort::setState(ports::FileState state, std::optional<Error> reason)
{
    m_state = state;
    m_reason = std::move(reason);
    Q_EMIT stateChanged(state);
}

void FakeConfigFilePort::createFile()
{
    actions << QStringLiteral("createFile");
    if (m_state == ports::FileState::NoFile)
        setState(ports::FileState::Saved);
}

void FakeDiscoveryPort::start()
{
    m_isRunning = true;
    m_found.clear();
    Q_EMIT started();
    for (const auto& server : world) {
        m_found.push_back(server);
        Q_EMIT serverFound(server);
    }
    if (!holds)
        release();
}

void FakeDiscoveryPort::release()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    Q_EMIT finished();
}

void FakeDiscoveryPort::cancel()
{
    release();
}

void FakeProviderCheckPort::check(const ports::CheckRequest& request)
{
    ++checks;
    last = request;
    m_result = answer ? answer(request) : ports::CheckResult {};
    for (const auto& step : m_result.steps)
        Q_EMIT stepChanged(step);
    Q_EMIT finished();
}

void FakeSecretPort::setState(ports::KeychainState state)
{
    m_state = state;
    Q_EMIT keychainStateChanged();
}

ports::KeyStatus FakeSecretPort::keyStatus(const ProviderId& provider) const
{
    const auto found = statuses.find(provider);
    return found == statuses.end() ? ports::KeyStatus {} : found->second;
}

void FakeSecretPort::checkExecReference(const ProviderId&, QObject* context, CheckDone done)
{
    later(context, std::move(done), reference);
}

void FakeSecretPort::setKey(const ProviderId& provider, const Secret& key, ports::KeyTarget target, const std::string&,
                            QObject* context, Done done)
{
    actions << QStringLiteral("setKey %1 …%2").arg(name(provider), QString::fromStdString(key.lastCharacters()));
    ports::KeyStatus status;
    status.place = target == ports::KeyTarget::Session ? ports::KeyPlace::Session : ports::KeyPlace::Keychain;
    status.resolved = true;
    statuses[provider] = status;
    Q_EMIT keyStatusChanged(provider);
    later(context, std::move(done), Result<void> {});
}

void FakeSecretPort::removeKey(const ProviderId& provider, QObject* context, Done done)
{
    actions << QStringLiteral("removeKey ") + name(provider);
    statuses.erase(provider);
    Q_EMIT keyStatusChanged(provider);
    later(context, std::move(done), Result<void> {});
}

void FakeSecretPort::moveKey(const ProviderId& provider, ports::KeyTarget, QObject* context, Done done)
{
    actions << QStringLiteral("moveKey ") + name(provider);
    later(context, std::move(done), Result<void> {});
}

void FakeSecretPort::prepareRename(const ProviderId& from, const ProviderId& to, QObject* context, Done done)
{
    actions << QStringLiteral("prepareRename ") + name(from) + QLatin1Char(' ') + name(to);
    later(context, std::move(done), rename);
}

void FakeSecretPort::moveAllKeys(ports::KeyTarget, QObject* context, Done done)
{
    actions << QStringLiteral("moveAllKeys");
    later(context, std::move(done), Result<void> {});
}

ports::HistoryPort::RequestNumber FakeHistoryPort::requestSeries(const ModelRef& ref, std::chrono::milliseconds window)
{
    const auto number = m_next++;
    auto made = series ? series(ref, window) : ports::HistorySeries {};
    made.model = ref;
    QMetaObject::invokeMethod(this, [this, number, made = std::move(made)] { Q_EMIT seriesReady(number, made); },
                              Qt::QueuedConnection);
    return number;
}

ports::HistoryPort::RequestNumber FakeHistoryPort::requestIncidents(const ModelRef&, std::chrono::milliseconds, int)
{
    const auto number = m_next++;
    QMetaObject::invokeMethod(this, [this, number] { Q_EMIT incidentsReady(number, incidents); }, Qt::QueuedConnection);
    return number;
}

ports::HistoryPort::RequestNumber FakeHistoryPort::requestRequests(WallTime before, std::int64_t beforeNumber, int limit)
{
    const auto number = m_next++;
    auto rows = requests ? requests(before, beforeNumber, limit) : std::vector<ports::StoredRequest> {};
    QMetaObject::invokeMethod(
        this, [this, number, rows = std::move(rows)] { Q_EMIT requestsReady(number, rows); }, Qt::QueuedConnection);
    return number;
}

ports::HistoryPort::RequestNumber FakeHistoryPort::requestAnswers(WallTime from)
{
    const auto number = m_next++;
    auto counts = answers ? answers(from) : std::vector<ports::AnswerCount> {};
    QMetaObject::invokeMethod(
        this, [this, number, counts = std::move(counts)] { Q_EMIT answersReady(number, counts); }, Qt::QueuedConnection);
    return number;
}

void FakeChatTryPort::send(const ports::ChatTryRequest& request)
{
    sent = request;
    running = true;
}

void FakeChatTryPort::cancel()
{
    if (!running)
        return;
    ports::ChatTryOutcome outcome;
    outcome.wasCancelled = true;
    finish(outcome);
}

void FakeChatTryPort::finish(const ports::ChatTryOutcome& outcome)
{
    running = false;
    Q_EMIT finished(outcome);
}

std::vector<std::string> FakeCredentialPort::keyOrder(const ProviderId& provider) const
{
    const auto order = orders.find(provider);
    return order == orders.end() ? std::vector<std::string> {} : order->second;
}

void FakeCredentialPort::store(const std::string& credential, const Secret&, ports::KeyTarget target,
                               const std::vector<ProviderId>& users, QObject* context, Done done)
{
    actions << QStringLiteral("store %1 %2").arg(QString::fromStdString(credential)).arg(static_cast<int>(target));
    if (refusal) {
        later(context, std::move(done), Result<void> { *refusal });
        return;
    }
    for (const ProviderId& provider : users)
        orders[provider].push_back(credential);
    later(context, std::move(done), Result<void> {});
}

void FakeCredentialPort::remove(const std::string& credential, QObject* context, Done done)
{
    actions << QStringLiteral("remove ") + QString::fromStdString(credential);
    later(context, std::move(done), Result<void> {});
}

Result<void> FakeCredentialPort::setKeyOrder(const ProviderId& provider, const std::vector<std::string>& names)
{
    actions << QStringLiteral("order ") + name(provider);
    orders[provider] = names;
    Q_EMIT credentialsChanged();
    return {};
}

Result<void> FakeAutostartPort::setEnabled(bool isEnabled)
{
    if (refusal)
        return *refusal;
    enabled = isEnabled;
    return {};
}

void FakePolicyFilePort::setProblem(std::optional<Error> problem, bool isRestricted)
{
    m_problem = std::move(problem);
    m_isRestricted = isRestricted;
    Q_EMIT problemChanged();
}

void FakeCapabilityPort::finish(const ports::CapabilityReport& report)
{
    started.reset();
    Q_EMIT finished(report);
}

void FakeCapabilityPort::cancel()
{
    ports::CapabilityReport report;
    report.wasCancelled = true;
    finish(report);
}

} // namespace switchyard::testlib
