// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/regionpin.h"
#include "routing/routeplan.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using namespace switchyard::routing;

namespace {

//! A table whose chain `auto` holds the models in the order in which they were added.
struct Chain {
    RoutingTable table;
    std::vector<std::shared_ptr<Endpoint>> endpoints;
    std::vector<std::shared_ptr<ModelEntry>> models;

    ModelEntry& add(const std::string& name, const std::string& url)
    {
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->provider = ProviderId(name);
        endpoint->baseUrl = *parseBaseUrl(url);
        endpoint->trust = trustClassOf(endpoint->baseUrl.host);
        auto model = std::make_shared<ModelEntry>();
        model->ref = {endpoint->provider, "m"};
        model->endpoint = endpoint;
        table.models[model->ref.toString()] = model;
        table.routes["auto"].name = "auto";
        table.routes["auto"].candidates.push_back(model->ref);
        endpoints.push_back(std::move(endpoint));
        models.push_back(model);
        return *model;
    }

    RoutePlan plan(const RequestShape& shape = {}) const { return planRoute(table, *table.resolve("auto"), shape, {}); }
};

std::string order(const RoutePlan& plan)
{
    std::string text;
    for (const auto& candidate : plan.candidates)
        text += candidate.model->ref.provider.value();
    return text;
}

} // namespace

//! Who is asked, in which order, and why others are not.
class tst_Planning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reasoningPrefersWhoCan_data();
    void reasoningPrefersWhoCan();
    void regionsOfPins_data();
    void regionsOfPins();
    void forwarderIsAllowedOnlyWhenPinned_data();
    void forwarderIsAllowedOnlyWhenPinned();
    void filesStayOnTheNetwork_data();
    void filesStayOnTheNetwork();
    void skipsSayTheirPartsAndPlace();
    void unusableGoesLast_data();
    void unusableGoesLast();
};

void tst_Planning::reasoningPrefersWhoCan_data()
{
    QTest::addColumn<bool>("wanted");
    QTest::addColumn<QByteArray>("abilities");
    QTest::addColumn<QByteArray>("expected");
    // One letter a model: y reasons, n does not, ? nobody knows.
    QTest::newRow("not asked for") << false << QByteArray("nyn") << QByteArray("abc");
    QTest::newRow("asked for") << true << QByteArray("nyn") << QByteArray("b");
    QTest::newRow("unknown ones stay") << true << QByteArray("n?y") << QByteArray("bc");
    QTest::newRow("nobody can: all stay") << true << QByteArray("nn") << QByteArray("ab");
    QTest::newRow("only unknown ones") << true << QByteArray("??") << QByteArray("ab");
}

void tst_Planning::reasoningPrefersWhoCan()
{
    QFETCH(bool, wanted);
    QFETCH(QByteArray, abilities);
    QFETCH(QByteArray, expected);
    Chain chain;
    for (qsizetype i = 0; i < abilities.size(); ++i) {
        auto& model = chain.add(std::string(1, static_cast<char>('a' + i)), "http://127.0.0.1:1/v1");
        model.reasoningKnown = abilities[i] != '?';
        model.reasoning = abilities[i] == 'y';
    }
    RequestShape shape;
    shape.reasoning = wanted;
    const auto plan = chain.plan(shape);
    QCOMPARE(order(plan), expected.toStdString());
    for (const auto& skip : plan.skipped)
        QCOMPARE(skip.reason, SkipReason::ReasoningNotSupported);
}

void tst_Planning::regionsOfPins_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("region");
    const auto row = [](const char* name, const char* body, const char* region) { QTest::newRow(name) << QByteArray(body) << QByteArray(region); };
    row("one tag", R"({"provider":{"only":["google-vertex/us-east5"],"allow_fallbacks":false}})", "us");
    row("Europe", R"({"provider":{"allow_fallbacks":false,"only":["google-vertex/europe-west1"]}})", "eu");
    row("two of one region", R"({"provider":{"only":["google-vertex/us-east5","amazon-bedrock/us-west-2"],"allow_fallbacks":false}})", "us");
    row("two regions", R"({"provider":{"only":["google-vertex/us-east5","google-vertex/europe-west1"],"allow_fallbacks":false}})", "");
    row("all regions of a host", R"({"provider":{"only":["google-vertex"],"allow_fallbacks":false}})", "");
    row("a quantization is no region", R"({"provider":{"only":["deepinfra/fp8"],"allow_fallbacks":false}})", "");
    row("fallbacks allowed", R"({"provider":{"only":["google-vertex/us-east5"]}})", "");
    row("an order only", R"({"provider":{"order":["google-vertex/us-east5"],"allow_fallbacks":false}})", "");
    row("nothing", "", "");
    row("not JSON", "{", "");
}

void tst_Planning::regionsOfPins()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, region);
    QCOMPARE(pinnedRegion(body.toStdString()), region.toStdString());
}

void tst_Planning::forwarderIsAllowedOnlyWhenPinned_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("configured");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("allowed");
    const QByteArray anywhere = "https://openrouter.ai/api/v1";
    const QByteArray pinned = R"({"provider":{"only":["google-vertex/us-east5"],"allow_fallbacks":false}})";
    QTest::newRow("anywhere") << anywhere << QByteArray("global") << QByteArray() << false;
    QTest::newRow("pinned by its tag") << anywhere << QByteArray("global") << pinned << true;
    QTest::newRow("pinned, region of the address unknown") << anywhere << QByteArray() << pinned << true;
    QTest::newRow("address of the region") << QByteArray("https://us.openrouter.ai/api/v1") << QByteArray("us") << QByteArray() << true;
    QTest::newRow("address of another region") << QByteArray("https://eu.openrouter.ai/api/v1") << QByteArray("eu") << pinned << false;
    QTest::newRow("the same body elsewhere binds nobody") << QByteArray("https://api.example.com/v1") << QByteArray() << pinned << false;
    QTest::newRow("own house") << QByteArray("http://127.0.0.1:1/v1") << QByteArray() << QByteArray() << true;
}

void tst_Planning::forwarderIsAllowedOnlyWhenPinned()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, configured);
    QFETCH(QByteArray, body);
    QFETCH(bool, allowed);
    Chain chain;
    chain.add("a", url.toStdString()).extraBody = body.toStdString();
    chain.endpoints[0]->region = configured.toStdString();
    auto& privacy = chain.table.routes["auto"].policy.privacy;
    privacy.mode = Privacy::Mode::Regions;
    privacy.regions = {"us"};
    const auto plan = chain.plan();
    QCOMPARE(order(plan), std::string(allowed ? "a" : ""));
    if (!allowed)
        QCOMPARE(plan.skipped.at(0).reason, SkipReason::OutsideRegions);
}

void tst_Planning::filesStayOnTheNetwork_data()
{
    QTest::addColumn<bool>("stay");
    QTest::addColumn<int>("kind");
    QTest::addColumn<std::string>("asked");
    const auto row = [](const char* name, bool stay, int kind, const char* asked) {
        QTest::newRow(name) << stay << kind << std::string(asked);
    };
    row("text may go", true, 0, "abc");
    row("an image stays", true, 1, "ac");
    row("sound stays", true, 2, "ac");
    row("a video stays", true, 3, "ac");
    row("a file stays", true, 4, "ac");
    row("all may go", false, 1, "abc");
}

void tst_Planning::filesStayOnTheNetwork()
{
    QFETCH(bool, stay);
    QFETCH(int, kind);
    QFETCH(std::string, asked);
    Chain chain;
    chain.add("a", "http://127.0.0.1:1/v1");
    chain.add("b", "https://api.example.com/v1");
    chain.add("c", "http://192.168.1.7:1/v1");
    chain.table.routes["auto"].policy.privacy.filesStayLocal = stay;
    RequestShape shape;
    shape.inputs = {kind == 1, kind == 2, kind == 3, kind == 4};
    const auto plan = chain.plan(shape);
    QCOMPARE(order(plan), asked);
    if (asked == "ac")
        QCOMPARE(plan.skipped.at(0).reason, SkipReason::OutsidePrivacy);
}

void tst_Planning::skipsSayTheirPartsAndPlace()
{
    Chain chain;
    chain.add("a", "http://127.0.0.1:1/v1").contextWindow = TokenCount {4000};
    chain.add("b", "http://127.0.0.1:1/v1").inputsKnown = true;
    chain.add("c", "http://127.0.0.1:1/v1");
    RequestShape shape;
    shape.promptEstimate = {5000};
    shape.inputs.image = true;
    const auto plan = chain.plan(shape);
    QCOMPARE(order(plan), std::string("c"));
    QCOMPARE(plan.candidates[0].rank, std::size_t(2));
    QCOMPARE(plan.skipped.size(), std::size_t(2));
    QCOMPARE(plan.skipped[0].need.value_or(0), std::int64_t(5000));
    QCOMPARE(plan.skipped[0].have.value_or(0), std::int64_t(4000));
    QCOMPARE(plan.skipped[1].subject, std::string("image"));
    QCOMPARE(plan.skipped[1].rank, std::size_t(1));
}

void tst_Planning::unusableGoesLast_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("just found unreachable") << QByteArray("unreachable") << 5 << QByteArray("ba");
    QTest::newRow("unreachable a while ago") << QByteArray("unreachable") << 30 << QByteArray("ab");
    QTest::newRow("paused by a person, however long ago") << QByteArray("paused") << 3600 << QByteArray("ba");
}

void tst_Planning::unusableGoesLast()
{
    QFETCH(QByteArray, reason);
    QFETCH(int, seconds);
    QFETCH(QByteArray, expected);
    Chain chain;
    const ModelRef ref = chain.add("a", "http://127.0.0.1:1/v1").ref;
    chain.add("b", "http://127.0.0.1:2/v1");
    HealthSnapshot health;
    PlanInputs inputs;
    inputs.now = SteadyTime(std::chrono::hours(5));
    inputs.health = &health;
    health.models[ref].state = ModelState::Unusable;
    health.models[ref].reason = reason.toStdString();
    health.models[ref].observedAt = inputs.now - std::chrono::seconds(seconds);
    QCOMPARE(order(planRoute(chain.table, *chain.table.resolve("auto"), {}, inputs)), expected.toStdString());
}

SWITCHYARD_TEST(tst_Planning)
#include "tst_planning.moc"
