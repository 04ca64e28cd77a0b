// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "chattryservice.h"
#include "engineservice.h"
#include "platform/systemclock.h"
#include "testlib/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <utility>

using namespace switchyard;
using namespace Qt::Literals::StringLiterals;
using ports::EngineState;

namespace {

EngineServiceOptions optionsWith(const char* token)
{
    EngineServiceOptions options;
    options.version = "1.0";
    options.token = Secret(token);
    return options;
}

std::uint16_t freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : std::uint16_t {0};
}

int statusWith(const QUrl& base, const QByteArray& token)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(base.toString() + u"/models"_s));
    request.setRawHeader("Authorization", "Bearer " + token);
    QNetworkReply* const reply = network.get(request);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    if (!finished.wait(60'000))
        return 0;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

class tst_EngineService final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appliesATokenRotatedWhileItStarts();
    void staysStoppedWhenItsPortIsTaken();
    void beginsAnewAfterTheLastPort();
    void onlyOneOfAUsersEnginesChoosesAPort();
    void aReceiverMayCancelItsQuestion();
};

void tst_EngineService::appliesATokenRotatedWhileItStarts()
{
    EngineService service(optionsWith("before"));
    service.setStoredPort(freePort());
    service.publish(std::make_shared<routing::RoutingTable>());
    service.start();
    service.setToken(Secret("after"));
    // Latched: the new engine may answer before the service has heard that it runs.
    bool isApplied = false;
    QTRY_VERIFY(isApplied = isApplied || statusWith(service.baseUrl(), "after") == 200);
    QTRY_COMPARE(service.status().state, EngineState::Running);
    QCOMPARE(statusWith(service.baseUrl(), "before"), 401);
}

void tst_EngineService::staysStoppedWhenItsPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    EngineService service(optionsWith("key"));
    QSignalSpy chosen(&service, &EngineService::portChosen);
    service.setStoredPort(static_cast<std::uint16_t>(other.serverPort() - 1));
    service.publish(std::make_shared<routing::RoutingTable>());
    bool isFirst = true;
    int timesRunning = 0;
    connect(&service, &EngineService::statusChanged, this, [&] {
        timesRunning += service.status().state == EngineState::Running ? 1 : 0;
        if (std::exchange(isFirst, false))
            service.stop();
    });
    service.moveToFreePort();
    QTRY_VERIFY(!isFirst);
    QTRY_COMPARE(service.status().state, EngineState::Stopped);

    // What the engine says comes in its order: once it runs, all that the first attempt had to say was heard.
    other.close();
    QVERIFY(chosen.isEmpty());
    const std::uint16_t port = freePort();
    service.moveToPort(port);
    service.start();
    QTRY_COMPARE(service.status().state, EngineState::Running);
    QCOMPARE(timesRunning, 1);
    QCOMPARE(service.status().port, port);
    QCOMPARE(chosen.size(), 1);
    // The stop was for the attempt that failed: this one serves.
    QCOMPARE(statusWith(service.baseUrl(), "key"), 200);
}

void tst_EngineService::beginsAnewAfterTheLastPort()
{
    EngineService service(optionsWith("key"));
    QSignalSpy chosen(&service, &EngineService::portChosen);
    service.setStoredPort(65535);
    service.publish(std::make_shared<routing::RoutingTable>());
    service.moveToFreePort();
    QTRY_COMPARE(service.status().state, EngineState::Running);
    QVERIFY2(service.status().port >= 11700 && service.status().port <= 11800, qPrintable(QString::number(service.status().port)));
    QCOMPARE(chosen.size(), 1);
}

void tst_EngineService::onlyOneOfAUsersEnginesChoosesAPort()
{
    const QTemporaryDir folder;
    std::optional<std::uint16_t> stored;
    const auto choice = [&] { return std::make_unique<PortChoice>(folder.filePath(u"lock"_s), [&] { return stored; }); };
    // Somebody is about to choose.
    PortChoice other(folder.filePath(u"lock"_s), [&] { return stored; });
    QVERIFY(other.tryTake());
    EngineService service(optionsWith("key"));
    QSignalSpy chosen(&service, &EngineService::portChosen);
    service.setPortChoice(choice());
    service.publish(std::make_shared<routing::RoutingTable>());
    service.start();
    QVERIFY(!choice()->tryTake());

    stored = freePort();
    other.giveBack();
    QTRY_COMPARE(service.status().state, EngineState::Running);
    QCOMPARE(service.status().port, *stored);
    QVERIFY(chosen.isEmpty());
    // It is free again for the next.
    QVERIFY(choice()->tryTake());
}

void tst_EngineService::aReceiverMayCancelItsQuestion()
{
    EngineService service(optionsWith("key"));
    service.setStoredPort(freePort());
    service.publish(std::make_shared<routing::RoutingTable>());
    service.start();
    QTRY_COMPARE(service.status().state, EngineState::Running);

    platform::SystemClock clock;
    ChatTryService chat(service, clock);
    QSignalSpy finished(&chat, &ChatTryService::finished);
    connect(&chat, &ChatTryService::headReceived, this, [&chat] { chat.cancel(); });
    ports::ChatTryRequest question;
    question.model = "auto";
    question.prompt = "Hello";
    chat.send(question);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.front().front().value<ports::ChatTryOutcome>().wasCancelled);
    QVERIFY(!chat.isRunning());
}

SWITCHYARD_TEST(tst_EngineService)
#include "tst_engineservice.moc"
