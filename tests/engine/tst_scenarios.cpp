// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

#include <atomic>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

//! Sixty words, one event each, as every healthy completion of the catalogue.
std::vector<std::string> words()
{
    std::vector<std::string> list;
    for (int i = 0; i < 60; ++i)
        list.push_back((i ? " w" : "w") + std::to_string(i));
    return list;
}

std::string wholeText()
{
    std::string text;
    for (const auto& word : words())
        text += word;
    return text;
}

std::string chunkOf(const std::string& model, const std::string& delta, const std::string& finish = "null")
{
    return R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":")" + model + R"(","choices":[{"index":0,"delta":)"
        + delta + R"(,"finish_reason":)" + finish + "}]}";
}

struct Wall {
    std::string model;
    std::size_t cutAfter = 1000; //!< Words, then the connection closes without a terminator.
    std::size_t stallAfter = 1000;
    bool malformed = false; //!< A broken event between the tenth and the eleventh word.
    bool done = true;

    ScriptedReply reply(bool stream) const
    {
        if (!stream)
            return plain();
        ScriptedReply reply = ScriptedReply::stream();
        reply.event(chunkOf(model, R"({"role":"assistant","content":""})"));
        const auto list = words();
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i == cutAfter)
                return reply.close();
            if (i == stallAfter)
                return reply.hang();
            if (malformed && i == 10)
                reply.chunk(R"(data: {"id": "c1", "object": "chat.completion.chunk", "choices": [{"delta": {"content": )" "\n\n");
            reply.event(chunkOf(model, R"({"content":")" + list[i] + "\"}"));
        }
        reply.event(chunkOf(model, "{}", "\"stop\""));
        reply.event(R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":")" + model
            + R"(","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":60,"total_tokens":69}})");
        if (done)
            reply.event("[DONE]");
        return reply.endChunks();
    }

    ScriptedReply plain() const
    {
        const std::string body = R"({"id":"c1","object":"chat.completion","created":1,"model":")" + model
            + R"(","choices":[{"index":0,"message":{"role":"assistant","content":")" + wholeText()
            + R"("},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":60,"total_tokens":69}})";
        if (cutAfter < 1000) {
            return ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + std::to_string(body.size()) + "\r\n\r\n" + body.substr(0, body.size() * 6 / 10)).close();
        }
        if (stallAfter < 1000) {
            return ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + std::to_string(body.size()) + "\r\n\r\n").hang();
        }
        if (malformed)
            return ScriptedReply::document(200, body.substr(0, body.size() / 2) + "\"oops");
        return ScriptedReply::document(200, body);
    }
};

bool wantsStream(const ReceivedRequest& request)
{
    return request.body.find("\"stream\":true") != std::string::npos;
}

ScriptedReply error(int status, const std::string& message, const std::string& code, const std::string& headers = {})
{
    return ScriptedReply::document(status,
        R"({"error":{"message":")" + message + R"(","type":"invalid_request_error","param":null,"code":")" + code + "\"}}", headers);
}

const std::string body = R"({"model":"auto","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"hi"}]})";

enum class Ends { Answered, CleanError };

struct Scenario {
    const char* name;
    std::function<ScriptedReply(int attempt, bool stream)> primary;
    Ends streamed = Ends::Answered;
    Ends plain = Ends::Answered;
    int primaryCalls = 1;
    int status = 200; //!< Of a clean error told before any content.
    bool isJoined = false; //!< Streamed, the fallback goes on where the primary broke off.
    bool isSilent = false; //!< Its time to the first token is short.
    bool stalls = false; //!< Its time between two events is.
};

//! The sixteen scenarios of the published Failover Bench (catalogue 0.1), with its waits shortened a hundredfold. S15 is a
//! sequence over a minute: tst_Cooldowns::flappingPrimaryComesBack has it on a manual clock.
std::vector<Scenario> scenarios()
{
    const Wall well {"primary"};
    std::vector<Scenario> list;
    list.push_back({"S01 429 with Retry-After", [=](int attempt, bool stream) {
        return attempt == 1 ? error(429, "Rate limit reached", "rate_limit_exceeded", "Retry-After: 2\r\n") : well.reply(stream);
    }});
    list.back().primaryCalls = 2;
    list.push_back({"S02 429 for ever", [](int, bool) { return error(429, "Rate limit reached", "rate_limit_exceeded"); }});
    list.push_back({"S03 500 once", [=](int attempt, bool stream) {
        return attempt == 1 ? error(500, "The server had an error while processing your request.", "") : well.reply(stream);
    }});
    list.back().primaryCalls = 2;
    list.push_back({"S04 503 for ever", [](int, bool) { return error(503, "The engine is currently overloaded.", "overloaded"); }});
    list.push_back({"S05 reset before headers", [=](int attempt, bool stream) {
        return attempt == 1 ? ScriptedReply::resetting() : well.reply(stream);
    }});
    list.push_back({"S06 no response", [](int, bool) { return ScriptedReply::silent().hang(); }});
    list.back().isSilent = true;
    list.push_back({"S07 slow first token", [](int, bool stream) {
        return stream ? ScriptedReply::stream().hang() : ScriptedReply::silent().hang();
    }});
    list.back().isSilent = true;
    Wall cut = well;
    cut.cutAfter = 40;
    list.push_back({"S08 stream cut", [=](int, bool stream) { return cut.reply(stream); }});
    list.back().isJoined = true;
    Wall stalled = well;
    stalled.stallAfter = 20;
    list.push_back({"S09 stream stalls", [=](int, bool stream) { return stalled.reply(stream); }});
    list.back().isJoined = true;
    list.back().stalls = true;
    Wall malformed = well;
    malformed.malformed = true;
    list.push_back({"S10 malformed event", [=](int, bool stream) { return malformed.reply(stream); }});
    Wall noDone = well;
    noDone.done = false;
    list.push_back({"S11 no [DONE]", [=](int, bool stream) { return noDone.reply(stream); }});
    list.push_back({"S12 context length", [](int, bool) {
        return error(400, "This model's maximum context length is 8192 tokens. However, your messages resulted in 9631 tokens. Please reduce the length of the messages.", "context_length_exceeded");
    }});
    list.push_back({"S13 content filter", [](int, bool) {
        return error(400, "Your request was rejected as a result of our safety system.", "content_policy_violation");
    }, Ends::CleanError, Ends::CleanError, 1, 400});
    // S14 is S08 with a fallback that refuses a continued answer: nothing here ever sends one.
    list.push_back({"S14 stream cut, fallback without prefill", [=](int, bool stream) { return cut.reply(stream); }});
    list.back().isJoined = true;
    list.push_back({"S16 accounting", [](int, bool) { return error(503, "The engine is currently overloaded.", "overloaded"); }});
    return list;
}

} // namespace

//! Whole scenarios: what the caller gets and what the servers were asked.
class tst_Scenarios : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedCatalogue_data();
    void publishedCatalogue();
};

void tst_Scenarios::publishedCatalogue_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("stream");
    const auto list = scenarios();
    for (std::size_t i = 0; i < list.size(); ++i) {
        QTest::addRow("%s, streamed", list[i].name) << static_cast<int>(i) << true;
        QTest::addRow("%s, plain", list[i].name) << static_cast<int>(i) << false;
    }
}

void tst_Scenarios::publishedCatalogue()
{
    QFETCH(int, index);
    QFETCH(bool, stream);
    const Scenario scenario = scenarios()[static_cast<std::size_t>(index)];
    std::atomic<int> calls = 0;
    ScriptedUpstream primary([&](const ReceivedRequest& request) { return scenario.primary(++calls, wantsStream(request)); });
    ScriptedUpstream fallback([](const ReceivedRequest& request) {
        if (request.body.find("\"assistant\"") != std::string::npos)
            return error(400, "This model does not support assistant message prefill.", "invalid_prefill");
        return Wall {"fallback"}.reply(wantsStream(request));
    });
    EngineFixture fixture;
    fixture.add("p", primary.port());
    fixture.add("f", fallback.port());
    if (scenario.isSilent)
        fixture.policy().budgets.firstToken = 400ms;
    if (scenario.stalls)
        fixture.policy().budgets.gap = 1000ms;
    if (scenario.stalls && !stream)
        fixture.policy().budgets.firstToken = 400ms;
    fixture.start();

    const Answer answer = fixture.ask(stream ? body : R"({"model":"auto","messages":[{"role":"user","content":"hi"}],"max_tokens":1})");
    const auto record = fixture.record();
    QVERIFY(record);
    QCOMPARE(calls.load(), scenario.primaryCalls);
    if ((stream ? scenario.streamed : scenario.plain) == Ends::Answered) {
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.isWhole);
        QCOMPARE(answer.text(), wholeText());
        const bool isRescued = fallback.requestCount() > 0;
        const std::string who = isRescued ? "fallback" : "primary";
        QCOMPARE(answer.header("x-switchyard-provider"), std::string(isRescued && !(scenario.isJoined && stream) ? "f" : "p"));
        QVERIFY(answer.body.find("\"model\":\"" + who + "\"") != std::string::npos);
        QVERIFY(answer.body.find("\"completion_tokens\":60") != std::string::npos);
        QCOMPARE(record->servedBy->toString(), std::string(isRescued ? "f/f" : "p/p"));
        QCOMPARE(record->usage->output.value, std::int64_t(60));
        QCOMPARE(record->attempts.size(), std::size_t(scenario.primaryCalls + (isRescued ? 1 : 0)));
        // Nothing that is not JSON reaches the client.
        for (const std::string& event : answer.events())
            QVERIFY2(event == "[DONE]" || event.ends_with('}'), event.c_str());
        return;
    }
    QCOMPARE(answer.status, scenario.status);
    QVERIFY(answer.body.find("\"error\"") != std::string::npos);
    QVERIFY(answer.body.find("[DONE]") == std::string::npos);
    QVERIFY(answer.body.find("\"finish_reason\":\"stop\"") == std::string::npos);
    QVERIFY(answer.body.find("prefill") == std::string::npos);
    QCOMPARE(fallback.requestCount(), 0);
    // And it lives on.
    calls = 100;
    QCOMPARE(fixture.get("/healthz").status, 200);
}

SWITCHYARD_TEST(tst_Scenarios)
#include "tst_scenarios.moc"
