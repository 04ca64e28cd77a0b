// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "enginefixture.h"
#include "testlib/testmain.h"
#include "testlib/tunnelproxy.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>

using namespace switchyard;
using namespace switchyard::enginetest;
using testlib::CertificateAuthority;
using testlib::ReceivedRequest;
using testlib::ScriptedReply;
using testlib::ScriptedUpstream;
using testlib::TunnelProxy;
using namespace std::chrono_literals;

namespace {

//! A port whose queue is full: what connects to it hears nothing, as behind a firewall.
class SilentPort final {
public:
    SilentPort()
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(m_server, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(m_server, 0);
        socklen_t size = sizeof address;
        ::getsockname(m_server, reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        for (int& client : m_clients) {
            client = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        }
    }
    ~SilentPort()
    {
        for (const int client : m_clients)
            ::close(client);
        ::close(m_server);
    }
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;

    std::uint16_t port() const { return m_port; }

private:
    int m_server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::array<int, 4> m_clients {};
    std::uint16_t m_port = 0;
};

const std::string exactBody = R"({"model":"a/a","messages":[]})";

} // namespace

//! The way to a server: names, addresses, time for connecting, proxies.
class tst_Ways : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void silentHostEndsWithTheConnectBudget();
    void unknownNameFallsOver();
    void slowLookUpEndsWithTheBudgetAndBlocksNobody();
    void questionsAtOnceDoNotShareAThread();
    void everyAddressOfANameIsTried();
    void localhostIsBothLoopbacks_data();
    void localhostIsBothLoopbacks();
    void movedServerIsFoundAgain();
    void answersOfTheResolverAreKept();
    void plainProxyGetsTheWholeAddress();
    void tunnelCarriesTls();
    void exemptHostsGoDirectly_data();
    void exemptHostsGoDirectly();
    void failingProxies_data();
    void failingProxies();
};

void tst_Ways::silentHostEndsWithTheConnectBudget()
{
    const SilentPort silent;
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", silent.port());
    fixture.add("b", other.port());
    fixture.policy().budgets.connect = 150ms;
    fixture.start();
    fixture.warm("b");
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.text(), std::string("other"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:connect-timeout b:none"));
}

void tst_Ways::unknownNameFallsOver()
{
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture([](const std::string&) { return std::vector<std::string> {}; });
    fixture.add("a", 80);
    fixture.endpoint("a").baseUrl.host = "gone.test";
    fixture.add("b", other.port());
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:dns-failed b:none"));
    const Answer exact = fixture.ask(exactBody);
    QCOMPARE(exact.status, 502);
    QVERIFY(exact.body.find("gone.test") != std::string::npos);
}

void tst_Ways::slowLookUpEndsWithTheBudgetAndBlocksNobody()
{
    ScriptedUpstream upstream({ScriptedReply::chat("named")});
    auto release = std::make_shared<std::promise<void>>();
    const std::shared_future<void> released = release->get_future().share();
    EngineFixture fixture([released](const std::string& host) -> std::vector<std::string> {
        if (host == "slow.test")
            released.wait_for(120s);
        return {"127.0.0.1"};
    });
    fixture.add("a", upstream.port());
    fixture.endpoint("a").baseUrl.host = "slow.test";
    fixture.add("b", upstream.port());
    fixture.endpoint("b").baseUrl.host = "quick.test";
    fixture.policy().budgets.connect = 150ms;
    fixture.start();
    fixture.warm("b");
    const Answer answer = fixture.ask(plainBody);
    QCOMPARE(answer.text(), std::string("named"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:connect-timeout b:none"));
    QCOMPARE(upstream.requests()[1].header("host"), "quick.test:" + std::to_string(upstream.port()));
    release->set_value();
}

void tst_Ways::questionsAtOnceDoNotShareAThread()
{
    ScriptedUpstream upstream({ScriptedReply::chat("named")});
    auto release = std::make_shared<std::promise<void>>();
    const std::shared_future<void> released = release->get_future().share();
    EngineFixture fixture([released](const std::string& host) -> std::vector<std::string> {
        if (host == "slow.test")
            released.wait_for(120s);
        return {"127.0.0.1"};
    });
    for (const char* const name : {"warm", "slow", "quick"}) {
        fixture.add(name, upstream.port());
        fixture.endpoint(name).baseUrl.host = std::string(name) + ".test";
    }
    fixture.start();
    const auto bodyFor = [](const std::string& name) { return R"({"model":")" + name + "/" + name + R"(","messages":[]})"; };
    // The first question leaves a thread that waits for the next.
    QCOMPARE(fixture.ask(bodyFor("warm")).text(), std::string("named"));
    TestClient slow(fixture.port());
    TestClient quick(fixture.port());
    slow.post("/v1/chat/completions", bodyFor("slow"));
    quick.post("/v1/chat/completions", bodyFor("quick"));
    QCOMPARE(quick.receive().text(), std::string("named"));
    QCOMPARE(upstream.requestCount(), 2);
    release->set_value();
    QCOMPARE(slow.receive().text(), std::string("named"));
}

void tst_Ways::everyAddressOfANameIsTried()
{
    ScriptedUpstream upstream({ScriptedReply::chat("found")});
    EngineFixture fixture([](const std::string&) { return std::vector<std::string> {"127.0.0.2", "127.0.0.3", "127.0.0.1"}; });
    fixture.add("a", upstream.port());
    fixture.endpoint("a").baseUrl.host = "three.test";
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("found"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:none"));
}

void tst_Ways::localhostIsBothLoopbacks_data()
{
    QTest::addColumn<bool>("isIpv6");
    QTest::newRow("server on 127.0.0.1 only") << false;
    QTest::newRow("server on ::1 only") << true;
}

void tst_Ways::localhostIsBothLoopbacks()
{
    QFETCH(bool, isIpv6);
    ScriptedUpstream upstream([](const ReceivedRequest&) { return ScriptedReply::chat("home"); },
        isIpv6 ? testlib::Loopback::Ipv6 : testlib::Loopback::Ipv4);
    if (upstream.port() == 0)
        QSKIP("this machine has no IPv6 loopback");
    EngineFixture fixture;
    fixture.add("a", upstream.port());
    fixture.endpoint("a").baseUrl.host = "localhost";
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("home"));
    QCOMPARE(attemptLog(*fixture.record()), std::string("a:none"));
}

//! A laptop that changed networks: the addresses of yesterday are not asked for a minute more.
void tst_Ways::movedServerIsFoundAgain()
{
    ScriptedUpstream upstream({ScriptedReply::chat("here now")});
    auto asked = std::make_shared<std::atomic<int>>(0);
    EngineFixture fixture([asked](const std::string&) { return std::vector<std::string> {++*asked == 1 ? "127.0.0.2" : "127.0.0.1"}; });
    fixture.add("a", upstream.port());
    fixture.endpoint("a").baseUrl.host = "moving.test";
    fixture.start();
    QCOMPARE(fixture.ask(exactBody).status, 502);
    QCOMPARE(fixture.ask(exactBody).text(), std::string("here now"));
}

void tst_Ways::answersOfTheResolverAreKept()
{
    ScriptedUpstream upstream([](const ReceivedRequest&) {
        return ScriptedReply::document(200, R"({"choices":[{"message":{"content":"x"}}]})", "Connection: close\r\n").close();
    });
    auto asked = std::make_shared<std::atomic<int>>(0);
    EngineFixture fixture([asked](const std::string&) {
        ++*asked;
        return std::vector<std::string> {"127.0.0.1"};
    });
    fixture.add("a", upstream.port());
    fixture.endpoint("a").baseUrl.host = "steady.test";
    fixture.start();
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.ask(plainBody).text(), std::string("x"));
    QCOMPARE(upstream.acceptedConnections(), 5);
    QCOMPARE(asked->load(), 1);
}

void tst_Ways::plainProxyGetsTheWholeAddress()
{
    ScriptedUpstream proxy({ScriptedReply::chat("through the proxy")});
    EngineFixture fixture;
    fixture.add("a", 8080);
    fixture.endpoint("a").baseUrl.host = "provider.test";
    fixture.endpoint("a").proxy.mode = routing::ProxyOptions::Mode::Explicit;
    fixture.endpoint("a").proxy.url = Secret("http://us%65r:p%40ss@127.0.0.1:" + std::to_string(proxy.port()));
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string("through the proxy"));
    const auto received = proxy.requests()[0];
    QCOMPARE(received.target, std::string("http://provider.test:8080/v1/chat/completions"));
    QCOMPARE(received.header("host"), std::string("provider.test:8080"));
    // user:p@ss
    QCOMPARE(received.header("proxy-authorization"), std::string("Basic dXNlcjpwQHNz"));
    QCOMPARE(received.header("authorization"), std::string("Bearer sk-upstream-a"));
}

void tst_Ways::tunnelCarriesTls()
{
    const CertificateAuthority authority;
    ScriptedUpstream upstream([](const ReceivedRequest&) { return ScriptedReply::chatStream({"through ", "the tunnel"}).atOnce(); },
        {authority.issue("provider.test")});
    const TunnelProxy proxy(upstream.port());
    EngineFixture fixture;
    fixture.add("a", 443);
    fixture.endpoint("a").baseUrl.tls = true;
    fixture.endpoint("a").baseUrl.host = "provider.test";
    fixture.endpoint("a").tls.ca = authority.pem();
    fixture.endpoint("a").proxy.mode = routing::ProxyOptions::Mode::Environment;
    fixture.table.environmentProxy.https = Secret("user:secret@127.0.0.1:" + std::to_string(proxy.port()));
    fixture.start();
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(fixture.ask(streamBody).text(), std::string("through the tunnel"));
        // The client may have its whole answer before its server's last chunk is here.
        QVERIFY(fixture.waitForIdleConnections(1));
    }
    QCOMPARE(proxy.heads().size(), std::size_t(1));
    QVERIFY(proxy.heads()[0].starts_with("CONNECT provider.test:443 HTTP/1.1\r\n"));
    QVERIFY(proxy.heads()[0].find("proxy-authorization: Basic dXNlcjpzZWNyZXQ=") != std::string::npos);
    // What is for the proxy does not reach the provider, and the other way round.
    QVERIFY(upstream.requests()[0].header("proxy-authorization").empty());
    QVERIFY(proxy.heads()[0].find("sk-upstream") == std::string::npos);
    QCOMPARE(upstream.serverName(), std::string("provider.test"));
}

void tst_Ways::exemptHostsGoDirectly_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("exempt");
    QTest::addColumn<bool>("isDirect");
    const auto row = [](const char* name, const char* host, const char* exempt, bool isDirect) {
        QTest::newRow(name) << QByteArray(host) << QByteArray(exempt) << isDirect;
    };
    row("nothing exempt", "provider.test", "", false);
    row("the host", "provider.test", "provider.test", true);
    row("its domain", "eu.provider.test", "provider.test", true);
    row("its domain with a dot", "eu.provider.test", ".provider.test", true);
    row("its domain with a star", "eu.provider.test", "*.provider.test", true);
    row("everything", "provider.test", "*", true);
    row("a lookalike", "notprovider.test", "provider.test", false);
    row("loopback is never proxied", "127.0.0.1", "", true);
    row("localhost is never proxied", "localhost", "", true);
}

void tst_Ways::exemptHostsGoDirectly()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, exempt);
    QFETCH(bool, isDirect);
    ScriptedUpstream proxy({ScriptedReply::chat("proxy")});
    ScriptedUpstream direct({ScriptedReply::chat("direct")});
    EngineFixture fixture([](const std::string&) { return std::vector<std::string> {"127.0.0.1"}; });
    fixture.add("a", direct.port());
    fixture.endpoint("a").baseUrl.host = host.toStdString();
    fixture.endpoint("a").proxy.mode = routing::ProxyOptions::Mode::Environment;
    fixture.table.environmentProxy.http = Secret("http://127.0.0.1:" + std::to_string(proxy.port()));
    if (!exempt.isEmpty())
        fixture.table.environmentProxy.noProxy = {"other.test", exempt.toStdString()};
    fixture.start();
    QCOMPARE(fixture.ask(plainBody).text(), std::string(isDirect ? "direct" : "proxy"));
}

void tst_Ways::failingProxies_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<QByteArray>("failure");
    QTest::newRow("refused") << 0 << QByteArray("proxy-failed");
    QTest::newRow("wants other credentials") << 1 << QByteArray("proxy-failed");
    QTest::newRow("closes") << 2 << QByteArray("proxy-failed");
    QTest::newRow("is no proxy") << 3 << QByteArray("proxy-failed");
    QTest::newRow("never answers") << 4 << QByteArray("connect-timeout");
    QTest::newRow("answers without end") << 5 << QByteArray("proxy-failed");
    QTest::newRow("speaks TLS itself") << 6 << QByteArray("proxy-failed");
}

void tst_Ways::failingProxies()
{
    QFETCH(int, how);
    QFETCH(QByteArray, failure);
    const std::vector<ScriptedReply> replies {ScriptedReply::silent(),
        ScriptedReply::raw("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"), ScriptedReply::closing(),
        ScriptedReply::raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"), ScriptedReply::silent().hang(),
        ScriptedReply::raw("HTTP/1.1 200 OK\r\n" + std::string(64 * 1024, 'x')).hang(), ScriptedReply::silent()};
    ScriptedUpstream proxy({replies[static_cast<std::size_t>(how)]});
    ScriptedUpstream other({ScriptedReply::chat("other")});
    EngineFixture fixture;
    fixture.add("a", 443);
    fixture.endpoint("a").baseUrl.tls = true;
    fixture.endpoint("a").baseUrl.host = "provider.test";
    fixture.endpoint("a").proxy.mode = routing::ProxyOptions::Mode::Explicit;
    const auto port = how == 0 ? testlib::refusedPort() : proxy.port();
    fixture.endpoint("a").proxy.url = Secret((how == 6 ? "https://" : "http://") + ("user:hunter2@127.0.0.1:" + std::to_string(port)));
    fixture.add("b", other.port());
    if (how == 4)
        fixture.policy().budgets.connect = 200ms;
    fixture.start();
    fixture.warm("b");
    QCOMPARE(fixture.ask(plainBody).text(), std::string("other"));
    QCOMPARE(attemptLog(*fixture.record()), "a:" + failure.toStdString() + " b:none");
    QVERIFY(fixture.record()->attempts[0].reason.find("hunter2") == std::string::npos);
}

SWITCHYARD_TEST(tst_Ways)
#include "tst_ways.moc"
