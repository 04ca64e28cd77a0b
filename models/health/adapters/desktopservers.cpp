// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/families.h"

#include <algorithm>
#include <array>

// Desktop programs and containers. Source: KoboldCpp 1.77 and Lemonade 11.7 watched at work, the others' code, 2026.

namespace switchyard::health {

namespace {

constexpr std::array<std::uint16_t, 1> koboldPorts { 5001 };
constexpr std::array<std::uint16_t, 2> lemonadePorts { 13305, 8000 };
constexpr std::array<std::uint16_t, 1> dockerPorts { 12434 };
constexpr std::array<std::uint16_t, 1> janPorts { 1337 };
constexpr std::array<std::uint16_t, 1> localAiPorts { 8080 };
constexpr std::array<std::uint16_t, 1> gpt4AllPorts { 4891 };

std::optional<TokenCount> tokens(const Json& value)
{
    const auto count = value.count();
    return count && *count > 0 ? std::optional(TokenCount { *count }) : std::nullopt;
}

// KoboldCpp

bool tellsKobold(const ServerAnswer& list)
{
    return isOwnedBy(list, "koboldcpp") || list.header("server") == "ConcedoLlamaForKoboldServer";
}

std::optional<std::string> recogniseKobold(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["result"].text() == "KoboldCpp")
        return (*answer.json)["version"].text();
    return std::nullopt;
}

void readKoboldVersion(const ServerAnswer& answer, ServerReport& report)
{
    if (!recogniseKobold(answer))
        return;
    report.version = (*answer.json)["version"].text();
    const bool sees = (*answer.json)["vision"].boolean() == true;
    for (auto& model : report.models)
        model.inputs = sees ? std::vector<std::string> { "text", "image" } : std::vector<std::string> { "text" };
}

void readKoboldModel(const ServerAnswer& answer, ServerReport& report)
{
    const bool isEmpty = answer.isGoodObject() && (*answer.json)["result"].text() == "inactive";
    for (auto& model : report.models)
        model.state = isEmpty ? LoadState::Cold : LoadState::Ready;
}

void readKoboldContext(const ServerAnswer& answer, ServerReport& report)
{
    const auto context = answer.isGoodObject() ? tokens((*answer.json)["value"]) : std::nullopt;
    if (context && !report.models.empty())
        report.models.front().contextWindow = context;
}

//! It answers one request at a time.
void readKoboldPerf(const ServerAnswer& answer, ServerReport& report)
{
    if (answer.isGoodObject() && !report.models.empty())
        report.models.front().isBusy = (*answer.json)["idle"].count() == 0;
}

// Lemonade

bool tellsLemonade(const ServerAnswer& list)
{
    return isOwnedBy(list, "lemonade") || firstListed(list).has("recipe");
}

std::optional<std::string> recogniseLemonade(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["all_models_loaded"].isArray())
        return (*answer.json)["version"].text();
    return std::nullopt;
}

//! The words of 11.7's `model_state_to_string`: ready and in_use are in memory, a downsized one gave most of it back.
LoadState lemonadeState(const Json& entry)
{
    const auto status = entry["status"].text();
    if (status == "loading" || status == "starting")
        return LoadState::Loading;
    if (status == "evicting" || status == "unloaded")
        return LoadState::Cold;
    if (status == "downsizing" || status == "downsized")
        return LoadState::Sleeping;
    return entry["backend_alive"].boolean() == false ? LoadState::Failed : LoadState::Ready;
}

//! A model is in this list only once it has a back end.
void readLemonadeHealth(const ServerAnswer& answer, ServerReport& report)
{
    if (!recogniseLemonade(answer))
        return;
    report.version = (*answer.json)["version"].text();
    for (auto& model : report.models) {
        model.state = LoadState::Cold;
        model.loadsOnRequest = true;
    }
    for (const auto& entry : (*answer.json)["all_models_loaded"].items()) {
        if (entry["model_name"].text().empty())
            continue;
        auto& model = report.model(entry["model_name"].text());
        model.state = lemonadeState(entry);
        model.isBusy = entry["is_busy"].boolean() == true;
        model.backendUrl = entry["backend_url"].text();
        if (const auto context = tokens(entry["recipe_options"]["ctx_size"]))
            model.contextWindow = context;
        if (const auto context = tokens(entry["max_context_window"]))
            model.maxContextWindow = context;
    }
}

Ask lemonadeLoad(const ModelFacts& model, std::int64_t context, std::chrono::seconds)
{
    std::string body = R"({"model_name":)" + quoted(model.id);
    if (context > 0)
        body += R"(,"ctx_size":)" + std::to_string(context);
    return { "POST", "/v1/load", body + '}' };
}

Ask lemonadeUnload(const ModelFacts& model)
{
    return { "POST", "/v1/unload", R"({"model_name":)" + quoted(model.id) + '}' };
}

// Docker Model Runner

bool tellsDocker(const ServerAnswer& list)
{
    return isOwnedBy(list, "docker") || firstListed(list).has("dmr");
}

std::optional<std::string> recogniseDocker(const ServerAnswer& answer)
{
    if (answer.isGood() && startsWith(answer.body, "Docker Model Runner is running"))
        return std::string {};
    return std::nullopt;
}

//! `llama.cpp` is always among the back ends it names.
std::optional<std::string> recogniseEngines(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && answer.json->has("llama.cpp"))
        return std::string {};
    return std::nullopt;
}

ModelFacts* findDocker(ServerReport& report, std::string_view name)
{
    const auto found = std::find_if(report.models.begin(), report.models.end(), [name](const ModelFacts& model) {
        return bareDockerName(model.id) == bareDockerName(name);
    });
    return found == report.models.end() ? nullptr : &*found;
}

//! It names a model as the request did that loaded it, not as the list does.
void readEnginesPs(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGood() || !answer.json || !answer.json->isArray())
        return;
    for (auto& model : report.models) {
        model.state = LoadState::Cold;
        model.loadsOnRequest = true;
    }
    for (const auto& entry : answer.json->items()) {
        if (auto* model = findDocker(report, entry["model_name"].text())) {
            model->state = entry["loading"].boolean() == true ? LoadState::Loading : LoadState::Ready;
            model->isBusy = model->state == LoadState::Ready && entry["in_use"].boolean() == true;
        }
    }
}

Ask dockerLoad(const ModelFacts& model, std::int64_t, std::chrono::seconds)
{
    return { "POST", "/engines/v1/chat/completions",
             R"({"model":)" + quoted(model.id)
                 + R"(,"max_tokens":1,"stream":false,"messages":[{"role":"user","content":"."}]})" };
}

Ask dockerUnload(const ModelFacts& model)
{
    return { "POST", "/engines/unload", R"({"all":false,"models":[)" + quoted(model.id) + R"(],"backend":""})" };
}

// Jan

//! It lists running sessions only; the Swagger page at `/` names it.
std::optional<std::string> recogniseJan(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["info"]["title"].text().find("Jan") != std::string_view::npos)
        return (*answer.json)["info"]["version"].text();
    return std::nullopt;
}

bool tellsJan(const ServerAnswer& list)
{
    return isOwnedBy(list, "user") && firstListed(list)["created"].count() == 1;
}

void readJan(const ServerAnswer&, ServerReport& report)
{
    for (auto& model : report.models)
        model.state = LoadState::Ready;
}

// LocalAI

std::optional<std::string> recogniseLocalAi(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["version"].isText())
        return (*answer.json)["version"].text();
    return std::nullopt;
}

bool tellsLocalAi(const ServerAnswer& list)
{
    const auto entry = firstListed(list);
    return list.isGood() && entry.memberCount() == 2 && entry.has("id") && entry.has("object");
}

void readLocalAiCapabilities(const ServerAnswer& answer, ServerReport& report)
{
    ServerReport details;
    if (!readModelList(answer, details))
        return;
    for (const auto& detail : details.models) {
        auto* model = report.find(detail.id);
        if (!model)
            continue;
        model->kind = detail.kind;
        model->inputs = detail.inputs;
        model->tools = detail.tools;
        model->reasoning = detail.reasoning;
    }
}

void readLocalAiSystem(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGoodObject() || !(*answer.json)["loaded_models"].isArray())
        return;
    for (auto& model : report.models) {
        model.state = LoadState::Cold;
        model.loadsOnRequest = true;
    }
    for (const auto& entry : (*answer.json)["loaded_models"].items()) {
        if (auto* model = report.find(entry["id"].text()))
            model->state = LoadState::Ready;
    }
}

Ask localAiLoad(const ModelFacts& model, std::int64_t, std::chrono::seconds)
{
    return { "POST", "/backend/load", R"({"model":)" + quoted(model.id) + '}' };
}

Ask localAiUnload(const ModelFacts& model)
{
    return { "POST", "/backend/shutdown", R"({"model":)" + quoted(model.id) + '}' };
}

// GPT4All

bool tellsGpt4All(const ServerAnswer& list)
{
    return isOwnedBy(list, "humanity");
}

constexpr std::array koboldMarkers { Marker { "/api/extra/version", recogniseKobold } };
constexpr std::array koboldState { StateCall { .path = "/api/extra/version", .read = readKoboldVersion, .isLasting = true },
                                   StateCall { .path = "/api/v1/model", .read = readKoboldModel },
                                   StateCall { .path = "/api/extra/true_max_context_length", .read = readKoboldContext, .isLasting = true },
                                   StateCall { .path = "/api/extra/perf", .read = readKoboldPerf } };
constexpr std::array lemonadeMarkers { Marker { "/v1/health", recogniseLemonade } };
constexpr std::array lemonadeCalls { StateCall { .path = "/v1/health", .read = readLemonadeHealth } };
constexpr std::array dockerMarkers { Marker { "/", recogniseDocker }, Marker { "/engines/status", recogniseEngines } };
constexpr std::array dockerState { StateCall { .path = "/engines/ps", .read = readEnginesPs } };
constexpr std::array janMarkers { Marker { "/openapi.json", recogniseJan } };
constexpr std::array janState { StateCall { .path = "/openapi.json", .read = readJan, .isLasting = true } };
constexpr std::array localAiMarkers { Marker { "/.well-known/localai.json", recogniseLocalAi } };
constexpr std::array localAiState { StateCall { .path = "/v1/models/capabilities", .read = readLocalAiCapabilities, .isLasting = true },
                                    StateCall { .path = "/system", .read = readLocalAiSystem } };

} // namespace

std::string bareDockerName(std::string_view name)
{
    constexpr std::array registries { std::string_view("index.docker.io/"), std::string_view("docker.io/") };
    for (const auto registry : registries) {
        if (startsWith(name, registry))
            name.remove_prefix(registry.size());
    }
    constexpr std::string_view usualOwner = "ai/";
    constexpr std::string_view usualTag = ":latest";
    if (startsWith(name, usualOwner))
        name.remove_prefix(usualOwner.size());
    if (name.size() > usualTag.size() && name.substr(name.size() - usualTag.size()) == usualTag)
        name.remove_suffix(usualTag.size());
    return std::string(name);
}

constinit const FamilyAdapter koboldCppAdapter {
    .info = { .family = ServerFamily::KoboldCpp,
              .id = "koboldcpp",
              .displayName = "KoboldCpp",
              .ports = koboldPorts,
              .startCommand = "koboldcpp --model MODEL.gguf --port 5001",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "koboldcpp-local",
              .homepage = "https://github.com/LostRuins/koboldcpp",
              .isLocal = true,
              .knowsLoadState = true,
              .servesLoadedOnly = true,
              .ignoresModelName = true },
    .tells = tellsKobold,
    .markers = koboldMarkers,
    .state = koboldState,
};

constinit const FamilyAdapter lemonadeAdapter {
    .info = { .family = ServerFamily::Lemonade,
              .id = "lemonade",
              .displayName = "Lemonade",
              .ports = lemonadePorts,
              .startCommand = "lemonade-server serve",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "lemonade",
              .homepage = "https://lemonade-server.ai",
              .isLocal = true,
              .knowsLoadState = true,
              .loadsOnRequest = true,
              .canLoad = true,
              .canUnload = true },
    .tells = tellsLemonade,
    .markers = lemonadeMarkers,
    .state = lemonadeCalls,
    .loads = { .load = lemonadeLoad, .unload = lemonadeUnload },
};

constinit const FamilyAdapter dockerModelRunnerAdapter {
    .info = { .family = ServerFamily::DockerModelRunner,
              .id = "docker-model-runner",
              .displayName = "Docker Model Runner",
              .ports = dockerPorts,
              .startCommand = "docker model start-runner",
              .basePath = "/engines/v1",
              .api = "openai-completions",
              .providerId = "docker",
              .markerKey = "docker-local",
              .homepage = "https://docs.docker.com/ai/model-runner/",
              .isLocal = true,
              .knowsLoadState = true,
              .loadsOnRequest = true,
              .canLoad = true,
              .canUnload = true },
    .tells = tellsDocker,
    .markers = dockerMarkers,
    .state = dockerState,
    .loads = { .load = dockerLoad, .unload = dockerUnload },
};

constinit const FamilyAdapter janAdapter {
    .info = { .family = ServerFamily::Jan,
              .id = "jan",
              .displayName = "Jan",
              .ports = janPorts,
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "jan-local",
              .homepage = "https://jan.ai",
              .note = "Start the local API server in its settings and set a key there.",
              .wantsKey = true,
              .isLocal = true,
              .knowsLoadState = true,
              .servesLoadedOnly = true },
    .tells = tellsJan,
    .markers = janMarkers,
    .state = janState,
};

constinit const FamilyAdapter localAiAdapter {
    .info = { .family = ServerFamily::LocalAi,
              .id = "localai",
              .displayName = "LocalAI",
              .ports = localAiPorts,
              .startCommand = "local-ai run",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "localai",
              .homepage = "https://localai.io",
              .isLocal = true,
              .knowsLoadState = true,
              .loadsOnRequest = true,
              .canLoad = true,
              .canUnload = true },
    .tells = tellsLocalAi,
    .markers = localAiMarkers,
    .state = localAiState,
    .loads = { .load = localAiLoad, .unload = localAiUnload },
};

constinit const FamilyAdapter gpt4AllAdapter {
    .info = { .family = ServerFamily::Gpt4All,
              .id = "gpt4all",
              .displayName = "GPT4All",
              .ports = gpt4AllPorts,
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "gpt4all-local",
              .homepage = "https://www.nomic.ai/gpt4all",
              .note = "Turn the local server on in its settings. Does not stream.",
              .isLocal = true,
              .loadsOnRequest = true },
    .tells = tellsGpt4All,
};

} // namespace switchyard::health
