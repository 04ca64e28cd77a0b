// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/sanitizers.h"
#include "testlib/testmain.h"

#include <QTest>

#include <zlib.h>

#include <atomic>
#include <cstdio>
#include <future>
#include <thread>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

const ModelRef first { ProviderId("a"), "a" };

//! What this process holds in memory, in KiB.
long residentKib()
{
    long pages = 0;
    long resident = 0;
    if (std::FILE* const file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%ld %ld", &pages, &resident) != 2)
            resident = 0;
        std::fclose(file);
    }
    return resident * 4;
}

QByteArray gzipped(const QByteArray& plain, int windowBits)
{
    z_stream stream {};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray input = plain;
    QByteArray out(plain.size() / 2 + 1024, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(out.size() - static_cast<qsizetype>(stream.avail_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

//! Clients that leave, read slowly, compress, or are still there when the engine has to go.
class tst_ClientFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavingWhileConnecting();
    void leavingWhileALoadIsAwaited();
    void leavingDuringHeartbeats();
    void leavingDuringAHedge();
    void leavingIsNobodysFailure();
    void manySlowReadersAreBounded();
    void compressedBodies_data();
    void compressedBodies();
    void headRequestsHaveNoBody_data();
    void headRequestsHaveNoBody();
    void modelListNeedsNoServer();
    void drainDeadlineTellsTheClient_data();
    void drainDeadlineTellsTheClient();
    void drainingRefusesNewRequests();
    void abandonedDocumentIsNotWhole();
    void lateRequestsAreGivenUp_data();
    void lateRequestsAreGivenUp();
    void herdOnADeadPrimary();
};

void tst_ClientFaults::leavingWhileConnecting()
{
    auto release = std::make_shared<std::promise<void>>();
    const std::shared_future<void> released = release->get_future().share();
    EngineFixture fixture([released](const std::string&) -> std::vector<std::string> {
        released.wait_for(120s);
        return {"127.0.0.1"};
    });
    ScriptedUpstream upstream({ScriptedReply::chat("late")});
    fixture.add("a", upstream.port());
    fixture.endpoint("a").baseUrl.host = "slow.test";
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", plainBody);
    QVERIFY(fixture.waitForMetric("switchyard_requests_in_flight 1\n"));
    client.close();
    const auto record = fixture.record();
    QVERIFY(record);
    QCOMPARE(record->outcome, traffic::Outcome::ClientGone);
    release->set_value();
    QCOMPARE(upstream.requestCount(), 0);
}

void tst_ClientFaults::leavingWhileALoadIsAwaited()
{
    ScriptedUpstream cold({ScriptedReply::silent().waitForRelease().then(ScriptedReply::chat("up"))});
    EngineFixture fixture;
    fixture.add("a", cold.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Wait;
    fixture.start();
    TestClient loader(fixture.port());
    loader.post("/v1/chat/completions", plainBody);
    QVERIFY(cold.waitForRequests(1));
    TestClient waiter(fixture.port());
    waiter.post("/v1/chat/completions", plainBody);
    QVERIFY(fixture.waitForMetric("switchyard_requests_in_flight 2\n"));
    waiter.close();
    QCOMPARE(fixture.record(0)->outcome, traffic::Outcome::ClientGone);
    QVERIFY(fixture.record(0)->attempts.empty());
    // The loader and its load are untouched.
    cold.release();
    QCOMPARE(loader.receive().text(), std::string("up"));
    QCOMPARE(cold.requestCount(), 1);
}

void tst_ClientFaults::leavingDuringHeartbeats()
{
    ScriptedUpstream cold({ScriptedReply::silent().hang()});
    EngineFixture fixture;
    fixture.add("a", cold.port());
    fixture.health.models[first].state = routing::ModelState::Loading;
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    QVERIFY(client.receiveUntil(": keepalive").find(": keepalive") != std::string::npos);
    client.reset();
    QVERIFY(cold.waitForAbandoned(1));
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::ClientGone);
}

void tst_ClientFaults::leavingDuringAHedge()
{
    ScriptedUpstream cold({ScriptedReply::silent().hang()});
    ScriptedUpstream next({ScriptedReply::silent().hang()});
    EngineFixture fixture;
    fixture.add("a", cold.port());
    fixture.add("b", next.port());
    fixture.health.models[first].state = routing::ModelState::Cold;
    fixture.policy().cold = routing::ColdPolicy::Hedge;
    fixture.policy().hedgeAfter = 20ms;
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    QVERIFY(cold.waitForRequests(1) && next.waitForRequests(1));
    client.close();
    QVERIFY(cold.waitForAbandoned(1) && next.waitForAbandoned(1));
    QCOMPARE(fixture.record()->attempts.size(), std::size_t(2));
}

void tst_ClientFaults::leavingIsNobodysFailure()
{
    std::atomic<int> calls = 0;
    ScriptedUpstream upstream([&](const ReceivedRequest&) { return ++calls <= 10 ? ScriptedReply::silent().hang() : ScriptedReply::chat("well"); });
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.add("b", other.port());
    fixture.start();
    for (int i = 1; i <= 10; ++i) {
        TestClient client(fixture.port());
        client.post("/v1/chat/completions", plainBody);
        QVERIFY(upstream.waitForRequests(i));
        client.close();
        QVERIFY(upstream.waitForAbandoned(i));
    }
    QCOMPARE(fixture.ask(plainBody).text(), std::string("well"));
    QCOMPARE(other.requestCount(), 0);
}

//! Readers that stop reading: what waits for them stays with their servers, not in the engine.
void tst_ClientFaults::manySlowReadersAreBounded()
{
    constexpr int readers = 100;
    const std::string event = R"(data: {"id":"c","choices":[{"index":0,"delta":{"content":")" + std::string(16 * 1024, 'z')
        + "\"},\"finish_reason\":null}]}\n\n";
    // 4,000 pieces are 64 MB each: whoever buffered them all would hold 6 GB.
    ScriptedUpstream upstream([&](const ReceivedRequest&) { return ScriptedReply::stream().chunks(event, 4000); });
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    QCOMPARE(fixture.get("/healthz").status, 200);
    const long before = residentKib();
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < readers; ++i) {
        clients.push_back(std::make_unique<TestClient>(fixture.port(), 16 * 1024));
        clients.back()->post("/v1/chat/completions", streamBody);
        clients.back()->receiveUntil("data:");
    }
    QVERIFY(upstream.waitForRequests(readers));
    // Once the system's buffers are full nothing moves any more, and others are served as ever.
    for (int i = 0; i < 200; ++i)
        QCOMPARE(fixture.get("/healthz").status, 200);
    const long grown = residentKib() - before;
    // A sanitizer keeps an account of every byte.
    constexpr long mostGrown = (testlib::isSanitized ? 400 : 100) * 1024;
    QVERIFY2(grown < mostGrown, std::to_string(grown).c_str());
    QCOMPARE(upstream.abandonedRequests(), 0);
    QVERIFY(fixture.get("/metrics").body.find("switchyard_requests_in_flight 100") != std::string::npos);
    clients.clear();
    QTRY_VERIFY_WITH_TIMEOUT(upstream.abandonedRequests() >= readers, 120'000);
}

void tst_ClientFaults::compressedBodies_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray plain = QByteArray::fromStdString(plainBody);
    const QByteArray gzip = gzipped(plain, 15 + 16);
    QTest::newRow("gzip") << QByteArray("gzip") << gzip << 200;
    QTest::newRow("x-gzip") << QByteArray("X-GZIP") << gzip << 200;
    QTest::newRow("deflate with header") << QByteArray("deflate") << gzipped(plain, 15) << 200;
    QTest::newRow("raw deflate") << QByteArray("deflate") << gzipped(plain, -15) << 200;
    QTest::newRow("identity") << QByteArray("identity") << plain << 200;
    QTest::newRow("damaged") << QByteArray("gzip") << QByteArray("\x1f\x8b\x08 nonsense") << 400;
    QTest::newRow("cut short") << QByteArray("gzip") << gzip.left(gzip.size() - 9) << 400;
    QTest::newRow("not compressed at all") << QByteArray("gzip") << plain << 400;
    QTest::newRow("zstd") << QByteArray("zstd") << QByteArray("\x28\xb5\x2f\xfd") << 415;
    QTest::newRow("brotli") << QByteArray("br") << plain << 415;
    QTest::newRow("two layers") << QByteArray("gzip, gzip") << gzip << 415;
    QTest::newRow("larger than the limit once unpacked") << QByteArray("gzip") << gzipped(QByteArray(400'000, ' '), 15 + 16) << 413;
}

void tst_ClientFaults::compressedBodies()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ScriptedUpstream upstream({ScriptedReply::chat("unpacked")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.table.bodyLimit = {100'000};
    fixture.start();
    const std::string header = "Content-Encoding: " + encoding.toStdString() + "\r\n";
    const Answer answer = fixture.ask(body.toStdString(), header);
    QCOMPARE(answer.status, status);
    if (status != 200)
        return;
    QCOMPARE(answer.text(), std::string("unpacked"));
    QVERIFY(upstream.requests()[0].header("content-encoding").empty());
    QVERIFY(upstream.requests()[0].body.find("\"hi\"") != std::string::npos);
    // In chunks, and for the dialects that are translated.
    TestClient client(fixture.port());
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", static_cast<std::size_t>(body.size()));
    client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret-token\r\n" + header
        + "Transfer-Encoding: chunked\r\n\r\n" + size + body.toStdString() + "\r\n0\r\n\r\n");
    QCOMPARE(client.receive().text(), std::string("unpacked"));
    QCOMPARE(fixture.ask(body.toStdString(), header, "/v1/messages").status, 200);
}

void tst_ClientFaults::headRequestsHaveNoBody_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::newRow("models") << QByteArray("/v1/models") << 200;
    QTest::newRow("health") << QByteArray("/healthz") << 200;
    QTest::newRow("root") << QByteArray("/") << 200;
    QTest::newRow("nothing") << QByteArray("/nothing") << 404;
}

void tst_ClientFaults::headRequestsHaveNoBody()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    EngineFixture fixture;
    fixture.add("a", 9);
    fixture.start();
    TestClient client(fixture.port());
    const std::string rest = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret-token\r\n\r\n";
    client.send("HEAD " + path.toStdString() + rest + "GET /healthz" + rest);
    const std::string bytes = client.receiveUntil("switchyard\"");
    QVERIFY2(bytes.starts_with("HTTP/1.1 " + std::to_string(status)), bytes.c_str());
    // The next answer begins right behind the first head.
    QVERIFY2(bytes.find("\r\n\r\nHTTP/1.1 200 OK") != std::string::npos, bytes.c_str());
}

void tst_ClientFaults::modelListNeedsNoServer()
{
    ScriptedUpstream upstream({ScriptedReply::silent().hang()});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    QCOMPARE(fixture.get("/v1/models").status, 200);
    QCOMPARE(upstream.acceptedConnections(), 0);
    QCOMPARE(fixture.get("/v1/models", {}, "OPTIONS").status, 204);
}

void tst_ClientFaults::drainDeadlineTellsTheClient_data()
{
    QTest::addColumn<bool>("hasBegun");
    QTest::newRow("stream under way") << true;
    QTest::newRow("still waiting") << false;
}

void tst_ClientFaults::drainDeadlineTellsTheClient()
{
    QFETCH(bool, hasBegun);
    ScriptedUpstream upstream({hasBegun ? ScriptedReply::stream().text("begin ").hang() : ScriptedReply::silent().hang()});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    QVERIFY(upstream.waitForRequests(1));
    std::string head;
    if (hasBegun)
        head = client.receiveUntil("begin ");
    fixture.server().stop(50ms);
    const std::string rest = client.receiveUntil("shutting down");
    QVERIFY2(rest.find(hasBegun ? "data: {\"error\":" : "HTTP/1.1 503") != std::string::npos, rest.c_str());
    QVERIFY(rest.find("[DONE]") == std::string::npos);
    QVERIFY(upstream.waitForAbandoned(1));
    QCOMPARE(fixture.waitFor(engine::State::Stopped).state, engine::State::Stopped);
}

void tst_ClientFaults::drainingRefusesNewRequests()
{
    ScriptedUpstream upstream({ScriptedReply::silent().waitForRelease().then(ScriptedReply::chat("done"))});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient busy(fixture.port());
    busy.post("/v1/chat/completions", plainBody);
    QVERIFY(upstream.waitForRequests(1));
    // A second request on the same connection, sent while the first is being answered.
    busy.post("/v1/chat/completions", plainBody);
    fixture.server().stop(120s);
    fixture.waitFor(engine::State::Draining);
    TestClient late(fixture.port());
    late.post("/v1/chat/completions", plainBody);
    QCOMPARE(late.receive().status, 0);
    upstream.release();
    QCOMPARE(busy.receive().text(), std::string("done"));
    QCOMPARE(fixture.waitFor(engine::State::Stopped).state, engine::State::Stopped);
    QCOMPARE(upstream.requestCount(), 1);
}

//! A document that was too large to hold and broke off must not look complete.
void tst_ClientFaults::abandonedDocumentIsNotWhole()
{
    const std::string large(12 * 1024 * 1024, 'y');
    const std::string body = R"({"choices":[{"message":{"content":")" + large;
    ScriptedUpstream upstream({ScriptedReply::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + std::to_string(body.size() + 1000) + "\r\n\r\n" + body).close()});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QVERIFY(!answer.isWhole);
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::Truncated);
}

//! 200 clients at once on a primary that has just died: it is asked a few times, everybody is answered.
void tst_ClientFaults::lateRequestsAreGivenUp_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<int>("headLimit");
    QTest::addColumn<int>("bodyLimit");
    QTest::addColumn<QByteArray>("error");
    const QByteArray head = "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer secret-token\r\n";
    const QByteArray messages = "POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: secret-token\r\nanthropic-version: 2023-06-01\r\n";
    const QByteArray openAiError = R"({"error":{"message":)";
    QTest::newRow("head") << head << 10 << 600'000 << openAiError;
    // The time between two pieces is a minute here: it is the whole that is late.
    QTest::newRow("body of a known size") << head + "Content-Length: 5000\r\n\r\n{\"model\"" << 600'000 << 10 << openAiError;
    QTest::newRow("larger body") << head + "Content-Length: 500000\r\n\r\n{\"model\"" << 600'000 << 10 << openAiError;
    QTest::newRow("chunked body") << head + "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"model\"\r\n" << 600'000 << 10 << openAiError;
    QTest::newRow("Messages") << messages + "Content-Length: 5000\r\n\r\n{\"model\"" << 600'000 << 10 << QByteArray(R"({"type":"error")");
}

void tst_ClientFaults::lateRequestsAreGivenUp()
{
    QFETCH(QByteArray, sent);
    QFETCH(int, headLimit);
    QFETCH(int, bodyLimit);
    QFETCH(QByteArray, error);
    engine::ArrivalLimits limits;
    limits.head = std::chrono::milliseconds(headLimit);
    limits.body = std::chrono::milliseconds(bodyLimit);
    limits.pause = std::chrono::minutes(10);
    EngineFixture fixture({}, limits);
    fixture.start();
    TestClient client(fixture.port());
    client.send(sent.toStdString());
    const Answer answer = client.receive();
    QCOMPARE(answer.status, 408);
    QVERIFY2(answer.body.starts_with(error.toStdString()), answer.body.c_str());
    QCOMPARE(answer.header("connection"), std::string("close"));
    QVERIFY(client.isClosedByPeer());
}

void tst_ClientFaults::herdOnADeadPrimary()
{
    ScriptedUpstream dying({ScriptedReply::document(503, R"({"error":{"message":"overloaded"}})", "Retry-After: 3000\r\n")});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", dying.port());
    fixture.add("b", other.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    const int asked = dying.requestCount();
    std::atomic<int> good = 0;
    std::vector<std::thread> herd;
    for (int i = 0; i < 200; ++i)
        herd.emplace_back([&] { good += fixture.ask(plainBody).text() == "other" ? 1 : 0; });
    for (auto& thread : herd)
        thread.join();
    QCOMPARE(good.load(), 200);
    QCOMPARE(dying.requestCount(), asked);
}

SWITCHYARD_TEST(tst_ClientFaults)
#include "tst_clientfaults.moc"
