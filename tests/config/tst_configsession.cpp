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

class tst_ConfigSession final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesInTheSeedAndBack_data();
    void movesInTheSeedAndBack();
    void keepsCommentsOfMovedFallbacks();
    void commentsGoWithTheirStepsToTheTop_data();
    void commentsGoWithTheirStepsToTheTop();
    void changesOnlyTheBytesItMust();
    void joinsMovesOfOneGesture();
    void editsChains_data();
    void editsChains();
    void refusesWhatMakesNoSense();
    void keepsTheAllowlistOpen();
    void previewsWithoutChanging();
    void tellsWhatChanged();
    void appliesFixesLosslessly();
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

void tst_ConfigSession::commentsGoWithTheirStepsToTheTop_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("primary");
    QTest::addColumn<QString>("list");
    const auto row = [](const char* command, const char* primary, const char* list) {
        QTest::newRow(command) << QString::fromLatin1(command) << QString::fromLatin1(primary) << QString::fromLatin1(list);
    };
    row("move 1 0", "'p/b', // the safety net", "'p/a', // at home|'p/c', // paid");
    row("move 2 0", "'p/c', // paid", "'p/a', // at home|'p/b', // the safety net");
    row("move 0 2", "'p/b', // the safety net", "'p/c', // paid|'p/a', // at home");
    row("insert 0 p/z", "\"p/z\",", "'p/a', // at home|'p/b', // the safety net|'p/c', // paid");
    row("remove 0", "'p/b', // the safety net", "'p/c', // paid");
}

void tst_ConfigSession::commentsGoWithTheirStepsToTheTop()
{
    QFETCH(QString, command);
    QFETCH(QString, primary);
    QFETCH(QString, list);
    const auto text = [](const QString& first, const QString& rest) {
        return QStringLiteral("{\n  agents: { defaults: { model: {\n    primary: %1\n    fallbacks: [\n      %2\n    ],\n  } } },\n}\n")
            .arg(first, QString(rest).replace(QLatin1Char('|'), QStringLiteral("\n      ")));
    };
    Opened opened(text(QStringLiteral("'p/a', // at home"), QStringLiteral("'p/b', // the safety net|'p/c', // paid")).toStdString());
    auto& session = opened.session;
    const auto words = command.split(QLatin1Char(' '));
    const int first = words.at(1).toInt();
    const auto done = words.at(0) == QLatin1String("move") ? session.moveFallback(defaults, first, words.at(2).toInt())
        : words.at(0) == QLatin1String("insert")           ? session.insertFallback(defaults, first, ref("p/z"))
                                                           : session.removeFallback(defaults, first);
    QVERIFY(done.isOk());
    QCOMPARE(QString::fromStdString(session.text()), text(primary, list));
    QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), opened.before);
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
    row("a role's first step", "{agents: {entries: {w: {}}}}", "image", "insert 0 p/a", "p/a", "");
    row("a role's second step keeps its other settings", "{agents: {defaults: {imageModel: {primary: 'p/a', timeoutMs: 9000}}}}",
        "image", "insert 1 p/b", "p/a p/b", "");
    row("one model for compaction", "{agents: {defaults: {compaction: {mode: 'safeguard'}}}}", "compaction", "insert 0 p/a", "p/a", "");
    row("another for compaction", "{agents: {defaults: {compaction: {model: 'p/a'}}}}", "compaction", "replace 0 p/b", "p/b",
        "{agents: {defaults: {compaction: {model: \"p/b\"}}}}");
    row("none for compaction", "{agents: {defaults: {compaction: {mode: 'safeguard', model: 'p/a'}}}}", "compaction", "remove 0", "",
        "{agents: {defaults: {compaction: {mode: 'safeguard'}}}}");
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
        "move 1 2", "p/x p/c p/b p/a", "");
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
    auto id = chain.isEmpty() || chain == "image" || chain == "compaction" ? defaults : agent(chain.constData());
    if (chain == "image")
        id.role = ModelRole::Image;
    if (chain == "compaction")
        id.role = ModelRole::Compaction;
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
    Opened compaction("{agents: {defaults: {compaction: {model: 'p/a'}}}}");
    const ChainId single {std::nullopt, ModelRole::Compaction};
    QVERIFY(compaction.session.insertFallback(single, 1, ref("p/b")).error().code == ErrorCode::InvalidArgument);
    QVERIFY(compaction.session.setChain(single, {ref("p/a"), ref("p/b")}).error().code == ErrorCode::InvalidArgument);
    QVERIFY(compaction.session.text() == compaction.before);
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

SWITCHYARD_TEST(tst_ConfigSession)

#include "tst_configsession.moc"
