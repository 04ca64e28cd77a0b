// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/families.h"

#include <algorithm>
#include <array>

// Source: llama.cpp's llama-server (build b10573, watched at work) and llama-swap's sources, 2026.

namespace switchyard::health {

namespace {

constexpr std::array<std::uint16_t, 1> serverPorts { 8080 };
constexpr std::array<std::uint16_t, 2> swapPorts { 8080, 9292 };

bool tellsLlamaCpp(const ServerAnswer& list)
{
    return list.header("server") == "llama.cpp" || isOwnedBy(list, "llamacpp");
}

std::optional<std::string> recogniseRouter(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["role"].text() == "router")
        return (*answer.json)["build_info"].text();
    return std::nullopt;
}

//! TabbyAPI and KoboldCpp have a `/props` of the same shape, and are asked before.
std::optional<std::string> recogniseSingle(const ServerAnswer& answer)
{
    const bool isItsServer = answer.header("server") == "llama.cpp";
    if (answer.isGoodObject()) {
        const auto& props = *answer.json;
        if (props["role"].text() != "router" && (isItsServer || (props.has("build_info") && props.has("total_slots"))))
            return props["build_info"].text();
        return std::nullopt;
    }
    // While it loads its model, and when a key is wanted, the header is all there is. The router never says either
    // without `role`, because its own `/props` is always open to a key's owner.
    if (isItsServer && (answer.httpStatus == 503 || answer.httpStatus == 401 || answer.httpStatus == 501))
        return std::string {};
    return std::nullopt;
}

//! One entry, one model: what `/props` says is about it.
void readProps(const ServerAnswer& answer, ServerReport& report)
{
    if (answer.httpStatus == 503) {
        report.reason = Reason::ServerStarting;
        return;
    }
    if (!answer.isGoodObject() || report.models.empty())
        return;
    const auto& props = *answer.json;
    report.version = props["build_info"].text();
    auto& model = report.models.front();
    model.state = props["is_sleeping"].boolean() == true ? LoadState::Sleeping : LoadState::Ready;
    model.loadsOnRequest = true;
    if (const auto context = props["default_generation_settings"]["n_ctx"].count(); context && *context > 0)
        model.contextWindow = TokenCount { *context };
    model.inputs = { "text" };
    if (props["modalities"]["vision"].boolean() == true)
        model.inputs.emplace_back("image");
    if (props["modalities"]["audio"].boolean() == true)
        model.inputs.emplace_back("audio");
    if (const auto tools = props["chat_template_caps"]["supports_tools"].boolean())
        model.tools = tools;
    const auto chatTemplate = props["chat_template"].text();
    if (!chatTemplate.empty())
        model.reasoning = chatTemplate.find("<think>") != std::string_view::npos
            || chatTemplate.find("enable_thinking") != std::string_view::npos;
}

//! Every slot is answering: the next request would wait in its queue. Off with --no-slots. It is the one word on requests of
//! others, and no free one: `/slots` and `/metrics` (b10573: all but `/health`, `/props` and `/models`) wake a sleeping model.
void readSlots(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGood() || !answer.json || report.models.empty())
        return;
    const auto isProcessing = [](const Json& slot) { return slot["is_processing"].boolean() == true; };
    const auto slots = answer.json->items();
    report.isInUse = std::any_of(slots.begin(), slots.end(), isProcessing);
    report.models.front().isBusy = report.isInUse && std::all_of(slots.begin(), slots.end(), isProcessing);
}

//! An older build answers `/props` without `is_sleeping`, or not at all: what it lists is in memory.
void readListedAsLoaded(const ServerAnswer&, ServerReport& report)
{
    for (auto& model : report.models) {
        if (model.state == LoadState::Unknown)
            model.state = LoadState::Ready;
    }
}

void readRouterProps(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGoodObject())
        return;
    report.version = (*answer.json)["build_info"].text();
    const auto loadsOnRequest = (*answer.json)["models_autoload"].boolean();
    for (auto& model : report.models) {
        model.loadsOnRequest = loadsOnRequest.value_or(true);
        if (model.state == LoadState::Unknown)
            model.state = LoadState::Cold;
    }
}

//! Brings a sleeping model back without making it say a word.
Ask singleWake()
{
    return { "POST", "/tokenize", R"({"content":"."})" };
}

Ask routerLoad(const ModelFacts& model, std::int64_t, std::chrono::seconds)
{
    return { "POST", "/models/load", R"({"model":)" + quoted(model.id) + '}' };
}

Ask routerUnload(const ModelFacts& model)
{
    return { "POST", "/models/unload", R"({"model":)" + quoted(model.id) + '}' };
}

std::optional<std::string> recogniseSwap(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["running"].isArray())
        return std::string {};
    return std::nullopt;
}

bool tellsSwap(const ServerAnswer& list)
{
    return isOwnedBy(list, "llama-swap");
}

void readRunningEntry(const Json& entry, ServerReport& report)
{
    auto& model = report.model(entry["model"].text());
    const auto word = entry["state"].text();
    model.state = word == "ready" ? LoadState::Ready : word == "starting" ? LoadState::Loading : LoadState::Cold;
    model.backendUrl = entry["proxy"].text();
    // An alias can be listed beside its model; the list calls both loaded while they start.
    for (auto& other : report.models) {
        if (std::find(model.aliases.begin(), model.aliases.end(), other.id) != model.aliases.end())
            other.state = model.state;
    }
}

void readRunning(const ServerAnswer& answer, ServerReport& report)
{
    if (!recogniseSwap(answer))
        return;
    // Selectors and the models of peers never run here: of them the list alone tells.
    for (auto& model : report.models) {
        if (model.state == LoadState::Unknown)
            model.state = LoadState::Cold;
        model.loadsOnRequest = true;
    }
    for (const auto& entry : (*answer.json)["running"].items()) {
        if (!entry["model"].text().empty())
            readRunningEntry(entry, report);
    }
}

//! One token is the smallest request that makes it start a model; it has no call of its own.
Ask swapLoad(const ModelFacts& model, std::int64_t, std::chrono::seconds)
{
    return { "POST", "/v1/chat/completions",
             R"({"model":)" + quoted(model.id)
                 + R"(,"max_tokens":1,"stream":false,"messages":[{"role":"user","content":"."}]})" };
}

std::string escapedPath(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '.' || c == '_' || c == '~' || c == ':' || c == '/';
        if (isPlain) {
            result += c;
        } else {
            result += '%';
            result += digits[byte >> 4U];
            result += digits[byte & 15U];
        }
    }
    return result;
}

Ask swapUnload(const ModelFacts& model)
{
    return { "POST", "/api/models/unload/" + escapedPath(model.id), {} };
}

constexpr std::array routerMarkers { Marker { "/props", recogniseRouter } };
constexpr std::array routerState { StateCall { .path = "/props", .read = readRouterProps, .isLasting = true } };
constexpr std::array singleMarkers { Marker { "/props", recogniseSingle } };
constexpr std::array singleState { StateCall { .path = "/props", .read = readProps },
                                    StateCall { .path = "/slots", .read = readSlots, .countsAsUse = true },
                                    StateCall { .path = "/health", .read = readListedAsLoaded, .onlyIfStateUnknown = true } };
constexpr std::array swapMarkers { Marker { "/running", recogniseSwap } };
constexpr std::array swapState { StateCall { .path = "/running", .read = readRunning } };

} // namespace

constinit const FamilyAdapter llamaCppRouterAdapter {
    .info = { .family = ServerFamily::LlamaCppRouter,
              .id = "llama.cpp-router",
              .displayName = "llama.cpp (router)",
              .ports = serverPorts,
              .startCommand = "llama-server --models-dir MODELS --port 8080",
              .basePath = "/v1",
              .api = "openai-completions",
              .providerId = "llama-cpp",
              .markerKey = "llama-cpp-local",
              .homepage = "https://github.com/ggml-org/llama.cpp",
              .isLocal = true,
              .knowsLoadState = true,
              .loadsOnRequest = true,
              .canLoad = true,
              .canUnload = true,
              .reportsProgress = true },
    .tells = tellsLlamaCpp,
    .markers = routerMarkers,
    .state = routerState,
    .loads = { .load = routerLoad, .unload = routerUnload, .isAsynchronous = true },
};

constinit const FamilyAdapter llamaCppAdapter {
    .info = { .family = ServerFamily::LlamaCpp,
              .id = "llama.cpp",
              .displayName = "llama.cpp",
              .ports = serverPorts,
              .startCommand = "llama-server -m MODEL.gguf --jinja --port 8080",
              .basePath = "/v1",
              .api = "openai-completions",
              .providerId = "llama-cpp",
              .markerKey = "llama-cpp-local",
              .homepage = "https://github.com/ggml-org/llama.cpp",
              .isLocal = true,
              .knowsLoadState = true,
              .servesLoadedOnly = true,
              .ignoresModelName = true },
    .tells = tellsLlamaCpp,
    .markers = singleMarkers,
    .state = singleState,
    .loads = { .wake = singleWake },
};

constinit const FamilyAdapter llamaSwapAdapter {
    .info = { .family = ServerFamily::LlamaSwap,
              .id = "llama-swap",
              .displayName = "llama-swap",
              .ports = swapPorts,
              .startCommand = "llama-swap --config config.yaml --listen 127.0.0.1:8080",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "llama-swap-local",
              .homepage = "https://github.com/mostlygeek/llama-swap",
              .note = "Loads models on demand and unloads them after a while.",
              .isLocal = true,
              .knowsLoadState = true,
              .loadsOnRequest = true,
              .canLoad = true,
              .canUnload = true },
    .tells = tellsSwap,
    .markers = swapMarkers,
    .state = swapState,
    .loads = { .load = swapLoad, .unload = swapUnload },
};

} // namespace switchyard::health
