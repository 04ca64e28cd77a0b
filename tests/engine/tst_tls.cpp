// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::Certificate;
using testlib::CertificateAuthority;
using testlib::Flaw;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using testlib::TlsServer;
using namespace std::chrono_literals;

namespace {

ScriptedReply answering(const ReceivedRequest& request)
{
    return request.body.find("\"stream\":true") != std::string::npos ? ScriptedReply::chatStream({"over ", "TLS"}).atOnce()
                                                                     : ScriptedReply::chat("over TLS");
}

//! Provider `a`, behind TLS and trusted as far as `ca` goes.
void addOverTls(EngineFixture& fixture, const ScriptedUpstream& upstream, const std::string& ca)
{
    fixture.add("a", upstream.port());
    fixture.endpoint("a").baseUrl.tls = true;
    fixture.endpoint("a").tls.ca = ca;
}

} // namespace

//! Upstreams that speak TLS, with certificates made for each test.
class tst_Tls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trustedServerAnswers();
    void certificates_data();
    void certificates();
    void namedLeafIsTrusted_data();
    void namedLeafIsTrusted();
    void serverNameOfTheConfigurationCounts();
    void plainServerOnAnHttpsAddress();
    void tlsServerOnAnHttpAddress();
    void stalledHandshakeEndsWithTheBudget();
    void sessionsAreTakenUpAgain();
    void connectionsAreKept();
    void closedKeptConnectionIsReplaced();
    void clientCertificate_data();
    void clientCertificate();
    void largeAnswersAndBodies();
    void cutStreamIsToldAsSuch();
    void clientGoneReleasesTheServer();
};

void tst_Tls::trustedServerAnswers()
{
    const CertificateAuthority authority;
    ScriptedUpstream upstream(answering, {authority.issue("127.0.0.1")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("over TLS"));
    const Answer streamed = fixture.ask(streamBody);
    QCOMPARE(streamed.text(), std::string("over TLS"));
    QVERIFY(streamed.isWhole);
}

void tst_Tls::certificates_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("self-signed") << 0 << QByteArray("self-signed");
    QTest::newRow("of another name") << 1 << QByteArray("mismatch");
    QTest::newRow("expired") << 2 << QByteArray("expired");
    QTest::newRow("not valid yet") << 3 << QByteArray("not yet valid");
    QTest::newRow("of an unknown authority") << 4 << QByteArray("issuer");
}

//! A server that cannot show who it is gets no prompt: the next candidate answers.
void tst_Tls::certificates()
{
    QFETCH(int, which);
    QFETCH(QByteArray, says);
    const CertificateAuthority authority;
    const CertificateAuthority stranger;
    const std::vector<Certificate> shown {CertificateAuthority::selfSigned("127.0.0.1"), authority.issue("127.0.0.2"),
        authority.issue("127.0.0.1", Flaw::Expired), authority.issue("127.0.0.1", Flaw::NotYetValid), stranger.issue("127.0.0.1")};
    ScriptedUpstream upstream(answering, {shown[static_cast<std::size_t>(which)]});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.add("b", other.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:tls-failed b:none"));
    QCOMPARE(upstream.requestCount(), 0);
    const Answer exact = fixture.ask(R"({"model":"a/a","messages":[]})");
    QCOMPARE(exact.status, 502);
    QVERIFY2(exact.body.find(says.toStdString()) != std::string::npos, exact.body.c_str());
    // Whoever asks for it gets a connection all the same.
    fixture.endpoint("a").tls.insecureSkipVerify = true;
    fixture.publish();
    QCOMPARE(fixture.ask(R"({"model":"a/a","messages":[]})").text(), std::string("over TLS"));
}

void tst_Tls::namedLeafIsTrusted_data()
{
    QTest::addColumn<bool>("isSelfSigned");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("serverName");
    QTest::addColumn<bool>("isAccepted");
    for (const bool isSelfSigned : {true, false}) {
        const char* kind = isSelfSigned ? "self-signed" : "of an unknown authority";
        QTest::addRow("%s", kind) << isSelfSigned << QByteArray("127.0.0.1") << QByteArray() << true;
        QTest::addRow("%s, another name", kind) << isSelfSigned << QByteArray("box.test") << QByteArray() << false;
        QTest::addRow("%s, another name that is named", kind) << isSelfSigned << QByteArray("box.test") << QByteArray("box.test") << true;
    }
}

//! "Trust this certificate" puts the server's own certificate where an authority's usually is.
void tst_Tls::namedLeafIsTrusted()
{
    QFETCH(bool, isSelfSigned);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, serverName);
    QFETCH(bool, isAccepted);
    const CertificateAuthority unknown;
    const Certificate leaf = isSelfSigned ? CertificateAuthority::selfSigned(name.toStdString()) : unknown.issue(name.toStdString());
    ScriptedUpstream upstream(answering, {leaf});
    EngineFixture fixture;
    addOverTls(fixture, upstream, leaf.certificate);
    fixture.endpoint("a").tls.serverName = serverName.toStdString();
    fixture.start();
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.status, isAccepted ? 200 : 429);
    QCOMPARE(upstream.requestCount(), isAccepted ? 1 : 0);
}

void tst_Tls::serverNameOfTheConfigurationCounts()
{
    const CertificateAuthority authority;
    ScriptedUpstream upstream(answering, {authority.issue("api.example.test")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.endpoint("a").tls.serverName = "api.example.test";
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("over TLS"));
    QCOMPARE(upstream.serverName(), std::string("api.example.test"));
}

void tst_Tls::plainServerOnAnHttpsAddress()
{
    const CertificateAuthority authority;
    ScriptedUpstream plain({ScriptedReply::raw("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").close()});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    addOverTls(fixture, plain, authority.pem());
    fixture.add("b", other.port());
    fixture.policy().budgets.connect = 300ms;
    fixture.start();
    fixture.warm("b");
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
}

void tst_Tls::tlsServerOnAnHttpAddress()
{
    const CertificateAuthority authority;
    ScriptedUpstream upstream(answering, {authority.issue("127.0.0.1")});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.add("b", other.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
}

void tst_Tls::stalledHandshakeEndsWithTheBudget()
{
    const CertificateAuthority authority;
    TlsServer stalling {authority.issue("127.0.0.1")};
    stalling.stallsInHandshake = true;
    ScriptedUpstream upstream(answering, stalling);
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.add("b", other.port());
    fixture.policy().budgets.connect = 150ms;
    fixture.start();
    fixture.warm("b");
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:connect-timeout b:none"));
}

void tst_Tls::sessionsAreTakenUpAgain()
{
    const CertificateAuthority authority;
    ScriptedUpstream upstream([](const ReceivedRequest&) {
        return ScriptedReply::document(200, R"({"choices":[{"message":{"content":"once"}}]})", "Connection: close\r\n").close();
    }, {authority.issue("127.0.0.1")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.start();
    for (int i = 0; i < 4; ++i)
        QCOMPARE(fixture.ask(plainBody).text(), std::string("once"));
    QCOMPARE(upstream.acceptedConnections(), 4);
    QCOMPARE(upstream.resumedSessions(), 3);
}

void tst_Tls::connectionsAreKept()
{
    const CertificateAuthority authority;
    ScriptedUpstream upstream(answering, {authority.issue("127.0.0.1")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.start();
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(fixture.ask(i % 2 ? plainBody : streamBody).text(), std::string("over TLS"));
        // The client may have its whole answer before its server's last chunk is here.
        QVERIFY(fixture.waitForIdleConnections(1));
        QCOMPARE(fixture.record(i)->attempts[0].reusedConnection, i > 0);
    }
    QCOMPARE(upstream.acceptedConnections(), 1);
}

void tst_Tls::closedKeptConnectionIsReplaced()
{
    const CertificateAuthority authority;
    ScriptedUpstream racy([count = std::make_shared<std::map<int, int>>()](const ReceivedRequest& request) {
        return (*count)[request.connection]++ == 0 ? ScriptedReply::chat("fine") : ScriptedReply::closing();
    }, {authority.issue("127.0.0.1")});
    EngineFixture fixture;
    addOverTls(fixture, racy, authority.pem());
    fixture.start();
    for (int i = 0; i < 10; ++i)
        QCOMPARE(fixture.ask(plainBody).text(), std::string("fine"));
    QCOMPARE(attemptLog(*fixture.record(1)), std::string("a:connection-lost a:none"));
}

void tst_Tls::clientCertificate_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("shown") << 0 << true;
    QTest::newRow("none") << 1 << false;
    QTest::newRow("of another authority") << 2 << false;
    QTest::newRow("key of another certificate") << 3 << false;
}

void tst_Tls::clientCertificate()
{
    QFETCH(int, which);
    QFETCH(bool, isAccepted);
    const CertificateAuthority authority;
    const CertificateAuthority stranger;
    TlsServer wary {authority.issue("127.0.0.1"), authority.pem()};
    ScriptedUpstream upstream(answering, wary);
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.add("b", other.port());
    const Certificate own = which == 2 ? stranger.issue("client") : authority.issue("client");
    auto& tls = fixture.endpoint("a").tls;
    if (which != 1) {
        tls.certificate = own.certificate;
        tls.key = Secret(which == 3 ? authority.issue("client").key : own.key);
    }
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string(isAccepted ? "over TLS" : "other"));
    if (!isAccepted)
        QVERIFY(fixture.record()->attempts[0].reason.find("PRIVATE KEY") == std::string::npos);
}

void tst_Tls::largeAnswersAndBodies()
{
    const CertificateAuthority authority;
    const std::string big(3 * 1024 * 1024, 'y');
    ScriptedUpstream upstream([&](const ReceivedRequest&) { return ScriptedReply::chat(big); }, {authority.issue("127.0.0.1")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.start();
    const std::string body = R"({"messages":[{"role":"user","content":")" + std::string(5 * 1024 * 1024, 'b') + R"("}],"model":"auto"})";
    const Answer answer = fixture.ask(body);
    QVERIFY(answer.text() == big);
    QCOMPARE(upstream.requests()[0].body.size(), body.size() + std::string("a-upstream").size() - std::string("auto").size());
}

void tst_Tls::cutStreamIsToldAsSuch()
{
    const CertificateAuthority authority;
    ScriptedUpstream upstream([](const ReceivedRequest&) { return ScriptedReply::stream().text("first").waitForRelease().close(); },
        {authority.issue("127.0.0.1")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.start();
    const Answer answer = fixture.askAndRelease(upstream, streamBody, "first");
    QCOMPARE(answer.text(), std::string("first"));
    QVERIFY(answer.events().back().starts_with("{\"error\":"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:stream-truncated"));
}

void tst_Tls::clientGoneReleasesTheServer()
{
    const CertificateAuthority authority;
    ScriptedUpstream upstream([](const ReceivedRequest&) { return ScriptedReply::stream().text("first").hang(); }, {authority.issue("127.0.0.1")});
    EngineFixture fixture;
    addOverTls(fixture, upstream, authority.pem());
    fixture.start();
    TestClient client(fixture.port());
    client.post("/v1/chat/completions", streamBody);
    client.receiveUntil("first");
    client.close();
    QVERIFY(upstream.waitForAbandoned(1));
    QCOMPARE(fixture.record()->outcome, traffic::Outcome::ClientGone);
}

SWITCHYARD_TEST(tst_Tls)
#include "tst_tls.moc"
