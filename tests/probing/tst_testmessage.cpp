// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/systemclock.h"
#include "probing/providercheckservice.h"
#include "scriptedserver.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace switchyard;
using testlib::patience;
using testlib::ScriptedServer;

//! One small real generation in each protocol: what is sent, and what is read from the streams of well servers.
class tst_TestMessage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAnAnswer_data();
    void readsAnAnswer();

private:
    platform::SystemClock m_clock;
};

void tst_TestMessage::readsAnAnswer_data()
{
    QTest::addColumn<QString>("api");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("tokens");
    const auto row = [](const char* name, const char* api, const char* family, const char* call, const char* sent, const QByteArray& stream,
                        const char* text, int tokens) {
        QTest::newRow(name) << QString::fromUtf8(api) << QString::fromUtf8(family) << QByteArray(call) << QByteArray(sent) << stream
                            << QString::fromUtf8(text) << tokens;
    };
    constexpr auto chat = "POST /v1/chat/completions";
    row("completions", "openai-completions", "generic", chat, R"("max_tokens":20)",
        ": keepalive\n\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}\n\n"
        "data: {\"choices\":[{\"delta\":{\"content\":\"O\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"K\"}}]}\n\n"
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n",
        "OK", 2);
    row("completions with carriage returns", "openai-completions", "generic", chat, R"("stream":true)",
        "data:{\"choices\":[{\"delta\":{\"content\":\"OK\"}}]}\r\n\r\ndata: [DONE]\r\n\r\n", "OK", -1);
    row("thinks and never gets to a word", "openai-completions", "generic", chat, R"("stream":true)",
        "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"Hm, the user\"}}]}\n\ndata: {\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}\n\n",
        "", -1);
    row("thinks in secret", "openai-completions", "generic", chat, R"("stream":true)",
        "data: {\"choices\":[{\"delta\":{\"content\":\"\"},\"finish_reason\":\"length\"}]}\n\n"
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":20}}\n\n",
        "", 20);
    row("responses", "openai-responses", "generic", "POST /v1/responses", R"("max_output_tokens":20)",
        "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"delta\":\"OK\"}\n\n"
        "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"error\":null,\"usage\":{\"output_tokens\":3}}}\n\n",
        "OK", 3);
    row("messages", "anthropic-messages", "generic", "POST /v1/messages", R"("max_tokens":20)",
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}\n\n"
        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"OK\"}}\n\n"
        "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":4}}\n\n",
        "OK", 4);
    row("google", "google-generative-ai", "generic", "POST /v1/models/m:streamGenerateContent?alt=sse", R"("maxOutputTokens":20)",
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"let me see\",\"thought\":true},{\"text\":\"OK\"}]}}],"
        "\"usageMetadata\":{\"candidatesTokenCount\":2}}\r\n\r\n",
        "OK", 2);
    row("ollama", "ollama", "ollama", "POST /api/chat", R"("num_predict":20)",
        "{\"message\":{\"role\":\"assistant\",\"thinking\":\"hm\"},\"done\":false}\n{\"message\":{\"role\":\"assistant\",\"content\":\"OK\"},\"done\":false}\n"
        "{\"message\":{\"content\":\"\"},\"done\":true,\"eval_count\":5}\n",
        "OK", 5);
}

void tst_TestMessage::readsAnAnswer()
{
    QFETCH(QString, api);
    QFETCH(QString, family);
    QFETCH(QByteArray, call);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, stream);
    QFETCH(QString, text);
    QFETCH(int, tokens);

    ScriptedServer server;
    server.load(family);
    if (api == QLatin1String("google-generative-ai"))
        server.set("GET /v1/models", { 200, {}, R"({"models":[{"name":"models/m","supportedGenerationMethods":["generateContent"]}]})", {} });
    QByteArray body;
    server.setHandler([&](const QByteArray& what, const QByteArray& request) {
        if (!what.startsWith("POST") || what == "POST /api/show")
            return testlib::ScriptedAnswer { 0, {}, {}, {} };
        body = what + ' ' + request;
        return testlib::ScriptedAnswer { what == call ? 200 : 404, { "Content-Type: text/event-stream" }, stream, {} };
    });
    probing::ProviderCheckService service(m_clock, nullptr, testlib::longDeadlines);
    QSignalSpy finished(&service, &ports::ProviderCheckPort::finished);
    std::optional<ports::TestMessageResult> result;
    connect(&service, &ports::ProviderCheckPort::tested, this, [&result](const ports::TestMessageResult& tested) { result = tested; });
    ports::CheckRequest request;
    request.text = server.url(QStringLiteral("/v1")).toStdString();
    request.api = api.toStdString();
    request.key = Secret("sk-of-the-test-message");
    service.check(request);
    QTRY_COMPARE(finished.count(), 1);
    service.sendTest("m");
    QVERIFY(service.isTesting());
    QTRY_VERIFY(result);
    QVERIFY2(body.startsWith(call), body.constData());
    QVERIFY2(body.contains(sent), body.constData());
    QVERIFY2(result->isGood, result->diagnosis.evidence ? result->diagnosis.evidence->firstBytes.c_str() : "no evidence");
    QCOMPARE(QString::fromStdString(result->text), text);
    QCOMPARE(result->tokens ? static_cast<int>(result->tokens->value) : -1, tokens);
    QVERIFY(!service.isTesting());
}

SWITCHYARD_TEST(tst_TestMessage)
#include "tst_testmessage.moc"
