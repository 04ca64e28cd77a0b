// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/healthservice.h"
#include "scriptedserver.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QTest>

#include <memory>

using namespace switchyard;
using namespace std::chrono_literals;
using health::Status;
using testlib::ScriptedServer;

//! Sleep of the machine, a set calendar and a changed network. The clocks move only when told to.
class tst_HealthTime final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksAnewAfterSleep();
    void knowsHowOldThingsAreAfterSleep();
    void opensNoIncidentWhileTheNetworkComesBack();
    void tellsAServerThatStaysAway();
    void dropsTheCheckThatSleptToo();
    void endsACooldownThatWasSleptThrough();
    void keepsDurationsWhenTheCalendarIsSet_data();
    void keepsDurationsWhenTheCalendarIsSet();
    void asksAnewAfterAStop();

private:
    bool isReady() const { return m_service->book().model(m_ref)->status == Status::Ready; }
    const health::ModelHealth& shown() const { return *m_service->book().model(m_ref); }
    void sleep(std::chrono::nanoseconds length);
    qsizetype lists() const { return m_server->requests().count("GET /v1/models"); }

    std::unique_ptr<testlib::ManualClock> m_clock;
    std::chrono::nanoseconds m_asleep {};
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<probing::HealthService> m_service;
    const ModelRef m_ref { ProviderId("x"), "tiny-tools" };
};

//! A server in the local network, seen to be well.
void tst_HealthTime::init()
{
    m_clock = std::make_unique<testlib::ManualClock>();
    m_asleep = {};
    m_server = std::make_unique<ScriptedServer>();
    m_server->load(QStringLiteral("llamacpp"));
    m_service = std::make_unique<probing::HealthService>(*m_clock, nullptr, testlib::longDeadlines);
    m_service->setTimeAsleep([this] { return std::optional(m_asleep); });
    probing::ProbeTarget target;
    target.setup.provider = m_ref.provider;
    target.setup.baseUrl = m_server->url(QStringLiteral("/v1")).toStdString();
    target.setup.reach = health::Reach::Lan;
    target.setup.models = { m_ref.model };
    target.address = probing::addressOf(target.setup.baseUrl, routing::Api::OpenAiCompletions, {}).value();
    m_service->setTargets({ target });
    m_service->start();
    QTRY_VERIFY(isReady());
    m_server->clearRequests();
}

void tst_HealthTime::cleanup()
{
    m_service.reset();
    m_server.reset();
}

//! The steady clock stands still, the calendar does not.
void tst_HealthTime::sleep(std::chrono::nanoseconds length)
{
    m_clock->setWall(m_clock->wallNow() + std::chrono::duration_cast<WallTime::duration>(length));
    m_asleep += length;
}

void tst_HealthTime::asksAnewAfterSleep()
{
    m_service->tick();
    QCOMPARE(lists(), 0);
    sleep(8h);
    m_service->tick();
    QVERIFY2(m_service->book().endpoint(m_ref.provider)->isChecking, "at once, not at its next turn");
    QTRY_VERIFY(lists() >= 1);
    QTRY_VERIFY(!shown().isStale);
    QCOMPARE(*shown().lastChecked, m_clock->steadyNow());
    QVERIFY(m_service->book().incidents().empty());
}

void tst_HealthTime::knowsHowOldThingsAreAfterSleep()
{
    const auto checked = *shown().lastChecked;
    const auto since = shown().since;
    const auto wall = *shown().lastCheckedWall;
    m_service->setPaused(true); // so that the answer cannot come first
    sleep(8h);
    m_service->tick();
    QVERIFY(shown().isStale);
    QCOMPARE(*shown().lastChecked, checked - 8h);
    QCOMPARE(shown().status, Status::Ready);
    QCOMPARE(shown().since, since);
    QCOMPARE(*shown().lastCheckedWall, wall);
    const auto beats = m_service->book().beats(m_ref);
    QVERIFY2(std::none_of(beats.begin(), beats.end(), [](const auto& beat) { return beat.has_value(); }), "nothing was heard for hours");
    m_service->setPaused(false);
    QTRY_VERIFY(!shown().isStale);
}

void tst_HealthTime::opensNoIncidentWhileTheNetworkComesBack()
{
    int failures = 0;
    connect(m_service.get(), &probing::HealthService::sampleTaken, this, [&failures](const health::ProbeSample& sample) { failures += sample.isOk() ? 0 : 1; });
    m_server->close();
    const auto before = m_service->probeLog(m_ref.provider).size();
    sleep(1h);
    m_service->tick();
    auto logged = before;
    for (int attempt = 0; attempt < 5; ++attempt) {
        QTRY_VERIFY(m_service->probeLog(m_ref.provider).size() > logged);
        QTRY_VERIFY(!m_service->book().endpoint(m_ref.provider)->isChecking);
        logged = m_service->probeLog(m_ref.provider).size();
        QCOMPARE(shown().status, Status::Ready);
        QVERIFY2(shown().isStale, "what is shown is from before");
        m_clock->advance(2100ms);
        m_service->takeRecords({});
    }
    QVERIFY(m_server->listen());
    m_clock->advance(2100ms);
    m_service->takeRecords({});
    QTRY_VERIFY(isReady() && !shown().isStale);
    QVERIFY(m_service->book().incidents().empty());
    QCOMPARE(failures, 0);
}

void tst_HealthTime::tellsAServerThatStaysAway()
{
    m_server->close();
    sleep(1h);
    m_service->tick();
    QTRY_VERIFY(!m_service->book().endpoint(m_ref.provider)->isChecking);
    for (int attempt = 0; attempt < 12 && shown().status == Status::Ready; ++attempt) {
        m_clock->advance(2500ms);
        m_service->takeRecords({});
        QTRY_VERIFY(!m_service->book().endpoint(m_ref.provider)->isChecking);
    }
    QCOMPARE(shown().status, Status::Unreachable);
    QCOMPARE(m_service->book().incidents().size(), std::size_t(1));
}

void tst_HealthTime::dropsTheCheckThatSleptToo()
{
    m_server->setManner("GET /v1/models", testlib::Manner::Never);
    m_service->checkNow();
    QTRY_COMPARE(lists(), 1);
    m_server->setManner("GET /v1/models", testlib::Manner::Whole);
    sleep(1h);
    m_service->tick();
    // The old one would keep the endpoint for its whole deadline.
    QTRY_VERIFY(!shown().isStale);
    QVERIFY(isReady());
    QCOMPARE(lists(), 2);
}

void tst_HealthTime::endsACooldownThatWasSleptThrough()
{
    health::PassiveSample limited;
    limited.model = m_ref;
    limited.at = m_clock->steadyNow();
    limited.wallAt = m_clock->wallNow();
    limited.reason = health::Reason::RateLimited;
    limited.httpStatus = 429;
    limited.retryAfter = 1800s;
    m_service->mutableBook().apply(limited);
    QCOMPARE(shown().status, Status::RateLimited);
    sleep(1h);
    m_service->tick();
    QVERIFY(shown().status != Status::RateLimited);
}

void tst_HealthTime::keepsDurationsWhenTheCalendarIsSet_data()
{
    QTest::addColumn<int>("seconds");
    QTest::newRow("back") << -3600;
    QTest::newRow("forward") << 3600;
    QTest::newRow("a correction of ten seconds") << 10;
    QTest::newRow("years back") << -100'000'000;
}

void tst_HealthTime::keepsDurationsWhenTheCalendarIsSet()
{
    QFETCH(int, seconds);
    const std::chrono::seconds by(seconds);
    m_server->close();
    m_service->checkNow();
    // The second look that confirms it.
    for (int look = 0; look < 2; ++look) {
        QTRY_VERIFY(!m_service->book().endpoint(m_ref.provider)->isChecking);
        m_clock->advance(400ms);
        m_service->takeRecords({});
    }
    QTRY_COMPARE(shown().status, Status::Unreachable);
    QTRY_VERIFY(!m_service->book().endpoint(m_ref.provider)->isChecking);
    QCOMPARE(m_service->book().incidents().size(), std::size_t(1));
    m_clock->advance(10s);
    m_service->tick();
    const auto lasted = m_clock->wallNow() - shown().since;
    const auto checked = *shown().lastChecked;
    const auto ago = m_clock->wallNow() - *shown().lastCheckedWall;
    const auto troubled = m_clock->wallNow() - m_service->book().incidents().front().start;
    m_service->setPaused(true);
    m_clock->setWall(m_clock->wallNow() + by);
    m_service->tick();
    QCOMPARE(m_clock->wallNow() - shown().since, lasted);
    QCOMPARE(*shown().lastChecked, checked);
    QCOMPARE(m_clock->wallNow() - *shown().lastCheckedWall, ago);
    QVERIFY(!shown().isStale);
    QCOMPARE(m_service->book().incidents().size(), std::size_t(1));
    QCOMPARE(m_clock->wallNow() - m_service->book().incidents().front().start, troubled);
    QVERIFY(m_server->listen());
    m_service->setPaused(false);
    QTRY_VERIFY(isReady());
    const auto incident = m_service->book().incidents().front();
    QVERIFY(incident.end.has_value());
    QVERIFY(*incident.end >= incident.start);
}

//! A stopped process, or a system that counts its sleep as steady time.
void tst_HealthTime::asksAnewAfterAStop()
{
    m_service->setTimeAsleep([] { return std::nullopt; });
    m_service->tick();
    m_clock->advance(20min);
    m_service->tick();
    QTRY_VERIFY(lists() >= 1);
    QTRY_VERIFY(!shown().isStale);
    // One that tells nothing of its sleep but by its calendar.
    m_server->clearRequests();
    m_service->setPaused(true);
    m_clock->setWall(m_clock->wallNow() + 3h);
    m_service->tick();
    QVERIFY(shown().isStale);
    m_service->setPaused(false);
    QTRY_VERIFY(lists() >= 1);
    QTRY_VERIFY(!shown().isStale);
}

SWITCHYARD_TEST(tst_HealthTime)
#include "tst_healthtime.moc"
