// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historystore.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <numeric>

using namespace switchyard;
using namespace std::chrono_literals;
using history::HistoryStore;

//! What is stored while the calendar jumps, or the program ends in the middle.
class tst_HistoryTime final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void losesNothingWhenTheCalendarIsSetBack();
    void keepsWhatIsRealWhenAWrongYearFilledTheStore();
    void movesAnOpenIncidentWithItsStart();
    void endsWhatWasLeftOpen();

private:
    int counted(std::chrono::milliseconds window) const;
    history::SampleRow sample(WallTime at) const;

    testlib::ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;
    const ModelRef m_ref { ProviderId("lmstudio"), "qwen" };
};

void tst_HistoryTime::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto store = HistoryStore::open(m_folder->filePath(QStringLiteral("history.sqlite")));
    QVERIFY(store.isOk());
    m_store = std::move(store).value();
}

int tst_HistoryTime::counted(std::chrono::milliseconds window) const
{
    const auto series = m_store->series(m_ref, window, m_clock.wallNow());
    if (!series)
        return -1;
    return std::accumulate(series->points.begin(), series->points.end(), 0,
                           [](int sum, const ports::HistoryPoint& point) { return sum + point.count; });
}

history::SampleRow tst_HistoryTime::sample(WallTime at) const
{
    history::SampleRow row;
    row.ref = m_ref;
    row.at = at;
    row.latency = 20ms;
    return row;
}

//! An hour that comes twice holds the samples of both, in short windows as in long ones.
void tst_HistoryTime::losesNothingWhenTheCalendarIsSetBack()
{
    for (int minute = 0; minute < 120; ++minute) {
        QVERIFY(m_store->append({ sample(m_clock.wallNow()) }).isOk());
        m_clock.advance(1min);
    }
    m_clock.advance(2min);
    QVERIFY(m_store->prune({}, m_clock.wallNow()).isOk());
    QCOMPARE(counted(24h), 120);
    QCOMPARE(counted(7 * 24h), 120);
    m_clock.setWall(m_clock.wallNow() - 90min);
    for (int minute = 0; minute < 80; ++minute) {
        QVERIFY(m_store->append({ sample(m_clock.wallNow()) }).isOk());
        m_clock.advance(1min);
        // Right after the jump the hour's sum is there already and knows nothing of the new ones.
        if (minute == 30)
            QVERIFY2(counted(7 * 24h) >= 31, qPrintable(QString::number(counted(7 * 24h))));
    }
    m_clock.advance(1h);
    QCOMPARE(counted(24h), 200);
    QCOMPARE(counted(7 * 24h), 200);
    QVERIFY(m_store->prune({}, m_clock.wallNow()).isOk());
    QCOMPARE(counted(7 * 24h), 200);
    m_clock.advance(2 * 24h);
    QVERIFY(m_store->prune({}, m_clock.wallNow()).isOk());
    QCOMPARE(counted(7 * 24h), 200);
}

void tst_HistoryTime::keepsWhatIsRealWhenAWrongYearFilledTheStore()
{
    QVERIFY(m_store->append({ sample(m_clock.wallNow() + 24h * 3650) }).isOk());
    std::vector<history::Entry> rows;
    for (int i = 0; i < 40'000; ++i)
        rows.emplace_back(sample(m_clock.wallNow() - std::chrono::seconds(2 * i)));
    QVERIFY(m_store->append(rows).isOk());
    ports::HistoryLimits limits;
    limits.size = ByteCount { m_store->size().value / 2 };
    QVERIFY(m_store->prune(limits, m_clock.wallNow()).isOk());
    QVERIFY(m_store->size().value <= limits.size.value);
    const auto kept = counted(24h);
    QVERIFY2(kept > 10'000, qPrintable(QString::number(kept)));
}

void tst_HistoryTime::movesAnOpenIncidentWithItsStart()
{
    health::Incident incident { 1, m_ref, health::Status::Unreachable, health::Reason::ConnectionRefused, 0, m_clock.wallNow(), {} };
    QVERIFY(m_store->append({ incident }).isOk());
    incident.start -= 1h;
    QVERIFY(m_store->append({ incident }).isOk());
    auto stored = m_store->incidents({}, 24h, 10, m_clock.wallNow());
    QCOMPARE(stored.value().size(), std::size_t(1));
    QCOMPARE(stored.value().front().start, incident.start);
    incident.end = incident.start + 5min;
    QVERIFY(m_store->append({ incident }).isOk());
    // Closed ones of the same kind stay.
    health::Incident next { 2, m_ref, health::Status::Unreachable, health::Reason::ConnectionRefused, 0, m_clock.wallNow(), {} };
    QVERIFY(m_store->append({ next }).isOk());
    stored = m_store->incidents({}, 24h, 10, m_clock.wallNow());
    QCOMPARE(stored.value().size(), std::size_t(2));
}

void tst_HistoryTime::endsWhatWasLeftOpen()
{
    health::Incident incident { 1, m_ref, health::Status::Unreachable, health::Reason::ConnectionRefused, 0, m_clock.wallNow(), {} };
    health::Incident other { 2, { ProviderId("silent"), {} }, health::Status::SignInFailed, health::Reason::KeyRefused, 401, m_clock.wallNow(), {} };
    QVERIFY(m_store->append({ incident, other, sample(m_clock.wallNow() + 7min) }).isOk());
    m_clock.advance(2h);
    QVERIFY(m_store->closeLeftOpen().isOk());
    const auto stored = m_store->incidents({}, 24h, 10, m_clock.wallNow()).value();
    QCOMPARE(stored.size(), std::size_t(2));
    for (const auto& each : stored) {
        const bool isSilent = each.model.provider == other.model.provider;
        QCOMPARE(*each.end - each.start, isSilent ? 0min : 7min);
    }
}

SWITCHYARD_TEST(tst_HistoryTime)
#include "tst_historytime.moc"
