// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"
#include "streams.h"

#include "dialects/proof.h"
#include "dialects/responsetranslator.h"
#include "json/json.h"
#include "testlib/testmain.h"

#include <QTest>

#include <set>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! The shape of the streams that clients get.
class tst_Streams final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chatChunksAreInOrder();
    void responsesEventsAreNumberedAndNested();
    void messagesBlocksFollowEachOther();
    void usageAcrossCaches();
    void usageChunkOnlyWhenAsked();
    void writesNothingBeforeTheCommitPoint();
    void heartbeatsComeBeforeAnything();
    void separatesThoughts_data();
    void separatesThoughts();
    void noticesThoughtsWithoutABeginning_data();
    void noticesThoughtsWithoutABeginning();
    void enforcesStopSequences();
    void unwrapsCustomToolsAndNamespaces();
    void forcedJsonToolBecomesText();
};

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

    // Claude's last word counts, also when it takes a share of the cache back; a proxy's last word without a prompt does not.
    const auto claudeWith = [](const std::string& first, const std::string& last) {
        const auto bytes = claudeEvent("message_start", R"(,"message":{"id":"m","model":"c","usage":)" + first + "}")
            + claudeEvent("content_block_start", R"(,"index":0,"content_block":{"type":"text","text":"a"})")
            + claudeEvent("message_delta", R"(,"delta":{"stop_reason":"end_turn"},"usage":)" + last) + claudeEvent("message_stop");
        return runStream(smallRequest(Dialect::Chat, true), targetOf(Dialect::Messages), bytes).usage;
    };
    const auto compacted = claudeWith(R"({"input_tokens":100,"cache_read_input_tokens":900,"output_tokens":1})",
                                      R"({"input_tokens":180,"cache_read_input_tokens":0,"output_tokens":8})");
    QCOMPARE(compacted.prompt.value_or(0), std::int64_t(180));
    const auto silent = claudeWith(R"({"input_tokens":100,"cache_read_input_tokens":900,"output_tokens":1})",
                                   R"({"input_tokens":0,"cache_read_input_tokens":0,"output_tokens":8})");
    QCOMPARE(silent.prompt.value_or(0), std::int64_t(1000));

    // Tokens that were read from a cache and written to it in one go are still one prompt.
    const auto twice = chatChunk(R"({"content":"a"})", "\"stop\"")
        + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1,\"prompt_tokens_details\":{\"cached_tokens\":8,\"cache_write_tokens\":8}}}\n\n" + kDone;
    const auto once = runStream(smallRequest(Dialect::Messages, true), targetOf(Dialect::Chat), twice).out;
    const std::string shares = R"("usage":{"input_tokens":0,"cache_creation_input_tokens":2,"cache_read_input_tokens":8,"output_tokens":1})";
    QVERIFY2(once.find(shares) != std::string::npos, once.c_str());
    const auto beside = chatChunk(R"({"content":"a"})", "\"stop\"", R"(,"usage":{"prompt_tokens":7,"completion_tokens":1,"prompt_tokens_details":{"cached_tokens":161}})") + kDone;
    const auto within = runStream(smallRequest(Dialect::Messages, true), targetOf(Dialect::Chat), beside).out;
    const std::string cached = R"("usage":{"input_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":7,"output_tokens":1})";
    QVERIFY2(within.find(cached) != std::string::npos, within.c_str());
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

void tst_Streams::noticesThoughtsWithoutABeginning_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isNoticed");

    QTest::newRow("a thought") << QByteArray(R"(hm\n</think>\n\nhello)") << true;
    QTest::newRow("nothing else") << QByteArray("hm</think>") << true;
    QTest::newRow("talk about tags") << QByteArray("the tag </think> ends it") << false;
    QTest::newRow("as it should be") << QByteArray(R"(<think>\nhm\n</think>\nhello)") << false;
}

void tst_Streams::noticesThoughtsWithoutABeginning()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, isNoticed);

    const auto request = smallRequest(Dialect::Responses, true);
    ClientStream client(request, {"0123456789abcdefghij", 1});
    const auto plan = translated(request, targetOf(Dialect::Chat)).plan;
    StreamTranslator translator(plan, client);
    std::string out;
    translator.feed(chatChunk("{\"content\":\"" + content.toStdString() + "\"}", "\"stop\"") + kDone, out);
    QCOMPARE(translator.sawUnopenedThought(), isNoticed);
    const auto whole = translateResponse(*plan, R"({"choices":[{"message":{"content":")" + content.toStdString() + R"("},"finish_reason":"stop"}]})", {"abc", 1});
    QCOMPARE(std::get<TranslatedResponse>(whole).sawUnopenedThought, isNoticed);
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

SWITCHYARD_TEST(tst_Streams)

#include "tst_streams.moc"
