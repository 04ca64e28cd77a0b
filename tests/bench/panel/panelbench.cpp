// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "panelbench.h"

#include "platform/systemclock.h"
#include "processfigures.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <cstdio>

namespace switchyard::bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int liveServers = 6;
constexpr int deadServers = 2;
constexpr int modelsEach = 3;
constexpr const char* token = "bench-token";

//! CPU of each turn of this thread's event loop, in milliseconds. Needs Qt's own dispatcher (QT_NO_GLIB=1).
class TurnMeter final : public QObject {
public:
    TurnMeter()
    {
        auto* dispatcher = QAbstractEventDispatcher::instance();
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] { m_begin = threadCpuSeconds(); });
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            if (m_begin > 0)
                m_turns.push_back((threadCpuSeconds() - m_begin) * 1000);
        });
    }

    void clear() { m_turns.clear(); }
    std::vector<double> sorted() const
    {
        std::vector<double> turns = m_turns;
        std::sort(turns.begin(), turns.end());
        return turns;
    }

private:
    double m_begin = 0;
    std::vector<double> m_turns;
};

cli::Invocation invocation(const PanelHome& home)
{
    cli::Invocation made;
    made.places.configFile = home.configPath();
    made.token = QString::fromLatin1(token);
    return made;
}

std::unique_ptr<Application> start(QApplication& application, const PanelHome& home, const Clock& clock)
{
    auto started = Application::create(application, invocation(home), clock);
    if (!started || !started->application) {
        std::fprintf(stderr, "the panel did not start\n");
        return {};
    }
    return std::move(started->application);
}

bool report(const char* what, double value, double bar, const char* unit)
{
    const bool isGood = value <= bar;
    std::printf("%-58s %8.2f %s  (bar %.2f)%s\n", what, value, unit, bar, isGood ? "" : "  MISSED");
    return isGood;
}

double idlePercent(std::chrono::seconds time)
{
    const double before = processCpuSeconds();
    run(time);
    return (processCpuSeconds() - before) / static_cast<double>(time.count()) * 100;
}

traffic::RequestRecord requestAt(WallTime at, std::uint64_t id, const std::vector<ModelRef>& models)
{
    using std::chrono::microseconds;
    traffic::RequestRecord record;
    record.id = id;
    record.startedAt = at;
    record.requestedModel = "auto";
    record.route = "auto";
    record.stream = true;
    record.client = "OpenAI/JS";
    record.httpStatus = 200;
    const bool fallsBack = id % 5 == 0;
    const std::size_t first = id % models.size();
    const std::size_t served = fallsBack ? (first + 1) % models.size() : first;
    record.servedBy = models[served];
    for (const std::size_t tried : fallsBack ? std::vector {first, served} : std::vector {served}) {
        traffic::Attempt attempt;
        attempt.model = models[tried];
        attempt.endpoint = "127.0.0.1:8000";
        attempt.httpStatus = tried == served ? 200 : 503;
        attempt.failure = tried == served ? routing::FailureClass::None : routing::FailureClass::Overloaded;
        attempt.reason = tried == served ? "" : "the server answered 503: no capacity for this model right now";
        attempt.endedAt = microseconds(900'000);
        attempt.firstTokenAt = microseconds(300'000);
        record.attempts.push_back(attempt);
    }
    record.firstTokenAt = microseconds(320'000);
    record.duration = 900ms;
    record.usage = traffic::Usage {TokenCount {1200}, TokenCount {340}, {}, {}, false};
    return record;
}

health::ProbeSample probeAt(const Clock& clock, const ProviderId& provider, int number)
{
    health::ProbeSample sample;
    sample.provider = provider;
    sample.at = clock.steadyNow();
    sample.wallAt = clock.wallNow();
    sample.latency = std::chrono::milliseconds(20 + number % 180);
    sample.family = health::ServerFamily::Vllm;
    sample.httpStatus = 200;
    sample.hasModelList = true;
    for (int model = 0; model < modelsEach; ++model) {
        health::ModelFacts facts;
        facts.id = "model-" + std::to_string(model);
        facts.state = health::LoadState::Ready;
        sample.models.push_back(facts);
    }
    return sample;
}

} // namespace

PanelHome::PanelHome()
{
    m_servers.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_servers.start(QCoreApplication::applicationFilePath(), {u"servers"_s, QString::number(liveServers), QString::number(modelsEach)});
    while (!m_servers.canReadLine()) {
        if (!m_servers.waitForReadyRead())
            qFatal("no servers");
    }
    for (const QByteArray& port : m_servers.readLine().simplified().split(' '))
        m_ports.push_back(port.toInt());
    if (m_ports.size() != liveServers)
        qFatal("no port");
    write(1);
}

PanelHome::~PanelHome()
{
    m_servers.closeWriteChannel();
    m_servers.waitForFinished();
}

void PanelHome::write(int upstreamPort) const
{
    std::string providers = "m0: { baseUrl: 'http://127.0.0.1:" + std::to_string(upstreamPort)
        + "/v1', apiKey: 'k', api: 'openai-completions', models: [{ id: 'mock', name: 'Mock' }] },\n";
    std::string fallbacks;
    for (int i = 0; i < liveServers + deadServers; ++i) {
        const std::string base = "http://127.0.0.1:" + std::to_string(i < liveServers ? m_ports[static_cast<std::size_t>(i)] : 1) + "/v1";
        const std::string id = "host" + std::to_string(i);
        providers += id + ": { baseUrl: '" + base + "', apiKey: 'k', api: 'openai-completions', models: [";
        for (int model = 0; model < modelsEach; ++model)
            providers += "{ id: 'model-" + std::to_string(model) + "', name: 'Model', contextWindow: 65536 },";
        providers += "] },\n";
        if (i > 0)
            fallbacks += "'" + id + "/model-0',";
    }
    QFile file(configPath());
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no configuration");
    file.write(QByteArray::fromStdString("{ agents: { defaults: { model: { primary: 'host0/model-0', fallbacks: [" + fallbacks
                                         + "] } } }, models: { providers: {\n" + providers + "} } }\n"));
}

void PanelHome::enter() const
{
    qputenv("HOME", path().toLocal8Bit());
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        qunsetenv(name);
    qputenv("XDG_RUNTIME_DIR", path().toLocal8Bit());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/no-bus");
}

void run(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

bool measureIdle(QApplication& application, std::chrono::seconds each)
{
    const PanelHome home;
    home.enter();
    const platform::SystemClock clock;
    const auto panel = start(application, home, clock);
    if (!panel)
        return false;
    run(15s); // first checks, caches, the fonts' glyphs
    bool isGood = report("idle CPU, window shown", idlePercent(each), 1.0, "%");
    panel->window().hide();
    run(5s);
    isGood = report("idle CPU, window hidden", idlePercent(each), 0.2, "%") && isGood;
    isGood = report("PSS after start", proportionalMegabytes(), 120, "MB") && isGood;
    return isGood;
}

bool measureDay(QApplication& application)
{
    const PanelHome home;
    home.enter();
    testlib::ManualClock clock;
    const auto panel = start(application, home, clock);
    if (!panel)
        return false;
    run(3s);
    const double atStart = proportionalMegabytes();
    Services& services = panel->services();
    services.health().setPaused(true);
    panel->window().openPage(shell::PageId::Activity);
    const std::vector<ModelRef> models = services.health().book().models();
    const std::vector<ProviderId> endpoints = services.health().book().endpoints();
    constexpr int steps = 2'000;
    constexpr int eachStep = 50;
    std::uint64_t id = 0;
    for (int step = 0; step < steps; ++step) {
        std::vector<traffic::RequestRecord> records;
        for (int i = 0; i < eachStep; ++i) {
            const auto sample = probeAt(clock, endpoints[static_cast<std::size_t>(i) % endpoints.size()], step + i);
            services.health().mutableBook().apply(sample);
            Q_EMIT services.health().sampleTaken(sample);
            records.push_back(requestAt(clock.wallNow(), ++id, models));
        }
        services.engine().traffic().add(records);
        Q_EMIT services.engine().requestsRouted(records);
        clock.advance(24h / steps);
        services.health().mutableBook().tick();
        QCoreApplication::processEvents();
        if (step % 400 == 0)
            panel->window().openPage(step % 800 == 0 ? shell::PageId::Health : shell::PageId::Activity);
    }
    run(5s);
    std::printf("%-58s %8.2f MB\n", "PSS at start", atStart);
    return report("PSS after a day of 100,000 probes and 100,000 requests", proportionalMegabytes(), 120, "MB");
}

bool measureLoad(QApplication& application, int upstreamPort, const QString& loader)
{
    const PanelHome home;
    home.write(upstreamPort);
    home.enter();
    const platform::SystemClock clock;
    const auto panel = start(application, home, clock);
    if (!panel)
        return false;
    while (panel->services().engine().status().state != ports::EngineState::Running)
        run(50ms);
    panel->window().openPage(shell::PageId::Activity);
    run(5s);
    QProcess load;
    load.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    load.start(loader, {QString::number(panel->services().engine().status().port), u"5000"_s, u"12"_s, QString::fromLatin1(token)});
    run(2s);
    TurnMeter meter;
    const double before = threadCpuSeconds();
    run(8s);
    const double busy = (threadCpuSeconds() - before) / 8 * 100;
    const auto turns = meter.sorted();
    load.waitForFinished(10'000);
    std::printf("load: %s", load.readAllStandardOutput().constData());
    if (turns.empty())
        return false;
    std::printf("%-58s %8zu, GUI thread %.1f %% of a core\n", "turns of the event loop in 8 s", turns.size(), busy);
    const double p99 = turns[static_cast<std::size_t>(static_cast<double>(turns.size() - 1) * 0.99)];
    bool isGood = report("GUI thread's CPU a turn under load, p99", p99, 16, "ms");
    isGood = report("GUI thread's CPU a turn under load, longest", turns.back(), 32, "ms") && isGood;
    return isGood;
}

} // namespace switchyard::bench
