// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"

#include "dialects/eventsplitter.h"
#include "dialects/proof.h"
#include "dialects/responsetranslator.h"
#include "dialects/streamfollower.h"
#include "json/json.h"
#include "testlib/testmain.h"

#include <QTest>

#include <set>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! The shape of the streams that clients get, and how streams of upstreams may look.
class tst_Streams final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chatChunksAreInOrder();
    void responsesEventsAreNumberedAndNested();
    void messagesBlocksFollowEachOther();
    void usageAcrossCaches();
    void usageChunkOnlyWhenAsked();
    void toleratesChat_data();
    void toleratesChat();
    void cutStreamsAreNoAnswers_data();
    void cutStreamsAreNoAnswers();
    void failsInTheClientsDialect_data();
    void failsInTheClientsDialect();
    void writesNothingBeforeTheCommitPoint();
    void heartbeatsComeBeforeAnything();
    void separatesThoughts_data();
    void separatesThoughts();
    void enforcesStopSequences();
    void unwrapsCustomToolsAndNamespaces();
    void forcedJsonToolBecomesText();
    void carriesProofsHomeOnly();
    void readsAnyFraming_data();
    void readsAnyFraming();
    void followsPassedStreams_data();
    void followsPassedStreams();
    void renumbersAfterHeartbeats();
    void hidesTheUsageChunk();
    void documentsAnswerStreams();
};

namespace {

struct SentEvent {
    std::string name;
    std::string data;
};

std::vector<SentEvent> eventsOf(std::string_view bytes)
{
    std::vector<SentEvent> events;
    EventSplitter splitter(EventSplitter::Framing::ServerSentEvents);
    const auto use = [&events](std::string_view name, std::string_view data) {
        events.push_back({std::string(name), std::string(data)});
    };
    splitter.feed(bytes, use);
    return events;
}

std::string member(const std::string& data, std::string_view name)
{
    json::Document document;
    return document.parse(data) ? std::string(document.root()[name].raw()) : std::string();
}

std::string chatChunk(const std::string& delta, const std::string& finish = "null", const std::string& rest = {})
{
    return R"(data: {"id":"c1","object":"chat.completion.chunk","model":"m1","choices":[{"index":0,"delta":)" + delta
        + R"(,"finish_reason":)" + finish + "}]" + rest + "}\n\n";
}

const std::string kDone = "data: [DONE]\n\n";

// Two calls whose pieces interleave, behind a thought and some text.
std::string busyChat()
{
    return chatChunk(R"({"role":"assistant","content":""})") + chatChunk(R"({"reasoning_content":"let me "})")
        + chatChunk(R"({"reasoning_content":"see"})") + chatChunk(R"({"content":"I call \ud83d"})") + chatChunk(R"({"content":"\ude00"})")
        + chatChunk(R"({"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"f","arguments":""}}]})")
        + chatChunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"{\"x\":"}}]})")
        + chatChunk(R"({"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"g","arguments":"{\"y\""}}]})")
        + chatChunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]})")
        + chatChunk(R"({"tool_calls":[{"index":1,"function":{"arguments":":2}"}}]})") + chatChunk("{}", "\"tool_calls\"")
        + R"(data: {"id":"c1","choices":[],"usage":{"prompt_tokens":1050,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":900}}})"
        + "\n\n" + kDone;
}

std::string claudeEvent(const std::string& type, const std::string& rest = {})
{
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + rest + "}\n\n";
}

std::string busyClaude()
{
    return claudeEvent("message_start", R"(,"message":{"id":"msg_1","model":"claude-x","usage":{"input_tokens":100,"cache_read_input_tokens":900,"cache_creation_input_tokens":50,"output_tokens":1}})")
        + claudeEvent("ping")
        + claudeEvent("content_block_start", R"(,"index":0,"content_block":{"type":"thinking","thinking":"","signature":""})")
        + claudeEvent("content_block_delta", R"(,"index":0,"delta":{"type":"thinking_delta","thinking":"hm"})")
        + claudeEvent("content_block_delta", R"(,"index":0,"delta":{"type":"signature_delta","signature":"EqQB+/="})")
        + claudeEvent("content_block_stop", R"(,"index":0)")
        + claudeEvent("content_block_start", R"(,"index":1,"content_block":{"type":"text","text":""})")
        + claudeEvent("content_block_delta", R"(,"index":1,"delta":{"type":"text_delta","text":"ok"})")
        + claudeEvent("content_block_start", R"(,"index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"f","input":{}})")
        + claudeEvent("content_block_start", R"(,"index":3,"content_block":{"type":"tool_use","id":"toolu_2","name":"g","input":{}})")
        + claudeEvent("content_block_delta", R"(,"index":3,"delta":{"type":"input_json_delta","partial_json":"{\"b\":"})")
        + claudeEvent("content_block_stop", R"(,"index":2)")
        + claudeEvent("content_block_delta", R"(,"index":3,"delta":{"type":"input_json_delta","partial_json":"2}"})")
        + claudeEvent("content_block_stop", R"(,"index":3)")
        + claudeEvent("message_delta", R"(,"delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":12})")
        + claudeEvent("message_stop");
}

} // namespace

void tst_Streams::chatChunksAreInOrder()
{
    const auto run = runStream(smallRequest(Dialect::Chat, true), targetOf(Dialect::Messages), busyClaude());
    QCOMPARE(run.state, StreamState::Complete);
    const auto events = eventsOf(run.out);
    std::set<std::string> ids;
    int finishes = 0;
    int usages = 0;
    for (const auto& event : events) {
        QVERIFY(event.name.empty());
        if (event.data == "[DONE]")
            continue;
        ids.insert(member(event.data, "id"));
        json::Document document;
        QVERIFY(document.parse(event.data));
        for (const auto choice : document.root()["choices"].items())
            finishes += choice["finish_reason"].isString() ? 1 : 0;
        usages += document.root()["usage"].isObject() ? 1 : 0;
    }
    QCOMPARE(ids.size(), std::size_t(1));
    QCOMPARE(finishes, 1);
    QCOMPARE(usages, 1);
    const std::string role = R"("delta":{"role":"assistant","content":""})";
    QVERIFY(events.front().data.find(role) != std::string::npos);
    QCOMPARE(events.back().data, std::string("[DONE]"));

    const auto view = viewOfStream(Dialect::Chat, run.out);
    QCOMPARE(view.reasoning, std::string("hm"));
    QCOMPARE(view.text, std::string("ok"));
    QCOMPARE(view.calls.size(), std::size_t(2));
    QCOMPARE(view.calls[0].id, std::string("toolu_1"));
    QCOMPARE(view.calls[0].arguments, std::string("{}"));
    QCOMPARE(view.calls[1].arguments, std::string(R"({"b":2})"));
    const std::string first = R"({"index":1,"id":"toolu_2","type":"function","function":{"name":"g","arguments":""}})";
    QVERIFY(run.out.find(first) != std::string::npos);
}

void tst_Streams::responsesEventsAreNumberedAndNested()
{
    for (const auto& [dialect, bytes] : {std::pair(Dialect::Chat, busyChat()), std::pair(Dialect::Messages, busyClaude())}) {
        const auto run = runStream(smallRequest(Dialect::Responses, true), targetOf(dialect), bytes, everyByte(bytes.size()));
        QCOMPARE(run.state, StreamState::Complete);
        auto events = eventsOf(run.out);
        QCOMPARE(events.back().data, std::string("[DONE]"));
        events.pop_back();
        std::string open; // the item that is open
        std::size_t items = 0;
        for (std::size_t i = 0; i < events.size(); ++i) {
            json::Document document;
            QVERIFY2(document.parse(events[i].data), events[i].data.c_str());
            const auto root = document.root();
            QVERIFY(root["type"].is(events[i].name));
            QCOMPARE(root["sequence_number"].integer().value_or(-1), static_cast<std::int64_t>(i));
            const auto itemId = root["item"]["id"].isString() ? root["item"]["id"].text() : root["item_id"].text();
            if (events[i].name == "response.output_item.added") {
                QVERIFY2(open.empty(), "an item begins inside of another");
                open = itemId;
                QCOMPARE(root["output_index"].integer().value_or(-1), static_cast<std::int64_t>(items));
            } else if (events[i].name == "response.output_item.done") {
                QCOMPARE(itemId, open);
                open.clear();
                ++items;
            } else if (!itemId.empty()) {
                QCOMPARE(itemId, open);
            }
        }
        QCOMPARE(events[0].name, std::string("response.created"));
        QCOMPARE(events[1].name, std::string("response.in_progress"));
        QCOMPARE(events.back().name, std::string("response.completed"));
        json::Document last;
        QVERIFY(last.parse(events.back().data));
        const auto response = last.root()["response"];
        QCOMPARE(response["output"].size(), items);
        for (const char* const key : {"id", "object", "created_at", "completed_at", "status", "background", "error", "incomplete_details",
                                      "instructions", "max_output_tokens", "max_tool_calls", "model", "output", "parallel_tool_calls",
                                      "previous_response_id", "prompt_cache_key", "reasoning", "safety_identifier", "service_tier",
                                      "store", "temperature", "text", "tool_choice", "tools", "top_logprobs", "top_p",
                                      "presence_penalty", "frequency_penalty", "truncation", "usage", "metadata"})
            QVERIFY2(response[key].exists(), key);
        QVERIFY(response["usage"]["input_tokens_details"]["cache_write_tokens"].isNumber());
        QCOMPARE(response["usage"]["input_tokens"].integer().value_or(0), std::int64_t(1050));
    }
}

void tst_Streams::messagesBlocksFollowEachOther()
{
    const auto bytes = busyChat();
    const auto run = runStream(smallRequest(Dialect::Messages, true), targetOf(Dialect::Chat), bytes);
    QCOMPARE(run.state, StreamState::Complete);
    const auto events = eventsOf(run.out);
    std::string sequence;
    int open = -1;
    int next = 0;
    for (const auto& event : events) {
        QCOMPARE(member(event.data, "type"), '"' + event.name + '"');
        const auto index = member(event.data, "index");
        if (event.name == "content_block_start") {
            QCOMPARE(open, -1);
            open = next++;
        }
        if (!index.empty())
            QCOMPARE(index, std::to_string(open));
        if (event.name == "content_block_stop")
            open = -1;
        sequence += event.name.substr(0, event.name.find('_')) + (event.name.find("_start") != std::string::npos ? "+" : "") + ' ';
    }
    QCOMPARE(next, 4);
    QCOMPARE(events.front().name, std::string("message_start"));
    QCOMPARE(events[1].name, std::string("ping"));
    QCOMPARE(events.back().name, std::string("message_stop"));
    QVERIFY(run.out.find("[DONE]") == std::string::npos);
    const std::string signature = R"("signature":"gw1.)";
    QVERIFY(run.out.find(signature) != std::string::npos);
    const auto view = viewOfStream(Dialect::Messages, run.out);
    QCOMPARE(view.reasoning, std::string("let me see"));
    QCOMPARE(view.calls[0].arguments, std::string(R"({"x":1})"));
    QCOMPARE(view.calls[1].arguments, std::string(R"({"y":2})"));
    QCOMPARE(view.finish, std::string("tool"));
}

void tst_Streams::usageAcrossCaches()
{
    const auto toChat = runStream(smallRequest(Dialect::Chat, true), targetOf(Dialect::Messages), busyClaude()).out;
    const std::string chat = R"("usage":{"prompt_tokens":1050,"completion_tokens":12,"total_tokens":1062,"prompt_tokens_details":{"cached_tokens":900,"cache_write_tokens":50})";
    QVERIFY2(toChat.find(chat) != std::string::npos, toChat.c_str());
    const auto toClaude = runStream(smallRequest(Dialect::Messages, true), targetOf(Dialect::Chat), busyChat()).out;
    const std::string claude = R"("usage":{"input_tokens":150,"cache_creation_input_tokens":0,"cache_read_input_tokens":900,"output_tokens":7})";
    QVERIFY2(toClaude.find(claude) != std::string::npos, toClaude.c_str());
}

void tst_Streams::usageChunkOnlyWhenAsked()
{
    const auto unasked = requestFrom(Dialect::Chat, R"({"model":"m","stream":true,"messages":[{"role":"user","content":"x"}]})");
    const auto run = runStream(unasked, targetOf(Dialect::Messages), busyClaude());
    QVERIFY(run.out.find("usage") == std::string::npos);
    QCOMPARE(run.usage.completion.value_or(0), std::int64_t(12));
    // Asked, and the upstream never says: no invented numbers.
    const auto silent = chatChunk(R"({"content":"a"})", "\"stop\"") + kDone;
    const auto none = runStream(smallRequest(Dialect::Chat, true), targetOf(Dialect::Chat), silent);
    QVERIFY(none.out.find("prompt_tokens") == std::string::npos);
    // These dialects demand numbers.
    const auto claude = runStream(smallRequest(Dialect::Messages, true), targetOf(Dialect::Chat), silent);
    const std::string counted = R"("output_tokens":)";
    QVERIFY(claude.out.rfind(counted) > claude.out.find("message_delta"));
}

void tst_Streams::toleratesChat_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("calls"); // name(arguments) joined by spaces
    QTest::addColumn<QByteArray>("finish");

    const auto row = [](const char* name, const std::string& bytes, const char* text, const char* calls, const char* finish) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(text) << QByteArray(calls) << QByteArray(finish);
    };
    const auto call = [](const std::string& body) { return chatChunk(R"({"tool_calls":[)" + body + "]}"); };
    const std::string toolEnd = chatChunk("{}", "\"stop\"") + kDone;
    row("Azure's first chunk", R"(data: {"id":"","choices":[],"prompt_filter_results":[]})" "\n\n" + chatChunk(R"({"content":"a"})", "\"stop\"") + kDone, "a", "", "stop");
    row("no [DONE]", chatChunk(R"({"content":"a"})", "\"stop\""), "a", "", "stop");
    row("no finish reason", chatChunk(R"({"content":"a"})") + kDone, "a", "", "stop");
    row("empty finish reasons", chatChunk(R"({"content":"a"})", "\"\"") + chatChunk("{}", "\"\"") + kDone, "a", "", "stop");
    row("unknown finish reason", chatChunk(R"({"content":"a"})", "\"eos\"") + kDone, "a", "", "stop");
    row("bytes after [DONE]", chatChunk(R"({"content":"a"})", "\"stop\"") + kDone + chatChunk(R"({"content":"b"})"), "a", "", "stop");
    row("comments", ": OPENROUTER PROCESSING\n\n" + chatChunk(R"({"content":"a"})", "\"stop\"") + kDone, "a", "", "stop");
    row("a bad line before the end", "data: {oops\n\n" + chatChunk(R"({"content":"a"})", "\"stop\"") + kDone, "a", "", "stop");
    row("content as a list", chatChunk(R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"t"}]},{"type":"text","text":"a"}]})", "\"stop\"") + kDone, "a", "", "stop");
    row("calls without index", call(R"({"id":"1","function":{"name":"f","arguments":"{}"}})") + call(R"({"id":"2","function":{"name":"g","arguments":"{}"}})") + toolEnd, "", "f({}) g({})", "tool");
    row("calls all numbered 0", call(R"({"index":0,"id":"1","function":{"name":"f","arguments":"{}"}})") + call(R"({"index":0,"id":"2","function":{"name":"f","arguments":"{}"}})") + toolEnd, "", "f({}) f({})", "tool");
    row("calls numbered 0 without ids", call(R"({"index":0,"function":{"name":"f","arguments":"{\"a\":1}"}})") + call(R"({"index":0,"function":{"name":"f","arguments":"{\"a\":2}"}})") + toolEnd, "", R"(f({"a":1}) f({"a":2}))", "tool");
    row("calls numbered from 1", call(R"({"index":1,"id":"1","function":{"name":"f","arguments":"{"}})") + call(R"({"index":1,"function":{"arguments":"}"}})") + toolEnd, "", "f({})", "tool");
    row("name in every piece", call(R"({"index":0,"id":"1","function":{"name":"f","arguments":"{\"a\""}})") + call(R"({"index":0,"id":"1","function":{"name":"f","arguments":":1}"}})") + toolEnd, "", R"(f({"a":1}))", "tool");
    row("arguments as an object", call(R"({"index":0,"id":"1","function":{"name":"f","arguments":{"a":"b\"c"}}})") + toolEnd, "", R"(f({"a":"b\"c"}))", "tool");
    row("no arguments", call(R"({"index":0,"id":"1","function":{"name":"f"}})") + toolEnd, "", "f({})", "tool");
    row("empty arguments", call(R"({"index":0,"id":"1","function":{"name":"f","arguments":""}})") + toolEnd, "", "f({})", "tool");
    row("null for arguments", call(R"({"index":0,"id":"1","function":{"name":"f","arguments":"null"}})") + toolEnd, "", "f({})", "tool");
    row("calls promised, none made", chatChunk(R"({"content":"a"})", "\"tool_calls\"") + kDone, "a", "", "stop");
    row("cut by the limit inside of arguments", call(R"({"index":0,"id":"1","function":{"name":"f","arguments":"{\"a"}})") + chatChunk("{}", "\"length\"") + kDone, "", R"(f({"a))", "length");
    row("the oldest form of a call", chatChunk(R"({"function_call":{"name":"f","arguments":"{\"a\""}})") + chatChunk(R"({"function_call":{"arguments":":1}"}})") + chatChunk("{}", "\"function_call\"") + kDone, "", R"(f({"a":1}))", "tool");
    row("usage with every chunk", chatChunk(R"({"content":"a"})", "null", R"(,"usage":{"prompt_tokens":1,"completion_tokens":1})") + chatChunk(R"({"content":"b"})", "\"stop\"", R"(,"usage":{"prompt_tokens":1,"completion_tokens":2})") + kDone, "ab", "", "stop");
    row("nulls", chatChunk(R"({"content":null,"tool_calls":null,"refusal":null,"reasoning":null})") + chatChunk(R"({"content":"a"})", "\"stop\"") + kDone, "a", "", "stop");
}

void tst_Streams::toleratesChat()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, calls);
    QFETCH(QByteArray, finish);

    for (const auto client : {Dialect::Responses, Dialect::Messages}) {
        const auto run = runStream(smallRequest(client, true), targetOf(Dialect::Chat), bytes.toStdString(), everyByte(static_cast<std::size_t>(bytes.size())));
        QVERIFY2(run.state == StreamState::Complete, run.failure ? run.failure->message.c_str() : "cut");
        const auto view = viewOfStream(client, run.out);
        QCOMPARE(QByteArray::fromStdString(view.text), text);
        std::string seen;
        for (const auto& call : view.calls)
            seen += (seen.empty() ? "" : " ") + call.name + '(' + call.arguments + ')';
        QCOMPARE(QByteArray::fromStdString(seen), calls);
        QCOMPARE(QByteArray::fromStdString(view.finish), finish);
    }
}

void tst_Streams::cutStreamsAreNoAnswers_data()
{
    QTest::addColumn<int>("upstream");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("state");

    const auto row = [](const char* name, Dialect upstream, const std::string& bytes, StreamState state) {
        QTest::newRow(name) << static_cast<int>(upstream) << QByteArray::fromStdString(bytes) << static_cast<int>(state);
    };
    row("chat", Dialect::Chat, chatChunk(R"({"content":"a"})"), StreamState::Cut);
    row("chat, broken JSON at the end", Dialect::Chat, chatChunk(R"({"content":"a"})") + "data: {\"id\":", StreamState::Failed);
    row("responses", Dialect::Responses, R"(data: {"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"a"})" "\n\n", StreamState::Cut);
    row("messages", Dialect::Messages, claudeEvent("message_start", R"(,"message":{"id":"m"})") + claudeEvent("content_block_delta", R"(,"index":0,"delta":{"type":"text_delta","text":"a"})") + claudeEvent("message_delta", R"(,"delta":{"stop_reason":"end_turn"})"), StreamState::Cut);
    row("google", Dialect::Google, R"(data: {"candidates":[{"content":{"parts":[{"text":"a"}]}}]})" "\r\n\r\n", StreamState::Cut);
    row("ollama", Dialect::Ollama, R"({"message":{"content":"a"},"done":false})" "\n", StreamState::Cut);
    row("nothing at all", Dialect::Chat, "", StreamState::Cut);
}

void tst_Streams::cutStreamsAreNoAnswers()
{
    QFETCH(int, upstream);
    QFETCH(QByteArray, bytes);
    QFETCH(int, state);

    for (const auto client : {Dialect::Chat, Dialect::Responses, Dialect::Messages}) {
        const auto run = runStream(smallRequest(client, true), targetOf(static_cast<Dialect>(upstream)), bytes.toStdString());
        QCOMPARE(static_cast<int>(run.state), state);
        for (const char* const end : {"\"stop\"", "[DONE]", "response.completed", "message_stop", "message_delta"})
            QVERIFY2(run.out.find(end) == std::string::npos, end);
    }
}

void tst_Streams::failsInTheClientsDialect_data()
{
    QTest::addColumn<int>("upstream");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    const auto row = [](const char* name, Dialect upstream, const std::string& bytes, int status) {
        QTest::newRow(name) << static_cast<int>(upstream) << QByteArray::fromStdString(bytes) << status;
    };
    row("chat: error chunk", Dialect::Chat, R"(data: {"error":{"message":"slow down","code":429}})" "\n\n", 429);
    row("chat: named event", Dialect::Chat, "event: error\ndata: {\"message\":\"gone\"}\n\n", 500);
    row("chat: text", Dialect::Chat, R"(data: {"error":"out of memory"})" "\n\n", 500);
    row("chat: finish error", Dialect::Chat, chatChunk("{}", "\"error\""), 500);
    row("responses: event", Dialect::Responses, R"(data: {"type":"error","code":"rate_limit_exceeded","message":"x"})" "\n\n", 429);
    row("responses: nested", Dialect::Responses, R"(data: {"type":"error","error":{"type":"invalid_request_error","message":"x"}})" "\n\n", 400);
    row("responses: failed", Dialect::Responses, R"(data: {"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"x"}}})" "\n\n", 500);
    row("messages: overloaded", Dialect::Messages, claudeEvent("error", R"(,"error":{"type":"overloaded_error","message":"Overloaded"})"), 529);
    row("google", Dialect::Google, R"(data: {"error":{"code":503,"message":"x","status":"UNAVAILABLE"}})" "\n\n", 503);
    row("google: unusable", Dialect::Google, R"(data: {"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL"}]})" "\n\n", 500);
    row("ollama", Dialect::Ollama, R"({"error":"model crashed"})" "\n", 500);
    row("ollama: only loaded", Dialect::Ollama, R"({"done":true,"done_reason":"load","message":{"content":""}})" "\n", 503);
}

void tst_Streams::failsInTheClientsDialect()
{
    QFETCH(int, upstream);
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);

    for (const auto client : {Dialect::Chat, Dialect::Responses, Dialect::Messages}) {
        const auto request = smallRequest(client, true);
        const auto run = runStream(request, targetOf(static_cast<Dialect>(upstream)), bytes.toStdString());
        QCOMPARE(run.state, StreamState::Failed);
        QVERIFY(run.out.empty());
        QCOMPARE(run.failure->status, status);

        ClientStream stream(request, {"0123456789abcdefghij", 1});
        std::string out;
        stream.fail(*run.failure, out);
        const auto view = viewOfStream(client, out);
        QVERIFY(view.failure);
        QVERIFY(view.finish.empty());
        if (client == Dialect::Responses)
            QVERIFY(out.find("event: error\n") != std::string::npos && out.find("event: response.failed\n") != std::string::npos);
        if (client == Dialect::Messages)
            QVERIFY(out.find("event: error\n") == 0);
        const auto once = out;
        stream.fail(*run.failure, out);
        stream.heartbeat(out);
        QCOMPARE(out, once);
    }
}

void tst_Streams::writesNothingBeforeTheCommitPoint()
{
    const auto request = smallRequest(Dialect::Responses, true);
    ClientStream client(request, {"0123456789abcdefghij", 1});
    StreamTranslator translator(translated(request, targetOf(Dialect::Messages)).plan, client);
    std::string out;
    const auto start = claudeEvent("message_start", R"(,"message":{"id":"m","model":"c"})") + claudeEvent("ping")
        + claudeEvent("content_block_start", R"(,"index":0,"content_block":{"type":"text","text":""})");
    QCOMPARE(translator.feed(start, out), StreamState::Waiting);
    QVERIFY(out.empty());
    QVERIFY(!client.hasContent());
    QCOMPARE(translator.feed(claudeEvent("content_block_delta", R"(,"index":0,"delta":{"type":"text_delta","text":"a"})"), out), StreamState::Committed);
    QVERIFY(!out.empty());
    QVERIFY(client.hasContent());
}

void tst_Streams::heartbeatsComeBeforeAnything()
{
    for (const auto client : {Dialect::Chat, Dialect::Responses, Dialect::Messages}) {
        const auto request = smallRequest(client, true);
        ClientStream stream(request, {"0123456789abcdefghij", 1});
        std::string out;
        stream.heartbeat(out);
        stream.heartbeat(out);
        QVERIFY(!stream.hasContent());
        StreamTranslator translator(translated(request, targetOf(Dialect::Chat)).plan, stream);
        translator.feed(busyChat(), out);
        QCOMPARE(translator.end(out), StreamState::Complete);
        const auto view = viewOfStream(client, out);
        QCOMPARE(view.finish, std::string("tool"));
        if (client != Dialect::Responses)
            continue;
        const auto events = eventsOf(out);
        int created = 0;
        for (std::size_t i = 0; i + 1 < events.size(); ++i) {
            created += events[i].name == "response.created" ? 1 : 0;
            QCOMPARE(member(events[i].data, "sequence_number"), std::to_string(i));
        }
        QCOMPARE(created, 1);
    }
}

void tst_Streams::separatesThoughts_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reasoning");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("startsInThought");

    const auto row = [](const char* name, const char* content, const char* reasoning, const char* text, bool starts = false) {
        QTest::newRow(name) << QByteArray(content) << QByteArray(reasoning) << QByteArray(text) << starts;
    };
    row("none", "hello <b>", "", "hello <b>");
    row("think", R"(<think>\nhm < 5\n</think>\n\nhello)", "hm < 5\n", "hello");
    row("think, in pieces", "<think> hm < 5 </think>  hello", "hm < 5 ", "hello");
    row("escaped by Go", R"(\u003cthink\u003ehm\u003c/think\u003ehello)", "hm", "hello");
    row("never closed", "<think>hm", "hm", "");
    row("later in code", "use `<think>` and `</think>` so", "", "use `<think>` and `</think>` so");
    row("opening tag missing", "hm</think>hello", "", "hmhello");
    row("opening tag known to be missing", "hm</think>\\nhello", "hm", "hello", true);
    row("no thought although usual", "hello", "hello", "hello", true);
    row("almost a tag", "<thin air", "", "<thin air");
    row("emoji", R"(<think>\ud83d\ude00</think>\ud83d\ude00!)", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80!");
    row("Harmony", "<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>hello<|return|>", "hm", "hello");
}

void tst_Streams::separatesThoughts()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, reasoning);
    QFETCH(QByteArray, text);
    QFETCH(bool, startsInThought);

    auto target = targetOf(Dialect::Chat);
    target.compat.startsInThought = startsInThought;
    const auto body = content.toStdString();
    std::vector<std::string> streams {chatChunk("{\"content\":\"" + body + "\"}", "\"stop\"") + kDone};
    if (body.find('\\') == std::string::npos) { // one character an event
        std::string split;
        for (const char c : body)
            split += chatChunk(std::string("{\"content\":\"") + c + "\"}");
        streams.push_back(split + chatChunk("{}", "\"stop\"") + kDone);
    }
    for (const auto& stream : streams) {
        const auto run = runStream(smallRequest(Dialect::Responses, true), target, stream);
        const auto view = viewOfStream(Dialect::Responses, run.out);
        QCOMPARE(QByteArray::fromStdString(view.reasoning).trimmed(), reasoning.trimmed());
        QCOMPARE(QByteArray::fromStdString(view.text), text);
    }
}

void tst_Streams::enforcesStopSequences()
{
    const auto request = requestFrom(Dialect::Chat, R"({"model":"m","stream":true,"stop":["END","\n\n"],"messages":[{"role":"user","content":"x"}]})");
    const auto delta = [](const std::string& text) {
        return R"(data: {"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":")" + text + "\"}\n\n";
    };
    ClientStream client(request, {"0123456789abcdefghij", 1});
    StreamTranslator translator(translated(request, targetOf(Dialect::Responses)).plan, client);
    std::string out;
    translator.feed(delta("one E") + delta("N") + delta("N END") + delta(" two"), out);
    QCOMPARE(translator.state(), StreamState::Complete);
    QVERIFY(translator.wantsCancel());
    const auto view = viewOfStream(Dialect::Chat, out);
    QCOMPARE(view.text, std::string("one ENN "));
    QCOMPARE(view.finish, std::string("stop"));
    QVERIFY(out.find("two") == std::string::npos);

    const auto claude = requestFrom(Dialect::Messages, R"({"model":"m","max_tokens":5,"stop_sequences":["END"],"messages":[{"role":"user","content":"x"}]})");
    const auto whole = translateResponse(*translated(claude, targetOf(Dialect::Responses)).plan,
                                         R"({"id":"r","status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"aENDb"}]}]})", {"abc", 1});
    const auto document = viewOfDocument(Dialect::Messages, std::get<TranslatedResponse>(whole).body);
    QCOMPARE(document.text, std::string("a"));
    QCOMPARE(document.stopSequence, std::string("END"));
}

void tst_Streams::unwrapsCustomToolsAndNamespaces()
{
    const auto request = requestFrom(Dialect::Responses, R"({"model":"m","stream":true,"input":"x","tools":[{"type":"custom","name":"apply_patch"},
        {"type":"namespace","name":"files","tools":[{"type":"function","name":"read","parameters":{"type":"object"}}]}]})");
    const auto bytes = chatChunk(R"({"tool_calls":[{"index":0,"id":"a","function":{"name":"apply_patch","arguments":"{\"input\":\"*** \\\"q\\\"\\n"}}]})")
        + chatChunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"end\"}"}}]})")
        + chatChunk(R"({"tool_calls":[{"index":1,"id":"b","function":{"name":"files__read","arguments":"{\"p\":1}"}}]})") + chatChunk("{}", "\"tool_calls\"") + kDone;
    const auto run = runStream(request, targetOf(Dialect::Chat), bytes);
    QCOMPARE(run.state, StreamState::Complete);
    const std::string custom = R"("type":"custom_tool_call","status":"completed","call_id":"a","name":"apply_patch","input":"*** \"q\"\nend"})";
    QVERIFY2(run.out.find(custom) != std::string::npos, run.out.c_str());
    const std::string function = R"("call_id":"b","name":"read","namespace":"files","arguments":"{\"p\":1}")";
    QVERIFY2(run.out.find(function) != std::string::npos, run.out.c_str());
}

void tst_Streams::forcedJsonToolBecomesText()
{
    const auto request = requestFrom(Dialect::Chat, R"({"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}}})");
    const auto plan = translated(request, targetOf(Dialect::Messages, "claude-3-5-haiku-latest")).plan;
    const auto answer = translateResponse(*plan, R"({"id":"m","type":"message","content":[{"type":"tool_use","id":"t","name":"json","input":{"city":"\"A\""}}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":1}})", {"abc", 1});
    const auto view = viewOfDocument(Dialect::Chat, std::get<TranslatedResponse>(answer).body);
    QCOMPARE(view.text, std::string(R"({"city":"\"A\""})"));
    QVERIFY(view.calls.empty());
    QCOMPARE(view.finish, std::string("stop"));
}

void tst_Streams::carriesProofsHomeOnly()
{
    const auto request = smallRequest(Dialect::Responses, true);
    auto claude = targetOf(Dialect::Messages, "claude-sonnet-4-5");
    const auto run = runStream(request, claude, busyClaude());
    const std::string begin = R"("encrypted_content":")";
    const auto at = run.out.rfind(begin) + begin.size();
    const auto sealed = run.out.substr(at, run.out.find('"', at) - at);
    QVERIFY(isSealed(sealed));
    const auto replay = requestFrom(Dialect::Responses, R"({"model":"m","reasoning":{"effort":"low"},"max_output_tokens":3000,"input":[{"role":"user","content":"x"},
        {"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}],"encrypted_content":")" + sealed + R"("},
        {"type":"function_call","call_id":"toolu_1","name":"f","arguments":"{}"},{"type":"function_call_output","call_id":"toolu_1","output":"1"}]})");
    const std::string thought = R"({"type":"thinking","thinking":"hm","signature":"EqQB+/="})";
    QVERIFY(translated(replay, claude).body.find(thought) != std::string::npos);
    // Another provider, and another family of the same one, never see it; and without it Claude is not told to think.
    auto other = claude;
    other.provider = "elsewhere";
    const auto sent = translated(replay, other).body;
    QVERIFY(sent.find("EqQB") == std::string::npos);
    QVERIFY(sent.find("\"thinking\"") == std::string::npos);
    for (const auto dialect : {Dialect::Chat, Dialect::Responses, Dialect::Google, Dialect::Ollama})
        QVERIFY(translated(replay, targetOf(dialect)).body.find("EqQB") == std::string::npos);
}

void tst_Streams::readsAnyFraming_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("events"); // name=data joined by |

    const auto row = [](const char* name, const char* bytes, const char* events) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(events);
    };
    row("line feeds", "data: a\n\ndata:b\n\n", "=a|=b");
    row("both", "event: x\r\ndata: a\r\n\r\ndata: b\r\n\r\n", "x=a|=b");
    row("carriage returns", "data: a\r\rdata: b\r\r", "=a|=b");
    row("several data lines", "data: a\ndata: b\n\n", "=a\nb");
    row("comments and unknown fields", ": hi\nid: 4\nretry: 9\ndata: a\n\n: bye\n\n", "=a");
    row("no blank line at the end", "data: a\n\ndata: b", "=a|=b");
    row("byte order mark", "\xEF\xBB\xBF" "data: a\n\n", "=a");
    row("a name without data", "event: x\n\ndata: a\n\n", "=a");
    row("empty data", "data:\n\ndata: a\n\n", "=|=a");
}

void tst_Streams::readsAnyFraming()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, events);

    const auto text = bytes.toStdString();
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        std::string seen;
        EventSplitter splitter(EventSplitter::Framing::ServerSentEvents);
        const auto use = [&seen](std::string_view name, std::string_view data) {
            seen.append(seen.empty() ? "" : "|").append(name).append("=").append(data);
        };
        splitter.feed(std::string_view(text).substr(0, cut), use);
        splitter.feed(std::string_view(text).substr(cut), use);
        splitter.end(use);
        QCOMPARE(QByteArray::fromStdString(seen), events);
    }
}

void tst_Streams::followsPassedStreams_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("state");

    const auto row = [](const char* name, Dialect dialect, const std::string& bytes, StreamState state) {
        QTest::newRow(name) << static_cast<int>(dialect) << QByteArray::fromStdString(bytes) << static_cast<int>(state);
    };
    row("chat", Dialect::Chat, busyChat(), StreamState::Complete);
    row("messages", Dialect::Messages, busyClaude(), StreamState::Complete);
    row("messages cut", Dialect::Messages, busyClaude().substr(0, 1500), StreamState::Cut);
    row("completions", Dialect::Completions, R"(data: {"id":"c","choices":[{"text":"a","index":0,"finish_reason":"stop"}]})" "\n\n" + kDone, StreamState::Complete);
    row("error", Dialect::Chat, R"(data: {"error":{"message":"x"}})" "\n\n", StreamState::Failed);
}

void tst_Streams::followsPassedStreams()
{
    QFETCH(int, dialect);
    QFETCH(QByteArray, bytes);
    QFETCH(int, state);

    const auto request = smallRequest(static_cast<Dialect>(dialect), true);
    ClientStream client(request, {"0123456789abcdefghij", 1});
    StreamFollower follower(static_cast<Dialect>(dialect), client, {});
    QVERIFY(!follower.rewrites());
    std::string out;
    for (const char byte : bytes)
        follower.watch(std::string_view(&byte, 1));
    QCOMPARE(static_cast<int>(follower.end(out)), state);
    QVERIFY(out.empty());
}

void tst_Streams::renumbersAfterHeartbeats()
{
    // What an upstream of the same dialect sends, made by our own writer and with an id of its own.
    const auto request = smallRequest(Dialect::Responses, true);
    auto upstream = runStream(request, targetOf(Dialect::Chat), busyChat()).out;
    for (auto at = upstream.find("0123456789abcdefghij"); at != std::string::npos; at = upstream.find("0123456789abcdefghij", at + 1))
        upstream.replace(at, 20, "upstreamsownupstream");
    for (const int heartbeats : {0, 3}) {
        ClientStream client(request, {"0123456789abcdefghij", 1});
        StreamFollower follower(Dialect::Responses, client, {});
        std::string out;
        const auto half = upstream.size() / 2;
        for (int i = 0; i < heartbeats; ++i)
            client.heartbeat(out);
        follower.feed(std::string_view(upstream).substr(0, half), out);
        QCOMPARE(follower.feed(std::string_view(upstream).substr(half), out), StreamState::Complete);
        const auto events = eventsOf(out);
        for (std::size_t i = 0; i + 1 < events.size(); ++i)
            QCOMPARE(member(events[i].data, "sequence_number"), std::to_string(i));
        const auto id = heartbeats == 0 ? "resp_upstreamsownupstream" : "resp_0123456789abcdefghij";
        QVERIFY(std::string(client.finalResponse()).find(id) != std::string::npos);
        QCOMPARE(viewOfStream(Dialect::Responses, out).calls.size(), std::size_t(2));
        if (heartbeats == 0)
            QCOMPARE(out, upstream);
    }
    // Cut after the commit point: the error continues the numbers and keeps the upstream's id.
    ClientStream client(request, {"0123456789abcdefghij", 1});
    StreamFollower follower(Dialect::Responses, client, {});
    std::string out;
    const auto part = upstream.substr(0, upstream.find("event: response.completed"));
    QCOMPARE(follower.feed(part, out), StreamState::Committed);
    QCOMPARE(follower.end(out), StreamState::Cut);
    client.fail({}, out);
    const auto events = eventsOf(out);
    for (std::size_t i = 0; i + 1 < events.size(); ++i)
        QCOMPARE(member(events[i].data, "sequence_number"), std::to_string(i));
    QVERIFY(out.find("resp_upstreamsownupstream", out.find("response.failed")) != std::string::npos);
    QCOMPARE(out.find("response.created"), out.rfind("response.created") - std::string("event: response.created\ndata: {\"type\":\"").size() + 7);
}

void tst_Streams::hidesTheUsageChunk()
{
    const auto request = smallRequest(Dialect::Chat, true);
    ClientStream client(request, {"0123456789abcdefghij", 1});
    StreamFollower follower(Dialect::Chat, client, {true});
    QVERIFY(follower.rewrites());
    std::string out;
    follower.feed(busyChat(), out);
    QCOMPARE(follower.state(), StreamState::Complete);
    QVERIFY(out.find("prompt_tokens") == std::string::npos);
    QVERIFY(out.find("[DONE]") != std::string::npos);
    QCOMPARE(follower.usage().prompt.value_or(0), std::int64_t(1050));
}

void tst_Streams::documentsAnswerStreams()
{
    // An upstream that was asked for a stream and answers with one document; and one that streams unasked.
    const std::string document = R"({"id":"c","model":"m1","choices":[{"index":0,"message":{"role":"assistant","content":"a"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}})";
    const auto run = runStream(smallRequest(Dialect::Messages, true), targetOf(Dialect::Chat), document, everyByte(document.size()));
    QCOMPARE(run.state, StreamState::Complete);
    QCOMPARE(viewOfStream(Dialect::Messages, run.out).text, std::string("a"));
    const auto plan = translated(smallRequest(Dialect::Messages, false), targetOf(Dialect::Chat)).plan;
    const auto whole = translateResponse(*plan, busyChat(), {"abc", 1});
    QCOMPARE(viewOfDocument(Dialect::Messages, std::get<TranslatedResponse>(whole).body).calls.size(), std::size_t(2));
    const auto html = translateResponse(*plan, "<html><body>Bad gateway</body></html>", {"abc", 1});
    QVERIFY(std::holds_alternative<Failure>(html));
}

SWITCHYARD_TEST(tst_Streams)

#include "tst_streams.moc"
