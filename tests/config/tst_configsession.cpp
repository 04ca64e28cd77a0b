// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"
#include "configtesting.h"
#include "testlib/testmain.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

namespace {

ModelRef ref(const char* text)
{
    return ModelRef::parse(text);
}

const ChainId defaults {};

ChainId agent(const char* id)
{
    return {AgentId(id), ModelRole::Text};
}

QString firstDifference(const std::string& a, const std::string& b)
{
    return QString::fromStdString("--- before\n" + a + "--- after\n" + b);
}

//! A session whose every command must leave no new error behind and undo to the very bytes.
struct Opened {
    MapEnvironment environment;
    ConfigSession session {environment};
    std::string before;

    explicit Opened(std::string text)
        : before(text)
    {
        session.open("openclaw.json", std::move(text));
    }
};

std::size_t errorCount(const ConfigSession& session)
{
    return static_cast<std::size_t>(std::count_if(session.diagnostics().begin(), session.diagnostics().end(),
                                                  [](const Diagnostic& each) { return each.severity == Severity::Error; }));
}

} // namespace

class tst_ConfigSession final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesInTheSeedAndBack_data();
    void movesInTheSeedAndBack();
    void keepsCommentsOfMovedFallbacks();
    void changesOnlyTheBytesItMust();
    void joinsMovesOfOneGesture();
    void editsChains_data();
    void editsChains();
    void refusesWhatMakesNoSense();
    void keepsTheAllowlistOpen();
    void addsAProvider_data();
    void addsAProvider();
    void addsAProviderInOneUndoEntry();
    void leavesOutKeysThatTheGenerationRejects();
    void removesAProviderAndItsReferences();
    void renamesAProviderAndItsReferences();
    void asksWhoFollowsARename();
    void updatesFields();
    void editsIncludedValuesWhereTheyStand();
    void survivesAnExternalEdit();
    void isReadOnlyWhileItIsNotJson5();
    void previewsWithoutChanging();
    void tellsWhatChanged();
    void appliesFixesLosslessly();
    void opensAnEmptyText();
};

void tst_ConfigSession::movesInTheSeedAndBack_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (int from = 0; from < 3; ++from) {
        for (int to = 0; to < 3; ++to)
            QTest::addRow("%d to %d", from, to) << from << to;
    }
}

void tst_ConfigSession::movesInTheSeedAndBack()
{
    QFETCH(int, from);
    QFETCH(int, to);
    Opened opened(dataFile("seed-hybrid.json5"));
    auto& session = opened.session;
    std::vector<std::string> expected;
    for (const auto& entry : session.chain(defaults).entries)
        expected.push_back(entry.ref.toString());
    const auto moved = expected[static_cast<std::size_t>(from)];
    expected.erase(expected.begin() + from);
    expected.insert(expected.begin() + to, moved);

    QVERIFY(session.moveFallback(defaults, from, to).isOk());
    std::vector<std::string> got;
    for (const auto& entry : session.chain(defaults).entries)
        got.push_back(entry.ref.toString());
    QVERIFY(got == expected);
    QCOMPARE(errorCount(session), std::size_t {0});
    const auto after = session.text();
    if (from != to) {
        QVERIFY(session.undo().isOk());
        QVERIFY2(session.text() == opened.before, qPrintable(firstDifference(opened.before, session.text())));
        QVERIFY(session.redo().isOk());
        QVERIFY(session.text() == after);
    }
    QVERIFY(session.moveFallback(defaults, to, from).isOk());
    QVERIFY2(session.text() == opened.before, qPrintable(firstDifference(opened.before, session.text())));
}

void tst_ConfigSession::keepsCommentsOfMovedFallbacks()
{
    Opened opened("{\n  agents: { defaults: { model: {\n    primary: 'p/a', // first\n    fallbacks: [\n"
                  "      // the box downstairs\n      'p/b',\n      'p/c', // paid\n      'p/d',\n    ],\n  } } },\n}\n");
    QVERIFY(opened.session.moveFallback(defaults, 1, 3).isOk());
    QCOMPARE(QString::fromStdString(opened.session.text()),
             QStringLiteral("{\n  agents: { defaults: { model: {\n    primary: 'p/a', // first\n    fallbacks: [\n"
                            "      'p/c', // paid\n      'p/d',\n      // the box downstairs\n      'p/b',\n    ],\n  } } },\n}\n"));
    QVERIFY(opened.session.undo().isOk());
    QVERIFY(opened.session.text() == opened.before);
}

void tst_ConfigSession::changesOnlyTheBytesItMust()
{
    Opened opened(dataFile("seed-hybrid.json5"));
    QVERIFY(opened.session.moveFallback(defaults, 1, 2).isOk());
    const auto& after = opened.session.text();
    const auto line = opened.before.find("fallbacks:");
    const auto end = opened.before.find('\n', line);
    QVERIFY(after.substr(0, line) == opened.before.substr(0, line));
    QVERIFY(after.substr(end) == opened.before.substr(end));
}

void tst_ConfigSession::joinsMovesOfOneGesture()
{
    Opened opened("{agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b', 'p/c', 'p/d']}}}}");
    auto& session = opened.session;
    QVERIFY(session.moveFallback(defaults, 3, 2).isOk());
    QVERIFY(session.moveFallback(defaults, 2, 1).isOk());
    QVERIFY(session.moveFallback(defaults, 1, 0).isOk());
    QCOMPARE(refs(session.chain(defaults)), QStringLiteral("p/d p/a p/b p/c"));
    QCOMPARE(session.undoDescription().rank, 0);
    QVERIFY(session.undo().isOk());
    QVERIFY(session.text() == opened.before);
    QVERIFY(!session.canUndo());
    QVERIFY(session.redo().isOk());
    QCOMPARE(refs(session.chain(defaults)), QStringLiteral("p/d p/a p/b p/c"));

    session.finishGesture();
    QVERIFY(session.moveFallback(defaults, 0, 1).isOk());
    QVERIFY(session.undo().isOk());
    QVERIFY(session.canUndo());
}

void tst_ConfigSession::editsChains_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("chain");
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QString>("refs");
    QTest::addColumn<QString>("after");

    const auto row = [](const char* name, const char* text, const char* chain, const char* command, const char* refs,
                        const char* after) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(chain) << QByteArray(command) << QString::fromLatin1(refs)
                            << QString::fromLatin1(after);
    };
    const char* const pair = "{agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b']}}}}";
    row("append", pair, "", "insert 2 p/c", "p/a p/b p/c",
        "{agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b', \"p/c\"]}}}}");
    row("insert first fallback", pair, "", "insert 1 p/c", "p/a p/c p/b",
        "{agents: {defaults: {model: {primary: 'p/a', fallbacks: [\"p/c\", 'p/b']}}}}");
    row("insert primary", pair, "", "insert 0 p/c", "p/c p/a p/b",
        "{agents: {defaults: {model: {primary: \"p/c\", fallbacks: ['p/a', 'p/b']}}}}");
    row("remove primary", pair, "", "remove 0", "p/b", "{agents: {defaults: {model: {primary: 'p/b', fallbacks: []}}}}");
    row("remove last fallback", pair, "", "remove 1", "p/a",
        "{agents: {defaults: {model: {primary: 'p/a', fallbacks: []}}}}");
    row("replace", pair, "", "replace 1 p/c", "p/a p/c",
        "{agents: {defaults: {model: {primary: 'p/a', fallbacks: [\"p/c\"]}}}}");
    row("swap", pair, "", "move 1 0", "p/b p/a", "{agents: {defaults: {model: {primary: 'p/b', fallbacks: ['p/a']}}}}");
    row("swap the other way", pair, "", "move 0 1", "p/b p/a",
        "{agents: {defaults: {model: {primary: 'p/b', fallbacks: ['p/a']}}}}");
    row("text form keeps its text", "{agents: {defaults: {model: 'p/a'}}}", "", "replace 0 p/c", "p/c",
        "{agents: {defaults: {model: \"p/c\"}}}");
    row("set primary by fallback", pair, "", "primary p/b", "p/b p/a",
        "{agents: {defaults: {model: {primary: 'p/b', fallbacks: ['p/a']}}}}");
    row("set primary anew", pair, "", "primary p/z", "p/z p/b",
        "{agents: {defaults: {model: {primary: \"p/z\", fallbacks: ['p/b']}}}}");
    row("nested role", "{agents: {defaults: {imageModel: {primary: 'p/a', fallbacks: ['p/b']}}}}", "image", "move 1 0",
        "p/b p/a", "{agents: {defaults: {imageModel: {primary: 'p/b', fallbacks: ['p/a']}}}}");
    row("agent's own", "{agents: {defaults: {model: 'p/a'}, entries: {w: {model: {primary: 'p/x', fallbacks: ['p/y']}}}}}",
        "w", "move 1 0", "p/y p/x",
        "{agents: {defaults: {model: 'p/a'}, entries: {w: {model: {primary: 'p/y', fallbacks: ['p/x']}}}}}");
    row("agent in a list", "{agents: {list: [{id: 'v'}, {id: 'w', model: {primary: 'p/x', fallbacks: ['p/y']}}]}}", "w",
        "move 1 0", "p/y p/x", "{agents: {list: [{id: 'v'}, {id: 'w', model: {primary: 'p/y', fallbacks: ['p/x']}}]}}");
    row("strict agent gets a fallback", "{agents: {entries: {w: {model: 'p/x'}}}}", "w", "insert 1 p/y", "p/x p/y", "");
    row("inherited chain becomes its own",
        "{agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b']}}, entries: {w: {}}}}", "w", "move 1 0", "p/b p/a",
        "");
    row("fallbacks alone keep the primary inherited",
        "{agents: {defaults: {model: 'p/a'}, entries: {w: {model: {fallbacks: ['p/x', 'p/y']}}}}}", "w", "move 1 2",
        "p/a p/y p/x", "{agents: {defaults: {model: 'p/a'}, entries: {w: {model: {fallbacks: ['p/y', 'p/x']}}}}}");
    row("older agent's fallbacks are written down",
        "{agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b', 'p/c']}}, list: [{id: 'w', model: 'p/x'}]}}", "w",
        "move 1 2", "p/x p/c p/b", "");
    row("give own", "{agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b']}}, entries: {w: {}}}}", "w", "own",
        "p/a p/b", "");
    row("inherit", "{agents: {defaults: {model: 'p/a'}, entries: {w: {model: 'p/x', name: 'W'}}}}", "w", "inherit", "p/a",
        "{agents: {defaults: {model: 'p/a'}, entries: {w: {name: 'W'}}}}");
    row("first chain of all", "{}", "", "insert 0 p/a", "p/a", "");
    row("set all", pair, "", "set p/x p/y", "p/x p/y", "");
}

void tst_ConfigSession::editsChains()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, chain);
    QFETCH(QByteArray, command);
    QFETCH(QString, refs);
    QFETCH(QString, after);

    Opened opened(text.toStdString());
    auto& session = opened.session;
    auto id = chain.isEmpty() || chain == "image" ? defaults : agent(chain.constData());
    if (chain == "image")
        id.role = ModelRole::Image;
    const auto words = command.split(' ');
    const auto number = [&words](int i) { return words.value(i).toInt(); };
    const auto model = [&words](int i) { return ref(words.value(i).constData()); };
    Result<void> done;
    if (words[0] == "insert")
        done = session.insertFallback(id, number(1), model(2));
    else if (words[0] == "remove")
        done = session.removeFallback(id, number(1));
    else if (words[0] == "replace")
        done = session.replaceEntry(id, number(1), model(2));
    else if (words[0] == "move")
        done = session.moveFallback(id, number(1), number(2));
    else if (words[0] == "primary")
        done = session.setPrimary(id, model(1));
    else if (words[0] == "own")
        done = session.giveOwnChain(id);
    else if (words[0] == "inherit")
        done = session.inheritChain(id);
    else
        done = session.setChain(id, {model(1), model(2)});
    QVERIFY2(done.isOk(), done.isOk() ? "" : done.error().message.c_str());
    QCOMPARE(config::testing::refs(session.chain(id)), refs);
    if (!after.isEmpty())
        QCOMPARE(QString::fromStdString(session.text()), after);
    QCOMPARE(errorCount(session), std::size_t {0});
    QVERIFY(session.undo().isOk());
    QVERIFY2(session.text() == opened.before, qPrintable(firstDifference(opened.before, session.text())));
}

void tst_ConfigSession::refusesWhatMakesNoSense()
{
    Opened opened("{agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b']}}}}");
    auto& session = opened.session;
    QVERIFY(session.insertFallback(defaults, 1, ref("p/a")).error().code == ErrorCode::AlreadyExists);
    QVERIFY(session.moveFallback(defaults, 0, 2).error().code == ErrorCode::InvalidArgument);
    QVERIFY(session.removeFallback(defaults, -1).error().code == ErrorCode::InvalidArgument);
    QVERIFY(session.moveFallback(agent("nobody"), 0, 1).error().code == ErrorCode::NotFound);
    QVERIFY(session.removeProvider(ProviderId("nobody"), References::Keep).error().code == ErrorCode::NotFound);
    QVERIFY(session.text() == opened.before);
    QVERIFY(!session.canUndo());
}

void tst_ConfigSession::keepsTheAllowlistOpen()
{
    Opened opened(dataFile("seed-local.json5"));
    QVERIFY(opened.session.insertFallback(defaults, 1, ref("openai/gpt-5")).isOk());
    QVERIFY(opened.session.config().allowList.allows(ref("openai/gpt-5")));
    Opened policy("{agents: {defaults: {model: 'p/a', modelPolicy: {allow: ['p/a']}}}}");
    QVERIFY(policy.session.insertFallback(defaults, 1, ref("q/b")).isOk());
    QVERIFY(policy.session.config().allowList.allows(ref("q/b")));
    QCOMPARE(errorCount(policy.session), std::size_t {0});
}

void tst_ConfigSession::addsAProvider_data()
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

void tst_ConfigSession::addsAProvider()
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

void tst_ConfigSession::addsAProviderInOneUndoEntry()
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

void tst_ConfigSession::leavesOutKeysThatTheGenerationRejects()
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

void tst_ConfigSession::removesAProviderAndItsReferences()
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

void tst_ConfigSession::renamesAProviderAndItsReferences()
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

void tst_ConfigSession::asksWhoFollowsARename()
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

void tst_ConfigSession::updatesFields()
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

void tst_ConfigSession::editsIncludedValuesWhereTheyStand()
{
    const MapEnvironment environment;
    const MapLoader loader(std::map<std::string, std::string> {{"models.json5", "{ // shared\n  providers: { a: { baseUrl: 'http://a/v1', models: [] } },\n}\n"}});
    ConfigSession session(environment, &loader);
    const std::string main = "{ models: { $include: 'models.json5' }, agents: { defaults: { model: 'a/m' } } }\n";
    session.open("openclaw.json", main);
    QCOMPARE(session.fileCount(), 2);
    const auto included = session.text(1);
    QSignalSpy changed(&session, &ConfigSession::documentChanged);
    QVERIFY(session.updateProvider(ProviderId("a"), {.baseUrl = "http://b/v1"}).isOk());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toInt(), 1);
    QVERIFY(session.text(0) == main);
    QVERIFY(session.text(1).find("http://b/v1") != std::string::npos);
    QVERIFY(session.text(1).starts_with("{ // shared\n"));
    QVERIFY(session.undo().isOk());
    QVERIFY(session.text(1) == included);
}

void tst_ConfigSession::survivesAnExternalEdit()
{
    Opened opened("{\n  // one\n  agents: {defaults: {model: {primary: 'p/a', fallbacks: ['p/b', 'p/c']}}},\n"
                  "  models: {mode: 'merge'},\n}\n");
    auto& session = opened.session;
    QVERIFY(session.moveFallback(defaults, 1, 2).isOk());
    session.finishGesture();
    QVERIFY(session.setMergeMode(MergeMode::Replace).isOk());
    auto text = session.text();
    text.replace(text.find("// one"), 6, "// another hand wrote this");
    QCOMPARE(session.setTextFromDisk(text), 0);
    QVERIFY(session.undo().isOk());
    QVERIFY(session.config().mode == MergeMode::Merge);
    QVERIFY(session.undo().isOk());
    auto expected = opened.before;
    expected.replace(expected.find("// one"), 6, "// another hand wrote this");
    QCOMPARE(QString::fromStdString(session.text()), QString::fromStdString(expected));

    QVERIFY(session.moveFallback(defaults, 1, 2).isOk());
    text = session.text();
    text.replace(text.find("'p/c'"), 5, "'p/x'");
    QCOMPARE(session.setTextFromDisk(text), 1);
    QVERIFY(!session.canUndo());
}

void tst_ConfigSession::isReadOnlyWhileItIsNotJson5()
{
    Opened opened("{ models: ");
    auto& session = opened.session;
    QSignalSpy readOnly(&session, &ConfigSession::readOnlyChanged);
    QVERIFY(session.isReadOnly());
    QVERIFY(session.readOnlyReason()->origin.line == 1);
    QVERIFY(session.setMergeMode(MergeMode::Merge).error().code == ErrorCode::Unsupported);
    QVERIFY(session.text() == opened.before);
    session.setTextFromDisk("{ models: {} }");
    QVERIFY(!session.isReadOnly());
    QCOMPARE(readOnly.count(), 1);
    QVERIFY(session.replaceText("{ broken").error().code == ErrorCode::Syntax);
    QVERIFY(session.replaceText("{ models: { mode: 'merge' } }").isOk());
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), std::string("{ models: {} }"));
}

void tst_ConfigSession::previewsWithoutChanging()
{
    Opened opened(dataFile("seed-local.json5"));
    const auto preview = opened.session.preview({{FixStep::Kind::Set, {"models", "apy"}, "1"}});
    QVERIFY(preview.isOk());
    QCOMPARE(preview->files.size(), std::size_t {1});
    QVERIFY(preview->files.front().before == opened.before);
    QVERIFY(preview->files.front().after.find("apy") != std::string::npos);
    QCOMPARE(summary(preview->newDiagnostics), QStringLiteral("error unknown-key models.apy\n"));
    QVERIFY(opened.session.text() == opened.before);
    QVERIFY(!opened.session.canUndo());
}

void tst_ConfigSession::tellsWhatChanged()
{
    Opened opened(dataFile("seed-hybrid.json5"));
    auto& session = opened.session;
    ConfigChange change;
    connect(&session, &ConfigSession::configChanged, &session, [&change](const ConfigChange& each) { change = each; });
    QVERIFY(session.moveFallback(defaults, 2, 0).isOk());
    QCOMPARE(change.moves.size(), std::size_t {1});
    QCOMPARE(change.moves.front().from, 2);
    QCOMPARE(change.moves.front().to, 0);
    QVERIFY(change.providersChanged.empty());
    QVERIFY(!change.aliasesChanged);
    QVERIFY(session.updateProvider(ProviderId("lmstudio"), {.baseUrl = "http://127.0.0.1:9/v1"}).isOk());
    QVERIFY(change.moves.empty() && change.chains.empty());
    QCOMPARE(change.providersChanged.size(), std::size_t {1});
    session.setTextFromDisk("{}");
    QVERIFY(change.reloaded);
    QCOMPARE(change.providersRemoved.size(), std::size_t {1});
}

void tst_ConfigSession::appliesFixesLosslessly()
{
    Opened opened("{\n  models: {\n    providers: {\n      anthropic: {\n        baseURL: 'https://api.anthropic.com', // keep\n"
                  "        models: [{ id: 'a', name: 'a', contextWindow: '200000' }],\n      },\n    },\n  },\n}\n");
    auto& session = opened.session;
    session.setGeneration(Generation::Entries);
    for (int i = 0; i < 5 && errorCount(session) > 0; ++i) {
        const auto& diagnostics = session.diagnostics();
        const auto fixable = std::find_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& each) {
            return each.severity == Severity::Error && each.fix;
        });
        QVERIFY(fixable != diagnostics.end());
        const auto fix = *fixable->fix;
        QVERIFY(session.applyFix(fix).isOk());
    }
    QCOMPARE(QString::fromStdString(session.text()),
             QStringLiteral("{\n  models: {\n    providers: {\n      anthropic: {\n        baseUrl: 'https://api.anthropic.com', "
                            "// keep\n        models: [{ id: 'a', name: 'a', contextWindow: 200000 }],\n      },\n    },\n  },\n}\n"));
    while (session.canUndo())
        QVERIFY(session.undo().isOk());
    QVERIFY(session.text() == opened.before);
}

void tst_ConfigSession::opensAnEmptyText()
{
    Opened opened("");
    QVERIFY(!opened.session.isReadOnly());
    QVERIFY(opened.session.insertFallback(defaults, 0, ref("p/a")).isOk());
    QCOMPARE(refs(opened.session.chain(defaults)), QStringLiteral("p/a"));
}

SWITCHYARD_TEST(tst_ConfigSession)

#include "tst_configsession.moc"
