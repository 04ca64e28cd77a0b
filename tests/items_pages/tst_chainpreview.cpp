// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "smallconfig.h"

#include "items/chainpreview.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using items::StepVerdict;
using testlib::FakeServices;

class tst_ChainPreview final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plansWithTheEnginesCode();
    void namesTheStepThatIsTooSmall();
    void strikesOutTheFirstSteps();
    void knowsNothingWithoutATable();
    void aStepThatIsThisRouterAnswersNobody();
    void knowsThisRouterByItsAddress_data();
    void knowsThisRouterByItsAddress();

private:
    static items::ChainPreview plan(FakeServices& fakes, int failed, qint64 tokens);
};

items::ChainPreview tst_ChainPreview::plan(FakeServices& fakes, int failed, qint64 tokens)
{
    // Which protocols the engine speaks is not what these tests are about.
    std::vector<ProviderId> providers;
    for (const auto& provider : fakes.session.config().providers)
        providers.push_back(provider.id);
    for (const auto& id : providers) {
        config::ProviderPatch patch;
        patch.api = config::Api::OpenAiCompletions;
        if (const auto changed = fakes.session.updateProvider(id, patch); !changed)
            qWarning("%s", changed.error().message.c_str());
    }
    std::vector<ModelRef> order;
    for (const auto& entry : fakes.session.chain({}).entries)
        order.push_back(entry.ref);
    return items::previewChain({ order, "auto", failed, TokenCount { tokens } }, fakes.engine.table().get(),
                               fakes.engine.health().get(), fakes.clock.steadyNow());
}

void tst_ChainPreview::plansWithTheEnginesCode()
{
    FakeServices fakes;
    fakes.useYard();
    const auto preview = plan(fakes, 0, 0);
    QCOMPARE(preview.servingRow(), 0);
    QCOMPARE(preview.verdicts.at(0).kind, StepVerdict::Kind::Serving);
    QCOMPARE(preview.verdicts.at(1).kind, StepVerdict::Kind::Next);
    QVERIFY(preview.verdicts.at(3).order > preview.verdicts.at(6).order); // rate-limited: asked last
}

void tst_ChainPreview::namesTheStepThatIsTooSmall()
{
    FakeServices fakes;
    fakes.useYard();
    const auto preview = plan(fakes, 0, 64'511);
    const auto& ollama = preview.verdicts.at(2);
    QCOMPARE(ollama.kind, StepVerdict::Kind::Skipped);
    QCOMPARE(ollama.reason, static_cast<int>(routing::SkipReason::ContextTooSmall));
    QCOMPARE(ollama.offered, 32'768);
    QCOMPARE(ollama.needed, 64'511);
}

void tst_ChainPreview::strikesOutTheFirstSteps()
{
    FakeServices fakes;
    fakes.useYard();
    const auto one = plan(fakes, 1, 0);
    QCOMPARE(one.verdicts.at(0).kind, StepVerdict::Kind::Failed);
    QCOMPARE(one.servingRow(), 1);
    const auto all = plan(fakes, 7, 0);
    QCOMPARE(all.servingRow(), -1);
}

void tst_ChainPreview::knowsNothingWithoutATable()
{
    const auto preview = items::previewChain({ { ModelRef::parse("a/b") }, "auto", 0, {} }, nullptr, nullptr, {});
    QCOMPARE(preview.verdicts.size(), std::size_t(1));
    QCOMPARE(preview.verdicts.at(0).kind, StepVerdict::Kind::Unknown);
    QCOMPARE(preview.servingRow(), -1);
}

void tst_ChainPreview::aStepThatIsThisRouterAnswersNobody()
{
    FakeServices fakes;
    fakes.open(routedConfig);
    const auto table = fakes.engine.table();
    const auto chain = [&fakes](const config::ChainId& id) {
        std::vector<ModelRef> order;
        for (const auto& entry : fakes.session.chain(id).entries)
            order.push_back(entry.ref);
        return order;
    };
    const auto order = chain({});
    const auto preview = items::previewChain({ order, "auto", 0, {} }, table.get(), fakes.engine.health().get(), fakes.clock.steadyNow());
    QCOMPARE(preview.verdicts.at(0).kind, StepVerdict::Kind::LeadsBack);
    QCOMPARE(preview.line, (std::vector<int> { 1, 2 }));
    QCOMPARE(preview.verdicts.at(1).kind, StepVerdict::Kind::Serving);

    const auto one = ModelRef::parse("a/one");
    const auto two = ModelRef::parse("b/two");
    const auto three = ModelRef::parse("c/three");
    QVERIFY((items::answeringOrder(order, table.get()) == std::vector { one, two }));
    config::ChainId work;
    work.agent = AgentId("work");
    // The router stands for the default chain there, which is asked before what follows.
    QVERIFY((items::answeringOrder(chain(work), table.get()) == std::vector { one, two, three }));
    QVERIFY(items::answeringOrder({ ModelRef::parse("switchyard/nobody") }, table.get()).empty());
    QVERIFY(items::answeringOrder(order, nullptr) == order);
}

void tst_ChainPreview::knowsThisRouterByItsAddress_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<bool>("isThisRouter");
    QTest::newRow("as Connect writes it") << "switchyard" << true;
    QTest::newRow("another name, the same address") << "mirror" << true;
    QTest::newRow("another port") << "other" << false;
    QTest::newRow("another computer") << "far" << false;
    QTest::newRow("not configured") << "nobody" << false;
}

void tst_ChainPreview::knowsThisRouterByItsAddress()
{
    QFETCH(QString, provider);
    QFETCH(bool, isThisRouter);
    FakeServices fakes;
    fakes.open(routedConfig);
    QCOMPARE(items::leadsBack(ProviderId(provider.toStdString()), *fakes.engine.table()), isThisRouter);
}

SWITCHYARD_TEST(tst_ChainPreview)

#include "tst_chainpreview.moc"
