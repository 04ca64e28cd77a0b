// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "smallconfig.h"

#include "config/configsession.h"
#include "config/environment.h"
#include "items/capabilityedit.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;

namespace {

const std::string newer = newerConfig;
const std::string older = olderConfig;

} // namespace

//! What a capability check proved becomes edits that say only what is new and what the file's generation takes.
class tst_CapabilityEdit final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysOnlyWhatIsNew();
    void keepsEverythingElse();
    void leavesOutWhatTheOlderGenerationRefuses();
    void needsADeclaredModel();
    void offersWhatRequestsTaught();
};

void tst_CapabilityEdit::saysOnlyWhatIsNew()
{
    config::MapEnvironment environment;
    config::ConfigSession session(environment);
    session.open("/f", newer);
    health::CapabilityProposal proposal;
    proposal.api = "openai-completions";
    proposal.input = { "text" };
    proposal.contextWindow = TokenCount { 8192 };
    QVERIFY(items::capabilitySteps(proposal, ModelRef::parse("local/b"), session.config()).empty());
    proposal.api = "openai-responses";
    proposal.contextWindow = TokenCount { 16384 };
    const auto steps = items::capabilitySteps(proposal, ModelRef::parse("local/b"), session.config());
    QCOMPARE(steps.size(), std::size_t(2));
    QCOMPARE(QString::fromStdString(steps[0].path.toString()), QStringLiteral("models.providers.local.models[1].api"));
    QCOMPARE(QString::fromStdString(steps[1].json), QStringLiteral("16384"));
}

void tst_CapabilityEdit::keepsEverythingElse()
{
    config::MapEnvironment environment;
    config::ConfigSession session(environment);
    session.open("/f", newer);
    health::CapabilityProposal proposal;
    proposal.input = { "text", "image" };
    proposal.compat = { { "supportsTools", true }, { "supportsDeveloperRole", false } };
    const auto steps = items::capabilitySteps(proposal, ModelRef::parse("local/a"), session.config());
    QCOMPARE(steps.size(), std::size_t(3));
    QVERIFY(session.apply({}, steps).isOk());
    const auto* model = session.config().findModel(ModelRef::parse("local/a"));
    QVERIFY(model->takes(config::InputKind::Image));
    QVERIFY(session.text().find("// mine") != std::string::npos);
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), newer);
}

void tst_CapabilityEdit::leavesOutWhatTheOlderGenerationRefuses()
{
    config::MapEnvironment environment;
    config::ConfigSession session(environment);
    session.open("/f", older);
    QVERIFY(session.generation() == config::Generation::List);
    health::CapabilityProposal proposal;
    proposal.compat = { { "supportsTools", true }, { "supportsDeveloperRole", false } };
    const auto steps = items::capabilitySteps(proposal, ModelRef::parse("local/b"), session.config());
    QCOMPARE(steps.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(steps[0].path.toString()), QStringLiteral("models.providers.local.models[0].compat.supportsDeveloperRole"));
}

void tst_CapabilityEdit::needsADeclaredModel()
{
    config::MapEnvironment environment;
    config::ConfigSession session(environment);
    session.open("/f", newer);
    health::CapabilityProposal proposal;
    proposal.input = { "text", "image" };
    QVERIFY(items::capabilitySteps(proposal, ModelRef::parse("local/zzz"), session.config()).empty());
    QVERIFY(items::capabilitySteps(proposal, ModelRef::parse("other/a"), session.config()).empty());
}

void tst_CapabilityEdit::offersWhatRequestsTaught()
{
    config::MapEnvironment environment;
    config::ConfigSession session(environment);
    session.open("/f", newer);
    const auto a = ModelRef::parse("local/a");
    const auto record = [](std::vector<traffic::LearnedFlag> flags) {
        traffic::RequestRecord made;
        made.learned = std::move(flags);
        return made;
    };
    const std::deque<traffic::RequestRecord> records {
        record({ { a, "maxTokensField", "\"max_completion_tokens\"", {} }, { a, {}, {}, "has no key" } }),
        record({ { ModelRef::parse("other/x"), "supportsStore", "false", {} }, { ModelRef::parse("local/zzz"), "supportsStore", "false", {} } }),
        record({ { a, "supportsDeveloperRole", "false", {} }, { a, "maxTokensField", "\"max_tokens\"", {} } }),
    };
    const ProviderId local("local");
    const auto edits = items::learnedEdits(records, local, session.config());
    QCOMPARE(edits.size(), std::size_t(2));
    QVERIFY(session.apply({}, { edits[0].step, edits[1].step }).isOk());
    const auto& compat = session.config().findModel(a)->compat.text;
    QVERIFY(compat.find("max_tokens") != std::string::npos && compat.find("supportsDeveloperRole") != std::string::npos);
    QVERIFY(session.text().find("// mine") != std::string::npos);
    QVERIFY(items::learnedEdits(records, local, session.config()).empty()); // the file says it
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), newer);
}

SWITCHYARD_TEST(tst_CapabilityEdit)

#include "tst_capabilityedit.moc"
