// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/pastedaddress.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;

class tst_PastedAddress final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void takesTheKeyOutOfACurlLine();
    void leavesReferencesAlone();
    void readsAProviderBlock_data();
    void readsAProviderBlock();
    void suitsTheFamily_data();
    void suitsTheFamily();
};

void tst_PastedAddress::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("api");

    const auto row = [](const char* text, const char* expected, const char* api = "") {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected) << QString::fromUtf8(api);
    };
    row("localhost:1234", "http://localhost:1234/v1");
    row("1234", "http://127.0.0.1:1234/v1");
    row(":8080", "http://127.0.0.1:8080/v1");
    row("http://h:1234/", "http://h:1234/v1");
    row("http://h:1234", "http://h:1234/v1");
    row("HTTP://H:1234/V1", "http://h:1234/V1");
    row("http://h:1234/v1", "http://h:1234/v1");
    row("http://h:1234/v1/", "http://h:1234/v1");
    row("http://h:1234/v1/models", "http://h:1234/v1");
    row("http://h:1234/v1/chat/completions", "http://h:1234/v1", "openai-completions");
    row("http://h:1234/v1/responses", "http://h:1234/v1", "openai-responses");
    row("http://h:1234/v1/messages", "http://h:1234", "anthropic-messages");
    row("http://h:1234/models", "http://h:1234/v1");
    row("http://h:1234/v1/models?x=1#y", "http://h:1234/v1");
    row("http://user:secret@h:1234/v1", "http://h:1234/v1");
    row("  `http://127.0.0.1:11434/api/tags`, ", "http://127.0.0.1:11434", "ollama");
    row("http://localhost:11434/api/chat", "http://localhost:11434", "ollama");
    row("http://localhost:1234/api/v1/models", "http://localhost:1234/v1");
    row("http://127.0.0.1:12434/engines/v1/chat/completions", "http://127.0.0.1:12434/engines/v1", "openai-completions");
    row("http://0.0.0.0:8000", "http://127.0.0.1:8000/v1");
    row("[::1]:8080", "http://[::1]:8080/v1");
    row("10.0.0.7:8000", "http://10.0.0.7:8000/v1");
    row("mac-studio.local:1234", "http://mac-studio.local:1234/v1");
    row("api.openai.com", "https://api.openai.com/v1");
    row("https://openrouter.ai", "https://openrouter.ai/api/v1");
    row("https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/api/v1", "openai-completions");
    row("https://api.anthropic.com", "https://api.anthropic.com", "anthropic-messages");
    row("https://api.anthropic.com/v1/messages", "https://api.anthropic.com", "anthropic-messages");
    row("https://api.minimax.io/anthropic", "https://api.minimax.io/anthropic", "anthropic-messages");
    row("https://api.z.ai/api/paas/v4", "https://api.z.ai/api/paas/v4");
    row("api.z.ai", "https://api.z.ai/api/paas/v4");
    row("https://generativelanguage.googleapis.com/v1beta/models/gemini-3-pro:generateContent",
        "https://generativelanguage.googleapis.com/v1beta", "google-generative-ai");
    row("https://proxy.example/llm/v1/chat/completions", "https://proxy.example/llm/v1", "openai-completions");
    row("curl http://localhost:1234/v1/models", "http://localhost:1234/v1");
    row("$ curl -s 'http://localhost:1234/v1/models' | jq", "http://localhost:1234/v1");
    row("curl -X POST http://h:8000/v1/chat/completions \\\n  -H \"Content-Type: application/json\" \\\n  -d '{\"model\": \"q\"}'",
        "http://h:8000/v1", "openai-completions");
    row("curl.exe ^\n --url http://h:8000/v1/responses", "http://h:8000/v1", "openai-responses");
}

void tst_PastedAddress::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(QString, api);

    const auto address = health::normalisePastedAddress(text.toStdString());
    QVERIFY2(address.isOk(), address.isOk() ? "" : address.error().message.c_str());
    QCOMPARE(QString::fromStdString(address->baseUrl), expected);
    QCOMPARE(QString::fromStdString(address->api), api);
    // What came out goes in again unchanged.
    const auto again = health::normalisePastedAddress(address->baseUrl);
    QVERIFY(again.isOk());
    if (api != QLatin1String("ollama") && (api != QLatin1String("anthropic-messages") || expected.contains(QLatin1String("anthropic"))))
        QCOMPARE(again->baseUrl, address->baseUrl);
}

void tst_PastedAddress::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray(" \n\t ");
    QTest::newRow("prose") << QByteArray("please use my server");
    QTest::newRow("ftp") << QByteArray("ftp://h/v1");
    QTest::newRow("no host") << QByteArray("http:///v1");
    QTest::newRow("port out of range") << QByteArray("http://h:99999/v1");
    QTest::newRow("cURL without URL") << QByteArray("curl -H 'a: b'");
    QTest::newRow("JSON without a base URL") << QByteArray("{ models: [] }");
    QTest::newRow("broken block") << QByteArray("lmstudio: { baseUrl: ");
    QTest::newRow("control characters") << QByteArray("http://h\x01/v1");
    QTest::newRow("very long") << QByteArray(2'000'000, 'a');
}

void tst_PastedAddress::refuses()
{
    QFETCH(QByteArray, text);
    const auto address = health::normalisePastedAddress(text.toStdString());
    QVERIFY(!address.isOk());
    QVERIFY(!address.error().message.empty());
    QVERIFY(address.error().message.size() < 300);
}

void tst_PastedAddress::takesTheKeyOutOfACurlLine()
{
    const auto address = health::normalisePastedAddress(
        "curl https://api.x.example/v1/chat/completions -H 'Authorization: Bearer sk-abc123def456' -H 'X-Team: red' "
        "--data-raw '{\"model\":\"big\",\"messages\":[]}'");
    QVERIFY(address.isOk());
    QCOMPARE(address->key, Secret("sk-abc123def456"));
    QVERIFY(address->baseUrl.find("abc123") == std::string::npos);
    QCOMPARE(address->headers.size(), std::size_t(1));
    QCOMPARE(address->modelIds, std::vector<std::string> { "big" });
}

void tst_PastedAddress::leavesReferencesAlone()
{
    const auto address
        = health::normalisePastedAddress("curl https://h.example/v1/models -H \"Authorization: Bearer $OPENAI_API_KEY\"");
    QVERIFY(address.isOk());
    QVERIFY(address->key.isEmpty());
}

void tst_PastedAddress::readsAProviderBlock_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");

    QTest::newRow("whole configuration")
        << QStringLiteral("{ models: { mode: 'merge', providers: { lmstudio: { baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'lm-key', "
                          "api: 'openai-responses', models: [ { id: 'a' }, { id: 'b' } ] } } } }")
        << QStringLiteral("lmstudio");
    QTest::newRow("member with a comment and a comma")
        << QStringLiteral("// mine\nlmstudio: { baseUrl: \"http://127.0.0.1:1234/v1\", apiKey: \"lm-key\", api: \"openai-responses\", "
                          "models: [{ id: \"a\" }, { id: \"b\" },] },")
        << QStringLiteral("lmstudio");
    QTest::newRow("bare") << QStringLiteral("{ baseUrl: 'http://127.0.0.1:1234/v1', apiKey: 'lm-key', api: 'openai-responses', "
                                            "models: [{id:'a'},{id:'b'}] }")
                          << QString();
}

void tst_PastedAddress::readsAProviderBlock()
{
    QFETCH(QString, text);
    QFETCH(QString, id);

    const auto address = health::normalisePastedAddress(text.toStdString());
    QVERIFY2(address.isOk(), address.isOk() ? "" : address.error().message.c_str());
    QCOMPARE(QString::fromStdString(address->providerId), id);
    QCOMPARE(address->baseUrl, std::string("http://127.0.0.1:1234/v1"));
    QCOMPARE(address->api, std::string("openai-responses"));
    QCOMPARE(address->key, Secret("lm-key"));
    QCOMPARE(address->modelIds, (std::vector<std::string> { "a", "b" }));
}

void tst_PastedAddress::suitsTheFamily_data()
{
    QTest::addColumn<int>("family");
    QTest::addColumn<QString>("api");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    using health::ServerFamily;
    const auto row = [](const char* name, ServerFamily family, const char* api, const char* url, const char* expected) {
        QTest::newRow(name) << static_cast<int>(family) << QString::fromUtf8(api) << QString::fromUtf8(url) << QString::fromUtf8(expected);
    };
    row("Ollama's own API wants no /v1", ServerFamily::Ollama, "ollama", "http://127.0.0.1:11434/v1", "http://127.0.0.1:11434");
    row("Ollama's other API wants it", ServerFamily::Ollama, "openai-completions", "http://127.0.0.1:11434", "http://127.0.0.1:11434/v1");
    row("LM Studio", ServerFamily::LmStudio, "openai-completions", "http://127.0.0.1:1234", "http://127.0.0.1:1234/v1");
    row("Docker", ServerFamily::DockerModelRunner, "openai-completions", "http://127.0.0.1:12434", "http://127.0.0.1:12434/engines/v1");
    row("Anthropic", ServerFamily::Anthropic, "anthropic-messages", "https://api.anthropic.com/v1", "https://api.anthropic.com");
}

void tst_PastedAddress::suitsTheFamily()
{
    QFETCH(int, family);
    QFETCH(QString, api);
    QFETCH(QString, url);
    QFETCH(QString, expected);
    const auto result = health::baseUrlFor(static_cast<health::ServerFamily>(family), api.toStdString(), url.toStdString());
    QCOMPARE(QString::fromStdString(result), expected);
}

SWITCHYARD_TEST(tst_PastedAddress)
#include "tst_pastedaddress.moc"
