// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/chatjoin.h"
#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::enginetest;
using engine::ChatJoin;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

std::string piece(const std::string& content, const std::string& finish = "null")
{
    return R"(data: {"id":"x","choices":[{"index":0,"delta":{"content":")" + content + R"("},"finish_reason":)" + finish + "}]}\n\n";
}

const std::string role = R"(data: {"id":"x","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]})" "\n\n";

} // namespace

//! Streams that break off and are told to their end by another server, if that says the very same.
class tst_Join : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsText_data();
    void followsText();
    void followsTheSameAnswerHoweverItIsCut();
    void leavesAnotherAnswer_data();
    void leavesAnotherAnswer();
    void thirdCandidateMayKnowIt();
    void keptConnectionThatDiedIsReplaced();
    void clientThatLeavesMeanwhile();
    void brokenTwiceIsTold();
    void bothServersAreLeftWithTheClient();
    void staysWithinTheRoutesPrivacy();
    void whatIsKeptHasALimit();
};

void tst_Join::followsText_data()
{
    QTest::addColumn<QByteArray>("told");
    QTest::addColumn<bool>("canFollow");
    const auto row = [](const char* name, const std::string& told, bool canFollow) { QTest::newRow(name) << QByteArray::fromStdString(told) << canFollow; };
    row("text", role + ": ping\n\n" + piece("one "), true);
    row("nothing yet", role, false);
    row("a call", role + piece("one ") + R"(data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0}]}}]})" "\n\n", false);
    row("a thought", R"(data: {"choices":[{"index":0,"delta":{"reasoning_content":"hm"}}]})" "\n\n" + piece("one "), false);
    row("two choices", R"(data: {"choices":[{"index":0,"delta":{"content":"a"}},{"index":1,"delta":{"content":"b"}}]})" "\n\n", false);
    row("second choice", R"(data: {"choices":[{"index":1,"delta":{"content":"b"}}]})" "\n\n", false);
    row("parts", R"(data: {"choices":[{"index":0,"delta":{"content":[{"type":"text","text":"b"}]}}]})" "\n\n", false);
    row("finished", piece("one ", "\"stop\""), false);
    row("no JSON", "data: {\"choices\":\n\n", false);
}

void tst_Join::followsText()
{
    QFETCH(QByteArray, told);
    QFETCH(bool, canFollow);
    ChatJoin join;
    QCOMPARE(join.begin(told.toStdString()), canFollow);
}

void tst_Join::followsTheSameAnswerHoweverItIsCut()
{
    // The same text, in pieces of one to nine bytes of ASCII, against a beginning that ends within a piece.
    const std::string text = "one two three four five";
    for (std::size_t told = 1; told <= text.size(); ++told) {
        for (std::size_t size = 1; size <= 9; ++size) {
            ChatJoin join;
            QVERIFY(join.begin(role + piece(text.substr(0, told))));
            std::string events = role;
            for (std::size_t at = 0; at < text.size(); at += size)
                events += piece(text.substr(at, size));
            events += piece("", "\"stop\"") + "data: [DONE]\n\n";
            std::string out;
            QCOMPARE(join.feed(events, out), ChatJoin::State::Joined);
            Answer rest;
            rest.body = out;
            QCOMPARE(text.substr(0, told) + rest.text(), text);
            QVERIFY(out.ends_with("data: [DONE]\n\n"));
            QVERIFY(out.find("\"stop\"") != std::string::npos);
        }
    }
}

void tst_Join::leavesAnotherAnswer_data()
{
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char* name, const std::string& other) { QTest::newRow(name) << QByteArray::fromStdString(other); };
    row("another text", piece("One second third"));
    row("shorter", piece("first "));
    row("shorter and finished", piece("first ", "\"stop\"") + piece("second"));
    row("a call instead", piece("first ") + R"(data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}}]})" "\n\n");
}

void tst_Join::leavesAnotherAnswer()
{
    QFETCH(QByteArray, other);
    ScriptedUpstream breaking({ScriptedReply::stream().text("first ").text("second").waitForRelease().close()});
    ScriptedUpstream stranger({ScriptedReply::stream().chunk(other.toStdString()).chunk(piece("", "\"stop\"") + "data: [DONE]\n\n").endChunks()});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", stranger.port());
    fixture.start();
    const Answer answer = fixture.askAndRelease(breaking, streamBody, "second");
    QCOMPARE(answer.text(), std::string("first second"));
    QVERIFY(answer.events().back().starts_with("{\"error\":"));
    QVERIFY(answer.body.find("[DONE]") == std::string::npos);
    const auto record = fixture.record();
    QCOMPARE(record->outcome, traffic::Outcome::Truncated);
    QCOMPARE(record->servedBy->toString(), std::string("a/a"));
    QCOMPARE(stranger.requestCount(), 1);
    QVERIFY(fixture.waitForMetric("switchyard_requests_in_flight 0\n"));
}

void tst_Join::thirdCandidateMayKnowIt()
{
    ScriptedUpstream breaking({ScriptedReply::stream().text("first ").text("second").waitForRelease().close()});
    ScriptedUpstream knowing({ScriptedReply::chatStream({"fir", "st sec", "ond \\\"th", "ird\\\""})});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", testlib::refusedPort());
    fixture.add("c", knowing.port());
    // What the health book believes is no reason not to ask.
    fixture.health.models[{ProviderId("c"), "c"}].state = routing::ModelState::Cold;
    fixture.start();
    const Answer answer = fixture.askAndRelease(breaking, streamBody, "second");
    QVERIFY(answer.isWhole);
    QVERIFY2(answer.body.find("error") == std::string::npos, answer.body.c_str());
    QCOMPARE(answer.events().back(), std::string("[DONE]"));
    const auto record = fixture.record();
    QCOMPARE(attemptLog(*record), std::string("a:stream-truncated b:connect-refused c:none"));
    QCOMPARE(record->outcome, traffic::Outcome::Delivered);
    QCOMPARE(record->servedBy->toString(), std::string("c/c"));
    QCOMPARE(record->attempts.at(0).action, routing::Action::Next);
    QCOMPARE(record->attempts.at(2).reason, std::string("went on where another had broken off"));
    QVERIFY(fixture.waitForMetric(R"(switchyard_attempts_total{provider="a",result="stream-truncated"} 1)"));
}

void tst_Join::keptConnectionThatDiedIsReplaced()
{
    ScriptedUpstream breaking({ScriptedReply::stream().text("first ").text("second").waitForRelease().close()});
    ScriptedUpstream racy([count = std::make_shared<std::map<int, int>>()](const ReceivedRequest& request) {
        if (request.body.find("\"stream\":true") == std::string::npos)
            return (*count)[request.connection]++, ScriptedReply::chat("warm");
        return (*count)[request.connection]++ == 0 ? ScriptedReply::chatStream({"first second third"}) : ScriptedReply::closing();
    });
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", racy.port());
    fixture.start();
    fixture.warm("b");
    const Answer answer = fixture.askAndRelease(breaking, streamBody, "second");
    QVERIFY(answer.isWhole);
    QCOMPARE(answer.text(), std::string("first second third"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:stream-truncated b:connection-lost b:none"));
}

void tst_Join::clientThatLeavesMeanwhile()
{
    ScriptedUpstream breaking({ScriptedReply::stream().text("first ").text("second").waitForRelease().close()});
    ScriptedUpstream slow({ScriptedReply::stream().text("first ").hang()});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", slow.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    QVERIFY(client.waitFor("second"));
    breaking.release();
    QVERIFY(slow.waitForRequests(1));
    client.close();
    QVERIFY(slow.waitForAbandoned(1));
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::ClientGone);
}

void tst_Join::brokenTwiceIsTold()
{
    ScriptedUpstream breaking({ScriptedReply::stream().text("first ").text("second").waitForRelease().close()});
    ScriptedUpstream alike({ScriptedReply::stream().text("first ").text("second third").waitForRelease().close()});
    ScriptedUpstream never({ScriptedReply::chatStream({"first second third"})});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", alike.port());
    fixture.add("c", never.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    QVERIFY(client.waitFor("second"));
    breaking.release();
    QVERIFY(client.waitFor("third"));
    alike.release();
    const Answer answer = client.receive();
    QCOMPARE(answer.text(), std::string("first second third"));
    QVERIFY(answer.events().back().starts_with("{\"error\":"));
    // Of the one whose answer it was in the end.
    QVERIFY2(answer.events().back().find("b/b") != std::string::npos, answer.events().back().c_str());
    QCOMPARE(never.requestCount(), 0);
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::Truncated);
}

void tst_Join::bothServersAreLeftWithTheClient()
{
    // Broken off by an error event: its connection stays open unless it is closed here.
    ScriptedUpstream breaking({ScriptedReply::stream().text("first ").waitForRelease().chunk("data: {\"error\":{\"message\":\"internal error\"}}\n\n").hang()});
    ScriptedUpstream slow({ScriptedReply::stream().text("first ").hang()});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", slow.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    QVERIFY(client.waitFor("first "));
    breaking.release();
    QVERIFY(slow.waitForRequests(1));
    QVERIFY(breaking.waitForAbandoned(1));
    client.close();
    QVERIFY(slow.waitForAbandoned(1));
    const auto record = fixture.record();
    QVERIFY2(attemptLog(*record) == "a:stream-error b:client-gone", attemptLog(*record).c_str());
    QCOMPARE(record->outcome, traffic::Outcome::ClientGone);
    QVERIFY(fixture.waitForMetric("switchyard_requests_in_flight 0\n"));
}

void tst_Join::staysWithinTheRoutesPrivacy()
{
    ScriptedUpstream breaking({ScriptedReply::stream().text("first ").text("second").waitForRelease().close()});
    ScriptedUpstream outside({ScriptedReply::chatStream({"first second third"})});
    ScriptedUpstream inside({ScriptedReply::chatStream({"first second third"})});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", outside.port());
    fixture.add("c", inside.port());
    fixture.endpoint("b").trust = routing::TrustClass::Hosted;
    fixture.policy().privacy.mode = routing::Privacy::Mode::LocalOnly;
    fixture.start();
    const Answer answer = fixture.askAndRelease(breaking, streamBody, "second");
    QCOMPARE(answer.text(), std::string("first second third"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:stream-truncated c:none"));
    QCOMPARE(outside.requestCount(), 0);
}

void tst_Join::whatIsKeptHasALimit()
{
    const auto breakingReply = ScriptedReply::stream().text("first ").text("second").waitForRelease().close();
    ScriptedUpstream breaking([&](const ReceivedRequest& request) {
        return request.body.find("long") == std::string::npos ? breakingReply : ScriptedReply::stream().text("first ").hang();
    });
    ScriptedUpstream knowing({ScriptedReply::chatStream({"first second third"})});
    ScriptedUpstream alike({breakingReply});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", knowing.port());
    fixture.add("c", alike.port());
    // Another chain, whose first has not failed yet.
    fixture.table.routes["agent/two"] = fixture.table.routes["auto"];
    fixture.table.routes["agent/two"].name = "agent/two";
    fixture.table.routes["agent/two"].candidates = {{ProviderId("c"), "c"}, {ProviderId("b"), "b"}};
    fixture.start();
    const auto longBody = [](std::size_t size) {
        return R"({"model":"auto","stream":true,"messages":[{"role":"user","content":"long)" + std::string(size, 'x') + R"("}]})";
    };
    std::vector<std::unique_ptr<TestClient>> clients;
    // The small ones fill what the large ones leave.
    for (int i = 0; i < 70; ++i) {
        clients.push_back(std::make_unique<TestClient>(fixture.port()));
        clients.back()->post("/v1/chat/completions", longBody(i < 60 ? 64'900 : 1));
        QVERIFY(clients.back()->waitFor("first "));
    }
    const Answer unkept = fixture.askAndRelease(breaking, streamBody, "second");
    QCOMPARE(unkept.text(), std::string("first second"));
    QVERIFY(unkept.events().back().starts_with("{\"error\":"));
    QCOMPARE(knowing.requestCount(), 0);
    clients.clear();
    QVERIFY(fixture.waitForMetric("switchyard_requests_in_flight 0\n"));
    const Answer kept = fixture.askAndRelease(alike, R"({"model":"agent/two","stream":true,"messages":[{"role":"user","content":"hi"}]})", "second");
    QCOMPARE(kept.text(), std::string("first second third"));
    QCOMPARE(knowing.requestCount(), 1);
}

SWITCHYARD_TEST(tst_Join)
#include "tst_join.moc"
