// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// What ProviderEditing does where a provider's models are referred to: chains, aliases, allowlists.

#include "config/chainediting.h"
#include "config/providerediting.h"
#include "config/valuetext.h"
#include "json5/writer.h"

#include <algorithm>

namespace switchyard::config {

namespace {

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
    const auto written = std::find_if(m_config.modelSettings.begin(), m_config.modelSettings.end(),
                                      [&model](const ModelSettings& settings) { return settings.ref == model; });
    const auto path = map.child(written == m_config.modelSettings.end() ? model.toString() : written->key);
    if (alias.empty()) {
        const auto entry = m_draft.find(path.child("alias"));
        return entry ? m_draft.remove(path.child("alias")) : Result<void> {};
    }
    if (const auto taken = m_config.resolveAlias(alias); taken && *taken != model)
        return Error {ErrorCode::AlreadyExists, "the alias \"" + alias + "\" stands for " + taken->toString()};
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
    const json5::Path allow {"agents", "defaults", "modelPolicy", "allow"};
    const auto* const list = m_draft.find(allow);
    for (auto i = list ? list->elements.size() : 0; i > 0; --i) {
        const auto* const item = m_draft.find(allow.child(i - 1));
        if (!contains(models, refOf(item->string())))
            continue;
        if (const auto done = m_draft.remove(allow.child(i - 1)); !done)
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
    for (const auto& entry : m_config.allowList.entries)
        note(refOf(entry));
    return dropReferences(models);
}

Result<void> ProviderEditing::removeModel(const ModelRef& model, References references)
{
    const auto path = modelPath(model);
    if (!path)
        return path.error();
    if (const auto done = m_draft.remove(*path); !done)
        return done;
    return references == References::Keep ? Result<void> {} : dropReferences({model});
}

Result<void> ProviderEditing::renameInChain(const Chain& chain, const ProviderId& id, const ProviderId& to)
{
    for (const auto& [path, entry] : ownEntries(m_draft.root(), chain)) {
        if (entry.viaAlias || entry.ref.provider != id)
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
    const json5::Path allow {"agents", "defaults", "modelPolicy", "allow"};
    const auto* list = m_draft.find(allow);
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        const auto ref = refOf(list->elements[i].string());
        if (ref.provider != id)
            continue;
        if (const auto done = m_draft.set(allow.child(i), json5::quoted(ModelRef {to, ref.model}.toString())); !done)
            return done;
        list = m_draft.find(allow);
    }
    return {};
}

} // namespace switchyard::config
