// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialectscripts.h"
#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

constexpr std::array<const char*, 9> beforeContent {"refused status", "silent behind its lifecycle events", "error as first event",
    "error behind its lifecycle events", "closed behind its lifecycle events", "body ends behind its lifecycle events", "a web page",
    "bad framing", "empty stream"};
constexpr int silentBeforeContent = 1;

ScriptedReply faultBeforeContent(Speech server, int which)
{
    switch (which) {
    case 0:
        return ScriptedReply::document(500, R"({"error":{"message":"boom","type":"server_error"}})");
    case 1:
        return ServerStream(server).begin().reply.hang();
    case 2:
        return ServerStream(server).fail("no capacity").reply.endChunks();
    case 3:
        return ServerStream(server).begin().fail("no capacity").reply.endChunks();
    case 4:
        return ServerStream(server).begin().reply.close();
    case 5:
        return ServerStream(server).begin().reply.endChunks();
    case 6:
        return ScriptedReply::document(200, "<!DOCTYPE html><html></html>", {}, "text/html");
    case 7:
        return ServerStream(server).begin().reply.bytes("zz\r\nhello\r\n").close();
    default:
        return ScriptedReply::stream().endChunks();
    }
}

constexpr std::array<const char*, 6> behindContent {"reset", "closed", "body ends without its marker", "stalled", "error event", "bad framing"};
constexpr int stalledBehindContent = 3;

ScriptedReply faultBehindContent(Speech server, int which)
{
    ServerStream begun(server);
    begun.begin().text("first ").text("second");
    switch (which) {
    case 0:
        return begun.reply.waitForRelease().reset();
    case 1:
        return begun.reply.waitForRelease().close();
    case 2:
        return begun.reply.waitForRelease().endChunks();
    case 3:
        return begun.reply.atOnce().hang();
    case 4:
        begun.reply.waitForRelease();
        return begun.fail("no capacity").reply.endChunks();
    default:
        return begun.reply.waitForRelease().bytes("xyz\r\n").close();
    }
}

void addCombinations(std::size_t faults, const char* const* names)
{
    QTest::addColumn<int>("client");
    QTest::addColumn<int>("server");
    QTest::addColumn<int>("fault");
    for (const Speech client : speeches) {
        for (const Speech server : speeches) {
            for (std::size_t i = 0; i < faults; ++i) {
                QTest::addRow("%s client, %s server, %s", nameOf(client), nameOf(server), names[i])
                    << static_cast<int>(client) << static_cast<int>(server) << static_cast<int>(i);
            }
        }
    }
}

bool wantsStream(const ReceivedRequest& request)
{
    return request.body.find("\"stream\":true") != std::string::npos;
}

} // namespace

//! The same faults for every dialect of clients and of servers.
class tst_DialectFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fallsOverBeforeContent_data();
    void fallsOverBeforeContent();
    void tellsAfterContent_data();
    void tellsAfterContent();
    void documentHasNoPlaceInAStream_data();
    void documentHasNoPlaceInAStream();
    void oneCandidateIsAnHttpError_data();
    void oneCandidateIsAnHttpError();
    void malformedEventHarmsNobody_data();
    void malformedEventHarmsNobody();
    void wholeAnswersFallOver_data();
    void wholeAnswersFallOver();
    void exhaustionInEachDialect_data();
    void exhaustionInEachDialect();
};

void tst_DialectFaults::fallsOverBeforeContent_data()
{
    addCombinations(beforeContent.size(), beforeContent.data());
}

void tst_DialectFaults::fallsOverBeforeContent()
{
    QFETCH(int, client);
    QFETCH(int, server);
    QFETCH(int, fault);
    const auto clientSpeech = static_cast<Speech>(client);
    const auto serverSpeech = static_cast<Speech>(server);
    ScriptedUpstream bad({faultBeforeContent(serverSpeech, fault)});
    ScriptedUpstream good({goodAnswer(serverSpeech, true, "good answer")});
    EngineFixture fixture;
    fixture.add("a", bad.port());
    fixture.add("b", good.port());
    fixture.endpoint("a").api = fixture.endpoint("b").api = apiOf(serverSpeech);
    if (fault == silentBeforeContent)
        fixture.policy().budgets.firstToken = 400ms;
    fixture.start();
    const Answer answer = fixture.ask(requestIn(clientSpeech, true), {}, pathOf(clientSpeech));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.isWhole);
    QCOMPARE(textIn(clientSpeech, answer), std::string("good answer"));
    QVERIFY(saysComplete(clientSpeech, answer));
    QVERIFY2(!saysError(clientSpeech, answer), answer.body.c_str());
    QCOMPARE(answer.header("x-switchyard-provider"), std::string("b"));
    // A refused status may be over in a moment.
    QCOMPARE(fixture.record()->attempts.size(), std::size_t(fault == 0 ? 3 : 2));
    QCOMPARE(fixture.record()->servedBy->toString(), std::string("b/b"));
}

void tst_DialectFaults::tellsAfterContent_data()
{
    addCombinations(behindContent.size(), behindContent.data());
}

void tst_DialectFaults::tellsAfterContent()
{
    QFETCH(int, client);
    QFETCH(int, server);
    QFETCH(int, fault);
    const auto clientSpeech = static_cast<Speech>(client);
    const auto serverSpeech = static_cast<Speech>(server);
    ScriptedUpstream breaking({faultBehindContent(serverSpeech, fault)});
    ScriptedUpstream other({goodAnswer(serverSpeech, true, "other")});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", other.port());
    fixture.endpoint("a").api = fixture.endpoint("b").api = apiOf(serverSpeech);
    if (fault == stalledBehindContent)
        fixture.policy().budgets.gap = 400ms;
    fixture.start();
    const Answer answer = fixture.askAndRelease(breaking, requestIn(clientSpeech, true), "second", pathOf(clientSpeech));
    QCOMPARE(answer.status, 200);
    QCOMPARE(textIn(clientSpeech, answer), std::string("first second"));
    QVERIFY2(!saysComplete(clientSpeech, answer), answer.body.c_str());
    QVERIFY2(saysError(clientSpeech, answer), answer.body.c_str());
    QCOMPARE(other.requestCount(), clientSpeech == Speech::Chat ? 1 : 0);
    QVERIFY(answer.body.find("other") == std::string::npos);
    const auto record = fixture.record();
    QCOMPARE(record->outcome, traffic::Outcome::Truncated);
    QCOMPARE(record->servedBy->toString(), std::string("a/a"));
}

void tst_DialectFaults::documentHasNoPlaceInAStream_data()
{
    QTest::addColumn<int>("client");
    QTest::addColumn<bool>("isLong");
    for (const Speech speech : speeches) {
        QTest::addRow("%s", nameOf(speech)) << static_cast<int>(speech) << false;
        QTest::addRow("%s, more than is held", nameOf(speech)) << static_cast<int>(speech) << true;
    }
}

//! The client has had heartbeats, and the server, which speaks its dialect, does not stream.
void tst_DialectFaults::documentHasNoPlaceInAStream()
{
    QFETCH(int, client);
    QFETCH(bool, isLong);
    const auto speech = static_cast<Speech>(client);
    ScriptedUpstream whole({ScriptedReply::silent().waitForRelease().then(
        goodAnswer(speech, false, isLong ? std::string(9 * 1024 * 1024, 'x') : "whole"))});
    ScriptedUpstream good({goodAnswer(speech, true, "good answer")});
    EngineFixture fixture;
    fixture.add("a", whole.port());
    fixture.add("b", good.port());
    fixture.endpoint("a").api = fixture.endpoint("b").api = apiOf(speech);
    fixture.health.models[{ProviderId("a"), "a"}].state = routing::ModelState::Loading;
    fixture.policy().cold = routing::ColdPolicy::Wait;
    fixture.start();
    const Answer answer = fixture.askAndRelease(whole, requestIn(speech, true), "\r\n\r\n", pathOf(speech));
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.body.find("HTTP/1.1") == std::string::npos, answer.body.substr(0, 2000).c_str());
    QCOMPARE(textIn(speech, answer), std::string("good answer"));
    QVERIFY(saysComplete(speech, answer));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:malformed-response b:none"));
}

void tst_DialectFaults::oneCandidateIsAnHttpError_data()
{
    addCombinations(beforeContent.size(), beforeContent.data());
}

//! Without anybody to fall over to, a fault before any content is a real status, never a 200.
void tst_DialectFaults::oneCandidateIsAnHttpError()
{
    QFETCH(int, client);
    QFETCH(int, server);
    QFETCH(int, fault);
    const auto clientSpeech = static_cast<Speech>(client);
    const auto serverSpeech = static_cast<Speech>(server);
    ScriptedUpstream bad({faultBeforeContent(serverSpeech, fault)});
    EngineFixture fixture;
    fixture.add("a", bad.port());
    fixture.endpoint("a").api = apiOf(serverSpeech);
    if (fault == silentBeforeContent)
        fixture.policy().budgets.firstToken = fixture.policy().budgets.lastFirstToken = 400ms;
    fixture.start();
    const Answer answer = fixture.ask(requestIn(clientSpeech, true), {}, pathOf(clientSpeech));
    QVERIFY2(answer.status >= 400, std::to_string(answer.status).c_str());
    QVERIFY(answer.isWhole);
    QVERIFY2(answer.body.starts_with('{') && answer.body.find("\"error\":{") != std::string::npos, answer.body.c_str());
    QCOMPARE(answer.body.find("\"type\":\"error\"") != std::string::npos, clientSpeech == Speech::Messages);
    QVERIFY(answer.body.find("sk-upstream") == std::string::npos);
}

void tst_DialectFaults::malformedEventHarmsNobody_data()
{
    static constexpr std::array<const char*, 1> names {"an event that is not JSON"};
    addCombinations(names.size(), names.data());
}

void tst_DialectFaults::malformedEventHarmsNobody()
{
    QFETCH(int, client);
    QFETCH(int, server);
    const auto clientSpeech = static_cast<Speech>(client);
    const auto serverSpeech = static_cast<Speech>(server);
    ScriptedUpstream upstream({ServerStream(serverSpeech).begin().text("first ").malformed().text("second").end().reply});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.endpoint("a").api = apiOf(serverSpeech);
    fixture.start();
    const Answer answer = fixture.ask(requestIn(clientSpeech, true), {}, pathOf(clientSpeech));
    QCOMPARE(textIn(clientSpeech, answer), std::string("first second"));
    QVERIFY2(saysComplete(clientSpeech, answer), answer.body.c_str());
    for (const std::string& event : answer.events())
        QVERIFY2(event == "[DONE]" || event.ends_with('}'), event.c_str());
}

void tst_DialectFaults::wholeAnswersFallOver_data()
{
    static constexpr std::array<const char*, 6> names {"empty", "truncated JSON", "not an object", "error object", "a web page", "cut short"};
    addCombinations(names.size(), names.data());
}

void tst_DialectFaults::wholeAnswersFallOver()
{
    QFETCH(int, client);
    QFETCH(int, server);
    QFETCH(int, fault);
    const auto clientSpeech = static_cast<Speech>(client);
    const auto serverSpeech = static_cast<Speech>(server);
    const std::vector<ScriptedReply> replies {ScriptedReply::document(200, ""), ScriptedReply::document(200, R"({"id":"x","content":[{"ty)"),
        ScriptedReply::document(200, "[1,2]"), ScriptedReply::document(200, R"({"error":{"message":"Internal failure","type":"server_error"}})"),
        ScriptedReply::document(200, "<html>login</html>", {}, "text/html"),
        ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":\"x\"").close()};
    ScriptedUpstream bad({replies[static_cast<std::size_t>(fault)]});
    ScriptedUpstream good([&](const ReceivedRequest& request) { return goodAnswer(serverSpeech, wantsStream(request), "good answer"); });
    EngineFixture fixture;
    fixture.add("a", bad.port());
    fixture.add("b", good.port());
    fixture.endpoint("a").api = fixture.endpoint("b").api = apiOf(serverSpeech);
    fixture.start();
    const Answer answer = fixture.ask(requestIn(clientSpeech, false), {}, pathOf(clientSpeech));
    QCOMPARE(answer.status, 200);
    QCOMPARE(textIn(clientSpeech, answer), std::string("good answer"));
    QCOMPARE(answer.header("x-switchyard-provider"), std::string("b"));
}

void tst_DialectFaults::exhaustionInEachDialect_data()
{
    QTest::addColumn<int>("client");
    for (const Speech client : speeches)
        QTest::newRow(nameOf(client)) << static_cast<int>(client);
}

void tst_DialectFaults::exhaustionInEachDialect()
{
    QFETCH(int, client);
    const auto speech = static_cast<Speech>(client);
    ScriptedUpstream broken({ScriptedReply::document(500, R"({"error":{"message":"boom"}})")});
    EngineFixture fixture;
    fixture.add("a", testlib::refusedPort());
    fixture.add("b", broken.port());
    fixture.start();
    const Answer answer = fixture.ask(requestIn(speech, true), {}, pathOf(speech));
    QCOMPARE(answer.status, 429);
    QVERIFY(std::stoi(answer.header("retry-after")) >= 61);
    QCOMPARE(answer.header("x-should-retry"), std::string("false"));
    QVERIFY(answer.body.find("rate_limit_error") != std::string::npos);
    QVERIFY(answer.body.find("a/a") != std::string::npos && answer.body.find("b/b") != std::string::npos);
    QCOMPARE(answer.body.find("\"type\":\"error\"") != std::string::npos, speech == Speech::Messages);
}

SWITCHYARD_TEST(tst_DialectFaults)
#include "tst_dialectfaults.moc"
