// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/systemclock.h"
#include "probing/healthservice.h"
#include "probing/keepwarm.h"
#include "probing/probeschedule.h"
#include "scriptedserver.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using namespace std::chrono_literals;
using health::Reason;
using health::Status;
using testlib::Manner;
using testlib::ScriptedServer;

//! The service over real sockets: schedules, loads and unloads.
class tst_HealthService final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeadEndpointDelaysNoOther();
    void confirmsARefusalAtOnce();
    void comesBackWhenTheServerDoes();
    void keepsWhatItKnowsWhenTheOrderChanges();
    void asksAnewWithAnotherClientKey();
    void pausesAndResumes();
    void warmsUpOnceHoweverManyAsk();
    void learnsTheServersOwnLoadTime();
    void followsARouterThroughALoad();
    void wakesASleepingModelWithoutAWord();
    void saysWhyALoadFailed();
    void cancelsAWarmUp();
    void unloads();
    void touchesOllamaByTheRule();
    void publishesASnapshot();
    void signalsAtMostFiveTimesASecond();
    void checksAModelAtItsOwnAddress();
    void tellsBusyByTheServersOwnWord();
    void readsTgiWithoutAList();
    void intervals_data();
    void intervals();
    void keepsWarmWithinItsHours();

private:
    probing::ProbeTarget target(const std::string& id, const QString& baseUrl, std::vector<std::string> models) const;

    platform::SystemClock m_clock;
};

probing::ProbeTarget tst_HealthService::target(const std::string& id, const QString& baseUrl, std::vector<std::string> models) const
{
    probing::ProbeTarget target;
    target.setup.provider = ProviderId(id);
    target.setup.baseUrl = baseUrl.toStdString();
    target.setup.reach = health::Reach::Loopback;
    target.setup.models = std::move(models);
    auto address = probing::addressOf(target.setup.baseUrl, routing::Api::OpenAiCompletions, {});
    if (address)
        target.address = std::move(address).value();
    return target;
}

void tst_HealthService::aDeadEndpointDelaysNoOther()
{
    ScriptedServer hanging;
    hanging.set("GET /v1/models", { 200, {}, "{}", Manner::Never });
    ScriptedServer dripping;
    dripping.set("GET /v1/models", { 200, {}, R"({"data":[{"id":"m"}]})", Manner::Dripping });
    ScriptedServer alive;
    alive.load(QStringLiteral("llamacpp"));
    probing::HealthService service(m_clock, nullptr, testlib::longDeadlines);
    service.setTargets({ target("hang", hanging.url(QStringLiteral("/v1")), { "m" }),
                         target("drip", dripping.url(QStringLiteral("/v1")), { "m" }),
                         target("alive", alive.url(QStringLiteral("/v1")), { "tiny-tools" }) });
    service.start();
    QTRY_COMPARE(service.book().model({ ProviderId("alive"), "tiny-tools" })->status, Status::Ready);
    QCOMPARE(service.book().endpoint(ProviderId("hang"))->status, Status::Checking);
}

void tst_HealthService::confirmsARefusalAtOnce()
{
    ScriptedServer server;
    const auto url = server.url(QStringLiteral("/v1"));
    server.close();
    probing::HealthService service(m_clock);
    service.setTargets({ target("gone", url, { "m" }) });
    service.start();
    QTRY_COMPARE(service.book().endpoint(ProviderId("gone"))->status, Status::Unreachable);
    QCOMPARE(service.book().endpoint(ProviderId("gone"))->reason, Reason::ConnectionRefused);
    const auto diagnosis = service.diagnose(ModelRef { ProviderId("gone"), "m" });
    QCOMPARE(diagnosis.remedy, health::Remedy::StartServer);
    QVERIFY(diagnosis.evidence.has_value());
}

void tst_HealthService::comesBackWhenTheServerDoes()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp"));
    const auto url = server.url(QStringLiteral("/v1"));
    server.close();
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", url, { "tiny-tools" }) });
    service.start();
    QTRY_COMPARE(service.book().endpoint(ProviderId("x"))->status, Status::Unreachable);
    QVERIFY(server.listen());
    service.checkNow();
    QTRY_COMPARE(service.book().model({ ProviderId("x"), "tiny-tools" })->status, Status::Ready);
    // Closed incident with both ends.
    QVERIFY(service.book().incidents().front().end.has_value());
}

void tst_HealthService::keepsWhatItKnowsWhenTheOrderChanges()
{
    ScriptedServer server;
    server.load(QStringLiteral("lmstudio"));
    const auto url = server.url(QStringLiteral("/v1"));
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", url, { "minimax-m2.1-gs32", "google/gemma-4-26b-a4b" }) });
    service.start();
    QTRY_COMPARE(service.book().model({ ProviderId("x"), "minimax-m2.1-gs32" })->status, Status::Ready);
    server.clearRequests();
    service.setTargets({ target("x", url, { "google/gemma-4-26b-a4b", "minimax-m2.1-gs32" }) });
    QCOMPARE(service.book().model({ ProviderId("x"), "minimax-m2.1-gs32" })->status, Status::Ready);
    QVERIFY2(!service.book().endpoint(ProviderId("x"))->isChecking, "a mere reordering must not ask again");
}

void tst_HealthService::asksAnewWithAnotherClientKey()
{
    ScriptedServer server;
    server.load(QStringLiteral("lmstudio"));
    auto wanted = target("x", server.url(QStringLiteral("/v1")), { "minimax-m2.1-gs32" });
    probing::HealthService service(m_clock);
    service.setTargets({ wanted });
    service.start();
    QTRY_COMPARE(service.book().model({ ProviderId("x"), "minimax-m2.1-gs32" })->status, Status::Ready);
    server.clearRequests();
    wanted.address.tls.keyPassphrase = Secret("repaired");
    service.setTargets({ wanted, wanted });
    QTRY_VERIFY(!server.requests().isEmpty());
    QCOMPARE(service.book().endpoints().size(), std::size_t { 1 });
}

void tst_HealthService::pausesAndResumes()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp"));
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "tiny-tools" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "tiny-tools" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Ready);
    service.setEndpointPaused(ref.provider, true);
    QCOMPARE(service.book().model(ref)->status, Status::Paused);
    server.clearRequests();
    service.checkNow();
    QVERIFY(!service.book().endpoint(ref.provider)->isChecking);
    service.setEndpointPaused(ref.provider, false);
    QTRY_VERIFY(!server.requests().isEmpty());
    QCOMPARE(service.book().model(ref)->status, Status::Ready);
}

void tst_HealthService::warmsUpOnceHoweverManyAsk()
{
    ScriptedServer server;
    server.load(QStringLiteral("lmstudio"));
    server.set("POST /api/v1/models/load", { 200, {}, R"({"load_time_seconds":9.099,"status":"loaded"})", Manner::Never });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "google/gemma-4-26b-a4b" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "google/gemma-4-26b-a4b" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Cold);
    QVERIFY(service.abilities(ref).canWarmUp);
    for (int i = 0; i < 5; ++i)
        service.warmUp(ref);
    QCOMPARE(service.book().model(ref)->status, Status::Loading);
    QTRY_COMPARE(server.requests().count("POST /api/v1/models/load"), 1);
    // A second one would have been sent before this check.
    const auto lists = server.requests().count("GET /api/v1/models");
    service.checkNow();
    QTRY_VERIFY(server.requests().count("GET /api/v1/models") > lists);
    QCOMPARE(server.requests().count("POST /api/v1/models/load"), 1);
}

void tst_HealthService::learnsTheServersOwnLoadTime()
{
    ScriptedServer server;
    server.load(QStringLiteral("lmstudio"));
    server.set("POST /api/v1/models/load", { 200, {}, R"({"instance_id":"g","load_time_seconds":9.099,"status":"loaded"})", {} });
    probing::HealthService service(m_clock);
    auto setup = target("x", server.url(QStringLiteral("/v1")), { "google/gemma-4-26b-a4b" });
    setup.setup.configuredContexts = { { "google/gemma-4-26b-a4b", TokenCount { 65536 } } };
    service.setTargets({ setup });
    QByteArray body;
    server.onRequest([&body](const QByteArray& path, const QByteArray& sent) {
        if (path.startsWith("POST"))
            body = sent;
    });
    service.start();
    const ModelRef ref { ProviderId("x"), "google/gemma-4-26b-a4b" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Cold);
    int finished = 0;
    connect(&service, &ports::HealthPort::warmUpFinished, this, [&finished] { ++finished; });
    service.warmUp(ref);
    QTRY_COMPARE(finished, 1);
    QVERIFY(body.contains("\"context_length\":65536"));
    QCOMPARE(service.book().loadEstimate(ref)->typical, 9099ms);
    QVERIFY(service.book().loadEstimate(ref)->isExact);
}

void tst_HealthService::followsARouterThroughALoad()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp-router"));
    const auto list = [](const char* state) {
        return testlib::ScriptedAnswer { 200, { "Server: llama.cpp" },
                                         QByteArray(R"({"data":[{"id":"tiny-cold","owned_by":"llamacpp","status":{"value":")") + state
                                             + R"("}}],"object":"list"})",
                                         {} };
    };
    server.set("GET /v1/models", list("unloaded"));
    server.set("POST /models/load", { 200, {}, R"({"success":true})", {} });
    server.set("GET /models/sse",
               { 200, { "Content-Type: text/event-stream" },
                 "data: {\"model\":\"tiny-cold\",\"event\":\"status_change\",\"data\":{\"status\":\"loading\",\"progress\":"
                 "{\"stages\":[\"text_model\"],\"current\":\"text_model\",\"value\":0.5}}}\n\n",
                 {} });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "tiny-cold" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "tiny-cold" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Cold);
    int finished = 0;
    connect(&service, &ports::HealthPort::warmUpFinished, this, [&finished] { ++finished; });
    service.warmUp(ref);
    QTRY_VERIFY(service.book().model(ref)->loading && service.book().model(ref)->loading->fraction == 0.5);
    server.set("GET /v1/models", list("loading"));
    server.clearRequests();
    QTRY_VERIFY(server.requests().count("GET /v1/models") >= 3);
    QCOMPARE(finished, 0);
    QCOMPARE(service.book().model(ref)->status, Status::Loading);
    server.set("GET /v1/models", list("loaded"));
    QTRY_COMPARE(finished, 1);
    QTRY_COMPARE(service.book().model(ref)->status, Status::Ready);
    QVERIFY(service.book().loadEstimate(ref)->typical >= 400ms);
}

void tst_HealthService::wakesASleepingModelWithoutAWord()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp-sleeping"));
    server.set("POST /tokenize", { 200, {}, R"({"tokens":[1]})", {} });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "tiny-tools" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "tiny-tools" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Cold);
    QVERIFY(service.abilities(ref).canWarmUp);
    QSignalSpy finished(&service, &ports::HealthPort::warmUpFinished);
    service.warmUp(ref);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(server.requests().count("POST /tokenize"), 1);
    QVERIFY2(!server.requests().contains("POST /v1/chat/completions"), "nothing is generated");
}

void tst_HealthService::saysWhyALoadFailed()
{
    ScriptedServer server;
    server.load(QStringLiteral("lmstudio"));
    server.set("POST /api/v1/models/load",
               { 400, {}, R"({"error":{"message":"Model loading was stopped due to insufficient system resources."}})", {} });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "google/gemma-4-26b-a4b" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "google/gemma-4-26b-a4b" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Cold);
    health::Diagnosis diagnosis;
    connect(&service, &ports::HealthPort::actionFailed, this,
            [&diagnosis](const ModelRef&, const health::Diagnosis& found) { diagnosis = found; });
    service.warmUp(ref);
    QTRY_COMPARE(diagnosis.reason, Reason::OutOfMemory);
    QCOMPARE(diagnosis.remedy, health::Remedy::FreeMemory);
    QVERIFY(diagnosis.evidence->firstBytes.find("insufficient system resources") != std::string::npos);
    QCOMPARE(service.book().model(ref)->reason, Reason::OutOfMemory);
}

void tst_HealthService::cancelsAWarmUp()
{
    ScriptedServer server;
    server.load(QStringLiteral("lemonade"));
    server.set("POST /v1/load", { 200, {}, "{}", Manner::Never });
    server.set("POST /v1/unload", { 200, {}, R"({"status":"success"})", {} });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "other" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "other" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Cold);
    std::optional<Reason> reason;
    connect(&service, &ports::HealthPort::actionFailed, this,
            [&reason](const ModelRef&, const health::Diagnosis& diagnosis) { reason = diagnosis.reason; });
    service.warmUp(ref);
    QTRY_VERIFY(server.requests().contains("POST /v1/load"));
    service.cancelWarmUp(ref);
    QCOMPARE(reason, std::optional(Reason::None));
    QTRY_VERIFY(server.requests().contains("POST /v1/unload"));
    QTRY_COMPARE(service.book().model(ref)->status, Status::Cold);
}

void tst_HealthService::unloads()
{
    ScriptedServer server;
    server.load(QStringLiteral("ollama"));
    server.set("POST /api/generate", { 200, {}, R"({"done":true,"done_reason":"unload"})", {} });
    QByteArray body;
    server.onRequest([&body](const QByteArray& path, const QByteArray& sent) {
        if (path == "POST /api/generate")
            body = sent;
    });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "llama3.2" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "llama3.2" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Ready);
    int unloaded = 0;
    connect(&service, &ports::HealthPort::unloaded, this, [&unloaded] { ++unloaded; });
    service.unload(ref);
    QTRY_COMPARE(unloaded, 1);
    QVERIFY(body.contains("\"llama3.2:latest\""));
    QVERIFY(body.contains("\"keep_alive\":0"));
}

void tst_HealthService::touchesOllamaByTheRule()
{
    ScriptedServer server;
    server.load(QStringLiteral("ollama"));
    server.set("POST /api/generate", { 200, {}, R"({"done":true,"done_reason":"load","load_duration":20000000})", {} });
    QByteArray body;
    server.onRequest([&body](const QByteArray& path, const QByteArray& sent) {
        if (path == "POST /api/generate")
            body = sent;
    });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "llama3.2" }) });
    const ModelRef ref { ProviderId("x"), "llama3.2" };
    ports::KeepWarmRule rule;
    rule.isEnabled = true;
    rule.interval = 5min;
    service.setKeepWarmRules({ { ref, rule } });
    service.start();
    QTRY_VERIFY(!body.isEmpty());
    QVERIFY(body.contains("\"keep_alive\":600"));
    QVERIFY2(!service.book().loadEstimate(ref), "a touch is no load");
}

void tst_HealthService::publishesASnapshot()
{
    ScriptedServer server;
    server.load(QStringLiteral("lmstudio"));
    probing::HealthService service(m_clock);
    std::shared_ptr<const routing::HealthSnapshot> latest;
    connect(&service, &probing::HealthService::snapshotChanged, this,
            [&latest](const std::shared_ptr<const routing::HealthSnapshot>& snapshot) { latest = snapshot; });
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "minimax-m2.1-gs32", "google/gemma-4-26b-a4b", "nope" }) });
    service.start();
    const auto state = [&latest](const char* model) {
        return latest ? latest->of({ ProviderId("x"), model }).state : routing::ModelState::Unknown;
    };
    QTRY_COMPARE(state("minimax-m2.1-gs32"), routing::ModelState::Ready);
    QCOMPARE(latest->of({ ProviderId("x"), "minimax-m2.1-gs32" }).loadedContext, std::optional(TokenCount { 65536 }));
    QCOMPARE(state("google/gemma-4-26b-a4b"), routing::ModelState::Cold);
    // Not listed is not proof of absence: routing asks, and remembers a 404 by itself.
    QCOMPARE(state("nope"), routing::ModelState::Unknown);
}

void tst_HealthService::checksAModelAtItsOwnAddress()
{
    ScriptedServer shared;
    shared.load(QStringLiteral("llamacpp"));
    ScriptedServer own;
    own.load(QStringLiteral("lmstudio"));
    routing::RoutingTable table;
    const auto endpointAt = [](const ScriptedServer& server) {
        auto endpoint = std::make_shared<routing::Endpoint>();
        endpoint->provider = ProviderId("x");
        endpoint->baseUrl = routing::parseBaseUrl(server.url(QStringLiteral("/v1")).toStdString()).value();
        endpoint->trust = routing::TrustClass::Loopback;
        return endpoint;
    };
    table.endpoints["x"] = endpointAt(shared);
    const auto addModel = [&table](const std::string& id, std::shared_ptr<const routing::Endpoint> endpoint) {
        auto entry = std::make_shared<routing::ModelEntry>();
        entry->ref = { ProviderId("x"), id };
        entry->endpoint = std::move(endpoint);
        table.models[entry->ref.toString()] = entry;
    };
    addModel("tiny-tools", table.endpoints["x"]);
    addModel("google/gemma-4-26b-a4b", endpointAt(own));
    const auto targets = probing::probeTargets(table);
    QCOMPARE(targets.size(), std::size_t(2));
    probing::HealthService service(m_clock);
    service.setTargets(targets);
    service.start();
    const ModelRef here { ProviderId("x"), "tiny-tools" };
    const ModelRef there { ProviderId("x"), "google/gemma-4-26b-a4b" };
    QTRY_COMPARE(service.book().model(here)->status, Status::Ready);
    QTRY_COMPARE(service.book().model(there)->status, Status::Cold);
    QCOMPARE(service.book().endpoints(), std::vector<ProviderId> { ProviderId("x") });
    QCOMPARE(service.book().endpointOf(there)->family, health::ServerFamily::LmStudio);
    QCOMPARE(service.book().endpointOf(here)->family, health::ServerFamily::LlamaCpp);
    own.set("POST /api/v1/models/load", { 200, {}, R"({"load_time_seconds":9.0,"status":"loaded"})", {} });
    QVERIFY(service.abilities(there).canWarmUp);
    service.warmUp(there);
    QTRY_COMPARE(own.requests().count("POST /api/v1/models/load"), 1);
    // The one being down says nothing of the other.
    own.close();
    service.checkNow(ProviderId("x"));
    QTRY_COMPARE(service.book().model(there)->status, Status::Unreachable);
    QCOMPARE(service.book().model(here)->status, Status::Ready);
    service.setEndpointPaused(ProviderId("x"), true);
    QCOMPARE(service.book().model(there)->status, Status::Paused);
    QCOMPARE(service.book().model(here)->status, Status::Paused);
}

void tst_HealthService::tellsBusyByTheServersOwnWord()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp"));
    server.set("GET /slots", { 200, {}, R"([{"id":0,"is_processing":true},{"id":1,"is_processing":true}])", {} });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "tiny-tools" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "tiny-tools" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Busy);
    server.set("GET /slots", { 200, {}, R"([{"id":0,"is_processing":true},{"id":1,"is_processing":false}])", {} });
    service.checkNow();
    QTRY_COMPARE(service.book().model(ref)->status, Status::Ready);
}

void tst_HealthService::readsTgiWithoutAList()
{
    ScriptedServer server;
    server.set("GET /info", { 200, { "Content-Type: application/json" }, R"({"model_id":"zephyr","max_input_tokens":1024,"max_total_tokens":2048,"router":"text-generation-router","version":"2.0.4"})", {} });
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "zephyr" }) });
    service.start();
    const ModelRef ref { ProviderId("x"), "zephyr" };
    QTRY_COMPARE(service.book().model(ref)->status, Status::Ready);
    QCOMPARE(service.book().model(ref)->facts.contextWindow->value, 2048);
    QCOMPARE(service.book().endpoint(ProviderId("x"))->family, health::ServerFamily::Tgi);
}

void tst_HealthService::signalsAtMostFiveTimesASecond()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp"));
    probing::HealthService service(m_clock);
    service.setTargets({ target("x", server.url(QStringLiteral("/v1")), { "tiny-tools" }) });
    service.start();
    int changes = 0;
    connect(&service, &ports::HealthPort::changed, this, [&changes] { ++changes; });
    const auto since = m_clock.steadyNow();
    for (int i = 0; i < 50; ++i) {
        service.checkNow();
        QTest::qWait(10);
    }
    QTRY_VERIFY(changes >= 1);
    const auto most = (m_clock.steadyNow() - since) / 200ms + 2;
    QVERIFY2(changes <= most, qPrintable(QStringLiteral("%1, at most %2").arg(changes).arg(most)));
}

void tst_HealthService::intervals_data()
{
    QTest::addColumn<int>("reach");
    QTest::addColumn<bool>("isWell");
    QTest::addColumn<bool>("isLoading");
    QTest::addColumn<int>("failures");
    QTest::addColumn<bool>("isConfirmed");
    QTest::addColumn<bool>("isVisible");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, health::Reach reach, bool isWell, bool isLoading, int failures, bool isConfirmed, bool isVisible, int ms) {
        QTest::newRow(name) << static_cast<int>(reach) << isWell << isLoading << failures << isConfirmed << isVisible << ms;
    };
    using health::Reach;
    row("local", Reach::Loopback, true, false, 0, false, true, 10'000);
    row("hosted", Reach::Hosted, true, false, 0, false, true, 60'000);
    row("hidden", Reach::Loopback, true, false, 0, false, false, 30'000);
    row("loading", Reach::Loopback, true, true, 0, false, true, 2'000);
    row("loading while hidden", Reach::Loopback, true, true, 0, false, false, 2'000);
    row("first failure", Reach::Loopback, false, false, 1, false, true, 300);
    row("refused key", Reach::Loopback, false, false, 1, true, true, 5'000);
    row("down a little", Reach::Loopback, false, false, 3, true, true, 10'000);
    row("down for long", Reach::Loopback, false, false, 50, true, true, 120'000);
}

void tst_HealthService::intervals()
{
    QFETCH(int, reach);
    QFETCH(bool, isWell);
    QFETCH(bool, isLoading);
    QFETCH(int, failures);
    QFETCH(bool, isConfirmed);
    QFETCH(bool, isVisible);
    QFETCH(int, expected);
    probing::ScheduleInputs inputs;
    inputs.reach = static_cast<health::Reach>(reach);
    inputs.isWell = isWell;
    inputs.isLoading = isLoading;
    inputs.failuresInARow = failures;
    inputs.isConfirmed = isConfirmed;
    inputs.isWindowVisible = isVisible;
    const auto interval = probing::checkInterval(inputs);
    QCOMPARE(static_cast<int>(interval.count()), expected);
    for (std::uint32_t random = 0; random < 5000; random += 7) {
        const auto spread = probing::withJitter(interval, random);
        QVERIFY(spread >= interval * 9 / 10 && spread <= interval * 11 / 10);
    }
}

void tst_HealthService::keepsWarmWithinItsHours()
{
    ports::KeepWarmRule rule;
    rule.isEnabled = true;
    rule.interval = 4min;
    rule.fromHour = 22;
    rule.toHour = 6;
    QVERIFY(probing::isWithinHours(rule, 23));
    QVERIFY(probing::isWithinHours(rule, 5));
    QVERIFY(!probing::isWithinHours(rule, 6));
    probing::KeepWarmInputs inputs;
    inputs.localHour = 23;
    inputs.now = SteadyTime(1h);
    QVERIFY(probing::wantsTouch(rule, inputs));
    inputs.lastUsed = SteadyTime(1h) - 3min;
    QVERIFY(!probing::wantsTouch(rule, inputs));
    inputs.lastUsed = SteadyTime(1h) - 5min;
    QVERIFY(probing::wantsTouch(rule, inputs));
    inputs.isServing = true;
    QVERIFY(!probing::wantsTouch(rule, inputs));
    rule.onlyWhenIdle = false;
    QVERIFY(probing::wantsTouch(rule, inputs));
    rule.isEnabled = false;
    QVERIFY(!probing::wantsTouch(rule, inputs));
}

SWITCHYARD_TEST(tst_HealthService)
#include "tst_healthservice.moc"
