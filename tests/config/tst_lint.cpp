// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "configtesting.h"
#include "testlib/testmain.h"

#include "config/configsession.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

class tst_Lint final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsUnwise_data();
    void findsWhatIsUnwise();
    void fixesAreLosslessAndSettleTheMatter_data() { findsWhatIsUnwise_data(); }
    void fixesAreLosslessAndSettleTheMatter();
    void comparesWithWhatTheServerSays();
    void neverShowsASecret();
    void checksRulesBeyondTheSchema_data();
    void checksRulesBeyondTheSchema();
    void trustsPluginsFromElsewhereInTheOlder();
};

void tst_Lint::findsWhatIsUnwise_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("client");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("hasFix");

    const auto row = [](const char* code, const char* text, const char* path, bool hasFix,
                        Generation client = Generation::Either, const char* note = "") {
        QTest::newRow((QByteArray(code) + note).constData())
            << QByteArray(text) << static_cast<int>(client) << QByteArray(code) << QByteArray(path) << hasFix;
    };
    row("base-url-lacks-v1", "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000', apiKey: 'local', models: []}}}}",
        "models.providers.v.baseUrl", true);
    row("double-version", "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000/v1/v1/', apiKey: 'local', models: []}}}}",
        "models.providers.v.baseUrl", true);
    row("base-url-is-a-call",
        "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000/v1/chat/completions', apiKey: 'local', models: []}}}}",
        "models.providers.v.baseUrl", true);
    row("bad-base-url", "{models: {providers: {v: {baseUrl: '127.0.0.1:8000/v1', apiKey: 'local', models: []}}}}",
        "models.providers.v.baseUrl", false);
    row("ollama-with-v1",
        "{models: {providers: {ollama: {baseUrl: 'http://127.0.0.1:11434/v1', apiKey: 'ollama-local', models: []}}}}",
        "models.providers.ollama.baseUrl", true);
    row("messages-with-v1",
        "{models: {providers: {p: {baseUrl: 'https://x.example/v1', apiKey: '${X_KEY}', api: 'anthropic-messages', models: []}}}}",
        "models.providers.p.baseUrl", true, Generation::List);
    row("missing-api-key", "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000/v1', models: []}}}}",
        "models.providers.v.apiKey", true);
    row("literal-secret",
        "{models: {providers: {v: {baseUrl: 'https://x.example/v1', apiKey: 'sk-0123456789abcdef', models: []}}}}",
        "models.providers.v.apiKey", false);
    row("literal-secret",
        "{models: {providers: {v: {baseUrl: 'https://x.example/v1', apiKey: '${K}', headers: {'X-Api-Key': 'abc123'}, models: []}}}}",
        "models.providers.v.headers.X-Api-Key", false, Generation::Either, " in a header");
    row("key-over-plain-http",
        "{models: {providers: {v: {baseUrl: 'http://192.168.1.9:8000/v1', apiKey: '${BOX_KEY}', models: []}}}}",
        "models.providers.v.baseUrl", false);
    row("no-timeout", "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000/v1', apiKey: 'local', models: []}}}}",
        "models.providers.v.timeoutSeconds", true, Generation::Entries);
    row("no-responses-api",
        "{models: {providers: {k: {baseUrl: 'http://127.0.0.1:5001/v1', apiKey: 'local', api: 'openai-responses', models: []}}}}",
        "models.providers.k.api", true);
    row("tls-not-verified",
        "{models: {providers: {v: {baseUrl: 'https://box.local/v1', apiKey: 'local', request: {tls: {insecureSkipVerify: true}},"
        "models: []}}}}",
        "models.providers.v.request.tls.insecureSkipVerify", true);
    row("context-refused",
        "{models: {providers: {anthropic: {models: [{id: 'a', name: 'a', contextWindow: 8192}]}}}}",
        "models.providers.anthropic.models.0.contextWindow", false, Generation::List);
    row("context-small", "{models: {providers: {anthropic: {models: [{id: 'a', name: 'a', contextWindow: 6000}]}}}}",
        "models.providers.anthropic.models.0.contextWindow", false, Generation::Entries);
    row("max-tokens-not-below-context",
        "{models: {providers: {anthropic: {models: [{id: 'a', name: 'a', contextWindow: 40000, maxTokens: 40000}]}}}}",
        "models.providers.anthropic.models.0.maxTokens", true);
    row("duplicate-model", "{models: {providers: {anthropic: {models: [{id: 'a', name: 'a'}, {id: 'a', name: 'b'}]}}}}",
        "models.providers.anthropic.models.1", true);
    row("repeated-fallback", "{agents: {defaults: {model: {primary: 'openai/a', fallbacks: ['openai/b', 'openai/a']}}}}",
        "agents.defaults.model.fallbacks.1", true);
    row("model-without-provider", "{agents: {defaults: {model: 'opuss'}}}", "agents.defaults.model", true);
    row("unknown-provider", "{agents: {defaults: {model: 'nowhere/a'}}}", "agents.defaults.model", false);
    row("replaced-provider", "{models: {mode: 'replace'}, agents: {defaults: {model: 'anthropic/a'}}}", "agents.defaults.model",
        true);
    row("undeclared-model",
        "{models: {providers: {v: {baseUrl: 'https://x.example/v1', apiKey: '${K}', models: [{id: 'a', name: 'a'}]}}},"
        "agents: {defaults: {model: 'v/b'}}}",
        "agents.defaults.model", false);
    row("not-allowed-model",
        "{agents: {defaults: {model: {primary: 'openai/a', fallbacks: ['openai/b']}, models: {'openai/a': {}}}}}",
        "agents.defaults.model.fallbacks.0", true);
    row("not-allowed-model",
        "{agents: {defaults: {model: {primary: 'openai/a', fallbacks: ['openai/b']}, modelPolicy: {allow: ['openai/a']}}}}",
        "agents.defaults.model.fallbacks.0", true, Generation::Entries, " by policy");
    row("strict-agent",
        "{agents: {defaults: {model: {primary: 'openai/a', fallbacks: ['openai/b']}}, entries: {w: {model: 'openai/c'}}}}",
        "agents.entries.w.model", true);
    row("duplicate-alias", "{agents: {defaults: {models: {'openai/a': {alias: 'Best'}, 'openai/b': {alias: 'best'}}}}}",
        "agents.defaults.models.openai/b.alias", true);
    row("no-hosted-net",
        "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000/v1', apiKey: 'local', models: [{id: 'a', name: 'a'}]}}},"
        "agents: {defaults: {model: 'v/a'}}}",
        "agents.defaults.model", false);
    row("weak-model-open-tools",
        "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000/v1', apiKey: 'local', models: [{id: 'qwen2.5-7b', name: 'q'}]}}},"
        "agents: {defaults: {model: 'v/qwen2.5-7b'}}}",
        "agents.defaults.model", true);
    row("weak-model-open-tools",
        "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000/v1', apiKey: 'local', models: [{id: 'big-70b-Q2_K', name: 'q'}]}}},"
        "agents: {defaults: {model: 'v/big-70b-Q2_K'}}}",
        "agents.defaults.model", true, Generation::Either, " when quantised");
    row("compaction-off", "{agents: {defaults: {compaction: {enabled: false}}}}", "agents.defaults.compaction.enabled", true);
    row("reasoning-may-leave",
        "{models: {providers: {lmstudio: {baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'lmstudio', api: 'openai-completions',"
        "models: [{id: 'a', name: 'a', reasoning: true}]}}}, channels: {whatsapp: {}}, agents: {defaults: {model: 'lmstudio/a'}}}",
        "models.providers.lmstudio.api", true);
}

void tst_Lint::findsWhatIsUnwise()
{
    QFETCH(QByteArray, text);
    QFETCH(int, client);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, path);
    QFETCH(bool, hasFix);
    const auto diagnostics = allDiagnostics(text.toStdString(), {static_cast<Generation>(client)});
    const auto found = std::find_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& each) {
        return each.code == code.toStdString() && each.path == path.toStdString();
    });
    QVERIFY2(found != diagnostics.end(), qPrintable(summary(diagnostics)));
    QCOMPARE(found->fix.has_value(), hasFix);
    QVERIFY(found->severity != Severity::Error);
    QVERIFY(!found->message.empty());
}

void tst_Lint::fixesAreLosslessAndSettleTheMatter()
{
    QFETCH(QByteArray, text);
    QFETCH(int, client);
    QFETCH(QByteArray, code);
    QFETCH(bool, hasFix);
    if (!hasFix)
        return;
    const std::vector<std::pair<std::string, std::string>> variables {{"X_KEY", "k"}};
    const MapEnvironment environment(variables);
    ConfigSession session(environment);
    const auto before = "// kept\n" + text.toStdString() + "\n";
    session.open("openclaw.json", before);
    session.setGeneration(static_cast<Generation>(client));
    const auto find = [&] {
        return std::find_if(session.diagnostics().begin(), session.diagnostics().end(),
                            [&code](const Diagnostic& each) { return each.code == code.toStdString() && each.fix; });
    };
    const auto found = find();
    QVERIFY(found != session.diagnostics().end());
    const auto fix = *found->fix;
    const auto done = session.applyFix(fix);
    QVERIFY2(done.isOk(), done.isOk() ? "" : done.error().message.c_str());
    QVERIFY(session.text().starts_with("// kept\n"));
    QVERIFY2(find() == session.diagnostics().end(), session.text().c_str());
    const auto errors = std::count_if(session.diagnostics().begin(), session.diagnostics().end(),
                                      [](const Diagnostic& each) { return each.severity == Severity::Error; });
    QVERIFY2(errors == 0, qPrintable(QString::fromStdString(session.text()) + summary(session.diagnostics())));
    QVERIFY(session.undo().isOk());
    QVERIFY(session.text() == before);
}

void tst_Lint::comparesWithWhatTheServerSays()
{
    const auto files = SourceFiles::load(
        "openclaw.json",
        "{models: {providers: {v: {baseUrl: 'http://127.0.0.1:8000/v1', apiKey: 'local', models: ["
        "{id: 'a', name: 'a', contextWindow: 65536}, {id: 'b', name: 'b'}]}}}}",
        nullptr);
    const auto config = lower(files, MapEnvironment()).config;
    const std::vector<ObservedModel> observed {{{ProviderId("v"), "a"}, TokenCount {32768}, true},
                                               {{ProviderId("v"), "b"}, std::nullopt, false}};
    const auto diagnostics = lint(files, config, Catalogue::builtIn(), observed);
    QCOMPARE(summary(diagnostics),
             QStringLiteral("warning context-larger-than-loaded models.providers.v.models.0.contextWindow\n"
                            "warning model-not-on-server models.providers.v.models.1.id\n"));
}

void tst_Lint::neverShowsASecret()
{
    const auto diagnostics = allDiagnostics(
        "{models: {providers: {v: {baseUrl: 'http://203.0.113.9/v1', apiKey: 'sk-very-secret-0123456789',"
        "headers: {Authorization: 'Bearer very-secret'}, models: 'very-secret'}}}, gateway: {auth: {token: ['very-secret']}}}");
    QVERIFY(diagnostics.size() > 3);
    for (const auto& diagnostic : diagnostics) {
        QVERIFY(diagnostic.message.find("very-secret") == std::string::npos);
        for (const auto& argument : diagnostic.arguments)
            QVERIFY(argument.value.find("very-secret") == std::string::npos);
    }
}

void tst_Lint::checksRulesBeyondTheSchema_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(expected);
    };
    row("one agent", "{agents: {entries: {a: {}}}}", "");
    row("two agents without an owner", "{agents: {entries: {a: {}, b: {}}}}", "error missing-ownership agents.ownership\n");
    row("two agents, explicit", "{agents: {ownership: 'explicit', entries: {a: {}, b: {}}}}", "");
    row("two agents, one marked", "{agents: {entries: {a: {default: true}, b: {}}}}", "");
    row("a list with one marked", "{agents: {list: [{id: 'a', default: true}, {id: 'b'}]}}", "");
    row("a list with none marked", "{agents: {list: [{id: 'a'}, {id: 'b'}]}}", "error missing-ownership agents.ownership\n");
    row("a list with a wrong key", "{agents: {list: [{id: 'a', nam: 'A'}]}}", "error unknown-key agents.list.0.nam\n");
    row("a list without an id", "{agents: {list: [{name: 'a'}]}}", "error unknown-key agents.list\n");
    row("the same agent twice", "{agents: {ownership: 'explicit', entries: {a: {}, A: {}}}}",
        "error bad-format agents.entries.A\nerror duplicate-agent agents.entries.A\n");
    row("heartbeat of nobody", "{agents: {defaults: {heartbeat: {agentId: 'ops'}}}}",
        "error unknown-agent agents.defaults.heartbeat.agentId\n");
    row("binding to nobody", "{bindings: [{agentId: 'x', match: {channel: 'telegram'}}]}",
        "error unknown-agent bindings.0.agentId\n");
    row("allow and alsoAllow", "{tools: {allow: ['a'], alsoAllow: ['b']}}", "error allow-and-also-allow tools\n");
    row("heartbeat without sense", "{agents: {defaults: {heartbeat: {every: 'soon'}}}}",
        "error bad-format agents.defaults.heartbeat.every\n");
    row("a withdrawn model", "{agents: {defaults: {model: 'google/gemini-1.5-pro'}}}",
        "error suppressed-model agents.defaults.model\n");
    row("a policy that is no model", "{agents: {defaults: {modelPolicy: {allow: ['nonsense']}}}}",
        "error bad-model-policy agents.defaults.modelPolicy.allow.0\n");
    row("a policy by alias", "{agents: {defaults: {models: {'a/b': {alias: 'X'}}, modelPolicy: {allow: ['x', 'c/*']}}}}", "");
    row("host network in a sandbox", "{agents: {defaults: {sandbox: {docker: {network: 'host'}}}}}",
        "error sandbox-host-network agents.defaults.sandbox.docker.network\n");
    row("a channel nobody knows", "{channels: {carrierpigeon: {}}}", "error unknown-channel channels.carrierpigeon\n");
    row("a reference to the wrong kind",
        "{secrets: {providers: {vault: {source: 'file', path: '/x', mode: 'json'}}}, models: {providers: {anthropic: {apiKey: "
        "{source: 'env', provider: 'vault', id: 'A'}}}}}",
        "error secret-source-mismatch models.providers.anthropic.apiKey\n");
}

void tst_Lint::checksRulesBeyondTheSchema()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(summary(lowered(text.toStdString(), {Generation::Entries}).diagnostics), expected);
}

void tst_Lint::trustsPluginsFromElsewhereInTheOlder()
{
    const auto found = [](const char* plugins) {
        const auto text = std::string("{plugins: {entries: {mine: {}}, ") + plugins + "}, channels: {pigeon: {}}}";
        return summary(lowered(text, {Generation::List}).diagnostics);
    };
    QCOMPARE(found("load: {paths: []}"),
             QStringLiteral("error unknown-channel channels.pigeon\nerror unknown-plugin plugins.entries.mine\n"));
    QVERIFY(!found("load: {paths: ['/opt/mine']}").contains(QLatin1String("error")));
    QVERIFY(!found("installs: {mine: {source: 'npm', spec: 'mine'}}").contains(QLatin1String("error")));
}

SWITCHYARD_TEST(tst_Lint)

#include "tst_lint.moc"
