// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/modelrefs.h"

#include "config/lettercase.h"

#include <algorithm>
#include <array>
#include <utility>

namespace switchyard::config {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view {}
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string normalized(std::string_view provider, Generation generation)
{
    auto name = lowered(trimmed(provider));
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> olderNames {{
        {"z.ai", "zai"},
        {"z-ai", "zai"},
        {"opencode-zen", "opencode"},
        {"qwen", "qwen-portal"},
        {"kimi-code", "kimi-coding"},
    }};
    if (generation != Generation::List)
        return name;
    const auto known = std::find_if(olderNames.begin(), olderNames.end(),
                                    [&name](const auto& names) { return names.first == name; });
    return known == olderNames.end() ? name : std::string(known->second);
}

} // namespace

ModelRef readModelRef(std::string_view text, const std::vector<Provider>& providers, Generation generation)
{
    auto ref = ModelRef::parse(trimmed(text));
    if (ref.provider.isEmpty())
        return ref;
    ref.model = std::string(trimmed(ref.model));
    auto name = normalized(ref.provider.value(), generation);
    const auto declared = std::find_if(providers.begin(), providers.end(), [&](const Provider& provider) {
        return normalized(provider.id.value(), generation) == name;
    });
    ref.provider = declared == providers.end() ? ProviderId(std::move(name)) : declared->id;
    return ref;
}

} // namespace switchyard::config
