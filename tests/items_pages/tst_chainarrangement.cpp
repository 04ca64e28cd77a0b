// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"
#include "config/environment.h"
#include "items/agentlistmodel.h"
#include "items/chainarrangement.h"
#include "testlib/testmain.h"

#include <QTest>

#include <algorithm>

using namespace switchyard;

namespace {

const char* const commented = R"json5({
  agents: { defaults: { model: {
    primary: "a/one", // answers
    fallbacks: [
      "b/two", // the safety net
      "c/three", /* slow */
      "d/four",
      // only at night
      "e/five",
    ],
  } } },
}
)json5";

std::vector<ModelRef> refs(const QString& names)
{
    std::vector<ModelRef> list;
    for (const QString& name : names.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        list.push_back(ModelRef::parse(name.toStdString()));
    return list;
}

QString lineWith(const std::string& text, const char* what)
{
    for (const QString& line : QString::fromStdString(text).split(QLatin1Char('\n'))) {
        if (line.contains(QLatin1String(what)))
            return line;
    }
    return {};
}

} // namespace

//! A chain is brought into an order by single commands, so that what they do not touch stays as it is written.
class tst_ChainArrangement final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void arranges_data();
    void arranges();
    void anInsertionAboveKeepsEveryLine();
    void agentsHearOfTheirOwnChainOnly_data();
    void agentsHearOfTheirOwnChainOnly();
};

void tst_ChainArrangement::arranges_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::newRow("nothing to do") << "a/one b/two c/three d/four e/five";
    QTest::newRow("new primary") << "x/new a/one b/two c/three d/four e/five";
    QTest::newRow("last becomes first") << "e/five a/one b/two c/three d/four";
    QTest::newRow("first becomes last") << "b/two c/three d/four e/five a/one";
    QTest::newRow("reversed") << "e/five d/four c/three b/two a/one";
    QTest::newRow("two swapped") << "a/one c/three b/two d/four e/five";
    QTest::newRow("shorter") << "a/one d/four";
    QTest::newRow("only others") << "x/new y/new";
    QTest::newRow("mixed") << "e/five x/new c/three a/one";
    QTest::newRow("appended") << "a/one b/two c/three d/four e/five x/new";
    QTest::newRow("one") << "c/three";
}

void tst_ChainArrangement::arranges()
{
    QFETCH(QString, wanted);
    config::MapEnvironment environment;
    config::ConfigSession session(environment);
    session.open("openclaw.json", commented);
    const auto steps = refs(wanted);
    const auto result = items::arrangeChain(session, {}, steps);
    QVERIFY2(result, result ? "" : result.error().message.c_str());
    QVERIFY(items::isArranged(session, {}, steps));
}

void tst_ChainArrangement::anInsertionAboveKeepsEveryLine()
{
    config::MapEnvironment environment;
    config::ConfigSession session(environment);
    session.open("openclaw.json", commented);
    QVERIFY(items::arrangeChain(session, {}, refs(QStringLiteral("switchyard/auto a/one b/two c/three d/four e/five"))));
    QVERIFY(lineWith(session.text(), "b/two").contains(QLatin1String("// the safety net")));
    QVERIFY(lineWith(session.text(), "c/three").contains(QLatin1String("/* slow */")));
    QVERIFY(session.text().find("// only at night") != std::string::npos);
    QVERIFY(lineWith(session.text(), "d/four").trimmed() == QLatin1String("\"d/four\","));
}

void tst_ChainArrangement::agentsHearOfTheirOwnChainOnly_data()
{
    QTest::addColumn<QString>("agent");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("concerns");
    QTest::newRow("its own") << "own" << "agents.entries.own.model.primary" << true;
    QTest::newRow("another's") << "own" << "agents.entries.ownother.model" << false;
    QTest::newRow("defaults, own chain") << "own" << "agents.defaults.model.fallbacks.0" << false;
    QTest::newRow("defaults, follows") << "follows" << "agents.defaults.model.fallbacks.0" << true;
    QTest::newRow("settings of models") << "follows" << "agents.defaults.models.x" << false;
}

void tst_ChainArrangement::agentsHearOfTheirOwnChainOnly()
{
    QFETCH(QString, agent);
    QFETCH(QString, path);
    QFETCH(bool, concerns);
    config::MapEnvironment environment;
    config::ConfigSession session(environment);
    session.open("openclaw.json", R"({ agents: { defaults: { model: { primary: "a/one", fallbacks: ["b/two"] } },
        entries: { follows: {}, own: { model: { primary: "b/two", fallbacks: ["a/one"] } } } } })");
    const auto& agents = session.config().agents;
    const auto found = std::find_if(agents.begin(), agents.end(), [&](const auto& one) { return one.id.value() == agent.toStdString(); });
    QVERIFY(found != agents.end());
    QCOMPARE(items::concernsAgent(path.toStdString(), *found, session.config()), concerns);
}

SWITCHYARD_TEST(tst_ChainArrangement)

#include "tst_chainarrangement.moc"
