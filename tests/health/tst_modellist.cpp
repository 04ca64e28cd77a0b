// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/adapter.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using health::ServerFamily;

//! Lists of models as hosted services word them.
class tst_ModelList final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheServiceTells_data();
    void readsWhatTheServiceTells();
    void refusesWhatIsNoList_data();
    void refusesWhatIsNoList();
    void knowsHostedServicesByTheirHost_data();
    void knowsHostedServicesByTheirHost();
    void everyFamilyIsComplete();
    void findsTheModelARequestWouldMeet();
    void readsTheNamesOfLlamaSwap();
    void readsWhatOllamaCanDo_data();
    void readsWhatOllamaCanDo();
    void forgivesOddValues();

private:
    static health::ServerAnswer answer(const QByteArray& body, int status = 200);
};

health::ServerAnswer tst_ModelList::answer(const QByteArray& body, int status)
{
    health::ServerAnswer answer;
    answer.httpStatus = status;
    answer.body = body.toStdString();
    answer.json = health::Json::parse(answer.body);
    return answer;
}

void tst_ModelList::readsWhatTheServiceTells_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");

    QTest::newRow("OpenRouter") << QByteArray(R"x({"data":[{"id":"openai/gpt-4o","name":"GPT-4o","context_length":128000,"architecture":{"input_modalities":["text","image"],"output_modalities":["text"]},"pricing":{"prompt":"0.0000025","completion":"0.00001","input_cache_read":"0.00000125"},"top_provider":{"context_length":64000,"max_completion_tokens":16384},"supported_parameters":["tools","reasoning"]}]})x")
                                << QStringLiteral("openai/gpt-4o context 64000 output 16384 text,image tools reasoning 2.5/10");
    QTest::newRow("OpenRouter, nulls") << QByteArray(R"x({"data":[{"id":"a/b","context_length":4096,"architecture":{"input_modalities":["text"]},"pricing":{"prompt":"-1","completion":"-1"},"top_provider":{"context_length":null,"max_completion_tokens":null},"supported_parameters":[]}]})x")
                                       << QStringLiteral("a/b context 4096 text");
    QTest::newRow("Anthropic") << QByteArray(R"x({"data":[{"type":"model","id":"claude-opus-4-6","display_name":"Claude Opus 4.6","max_input_tokens":200000,"max_tokens":128000,"capabilities":{"image_input":{"supported":true},"thinking":{"supported":true}}}],"has_more":false})x")
                               << QStringLiteral("claude-opus-4-6 context 200000 output 128000 text,image reasoning");
    QTest::newRow("OpenAI") << QByteArray(R"x({"object":"list","data":[{"id":"gpt-5.2","object":"model","created":1,"owned_by":"openai"}]})x")
                            << QStringLiteral("gpt-5.2");
    QTest::newRow("Gemini") << QByteArray(R"x({"models":[{"name":"models/gemini-3-pro","displayName":"Gemini 3 Pro","inputTokenLimit":1048576,"outputTokenLimit":65536,"supportedGenerationMethods":["generateContent"]}]})x")
                            << QStringLiteral("gemini-3-pro context 1048576 output 65536");
    QTest::newRow("Moonshot") << QByteArray(R"x({"data":[{"id":"kimi-k2.5","owned_by":"moonshot","context_length":262144,"supports_image_in":true,"supports_video_in":false,"supports_reasoning":true}]})x")
                              << QStringLiteral("kimi-k2.5 context 262144 text,image reasoning");
    QTest::newRow("vLLM's adapter without a window") << QByteArray(R"x({"data":[{"id":"lora","owned_by":"vllm","parent":"base","max_model_len":null}]})x")
                                                     << QStringLiteral("lora");
    QTest::newRow("bare array") << QByteArray(R"x([{"id":"x"}])x") << QStringLiteral("x");
}

void tst_ModelList::readsWhatTheServiceTells()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);

    health::ServerReport report;
    QVERIFY(health::readModelList(answer(body), report));
    QVERIFY(report.hasModelList);
    QCOMPARE(report.models.size(), std::size_t(1));
    const auto& model = report.models.front();
    QStringList parts { QString::fromStdString(model.id) };
    if (model.contextWindow)
        parts += QStringLiteral("context %1").arg(model.contextWindow->value);
    if (model.maxOutput)
        parts += QStringLiteral("output %1").arg(model.maxOutput->value);
    QStringList inputs;
    for (const auto& input : model.inputs)
        inputs += QString::fromStdString(input);
    if (!inputs.isEmpty())
        parts += inputs.join(u',');
    if (model.tools == true)
        parts += QStringLiteral("tools");
    if (model.reasoning == true)
        parts += QStringLiteral("reasoning");
    if (model.prices)
        parts += QStringLiteral("%1/%2").arg(model.prices->input).arg(model.prices->output);
    QCOMPARE(parts.join(u' '), expected);
}

void tst_ModelList::refusesWhatIsNoList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("error with 200") << QByteArray(R"({"error":"no","data":[]})") << 200;
    QTest::newRow("other data") << QByteArray(R"({"data":[{"temperature":1}]})") << 200;
    QTest::newRow("text") << QByteArray("hello") << 200;
    QTest::newRow("number") << QByteArray("3") << 200;
    QTest::newRow("bad status") << QByteArray(R"({"data":[]})") << 500;
    QTest::newRow("object instead of list") << QByteArray(R"({"data":{"id":"x"}})") << 200;
    QTest::newRow("deep nesting") << (QByteArray(5000, '[') + QByteArray(5000, ']')) << 200;
}

void tst_ModelList::refusesWhatIsNoList()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    health::ServerReport report;
    QVERIFY(!health::readModelList(answer(body, status), report));
    QVERIFY(report.models.empty());
}

void tst_ModelList::knowsHostedServicesByTheirHost_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("family");
    const auto row = [](const char* host, const char* family) { QTest::newRow(host) << QString::fromUtf8(host) << QString::fromUtf8(family); };
    row("openrouter.ai", "openrouter");
    row("eu.openrouter.ai", "openrouter");
    row("api.anthropic.com", "anthropic");
    row("api.openai.com", "openai");
    row("generativelanguage.googleapis.com", "google");
    row("api.minimax.io", "minimax");
    row("api.minimaxi.com", "minimax");
    row("api.moonshot.ai", "moonshot");
    row("api.moonshot.cn", "moonshot");
    row("api.z.ai", "zai");
    row("open.bigmodel.cn", "zai");
    row("notopenai.com", "unknown");
    row("openai.com.evil.example", "unknown");
    row("localhost", "unknown");
}

void tst_ModelList::knowsHostedServicesByTheirHost()
{
    QFETCH(QString, host);
    QFETCH(QString, family);
    QCOMPARE(QString::fromUtf8(health::info(health::familyOfHost(host.toStdString())).id.data()), family);
}

void tst_ModelList::everyFamilyIsComplete()
{
    QStringList ids;
    for (const auto* family : health::allFamilies()) {
        QVERIFY(!family->id.empty());
        QVERIFY(!family->displayName.empty());
        QVERIFY(!family->api.empty());
        QCOMPARE(health::familyFromId(family->id), std::optional(family->family));
        const auto& adapter = health::adapter(family->family);
        QCOMPARE(adapter.loads.load != nullptr, family->canLoad);
        QCOMPARE(adapter.loads.unload != nullptr, family->canUnload);
        // Something must be able to tell it from the others.
        const bool isRecognisable = adapter.tells || !adapter.markers.empty() || !adapter.hosts.empty()
            || family->family == ServerFamily::OpenAiCompatible;
        QVERIFY2(isRecognisable, family->id.data());
        ids += QString::fromUtf8(family->id.data());
    }
    QCOMPARE(ids.removeDuplicates(), 0);
    QCOMPARE(ids.size(), static_cast<int>(ServerFamily::OpenAiCompatible));
}

void tst_ModelList::findsTheModelARequestWouldMeet()
{
    std::vector<health::ModelFacts> models(2);
    models[0].id = "llama3.2:latest";
    models[1].id = "qwen3:8b";
    models[1].aliases = { "fast" };
    QCOMPARE(health::findServed(ServerFamily::Ollama, models, "llama3.2"), &models[0]);
    QVERIFY(!health::findServed(ServerFamily::Vllm, models, "llama3.2"));
    QCOMPARE(health::findServed(ServerFamily::LlamaSwap, models, "fast"), &models[1]);
    QVERIFY(!health::findServed(ServerFamily::LlamaCpp, models, "other"));
    models[1].id = "index.docker.io/ai/gemma3:latest";
    for (const auto* name : { "ai/gemma3", "gemma3", "ai/gemma3:latest", "docker.io/ai/gemma3", "index.docker.io/ai/gemma3:latest" })
        QCOMPARE(health::findServed(ServerFamily::DockerModelRunner, models, name), &models[1]);
    for (const auto* name : { "ai/gemma3:270M", "other/gemma3", "" })
        QVERIFY(!health::findServed(ServerFamily::DockerModelRunner, models, name));
    models.resize(1);
    QCOMPARE(health::findServed(ServerFamily::LlamaCpp, models, "other"), &models[0]);
    QVERIFY(!health::findServed(ServerFamily::LlamaCppRouter, models, "other"));
}

void tst_ModelList::readsTheNamesOfLlamaSwap()
{
    health::ServerReport report;
    QVERIFY(health::readModelList(answer(R"({"data":[
        {"id":"qwen","meta":{"llamaswap":{"type":"model","aliases":["fast","", 7]}},"status":{"value":"unloaded"}},
        {"id":"lab/org/big","meta":{"llamaswap":{"type":"peer","peerID":"lab"}},"status":{"value":"unloaded"}},
        {"id":"plain","meta":{"llamaswap":"odd"}}]})"), report));
    QCOMPARE(report.models.size(), std::size_t(3));
    QCOMPARE(health::findServed(ServerFamily::LlamaSwap, report.models, "fast"), &report.models[0]);
    QVERIFY(report.models[0].state == health::LoadState::Cold);
    QCOMPARE(health::findServed(ServerFamily::LlamaSwap, report.models, "org/big"), &report.models[1]);
    QVERIFY(report.models[1].state == health::LoadState::Ready);
    QVERIFY(report.models[2].state == health::LoadState::Unknown);
}

void tst_ModelList::readsWhatOllamaCanDo_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QString>("inputs");
    QTest::addColumn<int>("kind");
    using health::ModelKind;
    const auto row = [](const char* capabilities, const char* inputs, ModelKind kind) {
        QTest::newRow(capabilities) << QByteArray(capabilities) << QString::fromUtf8(inputs) << static_cast<int>(kind);
    };
    row(R"(["completion","vision","audio"])", "text image audio", ModelKind::Chat);
    row(R"(["image"])", "text", ModelKind::Other);
    row(R"(["image","vision"])", "text image", ModelKind::Other);
    row(R"(["completion","image"])", "text", ModelKind::Chat);
    row(R"(["embedding"])", "text", ModelKind::Embedding);
}

void tst_ModelList::readsWhatOllamaCanDo()
{
    QFETCH(QByteArray, capabilities);
    QFETCH(QString, inputs);
    QFETCH(int, kind);
    health::ServerReport report;
    for (const auto& call : health::adapter(ServerFamily::Ollama).state) {
        if (call.path == "/api/tags")
            call.read(answer(R"({"models":[{"name":"x","capabilities":)" + capabilities + "}]}"), report);
    }
    QCOMPARE(report.models.size(), std::size_t(1));
    QStringList read;
    for (const auto& input : report.models.front().inputs)
        read += QString::fromStdString(input);
    QCOMPARE(read.join(u' '), inputs);
    QCOMPARE(static_cast<int>(report.models.front().kind), kind);
}

void tst_ModelList::forgivesOddValues()
{
    health::ServerReport report;
    const QByteArray body = R"x({"data":[{"id":"a","context_length":"32768","max_model_len":-1,"pricing":{"prompt":"free"},"capabilities":"chat","labels":{},"status":"loaded","meta":[],"aliases":[null,1,"b"],"architecture":7},{"id":5},{"id":""},null,"x",{"id":"c","context_length":1e99}]})x";
    QVERIFY(health::readModelList(answer(body), report));
    QCOMPARE(report.models.size(), std::size_t(2));
    QCOMPARE(report.models[0].contextWindow, std::optional(TokenCount { 32768 }));
    QCOMPARE(report.models[0].aliases, std::vector<std::string> { "b" });
    QVERIFY(!report.models[0].prices);
    QVERIFY(!report.models[1].contextWindow);
}

SWITCHYARD_TEST(tst_ModelList)
#include "tst_modellist.moc"
