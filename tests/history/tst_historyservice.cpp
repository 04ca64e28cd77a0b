// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historyservice.h"
#include "history/historystore.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace switchyard;
using namespace std::chrono_literals;

class tst_HistoryService final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void answersEachRequestOnceAndInOrder();
    void writesWhatWaitsBeforeItEnds();
    void showsTheLastSessionFirst();
    void answersWithoutAStore();
    void neverBlocksTheCaller();
    void survivesBeingKilled();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }

    testlib::ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    const ModelRef m_ref { ProviderId("a"), "m" };
};

namespace {

health::ProbeSample check(const Clock& clock, int latency)
{
    health::ProbeSample sample;
    sample.provider = ProviderId("a");
    sample.at = clock.steadyNow();
    sample.wallAt = clock.wallNow();
    sample.latency = std::chrono::milliseconds(latency);
    sample.family = health::ServerFamily::Ollama;
    sample.hasModelList = true;
    sample.models.emplace_back();
    sample.models.back().id = "m";
    sample.models.back().state = health::LoadState::Ready;
    return sample;
}

} // namespace

void tst_HistoryService::answersEachRequestOnceAndInOrder()
{
    history::HistoryService service(file(), m_clock);
    service.addCheck(check(m_clock, 12));
    std::vector<std::uint64_t> answered;
    int count = 0;
    connect(&service, &ports::HistoryPort::seriesReady, this, [&](std::uint64_t number, const ports::HistorySeries& series) {
        answered.push_back(number);
        count += series.latency.count;
    });
    connect(&service, &ports::HistoryPort::incidentsReady, this, [&](std::uint64_t number) { answered.push_back(number); });
    const auto first = service.requestSeries(m_ref, 15min);
    const auto second = service.requestIncidents({}, 24h, 10);
    const auto third = service.requestSeries(m_ref, 1h);
    QTRY_COMPARE(answered, (std::vector<std::uint64_t> { first, second, third }));
    QCOMPARE(count, 2);
}

void tst_HistoryService::writesWhatWaitsBeforeItEnds()
{
    {
        history::HistoryService service(file(), m_clock);
        for (int i = 0; i < 50; ++i)
            service.addCheck(check(m_clock, i));
    }
    const auto store = history::HistoryStore::open(file());
    QVERIFY(store.isOk());
    QCOMPARE((*store)->series(m_ref, 15min, m_clock.wallNow())->latency.count, 50);
}

void tst_HistoryService::showsTheLastSessionFirst()
{
    health::EndpointSetup setup;
    setup.provider = ProviderId("a");
    setup.baseUrl = "http://127.0.0.1:1/v1";
    setup.reach = health::Reach::Loopback;
    setup.models = { "m" };
    {
        health::HealthBook book(m_clock);
        book.setEndpoints({ setup });
        book.apply(check(m_clock, 12));
        book.apply(health::LoadSample { m_ref, m_clock.wallNow(), 18s, true });
        history::HistoryService service(file(), m_clock);
        service.addLoad({ m_ref, m_clock.wallNow(), 18s, true });
        service.observe(book);
    }
    health::HealthBook book(m_clock);
    book.setEndpoints({ setup });
    history::HistoryService service(file(), m_clock);
    bool isRestored = false;
    connect(&service, &history::HistoryService::restored, this, [&](const history::Remembered& remembered) {
        history::restoreInto(book, remembered);
        isRestored = true;
    });
    QTRY_VERIFY(isRestored);
    const auto* model = book.model(m_ref);
    QCOMPARE(model->status, health::Status::Ready);
    QVERIFY(model->isStale);
    QCOMPARE(book.loadEstimate(m_ref)->typical, std::chrono::milliseconds(18s));
    // The first real answer takes its place.
    book.apply(check(m_clock, 15));
    QVERIFY(!book.model(m_ref)->isStale);
}

void tst_HistoryService::answersWithoutAStore()
{
    history::HistoryService service(QStringLiteral("/proc/no/such/history.sqlite"), m_clock);
    int answers = 0;
    connect(&service, &ports::HistoryPort::seriesReady, this, [&] { ++answers; });
    bool hasFailed = false;
    connect(&service, &history::HistoryService::failed, this, [&] { hasFailed = true; });
    service.addCheck(check(m_clock, 1));
    service.requestSeries(m_ref, 1h);
    QTRY_COMPARE(answers, 1);
    QVERIFY(hasFailed);
    QVERIFY(!service.isAvailable());
}

void tst_HistoryService::neverBlocksTheCaller()
{
    history::HistoryService service(file(), m_clock);
    int stored = 0;
    connect(&service, &ports::HistoryPort::seriesReady, this, [&] { ++stored; });
    service.requestSeries(m_ref, 1h);
    for (int i = 0; i < 60'000; ++i)
        service.addCheck(check(m_clock, i % 50));
    service.flush();
    // Not even an answer that was on its way has come meanwhile: nothing was waited for.
    QCOMPARE(stored, 0);
    QTRY_COMPARE(stored, 1);
}

//! A child process writes and is killed in the middle; what it had committed is there and the file is sound.
void tst_HistoryService::survivesBeingKilled()
{
    if (qEnvironmentVariableIsSet("SWITCHYARD_TEST_HISTORY_CHILD")) {
        auto store = history::HistoryStore::open(qEnvironmentVariable("SWITCHYARD_TEST_HISTORY_CHILD"));
        QVERIFY(store.isOk());
        for (int i = 0;; ++i) {
            history::SampleRow row { { ProviderId("a"), {} }, m_clock.wallNow(), 5ms, {}, {}, {} };
            QVERIFY((*store)->append(std::vector<history::Entry>(20, row)).isOk());
            if (i == 10) {
                QFile ready(qEnvironmentVariable("SWITCHYARD_TEST_HISTORY_CHILD") + QStringLiteral(".ready"));
                QVERIFY(ready.open(QIODevice::WriteOnly));
            }
        }
    }
    for (int round = 0; round < 5; ++round) {
        QProcess child;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("SWITCHYARD_TEST_HISTORY_CHILD"), file());
        child.setProcessEnvironment(environment);
        child.setStandardOutputFile(QProcess::nullDevice());
        QFile::remove(file() + QStringLiteral(".ready"));
        child.start(QCoreApplication::applicationFilePath(),
                    { QStringLiteral("-class"), QStringLiteral("tst_HistoryService"), QStringLiteral("survivesBeingKilled") });
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file() + QStringLiteral(".ready")), 60'000);
        child.kill();
        QVERIFY(child.waitForFinished(60'000));
        const auto store = history::HistoryStore::open(file());
        QVERIFY2(store.isOk(), store.isOk() ? "" : store.error().message.c_str());
        const auto series = (*store)->series(m_ref, 15min, m_clock.wallNow());
        QVERIFY(series->latency.count >= 220);
        QCOMPARE(series->latency.count % 20, 0);
        QVERIFY(QFileInfo(file()).dir().entryList({ QStringLiteral("*.damaged-*") }).isEmpty());
    }
}

SWITCHYARD_TEST(tst_HistoryService)
#include "tst_historyservice.moc"
