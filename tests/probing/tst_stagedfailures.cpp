// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/systemclock.h"
#include "probing/healthservice.h"
#include "probing/providercheckservice.h"
#include "scriptedserver.h"
#include "testlib/testmain.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace switchyard;
using namespace std::chrono_literals;
using testlib::Manner;
using testlib::patience;
using testlib::ScriptedServer;

namespace {

//! Long enough to be looked for in evidence; servers repeat it in their refusals.
constexpr auto key = "sk-staged-0123456789abcdef";
constexpr auto jsonType = "Content-Type: application/json";

//! How a failure comes to light.
enum class By {
    Checks, //!< The checks of a configured endpoint.
    AddProvider, //!< The live checks of a pasted address.
    WarmUp,
    TestMessage,
};

//! One failure: the server that shows it, and what must be said about it.
struct Stage {
    By by = By::Checks;
    QString baseUrl;
    QString model = QStringLiteral("m");
    bool hasKey = true;
    health::Reach reach = health::Reach::Loopback;
    std::function<void(probing::ProbeTarget&)> arrange; //!< Further settings of a configured endpoint.
    std::vector<std::unique_ptr<ScriptedServer>> servers;

    ScriptedServer& serve(const QString& name = {})
    {
        servers.push_back(std::make_unique<ScriptedServer>());
        if (!name.isEmpty())
            servers.back()->load(name);
        baseUrl = servers.back()->url(QStringLiteral("/v1"));
        return *servers.back();
    }
    void list(int status, const QByteArray& body, const QList<QByteArray>& headers = { jsonType }, Manner manner = Manner::Whole)
    {
        serve().set("GET /v1/models", { status, headers, body, manner });
    }
    //! A well server whose answer to a generation is this.
    void chat(int status, const QByteArray& body)
    {
        by = By::TestMessage;
        serve(QStringLiteral("generic")).set("POST /v1/chat/completions", { status, { jsonType }, body, Manner::Whole });
    }
    //! A server of the family whose load call answers this.
    void load(const QString& family, const QString& cold, const QByteArray& call, int status, const QByteArray& body)
    {
        by = By::WarmUp;
        model = cold;
        serve(family).set(call, { status, { jsonType }, body, Manner::Whole });
    }
};

struct Row {
    const char* name;
    std::function<void(Stage&)> stage;
    const char* reason;
    const char* remedy;
    const char* seen = ""; //!< Part of the first bytes.
    int status = 0;
    const char* command = "";
};

QByteArray listOf(const QByteArray& model)
{
    return R"({"object":"list","data":[{"id":")" + model + R"(","object":"model"}]})";
}

constexpr auto page = "<!DOCTYPE html><html><title>Jupyter Server</title><body>hello</body></html>";

const std::vector<Row>& rows()
{
    static const std::vector<Row> all {
        // The way to the server
        { "server not started", [](Stage& s) { s.baseUrl = QStringLiteral("http://127.0.0.2:1234/v1"); }, "connection-refused",
          "start-server", "", 0, "lms server start" },
        { "not started, Ollama", [](Stage& s) { s.baseUrl = QStringLiteral("http://127.0.0.2:11434"); }, "connection-refused",
          "start-server", "", 0, "ollama serve" },
        { "another machine's own loopback", [](Stage& s) { s.baseUrl = QStringLiteral("http://127.0.0.2:8000/v1"); s.reach = health::Reach::Lan; },
          "connection-refused", "listen-on-all-addresses" },
        { "listens only on ::1",
          [](Stage& s) {
              s.servers.push_back(std::make_unique<ScriptedServer>(QHostAddress(QHostAddress::LocalHostIPv6)));
              s.servers.back()->load(QStringLiteral("generic"));
              s.baseUrl = QStringLiteral("http://127.0.0.1:%1/v1").arg(s.servers.back()->port());
          },
          "other-loopback", "fix-address" },
        { "host name unknown", [](Stage& s) { s.baseUrl = QStringLiteral("http://no-such-host.invalid:8000/v1"); }, "host-not-found",
          "check-name" },
        { "address is none", [](Stage& s) { s.by = By::AddProvider; s.baseUrl = QStringLiteral("http://:::/v1"); }, "invalid-address",
          "fix-address" },
        { "proxy is off",
          [](Stage& s) {
              s.list(200, listOf("m"));
              s.arrange = [](probing::ProbeTarget& target) {
                  target.address.proxy.mode = routing::ProxyOptions::Mode::Explicit;
                  target.address.proxy.url = Secret("http://127.0.0.2:3129");
              };
          },
          "proxy-in-the-way", "bypass-proxy" },
        { "proxy wants a password", [](Stage& s) { s.list(407, "Proxy Authentication Required", { "Content-Type: text/plain", "Proxy-Authenticate: Negotiate" }); },
          "proxy-in-the-way", "bypass-proxy", "", 0 },
        { "a password in front of the server", [](Stage& s) { s.list(401, "<html><head><title>401 Authorization Required</title></head></html>", { "Content-Type: text/html", "WWW-Authenticate: Basic realm=\"gpu\"" }); },
          "proxy-in-the-way", "fix-address", "Authorization Required", 401 },
        { "page of a proxy", [](Stage& s) { s.list(503, "<html><body>Generated by squid/5.7</body></html>", { "Content-Type: text/html" }); },
          "proxy-in-the-way", "bypass-proxy", "squid", 503 },
        { "captive portal, redirect", [](Stage& s) { s.list(302, "", { "Location: http://login.hotel.example/welcome?to=x" }); },
          "proxy-in-the-way", "bypass-proxy", "", 302 },
        { "captive portal, 511", [](Stage& s) { s.list(511, "<html><body>Sign in</body></html>", { "Content-Type: text/html" }); },
          "proxy-in-the-way", "bypass-proxy", "Sign in", 511 },
        // TLS
        { "certificate of its own",
          [](Stage& s) {
              s.servers.push_back(std::make_unique<ScriptedServer>(QStringLiteral("self")));
              s.baseUrl = s.servers.back()->url(QStringLiteral("/v1"));
          },
          "tls-untrusted", "trust-certificate" },
        { "certificate of an unknown authority",
          [](Stage& s) {
              s.servers.push_back(std::make_unique<ScriptedServer>(QStringLiteral("leaf")));
              s.baseUrl = s.servers.back()->url(QStringLiteral("/v1"));
          },
          "tls-untrusted", "trust-certificate" },
        { "certificate expired",
          [](Stage& s) {
              s.servers.push_back(std::make_unique<ScriptedServer>(QStringLiteral("expired")));
              s.baseUrl = s.servers.back()->url(QStringLiteral("/v1"));
          },
          "tls-untrusted", "trust-certificate" },
        { "certificate of another host",
          [](Stage& s) {
              s.servers.push_back(std::make_unique<ScriptedServer>(QStringLiteral("other")));
              s.baseUrl = s.servers.back()->url(QStringLiteral("/v1"));
          },
          "tls-untrusted", "trust-certificate" },
        { "https where plain HTTP is spoken", [](Stage& s) { s.serve(QStringLiteral("generic")); s.baseUrl.replace(0, 4, QStringLiteral("https")); },
          "speaks-plain-http", "fix-address" },
        { "http where TLS is spoken",
          [](Stage& s) {
              s.servers.push_back(std::make_unique<ScriptedServer>(QStringLiteral("self")));
              s.baseUrl = s.servers.back()->url(QStringLiteral("/v1")).replace(0, 5, QStringLiteral("http"));
          },
          "speaks-tls", "fix-address" },
        { "http where TLS is spoken, nginx",
          [](Stage& s) {
              s.list(400, "<html><head><title>400 The plain HTTP request was sent to HTTPS port</title></head></html>", { "Content-Type: text/html" });
          },
          "speaks-tls", "fix-address", "HTTPS port", 400 },
        { "redirect to https", [](Stage& s) { s.list(301, "", { "Location: https://127.0.0.1:8443/v1/models" }); }, "speaks-tls", "fix-address", "", 301 },
        // What answers
        { "another program's page", [](Stage& s) { s.list(200, page, { "Content-Type: text/html" }); }, "web-page", "check-port", "Jupyter", 200 },
        { "another program's JSON", [](Stage& s) { s.list(200, R"({"status":"UP"})"); }, "not-an-api", "check-port", "UP", 200 },
        { "no HTTP at all", [](Stage& s) { s.list(0, "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", {}, Manner::Raw); s.servers.back()->set("HEAD /", s.servers.back()->answerTo("GET /v1/models")); },
          "not-an-api", "check-port", "OpenSSH" },
        { "redirect to another path", [](Stage& s) { s.list(302, "", { "Location: /login" }); }, "wrong-path", "fix-address", "", 302 },
        { "nothing under /v1", [](Stage& s) { s.list(404, R"({"detail":"Not Found"})"); }, "wrong-path", "fix-address", "Not Found", 404 },
        { "/v1 twice", [](Stage& s) { s.serve(QStringLiteral("llamacpp")); s.baseUrl += QStringLiteral("/v1"); }, "wrong-path", "fix-address" },
        { "LM Studio without /v1",
          [](Stage& s) {
              s.serve(QStringLiteral("lmstudio"));
              s.baseUrl.chop(3);
          },
          "wrong-path", "fix-address", "Unexpected endpoint", 200 },
        { "gzip that is none", [](Stage& s) { s.list(200, "this is not gzip", { jsonType, "Content-Encoding: gzip" }); }, "not-an-api", "check-port" },
        { "empty body", [](Stage& s) { s.list(200, ""); }, "not-an-api", "check-port", "", 200 },
        { "answer cut short", [](Stage& s) { s.list(200, listOf("m"), { jsonType }, Manner::Cut); }, "connection-lost", "read-server-log" },
        { "endless answer", [](Stage& s) { s.list(200, QByteArray(17 * 1024 * 1024, ' ')); }, "answer-too-large", "check-port" },
        { "never answers", [](Stage& s) { s.by = By::AddProvider; s.list(200, listOf("m"), { jsonType }, Manner::Never); }, "answer-timed-out", "read-server-log" },
        { "drips", [](Stage& s) { s.by = By::AddProvider; s.list(200, listOf("m"), { jsonType }, Manner::Dripping); }, "answer-timed-out", "read-server-log" },
        { "server's own error", [](Stage& s) { s.list(500, R"({"error":"boom"})"); }, "server-error", "read-server-log", "boom", 500 },
        { "queue full", [](Stage& s) { s.list(503, R"({"error":"server busy, please try again.  maximum pending requests exceeded"})"); }, "overloaded", "wait", "busy", 503 },
        { "a gateway that wants a person", [](Stage& s) { s.list(403, "<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>", { "Content-Type: text/html", "cf-mitigated: challenge" }); },
          "proxy-in-the-way", "bypass-proxy", "Just a moment", 403 },
        { "a sign-in page in front", [](Stage& s) { s.list(200, "<!doctype html><html><body><form action=/login>Password</form></body></html>", { "Content-Type: text/html" }); },
          "web-page", "check-port", "Password", 200 },
        { "a page that says 404", [](Stage& s) { s.list(404, "<html><head><title>404 Not Found</title></head><body>nginx/1.22</body></html>", { "Content-Type: text/html" }); },
          "web-page", "check-port", "nginx", 404 },
        { "a gateway whose server is gone", [](Stage& s) { s.list(502, "<html><head><title>502 Bad Gateway</title></head></html>", { "Content-Type: text/html" }); },
          "server-error", "read-server-log", "Bad Gateway", 502 },
        { "no content", [](Stage& s) { s.list(204, "", {}); }, "not-an-api", "check-port", "", 204 },
        { "half of a list, and no more of it", [](Stage& s) { s.list(200, R"({"object":"list","data":[{"id":"m")"); }, "not-an-api", "check-port", "object", 200 },
        { "models that are no objects", [](Stage& s) { s.list(200, R"({"object":"list","data":"none"})"); }, "not-an-api", "check-port", "none", 200 },
        // Signing in and accounts
        { "key needed", [](Stage& s) { s.hasKey = false; s.list(401, R"({"error":{"message":"Invalid API Key","type":"authentication_error","code":401}})"); },
          "key-missing", "enter-key", "Invalid API Key", 401 },
        { "key needed, none asked", [](Stage& s) { s.hasKey = false; s.reach = health::Reach::Hosted; s.list(200, listOf("m")); s.arrange = [](probing::ProbeTarget& t) { t.setup.lacksKey = true; }; },
          "key-missing", "enter-key" },
        { "key refused", [](Stage& s) { s.list(401, QByteArray(R"({"error":{"message":"Incorrect API key provided: )") + key + R"(","code":"invalid_api_key"}})"); },
          "key-refused", "replace-key", "Incorrect API key", 401 },
        { "key refused, GPT4All's way", [](Stage& s) { s.list(401, "", {}); }, "key-refused", "replace-key", "", 401 },
        { "key without the right", [](Stage& s) { s.list(403, R"({"error":{"message":"Your key may not list models"}})"); }, "permission-denied", "replace-key", "may not", 403 },
        { "region refused", [](Stage& s) { s.list(403, R"({"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported"}})"); },
          "region-refused", "change-region", "territory", 403 },
        { "no credit, OpenRouter", [](Stage& s) { s.chat(402, R"({"error":{"code":402,"message":"Insufficient credits. Add more"}})"); }, "out-of-credit", "top-up", "credits", 402 },
        { "no credit, Anthropic", [](Stage& s) { s.chat(400, R"({"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API"}})"); },
          "out-of-credit", "top-up", "credit balance", 400 },
        { "no credit, MiniMax", [](Stage& s) { s.chat(500, R"x({"type":"error","error":{"type":"api_error","message":"insufficient balance (1008)"}})x"); },
          "out-of-credit", "top-up", "1008", 500 },
        { "no credit, Z.ai", [](Stage& s) { s.chat(429, R"({"error":{"code":"1113","message":"Insufficient balance or no resource package."}})"); }, "out-of-credit", "top-up", "1113", 429 },
        { "too many requests", [](Stage& s) { s.list(429, R"({"error":{"message":"Rate limit reached"}})", { jsonType, "Retry-After: 20" }); }, "rate-limited", "wait", "Rate limit", 429 },
        // Models and memory
        { "model missing, Ollama", [](Stage& s) { s.serve(QStringLiteral("ollama")); s.model = QStringLiteral("llama9"); }, "model-not-listed", "choose-model", "", 200, "ollama pull llama9" },
        { "model missing, LM Studio", [](Stage& s) { s.chat(400, R"({"error":{"message":"Invalid model identifier \"m\".","type":"invalid_request_error","param":"model","code":"model_not_found"}})"); },
          "model-not-listed", "choose-model", "Invalid model identifier", 400 },
        { "no models at all", [](Stage& s) { s.by = By::AddProvider; s.list(200, R"({"object":"list","data":[]})"); }, "no-models", "add-models", "data", 200 },
        { "no models at all, configured", [](Stage& s) { s.list(200, R"({"object":"list","data":[]})"); }, "no-models", "add-models", "data", 200 },
        { "nothing loaded", [](Stage& s) { s.serve(QStringLiteral("text-generation-webui-empty")); }, "nothing-loaded", "load-model", "data", 200 },
        { "nothing loaded, LM Studio", [](Stage& s) { s.chat(400, R"({"error":{"message":"No models loaded. Please load a model in the developer page or use the 'lms load' command.","code":null}})"); },
          "nothing-loaded", "load-model", "No models loaded", 400 },
        { "server is loading its model", [](Stage& s) { s.serve(QStringLiteral("llamacpp-loading")); }, "server-starting", "wait", "Loading model", 503 },
        { "out of memory, LM Studio", [](Stage& s) { s.load(QStringLiteral("lmstudio"), QStringLiteral("google/gemma-4-26b-a4b"), "POST /api/v1/models/load", 400, R"({"error":{"message":"Failed to load model \"g\". Error: Model loading was stopped due to insufficient system resources.","type":"invalid_request_error"}})"); },
          "out-of-memory", "free-memory", "insufficient system resources", 400 },
        { "out of memory, Ollama", [](Stage& s) { s.load(QStringLiteral("ollama"), QStringLiteral("qwen3:8b"), "POST /api/generate", 500, R"x({"error":"model requires more system memory (12.4 GiB) than is available (5.1 GiB)"})x"); },
          "out-of-memory", "free-memory", "more system memory", 500 },
        { "out of memory, CUDA", [](Stage& s) { s.chat(500, R"({"object":"error","message":"CUDA out of memory. Tried to allocate 2.00 GiB","type":"InternalServerError","code":500})"); },
          "out-of-memory", "free-memory", "CUDA", 500 },
        { "out of memory within a stream", [](Stage& s) { s.chat(200, R"(data: {"error":{"message":"ggml_cuda: cudaMalloc failed: out of memory","type":"server_error"}})"); },
          "out-of-memory", "free-memory", "cudaMalloc", 200 },
        { "load failed, llama.cpp's router", [](Stage& s) { s.by = By::WarmUp; s.model = QStringLiteral("tiny-cold"); auto& server = s.serve(QStringLiteral("llamacpp-router"));
              server.set("POST /models/load", { 200, { jsonType }, R"({"success":true})", Manner::Whole });
              server.onRequest([&server](const QByteArray& what, const QByteArray&) {
                  if (what == "POST /models/load")
                      server.set("GET /v1/models", { 200, { jsonType, "Server: llama.cpp" }, R"({"object":"list","data":[{"id":"another","object":"model","owned_by":"llamacpp","status":{"value":"loaded"}},{"id":"tiny-cold","object":"model","owned_by":"llamacpp","status":{"value":"unloaded","args":[")" + QByteArray(2000, 'a') + R"("],"exit_code":1,"failed":true}}]})", Manner::Whole });
              }); },
          "load-failed", "read-server-log", "\"failed\":true", 200 },
        { "load failed, crashed", [](Stage& s) { s.chat(400, R"x({"error":"The model has crashed without additional information. (Exit code: null)"})x"); }, "load-failed", "read-server-log", "crashed", 400 },
        { "context exceeded, llama.cpp", [](Stage& s) { s.chat(400, R"x({"error":{"code":400,"message":"request (4821 tokens) exceeds the available context size (512 tokens), try increasing it","type":"exceed_context_size_error"}})x"); },
          "context-exceeded", "enlarge-context", "512 tokens", 400 },
        { "context exceeded, LM Studio with 200", [](Stage& s) { s.chat(200, R"({"error":"The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 13055>= n_ctx: 4096)."})"); },
          "context-exceeded", "enlarge-context", "n_ctx", 200 },
        { "context exceeded, vLLM", [](Stage& s) { s.chat(400, R"({"error":{"message":"This model's maximum context length is 40960 tokens. However, you requested 43096 tokens","type":"BadRequestError","param":null,"code":400}})"); },
          "context-exceeded", "enlarge-context", "40960", 400 },
        { "empty stream", [](Stage& s) { s.chat(200, "data: [DONE]\n\n"); }, "unexpected-answer", "read-server-log", "DONE", 200 },
    };
    return all;
}

} // namespace

//! At least forty different failures, each staged by a server: the stated cause, remedy and evidence must be right.
class tst_StagedFailures final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhatMakesAModelSlow();
    void bearsWithOddButGoodServers_data();
    void bearsWithOddButGoodServers();
    void showsTheCertificateAndWhatTrustsIt_data();
    void showsTheCertificateAndWhatTrustsIt();
    void namesTheAddressThatAnswers();

private:
    std::optional<health::Diagnosis> byChecks(Stage& stage);
    std::optional<health::Diagnosis> byAddProvider(Stage& stage);
    std::optional<health::Diagnosis> byWarmUp(Stage& stage);
    std::optional<health::Diagnosis> byTestMessage(Stage& stage);
    probing::ProbeTarget targetOf(const Stage& stage) const;

    platform::SystemClock m_clock;
};

probing::ProbeTarget tst_StagedFailures::targetOf(const Stage& stage) const
{
    probing::ProbeTarget target;
    target.setup.provider = ProviderId("x");
    target.setup.baseUrl = stage.baseUrl.toStdString();
    target.setup.reach = stage.reach;
    target.setup.models = { stage.model.toStdString() };
    const auto api = stage.baseUrl.endsWith(QLatin1String(":11434")) ? routing::Api::Ollama : routing::Api::OpenAiCompletions;
    auto address = probing::addressOf(target.setup.baseUrl, api, Secret(stage.hasKey ? key : ""));
    if (address)
        target.address = std::move(address).value();
    if (stage.arrange)
        stage.arrange(target);
    return target;
}

std::optional<health::Diagnosis> tst_StagedFailures::byChecks(Stage& stage)
{
    probing::HealthService service(m_clock);
    service.setTargets({ targetOf(stage) });
    service.start();
    const ModelRef ref { ProviderId("x"), stage.model.toStdString() };
    const bool isSettled = QTest::qWaitFor(
        [&] { return service.isSettled() && service.book().model(ref)->status != health::Status::Checking; }, patience);
    return isSettled ? std::optional(service.diagnose(ref)) : std::nullopt;
}

std::optional<health::Diagnosis> tst_StagedFailures::byAddProvider(Stage& stage)
{
    probing::ProviderCheckService service(m_clock);
    QSignalSpy finished(&service, &ports::ProviderCheckPort::finished);
    ports::CheckRequest request;
    request.text = stage.baseUrl.toStdString();
    request.key = Secret(key);
    service.check(request);
    if (!finished.wait(patience))
        return std::nullopt;
    for (const auto& step : service.result().steps) {
        if (step.state == ports::CheckStepState::Failed || step.state == ports::CheckStepState::Warning)
            return step.diagnosis;
    }
    return std::nullopt;
}

std::optional<health::Diagnosis> tst_StagedFailures::byWarmUp(Stage& stage)
{
    probing::HealthService service(m_clock);
    std::optional<health::Diagnosis> result;
    connect(&service, &ports::HealthPort::actionFailed, this,
            [&result](const ModelRef&, const health::Diagnosis& diagnosis) { result = diagnosis; });
    service.setTargets({ targetOf(stage) });
    service.start();
    const ModelRef ref { ProviderId("x"), stage.model.toStdString() };
    if (!QTest::qWaitFor([&] { return service.book().model(ref)->status == health::Status::Cold; }, patience))
        return std::nullopt;
    service.warmUp(ref);
    [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return result.has_value(); }, patience);
    return result;
}

std::optional<health::Diagnosis> tst_StagedFailures::byTestMessage(Stage& stage)
{
    probing::ProviderCheckService service(m_clock);
    QSignalSpy finished(&service, &ports::ProviderCheckPort::finished);
    std::optional<ports::TestMessageResult> result;
    connect(&service, &ports::ProviderCheckPort::tested, this,
            [&result](const ports::TestMessageResult& tested) { result = tested; });
    ports::CheckRequest request;
    request.text = stage.baseUrl.toStdString();
    request.key = Secret(key);
    service.check(request);
    if (!finished.wait(patience) || !service.result().isGood())
        return std::nullopt;
    service.sendTest(stage.model.toStdString());
    if (!QTest::qWaitFor([&] { return result.has_value(); }, patience) || result->isGood)
        return std::nullopt;
    return result->diagnosis;
}

void tst_StagedFailures::saysWhatIsWrong_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const auto& row : rows())
        QTest::newRow(row.name) << number++;
    QVERIFY(rows().size() >= 40);
}

void tst_StagedFailures::saysWhatIsWrong()
{
    QFETCH(int, number);
    const auto& row = rows()[static_cast<std::size_t>(number)];
    Stage stage;
    row.stage(stage);
    std::optional<health::Diagnosis> diagnosis;
    switch (stage.by) {
    case By::Checks:
        diagnosis = byChecks(stage);
        break;
    case By::AddProvider:
        diagnosis = byAddProvider(stage);
        break;
    case By::WarmUp:
        diagnosis = byWarmUp(stage);
        break;
    case By::TestMessage:
        diagnosis = byTestMessage(stage);
        break;
    }
    QVERIFY2(diagnosis, "nothing was said");
    QCOMPARE(QString::fromUtf8(health::word(diagnosis->reason).data()), QString::fromUtf8(row.reason));
    QCOMPARE(QString::fromUtf8(health::word(diagnosis->remedy).data()), QString::fromUtf8(row.remedy));
    if (*row.command != 0)
        QCOMPARE(QString::fromStdString(diagnosis->command), QString::fromUtf8(row.command));
    const bool wasAsked = diagnosis->reason != health::Reason::InvalidAddress && !QByteArray(row.name).contains("none asked");
    QCOMPARE(diagnosis->evidence.has_value(), wasAsked);
    if (!wasAsked)
        return;
    const auto& evidence = *diagnosis->evidence;
    const auto place = QUrl(stage.baseUrl);
    QCOMPARE(QUrl(QString::fromStdString(evidence.url)).port(), place.port());
    if (row.status > 0)
        QCOMPARE(evidence.httpStatus, row.status);
    QVERIFY2(evidence.firstBytes.find(row.seen) != std::string::npos, evidence.firstBytes.c_str());
    QVERIFY(evidence.firstBytes.size() <= 500);
    QVERIFY2((evidence.url + evidence.firstBytes).find("sk-staged") == std::string::npos, "no key in what is shown");
}

//! Nothing fails, and yet there is something to say.
void tst_StagedFailures::saysWhatMakesAModelSlow()
{
    const auto adviceOn = [this](const char* family, const char* model) {
        Stage stage;
        stage.serve(QString::fromUtf8(family));
        stage.model = QString::fromUtf8(model);
        if (QByteArray(family) == "ollama")
            stage.servers.back()->set("GET /api/ps", { 200, { jsonType }, R"({"models":[{"name":"llama3.2:latest","model":"llama3.2:latest","size":5137025024,"size_vram":1137025024,"context_length":4096,"details":{"quantization_level":"Q2_K"}}]})", Manner::Whole });
        probing::HealthService service(m_clock);
        service.setTargets({ targetOf(stage) });
        service.start();
        const ModelRef ref { ProviderId("x"), model };
        [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return service.book().model(ref)->status == health::Status::Ready; }, patience);
        return service.book().model(ref)->advice;
    };
    const auto advice = adviceOn("ollama", "llama3.2:latest");
    QVERIFY(std::find(advice.begin(), advice.end(), health::Advice::PartlyOnCpu) != advice.end());
    QVERIFY(health::isHeavilyQuantised("Q2_K"));
    QVERIFY(health::isHeavilyQuantised("IQ2_XS"));
    QVERIFY(!health::isHeavilyQuantised("Q4_K_M"));
}

void tst_StagedFailures::bearsWithOddButGoodServers_data()
{
    QTest::addColumn<QByteArray>("answer");
    const auto list = [](const QByteArray& more = {}) { return R"({"object":"list","data":[{"id":"m","object":"model"})" + more + "]}"; };
    QTest::newRow("HTTP/1.0 without a length") << "HTTP/1.0 200 OK\r\n\r\n" + list();
    QTest::newRow("no type") << "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + list();
    QTest::newRow("type of a page") << "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + list();
    QTest::newRow("chunks") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray::number(list().size(), 16) + "\r\n" + list() + "\r\n0\r\n\r\n";
    QTest::newRow("a mark of the byte order") << "HTTP/1.1 200 OK\r\n\r\n\xEF\xBB\xBF" + list();
    QTest::newRow("a name in another encoding") << "HTTP/1.1 200 OK\r\n\r\n" + list(",{\"id\":\"caf\xE9\"}");
    QTest::newRow("entries that are nothing") << "HTTP/1.1 200 OK\r\n\r\n" + list(",null,7,{},{\"id\":null},{\"id\":5}");
    QTest::newRow("new members") << "HTTP/1.1 200 OK\r\n\r\n" + list(R"(,{"id":"n","object":"model","context_length":{"max":9},"status":["new"],"meta":null,"owned_by":{}})");
    QByteArray many;
    for (int i = 0; i < 50'000; ++i)
        many += R"(,{"id":"some-vendor/some-model-)" + QByteArray::number(i) + R"(","object":"model","created":1795330357,"owned_by":"some-vendor","description":")" + QByteArray(100, 'x') + "\"}";
    QVERIFY(many.size() > 10 * 1024 * 1024);
    QTest::newRow("fifty thousand models") << "HTTP/1.1 200 OK\r\n\r\n" + list(many);
}

void tst_StagedFailures::bearsWithOddButGoodServers()
{
    QFETCH(QByteArray, answer);
    Stage stage;
    stage.list(0, answer, {}, Manner::Raw);
    probing::HealthService service(m_clock, nullptr, testlib::longDeadlines);
    service.setTargets({ targetOf(stage) });
    service.start();
    QTRY_VERIFY(service.isSettled());
    const auto* endpoint = service.book().endpoint(ProviderId("x"));
    QCOMPARE(QString::fromUtf8(health::word(endpoint->reason).data()), QStringLiteral("none"));
    QCOMPARE(endpoint->status, health::Status::Ready);
    QVERIFY(std::any_of(endpoint->models.begin(), endpoint->models.end(), [](const auto& model) { return model.id == "m"; }));
}

void tst_StagedFailures::showsTheCertificateAndWhatTrustsIt_data()
{
    QTest::addColumn<QString>("flaw");
    QTest::addColumn<bool>("isPossible");
    QTest::newRow("self") << QStringLiteral("self-signed") << true;
    QTest::newRow("leaf") << QStringLiteral("unknown-issuer") << true;
    QTest::newRow("other") << QStringLiteral("self-signed") << true;
    QTest::newRow("expired") << QStringLiteral("expired") << false;
}

void tst_StagedFailures::showsTheCertificateAndWhatTrustsIt()
{
    QFETCH(QString, flaw);
    QFETCH(bool, isPossible);
    ScriptedServer server(QString::fromUtf8(QTest::currentDataTag()));
    server.load(QStringLiteral("generic"));
    Stage stage;
    stage.baseUrl = server.url(QStringLiteral("/v1"));
    const auto diagnosis = byChecks(stage);
    QVERIFY(diagnosis && diagnosis->evidence && diagnosis->evidence->certificate);
    const auto& certificate = *diagnosis->evidence->certificate;
    QCOMPARE(QString::fromUtf8(health::word(certificate.flaw).data()), flaw);
    QCOMPARE(certificate.sha256.size(), std::size_t(32 * 3 - 1));
    QVERIFY(!certificate.subject.empty());
    QVERIFY(certificate.validUntil > certificate.validFrom);
    QVERIFY2(server.requests().isEmpty(), "nothing, least of all a key, is sent before the certificate is trusted");
    const auto trust = health::proposeTrust(certificate);
    stage.model = QStringLiteral("house-model");
    QCOMPARE(trust.isPossible, isPossible);
    if (!isPossible)
        return;
    stage.arrange = [&trust](probing::ProbeTarget& target) {
        target.address.tls.ca = trust.ca;
        target.address.tls.serverName = trust.serverName;
    };
    probing::HealthService service(m_clock);
    service.setTargets({ targetOf(stage) });
    service.start();
    QTRY_VERIFY(service.isSettled());
    QCOMPARE(QString::fromUtf8(health::word(service.book().endpoint(ProviderId("x"))->reason).data()), QStringLiteral("none"));
    // Trust in one certificate is none in another.
    ScriptedServer impostor(QStringLiteral("self"));
    if (flaw != QLatin1String("self-signed")) {
        stage.baseUrl = impostor.url(QStringLiteral("/v1"));
        const auto refused = byChecks(stage);
        QVERIFY(refused);
        QCOMPARE(refused->reason, health::Reason::TlsUntrusted);
    }
}

void tst_StagedFailures::namesTheAddressThatAnswers()
{
    ScriptedServer server(QStringLiteral("self"));
    server.load(QStringLiteral("generic"));
    Stage stage;
    stage.baseUrl = server.url(QStringLiteral("/v1")).replace(0, 5, QStringLiteral("http"));
    const auto diagnosis = byChecks(stage);
    QVERIFY(diagnosis);
    QCOMPARE(QString::fromStdString(diagnosis->betterUrl), server.url(QStringLiteral("/v1")));

    // Add provider goes there by itself.
    ScriptedServer plain;
    plain.load(QStringLiteral("generic"));
    probing::ProviderCheckService service(m_clock);
    QSignalSpy finished(&service, &ports::ProviderCheckPort::finished);
    ports::CheckRequest request;
    request.text = plain.url(QStringLiteral("/v1")).replace(0, 4, QStringLiteral("https")).toStdString();
    service.check(request);
    QVERIFY(finished.wait(patience));
    QVERIFY(service.result().isGood());
    QCOMPARE(QString::fromStdString(service.result().baseUrl), plain.url(QStringLiteral("/v1")));
}

SWITCHYARD_TEST(tst_StagedFailures)
#include "tst_stagedfailures.moc"
