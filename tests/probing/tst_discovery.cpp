// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/systemclock.h"
#include "probing/discoveryservice.h"
#include "probing/providercheckservice.h"
#include "scriptedserver.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using namespace std::chrono_literals;
using health::Reason;
using health::Remedy;
using ports::CheckStepKind;
using ports::CheckStepState;
using testlib::Manner;
using testlib::patience;
using testlib::ScriptedServer;

class tst_Discovery final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsServersByFingerprint();
    void hidesTheChildrenOfAKnownParent();
    void endsInTimeWhateverHangs();
    void findsTheLivingAmongTheHanging();
    void looksWhereTheUserSays();
    void looksAtAHost_data();
    void looksAtAHost();
    void scansTheUsualPorts();
    void checksAPaste_data();
    void checksAPaste();
    void findsTheApiBesideTheGivenPath();
    void reportsStepsInOrder();
    void reportsNothingAfterACancel();
    void saysWhichKeyWasRefused();

private:
    QString steps(const ports::CheckResult& result) const;
    bool run(probing::ProviderCheckService& service, const ports::CheckRequest& request);

    platform::SystemClock m_clock;
};

void tst_Discovery::findsServersByFingerprint()
{
    const QStringList names { QStringLiteral("lmstudio"), QStringLiteral("ollama"), QStringLiteral("llamacpp-router"),
                              QStringLiteral("vllm"), QStringLiteral("docker-model-runner"), QStringLiteral("localai"),
                              QStringLiteral("website"), QStringLiteral("other-json"), QStringLiteral("switchyard"),
                              QStringLiteral("generic") };
    std::vector<std::unique_ptr<ScriptedServer>> servers;
    probing::DiscoveryPlaces places;
    places.each = places.whole = 60s;
    for (const auto& name : names) {
        servers.push_back(std::make_unique<ScriptedServer>());
        servers.back()->load(name);
        places.ports.push_back(servers.back()->port());
    }
    servers[3]->requireKey("k", R"({"error":"Unauthorized"})");
    probing::DiscoveryService discovery(m_clock, places);
    int found = 0;
    int finished = 0;
    connect(&discovery, &ports::DiscoveryPort::serverFound, this, [&found] { ++found; });
    connect(&discovery, &ports::DiscoveryPort::finished, this, [&finished] { ++finished; });
    discovery.start();
    QTRY_COMPARE(finished, 1);
    QStringList families;
    for (const auto& server : discovery.servers())
        families += QString::fromUtf8(health::info(server.family).id.data()) + (server.needsKey ? QStringLiteral(" key") : QString());
    QCOMPARE(families, (QStringList { QStringLiteral("lmstudio"), QStringLiteral("ollama"), QStringLiteral("llama.cpp-router"),
                                      QStringLiteral("vllm key"), QStringLiteral("docker-model-runner"), QStringLiteral("localai"),
                                      QStringLiteral("openai-compatible") }));
    QCOMPARE(found, static_cast<int>(families.size()));
    QCOMPARE(discovery.servers()[4].baseUrl, servers[4]->url(QStringLiteral("/engines/v1")).toStdString());
    QCOMPARE(discovery.servers()[1].baseUrl, servers[1]->url().toStdString());
}

void tst_Discovery::hidesTheChildrenOfAKnownParent()
{
    ScriptedServer child;
    child.load(QStringLiteral("llamacpp"));
    ScriptedServer parent;
    parent.load(QStringLiteral("lemonade"));
    parent.set("GET /v1/health",
               { 200, {}, "{\"all_models_loaded\":[{\"model_name\":\"tiny-chat\",\"backend_url\":\"" + child.url(QStringLiteral("/v1")).toUtf8()
                              + "\",\"status\":\"ready\"}],\"version\":\"11.7.0\"}", {} });
    probing::DiscoveryService discovery(m_clock, { {}, { child.port(), parent.port() }, 60s, 60s });
    bool isFinished = false;
    connect(&discovery, &ports::DiscoveryPort::finished, this, [&isFinished] { isFinished = true; });
    discovery.start();
    QTRY_VERIFY(isFinished);
    QCOMPARE(discovery.servers().size(), std::size_t(1));
    QCOMPARE(discovery.servers()[0].family, health::ServerFamily::Lemonade);
}

void tst_Discovery::endsInTimeWhateverHangs()
{
    std::vector<std::unique_ptr<ScriptedServer>> servers;
    probing::DiscoveryPlaces places;
    QVERIFY2(places.whole < 2s, "what is promised");
    // Each place may take longer than the test: only the end of the whole search can end it.
    places.each = 1h;
    places.whole = 300ms;
    for (int i = 0; i < 12; ++i) {
        servers.push_back(std::make_unique<ScriptedServer>());
        servers.back()->set("GET /v1/models", { 200, {}, "{}", i % 2 == 0 ? Manner::Never : Manner::Dripping });
        servers.back()->set("*", { 200, {}, "{}", Manner::Never });
        places.ports.push_back(servers.back()->port());
    }
    probing::DiscoveryService discovery(m_clock, places);
    bool isFinished = false;
    connect(&discovery, &ports::DiscoveryPort::finished, this, [&isFinished] { isFinished = true; });
    discovery.start();
    QTRY_VERIFY(isFinished);
    QVERIFY(discovery.servers().empty());
}

void tst_Discovery::findsTheLivingAmongTheHanging()
{
    ScriptedServer hanging;
    hanging.set("GET /v1/models", { 200, {}, "{}", Manner::Never });
    ScriptedServer alive;
    alive.load(QStringLiteral("ollama"));
    probing::DiscoveryService discovery(m_clock, { {}, { hanging.port(), alive.port() }, 1h, 1h });
    QSignalSpy found(&discovery, &ports::DiscoveryPort::serverFound);
    discovery.start();
    QTRY_COMPARE(found.count(), 1);
    QVERIFY(discovery.isRunning());
    QCOMPARE(discovery.servers().front().family, health::ServerFamily::Ollama);
    discovery.cancel();
    QVERIFY(!discovery.isRunning());
    QCOMPARE(discovery.servers().size(), std::size_t(1));
}

void tst_Discovery::looksWhereTheUserSays()
{
    ScriptedServer server;
    server.load(QStringLiteral("koboldcpp"));
    probing::DiscoveryService discovery(m_clock, { { server.url(QStringLiteral("/v1")).toStdString() }, { 1 }, 60s, 60s });
    bool isFinished = false;
    connect(&discovery, &ports::DiscoveryPort::finished, this, [&isFinished] { isFinished = true; });
    discovery.start();
    QTRY_VERIFY(isFinished);
    QCOMPARE(discovery.servers().size(), std::size_t(1));
    QCOMPARE(discovery.servers()[0].family, health::ServerFamily::KoboldCpp);
}

void tst_Discovery::looksAtAHost_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("found");
    // `PORT` stands for the server's; where none is written, the usual ports of the test are asked.
    QTest::newRow("name") << QStringLiteral("localhost") << 1;
    QTest::newRow("number") << QStringLiteral("127.0.0.1") << 1;
    QTest::newRow("number and port") << QStringLiteral("127.0.0.1:PORT") << 1;
    QTest::newRow("URL") << QStringLiteral("http://127.0.0.1:PORT") << 1;
    QTest::newRow("URL with a path") << QStringLiteral("http://127.0.0.1:PORT/v1") << 1;
    QTest::newRow("path and no scheme") << QStringLiteral("127.0.0.1:PORT/v1/") << 1;
    // The other loopback answers: it is found there.
    QTest::newRow("IPv6 in brackets") << QStringLiteral("[::1]") << 1;
    QTest::newRow("IPv6 bare") << QStringLiteral("::1") << 1;
    QTest::newRow("another address of this machine") << QStringLiteral("127.0.0.3") << 0;
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("no host") << QStringLiteral("::::") << 0;
    QTest::newRow("port too large") << QStringLiteral("127.0.0.1:99999") << 0;
    QTest::newRow("words") << QStringLiteral("my server") << 0;
}

void tst_Discovery::looksAtAHost()
{
    QFETCH(QString, host);
    QFETCH(int, found);
    if (host.contains(QLatin1String("::1")) && !QTcpServer().listen(QHostAddress::LocalHostIPv6))
        QSKIP("no IPv6 here");
    ScriptedServer server;
    server.load(QStringLiteral("lmstudio"));
    probing::DiscoveryService discovery(m_clock, { {}, { server.port() }, 1min, 1min });
    QSignalSpy finished(&discovery, &ports::DiscoveryPort::finished);
    discovery.startHost(host.replace(QStringLiteral("PORT"), QString::number(server.port())).toStdString());
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(static_cast<int>(discovery.servers().size()), found);
}

void tst_Discovery::scansTheUsualPorts()
{
    const auto ports = probing::usualPorts();
    for (const int port : { 1234, 11434, 8080, 8000, 8001, 8010, 30000, 3000, 4000, 5000, 5001, 1337, 4891, 12434, 13305, 9292, 80 })
        QVERIFY2(std::find(ports.begin(), ports.end(), port) != ports.end(), qPrintable(QString::number(port)));
    auto unique = ports;
    std::sort(unique.begin(), unique.end());
    QVERIFY(std::adjacent_find(unique.begin(), unique.end()) == unique.end());
}

QString tst_Discovery::steps(const ports::CheckResult& result) const
{
    QString text;
    for (const auto& step : result.steps) {
        switch (step.state) {
        case CheckStepState::Waiting:
        case CheckStepState::Running:
            text += u'?';
            break;
        case CheckStepState::Passed:
            text += u'+';
            break;
        case CheckStepState::Warning:
            text += u'!';
            break;
        case CheckStepState::Failed:
            text += u'x';
            break;
        case CheckStepState::Skipped:
            text += u'-';
            break;
        }
    }
    return text;
}

bool tst_Discovery::run(probing::ProviderCheckService& service, const ports::CheckRequest& request)
{
    bool isFinished = false;
    connect(&service, &ports::ProviderCheckPort::finished, this, [&isFinished] { isFinished = true; });
    service.check(request);
    const bool ended = QTest::qWaitFor([&isFinished] { return isFinished; }, patience);
    service.disconnect(this);
    return ended;
}

void tst_Discovery::checksAPaste_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("paste");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("api");
    QTest::addColumn<int>("models");
    QTest::addColumn<int>("loaded");

    const auto row = [](const char* name, const char* server, const char* paste, const char* steps, const char* reason,
                        const char* id, const char* api, int models, int loaded) {
        QTest::newRow(name) << QString::fromUtf8(server) << QString::fromUtf8(paste) << QString::fromUtf8(steps) << QString::fromUtf8(reason)
                            << QString::fromUtf8(id) << QString::fromUtf8(api) << models << loaded;
    };
    row("LM Studio", "lmstudio", "127.0.0.1:%1", "+++++", "", "lmstudio", "openai-completions", 4, 1);
    row("Ollama by its own path", "ollama", "http://127.0.0.1:%1/api/tags", "+++++", "", "ollama", "ollama", 3, 2);
    row("Ollama by its other path", "ollama", "http://127.0.0.1:%1/v1", "+++++", "", "ollama", "ollama", 3, 2);
    row("cURL line", "vllm", "curl http://127.0.0.1:%1/v1/chat/completions -d '{}'", "+++++", "", "vllm", "openai-completions", 1, 1);
    row("still loading", "llamacpp-loading", "127.0.0.1:%1", "+++!+", "server-starting", "llama.cpp", "openai-completions", 0, 0);
    row("unknown server", "generic", "127.0.0.1:%1", "+++++", "", "local-%1", "openai-completions", 1, -1);
    row("web page", "website", "http://127.0.0.1:%1", "+x---", "web-page", "local-%1", "openai-completions", 0, -1);
    row("other JSON", "other-json", "127.0.0.1:%1", "+x---", "not-an-api", "local-%1", "openai-completions", 0, -1);
    row("nonsense", "", "what is this", "x----", "invalid-address", "", "", 0, -1);
}

void tst_Discovery::checksAPaste()
{
    QFETCH(QString, server);
    QFETCH(QString, paste);
    QFETCH(QString, steps);
    QFETCH(QString, reason);
    QFETCH(QString, id);
    QFETCH(QString, api);
    QFETCH(int, models);
    QFETCH(int, loaded);

    ScriptedServer scripted;
    if (!server.isEmpty())
        scripted.load(server);
    probing::ProviderCheckService service(m_clock, nullptr, testlib::longDeadlines);
    ports::CheckRequest request;
    request.text = paste.replace(QStringLiteral("%1"), QString::number(scripted.port())).toStdString();
    QVERIFY(run(service, request));
    const auto& result = service.result();
    QCOMPARE(this->steps(result), steps);
    QCOMPARE(QString::fromStdString(result.providerId), id.replace(QStringLiteral("%1"), QString::number(scripted.port())));
    QCOMPARE(QString::fromStdString(result.api), api);
    QCOMPARE(static_cast<int>(result.models.size()), models);
    QCOMPARE(result.loadedModels, loaded);
    for (const auto& step : result.steps) {
        if (step.state == CheckStepState::Failed || step.state == CheckStepState::Warning) {
            QCOMPARE(QString::fromUtf8(health::word(step.diagnosis.reason).data()), reason);
            QVERIFY(step.diagnosis.remedy != Remedy::None);
        }
    }
}

void tst_Discovery::findsTheApiBesideTheGivenPath()
{
    ScriptedServer scripted;
    scripted.load(QStringLiteral("docker-model-runner"));
    probing::ProviderCheckService service(m_clock, nullptr, testlib::longDeadlines);
    ports::CheckRequest request;
    request.text = scripted.url().toStdString();
    QVERIFY(run(service, request));
    QVERIFY(service.result().isGood());
    QCOMPARE(service.result().baseUrl, scripted.url(QStringLiteral("/engines/v1")).toStdString());
}

void tst_Discovery::reportsStepsInOrder()
{
    ScriptedServer scripted;
    scripted.load(QStringLiteral("lmstudio"));
    probing::ProviderCheckService service(m_clock, nullptr, testlib::longDeadlines);
    std::vector<int> order;
    connect(&service, &ports::ProviderCheckPort::stepChanged, this, [&order](const ports::CheckStep& step) {
        if (step.state == CheckStepState::Passed)
            order.push_back(static_cast<int>(step.kind));
    });
    bool isFinished = false;
    connect(&service, &ports::ProviderCheckPort::finished, this, [&isFinished] { isFinished = true; });
    service.check({ scripted.url().toStdString(), {}, {} });
    QTRY_VERIFY(isFinished);
    QCOMPARE(order, (std::vector<int> { 0, 1, 2, 3, 4 }));
}

void tst_Discovery::reportsNothingAfterACancel()
{
    ScriptedServer scripted;
    scripted.load(QStringLiteral("lmstudio"));
    probing::ProviderCheckService service(m_clock, nullptr, testlib::longDeadlines);
    service.check({ scripted.url().toStdString(), {}, {} });
    service.cancel();
    int signalled = 0;
    connect(&service, &ports::ProviderCheckPort::stepChanged, this, [&signalled] { ++signalled; });
    connect(&service, &ports::ProviderCheckPort::finished, this, [&signalled] { ++signalled; });
    QTest::qWait(100);
    QCOMPARE(signalled, 0);
    QVERIFY(!service.isRunning());
}

void tst_Discovery::saysWhichKeyWasRefused()
{
    ScriptedServer scripted;
    scripted.load(QStringLiteral("vllm"));
    scripted.requireKey("right", R"({"error":"Unauthorized"})");
    probing::ProviderCheckService service(m_clock, nullptr, testlib::longDeadlines);
    QVERIFY(run(service, { scripted.url().toStdString(), {}, {} }));
    QCOMPARE(steps(service.result()), QStringLiteral("++x--"));
    QCOMPARE(service.result().steps[2].diagnosis.reason, Reason::KeyMissing);
    QVERIFY(service.result().needsKey);
    QCOMPARE(service.result().family, health::ServerFamily::Vllm);
    QVERIFY(run(service, { scripted.url().toStdString(), Secret("wrong"), {} }));
    QCOMPARE(service.result().steps[2].diagnosis.reason, Reason::KeyRefused);
    QVERIFY(run(service, { scripted.url().toStdString(), Secret("right"), {} }));
    QVERIFY(service.result().isGood());
}

SWITCHYARD_TEST(tst_Discovery)
#include "tst_discovery.moc"
