// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "smallconfig.h"

#include "items/chainlistmodel.h"
#include "items/chainmodel.h"
#include "items/chainpreview.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using config::ModelRole;
using items::ChainListModel;
using testlib::FakeServices;

namespace {

config::ChainId role(ModelRole which)
{
    return { std::nullopt, which };
}

} // namespace

//! Chains that are not about text: who reads images, who sums up.
class tst_RoleChains final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheRolesThatTheClientTakes();
    void revealsARoleThatIsNotSet();
    void tellsWhoFollowsTheDefaults();
    void theFirstModelOfARoleIsWrittenAndUndone();
    void compactionHasPlaceForOneModel();
    void imagesAreAskedOfThoseWhoReadThem();
    void aRoutesPolicyIsNotTheRoles();
};

void tst_RoleChains::showsTheRolesThatTheClientTakes()
{
    FakeServices newer;
    newer.open(newerConfig);
    const ChainListModel list(newer.session, &newer.health);
    QVERIFY(list.rowOf(role(ModelRole::Image)) > 0);
    QCOMPARE(list.index(list.rowOf(role(ModelRole::Compaction))).data(ChainListModel::StepsRole).toInt(), 0);
    QCOMPARE(list.index(list.rowOf(role(ModelRole::Compaction))).data(ChainListModel::SectionRole).toInt(), 1);
    QCOMPARE(list.rowOf(role(ModelRole::Pdf)), -1);

    FakeServices older;
    older.open(olderConfig);
    const ChainListModel olderList(older.session, &older.health);
    QVERIFY(olderList.rowOf(role(ModelRole::Image)) > 0);
    QCOMPARE(olderList.rowOf(role(ModelRole::Compaction)), -1);
    QVERIFY(olderList.hiddenRoles().empty());
}

void tst_RoleChains::revealsARoleThatIsNotSet()
{
    FakeServices fakes;
    fakes.open(newerConfig);
    ChainListModel list(fakes.session, &fakes.health);
    QAbstractItemModelTester tester(&list);
    const auto hidden = list.hiddenRoles();
    QVERIFY(std::find(hidden.begin(), hidden.end(), ModelRole::Pdf) != hidden.end());
    list.reveal(ModelRole::Pdf);
    QVERIFY(list.rowOf(role(ModelRole::Pdf)) > list.rowOf(role(ModelRole::Compaction)));
    QCOMPARE(list.hiddenRoles().size(), hidden.size() - 1);
}

void tst_RoleChains::tellsWhoFollowsTheDefaults()
{
    FakeServices fakes;
    fakes.useYard();
    const ChainListModel list(fakes.session, &fakes.health);
    QVERIFY((list.followers() == std::vector { AgentId("main"), AgentId("work"), AgentId("home") }));
    QVERIFY(fakes.session.giveOwnChain({ AgentId("work"), ModelRole::Text }));
    QVERIFY((list.followers() == std::vector { AgentId("main"), AgentId("home") }));
}

void tst_RoleChains::theFirstModelOfARoleIsWrittenAndUndone()
{
    FakeServices fakes;
    fakes.open(newerConfig);
    const std::string before = fakes.session.text();
    items::ChainModel steps(fakes.session, fakes.services().catalogue, fakes.clock, &fakes.health);
    steps.setChain(role(ModelRole::Image));
    QCOMPARE(steps.rowCount(), 0);
    QVERIFY(steps.insertAt(0, ModelRef::parse("local/a")));
    QVERIFY(steps.insertAt(1, ModelRef::parse("local/b")));
    QVERIFY(steps.moveRow({}, 1, {}, 0));
    QCOMPARE(steps.ref(0), ModelRef::parse("local/b"));
    QVERIFY(fakes.session.text().find("imageModel") != std::string::npos);
    QVERIFY(fakes.session.text().find("// mine") != std::string::npos);
    while (fakes.session.canUndo())
        QVERIFY(fakes.session.undo());
    QCOMPARE(fakes.session.text(), before);
    QCOMPARE(steps.rowCount(), 0);
}

void tst_RoleChains::compactionHasPlaceForOneModel()
{
    FakeServices fakes;
    fakes.open(newerConfig);
    items::ChainModel steps(fakes.session, fakes.services().catalogue, fakes.clock, &fakes.health);
    QSignalSpy failed(&steps, &items::ChainModel::editFailed);
    steps.setChain(role(ModelRole::Compaction));
    QVERIFY(steps.insertAt(0, ModelRef::parse("local/a")));
    QVERIFY(steps.insertAt(1, ModelRef::parse("local/b")));
    QCOMPARE(steps.rowCount(), 1);
    QCOMPARE(steps.ref(0), ModelRef::parse("local/b"));
    QVERIFY(steps.removeAt(0));
    QCOMPARE(steps.rowCount(), 0);
    QCOMPARE(failed.count(), 0);
}

void tst_RoleChains::imagesAreAskedOfThoseWhoReadThem()
{
    FakeServices fakes;
    fakes.useYard();
    items::PreviewQuestion question;
    question.order = { ModelRef::parse("vllm/qwen3-32b-awq"), ModelRef::parse("llamacpp/gemma-3-27b-it") };
    question.route = items::routeOf(role(ModelRole::Image));
    question.readsImages = true;
    const auto preview = items::previewChain(question, fakes.engine.table().get(), nullptr, fakes.clock.steadyNow());
    QCOMPARE(preview.verdicts.at(0).kind, items::StepVerdict::Kind::Skipped);
    QCOMPARE(preview.verdicts.at(0).reason, static_cast<int>(routing::SkipReason::InputNotSupported));
    QCOMPARE(preview.servingRow(), 1);
}

void tst_RoleChains::aRoutesPolicyIsNotTheRoles()
{
    FakeServices fakes;
    fakes.useYard();
    QVERIFY(fakes.policy.setFilesStayLocal({}, true));
    fakes.publish();
    items::PreviewQuestion question;
    question.order = { ModelRef::parse("openrouter/minimax/m2.1:us"), ModelRef::parse("llamacpp/gemma-3-27b-it") };
    question.readsImages = true;
    const auto asked = [&](const config::ChainId& id) {
        question.route = items::routeOf(id);
        const auto preview = items::previewChain(question, fakes.engine.table().get(), nullptr, fakes.clock.steadyNow());
        return preview.verdicts.at(0).reason;
    };
    // What OpenClaw asks itself goes where its file says; what goes through the router stays.
    QCOMPARE(asked({}), static_cast<int>(routing::SkipReason::OutsidePrivacy));
    QVERIFY(asked(role(ModelRole::Image)) != static_cast<int>(routing::SkipReason::OutsidePrivacy));
    QVERIFY(items::routeOf(role(ModelRole::Image)).empty());
}

SWITCHYARD_TEST(tst_RoleChains)

#include "tst_rolechains.moc"
