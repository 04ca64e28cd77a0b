// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/providerfacts.h"

#include "health/healthbook.h"
#include "health/serverfamily.h"

#include <QUrl>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace switchyard::items {

namespace {

//! Without what people write differently: "llama.cpp", "llama-cpp" and "llamacpp" are one.
std::string plainId(std::string_view id)
{
    std::string plain;
    std::copy_if(id.begin(), id.end(), std::back_inserter(plain), [](char letter) { return letter != '.' && letter != '-' && letter != '_'; });
    return plain;
}

// A name is only used for the provider that carries the id it belongs to; a second server of the same kind goes by the
// id its owner gave it, so that no two rows read alike.
QString nameOf(const ProviderId& id, const config::Catalogue& catalogue)
{
    if (const auto* builtIn = catalogue.findProvider(id))
        return toQt(builtIn->name);
    // "local" is what an unknown server gets for an id; its kind has no name worth showing.
    for (const auto& family : catalogue.families()) {
        const bool isNamed = family.providerId.value() != "local";
        if (isNamed && (family.providerId == id || plainId(family.id) == plainId(id.value())))
            return toQt(family.name);
    }
    return toQt(id.value());
}

QString familyOf(const ProviderId& id, const std::string& baseUrl, const config::Catalogue& catalogue,
                 const health::HealthBook* book)
{
    const auto* endpoint = book ? book->endpoint(id) : nullptr;
    const bool isSeen = endpoint && endpoint->family != health::ServerFamily::Unknown
        && endpoint->family != health::ServerFamily::OpenAiCompatible;
    if (isSeen)
        return toQt(health::info(endpoint->family).id);
    if (catalogue.findProvider(id))
        return toQt(id.value());
    for (const auto& family : catalogue.families()) {
        if (family.providerId == id || plainId(family.id) == plainId(id.value()))
            return toQt(family.id);
    }
    const auto* guess = catalogue.familyOf(baseUrl);
    return guess ? toQt(guess->id) : QString();
}

} // namespace

QString hostAndPort(const QString& baseUrl)
{
    const QUrl url(baseUrl);
    if (url.host().isEmpty())
        return baseUrl;
    const QString host = url.host().contains(QLatin1Char(':')) ? QLatin1Char('[') + url.host() + QLatin1Char(']') : url.host();
    return url.port() < 0 ? host : host + QLatin1Char(':') + QString::number(url.port());
}

ProviderFacts factsOf(const ProviderId& id, const config::OpenClawConfig& config, const config::Catalogue& catalogue,
                      const health::HealthBook* book)
{
    const auto* declared = config.findProvider(id);
    const auto* builtIn = catalogue.findProvider(id);
    std::string baseUrl = declared ? declared->baseUrl : std::string();
    if (baseUrl.empty() && builtIn)
        baseUrl = builtIn->baseUrl;

    ProviderFacts facts;
    facts.name = nameOf(id, catalogue);
    facts.family = familyOf(id, baseUrl, catalogue, book);
    facts.baseUrl = toQt(baseUrl);
    facts.address = hostAndPort(facts.baseUrl);
    facts.trust = config::trustClassOf(baseUrl);
    facts.isDeclared = declared != nullptr;
    facts.isBuiltIn = builtIn != nullptr;
    if (declared && !declared->region.empty())
        facts.region = toQt(declared->region);
    else if (builtIn)
        facts.region = toQt(builtIn->homeRegion);
    return facts;
}

} // namespace switchyard::items
