// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/families.h"

#include <array>

// Servers written in Python (and TGI, which stands beside them). Source: the projects' code and documents, 2026.

namespace switchyard::health {

namespace {

constexpr std::array vllmVariables { std::string_view("VLLM_API_KEY") };
constexpr std::array sglangVariables { std::string_view("SGLANG_API_KEY") };
constexpr std::array litellmVariables { std::string_view("LITELLM_API_KEY") };
constexpr std::array tabbyapiVariables { std::string_view("TABBY_API_KEY") };
constexpr std::array<std::uint16_t, 1> vllmPorts { 8000 };
constexpr std::array<std::uint16_t, 1> sgLangPorts { 30000 };
constexpr std::array<std::uint16_t, 2> tgiPorts { 3000, 8080 };
constexpr std::array<std::uint16_t, 1> liteLlmPorts { 4000 };
constexpr std::array<std::uint16_t, 1> tabbyPorts { 5000 };
constexpr std::array<std::uint16_t, 1> textGenPorts { 5000 };
constexpr std::array<std::uint16_t, 1> mlxPorts { 8080 };

std::optional<TokenCount> tokens(const Json& value)
{
    const auto count = value.count();
    return count && *count > 0 ? std::optional(TokenCount { *count }) : std::nullopt;
}

void readListedAsLoaded(ServerReport& report)
{
    for (auto& model : report.models) {
        if (model.state == LoadState::Unknown)
            model.state = LoadState::Ready;
    }
}

// vLLM

bool tellsVllm(const ServerAnswer& list)
{
    return isOwnedBy(list, "vllm") || (list.header("server") == "uvicorn" && firstListed(list).has("max_model_len"));
}

//! LocalAI has a `/version` too, so only the version's shape with uvicorn's header counts.
std::optional<std::string> recogniseVllm(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && answer.header("server") == "uvicorn" && answer.json->memberCount() == 1
        && (*answer.json)["version"].isText())
        return (*answer.json)["version"].text();
    return std::nullopt;
}

void readVllmVersion(const ServerAnswer& answer, ServerReport& report)
{
    if (answer.isGoodObject())
        report.version = (*answer.json)["version"].text();
    readListedAsLoaded(report);
}

// SGLang

bool tellsSgLang(const ServerAnswer& list)
{
    return isOwnedBy(list, "sglang");
}

std::optional<std::string> recogniseSgLang(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && answer.json->has("model_path") && answer.json->has("is_generation"))
        return std::string {};
    return std::nullopt;
}

void readSgLangInfo(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGoodObject())
        return;
    readListedAsLoaded(report);
    report.version = (*answer.json)["version"].text();
    if (const auto context = tokens((*answer.json)["context_length"]); context && report.models.size() == 1)
        report.models.front().contextWindow = context;
}

//! The same by its newer name; where both are refused, it still lists what is in memory.
void readSgLangNewerInfo(const ServerAnswer& answer, ServerReport& report)
{
    readSgLangInfo(answer, report);
    readListedAsLoaded(report);
}

// TGI

std::optional<std::string> recogniseTgi(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["router"].text() == "text-generation-router")
        return (*answer.json)["version"].text();
    return std::nullopt;
}

bool tellsTgi(const ServerAnswer& list)
{
    const auto entry = firstListed(list);
    return list.isGood() && !entry["id"].text().empty() && entry["owned_by"].text() == entry["id"].text();
}

void readTgiInfo(const ServerAnswer& answer, ServerReport& report)
{
    if (!recogniseTgi(answer))
        return;
    report.version = (*answer.json)["version"].text();
    report.hasModelList = true;
    auto& model = report.model((*answer.json)["model_id"].text());
    model.state = LoadState::Ready;
    model.contextWindow = tokens((*answer.json)["max_total_tokens"]);
    const auto input = tokens((*answer.json)["max_input_tokens"]);
    if (model.contextWindow && input && *input < *model.contextWindow)
        model.maxOutput = TokenCount { model.contextWindow->value - input->value };
}

// LiteLLM

std::optional<std::string> recogniseLiteLlm(const ServerAnswer& answer)
{
    if (answer.isGood() && answer.body.find("I'm alive!") != std::string::npos && answer.body.size() < 64)
        return std::string(answer.header("x-litellm-version"));
    return std::nullopt;
}

bool tellsLiteLlm(const ServerAnswer& list)
{
    constexpr std::int64_t constantCreation = 1'677'610'602;
    return !list.header("x-litellm-version").empty() || firstListed(list)["created"].count() == constantCreation;
}

//! Since 1.84 the version is told to a key's owner only, under `/details`.
void readLiteLlmReadiness(const ServerAnswer& answer, ServerReport& report)
{
    if (answer.isGoodObject() && (*answer.json)["litellm_version"].isText())
        report.version = (*answer.json)["litellm_version"].text();
}

void readLiteLlmEntry(const Json& entry, ServerReport& report)
{
    auto* model = report.find(entry["model_name"].text());
    if (!model)
        return;
    const auto& facts = entry["model_info"];
    if (const auto context = tokens(facts["max_input_tokens"]))
        model->contextWindow = context;
    if (const auto output = tokens(facts["max_output_tokens"]))
        model->maxOutput = output;
    if (const auto tools = facts["supports_function_calling"].boolean())
        model->tools = tools;
    if (const auto reasoning = facts["supports_reasoning"].boolean())
        model->reasoning = reasoning;
    if (const auto vision = facts["supports_vision"].boolean())
        model->inputs = *vision ? std::vector<std::string> { "text", "image" } : std::vector<std::string> { "text" };
    const auto mode = facts["mode"].text();
    if (!mode.empty())
        model->kind = mode == "chat" || mode == "completion" || mode == "responses" ? ModelKind::Chat
            : mode == "embedding"                                                   ? ModelKind::Embedding
                                                                                    : ModelKind::Other;
    const auto input = facts["input_cost_per_token"].number();
    const auto output = facts["output_cost_per_token"].number();
    if (input && output)
        model->prices = Prices { *input * 1e6, *output * 1e6,
                                 facts["cache_read_input_token_cost"].number().value_or(0) * 1e6,
                                 facts["cache_creation_input_token_cost"].number().value_or(0) * 1e6 };
    model->backendUrl = entry["litellm_params"]["api_base"].text();
}

void readLiteLlmInfo(const ServerAnswer& answer, ServerReport& report)
{
    if (!answer.isGoodObject())
        return;
    for (const auto& entry : (*answer.json)["data"].items())
        readLiteLlmEntry(entry, report);
}

// TabbyAPI

std::optional<std::string> recogniseTabby(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && (*answer.json)["software"]["name"].text() == "TabbyAPI")
        return (*answer.json)["software"]["version"].text();
    return std::nullopt;
}

bool tellsTabby(const ServerAnswer& list)
{
    return isOwnedBy(list, "tabbyAPI");
}

void readTabbyModel(const ServerAnswer& answer, ServerReport& report)
{
    for (auto& model : report.models)
        model.state = LoadState::Cold;
    if (!answer.isGoodObject() || (*answer.json)["id"].text().empty())
        return;
    auto& model = report.model((*answer.json)["id"].text());
    model.state = LoadState::Ready;
    const auto& parameters = (*answer.json)["parameters"];
    if (const auto context = tokens(parameters["max_seq_len"]))
        model.contextWindow = context;
    if (const auto vision = parameters["use_vision"].boolean())
        model.inputs = *vision ? std::vector<std::string> { "text", "image" } : std::vector<std::string> { "text" };
}

Ask tabbyLoad(const ModelFacts& model, std::int64_t context, std::chrono::seconds)
{
    std::string body = R"({"model_name":)" + quoted(model.id);
    if (context > 0)
        body += R"(,"max_seq_len":)" + std::to_string(context);
    return { "POST", "/v1/model/load", body + '}' };
}

Ask tabbyUnload(const ModelFacts&)
{
    return { "POST", "/v1/model/unload", {} };
}

// text-generation-webui

//! "None" is what it calls no model.
std::optional<std::string> recogniseTextGen(const ServerAnswer& answer)
{
    if (answer.isGoodObject() && answer.json->has("model_name") && answer.json->has("lora_names"))
        return std::string {};
    return std::nullopt;
}

void readTextGenInfo(const ServerAnswer& answer, ServerReport& report)
{
    if (!recogniseTextGen(answer))
        return;
    const auto loaded = (*answer.json)["model_name"].text();
    for (auto& model : report.models)
        model.state = model.id == loaded ? LoadState::Ready : LoadState::Cold;
    if (loaded != "None" && !loaded.empty())
        report.model(loaded).state = LoadState::Ready;
}

Ask textGenLoad(const ModelFacts& model, std::int64_t, std::chrono::seconds)
{
    return { "POST", "/v1/internal/model/load",
             R"({"model_name":)" + quoted(model.id) + R"(,"args":{},"settings":{}})" };
}

Ask textGenUnload(const ModelFacts&)
{
    return { "POST", "/v1/internal/model/unload", {} };
}

// mlx_lm.server

//! It has no marker of its own: Python's plain server with a list whose entries have no owner.
bool tellsMlx(const ServerAnswer& list)
{
    const auto entry = firstListed(list);
    return list.isGood() && startsWith(list.header("server"), "BaseHTTP/") && entry["object"].text() == "model"
        && !entry.has("owned_by");
}

constexpr std::array vllmMarkers { Marker { "/version", recogniseVllm } };
constexpr std::array vllmState { StateCall { .path = "/version", .read = readVllmVersion, .isLasting = true } };
constexpr std::array sgLangMarkers { Marker { "/get_model_info", recogniseSgLang },
                                     Marker { "/model_info", recogniseSgLang } };
constexpr std::array sgLangState { StateCall { .path = "/get_server_info", .read = readSgLangInfo, .isLasting = true },
                                    StateCall { .path = "/server_info", .read = readSgLangNewerInfo, .onlyIfStateUnknown = true, .isLasting = true } };
constexpr std::array tgiMarkers { Marker { "/info", recogniseTgi } };
constexpr std::array tgiState { StateCall { .path = "/info", .read = readTgiInfo, .isLasting = true } };
constexpr std::array liteLlmMarkers { Marker { "/health/liveliness", recogniseLiteLlm } };
constexpr std::array liteLlmState { StateCall { .path = "/health/readiness", .read = readLiteLlmReadiness, .isLasting = true },
                                    StateCall { .path = "/health/readiness/details", .read = readLiteLlmReadiness, .isLasting = true },
                                    StateCall { .path = "/model/info", .read = readLiteLlmInfo, .isLasting = true } };
constexpr std::array tabbyMarkers { Marker { "/.well-known/serviceinfo", recogniseTabby } };
constexpr std::array tabbyState { StateCall { .path = "/v1/model", .read = readTabbyModel } };
constexpr std::array textGenMarkers { Marker { "/v1/internal/model/info", recogniseTextGen } };
constexpr std::array textGenState { StateCall { .path = "/v1/internal/model/info", .read = readTextGenInfo } };

} // namespace

constinit const FamilyAdapter vllmAdapter {
    .info = { .family = ServerFamily::Vllm,
              .id = "vllm",
              .displayName = "vLLM",
              .ports = vllmPorts,
              .startCommand = "vllm serve MODEL --port 8000",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "vllm-local",
              .keyVariables = vllmVariables,
              .homepage = "https://docs.vllm.ai",
              .isLocal = true,
              .knowsLoadState = true,
              .servesLoadedOnly = true },
    .tells = tellsVllm,
    .markers = vllmMarkers,
    .state = vllmState,
};

constinit const FamilyAdapter sgLangAdapter {
    .info = { .family = ServerFamily::SgLang,
              .id = "sglang",
              .displayName = "SGLang",
              .ports = sgLangPorts,
              .startCommand = "python -m sglang.launch_server --model-path MODEL --port 30000",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "sglang-local",
              .keyVariables = sglangVariables,
              .homepage = "https://docs.sglang.ai",
              .isLocal = true,
              .knowsLoadState = true,
              .servesLoadedOnly = true },
    .tells = tellsSgLang,
    .markers = sgLangMarkers,
    .state = sgLangState,
};

constinit const FamilyAdapter tgiAdapter {
    .info = { .family = ServerFamily::Tgi,
              .id = "tgi",
              .displayName = "Text Generation Inference",
              .ports = tgiPorts,
              .startCommand = "text-generation-launcher --model-id MODEL --port 3000",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "tgi-local",
              .homepage = "https://huggingface.co/docs/text-generation-inference",
              .isLocal = true,
              .knowsLoadState = true,
              .servesLoadedOnly = true,
              .ignoresModelName = true },
    .tells = tellsTgi,
    .markers = tgiMarkers,
    .state = tgiState,
    .stateNamesModels = true,
};

constinit const FamilyAdapter liteLlmAdapter {
    .info = { .family = ServerFamily::LiteLlm,
              .id = "litellm",
              .displayName = "LiteLLM",
              .ports = liteLlmPorts,
              .startCommand = "litellm --config config.yaml --port 4000",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "litellm-local",
              .keyVariables = litellmVariables,
              .homepage = "https://docs.litellm.ai",
              .wantsKey = true,
              .isLocal = true },
    .tells = tellsLiteLlm,
    .markers = liteLlmMarkers,
    .state = liteLlmState,
};

constinit const FamilyAdapter tabbyApiAdapter {
    .info = { .family = ServerFamily::TabbyApi,
              .id = "tabbyapi",
              .displayName = "TabbyAPI",
              .ports = tabbyPorts,
              .startCommand = "python start.py",
              .basePath = "/v1",
              .api = "openai-completions",
              .keyVariables = tabbyapiVariables,
              .homepage = "https://github.com/theroyallab/tabbyAPI",
              .wantsKey = true,
              .isLocal = true,
              .knowsLoadState = true,
              .canLoad = true,
              .canUnload = true,
              .reportsProgress = true,
              .listsLoadedOnly = true },
    .tells = tellsTabby,
    .markers = tabbyMarkers,
    .state = tabbyState,
    .loads = { .load = tabbyLoad, .unload = tabbyUnload },
};

constinit const FamilyAdapter textGenWebUiAdapter {
    .info = { .family = ServerFamily::TextGenWebUi,
              .id = "text-generation-webui",
              .displayName = "text-generation-webui",
              .ports = textGenPorts,
              .startCommand = "python server.py --api",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "text-generation-webui-local",
              .homepage = "https://github.com/oobabooga/text-generation-webui",
              .note = "Start it with --api and load a model in its window.",
              .isLocal = true,
              .knowsLoadState = true,
              .canLoad = true,
              .canUnload = true,
              .listsLoadedOnly = true },
    .markers = textGenMarkers,
    .state = textGenState,
    .loads = { .load = textGenLoad, .unload = textGenUnload },
};

constinit const FamilyAdapter mlxLmAdapter {
    .info = { .family = ServerFamily::MlxLm,
              .id = "mlx",
              .displayName = "MLX LM",
              .ports = mlxPorts,
              .startCommand = "mlx_lm.server --port 8080",
              .basePath = "/v1",
              .api = "openai-completions",
              .markerKey = "mlx-local",
              .homepage = "https://github.com/ml-explore/mlx-lm",
              .note = "Loads a model with its first request.",
              .isLocal = true,
              .loadsOnRequest = true },
    .tells = tellsMlx,
};

} // namespace switchyard::health
