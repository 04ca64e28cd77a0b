// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"
#include "sessiontesting.h"
#include "testlib/testmain.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

//! Commands on providers and their models.
class tst_ProviderCommands final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsAProvider_data();
    void addsAProvider();
    void addsAProviderInOneUndoEntry();
    void leavesOutKeysThatTheGenerationRejects();
    void removesAProviderAndItsReferences();
    void renamesAProviderAndItsReferences();
    void followsReferencesOutsideTheChains_data();
    void followsReferencesOutsideTheChains();
    void asksWhoFollowsARename();
    void updatesFields();
};

void tst_ProviderCommands::addsAProvider_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("empty") << QByteArray("{\n}\n")
                           << QByteArray("{\n  \"models\": {\n    \"providers\": {\n      \"local\": {\n"
                                         "        \"baseUrl\": \"http://127.0.0.1:8000/v1\",\n"
                                         "        \"apiKey\": \"local\",\n        \"api\": \"openai-completions\",\n"
                                         "        \"models\": [\n          {\n            \"id\": \"qwen\",\n"
                                         "            \"name\": \"Qwen\",\n            \"contextWindow\": 32768\n"
                                         "          }\n        ]\n      }\n    }\n  }\n}\n");
    QTest::newRow("strict JSON") << QByteArray("{\n  \"models\": {\n    \"providers\": {\n      \"a\": { \"baseUrl\": \"http://a/v1\", "
                                               "\"models\": [] }\n    }\n  }\n}\n")
                                 << QByteArray();
    QTest::newRow("with comments") << QByteArray("// mine\n{\n  models: {\n    providers: {\n      // a\n      a: { baseUrl: "
                                                 "'http://a/v1', models: [] }, // end\n    },\n  },\n}\n")
                                   << QByteArray();
}

void tst_ProviderCommands::addsAProvider()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    Opened opened(before.toStdString());
    ProviderDraft draft;
    draft.id = ProviderId("local");
    draft.baseUrl = "http://127.0.0.1:8000/v1";
    draft.api = Api::OpenAiCompletions;
    draft.apiKey = {KeyDraft::Kind::Marker, "local", {}};
    ModelDraft model;
    model.id = "qwen";
    model.name = "Qwen";
    model.contextWindow = TokenCount {32768};
    draft.models = {model};
    const auto done = opened.session.addProvider(draft);
    QVERIFY2(done.isOk(), done.isOk() ? "" : done.error().message.c_str());
    if (!after.isEmpty())
        QCOMPARE(QString::fromStdString(opened.session.text()), QString::fromUtf8(after));
    const auto* const provider = opened.session.config().findProvider(ProviderId("local"));
    QVERIFY(provider && provider->models.size() == 1);
    QCOMPARE(errorCount(opened.session), std::size_t {0});
    if (before.startsWith("{\n  \"models\"")) {
        QVERIFY2(!QJsonDocument::fromJson(QByteArray::fromStdString(opened.session.text())).isNull(),
                 opened.session.text().c_str());
    }
    QVERIFY(opened.session.undo().isOk());
    QVERIFY(opened.session.text() == opened.before);
}

void tst_ProviderCommands::addsAProviderInOneUndoEntry()
{
    Opened opened(dataFile("seed-hybrid.json5"));
    ProviderDraft draft;
    draft.id = ProviderId("vllm");
    draft.baseUrl = "http://127.0.0.1:8000/v1";
    ModelDraft model;
    model.id = "qwen";
    model.alias = "Qwen";
    draft.models = {model};
    QVERIFY(opened.session.addProvider(draft, 1).isOk());
    QCOMPARE(refs(opened.session.chain(defaults)),
             QStringLiteral("anthropic/claude-sonnet-4-5 vllm/qwen lmstudio/minimax-m2.1-gs32 anthropic/claude-opus-4-6"));
    QCOMPARE(opened.session.config().aliasOf(ref("vllm/qwen")), std::string("Qwen"));
    QVERIFY(opened.session.undo().isOk());
    QVERIFY(opened.session.text() == opened.before);
    QVERIFY(!opened.session.canUndo());
}

void tst_ProviderCommands::leavesOutKeysThatTheGenerationRejects()
{
    ProviderDraft draft;
    draft.id = ProviderId("local");
    draft.baseUrl = "http://127.0.0.1:8000/v1";
    draft.timeout = std::chrono::seconds(300);
    Opened older("{meta: {lastTouchedVersion: '2026.2.6-3'}}");
    QVERIFY(older.session.addProvider(draft).isOk());
    QVERIFY(!older.session.config().findProvider(draft.id)->timeout);
    QCOMPARE(errorCount(older.session), std::size_t {0});
    QVERIFY(older.session.updateProvider(draft.id, {.timeout = std::chrono::seconds(5)}).error().code
            == ErrorCode::Unsupported);
    draft.id = ProviderId("other");
    draft.api = Api::Ollama;
    QVERIFY(older.session.addProvider(draft).error().code == ErrorCode::Unsupported);

    Opened newer("{meta: {lastTouchedVersion: '2026.9.6'}}");
    QVERIFY(newer.session.addProvider(draft).isOk());
    QVERIFY(newer.session.config().findProvider(draft.id)->timeout == std::chrono::seconds(300));
}

void tst_ProviderCommands::removesAProviderAndItsReferences()
{
    Opened opened(dataFile("seed-hybrid.json5"));
    QVERIFY(opened.session.removeProvider(ProviderId("lmstudio"), References::Remove).isOk());
    QVERIFY(opened.session.text().find("lmstudio") == std::string::npos);
    QCOMPARE(refs(opened.session.chain(defaults)),
             QStringLiteral("anthropic/claude-sonnet-4-5 anthropic/claude-opus-4-6"));
    QVERIFY(opened.session.undo().isOk());
    QVERIFY(opened.session.text() == opened.before);

    Opened local(dataFile("seed-local.json5"));
    QVERIFY(local.session.removeProvider(ProviderId("lmstudio"), References::Remove).isOk());
    QVERIFY(local.session.chain(defaults).isEmpty());
    QCOMPARE(errorCount(local.session), std::size_t {0});
}

void tst_ProviderCommands::renamesAProviderAndItsReferences()
{
    Opened opened(dataFile("seed-hybrid.json5"));
    QVERIFY(opened.session.renameProvider(ProviderId("lmstudio"), ProviderId("studio")).isOk());
    QVERIFY(opened.session.text().find("lmstudio/") == std::string::npos);
    QCOMPARE(refs(opened.session.chain(defaults)),
             QStringLiteral("anthropic/claude-sonnet-4-5 studio/minimax-m2.1-gs32 anthropic/claude-opus-4-6"));
    QCOMPARE(opened.session.config().aliasOf(ref("studio/minimax-m2.1-gs32")), std::string("MiniMax Local"));
    QVERIFY(opened.session.undo().isOk());
    QVERIFY(opened.session.text() == opened.before);
}

void tst_ProviderCommands::followsReferencesOutsideTheChains_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("renamed");
    QTest::addColumn<QString>("removed");
    const auto row = [](const char* name, const char* place, const char* renamed, const char* removed) {
        const auto file = [](const char* id, const char* rest) {
            const auto provider = *id == 0 ? QString() : QLatin1String(id) + QStringLiteral(": { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'k', models: [{ id: 'm', name: 'M' }] }, ");
            return QStringLiteral("{ models: { providers: { %1other: { baseUrl: 'http://127.0.0.1:2/v1', apiKey: 'k', models: [{ id: 'o', name: 'O' }] } } }, %2 }\n").arg(provider, QLatin1String(rest));
        };
        QTest::newRow(name) << file("lm", place) << file("far", renamed) << file("", removed);
    };
    row("heartbeat", "agents: { defaults: { heartbeat: { model: 'lm/m', every: '1h' } } }", "agents: { defaults: { heartbeat: { model: \"far/m\", every: '1h' } } }", "agents: { defaults: { heartbeat: { every: '1h' } } }");
    row("subagents", "agents: { defaults: { subagents: { model: { primary: 'lm/m', fallbacks: ['other/o', 'LM/m'] } } } }",
        "agents: { defaults: { subagents: { model: { primary: \"far/m\", fallbacks: ['other/o', \"far/m\"] } } } }",
        "agents: { defaults: { subagents: { model: { primary: 'other/o', fallbacks: [] } } } }");
    row("subagents of a list", "agents: { list: [{ id: 'a', subagents: { model: 'lm/m' }, heartbeat: { model: 'other/o' } }] }",
        "agents: { list: [{ id: 'a', subagents: { model: \"far/m\" }, heartbeat: { model: 'other/o' } }] }",
        "agents: { list: [{ id: 'a', subagents: {}, heartbeat: { model: 'other/o' } }] }");
    row("an agent's own lists", "agents: { entries: { a: { models: { 'lm/m': {}, 'other/o': {} }, modelPolicy: { allow: ['lm/m', 'other/o'] }, utilityModel: 'lm/m@work' } } }",
        "agents: { entries: { a: { models: { 'far/m': {}, 'other/o': {} }, modelPolicy: { allow: [\"far/m\", 'other/o'] }, utilityModel: \"far/m@work\" } } }",
        "agents: { entries: { a: { models: { 'other/o': {} }, modelPolicy: { allow: ['other/o'] } } } }");
    row("accounts", "auth: { profiles: { p: { provider: 'lm', mode: 'api_key' } }, order: { lm: ['p'] } }",
        "auth: { profiles: { p: { provider: \"far\", mode: 'api_key' } }, order: { far: ['p'] } }",
        "auth: { profiles: { p: { provider: 'lm', mode: 'api_key' } }, order: { lm: ['p'] } }");
    row("tool rules", "tools: { byProvider: { lm: { profile: 'minimal' }, 'lm/m': {}, 'lmx': {} } }",
        "tools: { byProvider: { far: { profile: 'minimal' }, 'far/m': {}, 'lmx': {} } }",
        "tools: { byProvider: { lm: { profile: 'minimal' }, 'lm/m': {}, 'lmx': {} } }");
    row("media", "tools: { media: { image: { models: [{ provider: 'lm', model: 'm' }, { provider: 'other', model: 'o' }] } } }",
        "tools: { media: { image: { models: [{ provider: \"far\", model: 'm' }, { provider: 'other', model: 'o' }] } } }",
        "tools: { media: { image: { models: [{ provider: 'other', model: 'o' }] } } }");
    row("hooks", "hooks: { mappings: [{ id: 'x', model: 'lm/m' }] }", "hooks: { mappings: [{ id: 'x', model: \"far/m\" }] }", "hooks: { mappings: [{ id: 'x' }] }");
}

void tst_ProviderCommands::followsReferencesOutsideTheChains()
{
    QFETCH(QString, before);
    QFETCH(QString, renamed);
    QFETCH(QString, removed);
    const auto same = [](QString text) { return text.remove(QLatin1Char(' ')); };
    Opened opened(before.toStdString());
    QVERIFY(opened.session.renameProvider(ProviderId("lm"), ProviderId("far")).isOk());
    QCOMPARE(same(QString::fromStdString(opened.session.text())), same(renamed));
    QVERIFY(opened.session.undo().isOk());
    QVERIFY(opened.session.text() == opened.before);
    QVERIFY(opened.session.removeProvider(ProviderId("lm"), References::Remove).isOk());
    QCOMPARE(same(QString::fromStdString(opened.session.text())), same(removed));
    QVERIFY(opened.session.undo().isOk());
    QVERIFY(opened.session.text() == opened.before);
}

void tst_ProviderCommands::asksWhoFollowsARename()
{
    Opened opened(dataFile("seed-hybrid.json5"));
    const ProviderId from("lmstudio");
    const ProviderId to("studio");
    std::vector<std::pair<ProviderId, ProviderId>> followed;
    Result<void> answer;
    opened.session.followRenames([&](const ProviderId& a, const ProviderId& b) {
        followed.emplace_back(a, b);
        return answer;
    });
    // What cannot be done is not asked for.
    QVERIFY(!opened.session.renameProvider(from, ProviderId("a/b")).isOk());
    QVERIFY(followed.empty());
    answer = Error {ErrorCode::PermissionDenied, "locked"};
    QCOMPARE(opened.session.renameProvider(from, to).error().message, std::string("locked"));
    QVERIFY(opened.session.text() == opened.before);
    QVERIFY(!opened.session.canUndo());

    answer = {};
    followed.clear();
    QVERIFY(opened.session.renameProvider(from, to).isOk());
    answer = Error {ErrorCode::PermissionDenied, "locked"};
    QVERIFY(!opened.session.undo().isOk());
    QVERIFY(opened.session.config().findProvider(to));
    answer = {};
    QVERIFY(opened.session.undo().isOk());
    QVERIFY(opened.session.redo().isOk());
    using Pairs = decltype(followed);
    QVERIFY((followed == Pairs {{from, to}, {to, from}, {to, from}, {from, to}}));
}

void tst_ProviderCommands::updatesFields()
{
    Opened opened(dataFile("seed-local.json5"));
    auto& session = opened.session;
    const auto model = ref("lmstudio/minimax-m2.1-gs32");
    QVERIFY(session.updateProvider(ProviderId("lmstudio"), {.baseUrl = "http://10.0.0.5:1234/v1"}).isOk());
    QVERIFY(session.updateModel(model, {.contextWindow = TokenCount {65536}, .alias = "Mini"}).isOk());
    QCOMPARE(session.config().aliasOf(model), std::string("Mini"));
    QVERIFY(session.config().findModel(model)->contextWindow == TokenCount {65536});
    QVERIFY(session.setAlias(model, "Opus").error().code == ErrorCode::AlreadyExists);
    QVERIFY(session.setMergeMode(MergeMode::Replace).isOk());
    QVERIFY(session.config().mode == MergeMode::Replace);
    while (session.canUndo())
        QVERIFY(session.undo().isOk());
    QVERIFY(session.text() == opened.before);
    QVERIFY(session.replaceProviderText(ProviderId("lmstudio"), "{ baseUrl: 'x', ").error().location.has_value());
}

SWITCHYARD_TEST(tst_ProviderCommands)

#include "tst_providercommands.moc"
