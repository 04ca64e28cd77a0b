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

//! When the same server is asked once more, and when it is left alone for a while.
class tst_SecondTries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reuseRaceIsResentOnce();
    void freshConnectionThatDiesIsNotResent();
    void whatAMomentHealsIsAskedAgain_data();
    void whatAMomentHealsIsAskedAgain();
    void clientThatLeavesInThePauseIsNotAskedFor();
    void manyWaitersAskOnce();
    void exactModelIsNotAskedAgain();
    void exactModelIsAskedDespiteItsRest_data();
    void exactModelIsAskedDespiteItsRest();
    void secondKeyIsTried();
    void allCoolingProbesTheLeastBad();
    void retryAfterIsKept_data();
    void retryAfterIsKept();
    void halfOpenLetsOneThrough();
};

void tst_SecondTries::reuseRaceIsResentOnce()
{
    // Every connection serves one answer and is closed just when the next request arrives on it.
    ScriptedUpstream racy([count = std::make_shared<std::map<int, int>>()](const ReceivedRequest& request) {
        return (*count)[request.connection]++ == 0 ? ScriptedReply::chat("fine") : ScriptedReply::closing();
    });
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", racy.port());
    fixture.add("b", other.port());
    fixture.start();
    for (int i = 0; i < 20; ++i) {
        const Answer answer = fixture.ask(plainBody);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.text(), std::string("fine"));
    }
    QCOMPARE(other.requestCount(), 0);
    QCOMPARE(attemptLog(*fixture.record(1)), std::string("a:connection-lost a:none"));
    QCOMPARE(fixture.record(1)->attempts[0].action, routing::Action::RetrySame);
}

void tst_SecondTries::freshConnectionThatDiesIsNotResent()
{
    ScriptedUpstream dying({ScriptedReply::closing()});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", dying.port());
    fixture.add("b", other.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).status, 200);
    QCOMPARE(dying.requestCount(), 1);
}

void tst_SecondTries::whatAMomentHealsIsAskedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("429 that says when") << 429 << QByteArray("Retry-After: 1\r\n") << 1000;
    QTest::newRow("429 that says at once") << 429 << QByteArray("Retry-After: 0\r\n") << 250;
    QTest::newRow("500") << 500 << QByteArray() << 250;
    QTest::newRow("504") << 504 << QByteArray("Retry-After-Ms: 400\r\n") << 400;
}

void tst_SecondTries::whatAMomentHealsIsAskedAgain()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(int, atLeast);
    ScriptedUpstream slipping({ScriptedReply::document(status, R"({"error":{"message":"a moment"}})", header.toStdString()), ScriptedReply::chat("well")});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", slipping.port());
    fixture.add("b", other.port());
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.text(), std::string("well"));
    QCOMPARE(answer.header("x-switchyard-reason"), std::string("first-choice"));
    const auto record = fixture.record();
    QCOMPARE(record->attempts.size(), std::size_t(2));
    QCOMPARE(record->attempts[0].action, routing::Action::RetrySame);
    QVERIFY(record->attempts[1].startedAt - record->attempts[0].endedAt >= std::chrono::milliseconds(atLeast));
    QCOMPARE(other.requestCount(), 0);
    // And it is nobody's problem any more.
    QVERIFY(fixture.waitForMetric("switchyard_cooldown_seconds{", false));
    QCOMPARE(fixture.ask(plainBody).text(), std::string("well"));
}

void tst_SecondTries::clientThatLeavesInThePauseIsNotAskedFor()
{
    ScriptedUpstream slipping({ScriptedReply::document(429, R"({"error":{"message":"a moment"}})", "Retry-After: 3\r\n"), ScriptedReply::silent().hang()});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", slipping.port());
    fixture.add("b", other.port());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", plainBody);
    fixture.waitForMetric("switchyard_cooldown_seconds{");
    client.close();
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::ClientGone);
    // On a machine so busy that the pause was over before the client left: two.
    const int asked = slipping.requestCount();
    QVERIFY(fixture.waitForMetric("switchyard_cooldown_seconds{", false));
    QCOMPARE(slipping.requestCount(), asked);
    QCOMPARE(other.requestCount(), 0);
}

//! A limit that ends in a moment for a crowd: one finds out, nobody storms the server.
void tst_SecondTries::manyWaitersAskOnce()
{
    ScriptedUpstream limited({ScriptedReply::silent().waitForRelease().then(ScriptedReply::document(429, R"({"error":{"message":"a moment"}})", "Retry-After: 1\r\n"))});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", limited.port());
    fixture.add("b", other.port());
    fixture.start();
    std::vector<std::unique_ptr<TestClient>> crowd;
    for (int i = 0; i < 20; ++i) {
        crowd.push_back(std::make_unique<TestClient>(fixture.port()));
        crowd.back()->post("/v1/chat/completions", plainBody);
    }
    QVERIFY(limited.waitForRequests(20));
    limited.release();
    for (const auto& client : crowd)
        QCOMPARE(client->receive().status, 200);
    // The twenty of the crowd, and the one that asked again.
    QCOMPARE(limited.requestCount(), 21);
}

void tst_SecondTries::exactModelIsNotAskedAgain()
{
    ScriptedUpstream slipping({ScriptedReply::document(500, R"({"error":{"message":"boom"}})"), ScriptedReply::chat("well")});
    EngineFixture fixture;
    fixture.add("a", slipping.port());
    fixture.start();
    QCOMPARE(fixture.ask(R"({"model":"a/a","messages":[]})").status, 500);
    QCOMPARE(slipping.requestCount(), 1);
}

void tst_SecondTries::exactModelIsAskedDespiteItsRest_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("out of credit, and then paid") << 402 << QByteArray() << true;
    QTest::newRow("a key that was changed at the provider") << 401 << QByteArray() << true;
    QTest::newRow("the server said when") << 429 << QByteArray("Retry-After: 500\r\n") << false;
    QTest::newRow("the server did not say when") << 429 << QByteArray() << true;
}

//! Asked for by name there is nobody else to ask: only a time that the server itself named keeps the request away.
void tst_SecondTries::exactModelIsAskedDespiteItsRest()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(bool, isAsked);
    ScriptedUpstream upstream({ScriptedReply::document(status, R"({"error":{"message":"not now"}})", header.toStdString()), ScriptedReply::chat("well")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.start();
    const std::string body = R"({"model":"a/a","messages":[]})";
    QCOMPARE(fixture.ask(body).status, status);
    QVERIFY(fixture.waitForMetric("switchyard_cooldown_seconds{"));
    QCOMPARE(fixture.ask(body).status, isAsked ? 200 : 429);
    QCOMPARE(upstream.requestCount(), isAsked ? 2 : 1);
    QVERIFY(fixture.waitForMetric("switchyard_cooldown_seconds{", !isAsked));
}

void tst_SecondTries::secondKeyIsTried()
{
    ScriptedUpstream picky([](const ReceivedRequest& request) {
        return request.header("authorization") == "Bearer sk-good" ? ScriptedReply::chat("fine")
                                                                   : ScriptedReply::document(429, R"({"error":{"message":"limit"}})");
    });
    EngineFixture fixture;
    fixture.add("a", picky.port());
    fixture.endpoint("a").keys = {Secret("sk-limited"), Secret("sk-good")};
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).status, 200);
    QCOMPARE(fixture.ask(plainBody).status, 200);
    QCOMPARE(attemptLog(*fixture.record(0)), std::string("a:rate-limited a:none"));
    QCOMPARE(attemptLog(*fixture.record(1)), std::string("a:none"));
    QCOMPARE(fixture.record(1)->attempts[0].keyIndex, 1);
}

void tst_SecondTries::allCoolingProbesTheLeastBad()
{
    ScriptedUpstream recovering({ScriptedReply::document(404, R"({"error":{"message":"model 'x' not found"}})"), ScriptedReply::chat("back")});
    EngineFixture fixture;
    fixture.add("a", recovering.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).status, 404);
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.text(), std::string("back"));
}

void tst_SecondTries::retryAfterIsKept_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("atLeast");
    QTest::addColumn<int>("atMost");
    QTest::newRow("seconds") << QByteArray("Retry-After: 500\r\n") << 400 << 501;
    QTest::newRow("milliseconds") << QByteArray("Retry-After-Ms: 400000\r\n") << 300 << 401;
    QTest::newRow("past date") << QByteArray("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n") << 61 << 61;
    QTest::newRow("garbage") << QByteArray("Retry-After: soon\r\n") << 61 << 61;
    QTest::newRow("ten digits") << QByteArray("Retry-After: 9999999999\r\n") << 86300 << 86401;
    QTest::newRow("negative") << QByteArray("Retry-After: -5\r\n") << 61 << 61;
    QTest::newRow("reset with units") << QByteArray("X-RateLimit-Reset-Requests: 6m40s\r\n") << 300 << 401;
}

void tst_SecondTries::retryAfterIsKept()
{
    QFETCH(QByteArray, header);
    QFETCH(int, atLeast);
    QFETCH(int, atMost);
    ScriptedUpstream limited({ScriptedReply::document(429, R"({"error":{"message":"limit"}})", header.toStdString())});
    ScriptedUpstream broken({ScriptedReply::document(401, R"({"error":{"message":"bad key"}})")});
    EngineFixture fixture;
    fixture.add("a", limited.port());
    fixture.start();
    fixture.ask(plainBody);
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, 429);
    if (atLeast > 61) {
        QCOMPARE(limited.requestCount(), 1);
        const int wait = std::stoi(answer.header("retry-after"));
        QVERIFY2(wait >= atLeast && wait <= atMost, answer.header("retry-after").c_str());
    }
}

void tst_SecondTries::halfOpenLetsOneThrough()
{
    ScriptedUpstream limited({ScriptedReply::document(429, R"({"error":{"message":"limit"}})", "Retry-After-Ms: 3050\r\n"),
        ScriptedReply::silent().waitForRelease().bytes("HTTP/1.1 500 X\r\nContent-Length: 2\r\n\r\n{}")});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", limited.port());
    fixture.add("b", other.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QVERIFY(fixture.waitForMetric("switchyard_cooldown_seconds{", false));
    TestClient probe(fixture.port());
    probe.post("/v1/chat/completions", plainBody);
    QVERIFY(limited.waitForRequests(2));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QCOMPARE(limited.requestCount(), 2);
    limited.release();
    QCOMPARE(probe.receive().text(), std::string("other"));
}

SWITCHYARD_TEST(tst_SecondTries)
#include "tst_secondtries.moc"
