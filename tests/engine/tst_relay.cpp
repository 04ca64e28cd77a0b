// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

#include <thread>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

ScriptedReply begun()
{
    return ScriptedReply::stream().text("first ").text("second");
}

} // namespace

//! What happens once content has reached the client, and when the client leaves.
class tst_Relay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void brokenStreamIsToldAndNotReplaced_data();
    void brokenStreamIsToldAndNotReplaced();
    void finishWithoutDoneIsSuccess_data();
    void finishWithoutDoneIsSuccess();
    void partialEventIsNotDelivered();
    void everySplitGivesTheSameText_data();
    void everySplitGivesTheSameText();
    void closeDelimitedStreamIsRelayed();
    void largeEventPasses();
    void tenThousandEventsInOneRead();
    void compressedAnswersAreDecoded_data();
    void compressedAnswersAreDecoded();
    void largeDocumentIsRelayed();
    void clientGoneReleasesTheUpstream_data();
    void clientGoneReleasesTheUpstream();
    void halfCloseIsNotGone();
    void slowReaderPausesTheUpstream();
    void holdBackIsBounded();
    void hundredAndInformationalAnswersArePassedOver();
};

void tst_Relay::brokenStreamIsToldAndNotReplaced_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QString>("failure");
    QTest::newRow("reset") << 0 << QStringLiteral("stream-truncated");
    QTest::newRow("closed") << 1 << QStringLiteral("stream-truncated");
    QTest::newRow("ended without marker") << 2 << QStringLiteral("stream-truncated");
    QTest::newRow("stalled") << 3 << QStringLiteral("gap-timeout");
    QTest::newRow("only pings") << 4 << QStringLiteral("gap-timeout");
    QTest::newRow("error event") << 5 << QStringLiteral("overloaded");
    QTest::newRow("finish_reason error") << 6 << QStringLiteral("stream-error");
    QTest::newRow("bad framing") << 7 << QStringLiteral("stream-truncated");
}

void tst_Relay::brokenStreamIsToldAndNotReplaced()
{
    QFETCH(int, how);
    QFETCH(QString, failure);
    ScriptedReply reply = begun();
    switch (how) {
    case 0:
        reply.waitForRelease().reset();
        break;
    case 1:
        reply.waitForRelease().close();
        break;
    case 2:
        reply.waitForRelease().endChunks();
        break;
    case 3:
        reply.atOnce().hang();
        break;
    case 4:
        reply.atOnce();
        for (int i = 0; i < 300; ++i)
            reply.chunk(": ping\n\n").wait(30ms);
        reply.hang();
        break;
    case 5:
        reply.waitForRelease().event(R"({"error":{"message":"Overloaded","code":529}})").endChunks();
        break;
    case 6:
        reply.waitForRelease().event(R"({"id":"c","choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}],"error":{"message":"x"}})").endChunks();
        break;
    default:
        reply.waitForRelease().bytes("xyz\r\n").close();
    }
    ScriptedUpstream breaking({reply});
    ScriptedUpstream other({ScriptedReply::chatStream({"other"})});
    EngineFixture fixture;
    fixture.add("a", breaking.port());
    fixture.add("b", other.port());
    if (failure == QLatin1String("gap-timeout"))
        fixture.policy().budgets.gap = how == 4 ? 1000ms : 150ms; // Pings keep well below it.
    fixture.start();
    const Answer answer = fixture.askAndRelease(breaking, streamBody, "second");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text(), std::string("first second"));
    QVERIFY(answer.body.find("[DONE]") == std::string::npos);
    QVERIFY(answer.body.find("\"finish_reason\":\"stop\"") == std::string::npos);
    QVERIFY2(answer.events().back().starts_with("{\"error\":"), answer.events().back().c_str());
    // Asked whether it would say the same, and not heard when it does not.
    QVERIFY(other.requestCount() <= 1);
    QVERIFY(answer.body.find("other") == std::string::npos);
    const auto record = fixture.record();
    QCOMPARE(record->outcome, traffic::Outcome::Truncated);
    QVERIFY(attemptLog(*record).starts_with("a:" + failure.toStdString()));
    QCOMPARE(record->attempts[0].action, routing::Action::FailStream);
}

void tst_Relay::finishWithoutDoneIsSuccess_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("chunks end") << 0;
    QTest::newRow("connection closes") << 1;
    QTest::newRow("connection stays") << 2;
    QTest::newRow("no blank line at the end") << 3;
}

void tst_Relay::finishWithoutDoneIsSuccess()
{
    QFETCH(int, how);
    ScriptedReply reply = begun();
    const std::string last = R"(data: {"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})";
    reply.chunk(last + (how == 3 ? "\n" : "\n\n"));
    if (how == 0 || how == 3)
        reply.endChunks();
    else if (how == 1)
        reply.close();
    else
        reply.hang();
    ScriptedUpstream upstream({reply});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer answer = fixture.ask(streamBody);
    QVERIFY(answer.isWhole);
    QCOMPARE(answer.text(), std::string("first second"));
    QVERIFY(answer.body.find("\"finish_reason\":\"stop\"") != std::string::npos);
    QVERIFY(answer.body.find("error") == std::string::npos);
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::Delivered);
}

void tst_Relay::partialEventIsNotDelivered()
{
    ScriptedUpstream upstream({begun().chunk("data: {\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hal").close()});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer answer = fixture.ask(streamBody);
    QCOMPARE(answer.text(), std::string("first second"));
    QVERIFY(answer.body.find("hal") == std::string::npos);
    QVERIFY(answer.events().back().starts_with("{\"error\":"));
}

void tst_Relay::everySplitGivesTheSameText_data()
{
    QTest::addColumn<QByteArray>("lineEnd");
    QTest::addColumn<int>("pieces");
    for (const char* name : {"LF", "CRLF", "CR"}) {
        const QByteArray end = name == std::string_view("LF") ? "\n" : name == std::string_view("CRLF") ? "\r\n" : "\r";
        for (const int pieces : {1, 2, 3, 7, 16})
            QTest::addRow("%s in pieces of %d", name, pieces) << end << pieces;
    }
}

void tst_Relay::everySplitGivesTheSameText()
{
    QFETCH(QByteArray, lineEnd);
    QFETCH(int, pieces);
    const std::string end = lineEnd.toStdString();
    ScriptedReply reply = ScriptedReply::stream();
    reply.chunk(": comment" + end + end);
    reply.chunk("event: message" + end + R"(data:{"id":"c","choices":[{"index":0,"delta":{"content":"grüße 🚂 "},"finish_reason":null}]})" + end + end);
    reply.chunk(R"(data: {"id":"c","choices":[{"index":0,"delta":{"content":"完"},)" + end + R"(data: "finish_reason":null}]})" + end + end);
    reply.chunk(R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})" + end + end + "data: [DONE]" + end + end);
    reply.endChunks().inPiecesOf(static_cast<std::size_t>(pieces));
    ScriptedUpstream upstream({reply});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer answer = fixture.ask(streamBody);
    QVERIFY(answer.isWhole);
    QCOMPARE(answer.text(), std::string("grüße 🚂 完"));
    QVERIFY(answer.body.ends_with("data: [DONE]" + end + end));
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::Delivered);
}

void tst_Relay::closeDelimitedStreamIsRelayed()
{
    ScriptedUpstream upstream({ScriptedReply::raw(
        "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
        "data: {\"choices\":[{\"delta\":{\"content\":\"old\"},\"finish_reason\":null}]}\n\n"
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n").close()});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer answer = fixture.ask(streamBody);
    QVERIFY(answer.isWhole);
    QCOMPARE(answer.text(), std::string("old"));
}

void tst_Relay::largeEventPasses()
{
    const std::string big(1024 * 1024, 'x');
    ScriptedUpstream upstream({ScriptedReply::chatStream({big})});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer answer = fixture.ask(streamBody);
    QCOMPARE(answer.text().size(), big.size());
    QVERIFY(answer.isWhole);
}

void tst_Relay::tenThousandEventsInOneRead()
{
    ScriptedReply all = ScriptedReply::chatStream(std::vector<std::string>(10'000, "word "));
    ScriptedUpstream upstream({all});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    QCOMPARE(fixture.ask(streamBody).text().size(), std::size_t(50'000));
}

void tst_Relay::compressedAnswersAreDecoded_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("damaged gzip") << QByteArray("gzip") << QByteArray("\x1f\x8b\x08 nonsense") << false;
    QTest::newRow("zstd") << QByteArray("zstd") << QByteArray("\x28\xb5\x2f\xfd") << false;
    const QByteArray document = R"({"choices":[{"message":{"content":"packed"}}]})";
    // qCompress gives zlib's format behind four bytes of length; raw deflate is that without header and checksum.
    const QByteArray zlib = qCompress(document).mid(4);
    QTest::newRow("deflate with header") << QByteArray("deflate") << zlib << true;
    QTest::newRow("raw deflate") << QByteArray("deflate") << zlib.mid(2, zlib.size() - 6) << true;
    QTest::newRow("truncated deflate") << QByteArray("deflate") << zlib.left(zlib.size() - 8) << false;
}

void tst_Relay::compressedAnswersAreDecoded()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isGood);
    ScriptedUpstream packed({ScriptedReply::document(200, bytes.toStdString(), "Content-Encoding: " + encoding.toStdString() + "\r\n")});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", packed.port());
    fixture.add("b", other.port());
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.text(), std::string(isGood ? "packed" : "other"));
    QVERIFY(answer.header("content-encoding").empty());
    QCOMPARE(packed.requests()[0].header("accept-encoding"), std::string("identity"));
}

void tst_Relay::largeDocumentIsRelayed()
{
    ScriptedUpstream upstream({ScriptedReply::chat(std::string(20 * 1024 * 1024, 'y'))});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.text().size(), std::size_t(20 * 1024 * 1024));
    QVERIFY(answer.isWhole);
}

void tst_Relay::clientGoneReleasesTheUpstream_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<bool>("byReset");
    for (const bool byReset : {false, true}) {
        const char* how = byReset ? "reset" : "closed";
        QTest::addRow("waiting for the head, %s", how) << 0 << byReset;
        QTest::addRow("before the first token, %s", how) << 1 << byReset;
        QTest::addRow("in the stream, %s", how) << 2 << byReset;
        QTest::addRow("not streamed, %s", how) << 3 << byReset;
    }
}

void tst_Relay::clientGoneReleasesTheUpstream()
{
    QFETCH(int, phase);
    QFETCH(bool, byReset);
    ScriptedReply reply = ScriptedReply::silent();
    if (phase == 1)
        reply = ScriptedReply::stream();
    if (phase == 2)
        reply = begun();
    reply.hang();
    ScriptedUpstream upstream({reply});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.add("b", other.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", phase == 3 ? plainBody : streamBody);
    QVERIFY(upstream.waitForRequests(1));
    if (phase == 2)
        client.receiveUntil("second");
    byReset ? client.reset() : client.close();
    // How soon is measured in tests/bench.
    QVERIFY(upstream.waitForAbandoned(1));
    const auto record = fixture.record();
    QCOMPARE(record->outcome, traffic::Outcome::ClientGone);
    QCOMPARE(other.requestCount(), 0);
    // It is not the provider's failure.
    QCOMPARE(attemptLog(*record), std::string("a:client-gone"));
}

void tst_Relay::halfCloseIsNotGone()
{
    ScriptedUpstream upstream({ScriptedReply::silent().wait(300ms).then(ScriptedReply::chat("patient"))});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", plainBody);
    client.halfClose();
    const Answer answer = client.receive();
    QCOMPARE(answer.status, 200);
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::Delivered);
}

void tst_Relay::slowReaderPausesTheUpstream()
{
    ScriptedReply reply = ScriptedReply::stream();
    for (int i = 0; i < 3000; ++i)
        reply.text(std::string(16 * 1024, 'z'));
    ScriptedUpstream upstream({reply});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient slow(fixture.port());
    slow.post("/v1/chat/completions", streamBody);
    slow.receiveUntil("data:");
    // Others go on undisturbed, and the upstream has not been drained into memory: it is still busy sending.
    for (int i = 0; i < 100; ++i)
        QCOMPARE(fixture.get("/healthz").status, 200);
    QVERIFY(fixture.waitForMetric("switchyard_requests_in_flight 1\n"));
    QCOMPARE(upstream.abandonedRequests(), 0);
    slow.close();
    QVERIFY(upstream.waitForAbandoned(1));
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::ClientGone);
    QVERIFY(fixture.record()->bytesOut.value < 20 * 1024 * 1024);
}

void tst_Relay::holdBackIsBounded()
{
    ScriptedReply reply = ScriptedReply::stream();
    for (int i = 0; i < 70; ++i)
        reply.event(R"({"id":"c","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]})");
    reply.hang();
    ScriptedUpstream upstream({reply});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    QVERIFY(client.receiveUntil("assistant").find("HTTP/1.1 200") == 0);
}

void tst_Relay::hundredAndInformationalAnswersArePassedOver()
{
    ScriptedUpstream upstream({ScriptedReply::raw(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n").then(ScriptedReply::chat("late"))});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("late"));
}

SWITCHYARD_TEST(tst_Relay)
#include "tst_relay.moc"
