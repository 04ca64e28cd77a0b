// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/rollingstats.h"
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

#include <limits>
#include <numeric>
#include <random>
#include <set>

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
    void addsHoursUpWithoutChangingPercentiles();
    void addsUpHoursThatNobodyWasHereFor();
    void upgradesAFileOfTheFirstVersion();
    void keepsARequestWithItsAttempts();
    void pagesThroughRequestsOfOneMillisecond();
    void countsWhoAnswered();
    void countsSamplesThatCameManyTimes();
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
    traffic::RequestRecord record(std::chrono::milliseconds ago) const;

    testlib::ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    const ModelRef m_ref { ProviderId("lmstudio"), "qwen" };
};

namespace {

//! Sums are kept on a grid of one percent.
bool isNear(std::chrono::milliseconds value, int expected)
{
    return std::abs(static_cast<double>(value.count()) - expected) <= expected * 0.01 + 1;
}

} // namespace

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
    QVERIFY(isNear(full->p50, 500));
    QVERIFY(isNear(full->p95, 950));
}

//! Ten days, each hour with latencies of its own; months of 30 days are shown in slots of three hours.
void tst_HistoryStore::addsHoursUpWithoutChangingPercentiles()
{
    auto store = open();
    QVERIFY(store);
    std::mt19937 random(7);
    std::vector<std::chrono::milliseconds> exact;
    for (int hour = 0; hour < 240; ++hour) {
        std::lognormal_distribution<double> latencies(4 + hour % 24 * 0.1, 0.8);
        std::vector<history::Entry> entries;
        for (int i = 0; i < 30; ++i) {
            const auto latency = static_cast<int>(latencies(random)) + 1;
            exact.emplace_back(latency);
            entries.emplace_back(sample(std::chrono::minutes(i), latency, m_ref.model));
        }
        QVERIFY(store->append(entries).isOk());
        QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
        m_clock.advance(1h);
    }
    QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
    const auto expected = health::percentilesOf(exact);
    for (const auto days : { 10, 30 }) {
        const auto series = store->series(m_ref, std::chrono::hours(24 * days + 3), m_clock.wallNow());
        QVERIFY(series.isOk());
        QCOMPARE(series->latency.count, 240 * 30);
        QVERIFY(isNear(series->latency.p50, static_cast<int>(expected.p50.count())));
        QVERIFY(isNear(series->latency.p95, static_cast<int>(expected.p95.count())));
        QVERIFY(isNear(series->latency.p99, static_cast<int>(expected.p99.count())));
        QCOMPARE(std::accumulate(series->histogram.begin(), series->histogram.end(), 0), 240 * 30);
    }
}

void tst_HistoryStore::addsUpHoursThatNobodyWasHereFor()
{
    auto store = open();
    QVERIFY(store);
    QVERIFY(store->append({ sample(1s, 40, m_ref.model) }).isOk());
    QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
    QVERIFY(store->append({ sample(0s, 60, m_ref.model) }).isOk());
    m_clock.advance(60h);
    QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
    const auto series = store->series(m_ref, std::chrono::hours(24 * 7), m_clock.wallNow());
    QVERIFY(series.isOk());
    QCOMPARE(series->latency.count, 2);
}

void tst_HistoryStore::upgradesAFileOfTheFirstVersion()
{
    QVERIFY(open());
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("older"));
        database.setDatabaseName(m_file);
        QVERIFY(database.open());
        const auto hour = std::chrono::duration_cast<std::chrono::milliseconds>((m_clock.wallNow() - 50h).time_since_epoch()).count() / 3'600'000 * 3'600'000;
        for (const auto& statement :
             { QStringLiteral("ALTER TABLE sample DROP COLUMN count"), QStringLiteral("ALTER TABLE hour DROP COLUMN latencies"), QStringLiteral("ALTER TABLE request DROP COLUMN fell"),
               QStringLiteral("ALTER TABLE request DROP COLUMN details"), QStringLiteral("PRAGMA user_version = 1"),
               QStringLiteral("INSERT INTO hour (provider, model, start, count, failures, p50, p95, p99) VALUES ('lmstudio', 'qwen', %1, 110, 10, 20, 300, 900)").arg(hour),
               QStringLiteral("INSERT INTO meta VALUES ('summed-until', %1)").arg(hour + 3'600'000),
               QStringLiteral("INSERT INTO request (at, requested, route, provider, model, outcome, http_status, attempts, took) "
                              "VALUES (%1, 'auto', 'auto', 'lmstudio', 'qwen', 'delivered', 200, 1, 70)").arg(hour) })
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("older"));
    auto store = open();
    QVERIFY(store);
    const auto series = store->series(m_ref, std::chrono::hours(24 * 7), m_clock.wallNow());
    QVERIFY(series.isOk());
    QCOMPARE(series->latency.count, 100);
    QCOMPARE(series->latency.p50, 20ms);
    QCOMPARE(series->latency.p99, 300ms);
    const auto requests = store->requests(m_clock.wallNow(), 0, 10);
    QVERIFY(requests.isOk());
    QCOMPARE(requests->size(), std::size_t(1));
    QCOMPARE(requests->front().record.servedBy->model, m_ref.model);
}

traffic::RequestRecord tst_HistoryStore::record(std::chrono::milliseconds ago) const
{
    traffic::RequestRecord record;
    record.startedAt = m_clock.wallNow() - ago;
    record.requestedModel = "auto";
    record.route = "agent/main";
    record.kind = routing::RequestKind::Messages;
    record.stream = true;
    record.client = "openclaw";
    record.outcome = traffic::Outcome::Delivered;
    record.httpStatus = 200;
    record.servedBy = m_ref;
    record.duration = 1500ms;
    record.firstTokenAt = 300ms;
    record.headersAt = 250ms;
    record.usage = traffic::Usage { TokenCount { 900 }, TokenCount { 40 }, TokenCount { 800 }, {}, true };
    record.costUsd = 0.25;
    traffic::Attempt failed;
    failed.model = { ProviderId("anthropic"), "claude" };
    failed.endpoint = "api.anthropic.com:443";
    failed.failure = routing::FailureClass::Overloaded;
    failed.action = routing::Action::Next;
    failed.reason = "words of a server";
    failed.httpStatus = 529;
    failed.keyIndex = 0;
    failed.endedAt = 90ms;
    traffic::Attempt good;
    good.model = m_ref;
    good.endpoint = "127.0.0.1:1234";
    good.httpStatus = 200;
    good.startedAt = 91ms;
    good.firstTokenAt = 300ms;
    good.endedAt = 1500ms;
    record.attempts = { failed, good };
    routing::SkippedCandidate small;
    small.ref = { ProviderId("ollama"), "q" };
    small.reason = routing::SkipReason::ContextTooSmall;
    small.detail = "words";
    small.need = 90'000;
    small.have = 8'192;
    small.rank = 2;
    routing::SkippedCandidate elsewhere;
    elsewhere.ref = { ProviderId("far"), "q" };
    elsewhere.reason = routing::SkipReason::OutsideRegions;
    elsewhere.subject = "us";
    elsewhere.rank = 3;
    record.skipped = { small, elsewhere };
    return record;
}

void tst_HistoryStore::keepsARequestWithItsAttempts()
{
    auto store = open();
    QVERIFY(store);
    const auto sent = record(5s);
    QVERIFY(store->append({ sent }).isOk());
    const auto rows = store->requests(m_clock.wallNow(), 0, 10);
    QVERIFY(rows.isOk());
    QCOMPARE(rows->size(), std::size_t(1));
    const auto& got = rows->front().record;
    QCOMPARE(got.startedAt, sent.startedAt);
    QCOMPARE(got.kind, sent.kind);
    QVERIFY(got.stream);
    QCOMPARE(got.client, sent.client);
    QCOMPARE(got.outcome, sent.outcome);
    QVERIFY(got.servedBy == sent.servedBy);
    QCOMPARE(got.duration, sent.duration);
    QCOMPARE(got.firstTokenAt, sent.firstTokenAt);
    QCOMPARE(got.headersAt, sent.headersAt);
    QCOMPARE(got.costUsd, sent.costUsd);
    QCOMPARE(got.usage->cachedInput.value, 800);
    QVERIFY(got.usage->estimated);
    QCOMPARE(got.attempts.size(), std::size_t(2));
    QCOMPARE(got.attempts.front().failure, routing::FailureClass::Overloaded);
    QCOMPARE(got.attempts.front().action, routing::Action::Next);
    QCOMPARE(got.attempts.front().endpoint, std::string("api.anthropic.com:443"));
    QCOMPARE(got.attempts.front().httpStatus, 529);
    QVERIFY2(got.attempts.front().reason.empty(), "the words of servers are not kept");
    QCOMPARE(got.attempts.back().startedAt, std::chrono::microseconds(91ms));
    QCOMPARE(got.attempts.back().firstTokenAt, sent.attempts.back().firstTokenAt);
    QCOMPARE(got.skipped.size(), sent.skipped.size());
    for (std::size_t i = 0; i < sent.skipped.size(); ++i) {
        QVERIFY(got.skipped[i].ref == sent.skipped[i].ref);
        QCOMPARE(got.skipped[i].reason, sent.skipped[i].reason);
        QCOMPARE(got.skipped[i].rank, sent.skipped[i].rank);
        QCOMPARE(got.skipped[i].need, sent.skipped[i].need);
        QCOMPARE(got.skipped[i].have, sent.skipped[i].have);
        QCOMPARE(got.skipped[i].subject, sent.skipped[i].subject);
        QVERIFY2(got.skipped[i].detail.empty(), "its parts say it in every language");
    }
}

void tst_HistoryStore::pagesThroughRequestsOfOneMillisecond()
{
    auto store = open();
    QVERIFY(store);
    std::vector<history::Entry> entries;
    for (int i = 0; i < 60; ++i)
        entries.emplace_back(record(std::chrono::milliseconds(i / 20)));
    QVERIFY(store->append(entries).isOk());
    auto before = m_clock.wallNow();
    auto number = std::numeric_limits<std::int64_t>::max();
    std::set<std::int64_t> seen;
    for (int page = 0; page < 10; ++page) {
        const auto rows = store->requests(before, number, 7);
        QVERIFY(rows.isOk());
        for (const auto& row : *rows) {
            QVERIFY2(seen.insert(row.number).second, "no row twice");
            QVERIFY(row.record.startedAt <= before);
            before = row.record.startedAt;
            number = row.number;
        }
        if (rows->size() < 7)
            break;
    }
    QCOMPARE(seen.size(), std::size_t(60));
}

void tst_HistoryStore::countsWhoAnswered()
{
    auto store = open();
    QVERIFY(store);
    auto first = record(1s);
    first.attempts.erase(first.attempts.begin());
    auto nobody = record(2s);
    nobody.servedBy.reset();
    nobody.outcome = traffic::Outcome::Exhausted;
    auto rejected = nobody;
    rejected.outcome = traffic::Outcome::Rejected;
    auto old = record(26h);
    QVERIFY(store->append({ record(0s), record(3s), first, nobody, rejected, old }).isOk());
    const auto answers = store->answers(m_clock.wallNow() - 24h);
    QVERIFY(answers.isOk());
    QCOMPARE(*answers, (std::vector<ports::AnswerCount> { { m_ref, 3, 2 }, { {}, 1, 0 } }));

    // What is only counted counts as well.
    const auto now = m_clock.wallNow();
    QVERIFY(store->append({ history::RequestSum { m_ref, now, traffic::Outcome::Delivered, false, 700 },
                            history::RequestSum { m_ref, now, traffic::Outcome::Delivered, true, 30 },
                            history::RequestSum { {}, now, traffic::Outcome::Rejected, false, 5 },
                            history::RequestSum { m_ref, now - 26h, traffic::Outcome::Delivered, false, 9 } })
                .isOk());
    QCOMPARE(*store->answers(now - 24h), (std::vector<ports::AnswerCount> { { m_ref, 733, 32 }, { {}, 1, 0 } }));
    QCOMPARE(*store->unlistedRequests(now - 24h), std::int64_t { 735 });
}

void tst_HistoryStore::countsSamplesThatCameManyTimes()
{
    auto store = open();
    QVERIFY(store);
    const auto many = [this](int latency, int count) {
        auto row = sample(2h, latency, m_ref.model);
        row.firstToken = std::chrono::milliseconds(latency);
        row.count = count;
        return row;
    };
    QVERIFY(store->append({ many(2, 900), many(5, 90), many(50, 10), many(-1, 100) }).isOk());
    const auto check = [&](std::chrono::milliseconds window) {
        const auto series = store->series(m_ref, window, m_clock.wallNow());
        QVERIFY(series.isOk());
        QCOMPARE(series->latency.count, 1000);
        QCOMPARE(series->latency.p50, 2ms);
        QCOMPARE(series->latency.p95, 5ms);
        const auto point = std::find_if(series->points.begin(), series->points.end(), [](const auto& each) { return each.count > 0; });
        QCOMPARE(point->count, 1100);
        QCOMPARE(point->failures, 100);
    };
    check(6h);
    QCOMPARE(store->series(m_ref, 6h, m_clock.wallNow())->firstToken.count, 1100);
    // The same from the sum of the hour.
    QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
    m_clock.advance(30h);
    QVERIFY(store->prune({}, m_clock.wallNow()).isOk());
    check(std::chrono::hours(24 * 7));
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
