// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/endpointprobe.h"
#include "scriptedserver.h"
#include "testlib/manualclock.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace switchyard;
using namespace std::chrono_literals;
using health::ServerFamily;
using testlib::Manner;
using testlib::patience;
using testlib::ScriptedServer;

//! One check of each family of servers, from the shapes of their answers.
class tst_Fingerprints final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheFamilyAndTheState_data();
    void tellsTheFamilyAndTheState();
    void asksNothingThatLoadsOrCosts_data() { tellsTheFamilyAndTheState_data(); }
    void asksNothingThatLoadsOrCosts();
    void tellsWhyThereIsNoList_data();
    void tellsWhyThereIsNoList();
    void asksOneAtATime();
    void asksLessOnceItKnowsTheFamily();
    void readsTheStatesOfLemonade_data();
    void readsTheStatesOfLemonade();
    void tellsThatAModelIsBusy_data();
    void tellsThatAModelIsBusy();
    void asksOnceWhoAStrangerIs();
    void remembersWhatLasts();
    void letsAModelSleep();
    void hidesTheKeyInTheEvidence();

private:
    std::optional<health::ProbeSample> probe(ScriptedServer& server, const QString& path, const std::string& model = {},
                                             const std::string& key = {}, std::chrono::milliseconds deadline = 1min,
                                             bool isWished = false);

    testlib::ManualClock m_clock;
    probing::EndpointMemory m_memory;
};

std::optional<health::ProbeSample> tst_Fingerprints::probe(ScriptedServer& server, const QString& path,
                                                           const std::string& model, const std::string& key,
                                                           std::chrono::milliseconds deadline, bool isWished)
{
    probing::Asker asker;
    auto address = probing::addressOf(server.url(path).toStdString(), routing::Api::OpenAiCompletions, Secret(key));
    if (!address)
        return std::nullopt;
    probing::AskLimits limits;
    limits.deadline = deadline;
    std::vector<std::string> models;
    if (!model.empty())
        models.push_back(model);
    std::optional<health::ProbeSample> result;
    auto* run = new probing::EndpointProbe(
        asker, m_clock, { ProviderId("x"), std::move(address).value(), std::move(models), limits, nullptr, false, isWished }, m_memory, this);
    run->start([&result](health::ProbeSample sample) { result = std::move(sample); });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, patience))
        return std::nullopt;
    return result;
}

namespace {

QString described(const std::vector<health::ModelFacts>& models)
{
    QStringList parts;
    for (const auto& model : models) {
        QString part = QString::fromStdString(model.id) + u'=' + QString::fromUtf8(health::word(model.state).data());
        if (model.contextWindow)
            part.append(u'@').append(QString::number(model.contextWindow->value));
        parts += part;
    }
    return parts.join(u' ');
}

} // namespace

void tst_Fingerprints::tellsTheFamilyAndTheState_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("models");

    const auto row = [](const char* name, const char* path, const char* family, const char* version, const char* models) {
        QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(family) << QString::fromUtf8(version)
                            << QString::fromUtf8(models);
    };
    row("lmstudio", "/v1", "lmstudio", "",
        "minimax-m2.1-gs32=ready@65536 google/gemma-4-26b-a4b=cold text-embedding-nomic=cold not-served=cold");
    row("lmstudio-v0", "/v1", "lmstudio", "", "gemma-3-4b-it=ready@4096 qwen3-8b=cold");
    row("lmstudio-v0-plain", "/v1", "lmstudio", "", "gemma-3-4b-it=ready@4096 qwen3-8b=cold");
    row("ollama", "/v1", "ollama", "0.34.2", "llama3.2:latest=ready@4096 qwen3:8b=cold@8192 gpt-oss:120b-cloud=ready");
    row("llamacpp", "/v1", "llama.cpp", "b10573-d775b8967", "tiny-tools=ready@512");
    row("llamacpp-sleeping", "/v1", "llama.cpp", "b10573-d775b8967", "tiny-tools=cold@512");
    row("llamacpp-loading", "/v1", "llama.cpp", "", "");
    row("llamacpp-router", "/v1", "llama.cpp-router", "b10573-d775b8967",
        "tiny-chat=ready@1024 tiny-cold=cold@2048 coming=loading broken=cold asleep=cold");
    // As captured from a running server; a model that failed to load reads like a cold one in the JSON's words.
    row("llamacpp-router-b9043", "/v1", "llama.cpp-router", "b9043-b12d73e59", "big=loading@1024 broken=cold@1024 tiny=ready@1024");
    row("llama-swap", "/v1", "llama-swap", "", "qwen=ready@32000 big=loading other=cold");
    // Aliases, selectors and models of other servers stand in the list of newer versions.
    row("llama-swap-peers", "/v1", "llama-swap", "",
        "chat=ready gpt-4o-mini=loading lab/big-one=ready qwen=loading small=ready spare=cold");
    row("vllm", "/v1", "vllm", "0.19.1", "Qwen/Qwen3-8B=ready@40960");
    row("sglang", "/v1", "sglang", "0.5.6", "meta-llama/Llama-3.1-8B=ready@65536");
    row("sglang-newer", "/v1", "sglang", "0.5.9", "Qwen/Qwen3-8B=ready@32768");
    row("tgi", "/v1", "tgi", "3.3.4", "HuggingFaceH4/zephyr-7b-beta=ready@8192");
    row("litellm", "/v1", "litellm", "1.75.0", "smart=unknown@128000 local=unknown");
    row("litellm-newer", "/v1", "litellm", "1.95.0", "smart=unknown@128000");
    row("localai", "/v1", "localai", "v3.8.0", "gemma-3-4b=ready whisper-1=cold");
    row("koboldcpp", "/v1", "koboldcpp", "1.77", "koboldcpp/tiny-chat=ready@2048");
    row("lemonade", "/v1", "lemonade", "11.7.0", "tiny-chat=ready@1024 other=cold");
    row("docker-model-runner", "/engines/v1", "docker-model-runner", "", "ai/gemma3=loading@131072 ai/qwen3=cold@40960");
    // The list names models in full, `/engines/ps` as the request did.
    row("docker-model-runner-names", "/engines/v1", "docker-model-runner", "",
        "index.docker.io/ai/gemma3:latest=ready@131072 index.docker.io/ai/qwen3:8B-Q4_K_M=loading@40960 "
        "index.docker.io/ai/smollm2:latest=cold");
    row("jan", "/v1", "jan", "0.6.4", "qwen3-4b=ready");
    row("tabbyapi", "/v1", "tabbyapi", "", "exl3-70b=ready@16384 small=cold");
    row("text-generation-webui", "/v1", "text-generation-webui", "", "mistral-7b=ready");
    row("text-generation-webui-empty", "/v1", "text-generation-webui", "", "");
    row("mlx", "/v1", "mlx", "", "mlx-community/Qwen3-4B-4bit=unknown");
    row("gpt4all", "/v1", "gpt4all", "", "Llama 3 8B Instruct=unknown");
    row("switchyard", "/v1", "switchyard", "0.1.0", "");
    row("generic", "/v1", "openai-compatible", "", "house-model=unknown");
    row("website", "/v1", "unknown", "", "");
    row("other-json", "/v1", "unknown", "", "");
}

void tst_Fingerprints::tellsTheFamilyAndTheState()
{
    QFETCH(QString, path);
    QFETCH(QString, family);
    QFETCH(QString, version);
    QFETCH(QString, models);

    m_memory.forget();
    ScriptedServer server;
    server.load(QString::fromUtf8(QTest::currentDataTag()));
    const auto sample = probe(server, path, "qwen3:8b");
    QVERIFY(sample);
    QCOMPARE(QString::fromUtf8(health::info(sample->family).id.data()), family);
    QCOMPARE(QString::fromStdString(sample->version), version);
    QCOMPARE(described(sample->models), models);
}

void tst_Fingerprints::asksNothingThatLoadsOrCosts()
{
    QFETCH(QString, path);

    m_memory.forget();
    ScriptedServer server;
    server.load(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(probe(server, path, "qwen3:8b"));
    QVERIFY(probe(server, path, "qwen3:8b"));
    const auto requests = server.requests();
    for (const auto& request : requests) {
        QVERIFY2(request.startsWith("GET ") || request == "POST /api/show", request.constData());
        for (const auto* forbidden : { "/health_generate", "/unload", "/upstream", "?model=", "/flush_cache", "/chat",
                                       "/completions", "/generate", "/load" })
            QVERIFY2(!request.contains(forbidden), request.constData());
        // LiteLLM's own `/health` calls every model for money.
        QVERIFY2(request != "GET /health" || !QByteArray(QTest::currentDataTag()).startsWith("litellm"), request.constData());
    }
}

void tst_Fingerprints::tellsWhyThereIsNoList_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("manner");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("reason");

    const auto row = [](const char* name, int status, const char* body, const char* reason, const char* key = "",
                        testlib::Manner manner = testlib::Manner::Whole, const char* type = "application/json") {
        QTest::newRow(name) << status << QByteArray(type) << QByteArray(body) << static_cast<int>(manner)
                            << QByteArray(key) << QString::fromUtf8(reason);
    };
    constexpr auto page = "<!DOCTYPE html><html><body>hello</body></html>";
    constexpr auto list = R"({"data":[{"id":"a","object":"model"}]})";
    row("no key given", 401, R"({"error":{"message":"Invalid API Key","type":"authentication_error","code":401}})", "key-missing");
    row("key refused", 401, R"({"error":{"message":"Invalid API Key","code":401}})", "key-refused", "sk-wrong-key");
    row("empty 401", 401, "", "key-missing");
    row("says that none came", 401, R"({"error":{"message":"An LM Studio API token is required ..., but none was provided"}})", "key-missing", "x");
    row("forbidden", 403, R"({"error":{"message":"no"}})", "permission-denied", "sk-some-key");
    row("region", 403, R"({"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported"}})", "region-refused", "k");
    row("web page", 200, page, "web-page", "", testlib::Manner::Whole, "text/html");
    row("page of a gateway", 502, page, "server-error", "", testlib::Manner::Whole, "text/html");
    row("page of a proxy", 503, "<html><body>Generated by squid</body></html>", "proxy-in-the-way", "", testlib::Manner::Whole, "text/html");
    row("wrong path", 404, R"({"detail":"Not Found"})", "wrong-path");
    row("200 that is an error", 200, R"x({"error":"Unexpected endpoint or method. (GET /models)"})x", "wrong-path");
    row("not JSON", 200, "hello", "not-an-api", "", testlib::Manner::Whole, "text/plain");
    row("other JSON", 200, R"({"status":"UP"})", "not-an-api");
    row("no credit", 402, R"({"error":{"message":"Insufficient credits"}})", "out-of-credit", "k");
    row("no credit with 429", 429, R"({"error":{"code":"insufficient_quota","message":"You exceeded your current quota"}})", "out-of-credit", "k");
    row("no credit with 500", 500, R"x({"type":"error","error":{"type":"api_error","message":"insufficient balance (1008)"}})x", "out-of-credit", "k");
    row("limited", 429, R"({"error":{"message":"slow down"}})", "rate-limited", "k");
    row("busy", 503, R"({"error":{"message":"server busy, please try again.  maximum pending requests exceeded"}})", "overloaded");
    row("loading", 503, R"({"error":{"message":"Loading model","type":"unavailable_error","code":503}})", "server-starting");
    row("broken", 500, R"({"error":"boom"})", "server-error");
    row("never answers", 200, list, "answer-timed-out", "", testlib::Manner::Never);
    row("drips", 200, list, "answer-timed-out", "", testlib::Manner::Dripping);
    row("cut", 200, list, "connection-lost", "", testlib::Manner::Cut);
    row("redirect", 302, "", "wrong-path");
    // What wants a name and a password is a proxy in front of the server; servers that want a key say so in JSON.
    constexpr auto locked = "text/html\r\nWWW-Authenticate: Basic realm=\"Restricted\"";
    row("nginx wants a password", 401, "<html><head><title>401 Authorization Required</title></head><body><center><h1>401 Authorization Required</h1></center><hr><center>nginx/1.22.1</center></body></html>", "proxy-in-the-way", "", testlib::Manner::Whole, locked);
    row("nginx refuses the key", 401, "<html><head><title>401 Authorization Required</title></head></html>", "proxy-in-the-way", "sk-1234567", testlib::Manner::Whole, locked);
    row("Caddy wants a password", 401, "", "proxy-in-the-way", "", testlib::Manner::Whole, "text/plain\r\nWWW-Authenticate: Basic realm=\"restricted\"");
    row("Traefik wants a password", 401, "401 Unauthorized\n", "proxy-in-the-way", "", testlib::Manner::Whole, "text/plain\r\nWww-Authenticate: basic realm=\"traefik\"");
    row("llama-swap wants a key", 401, R"({"src":"llama-swap","error":{"message":"unauthorized: invalid or missing API key"}})", "key-missing", "", testlib::Manner::Whole, "application/json\r\nWWW-Authenticate: Basic realm=\"llama-swap\"");
    row("LocalAI wants a key", 401, R"({"error":{"code":401,"message":"An authentication key is required"}})", "key-missing", "", testlib::Manner::Whole, "application/json\r\nWWW-Authenticate: Bearer");
}

void tst_Fingerprints::tellsWhyThereIsNoList()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, manner);
    QFETCH(QByteArray, key);
    QFETCH(QString, reason);

    m_memory.forget();
    ScriptedServer server;
    server.set("GET /v1/models", { status, { "Content-Type: " + type }, body, static_cast<testlib::Manner>(manner) });
    const bool isSlow = server.answerTo("GET /v1/models").manner == testlib::Manner::Never
        || server.answerTo("GET /v1/models").manner == testlib::Manner::Dripping;
    const auto sample = probe(server, QStringLiteral("/v1"), {}, key.toStdString(), isSlow ? 700ms : 1min);
    QVERIFY(sample);
    QCOMPARE(QString::fromUtf8(health::word(sample->reason).data()), reason);
    QVERIFY(!sample->evidence.empty());
}

void tst_Fingerprints::asksOneAtATime()
{
    m_memory.forget();
    ScriptedServer server;
    server.load(QStringLiteral("ollama"));
    QVERIFY(probe(server, QStringLiteral("/v1"), "qwen3:8b"));
    QCOMPARE(server.mostOpenRequests(), 1);
}

void tst_Fingerprints::asksLessOnceItKnowsTheFamily()
{
    m_memory.forget();
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp"));
    QVERIFY(probe(server, QStringLiteral("/v1")));
    server.clearRequests();
    QVERIFY(probe(server, QStringLiteral("/v1")));
    QCOMPARE(server.requests(), (QList<QByteArray> { "GET /v1/models", "GET /props" }));
}

void tst_Fingerprints::readsTheStatesOfLemonade_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("state");
    using health::LoadState;
    const auto row = [](const char* status, LoadState state) { QTest::newRow(status) << QByteArray(status) << static_cast<int>(state); };
    row("loading", LoadState::Loading);
    row("ready", LoadState::Ready);
    row("in_use", LoadState::Ready);
    row("downsizing", LoadState::Sleeping);
    row("downsized", LoadState::Sleeping);
    row("evicting", LoadState::Cold);
    row("unloaded", LoadState::Cold);
}

void tst_Fingerprints::readsTheStatesOfLemonade()
{
    QFETCH(QByteArray, status);
    QFETCH(int, state);
    m_memory.forget();
    ScriptedServer server;
    server.load(QStringLiteral("lemonade"));
    auto answer = server.answerTo("GET /v1/health");
    answer.body = R"({"all_models_loaded":[{"model_name":"tiny-chat","backend_alive":true,"loaded":true,"status":")" + status + R"("}],"version":"11.7.0"})";
    server.set("GET /v1/health", answer);
    const auto sample = probe(server, QStringLiteral("/v1"));
    QVERIFY(sample);
    QCOMPARE(static_cast<int>(sample->models.front().state), state);
}

void tst_Fingerprints::tellsThatAModelIsBusy_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("ask");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isBusy");
    const auto row = [](const char* name, const char* server, const char* path, const char* ask, const char* body, bool isBusy) {
        QTest::newRow(name) << QString::fromUtf8(server) << QString::fromUtf8(path) << QByteArray(ask) << QByteArray(body) << isBusy;
    };
    row("KoboldCpp, generating", "koboldcpp", "/v1", "GET /api/extra/perf", R"({"last_eval":0.2,"queue":0,"idle":0,"uptime":9})", true);
    row("KoboldCpp, idle", "koboldcpp", "/v1", "GET /api/extra/perf", R"({"last_eval":0.2,"queue":0,"idle":1,"uptime":9})", false);
    row("KoboldCpp, without the word", "koboldcpp", "/v1", "GET /api/extra/perf", R"({"last_eval":0.2})", false);
    row("Docker, in use", "docker-model-runner", "/engines/v1", "GET /engines/ps", R"([{"model_name":"ai/gemma3","in_use":true}])", true);
    row("Docker, not in use", "docker-model-runner", "/engines/v1", "GET /engines/ps", R"([{"model_name":"ai/gemma3"}])", false);
}

void tst_Fingerprints::tellsThatAModelIsBusy()
{
    QFETCH(QString, server);
    QFETCH(QString, path);
    QFETCH(QByteArray, ask);
    QFETCH(QByteArray, body);
    m_memory.forget();
    ScriptedServer scripted;
    scripted.load(server);
    auto answer = scripted.answerTo(ask);
    answer.body = body;
    scripted.set(ask, answer);
    const auto sample = probe(scripted, path);
    QVERIFY(sample);
    QVERIFY(!sample->models.empty());
    QVERIFY(sample->models.front().state == health::LoadState::Ready);
    QTEST(sample->models.front().isBusy, "isBusy");
}

//! The whole cascade of fingerprints is some twenty requests: not at each check of a server of no known family.
void tst_Fingerprints::asksOnceWhoAStrangerIs()
{
    m_memory.forget();
    ScriptedServer server;
    server.load(QStringLiteral("generic"));
    QVERIFY(probe(server, QStringLiteral("/v1")));
    QVERIFY(server.requests().size() > 10);
    const auto asked = [this, &server](bool isWished) {
        server.clearRequests();
        const auto sample = probe(server, QStringLiteral("/v1"), {}, {}, 1min, isWished);
        return sample && sample->isOk() ? server.requests().size() : -1;
    };
    QCOMPARE(asked(false), 1);
    m_clock.advance(9min);
    QCOMPARE(asked(false), 1);
    QVERIFY2(asked(true) > 10, "a person asked");
    m_clock.advance(11min);
    QVERIFY2(asked(false) > 10, "it may have been replaced");
    // Another program at the same port.
    auto list = server.answerTo("GET /v1/models");
    list.headers += "Server: other";
    server.set("GET /v1/models", list);
    QVERIFY(asked(false) > 10);
    QCOMPARE(asked(false), 1);
    // What knows no family may still be starting up.
    server.set("GET /v1/models", { 500, {}, "oops", Manner::Whole });
    server.clearRequests();
    QVERIFY(probe(server, QStringLiteral("/v1")));
    QVERIFY(server.requests().size() > 10);
    server.clearRequests();
    QVERIFY(probe(server, QStringLiteral("/v1")));
    QCOMPARE(server.requests().size(), 1);
    m_clock.advance(61s);
    QVERIFY(probe(server, QStringLiteral("/v1")));
    QVERIFY(server.requests().size() > 10);
}

void tst_Fingerprints::remembersWhatLasts()
{
    m_memory.forget();
    ScriptedServer server;
    server.load(QStringLiteral("ollama"));
    const auto check = [this, &server](bool isWished = false) {
        server.clearRequests();
        const auto sample = probe(server, QStringLiteral("/v1"), "qwen3:8b", {}, 1min, isWished);
        return sample ? described(sample->models) + u' ' + QString::fromStdString(sample->version) : QString();
    };
    const auto first = check();
    QCOMPARE(check(), first);
    QCOMPARE(server.requests(), (QList<QByteArray> { "GET /v1/models", "GET /api/ps" }));
    const QList<QByteArray> all { "GET /v1/models", "GET /api/version", "GET /api/tags", "GET /api/ps" };
    QCOMPARE(check(true), first);
    QCOMPARE(server.requests(), all);
    m_clock.advance(61s);
    QCOMPARE(check(), first);
    QCOMPARE(server.requests(), all);
    // A model was pulled: its size and kind are asked for at once.
    auto list = server.answerTo("GET /v1/models");
    list.body.replace(R"("data":[)", R"("data":[{"id":"new:1b","object":"model","owned_by":"library"},)");
    server.set("GET /v1/models", list);
    check();
    QCOMPARE(server.requests(), all);
}

//! llama-server takes `GET /slots` for use: it wakes a sleeping model, and asked again and again never lets one sleep.
void tst_Fingerprints::letsAModelSleep()
{
    m_memory.forget();
    ScriptedServer server;
    server.load(QStringLiteral("llamacpp-sleeping"));
    QVERIFY(probe(server, QStringLiteral("/v1")));
    QVERIFY2(!server.requests().contains("GET /slots"), "it would wake");
    ScriptedServer awake;
    awake.load(QStringLiteral("llamacpp"));
    const auto looks = [this, &awake](const QByteArray& state) {
        awake.set("GET /slots", { 200, {}, R"([{"id":0,"is_processing":)" + state + "}]", {} });
        awake.clearRequests();
        return probe(awake, QStringLiteral("/v1")) ? awake.requests().count("GET /slots") : -1;
    };
    m_memory.forget();
    QCOMPARE(looks("true"), 1);
    QVERIFY2(looks("true") == 1, "it is at work: nothing is put off");
    QCOMPARE(looks("false"), 1);
    QCOMPARE(looks("false"), 0);
    QCOMPARE(looks("true"), 0);
}

void tst_Fingerprints::hidesTheKeyInTheEvidence()
{
    m_memory.forget();
    ScriptedServer server;
    server.set("GET /v1/models", { 401, {}, R"({"error":"Incorrect API key provided: abc-def-ghi-jkl"})", {} });
    const auto sample = probe(server, QStringLiteral("/v1"), {}, "abc-def-ghi-jkl");
    QVERIFY(sample);
    QVERIFY(sample->evidence.front().firstBytes.find("abc-def") == std::string::npos);
    QVERIFY(sample->evidence.front().firstBytes.find("Incorrect API key") != std::string::npos);
}

SWITCHYARD_TEST(tst_Fingerprints)
#include "tst_fingerprints.moc"
