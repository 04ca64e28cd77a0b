// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "configtesting.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

class tst_Lowering final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedsHaveNoFalseDiagnostics_data();
    void seedsHaveNoFalseDiagnostics();
    void readsTheHybridSeed();
    void readsKeys_data();
    void readsKeys();
    void inheritsAsOpenClawDoes_data();
    void inheritsAsOpenClawDoes();
    void judgesTheGeneration_data();
    void judgesTheGeneration();
    void reportsWhatOpenClawRefuses_data();
    void reportsWhatOpenClawRefuses();
    void namesThePlaceOfAnUnknownKey();
    void saysWhyItIsNotJson5();
    void replacesVariables();
    void refusesMissingVariablesOfTheOlderOpenClaw();
    void followsIncludes();
    void reportsBrokenIncludes();
};

void tst_Lowering::seedsHaveNoFalseDiagnostics_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("local") << QByteArray("seed-local.json5");
    QTest::newRow("hybrid") << QByteArray("seed-hybrid.json5");
    QTest::newRow("proxy") << QByteArray("seed-proxy.json5");
}

void tst_Lowering::seedsHaveNoFalseDiagnostics()
{
    QFETCH(QByteArray, file);
    const auto text = dataFile(file.constData());
    QVERIFY(!text.empty());
    const auto clients = {Generation::Either, Generation::List, Generation::Entries};
    for (const auto client : clients) {
        const auto result = lowered(text, {client});
        QCOMPARE(summary(result.diagnostics), QString());
        QVERIFY(result.config.generation == client);
    }
}

void tst_Lowering::readsTheHybridSeed()
{
    const auto config = lowered(dataFile("seed-hybrid.json5")).config;
    QCOMPARE(config.providers.size(), std::size_t {1});
    const auto& provider = config.providers.front();
    QCOMPARE(provider.id.value(), std::string("lmstudio"));
    QCOMPARE(provider.baseUrl, std::string("http://127.0.0.1:1234/v1"));
    QVERIFY(provider.api == Api::OpenAiResponses);
    QVERIFY(provider.apiKey.kind == KeySource::Kind::Marker);
    QCOMPARE(provider.models.size(), std::size_t {1});
    const auto& model = provider.models.front();
    QCOMPARE(model.name, std::string("MiniMax M2.1 GS32"));
    QVERIFY(model.contextWindow == TokenCount {196608});
    QVERIFY(model.maxTokens == TokenCount {8192});
    QVERIFY(model.cost && model.cost->isFree());
    QVERIFY(model.reasoning == false);
    QVERIFY(model.takes(InputKind::Text) && !model.takes(InputKind::Image));
    QCOMPARE(model.origin.path.toString(), std::string("models.providers.lmstudio.models[0]"));
    QCOMPARE(refs(config.chain({})),
             QStringLiteral("anthropic/claude-sonnet-4-5 lmstudio/minimax-m2.1-gs32 anthropic/claude-opus-4-6"));
    QVERIFY(config.mode == MergeMode::Merge);
    QCOMPARE(config.aliasOf({ProviderId("anthropic"), "claude-opus-4-6"}), std::string("Opus"));
    QCOMPARE(config.resolveAlias("minimax local")->toString(), std::string("lmstudio/minimax-m2.1-gs32"));
}

void tst_Lowering::readsKeys_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("name");

    const auto kind = [](KeySource::Kind each) { return static_cast<int>(each); };
    QTest::newRow("absent") << QByteArray("undefinedKey") << kind(KeySource::Kind::None) << QByteArray();
    QTest::newRow("variable") << QByteArray("'${MY_KEY}'") << kind(KeySource::Kind::Environment) << QByteArray("MY_KEY");
    QTest::newRow("short form") << QByteArray("'$MY_KEY'") << kind(KeySource::Kind::Environment) << QByteArray("MY_KEY");
    QTest::newRow("within a text") << QByteArray("'Bearer ${MY_KEY}'") << kind(KeySource::Kind::Environment)
                                   << QByteArray("MY_KEY");
    QTest::newRow("bare name") << QByteArray("'OPENAI_API_KEY'") << kind(KeySource::Kind::Environment)
                               << QByteArray("OPENAI_API_KEY");
    QTest::newRow("literal") << QByteArray("'sk-live-0123456789abcdef'") << kind(KeySource::Kind::Literal) << QByteArray();
    QTest::newRow("escaped variable") << QByteArray("'$${MY_KEY}'") << kind(KeySource::Kind::Literal) << QByteArray();
    QTest::newRow("marker") << QByteArray("'ollama-local'") << kind(KeySource::Kind::Marker) << QByteArray();
    QTest::newRow("reference") << QByteArray("{source: 'store', provider: 'default', id: 'MY_KEY'}")
                               << kind(KeySource::Kind::Reference) << QByteArray();
}

void tst_Lowering::readsKeys()
{
    QFETCH(QByteArray, value);
    QFETCH(int, kind);
    QFETCH(QByteArray, name);
    const auto member = value == "undefinedKey" ? std::string {} : "apiKey: " + value.toStdString() + ',';
    const auto config = lowered("{models: {providers: {p: {" + member + "baseUrl: 'http://x/v1', models: []}}}}").config;
    const auto& key = config.providers.front().apiKey;
    QCOMPARE(static_cast<int>(key.kind), kind);
    QCOMPARE(QByteArray::fromStdString(key.name), name);
}

void tst_Lowering::inheritsAsOpenClawDoes_data()
{
    QTest::addColumn<QByteArray>("agentModel");
    QTest::addColumn<int>("client");
    QTest::addColumn<QString>("chain");
    QTest::addColumn<int>("inheritance");

    const auto row = [](const char* name, const char* model, Generation client, const char* chain, Inheritance kind) {
        QTest::newRow(name) << QByteArray(model) << static_cast<int>(client) << QString::fromLatin1(chain)
                            << static_cast<int>(kind);
    };
    using enum Inheritance;
    row("nothing", "", Generation::Entries, "p/a p/b p/c", Inherited);
    row("nothing, older", "", Generation::List, "p/a p/b p/c", Inherited);
    row("text is strict", "model: 'p/x'", Generation::Entries, "p/x", Strict);
    row("text keeps the defaults' fallbacks, older", "model: 'p/x'", Generation::List, "p/x p/b p/c p/a", OwnPrimary);
    row("primary alone is strict", "model: {primary: 'p/x'}", Generation::Entries, "p/x", Strict);
    row("primary alone, older", "model: {primary: 'p/x'}", Generation::List, "p/x p/b p/c p/a", OwnPrimary);
    row("fallbacks alone", "model: {fallbacks: ['p/y']}", Generation::Entries, "p/a p/y", OwnFallbacks);
    row("fallbacks alone, older", "model: {fallbacks: ['p/y']}", Generation::List, "p/a p/y", OwnFallbacks);
    row("no fallbacks", "model: {fallbacks: []}", Generation::Entries, "p/a", Disabled);
    row("own primary, no fallbacks", "model: {primary: 'p/x', fallbacks: []}", Generation::List, "p/x", Disabled);
    row("both", "model: {primary: 'p/x', fallbacks: ['p/y', 'p/z']}", Generation::Entries, "p/x p/y p/z", Own);
    row("alias", "model: {primary: 'bee', fallbacks: ['p/y']}", Generation::Entries, "p/b p/y", Own);
}

void tst_Lowering::inheritsAsOpenClawDoes()
{
    QFETCH(QByteArray, agentModel);
    QFETCH(int, client);
    QFETCH(QString, chain);
    QFETCH(int, inheritance);
    const auto generation = static_cast<Generation>(client);
    const auto agent = agentModel.toStdString();
    const auto roster = generation == Generation::List ? "list: [{id: 'w', " + agent + "}]" : "entries: {w: {" + agent + "}}";
    const auto config = lowered("{agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b', 'p/c']},"
                                "models: {'p/b': {alias: 'Bee'}}}, "
                                    + roster + "}}",
                                {generation})
                            .config;
    const auto& found = config.chain({AgentId("w"), ModelRole::Text});
    QCOMPARE(refs(found), chain);
    QCOMPARE(static_cast<int>(found.inheritance), inheritance);
}

void tst_Lowering::judgesTheGeneration_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("generation");
    const auto row = [](const char* name, const char* text, Generation generation) {
        QTest::newRow(name) << QByteArray(text) << static_cast<int>(generation);
    };
    row("nothing tells", "{models: {mode: 'merge'}}", Generation::Either);
    row("entries", "{agents: {entries: {a: {}}}}", Generation::Entries);
    row("list", "{agents: {list: [{id: 'a'}]}}", Generation::List);
    row("list with newer keys", "{agents: {list: [{id: 'a'}]}, models: {providers: {p: {baseUrl: 'http://x', models: [],"
                                "timeoutSeconds: 3}}}}",
        Generation::Entries);
    row("last written by the older", "{meta: {lastTouchedVersion: '2026.2.6-3'}}", Generation::List);
    row("last written by a newer", "{meta: {lastTouchedVersion: '2026.9.6'}}", Generation::Entries);
    row("a key only the older has", "{auth: {cooldowns: {billingMaxHours: 3}}}", Generation::List);
    row("a key only the newer has", "{models: {providers: {anthropic: {timeoutSeconds: 3}}}}", Generation::Entries);
}

void tst_Lowering::judgesTheGeneration()
{
    QFETCH(QByteArray, text);
    QFETCH(int, generation);
    QCOMPARE(static_cast<int>(lowered(text.toStdString()).config.generation), generation);
}

void tst_Lowering::reportsWhatOpenClawRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(expected);
    };
    row("unknown key", "{models: {providers: {anthropic: {apy: 'x'}}}}", "error unknown-key models.providers.anthropic.apy\n");
    row("unknown key at the root", "{mods: {}}", "error unknown-key mods\n");
    row("number as text", "{models: {providers: {anthropic: {models: [{id: 'a', name: 'a', contextWindow: '5'}]}}}}",
        "error wrong-type models.providers.anthropic.models.0.contextWindow\n");
    row("missing name", "{models: {providers: {anthropic: {models: [{id: 'a'}]}}}}",
        "error missing-key models.providers.anthropic.models.0\n");
    row("api nobody knows", "{models: {providers: {anthropic: {api: 'openai-compl'}}}}",
        "error not-allowed models.providers.anthropic.api\n");
    row("custom provider without address", "{models: {providers: {mine: {models: []}}}}",
        "error missing-base-url models.providers.mine.baseUrl\n");
    row("custom provider without models", "{models: {providers: {mine: {baseUrl: 'http://x/v1'}}}}",
        "error missing-models models.providers.mine.models\n");
    row("zero window", "{models: {providers: {anthropic: {models: [{id: 'a', name: 'a', contextWindow: 0}]}}}}",
        "error out-of-range models.providers.anthropic.models.0.contextWindow\n");
    row("infinity is no number", "{models: {providers: {anthropic: {models: [{id: 'a', name: 'a', contextWindow: Infinity}]}}}}",
        "error wrong-type models.providers.anthropic.models.0.contextWindow\n");
    row("cooldowns of the older", "{auth: {cooldowns: {billingMaxHours: 3}}}", "error unknown-key auth.cooldowns\n");
    row("model is a number", "{agents: {defaults: {model: 3}}}", "error wrong-type agents.defaults.model\n");
    row("fallbacks is a text", "{agents: {defaults: {model: {primary: 'a/b', fallbacks: 'c/d'}}}}",
        "error wrong-type agents.defaults.model.fallbacks\n");
}

void tst_Lowering::reportsWhatOpenClawRefuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(summary(lowered(text.toStdString(), {Generation::Entries}).diagnostics), expected);
}

void tst_Lowering::namesThePlaceOfAnUnknownKey()
{
    const std::string text = "{\n  models: {\n    // mine\n    apy: 1,\n  },\n}\n";
    const auto diagnostics = lowered(text, {Generation::Entries}).diagnostics;
    QCOMPARE(diagnostics.size(), std::size_t {1});
    const auto& origin = diagnostics.front().origin;
    QCOMPARE(origin.line, std::size_t {4});
    QCOMPARE(origin.column, std::size_t {5});
    QCOMPARE(text.substr(origin.offset, origin.length), std::string("apy"));
    QVERIFY(diagnostics.front().fix.has_value());
}

void tst_Lowering::saysWhyItIsNotJson5()
{
    const auto result = lowered("{\n  models: {\n    providers: [1 2],\n  }\n}\n");
    QCOMPARE(result.diagnostics.size(), std::size_t {1});
    QCOMPARE(result.diagnostics.front().code, std::string("not-json5"));
    QCOMPARE(result.diagnostics.front().origin.line, std::size_t {3});
    QCOMPARE(lowered("[1]").diagnostics.front().code, std::string("root-not-object"));
}

void tst_Lowering::replacesVariables()
{
    const MapEnvironment environment({{"BASE", "http://10.0.0.2:8000"}, {"EMPTY", ""}});
    const auto result = lowered("{models: {providers: {"
                                "a: {baseUrl: '${BASE}/v1', models: []},"
                                "b: {baseUrl: '${NOWHERE}/v1', models: []},"
                                "c: {baseUrl: '$${BASE}/v1', models: []},"
                                "d: {baseUrl: '${EMPTY}/v1', models: []},"
                                "e: {baseUrl: '${base}/v1', models: []},"
                                "f: {baseUrl: '${FROM_FILE}', models: []}}}, env: {vars: {FROM_FILE: 'http://file/v1'}}}",
                                {}, environment);
    const auto url = [&result](std::size_t i) { return result.config.providers[i].baseUrl; };
    QCOMPARE(url(0), std::string("http://10.0.0.2:8000/v1"));
    QCOMPARE(url(1), std::string("${NOWHERE}/v1"));
    QCOMPARE(url(2), std::string("${BASE}/v1"));
    QCOMPARE(url(3), std::string("${EMPTY}/v1"));
    QCOMPARE(url(4), std::string("${base}/v1"));
    QCOMPARE(url(5), std::string("http://file/v1"));
    QCOMPARE(summary(result.diagnostics), QStringLiteral("warning missing-variable models.providers.b.baseUrl\n"
                                                         "warning missing-variable models.providers.d.baseUrl\n"));
}

void tst_Lowering::refusesMissingVariablesOfTheOlderOpenClaw()
{
    const char* const text = "{models: {providers: {a: {baseUrl: '${NOWHERE}/v1', models: []}}}}";
    QCOMPARE(summary(lowered(text, {Generation::List}).diagnostics),
             QStringLiteral("error missing-variable models.providers.a.baseUrl\n"));
    QVERIFY(lowered(text, {Generation::List}).diagnostics.front().message.find("NOWHERE") != std::string::npos);
    QCOMPARE(summary(lowered(text, {Generation::Entries}).diagnostics),
             QStringLiteral("warning missing-variable models.providers.a.baseUrl\n"));
    const std::vector<std::pair<std::string, std::string>> variables {{"NOWHERE", "http://a"}};
    QCOMPARE(summary(lowered(text, {Generation::List}, MapEnvironment(variables)).diagnostics), QString());
}

void tst_Lowering::followsIncludes()
{
    const MapLoader loader({{"models.json5", "{ providers: { a: { baseUrl: 'http://a/v1', models: [] } } }"},
                            {"more.json5", "{ providers: { a: { models: [{ id: 'm', name: 'M' }] },\n b: { $include: 'b.json5' } } }"},
                            {"b.json5", "{ baseUrl: 'http://b/v1', models: [] }"}});
    const auto files = SourceFiles::load(
        "openclaw.json", "{ models: { $include: ['models.json5', 'more.json5'], mode: 'replace' } }", &loader);
    const auto result = lower(files, MapEnvironment());
    QCOMPARE(summary(result.diagnostics), QString());
    QCOMPARE(files.files.size(), std::size_t {4});
    QVERIFY(result.config.mode == MergeMode::Replace);
    QCOMPARE(result.config.providers.size(), std::size_t {2});
    const auto& a = result.config.providers[0];
    QCOMPARE(a.origin.file, files.indexOf("models.json5"));
    QCOMPARE(a.models.size(), std::size_t {1});
    QCOMPARE(a.models[0].origin.file, files.indexOf("more.json5"));
    QCOMPARE(a.models[0].origin.path.toString(), std::string("providers.a.models[0]"));
    const auto& b = result.config.providers[1];
    QCOMPARE(b.origin.file, files.indexOf("b.json5"));
    QVERIFY(b.origin.path.isRoot());
}

void tst_Lowering::reportsBrokenIncludes()
{
    const MapLoader loader({{"loop.json5", "{ $include: 'loop.json5' }"}, {"broken.json5", "{ a: "}});
    const auto codes = [&loader](const char* text) {
        return summary(lower(SourceFiles::load("openclaw.json", text, &loader), MapEnvironment()).diagnostics);
    };
    QCOMPARE(codes("{ models: { $include: 'loop.json5' } }"), QStringLiteral("error include-cycle $include\n"));
    QCOMPARE(codes("{ models: { $include: 'gone.json5' } }"), QStringLiteral("error include-not-readable models.$include\n"));
    QCOMPARE(codes("{ models: { $include: 'broken.json5' } }"), QStringLiteral("error include-not-json5 models.$include\n"));
    QCOMPARE(codes("{ models: { $include: 5 } }"), QStringLiteral("error include-not-a-path models.$include\n"));
}

SWITCHYARD_TEST(tst_Lowering)

#include "tst_lowering.moc"
