// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "smallconfig.h"

#include "config/catalogue.h"
#include "config/configsession.h"
#include "items/agentlistmodel.h"
#include "items/chaincandidatesmodel.h"
#include "items/chainlistmodel.h"
#include "items/chainmodel.h"
#include "items/diagnosticsmodel.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using items::ChainModel;
using testlib::FakeServices;

SWITCHYARD_TEST_NEEDS_WIDGETS

namespace {

QStringList refsOf(const ChainModel& model)
{
    QStringList refs;
    for (const auto& ref : model.refs())
        refs << QString::fromStdString(ref.toString());
    return refs;
}

} // namespace

class tst_ChainModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesRowsAsTheViewAsks_data();
    void movesRowsAsTheViewAsks();
    void keepsPersistentIndexesOnTheirRows();
    void refusesMovesThatChangeNothing();
    void takesForeignRowsByDrop();
    void undoRestoresTheBytes();
    void refusesEditsWhileReadOnly();
    void followsHealthWithRangedChanges();
    void listsChainsWithFollowers();
    void listsWhatIsNotInTheChain();
    void staysConsistentUnderTheTester();
    void showsStepsOfProvidersNobodyConfigured();
};

void tst_ChainModel::movesRowsAsTheViewAsks_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("before");
    QTest::addColumn<QStringList>("expected");
    const QString a = QStringLiteral("a/one");
    const QString b = QStringLiteral("b/two");
    const QString c = QStringLiteral("c/three");
    const QString d = QStringLiteral("d/four");
    QTest::newRow("a fallback becomes the primary") << 2 << 0 << QStringList { c, a, b, d };
    QTest::newRow("the primary becomes a fallback") << 0 << 2 << QStringList { b, a, c, d };
    QTest::newRow("to the end") << 1 << 4 << QStringList { a, c, d, b };
    QTest::newRow("from the end") << 3 << 1 << QStringList { a, d, b, c };
}

void tst_ChainModel::movesRowsAsTheViewAsks()
{
    QFETCH(int, from);
    QFETCH(int, before);
    QFETCH(QStringList, expected);
    FakeServices fakes;
    fakes.open(smallConfig);
    ChainModel model(fakes.session, config::Catalogue::builtIn(), fakes.clock, &fakes.health);
    QAbstractItemModelTester tester(&model);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QVERIFY(model.moveRow({}, from, {}, before));
    QCOMPARE(refsOf(model), expected);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(reset.size(), 0);
    QVERIFY(fakes.session.text().find("// kept") != std::string::npos);
}

void tst_ChainModel::keepsPersistentIndexesOnTheirRows()
{
    FakeServices fakes;
    fakes.open(smallConfig);
    ChainModel model(fakes.session, config::Catalogue::builtIn(), fakes.clock, &fakes.health);
    const QPersistentModelIndex held = model.index(3);
    QVERIFY(model.moveRow({}, 3, {}, 0));
    QCOMPARE(held.row(), 0);
    QVERIFY(fakes.session.undo());
    QCOMPARE(held.row(), 3);
}

void tst_ChainModel::refusesMovesThatChangeNothing()
{
    FakeServices fakes;
    fakes.open(smallConfig);
    ChainModel model(fakes.session, config::Catalogue::builtIn(), fakes.clock, nullptr);
    QVERIFY(!model.moveRow({}, 1, {}, 1));
    QVERIFY(!model.moveRow({}, 1, {}, 2));
    QVERIFY(!model.moveRow({}, 9, {}, 0));
    QVERIFY(!model.moveRows({}, 0, 2, {}, 4));
    QVERIFY(!fakes.session.canUndo());
}

void tst_ChainModel::takesForeignRowsByDrop()
{
    FakeServices fakes;
    fakes.open(smallConfig);
    ChainModel model(fakes.session, config::Catalogue::builtIn(), fakes.clock, nullptr);
    items::ChainCandidatesModel candidates(fakes.session, config::Catalogue::builtIn(), nullptr);
    QAbstractItemModelTester tester(&candidates);
    QCOMPARE(candidates.rowCount(), 1);
    const std::unique_ptr<QMimeData> data(candidates.mimeData({ candidates.index(0) }));
    QVERIFY(model.canDropMimeData(data.get(), Qt::CopyAction, 2, 0, {}));
    QVERIFY(model.dropMimeData(data.get(), Qt::CopyAction, 2, 0, {}));
    QCOMPARE(model.ref(2).toString(), std::string("b/spare"));
    QCOMPARE(candidates.rowCount(), 0);
    QMimeData text;
    text.setText(QStringLiteral("hello"));
    QVERIFY(!model.canDropMimeData(&text, Qt::CopyAction, 0, 0, {}));
}

void tst_ChainModel::undoRestoresTheBytes()
{
    FakeServices fakes;
    fakes.open(smallConfig);
    const std::string before = fakes.session.text();
    ChainModel model(fakes.session, config::Catalogue::builtIn(), fakes.clock, nullptr);
    QVERIFY(model.moveRow({}, 3, {}, 0));
    QVERIFY(model.removeAt(2));
    QVERIFY(model.insertAt(1, ModelRef::parse("b/spare")));
    while (fakes.session.canUndo())
        QVERIFY(fakes.session.undo());
    QCOMPARE(fakes.session.text(), before);
    QCOMPARE(refsOf(model).first(), QStringLiteral("a/one"));
}

void tst_ChainModel::refusesEditsWhileReadOnly()
{
    FakeServices fakes;
    fakes.open(smallConfig);
    ChainModel model(fakes.session, config::Catalogue::builtIn(), fakes.clock, nullptr);
    config::Diagnostic reason;
    reason.message = "The file cannot be written";
    fakes.session.setWriteProtection(reason);
    QSignalSpy failed(&model, &ChainModel::editFailed);
    QVERIFY(!model.moveRow({}, 3, {}, 0));
    QCOMPARE(failed.size(), 1);
    QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsDragEnabled));
    QVERIFY(!(model.flags({}) & Qt::ItemIsDropEnabled));
}

void tst_ChainModel::followsHealthWithRangedChanges()
{
    FakeServices fakes;
    fakes.open(smallConfig);
    ChainModel model(fakes.session, config::Catalogue::builtIn(), fakes.clock, &fakes.health);
    QAbstractItemModelTester tester(&model);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    fakes.health.probe("b", health::ServerFamily::Vllm, { { "two", health::LoadState::Ready } }, std::chrono::milliseconds(20));
    fakes.health.notify();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(model.index(1).data(ChainModel::StatusRole).toInt(), static_cast<int>(health::Status::Ready));
    fakes.health.notify();
    QCOMPARE(changed.size(), 1);
}

void tst_ChainModel::listsChainsWithFollowers()
{
    FakeServices fakes;
    fakes.useYard();
    items::ChainListModel model(fakes.session, &fakes.health);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 9);
    QCOMPARE(model.index(0).data(items::ChainListModel::FollowersRole).toInt(), 3);
    QCOMPARE(model.index(0).data(items::ChainListModel::StepsRole).toInt(), 7);
    const int whatsapp = model.rowOf({ AgentId("whatsapp"), config::ModelRole::Text });
    QVERIFY(whatsapp > 0);
    QVERIFY(model.index(whatsapp).data(items::ChainListModel::LocalOnlyRole).toBool());
    QVERIFY(fakes.session.giveOwnChain({ AgentId("home"), config::ModelRole::Text }));
    QCOMPARE(model.index(0).data(items::ChainListModel::FollowersRole).toInt(), 2);
}

void tst_ChainModel::listsWhatIsNotInTheChain()
{
    FakeServices fakes;
    fakes.useYard();
    items::ChainCandidatesModel model(fakes.session, config::Catalogue::builtIn(), &fakes.health);
    QAbstractItemModelTester tester(&model);
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row).data().toString();
    QVERIFY(ids.contains(QStringLiteral("llamacpp/gemma-3-27b-it")));
    QVERIFY(ids.contains(QStringLiteral("anthropic/claude-haiku-4-5")));
    QVERIFY(!ids.contains(QStringLiteral("lmstudio/minimax-m2.1-gs32")));
}

void tst_ChainModel::staysConsistentUnderTheTester()
{
    FakeServices fakes;
    fakes.useYard();
    ChainModel steps(fakes.session, config::Catalogue::builtIn(), fakes.clock, &fakes.health);
    items::AgentListModel agents(fakes.session, config::Catalogue::builtIn(), &fakes.traffic);
    items::DiagnosticsModel diagnostics(fakes.session);
    QAbstractItemModelTester stepsTester(&steps);
    QAbstractItemModelTester agentsTester(&agents);
    QAbstractItemModelTester diagnosticsTester(&diagnostics);
    QCOMPARE(agents.rowCount(), 6);
    QVERIFY(fakes.session.setChain({}, { ModelRef::parse("anthropic/claude-opus-4-6"), ModelRef::parse("llamacpp/gemma-3-27b-it"),
                                         ModelRef::parse("lmstudio/minimax-m2.1-gs32") }));
    QCOMPARE(steps.rowCount(), 3);
    fakes.open(smallConfig);
    QCOMPARE(steps.rowCount(), 4);
    fakes.open("{ not json5");
    QCOMPARE(steps.rowCount(), 0);
    QVERIFY(diagnostics.rowCount() > 0);
    fakes.useYard();
    QCOMPARE(steps.rowCount(), 7);
    const int nightly = agents.rowOf(AgentId("nightly"));
    QCOMPARE(agents.index(nightly).data(items::AgentListModel::LastUsedRole).toString(), QStringLiteral("anthropic/claude-sonnet-4-5"));
    QVERIFY(agents.index(nightly).data(items::AgentListModel::LastWasFallbackRole).toBool());
    // This router before the chain, as Connect writes it, is nobody's first choice.
    const auto served = ModelRef::parse("anthropic/claude-sonnet-4-5");
    QVERIFY(fakes.session.setChain({ AgentId("nightly") }, { ModelRef::parse("switchyard/auto"), served, ModelRef::parse("anthropic/claude-opus-4-6") }));
    QVERIFY(!agents.index(nightly).data(items::AgentListModel::LastWasFallbackRole).toBool());
}

void tst_ChainModel::showsStepsOfProvidersNobodyConfigured()
{
    FakeServices fakes;
    fakes.open("{ agents: { defaults: { model: { primary: 'ghost/model', fallbacks: ['anthropic/claude-sonnet-4-5'] } } } }");
    ChainModel model(fakes.session, config::Catalogue::builtIn(), fakes.clock, &fakes.health);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.index(0).data(ChainModel::IsKnownRole).toBool());
    QVERIFY(model.index(1).data(ChainModel::IsKnownRole).toBool());
    QCOMPARE(model.index(1).data(ChainModel::ProviderNameRole).toString(), QStringLiteral("Anthropic"));
}

SWITCHYARD_TEST(tst_ChainModel)

#include "tst_chainmodel.moc"
