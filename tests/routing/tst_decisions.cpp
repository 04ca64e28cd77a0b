// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/backoff.h"
#include "routing/baseurl.h"
#include "routing/circuitbreaker.h"
#include "routing/failure.h"
#include "routing/fallbackpolicy.h"
#include "routing/routeplan.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::routing;
using namespace std::chrono_literals;

//! The pure decisions, one row a case.
class tst_Decisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void baseUrls_data();
    void baseUrls();
    void trust_data();
    void trust();
    void classifies_data();
    void classifies();
    void retryAfter_data();
    void retryAfter();
    void decides_data();
    void decides();
    void pausesForWhatAMomentHeals_data();
    void pausesForWhatAMomentHeals();
    void firstTokenTimes_data();
    void firstTokenTimes();
    void backoffNeverOverflows();
    void breakerLetsOneProbeThrough();
    void breakerIgnoresStragglers();
    void breakerCountsToItsThreshold();
    void excerptHidesKeysAndKeepsUtf8();
};

void tst_Decisions::baseUrls_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QByteArray(text) << QByteArray(expected); };
    row("http://127.0.0.1:1234/v1", "http://127.0.0.1:1234/v1");
    row(" https://API.Example.com:443/v1/ ", "https://api.example.com/v1");
    row("http://[::1]:8080", "http://[::1]:8080");
    row("http://host:80///", "http://host");
    row("ftp://x", "");
    row("example.com/v1", "");
    row("http://", "");
    row("http://user:pass@x/v1", "");
    row("http://x:0", "");
    row("http://x:65536", "");
    row("http://x:12a", "");
    row("http://x/v1?a=b", "");
    row("http://x/v1#f", "");
    row("http://x y/", "");
    row("http://[::1", "");
    row("http://ex${VAR}/v1", "");
}

void tst_Decisions::baseUrls()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto url = parseBaseUrl(text.toStdString());
    QCOMPARE(url.isOk(), !expected.isEmpty());
    if (url)
        QCOMPARE(url->toString(), expected.toStdString());
    else
        QVERIFY(url.error().message.find("pass") == std::string::npos || !text.contains("pass@") || url.error().message.find("user:pass") == std::string::npos);
}

void tst_Decisions::trust_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* host, TrustClass expected) { QTest::newRow(host) << QByteArray(host) << static_cast<int>(expected); };
    row("localhost", TrustClass::Loopback);
    row("127.9.9.9", TrustClass::Loopback);
    row("::1", TrustClass::Loopback);
    row("::ffff:127.0.0.1", TrustClass::Loopback);
    row("192.168.1.4", TrustClass::LocalNetwork);
    row("172.31.0.1", TrustClass::LocalNetwork);
    row("172.32.0.1", TrustClass::Hosted);
    row("100.64.0.1", TrustClass::LocalNetwork);
    row("box.local", TrustClass::LocalNetwork);
    row("gpubox", TrustClass::LocalNetwork);
    row("fd00::1", TrustClass::LocalNetwork);
    row("api.openai.com", TrustClass::Hosted);
    row("2001:db8::1", TrustClass::Hosted);
    row("10.evil.example", TrustClass::Hosted);
}

void tst_Decisions::trust()
{
    QFETCH(QByteArray, host);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(trustClassOf(host.toStdString())), expected);
}

void tst_Decisions::classifies_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, int status, const char* body, const char* expected) {
        QTest::newRow(name) << status << QByteArray(body) << QByteArray(expected);
    };
    row("LM Studio unloaded", 404, R"x({"error":{"message":"No models loaded. Please load a model in the developer page or use the 'lms load' command.","code":"model_not_found"}})x", "unloaded");
    row("LM Studio context, status 200", 200, R"x({"error":"The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 13055>= n_ctx: 4096)."})x", "context-overflow");
    row("LM Studio load failed", 400, R"({"error":{"message":"Failed to load model \"gpt-oss-20b\". Error: Error loading model."}})", "load-failed");
    row("llama.cpp loading", 503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})", "loading");
    row("llama.cpp context", 400, R"x({"error":{"code":400,"message":"request (4821 tokens) exceeds the available context size (512 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":4821,"n_ctx":512}})x", "context-overflow");
    row("llama.cpp image", 500, R"({"error":{"message":"image input is not supported - hint: mmproj"}})", "server-error");
    row("Ollama missing", 404, R"({"error":"model \"x\" not found, try pulling it first"})", "model-not-found");
    row("Ollama busy", 503, R"({"error":"server busy, please try again.  maximum pending requests exceeded"})", "overloaded");
    row("Ollama OOM", 500, R"({"error":"cudaMalloc failed: out of memory"})", "load-failed");
    row("vLLM context", 400, R"({"object":"error","message":"This model's maximum context length is 40960 tokens. However, you requested","type":"BadRequestError","code":400})", "context-overflow");
    row("vLLM model", 404, R"({"object":"error","message":"The model `x` does not exist.","type":"NotFoundError","code":404})", "model-not-found");
    row("Anthropic context", 400, R"({"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}})", "context-overflow");
    row("Anthropic credit", 400, R"({"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API"}})", "out-of-credit");
    row("Anthropic overloaded", 529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", "overloaded");
    row("OpenAI key", 401, R"({"error":{"message":"Incorrect API key provided: sk-abc","type":"invalid_request_error","code":"invalid_api_key"}})", "auth-failed");
    row("OpenAI quota", 429, R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})", "out-of-credit");
    row("MiniMax balance, status 500", 500, R"x({"type":"error","error":{"type":"api_error","message":"insufficient balance (1008)"}})x", "out-of-credit");
    row("Moonshot overloaded", 429, R"({"error":{"message":"The engine is currently overloaded, please try again later","type":"engine_overloaded_error"}})", "rate-limited");
    row("Google bad key", 400, R"({"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}})", "auth-failed");
    row("llama-swap busy", 429, R"({"error":{"message":"Too many requests","code":"concurrency_limit"}})", "rate-limited");
    row("llama-swap starting", 503, R"({"error":{"message":"[qwen] process is not ready"}})", "loading");
    row("Lemonade pinned", 409, R"({"error":{"code":"slots_pinned_error"}})", "unloaded");
    row("plain 400", 400, R"({"error":{"message":"'messages' is required"}})", "request-error");
    row("422", 422, R"({"detail":[{"msg":"field required"}]})", "request-error");
    row("413", 413, "", "request-error");
    row("428", 428, "", "request-error");
    row("407", 407, "", "proxy-failed");
    row("418", 418, "I'm a teapot", "server-error");
    row("421", 421, "", "server-error");
    row("451", 451, R"({"error":{"message":"unavailable for legal reasons"}})", "server-error");
    row("empty 500", 500, "", "server-error");
    row("html 200", 200, "<!DOCTYPE html><p>hi", "not-an-llm-api");
    row("prompt quoted in a 400", 400, R"({"error":{"message":"invalid value in 'tools'","type":"invalid_request_error"}})", "request-error");
}

void tst_Decisions::classifies()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto result = classify({status, "application/json", std::string_view(body.constData(), static_cast<std::size_t>(body.size())), false});
    QCOMPARE(std::string(failureName(result.failure)), expected.toStdString());
    QVERIFY(result.message.find("sk-abc") == std::string::npos || body.contains("sk-abc"));
}

void tst_Decisions::retryAfter_data()
{
    QTest::addColumn<QByteArray>("ms");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("reset");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char* name, const char* ms, const char* after, const char* reset, qint64 expected) {
        QTest::newRow(name) << QByteArray(ms) << QByteArray(after) << QByteArray(reset) << expected;
    };
    // Now is 2026-03-02 12:00:00 UTC, a Monday.
    row("seconds", "", "7", "", 7000);
    row("fraction", "", "0.5", "", 500);
    row("milliseconds win", "250", "7", "", 250);
    row("IMF date", "", "Mon, 02 Mar 2026 12:00:30 GMT", "", 30'000);
    row("RFC 850 date", "", "Monday, 02-Mar-26 12:01:00 GMT", "", 60'000);
    row("asctime", "", "Mon Mar  2 12:00:05 2026", "", 5'000);
    row("past date", "", "Sun, 06 Nov 1994 08:49:37 GMT", "", 0);
    row("garbage", "", "soon", "", -1);
    row("negative", "", "-3", "", -1);
    row("NaN", "", "NaN", "", -1);
    row("infinite", "", "1e400", "", -1);
    row("ten digits", "", "9999999999", "", 86'400'000);
    row("empty", "", "", "", -1);
    row("reset 6m0s", "", "", "6m0s", 360'000);
    row("reset 4ms", "", "", "4ms", 4);
    row("reset epoch seconds", "", "", "1772452860", 60'000);
    row("reset epoch milliseconds", "", "", "1772452860000", 60'000);
    row("reset seconds", "", "", "12", 12'000);
}

void tst_Decisions::retryAfter()
{
    QFETCH(QByteArray, ms);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, reset);
    QFETCH(qint64, expected);
    const WallTime now {std::chrono::seconds(1'772'452'800)};
    const auto wait = parseRetryAfter({ms.constData(), after.constData(), reset.constData()}, now);
    QCOMPARE(wait ? wait->count() : -1, expected);
}

void tst_Decisions::decides_data()
{
    QTest::addColumn<int>("failure");
    QTest::addColumn<bool>("committed");
    QTest::addColumn<bool>("replied");
    QTest::addColumn<bool>("reused");
    QTest::addColumn<bool>("more");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, FailureClass failure, bool committed, bool replied, bool reused, bool more, Action expected) {
        QTest::newRow(name) << static_cast<int>(failure) << committed << replied << reused << more << static_cast<int>(expected);
    };
    row("answered", FailureClass::None, true, true, false, true, Action::Deliver);
    row("refused, others left", FailureClass::ConnectRefused, false, false, false, true, Action::Next);
    row("refused, nobody left", FailureClass::ConnectRefused, false, false, false, false, Action::GiveUp);
    row("kept connection died", FailureClass::ConnectionLost, false, false, true, true, Action::RetrySame);
    row("kept connection died after bytes", FailureClass::ConnectionLost, false, true, true, true, Action::Next);
    row("fresh connection died", FailureClass::ConnectionLost, false, false, false, true, Action::Next);
    row("broke after content", FailureClass::StreamTruncated, true, true, false, true, Action::FailStream);
    row("bad request", FailureClass::RequestError, false, true, false, true, Action::Deliver);
    row("context without larger", FailureClass::ContextOverflow, false, true, false, true, Action::Deliver);
    row("status, nobody left", FailureClass::ServerError, false, true, false, false, Action::Deliver);
    row("client gone", FailureClass::ClientGone, true, true, false, true, Action::Drop);
    row("out of time", FailureClass::TotalTimeout, false, false, false, true, Action::GiveUp);
}

void tst_Decisions::decides()
{
    QFETCH(int, failure);
    QFETCH(bool, committed);
    QFETCH(bool, replied);
    QFETCH(bool, reused);
    QFETCH(bool, more);
    QFETCH(int, expected);
    ExchangeState state;
    state.moreCandidates = more;
    const auto decision = decide({static_cast<FailureClass>(failure), committed, replied, reused}, state);
    QCOMPARE(static_cast<int>(decision.action), expected);
    QVERIFY(!decision.reason.empty());
}

void tst_Decisions::pausesForWhatAMomentHeals_data()
{
    QTest::addColumn<int>("failure");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("retryAfter"); // milliseconds; below 0: none
    QTest::addColumn<bool>("first");
    QTest::addColumn<int>("expected"); // milliseconds; 0: on to the next
    QTest::addColumn<int>("took"); // milliseconds
    const auto row = [](const char* name, FailureClass failure, int status, int retryAfter, bool first, int expected, int took = 0) {
        QTest::newRow(name) << static_cast<int>(failure) << status << retryAfter << first << expected << took;
    };
    row("429 for two seconds", FailureClass::RateLimited, 429, 2000, true, 2000);
    row("429 for the longest", FailureClass::RateLimited, 429, 3000, true, 3000);
    row("429 for longer", FailureClass::RateLimited, 429, 3001, true, 0);
    row("429 that lies in the past", FailureClass::RateLimited, 429, 0, true, 250);
    row("429 without a word", FailureClass::RateLimited, 429, -1, true, 0);
    row("429 once more", FailureClass::RateLimited, 429, 1000, false, 0);
    row("503 for a second", FailureClass::Overloaded, 503, 1000, true, 1000);
    row("503 without a word", FailureClass::Overloaded, 503, -1, true, 0);
    row("500", FailureClass::ServerError, 500, -1, true, 250);
    row("500 for a minute", FailureClass::ServerError, 500, 60'000, true, 0);
    row("500 again", FailureClass::ServerError, 500, -1, false, 0);
    row("500 after three seconds", FailureClass::ServerError, 500, -1, true, 250, 3000);
    row("500 after longer", FailureClass::ServerError, 500, -1, true, 0, 3001);
    row("503 for a second, after a minute", FailureClass::Overloaded, 503, 1000, true, 0, 60'000);
    row("429 after five seconds", FailureClass::RateLimited, 429, 1000, true, 1000, 5000);
    row("501", FailureClass::ServerError, 501, -1, true, 0);
    row("408", FailureClass::ServerError, 408, -1, true, 0);
    row("error within a stream", FailureClass::ServerError, 200, -1, true, 0);
    row("refused", FailureClass::ConnectRefused, 0, -1, true, 0);
    row("silent", FailureClass::FirstTokenTimeout, 0, -1, true, 0);
    row("key", FailureClass::AuthFailed, 401, 1000, true, 0);
}

void tst_Decisions::pausesForWhatAMomentHeals()
{
    QFETCH(int, failure);
    QFETCH(int, status);
    QFETCH(int, retryAfter);
    QFETCH(bool, first);
    QFETCH(int, expected);
    QFETCH(int, took);
    AttemptOutcome outcome {static_cast<FailureClass>(failure), false, status != 0, false};
    outcome.status = status;
    if (retryAfter >= 0)
        outcome.retryAfter = std::chrono::milliseconds(retryAfter);
    outcome.isFirstInARow = first;
    outcome.took = std::chrono::milliseconds(took);
    ExchangeState state;
    state.moreCandidates = true;
    const Decision decision = decide(outcome, state);
    QCOMPARE(static_cast<int>(decision.pause.count()), expected);
    QCOMPARE(decision.action == Action::RetrySame, expected > 0);
    // Once a request; never for a name that stands for exactly one model; another key comes first.
    state.alreadyRepeated = true;
    QVERIFY(decide(outcome, state).action != Action::RetrySame);
    state.alreadyRepeated = false;
    state.exactModel = true;
    QVERIFY(decide(outcome, state).action != Action::RetrySame);
    state.exactModel = false;
    state.moreKeys = true;
    if (status == 429)
        QCOMPARE(decide(outcome, state).action, Action::RetrySameKey);
}

void tst_Decisions::firstTokenTimes_data()
{
    QTest::addColumn<int>("expected"); // milliseconds
    QTest::addColumn<int>("prompt");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("trust");
    QTest::addColumn<int>("chosen");
    QTest::addColumn<QByteArray>("what");
    const auto row = [](const char* name, int expected, const QByteArray& what = {}, int prompt = 0, ModelState state = ModelState::Ready,
                         TrustClass trust = TrustClass::Loopback, int chosen = 0) {
        QTest::newRow(name) << expected << prompt << static_cast<int>(state) << static_cast<int>(trust) << chosen << what;
    };
    row("short, warm", 12'000);
    row("a thousand tokens", 17'000, {}, 1000);
    row("long", 30'000, {}, 100'000);
    row("whole, not streamed", 30'000, "whole");
    row("thinks", 30'000, "thinks");
    row("asked to think", 30'000, "asked to think");
    row("busy", 30'000, "busy");
    row("nobody looked", 30'000, {}, 0, ModelState::Unknown);
    row("nobody looked, in the local network", 30'000, {}, 0, ModelState::Unknown, TrustClass::LocalNetwork);
    row("nobody looked, hosted", 12'000, {}, 0, ModelState::Unknown, TrustClass::Hosted);
    row("cold", 30'000, {}, 0, ModelState::Cold);
    row("cold, hosted", 30'000, {}, 0, ModelState::Cold, TrustClass::Hosted);
    row("chosen", 20'000, {}, 0, ModelState::Ready, TrustClass::Loopback, 20'000);
    row("the usual time, chosen", 30'000, {}, 0, ModelState::Ready, TrustClass::Loopback, 30'000);
}

void tst_Decisions::firstTokenTimes()
{
    QFETCH(int, expected);
    QFETCH(int, prompt);
    QFETCH(int, state);
    QFETCH(int, trust);
    QFETCH(int, chosen);
    QFETCH(QByteArray, what);
    Budgets policy;
    if (chosen > 0)
        policy.firstToken = std::chrono::milliseconds(chosen);
    RequestShape shape;
    shape.stream = what != "whole";
    shape.promptEstimate = {prompt};
    shape.reasoning = what == "asked to think";
    const auto endpoint = std::make_shared<Endpoint>();
    endpoint->trust = static_cast<TrustClass>(trust);
    const auto model = std::make_shared<ModelEntry>();
    model->endpoint = endpoint;
    model->reasoning = what == "thinks";
    PlannedCandidate candidate;
    candidate.model = model;
    candidate.state = static_cast<ModelState>(state);
    QCOMPARE(static_cast<int>(firstTokenBudget(policy, shape, candidate, what == "busy").count()), expected);
}

void tst_Decisions::backoffNeverOverflows()
{
    QCOMPARE(backoffDelay(1s, 30s, 1), 1000ms);
    QCOMPARE(backoffDelay(1s, 30s, 4), 8000ms);
    QCOMPARE(backoffDelay(1s, 30s, 1'000'000), 30'000ms);
    QCOMPARE(withJitter(100ms, 1), 120ms);
}

void tst_Decisions::breakerLetsOneProbeThrough()
{
    const SteadyTime start {std::chrono::hours(1)};
    CircuitBreaker breaker;
    const auto rule = cooldownRule(FailureClass::ConnectRefused);
    breaker.recordFailure(1, FailureClass::ConnectRefused, rule, std::nullopt, start);
    QCOMPARE(breaker.acquire(2, start + 1s), CircuitBreaker::Permit::Refused);
    QCOMPARE(breaker.acquire(3, start + rule.base), CircuitBreaker::Permit::Probe);
    QCOMPARE(breaker.acquire(4, start + rule.base), CircuitBreaker::Permit::Refused);
    breaker.recordFailure(3, FailureClass::ConnectRefused, rule, std::nullopt, start + rule.base);
    // Twice as long the second time.
    QCOMPARE(breaker.openUntil(), start + rule.base + rule.base * 2);
    QCOMPARE(breaker.acquire(5, breaker.openUntil()), CircuitBreaker::Permit::Probe);
    breaker.recordSuccess(5);
    QCOMPARE(breaker.state(start + 1h), CircuitBreaker::State::Closed);
}

void tst_Decisions::breakerIgnoresStragglers()
{
    const SteadyTime start {std::chrono::hours(1)};
    CircuitBreaker breaker;
    const auto rule = cooldownRule(FailureClass::ConnectRefused);
    breaker.recordFailure(1, FailureClass::ConnectRefused, rule, std::nullopt, start);
    breaker.recordSuccess(7);
    QCOMPARE(breaker.state(start), CircuitBreaker::State::Open);
    const auto until = breaker.openUntil();
    breaker.recordFailure(8, FailureClass::ConnectRefused, rule, std::nullopt, start + 1s);
    QCOMPARE(breaker.openUntil(), until);
    QCOMPARE(breaker.acquire(9, until), CircuitBreaker::Permit::Probe);
    breaker.release(9);
    QCOMPARE(breaker.acquire(10, until), CircuitBreaker::Permit::Probe);
}

void tst_Decisions::breakerCountsToItsThreshold()
{
    const SteadyTime start {std::chrono::hours(1)};
    CircuitBreaker breaker;
    const auto rule = cooldownRule(FailureClass::ServerError);
    breaker.recordFailure(1, FailureClass::ServerError, rule, std::nullopt, start);
    breaker.recordFailure(2, FailureClass::ServerError, rule, std::nullopt, start);
    QCOMPARE(breaker.state(start), CircuitBreaker::State::Closed);
    breaker.recordSuccess(3);
    breaker.recordFailure(4, FailureClass::ServerError, rule, std::nullopt, start);
    QCOMPARE(breaker.state(start), CircuitBreaker::State::Closed);
    breaker.recordFailure(5, FailureClass::ServerError, rule, std::nullopt, start);
    breaker.recordFailure(6, FailureClass::ServerError, rule, std::nullopt, start);
    QCOMPARE(breaker.state(start), CircuitBreaker::State::Open);
    QVERIFY(!breaker.isFirm());
}

void tst_Decisions::excerptHidesKeysAndKeepsUtf8()
{
    QCOMPARE(redactedExcerpt("key sk-proj-abcdef123456 is bad"), std::string("key [key hidden] is bad"));
    QCOMPARE(redactedExcerpt("a\nb\x01" "c"), std::string("a b c"));
    QCOMPARE(redactedExcerpt("üü", 3), std::string("ü"));
    QCOMPARE(redactedExcerpt("task-list"), std::string("task-list"));
}

SWITCHYARD_TEST(tst_Decisions)
#include "tst_decisions.moc"
