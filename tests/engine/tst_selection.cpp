// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

#include <thread>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

const ModelRef first { ProviderId("a"), "a" };

void waitUntil(const std::function<bool()>& holds)
{
    QTRY_VERIFY_WITH_TIMEOUT(holds(), 60'000);
}

} // namespace

//! Cold models and the choice of a candidate before any attempt.
class tst_Selection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shieldAnswersFromTheWarmOneAndLoadsOnce();
    void autoDoesNotShieldAcrossTrustClasses();
    void waitKeepsTheClientAliveAndLoadsOnce();
    void hedgeTakesTheFirstToCommit();
    void hedgeThatFallsDueInAPauseEndsThePause();
    void loadingServerIsAskedAgain();
    void loadedModelIsReadyAtOnce();
    void skips_data();
    void skips();
    void privacyFailsRatherThanLeaks();
    void clientCannotUnpinARegion_data();
    void clientCannotUnpinARegion();
    void unreadableBodyGoesToNoRegion();
    void stickyKeepsTheAnswererOfAConversation();
    void configurationAppliesToTheNextRequest();
};

void tst_Selection::shieldAnswersFromTheWarmOneAndLoadsOnce()
{
    ScriptedUpstream cold({ScriptedReply::silent().waitForRelease().then(ScriptedReply::chat("up"))});
    ScriptedUpstream warm({ScriptedReply::chat("warm")});
    EngineFixture fixture;
    fixture.add("a", cold.port());
    fixture.add("b", warm.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Shield;
    fixture.start();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.ask(plainBody).text(), std::string("warm"));
    QVERIFY(cold.waitForRequests(1));
    QCOMPARE(cold.requestCount(), 1);
    QVERIFY(cold.requests()[0].body.find("\"max_tokens\":1") != std::string::npos);
    QCOMPARE(fixture.record(0)->skipped[0].reason, routing::SkipReason::Shielded);
    cold.release();
    waitUntil([&] { return fixture.loads().size() == 2; });
    QVERIFY(!fixture.loads()[0].took);
    QVERIFY(fixture.loads()[1].took && !fixture.loads()[1].failed);
    // The snapshot still says cold, but the engine has seen better since.
    QCOMPARE(fixture.ask(plainBody).text(), std::string("up"));
}

void tst_Selection::autoDoesNotShieldAcrossTrustClasses()
{
    ScriptedUpstream cold({ScriptedReply::chat("local")});
    ScriptedUpstream hosted({ScriptedReply::chat("hosted")});
    EngineFixture fixture;
    fixture.add("a", cold.port());
    fixture.add("b", hosted.port());
    fixture.endpoint("b").trust = routing::TrustClass::Hosted;
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("local"));
    QCOMPARE(hosted.requestCount(), 0);
}

void tst_Selection::waitKeepsTheClientAliveAndLoadsOnce()
{
    ScriptedUpstream cold({ScriptedReply::silent().waitForRelease().then(ScriptedReply::chatStream({"loaded"}))});
    EngineFixture fixture;
    fixture.add("a", cold.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.start();
    std::vector<std::unique_ptr<TestClient>> herd;
    for (int i = 0; i < 20; ++i) {
        herd.push_back(std::make_unique<TestClient>(fixture.port()));
        herd.back()->post("/v1/chat/completions", streamBody);
    }
    for (const auto& client : herd)
        QVERIFY(client->waitFor(": keepalive"));
    QCOMPARE(cold.requestCount(), 1);
    cold.release();
    for (const auto& client : herd) {
        const Answer answer = client->receive();
        QVERIFY(answer.isWhole);
        QCOMPARE(answer.text(), std::string("loaded"));
    }
    QVERIFY(fixture.record(19));
    QCOMPARE(fixture.loads().size(), std::size_t(2));
}

void tst_Selection::hedgeTakesTheFirstToCommit()
{
    ScriptedUpstream cold({ScriptedReply::silent().hang()});
    ScriptedUpstream next({ScriptedReply::chatStream({"quick"})});
    EngineFixture fixture;
    fixture.add("a", cold.port());
    fixture.add("b", next.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Hedge;
    fixture.policy().hedgeAfter = 80ms;
    fixture.start();
    const Answer answer = fixture.ask(streamBody);
    QCOMPARE(answer.text(), std::string("quick"));
    QVERIFY(cold.waitForAbandoned(1));
    const auto record = fixture.record();
    QCOMPARE(record->attempts.size(), std::size_t(2));
    QVERIFY(record->attempts[0].background);
    QVERIFY(record->attempts[1].startedAt - record->attempts[0].startedAt >= 80ms);
}

void tst_Selection::hedgeThatFallsDueInAPauseEndsThePause()
{
    ScriptedUpstream limited({ScriptedReply::document(429, R"({"error":{"message":"a moment"}})", "Retry-After: 3\r\n"), ScriptedReply::chat("second try")});
    ScriptedUpstream next({ScriptedReply::silent().waitForRelease().then(ScriptedReply::chat("hedge"))});
    EngineFixture fixture;
    fixture.add("a", limited.port());
    fixture.add("b", next.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Hedge;
    fixture.policy().hedgeAfter = 80ms;
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", plainBody);
    QVERIFY(next.waitForRequests(1));
    next.release();
    QCOMPARE(client.receive().text(), std::string("hedge"));
    QCOMPARE(limited.requestCount(), 1);
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:rate-limited b:none"));
}

void tst_Selection::loadingServerIsAskedAgain()
{
    ScriptedUpstream loading({ScriptedReply::document(503, R"({"error":{"message":"Loading model","code":503}})"), ScriptedReply::chat("there")});
    EngineFixture fixture;
    fixture.add("a", loading.port());
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text(), std::string("there"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:loading a:none"));
}

void tst_Selection::loadedModelIsReadyAtOnce()
{
    ScriptedUpstream upstream({ScriptedReply::chat("x")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.start();
    fixture.ask(plainBody);
    fixture.ask(plainBody);
    QCOMPARE(fixture.loads().size(), std::size_t(2));
}

void tst_Selection::skips_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("reason");
    QTest::newRow("window too small") << 0 << static_cast<int>(routing::SkipReason::ContextTooSmall);
    QTest::newRow("no images") << 1 << static_cast<int>(routing::SkipReason::InputNotSupported);
    QTest::newRow("no tools") << 2 << static_cast<int>(routing::SkipReason::ToolsNotSupported);
    QTest::newRow("no key") << 3 << static_cast<int>(routing::SkipReason::NoKey);
    QTest::newRow("unknown api") << 4 << static_cast<int>(routing::SkipReason::ApiNotSpoken);
    QTest::newRow("unknown provider") << 5 << static_cast<int>(routing::SkipReason::UnknownModel);
}

void tst_Selection::skips()
{
    QFETCH(int, what);
    QFETCH(int, reason);
    ScriptedUpstream never({ScriptedReply::chat("never")});
    ScriptedUpstream good({ScriptedReply::chat("good")});
    EngineFixture fixture;
    auto& model = fixture.add("a", never.port());
    fixture.add("b", good.port());
    std::string body = plainBody;
    switch (what) {
    case 0:
        model.contextWindow = TokenCount {4096};
        body = R"({"model":"auto","messages":[{"role":"user","content":")" + std::string(60'000, 'w') + "\"}]}";
        break;
    case 1:
        model.inputsKnown = true;
        body = R"({"model":"auto","messages":[{"role":"user","content":[{"type":"text","text":"?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}]}]})";
        break;
    case 2:
        model.compat.supportsTools = false;
        body = R"({"model":"auto","messages":[],"tools":[{"type":"function","function":{"name":"f"}}]})";
        break;
    case 3:
        fixture.endpoint("a").problem = routing::EndpointProblem::NoKey;
        break;
    case 4:
        fixture.endpoint("a").problem = routing::EndpointProblem::ApiNotSpoken;
        break;
    default:
        fixture.table.routes["auto"].candidates[0] = {ProviderId("gone"), "x"};
    }
    fixture.start();
    QCOMPARE(fixture.ask(body).text(), std::string("good"));
    QCOMPARE(never.requestCount(), 0);
    QCOMPARE(static_cast<int>(fixture.record()->skipped.at(0).reason), reason);
}

void tst_Selection::privacyFailsRatherThanLeaks()
{
    ScriptedUpstream hosted({ScriptedReply::chat("leak")});
    EngineFixture fixture;
    fixture.add("a", testlib::refusedPort());
    fixture.add("b", hosted.port());
    fixture.endpoint("b").trust = routing::TrustClass::Hosted;
    fixture.policy().privacy.mode = routing::Privacy::Mode::LocalOnly;
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).status, 429);
    fixture.table.routes["auto"].candidates.erase(fixture.table.routes["auto"].candidates.begin());
    fixture.publish();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.body.find("local-only") != std::string::npos);
    QCOMPARE(hosted.requestCount(), 0);
}

void tst_Selection::clientCannotUnpinARegion_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("chat") << QByteArray("/v1/chat/completions")
                          << QByteArray(R"({"model":"auto","provider":{"order":["far/asia-east1"]},"messages":[{"role":"user","content":"hi"}]})");
    QTest::newRow("chat, twice") << QByteArray("/v1/chat/completions")
                                 << QByteArray(R"({"provider":{"only":["x"]},"model":"auto","messages":[],"prov\u0069der":{"only":["far/asia-east1"]}})");
    QTest::newRow("messages") << QByteArray("/v1/messages")
                              << QByteArray(R"({"model":"auto","max_tokens":5,"provider":{"only":["far/asia-east1"]},"messages":[{"role":"user","content":"hi"}]})");
}

void tst_Selection::clientCannotUnpinARegion()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    ScriptedUpstream forwarder({ScriptedReply::chat("within")});
    EngineFixture fixture([](const std::string&) { return std::vector<std::string> {"127.0.0.1"}; });
    fixture.add("a", forwarder.port()).extraBody = R"({"provider":{"only":["google-vertex/us-east5"],"allow_fallbacks":false}})";
    fixture.endpoint("a").baseUrl.host = "openrouter.ai";
    fixture.endpoint("a").trust = routing::TrustClass::Hosted;
    fixture.policy().privacy.mode = routing::Privacy::Mode::Regions;
    fixture.policy().privacy.regions = {"us"};
    fixture.start();
    QCOMPARE(fixture.ask(body.toStdString(), {}, path.toStdString()).status, 200);
    const std::string sent = forwarder.requests()[0].body;
    QVERIFY2(sent.find(R"("provider":{"only":["google-vertex/us-east5"],"allow_fallbacks":false})") != std::string::npos, sent.c_str());
    QVERIFY2(sent.find("asia") == std::string::npos, sent.c_str());
}

//! What cannot be read cannot be bound, and a lenient server might read it.
void tst_Selection::unreadableBodyGoesToNoRegion()
{
    ScriptedUpstream forwarder({ScriptedReply::chat("anywhere")});
    EngineFixture fixture([](const std::string&) { return std::vector<std::string> {"127.0.0.1"}; });
    fixture.add("a", forwarder.port()).extraBody = R"({"provider":{"only":["google-vertex/us-east5"],"allow_fallbacks":false}})";
    fixture.endpoint("a").baseUrl.host = "openrouter.ai";
    fixture.endpoint("a").trust = routing::TrustClass::Hosted;
    fixture.policy().privacy.mode = routing::Privacy::Mode::Regions;
    fixture.policy().privacy.regions = {"us"};
    fixture.start();
    const Answer answer = fixture.ask(R"({"model":"auto","messages":[],"top_k":%,"provider":{"only":["far/asia-east1"]}})");
    QVERIFY(answer.status >= 400);
    QCOMPARE(forwarder.requestCount(), 0);
    QCOMPARE(fixture.record()->skipped.at(0).reason, routing::SkipReason::OutsideRegions);
}

void tst_Selection::stickyKeepsTheAnswererOfAConversation()
{
    ScriptedUpstream flaky({ScriptedReply::document(429, R"({"error":{"message":"limit"}})", "Retry-After-Ms: 3050\r\n"), ScriptedReply::chat("a")});
    ScriptedUpstream other({ScriptedReply::chat("b")});
    EngineFixture fixture;
    fixture.add("a", flaky.port());
    fixture.add("b", other.port());
    fixture.start();
    const std::string conversation = R"({"model":"auto","user":"u1","messages":[{"role":"user","content":"hi"}]})";
    const std::string another = R"({"model":"auto","user":"u2","messages":[{"role":"user","content":"hi"}]})";
    QCOMPARE(fixture.ask(conversation).text(), std::string("b"));
    QVERIFY(fixture.waitForMetric("switchyard_cooldown_seconds{", false));
    QCOMPARE(fixture.ask(conversation).text(), std::string("b"));
    QCOMPARE(fixture.ask(another).text(), std::string("a"));
}

void tst_Selection::configurationAppliesToTheNextRequest()
{
    ScriptedUpstream old({ScriptedReply::stream().text("old").waitForRelease().event(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})").event("[DONE]").endChunks()});
    ScriptedUpstream fresh({ScriptedReply::chat("new")});
    EngineFixture fixture;
    fixture.add("a", old.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    client.receiveUntil("old");
    fixture.table.routes["auto"].candidates.clear();
    fixture.add("b", fresh.port());
    fixture.publish();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("new"));
    old.release();
    QVERIFY(client.receiveUntil("[DONE]").find("[DONE]") != std::string::npos);
}

SWITCHYARD_TEST(tst_Selection)
#include "tst_selection.moc"
