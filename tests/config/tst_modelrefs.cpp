// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "configtesting.h"
#include "testlib/testmain.h"

#include "config/configsession.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

//! Which model a reference means when its provider is written in other letter case.
class tst_ModelRefs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsReferencesAsOpenClaw_data();
    void readsReferencesAsOpenClaw();
    void followsAProvidersRename();
};

void tst_ModelRefs::readsReferencesAsOpenClaw_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<int>("client");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char* name, const char* written, Generation client, const char* meant) {
        QTest::newRow(name) << QString::fromLatin1(written) << static_cast<int>(client) << QString::fromLatin1(meant);
    };
    row("as declared", "LM-Studio/Qwen", Generation::Entries, "LM-Studio/Qwen");
    row("in small letters", "lm-studio/Qwen", Generation::Entries, "LM-Studio/Qwen");
    row("in capitals", "LM-STUDIO/Qwen", Generation::Entries, "LM-Studio/Qwen");
    row("the model's case counts", "lm-studio/QWEN", Generation::Entries, "LM-Studio/QWEN");
    row("with blanks", " lm-studio / Qwen ", Generation::Entries, "LM-Studio/Qwen");
    row("not declared", "Anthropic/Opus", Generation::Entries, "anthropic/Opus");
    row("a second name", "Z.ai/glm", Generation::List, "zai/glm");
    row("no second name", "Z.ai/glm", Generation::Entries, "z.ai/glm");
    row("no provider", "Qwen", Generation::Entries, "Qwen");
}

void tst_ModelRefs::readsReferencesAsOpenClaw()
{
    QFETCH(QString, written);
    QFETCH(int, client);
    QFETCH(QString, meant);
    const auto config
        = lowered("{models: {providers: {'LM-Studio': {baseUrl: 'http://a/v1', models: [{id: 'Qwen', name: 'Q'}]}}},"
                  "agents: {defaults: {model: {primary: '" + written.toStdString() + "'}, models: {'lm-studio/Qwen': {}}}}}",
                  {static_cast<Generation>(client)}).config;
    QCOMPARE(refs(config.chain({})), meant);
    QCOMPARE(config.chain({}).entries.front().written, written.toStdString());
    QVERIFY(config.modelSettings.front().ref == ModelRef::parse("LM-Studio/Qwen"));
    QVERIFY(config.allowList.allows(ModelRef::parse("LM-Studio/Qwen")));
    QVERIFY(!config.allowList.allows(ModelRef::parse("LM-Studio/qwen")));
}

void tst_ModelRefs::followsAProvidersRename()
{
    const MapEnvironment environment;
    ConfigSession session(environment);
    session.open("openclaw.json",
                 "{ models: { providers: { Local: { baseUrl: 'http://a/v1', models: [{ id: 'm', name: 'M' }] } } },\n"
                 "  agents: { defaults: { model: { primary: 'local/m' }, models: { 'LOCAL/m': {} } } } }\n");
    QVERIFY(session.setAlias(ModelRef::parse("Local/m"), "quick").isOk());
    QVERIFY(session.text().find("'LOCAL/m': {") != std::string::npos);
    QVERIFY(session.text().find("Local/m") == std::string::npos);
    QVERIFY(session.renameProvider(ProviderId("Local"), ProviderId("far")).isOk());
    QCOMPARE(refs(session.chain({})), QStringLiteral("far/m"));
    QVERIFY(session.config().resolveAlias("quick") == ModelRef::parse("far/m"));
    QVERIFY(session.text().find("LOCAL") == std::string::npos);
}

SWITCHYARD_TEST(tst_ModelRefs)

#include "tst_modelrefs.moc"
