// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/modelrefs.h"

#include "config/lettercase.h"
#include "config/modelids.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace switchyard::config {

namespace {

const ProviderId newerDefault("openai");
const ProviderId olderDefault("anthropic");
const ProviderId openRouter("openrouter");

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

bool hasSlash(std::string_view text)
{
    return text.find('/') != std::string_view::npos;
}

//! How many of the first characters of `text` are such that `is` holds.
template<typename Predicate>
std::size_t run(std::string_view text, Predicate is)
{
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is) - text.begin());
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! `suffix` begins with a date such as `20260101`, which is a part of a model's name.
bool beginsWithDate(std::string_view suffix)
{
    constexpr std::size_t digits = 8;
    return suffix.size() >= digits && run(suffix.substr(0, digits), isDigit) == digits
        && (suffix.size() == digits || suffix[digits] == '@');
}

//! `suffix` begins with a quantisation such as `q4_k_m`, `iq3_xs` or `4bit`, which is a part of a model's name too.
bool beginsWithQuantisation(std::string_view suffix)
{
    const auto word = lowered(suffix.substr(0, suffix.find('@')));
    const std::string_view text = word;
    if (const auto digits = run(text, isDigit); digits > 0)
        return text.substr(digits) == "bit";
    const auto letters = text.starts_with("iq") ? std::size_t {2} : text.starts_with("q") ? std::size_t {1} : std::size_t {0};
    const auto rest = text.substr(letters);
    const auto digits = run(rest, isDigit);
    if (letters == 0 || digits == 0)
        return false;
    const auto isWordPart = [](char c) { return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z'); };
    const auto parts = rest.substr(digits);
    return parts.empty()
        || (parts.front() == '_' && parts.back() != '_' && parts.find("__") == std::string_view::npos
            && run(parts, isWordPart) == parts.size());
}

//! `provider/model@profile` names the profile whose key is used; the newer generation reads it so.
std::string_view withoutProfile(std::string_view text)
{
    text = trimmed(text);
    const auto slash = text.rfind('/');
    auto at = text.find('@', slash == std::string_view::npos ? 0 : slash + 1);
    for (const auto belongsToName : {beginsWithDate, beginsWithQuantisation}) {
        if (at != std::string_view::npos && belongsToName(text.substr(at + 1)))
            at = text.find('@', at + 1);
    }
    if (at == std::string_view::npos || at == 0)
        return text;
    const auto model = trimmed(text.substr(0, at));
    return model.empty() || trimmed(text.substr(at + 1)).empty() ? text : model;
}

} // namespace

ModelRef readModelRef(std::string_view text, const std::vector<Provider>& providers, Generation generation)
{
    auto ref = ModelRef::parse(trimmed(text));
    if (ref.provider.isEmpty())
        return ref;
    auto name = normalized(ref.provider.value(), generation);
    const auto model = trimmed(ref.model);
    const auto isGroup = model == "*" || model.ends_with("/*");
    ref.model = isGroup ? std::string(model) : normalizedModelId(name, model, generation);
    const auto declared = std::find_if(providers.begin(), providers.end(), [&](const Provider& provider) {
        return normalized(provider.id.value(), generation) == name;
    });
    ref.provider = declared == providers.end() ? ProviderId(std::move(name)) : declared->id;
    return ref;
}

ModelRefReader::ModelRefReader(const OpenClawConfig& config)
    : m_config(config)
{
}

ModelRef ModelRefReader::read(std::string_view text) const
{
    return readModelRef(text, m_config.providers, m_config.generation);
}

std::optional<ModelRefReader::Meaning> ModelRefReader::aliased(std::string_view text) const
{
    if (isOlder() && hasSlash(text))
        return std::nullopt;
    if (const auto ref = m_config.resolveAlias(text))
        return Meaning {*ref, true};
    if (isOlder())
        return std::nullopt;
    // `provider/alias` is another way to name an alias of one of the provider's models.
    const auto named = ModelRef::parse(text);
    const auto ref = named.provider.isEmpty() ? std::nullopt : m_config.resolveAlias(trimmed(named.model));
    const auto isIts = ref && lowered(ref->provider.value()) == lowered(trimmed(named.provider.value()));
    return isIts && !m_config.findModel(read(text)) ? std::optional(Meaning {*ref, true}) : std::nullopt;
}

std::optional<ModelRef> ModelRefReader::openRouterName(std::string_view text) const
{
    const auto name = lowered(text);
    if (name == "openrouter:auto")
        return read("openrouter/auto");
    if (name != "openrouter:free")
        return std::nullopt;
    const auto isFree = [](std::string_view model) { return hasSlash(model) && model.ends_with(":free"); };
    const auto& settings = m_config.modelSettings;
    const auto set = std::find_if(settings.begin(), settings.end(), [&](const ModelSettings& each) {
        return lowered(each.ref.provider.value()) == openRouter.value() && isFree(each.ref.model);
    });
    if (set != settings.end())
        return set->ref;
    const auto provider = read("openrouter/auto").provider;
    const auto* const declared = m_config.findProvider(provider);
    if (!declared)
        return std::nullopt;
    const auto model = std::find_if(declared->models.begin(), declared->models.end(),
                                    [&](const Model& each) { return isFree(each.id); });
    return model == declared->models.end() ? std::nullopt : std::optional(ModelRef {provider, model->id});
}

ProviderId ModelRefReader::onlyProviderOf(std::string_view model) const
{
    std::vector<ProviderId> exact;
    std::vector<ProviderId> folded;
    const auto note = [&](const ProviderId& provider, std::string_view id) {
        const auto isExact = id == model;
        if (!isExact && lowered(id) != lowered(model))
            return;
        auto& list = isExact ? exact : folded;
        if (std::find(list.begin(), list.end(), provider) == list.end())
            list.push_back(provider);
    };
    for (const auto& settings : m_config.modelSettings) {
        if (!settings.isWildcard && hasSlash(settings.key))
            note(settings.ref.provider, settings.ref.model);
    }
    for (const auto& provider : m_config.providers) {
        for (const auto& each : provider.models)
            note(provider.id, each.id);
    }
    const auto& matches = exact.empty() ? folded : exact;
    return matches.size() == 1 ? matches.front() : ProviderId {};
}

ModelRefReader::Meaning ModelRefReader::primary(std::string_view text) const
{
    const auto name = isOlder() ? trimmed(text) : withoutProfile(text);
    if (auto meaning = aliased(trimmed(text)))
        return *meaning;
    if (auto meaning = aliased(name))
        return *meaning;
    if (hasSlash(name))
        return {read(name), false};
    if (isOlder())
        return {read(olderDefault.value() + '/' + std::string(name)), false};
    if (const auto ref = openRouterName(name))
        return {*ref, false};
    const auto only = onlyProviderOf(name);
    return {read((only.isEmpty() ? newerDefault : only).value() + '/' + std::string(name)), false};
}

ModelRefReader::Meaning ModelRefReader::fallback(std::string_view text, const ProviderId& provider) const
{
    const auto name = isOlder() ? trimmed(text) : withoutProfile(text);
    if (auto meaning = aliased(name))
        return *meaning;
    if (hasSlash(name))
        return {read(name), false};
    const auto ref = isOlder() ? std::nullopt : openRouterName(name);
    return {ref ? *ref : read(provider.value() + '/' + std::string(name)), false};
}

ModelRef ModelRefReader::setting(std::string_view key) const
{
    return hasSlash(key) ? read(key) : read((isOlder() ? olderDefault : newerDefault).value() + '/' + std::string(trimmed(key)));
}

ProviderId ModelRefReader::implicitProvider() const
{
    if (isOlder())
        return olderDefault;
    const auto hasModel = [](const Provider& provider) { return !provider.models.empty() && !provider.models.front().id.empty(); };
    const auto found = std::find_if(m_config.providers.begin(), m_config.providers.end(), hasModel);
    return found == m_config.providers.end() ? newerDefault : found->id;
}

} // namespace switchyard::config
