// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answerview.h"

#include "dialects/embeddings.h"
#include "dialects/quirks.h"
#include "dialects/responsestore.h"
#include "dialects/responsetranslator.h"
#include "testlib/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace switchyard;
using namespace switchyard::dialects;
using namespace switchyard::dialects::test;

//! Failures in every form and language, what is learned from them, and the memory of responses.
class tst_Errors final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryForm_data();
    void readsEveryForm();
    void writesWhatEachLibraryExpects_data();
    void writesWhatEachLibraryExpects();
    void tellsContextErrorsToAgents();
    void keepsNoKeys();
    void capsTheWait();
    void listsAllAttempts();
    void findsErrorsInside200();
    void learns_data();
    void learns();
    void learnsOnlyOnce();
    void learnsNothingFromOtherFailures();
    void learnedFormsAreSent();
    void bindsPathsToBases_data();
    void bindsPathsToBases();
    void forgetsTheOldestResponses();
    void encodesEmbeddings();
};

void tst_Errors::readsEveryForm_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");

    const auto row = [](const char* name, Dialect dialect, int httpStatus, const char* body, ErrorKind kind, int status, const char* message) {
        QTest::newRow(name) << static_cast<int>(dialect) << httpStatus << QByteArray(body) << static_cast<int>(kind) << status << QByteArray(message);
    };
    row("OpenAI", Dialect::Chat, 429, R"({"error":{"message":"slow","type":"tokens","param":null,"code":"rate_limit_exceeded"}})", ErrorKind::RateLimit, 429, "slow");
    row("OpenAI, unpaid", Dialect::Chat, 429, R"({"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}})", ErrorKind::Billing, 429, "You exceeded your current quota");
    row("OpenAI, too long", Dialect::Chat, 400, R"({"error":{"message":"This model's maximum context length is 8192 tokens","code":"context_length_exceeded"}})", ErrorKind::ContextTooLong, 400, "This model's maximum context length is 8192 tokens");
    row("Anthropic", Dialect::Messages, 529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})", ErrorKind::Overloaded, 529, "Overloaded");
    row("Anthropic, unpaid", Dialect::Messages, 400, R"({"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low"}})", ErrorKind::Billing, 400, "Your credit balance is too low");
    row("Anthropic, too long", Dialect::Messages, 400, R"({"error":{"type":"invalid_request_error","message":"prompt is too long: 9 tokens > 5 maximum"}})", ErrorKind::ContextTooLong, 400, "prompt is too long: 9 tokens > 5 maximum");
    row("Google", Dialect::Google, 429, R"({"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED","details":[{"@type":"RetryInfo","retryDelay":"34.4s"}]}})", ErrorKind::RateLimit, 429, "quota");
    row("Google, in a list", Dialect::Google, 503, R"([{"error":{"code":503,"message":"busy","status":"UNAVAILABLE"}}])", ErrorKind::Overloaded, 503, "busy");
    row("xAI, bad key", Dialect::Responses, 400, R"({"code":"invalid-argument","error":"Incorrect API key provided."})", ErrorKind::Authentication, 400, "Incorrect API key provided.");
    row("Google, bad key", Dialect::Google, 400, R"({"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}})", ErrorKind::Authentication, 401, "API key not valid. Please pass a valid API key.");
    row("Ollama", Dialect::Ollama, 404, R"({"error":"model 'x' not found"})", ErrorKind::NotFound, 404, "model 'x' not found");
    row("FastAPI", Dialect::Chat, 422, R"({"detail":[{"loc":["body","store"],"msg":"extra fields not permitted","type":"value_error.extra"}]})", ErrorKind::InvalidRequest, 422, "body.store: extra fields not permitted");
    row("FastAPI, text", Dialect::Chat, 401, R"({"detail":"Not authenticated"})", ErrorKind::Authentication, 401, "Not authenticated");
    row("vLLM", Dialect::Chat, 400, R"({"object":"error","message":"bad","type":"BadRequestError","code":400})", ErrorKind::InvalidRequest, 400, "bad");
    row("OpenRouter", Dialect::Chat, 502, R"({"error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"X","raw":"boom"}}})", ErrorKind::Server, 502, "Provider returned error: boom");
    row("llama.cpp loading", Dialect::Chat, 503, R"({"error":{"code":503,"message":"Loading model","type":"unavailable_error"}})", ErrorKind::Overloaded, 503, "Loading model");
    row("llama.cpp too long", Dialect::Chat, 500, R"({"error":{"code":500,"message":"the request exceeds the available context size"}})", ErrorKind::ContextTooLong, 500, "the request exceeds the available context size");
    row("Groq's failed call", Dialect::Chat, 400, R"({"error":{"message":"Failed to call a function","type":"invalid_request_error","code":"tool_use_failed"}})", ErrorKind::Server, 400, "Failed to call a function");
    row("a page", Dialect::Chat, 502, "<html><head><title>Bad</title></head>\n<body>gateway</body></html>", ErrorKind::Server, 502, "Bad gateway");
    row("text", Dialect::Chat, 500, "upstream connect error", ErrorKind::Server, 500, "upstream connect error");
    row("nothing", Dialect::Messages, 500, "", ErrorKind::Server, 500, "The provider answered with status 500 and no explanation (messages)");
    row("payment", Dialect::Chat, 402, R"({"error":{"message":"pay"}})", ErrorKind::Billing, 402, "pay");
    row("too large", Dialect::Chat, 413, "", ErrorKind::TooLarge, 413, "The provider answered with status 413 and no explanation (chat completions)");
    row("conflict", Dialect::Messages, 409, R"({"error":{"type":"conflict_error","message":"c"}})", ErrorKind::Conflict, 409, "c");
    row("timeout", Dialect::Chat, 504, "", ErrorKind::Timeout, 504, "The provider answered with status 504 and no explanation (chat completions)");
    row("inside 200, by number", Dialect::Chat, 200, R"({"error":{"message":"x","code":402}})", ErrorKind::Billing, 402, "x");
    row("inside 200, by name", Dialect::Messages, 200, R"({"type":"error","error":{"type":"rate_limit_error","message":"x"}})", ErrorKind::RateLimit, 429, "x");
    row("inside 200, filtered", Dialect::Chat, 200, R"({"error":{"message":"x","code":"content_filter"}})", ErrorKind::ContentFilter, 400, "x");
}

void tst_Errors::readsEveryForm()
{
    QFETCH(int, dialect);
    QFETCH(int, httpStatus);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QByteArray, message);

    const auto failure = readFailure(static_cast<Dialect>(dialect), httpStatus, body.toStdString());
    QCOMPARE(QByteArray::fromStdString(failure.message), message);
    QCOMPARE(failure.status, status);
    QCOMPARE(static_cast<int>(failure.kind), kind);
    if (body.contains("retryDelay"))
        QCOMPARE(failure.retryAfter.value_or(std::chrono::milliseconds(0)), std::chrono::milliseconds(35000));
}

void tst_Errors::writesWhatEachLibraryExpects_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("openAiStatus");
    QTest::addColumn<QByteArray>("openAiType");
    QTest::addColumn<QByteArray>("openAiCode");
    QTest::addColumn<QByteArray>("anthropicType");

    const auto row = [](const char* name, ErrorKind kind, int status, int openAiStatus, const char* type, const char* code, const char* anthropic) {
        QTest::newRow(name) << static_cast<int>(kind) << status << openAiStatus << QByteArray(type) << QByteArray(code) << QByteArray(anthropic);
    };
    row("400", ErrorKind::InvalidRequest, 400, 400, "invalid_request_error", "", "invalid_request_error");
    row("400 context", ErrorKind::ContextTooLong, 400, 400, "invalid_request_error", "context_length_exceeded", "invalid_request_error");
    row("401", ErrorKind::Authentication, 401, 401, "invalid_request_error", "invalid_api_key", "authentication_error");
    row("402", ErrorKind::Billing, 402, 402, "insufficient_quota", "insufficient_quota", "billing_error");
    row("403", ErrorKind::Permission, 403, 403, "permission_error", "", "permission_error");
    row("404", ErrorKind::NotFound, 404, 404, "invalid_request_error", "model_not_found", "not_found_error");
    row("408", ErrorKind::Timeout, 408, 408, "timeout", "timeout", "timeout_error");
    row("409", ErrorKind::Conflict, 409, 409, "conflict", "", "conflict_error");
    row("413", ErrorKind::TooLarge, 413, 413, "invalid_request_error", "request_too_large", "request_too_large");
    row("422", ErrorKind::InvalidRequest, 422, 422, "invalid_request_error", "", "invalid_request_error");
    row("429", ErrorKind::RateLimit, 429, 429, "rate_limit_error", "rate_limit_exceeded", "rate_limit_error");
    row("500", ErrorKind::Server, 500, 500, "server_error", "", "api_error");
    row("503", ErrorKind::Overloaded, 503, 503, "server_error", "overloaded", "overloaded_error");
    row("504", ErrorKind::Timeout, 504, 504, "timeout", "timeout", "timeout_error");
    row("529", ErrorKind::Overloaded, 529, 503, "server_error", "overloaded", "overloaded_error");
}

void tst_Errors::writesWhatEachLibraryExpects()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(int, openAiStatus);
    QFETCH(QByteArray, openAiType);
    QFETCH(QByteArray, openAiCode);
    QFETCH(QByteArray, anthropicType);

    Failure failure;
    failure.kind = static_cast<ErrorKind>(kind);
    failure.status = status;
    failure.message = "because \"x\"";
    for (const auto client : {Dialect::Chat, Dialect::Responses, Dialect::Completions, Dialect::Embeddings}) {
        const auto answer = writeFailure(client, failure, "req_1");
        QCOMPARE(answer.status, openAiStatus);
        const auto error = QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object().value(QLatin1String("error")).toObject();
        QCOMPARE(error.value(QLatin1String("type")).toString().toUtf8(), openAiType);
        QCOMPARE(error.value(QLatin1String("code")).toString().toUtf8(), openAiCode);
        QCOMPARE(error.value(QLatin1String("code")).isNull(), openAiCode.isEmpty());
        QVERIFY(error.value(QLatin1String("param")).isNull());
        QCOMPARE(error.value(QLatin1String("message")).toString(), QStringLiteral("because \"x\""));
    }
    const auto answer = writeFailure(Dialect::Messages, failure, "req_1");
    QCOMPARE(answer.status, status);
    const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
    QCOMPARE(body.value(QLatin1String("type")).toString(), QStringLiteral("error"));
    QCOMPARE(body.value(QLatin1String("request_id")).toString(), QStringLiteral("req_1"));
    QCOMPARE(body.value(QLatin1String("error")).toObject().value(QLatin1String("type")).toString().toUtf8(), anthropicType);
}

void tst_Errors::tellsContextErrorsToAgents()
{
    const std::string body = R"({"error":{"message":"maximum context length is 5","code":"context_length_exceeded"}})";
    const auto answer = writeFailure(Dialect::Messages, readFailure(Dialect::Chat, 400, body), {});
    QVERIFY(answer.body.find("prompt is too long: maximum context length") != std::string::npos);
}

void tst_Errors::keepsNoKeys()
{
    const std::string body = R"({"error":{"message":"Incorrect API key provided: sk-abcdefghijklmnop1234. Authorization: Bearer abcdefgh12345678"}})";
    const auto failure = readFailure(Dialect::Chat, 401, body);
    QVERIFY(failure.message.find("abcdefgh") == std::string::npos);
    QVERIFY(failure.message.find("Incorrect API key provided: sk-") != std::string::npos);
}

void tst_Errors::capsTheWait()
{
    Failure failure;
    failure.kind = ErrorKind::RateLimit;
    failure.status = 429;
    failure.retryAfter = std::chrono::hours(5);
    const auto headers = writeFailure(Dialect::Messages, failure, {}).headers;
    const Header expected {"retry-after", "60"};
    QVERIFY(std::find(headers.begin(), headers.end(), expected) != headers.end());
}

void tst_Errors::listsAllAttempts()
{
    const auto answer = writeExhausted(Dialect::Chat, {{"a/b", "refused"}, {"c/d", "status 500"}}, 429, std::chrono::seconds(61), "req_1");
    QCOMPARE(answer.status, 429);
    QVERIFY(answer.body.find("No candidate could answer: a/b (refused), c/d (status 500)") != std::string::npos);
    const Header wait {"retry-after", "61"};
    const Header retry {"x-should-retry", "false"};
    QVERIFY(std::find(answer.headers.begin(), answer.headers.end(), wait) != answer.headers.end());
    QVERIFY(std::find(answer.headers.begin(), answer.headers.end(), retry) != answer.headers.end());
    QCOMPARE(std::count_if(answer.headers.begin(), answer.headers.end(), [](const Header& header) { return header.first == "retry-after"; }), std::ptrdiff_t(1));
}

void tst_Errors::findsErrorsInside200()
{
    const std::string error = R"({"error":{"message":"x","code":"content_filter"}})";
    QVERIFY(std::holds_alternative<Failure>(inspectResponse(Dialect::Chat, error)));
    QVERIFY(std::holds_alternative<Failure>(inspectResponse(Dialect::Messages, R"({"type":"error","error":{"type":"api_error","message":"x"}})")));
    QVERIFY(std::holds_alternative<Failure>(inspectResponse(Dialect::Chat, "<html>")));
    for (const auto dialect : {Dialect::Responses, Dialect::Messages}) {
        const auto foreign = translated(smallRequest(Dialect::Chat, false), targetOf(dialect)).plan;
        for (const char* const nothing : {"[1,2]", "{}", R"({"id":"x","object":"chat.completion"})"}) {
            QVERIFY2(std::holds_alternative<Failure>(inspectResponse(dialect, nothing)), nothing);
            QVERIFY2(std::holds_alternative<Failure>(translateResponse(*foreign, nothing, {"a", 1})), nothing);
        }
    }
    const auto usage = inspectResponse(Dialect::Chat, R"({"error":null,"choices":[{"message":{"content":"a"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4}})");
    QCOMPARE(std::get<Usage>(usage).prompt.value_or(0), std::int64_t(3));
    const auto plan = translated(smallRequest(Dialect::Messages, false), targetOf(Dialect::Chat)).plan;
    QVERIFY(std::holds_alternative<Failure>(translateResponse(*plan, error, {"a", 1})));
    QVERIFY(std::holds_alternative<Failure>(translateResponse(*plan, R"({"id":"c","choices":[]})", {"a", 1})));
}

void tst_Errors::learns_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("flag");
    QTest::addColumn<QByteArray>("value");

    const auto row = [](const char* name, const char* request, int status, const char* message, const char* flag, const char* value) {
        QTest::newRow(name) << QByteArray(request) << status << QByteArray(message) << QByteArray(flag) << QByteArray(value);
    };
    const char* const developer = R"({"model":"m","messages":[{"role":"developer","content":"x"}]})";
    row("developer", developer, 400, "Unexpected role 'developer'. Expected one of: system, user", "supportsDeveloperRole", "false");
    row("developer as 500", developer, 500, "Unknown role developer: not supported by the chat template", "supportsDeveloperRole", "false");
    row("string content", R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"x"}]}]})", 422, "messages.0.content: Input should be a valid string", "requiresStringContent", "true");
    row("newer limit", R"({"model":"m","messages":[],"max_completion_tokens":5})", 400, "Unrecognized request argument: max_completion_tokens", "maxTokensField", "\"max_tokens\"");
    row("older limit", R"({"model":"m","messages":[],"max_tokens":5})", 400, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "maxTokensField", "\"max_completion_tokens\"");
    row("stream_options", R"({"model":"m","messages":[],"stream_options":{}})", 400, "unknown field stream_options", "supportsUsageInStreaming", "false");
    row("temperature", R"({"model":"m","messages":[],"temperature":0})", 400, "Unsupported value: 'temperature' does not support 0 with this model", "supportsTemperature", "false");
    row("effort", R"({"model":"m","messages":[],"reasoning_effort":"low"})", 400, "Extra inputs are not permitted: reasoning_effort", "supportsReasoningEffort", "false");
    row("store", R"({"model":"m","messages":[],"store":true})", 400, "body.store: extra fields not permitted", "supportsStore", "false");
    row("parallel calls", R"({"model":"m","messages":[],"parallel_tool_calls":true})", 400, "parallel_tool_calls is not supported", "", "");
    row("schema", R"({"model":"m","messages":[],"response_format":{"type":"json_schema"}})", 400, "'response_format.type' : value must be one of text, json_object. json_schema is unsupported", "supportsJsonSchemaResponseFormat", "false");
    row("any other field", R"({"model":"m","messages":[],"safety_identifier":"x"})", 400, "Unrecognized request argument supplied: safety_identifier", "", "");
}

void tst_Errors::learns()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, flag);
    QFETCH(QByteArray, value);

    const auto client = requestFrom(Dialect::Chat, request.toStdString());
    const auto target = targetOf(Dialect::Chat);
    const auto body = QJsonDocument(QJsonObject {{QStringLiteral("error"), QJsonObject {{QStringLiteral("message"), QString::fromUtf8(message)}}}}).toJson();
    const auto learned = learnQuirk(target, client, status, body.toStdString());
    QVERIFY(learned);
    QCOMPARE(QByteArray::fromStdString(learned->flag), flag);
    QCOMPARE(QByteArray::fromStdString(learned->value), value);
    QVERIFY(learned->sentence.rfind("upstream/model-x ", 0) == 0);
    auto treated = target;
    treated.compat = merged(target.compat, learned->compat);
    QVERIFY(translated(client, treated).body != translated(client, target).body);
    QVERIFY2(!learnQuirk(treated, client, status, body.toStdString()), "learned the same again");
}

void tst_Errors::learnsOnlyOnce()
{
    const auto request = requestFrom(Dialect::Messages, R"({"model":"m","max_tokens":5,"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"foreign"},{"type":"text","text":"x"}]},{"role":"user","content":"y"}]})");
    auto target = targetOf(Dialect::Messages);
    const std::string body = R"({"error":{"type":"invalid_request_error","message":"messages.0.content.0: Invalid `signature` in `thinking` block"}})";
    const auto learned = learnQuirk(target, request, 400, body);
    QVERIFY(learned);
    target.compat = merged(target.compat, learned->compat);
    QVERIFY(translated(request, target).body.find("foreign") == std::string::npos);
    QVERIFY(!learnQuirk(target, request, 400, body));
}

void tst_Errors::learnsNothingFromOtherFailures()
{
    const auto request = requestFrom(Dialect::Chat, R"({"model":"m","messages":[{"role":"user","content":"developer temperature"}]})");
    const auto target = targetOf(Dialect::Chat);
    for (const char* const message : {"The temperature of the sun is unknown", "Invalid model name", "maximum context length exceeded", "developer mode is not supported in your region"})
        QVERIFY2(!learnQuirk(target, request, 400, std::string(R"({"error":{"message":")") + message + "\"}}"), message);
    QVERIFY(!learnQuirk(target, request, 401, R"({"error":{"message":"unknown role developer"}})"));
    QVERIFY(!learnQuirk(target, request, 500, R"({"error":{"message":"temperature unsupported"}})"));
}

void tst_Errors::learnedFormsAreSent()
{
    auto target = targetOf(Dialect::Chat);
    target.compat.supportsJsonSchemaResponseFormat = false;
    const auto request = requestFrom(Dialect::Chat, R"({"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}}})");
    const auto sent = translated(request, target).body;
    QVERIFY(sent.find("json_object") != std::string::npos);
    QVERIFY(sent.find("matching this JSON schema") != std::string::npos);
}

void tst_Errors::bindsPathsToBases_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("path");

    const auto row = [](Dialect dialect, const char* base, const char* path) {
        QTest::newRow(path) << static_cast<int>(dialect) << QByteArray(base) << QByteArray(path);
    };
    row(Dialect::Chat, "/v1/", "/v1/chat/completions");
    row(Dialect::Responses, "/api/v1", "/api/v1/responses");
    row(Dialect::Messages, "", "/v1/messages");
    row(Dialect::Messages, "/anthropic/v1", "/anthropic/v1/messages");
    row(Dialect::Ollama, "/v1", "/api/chat");
    row(Dialect::Google, "/v1beta", "/v1beta/models/a%2Fb:streamGenerateContent?alt=sse");
}

void tst_Errors::bindsPathsToBases()
{
    QFETCH(int, dialect);
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, path);
    QCOMPARE(QByteArray::fromStdString(upstreamPath(base.toStdString(), static_cast<Dialect>(dialect), "a/b", true)), path);
}

void tst_Errors::forgetsTheOldestResponses()
{
    ResponseStore store({100, std::chrono::seconds(60)});
    const auto entry = [](std::size_t size) {
        ResponseStore::Entry result;
        result.items.assign(size, 'x');
        return result;
    };
    store.put("a", entry(40), 0);
    store.put("b", entry(40), 10);
    QVERIFY(store.find("a", 60) != nullptr);
    QVERIFY(store.find("a", 61) == nullptr);
    store.put("c", entry(40), 20);
    QVERIFY(store.find("a", 20) == nullptr);
    QVERIFY(store.find("b", 20) != nullptr);
    store.put("b", entry(10), 21);
    QCOMPARE(store.count(), std::size_t(2));
    QCOMPARE(store.bytes(), std::size_t(40 + 1 + 10 + 1));
    store.put("huge", entry(1000), 22);
    QVERIFY(store.find("huge", 22) == nullptr);
    QVERIFY(store.remove("c"));
    QVERIFY(!store.remove("c"));
    store.put("d", entry(10), 500);
    QCOMPARE(store.count(), std::size_t(1));
}

void tst_Errors::encodesEmbeddings()
{
    const std::string body = R"({"embeddings":[[1,-2.5],[0]],"prompt_eval_count":4})";
    const auto numbers = readEmbeddings(Dialect::Ollama, body, "m", false);
    const std::string expected = R"({"object":"list","data":[{"object":"embedding","index":0,"embedding":[1,-2.5]},{"object":"embedding","index":1,"embedding":[0]}],"model":"m","usage":{"prompt_tokens":4,"total_tokens":4}})";
    QCOMPARE(std::get<std::string>(numbers), expected);
    const auto base64 = std::get<std::string>(readEmbeddings(Dialect::Ollama, body, "m", true));
    QVERIFY(base64.find(QByteArray::fromHex("0000803f000020c0").toBase64().toStdString()) != std::string::npos);
    QVERIFY(base64.find("\"AAAAAA==\"") != std::string::npos);
    QVERIFY(std::holds_alternative<Failure>(readEmbeddings(Dialect::Ollama, R"({"error":"no"})", "m", false)));
}

SWITCHYARD_TEST(tst_Errors)

#include "tst_errors.moc"
