// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"
#include "streams.h"

#include "dialects/responsetranslator.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! How answers of providers may look: hosts, local servers and their habits, each as a small answer of our own making.
class tst_ProviderShapes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void toleratesChat_data();
    void toleratesChat();
    void cutStreamsAreNoAnswers_data();
    void cutStreamsAreNoAnswers();
    void failsInTheClientsDialect_data();
    void failsInTheClientsDialect();
    void meansTheSameForEveryClient_data();
    void meansTheSameForEveryClient();
    void refusesInEachDialectsWay_data();
    void refusesInEachDialectsWay();
    void documentsAnswerStreams();
};

namespace {

// An empty object is how Messages writes that there are no arguments.
std::string callsOf(const AnswerView& view, Dialect client)
{
    std::string seen;
    for (const auto& call : view.calls) {
        const bool isEmptyObject = call.arguments.empty() && client == Dialect::Messages;
        seen += (seen.empty() ? "" : " ") + call.name + '(' + (isEmptyObject ? "{}" : call.arguments) + ')';
    }
    return seen;
}

} // namespace

void tst_ProviderShapes::toleratesChat_data()
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
    row("a first estimate of usage, then the truth", chatChunk(R"({"content":"a"})", "null", R"(,"usage":{"prompt_tokens":1,"completion_tokens":0})") + chatChunk("{}", "\"stop\"") + chatChunk("{}", "null", R"(,"usage":{"prompt_tokens":9,"completion_tokens":9})") + kDone, "a", "", "stop");
    row("a new id in every piece", call(R"({"index":0,"id":"1","function":{"name":"f","arguments":"{\"a\""}})") + call(R"({"index":0,"id":"2","function":{"name":null,"arguments":":1}"}})") + toolEnd, "", R"(f({"a":1}))", "tool");
    row("call without a wrapper", call(R"({"index":0,"id":"1","name":"f","arguments":"{}"})") + toolEnd, "", "f({})", "tool");
    row("an empty oldest form beside the text", chatChunk(R"({"content":"a","function_call":{"name":"","arguments":""},"tool_calls":null})", "\"\"") + kDone, "a", "", "stop");
    row("hollow twins beside what counts", chatChunk(R"({"function_call":{"name":"","arguments":""},"tool_calls":[{"index":0,"id":"1","type":"function","custom":{"name":"","input":""},"function":{"name":"f","arguments":"{}"}}]})", "\"\"") + kDone, "", "f({})", "tool");
    row("finish reasons in capitals", chatChunk(R"({"content":"a"})", "\"MAX_TOKENS\"") + kDone, "a", "", "length");
    row("the context is full", chatChunk(R"({"content":"a"})", "\"model_length\"") + kDone, "a", "", "length");
    row("finish given twice", chatChunk(R"({"content":"a"})", "\"length\"") + chatChunk("{}", "\"stop\"") + kDone, "a", "", "length");
    row("a guard rail", chatChunk(R"({"content":"a"})", "\"guardrail_intervened\"") + kDone, "a", "", "filter");
    row("the whole message beside each delta", chatChunk(R"({"content":"a"})", "null", R"(,"choices":[{"index":0,"delta":{"content":"a"},"message":{"content":"a"},"finish_reason":null}])") + chatChunk(R"({"content":""})", "\"stop\"") + kDone, "a", "", "stop");
    row("a second answer", R"(data: {"choices":[{"index":1,"delta":{"content":"b"},"finish_reason":"length"}]})" "\n\n" + chatChunk(R"({"content":"a"})", "\"stop\"") + kDone, "a", "", "stop");
}

void tst_ProviderShapes::toleratesChat()
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
        QCOMPARE(QByteArray::fromStdString(callsOf(view, client)), calls);
        QCOMPARE(QByteArray::fromStdString(view.finish), finish);
    }
}

void tst_ProviderShapes::cutStreamsAreNoAnswers_data()
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

void tst_ProviderShapes::cutStreamsAreNoAnswers()
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

void tst_ProviderShapes::failsInTheClientsDialect_data()
{
    QTest::addColumn<int>("upstream");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");

    const auto row = [](const char* name, Dialect upstream, const std::string& bytes, int status) {
        QTest::newRow(name) << static_cast<int>(upstream) << QByteArray::fromStdString(bytes) << status;
    };
    row("chat: error chunk", Dialect::Chat, R"(data: {"error":{"message":"slow down","code":429}})" "\n\n", 429);
    row("chat: named event", Dialect::Chat, "event: error\ndata: {\"message\":\"gone\"}\n\n", 500);
    row("chat: a field of its own", Dialect::Chat, "error: {\"detail\":\"failed to decode\",\"error\":{\"message\":\"failed to decode\"}}\n\n", 500);
    row("chat: text", Dialect::Chat, R"(data: {"error":"out of memory"})" "\n\n", 500);
    row("chat: finish error", Dialect::Chat, chatChunk("{}", "\"error\""), 500);
    row("chat: aborted", Dialect::Chat, chatChunk("{}", "\"abort\""), 500);
    row("chat: object error", Dialect::Chat, R"(data: {"object":"error","message":"x","type":"BadRequestError","code":400})" "\n\n", 400);
    row("chat: choices and an error", Dialect::Chat, R"(data: {"id":"c","choices":[],"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"oops"}}})" "\n\n", 502);
    row("responses: event", Dialect::Responses, R"(data: {"type":"error","code":"rate_limit_exceeded","message":"x"})" "\n\n", 429);
    row("responses: nested", Dialect::Responses, R"(data: {"type":"error","error":{"type":"invalid_request_error","message":"x"}})" "\n\n", 400);
    row("responses: failed", Dialect::Responses, R"(data: {"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"x"}}})" "\n\n", 500);
    row("messages: overloaded", Dialect::Messages, claudeEvent("error", R"(,"error":{"type":"overloaded_error","message":"Overloaded"})"), 529);
    row("google", Dialect::Google, R"(data: {"error":{"code":503,"message":"x","status":"UNAVAILABLE"}})" "\n\n", 503);
    row("google: unusable", Dialect::Google, R"(data: {"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL"}]})" "\n\n", 500);
    row("ollama", Dialect::Ollama, R"({"error":"model crashed"})" "\n", 500);
    row("ollama: only loaded", Dialect::Ollama, R"({"done":true,"done_reason":"load","message":{"content":""}})" "\n", 503);
}

void tst_ProviderShapes::failsInTheClientsDialect()
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

void tst_ProviderShapes::documentsAnswerStreams()
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

void tst_ProviderShapes::meansTheSameForEveryClient_data()
{
    QTest::addColumn<int>("upstream");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reasoning");
    QTest::addColumn<QByteArray>("calls"); // name(arguments) joined by spaces
    QTest::addColumn<QByteArray>("finish");
    QTest::addColumn<QByteArray>("usage"); // prompt/completion; empty: the provider says none

    struct Said {
        const char* text = "";
        const char* reasoning = "";
        const char* calls = "";
        const char* finish = "stop";
        const char* usage = "";
    };
    const auto row = [](const char* name, Dialect upstream, const std::string& bytes, const Said& said) {
        QTest::newRow(name) << static_cast<int>(upstream) << QByteArray::fromStdString(bytes) << QByteArray(said.text)
                            << QByteArray(said.reasoning) << QByteArray(said.calls) << QByteArray(said.finish) << QByteArray(said.usage);
    };
    const auto google = [](const std::string& json) { return "data: " + json + "\r\n\r\n"; };
    const auto item = [](const std::string& index, const std::string& json) {
        return responsesEvent("output_item.added", ",\"output_index\":" + index + ",\"item\":" + json) + responsesEvent("output_item.done", ",\"output_index\":" + index + ",\"item\":" + json);
    };
    const std::string chatUsage = R"(,"usage":{"prompt_tokens":3,"completion_tokens":4})";

    // Chat Completions as the hosts of today write it.
    row("DeepSeek: thoughts, usage with the end", Dialect::Chat,
        chatChunk(R"({"role":"assistant","content":null,"reasoning_content":"h"})") + chatChunk(R"({"content":null,"reasoning_content":"m"})") + chatChunk(R"({"content":"a","reasoning_content":null})")
            + chatChunk(R"({"content":"","reasoning_content":null})", "\"stop\"", R"(,"usage":{"prompt_tokens":3,"completion_tokens":4,"prompt_cache_hit_tokens":2,"prompt_cache_miss_tokens":1})") + kDone,
        {"a", "hm", "", "stop", "3/4"});
    row("Groq: usage beside", Dialect::Chat, chatChunk(R"({"reasoning":"hm","channel":"analysis"})") + chatChunk(R"({"content":"a"})") + chatChunk("{}", "\"stop\"", R"(,"x_groq":{"id":"r","usage":{"prompt_tokens":3,"completion_tokens":4}})") + kDone, {"a", "hm", "", "stop", "3/4"});
    row("OpenRouter: details of thoughts", Dialect::Chat, ": OPENROUTER PROCESSING\n\n" + chatChunk(R"({"role":"assistant","content":"","reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm","format":"x","index":0}]})", "null", R"(,"provider":"P")") + chatChunk(R"({"content":"a","reasoning":null,"reasoning_details":[{"type":"reasoning.encrypted","data":"xx"}]})", "\"stop\"") + chatChunk(R"({"content":""})", "null", chatUsage) + kDone, {"a", "hm", "", "stop", "3/4"});
    row("only details of thoughts", Dialect::Chat, chatChunk(R"({"reasoning_details":[{"type":"reasoning.summary","summary":"hm"}]})") + chatChunk(R"({"content":"a"})", "\"stop\"") + kDone, {"a", "hm"});
    row("Copilot: thoughts as text", Dialect::Chat, chatChunk(R"({"reasoning_text":"hm","reasoning_opaque":"zz"})") + chatChunk(R"({"content":"a"})", "\"stop\"") + kDone, {"a", "hm"});
    row("Mistral: thoughts in a list", Dialect::Chat, chatChunk(R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]}]})") + chatChunk(R"({"content":[{"type":"text","text":"a"},{"type":"reference","reference_ids":[1]}]})", "\"stop\"", chatUsage) + kDone, {"a", "hm", "", "stop", "3/4"});
    row("Mistral: call without type", Dialect::Chat, chatChunk(R"({"tool_calls":[{"id":"abcdefghi","function":{"name":"f","arguments":"{\"a\": 1}"},"index":0}]})", "\"tool_calls\"", chatUsage) + kDone, {"", "", R"(f({"a": 1}))", "tool", "3/4"});
    row("Azure: filters before and after", Dialect::Chat, R"(data: {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0}]})" "\n\n" + chatChunk(R"({"content":"a"})") + chatChunk("{}", "\"stop\"") + R"(data: {"choices":[{"content_filter_offsets":{},"content_filter_results":{},"finish_reason":null,"index":0,"logprobs":null}],"id":"","object":""})" "\n\n" + R"(data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}})" "\n\n" + kDone, {"a", "", "", "stop", "3/4"});
    row("Azure: filtered", Dialect::Chat, R"({"id":"c","choices":[{"index":0,"finish_reason":"content_filter","message":{"role":"assistant"},"content_filter_results":{"hate":{"filtered":true}}}],"usage":{"prompt_tokens":3,"completion_tokens":0}})", {"", "", "", "filter", "3/0"});
    row("Together: text twice", Dialect::Chat, R"(data: {"id":"c","choices":[{"index":0,"text":"a","delta":{"role":"assistant","content":"a","token_id":1},"finish_reason":null}]})" "\n\n" R"(data: {"id":"c","choices":[{"index":0,"text":"","delta":{"content":""},"finish_reason":"eos"}],"usage":{"prompt_tokens":3,"completion_tokens":4}})" "\n\n" + kDone, {"a", "", "", "stop", "3/4"});
    row("Gemini in OpenAI's clothes", Dialect::Chat, R"(data: {"choices":[{"delta":{"content":null,"role":"assistant","tool_calls":[{"extra_content":{"google":{"thought_signature":"x"}},"function":{"arguments":"{\"a\":1}","name":"f"},"id":"","index":0,"type":"function"},{"function":{"arguments":"{\"a\":2}","name":"f"},"id":"","index":0,"type":"function"}]},"finish_reason":"stop","index":0}],"usage":{"prompt_tokens":3,"completion_tokens":4}})" "\n\n" + kDone, {"", "", R"(f({"a":1}) f({"a":2}))", "tool", "3/4"});
    row("Cohere: capitals", Dialect::Chat, chatChunk(R"({"content":"a"})", "\"COMPLETE\"", chatUsage) + kDone, {"a", "", "", "stop", "3/4"});
    row("xAI: sources with the usage", Dialect::Chat, chatChunk(R"({"reasoning_content":"hm"})") + chatChunk(R"({"content":"a"})", "\"stop\"") + R"(data: {"choices":[],"citations":["https://x"],"usage":{"prompt_tokens":3,"completion_tokens":4,"num_sources_used":1}})" "\n\n" + kDone, {"a", "hm", "", "stop", "3/4"});
    row("Perplexity: message and delta", Dialect::Chat, R"(data: {"id":"c","citations":["u"],"choices":[{"index":0,"finish_reason":null,"message":{"role":"assistant","content":"a"},"delta":{"role":"assistant","content":"a"}}],"usage":{"prompt_tokens":3,"completion_tokens":1}})" "\n\n" R"(data: {"id":"c","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"ab"},"delta":{"role":"assistant","content":"b"}}],"usage":{"prompt_tokens":3,"completion_tokens":4}})" "\n\n", {"ab", "", "", "stop", "3/4"});
    row("vLLM: token ids and stop reason", Dialect::Chat, R"({"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":null,"reasoning":"hm","tool_calls":[{"id":"chatcmpl-tool-1","type":"function","function":{"name":"f","arguments":"{\"a\": 1}"}}],"function_call":null},"stop_reason":151645,"token_ids":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4,"prompt_tokens_details":null},"prompt_logprobs":null})", {"", "hm", R"(f({"a": 1}))", "tool", "3/4"});
    row("llama.cpp: timings", Dialect::Chat, chatChunk(R"({"role":"assistant","content":null})") + chatChunk(R"({"content":"a"})") + chatChunk("{}", "\"stop\"", R"(,"timings":{"prompt_n":1},"usage":{"prompt_tokens":3,"completion_tokens":4})") + kDone, {"a", "", "", "stop", "3/4"});
    row("TGI: a space in front and its own end", Dialect::Chat, "data:" R"({"object":"chat.completion.chunk","id":"","created":1,"model":"m","system_fingerprint":"x","choices":[{"index":0,"delta":{"role":"assistant","content":"a"},"logprobs":null,"finish_reason":"eos_token"}],"usage":null})" "\n\n", {"a"});
    row("Ollama in OpenAI's clothes", Dialect::Chat, chatChunk(R"({"role":"assistant","content":"","tool_calls":[{"id":"call_1","index":0,"type":"function","function":{"name":"f","arguments":"{}"}}]})") + chatChunk(R"({"role":"assistant","content":"","tool_calls":[{"id":"call_2","index":0,"type":"function","function":{"name":"g","arguments":"{}"}}]})") + chatChunk(R"({"role":"assistant","content":""})", "\"stop\"") + kDone, {"", "", "f({}) g({})", "tool"});
    row("several answers, whole", Dialect::Chat, R"({"id":"c","choices":[{"index":0,"message":{"content":"a"},"finish_reason":"stop","logprobs":{"content":[]}},{"index":1,"message":{"content":"b"},"finish_reason":"length"}],"usage":{"prompt_tokens":3,"completion_tokens":4}})", {"a", "", "", "stop", "3/4"});
    row("spoken answer", Dialect::Chat, R"({"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":null,"audio":{"id":"a","data":"UklG","transcript":"hello"},"annotations":[]},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4}})", {"", "", "", "stop", "3/4"});
    row("search with annotations", Dialect::Chat, R"({"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"a","annotations":[{"type":"url_citation","url_citation":{"url":"u","title":"t","start_index":0,"end_index":1}}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4}})", {"a", "", "", "stop", "3/4"});

    // Responses.
    row("built-in tools between the texts", Dialect::Responses, responsesEvent("created", R"(,"response":{"id":"r","status":"in_progress","output":[]})")
            + item("0", R"({"type":"web_search_call","id":"ws","status":"completed","action":{"type":"search","query":"q"}})") + responsesEvent("web_search_call.searching", R"(,"output_index":0,"item_id":"ws")")
            + item("1", R"({"type":"mcp_list_tools","id":"m","server_label":"s","tools":[]})") + item("2", R"({"type":"mcp_call","id":"mc","name":"n","arguments":"{}","output":"o"})")
            + item("3", R"({"type":"code_interpreter_call","id":"ci","code":"1","outputs":null,"status":"completed"})") + item("4", R"({"type":"image_generation_call","id":"ig","status":"completed","result":"aGk="})")
            + item("5", R"({"type":"file_search_call","id":"fs","queries":[],"results":null})") + item("6", R"({"type":"message","id":"msg","role":"assistant","status":"completed","content":[{"type":"output_text","text":"a","annotations":[{"type":"url_citation","url":"u"}],"logprobs":[]}]})")
            + responsesEvent("completed", R"(,"response":{"id":"r","status":"completed","output":[],"usage":{"input_tokens":3,"output_tokens":4}})"),
        {"a", "", "", "stop", "3/4"});
    row("a thought and its summary", Dialect::Responses, R"({"id":"r","status":"completed","output":[{"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"h"}],"content":[{"type":"reasoning_text","text":"m"}]},{"type":"message","content":[{"type":"output_text","text":"a"}]}],"usage":{"input_tokens":3,"output_tokens":4}})", {"a", "hm", "", "stop", "3/4"});
    row("a thought and its summary, in pieces", Dialect::Responses, responsesEvent("reasoning_summary_text.delta", R"(,"output_index":0,"summary_index":0,"delta":"h")") + responsesEvent("reasoning_text.delta", R"(,"output_index":0,"content_index":0,"delta":"m")") + responsesEvent("output_text.delta", R"(,"output_index":1,"content_index":0,"delta":"a")") + responsesEvent("completed", R"(,"response":{"status":"completed","usage":{"input_tokens":3,"output_tokens":4}})"), {"a", "hm", "", "stop", "3/4"});
    row("the final list lacks an item that the events counted", Dialect::Responses,
        item("0", R"({"id":"m1","type":"message","content":[{"type":"output_text","text":"a"}]})")
            + item("2", R"({"id":"f1","type":"function_call","call_id":"c1","name":"f","arguments":"{}"})")
            + responsesEvent("completed", R"(,"response":{"status":"completed","output":[{"id":"m1","type":"message","content":[{"type":"output_text","text":"a"}]},{"id":"f1","type":"function_call","call_id":"c1","name":"f","arguments":"{}"}],"usage":{"input_tokens":3,"output_tokens":4}})"),
        {"a", "", "f({})", "tool", "3/4"});
    row("parts numbered from 1, in the item from 0", Dialect::Responses,
        responsesEvent("output_text.delta", R"(,"output_index":0,"content_index":1,"delta":"ab")")
            + responsesEvent("output_text.done", R"(,"output_index":0,"content_index":1,"text":"ab")")
            + item("0", R"({"id":"m1","type":"message","content":[{"type":"output_text","text":"abc"}]})")
            + responsesEvent("completed", R"(,"response":{"status":"completed","output":[{"id":"m1","type":"message","content":[{"type":"output_text","text":"abc"}]}],"usage":{"input_tokens":3,"output_tokens":4}})"),
        {"abc", "", "", "stop", "3/4"});
    row("LM Studio: arguments only at the end", Dialect::Responses, responsesEvent("output_item.added", R"(,"output_index":0,"item":{"type":"function_call","id":"1","call_id":"c1","name":"f","arguments":""})") + responsesEvent("function_call_arguments.done", R"(,"output_index":0,"item_id":"1","arguments":"{\"a\":1}")") + responsesEvent("output_item.done", R"(,"output_index":0,"item":{"type":"function_call","id":"1","call_id":"c1","name":"f","arguments":"{\"a\":1}"})") + responsesEvent("completed", R"(,"response":{"status":"completed","output":[{"type":"function_call","id":"1","call_id":"c1","name":"f","arguments":"{\"a\":1}"}],"usage":{"input_tokens":3,"output_tokens":4}})"), {"", "", R"(f({"a":1}))", "tool", "3/4"});
    row("arguments only with the whole item", Dialect::Responses, responsesEvent("output_item.added", R"(,"output_index":0,"item":{"type":"function_call","call_id":"c1","name":"f","arguments":""})") + responsesEvent("output_item.done", R"(,"output_index":0,"item":{"type":"function_call","call_id":"c1","name":"f","arguments":"{\"a\":1}"})") + responsesEvent("completed", R"(,"response":{"status":"completed","output":[]})"), {"", "", R"(f({"a":1}))", "tool"});
    row("only the final object", Dialect::Responses, responsesEvent("completed", R"(,"response":{"id":"r","status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"a"},{"type":"output_text","text":"b"}]}],"usage":{"input_tokens":3,"output_tokens":4}})"), {"ab", "", "", "stop", "3/4"});
    row("cut by the limit", Dialect::Responses, R"({"id":"r","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"message","status":"incomplete","content":[{"type":"output_text","text":"a"}]}],"usage":{"input_tokens":3,"output_tokens":4}})", {"a", "", "", "length", "3/4"});

    // Messages.
    row("server tools and citations", Dialect::Messages, R"({"id":"m","type":"message","role":"assistant","content":[{"type":"server_tool_use","id":"s","name":"web_search","input":{"query":"q"}},{"type":"web_search_tool_result","tool_use_id":"s","content":[]},{"type":"text","text":"a","citations":[{"type":"web_search_result_location"}]},{"type":"text","text":"b"},{"type":"mcp_tool_use","id":"t","name":"n","server_name":"x","input":{}},{"type":"mcp_tool_result","tool_use_id":"t","content":[]},{"type":"code_execution_tool_result","tool_use_id":"u","content":{}}],"stop_reason":"end_turn","usage":{"input_tokens":1,"cache_read_input_tokens":2,"output_tokens":4,"server_tool_use":{"web_search_requests":1}}})", {"ab", "", "", "stop", "3/4"});
    row("Bedrock: measurements at the end", Dialect::Messages, claudeEvent("message_start", R"(,"message":{"id":"m","usage":{"input_tokens":3,"output_tokens":1}})") + claudeEvent("content_block_start", R"(,"index":0,"content_block":{"type":"text","text":""})") + claudeEvent("content_block_delta", R"(,"index":0,"delta":{"type":"text_delta","text":"a"})") + claudeEvent("content_block_stop", R"(,"index":0)") + claudeEvent("message_delta", R"(,"delta":{"stop_reason":"max_tokens","stop_sequence":null},"usage":{"output_tokens":4})") + claudeEvent("message_stop", R"(,"amazon-bedrock-invocationMetrics":{"inputTokenCount":3})"), {"a", "", "", "length", "3/4"});
    row("Kimi: the prompt counted at the end", Dialect::Messages, claudeEvent("message_start", R"(,"message":{"id":"m","usage":{"input_tokens":0,"output_tokens":0}})") + claudeEvent("content_block_delta", R"(,"index":0,"delta":{"type":"text_delta","text":"a"})") + claudeEvent("message_delta", R"(,"delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":3,"output_tokens":4})") + claudeEvent("message_stop"), {"a", "", "", "stop", "3/4"});
    row("thoughts in a text block, no names of events", Dialect::Messages, R"(data: {"type":"message_start","message":{"id":"m","usage":{"input_tokens":3,"output_tokens":0}}})" "\n\n" R"(data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})" "\n\n" R"(data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}})" "\n\n" R"(data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"a"}})" "\n\n" R"(data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":4}})" "\n\n" R"(data: {"type":"message_stop"})" "\n\n", {"a", "hm", "", "stop", "3/4"});
    row("calls whose input comes with the block", Dialect::Messages, claudeEvent("content_block_start", R"(,"index":0,"content_block":{"type":"tool_use","id":"t","name":"f","input":{"a":1}})") + claudeEvent("content_block_stop", R"(,"index":0)") + claudeEvent("content_block_start", R"(,"index":1,"content_block":{"type":"tool_use","id":"u","name":"g","input":{}})") + claudeEvent("content_block_delta", R"(,"index":1,"delta":{"type":"input_json_delta","partial_json":""})") + claudeEvent("content_block_stop", R"(,"index":1)") + claudeEvent("message_delta", R"(,"delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":4})") + claudeEvent("message_stop"), {"", "", R"(f({"a":1}) g({}))", "tool", "/4"});

    // Google and Ollama.
    row("Gemini: thoughts, signature, code, sources", Dialect::Google, google(R"({"candidates":[{"content":{"role":"model","parts":[{"text":"hm","thought":true}]},"index":0}],"usageMetadata":{"promptTokenCount":3,"thoughtsTokenCount":1,"totalTokenCount":4},"modelVersion":"g","responseId":"i"})") + google(R"({"candidates":[{"content":{"role":"model","parts":[{"executableCode":{"language":"PYTHON","code":"1"}},{"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"1"}},{"text":"a","thoughtSignature":"x"}]},"groundingMetadata":{"groundingChunks":[]}}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":1,"thoughtsTokenCount":1}})") + google(R"({"candidates":[{"content":{"role":"model","parts":[{"text":"","thoughtSignature":"y"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":3,"thoughtsTokenCount":1}})"), {"a", "hm", "", "stop", "3/4"});
    row("Gemini: calls and STOP", Dialect::Google, R"({"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","args":{"a":1}},"thoughtSignature":"x"},{"functionCall":{"name":"g"}}],"role":"model"},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":4}})", {"", "", R"(f({"a":1}) g({}))", "tool", "3/4"});
    row("Gemini: the prompt was blocked", Dialect::Google, R"({"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":3,"totalTokenCount":3}})", {"", "", "", "filter", "3/0"});
    row("Gemini: filtered without a word", Dialect::Google, google(R"({"candidates":[{"finishReason":"SAFETY","index":0,"safetyRatings":[]}],"usageMetadata":{"promptTokenCount":3}})"), {"", "", "", "filter", "3/0"});
    row("Gemini: arguments in pieces", Dialect::Google,
        google(R"({"candidates":[{"content":{"parts":[{"functionCall":{"name":"now"},"thoughtSignature":"x"}],"role":"model"}}]})")
            + google(R"({"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","willContinue":true}}],"role":"model"}}]})")
            + google(R"({"candidates":[{"content":{"parts":[{"functionCall":{"partialArgs":[{"jsonPath":"$.r.i[0].n","stringValue":"a\"","willContinue":true}],"willContinue":true}}]}}]})")
            + google(R"({"candidates":[{"content":{"parts":[{"functionCall":{"partialArgs":[{"jsonPath":"$.r.i[0].n","stringValue":"b"},{"jsonPath":"$.r.i[1].n","nullValue":"NULL_VALUE"}],"willContinue":true}}]}}]})")
            + google(R"({"candidates":[{"content":{"parts":[{"functionCall":{"willContinue":true}}]}}]})")
            + google(R"({"candidates":[{"content":{"parts":[{"functionCall":{"partialArgs":[{"jsonPath":"$['q r']","numberValue":0.5},{"jsonPath":"$.t","boolValue":true},{"jsonPath":"$.r[7]","boolValue":true},{"jsonPath":"nowhere","boolValue":true}],"willContinue":true}}]}}]})")
            + google(R"({"candidates":[{"content":{"parts":[{"functionCall":{}}]}}]})")
            + google(R"({"candidates":[{"content":{"parts":[{"text":""}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":4}})"),
        {"", "", R"x(now({}) f({"r":{"i":[{"n":"a\"b"},{"n":null}]},"q r":0.5,"t":true}))x", "tool", "3/4"});
    row("Gemini: an array of pieces", Dialect::Google, R"([{"candidates":[{"content":{"parts":[{"text":"a"}]}}]},{"candidates":[{"content":{"parts":[{"text":"b"}]},"finishReason":"MAX_TOKENS"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":4}}])", {"ab", "", "", "length", "3/4"});
    row("Ollama: thoughts and a call", Dialect::Ollama, R"({"model":"m","message":{"role":"assistant","content":"","thinking":"hm"},"done":false})" "\n" R"({"model":"m","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},"done":false})" "\n" R"({"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":4})" "\n", {"", "hm", R"(f({"a":1}))", "tool", "3/4"});
    row("Ollama: the prompt was cached", Dialect::Ollama, R"({"model":"m","message":{"role":"assistant","content":"a"},"done":true,"done_reason":"length","eval_count":4})", {"a", "", "", "length", "/4"});
    row("Ollama: generate", Dialect::Ollama, R"({"model":"m","response":"a","done":false})" "\n" R"({"model":"m","response":"b","done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":4})" "\n", {"ab", "", "", "stop", "3/4"});
}

void tst_ProviderShapes::meansTheSameForEveryClient()
{
    QFETCH(int, upstream);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reasoning);
    QFETCH(QByteArray, calls);
    QFETCH(QByteArray, finish);
    QFETCH(QByteArray, usage);

    const auto target = targetOf(static_cast<Dialect>(upstream));
    const auto body = bytes.toStdString();
    for (const auto client : {Dialect::Chat, Dialect::Responses, Dialect::Messages}) {
        std::vector<AnswerView> views;
        const auto run = runStream(smallRequest(client, true), target, body);
        QVERIFY2(run.state == StreamState::Complete, run.failure ? run.failure->message.c_str() : "cut");
        QVERIFY2(runStream(smallRequest(client, true), target, body, everyByte(body.size())).out == run.out, "cut elsewhere, another stream");
        views.push_back(viewOfStream(client, run.out));
        const auto whole = translateResponse(*translated(smallRequest(client, false), target).plan, body, {"0123456789abcdefghij", 1});
        QVERIFY(std::holds_alternative<TranslatedResponse>(whole));
        views.push_back(viewOfDocument(client, std::get<TranslatedResponse>(whole).body));
        for (const auto& view : views) {
            QCOMPARE(QByteArray::fromStdString(view.text), text);
            QCOMPARE(QByteArray::fromStdString(view.reasoning), reasoning);
            QCOMPARE(QByteArray::fromStdString(callsOf(view, client)), calls);
            QCOMPARE(QByteArray::fromStdString(view.finish), finish);
            const auto known = usage.split('/');
            if (known.size() == 2 && !known[0].isEmpty())
                QCOMPARE(QByteArray::number(view.promptTokens.value_or(-1)), known[0]);
            if (known.size() == 2)
                QCOMPARE(QByteArray::number(view.completionTokens.value_or(-1)), known[1]);
        }
    }
}

void tst_ProviderShapes::refusesInEachDialectsWay_data()
{
    QTest::addColumn<int>("upstream");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("finish");

    const auto row = [](const char* name, Dialect upstream, const std::string& bytes, const char* finish) {
        QTest::newRow(name) << static_cast<int>(upstream) << QByteArray::fromStdString(bytes) << QByteArray(finish);
    };
    row("Chat", Dialect::Chat, R"({"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":"I won't"},"finish_reason":"stop"}]})", "stop");
    row("Chat, in pieces", Dialect::Chat, chatChunk(R"({"role":"assistant","content":null,"refusal":""})") + chatChunk(R"({"refusal":"I "})") + chatChunk(R"({"refusal":"won't"})") + chatChunk("{}", "\"stop\"") + kDone, "stop");
    row("Responses", Dialect::Responses, R"({"id":"r","status":"completed","output":[{"type":"message","content":[{"type":"refusal","refusal":"I won't"}]}]})", "stop");
    row("Responses, in pieces", Dialect::Responses, responsesEvent("refusal.delta", R"(,"output_index":0,"content_index":0,"delta":"I ")") + responsesEvent("refusal.done", R"(,"output_index":0,"content_index":0,"refusal":"I won't")") + responsesEvent("completed", R"(,"response":{"status":"completed","output":[]})"), "stop");
    row("Messages", Dialect::Messages, R"({"id":"m","type":"message","content":[],"stop_reason":"refusal","stop_details":{"type":"refusal","category":null,"explanation":"I won't"},"usage":{"input_tokens":1,"output_tokens":1}})", "filter");
    row("Gemini", Dialect::Google, R"({"promptFeedback":{"blockReason":"SAFETY","blockReasonMessage":"I won't"},"usageMetadata":{"promptTokenCount":3}})", "filter");
}

// A refusal is never an empty answer that just stops.
void tst_ProviderShapes::refusesInEachDialectsWay()
{
    QFETCH(int, upstream);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, finish);

    const auto target = targetOf(static_cast<Dialect>(upstream));
    for (const auto client : {Dialect::Chat, Dialect::Responses, Dialect::Messages}) {
        const auto run = runStream(smallRequest(client, true), target, bytes.toStdString());
        QCOMPARE(run.state, StreamState::Complete);
        const auto whole = translateResponse(*translated(smallRequest(client, false), target).plan, bytes.toStdString(), {"0123456789abcdefghij", 1});
        for (const auto& view : {viewOfStream(client, run.out), viewOfDocument(client, std::get<TranslatedResponse>(whole).body)}) {
            // The model's own words are text to a Messages client, a filter's explanation is none.
            const bool isText = client == Dialect::Messages && finish == "stop";
            QCOMPARE(isText ? view.text : view.refusal, std::string("I won't"));
            QCOMPARE(isText ? view.refusal : view.text, std::string());
            QCOMPARE(QByteArray::fromStdString(view.finish), finish);
        }
    }
}

SWITCHYARD_TEST(tst_ProviderShapes)

#include "tst_providershapes.moc"
