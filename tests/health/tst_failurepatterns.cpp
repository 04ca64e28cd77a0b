// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/diagnosis.h"
#include "health/failurepatterns.h"
#include "health/rollingstats.h"
#include "health/status.h"
#include "testlib/testmain.h"

#include <QTest>

using namespace switchyard;
using health::Reason;

//! Errors as the servers word them.
class tst_FailurePatterns final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsTheCause_data();
    void tellsTheCause();
    void wordsLeadBack();
    void everyProblemHasARemedy();
    void namesTheCommandOfTheServer();
    void percentilesAreByNearestRank();
};

void tst_FailurePatterns::tellsTheCause_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, int status, const char* body, const char* reason) {
        QTest::newRow(name) << status << QByteArray(body) << QString::fromUtf8(reason);
    };
    row("LM Studio, nothing loaded", 404, R"x({"error":{"message":"No models loaded. Please load a model in the developer page or use the 'lms load' command.","type":"invalid_request_error","param":"model","code":"model_not_found"}})x", "nothing-loaded");
    row("LM Studio, unknown id", 400, R"x({"error":{"message":"Invalid model identifier \"o4-mini\". Please specify a valid downloaded model (e.g., ...).","type":"invalid_request_error","param":"model","code":"model_not_found"}})x", "model-not-listed");
    row("LM Studio, older", 404, R"x({"error":"Model \"default\" not found. Please specify a valid model."})x", "model-not-listed");
    row("LM Studio, load failed", 400, R"x({"error":"Failed to load model \"gpt-oss-20b\". Error: Error loading model."})x", "load-failed");
    row("LM Studio, guard rail", 400, R"x({"error":{"message":"Model loading was stopped due to insufficient system resources. Under the current settings, this model requires approximately 273.25 GB of memory"}})x", "out-of-memory");
    row("LM Studio, context", 400, R"x({"error":"The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 13055>= n_ctx: 4096). Try to load the model with a larger context length, or provide a shorter input."})x", "context-exceeded");
    row("LM Studio, context with 200", 200, R"x({"error":"Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded with context length of only 32768 tokens"})x", "context-exceeded");
    row("LM Studio, crash", 400, R"x({"error":"The model has crashed without additional information. (Exit code: null)"})x", "load-failed");
    row("LM Studio, key", 401, R"x({"error":{"type":"invalid_request","code":"invalid_api_key","message":"An LM Studio API token is required to make requests to this server, but none was provided using the Authorization header"}})x", "key-missing");
    row("Ollama, not pulled", 404, R"x({"error":"model \"x\" not found, try pulling it first"})x", "model-not-listed");
    row("Ollama, busy", 503, R"x({"error":"server busy, please try again.  maximum pending requests exceeded"})x", "overloaded");
    row("Ollama, crash", 500, R"x({"error":"llama-server process has terminated: exit status 2"})x", "load-failed");
    row("Ollama, memory", 500, R"x({"error":"model requires more system memory (9.0 GiB) than is available (4.1 GiB)"})x", "out-of-memory");
    row("Ollama, runner stopped", 500, R"x({"error":"model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check ollama server logs for details"})x", "out-of-memory");
    row("llama.cpp, loading", 503, R"x({"error":{"message":"Loading model","type":"unavailable_error","code":503}})x", "server-starting");
    row("llama.cpp, context", 400, R"x({"error":{"code":400,"message":"request (4821 tokens) exceeds the available context size (512 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":4821,"n_ctx":512}})x", "context-exceeded");
    row("llama.cpp, key", 401, R"x({"error":{"message":"Invalid API Key","type":"authentication_error","code":401}})x", "key-refused");
    row("llama.cpp router, not loaded", 400, R"x({"error":{"code":400,"message":"model is not loaded","type":"invalid_request_error"}})x", "not-in-memory");
    row("llama.cpp router, unknown", 400, R"x({"error":{"code":400,"message":"model 'no-such' not found","type":"invalid_request_error"}})x", "model-not-listed");
    row("llama.cpp router, failed", 500, R"x({"error":{"code":500,"message":"model name=broken failed to load","type":"server_error"}})x", "load-failed");
    row("llama.cpp, no slot", 503, R"x({"error":{"code":503,"message":"no slot available","type":"unavailable_error"}})x", "overloaded");
    row("llama-swap, unknown", 404, R"x({"src":"llama-swap","error":{"message":"no local server found for requested model","type":"invalid_request_error","param":null,"code":"not_found"}})x", "model-not-listed");
    row("llama-swap, not ready", 503, R"x({"src":"llama-swap","error":{"message":"[qwen] process is not ready"}})x", "model-loading");
    row("llama-swap, limit", 429, R"x({"error":{"message":"Too many requests","code":"concurrency_limit"}})x", "overloaded");
    row("vLLM, unknown", 404, R"x({"error":{"message":"The model `x` does not exist.","type":"NotFoundError","param":"model","code":404}})x", "model-not-listed");
    row("vLLM, context", 400, R"x({"object":"error","message":"This model's maximum context length is 40960 tokens. However, you requested 43096 tokens","type":"BadRequestError","code":400})x", "context-exceeded");
    row("vLLM, key", 401, R"x({"error":"Unauthorized"})x", "key-refused");
    row("TGI, context", 422, R"x({"error":"Input validation error: `inputs` must have less than 1024 tokens. Given: 2000","error_type":"validation"})x", "context-exceeded");
    row("TGI, busy", 429, R"x({"error":"Model is overloaded","error_type":"overloaded"})x", "overloaded");
    row("LiteLLM, unknown", 400, R"x({"error":{"message":"/chat/completions: Invalid model name passed in model=x. Call `/v1/models` to view available models for your key.","type":"None","param":"None","code":"400"}})x", "model-not-listed");
    row("LocalAI, loading", 503, R"x({"error":{"code":"model_loading","message":"loading","type":"model_loading"},"loading":{"progress":0.4}})x", "model-loading");
    row("KoboldCpp, busy", 503, R"x({"detail":{"msg":"Server is busy; please try again later.","type":"service_unavailable"}})x", "overloaded");
    row("Jan, none", 503, "No models are available", "nothing-loaded");
    row("Jan, other model", 404, "No running session found for model 'x'", "not-in-memory");
    row("TabbyAPI, none", 400, R"x({"detail":"No models are currently loaded."})x", "nothing-loaded");
    row("Lemonade, unknown", 404, R"x({"error":{"code":"model_not_found","message":"Model 'nope' was not found. Available models include: ...","type":"model_not_found"}})x", "model-not-listed");
    row("Docker, unknown", 404, "model not found", "model-not-listed");
    row("OpenRouter, credit", 402, R"x({"error":{"code":402,"message":"Insufficient credits"}})x", "out-of-credit");
    row("OpenRouter, unknown", 400, R"x({"error":{"code":400,"message":"foo is not a valid model ID"}})x", "model-not-listed");
    row("OpenAI, quota", 429, R"x({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","param":null,"code":"insufficient_quota"}})x", "out-of-credit");
    row("OpenAI, region", 403, R"x({"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported"}})x", "region-refused");
    row("Anthropic, credit", 400, R"x({"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API"}})x", "out-of-credit");
    row("Anthropic, overloaded", 529, R"x({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})x", "overloaded");
    row("Anthropic, key", 401, R"x({"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}})x", "key-refused");
    row("MiniMax, credit with 500", 500, R"x({"type":"error","error":{"type":"api_error","message":"insufficient balance (1008)"}})x", "out-of-credit");
    row("MiniMax, credit with 200", 200, R"x({"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}})x", "out-of-credit");
    row("MiniMax, well", 200, R"x({"base_resp":{"status_code":0,"status_msg":""},"data":[]})x", "none");
    row("MiniMax, key", 401, R"x({"type":"error","error":{"type":"authorized_error","message":"login fail: Please carry the API secret key in the 'Authorization' field of the request header (1004)"}})x", "key-missing");
    row("Moonshot, busy", 429, R"x({"error":{"message":"The engine is currently overloaded, please try again later","type":"engine_overloaded_error"}})x", "overloaded");
    row("Moonshot, quota", 429, R"x({"error":{"message":"exceeded","type":"exceeded_current_quota_error"}})x", "out-of-credit");
    row("Z.ai, balance", 429, R"x({"error":{"code":"1113","message":"Insufficient balance or no resource package. Please recharge."}})x", "out-of-credit");
    row("Z.ai, Chinese", 429, "{\"error\":{\"code\":\"1113\",\"message\":\"余额不足或无可用资源包,请充值。\"}}", "out-of-credit");
    row("a good list that mentions words", 200, R"x({"data":[{"id":"error-out-of-memory-model","description":"no models loaded"}]})x", "none");
    row("a Responses answer", 200, R"x({"id":"r","error": null,"output":[{"text":"out of memory"}]})x", "none");
    row("proxy asks for a password", 407, "<html>Proxy Authentication Required</html>", "proxy-in-the-way");
    row("empty 403", 403, "", "permission-denied");
    row("empty 500", 500, "", "server-error");
    row("teapot", 418, "", "unexpected-answer");
}

void tst_FailurePatterns::tellsTheCause()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    const auto found = health::classifyFailure(status, body.toStdString());
    QCOMPARE(QString::fromUtf8(health::word(found).data()), reason);
}

void tst_FailurePatterns::wordsLeadBack()
{
    for (const auto status : health::allStatuses)
        QCOMPARE(health::statusFromWord(health::word(status)), std::optional(status));
    for (int i = 0; i <= static_cast<int>(Reason::Listed); ++i) {
        const auto reason = static_cast<Reason>(i);
        QCOMPARE(health::reasonFromWord(health::word(reason)), std::optional(reason));
        QVERIFY(!health::describe(reason).empty());
    }
    QVERIFY(!health::statusFromWord("nonsense"));
}

void tst_FailurePatterns::everyProblemHasARemedy()
{
    for (const auto reach : { health::Reach::Loopback, health::Reach::Lan, health::Reach::Hosted }) {
        for (int i = 0; i <= static_cast<int>(Reason::Listed); ++i) {
            const auto reason = static_cast<Reason>(i);
            const bool isWell = reason == Reason::None || reason == Reason::NotCheckedYet || reason == Reason::Listed
                || reason == Reason::LoadedAndListed || reason == Reason::Streaming || reason == Reason::NotInMemory
                || reason == Reason::Sleeping;
            health::DiagnosisContext context;
            context.reach = reach;
            const auto diagnosis = health::diagnose(reason, context);
            QVERIFY2(isWell == (diagnosis.remedy == health::Remedy::None), health::word(reason).data());
        }
    }
}

void tst_FailurePatterns::namesTheCommandOfTheServer()
{
    health::DiagnosisContext context;
    context.reach = health::Reach::Loopback;
    context.family = health::familyUsuallyAt(1234);
    QCOMPARE(health::diagnose(Reason::ConnectionRefused, context).command, std::string("lms server start"));
    context.family = health::ServerFamily::Ollama;
    context.model = "qwen3:8b";
    QCOMPARE(health::diagnose(Reason::ModelNotListed, context).command, std::string("ollama pull qwen3:8b"));
    context.reach = health::Reach::Lan;
    QCOMPARE(health::diagnose(Reason::ConnectionRefused, context).remedy, health::Remedy::ListenOnAllAddresses);
}

void tst_FailurePatterns::percentilesAreByNearestRank()
{
    std::vector<std::chrono::milliseconds> values;
    for (int i = 100; i >= 1; --i)
        values.emplace_back(i);
    const auto result = health::percentilesOf(values);
    QCOMPARE(result.p50.count(), 50);
    QCOMPARE(result.p95.count(), 95);
    QCOMPARE(result.p99.count(), 99);
    std::vector<std::chrono::milliseconds> one { std::chrono::milliseconds(7) };
    QCOMPARE(health::percentilesOf(one).p99.count(), 7);
    std::vector<std::chrono::milliseconds> none;
    QCOMPARE(health::percentilesOf(none).count, 0);
}

SWITCHYARD_TEST(tst_FailurePatterns)
#include "tst_failurepatterns.moc"
