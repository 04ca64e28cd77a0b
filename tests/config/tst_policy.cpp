// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "configtesting.h"
#include "testlib/testmain.h"

#include "config/policysession.h"
#include "config/routepolicies.h"
#include "routing/policy.h"

#include <QSignalSpy>
#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;
using namespace std::chrono_literals;

namespace {

LoweredPolicy policyOf(const char* text)
{
    return lowerPolicy(json5::Document::parse(text));
}

} // namespace

class tst_Policy final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsDurations_data();
    void readsDurations();
    void readsSizes();
    void inheritsFromTheTopAndTheDefaults();
    void readsEverything();
    void reportsAndKeepsWhatItDoesNotKnow();
    void keepsPromptsLocalWhenThePrivacyCannotBeRead();
    void keepsPromptsLocalWhenTheFileCannotBeUnderstood();
    void changesOneSettingInPlace();
    void removesEmptyRoutes();
    void setsWhatHappensAfterFailures();
    void undoesAndRedoes();
    void followsARenamedProvider();
    void refusesARenameThatLosesARule_data();
    void refusesARenameThatLosesARule();
    void refusesWhileItIsNotJson5();
};

void tst_Policy::readsDurations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("milliseconds");
    const auto row = [](const char* text, qint64 count) { QTest::newRow(text) << QByteArray(text) << count; };
    row("250ms", 250);
    row("3s", 3000);
    row("1.5m", 90'000);
    row("2h", 7'200'000);
    row("45", 45'000);
    row("-3s", -1);
    row("3 days", -1);
    row("", -1);
    row("nan", -1);
    row("9999999999h", -1);
}

void tst_Policy::readsDurations()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, milliseconds);
    const auto duration = parseDuration(text.toStdString());
    QCOMPARE(duration ? qint64(duration->count()) : qint64(-1), milliseconds);
    if (duration)
        QVERIFY(parseDuration(formatDuration(*duration)) == duration);
}

void tst_Policy::readsSizes()
{
    QVERIFY(parseByteCount("64MiB") == 64LL * 1024 * 1024);
    QVERIFY(parseByteCount("10 MB") == 10'000'000);
    QVERIFY(parseByteCount("1024") == 1024);
    QVERIFY(!parseByteCount("much"));
}

void tst_Policy::inheritsFromTheTopAndTheDefaults()
{
    const auto policy = policyOf("{budgets: {connect: '5s', gap: '20s'}, cold: 'wait',"
                                 "routes: {auto: {budgets: {connect: '1s'}}, 'agent/x': {privacy: 'local-only'}}}")
                            .policy;
    QVERIFY(policy.effective("auto").connect == 1s);
    QVERIFY(policy.effective("auto").gap == 20s);
    QVERIFY(policy.effective("auto").firstToken == 30s);
    QVERIFY(policy.effective("auto").cold == ColdPolicy::Wait);
    QVERIFY(policy.effective("agent/x").privacy->kind == Privacy::Kind::LocalOnly);
    QVERIFY(policy.effective("elsewhere").connect == 5s);
    QVERIFY(policy.effective("elsewhere").privacy->kind == Privacy::Kind::Any);
}

void tst_Policy::readsEverything()
{
    const auto result = policyOf("{listen: '[::1]:11800', budgets: {connect: '3s', firstToken: 30, lastFirstToken: '300s', gap: "
                                 "'60s', total: '30m'}, cold: 'hedge', hedgeAfter: '2s', privacy: {regions: ['eu', 'us']},"
                                 "files: 'local-only', again: 'never', rest: '2m', exhausted: {status: 503, retryAfter: '90s'}, limits: {body: '1MiB'}, cors: ['http://a'],"
                                 "keys: {anthropic: ['work', 'home']},"
                                 "keepWarm: {'lmstudio/m': {every: '10m', from: 8, to: 20, onlyWhenIdle: false, atStart: true}}}");
    QCOMPARE(summary(result.diagnostics), QString());
    const auto& policy = result.policy;
    QCOMPARE(policy.listenHost, std::string("::1"));
    QVERIFY(policy.listenPort == 11800);
    QVERIFY(policy.all.privacy->regions == (std::vector<std::string> {"eu", "us"}));
    QVERIFY(policy.all.exhaustedStatus == 503 && policy.all.exhaustedRetryAfter == 90s);
    QVERIFY(policy.all.filesStayLocal == true && policy.all.asksAgain == false && policy.all.longestRest == 2min);
    QVERIFY(policy.bodyLimit == 1024 * 1024);
    QCOMPARE(policy.keyOrder.size(), std::size_t {1});
    QCOMPARE(policy.keepWarm.size(), std::size_t {1});
    QVERIFY(policy.keepWarm.front().every == 10min && policy.keepWarm.front().fromHour == 8
            && policy.keepWarm.front().atStart && !policy.keepWarm.front().onlyWhenIdle);
}

void tst_Policy::reportsAndKeepsWhatItDoesNotKnow()
{
    const auto result = policyOf("{colour: 'red', cold: 'hot', budgets: {connect: 'soon', patience: '3s'}, listen: 99999,"
                                 "exhausted: {status: 200}, routes: {auto: {listen: 1}}, keys: {a: ['no good']}}");
    QCOMPARE(summary(result.diagnostics),
             QStringLiteral("error policy-wrong-value budgets.connect\nerror policy-wrong-value cold\n"
                            "error policy-wrong-value exhausted.status\nerror policy-wrong-value keys.a[0]\n"
                            "error policy-wrong-value listen\n"
                            "warning policy-unknown-key budgets.patience\nwarning policy-unknown-key colour\n"
                            "warning policy-unknown-key routes.auto.listen\n"));
    QVERIFY(result.policy.effective("auto").connect == 3s);
}

void tst_Policy::keepsPromptsLocalWhenTheFileCannotBeUnderstood()
{
    const auto isLocal = [](const LoweredPolicy& lowered, std::string_view route) {
        return lowered.policy.effective(route).privacy->kind == Privacy::Kind::LocalOnly && !lowered.diagnostics.empty();
    };
    const auto parsed = [](const char* text) { return lowerPolicy(json5::Document::parse(text)); };
    QVERIFY(isLocal(parsed("{ privacy: \"local-only\""), "auto"));
    QVERIFY(isLocal(parsed("[]"), "auto"));
    QVERIFY(isLocal(parsed("{ routes: [] }"), "agent/x"));
    QVERIFY(isLocal(parsed("{ routes: { \"agent/x\": \"local-only\" } }"), "agent/x"));
    QVERIFY(!isLocal(parsed("{ routes: { \"agent/x\": \"local-only\" } }"), "auto"));
    QVERIFY(isLocal(closedPolicy("no permission"), "auto"));
    const auto unread = parsed("{ files: true, again: 3, rest: 'soon' }");
    QVERIFY(unread.policy.effective("auto").filesStayLocal == true);
    QVERIFY(unread.policy.effective("auto").asksAgain == true);
    QVERIFY(unread.policy.effective("auto").longestRest == 0ms);
    QCOMPARE(unread.diagnostics.size(), std::size_t {3});
    QCOMPARE(parsed("").policy.effective("auto").privacy->kind, Privacy::Kind::Any);
}

void tst_Policy::keepsPromptsLocalWhenThePrivacyCannotBeRead()
{
    QVERIFY(policyOf("{privacy: 'localonly'}").policy.all.privacy->kind == Privacy::Kind::LocalOnly);
    QVERIFY(policyOf("{privacy: {regions: []}}").policy.all.privacy->kind == Privacy::Kind::LocalOnly);
}

void tst_Policy::changesOneSettingInPlace()
{
    const std::string text = "{\n  // mine\n  cold: 'wait', // slow box\n  routes: {\n    auto: { cold: 'shield' },\n  },\n}\n";
    const auto changed = changePolicy(text, {"auto", {"cold"}, "\"hedge\""});
    QVERIFY(changed.isOk());
    QCOMPARE(QString::fromStdString(*changed),
             QStringLiteral("{\n  // mine\n  cold: 'wait', // slow box\n  routes: {\n    auto: { cold: \"hedge\" },\n  },\n}\n"));
    const auto created = changePolicy("", {"agent/x", {"budgets", "connect"}, "\"1s\""});
    QVERIFY(created.isOk());
    QVERIFY(lowerPolicy(json5::Document::parse(*created)).policy.effective("agent/x").connect == 1s);
}

void tst_Policy::removesEmptyRoutes()
{
    const auto changed = changePolicy("{ cold: 'wait', routes: { auto: { cold: 'shield' } } }", {"auto", {"cold"}, ""});
    QVERIFY(changed.isOk());
    QCOMPARE(QString::fromStdString(*changed), QStringLiteral("{ cold: 'wait' }"));
}

void tst_Policy::setsWhatHappensAfterFailures()
{
    PolicySession session;
    session.open("{\n  // ours\n  rest: \"5m\",\n}\n");
    const auto before = session.text();
    QVERIFY(session.setFilesStayLocal("auto", true).isOk());
    QVERIFY(session.setAsksAgain("auto", false).isOk());
    QVERIFY(session.setLongestRest("auto", 0ms).isOk());
    const auto effective = session.policy().effective("auto");
    QVERIFY(effective.filesStayLocal == true && effective.asksAgain == false && effective.longestRest == 0ms);
    QVERIFY(session.policy().effective("agent/x").longestRest == 5min);
    const auto lowered = routePolicyOf(session.policy(), "auto");
    QVERIFY(lowered.privacy.filesStayLocal && !lowered.asksAgain && !lowered.longestRest);
    QVERIFY(routePolicyOf(session.policy(), "agent/x").longestRest == 5min);
    for (int step = 0; step < 3; ++step)
        QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), before);
    QVERIFY(session.setLongestRest({}, std::nullopt).isOk());
    QVERIFY(!session.policy().all.longestRest);
}

void tst_Policy::undoesAndRedoes()
{
    PolicySession session;
    session.open("{ cold: 'wait' }\n");
    QSignalSpy changed(&session, &PolicySession::documentChanged);
    QVERIFY(session.setColdPolicy("auto", ColdPolicy::Shield).isOk());
    QVERIFY(session.setBudget("auto", Budget::FirstToken, 90s).isOk());
    QVERIFY(session.setPrivacy("agent/x", Privacy {Privacy::Kind::Regions, {"eu"}}).isOk());
    QVERIFY(session.setKeyOrder(ProviderId("openai"), {"work"}).isOk());
    KeepWarm rule;
    rule.every = 10min;
    QVERIFY(session.setKeepWarm({ProviderId("lmstudio"), "a/b"}, rule).isOk());
    QCOMPARE(changed.count(), 5);
    QCOMPARE(summary(session.diagnostics()), QString());
    QVERIFY(session.policy().effective("auto").firstToken == 90s);
    QVERIFY(session.policy().keepWarm.front().model == (ModelRef {ProviderId("lmstudio"), "a/b"}));
    QVERIFY(session.setKeyOrder(ProviderId("openai"), {}).isOk());
    const auto last = session.text();
    while (session.canUndo())
        QVERIFY(session.undo().isOk());
    QCOMPARE(session.text(), std::string("{ cold: 'wait' }\n"));
    while (session.canRedo())
        QVERIFY(session.redo().isOk());
    QVERIFY(session.text() == last);
}

void tst_Policy::followsARenamedProvider()
{
    const std::string before = "{\n  // ours\n  routes: {\n    'agent/old': { cold: 'wait' },\n"
                               "    'old/m': { privacy: 'local-only' }, // never out\n    'other/m': { cold: 'wait' },\n  },\n"
                               "  keys: { old: ['team'] },\n  keepWarm: { 'old/a/b': { every: '4m' } },\n}\n";
    PolicySession session;
    session.open(before);
    QVERIFY(session.setListen("11700").isOk());
    QSignalSpy saved(&session, &PolicySession::documentChanged);
    QVERIFY(session.renameProvider(ProviderId("old"), ProviderId("new")).isOk());
    QCOMPARE(saved.count(), 1);
    QVERIFY(session.policy().effective("new/m").privacy->kind == Privacy::Kind::LocalOnly);
    QVERIFY(!session.policy().findRoute("old/m"));
    QVERIFY(session.policy().findRoute("agent/old"));
    QVERIFY(session.policy().keyOrder.front().first == ProviderId("new"));
    QVERIFY(session.policy().keepWarm.front().model == (ModelRef {ProviderId("new"), "a/b"}));
    QVERIFY(session.text().find("}, // never out") != std::string::npos);
    // An older undo entry must not bring the former name back.
    QVERIFY(session.undo().isOk());
    QVERIFY(session.policy().findRoute("new/m"));
    QVERIFY(session.renameProvider(ProviderId("new"), ProviderId("old")).isOk());
    QVERIFY(session.text() == before);
    QVERIFY(session.renameProvider(ProviderId("nobody"), ProviderId("else")).isOk());
    QVERIFY(session.text() == before);
}

void tst_Policy::refusesARenameThatLosesARule_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("to");
    QTest::newRow("the new id has rules") << std::string("{ routes: { 'old/m': { cold: 'wait' }, 'new/m': { cold: 'auto' } } }")
                                          << std::string("new");
    QTest::newRow("the new id has an order") << std::string("{ keys: { old: ['a'], new: ['b'] } }") << std::string("new");
    QTest::newRow("a model's rule becomes an agent's")
        << std::string("{ routes: { 'old/m': { privacy: 'local-only' } } }") << std::string("agent");
    QTest::newRow("not JSON5") << std::string("{ routes: ") << std::string("new");
}

void tst_Policy::refusesARenameThatLosesARule()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, to);
    PolicySession session;
    session.open(text);
    QVERIFY(!session.renameProvider(ProviderId("old"), ProviderId(to)).isOk());
    QCOMPARE(session.text(), text);
}

void tst_Policy::refusesWhileItIsNotJson5()
{
    PolicySession session;
    session.open("{ cold: ");
    QVERIFY(session.isReadOnly());
    QVERIFY(session.setColdPolicy({}, ColdPolicy::Wait).error().code == ErrorCode::Unsupported);
    QCOMPARE(session.text(), std::string("{ cold: "));
}

SWITCHYARD_TEST(tst_Policy)

#include "tst_policy.moc"
