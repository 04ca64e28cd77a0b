// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/activitymodel.h"
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
    std::uint64_t droppedRecords() const override { return 0; }

private:
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

void tst_ActivityModel::survivesATesterThroughChanges()
{
    BoundedPort port(12);
    ActivityModel model(port);
    ActivityFilterModel shown(model);
    const QAbstractItemModelTester sourceTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester shownTester(&shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int round = 0; round < 40; ++round) {
        port.add(round % 7);
        if (round % 3 == 0)
            model.addEvent(change(QString::number(round), round));
        if (round % 5 == 0)
            model.setHeld(round % 10 == 0);
        shown.setShow(static_cast<ActivityFilterModel::Show>(round % 4));
    }
    model.setHeld(false);
    QVERIFY(model.rowCount() >= 12);
}

SWITCHYARD_TEST(tst_ActivityModel)

#include "tst_activitymodel.moc"
