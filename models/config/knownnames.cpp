// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/knownnames.h"

#include "config/resource.h"
#include "json5/document.h"

#include <algorithm>
#include <cctype>

namespace switchyard::config {

namespace {

std::vector<std::string> sortedTexts(const json5::Value& array)
{
    std::vector<std::string> result;
    for (const auto item : array)
        result.push_back(item.stringOr({}));
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<KnownNames::PathPattern> patterns(const json5::Value& array)
{
    std::vector<KnownNames::PathPattern> result;
    for (const auto item : array) {
        const auto text = item.stringOr({});
        auto& steps = result.emplace_back();
        for (std::size_t start = 0; start <= text.size();) {
            const auto dot = std::min(text.find('.', start), text.size());
            steps.push_back(text.substr(start, dot - start));
            start = dot + 1;
        }
    }
    return result;
}

bool contains(const std::vector<std::string>& sorted, std::string_view name)
{
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

} // namespace

KnownNames KnownNames::load(const char* resource)
{
    const auto document = json5::Document::parse(resourceText(resource));
    KnownNames result;
    result.m_channels = sortedTexts(document.root()["channels"]);
    result.m_webSearchProviders = sortedTexts(document.root()["webSearchProviders"]);
    result.m_suppressedModels = sortedTexts(document.root()["suppressedModels"]);
    result.m_channelAliases = sortedTexts(document.root()["channelAliases"]);
    result.m_plugins = sortedTexts(document.root()["plugins"]);
    result.m_otherMemoryPlugins = sortedTexts(document.root()["otherMemoryPlugins"]);
    for (const auto plugin : document.root()["webSearchPlugins"])
        result.m_webSearchPlugins.emplace_back(plugin.key(), plugin.stringOr({}));
    result.m_secretTargets = patterns(document.root()["secretTargets"]);
    result.m_secretsNotAllowed = patterns(document.root()["secretsNotAllowed"]);
    return result;
}

const KnownNames& KnownNames::builtIn()
{
    static const auto names = load("openclaw-names.json");
    return names;
}

const KnownNames& KnownNames::older()
{
    static const auto names = load("openclaw-2026.2.6-3.names.json");
    return names;
}

bool KnownNames::isChannel(std::string_view id) const
{
    return contains(m_channels, id);
}

bool KnownNames::isChannelOrAlias(std::string_view id) const
{
    return isChannel(id) || contains(m_channelAliases, id);
}

bool KnownNames::isPlugin(std::string_view id) const
{
    return contains(m_plugins, id);
}

bool KnownNames::isMemoryPlugin(std::string_view id) const
{
    return isPlugin(id) || contains(m_otherMemoryPlugins, id);
}

std::string KnownNames::webSearchPlugin(std::string_view provider) const
{
    const auto found = std::find_if(m_webSearchPlugins.begin(), m_webSearchPlugins.end(),
                                    [provider](const auto& entry) { return entry.first == provider; });
    return found == m_webSearchPlugins.end() ? std::string {} : found->second;
}

bool KnownNames::isWebSearchProvider(std::string_view id) const
{
    return contains(m_webSearchProviders, id);
}

bool KnownNames::isSuppressedModel(std::string_view ref) const
{
    std::string folded(ref);
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return contains(m_suppressedModels, folded);
}

} // namespace switchyard::config
