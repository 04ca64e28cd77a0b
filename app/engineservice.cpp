// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engineservice.h"

#include "platform/memoryprivacy.h"
#include "platform/portowner.h"

#include <QRandomGenerator>

#include <type_traits>
#include <utility>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int portsToTry = 100;
constexpr std::uint16_t firstPort = 11700;
constexpr std::uint16_t lastPort = 65535;
constexpr std::chrono::milliseconds drainInterval {200};
constexpr std::chrono::seconds retryInterval {10};
constexpr std::chrono::milliseconds choicePause {50};
//! Half a minute: whoever chooses may find several ports taken and ask each for seconds who it is. One that is gone is
//! noticed at once.
constexpr int choiceTries = 600;

std::string randomInstance()
{
    const auto word = QRandomGenerator::system()->generate64();
    return QString::number(word, 16).rightJustified(16, u'0').toStdString();
}

//! 0 would let the system choose, so it begins anew after the last one.
std::uint16_t portAfter(std::uint16_t port)
{
    return port == lastPort ? firstPort : static_cast<std::uint16_t>(port + 1);
}

ports::EngineState stateOf(engine::State state)
{
    switch (state) {
    case engine::State::Stopped:
        return ports::EngineState::Stopped;
    case engine::State::Starting:
        return ports::EngineState::Starting;
    case engine::State::Running:
        return ports::EngineState::Running;
    case engine::State::Failed:
        return ports::EngineState::Failed;
    case engine::State::Draining:
        return ports::EngineState::Draining;
    }
    return ports::EngineState::Stopped;
}

bool isSame(const ports::EngineStatus& a, const ports::EngineStatus& b)
{
    const bool errorSame = a.error.has_value() == b.error.has_value() && (!a.error || a.error->message == b.error->message);
    return a.state == b.state && a.address == b.address && a.port == b.port && a.portOwner == b.portOwner
        && a.requestsInFlight == b.requestsInFlight && errorSame;
}

} // namespace

EngineService::EngineService(EngineServiceOptions options, QObject* parent)
    : ports::EnginePort(parent)
    , m_options(std::move(options))
{
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setInterval(drainInterval);
    connect(&m_drainTimer, &QTimer::timeout, this, &EngineService::drain);
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(drainInterval);
    connect(&m_planTimer, &QTimer::timeout, this, &EngineService::planInputsChanged);
    m_retryTimer.setInterval(retryInterval);
    connect(&m_retryTimer, &QTimer::timeout, this, &EngineService::tryStart);
    m_mailbox.setWake([this] {
        // Runs in the engine's thread; a timer may only be started in its own.
        QMetaObject::invokeMethod(&m_drainTimer, qOverload<>(&QTimer::start), Qt::QueuedConnection);
    });
    m_choiceTimer.setSingleShot(true);
    m_choiceTimer.setInterval(choicePause);
    connect(&m_choiceTimer, &QTimer::timeout, this, &EngineService::tryStart);
    makeEngine();
}

EngineService::~EngineService()
{
    m_mailbox.setWake({});
}

QUrl EngineService::baseUrl() const
{
    const bool answers = m_status.state == ports::EngineState::Running
        || m_status.state == ports::EngineState::ServedElsewhere || m_status.state == ports::EngineState::Draining;
    if (!answers || m_status.port == 0)
        return {};
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(m_status.address.isEmpty() ? u"127.0.0.1"_s : m_status.address);
    url.setPort(m_status.port);
    url.setPath(u"/v1"_s);
    return url;
}

void EngineService::setStoredPort(std::uint16_t port)
{
    m_port = port;
    m_mayMoveOn = false;
    m_choice.reset();
    publishTable();
}

void EngineService::start()
{
    m_startWanted = true;
    m_portsTried = 0;
    tryStart();
}

void EngineService::stop()
{
    m_startWanted = false;
    m_afterStop = AfterStop::Nothing;
    m_retryTimer.stop();
    m_choiceTimer.stop();
    if (m_choice)
        m_choice->giveBack();
    if (m_status.state == ports::EngineState::Running || m_status.state == ports::EngineState::Starting) {
        m_engine->stop(m_options.drainDeadline);
        return;
    }
    if (m_status.state != ports::EngineState::Draining)
        setStatus({});
}

void EngineService::moveToFreePort()
{
    m_mayMoveOn = true;
    m_port = portAfter(m_port);
    m_choice.reset();
    listenAnew();
}

Result<void> EngineService::rotateToken()
{
    if (!m_rotateToken)
        return Error {ErrorCode::Unsupported, "this engine's token is not kept in a file"};
    return m_rotateToken();
}

void EngineService::moveToPort(std::uint16_t port)
{
    m_mayMoveOn = false;
    m_port = port;
    m_choice.reset();
    Q_EMIT portChosen(port);
    listenAnew();
}

void EngineService::listenAnew()
{
    m_retryTimer.stop();
    m_portsTried = 0;
    publishTable();
    if (m_status.state == ports::EngineState::Running) {
        m_afterStop = AfterStop::Start;
        m_engine->stop(m_options.drainDeadline);
        return;
    }
    if (m_mayMoveOn || m_startWanted)
        start();
}

void EngineService::publish(std::shared_ptr<const routing::RoutingTable> table)
{
    m_table = std::move(table);
    publishTable();
    planInputsArrived();
    if (m_startWanted && m_status.state == ports::EngineState::Stopped)
        tryStart();
}

void EngineService::publish(std::shared_ptr<const routing::HealthSnapshot> health)
{
    m_health = std::move(health);
    m_engine->publish(m_health);
    planInputsArrived();
}

void EngineService::planInputsArrived()
{
    if (!m_planTimer.isActive())
        m_planTimer.start();
}

void EngineService::setToken(Secret token)
{
    m_options.token = std::move(token);
    m_replaceEngine = true;
    // Our own status lags behind by up to one drain of the mailbox.
    const engine::State state = m_engine->status().state;
    if (state == engine::State::Running)
        replaceRunningEngine();
    else if (state != engine::State::Draining && state != engine::State::Starting)
        makeEngine();
}

void EngineService::replaceRunningEngine()
{
    if (!m_startWanted)
        return;
    m_afterStop = AfterStop::Start;
    m_engine->stop(m_options.drainDeadline);
}

void EngineService::makeEngine()
{
    m_replaceEngine = false;
    m_engine.reset();
    engine::Options options;
    options.version = m_options.version;
    options.instance = randomInstance();
    options.token = m_options.token;
    options.threadStarted = platform::leaveLargeBlocks;
    m_engine = std::make_unique<engine::Engine>(std::move(options), m_mailbox);
    publishTable();
    if (m_health)
        m_engine->publish(m_health);
}

void EngineService::publishTable()
{
    if (!m_table)
        return;
    auto table = std::make_shared<routing::RoutingTable>(*m_table);
    table->listen.port = m_port;
    if (!m_options.listenAddress.empty())
        table->listen.address = m_options.listenAddress;
    auto& hosts = table->listen.allowedHosts;
    hosts.insert(hosts.end(), m_options.allowedHosts.begin(), m_options.allowedHosts.end());
    m_engine->publish(std::shared_ptr<const routing::RoutingTable>(std::move(table)));
}

void EngineService::tryStart()
{
    if (!m_table || !m_startWanted)
        return;
    if (m_status.state == ports::EngineState::Running || m_status.state == ports::EngineState::Starting
        || m_status.state == ports::EngineState::Draining)
        return;
    if (mayChoose())
        startEngine();
}

bool EngineService::mayChoose()
{
    if (!m_choice)
        return true;
    if (m_choiceTimer.isActive())
        return false;
    if (!m_choice->tryTake() && ++m_choiceTries < choiceTries) {
        m_choiceTimer.start();
        return false;
    }
    if (const auto stored = m_choice->stored())
        setStoredPort(*stored);
    return true;
}

void EngineService::startEngine()
{
    if (m_replaceEngine)
        makeEngine();
    m_engine->start();
}

void EngineService::drain()
{
    std::vector<traffic::RequestRecord> records;
    std::vector<traffic::LoadObservation> loads;
    std::vector<engine::Status> statuses;
    std::optional<engine::Answering> answering; // only the last one counts
    std::optional<engine::Running> running; // likewise
    bool cooldownsAreNew = false;
    auto events = m_mailbox.drain();
    records.reserve(events.size());
    for (engine::Event& event : events) {
        std::visit(
            [&](auto& value) {
                using Value = std::decay_t<decltype(value)>;
                if constexpr (std::is_same_v<Value, traffic::RequestRecord>) {
                    records.push_back(std::move(value));
                } else if constexpr (std::is_same_v<Value, traffic::LoadObservation>) {
                    loads.push_back(std::move(value));
                } else if constexpr (std::is_same_v<Value, engine::Answering>) {
                    answering = std::move(value);
                } else if constexpr (std::is_same_v<Value, engine::Running>) {
                    running = std::move(value);
                } else if constexpr (std::is_same_v<Value, engine::CooldownsChanged>) {
                    m_cooldowns = std::move(value.active);
                    cooldownsAreNew = true;
                } else {
                    statuses.push_back(std::move(value));
                }
            },
            event);
    }

    m_traffic.setDropped(m_mailbox.dropped());
    // Before the records, which take out those that ended since.
    if (running)
        m_traffic.setRunning(std::move(running->requests));
    if (!records.empty()) {
        Q_EMIT requestsRouted(records);
        m_traffic.add(std::move(records));
    }
    for (const traffic::LoadObservation& load : loads)
        Q_EMIT loadObserved(load);
    if (answering)
        Q_EMIT answeringChanged(answering->models);
    if (cooldownsAreNew)
        Q_EMIT cooldownsChanged();
    for (const engine::Status& status : statuses)
        take(status);
}

void EngineService::take(const engine::Status& status)
{
    if (status.state == engine::State::Failed && status.error && status.error->code == ErrorCode::AddressInUse) {
        portTaken(status);
        return;
    }

    ports::EngineStatus next;
    next.state = stateOf(status.state);
    next.address = QString::fromStdString(status.address);
    next.port = status.port;
    next.error = status.error;
    next.requestsInFlight = status.requestsInFlight;
    if (status.state == engine::State::Running) {
        m_retryTimer.stop();
        m_portsTried = 0;
        const bool isNew = m_mayMoveOn && status.port != 0;
        m_port = status.port;
        m_mayMoveOn = false;
        setStatus(std::move(next));
        if (isNew)
            Q_EMIT portChosen(m_port);
        m_choice.reset();
        if (m_replaceEngine)
            replaceRunningEngine();
        return;
    }

    setStatus(std::move(next));
    if (status.state == engine::State::Failed && m_choice)
        m_choice->giveBack();
    if (status.state != engine::State::Stopped)
        return;
    if (m_replaceEngine)
        makeEngine();
    if (std::exchange(m_afterStop, AfterStop::Nothing) == AfterStop::Start)
        start();
}

void EngineService::portTaken(const engine::Status& status)
{
    if (!m_startWanted) {
        setStatus({});
        return;
    }
    ports::EngineStatus next;
    next.address = QString::fromStdString(status.address);
    next.port = m_port;
    const bool isSwitchyard = status.occupantInstance.has_value();
    // On a port that was never ours it is somebody else's Switchyard, such as a demo: then there is nothing to defer to.
    if (isSwitchyard && !m_mayMoveOn && m_options.otherSwitchyard == EngineServiceOptions::OtherSwitchyard::Defer) {
        next.state = ports::EngineState::ServedElsewhere;
        setStatus(std::move(next));
        m_retryTimer.start();
        return;
    }
    if (m_mayMoveOn && m_portsTried < portsToTry) {
        ++m_portsTried;
        m_port = portAfter(m_port);
        publishTable();
        startEngine();
        return;
    }
    if (m_choice)
        m_choice->giveBack();
    next.state = ports::EngineState::Failed;
    next.error = status.error;
    next.portOwner = isSwitchyard ? u"Switchyard"_s : platform::programListeningOn(m_port);
    setStatus(std::move(next));
}

void EngineService::setStatus(ports::EngineStatus status)
{
    if (isSame(status, m_status))
        return;
    m_status = std::move(status);
    Q_EMIT statusChanged();
}

} // namespace switchyard
