// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/providerdraft.h"

#include "config/catalogue.h"
#include "health/modelhealth.h"
#include "items/providerfacts.h"

#include <QUrl>

#include <algorithm>
#include <iterator>

namespace switchyard::items {

namespace {

bool isChatModel(const health::ModelFacts& facts)
{
    return facts.kind == health::ModelKind::Chat || facts.kind == health::ModelKind::Unknown;
}

std::vector<config::ModelDraft> modelDrafts(const std::vector<health::ModelFacts>& models)
{
    std::vector<health::ModelFacts> chosen;
    std::copy_if(models.begin(), models.end(), std::back_inserter(chosen), isChatModel);
    std::stable_partition(chosen.begin(), chosen.end(),
                          [](const auto& facts) { return facts.state == health::LoadState::Ready; });
    chosen.resize(std::min(chosen.size(), maxImportedModels));
    std::vector<config::ModelDraft> drafts;
    std::transform(chosen.begin(), chosen.end(), std::back_inserter(drafts), modelDraftFrom);
    return drafts;
}

// OpenClaw refuses to call a provider without any key, so servers that want none get the word their owners use.
void addKeylessMarker(config::ProviderDraft& draft, const config::LocalFamily* family)
{
    draft.apiKey.kind = config::KeyDraft::Kind::Marker;
    draft.apiKey.text = family && !family->markerKey.empty() ? family->markerKey : "local";
}

bool isWordCharacter(char character)
{
    const auto value = static_cast<unsigned char>(character);
    return (std::isalnum(value) != 0 && value < 128) || character == '-' || character == '_' || character == '.';
}

} // namespace

config::ModelDraft modelDraftFrom(const health::ModelFacts& facts)
{
    config::ModelDraft draft;
    draft.id = facts.id;
    draft.name = facts.displayName;
    draft.reasoning = facts.reasoning;
    for (const auto& word : facts.inputs) {
        if (const auto kind = config::parseInputKind(word))
            draft.input.push_back(*kind);
    }
    draft.contextWindow = facts.contextWindow ? facts.contextWindow : facts.maxContextWindow;
    draft.maxTokens = facts.maxOutput;
    if (facts.prices)
        draft.cost = config::Cost { facts.prices->input, facts.prices->output, facts.prices->cacheRead, facts.prices->cacheWrite };
    return draft;
}

config::ModelDraft modelDraftOf(const std::string& id, const health::EndpointHealth* endpoint)
{
    if (endpoint) {
        const auto found = std::find_if(endpoint->models.begin(), endpoint->models.end(),
                                        [&id](const auto& facts) { return facts.id == id; });
        if (found != endpoint->models.end())
            return modelDraftFrom(*found);
    }
    config::ModelDraft draft;
    draft.id = id;
    return draft;
}

ProviderId freeProviderId(const std::string& wanted, const config::OpenClawConfig& config)
{
    std::string base;
    std::transform(wanted.begin(), wanted.end(), std::back_inserter(base),
                   [](char character) { return isWordCharacter(character) ? character : '-'; });
    if (base.empty())
        base = "local";
    ProviderId id(base);
    for (int number = 2; config.findProvider(id); ++number)
        id = ProviderId(base + '-' + std::to_string(number));
    return id;
}

config::ProviderDraft draftFrom(const ports::DiscoveredServer& server, const config::OpenClawConfig& config,
                                const config::Catalogue& catalogue)
{
    const auto& info = health::info(server.family);
    const auto* family = catalogue.findFamily(info.id);
    config::ProviderDraft draft;
    draft.id = freeProviderId(family ? family->providerId.value() : std::string(info.id), config);
    draft.baseUrl = server.baseUrl;
    draft.api = config::parseApi(info.api);
    if (draft.api == config::Api::Unspecified || draft.api == config::Api::Unknown)
        draft.api = config::Api::OpenAiCompletions;
    if (family && family->timeoutSeconds > 0)
        draft.timeout = std::chrono::seconds(family->timeoutSeconds);
    if (!server.needsKey)
        addKeylessMarker(draft, family);
    draft.models = modelDrafts(server.models);
    return draft;
}

config::ProviderDraft draftFrom(const ports::CheckResult& result, const config::OpenClawConfig& config,
                                const config::Catalogue& catalogue)
{
    const auto& info = health::info(result.family);
    const auto* family = catalogue.findFamily(info.id);
    config::ProviderDraft draft;
    draft.id = freeProviderId(result.providerId.empty() ? result.address.providerId : result.providerId, config);
    draft.baseUrl = result.baseUrl.empty() ? result.address.baseUrl : result.baseUrl;
    draft.api = config::parseApi(result.api.empty() ? result.address.api : result.api);
    if (draft.api == config::Api::Unspecified || draft.api == config::Api::Unknown)
        draft.api = config::Api::OpenAiCompletions;
    const bool isHosted = config::trustClassOf(draft.baseUrl) == config::TrustClass::Hosted;
    if (!isHosted)
        draft.timeout = std::chrono::seconds(family && family->timeoutSeconds > 0 ? family->timeoutSeconds : 300);
    if (!result.needsKey && result.address.key.isEmpty() && !isHosted)
        addKeylessMarker(draft, family);
    draft.headers = result.address.headers;
    draft.models = modelDrafts(result.models);
    if (draft.models.empty()) {
        for (const auto& id : result.address.modelIds)
            draft.models.push_back(modelDraftOf(id, nullptr));
    }
    return draft;
}

ProviderId providerAt(const std::string& baseUrl, const config::OpenClawConfig& config)
{
    const auto place = [](const std::string& url) {
        const QUrl parsed(toQt(url));
        const QString host = parsed.host() == QLatin1String("localhost") || parsed.host() == QLatin1String("::1")
            ? QStringLiteral("127.0.0.1")
            : parsed.host();
        const int standard = parsed.scheme() == QLatin1String("https") ? 443 : 80;
        return host.isEmpty() ? QString() : host + QLatin1Char(':') + QString::number(parsed.port(standard));
    };
    const QString wanted = place(baseUrl);
    if (wanted.isEmpty())
        return {};
    const auto found = std::find_if(config.providers.begin(), config.providers.end(),
                                    [&](const config::Provider& provider) { return place(provider.baseUrl) == wanted; });
    return found == config.providers.end() ? ProviderId {} : found->id;
}

} // namespace switchyard::items
