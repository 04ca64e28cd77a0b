// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "configtesting.h"
#include "testlib/testmain.h"

#include "config/routingtablebuilder.h"
#include "routing/routingtable.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::config;
using namespace switchyard::config::testing;

namespace {

std::shared_ptr<const routing::RoutingTable> tableOf(const std::string& text, const MapEnvironment& environment = MapEnvironment(),
                                                     const ResolvedKeys& keys = {}, const char* policy = "")
{
    const auto config = lower(SourceFiles::load("openclaw.json", text, nullptr), environment).config;
    return buildRoutingTable(config, lowerPolicy(json5::Document::parse(policy)).policy, Catalogue::builtIn(), keys, environment);
}

MapEnvironment environmentOf(const char* name, const char* value)
{
    return MapEnvironment(std::vector<std::pair<std::string, std::string>> {{name, value}});
}

QString names(const routing::Route& route)
{
    std::string text;
    for (const auto& ref : route.candidates)
        text += (text.empty() ? "" : " ") + ref.toString();
    return QString::fromStdString(text);
}

} // namespace

class tst_RoutingTableBuilder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void catalogueIsComplete();
    void judgesTrust_data();
    void judgesTrust();
    void buildsTheHybridSeed();
    void findsKeysInOrder();
    void namesWhatKeepsAnEndpointFromWork_data();
    void namesWhatKeepsAnEndpointFromWork();
    void replaceModeLeavesOutBuiltIns();
    void mergesParameters();
    void givesAModelItsOwnEndpoint();
    void appliesThePolicy();
    void aWrittenFirstTokenTimeIsChosen();
    void knowsRegions();
};

void tst_RoutingTableBuilder::catalogueIsComplete()
{
    const auto& catalogue = Catalogue::builtIn();
    QVERIFY(catalogue.providers().size() >= 12);
    for (const auto& provider : catalogue.providers()) {
        QVERIFY2(trustClassOf(provider.baseUrl) == TrustClass::Hosted, provider.id.value().c_str());
        QVERIFY(provider.api != Api::Unspecified && provider.api != Api::Unknown);
        QVERIFY(!provider.keyVariables.empty());
        QVERIFY(provider.keyPage.starts_with("https://"));
    }
    for (const auto& family : catalogue.families()) {
        QVERIFY2(family.api != Api::Unspecified && family.api != Api::Unknown, family.id.c_str());
        QVERIFY(family.port > 0 && family.port < 65536);
        QVERIFY(family.markerKey.empty() || catalogue.isMarkerKey(family.markerKey));
    }
    QCOMPARE(catalogue.familyOf("http://127.0.0.1:1234/v1")->id, std::string("lmstudio"));
    QVERIFY(!catalogue.familyOf("https://api.example.com:1234/v1"));
    QVERIFY(catalogue.isBundled("Anthropic"));
    QVERIFY(!catalogue.isBundled("mine"));
    QVERIFY(!catalogue.isMarkerKey("sk-0123456789abcdef0123"));
}

void tst_RoutingTableBuilder::judgesTrust_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("trust");
    const auto row = [](const char* url, TrustClass trust) { QTest::newRow(url) << QByteArray(url) << static_cast<int>(trust); };
    row("http://127.0.0.1:1234/v1", TrustClass::Loopback);
    row("http://localhost/v1", TrustClass::Loopback);
    row("http://[::1]:8000", TrustClass::Loopback);
    row("http://192.168.0.4:8000/v1", TrustClass::LocalNetwork);
    row("http://box.local/v1", TrustClass::LocalNetwork);
    row("https://api.anthropic.com", TrustClass::Hosted);
    row("no address at all", TrustClass::Hosted);
}

void tst_RoutingTableBuilder::judgesTrust()
{
    QFETCH(QByteArray, url);
    QFETCH(int, trust);
    QCOMPARE(static_cast<int>(trustClassOf(url.toStdString())), trust);
}

void tst_RoutingTableBuilder::buildsTheHybridSeed()
{
    const auto table = tableOf(dataFile("seed-hybrid.json5"), environmentOf("ANTHROPIC_API_KEY", "sk-ant"));
    QCOMPARE(names(table->routes.at("auto")),
             QStringLiteral("anthropic/claude-sonnet-4-5 lmstudio/minimax-m2.1-gs32 anthropic/claude-opus-4-6"));
    QVERIFY(table->routes.contains("agent/main"));
    const auto& anthropic = *table->endpoints.at("anthropic");
    QVERIFY(anthropic.problem == routing::EndpointProblem::None);
    QVERIFY(anthropic.api == routing::Api::AnthropicMessages);
    QCOMPARE(anthropic.keys.size(), std::size_t {1});
    const auto& model = *table->models.at("lmstudio/minimax-m2.1-gs32");
    QVERIFY(model.contextWindow == TokenCount {196608});
    QVERIFY(model.endpoint->trust == TrustClass::Loopback);
    QCOMPARE(std::string(model.endpoint->keys.front().reveal()), std::string("lmstudio"));
    QCOMPARE(table->aliases.at("minimax local").toString(), std::string("lmstudio/minimax-m2.1-gs32"));
    QVERIFY(table->models.contains("anthropic/claude-opus-4-6"));
    QVERIFY(!table->endpoints.contains("openai"));
}

void tst_RoutingTableBuilder::findsKeysInOrder()
{
    const std::string text = "{models: {providers: {openai: {apiKey: '${MINE}'}}}, agents: {defaults: {model: 'openai/a'}}}";
    const auto keysOf = [&](const MapEnvironment& environment, const ResolvedKeys& keys) {
        std::string joined;
        const auto table = tableOf(text, environment, keys);
        for (const auto& key : table->endpoints.at("openai")->keys)
            joined += std::string(key.reveal()) + ' ';
        return QString::fromStdString(joined);
    };
    ResolvedKeys stored;
    stored.providers = {{ProviderId("openai"), Secret("stored1")}, {ProviderId("openai"), Secret("stored2")}};
    const MapEnvironment both({{"MINE", "configured"}, {"OPENAI_API_KEY", "environment"}});
    const auto usual = environmentOf("OPENAI_API_KEY", "environment");
    QCOMPARE(keysOf(both, stored), QStringLiteral("configured stored1 stored2 "));
    QCOMPARE(keysOf(usual, stored), QStringLiteral("stored1 stored2 "));
    QCOMPARE(keysOf(usual, {}), QStringLiteral("environment "));
    QCOMPARE(keysOf(MapEnvironment(), {}), QString());
    const auto config = lowered(text).config;
    QCOMPARE(providersWantingKeys(config, Catalogue::builtIn(), MapEnvironment()).size(), std::size_t {1});
    QVERIFY(providersWantingKeys(config, Catalogue::builtIn(), both).empty());
}

void tst_RoutingTableBuilder::namesWhatKeepsAnEndpointFromWork_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<int>("problem");
    const auto row = [](const char* name, const char* provider, routing::EndpointProblem problem) {
        QTest::newRow(name) << QByteArray(provider) << static_cast<int>(problem);
    };
    using enum routing::EndpointProblem;
    row("fine", "baseUrl: 'http://127.0.0.1:8000/v1'", None);
    row("no key for a hosted one", "baseUrl: 'https://x.example/v1'", NoKey);
    row("no key needed on the network", "baseUrl: 'http://10.0.0.2:8000/v1'", None);
    row("no address", "apiKey: 'x'", Misconfigured);
    row("variable without value", "baseUrl: '${NOWHERE}/v1', apiKey: 'x'", Misconfigured);
    row("no url", "baseUrl: 'box:8000', apiKey: 'x'", Misconfigured);
    row("oauth", "baseUrl: 'https://x.example/v1', auth: 'oauth'", AuthNotSupported);
    row("api nobody speaks", "baseUrl: 'https://x.example/v1', apiKey: 'k', api: 'bedrock-converse-stream'", ApiNotSpoken);
    row("header without value", "baseUrl: 'http://127.0.0.1:8000/v1', headers: {'X-Key': '${NOWHERE}'}", Misconfigured);
}

void tst_RoutingTableBuilder::namesWhatKeepsAnEndpointFromWork()
{
    QFETCH(QByteArray, provider);
    QFETCH(int, problem);
    const auto table = tableOf("{models: {providers: {p: {" + provider.toStdString() + ", models: []}}}}");
    const auto& endpoint = *table->endpoints.at("p");
    QCOMPARE(static_cast<int>(endpoint.problem), problem);
    QCOMPARE(endpoint.problemDetail.empty(), problem == static_cast<int>(routing::EndpointProblem::None));
}

void tst_RoutingTableBuilder::replaceModeLeavesOutBuiltIns()
{
    const auto table = tableOf("{models: {mode: 'replace'}, agents: {defaults: {model: 'openai/a'}}}");
    QVERIFY(table->endpoints.empty());
    QCOMPARE(names(table->routes.at("auto")), QStringLiteral("openai/a"));
}

void tst_RoutingTableBuilder::mergesParameters()
{
    const auto table = tableOf(
        "{models: {providers: {p: {baseUrl: 'http://127.0.0.1:1/v1', params: {temperature: 1, topP: 0.5}, models: ["
        "{id: 'm', name: 'm', params: {temperature: 0.2, extra_body: {seed: 7}, preload: false},"
        "compat: {openRouterRouting: {only: ['a/us']}, requiresStringContent: true}}]}}},"
        "agents: {defaults: {models: {'p/m': {params: {chat_template_kwargs: {enable_thinking: false}, note: '${X}'}}}}}}");
    const auto& model = *table->models.at("p/m");
    QCOMPARE(QString::fromStdString(model.extraBody),
             QStringLiteral("{\"temperature\":0.2,\"top_p\":0.5,\"seed\":7,\"chat_template_kwargs\":{\"enable_thinking\":false},"
                            "\"provider\":{\"only\":[\"a/us\"]}}"));
    QVERIFY(model.compat.requiresStringContent == true);
}

void tst_RoutingTableBuilder::givesAModelItsOwnEndpoint()
{
    const auto table = tableOf("{models: {providers: {p: {baseUrl: 'http://127.0.0.1:1/v1', headers: {'X-A': 'a'}, models: ["
                               "{id: 'm', name: 'm'}, {id: 'n', name: 'n', baseUrl: 'http://10.0.0.7:2', api: 'anthropic-messages',"
                               "headers: {'x-a': 'b'}}]}}}}");
    const auto& own = *table->models.at("p/n")->endpoint;
    QVERIFY(table->models.at("p/m")->endpoint == table->endpoints.at("p"));
    QVERIFY(own.api == routing::Api::AnthropicMessages);
    QVERIFY(own.trust == TrustClass::LocalNetwork);
    QCOMPARE(own.headers.size(), std::size_t {1});
    QCOMPARE(std::string(own.headers.front().value.reveal()), std::string("b"));
}

void tst_RoutingTableBuilder::appliesThePolicy()
{
    const auto table = tableOf(dataFile("seed-hybrid.json5"), MapEnvironment(), {},
                               "{listen: 12000, cold: 'wait', routes: {auto: {cold: 'shield', privacy: 'local-only'},"
                               "'lmstudio/minimax-m2.1-gs32': {budgets: {firstToken: '9s'}}}}");
    QCOMPARE(int(table->listen.port), 12000);
    QVERIFY(table->routes.at("auto").policy.cold == routing::ColdPolicy::Shield);
    QVERIFY(table->routes.at("auto").policy.privacy.mode == routing::Privacy::Mode::LocalOnly);
    QVERIFY(table->defaults.cold == routing::ColdPolicy::Wait);
    QVERIFY(table->routes.at("lmstudio/minimax-m2.1-gs32").policy.budgets.firstToken == std::chrono::seconds(9));
}

//! Who writes the usual time wants exactly that; who writes none leaves it to the engine.
void tst_RoutingTableBuilder::aWrittenFirstTokenTimeIsChosen()
{
    using namespace std::chrono_literals;
    const auto chosen = [](const char* policy) {
        const auto table = tableOf(dataFile("seed-hybrid.json5"), MapEnvironment(), {}, policy);
        return table->routes.at("auto").policy.budgets.firstToken;
    };
    QVERIFY(!chosen("{}"));
    QVERIFY(!chosen("{budgets: {gap: '30s'}, routes: {auto: {budgets: {connect: '5s'}}}}"));
    QVERIFY(chosen("{budgets: {firstToken: '30s'}}") == 30s);
    QVERIFY(chosen("{routes: {auto: {budgets: {firstToken: '30s'}}}}") == 30s);
    QVERIFY(chosen("{budgets: {firstToken: '9s'}, routes: {auto: {budgets: {firstToken: '30s'}}}}") == 30s);
    QVERIFY(chosen("{budgets: {firstToken: '9s'}, routes: {auto: {cold: 'wait'}}}") == 9s);
}

void tst_RoutingTableBuilder::knowsRegions()
{
    const auto region = [](const char* provider) {
        return tableOf(std::string("{models: {providers: {") + provider + "}}}")->endpoints.begin()->second->region;
    };
    QCOMPARE(region("moonshot: {baseUrl: 'https://api.moonshot.cn/v1'}"), std::string("cn"));
    QCOMPARE(region("zai: {baseUrl: 'https://api.z.ai/api/coding/paas/v4'}"), std::string("global"));
    QCOMPARE(region("openrouter: {baseUrl: 'https://eu.openrouter.ai/api/v1'}"), std::string("eu"));
    QCOMPARE(region("mistral: {}"), std::string("eu"));
    QCOMPARE(region("x: {baseUrl: 'https://x.example/v1', region: 'DE', models: []}"), std::string("de"));
}

SWITCHYARD_TEST(tst_RoutingTableBuilder)

#include "tst_routingtablebuilder.moc"
