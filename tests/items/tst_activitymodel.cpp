// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/activityfiltermodel.h"
#include "items/answershares.h"
#include "ports/trafficport.h"
#include "testlib/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using items::ActivityEvent;
using items::ActivityFilterModel;
using items::ActivityModel;

namespace {

//! A bounded port that loses its oldest records, like the real one.
class BoundedPort final : public ports::TrafficPort {
public:
    explicit BoundedPort(std::size_t limit)
        : m_limit(limit)
    {
    }

    void add(int count)
    {
        for (int i = 0; i < count; ++i) {
            traffic::RequestRecord record;
            record.id = ++m_last;
            record.route = "auto";
            record.startedAt = WallTime(std::chrono::seconds(m_last));
            record.outcome = m_last % 5 == 0 ? traffic::Outcome::Exhausted : traffic::Outcome::Delivered;
            record.attempts.resize(m_last % 3 == 0 ? 2 : 1);
            m_records.push_back(record);
        }
        int removed = 0;
        while (m_records.size() > m_limit) {
            m_records.pop_front();
            ++removed;
        }
        Q_EMIT recordsAdded(count, removed);
    }
    const std::deque<traffic::RequestRecord>& records() const override { return m_records; }
    const std::vector<traffic::RunningRequest>& running() const override { return m_running; }
    std::uint64_t droppedRecords() const override { return 0; }
    //! Newest first.
    void setRunning(const std::vector<std::uint64_t>& ids, traffic::RunningPhase phase = traffic::RunningPhase::Asking)
    {
        m_running.clear();
        for (const std::uint64_t id : ids) {
            traffic::RunningRequest request;
            request.soFar.id = id;
            request.phase = phase;
            m_running.push_back(request);
        }
        Q_EMIT runningChanged();
    }

private:
    std::vector<traffic::RunningRequest> m_running;
    std::size_t m_limit;
    std::uint64_t m_last = 0;
    std::deque<traffic::RequestRecord> m_records;
};

ActivityEvent change(const QString& text, int at)
{
    ActivityEvent event;
    event.kind = ActivityEvent::Kind::Change;
    event.at = WallTime(std::chrono::seconds(at));
    event.text = text;
    return event;
}

QString plainFold(const QString& text)
{
    return text.toLower();
}

} // namespace

class tst_ActivityModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirst();
    void dropsRowsWhoseRecordsLeft();
    void keepsEventsBetweenRequests();
    void holdsNewRowsBack();
    void onlyTheNewestChangeCanBeUndone();
    void boundsItsEvents();
    void filters();
    void addsOlderRequestsAtTheEnd();
    void fillsTheGapThatLiveRequestsLeave();
    void countsWithinATime();
    void showsRequestsUnderWayOnTop();
    void showsEachRequestUnderWayOnceInAnyOrder();
    void bringsPastEventsAmongOlderRequests();
    void bringsPastEventsAmongLiveRequests();
    void sharesWhoAnswered();
    void survivesATesterThroughChanges();
};

void tst_ActivityModel::showsTheNewestFirst()
{
    BoundedPort port(10);
    port.add(2);
    const ActivityModel model(port);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    port.add(3);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(0).at(2).toInt(), 2);
    QCOMPARE(model.request(0)->id, std::uint64_t { 5 });
    QCOMPARE(model.request(4)->id, std::uint64_t { 1 });
    QCOMPARE(model.rowOfRequest(2), 3);
}

void tst_ActivityModel::dropsRowsWhoseRecordsLeft()
{
    BoundedPort port(4);
    const ActivityModel model(port);
    port.add(4);
    port.add(3);
    QCOMPARE(model.rowCount(), 4);
    for (int row = 0; row < 4; ++row)
        QCOMPARE(model.request(row)->id, static_cast<std::uint64_t>(7 - row));
}

void tst_ActivityModel::keepsEventsBetweenRequests()
{
    BoundedPort port(3);
    ActivityModel model(port);
    port.add(1);
    model.addEvent(change(QStringLiteral("moved"), 1));
    port.add(2);
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.event(2));
    QVERIFY(!model.request(2));
    // The first request leaves; the event behind it stays until requests older than it are gone.
    port.add(1);
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.event(3));
    port.add(1);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.event(2));
}

void tst_ActivityModel::holdsNewRowsBack()
{
    BoundedPort port(10);
    ActivityModel model(port);
    port.add(2);
    model.setHeld(true);
    port.add(3);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.waiting(), 3);
    model.setHeld(false);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.request(0)->id, std::uint64_t { 5 });
}

void tst_ActivityModel::onlyTheNewestChangeCanBeUndone()
{
    BoundedPort port(10);
    ActivityModel model(port);
    model.addEvent(change(QStringLiteral("first"), 1));
    model.setUndoable(true);
    QVERIFY(model.event(0)->canUndo);
    model.addEvent(change(QStringLiteral("second"), 2));
    model.setUndoable(true);
    QVERIFY(model.event(0)->canUndo);
    QVERIFY(!model.event(1)->canUndo);
    model.setUndoable(false);
    QVERIFY(!model.event(0)->canUndo);
}

void tst_ActivityModel::boundsItsEvents()
{
    BoundedPort port(10);
    ActivityModel model(port);
    for (int i = 0; i < 1200; ++i)
        model.addEvent(change(QString::number(i), i));
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(model.event(0)->text, QStringLiteral("1199"));
    QCOMPARE(model.event(999)->text, QStringLiteral("200"));
}

void tst_ActivityModel::filters()
{
    BoundedPort port(100);
    ActivityModel model(port);
    port.add(30);
    model.addEvent(change(QStringLiteral("Opus moved to 2"), 40));
    ActivityFilterModel shown(model);
    shown.setShow(ActivityFilterModel::Show::Failed);
    QCOMPARE(shown.rowCount(), model.counts().failed);
    shown.setShow(ActivityFilterModel::Show::FellOver);
    QCOMPARE(shown.rowCount(), model.counts().fellOver);
    shown.setShow(ActivityFilterModel::Show::Changes);
    QCOMPARE(shown.rowCount(), 1);
    shown.setShow(ActivityFilterModel::Show::All);
    shown.setFoldedText(QStringLiteral("OPUS"), &plainFold);
    QCOMPARE(shown.rowCount(), 1);
    shown.setFoldedText({}, &plainFold);
    shown.setSince(WallTime(std::chrono::seconds(21)));
    QCOMPARE(shown.rowCount(), 11);
}

namespace {

//! `count` requests of earlier, newest first, ending at `newest` seconds.
std::vector<traffic::RequestRecord> earlier(int newest, int count)
{
    std::vector<traffic::RequestRecord> records;
    for (int i = 0; i < count; ++i) {
        traffic::RequestRecord record;
        record.id = static_cast<std::uint64_t>(100'000 + newest - i);
        record.startedAt = WallTime(std::chrono::seconds(newest - i));
        record.route = "old";
        record.attempts.resize(1);
        records.push_back(record);
    }
    return records;
}

} // namespace

void tst_ActivityModel::addsOlderRequestsAtTheEnd()
{
    BoundedPort port(4);
    ActivityModel model(port);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    port.add(3);
    model.addEvent(change(QStringLiteral("moved"), 3));
    model.addStored(earlier(0, 5));
    QCOMPARE(model.rowCount(), 9);
    QVERIFY(model.event(0));
    QCOMPARE(model.request(3)->id, std::uint64_t { 1 });
    QCOMPARE(model.request(4)->id, std::uint64_t { 100'000 });
    QCOMPARE(model.request(8)->id, std::uint64_t { 99'996 });
    QCOMPARE(*model.oldest(), WallTime(std::chrono::seconds(-4)));
    model.addStored(earlier(-5, static_cast<int>(ActivityModel::mostStored)));
    QCOMPARE(model.storedCount(), ActivityModel::mostStored);
    model.clearStored();
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(*model.oldest(), WallTime(std::chrono::seconds(1)));
}

void tst_ActivityModel::fillsTheGapThatLiveRequestsLeave()
{
    BoundedPort port(4);
    ActivityModel model(port);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy gaps(&model, &ActivityModel::gapOpened);
    port.add(4);
    model.addStored(earlier(0, 3));
    port.add(2);
    QCOMPARE(gaps.count(), 1);
    QCOMPARE(model.rowCount(), 7);
    // The history knows the two that left, and what is shown already.
    model.fillGap(earlier(2, 5));
    QCOMPARE(model.rowCount(), 9);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.request(row)->startedAt < model.request(row - 1)->startedAt);
}

void tst_ActivityModel::countsWithinATime()
{
    BoundedPort port(10);
    ActivityModel model(port);
    port.add(6);
    model.addEvent(change(QStringLiteral("moved"), 6));
    model.addStored(earlier(0, 4));
    QCOMPARE(model.counts().all, 10);
    const auto late = model.counts(WallTime(std::chrono::seconds(4)));
    QCOMPARE(late.all, 3);
    QCOMPARE(late.failed, 1);
    QCOMPARE(late.fellOver, 1);
    QCOMPARE(late.changes, 1);
    QCOMPARE(model.counts(WallTime(std::chrono::seconds(7))).changes, 0);
}

void tst_ActivityModel::showsRequestsUnderWayOnTop()
{
    BoundedPort port(10);
    port.add(2);
    ActivityModel model(port);
    ActivityFilterModel shown(model);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    port.setRunning({ 4, 3 });
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.runningCount(), 2);
    QCOMPARE(model.request(0)->id, std::uint64_t { 4 });
    QVERIFY(model.running(1) && !model.running(2));
    QCOMPARE(model.request(2)->id, std::uint64_t { 2 });
    QCOMPARE(model.counts().all, 2);
    // Another one begins, the older of the two goes on, the newer ends.
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    port.setRunning({ 5, 3 }, traffic::RunningPhase::Answering);
    QCOMPARE(model.request(0)->id, std::uint64_t { 5 });
    QCOMPARE(model.running(1)->soFar.id, std::uint64_t { 3 });
    QCOMPARE(model.running(1)->phase, traffic::RunningPhase::Answering);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(reset.count(), 0);
    port.add(1);
    QCOMPARE(model.request(2)->id, std::uint64_t { 3 });
    model.addEvent(change(QStringLiteral("moved"), 3));
    QVERIFY(model.event(2));
    model.setUndoable(true);
    QVERIFY(model.event(2)->canUndo);
    shown.setShow(ActivityFilterModel::Show::Failed);
    QCOMPARE(shown.rowCount(), 0);
    shown.setShow(ActivityFilterModel::Show::All);
    shown.setSince(WallTime(std::chrono::seconds(2)));
    QCOMPARE(shown.rowCount(), 5);
    // A held list does not move; letting it run catches up.
    model.setHeld(true);
    port.setRunning({});
    QCOMPARE(model.runningCount(), 2);
    model.setHeld(false);
    QCOMPARE(model.runningCount(), 0);
}

void tst_ActivityModel::showsEachRequestUnderWayOnceInAnyOrder()
{
    BoundedPort port(10);
    port.add(2);
    ActivityModel model(port);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::vector<std::vector<std::uint64_t>> tellings { { 3, 4 }, { 4, 3 }, { 5, 3, 4 }, { 4, 6, 5, 3 }, { 3, 4 }, {} };
    for (const auto& telling : tellings) {
        port.setRunning(telling);
        QCOMPARE(model.runningCount(), static_cast<int>(telling.size()));
        QCOMPARE(model.rowCount(), static_cast<int>(telling.size()) + 2);
        for (std::size_t row = 0; row < telling.size(); ++row)
            QCOMPARE(model.running(static_cast<int>(row))->soFar.id, telling[row]);
    }
}

void tst_ActivityModel::bringsPastEventsAmongOlderRequests()
{
    BoundedPort port(10);
    ActivityModel model(port);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    port.add(2);
    model.addPastEvents({ change(QStringLiteral("third"), 0), change(QStringLiteral("second"), -2), change(QStringLiteral("first"), -90) });
    QCOMPARE(model.rowCount(), 2);
    model.addStored(earlier(-1, 3));
    const auto texts = [&model] {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all << (model.event(row) ? model.event(row)->text : QString::number(model.request(row)->id));
        return all;
    };
    const QStringList first { QStringLiteral("2"), QStringLiteral("1"), QStringLiteral("third"), QStringLiteral("99999"),
                              QStringLiteral("second"), QStringLiteral("99998"), QStringLiteral("99997") };
    QCOMPARE(texts(), first);
    QCOMPARE(model.counts().changes, 2);
    // The last page brings what is older than everything.
    model.addStored({}, ActivityModel::More::None);
    QCOMPARE(texts(), first + QStringList { QStringLiteral("first") });
    model.clearStored();
    QCOMPARE(model.rowCount(), 2);
    model.addStored(earlier(-1, 1), ActivityModel::More::None);
    QCOMPARE(model.rowCount(), 3);
}

void tst_ActivityModel::bringsPastEventsAmongLiveRequests()
{
    BoundedPort port(10);
    ActivityModel model(port);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    port.add(4);
    ActivityEvent seen;
    seen.at = WallTime(std::chrono::seconds(4));
    seen.status = health::Status::Unreachable;
    model.addEvent(seen);
    ActivityEvent before = seen;
    before.at = WallTime(std::chrono::seconds(2));
    // The history tells again what the session saw; it is shown once, however often it is told.
    for (int round = 0; round < 2; ++round) {
        model.addPastEvents({ seen, before });
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(model.counts().incidents, 2);
    }
    QVERIFY(model.event(0) && model.event(3));
    QCOMPARE(model.request(4)->id, std::uint64_t { 2 });
    port.add(8);
    QCOMPARE(model.rowCount(), 10 + 2);
}

void tst_ActivityModel::sharesWhoAnswered()
{
    std::deque<traffic::RequestRecord> records;
    const auto add = [&records](int at, const char* by, int attempts, traffic::Outcome outcome) {
        traffic::RequestRecord record;
        record.startedAt = WallTime(std::chrono::seconds(at));
        if (*by)
            record.servedBy = ModelRef::parse(by);
        record.attempts.resize(static_cast<std::size_t>(attempts));
        record.outcome = outcome;
        records.push_back(record);
    };
    using traffic::Outcome;
    add(1, "a/yesterday", 1, Outcome::Delivered);
    add(10, "a/one", 1, Outcome::Delivered);
    add(11, "b/two", 2, Outcome::Delivered);
    add(12, "b/two", 1, Outcome::Delivered);
    add(13, "", 3, Outcome::Exhausted);
    add(14, "", 0, Outcome::Rejected);
    add(15, "a/one", 1, Outcome::ClientGone);
    const auto shares = items::answerShares(records, WallTime(std::chrono::seconds(10)));
    QCOMPARE(shares.size(), std::size_t { 3 });
    QVERIFY((shares[0] == items::AnswerShare { ModelRef::parse("b/two"), 2, 1 }));
    QVERIFY((shares[1] == items::AnswerShare { ModelRef::parse("a/one"), 1, 0 }));
    QVERIFY((shares[2] == items::AnswerShare { {}, 1, 1 }));
    records[2].route = "agent/main";
    const auto ofAgent = items::answerShares(records, {}, { "auto", "agent/main" });
    QCOMPARE(ofAgent.size(), std::size_t { 1 });
    QVERIFY((ofAgent[0] == items::AnswerShare { ModelRef::parse("b/two"), 1, 1 }));
}

void tst_ActivityModel::survivesATesterThroughChanges()
{
    BoundedPort port(12);
    ActivityModel model(port);
    ActivityFilterModel shown(model);
    const QAbstractItemModelTester sourceTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester shownTester(&shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int round = 0; round < 40; ++round) {
        port.add(round % 7);
        if (round % 4 == 1)
            port.setRunning({ 9'000U + static_cast<unsigned>(round), 8'999U });
        if (round % 3 == 0)
            model.addEvent(change(QString::number(round), round));
        if (round % 5 == 0)
            model.setHeld(round % 10 == 0);
        shown.setShow(static_cast<ActivityFilterModel::Show>(round % 5));
    }
    model.setHeld(false);
    QVERIFY(model.rowCount() >= 12);
}

SWITCHYARD_TEST(tst_ActivityModel)

#include "tst_activitymodel.moc"
