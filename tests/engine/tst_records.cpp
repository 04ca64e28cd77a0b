// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::enginetest;
using routing::FailureClass;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using traffic::Outcome;
using namespace std::chrono_literals;

namespace {

const std::string refusal = R"({"error":{"message":"no","type":"invalid_request_error"}})";
const std::string exactStream = R"({"model":"a/a","stream":true,"messages":[{"role":"user","content":"hi"}]})";

//! What the servers of the cases do: the first candidate `a`, and `b` behind it.
struct Script {
    ScriptedReply a;
    ScriptedReply b = ScriptedReply::chat("b");
    std::string body = plainBody;
    //! Text the client waits for before it leaves, or before `a` is let go on; empty: it leaves once `a` has the request.
    std::optional<std::string> leavesAfter {};
    std::optional<std::string> goesOnAfter {};
};

ScriptedReply withUsage()
{
    return ScriptedReply::stream().text("one ").text("two")
        .event(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})")
        .event(R"({"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}})").event("[DONE]").endChunks();
}

Script scriptOf(const std::string& name)
{
    const ScriptedReply error = ScriptedReply::document(401, R"({"error":{"message":"bad key"}})");
    if (name == "whole")
        return {ScriptedReply::chat("a"), {}};
    if (name == "stream")
        return {withUsage(), {}, streamBody};
    if (name == "stream without usage")
        return {ScriptedReply::chatStream({"one ", "two"}), {}, streamBody};
    if (name == "second candidate")
        return {error};
    if (name == "exhausted")
        return {error, error};
    if (name == "request refused")
        return {ScriptedReply::document(400, refusal)};
    if (name == "unknown model")
        return {ScriptedReply::chat("a"), {}, R"({"model":"nobody/knows","messages":[]})"};
    if (name == "not JSON")
        return {ScriptedReply::chat("a"), {}, "{\"model\":"};
    if (name == "broken stream")
        return {ScriptedReply::stream().text("one ").waitForRelease().reset(), {}, exactStream, {}, "one "};
    if (name == "error in the stream")
        return {ScriptedReply::stream().text("one ").waitForRelease().event(R"({"error":{"message":"boom"}})").endChunks(), {}, exactStream, {}, "one "};
    if (name == "left before the head")
        return {ScriptedReply::silent().hang(), {}, plainBody, ""};
    if (name == "left before the first token")
        return {ScriptedReply::stream().hang(), {}, streamBody, ""};
    if (name == "left in the stream")
        return {ScriptedReply::stream().text("one ").hang(), {}, streamBody, "one "};
    return {};
}

//! What must hold of the record of any request, however it ended; the first thing that does not.
std::string whatIsWrong(const traffic::RequestRecord& record)
{
    using Offset = std::optional<std::chrono::microseconds>;
    const auto isRising = [](const std::vector<Offset>& offsets) {
        std::chrono::microseconds latest { 0 };
        for (const Offset& offset : offsets) {
            if (offset && *offset < latest)
                return false;
            latest = offset.value_or(latest);
        }
        return true;
    };
    if (record.id == 0 || record.startedAt == WallTime {} || (record.duration <= 0us && !record.attempts.empty()) || record.client != "test-client/1")
        return "identity, times or client";
    if (record.kind != routing::RequestKind::ChatCompletions || record.bytesIn.value <= 0)
        return "kind or size of the request";
    if (record.error.empty() != (record.outcome == Outcome::Delivered))
        return "error: " + record.error;
    if (!isRising({record.firstTokenAt, record.headersAt, record.duration}))
        return "times of the request";
    if (record.headersAt.has_value() != (record.httpStatus != 0) || record.headersAt.has_value() != (record.bytesOut.value > 0))
        return "head, status and bytes for the client";
    if (record.firstTokenAt.has_value() != record.servedBy.has_value())
        return "who answered";
    for (const traffic::Attempt& attempt : record.attempts) {
        if (attempt.endpoint.empty() || attempt.reason.empty() || attempt.keyIndex != 0 || attempt.model.model.empty())
            return "an attempt's endpoint, reason, key or model";
        if (!isRising({attempt.startedAt, attempt.connectedAt, attempt.headersAt, attempt.firstTokenAt, attempt.endedAt, record.duration}))
            return "times of an attempt";
        if (attempt.connectedAt.has_value() != (attempt.bytesSent.value > 0))
            return "bytes sent";
        if (attempt.headersAt.has_value() != (attempt.httpStatus != 0) || (attempt.headersAt && attempt.bytesReceived.value == 0))
            return "an attempt's head, status and bytes";
    }
    return {};
}

} // namespace

//! One record a request, complete however the request ended.
class tst_Records : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachEnding_data();
    void eachEnding();
    void refusedAtOnce();
    void stoppedEngine();
};

void tst_Records::eachEnding_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("attempts");
    QTest::addColumn<QByteArray>("servedBy");
    QTest::addColumn<int>("tokens"); // Out; counted by the server, or negative: estimated. -1 and none at all: 0.
    QTest::addColumn<double>("cost");
    const auto row = [](const char* name, Outcome outcome, int status, const QByteArray& attempts, const QByteArray& servedBy = {},
                         int tokens = 0, double cost = 0) {
        QTest::newRow(name) << static_cast<int>(outcome) << status << attempts << servedBy << tokens << cost;
    };
    row("whole", Outcome::Delivered, 200, "a:none", "a", 12, 9 * 2e-6 + 12 * 8e-6);
    row("stream", Outcome::Delivered, 200, "a:none", "a", 20, 100 * 2e-6 + 20 * 8e-6);
    row("stream without usage", Outcome::Delivered, 200, "a:none", "a", -2);
    row("second candidate", Outcome::Delivered, 200, "a:auth-failed b:none", "b", 12, 9 * 2e-6 + 12 * 8e-6);
    row("exhausted", Outcome::Exhausted, 429, "a:auth-failed b:auth-failed");
    row("request refused", Outcome::ErrorDelivered, 400, "a:request-error");
    row("unknown model", Outcome::Rejected, 404, "");
    row("not JSON", Outcome::Rejected, 400, "");
    row("broken stream", Outcome::Truncated, 200, "a:stream-truncated", "a", -1);
    row("error in the stream", Outcome::Truncated, 200, "a:stream-error", "a", -1);
    row("left before the head", Outcome::ClientGone, 0, "a:client-gone");
    row("left before the first token", Outcome::ClientGone, 0, "a:client-gone");
    row("left in the stream", Outcome::ClientGone, 200, "a:client-gone", "a", -1);
}

void tst_Records::eachEnding()
{
    QFETCH(int, outcome);
    QFETCH(int, status);
    QFETCH(QByteArray, attempts);
    QFETCH(QByteArray, servedBy);
    QFETCH(int, tokens);
    QFETCH(double, cost);
    const Script script = scriptOf(QTest::currentDataTag());
    ScriptedUpstream a({script.a});
    ScriptedUpstream b({script.b});
    EngineFixture fixture;
    fixture.add("a", a.port()).price = routing::Price {2, 8, 1, 1};
    fixture.add("b", b.port()).price = routing::Price {2, 8, 1, 1};
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", script.body, "User-Agent: test-client/1 (more)\r\n");
    if (script.leavesAfter) {
        QVERIFY(script.leavesAfter->empty() ? a.waitForRequests(1) : client.waitFor(*script.leavesAfter));
        client.close();
    } else {
        if (script.goesOnAfter) {
            QVERIFY(client.waitFor(*script.goesOnAfter));
            a.release();
        }
        QCOMPARE(client.receive().status, status);
    }
    const auto record = fixture.record();
    QVERIFY(record.has_value());
    QVERIFY2(whatIsWrong(*record).empty(), whatIsWrong(*record).c_str());
    QCOMPARE(static_cast<int>(record->outcome), outcome);
    QCOMPARE(record->httpStatus, status);
    QCOMPARE(QByteArray::fromStdString(attemptLog(*record)), attempts);
    QCOMPARE(record->servedBy ? record->servedBy->provider.value() : std::string(), servedBy.toStdString());
    QCOMPARE(record->bytesIn.value, static_cast<std::int64_t>(script.body.size()));
    QCOMPARE(record->usage.has_value(), tokens != 0);
    if (record->usage) {
        QCOMPARE(record->usage->estimated, tokens < 0);
        QCOMPARE(record->usage->output.value, std::int64_t(std::abs(tokens)));
        QVERIFY(record->usage->input.value > 0);
    }
    QCOMPARE(record->costUsd.has_value(), cost > 0);
    if (record->costUsd)
        QVERIFY(std::abs(*record->costUsd - cost) < 1e-9);
    // Nothing but the record is left of it.
    QVERIFY(fixture.waitForMetric("switchyard_requests_in_flight 0\n"));
}

//! Before any routing: wrong token, wrong path, a body that is too large. None of these is a routed request.
void tst_Records::refusedAtOnce()
{
    ScriptedUpstream upstream({ScriptedReply::chat("a")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient stranger(fixture.port());
    stranger.send("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer wrong\r\nContent-Length: 2\r\n\r\n{}");
    QCOMPARE(stranger.receive().status, 401);
    QCOMPARE(fixture.ask(plainBody, {}, "/v1/nothing").status, 404);
    QCOMPARE(fixture.ask(plainBody).status, 200);
    const auto record = fixture.record();
    QCOMPARE(record->outcome, Outcome::Delivered);
    QCOMPARE(upstream.requestCount(), 1);
}

void tst_Records::stoppedEngine()
{
    ScriptedUpstream upstream({ScriptedReply::stream().text("one ").hang()});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody, "User-Agent: test-client/1\r\n");
    QVERIFY(client.waitFor("one "));
    fixture.server().stop(1ms);
    QVERIFY(client.receive().body.find("shutting down") != std::string::npos);
    const auto record = fixture.record();
    QVERIFY2(whatIsWrong(*record).empty(), whatIsWrong(*record).c_str());
    QCOMPARE(record->outcome, Outcome::Truncated);
    QCOMPARE(attemptLog(*record), std::string("a:total-timeout"));
    QVERIFY(record->usage && record->usage->estimated);
}

SWITCHYARD_TEST(tst_Records)
#include "tst_records.moc"
