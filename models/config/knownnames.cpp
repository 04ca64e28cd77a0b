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

bool contains(const std::vector<std::string>& sorted, std::string_view name)
{
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

} // namespace

const KnownNames& KnownNames::builtIn()
{
    static const auto names = [] {
        const auto document = json5::Document::parse(resourceText("openclaw-names.json"));
        KnownNames result;
        result.m_channels = sortedTexts(document.root()["channels"]);
        result.m_webSearchProviders = sortedTexts(document.root()["webSearchProviders"]);
        result.m_suppressedModels = sortedTexts(document.root()["suppressedModels"]);
        return result;
    }();
    return names;
}

bool KnownNames::isChannel(std::string_view id) const
{
    return contains(m_channels, id);
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
