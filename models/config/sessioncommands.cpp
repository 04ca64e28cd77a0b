// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"

#include "config/configsession_p.h"
#include "config/environment.h"

#include <algorithm>

namespace switchyard::config {

namespace {

EditDescription describe(EditDescription::Kind kind)
{
    EditDescription description;
    description.kind = kind;
    return description;
}

EditDescription describe(EditDescription::Kind kind, const ChainId& chain, const ModelRef& model = {}, int rank = -1)
{
    auto description = describe(kind);
    description.chain = chain;
    description.model = model;
    description.rank = rank;
    return description;
}

EditDescription describe(EditDescription::Kind kind, const ProviderId& provider)
{
    auto description = describe(kind);
    description.provider = provider;
    return description;
}

EditDescription describe(EditDescription::Kind kind, const ModelRef& model)
{
    auto description = describe(kind);
    description.provider = model.provider;
    description.model = model;
    return description;
}

EditDescription describe(EditDescription::Kind kind, std::string text)
{
    auto description = describe(kind);
    description.text = std::move(text);
    return description;
}

Result<void> perform(ConfigDraft& draft, const FixStep& step)
{
    switch (step.kind) {
    case FixStep::Kind::Set:
        return draft.set(step.path, step.json);
    case FixStep::Kind::Remove:
        return draft.remove(step.path);
    case FixStep::Kind::Rename:
        return draft.rename(step.path, step.json);
    case FixStep::Kind::Insert:
        if (step.path.isRoot() || !step.path.last().isIndex())
            return Error {ErrorCode::InvalidArgument, "a path to insert at must end in an index"};
        return draft.insert(step.path.parent(), step.path.last().index(), step.json);
    }
    return {};
}

Result<void> perform(ConfigDraft& draft, const std::vector<FixStep>& steps)
{
    for (const auto& step : steps) {
        if (const auto done = perform(draft, step); !done)
            return done;
    }
    return {};
}

} // namespace

Result<void> ConfigSession::Private::refuseWhenReadOnly() const
{
    if (const auto reason = m_session.readOnlyReason())
        return Error {ErrorCode::Unsupported, reason->message,
                      TextLocation {reason->origin.offset, reason->origin.line, reason->origin.column}};
    return {};
}

Result<ConfigSession::Private::Texts> ConfigSession::Private::attempt(const Steps& steps) const
{
    if (const auto refused = refuseWhenReadOnly(); !refused)
        return refused.error();
    ConfigDraft draft(m_state.files, m_environment, m_includes);
    if (const auto done = steps(draft); !done)
        return done.error();
    return draft.texts();
}

Result<void> ConfigSession::Private::run(const EditDescription& description, const Steps& steps)
{
    const auto after = attempt(steps);
    return after ? take(description, *after) : Result<void>(after.error());
}

Result<void> ConfigSession::Private::editChain(const EditDescription& description, const std::function<Result<void>(ChainEditing&)>& command)
{
    return run(description, [&](ConfigDraft& draft) {
        ChainEditing editing(draft, m_state.config, description.chain);
        return command(editing);
    });
}

Result<void> ConfigSession::Private::editProviders(const EditDescription& description,
                           const std::function<Result<void>(ProviderEditing&)>& command)
{
    return run(description, [&](ConfigDraft& draft) {
        ProviderEditing editing(draft, m_state.config);
        return command(editing);
    });
}

ConfigSession::Private::Steps ConfigSession::Private::stepsToAdd(const ProviderDraft& provider, std::optional<int> rank) const
{
    return [this, provider, rank](ConfigDraft& draft) -> Result<void> {
        if (const auto done = ProviderEditing(draft, m_state.config).add(provider); !done || !rank)
            return done;
        if (provider.models.empty())
            return Error {ErrorCode::InvalidArgument, "there is no model to put in the chain"};
        const ModelRef first {provider.id, provider.models.front().id};
        return ChainEditing(draft, m_state.config, ChainId {}).insert(*rank, first);
    };
}

Result<EditPreview> ConfigSession::Private::preview(const Steps& steps) const
{
    const auto after = attempt(steps);
    if (!after)
        return after.error();
    EditPreview result;
    for (const auto& [path, text] : *after) {
        const auto index = m_state.files.indexOf(path);
        if (index < 0)
            continue;
        const auto& before = m_state.files.files[static_cast<std::size_t>(index)].document.text();
        if (before != text)
            result.files.push_back({index, before, text});
    }
    for (auto& diagnostic : understand(*after).diagnostics) {
        const auto isOld = std::any_of(m_state.diagnostics.begin(), m_state.diagnostics.end(),
                                       [&diagnostic](const Diagnostic& old) {
                                           return old.code == diagnostic.code && old.path == diagnostic.path;
                                       });
        if (!isOld)
            result.newDiagnostics.push_back(std::move(diagnostic));
    }
    return result;
}

Result<void> ConfigSession::moveFallback(const ChainId& chain, int from, int to)
{
    const auto description = describe(EditDescription::Kind::MoveEntry, chain, m_d->modelAt(chain, from), to);
    return m_d->editChain(description, [&](ChainEditing& editing) { return editing.move(from, to); });
}

Result<void> ConfigSession::insertFallback(const ChainId& chain, int rank, const ModelRef& model)
{
    const auto description = describe(EditDescription::Kind::InsertEntry, chain, model, rank);
    return m_d->editChain(description, [&](ChainEditing& editing) { return editing.insert(rank, model); });
}

Result<void> ConfigSession::removeFallback(const ChainId& chain, int rank)
{
    const auto description = describe(EditDescription::Kind::RemoveEntry, chain, m_d->modelAt(chain, rank), rank);
    return m_d->editChain(description, [&](ChainEditing& editing) { return editing.remove(rank); });
}

Result<void> ConfigSession::replaceEntry(const ChainId& chain, int rank, const ModelRef& model)
{
    const auto description = describe(EditDescription::Kind::ReplaceEntry, chain, model, rank);
    return m_d->editChain(description, [&](ChainEditing& editing) { return editing.replace(rank, model); });
}

Result<void> ConfigSession::setPrimary(const ChainId& chain, const ModelRef& model)
{
    const auto& entries = config().chain(chain).entries;
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&model](const ChainEntry& entry) { return entry.ref == model; });
    if (found != entries.end())
        return moveFallback(chain, static_cast<int>(found - entries.begin()), 0);
    return entries.empty() ? insertFallback(chain, 0, model) : replaceEntry(chain, 0, model);
}

Result<void> ConfigSession::setChain(const ChainId& chain, const std::vector<ModelRef>& models)
{
    return m_d->editChain(describe(EditDescription::Kind::SetChain, chain),
                          [&](ChainEditing& editing) { return editing.setAll(models); });
}

Result<void> ConfigSession::giveOwnChain(const ChainId& chain)
{
    return m_d->editChain(describe(EditDescription::Kind::GiveOwnChain, chain),
                          [](ChainEditing& editing) { return editing.giveOwn(); });
}

Result<void> ConfigSession::inheritChain(const ChainId& chain)
{
    return m_d->editChain(describe(EditDescription::Kind::InheritChain, chain),
                          [](ChainEditing& editing) { return editing.inherit(); });
}

void ConfigSession::finishGesture()
{
    m_d->m_gestureOpen = false;
}

Result<void> ConfigSession::addProvider(const ProviderDraft& draft, std::optional<int> rank)
{
    return m_d->run(describe(EditDescription::Kind::AddProvider, draft.id), m_d->stepsToAdd(draft, rank));
}

Result<void> ConfigSession::removeProvider(const ProviderId& id, References references)
{
    return m_d->editProviders(describe(EditDescription::Kind::RemoveProvider, id),
                              [&](ProviderEditing& editing) { return editing.remove(id, references); });
}

Result<void> ConfigSession::renameProvider(const ProviderId& id, const ProviderId& to)
{
    auto description = describe(EditDescription::Kind::RenameProvider, to);
    description.text = id.value();
    const auto steps = [&](ConfigDraft& draft) { return ProviderEditing(draft, m_d->m_state.config).rename(id, to); };
    // Nobody is asked to follow what cannot be done.
    if (const auto possible = m_d->attempt(steps); !possible)
        return possible.error();
    return m_d->renaming(id, to, [&] { return m_d->run(description, steps); });
}

void ConfigSession::followRenames(RenameFollower follower)
{
    m_d->m_renameFollower = std::move(follower);
}

Result<void> ConfigSession::updateProvider(const ProviderId& id, const ProviderPatch& patch)
{
    return m_d->editProviders(describe(EditDescription::Kind::UpdateProvider, id),
                              [&](ProviderEditing& editing) { return editing.update(id, patch); });
}

Result<void> ConfigSession::addModel(const ProviderId& id, const ModelDraft& draft)
{
    return addModels(id, {draft});
}

Result<void> ConfigSession::addModels(const ProviderId& id, const std::vector<ModelDraft>& drafts)
{
    const auto first = drafts.empty() ? std::string {} : drafts.front().id;
    return m_d->editProviders(describe(EditDescription::Kind::AddModel, ModelRef {id, first}),
                              [&](ProviderEditing& editing) { return editing.addModels(id, drafts); });
}

Result<void> ConfigSession::updateModel(const ModelRef& model, const ModelPatch& patch)
{
    return m_d->editProviders(describe(EditDescription::Kind::UpdateModel, model),
                              [&](ProviderEditing& editing) { return editing.updateModel(model, patch); });
}

Result<void> ConfigSession::removeModel(const ModelRef& model, References references)
{
    return m_d->editProviders(describe(EditDescription::Kind::RemoveModel, model),
                              [&](ProviderEditing& editing) { return editing.removeModel(model, references); });
}

Result<void> ConfigSession::setAlias(const ModelRef& model, const std::string& alias)
{
    auto description = describe(EditDescription::Kind::SetAlias, model);
    description.text = alias;
    return m_d->editProviders(description, [&](ProviderEditing& editing) { return editing.setAlias(model, alias); });
}

Result<void> ConfigSession::setMergeMode(MergeMode mode)
{
    const auto* const text = mode == MergeMode::Merge ? "\"merge\"" : "\"replace\"";
    return apply(describe(EditDescription::Kind::SetMergeMode), {{FixStep::Kind::Set, {"models", "mode"}, text}});
}

Result<std::string> ConfigSession::providerText(const ProviderId& id) const
{
    return ConfigDraft(files(), m_d->m_environment, m_d->m_includes).textAt({"models", "providers", id.value()});
}

Result<void> ConfigSession::replaceProviderText(const ProviderId& id, const std::string& text)
{
    const auto document = json5::Document::parse(text);
    if (!document.isValid())
        return document.firstError();
    if (!document.root().isObject())
        return Error {ErrorCode::InvalidArgument, "a provider is an object { … }"};
    return apply(describe(EditDescription::Kind::UpdateProvider, id),
                 {{FixStep::Kind::Set, {"models", "providers", id.value()}, text}});
}

Result<void> ConfigSession::replaceText(std::string text, int file)
{
    return replaceTexts({{file, std::move(text)}});
}

Result<void> ConfigSession::replaceTexts(std::vector<std::pair<int, std::string>> texts)
{
    if (m_d->m_protection)
        return Error {ErrorCode::Unsupported, m_d->m_protection->message};
    auto all = m_d->texts();
    for (auto& [file, text] : texts) {
        const auto document = json5::Document::parse(text);
        if (!document.isValid())
            return document.firstError();
        all[static_cast<std::size_t>(file)].second = std::move(text);
    }
    return m_d->take(describe(EditDescription::Kind::SetValue, std::string("<root>")), all);
}

Result<void> ConfigSession::setValue(const json5::Path& path, const std::string& json)
{
    return apply(describe(EditDescription::Kind::SetValue, path.toString()), {{FixStep::Kind::Set, path, json}});
}

Result<void> ConfigSession::removeValue(const json5::Path& path)
{
    return apply(describe(EditDescription::Kind::SetValue, path.toString()), {{FixStep::Kind::Remove, path, {}}});
}

Result<void> ConfigSession::applyFix(const Fix& fix)
{
    return apply(describe(EditDescription::Kind::ApplyFix, fix.label), fix.steps);
}

Result<void> ConfigSession::apply(const EditDescription& description, const std::vector<FixStep>& steps)
{
    return m_d->run(description, [&steps](ConfigDraft& draft) { return perform(draft, steps); });
}

Result<EditPreview> ConfigSession::preview(const std::vector<FixStep>& steps) const
{
    return m_d->preview([&steps](ConfigDraft& draft) { return perform(draft, steps); });
}

Result<EditPreview> ConfigSession::previewProvider(const ProviderDraft& draft, std::optional<int> rank) const
{
    return m_d->preview(m_d->stepsToAdd(draft, rank));
}

} // namespace switchyard::config
