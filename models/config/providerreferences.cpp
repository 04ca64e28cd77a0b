// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// What ProviderEditing does where a provider's models are referred to: chains, aliases, allowlists.

#include "config/chainediting.h"
#include "config/otherreferences.h"
#include "config/providerediting.h"
#include "config/valuetext.h"
#include "json5/writer.h"

#include <algorithm>

namespace switchyard::config {

namespace {

const json5::Path allowPath {"agents", "defaults", "modelPolicy", "allow"};

bool contains(const std::vector<ModelRef>& models, const ModelRef& model)
{
    return std::find(models.begin(), models.end(), model) != models.end();
}

//! The chain's entries with a path of their own, from the last to the first, so that removing keeps the others' ranks.
std::vector<std::pair<json5::Path, ChainEntry>> ownEntries(const Node& root, const Chain& chain)
{
    std::vector<std::pair<json5::Path, ChainEntry>> result;
    const auto path = chainPath(root, chain.id);
    const auto* const node = path.isRoot() ? nullptr : nodeAt(root, path);
    if (!node)
        return result;
    std::size_t fallback = 0;
    for (std::size_t rank = 0; rank < chain.entries.size(); ++rank) {
        const auto& entry = chain.entries[rank];
        if (entry.inherited)
            continue;
        if (rank == 0 && chain.hasPrimary)
            result.emplace_back(node->isString() ? path : path.child("primary"), entry);
        else
            result.emplace_back(path.child("fallbacks").child(fallback++), entry);
    }
    std::reverse(result.begin(), result.end());
    return result;
}

std::vector<const Chain*> allChains(const OpenClawConfig& config)
{
    std::vector<const Chain*> result;
    for (const auto& chain : config.defaultChains)
        result.push_back(&chain);
    for (const auto& agent : config.agents) {
        for (const auto& chain : agent.chains)
            result.push_back(&chain);
    }
    return result;
}

} // namespace

Result<void> ProviderEditing::setAlias(const ModelRef& model, const std::string& alias)
{
    const json5::Path map {"agents", "defaults", "models"};
    const auto meant = refOf(model.toString());
    const auto written = std::find_if(m_config.modelSettings.begin(), m_config.modelSettings.end(),
                                      [&meant](const ModelSettings& settings) { return settings.ref == meant; });
    const auto path = map.child(written == m_config.modelSettings.end() ? model.toString() : written->key);
    if (const auto taken = alias.empty() ? std::nullopt : m_config.resolveAlias(alias); taken && *taken != meant)
        return Error {ErrorCode::AlreadyExists, "the alias \"" + alias + "\" stands for " + taken->toString()};
    if (const auto followed = renameAlias(meant, alias); !followed)
        return followed;
    if (alias.empty()) {
        const auto entry = m_draft.find(path.child("alias"));
        return entry ? m_draft.remove(path.child("alias")) : Result<void> {};
    }
    const auto mapIsNew = !m_draft.find(map);
    const auto done = m_draft.find(path)
        ? m_draft.set(path.child("alias"), json5::quoted(alias))
        : m_draft.set(path, "{ " + keyText(m_style, "alias") + ": " + json5::quoted(alias) + " }");
    if (!done || !mapIsNew || m_config.allowList.kind == AllowList::Kind::Policy)
        return done;
    // The map is an allowlist too, in the older meaning: a new one must not shut out what the chains use.
    for (const auto* const chain : allChains(m_config)) {
        for (const auto& entry : chain->entries) {
            const auto used = map.child(entry.ref.toString());
            if (entry.ref.provider.isEmpty() || m_draft.find(used))
                continue;
            if (const auto added = m_draft.set(used, "{}"); !added)
                return added;
        }
    }
    return {};
}

//! What is written as the model's alias gets the new one, or the model's name when there is none any more.
Result<void> ProviderEditing::renameAlias(const ModelRef& model, const std::string& alias)
{
    const auto text = json5::quoted(alias.empty() ? model.toString() : alias);
    for (const auto* const chain : allChains(m_config)) {
        for (const auto& [path, entry] : ownEntries(m_draft.root(), *chain)) {
            if (!entry.viaAlias || entry.ref != model)
                continue;
            if (const auto done = m_draft.set(path, text); !done)
                return done;
        }
    }
    for (const auto index : allowedBy(model)) {
        if (m_config.allowList.entries[index].find('/') != std::string::npos)
            continue;
        if (const auto done = m_draft.set(allowPath.child(index), text); !done)
            return done;
    }
    return {};
}

//! The places in the policy's list that mean just this model, from the last to the first.
std::vector<std::size_t> ProviderEditing::allowedBy(const ModelRef& model) const
{
    std::vector<std::size_t> result;
    const auto& list = m_config.allowList;
    if (list.kind != AllowList::Kind::Policy)
        return result;
    for (auto i = list.models.size(); i > 0; --i) {
        if (list.models[i - 1] == model)
            result.push_back(i - 1);
    }
    return result;
}

Result<void> ProviderEditing::dropFromChain(const Chain& chain, const std::vector<ModelRef>& models)
{
    auto removesPrimary = false;
    auto kept = std::size_t {0};
    for (const auto& [path, entry] : ownEntries(m_draft.root(), chain)) {
        if (!contains(models, entry.ref)) {
            ++kept;
            continue;
        }
        const auto isPrimary = path.last().isKey();
        removesPrimary = removesPrimary || isPrimary;
        if (isPrimary)
            continue;
        if (const auto done = m_draft.remove(path); !done)
            return done;
    }
    if (!removesPrimary)
        return {};
    const auto path = chainPath(m_draft.root(), chain.id);
    if (kept == 0)
        return m_draft.remove(path);
    const auto first = path.child("fallbacks").child(std::size_t {0});
    const auto text = m_draft.textAt(first);
    if (!text)
        return text.error();
    if (const auto done = m_draft.set(path.child("primary"), *text); !done)
        return done;
    return m_draft.remove(first);
}

Result<void> ProviderEditing::dropReferences(const std::vector<ModelRef>& models)
{
    for (const auto* const chain : allChains(m_config)) {
        if (const auto done = dropFromChain(*chain, models); !done)
            return done;
    }
    for (const auto& settings : m_config.modelSettings) {
        if (!contains(models, settings.ref))
            continue;
        if (const auto done = m_draft.remove({"agents", "defaults", "models", settings.key}); !done)
            return done;
    }
    if (m_config.allowList.kind != AllowList::Kind::Policy)
        return {};
    for (auto i = m_config.allowList.models.size(); i > 0; --i) {
        if (!contains(models, m_config.allowList.models[i - 1]))
            continue;
        if (const auto done = m_draft.remove(allowPath.child(i - 1)); !done)
            return done;
    }
    return {};
}

Result<void> ProviderEditing::remove(const ProviderId& id, References references)
{
    if (const auto done = m_draft.remove(providerPath(id)); !done)
        return Error {ErrorCode::NotFound, "there is no provider \"" + id.value() + "\" in the file"};
    if (references == References::Keep)
        return {};
    std::vector<ModelRef> models;
    const auto note = [&](const ModelRef& model) {
        if (model.provider == id && !contains(models, model))
            models.push_back(model);
    };
    for (const auto* const chain : allChains(m_config)) {
        for (const auto& entry : chain->entries)
            note(entry.ref);
    }
    for (const auto& settings : m_config.modelSettings)
        note(settings.ref);
    for (const auto& entry : m_config.allowList.models)
        note(entry);
    if (const auto done = dropReferences(models); !done)
        return done;
    return OtherReferences(m_draft, m_config).drop([&id](const ModelRef& model) { return model.provider == id; });
}

Result<void> ProviderEditing::removeModel(const ModelRef& model, References references)
{
    const auto path = modelPath(model);
    if (!path)
        return path.error();
    if (const auto done = m_draft.remove(*path); !done)
        return done;
    if (references == References::Keep)
        return {};
    const auto gone = refOf(model.toString());
    if (const auto done = dropReferences({gone}); !done)
        return done;
    return OtherReferences(m_draft, m_config).drop([&gone](const ModelRef& each) { return each == gone; });
}

Result<void> ProviderEditing::renameInChain(const Chain& chain, const ProviderId& id, const ProviderId& to)
{
    for (const auto& [path, entry] : ownEntries(m_draft.root(), chain)) {
        const auto isAlias = entry.viaAlias && entry.written.find('/') == std::string::npos;
        if (isAlias || entry.ref.provider != id)
            continue;
        if (const auto done = m_draft.set(path, json5::quoted(ModelRef {to, entry.ref.model}.toString())); !done)
            return done;
    }
    return {};
}

Result<void> ProviderEditing::rename(const ProviderId& id, const ProviderId& to)
{
    if (to.isEmpty() || to.value().find('/') != std::string::npos)
        return Error {ErrorCode::InvalidArgument, "a provider's name cannot be empty or hold a slash"};
    if (m_draft.find(providerPath(to)))
        return Error {ErrorCode::AlreadyExists, "there is a provider \"" + to.value() + "\" already"};
    if (const auto done = m_draft.rename(providerPath(id), to.value()); !done)
        return done;
    for (const auto* const chain : allChains(m_config)) {
        if (const auto done = renameInChain(*chain, id, to); !done)
            return done;
    }
    for (const auto& settings : m_config.modelSettings) {
        if (settings.ref.provider != id)
            continue;
        const auto key = ModelRef {to, settings.ref.model}.toString();
        if (const auto done = m_draft.rename({"agents", "defaults", "models", settings.key}, key); !done)
            return done;
    }
    const auto* list = m_draft.find(allowPath);
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        const auto ref = refOf(list->elements[i].string());
        if (ref.provider != id)
            continue;
        if (const auto done = m_draft.set(allowPath.child(i), json5::quoted(ModelRef {to, ref.model}.toString())); !done)
            return done;
        list = m_draft.find(allowPath);
    }
    return OtherReferences(m_draft, m_config).rename(id, to);
}

} // namespace switchyard::config
