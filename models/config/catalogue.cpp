// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/catalogue.h"

#include "config/resource.h"
#include "health/serverfamily.h"
#include "json5/document.h"

#include <QtGlobal>

#include <algorithm>
#include <cctype>

namespace switchyard::config {

namespace {

std::vector<std::string> texts(const json5::Value& array)
{
    std::vector<std::string> result;
    for (const auto item : array)
        result.push_back(item.stringOr({}));
    return result;
}

Region readRegion(const json5::Value& object)
{
    return {object["id"].stringOr({}), object["label"].stringOr({}), object["baseUrl"].stringOr({})};
}

BuiltInProvider readProvider(const json5::Value& object)
{
    BuiltInProvider provider;
    provider.id = ProviderId(object["id"].stringOr({}));
    provider.name = object["name"].stringOr({});
    provider.baseUrl = object["baseUrl"].stringOr({});
    provider.api = parseApi(object["api"].stringOr({}));
    provider.keyVariables = texts(object["keyVariables"]);
    provider.keyPage = object["keyPage"].stringOr({});
    provider.docsPage = object["docsPage"].stringOr({});
    provider.homeRegion = object["homeRegion"].stringOr({});
    provider.trust = trustClassOf(provider.baseUrl);
    provider.note = object["note"].stringOr({});
    for (const auto region : object["regions"])
        provider.regions.push_back(readRegion(region));
    return provider;
}

LocalFamily familyFrom(const health::FamilyInfo& info)
{
    LocalFamily family;
    const bool isCustom = info.family == health::ServerFamily::OpenAiCompatible;
    family.id = isCustom ? "custom" : std::string(info.id);
    family.name = isCustom ? "Other OpenAI-compatible server" : std::string(info.displayName);
    family.port = info.ports.empty() ? 8000 : info.ports.front();
    family.path = info.basePath;
    family.api = parseApi(info.api);
    family.providerId = ProviderId(std::string(info.providerId.empty() ? info.id : info.providerId));
    family.markerKey = info.markerKey;
    family.needsKey = info.wantsKey;
    family.keyVariables.assign(info.keyVariables.begin(), info.keyVariables.end());
    family.startCommand = info.startCommand;
    family.homepage = info.homepage;
    family.note = info.note;
    return family;
}

//! The router is the same program as the single server, and nobody adds Switchyard to itself.
bool isOffered(const health::FamilyInfo& info)
{
    return info.isLocal && info.family != health::ServerFamily::LlamaCppRouter
        && info.family != health::ServerFamily::Switchyard;
}

std::vector<LocalFamily> offeredFamilies()
{
    std::vector<LocalFamily> families;
    for (const auto* info : health::allFamilies()) {
        if (isOffered(*info))
            families.push_back(familyFrom(*info));
    }
    // The best known first; the rest keep the order of the table, and what is none of them comes last.
    std::stable_partition(families.begin(), families.end(), [](const LocalFamily& family) {
        return family.id == "lmstudio" || family.id == "ollama" || family.id == "llama.cpp";
    });
    families.push_back(familyFrom(health::info(health::ServerFamily::OpenAiCompatible)));
    return families;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

} // namespace

std::string_view toString(TrustClass trust)
{
    switch (trust) {
    case TrustClass::Loopback:
        return "loopback";
    case TrustClass::LocalNetwork:
        return "lan";
    case TrustClass::Hosted:
        return "hosted";
    }
    return {};
}

TrustClass trustClassOf(std::string_view baseUrl)
{
    const auto url = routing::parseBaseUrl(baseUrl);
    return url ? routing::trustClassOf(url->host) : TrustClass::Hosted;
}

Result<Catalogue> Catalogue::parse(std::string text)
{
    const auto document = json5::Document::parse(std::move(text));
    if (!document.isValid())
        return document.firstError();
    Catalogue catalogue;
    const auto root = document.root();
    for (const auto provider : root["providers"])
        catalogue.m_providers.push_back(readProvider(provider));
    catalogue.m_families = offeredFamilies();
    catalogue.m_bundled = texts(root["bundled"]);
    std::sort(catalogue.m_bundled.begin(), catalogue.m_bundled.end());
    catalogue.m_markerKeys = texts(root["markerKeys"]);
    return catalogue;
}

const Catalogue& Catalogue::builtIn()
{
    static const auto catalogue = [] {
        auto parsed = parse(resourceText("providers.json"));
        Q_ASSERT_X(parsed.isOk(), "Catalogue::builtIn", "the compiled in catalogue is valid, as its test checks");
        return std::move(parsed).value();
    }();
    return catalogue;
}

const BuiltInProvider* Catalogue::findProvider(const ProviderId& id) const
{
    const auto found = std::find_if(m_providers.begin(), m_providers.end(),
                                    [&id](const BuiltInProvider& provider) { return provider.id == id; });
    return found == m_providers.end() ? nullptr : &*found;
}

const LocalFamily* Catalogue::findFamily(std::string_view id) const
{
    const auto found = std::find_if(m_families.begin(), m_families.end(),
                                    [id](const LocalFamily& family) { return family.id == id; });
    return found == m_families.end() ? nullptr : &*found;
}

const LocalFamily* Catalogue::familyOf(std::string_view baseUrl) const
{
    const auto url = routing::parseBaseUrl(baseUrl);
    if (!url || routing::trustClassOf(url->host) == TrustClass::Hosted)
        return nullptr;
    const auto found = std::find_if(m_families.begin(), m_families.end(),
                                    [&url](const LocalFamily& family) { return family.port == url->port; });
    return found == m_families.end() ? nullptr : &*found;
}

bool Catalogue::isBundled(std::string_view id) const
{
    return std::binary_search(m_bundled.begin(), m_bundled.end(), lower(id));
}

bool Catalogue::isMarkerKey(std::string_view key) const
{
    const auto folded = lower(key);
    if (folded.ends_with("-local"))
        return true;
    if (std::find(m_markerKeys.begin(), m_markerKeys.end(), folded) != m_markerKeys.end())
        return true;
    return std::any_of(m_families.begin(), m_families.end(), [&folded](const LocalFamily& family) {
        return folded == family.markerKey || folded == family.id || folded == family.providerId.value();
    });
}

} // namespace switchyard::config
