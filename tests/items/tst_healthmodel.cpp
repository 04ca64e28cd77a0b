// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/healthfiltermodel.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "wording/healthline.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using items::HealthFilterModel;
using items::HealthModel;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

QString plainFold(const QString& text)
{
    return text.toLower();
}

} // namespace

class tst_HealthModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsEveryConfiguredModel();
    void announcesOnlyRowsThatChanged();
    void keepsStandsWhenRowsComeAndGo();
    void countsByKind();
    void filtersByKindAndText();
    void ordersByChainThenTrouble();
    void ordersByNumbersBothWays();
    void groupsRowsUnderHeadings();
    void onlyRowsThatCountATimeAreAnnouncedEachSecond();
    void lastingTroubleIsAnnouncedWhenItsMinuteIsFull();
    void survivesATesterThroughChanges();

private:
    static HealthModel* make(testlib::FakeServices& services, QObject* parent)
    {
        const shell::Services& given = services.services();
        return new HealthModel(given.session, given.catalogue, given.clock, given.health, parent);
    }
};

void tst_HealthModel::listsEveryConfiguredModel()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    const HealthModel* model = make(services, &owner);
    QCOMPARE(model->rowCount(), static_cast<int>(services.health.book().models().size()));
    QVERIFY(model->rowCount() >= 8);
    const int row = model->rowOf(ModelRef::parse("lmstudio/minimax-m2.1-gs32"));
    QVERIFY(row >= 0);
    const QModelIndex index = model->index(row);
    QCOMPARE(index.data(HealthModel::ModelIdRole).toString(), QStringLiteral("minimax-m2.1-gs32"));
    QCOMPARE(index.data(HealthModel::StatusRole).toInt(), static_cast<int>(health::Status::Ready));
    QVERIFY(index.data(HealthModel::P50Role).toLongLong() > 0);
    QVERIFY(!model->index(row).data(HealthModel::IsServingRole).toBool());
}

void tst_HealthModel::announcesOnlyRowsThatChanged()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    const HealthModel* model = make(services, &owner);
    QSignalSpy changed(model, &QAbstractItemModel::dataChanged);
    services.health.notify();
    QCOMPARE(changed.count(), 0);
    services.clock.advance(std::chrono::seconds(5));
    services.health.fail("sglang", health::Reason::ConnectionRefused);
    services.health.notify();
    QVERIFY(changed.count() > 0);
    for (const auto& signal : changed) {
        const auto first = signal.at(0).toModelIndex();
        QCOMPARE(first.data(HealthModel::ProviderIdRole).toString(), QStringLiteral("sglang"));
        QCOMPARE(signal.at(1).toModelIndex().data(HealthModel::ProviderIdRole).toString(), QStringLiteral("sglang"));
    }
}

void tst_HealthModel::keepsStandsWhenRowsComeAndGo()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    HealthModel* model = make(services, &owner);
    const ModelRef primary = ModelRef::parse("lmstudio/minimax-m2.1-gs32");
    items::RoutingStand stand;
    stand.ranks = { 1 };
    stand.servesDefaults = true;
    model->setStands({ { primary, stand } });
    const int before = model->rowCount();
    std::ignore = services.session.removeProvider(ProviderId("sglang"), config::References::Remove);
    services.open(services.session.text());
    services.health.notify(true);
    QVERIFY(model->rowCount() < before);
    QVERIFY(model->stand(model->rowOf(primary)).isServing());
}

void tst_HealthModel::countsByKind()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    const HealthModel* model = make(services, &owner);
    const items::HealthCounts counts = model->counts();
    QCOMPARE(counts.all, model->rowCount());
    QVERIFY(counts.ready > 0);
    QVERIFY(counts.cold > 0);
    QVERIFY(counts.problems > 0);
    QCOMPARE(counts.paused, 0);
    QSignalSpy spy(model, &HealthModel::countsChanged);
    services.health.edit().setPaused(ProviderId("ollama"), true);
    services.health.notify();
    QCOMPARE(spy.count(), 1);
    QVERIFY(model->counts().paused > 0);
}

void tst_HealthModel::filtersByKindAndText()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    HealthModel* model = make(services, &owner);
    HealthFilterModel shown(*model);
    shown.setShow(HealthFilterModel::Show::Problems);
    QCOMPARE(shown.rowCount(), model->counts().problems);
    for (int row = 0; row < shown.rowCount(); ++row)
        QVERIFY(health::isProblem(static_cast<health::Status>(shown.index(row, 0).data(HealthModel::StatusRole).toInt())));
    shown.setShow(HealthFilterModel::Show::All);
    shown.setFoldedText(QStringLiteral("QWEN3"), &plainFold);
    QVERIFY(shown.rowCount() > 0);
    QVERIFY(shown.rowCount() < model->rowCount());
    shown.setFoldedText({}, &plainFold);
    QCOMPARE(shown.rowCount(), model->rowCount());
}

void tst_HealthModel::ordersByChainThenTrouble()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    HealthModel* model = make(services, &owner);
    items::RoutingStand second;
    second.ranks = { 2 };
    items::RoutingStand first;
    first.ranks = { 1 };
    model->setStands({ { ModelRef::parse("ollama/qwen3:8b"), first }, { ModelRef::parse("lmstudio/minimax-m2.1-gs32"), second } });
    const HealthFilterModel shown(*model);
    QCOMPARE(shown.index(0, 0).data(HealthModel::RefRole).toString(), QStringLiteral("ollama/qwen3:8b"));
    QCOMPARE(shown.index(1, 0).data(HealthModel::RefRole).toString(), QStringLiteral("lmstudio/minimax-m2.1-gs32"));
    QVERIFY(health::isProblem(static_cast<health::Status>(shown.index(2, 0).data(HealthModel::StatusRole).toInt())));
}

void tst_HealthModel::ordersByNumbersBothWays()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    HealthModel* model = make(services, &owner);
    HealthFilterModel shown(*model);
    for (const bool reversed : { false, true }) {
        shown.setOrder(HealthFilterModel::Order::Latency, reversed);
        qint64 last = -1;
        bool unknownSeen = false;
        for (int row = 0; row < shown.rowCount(); ++row) {
            const qint64 p95 = shown.index(row, 0).data(HealthModel::P95Role).toLongLong();
            if (p95 < 0) {
                unknownSeen = true;
                continue;
            }
            // Whichever way the numbers run, the unknown ones come last.
            QVERIFY(!unknownSeen);
            if (last >= 0)
                QVERIFY(reversed ? p95 >= last : p95 <= last);
            last = p95;
        }
        QVERIFY(last >= 0);
    }
}

void tst_HealthModel::groupsRowsUnderHeadings()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    HealthModel* model = make(services, &owner);
    HealthFilterModel shown(*model);
    QVERIFY(!shown.startsGroup(shown.index(0, 0)));
    shown.setGroup(HealthFilterModel::Group::Status);
    QSet<int> seen;
    for (int row = 0; row < shown.rowCount(); ++row) {
        const QModelIndex index = shown.index(row, 0);
        const int status = index.data(HealthModel::StatusRole).toInt();
        // A state stands in one run, whose first row begins the group.
        QCOMPARE(shown.startsGroup(index), !seen.contains(status));
        if (row > 0 && !shown.startsGroup(index))
            QCOMPARE(status, shown.index(row - 1, 0).data(HealthModel::StatusRole).toInt());
        seen.insert(status);
    }
    QVERIFY(seen.size() > 2);
    model->setStands({ { ModelRef::parse("ollama/qwen3:8b"), { {}, { "main", "work" }, false, false } } });
    shown.setGroup(HealthFilterModel::Group::Agent);
    QCOMPARE(shown.index(0, 0).data(HealthModel::RefRole).toString(), QStringLiteral("ollama/qwen3:8b"));
    QVERIFY(shown.startsGroup(shown.index(1, 0)));
    QVERIFY(!shown.startsGroup(shown.index(2, 0)));
}

void tst_HealthModel::onlyRowsThatCountATimeAreAnnouncedEachSecond()
{
    testlib::FakeServices services;
    services.useYard();
    QObject owner;
    HealthModel* model = make(services, &owner);
    QSignalSpy changes(model, &QAbstractItemModel::dataChanged);
    model->refreshCountdowns();
    int counting = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        const health::ModelHealth* health = model->health(row);
        counting += health->usableAgainAt || health->loading ? 1 : 0;
        const auto lasted = services.clock.wallNow() - health->since;
        counting += health->status == health::Status::Unreachable && lasted < std::chrono::seconds(90) ? 1 : 0;
    }
    QVERIFY(counting > 0);
    QVERIFY(counting < model->rowCount());
    QCOMPARE(changes.count(), counting);
    for (const QList<QVariant>& change : changes)
        QCOMPARE(change.at(0).toModelIndex(), change.at(1).toModelIndex());
}

void tst_HealthModel::lastingTroubleIsAnnouncedWhenItsMinuteIsFull()
{
    testlib::FakeServices services;
    services.useCrowd(1, 1);
    QObject owner;
    HealthModel* model = make(services, &owner);
    services.health.fail("host0", health::Reason::ConnectionRefused);
    services.health.fail("host0", health::Reason::ConnectionRefused);
    services.health.notify();
    QCOMPARE(model->health(0)->status, health::Status::Unreachable);
    const auto textNow = [&] {
        return wording::stateDetail(*model->health(0), model->stand(0), { services.clock.steadyNow(), services.clock.wallNow() });
    };
    QString shown = textNow();
    QSignalSpy changes(model, &QAbstractItemModel::dataChanged);
    int announced = 0;
    constexpr int twoHours = 7200;
    for (int second = 0; second < twoHours; ++second) {
        services.clock.advance(std::chrono::seconds(1));
        model->refreshCountdowns();
        if (!changes.isEmpty())
            shown = textNow();
        QCOMPARE(shown, textNow());
        announced += static_cast<int>(changes.size());
        changes.clear();
    }
    QVERIFY2(announced < 700, qPrintable(QString::number(announced)));
}

void tst_HealthModel::survivesATesterThroughChanges()
{
    testlib::FakeServices services;
    services.useCrowd(20, 3);
    QObject owner;
    HealthModel* model = make(services, &owner);
    HealthFilterModel shown(*model);
    const QAbstractItemModelTester sourceTester(model, Mode::QtTest);
    const QAbstractItemModelTester shownTester(&shown, Mode::QtTest);
    for (int round = 0; round < 12; ++round) {
        services.clock.advance(std::chrono::seconds(3));
        services.health.fail("host" + std::to_string(round), health::Reason::ConnectionRefused);
        services.health.notify();
        shown.setShow(static_cast<HealthFilterModel::Show>(round % 5));
        shown.setOrder(static_cast<HealthFilterModel::Order>(round % 4));
        model->refreshCountdowns();
    }
    services.useCrowd(5, 2);
    services.health.notify(true);
    QCOMPARE(model->rowCount(), 10);
}

SWITCHYARD_TEST(tst_HealthModel)
SWITCHYARD_TEST_NEEDS_WIDGETS

#include "tst_healthmodel.moc"
