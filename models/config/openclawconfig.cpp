// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/openclawconfig.h"

#include "config/lettercase.h"
#include "config/modelids.h"

#include <algorithm>
#include <array>

namespace switchyard::config {

namespace {

template<typename Enum, std::size_t count>
using NameTable = std::array<std::pair<Enum, std::string_view>, count>;

constexpr NameTable<Api, 11> apiNames {{
    {Api::OpenAiCompletions, "openai-completions"},
    {Api::OpenAiResponses, "openai-responses"},
    {Api::OpenAiChatGptResponses, "openai-chatgpt-responses"},
    {Api::AzureOpenAiResponses, "azure-openai-responses"},
    {Api::AnthropicMessages, "anthropic-messages"},
    {Api::GoogleGenerativeAi, "google-generative-ai"},
    {Api::GoogleVertex, "google-vertex"},
    {Api::GithubCopilot, "github-copilot"},
    {Api::BedrockConverseStream, "bedrock-converse-stream"},
    {Api::Ollama, "ollama"},
    {Api::PiMessages, "pi-messages"},
}};

constexpr NameTable<InputKind, 4> inputNames {{
    {InputKind::Text, "text"},
    {InputKind::Image, "image"},
    {InputKind::Video, "video"},
    {InputKind::Audio, "audio"},
}};

constexpr NameTable<ModelRole, 8> roleNames {{
    {ModelRole::Text, "model"},
    {ModelRole::Image, "imageModel"},
    {ModelRole::Compaction, "compaction.model"},
    {ModelRole::Pdf, "pdfModel"},
    {ModelRole::Voice, "voiceModel"},
    {ModelRole::ImageGeneration, "mediaModels.image"},
    {ModelRole::VideoGeneration, "mediaModels.video"},
    {ModelRole::MusicGeneration, "mediaModels.music"},
}};

template<typename Enum, std::size_t count>
std::string_view nameIn(const NameTable<Enum, count>& table, Enum value)
{
    const auto found = std::find_if(table.begin(), table.end(), [value](const auto& row) { return row.first == value; });
    return found == table.end() ? std::string_view {} : found->second;
}

template<typename Enum, std::size_t count>
std::optional<Enum> valueIn(const NameTable<Enum, count>& table, std::string_view name)
{
    const auto found = std::find_if(table.begin(), table.end(), [name](const auto& row) { return row.second == name; });
    return found == table.end() ? std::nullopt : std::optional(found->first);
}

char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return asciiLower(x) == asciiLower(y); });
}

const Chain* findChain(const std::vector<Chain>& chains, ModelRole role)
{
    const auto found
        = std::find_if(chains.begin(), chains.end(), [role](const Chain& chain) { return chain.id.role == role; });
    return found == chains.end() ? nullptr : &*found;
}

const Chain& emptyChain()
{
    static const Chain chain;
    return chain;
}

} // namespace

std::string_view toString(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Hint:
        return "hint";
    }
    return {};
}

std::string_view toString(Generation generation)
{
    switch (generation) {
    case Generation::Either:
        return "either";
    case Generation::List:
        return "list";
    case Generation::Entries:
        return "entries";
    }
    return {};
}

std::string_view toString(Api api)
{
    return nameIn(apiNames, api);
}

Api parseApi(std::string_view text)
{
    if (text.empty())
        return Api::Unspecified;
    return valueIn(apiNames, text).value_or(Api::Unknown);
}

bool isAccepted(Api api, Generation generation)
{
    if (api == Api::Unspecified)
        return true;
    if (api == Api::Unknown)
        return false;
    if (generation == Generation::Entries)
        return true;
    constexpr std::array older {Api::OpenAiCompletions,  Api::OpenAiResponses, Api::AnthropicMessages,
                                Api::GoogleGenerativeAi, Api::GithubCopilot,   Api::BedrockConverseStream};
    return std::find(older.begin(), older.end(), api) != older.end();
}

std::string_view toString(InputKind kind)
{
    return nameIn(inputNames, kind);
}

std::optional<InputKind> parseInputKind(std::string_view text)
{
    return valueIn(inputNames, text);
}

std::string_view toString(ModelRole role)
{
    return nameIn(roleNames, role);
}

bool isAccepted(ModelRole role, Generation generation)
{
    return generation == Generation::Entries || role == ModelRole::Text || role == ModelRole::Image;
}

bool isSingle(ModelRole role)
{
    return role == ModelRole::Compaction;
}

bool Model::takes(InputKind kind) const
{
    if (input.empty())
        return kind == InputKind::Text;
    return std::find(input.begin(), input.end(), kind) != input.end();
}

TokenCount Model::effectiveContext() const
{
    constexpr TokenCount openClawDefault {200'000};
    if (contextTokens)
        return *contextTokens;
    return contextWindow.value_or(openClawDefault);
}

TokenCount Model::effectiveMaxTokens() const
{
    constexpr TokenCount openClawDefault {8192};
    return maxTokens.value_or(openClawDefault);
}

const Model* Provider::findModel(std::string_view modelId) const
{
    const auto found
        = std::find_if(models.begin(), models.end(), [modelId](const Model& model) { return model.id == modelId; });
    return found == models.end() ? nullptr : &*found;
}

Api Provider::effectiveApi(const Model* model) const
{
    if (model && model->api != Api::Unspecified)
        return model->api;
    if (api != Api::Unspecified)
        return api;
    return baseUrl.empty() ? Api::Unspecified : Api::OpenAiCompletions;
}

const Chain& Agent::chain(ModelRole role) const
{
    const auto* const found = findChain(chains, role);
    return found ? *found : emptyChain();
}

bool AllowList::allows(const ModelRef& ref) const
{
    if (kind == Kind::None)
        return true;
    if (std::find(entries.begin(), entries.end(), "*") != entries.end())
        return true;
    return std::any_of(models.begin(), models.end(), [&ref](const ModelRef& allowed) {
        const std::string_view model = allowed.model;
        const auto isGroup = model == "*" || model.ends_with("/*");
        return !ref.provider.isEmpty() && equalIgnoringCase(allowed.provider.value(), ref.provider.value())
            && (isGroup ? ref.model.starts_with(model.substr(0, model.size() - 1)) : model == ref.model);
    });
}

const Provider* OpenClawConfig::findProvider(const ProviderId& id) const
{
    const auto found
        = std::find_if(providers.begin(), providers.end(), [&id](const Provider& provider) { return provider.id == id; });
    return found == providers.end() ? nullptr : &*found;
}

const Model* OpenClawConfig::findModel(const ModelRef& ref) const
{
    const auto* const provider = findProvider(ref.provider);
    if (!provider)
        return nullptr;
    if (const auto* const model = provider->findModel(ref.model))
        return model;
    // Declared under a short name, which references are read without.
    const auto name = lowered(provider->id.value());
    const auto found = std::find_if(provider->models.begin(), provider->models.end(), [&](const Model& model) {
        return normalizedModelId(name, model.id, generation) == ref.model;
    });
    return found == provider->models.end() ? nullptr : &*found;
}

const Agent* OpenClawConfig::findAgent(const AgentId& id) const
{
    const auto found = std::find_if(agents.begin(), agents.end(), [&id](const Agent& agent) { return agent.id == id; });
    return found == agents.end() ? nullptr : &*found;
}

const Chain& OpenClawConfig::chain(const ChainId& id) const
{
    if (id.agent) {
        const auto* const agent = findAgent(*id.agent);
        return agent ? agent->chain(id.role) : emptyChain();
    }
    const auto* const found = findChain(defaultChains, id.role);
    return found ? *found : emptyChain();
}

std::optional<ModelRef> OpenClawConfig::resolveAlias(std::string_view alias) const
{
    if (alias.empty())
        return std::nullopt;
    // The last of two equal aliases wins, because OpenClaw fills a map in the file's order.
    const auto found = std::find_if(modelSettings.rbegin(), modelSettings.rend(), [alias](const ModelSettings& settings) {
        return !settings.isWildcard && equalIgnoringCase(settings.alias, alias);
    });
    return found == modelSettings.rend() ? std::nullopt : std::optional(found->ref);
}

std::string OpenClawConfig::aliasOf(const ModelRef& ref) const
{
    const auto found = std::find_if(modelSettings.begin(), modelSettings.end(), [&ref](const ModelSettings& settings) {
        return !settings.isWildcard && settings.ref == ref;
    });
    return found == modelSettings.end() ? std::string {} : found->alias;
}

} // namespace switchyard::config
