// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/providerediting.h"

#include "config/chainediting.h"
#include "json5/writer.h"

#include <algorithm>

namespace switchyard::config {

namespace {

json5::Path providerPath(const ProviderId& id)
{
    return {"models", "providers", id.value()};
}

std::string secretRefText(TextStyle style, const SecretRef& reference)
{
    std::string_view source;
    switch (reference.source) {
    case SecretRef::Source::Environment:
        source = "env";
        break;
    case SecretRef::Source::File:
        source = "file";
        break;
    case SecretRef::Source::Exec:
        source = "exec";
        break;
    case SecretRef::Source::Store:
        source = "store";
        break;
    }
    const auto member = [style](std::string_view key, std::string_view value) {
        return keyText(style, key) + ": " + json5::quoted(value);
    };
    return "{ " + member("source", source) + ", " + member("provider", reference.provider) + ", "
        + member("id", reference.id) + " }";
}

std::string inputText(const std::vector<InputKind>& input)
{
    std::vector<std::string> names;
    for (const auto kind : input)
        names.push_back(json5::quoted(toString(kind)));
    return inlineListText(names);
}

std::string costText(TextStyle style, const Cost& cost)
{
    const auto member = [style](std::string_view key, double number) {
        return keyText(style, key) + ": " + json5::numberText(number);
    };
    return "{ " + member("input", cost.input) + ", " + member("output", cost.output) + ", "
        + member("cacheRead", cost.cacheRead) + ", " + member("cacheWrite", cost.cacheWrite) + " }";
}

std::string countText(TokenCount count)
{
    return std::to_string(count.value);
}

std::optional<std::string> textOrNothing(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(json5::quoted(text));
}

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

ProviderEditing::ProviderEditing(ConfigDraft& draft, const OpenClawConfig& config)
    : m_draft(draft)
    , m_config(config)
    , m_style(draft.style())
{
}

Result<void> ProviderEditing::checkApi(Api api) const
{
    // With nothing known of the file's generation, a name that only newer releases know is still the person's wish.
    if (m_config.generation == Generation::List && !isAccepted(api, Generation::List))
        return Error {ErrorCode::Unsupported,
                      "the OpenClaw this file belongs to does not know api \"" + std::string(toString(api)) + '"'};
    return {};
}

Result<std::string> ProviderEditing::keyValue(const KeyDraft& key) const
{
    switch (key.kind) {
    case KeyDraft::Kind::None:
        return std::string {};
    case KeyDraft::Kind::Environment:
        return json5::quoted("${" + key.text + '}');
    case KeyDraft::Kind::Marker:
    case KeyDraft::Kind::Literal:
        return json5::quoted(key.text);
    case KeyDraft::Kind::Reference:
        if (m_config.generation != Generation::List)
            return secretRefText(m_style, key.reference);
        if (key.reference.source == SecretRef::Source::Environment)
            return json5::quoted("${" + key.reference.id + '}');
        return Error {ErrorCode::Unsupported, "the OpenClaw this file belongs to knows no secret references"};
    }
    return std::string {};
}

Result<std::string> ProviderEditing::modelText(const ModelDraft& model) const
{
    if (model.id.empty())
        return Error {ErrorCode::InvalidArgument, "a model needs an id"};
    ObjectText object(m_style);
    object.addString("id", model.id);
    object.addString("name", model.name.empty() ? model.id : model.name);
    if (model.api) {
        if (const auto valid = checkApi(*model.api); !valid)
            return valid.error();
        object.addString("api", toString(*model.api));
    }
    if (model.reasoning)
        object.add("reasoning", *model.reasoning ? "true" : "false");
    if (!model.input.empty())
        object.add("input", inputText(model.input));
    if (model.cost)
        object.add("cost", costText(m_style, *model.cost));
    if (model.contextWindow)
        object.add("contextWindow", countText(*model.contextWindow));
    if (model.maxTokens)
        object.add("maxTokens", countText(*model.maxTokens));
    return object.text();
}

Result<void> ProviderEditing::add(const ProviderDraft& provider)
{
    if (provider.id.isEmpty())
        return Error {ErrorCode::InvalidArgument, "a provider needs a name"};
    if (provider.id.value().find('/') != std::string::npos)
        return Error {ErrorCode::InvalidArgument, "a provider's name cannot hold a slash, because references end it there"};
    if (m_draft.find(providerPath(provider.id)))
        return Error {ErrorCode::AlreadyExists, "there is a provider \"" + provider.id.value() + "\" already"};
    if (const auto valid = checkApi(provider.api); !valid)
        return valid;
    const auto key = keyValue(provider.apiKey);
    if (!key)
        return key.error();
    ObjectText object(m_style);
    if (!provider.baseUrl.empty())
        object.addString("baseUrl", provider.baseUrl);
    if (!key->empty())
        object.add("apiKey", *key);
    if (const auto api = toString(provider.api); !api.empty())
        object.addString("api", api);
    if (provider.timeout && knowsNewerKeys())
        object.add("timeoutSeconds", std::to_string(provider.timeout->count()));
    if (!provider.headers.empty()) {
        ObjectText headers(m_style);
        for (const auto& [name, value] : provider.headers)
            headers.addString(name, value);
        object.add("headers", headers.text());
    }
    std::vector<std::string> models;
    for (const auto& model : provider.models) {
        auto text = modelText(model);
        if (!text)
            return text.error();
        models.push_back(std::move(*text));
    }
    object.add("models", listText(m_style, models));
    if (const auto done = m_draft.set(providerPath(provider.id), object.text()); !done)
        return done;
    for (const auto& model : provider.models) {
        if (model.alias.empty())
            continue;
        if (const auto done = setAlias({provider.id, model.id}, model.alias); !done)
            return done;
    }
    return {};
}

Result<void> ProviderEditing::setOrRemove(const json5::Path& path, const std::optional<std::string>& valueText)
{
    if (valueText)
        return m_draft.set(path, *valueText);
    return m_draft.find(path) ? m_draft.remove(path) : Result<void> {};
}

Result<void> ProviderEditing::update(const ProviderId& id, const ProviderPatch& patch)
{
    const auto path = providerPath(id);
    if (!m_draft.find(path))
        return Error {ErrorCode::NotFound, "there is no provider \"" + id.value() + "\" in the file"};
    std::vector<std::pair<const char*, std::optional<std::string>>> changes;
    if (patch.baseUrl)
        changes.emplace_back("baseUrl", textOrNothing(*patch.baseUrl));
    if (patch.api) {
        if (const auto valid = checkApi(*patch.api); !valid)
            return valid;
        changes.emplace_back("api", textOrNothing(std::string(toString(*patch.api))));
    }
    if (patch.apiKey) {
        auto key = keyValue(*patch.apiKey);
        if (!key)
            return key.error();
        changes.emplace_back("apiKey", key->empty() ? std::nullopt : std::optional(std::move(*key)));
    }
    const auto wantsNewer = (patch.timeout && patch.timeout->count() > 0) || (patch.region && !patch.region->empty());
    if (wantsNewer && m_config.generation == Generation::List)
        return Error {ErrorCode::Unsupported, "the OpenClaw this file belongs to knows no timeoutSeconds and no region"};
    if (patch.timeout) {
        const auto seconds = patch.timeout->count();
        changes.emplace_back("timeoutSeconds", seconds > 0 ? std::optional(std::to_string(seconds)) : std::nullopt);
    }
    if (patch.region)
        changes.emplace_back("region", textOrNothing(*patch.region));
    for (const auto& [key, value] : changes) {
        if (const auto done = setOrRemove(path.child(key), value); !done)
            return done;
    }
    return {};
}

Result<void> ProviderEditing::addModels(const ProviderId& id, const std::vector<ModelDraft>& models)
{
    const auto path = providerPath(id);
    if (!m_draft.find(path))
        return Error {ErrorCode::NotFound, "there is no provider \"" + id.value() + "\" in the file"};
    const auto list = path.child("models");
    for (const auto& model : models) {
        const auto* const provider = m_config.findProvider(id);
        if (provider && provider->findModel(model.id))
            return Error {ErrorCode::AlreadyExists, "there is a model \"" + model.id + "\" already"};
        const auto text = modelText(model);
        if (!text)
            return text.error();
        const auto* const node = m_draft.find(list);
        const auto done = node ? m_draft.insert(list, node->elements.size(), *text)
                               : m_draft.set(list, listText(m_style, {*text}));
        if (!done)
            return done;
        if (model.alias.empty())
            continue;
        if (const auto aliased = setAlias({id, model.id}, model.alias); !aliased)
            return aliased;
    }
    return {};
}

Result<json5::Path> ProviderEditing::modelPath(const ModelRef& model) const
{
    const auto list = providerPath(model.provider).child("models");
    const auto* const node = m_draft.find(list);
    if (node) {
        for (std::size_t i = 0; i < node->elements.size(); ++i) {
            const auto* const id = node->elements[i].find("id");
            if (id && id->string() == model.model)
                return list.child(i);
        }
    }
    return Error {ErrorCode::NotFound, "the file declares no model " + model.toString()};
}

Result<void> ProviderEditing::updateModel(const ModelRef& model, const ModelPatch& patch)
{
    if (patch.alias) {
        if (const auto done = setAlias(model, *patch.alias); !done)
            return done;
    }
    std::vector<std::pair<const char*, std::optional<std::string>>> changes;
    const auto count = [](TokenCount tokens) { return tokens.value > 0 ? std::optional(countText(tokens)) : std::nullopt; };
    if (patch.name)
        changes.emplace_back("name", json5::quoted(patch.name->empty() ? model.model : *patch.name));
    if (patch.api) {
        if (const auto valid = checkApi(*patch.api); !valid)
            return valid;
        changes.emplace_back("api", textOrNothing(std::string(toString(*patch.api))));
    }
    if (patch.reasoning)
        changes.emplace_back("reasoning", *patch.reasoning ? "true" : "false");
    if (patch.input)
        changes.emplace_back("input", patch.input->empty() ? std::nullopt : std::optional(inputText(*patch.input)));
    if (patch.cost)
        changes.emplace_back("cost", costText(m_style, *patch.cost));
    if (patch.contextWindow)
        changes.emplace_back("contextWindow", count(*patch.contextWindow));
    if (patch.contextTokens) {
        if (m_config.generation == Generation::List && patch.contextTokens->value > 0)
            return Error {ErrorCode::Unsupported, "the OpenClaw this file belongs to knows no contextTokens"};
        changes.emplace_back("contextTokens", count(*patch.contextTokens));
    }
    if (patch.maxTokens)
        changes.emplace_back("maxTokens", count(*patch.maxTokens));
    if (changes.empty())
        return {};
    const auto path = modelPath(model);
    if (!path)
        return path.error();
    for (const auto& [key, value] : changes) {
        if (const auto done = setOrRemove(path->child(key), value); !done)
            return done;
    }
    return {};
}

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
