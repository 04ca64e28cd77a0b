// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/pastedaddress.h"
#include "health/pastedsecrets.h"
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
    void showsNoSecret_data();
    void showsNoSecret();
    void putsSecretsBack_data();
    void putsSecretsBack();
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

void tst_PastedAddress::showsNoSecret_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("key");
    const auto row = [](const char* name, const char* text, const char* shown, const char* key = "") {
        QTest::newRow(name) << QByteArray(text) << QByteArray(shown) << QByteArray(key);
    };
    row("a plain address", "http://127.0.0.1:1234/v1?x=1#a@b", "http://127.0.0.1:1234/v1?x=1#a@b");
    row("user and password", "https://me:p@ss@host/v1", "https://***@host/v1");
    row("without a scheme", "me:pass@host:1234", "***@host:1234");
    row("?key=", "https://host/v1?key=abc%2Fdef", "https://host/v1?key=***", "abc/def");
    row("?api_key= among others", "https://host/v1?a=b&api_key=abc&c=d#x", "https://host/v1?a=b&api_key=***&c=d#x", "abc");
    row("an example's key", "https://host/v1?key=$KEY", "https://host/v1?key=***");
    row("a cURL line", "curl 'https://me:pw@host/v1/models?key=q' -H 'Authorization: Bearer sk-1'",
        "curl 'https://***@host/v1/models?key=***' -H 'Authorization: Bearer ${KEY}'", "sk-1");
    row("--user", "curl -u me:pw https://host/v1 --user 'you:two words'", "curl -u *** https://host/v1 --user '***'");
    row("-u in its own line", "curl https://host/v1 \\\n-u me:pw \\\n\t-u\tyou:pw", "curl https://host/v1 \\\n-u *** \\\n\t-u\t***");
    row("-u without a space", "curl -ume:pw https://host/v1", "curl -u*** https://host/v1");
    row("the proxy's user", "curl https://host/v1 -U me:pw --proxy-user you:pw --proxy-user='he:pw'",
        "curl https://host/v1 -U *** --proxy-user *** --proxy-user='***'");
    row("not a user", "curl --user-agent me --url https://host/v1", "curl --user-agent me --url https://host/v1");
    row("Basic", "curl https://host/v1 -H \"authorization: Basic bWU6cHc=\"", "curl https://host/v1 -H \"authorization: Basic ***\"");
    row("a block", "{ baseUrl: 'http://me:pw@host/v1', apiKey: 'sk-1' }", "{ baseUrl: 'http://***@host/v1', apiKey: '${KEY}' }", "sk-1");
}

void tst_PastedAddress::showsNoSecret()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, key);
    const auto address = health::normalisePastedAddress(text.toStdString());
    QVERIFY2(address.isOk(), address.isOk() ? "" : address.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(std::string(address->key.reveal())), key);
    const std::string without = health::withoutSecrets(text.toStdString(), address->key);
    QCOMPARE(QByteArray::fromStdString(without), shown);
    const auto again = health::normalisePastedAddress(without);
    QVERIFY2(again.isOk(), again.isOk() ? "" : again.error().message.c_str());
    QCOMPARE(again->baseUrl, address->baseUrl);
    QVERIFY(again->key.isEmpty());
}

void tst_PastedAddress::putsSecretsBack_data()
{
    QTest::addColumn<QByteArray>("original");
    QTest::addColumn<QByteArray>("edited");
    QTest::addColumn<QByteArray>("written"); // empty: refused
    const auto row = [](const char* name, const char* original, const char* edited, const char* written) {
        QTest::newRow(name) << QByteArray(original) << QByteArray(edited) << QByteArray(written);
    };
    row("plain", "http://h/v1", "http://h:81/v1", "http://h:81/v1");
    row("the port", "https://me:p@ss@h/v1", "https://***@h:81/v1", "https://me:p@ss@h:81/v1");
    row("the path", "https://h/v1?a=b&api_key=abc#x", "https://h/v2?a=b&api_key=***#x", "https://h/v2?a=b&api_key=abc#x");
    row("both", "https://me:pw@h/v1?key=abc", "https://***@h/v2?key=***", "https://me:pw@h/v2?key=abc");
    row("without a scheme", "me:pw@h:1", "***@h:2", "me:pw@h:2");
    row("taken out", "https://me:pw@h/v1?key=abc", "https://h/v1", "https://h/v1");
    row("typed anew", "https://me:pw@h/v1?key=abc", "https://you:pw2@h/v1?key=def", "https://you:pw2@h/v1?key=def");
    row("the user info", "https://me:pw@h/v1", "https://x***@h/v1", "");
    row("the query", "https://h/v1?key=abc", "https://h/v1?key=***&a=b", "");
    row("stars that stand for nothing", "https://h/v1", "https://***@h/v1", "");
}

void tst_PastedAddress::putsSecretsBack()
{
    QFETCH(QByteArray, original);
    QFETCH(QByteArray, edited);
    QFETCH(QByteArray, written);
    const auto result = health::withSecretsOf(original.toStdString(), edited.toStdString());
    QCOMPARE(QByteArray::fromStdString(result.value_or("")), written);
    QCOMPARE(result.has_value(), !written.isEmpty());
}

SWITCHYARD_TEST(tst_PastedAddress)
#include "tst_pastedaddress.moc"
