// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::screenshots {

namespace {

using health::LoadState;
using health::Reason;
using health::ServerFamily;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using testlib::FakeServices;

//! A small fixed generator: pictures must not differ from run to run.
class Noise {
public:
    explicit Noise(unsigned seed)
        : m_state(seed * 2654435761U + 1)
    {
    }
    //! 0 to 1.
    double next()
    {
        m_state = m_state * 1664525U + 1013904223U;
        return static_cast<double>(m_state >> 8) / 16777216.0;
    }

private:
    unsigned m_state;
};

ports::HistorySeries history(const Clock& clock, milliseconds window)
{
    ports::HistorySeries series;
    series.slot = window / 120;
    series.from = clock.wallNow() - window;
    Noise noise(7);
    for (int i = 0; i < 120; ++i) {
        ports::HistoryPoint point;
        point.start = series.from + series.slot * i;
        const bool gap = i >= 46 && i < 53;
        const bool failed = i == 45 || i == 44 || i == 91;
        if (!gap) {
            point.count = 6;
            point.failures = failed ? 3 : 0;
            const double base = 360 + 70 * std::sin(i / 7.0) + 60 * noise.next();
            point.p50 = milliseconds(static_cast<int>(base));
            point.p95 = milliseconds(static_cast<int>(base * 2.1 + 240 * noise.next() + (i > 88 ? 320 - (i - 88) * 9 : 0)));
            point.p99 = point.p95 + milliseconds(120);
            point.worst = failed ? health::Status::Unreachable : i > 89 && i < 93 ? health::Status::Degraded : health::Status::Ready;
        } else {
            point.worst = i < 50 ? health::Beat() : health::Beat(health::Status::Cold);
        }
        series.points.push_back(point);
    }
    series.histogram = { 0, 1, 3, 9, 26, 58, 91, 84, 61, 47, 38, 33, 27, 24, 19, 16, 12, 9, 8, 5, 4, 3, 2, 2, 1, 1, 0, 1, 0, 0, 0, 1 };
    series.histogramEnd = milliseconds(1900);
    series.latency = { milliseconds(412), milliseconds(930), milliseconds(1240), 585 };
    return series;
}

void answer(FakeServices& services, const std::string& ref, milliseconds firstToken, double rate)
{
    Noise noise(static_cast<unsigned>(firstToken.count()));
    for (int i = 0; i < 60; ++i) {
        const double slow = noise.next() > 0.93 ? 1.6 + noise.next() : 1;
        health::PassiveSample sample;
        sample.model = ModelRef::parse(ref);
        sample.at = services.clock.steadyNow();
        sample.wallAt = services.clock.wallNow();
        const auto varied = [&](double part) {
            return milliseconds(std::lround(static_cast<double>(firstToken.count()) * part * slow * (0.94 + 0.16 * noise.next())));
        };
        sample.firstByte = varied(0.64);
        sample.firstToken = varied(1);
        sample.tokensPerSecond = rate;
        sample.total = firstToken + seconds(5);
        services.health.edit().apply(sample);
    }
}

struct Told {
    int secondsAgo;
    const char* route;
    const char* client;
    const char* servedBy; // null: nobody
    std::vector<std::pair<const char*, routing::FailureClass>> failures;
    int firstTokenMs;
    int tookMs;
    int tokensIn;
    int tokensOut;
    double cost;
};

void addAttempts(traffic::RequestRecord& record, const Told& told)
{
    std::chrono::microseconds at { 0 };
    for (const auto& [ref, failure] : told.failures) {
        traffic::Attempt attempt;
        attempt.model = ModelRef::parse(ref);
        attempt.failure = failure;
        attempt.startedAt = at;
        const bool refused = failure == routing::FailureClass::ConnectRefused;
        at += refused ? std::chrono::microseconds(1100) : std::chrono::microseconds(201'000);
        attempt.endedAt = at;
        attempt.httpStatus = refused ? 0 : failure == routing::FailureClass::RateLimited ? 429 : 503;
        attempt.reason = refused ? "connection refused at 127.0.0.1:1234" : "asked to wait 42 s";
        attempt.action = routing::Action::Next;
        attempt.endpoint = refused ? "127.0.0.1:1234" : "openrouter.ai:443";
        record.attempts.push_back(attempt);
    }
    if (!told.servedBy)
        return;
    traffic::Attempt last;
    last.model = ModelRef::parse(told.servedBy);
    last.startedAt = at;
    last.headersAt = at + std::chrono::milliseconds(208);
    last.firstTokenAt = at + std::chrono::milliseconds(told.firstTokenMs);
    last.endedAt = std::chrono::milliseconds(told.tookMs);
    last.httpStatus = 200;
    record.attempts.push_back(last);
    record.servedBy = last.model;
    record.firstTokenAt = last.firstTokenAt;
    record.headersAt = last.firstTokenAt;
}

void addTraffic(FakeServices& services)
{
    using routing::FailureClass;
    const char* lm = "lmstudio/minimax-m2.1-gs32";
    const char* sonnet = "anthropic/claude-sonnet-4-5";
    const char* openrouter = "openrouter/minimax/m2.1:us";
    const char* llama = "llamacpp/gemma-3-27b-it";
    const std::vector<Told> day {
        { 369, "auto", "openclaw", lm, {}, 571, 6400, 10310, 298, 0 },
        { 333, "agent/work", "openclaw", lm, {}, 655, 10100, 19020, 466, 0 },
        { 308, "auto", "claude-code", openrouter, {}, 1100, 14200, 9240, 871, 0.004 },
        { 270, "agent/main", "openclaw", lm, {}, 598, 8800, 11954, 402, 0 },
        { 262, "agent/home", "openclaw", nullptr,
          { { lm, FailureClass::ConnectRefused }, { openrouter, FailureClass::RateLimited }, { sonnet, FailureClass::Overloaded } }, 0, 2300, 0, 0, 0 },
        { 240, "agent/research", "openclaw", llama, {}, 1400, 31000, 41300, 820, 0 },
        { 195, "agent/main", "openclaw", lm, {}, 610, 5900, 12402, 240, 0 },
        { 170, "agent/main", "openclaw", sonnet, { { openrouter, FailureClass::RateLimited } }, 740, 7800, 30118, 505, 0.098 },
        { 146, "agent/whatsapp", "openclaw", lm, {}, 390, 2100, 1020, 84, 0 },
        { 128, "agent/work", "openclaw", lm, {}, 702, 11200, 21740, 431, 0 },
        { 100, "auto", "claude-code", sonnet, {}, 810, 22700, 64511, 1940, 0.223 },
        { 58, "agent/home", "openclaw", lm, {}, 640, 4000, 3102, 158, 0 },
        { 29, "agent/main", "openclaw", lm, {}, 580, 9400, 12880, 377, 0 },
        { 12, "agent/nightly", "openclaw", sonnet, { { lm, FailureClass::ConnectRefused }, { openrouter, FailureClass::RateLimited } }, 412, 6100, 18204, 612, 0.064 },
    };
    std::uint64_t id = 100;
    for (const Told& told : day) {
        traffic::RequestRecord record;
        record.id = ++id;
        // The yard brings two requests of two minutes ago; these come after them.
        record.startedAt = services.clock.wallNow() - seconds(told.secondsAgo * 3 / 10);
        record.requestedModel = told.route;
        record.route = told.route;
        record.client = told.client;
        record.stream = true;
        record.duration = milliseconds(told.tookMs);
        record.overhead = std::chrono::microseconds(180);
        addAttempts(record, told);
        record.outcome = told.servedBy ? traffic::Outcome::Delivered : traffic::Outcome::Exhausted;
        record.httpStatus = told.servedBy ? 200 : 429;
        if (!told.servedBy)
            record.error = "every candidate failed";
        if (told.tokensIn > 0)
            record.usage = traffic::Usage { TokenCount { told.tokensIn }, TokenCount { told.tokensOut },
                                            TokenCount { told.tokensIn * 2 / 3 }, {}, false };
        if (told.cost > 0)
            record.costUsd = told.cost;
        if (id == 114)
            record.skipped.push_back({ ModelRef::parse("ollama/qwen3:8b"), routing::SkipReason::ContextTooSmall,
                                       "the model holds 32,768 tokens, the request needs about 64,000", {}, 64'000, 32'768, {}, 2 });
        services.traffic.add(record);
    }
}

traffic::RunningRequest running(const Clock& clock, std::uint64_t id, seconds ago, const char* route, const char* model)
{
    traffic::RunningRequest request;
    request.soFar.id = id;
    request.soFar.startedAt = clock.wallNow() - ago;
    request.soFar.requestedModel = route;
    request.soFar.route = route;
    request.soFar.client = "openclaw";
    request.soFar.stream = true;
    request.phase = traffic::RunningPhase::Asking;
    request.model = ModelRef::parse(model);
    request.endpoint = "127.0.0.1:1234";
    return request;
}

//! What stands between the requests: two under way, a limit and a load of earlier, a change of the configuration.
void addTimeline(FakeServices& services)
{
    const WallTime now = services.clock.wallNow();
    auto streams = running(services.clock, 116, seconds(4), "agent/main", "lmstudio/minimax-m2.1-gs32");
    streams.phase = traffic::RunningPhase::Answering;
    streams.soFar.firstTokenAt = milliseconds(704);
    services.traffic.setRunning({ running(services.clock, 117, seconds(2), "agent/research", "llamacpp/gemma-3-27b-it"), streams });
    const auto incident = [&](const char* model, health::Status status, Reason reason, int httpStatus, seconds ago, milliseconds lasted) {
        health::Incident told;
        told.model = ModelRef::parse(model);
        told.status = status;
        told.reason = reason;
        told.httpStatus = httpStatus;
        told.start = now - ago;
        told.end = told.start + lasted;
        services.history.incidents.push_back(told);
    };
    incident("openrouter/minimax/m2.1:us", health::Status::RateLimited, Reason::RateLimited, 429, seconds(40), seconds(42));
    incident("lmstudio/minimax-m2.1-gs32", health::Status::Unreachable, Reason::ConnectionRefused, 0, seconds(82), minutes(6));
    services.file.backupList.push_back({ QStringLiteral("1"), QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<milliseconds>((now - seconds(55)).time_since_epoch()).count(), Qt::UTC), 4'200 });
}

void addProbeAnswers(FakeServices& services)
{
    answer(services, "lmstudio/minimax-m2.1-gs32", milliseconds(640), 41);
    answer(services, "anthropic/claude-sonnet-4-5", milliseconds(780), 72);
    answer(services, "openrouter/minimax/m2.1:us", milliseconds(1100), 63);
    answer(services, "litellm/team/gpt-oss-120b", milliseconds(3100), 22);
    answer(services, "llamacpp/gemma-3-27b-it", milliseconds(720), 28);
}

//! Names, families and what each is doing in the crowded picture.
struct Host {
    const char* id;
    ServerFamily family;
    const char* model;
    LoadState state;
    Reason trouble;
    int httpStatus;
    int latency;
};

void fillCrowd(FakeServices& services)
{
    const std::vector<Host> hosts {
        { "lmstudio", ServerFamily::LmStudio, "minimax-m2.1-gs32", LoadState::Ready, Reason::None, 0, 610 },
        { "anthropic", ServerFamily::Anthropic, "claude-sonnet-4-5", LoadState::Unknown, Reason::None, 0, 240 },
        { "llamacpp-a", ServerFamily::LlamaCpp, "gemma-3-27b-it", LoadState::Ready, Reason::None, 0, 800 },
        { "vllm-gpu-1", ServerFamily::Vllm, "qwen3-32b-awq", LoadState::Ready, Reason::None, 0, 240 },
        { "ollama-desk", ServerFamily::Ollama, "qwen3:8b", LoadState::Cold, Reason::None, 0, 610 },
        { "openrouter", ServerFamily::OpenRouter, "minimax/m2.1:us", LoadState::Unknown, Reason::RateLimited, 429, 240 },
        { "litellm", ServerFamily::LiteLlm, "team/gpt-oss-120b", LoadState::Ready, Reason::None, 0, 2900 },
        { "sglang-gpu-2", ServerFamily::SgLang, "deepseek-v3.2", LoadState::Ready, Reason::ConnectTimedOut, 0, 60 },
        { "gemini", ServerFamily::Gemini, "gemini-2.5-pro", LoadState::Unknown, Reason::KeyRefused, 401, 180 },
        { "openai", ServerFamily::OpenAi, "gpt-5-mini", LoadState::Unknown, Reason::OutOfCredit, 402, 210 },
        { "vllm-gpu-3", ServerFamily::Vllm, "qwen3-coder-480b", LoadState::Loading, Reason::None, 0, 90 },
        { "llama-swap", ServerFamily::LlamaSwap, "phi-4", LoadState::Missing, Reason::None, 0, 30 },
        { "mistral", ServerFamily::OpenAiCompatible, "mistral-large", LoadState::Unknown, Reason::None, 0, 180 },
        { "groq", ServerFamily::OpenAiCompatible, "gpt-oss-120b", LoadState::Unknown, Reason::None, 0, 610 },
        { "deepseek", ServerFamily::OpenAiCompatible, "deepseek-chat", LoadState::Unknown, Reason::None, 0, 800 },
        { "huggingface", ServerFamily::OpenAiCompatible, "qwen3-235b", LoadState::Unknown, Reason::None, 0, 510 },
        { "koboldcpp", ServerFamily::KoboldCpp, "mistral-nemo", LoadState::Ready, Reason::None, 0, 240 },
        { "jan", ServerFamily::Jan, "gemma-3-4b", LoadState::Cold, Reason::None, 0, 240 },
    };
    std::vector<Host> all = hosts;
    static std::vector<std::string> names; // keeps the made-up ids alive
    names.clear();
    names.reserve(32);
    for (int i = 4; i < 26; ++i) {
        const bool isOllama = i % 4 == 3;
        names.push_back((isOllama ? "ollama-" : "vllm-gpu-") + std::to_string(i));
        all.push_back({ names.back().c_str(), isOllama ? ServerFamily::Ollama : ServerFamily::Vllm,
                        isOllama ? "qwen3:14b" : "qwen3-32b-awq", isOllama ? LoadState::Cold : LoadState::Ready, Reason::None, 0,
                        180 + i * 31 });
    }
    std::string providers;
    std::string fallbacks;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool hosted = all[i].family == ServerFamily::Anthropic || all[i].family == ServerFamily::OpenRouter
            || all[i].family == ServerFamily::Gemini || all[i].family == ServerFamily::OpenAi
            || all[i].family == ServerFamily::OpenAiCompatible;
        const std::string url = hosted ? "https://api." + std::string(all[i].id) + ".example/v1"
                                       : "http://10.0.0." + std::to_string(i + 2) + ":8000/v1";
        providers += '"' + std::string(all[i].id) + "\": { baseUrl: \"" + url
            + "\", apiKey: \"local\", api: \"openai-completions\", models: [{ id: \"" + all[i].model + "\", name: \"" + all[i].model
            + "\", contextWindow: 131072 }] },\n";
        if (i > 0 && i < 7)
            fallbacks += '"' + std::string(all[i].id) + '/' + all[i].model + "\",";
    }
    std::string agents;
    for (const char* agent : { "main", "work", "home", "research", "nightly", "whatsapp", "mail", "notes", "code" })
        agents += "{ id: \"" + std::string(agent) + "\" },";
    agents += "{ id: \"batch\", model: \"llamacpp-a/gemma-3-27b-it\" }, { id: \"tests\", model: \"llamacpp-a/gemma-3-27b-it\" }, "
              "{ id: \"legal\", model: \"anthropic/claude-sonnet-4-5\" }";
    services.open("{ agents: { defaults: { model: { primary: \"lmstudio/minimax-m2.1-gs32\", fallbacks: [" + fallbacks
                  + "] } }, list: [" + agents + "] }, models: { providers: {" + providers + "} } }");
    Noise noise(3);
    for (int round = 0; round < 42; ++round) {
        for (const Host& host : all) {
            const bool isDown = host.trouble != Reason::None && round > 30 + static_cast<int>(noise.next() * 3);
            const int wobble = static_cast<int>(host.latency * (noise.next() > 0.92 ? 1.8 : 0.2 * noise.next()));
            if (isDown)
                services.health.fail(host.id, host.trouble, host.httpStatus);
            else
                services.health.probe(host.id, host.family,
                                      { { host.state == LoadState::Missing && round > 30 ? "another-model" : host.model,
                                          host.state == LoadState::Missing ? LoadState::Ready
                                              : round < 28 ? LoadState::Ready
                                                           : host.state } },
                                      milliseconds(host.latency + wobble));
        }
        services.clock.advance(seconds(21));
        services.health.edit().tick();
    }
    for (const Host& host : all) {
        if (host.trouble == Reason::None && host.state != LoadState::Cold && host.state != LoadState::Missing)
            answer(services, std::string(host.id) + '/' + host.model, milliseconds(host.latency * 14 / 10), 20 + 60 * noise.next());
    }
    services.health.edit().setLoading(ModelRef::parse("vllm-gpu-3/qwen3-coder-480b"),
                                      health::LoadProgress { services.clock.steadyNow() - seconds(72), 0.4, false });
    services.health.edit().setPaused(ProviderId("jan"), true);
    services.health.edit().setPaused(ProviderId("koboldcpp"), true);
    services.health.edit().tick();
    ports::EngineStatus status;
    status.state = ports::EngineState::Running;
    status.address = QStringLiteral("127.0.0.1");
    status.port = 11700;
    services.engine.setStatus(status);
    services.health.notify();
    services.publish();
}

} // namespace

QString sceneName(Scene scene)
{
    switch (scene) {
    case Scene::Normal:
        return QStringLiteral("normal");
    case Scene::Empty:
        return QStringLiteral("empty");
    case Scene::Broken:
        return QStringLiteral("broken");
    case Scene::Crowded:
        return QStringLiteral("crowded");
    }
    return {};
}

void fill(FakeServices& services, Scene scene)
{
    services.history.series = [&services](const ModelRef&, milliseconds window) { return history(services.clock, window); };
    switch (scene) {
    case Scene::Normal:
        services.useYard();
        addProbeAnswers(services);
        services.file.setState(ports::FileState::Saved);
        addTraffic(services);
        addTimeline(services);
        break;
    case Scene::Empty:
        services.open("{}");
        services.file.setState(ports::FileState::NoFile);
        services.publish();
        break;
    case Scene::Broken: {
        services.useYard();
        for (const char* provider : { "lmstudio", "ollama", "litellm", "llamacpp", "vllm" }) {
            services.health.fail(provider, Reason::ConnectionRefused);
            services.clock.advance(seconds(3));
            services.health.fail(provider, Reason::ConnectionRefused);
        }
        services.health.fail("anthropic", Reason::KeyRefused, 401);
        services.health.fail("openrouter", Reason::OutOfCredit, 402);
        services.clock.advance(minutes(4));
        services.health.edit().tick();
        addTraffic(services);
        ports::EngineStatus status;
        status.state = ports::EngineState::Failed;
        status.address = QStringLiteral("127.0.0.1");
        status.port = 11700;
        status.error = Error { ErrorCode::AddressInUse, "port 11700 is taken" };
        status.portOwner = QStringLiteral("node (4711)");
        services.engine.setStatus(status);
        services.file.diff = QStringLiteral("@@ -1 +1 @@\n-{}\n+{ }\n");
        services.file.setState(ports::FileState::Failed, Error { ErrorCode::WriteFailed, "no space left on device" });
        services.history.incidents = services.health.book().incidents();
        services.health.notify();
        services.publish();
        break;
    }
    case Scene::Crowded:
        fillCrowd(services);
        addTraffic(services);
        addTimeline(services);
        services.file.setState(ports::FileState::Saved);
        break;
    }
}

} // namespace switchyard::screenshots
