// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historybatch.h"
#include "testlib/testmain.h"

#include <QTest>

#include <algorithm>

using namespace switchyard;
using namespace std::chrono_literals;
using history::HistoryBatch;

//! What a second with thousands of requests leaves behind.
class tst_HistoryBatch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAFewRequestsOneByOne();
    void countsThoseItDoesNotKeep();
    void keepsWhatWentWrongBeforeWhatDidNot();
    void joinsSamplesWithTheSameFigures();
    void beginsAnew();

private:
    static traffic::RequestRecord answered(const std::string& model);
    static health::PassiveSample sample(int latency, health::Reason reason = health::Reason::None);
    template<typename Row>
    static std::vector<Row> rows(const std::vector<history::Entry>& entries);
};

traffic::RequestRecord tst_HistoryBatch::answered(const std::string& model)
{
    traffic::RequestRecord record;
    record.servedBy = ModelRef { ProviderId("a"), model };
    record.duration = 5ms;
    record.attempts.emplace_back().model = *record.servedBy;
    return record;
}

health::PassiveSample tst_HistoryBatch::sample(int latency, health::Reason reason)
{
    health::PassiveSample sample;
    sample.model = { ProviderId("a"), "m" };
    sample.firstByte = std::chrono::milliseconds(latency);
    sample.firstToken = std::chrono::milliseconds(latency + 1);
    sample.reason = reason;
    return sample;
}

template<typename Row>
std::vector<Row> tst_HistoryBatch::rows(const std::vector<history::Entry>& entries)
{
    std::vector<Row> result;
    for (const auto& entry : entries) {
        if (const auto* const row = std::get_if<Row>(&entry))
            result.push_back(*row);
    }
    return result;
}

void tst_HistoryBatch::keepsAFewRequestsOneByOne()
{
    HistoryBatch batch;
    QVERIFY(batch.isEmpty());
    for (int i = 0; i < HistoryBatch::mostPlainRequests; ++i)
        batch.addRequest(answered("m"));
    const auto entries = batch.take();
    QCOMPARE(entries.size(), std::size_t(HistoryBatch::mostPlainRequests));
    QVERIFY(rows<history::RequestSum>(entries).empty());
}

void tst_HistoryBatch::countsThoseItDoesNotKeep()
{
    HistoryBatch batch;
    for (int i = 0; i < 1000; ++i)
        batch.addRequest(answered(i % 4 == 0 ? "n" : "m"));
    const auto entries = batch.take();
    QCOMPARE(rows<traffic::RequestRecord>(entries).size(), std::size_t(HistoryBatch::mostPlainRequests));
    const auto sums = rows<history::RequestSum>(entries);
    QCOMPARE(sums.size(), std::size_t(2));
    for (const auto& sum : sums) {
        QCOMPARE(sum.count, sum.servedBy->model == "n" ? 225 : 675);
        QCOMPARE(sum.outcome, traffic::Outcome::Delivered);
        QVERIFY(!sum.afterFallback);
    }
}

void tst_HistoryBatch::keepsWhatWentWrongBeforeWhatDidNot()
{
    HistoryBatch batch;
    for (int i = 0; i < 1000; ++i)
        batch.addRequest(answered("m"));
    auto failed = answered("m");
    failed.servedBy.reset();
    failed.outcome = traffic::Outcome::Exhausted;
    auto slow = answered("m");
    slow.duration = 3s;
    auto fell = answered("m");
    fell.attempts.emplace(fell.attempts.begin())->model = { ProviderId("b"), "m" };
    for (int i = 0; i < 30; ++i) {
        batch.addRequest(failed);
        batch.addRequest(slow);
        batch.addRequest(fell);
    }
    auto kept = rows<traffic::RequestRecord>(batch.take());
    QCOMPARE(kept.size(), std::size_t(HistoryBatch::mostPlainRequests + 90));
    QCOMPARE(std::count_if(kept.begin(), kept.end(), [](const auto& each) { return each.outcome == traffic::Outcome::Exhausted; }), 30);

    // They are bounded as well.
    for (int i = 0; i < 1000; ++i)
        batch.addRequest(fell);
    const auto entries = batch.take();
    QCOMPARE(rows<traffic::RequestRecord>(entries).size(), std::size_t(HistoryBatch::mostRequests));
    const auto sums = rows<history::RequestSum>(entries);
    QCOMPARE(sums.size(), std::size_t(1));
    QCOMPARE(sums.front().count, 1000 - HistoryBatch::mostRequests);
    QVERIFY(sums.front().afterFallback);
}

void tst_HistoryBatch::joinsSamplesWithTheSameFigures()
{
    HistoryBatch batch;
    for (int i = 0; i < 900; ++i)
        batch.addSample(sample(i % 3));
    for (int i = 0; i < 50; ++i)
        batch.addSample(sample(1, health::Reason::ServerError));
    const auto samples = rows<history::SampleRow>(batch.take());
    QCOMPARE(samples.size(), std::size_t(4));
    for (const auto& row : samples) {
        QCOMPARE(row.latency.has_value(), row.reason == health::Reason::None);
        QCOMPARE(row.count, row.latency ? 300 : 50);
    }
}

void tst_HistoryBatch::beginsAnew()
{
    HistoryBatch batch;
    for (int i = 0; i < 500; ++i)
        batch.addRequest(answered("m"));
    batch.take();
    QVERIFY(batch.isEmpty());
    batch.addRequest(answered("m"));
    QCOMPARE(batch.take().size(), std::size_t(1));
}

SWITCHYARD_TEST(tst_HistoryBatch)
#include "tst_historybatch.moc"
