// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

#include <zlib.h>

#include <cstdio>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

const std::string goodBody = R"({"choices":[{"message":{"content":"framed"}}]})";

std::string chunked(const std::string& bytes, const std::string& extension = {})
{
    char size[20];
    std::snprintf(size, sizeof size, "%zX", bytes.size());
    return size + extension + "\r\n" + bytes + "\r\n";
}

//! A gzip stream whose every piece is flushed, as servers that compress event streams send it.
class GzipPieces final {
public:
    GzipPieces() { deflateInit2(&m_stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY); }
    ~GzipPieces() { deflateEnd(&m_stream); }
    GzipPieces(const GzipPieces&) = delete;
    GzipPieces& operator=(const GzipPieces&) = delete;

    std::string next(std::string text, bool isLast = false)
    {
        std::string out(text.size() + 256, '\0');
        m_stream.next_in = reinterpret_cast<Bytef*>(text.data());
        m_stream.avail_in = static_cast<uInt>(text.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = static_cast<uInt>(out.size());
        deflate(&m_stream, isLast ? Z_FINISH : Z_SYNC_FLUSH);
        return out.substr(0, out.size() - m_stream.avail_out);
    }

private:
    z_stream m_stream {};
};

std::string textEvent(const std::string& piece, const std::string& finish = "null")
{
    return R"(data: {"id":"c","choices":[{"index":0,"delta":{"content":")" + piece + R"("},"finish_reason":)" + finish + "}]}\n\n";
}

} // namespace

//! HTTP as servers really speak it: odd heads, odd framing, compression, connections that may not be used again.
class tst_Framing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesOddAnswers_data();
    void takesOddAnswers();
    void passesOverBrokenAnswers_data();
    void passesOverBrokenAnswers();
    void brokenConnectionsAreNotUsedAgain_data();
    void brokenConnectionsAreNotUsedAgain();
    void compressedStreams_data();
    void compressedStreams();
    void slowDripIsAnAnswer();
    void earlyRefusalOfALargeBodyIsHeard();
    void errorsNameTheirServerAndHideKeys();
    void faultyHeadAfterAMessagesRequest();
};

void tst_Framing::takesOddAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closes");
    const auto row = [](const char* name, const std::string& bytes, bool closes = false) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << closes;
    };
    const std::string length = "content-length: " + std::to_string(goodBody.size()) + "\r\n";
    row("lower-case head", "HTTP/1.1 200 ok\r\ncontent-type: application/json\r\n" + length + "\r\n" + goodBody);
    row("no reason phrase", "HTTP/1.1 200\r\n" + length + "\r\n" + goodBody);
    row("no content type", "HTTP/1.1 200 OK\r\n" + length + "\r\n" + goodBody);
    row("headers twice", "HTTP/1.1 200 OK\r\nX-A: 1\r\nX-A: 2\r\nContent-Type: application/json\r\n" + length + "\r\n" + goodBody);
    row("chunks with extensions and trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
            + chunked(goodBody.substr(0, 10), ";name=\"va;lue\"") + chunked(goodBody.substr(10)) + "0;last\r\nX-Sum: 1\r\nX-B: 2\r\n\r\n");
    row("chunk sizes with leading zeros", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n000" + chunked(goodBody) + "00\r\n\r\n");
    row("ended by closing", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + goodBody, true);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n" + goodBody, true);
    row("200 KB of head", "HTTP/1.1 200 OK\r\nX-Long: " + std::string(200 * 1024, 'h') + "\r\n" + length + "\r\n" + goodBody);
    row("a thousand headers", [&] {
        std::string head = "HTTP/1.1 200 OK\r\n";
        for (int i = 0; i < 1000; ++i)
            head += "X-" + std::to_string(i) + ": v\r\n";
        return head + length + "\r\n" + goodBody;
    }());
    row("informational answers first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n"
            + length + "\r\n" + goodBody);
    row("names that are none", "HTTP/1.1 200 OK\r\nX Y: 1\r\n: 2\r\n" + length + "\r\n" + goodBody);
    row("twenty thousand informational answers", [&] {
        std::string text;
        for (int i = 0; i < 20'000; ++i)
            text += "HTTP/1.1 100 Continue\r\n\r\n";
        return text + "HTTP/1.1 200 OK\r\n" + length + "\r\n" + goodBody;
    }());
    row("byte order mark in the body", "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(goodBody.size() + 3) + "\r\n\r\n\xEF\xBB\xBF" + goodBody);
}

void tst_Framing::takesOddAnswers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closes);
    ScriptedReply reply = ScriptedReply::raw(bytes.toStdString());
    if (closes)
        reply.close();
    ScriptedUpstream upstream({reply});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    for (int i = 0; i < 2; ++i) {
        const Answer answer = fixture.ask(plainBody);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.text(), std::string("framed"));
    }
    QCOMPARE(upstream.acceptedConnections(), closes ? 2 : 1);
    QCOMPARE(fixture.record(1)->attempts.size(), std::size_t(1));
}

void tst_Framing::passesOverBrokenAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
    row("length twice", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}");
    row("two different lengths", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n{}");
    row("space behind the length", "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\n{}");
    row("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}");
    row("endless length", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n{}");
    row("chunk size of nonsense", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n");
    row("chunk size too large", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n{}\r\n");
    row("chunk without its line end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n");
    row("status of nonsense", "HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}");
    row("status line of a chunk", "2f\r\n{\"choices\":[]}\r\n0\r\n\r\n");
    row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    row("switching protocols", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n");
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n");
    row("600 KB of head", "HTTP/1.1 200 OK\r\nX-Long: " + std::string(600 * 1024, 'h') + "\r\n\r\n");
    row("short of its length", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n" + goodBody);
    row("last chunk missing", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(goodBody));
}

void tst_Framing::passesOverBrokenAnswers()
{
    QFETCH(QByteArray, bytes);
    ScriptedUpstream broken({ScriptedReply::raw(bytes.toStdString()).close()});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", broken.port());
    fixture.add("b", other.port());
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text(), std::string("other"));
}

void tst_Framing::brokenConnectionsAreNotUsedAgain_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
    row("more than its length", "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(goodBody.size()) + "\r\n\r\n" + goodBody + "HTTP/1.1 500 Smuggled\r\n\r\n");
    row("more than its chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(goodBody) + "0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    row("says so", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + std::to_string(goodBody.size()) + "\r\n\r\n" + goodBody);
}

//! Bytes that belong to no request of ours must never become the answer to the next one.
void tst_Framing::brokenConnectionsAreNotUsedAgain()
{
    QFETCH(QByteArray, bytes);
    ScriptedUpstream upstream({ScriptedReply::raw(bytes.toStdString())});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(fixture.ask(plainBody).text(), std::string("framed"));
    QCOMPARE(upstream.acceptedConnections(), 3);
}

void tst_Framing::compressedStreams_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("flushed with each event") << 0;
    QTest::newRow("cut behind content") << 1;
    QTest::newRow("cut before content") << 2;
}

void tst_Framing::compressedStreams()
{
    QFETCH(int, how);
    GzipPieces gzip;
    ScriptedReply reply = ScriptedReply::stream("Content-Encoding: gzip\r\n");
    reply.chunk(gzip.next(textEvent("")));
    if (how != 2)
        reply.chunk(gzip.next(textEvent("packed ")));
    if (how == 0)
        reply.chunk(gzip.next(textEvent("stream"))).chunk(gzip.next(textEvent("", "\"stop\"") + "data: [DONE]\n\n", true)).endChunks();
    else
        reply.waitForRelease().close();
    ScriptedUpstream packed({reply});
    ScriptedUpstream other({ScriptedReply::chatStream({"other"})});
    EngineFixture fixture;
    fixture.add("a", packed.port());
    fixture.add("b", other.port());
    fixture.start();
    if (how == 2)
        packed.release();
    const Answer answer = fixture.askAndRelease(packed, streamBody, how == 2 ? "other" : "packed ");
    QCOMPARE(answer.text(), std::string(how == 0 ? "packed stream" : how == 1 ? "packed " : "other"));
    QCOMPARE(answer.body.find("[DONE]") != std::string::npos, how != 1);
    QCOMPARE(answer.body.find("\"error\"") != std::string::npos, how == 1);
    QVERIFY(answer.header("content-encoding").empty());
}

void tst_Framing::slowDripIsAnAnswer()
{
    ScriptedReply reply = ScriptedReply::chatStream({"drop ", "by ", "drop"});
    reply.inPiecesOf(1);
    ScriptedUpstream upstream({reply});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer answer = fixture.ask(streamBody);
    QCOMPARE(answer.text(), std::string("drop by drop"));
    QVERIFY(answer.isWhole);
}

//! A server that refuses a prompt before it has read it all: its reason counts, not the broken connection.
void tst_Framing::earlyRefusalOfALargeBodyIsHeard()
{
    ScriptedUpstream refusing({ScriptedReply::document(413, R"({"error":{"message":"too large","type":"invalid_request_error"}})", "Connection: close\r\n").close()});
    EngineFixture fixture;
    fixture.add("a", refusing.port());
    fixture.start();
    const Answer answer = fixture.ask(R"({"messages":[{"role":"user","content":")" + std::string(8 * 1024 * 1024, 'b') + R"("}],"model":"auto"})");
    QCOMPARE(answer.status, 413);
    QVERIFY(answer.body.find("too large") != std::string::npos);
}

void tst_Framing::errorsNameTheirServerAndHideKeys()
{
    const std::string long200 = R"({"oops":"key sk-upstream-a was seen )" + std::string(5000, 'z');
    ScriptedUpstream broken({ScriptedReply::document(200, long200)});
    ScriptedUpstream failing({ScriptedReply::document(500, R"({"error":{"message":"Bearer sk-upstream-b is broken"}})")});
    EngineFixture fixture;
    fixture.add("a", broken.port());
    fixture.add("b", failing.port());
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.body.find("a/a") != std::string::npos && answer.body.find("malformed-response") != std::string::npos);
    QVERIFY(answer.body.find("b/b") != std::string::npos && answer.body.find("server-error") != std::string::npos);
    QVERIFY(answer.body.find("sk-upstream") == std::string::npos);
    QVERIFY(answer.body.size() < 2000);
    const auto record = fixture.record();
    QVERIFY(record);
    for (const auto& attempt : record->attempts) {
        QVERIFY(attempt.reason.find("sk-upstream") == std::string::npos);
        QVERIFY(attempt.reason.size() <= 300);
    }
}

//! A refusal is said in the dialect of the request it refuses, not in that of the one before.
void tst_Framing::faultyHeadAfterAMessagesRequest()
{
    EngineFixture fixture;
    fixture.add("a", testlib::refusedPort());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/messages", R"({"model":"nobody/nothing","max_tokens":5,"messages":[]})");
    const Answer messages = client.receive();
    QVERIFY2(messages.body.find(R"("type":"error")") != std::string::npos, messages.body.c_str());
    client.send("X\r\n\r\n");
    const Answer faulty = client.receive();
    QCOMPARE(faulty.status, 400);
    QVERIFY2(faulty.body.find(R"("type":"error")") == std::string::npos, faulty.body.c_str());
}

SWITCHYARD_TEST(tst_Framing)
#include "tst_framing.moc"
