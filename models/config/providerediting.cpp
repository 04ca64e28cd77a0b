// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/providerediting.h"

#include "config/providertexts.h"
#include "json5/writer.h"

#include <algorithm>

namespace switchyard::config {

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

} // namespace switchyard::config
