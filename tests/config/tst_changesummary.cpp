// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/changesummary.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using config::ChangeItem;
using Kind = config::ChangeItem::Kind;

namespace {

const std::string usual = R"({
  // kept
  agents: {
    defaults: { model: { primary: 'a/one', fallbacks: ['b/two', 'c/three'] } },
    list: [{ id: 'main' }, { id: 'work', model: { primary: 'b/two', fallbacks: ['a/one'] } }],
  },
  models: { mode: 'merge', providers: {
    a: { baseUrl: 'http://127.0.0.1:1/v1', apiKey: 'planted-key-1', api: 'openai-completions', models: [{ id: 'one', name: 'One' }] },
    b: { baseUrl: 'http://127.0.0.1:2/v1', api: 'openai-completions', models: [{ id: 'two', name: 'Two' }] },
    c: { baseUrl: 'http://127.0.0.1:3/v1', api: 'openai-completions', models: [{ id: 'three', name: 'Three' }] },
  } },
})";

std::string with(const std::string& from, const std::string& to)
{
    std::string text = usual;
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("not in the text: %s", from.c_str());
    return text.replace(at, from.size(), to);
}

//! Kinds and what they are about, in one line.
QString told(const std::string& after)
{
    QStringList parts;
    for (const ChangeItem& item : config::changesBetween(usual, after).value_or(std::vector<ChangeItem> {})) {
        QStringList part { QString::number(static_cast<int>(item.kind)) };
        if (item.chain.agent)
            part << QString::fromStdString(item.chain.agent->value());
        for (const std::string& word : { item.model.toString(), item.provider.value(), item.text }) {
            if (!word.empty())
                part << QString::fromStdString(word);
        }
        if (item.rank >= 0)
            part << QString::number(item.rank);
        parts << part.join(QLatin1Char(' '));
    }
    return parts.join(QLatin1String("; "));
}

QString line(Kind kind, const char* rest)
{
    return QString::number(static_cast<int>(kind)) + (*rest ? QLatin1Char(' ') + QLatin1String(rest) : QString());
}

} // namespace

class tst_ChangeSummary final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesWhatChanged_data();
    void namesWhatChanged();
    void saysNothingWithoutTwoTexts();
};

void tst_ChangeSummary::namesWhatChanged_data()
{
    QTest::addColumn<std::string>("from");
    QTest::addColumn<std::string>("to");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* from, const char* to, const QString& expected) {
        QTest::newRow(name) << std::string(from) << std::string(to) << expected;
    };
    row("a comment", "// kept", "// other", {});
    row("moved", "['b/two', 'c/three']", "['c/three', 'b/two']", line(Kind::EntryMoved, "b/two 2"));
    row("added to the chain", "['b/two', 'c/three']", "['b/two', 'c/three', 'b/more']", line(Kind::EntryAdded, "b/more 3"));
    row("removed from the chain", "['b/two', 'c/three']", "['b/two']", line(Kind::EntryRemoved, "c/three"));
    row("another chain", "['b/two', 'c/three']", "['x/y', 'z/u']", line(Kind::ChainReplaced, ""));
    row("own chain made", "{ id: 'main' }", "{ id: 'main', model: { primary: 'a/one', fallbacks: ['c/three'] } }",
        line(Kind::OwnChainMade, "main"));
    row("chain inherited", ", model: { primary: 'b/two', fallbacks: ['a/one'] }", "", line(Kind::ChainInherited, "work"));
    row("provider removed", "c: { baseUrl: 'http://127.0.0.1:3/v1', api: 'openai-completions', models: [{ id: 'three', name: 'Three' }] },", "",
        line(Kind::ProviderRemoved, "c"));
    row("provider added", "mode: 'merge', providers: {", "mode: 'merge', providers: { d: { baseUrl: 'http://d/v1', models: [] },",
        line(Kind::ProviderAdded, "d"));
    row("provider renamed", "    c: {", "    cc: {", line(Kind::ProviderRenamed, "cc c"));
    row("address", "127.0.0.1:2", "10.0.0.2:2", line(Kind::AddressChanged, "b"));
    row("key moved", "'planted-key-1'", "{ source: 'exec', provider: 'switchyard', id: 'a' }", line(Kind::KeyChanged, "a"));
    row("model added", "[{ id: 'two', name: 'Two' }]", "[{ id: 'two', name: 'Two' }, { id: 'more', name: 'More' }]", line(Kind::ModelAdded, "b/more"));
    row("model removed", "[{ id: 'two', name: 'Two' }]", "[]", line(Kind::ModelRemoved, "b/two"));
    row("model changed", "name: 'Two'", "name: 'Two', contextWindow: 9000", line(Kind::ModelChanged, "b/two"));
    row("something else of a provider", "api: 'openai-completions', models: [{ id: 'two'", "api: 'openai-responses', models: [{ id: 'two'",
        line(Kind::ProviderChanged, "b"));
    row("agent added", "[{ id: 'main' }", "[{ id: 'main' }, { id: 'new' }", line(Kind::AgentAdded, "new"));
    row("agent removed", "{ id: 'main' }, ", "", line(Kind::AgentRemoved, "main"));
    row("agents' names", "{ id: 'main' }", "{ id: 'main', name: 'Ada' }", line(Kind::AgentsChanged, ""));
    row("aliases", "defaults: {", "defaults: { models: { 'a/one': { alias: 'first' } },", line(Kind::AliasesChanged, ""));
    row("settings", "mode: 'merge'", "mode: 'replace'", line(Kind::SettingsChanged, ""));
}

void tst_ChangeSummary::namesWhatChanged()
{
    QFETCH(const std::string, from);
    QFETCH(const std::string, to);
    QFETCH(const QString, expected);
    const QString said = told(with(from, to));
    QCOMPARE(said, expected);
    QVERIFY(!said.contains(QLatin1String("planted")));
}

void tst_ChangeSummary::saysNothingWithoutTwoTexts()
{
    QVERIFY(!config::changesBetween(usual, "{ not json5"));
    QVERIFY(!config::changesBetween("", usual) || !config::changesBetween("", usual)->empty());
    QVERIFY(config::changesBetween(usual, usual)->empty());
}

SWITCHYARD_TEST(tst_ChangeSummary)

#include "tst_changesummary.moc"
