// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"
#include "streams.h"

#include "dialects/chatmender.h"
#include "dialects/eventsplitter.h"
#include "dialects/malformedevents.h"
#include "dialects/streamfollower.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! Streams that are passed through: how they are cut into events, watched, numbered and mended.
class tst_PassThrough final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAnyFraming_data();
    void readsAnyFraming();
    void followsPassedStreams_data();
    void followsPassedStreams();
    void renumbersAfterHeartbeats();
    void hidesTheUsageChunk();
    void leavesOutWhatAHelperCannotRead();
    void knowsAWholeAnswerWithoutItsEnd();
    void leavesOutEventsThatAreNotJson();
    void mendsWhatChatClientsCannotRead_data();
    void mendsWhatChatClientsCannotRead();
};

void tst_PassThrough::readsAnyFraming_data()
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

void tst_PassThrough::readsAnyFraming()
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

void tst_PassThrough::followsPassedStreams_data()
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

void tst_PassThrough::followsPassedStreams()
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

void tst_PassThrough::renumbersAfterHeartbeats()
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

void tst_PassThrough::hidesTheUsageChunk()
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


void tst_PassThrough::leavesOutWhatAHelperCannotRead()
{
    const auto start = responsesEvent("created", R"(,"sequence_number":0,"response":{"id":"resp_1"})")
        + responsesEvent("output_item.added", R"(,"sequence_number":1,"output_index":0,"item":{"type":"apply_patch_call"})");
    const auto piece = responsesEvent("apply_patch_call_operation_diff.delta", R"(,"sequence_number":2,"output_index":0,"delta":"+")");
    const auto end = responsesEvent("output_text.delta", R"(,"sequence_number":3,"output_index":1,"content_index":0,"delta":"a")")
        + responsesEvent("completed", R"(,"sequence_number":4,"response":{"id":"resp_1","status":"completed","output":[]})");
    const auto request = smallRequest(Dialect::Responses, true);
    for (const bool isHelper : {false, true}) {
        ClientStream client(request, {"0123456789abcdefghij", 1});
        StreamFollower follower(Dialect::Responses, client, {false, isHelper});
        std::string out;
        QCOMPARE(follower.feed(start + piece + end, out), StreamState::Complete);
        QCOMPARE(out.find("apply_patch_call_operation_diff") == std::string::npos, isHelper);
        QVERIFY(out.find("apply_patch_call\"") != std::string::npos);
    }
}

// The caller need not wait for the connection to end.
void tst_PassThrough::knowsAWholeAnswerWithoutItsEnd()
{
    const auto request = smallRequest(Dialect::Messages, true);
    ClientStream client(request, {"0123456789abcdefghij", 1});
    StreamTranslator translator(translated(request, targetOf(Dialect::Chat)).plan, client);
    std::string out;
    translator.feed(chatChunk(R"({"content":"a"})"), out);
    QVERIFY(!translator.awaitsTrailer());
    QCOMPARE(translator.feed(chatChunk("{}", "\"stop\""), out), StreamState::Committed);
    QVERIFY(translator.awaitsTrailer());
    QCOMPARE(translator.end(out), StreamState::Complete);
    QVERIFY(!translator.awaitsTrailer());
}

void tst_PassThrough::leavesOutEventsThatAreNotJson()
{
    const std::string good = claudeEvent("ping") + ": a comment\r\n\r\n" + claudeEvent("message_stop");
    const std::string bad = claudeEvent("ping") + "data: {oops\n\n: a comment\r\n\r\nevent: x\rdata: {\r\r" + claudeEvent("message_stop");
    QCOMPARE(withoutMalformedEvents(bad), good);
    QCOMPARE(withoutMalformedEvents(good + kDone), good + kDone);
    QCOMPARE(endOfWholeEvents(good + "data: {"), good.size());

    const auto request = smallRequest(Dialect::Responses, true);
    ClientStream client(request, {"0123456789abcdefghij", 1});
    StreamFollower follower(Dialect::Responses, client, {});
    std::string out;
    const auto answer = responsesEvent("output_text.delta", R"(,"output_index":0,"content_index":0,"delta":"a")") + "data: {oops\n\n"
        + responsesEvent("completed", R"(,"response":{"status":"completed","output":[]})");
    QCOMPARE(follower.feed(answer, out), StreamState::Complete);
    QVERIFY(follower.sawMalformedData());
    QVERIFY(out.find("oops") == std::string::npos);
}

void tst_PassThrough::mendsWhatChatClientsCannotRead_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("mended"); // empty: the same bytes

    const auto row = [](const char* name, const std::string& given, const std::string& mended) {
        QTest::newRow(name) << QByteArray::fromStdString(given) << QByteArray::fromStdString(mended);
    };
    const auto call = [](const std::string& body) { return chatChunk(R"({"tool_calls":[)" + body + "]}"); };
    const auto document = [](const std::string& message) { return R"({"id":"c","x":[1],"choices":[{"index":0,"message":)" + message + R"(,"finish_reason":"stop"}]})"; };
    row("plain text", chatChunk(R"({"content":"\"content\": ["})") + kDone, "");
    row("calls as they should be", call(R"({"index":0,"id":"1","type":"function","function":{"name":"f","arguments":""}})") + call(R"({"index":0,"function":{"arguments":"{}"}})"), "");
    row("thoughts as a list", chatChunk(R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"h\"m"}]}]})") + chatChunk(R"({"content":"a"})") + kDone,
        chatChunk(R"({"content":"","reasoning_content":"h\"m"})") + chatChunk(R"({"content":"a"})") + kDone);
    row("texts as a list", document(R"({"role":"assistant","content": [{"type":"thinking","thinking":[{"text":"t"}],"closed":true},{"type":"text","text":"4"}],"tool_calls":null})"),
        document(R"({"role":"assistant","content": "4","reasoning_content":"t","tool_calls":null})"));
    row("calls without number and type", call(R"({"id":"1","function":{"name":"f","arguments":"{}"}})") + call(R"({"id":"2","function":{"name":"g","arguments":"{}"}})"),
        call(R"({"index":0,"type":"function","id":"1","function":{"name":"f","arguments":"{}"}})") + call(R"({"index":1,"type":"function","id":"2","function":{"name":"g","arguments":"{}"}})"));
    row("calls all numbered 0", call(R"({"index":0,"id":"1","type":"function","function":{"name":"f","arguments":"{}"}},{"index":0,"id":"2","type":"function","function":{"name":"f","arguments":"{}"}})"),
        call(R"({"index":0,"id":"1","type":"function","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"2","type":"function","function":{"name":"f","arguments":"{}"}})"));
    row("calls numbered from 1", call(R"({"index":1,"id":"1","type":"function","function":{"name":"f","arguments":"{"}})") + call(R"({"index":1,"function":{"arguments":"}"}})"),
        call(R"({"index":0,"id":"1","type":"function","function":{"name":"f","arguments":"{"}})") + call(R"({"index":0,"function":{"arguments":"}"}})"));
    row("arguments as an object", document(R"({"content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":{"a":"b"}}}]})"),
        document(R"({"content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\"a\":\"b\"}"}}]})"));
    row("CRLF", "event: x\r\ndata: {\"choices\":[{\"delta\":{\"content\":[{\"text\":\"a\"}]}}]}\r\n\r\n", "event: x\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\r\n\r\n");
    row("not JSON", "data: {\"content\":[\n\n", "");
}

void tst_PassThrough::mendsWhatChatClientsCannotRead()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, mended);

    const auto bytes = given.toStdString();
    ChatMender mender;
    const auto result = bytes.front() == '{' ? mender.mendDocument(bytes) : mender.mendEvents(bytes);
    if (mended.isEmpty())
        QVERIFY(result.data() == bytes.data());
    QCOMPARE(QByteArray(result.data(), static_cast<qsizetype>(result.size())), mended.isEmpty() ? given : mended);
    // Mended once, nothing is left to do.
    const std::string once(result);
    ChatMender again;
    const auto twice = once.front() == '{' ? again.mendDocument(once) : again.mendEvents(once);
    QVERIFY(twice.data() == once.data());
}

SWITCHYARD_TEST(tst_PassThrough)

#include "tst_passthrough.moc"
