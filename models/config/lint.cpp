// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/lint.h"

#include "config/effectivetree.h"
#include "config/linting.h"

#include <algorithm>

namespace switchyard::config {

Linting::Spot Linting::spotOf(const Provider& provider) const
{
    return {{"models", "providers", provider.id.value()}, provider.origin};
}

Linting::Spot Linting::spotOf(const Provider& provider, std::size_t model) const
{
    return {{"models", "providers", provider.id.value(), "models", model}, provider.models[model].origin};
}

Linting::Spot Linting::spotOf(const ModelSettings& settings) const
{
    return {{"agents", "defaults", "models", settings.key}, settings.origin};
}

Linting::Spot Linting::spotOf(const Chain& chain, std::size_t rank) const
{
    // Entries of the main file know their path; of included ones the whole path is told from the chain.
    const auto& entry = chain.entries[rank];
    if (entry.origin.file == 0)
        return {entry.origin.path, entry.origin};
    return {{"agents", "defaults", std::string(toString(chain.id.role))}, entry.origin};
}

Linting::Spot Linting::memberOf(const Spot& spot, std::string_view key) const
{
    const auto& document = m_files.files[static_cast<std::size_t>(spot.origin.file)].document;
    const auto value = document.root().resolve(spot.origin.path).find(key);
    Spot result {spot.path.child(key), spot.origin};
    if (!value)
        return result;
    result.origin = m_files.originAt(spot.origin.file, value.offset(), value.length());
    result.origin.path = spot.origin.path.child(key);
    return result;
}

std::string Linting::writtenAt(const Spot& spot) const
{
    const auto& document = m_files.files[static_cast<std::size_t>(spot.origin.file)].document;
    return document.root().resolve(spot.origin.path).stringOr({});
}

void Linting::add(Severity severity, std::string wording, const Spot& spot, Arguments arguments,
                  std::optional<Fix> fix) const
{
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.say(std::move(wording), std::move(arguments));
    diagnostic.location = spot.path;
    diagnostic.path = dotted(spot.path);
    diagnostic.origin = spot.origin;
    diagnostic.fix = std::move(fix);
    m_diagnostics.push_back(std::move(diagnostic));
}

std::string Linting::baseUrlOf(const ModelRef& ref) const
{
    if (const auto* const model = m_config.findModel(ref); model && !model->baseUrl.empty())
        return model->baseUrl;
    const auto* const provider = m_config.findProvider(ref.provider);
    if (provider && !provider->baseUrl.empty())
        return provider->baseUrl;
    const auto* const builtIn = m_catalogue.findProvider(ref.provider);
    return builtIn ? builtIn->baseUrl : std::string {};
}

std::optional<TrustClass> Linting::trustOf(const ModelRef& ref) const
{
    const auto url = baseUrlOf(ref);
    if (!url.empty())
        return trustClassOf(url);
    return m_catalogue.isBundled(ref.provider.value()) ? std::optional(TrustClass::Hosted) : std::nullopt;
}

Fix setFix(std::string wording, json5::Path path, std::string json, Arguments arguments)
{
    return Fix::worded(std::move(wording), std::move(arguments), {{FixStep::Kind::Set, std::move(path), std::move(json)}});
}

Fix removeFix(std::string wording, json5::Path path)
{
    return Fix::worded(std::move(wording), {}, {{FixStep::Kind::Remove, std::move(path), {}}});
}

std::vector<Diagnostic> lint(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                             const std::vector<ObservedModel>& observed)
{
    std::vector<Diagnostic> diagnostics;
    lintProviders(files, config, catalogue, diagnostics);
    lintModels(files, config, catalogue, observed, diagnostics);
    lintChains(files, config, catalogue, diagnostics);
    lintSafety(files, config, catalogue, diagnostics);
    return diagnostics;
}

} // namespace switchyard::config
