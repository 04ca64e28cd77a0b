// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

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

//! A fault of the first candidate, before anything meaningful has reached the client.
struct Fault {
    const char* name;
    ScriptedReply reply;
    const char* failure; //!< As the record calls it.
    bool streamOnly = false;
    bool plainOnly = false;
    bool isAskedTwice = false; //!< What it says may be over in a moment.
};

std::string chunkEvent(const std::string& delta, const std::string& finish = "null")
{
    return R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":)" + delta
        + R"(,"finish_reason":)" + finish + "}]}";
}

std::vector<Fault> faults()
{
    std::vector<Fault> list;
    const auto status = [&](const char* name, int code, const std::string& body, const char* failure, const std::string& headers = {}) {
        list.push_back({name, ScriptedReply::document(code, body, headers), failure});
    };
    status("401", 401, R"({"error":{"message":"Incorrect API key provided","code":"invalid_api_key"}})", "auth-failed");
    status("402", 402, R"({"error":{"message":"Insufficient credits"}})", "out-of-credit");
    status("403", 403, R"({"error":{"message":"forbidden"}})", "auth-failed");
    status("404", 404, R"({"error":{"message":"The model `x` does not exist","code":"model_not_found"}})", "model-not-found");
    status("407", 407, R"({"error":{"message":"Proxy Authentication Required"}})", "proxy-failed");
    status("421", 421, "", "server-error");
    status("451", 451, R"({"error":{"message":"not in your country"}})", "server-error");
    status("408", 408, R"({"error":{"message":"timeout"}})", "server-error");
    status("409 pinned slots", 409, R"({"error":{"code":"slots_pinned_error"}})", "unloaded");
    status("429", 429, R"({"error":{"message":"slow down","type":"rate_limit_error"}})", "rate-limited", "Retry-After: 20\r\n");
    status("429 quota", 429, R"({"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}})", "out-of-credit");
    status("429 for a moment", 429, R"({"error":{"message":"slow down"}})", "rate-limited", "Retry-After-Ms: 40\r\n");
    list.back().isAskedTwice = true;
    status("500", 500, R"({"error":{"message":"boom"}})", "server-error");
    list.back().isAskedTwice = true;
    status("500 for long", 500, R"({"error":{"message":"boom"}})", "server-error", "Retry-After: 30\r\n");
    status("501", 501, R"({"error":{"message":"no"}})", "server-error");
    status("502 html", 502, "<html><body>Bad Gateway</body></html>", "server-error");
    list.back().isAskedTwice = true;
    status("503 for a moment", 503, R"({"error":{"message":"overloaded"}})", "overloaded", "Retry-After: 0\r\n");
    list.back().isAskedTwice = true;
    status("503 loading", 503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})", "loading");
    status("529", 529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", "overloaded");
    status("400 no models loaded", 400, R"({"error":{"message":"No models loaded. Please load a model in the developer page"}})", "unloaded");
    status("400 unknown model", 400, R"({"error":{"message":"Invalid model identifier \"x\".","code":"model_not_found"}})", "model-not-found");
    status("302", 302, "", "not-an-llm-api", "Location: https://login.example/\r\n");
    list.push_back({"200 html", ScriptedReply::document(200, "<!DOCTYPE html><html></html>", {}, "text/html"), "not-an-llm-api"});
    list.push_back({"200 error object", ScriptedReply::document(200, R"({"error":{"message":"Internal failure","type":"server_error"}})"), "server-error"});
    list.push_back({"200 LM Studio wrong path", ScriptedReply::document(200, R"x({"error":"Unexpected endpoint or method. (POST /chat/completions)"})x"), "not-an-llm-api"});
    list.push_back({"200 empty", ScriptedReply::document(200, ""), "empty-response", false, true});
    list.push_back({"200 truncated JSON", ScriptedReply::document(200, R"({"id":"x","choices":[{"index":0,"message":{"role":"assi)"), "malformed-response", false, true});
    list.push_back({"200 no choices", ScriptedReply::document(200, R"({"id":"x","choices":[]})"), "empty-response", false, true});
    const auto answer = [&](const char* name, const char* choice) {
        list.push_back({name, ScriptedReply::document(200, std::string(R"({"id":"x","choices":[)") + choice + "]}"), "empty-response", false, true});
    };
    answer("200 message without content", R"({"index":0,"message":{"role":"assistant","content":null},"finish_reason":"stop"})");
    answer("200 empty content", R"({"index":0,"finish_reason":"stop","message":{"content":"","tool_calls":[],"refusal":null,"role":"assistant"}})");
    answer("200 content nobody wrote", R"({"message":{"role":"assistant","content":[]}})");
    list.push_back({"short of its length",
        ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":\"x\"").close(), "malformed-response", false, true});
    list.push_back({"closed before the head", ScriptedReply::closing(), "connection-lost"});
    list.push_back({"reset before the head", ScriptedReply::resetting(), "connection-lost"});
    list.push_back({"not HTTP", ScriptedReply::raw("SSH-2.0-OpenSSH_9.2\r\n\r\n").close(), "malformed-response"});
    list.push_back({"head cut", ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Ty").close(), "malformed-response"});
    list.push_back({"length and chunked",
        ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "malformed-response"});
    list.push_back({"bare CR in the head",
        ScriptedReply::raw("HTTP/1.1 200 OK\r\nX-A: b\rContent-Length: 2\r\n\r\n{}"), "malformed-response"});
    list.push_back({"brotli", ScriptedReply::document(200, "xxxx", "Content-Encoding: br\r\n"), "malformed-response"});
    list.push_back({"silent", ScriptedReply::silent().hang(), "first-token-timeout"});
    list.push_back({"head, then silence", ScriptedReply::stream().hang(), "first-token-timeout", true});
    list.push_back({"role and pings only",
        ScriptedReply::stream().event(chunkEvent(R"({"role":"assistant","content":""})")).chunk(": ping\n\n").hang(), "first-token-timeout", true});
    list.push_back({"error as first event", ScriptedReply::stream().event(R"({"error":{"message":"overloaded","code":503}})").endChunks(), "overloaded", true});
    list.push_back({"error as text", ScriptedReply::stream().event(R"({"error":"model runner has unexpectedly stopped"})").endChunks(), "server-error", true});
    list.push_back({"named error event", ScriptedReply::stream().chunk("event: error\ndata: {\"message\":\"no\"}\n\n").endChunks(), "stream-error", true});
    list.push_back({"vLLM error object", ScriptedReply::stream().event(R"({"object":"error","message":"EngineDeadError","type":"InternalServerError","code":500})").endChunks(), "server-error", true});
    list.push_back({"error after the role",
        ScriptedReply::stream().event(chunkEvent(R"({"role":"assistant"})")).event(R"({"error":{"message":"rate limit exceeded","code":429}})").endChunks(), "rate-limited", true});
    list.push_back({"empty stream", ScriptedReply::stream().endChunks(), "empty-response", true});
    list.push_back({"only DONE", ScriptedReply::stream().event("[DONE]").endChunks(), "empty-response", true});
    list.push_back({"stop without content",
        ScriptedReply::stream().event(chunkEvent(R"({"role":"assistant","content":""})")).event(chunkEvent("{}", "\"stop\"")).event("[DONE]").endChunks(), "empty-response", true});
    list.push_back({"cut before content",
        ScriptedReply::stream().event(chunkEvent(R"({"role":"assistant"})")).close(), "stream-truncated", true});
    list.push_back({"reset after the head", ScriptedReply::stream().wait(5ms).reset(), "connection-lost", true});
    list.push_back({"bad chunk framing", ScriptedReply::stream().bytes("zz\r\nhello\r\n").close(), "malformed-response", true});
    return list;
}

} // namespace

//! Case by case: what a failing first candidate does, and that the second one answers as if nothing had happened.
class tst_Fallback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fallsOver_data();
    void fallsOver();
    void answerWithoutContentIsTheLastWord();
    void streamWithoutContentIsTheLastWord();
    void refusedPrimaryIsSkippedAfterwards();
    void requestErrorIsNotMovedAround();
    void contextOverflowMovesOnlyToALargerWindow();
    void contextOverflowStaysWhenNobodyIsLarger();
    void exhaustionListsEveryAttempt();
    void exhaustionDuringHeartbeatsIsAnErrorEvent();
    void exactModelIsNeverReplaced();
    void exactModelPassesErrorsThrough();
    void ownAddressAsProviderIsALoop();
};

void tst_Fallback::fallsOver_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("stream");
    const auto list = faults();
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list[i].streamOnly)
            QTest::addRow("%s, plain", list[i].name) << static_cast<int>(i) << false;
        if (!list[i].plainOnly)
            QTest::addRow("%s, streamed", list[i].name) << static_cast<int>(i) << true;
    }
}

void tst_Fallback::fallsOver()
{
    QFETCH(int, index);
    QFETCH(bool, stream);
    const Fault fault = faults()[static_cast<std::size_t>(index)];
    ScriptedUpstream bad({fault.reply});
    ScriptedUpstream good([](const ReceivedRequest& request) {
        return request.body.find("\"stream\":true") != std::string::npos ? ScriptedReply::chatStream({"good ", "answer"})
                                                                         : ScriptedReply::chat("good answer");
    });
    EngineFixture fixture;
    fixture.add("a", bad.port());
    fixture.add("b", good.port());
    if (std::string_view(fault.failure) == "first-token-timeout")
        fixture.policy().budgets.firstToken = 400ms;
    fixture.start();

    const std::string plain = R"({"model":"auto","messages":[{"role":"user","content":"hi"}],"max_tokens":1})";
    const Answer answer = fixture.ask(stream ? streamBody : plain);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.isWhole);
    QCOMPARE(answer.text(), std::string("good answer"));
    QCOMPARE(answer.header("x-switchyard-provider"), std::string("b"));
    QCOMPARE(answer.header("x-switchyard-attempts"), std::string(fault.isAskedTwice ? "3" : "2"));
    QCOMPARE(bad.requestCount(), fault.isAskedTwice ? 2 : 1);
    if (stream)
        QCOMPARE(answer.events().back(), std::string("[DONE]"));
    const auto record = fixture.record();
    QVERIFY(record);
    const std::string failed = "a:" + std::string(fault.failure) + ' ';
    QCOMPARE(attemptLog(*record), failed + (fault.isAskedTwice ? failed : "") + "b:none");
    QCOMPARE(record->outcome, traffic::Outcome::Delivered);
    QCOMPARE(record->servedBy->toString(), std::string("b/b"));
    QCOMPARE(good.requests().front().header("authorization"), std::string("Bearer sk-upstream-b"));
    QVERIFY(good.requests().front().body.find("\"model\":\"b-upstream\"") != std::string::npos);
}

//! A model that ends at once has answered, when nobody else is there to be asked.
void tst_Fallback::answerWithoutContentIsTheLastWord()
{
    const std::string hollow = R"({"id":"x","choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"stop"}]})";
    ScriptedUpstream first({ScriptedReply::document(200, hollow)});
    ScriptedUpstream last({ScriptedReply::document(200, hollow)});
    EngineFixture fixture;
    fixture.add("a", first.port());
    fixture.add("b", last.port());
    fixture.start();
    QCOMPARE(fixture.ask(R"({"model":"a/a","messages":[]})").body, hollow);
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, hollow);
    QCOMPARE(attemptLog(*fixture.record(1)), std::string("a:empty-response b:none"));
}

void tst_Fallback::streamWithoutContentIsTheLastWord()
{
    const ScriptedReply hollow = ScriptedReply::chatStream({});
    ScriptedUpstream first({hollow});
    ScriptedUpstream last({hollow});
    EngineFixture fixture;
    fixture.add("a", first.port());
    fixture.add("b", last.port());
    fixture.start();
    for (const std::string& body : {std::string(R"({"model":"a/a","stream":true,"messages":[]})"), streamBody}) {
        const Answer answer = fixture.ask(body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.text(), std::string());
        QCOMPARE(answer.events().back(), std::string("[DONE]"));
    }
    QCOMPARE(attemptLog(*fixture.record(1)), std::string("a:empty-response b:none"));
}

void tst_Fallback::refusedPrimaryIsSkippedAfterwards()
{
    ScriptedUpstream good({ScriptedReply::chat("fine")});
    EngineFixture fixture;
    fixture.add("a", testlib::refusedPort());
    fixture.add("b", good.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).status, 200);
    QCOMPARE(fixture.ask(plainBody).status, 200);
    QCOMPARE(attemptLog(*fixture.record(0)), std::string("a:connect-refused b:none"));
    const auto second = fixture.record(1);
    QCOMPARE(attemptLog(*second), std::string("b:none"));
    QCOMPARE(second->skipped.size(), std::size_t(1));
    QCOMPARE(second->skipped[0].reason, routing::SkipReason::CoolingDown);
}

void tst_Fallback::requestErrorIsNotMovedAround()
{
    const std::string body = R"({"error":{"message":"'messages' is required","type":"invalid_request_error","param":"messages","code":null}})";
    ScriptedUpstream strict({ScriptedReply::document(400, body)});
    ScriptedUpstream other({ScriptedReply::chat("wrong")});
    EngineFixture fixture;
    fixture.add("a", strict.port());
    fixture.add("b", other.port());
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.body, body);
    QCOMPARE(other.requestCount(), 0);
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::ErrorDelivered);
}

void tst_Fallback::contextOverflowMovesOnlyToALargerWindow()
{
    ScriptedUpstream small({ScriptedReply::document(400,
        R"x({"error":{"code":400,"message":"request (4821 tokens) exceeds the available context size (512 tokens)","type":"exceed_context_size_error","n_prompt_tokens":4821,"n_ctx":512}})x")});
    ScriptedUpstream smaller({ScriptedReply::chat("smaller")});
    ScriptedUpstream larger({ScriptedReply::chat("larger")});
    EngineFixture fixture;
    fixture.add("a", small.port()).contextWindow = TokenCount {8000};
    fixture.add("b", smaller.port()).contextWindow = TokenCount {4000};
    fixture.add("c", larger.port()).contextWindow = TokenCount {100000};
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text(), std::string("larger"));
    QCOMPARE(smaller.requestCount(), 0);
}

void tst_Fallback::contextOverflowStaysWhenNobodyIsLarger()
{
    const std::string body = R"({"error":{"message":"This model's maximum context length is 8192 tokens.","code":"context_length_exceeded"}})";
    ScriptedUpstream small({ScriptedReply::document(400, body)});
    ScriptedUpstream smaller({ScriptedReply::chat("smaller")});
    EngineFixture fixture;
    fixture.add("a", small.port()).contextWindow = TokenCount {8192};
    fixture.add("b", smaller.port()).contextWindow = TokenCount {4000};
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.body, body);
    QCOMPARE(smaller.requestCount(), 0);
}

void tst_Fallback::exhaustionListsEveryAttempt()
{
    ScriptedUpstream broken({ScriptedReply::document(500, R"({"error":{"message":"boom"}})")});
    EngineFixture fixture;
    fixture.add("a", testlib::refusedPort());
    fixture.add("b", broken.port());
    fixture.start();
    const Answer answer = fixture.ask(streamBody);
    QCOMPARE(answer.status, 429);
    QVERIFY(std::stoi(answer.header("retry-after")) >= 61);
    QCOMPARE(answer.header("x-should-retry"), std::string("false"));
    QVERIFY(answer.body.find("rate_limit_error") != std::string::npos);
    QVERIFY(answer.body.find("a/a") != std::string::npos);
    QVERIFY(answer.body.find("b/b") != std::string::npos);
    QVERIFY(answer.body.find("boom") != std::string::npos);
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::Exhausted);
}

void tst_Fallback::exhaustionDuringHeartbeatsIsAnErrorEvent()
{
    ScriptedUpstream slow({ScriptedReply::silent().waitForRelease().then(ScriptedReply::document(500, R"({"error":{"message":"bang"}})"))});
    ScriptedUpstream broken({ScriptedReply::document(500, R"({"error":{"message":"boom"}})")});
    EngineFixture fixture;
    fixture.add("a", slow.port());
    fixture.add("b", broken.port());
    fixture.health.models[{ProviderId("a"), "a"}].state = routing::ModelState::Loading;
    fixture.policy().cold = routing::ColdPolicy::Wait;
    fixture.start();
    const Answer answer = fixture.askAndRelease(slow, streamBody, ": keepalive");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.find(": keepalive") != std::string::npos);
    QVERIFY(answer.events().back().starts_with("{\"error\":"));
    QVERIFY(answer.body.find("[DONE]") == std::string::npos);
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::Exhausted);
}

void tst_Fallback::exactModelIsNeverReplaced()
{
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", testlib::refusedPort());
    fixture.add("b", other.port());
    fixture.start();
    const Answer answer = fixture.ask(R"({"model":"a/a","messages":[]})");
    QCOMPARE(answer.status, 502);
    QVERIFY(answer.body.find("refused") != std::string::npos);
    QCOMPARE(other.requestCount(), 0);
}

void tst_Fallback::exactModelPassesErrorsThrough()
{
    const std::string body = R"({"error":{"message":"overloaded","type":"x"}})";
    ScriptedUpstream bad({ScriptedReply::document(503, body, "Retry-After: 7\r\n")});
    EngineFixture fixture;
    fixture.add("a", bad.port());
    fixture.start();
    const Answer answer = fixture.ask(R"({"model":"a/a","messages":[]})");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.body, body);
    QCOMPARE(answer.header("retry-after"), std::string("7"));
}

void tst_Fallback::ownAddressAsProviderIsALoop()
{
    EngineFixture fixture;
    fixture.start();
    fixture.add("self", fixture.port());
    fixture.endpoint("self").keys = {Secret("secret-token")};
    fixture.publish();
    const Answer answer = fixture.ask(R"({"model":"self/auto","messages":[]})");
    QCOMPARE(answer.status, 508);
}

SWITCHYARD_TEST(tst_Fallback)
#include "tst_fallback.moc"
