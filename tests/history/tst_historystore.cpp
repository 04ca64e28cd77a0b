// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historystore.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QFile>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace switchyard;
using namespace std::chrono_literals;
using history::HistoryStore;

class tst_HistoryStore final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersASeriesWithGaps();
    void prefersTrafficOverChecks();
    void showsTheWorstStatusOfASlot();
    void sumsUpHoursAndKeepsThePercentiles();
    void forgetsWhatIsTooOld();
    void staysBelowItsSizeLimit();
    void remembersTheLastSession();
    void updatesAnIncidentWhenItEnds();
    void givesTheIncidentsOfTheEndpointToItsModels();
    void setsADamagedFileAside();
    void leavesANewerFileAlone();
    void isPrivate();
    void keepsNothingAfterClear();

private:
    std::unique_ptr<HistoryStore> open();
    history::SampleRow sample(std::chrono::milliseconds ago, int latency, const std::string& model = {}) const;

    testlib::ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    const ModelRef m_ref { ProviderId("lmstudio"), "qwen" };
};

void tst_HistoryStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("share/history.sqlite"));
}

std::unique_ptr<HistoryStore> tst_HistoryStore::open()
{
    auto store = HistoryStore::open(m_file);
    if (!store) {
        qWarning("%s", store.error().message.c_str());
        return nullptr;
    }
    return std::move(store).value();
}

history::SampleRow tst_HistoryStore::sample(std::chrono::milliseconds ago, int latency, const std::string& model) const
{
    history::SampleRow row;
    row.ref = { m_ref.provider, model };
    row.at = m_clock.wallNow() - ago;
    if (latency >= 0)
        row.latency = std::chrono::milliseconds(latency);
    else
        row.reason = health::Reason::ConnectionRefused;
    return row;
}

void tst_HistoryStore::answersASeriesWithGaps()
{
    auto store = open();
    QVERIFY(store);
    QVERIFY(store->append({ sample(14min, 10), sample(14min, 30), sample(5min, -1), sample(1s, 20) }).isOk());
    const auto series = store->series(m_ref, 15min, m_clock.wallNow());
    QVERIFY(series.isOk());
    QVERIFY(series->points.size() <= 240);
    int count = 0;
    int failures = 0;
    int gaps = 0;
    for (const auto& point : series->points) {
        count += point.count;
        failures += point.failures;
        gaps += point.count == 0 ? 1 : 0;
    }
    QCOMPARE(count, 4);
    QCOMPARE(failures, 1);
    QCOMPARE(gaps, static_cast<int>(series->points.size()) - 3);
    QCOMPARE(series->latency.p50, std::chrono::milliseconds(20));
    QCOMPARE(series->latency.p99, std::chrono::milliseconds(30));
    QCOMPARE(series->points.back().p50, std::chrono::milliseconds(20));
    QCOMPARE(std::accumulate(series->histogram.begin(), series->histogram.end(), 0), 3);
}

void tst_HistoryStore::prefersTrafficOverChecks()
{
    auto store = open();
    QVERIFY(store);
    QVERIFY(store->append({ sample(2s, 5), sample(1s, 900, m_ref.model) }).isOk());
    const auto series = store->series(m_ref, 15min, m_clock.wallNow());
    QVERIFY(series.isOk());
    QCOMPARE(series->points.back().p50, std::chrono::milliseconds(900));
}

void tst_HistoryStore::showsTheWorstStatusOfASlot()
{
    auto store = open();
    QVERIFY(store);
    const auto now = m_clock.wallNow();
    QVERIFY(store->append({ history::StatusRow { m_ref, now - 10h, health::Status::Ready, health::Reason::LoadedAndListed },
                            history::StatusRow { m_ref, now - 2s, health::Status::Unreachable, health::Reason::ConnectionRefused },
                            history::StatusRow { m_ref, now - 1s, health::Status::Ready, health::Reason::LoadedAndListed },
                            sample(10min, 5), sample(1s, 5) })
                .isOk());
    const auto series = store->series(m_ref, 15min, now);
    QVERIFY(series.isOk());
    QCOMPARE(series->points.back().worst, health::Beat(health::Status::Unreachable));
    for (const auto& point : series->points) {
        if (point.count > 0 && &point != &series->points.back())
            QCOMPARE(point.worst, health::Beat(health::Status::Ready));
    }
}

void tst_HistoryStore::sumsUpHoursAndKeepsThePercentiles()
{
    auto store = open();
    QVERIFY(store);
    std::vector<history::Entry> entries;
    for (int i = 1; i <= 100; ++i)
        entries.emplace_back(sample(std::chrono::hours(3) + std::chrono::seconds(i), i * 10, m_ref.model));
    QVERIFY(store->append(entries).isOk());
    QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
    m_clock.advance(30h);
    // The raw samples are gone by now, their sums are not.
    QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
    const auto series = store->series(m_ref, std::chrono::hours(24 * 7), m_clock.wallNow());
    QVERIFY(series.isOk());
    int count = 0;
    for (const auto& point : series->points)
        count += point.count;
    QCOMPARE(count, 100);
    const auto full = std::find_if(series->points.begin(), series->points.end(), [](const auto& p) { return p.count > 0; });
    QCOMPARE(full->p50, std::chrono::milliseconds(500));
    QCOMPARE(full->p95, std::chrono::milliseconds(950));
}

void tst_HistoryStore::forgetsWhatIsTooOld()
{
    auto store = open();
    QVERIFY(store);
    const auto old = m_clock.wallNow() - std::chrono::hours(24 * 31);
    QVERIFY(store->append({ health::LoadSample { m_ref, old, 5s, true }, health::LoadSample { m_ref, m_clock.wallNow(), 6s, true } }).isOk());
    QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
    const auto loads = store->loads(m_ref, 10);
    QVERIFY(loads.isOk());
    QCOMPARE(loads->size(), std::size_t(1));
    QCOMPARE(loads->front().took, std::chrono::milliseconds(6s));
}

void tst_HistoryStore::staysBelowItsSizeLimit()
{
    auto store = open();
    QVERIFY(store);
    std::vector<history::Entry> entries;
    for (int i = 0; i < 20'000; ++i)
        entries.emplace_back(sample(std::chrono::seconds(i), i % 100));
    QVERIFY(store->append(entries).isOk());
    ports::HistoryLimits limits;
    limits.size = ByteCount { 512LL * 1024 };
    QVERIFY(store->size() > limits.size);
    QVERIFY(store->prune(limits, m_clock.wallNow()).isOk());
    QVERIFY(store->size() <= limits.size);
    QVERIFY2(QFileInfo(m_file).size() <= limits.size.value, "the file itself must shrink");
    const auto series = store->series(m_ref, 15min, m_clock.wallNow());
    QVERIFY2(series->latency.count > 100, "the newest must stay");
}

void tst_HistoryStore::remembersTheLastSession()
{
    health::ModelHealth model;
    model.ref = m_ref;
    model.status = health::Status::Cold;
    model.reason = health::Reason::NotInMemory;
    model.lastCheckedWall = m_clock.wallNow();
    model.latency = { 5ms, 9ms, 12ms, 40 };
    model.loadState = health::LoadState::Cold;
    model.facts.contextWindow = TokenCount { 4096 };
    health::Incident incident;
    incident.model = m_ref;
    incident.start = m_clock.wallNow() - 1h;
    incident.end = m_clock.wallNow() - 30min;
    {
        auto store = open();
        QVERIFY(store);
        QVERIFY(store->remember({ model }, m_clock.wallNow()).isOk());
        QVERIFY(store->append({ health::LoadSample { m_ref, m_clock.wallNow(), 18s, true }, incident }).isOk());
    }
    auto store = open();
    QVERIFY(store);
    const auto known = store->remembered(m_clock.wallNow());
    QVERIFY(known.isOk());
    QCOMPARE(known->models.size(), std::size_t(1));
    QCOMPARE(known->models[0].status, health::Status::Cold);
    QCOMPARE(known->models[0].latency, model.latency);
    QVERIFY(known->models[0].isStale);
    QCOMPARE(known->models[0].facts.contextWindow, model.facts.contextWindow);
    QCOMPARE(known->loads.size(), std::size_t(1));
    QCOMPARE(known->incidents.size(), std::size_t(1));
}

void tst_HistoryStore::updatesAnIncidentWhenItEnds()
{
    auto store = open();
    QVERIFY(store);
    health::Incident incident;
    incident.model = m_ref;
    incident.start = m_clock.wallNow() - 10min;
    QVERIFY(store->append({ incident }).isOk());
    incident.end = m_clock.wallNow();
    QVERIFY(store->append({ incident }).isOk());
    const auto incidents = store->incidents({}, 24h, 10, m_clock.wallNow());
    QVERIFY(incidents.isOk());
    QCOMPARE(incidents->size(), std::size_t(1));
    QVERIFY(incidents->front().end.has_value());
}

void tst_HistoryStore::givesTheIncidentsOfTheEndpointToItsModels()
{
    auto store = open();
    QVERIFY(store);
    health::Incident incident;
    incident.model = { m_ref.provider, {} };
    incident.start = m_clock.wallNow();
    QVERIFY(store->append({ incident }).isOk());
    QCOMPARE(store->incidents(m_ref, 24h, 10, m_clock.wallNow())->size(), std::size_t(1));
    QCOMPARE(store->incidents({ ProviderId("other"), "qwen" }, 24h, 10, m_clock.wallNow())->size(), std::size_t(0));
}

void tst_HistoryStore::setsADamagedFileAside()
{
    {
        auto store = open();
        QVERIFY(store);
    }
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no database, whatever its name says, and it is long enough to be looked at");
    file.close();
    auto store = open();
    QVERIFY(store);
    QVERIFY(store->append({ sample(1s, 5) }).isOk());
    const auto names = QFileInfo(m_file).dir().entryList({ QStringLiteral("*.damaged-*") });
    QVERIFY(!names.isEmpty());
}

void tst_HistoryStore::leavesANewerFileAlone()
{
    {
        auto store = open();
        QVERIFY(store);
    }
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
        database.setDatabaseName(m_file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("PRAGMA user_version = 99")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("newer"));
    const auto store = HistoryStore::open(m_file);
    QVERIFY(!store.isOk());
    QCOMPARE(store.error().code, ErrorCode::Unsupported);
    QVERIFY(QFile::exists(m_file));
}

void tst_HistoryStore::isPrivate()
{
    auto store = open();
    QVERIFY(store);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_file) & others));
    QVERIFY(!(QFile::permissions(m_file + QStringLiteral("-wal")) & others));
}

void tst_HistoryStore::keepsNothingAfterClear()
{
    auto store = open();
    QVERIFY(store);
    QVERIFY(store->append({ sample(1s, 5), health::LoadSample { m_ref, m_clock.wallNow(), 1s, true } }).isOk());
    QVERIFY(store->clear().isOk());
    QVERIFY(store->models()->empty());
}

SWITCHYARD_TEST(tst_HistoryStore)
#include "tst_historystore.moc"
