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

const std::string token = "Authorization: Bearer secret-token\r\n";

std::string postText(const std::string& body, const std::string& headers = {})
{
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + token + headers
        + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace

//! The HTTP server side: heads, framing, access, keep-alive, life cycle.
class tst_Serving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesHeads_data();
    void refusesHeads();
    void access_data();
    void access();
    void paths_data();
    void paths();
    void keepAliveAndPipelining();
    void chunkedBodyInSmallPieces();
    void largeBodyReachesTheUpstreamWhole();
    void expectContinue();
    void bodyLimit();
    void badBodies_data();
    void badBodies();
    void corsOnlyForListedOrigins();
    void forwardedHeaders();
    void headersForOneHopStayThere();
    void modelNames();
    void extraMembersAreAdded();
    void takenPortIsFailed();
    void drainFinishesAnswersUnderWay();
    void restartsOnTheSamePort();
    void metricsAndModels();
};

void tst_Serving::refusesHeads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const char* text, int status = 400) { QTest::newRow(name) << QByteArray(text) << status; };
    row("bare CR", "GET /healthz HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n");
    row("bare LF", "GET /healthz HTTP/1.1\nHost: localhost\r\n\r\n");
    row("folded line", "GET /healthz HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n");
    row("no host", "GET /healthz HTTP/1.1\r\nAccept: x\r\n\r\n");
    row("two hosts", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n");
    row("gzip transfer", "POST /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n");
    row("chunked twice", "POST /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("length and chunked", "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("two lengths", "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n");
    row("length of words", "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: three\r\n\r\n");
    row("negative length", "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: -3\r\n\r\n");
    row("no name", "GET /healthz HTTP/1.1\r\nHost: localhost\r\n: value\r\n\r\n");
    row("space in a name", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX Y: value\r\n\r\n");
    row("space behind a name", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX : value\r\n\r\n");
    row("space behind the length", "POST /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length : 2\r\n\r\n{}");
    row("TLS", "\x16\x03\x01\x02");
    row("HTTP/2", "GET /healthz HTTP/2.0\r\nHost: localhost\r\n\r\n");
    row("nonsense", "hello there\r\n\r\n");
    QTest::newRow("NUL") << QByteArray("GET /healthz HTTP/1.1\r\nHost: local\0host\r\n\r\n", 44) << 400;
    QTest::newRow("huge head") << QByteArray("GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: ") + QByteArray(256 * 1024, 'x') + QByteArray("\r\n\r\n") << 431;
}

void tst_Serving::refusesHeads()
{
    QFETCH(QByteArray, text);
    QFETCH(int, status);
    EngineFixture fixture;
    fixture.start();
    TestClient client(fixture.port());
    client.send(text.toStdString());
    QCOMPARE(client.receive().status, status);
    QVERIFY(client.isClosedByPeer());
}

void tst_Serving::access_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const auto row = [](const char* name, const QByteArray& head, int status) { QTest::newRow(name) << head << status; };
    row("healthz is open", "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:1\r\n", 200);
    row("models without token", "GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\n", 401);
    row("metrics without token", "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n", 401);
    row("bearer", "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nauthorization: bearer secret-token\r\n", 200);
    row("x-api-key", "GET /v1/models HTTP/1.1\r\nHost: [::1]:80\r\nX-Api-Key: secret-token\r\n", 200);
    row("api-key", "GET /v1/models HTTP/1.1\r\nHost: LOCALHOST\r\nApi-Key: secret-token\r\n", 200);
    row("wrong token", "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nApi-Key: secret-tokem\r\n", 401);
    row("longer token", "GET /v1/models HTTP/1.1\r\nHost: localhost\r\nApi-Key: secret-tokenn\r\n", 401);
    row("rebinding", "GET /healthz HTTP/1.1\r\nHost: evil.example\r\n", 403);
    row("rebinding lookalike", "GET /healthz HTTP/1.1\r\nHost: localhost.evil.example\r\n", 403);
    row("foreign origin", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n", 403);
    row("null origin", "GET /healthz HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n", 403);
    row("own origin", "GET /healthz HTTP/1.1\r\nHost: localhost:5\r\nOrigin: http://localhost:5\r\n", 200);
    row("allowed host", "GET /healthz HTTP/1.1\r\nHost: box.lan:8080\r\n", 200);
    row("HTTP/1.0 without host", "GET /healthz HTTP/1.0\r\n", 200);
}

void tst_Serving::access()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    EngineFixture fixture;
    fixture.table.listen.allowedHosts = {"box.lan"};
    fixture.start();
    TestClient client(fixture.port());
    client.send(head.toStdString() + "\r\n");
    QCOMPARE(client.receive().status, status);
}

void tst_Serving::paths_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const auto row = [](const char* method, const char* path, int status) {
        QTest::addRow("%s %s", method, path) << QString::fromLatin1(method) << QString::fromLatin1(path) << status;
    };
    row("GET", "/", 200);
    row("GET", "/v1/models", 200);
    row("GET", "/v1/models?limit=1000", 200);
    row("GET", "/models", 200);
    row("GET", "/v1/models/a/a", 200);
    row("GET", "/v1/models/a%2Fa", 200);
    row("GET", "/v1/models/nobody", 404);
    row("GET", "/v1/chat/completions", 405);
    row("POST", "/v1/models", 405);
    row("DELETE", "/v1/models", 405);
    row("GET", "/api/v1/models", 404);
    row("OPTIONS", "/v1/models", 204);
}

void tst_Serving::paths()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(int, status);
    EngineFixture fixture;
    fixture.add("a", 9);
    fixture.start();
    QCOMPARE(fixture.get(path.toStdString(), {}, method.toStdString()).status, status);
}

void tst_Serving::keepAliveAndPipelining()
{
    ScriptedUpstream upstream({ScriptedReply::chat("one")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    std::string burst;
    for (int i = 0; i < 30; ++i)
        burst += postText(plainBody) + "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.send(burst);
    for (int i = 0; i < 30; ++i) {
        QCOMPARE(client.receive().text(), std::string("one"));
        QVERIFY(client.receive().body.find("switchyard") != std::string::npos);
    }
    QCOMPARE(upstream.requestCount(), 30);
    QCOMPARE(upstream.acceptedConnections(), 1);
}

void tst_Serving::chunkedBodyInSmallPieces()
{
    ScriptedUpstream upstream({ScriptedReply::chat("ok")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + token + "Transfer-Encoding: chunked\r\n\r\n");
    for (const char c : plainBody)
        client.send(std::string("1;ext=\"v\"\r\n") + c + "\r\n");
    client.send("0\r\nX-Trailer: y\r\n\r\n" + postText(plainBody));
    QCOMPARE(client.receive().text(), std::string("ok"));
    QCOMPARE(client.receive().text(), std::string("ok"));
    const auto received = upstream.requests();
    QCOMPARE(received[0].body, received[1].body);
    client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + token + "Transfer-Encoding: chunked\r\n\r\nxx\r\n");
    QCOMPARE(client.receive().status, 400);
}

void tst_Serving::largeBodyReachesTheUpstreamWhole()
{
    ScriptedUpstream upstream({ScriptedReply::chat("ok")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const std::string text(20 * 1024 * 1024, 'b');
    const std::string body = R"({"messages":[{"role":"user","content":")" + text + R"("}],"model":"auto"})";
    QCOMPARE(fixture.ask(body).text(), std::string("ok"));
    QCOMPARE(upstream.requests()[0].body, R"({"messages":[{"role":"user","content":")" + text + R"("}],"model":"a-upstream"})");
}

void tst_Serving::expectContinue()
{
    ScriptedUpstream upstream({ScriptedReply::chat("ok")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + token + "Expect: 100-continue\r\nContent-Length: "
        + std::to_string(plainBody.size()) + "\r\n\r\n");
    QCOMPARE(client.receiveUntil("\r\n\r\n"), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send(plainBody);
    QCOMPARE(client.receive().text(), std::string("ok"));
    TestClient stranger(fixture.port());
    stranger.send("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 50000000\r\n\r\n");
    QCOMPARE(stranger.receive().status, 401);
}

void tst_Serving::bodyLimit()
{
    EngineFixture fixture;
    fixture.table.bodyLimit = {1000};
    fixture.start();
    TestClient client(fixture.port());
    client.send(postText(std::string(5'000'000, ' ')));
    QCOMPARE(client.receive().status, 413);
    TestClient chunked(fixture.port());
    chunked.send("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + token + "Transfer-Encoding: chunked\r\n\r\n7d0\r\n" + std::string(2000, ' ') + "\r\n");
    QCOMPARE(chunked.receive().status, 413);
}

void tst_Serving::badBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("empty") << QByteArray() << 400 << QByteArray("JSON");
    QTest::newRow("not JSON") << QByteArray("model=auto") << 400 << QByteArray("JSON");
    QTest::newRow("array") << QByteArray("[]") << 400 << QByteArray("JSON");
    QTest::newRow("cut") << QByteArray(R"({"model":"auto","messages":[)") << 400 << QByteArray("JSON");
    QTest::newRow("two documents") << QByteArray(R"({"model":"auto"}{"model":"b"})") << 400 << QByteArray("behind");
    QTest::newRow("no model") << QByteArray(R"({"messages":[]})") << 400 << QByteArray("model");
    QTest::newRow("model twice") << QByteArray(R"({"model":"auto","model":"x/y"})") << 400 << QByteArray("more than once");
    QTest::newRow("model escaped twice") << QByteArray("{\"model\":\"auto\",\"mod\\u0065l\":\"x/y\"}") << 400 << QByteArray("more than once");
    QTest::newRow("model is a number") << QByteArray(R"({"model":4})") << 400 << QByteArray("not a name");
    QTest::newRow("unknown model") << QByteArray(R"({"model":"autoo"})") << 404 << QByteArray("did you mean auto");
    QTest::newRow("unknown agent") << QByteArray(R"({"model":"agent/x"})") << 404 << QByteArray("model_not_found");
}

void tst_Serving::badBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    EngineFixture fixture;
    fixture.add("a", 9);
    fixture.start();
    const Answer answer = fixture.ask(body.toStdString());
    QCOMPARE(answer.status, status);
    QVERIFY2(answer.body.find(says.toStdString()) != std::string::npos, answer.body.c_str());
}

void tst_Serving::corsOnlyForListedOrigins()
{
    EngineFixture fixture;
    fixture.table.listen.corsOrigins = {"https://app.example"};
    fixture.start();
    const Answer preflight = fixture.get("/v1/chat/completions",
        "Origin: https://app.example\r\nAccess-Control-Request-Headers: authorization\r\n", "OPTIONS");
    QCOMPARE(preflight.status, 204);
    QCOMPARE(preflight.header("access-control-allow-origin"), std::string("https://app.example"));
    QCOMPARE(preflight.header("access-control-allow-headers"), std::string("authorization"));
    QCOMPARE(fixture.get("/v1/models", "Origin: https://app.example\r\n").header("access-control-allow-origin"), std::string("https://app.example"));
    QCOMPARE(fixture.get("/v1/models", "Origin: https://other.example\r\n", "OPTIONS").status, 403);
}

void tst_Serving::forwardedHeaders()
{
    ScriptedUpstream upstream({ScriptedReply::document(200, R"({"choices":[{"message":{"content":"x"}}]})",
        "X-Request-Id: r1\r\nSet-Cookie: a=b\r\nX-Switchyard-Model: spoof\r\nServer: s\r\n")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.endpoint("a").headers = {{"x-org", Secret("mine")}};
    fixture.start();
    const Answer answer = fixture.ask(plainBody,
        "User-Agent: test/1\r\nCookie: c=d\r\nX-Org: theirs\r\nX-Stainless-Lang: js\r\nX-Switchyard-Route: spoof\r\nX-Forwarded-For: 1.2.3.4\r\nTE: trailers\r\n");
    const auto received = upstream.requests()[0];
    QCOMPARE(received.header("user-agent"), std::string("test/1"));
    QCOMPARE(received.header("x-stainless-lang"), std::string("js"));
    QCOMPARE(received.header("x-org"), std::string("mine"));
    QVERIFY(received.head.find("theirs") == std::string::npos);
    QVERIFY(received.head.find("secret-token") == std::string::npos);
    for (const char* absent : {"cookie", "x-switchyard-route", "x-forwarded-for", "te"})
        QVERIFY2(received.header(absent).empty(), absent);
    QCOMPARE(answer.header("x-request-id"), std::string("r1"));
    QCOMPARE(answer.header("x-switchyard-model"), std::string("a"));
    QVERIFY(answer.header("set-cookie").empty());
}

void tst_Serving::headersForOneHopStayThere()
{
    ScriptedUpstream upstream({ScriptedReply::document(200, R"({"choices":[{"message":{"content":"x"}}]})",
        "Connection: keep-alive, X-Hop\r\nX-Hop: theirs\r\nX-End: 1\r\n")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    std::string names;
    for (int i = 0; i < 5000; ++i)
        names += ", x" + std::to_string(i);
    for (const std::string& more : {std::string(), names}) {
        const Answer answer = fixture.ask(plainBody, "Connection: X-Stainless-Hop, keep-alive" + more + "\r\nX-Stainless-Hop: mine\r\nX-Stainless-End: 2\r\n");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("x-hop"), std::string());
        QCOMPARE(answer.header("x-end"), std::string("1"));
        QCOMPARE(upstream.requests().back().header("x-stainless-hop"), std::string());
        QCOMPARE(upstream.requests().back().header("x-stainless-end"), std::string("2"));
    }
}

void tst_Serving::modelNames()
{
    ScriptedUpstream upstream({ScriptedReply::chat("x")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.table.aliases["fast"] = {ProviderId("a"), "a"};
    fixture.table.routes["agent/main"] = {"agent/main", {{ProviderId("a"), "a"}}, {}};
    fixture.start();
    for (const char* name : {"auto", "agent/main", "FAST", "a/a", "a/unlisted/with/slashes"}) {
        const Answer answer = fixture.ask(std::string(R"({"messages":[],"model": ")") + name + R"(" , "x":1})");
        QVERIFY2(answer.status == 200, name);
    }
    QVERIFY(upstream.requests().back().body.find("\"model\": \"unlisted/with/slashes\" , \"x\":1") != std::string::npos);
}

void tst_Serving::extraMembersAreAdded()
{
    ScriptedUpstream upstream({ScriptedReply::chat("x")});
    EngineFixture fixture;
    fixture.add("a", upstream.port()).extraBody = R"({"temperature":0.1,"keep_alive":"15m"})";
    fixture.start();
    fixture.ask(R"({"model":"auto","temperature":1,"messages":[]})");
    QCOMPARE(upstream.requests()[0].body, std::string(R"({"keep_alive":"15m","model":"a-upstream","temperature":1,"messages":[]})"));
}

void tst_Serving::takenPortIsFailed()
{
    EngineFixture first;
    first.start();
    EngineFixture second;
    second.table.listen.port = first.port();
    second.publish();
    second.server().start();
    const auto status = second.waitFor(engine::State::Failed);
    QCOMPARE(status.state, engine::State::Failed);
    QCOMPARE(status.error->code, ErrorCode::AddressInUse);
    QCOMPARE(status.occupantInstance.value_or(""), std::string("test-instance"));
    second.table.listen.port = 0;
    second.start();
    QCOMPARE(second.get("/healthz").status, 200);
}

void tst_Serving::drainFinishesAnswersUnderWay()
{
    ScriptedUpstream upstream({ScriptedReply::stream().text("begin ").waitForRelease().text("end").event(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})").event("[DONE]").endChunks()});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    client.receiveUntil("begin");
    fixture.server().stop(120s);
    fixture.waitFor(engine::State::Draining);
    upstream.release();
    QVERIFY(client.receiveUntil("[DONE]").find("end") != std::string::npos);
    QCOMPARE(fixture.waitFor(engine::State::Stopped).state, engine::State::Stopped);
}

void tst_Serving::restartsOnTheSamePort()
{
    // Somebody else on this machine may get the port in between: then once more with another one.
    for (int i = 0; i < 10; ++i) {
        EngineFixture fixture;
        fixture.start();
        const auto port = fixture.port();
        fixture.server().stop(100ms);
        fixture.waitFor(engine::State::Stopped);
        fixture.table.listen.port = port;
        fixture.start();
        if (fixture.port() != port)
            continue;
        QCOMPARE(fixture.get("/healthz").status, 200);
        return;
    }
    QFAIL("the port was never free again");
}

void tst_Serving::metricsAndModels()
{
    ScriptedUpstream upstream({ScriptedReply::chat("x")});
    EngineFixture fixture;
    auto& model = fixture.add("a", upstream.port());
    model.contextWindow = TokenCount {32000};
    model.price = routing::Price {1, 2, 0, 0};
    fixture.start();
    fixture.ask(plainBody);
    const auto record = fixture.record();
    QCOMPARE(record->usage->input.value, std::int64_t(9));
    QCOMPARE(record->costUsd.value_or(0), (9 * 1 + 12 * 2) / 1e6);
    const std::string metrics = fixture.get("/metrics").body;
    for (const char* line : {"switchyard_requests_total{outcome=\"delivered\",code=\"200\"} 1", "switchyard_attempts_total{provider=\"a\",result=\"ok\"} 1",
             "switchyard_tokens_total{provider=\"a\",model=\"a\",direction=\"input\"} 9", "switchyard_requests_in_flight 0"})
        QVERIFY2(metrics.find(line) != std::string::npos, line);
    QVERIFY(fixture.get("/v1/models").body.find("\"context_window\":32000") != std::string::npos);
    QVERIFY(fixture.get("/v1/models", "anthropic-version: 2023-06-01\r\n").body.find("\"max_input_tokens\":32000") != std::string::npos);
}

SWITCHYARD_TEST(tst_Serving)
#include "tst_serving.moc"
