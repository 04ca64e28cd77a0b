// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/systemclock.h"
#include "probing/capabilityservice.h"
#include "scriptedserver.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using health::Capability;
using health::Finding;
using testlib::ScriptedAnswer;
using testlib::patience;
using testlib::ScriptedServer;

class tst_Capabilities final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsOutAndProposes();
    void asksNothingMoreOfAModelThatDoesNotAnswer();
    void canBeCancelled();
    void readsTheLimitOutOfTheError_data();
    void readsTheLimitOutOfTheError();
    void provesNothingFromAnOverloadedServer();

private:
    bool run(ScriptedServer& server, ports::CapabilityReport& report, bool cancels = false);

    platform::SystemClock m_clock;
};

namespace {

//! A server of middling abilities: no images, no developer role, strings only, refuses unknown keys, 512 tokens.
ScriptedAnswer middling(const QByteArray& path, const QByteArray& body)
{
    const auto refuse = [](const char* text) {
        return ScriptedAnswer { 400, {}, QByteArray("{\"error\":{\"message\":\"") + text + "\"}}", {} };
    };
    if (!path.startsWith("POST"))
        return { 0, {}, {}, {} };
    if (path == "POST /v1/responses")
        return { 404, {}, R"({"detail":"Not Found"})", {} };
    if (body.contains("switchyard_extra"))
        return refuse("Extra inputs are not permitted");
    if (body.contains("image_url"))
        return refuse("image input is not supported");
    if (body.contains("\"developer\""))
        return refuse("Unexpected role developer");
    if (body.contains("\"content\":[{"))
        return refuse("messages[].content expected a string");
    if (body.contains("dog dog"))
        return { 400, {}, R"({"error":{"message":"request (577 tokens) exceeds the available context size (512 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":577,"n_ctx":512}})", {} };
    if (body.contains("\"stream\":true")) {
        QByteArray stream = "data: {\"choices\":[{\"delta\":{\"content\":\"OK\"}}],\"error\":null}\n\n";
        if (body.contains("include_usage"))
            stream += "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":1}}\n\n";
        return { 200, { "Content-Type: text/event-stream" }, stream + "data: [DONE]\n\n", {} };
    }
    const QByteArray call = R"({"id":"c","type":"function","function":{"name":"get_weather","arguments":"{}"}})";
    if (body.contains("both at once"))
        return { 200, {}, "{\"choices\":[{\"message\":{\"tool_calls\":[" + call + "]}}]}", {} };
    if (body.contains("get_weather"))
        return { 200, {}, "{\"choices\":[{\"message\":{\"tool_calls\":[" + call + "]}}]}", {} };
    if (body.contains("json_schema"))
        return { 200, {}, R"({"choices":[{"message":{"content":"{\"capital\":\"Paris\"}"}}]})", {} };
    return { 200, {}, R"({"choices":[{"message":{"content":"OK"}}]})", {} };
}

} // namespace

bool tst_Capabilities::run(ScriptedServer& server, ports::CapabilityReport& report, bool cancels)
{
    probing::HealthService service(m_clock);
    probing::ProbeTarget target;
    target.setup.provider = ProviderId("x");
    target.setup.baseUrl = server.url(QStringLiteral("/v1")).toStdString();
    target.setup.reach = health::Reach::Loopback;
    target.setup.models = { "tiny-tools" };
    auto address = probing::addressOf(target.setup.baseUrl, routing::Api::OpenAiCompletions, {});
    if (!address)
        return false;
    target.address = std::move(address).value();
    service.setTargets({ target });
    service.start();
    const ModelRef ref { ProviderId("x"), "tiny-tools" };
    if (!QTest::qWaitFor([&] { return service.book().model(ref)->status == health::Status::Ready; }, patience))
        return false;
    probing::CapabilityService capabilities(service);
    int finished = 0;
    std::size_t found = 0;
    connect(&capabilities, &ports::CapabilityPort::found, this, [&found] { ++found; });
    connect(&capabilities, &ports::CapabilityPort::finished, this, [&](const ports::CapabilityReport& result) {
        report = result;
        ++finished;
    });
    capabilities.start(ref);
    if (cancels)
        capabilities.cancel();
    const bool ended = QTest::qWaitFor([&finished] { return finished > 0; }, patience);
    return ended && finished == 1 && found == report.findings.size();
}

void tst_Capabilities::findsOutAndProposes()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp"));
    server.setHandler(middling);
    ports::CapabilityReport report;
    QVERIFY(run(server, report));
    QStringList findings;
    for (const auto& finding : report.findings)
        findings += QString::fromUtf8(health::word(finding.capability).data()) + u'=' + QString::fromUtf8(health::word(finding.finding).data());
    QCOMPARE(findings.join(u' '),
             QStringLiteral("answers=yes streaming=yes streaming-usage=yes responses=no tools=yes parallel-tools=unclear json-schema=yes "
                            "images=no developer-role=no content-parts=no extra-message-keys=no context-limit=yes"));
    QCOMPARE(report.proposal.api, std::string("openai-completions"));
    QCOMPARE(report.proposal.input, std::vector<std::string> { "text" });
    QCOMPARE(report.proposal.contextWindow, std::optional(TokenCount { 512 }));
    const std::vector<std::pair<std::string, bool>> compat {
        { "supportsTools", true },         { "supportsUsageInStreaming", true },
        { "supportsDeveloperRole", false }, { "supportsJsonSchemaResponseFormat", true },
        { "requiresStringContent", true }, { "strictMessageKeys", true },
    };
    QCOMPARE(report.proposal.compat, compat);
}

void tst_Capabilities::asksNothingMoreOfAModelThatDoesNotAnswer()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp"));
    int posts = 0;
    server.setHandler([&posts](const QByteArray& path, const QByteArray&) {
        if (!path.startsWith("POST"))
            return ScriptedAnswer { 0, {}, {}, {} };
        ++posts;
        return ScriptedAnswer { 500, {}, R"({"error":{"message":"model name=broken failed to load"}})", {} };
    });
    ports::CapabilityReport report;
    QVERIFY(run(server, report));
    QCOMPARE(posts, 2);
    QCOMPARE(report.failure, health::Reason::LoadFailed);
    QVERIFY(report.proposal.api.empty());
    QVERIFY(report.proposal.compat.empty());
}

void tst_Capabilities::canBeCancelled()
{
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp"));
    server.setHandler(middling);
    ports::CapabilityReport report;
    QVERIFY(run(server, report, true));
    QVERIFY(report.wasCancelled);
    QVERIFY(report.proposal.compat.empty());
}

void tst_Capabilities::readsTheLimitOutOfTheError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("limit");
    QTest::newRow("llama.cpp") << QByteArray(R"x({"error":{"message":"request (4821 tokens) exceeds the available context size (512 tokens), try increasing it","n_ctx":512}})x") << qint64(512);
    QTest::newRow("LM Studio") << QByteArray(R"x({"error":"The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 13055>= n_ctx: 4096)."})x") << qint64(4096);
    QTest::newRow("LM Studio, older") << QByteArray(R"x({"error":"Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded with context length of only 32768 tokens"})x") << qint64(32768);
    QTest::newRow("vLLM") << QByteArray(R"x({"error":{"message":"This model's maximum context length is 40960 tokens. However, you requested 43096 tokens"}})x") << qint64(40960);
    QTest::newRow("TabbyAPI") << QByteArray(R"x({"error":{"message":"Prompt length 40000 exceeds the available context size of 32768 tokens","code":"context_length_exceeded"}})x") << qint64(-1);
}

void tst_Capabilities::readsTheLimitOutOfTheError()
{
    QFETCH(QByteArray, body);
    QFETCH(qint64, limit);
    health::ServerAnswer answer;
    answer.httpStatus = 400;
    answer.body = body.toStdString();
    answer.json = health::Json::parse(answer.body);
    const auto finding = health::judgeCapability(Capability::ContextLimit, answer);
    QCOMPARE(finding.finding, Finding::Yes);
    QCOMPARE(finding.contextLimit ? finding.contextLimit->value : -1, limit);
}

void tst_Capabilities::provesNothingFromAnOverloadedServer()
{
    for (const auto capability : health::allCapabilities) {
        health::ServerAnswer answer;
        answer.httpStatus = 503;
        answer.body = R"({"error":"server busy, please try again.  maximum pending requests exceeded"})";
        answer.json = health::Json::parse(answer.body);
        QCOMPARE(health::judgeCapability(capability, answer).finding, Finding::Unclear);
        answer.httpStatus = 0;
        answer.reason = health::Reason::AnswerTimedOut;
        QCOMPARE(health::judgeCapability(capability, answer).finding, Finding::Unclear);
    }
}

SWITCHYARD_TEST(tst_Capabilities)
#include "tst_capabilities.moc"
