// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "configtesting.h"
#include "testlib/testmain.h"

#include "config/configsession.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

//! Which models the references of chains, aliases and policies mean, as both generations of OpenClaw read them.
class tst_ModelRefs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsReferencesAsOpenClaw_data();
    void readsReferencesAsOpenClaw();
    void readsChainsAsOpenClaw_data();
    void readsChainsAsOpenClaw();
    void findsADeclaredModelByItsShortName();
    void allowsWhatThePolicyMeans_data();
    void allowsWhatThePolicyMeans();
    void followsAnAlias_data();
    void followsAnAlias();
    void removesAnAliasFromThePolicyWithItsModel();
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
    row("not declared", "Cohere/Opus", Generation::Entries, "cohere/Opus");
    row("a second name", "Z.ai/glm", Generation::List, "zai/glm");
    row("no second name", "Z.ai/glm", Generation::Entries, "z.ai/glm");
    row("no provider", "Qwen", Generation::Entries, "LM-Studio/Qwen");
    row("no provider, other case", "qwen", Generation::Entries, "LM-Studio/qwen");
    row("no provider, nobody's", "gpt-5.4", Generation::Entries, "openai/gpt-5.4");
    row("no provider, older", "Qwen", Generation::List, "anthropic/Qwen");
    row("a short name", "anthropic/opus-4.6", Generation::Entries, "anthropic/claude-opus-4-6");
    row("a short name in capitals", "Anthropic/Sonnet", Generation::Entries, "anthropic/claude-sonnet-5");
    row("a short name with its provider", "anthropic/anthropic/haiku", Generation::Entries, "anthropic/claude-haiku-4-5");
    row("a short name, older", "anthropic/opus-4.5", Generation::List, "anthropic/claude-opus-4-5");
    row("one the older does not know", "anthropic/opus", Generation::List, "anthropic/opus");
    row("a former name", "google/gemini-3-pro", Generation::Entries, "google/gemini-3.1-pro-preview");
    row("a former name, older", "google/gemini-3-pro", Generation::List, "google/gemini-3-pro-preview");
    row("OpenRouter's own", "openrouter/auto", Generation::Entries, "openrouter/openrouter/auto");
    row("OpenRouter's own, written out", "openrouter/openrouter/auto", Generation::Entries, "openrouter/openrouter/auto");
    row("OpenRouter's own, older", "openrouter/auto", Generation::List, "openrouter/auto");
    row("another's at OpenRouter", "openrouter/minimax/minimax-m2.1", Generation::Entries, "openrouter/minimax/minimax-m2.1");
    row("OpenRouter's auto", "openrouter:auto", Generation::Entries, "openrouter/openrouter/auto");
    row("OpenRouter's auto in capitals", "OpenRouter:Auto", Generation::Entries, "openrouter/openrouter/auto");
    row("OpenRouter's auto, older", "openrouter:auto", Generation::List, "anthropic/openrouter:auto");
    row("OpenRouter's free without one", "openrouter:free", Generation::Entries, "openai/openrouter:free");
    row("NVIDIA's own", "nvidia/nemotron", Generation::Entries, "nvidia/nvidia/nemotron");
    row("Hugging Face", "huggingface/huggingface/a/b", Generation::Entries, "huggingface/a/b");
    row("a gateway's", "vercel-ai-gateway/opus-4.6", Generation::Entries, "vercel-ai-gateway/anthropic/claude-opus-4-6");
    row("with a profile", "lm-studio/Qwen@work", Generation::Entries, "LM-Studio/Qwen");
    row("with a profile, older", "lm-studio/Qwen@work", Generation::List, "LM-Studio/Qwen@work");
    row("a date is no profile", "lm-studio/Qwen@20260101", Generation::Entries, "LM-Studio/Qwen@20260101");
    row("a profile behind a date", "lm-studio/Qwen@20260101@work", Generation::Entries, "LM-Studio/Qwen@20260101");
    row("a quantisation is no profile", "lm-studio/Qwen@q4_k_m", Generation::Entries, "LM-Studio/Qwen@q4_k_m");
    row("a profile behind a quantisation", "lm-studio/Qwen@4bit@work", Generation::Entries, "LM-Studio/Qwen@4bit");
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
    QVERIFY(!config.chain({}).entries.front().viaAlias);
    QVERIFY(config.modelSettings.front().ref == ModelRef::parse("LM-Studio/Qwen"));
    QVERIFY(config.allowList.allows(ModelRef::parse("LM-Studio/Qwen")));
    QVERIFY(!config.allowList.allows(ModelRef::parse("LM-Studio/qwen")));
}

void tst_ModelRefs::readsChainsAsOpenClaw_data()
{
    QTest::addColumn<QString>("agents");
    QTest::addColumn<QString>("older");
    QTest::addColumn<QString>("newer");
    const auto row = [](const char* name, const char* agents, const char* older, const char* newer) {
        QTest::newRow(name) << QString::fromLatin1(agents) << QString::fromLatin1(older) << QString::fromLatin1(newer);
    };
    row("fallbacks without a provider", "defaults: {model: {primary: 'lm/a', fallbacks: ['b']}}", "lm/a lm/b", "lm/a lm/b");
    row("an agent's own", "defaults: {model: 'far/x'}, list: [{id: 'w', model: {primary: 'lm/a', fallbacks: ['b']}}]",
        "lm/a far/b", "lm/a lm/b");
    row("no primary", "defaults: {model: {fallbacks: ['b']}}", "anthropic/b", "lm/b");
    row("a lone primary",
        "defaults: {model: {primary: 'lm/a', fallbacks: ['lm/b', 'far/x']}}, list: [{id: 'w', model: 'lm/b'}]",
        "lm/b lm/b far/x lm/a", "lm/b");
    row("a lone primary that is the defaults'",
        "defaults: {model: {primary: 'lm/a', fallbacks: ['lm/b']}}, list: [{id: 'w', model: 'lm/a'}]", "lm/a lm/b", "lm/a");
    row("an alias with its provider", "defaults: {model: 'lm/quick', models: {'lm/a': {alias: 'Quick'}}}", "lm/quick", "lm/a");
    row("an alias with another provider", "defaults: {model: 'far/quick', models: {'lm/a': {alias: 'quick'}}}", "far/quick",
        "far/quick");
    row("an alias and a profile", "defaults: {model: 'quick@work', models: {'lm/a': {alias: 'quick'}}}",
        "anthropic/quick@work", "lm/a");
    row("an alias with a slash", "defaults: {model: 'my/alias', models: {'lm/a': {alias: 'my/alias'}}}", "my/alias", "lm/a");
    row("OpenRouter's free", "defaults: {model: 'openrouter:free', models: {'openrouter/a/b:free': {}}}",
        "anthropic/openrouter:free", "openrouter/a/b:free");
    row("a model of two providers", "defaults: {model: 'same'}", "anthropic/same", "openai/same");
}

void tst_ModelRefs::readsChainsAsOpenClaw()
{
    QFETCH(QString, agents);
    QFETCH(QString, older);
    QFETCH(QString, newer);
    const auto text = "{models: {providers: {"
                      "lm: {baseUrl: 'http://a/v1', models: [{id: 'a', name: 'A'}, {id: 'b', name: 'B'}, {id: 'same', name: 'S'}]},"
                      "far: {baseUrl: 'http://b/v1', models: [{id: 'x', name: 'X'}, {id: 'same', name: 'S'}]}}},"
                      "agents: {" + agents.toStdString() + "}}";
    const auto meaning = [&text](Generation client) {
        const auto config = lowered(text, {client}).config;
        return refs(config.agents.empty() ? config.chain({}) : config.agents.front().chain());
    };
    QCOMPARE(meaning(Generation::List), older);
    QCOMPARE(meaning(Generation::Entries), newer);
}

void tst_ModelRefs::findsADeclaredModelByItsShortName()
{
    const auto config = lowered("{models: {providers: {openrouter: {baseUrl: 'https://openrouter.ai/api/v1', apiKey: '${K}',"
                                " models: [{id: 'auto', name: 'Auto', contextWindow: 9000}]}}},"
                                " agents: {defaults: {model: 'openrouter/auto', modelPolicy: {allow: ['openrouter/auto']}}}}",
                                {Generation::Entries}).config;
    const auto& ref = config.chain({}).entries.front().ref;
    QVERIFY(config.findModel(ref));
    QVERIFY(config.findModel(ref)->contextWindow == TokenCount {9000});
    QVERIFY(config.allowList.allows(ref));
}

void tst_ModelRefs::allowsWhatThePolicyMeans_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<bool>("allows");
    QTest::newRow("exact") << "lm/group/a" << true;
    QTest::newRow("an alias") << "Quick" << true;
    QTest::newRow("the provider's all") << "LM/*" << true;
    QTest::newRow("the group's all") << "lm/group/*" << true;
    QTest::newRow("another group's") << "lm/other/*" << false;
    QTest::newRow("no group") << "lm/grou/*" << false;
    QTest::newRow("another model") << "lm/group/b" << false;
}

void tst_ModelRefs::allowsWhatThePolicyMeans()
{
    QFETCH(QString, entry);
    QFETCH(bool, allows);
    const auto config = lowered("{models: {providers: {lm: {baseUrl: 'http://a/v1', models: [{id: 'group/a', name: 'A'}]}}},"
                                " agents: {defaults: {model: 'lm/group/a', models: {'lm/group/a': {alias: 'quick'}},"
                                " modelPolicy: {allow: ['" + entry.toStdString() + "']}}}}",
                                {Generation::Entries}).config;
    QCOMPARE(config.allowList.allows(ModelRef::parse("lm/group/a")), allows);
}

//! What is written as an alias must not be left meaning another model, or nothing that OpenClaw accepts.
void tst_ModelRefs::followsAnAlias_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<QString>("written");
    QTest::newRow("renamed") << "swift" << "swift";
    QTest::newRow("removed") << "" << "lm/a";
}

void tst_ModelRefs::followsAnAlias()
{
    QFETCH(QString, alias);
    QFETCH(QString, written);
    const MapEnvironment environment;
    ConfigSession session(environment);
    session.setGeneration(Generation::Entries);
    session.open("openclaw.json",
                 "{ models: { providers: { lm: { baseUrl: 'http://a/v1', apiKey: 'lm', models: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }] } } },\n"
                 "  agents: { ownership: 'explicit', defaults: { model: { primary: 'quick', fallbacks: ['lm/b'] }, models: { 'lm/a': { alias: 'quick' } },\n"
                 "    modelPolicy: { allow: ['quick', 'lm/b'] } }, entries: { main: { model: { primary: 'lm/b', fallbacks: ['Quick'] } } } } }\n");
    const auto text = session.text();
    QVERIFY(session.setAlias(ModelRef::parse("lm/a"), alias.toStdString()).isOk());
    QCOMPARE(refs(session.chain({})), QStringLiteral("lm/a lm/b"));
    QCOMPARE(session.chain({}).entries.front().written, written.toStdString());
    QCOMPARE(refs(session.config().agents.front().chain()), QStringLiteral("lm/b lm/a"));
    QCOMPARE(session.config().allowList.entries.front(), written.toStdString());
    QCOMPARE(summary(session.diagnostics()).count(QStringLiteral("error")), 0);
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), text);
}

void tst_ModelRefs::removesAnAliasFromThePolicyWithItsModel()
{
    const MapEnvironment environment;
    ConfigSession session(environment);
    session.setGeneration(Generation::Entries);
    session.open("openclaw.json",
                 "{ models: { providers: { lm: { baseUrl: 'http://a/v1', apiKey: 'lm', models: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }] } } },\n"
                 "  agents: { defaults: { model: 'lm/b', models: { 'lm/a': { alias: 'quick' } }, modelPolicy: { allow: ['quick', 'lm/b'] } } } }\n");
    QVERIFY(session.removeModel(ModelRef::parse("lm/a"), References::Remove).isOk());
    QCOMPARE(session.config().allowList.entries, std::vector<std::string> {"lm/b"});
    QCOMPARE(summary(session.diagnostics()).count(QStringLiteral("error")), 0);
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
