// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/adapters/adapter.h"

#include "health/adapters/families.h"
#include "health/failurepatterns.h"

#include <algorithm>
#include <array>

namespace switchyard::health {

namespace {

constexpr std::array adapters {
    &lmStudioAdapter,  &llamaCppRouterAdapter,    &llamaCppAdapter,  &llamaSwapAdapter, &koboldCppAdapter,
    &lemonadeAdapter,  &tabbyApiAdapter,          &liteLlmAdapter,   &tgiAdapter,       &sgLangAdapter,
    &vllmAdapter,      &dockerModelRunnerAdapter, &localAiAdapter,   &textGenWebUiAdapter,
    &janAdapter,       &gpt4AllAdapter,           &mlxLmAdapter,     &openRouterAdapter, &anthropicAdapter,
    &openAiAdapter,    &geminiAdapter,            &miniMaxAdapter,   &moonshotAdapter,  &zAiAdapter,
    &switchyardAdapter, &ollamaAdapter,           &openAiCompatibleAdapter,
};

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool isSameName(const ModelFacts& model, std::string_view id)
{
    return model.id == id || std::find(model.aliases.begin(), model.aliases.end(), id) != model.aliases.end()
        || std::find(model.instances.begin(), model.instances.end(), id) != model.instances.end();
}

} // namespace

std::string_view ServerAnswer::header(std::string_view lowerName) const
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [lowerName](const auto& entry) { return entry.first == lowerName; });
    return found == headers.end() ? std::string_view {} : std::string_view(found->second);
}

bool ServerAnswer::isGoodObject() const
{
    return isGood() && json && json->isObject() && !json->has("error");
}

ModelFacts* ServerReport::find(std::string_view id)
{
    const auto found
        = std::find_if(models.begin(), models.end(), [id](const ModelFacts& model) { return isSameName(model, id); });
    return found == models.end() ? nullptr : &*found;
}

ModelFacts& ServerReport::model(std::string_view id)
{
    if (auto* known = find(id))
        return *known;
    models.emplace_back();
    models.back().id = std::string(id);
    return models.back();
}

std::span<const FamilyAdapter* const> allAdapters()
{
    return adapters;
}

const FamilyAdapter& adapter(ServerFamily family)
{
    const auto found = std::find_if(adapters.begin(), adapters.end(),
                                    [family](const auto* entry) { return entry->info.family == family; });
    return found == adapters.end() ? openAiCompatibleAdapter : **found;
}

ServerFamily familyOfHost(std::string_view host)
{
    for (const auto* entry : adapters) {
        const bool matches = std::any_of(entry->hosts.begin(), entry->hosts.end(), [host](std::string_view known) {
            return host == known || (endsWith(host, known) && host[host.size() - known.size() - 1] == '.');
        });
        if (matches)
            return entry->info.family;
    }
    return ServerFamily::Unknown;
}

const FamilyInfo& info(ServerFamily family)
{
    static constexpr FamilyInfo unknown { .family = ServerFamily::Unknown,
                                          .id = "unknown",
                                          .displayName = "Unknown server",
                                          .basePath = "/v1",
                                          .api = "openai-completions" };
    return family == ServerFamily::Unknown ? unknown : adapter(family).info;
}

std::optional<ServerFamily> familyFromId(std::string_view id)
{
    const auto found
        = std::find_if(adapters.begin(), adapters.end(), [id](const auto* entry) { return entry->info.id == id; });
    return found == adapters.end() ? std::nullopt : std::optional((*found)->info.family);
}

std::vector<const FamilyInfo*> allFamilies()
{
    std::vector<const FamilyInfo*> result;
    for (const auto* entry : adapters)
        result.push_back(&entry->info);
    return result;
}

ServerFamily familyUsuallyAt(std::uint16_t port)
{
    const auto found = std::find_if(adapters.begin(), adapters.end(), [port](const auto* entry) {
        // The router is the same program as the single server, started in the less common way.
        return entry->info.family != ServerFamily::LlamaCppRouter && !entry->info.ports.empty()
            && entry->info.ports.front() == port;
    });
    return found == adapters.end() ? ServerFamily::Unknown : (*found)->info.family;
}

const ModelFacts* findServed(ServerFamily family, const std::vector<ModelFacts>& models, std::string_view id)
{
    const auto exact
        = std::find_if(models.begin(), models.end(), [id](const ModelFacts& model) { return isSameName(model, id); });
    if (exact != models.end())
        return &*exact;
    if (family == ServerFamily::Ollama) {
        const auto latest = std::find_if(models.begin(), models.end(), [id](const ModelFacts& model) {
            return endsWith(model.id, ":latest") && std::string_view(model.id).substr(0, model.id.size() - 7) == id;
        });
        if (latest != models.end())
            return &*latest;
    }
    if (family == ServerFamily::DockerModelRunner) {
        const auto sameName = std::find_if(models.begin(), models.end(), [id](const ModelFacts& model) {
            return bareDockerName(model.id) == bareDockerName(id);
        });
        if (sameName != models.end())
            return &*sameName;
    }
    if (family == ServerFamily::Gemini) {
        const auto prefixed = std::find_if(models.begin(), models.end(), [id](const ModelFacts& model) {
            return id.substr(0, 7) == "models/" && model.id == id.substr(7);
        });
        if (prefixed != models.end())
            return &*prefixed;
    }
    // These servers answer with their one model whatever name is asked for.
    if (info(family).ignoresModelName && models.size() == 1)
        return &models.front();
    return nullptr;
}

Reason judgeAnswer(const ServerAnswer& answer)
{
    if (answer.httpStatus == 0)
        return answer.reason == Reason::None ? Reason::ConnectionLost : answer.reason;
    if (answer.httpStatus >= 300 && answer.httpStatus < 400)
        return Reason::WrongPath;
    const auto reason = classifyFailure(answer.httpStatus, answer.body);
    if (reason != Reason::None)
        return reason;
    return answer.json ? Reason::None : Reason::NotAnApi;
}

} // namespace switchyard::health
