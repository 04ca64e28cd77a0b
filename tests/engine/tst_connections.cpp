// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/link.h"
#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using namespace std::chrono_literals;

namespace {

ScriptedReply answering(const ReceivedRequest& request)
{
    if (request.body.find("\"stream\":true") != std::string::npos)
        return ScriptedReply::chatStream({"connection ", std::to_string(request.connection)});
    return ScriptedReply::chat("connection " + std::to_string(request.connection));
}

std::string exactly(const std::string& name)
{
    return R"({"model":")" + name + '/' + name + R"(","messages":[{"role":"user","content":"hi"}]})";
}

} // namespace

//! Connections to providers: kept while they are good, and nobody's problem when they are not.
class tst_Connections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachProviderHasItsWarmConnection();
    void asManyAsWereNeededAreKept();
    void endingsThatKeepTheConnection_data();
    void endingsThatKeepTheConnection();
    void newConfigurationKeepsConnections();
    void oldRequestsKeepTheirConfiguration();
    void sleepEndsKeptConnections_data();
    void sleepEndsKeptConnections();
    void cooldownsGoOnInSleep();
    void requestsUnderWayOutliveASleep();
    void manyThatDiedInSilenceCostNothing();
    void deadAndLivingLinks();
};

void tst_Connections::eachProviderHasItsWarmConnection()
{
    ScriptedUpstream a(answering);
    ScriptedUpstream b(answering);
    EngineFixture fixture;
    fixture.add("a", a.port());
    fixture.add("b", b.port());
    fixture.start();
    for (std::size_t i = 0; i < 6; ++i) {
        QCOMPARE(fixture.ask(exactly(i % 2 ? "b" : "a")).text(), std::string("connection 1"));
        QVERIFY(fixture.waitForIdleConnections(i == 0 ? 1 : 2));
        QCOMPARE(fixture.record(i)->attempts[0].reusedConnection, i > 1);
    }
    QCOMPARE(a.acceptedConnections(), 1);
    QCOMPARE(b.acceptedConnections(), 1);
}

void tst_Connections::asManyAsWereNeededAreKept()
{
    constexpr int together = 8;
    ScriptedUpstream upstream([](const ReceivedRequest& request) { return ScriptedReply::silent().waitForRelease().then(answering(request)); });
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    for (int round = 1; round <= 3; ++round) {
        std::vector<std::unique_ptr<TestClient>> clients;
        for (int i = 0; i < together; ++i) {
            clients.push_back(std::make_unique<TestClient>(fixture.port()));
            clients.back()->post("/v1/chat/completions", plainBody);
        }
        QVERIFY(upstream.waitForRequests(round * together));
        upstream.release();
        for (const auto& client : clients)
            QCOMPARE(client->receive().status, 200);
        QVERIFY(fixture.waitForIdleConnections(together));
    }
    QCOMPARE(upstream.acceptedConnections(), together);
}

void tst_Connections::endingsThatKeepTheConnection_data()
{
    QTest::addColumn<int>("ending");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("whole answer") << 0 << true;
    QTest::newRow("stream") << 1 << true;
    QTest::newRow("request error") << 2 << true;
    QTest::newRow("error without a body") << 3 << true;
    QTest::newRow("the server says close") << 4 << false;
    QTest::newRow("HTTP/1.0") << 5 << false;
    QTest::newRow("more bytes than the answer has") << 6 << false;
    QTest::newRow("stream that is cut") << 7 << false;
}

void tst_Connections::endingsThatKeepTheConnection()
{
    QFETCH(int, ending);
    QFETCH(bool, isKept);
    const std::array<ScriptedReply, 8> replies {ScriptedReply::chat("x"), ScriptedReply::chatStream({"x"}),
        ScriptedReply::document(400, R"({"error":{"message":"no","type":"invalid_request_error"}})"), ScriptedReply::document(400, ""),
        ScriptedReply::document(400, "{}", "Connection: close\r\n"), ScriptedReply::raw("HTTP/1.0 400 Bad\r\nContent-Length: 2\r\n\r\n{}"),
        ScriptedReply::raw("HTTP/1.1 400 Bad\r\nContent-Length: 2\r\n\r\n{}{}"),
        ScriptedReply::stream().text("x").close()};
    ScriptedUpstream upstream({replies.at(static_cast<std::size_t>(ending)), ScriptedReply::chat("again")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    fixture.ask(ending == 1 || ending == 7 ? R"({"model":"a/a","stream":true,"messages":[]})" : R"({"model":"a/a","messages":[]})");
    if (isKept)
        QVERIFY(fixture.waitForIdleConnections(1));
    QCOMPARE(fixture.ask(R"({"model":"a/a","messages":[]})").text(), std::string("again"));
    QCOMPARE(fixture.record(1)->attempts.back().reusedConnection, isKept);
    QCOMPARE(fixture.record(1)->attempts.size(), std::size_t(1));
    QCOMPARE(upstream.acceptedConnections(), isKept ? 1 : 2);
}

void tst_Connections::newConfigurationKeepsConnections()
{
    ScriptedUpstream upstream(answering);
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(fixture.ask(plainBody).text(), std::string("connection 1"));
        QVERIFY(fixture.waitForIdleConnections(1));
        fixture.endpoint("a").keys = {Secret("sk-number-" + std::to_string(i))};
        fixture.publish();
    }
    // The connection is the old one, what is said over it is new.
    QCOMPARE(upstream.requests().back().header("authorization"), std::string("Bearer sk-number-2"));
}

//! A change while requests are under way: those go on with what they began with, candidates and keys, also of providers
//! that are gone now; the next request does not.
void tst_Connections::oldRequestsKeepTheirConfiguration()
{
    ScriptedUpstream a({ScriptedReply::silent().waitForRelease().then(ScriptedReply::document(401, R"({"error":{"message":"no"}})"))});
    ScriptedUpstream b([](const ReceivedRequest& request) { return ScriptedReply::chat("b with " + request.header("authorization")); });
    ScriptedUpstream c({ScriptedReply::chat("c")});
    EngineFixture fixture;
    fixture.add("a", a.port());
    fixture.add("b", b.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", plainBody);
    QVERIFY(a.waitForRequests(1));
    fixture.table.routes["auto"].candidates.clear();
    fixture.table.endpoints.clear();
    fixture.table.models.clear();
    fixture.add("c", c.port());
    fixture.publish();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("c"));
    QCOMPARE(fixture.ask(exactly("b")).status, 404);
    a.release();
    QCOMPARE(client.receive().text(), std::string("b with Bearer sk-upstream-b"));
    QCOMPARE(attemptLog(*fixture.record(2)), std::string("a:auth-failed b:none"));
    QCOMPARE(b.requestCount(), 1);
}

void tst_Connections::sleepEndsKeptConnections_data()
{
    QTest::addColumn<int>("asleep"); // milliseconds
    QTest::addColumn<int>("connections");
    QTest::newRow("never slept") << 0 << 1;
    QTest::newRow("a moment") << 900 << 1;
    QTest::newRow("a night") << 30'000'000 << 2;
}

//! After a sleep the other end of a kept connection may be gone, and nobody would tell.
void tst_Connections::sleepEndsKeptConnections()
{
    QFETCH(int, asleep);
    QFETCH(int, connections);
    std::atomic<int> slept = 5'000'000; // Before the engine was there: nothing to it.
    ScriptedUpstream upstream(answering);
    EngineFixture fixture([&] { return std::chrono::milliseconds(slept.load()); });
    fixture.add("a", upstream.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("connection 1"));
    QVERIFY(fixture.waitForIdleConnections(1));
    slept += asleep;
    // It looks once a second at most, so whoever asks after that finds it noticed.
    const auto until = std::chrono::steady_clock::now() + 1200ms;
    while (std::chrono::steady_clock::now() < until) {
        QCOMPARE(fixture.ask(plainBody).status, 200);
        QVERIFY(fixture.waitForIdleConnections(1));
    }
    QCOMPARE(fixture.ask(plainBody).text(), "connection " + std::to_string(connections));
    QCOMPARE(upstream.acceptedConnections(), connections);
    QCOMPARE(fixture.record()->attempts.size(), std::size_t(1));
}

void tst_Connections::cooldownsGoOnInSleep()
{
    std::atomic<int> slept = 0;
    ScriptedUpstream limited({ScriptedReply::document(429, R"({"error":{"message":"limit"}})", "Retry-After: 3600\r\n"), ScriptedReply::chat("back")});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture([&] { return std::chrono::seconds(slept.load()); });
    fixture.add("a", limited.port());
    fixture.add("b", other.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QCOMPARE(limited.requestCount(), 1);
    slept = 4000;
    QTRY_COMPARE_WITH_TIMEOUT(fixture.ask(plainBody).text(), std::string("back"), 60'000);
}

void tst_Connections::requestsUnderWayOutliveASleep()
{
    std::atomic<int> slept = 0;
    ScriptedUpstream upstream([](const ReceivedRequest& request) {
        return request.connection == 1 ? ScriptedReply::stream().text("before ").waitForRelease().text("after")
                                             .event(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})").event("[DONE]").endChunks()
                                       : ScriptedReply::chat("another");
    });
    EngineFixture fixture([&] { return std::chrono::seconds(slept.load()); });
    fixture.add("a", upstream.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    QVERIFY(client.waitFor("before"));
    slept = 4000;
    const auto until = std::chrono::steady_clock::now() + 1200ms;
    while (std::chrono::steady_clock::now() < until)
        QCOMPARE(fixture.ask(plainBody).text(), std::string("another"));
    upstream.release();
    QCOMPARE(client.receive().text(), std::string("before after"));
}

//! A server that was restarted while nobody looked: its end of every kept connection is gone, and each request that meets
//! one goes out again on a fresh one, to the same server, without a mark against it.
void tst_Connections::manyThatDiedInSilenceCostNothing()
{
    constexpr int together = 10;
    std::atomic<bool> wasRestarted = false;
    ScriptedUpstream upstream([&](const ReceivedRequest& request) {
        if (wasRestarted && request.connection <= together)
            return ScriptedReply::resetting();
        return wasRestarted ? ScriptedReply::chat("restarted") : ScriptedReply::silent().waitForRelease().then(ScriptedReply::chat("first"));
    });
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.add("b", other.port());
    fixture.start();
    std::vector<std::unique_ptr<TestClient>> clients;
    const auto askAll = [&] {
        for (const auto& client : clients)
            client->post("/v1/chat/completions", plainBody);
    };
    for (int i = 0; i < together; ++i)
        clients.push_back(std::make_unique<TestClient>(fixture.port()));
    askAll();
    QVERIFY(upstream.waitForRequests(together));
    upstream.release();
    for (const auto& client : clients)
        QCOMPARE(client->receive().text(), std::string("first"));
    QVERIFY(fixture.waitForIdleConnections(together));
    wasRestarted = true;
    askAll();
    for (const auto& client : clients)
        QCOMPARE(client->receive().text(), std::string("restarted"));
    QCOMPARE(other.requestCount(), 0);
    QVERIFY(fixture.get("/metrics").body.find("switchyard_cooldown_seconds{") == std::string::npos);
    for (std::size_t i = together; i < 2 * together; ++i) {
        const auto record = fixture.record(i);
        QCOMPARE(record->outcome, traffic::Outcome::Delivered);
        QCOMPARE(record->attempts.back().failure, routing::FailureClass::None);
        QVERIFY(record->attempts.size() <= 2);
    }
}

void tst_Connections::deadAndLivingLinks()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    QCOMPARE(::bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
    QCOMPARE(::listen(listener, 1), 0);
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    ::connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address);
    const int server = ::accept(listener, nullptr, nullptr);
    QVERIFY(server >= 0);
    engine::keepLinkWatched(client);
    int value = 0;
    socklen_t valueSize = sizeof value;
    QCOMPARE(::getsockopt(client, SOL_SOCKET, SO_KEEPALIVE, &value, &valueSize), 0);
#ifdef __linux__
    QVERIFY(value != 0);
#endif
    // Nothing sent; sent and acknowledged, though never read; and a peer that has no more room.
    QCOMPARE(engine::linkState(client), engine::LinkState::Alive);
    const std::string block(64 * 1024, 'x');
    QVERIFY(::send(client, block.data(), 100, MSG_NOSIGNAL) == 100);
    QTRY_COMPARE_WITH_TIMEOUT(engine::linkState(client), engine::LinkState::Alive, 60'000);
    while (::send(client, block.data(), block.size(), MSG_NOSIGNAL) > 0) { }
    QTRY_COMPARE_WITH_TIMEOUT(engine::linkState(client), engine::LinkState::Alive, 60'000);
    ::close(server);
    ::close(client);
    ::close(listener);
    // Nothing that could be asked.
    QCOMPARE(engine::linkState(-1), engine::LinkState::Alive);
    QVERIFY(engine::timeAsleep() >= 0ns);
}

SWITCHYARD_TEST(tst_Connections)
#include "tst_connections.moc"
