// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/families.h"

#include <array>

// Source: LM Studio's documents of the REST API v1 (0.4) and v0 (0.3.6), and lmstudio-js, August 2026.

namespace switchyard::health {

namespace {

constexpr std::array lmstudioVariables { std::string_view("LM_API_TOKEN") };
constexpr std::array<std::uint16_t, 1> ports { 1234 };

std::optional<TokenCount> tokens(const Json& value)
{
    const auto count = value.count();
    return count && *count > 0 ? std::optional(TokenCount { *count }) : std::nullopt;
}

std::optional<std::string> recogniseGreeting(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["lmstudio"].boolean() == true)
        return std::string {};
    return std::nullopt;
}

//! Lemonade answers under the same path, with entries that have no `key`.
std::optional<std::string> recogniseModels(const ServerAnswer& answer)
{
    if (!answer.isGoodObject())
        return std::nullopt;
    const auto& models = (*answer.json)["models"].items();
    if (!models.empty() && models.front().has("key") && models.front()["loaded_instances"].isArray())
        return std::string {};
    return std::nullopt;
}

//! What the API v0 alone lists; a gateway before an older server may keep the greeting back.
std::optional<std::string> recogniseStates(const ServerAnswer& answer)
{
    if (!answer.isGoodObject())
        return std::nullopt;
    const auto& models = (*answer.json)["data"].items();
    if (models.empty() || models.front()["id"].text().empty())
        return std::nullopt;
    const auto state = models.front()["state"].text();
    return state == "loaded" || state == "not-loaded" ? std::optional(std::string {}) : std::nullopt;
}

void readCapabilities(const Json& entry, ModelFacts& model)
{
    const auto& capabilities = entry["capabilities"];
    if (capabilities["vision"].boolean())
        model.inputs = *capabilities["vision"].boolean() ? std::vector<std::string> { "text", "image" }
                                                         : std::vector<std::string> { "text" };
    if (const auto tools = capabilities["trained_for_tool_use"].boolean())
        model.tools = tools;
    if (capabilities.isObject())
        model.reasoning = capabilities.has("reasoning");
    if (entry["type"].text() == "embedding")
        model.kind = ModelKind::Embedding;
    else if (entry["type"].text() == "llm")
        model.kind = ModelKind::Chat;
}

void readV1Entry(const Json& entry, ServerReport& report)
{
    const bool wasListed = report.find(entry["key"].text()) != nullptr;
    auto& model = report.model(entry["key"].text());
    model.displayName = entry["display_name"].text();
    readCapabilities(entry, model);
    model.maxContextWindow = tokens(entry["max_context_length"]);
    model.parameterSize = entry["params_string"].text();
    model.quantisation = entry["quantization"]["name"].text();
    if (const auto size = entry["size_bytes"].count())
        model.size = ByteCount { *size };
    model.instances.clear();
    for (const auto& instance : entry["loaded_instances"].items())
        model.instances.emplace_back(instance["id"].text());
    const auto& loaded = entry["loaded_instances"].items();
    model.state = loaded.empty() ? LoadState::Cold : LoadState::Ready;
    // Only the loaded window is what a request meets; unloaded, the maximum is all that is known.
    model.contextWindow = loaded.empty() ? std::nullopt : tokens(loaded.front()["config"]["context_length"]);
    // With just-in-time loading off, the OpenAI list holds only what is loaded.
    model.loadsOnRequest = wasListed;
}

void readV1(const ServerAnswer& answer, ServerReport& report)
{
    if (!recogniseModels(answer))
        return;
    for (const auto& entry : (*answer.json)["models"].items()) {
        if (!entry["key"].text().empty())
            readV1Entry(entry, report);
    }
}

void readV0(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGoodObject())
        return;
    for (const auto& entry : (*answer.json)["data"].items()) {
        if (entry["id"].text().empty() || !entry.has("state"))
            continue;
        auto& model = report.model(entry["id"].text());
        const bool isLoaded = entry["state"].text() == "loaded";
        model.state = isLoaded ? LoadState::Ready : LoadState::Cold;
        model.contextWindow = isLoaded ? tokens(entry["loaded_context_length"]) : std::nullopt;
        model.maxContextWindow = tokens(entry["max_context_length"]);
        model.quantisation = entry["quantization"].text();
        const auto type = entry["type"].text();
        model.kind = type == "embeddings" ? ModelKind::Embedding : ModelKind::Chat;
        model.inputs = type == "vlm" ? std::vector<std::string> { "text", "image" } : std::vector<std::string> { "text" };
        for (const auto& capability : entry["capabilities"].items()) {
            if (capability.text() == "tool_use")
                model.tools = true;
        }
    }
}

bool tells(const ServerAnswer& list)
{
    return isOwnedBy(list, "organization_owner") || list.header("x-powered-by") == "Express";
}

Ask load(const ModelFacts& model, std::int64_t context, std::chrono::seconds)
{
    std::string body = R"({"model":)" + quoted(model.id);
    if (context > 0)
        body += R"(,"context_length":)" + std::to_string(context);
    return { "POST", "/api/v1/models/load", body + R"(,"echo_load_config":true})" };
}

Ask unload(const ModelFacts& model)
{
    const auto& instance = model.instances.empty() ? model.id : model.instances.front();
    return { "POST", "/api/v1/models/unload", R"({"instance_id":)" + quoted(instance) + '}' };
}

std::optional<std::chrono::milliseconds> loadTime(const ServerAnswer& answer)
{
    const auto seconds = answer.json ? (*answer.json)["load_time_seconds"].number() : std::nullopt;
    if (!seconds || *seconds < 0 || *seconds > 86'400)
        return std::nullopt;
    return std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000));
}

constexpr std::array markers { Marker { "/lmstudio-greeting", recogniseGreeting },
                               Marker { "/api/v1/models", recogniseModels },
                               Marker { "/api/v0/models", recogniseStates } };
constexpr std::array state { StateCall { .path = "/api/v1/models", .read = readV1 },
                             StateCall { .path = "/api/v0/models", .read = readV0, .onlyIfStateUnknown = true } };

} // namespace

constinit const FamilyAdapter lmStudioAdapter {
    .info = { .family = ServerFamily::LmStudio,
              .id = "lmstudio",
              .displayName = "LM Studio",
              .ports = ports,
              .startCommand = "lms server start",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "lmstudio",
              .keyVariables = lmstudioVariables,
              .homepage = "https://lmstudio.ai",
              .note = "Keep the model loaded: a cold load delays the first answer.",
              .isLocal = true,
              .knowsLoadState = true,
              .loadsOnRequest = true,
              .canLoad = true,
              .canUnload = true,
              .listsLoadedOnly = true },
    .tells = tells,
    .markers = markers,
    .state = state,
    .loads = { .load = load, .unload = unload, .loadTime = loadTime },
};

} // namespace switchyard::health
