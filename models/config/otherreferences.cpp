// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/otherreferences.h"

#include "json5/writer.h"

#include <algorithm>

namespace switchyard::config {

namespace {

using Patterns = std::vector<std::string_view>;

// A text, or `{ primary, fallbacks }`. `*` is any key, `[]` any index, `@` the defaults and each agent of either roster.
const Patterns selectors {
    "@.heartbeat.model",
    "@.subagents.model",
    "@.utilityModel",
    "@.decisionModel",
    "@.compaction.model",
    "@.compaction.memoryFlush.model",
    "@.embeddedAgent.cyberFailover.model",
    "@.tools.exec.reviewer.model",
    "@.tts.summaryModel",
    "tools.exec.reviewer.model",
    "tools.media.image.preferredModel",
    "tools.media.audio.preferredModel",
    "tools.media.video.preferredModel",
    "tts.summaryModel",
    "hooks.gmail.model",
    "hooks.mappings.[].model",
    "channels.modelByChannel.*.*",
    "channels.discord.voice.model",
    "channels.discord.voice.tts.summaryModel",
    "channels.discord.accounts.*.voice.model",
    "channels.discord.accounts.*.voice.tts.summaryModel",
};
// Of agents only: the defaults' are lowered and edited with the chains.
const Patterns allowed {"agents.entries.*.modelPolicy.allow.[]"};
const Patterns modelKeys {"agents.entries.*.models.*"};
const Patterns providerValues {
    "auth.profiles.*.provider",
    "tools.media.models.[].provider",
    "tools.media.image.models.[].provider",
    "tools.media.audio.models.[].provider",
    "tools.media.video.models.[].provider",
};
// `provider` or `provider/model`.
const Patterns providerKeys {
    "auth.order.*",
    "auth.cooldowns.billingBackoffHoursByProvider.*",
    "tools.byProvider.*",
    "agents.entries.*.tools.byProvider.*",
    "agents.list.[].tools.byProvider.*",
};

void match(const Node* node, std::string_view pattern, const json5::Path& path, std::vector<json5::Path>& result)
{
    if (!node)
        return;
    if (pattern.empty()) {
        result.push_back(path);
        return;
    }
    const auto dot = pattern.find('.');
    const auto step = pattern.substr(0, dot);
    const auto rest = dot == std::string_view::npos ? std::string_view {} : pattern.substr(dot + 1);
    if (step == "@") {
        for (const std::string scope : {"agents.defaults", "agents.entries.*", "agents.list.[]"})
            match(node, scope + '.' + std::string(rest), path, result);
    } else if (step == "*") {
        for (const auto& member : node->members)
            match(&member.value, rest, path.child(member.key), result);
    } else if (step == "[]") {
        for (std::size_t i = 0; i < node->elements.size(); ++i)
            match(&node->elements[i], rest, path.child(i), result);
    } else {
        match(node->find(step), rest, path.child(step), result);
    }
}

} // namespace

OtherReferences::OtherReferences(ConfigDraft& draft, const OpenClawConfig& config)
    : m_draft(draft)
    , m_config(config)
{
}

OtherReferences::Paths OtherReferences::found(const Patterns& patterns) const
{
    Paths result;
    for (const auto pattern : patterns)
        match(&m_draft.root(), pattern, {}, result);
    std::reverse(result.begin(), result.end());
    return result;
}

OtherReferences::Paths OtherReferences::namesIn(const json5::Path& selector) const
{
    const auto* const node = m_draft.find(selector);
    if (!node || !node->isObject())
        return node ? Paths {selector} : Paths {};
    Paths result;
    match(node, "primary", selector, result);
    match(node, "fallbacks.[]", selector, result);
    std::reverse(result.begin(), result.end());
    return result;
}

ModelRef OtherReferences::meant(const std::string& text) const
{
    if (const auto aliased = m_config.resolveAlias(text))
        return *aliased;
    return text.empty() ? ModelRef {} : refOf(text);
}

bool OtherReferences::isProvider(std::string_view text, const ProviderId& id) const
{
    return !text.empty() && refOf(std::string(text) + "/m").provider == id;
}

//! The text that means the same model after the rename; nothing when it does not name the provider.
std::optional<std::string> OtherReferences::renamed(const std::string& text, const std::string& written,
                                                    const ProviderId& id, const ProviderId& to) const
{
    if (text.empty() || m_config.resolveAlias(text))
        return std::nullopt;
    const auto ref = refOf(text);
    if (ref.provider != id)
        return std::nullopt;
    const auto slash = written.find('/');
    const auto keepsRest = slash != std::string::npos && written.find('$') > slash
        && text.compare(text.find('/') + 1, ref.model.size(), ref.model) == 0;
    return keepsRest ? to.value() + written.substr(slash) : ModelRef {to, ref.model}.toString();
}

Result<void> OtherReferences::renameKey(const json5::Path& path, const std::string& key)
{
    // What the file says of the new name already is left alone.
    return m_draft.find(path.parent().child(key)) ? Result<void> {} : m_draft.rename(path, key);
}

Result<void> OtherReferences::renameValues(const ProviderId& id, const ProviderId& to)
{
    Paths names = found(allowed);
    for (const auto& selector : found(selectors)) {
        const auto inside = namesIn(selector);
        names.insert(names.end(), inside.begin(), inside.end());
    }
    for (const auto& path : names) {
        const auto* const node = m_draft.find(path);
        const auto text = node->isString() ? renamed(node->text, node->asWritten(), id, to) : std::nullopt;
        if (!text)
            continue;
        if (const auto done = m_draft.set(path, json5::quoted(*text)); !done)
            return done;
    }
    for (const auto& path : found(providerValues)) {
        if (!isProvider(m_draft.find(path)->string(), id))
            continue;
        if (const auto done = m_draft.set(path, json5::quoted(to.value())); !done)
            return done;
    }
    return {};
}

Result<void> OtherReferences::renameKeys(const ProviderId& id, const ProviderId& to)
{
    for (const auto& path : found(modelKeys)) {
        const std::string key(path.last().key());
        const auto text = renamed(key, key, id, to);
        if (!text)
            continue;
        if (const auto done = renameKey(path, *text); !done)
            return done;
    }
    for (const auto& path : found(providerKeys)) {
        const std::string key(path.last().key());
        const auto slash = key.find('/');
        if (!isProvider(key.substr(0, slash), id))
            continue;
        const auto rest = slash == std::string::npos ? std::string {} : key.substr(slash);
        if (const auto done = renameKey(path, to.value() + rest); !done)
            return done;
    }
    return {};
}

Result<void> OtherReferences::rename(const ProviderId& id, const ProviderId& to)
{
    if (const auto done = renameValues(id, to); !done)
        return done;
    return renameKeys(id, to);
}

Result<void> OtherReferences::dropFromSelector(const json5::Path& selector, const IsGone& isGone)
{
    auto losesPrimary = false;
    auto kept = std::size_t {0};
    for (const auto& path : namesIn(selector)) {
        const auto* const node = m_draft.find(path);
        const auto isFallback = path.last().isIndex();
        if (!node->isString() || !isGone(meant(node->text))) {
            ++kept;
        } else if (!isFallback) {
            losesPrimary = true;
        } else if (const auto done = m_draft.remove(path); !done) {
            return done;
        }
    }
    if (!losesPrimary)
        return {};
    if (kept == 0)
        return m_draft.remove(selector);
    const auto first = selector.child("fallbacks").child(std::size_t {0});
    const auto text = m_draft.textAt(first);
    if (!text)
        return text.error();
    if (const auto done = m_draft.set(selector.child("primary"), *text); !done)
        return done;
    return m_draft.remove(first);
}

Result<void> OtherReferences::dropMembers(const IsGone& isGone)
{
    Paths gone;
    for (const auto& path : found(allowed)) {
        if (isGone(meant(std::string(m_draft.find(path)->string()))))
            gone.push_back(path);
    }
    for (const auto& path : found(modelKeys)) {
        if (isGone(meant(std::string(path.last().key()))))
            gone.push_back(path);
    }
    for (const auto& path : found(providerValues)) {
        const auto entry = path.parent();
        const auto* const model = m_draft.find(entry.child("model"));
        if (!entry.last().isIndex() || !model)
            continue;
        if (isGone(refOf(std::string(m_draft.find(path)->string()) + '/' + std::string(model->string()))))
            gone.push_back(entry);
    }
    for (const auto& path : gone) {
        if (const auto done = m_draft.remove(path); !done)
            return done;
    }
    return {};
}

Result<void> OtherReferences::drop(const IsGone& isGone)
{
    for (const auto& selector : found(selectors)) {
        if (const auto done = dropFromSelector(selector, isGone); !done)
            return done;
    }
    return dropMembers(isGone);
}

} // namespace switchyard::config
