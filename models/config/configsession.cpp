// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"

#include "config/catalogue.h"
#include "config/chainediting.h"
#include "config/configdraft.h"
#include "config/environment.h"
#include "config/lint.h"
#include "config/providerediting.h"
#include "config/undohistory.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace switchyard::config {

namespace {

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

const char* const emptyConfiguration = "{\n}\n";

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

bool standsBefore(const Diagnostic& a, const Diagnostic& b)
{
    return std::pair(a.origin.file, a.origin.offset) < std::pair(b.origin.file, b.origin.offset);
}

bool isBelow(const std::string& path, std::string_view ancestor)
{
    return path == ancestor
        || (path.size() > ancestor.size() && path.starts_with(ancestor) && path[ancestor.size()] == '.');
}

} // namespace

class ConfigSession::Private {
public:
    //! What the texts mean now.
    struct State {
        SourceFiles files;
        OpenClawConfig config;
        std::vector<Diagnostic> diagnostics;
        std::optional<Diagnostic> unreadable;
    };
    using Steps = std::function<Result<void>(ConfigDraft&)>;

    Private(ConfigSession& session, const Environment& environment, const IncludeLoader* includes)
        : m_session(session)
        , m_environment(environment)
        , m_includes(includes)
    {
        m_state = understand({{std::string {}, emptyConfiguration}});
    }

    State understand(const std::vector<std::pair<std::string, std::string>>& texts) const
    {
        State state;
        state.files = SourceFiles::load(texts, m_includes);
        auto lowered = lower(state.files, m_environment, {m_client});
        state.config = std::move(lowered.config);
        state.diagnostics = std::move(lowered.diagnostics);
        const auto unreadable
            = std::find_if(state.diagnostics.begin(), state.diagnostics.end(), [](const Diagnostic& diagnostic) {
                  return diagnostic.code == "not-json5" || diagnostic.code == "root-not-object";
              });
        if (unreadable != state.diagnostics.end()) {
            state.unreadable = *unreadable;
        } else {
            auto advice = lint(state.files, state.config, Catalogue::builtIn());
            std::move(advice.begin(), advice.end(), std::back_inserter(state.diagnostics));
        }
        std::stable_sort(state.diagnostics.begin(), state.diagnostics.end(), standsBefore);
        return state;
    }

    std::vector<std::pair<std::string, std::string>> texts() const
    {
        std::vector<std::pair<std::string, std::string>> result;
        for (const auto& file : m_state.files.files)
            result.emplace_back(file.path, file.document.text());
        return result;
    }

    Result<void> refuseWhenReadOnly() const
    {
        if (const auto reason = m_session.readOnlyReason())
            return Error {ErrorCode::Unsupported, reason->message,
                          TextLocation {reason->origin.offset, reason->origin.line, reason->origin.column}};
        return {};
    }

    //! Runs `steps` on a working copy and gives its texts; nothing has changed yet.
    Result<std::vector<std::pair<std::string, std::string>>> attempt(const Steps& steps) const
    {
        if (const auto refused = refuseWhenReadOnly(); !refused)
            return refused.error();
        ConfigDraft draft(m_state.files, m_environment, m_includes);
        if (const auto done = steps(draft); !done)
            return done.error();
        return draft.texts();
    }

    Result<void> run(const EditDescription& description, const Steps& steps)
    {
        const auto after = attempt(steps);
        return after ? take(description, *after) : Result<void>(after.error());
    }

    Result<void> take(const EditDescription& description, const std::vector<std::pair<std::string, std::string>>& after)
    {
        UndoEntry entry;
        entry.description = description;
        for (const auto& [path, text] : after) {
            const auto index = m_state.files.indexOf(path);
            const auto& before = m_state.files.files[static_cast<std::size_t>(std::max(index, 0))].document.text();
            if (index < 0 || before == text)
                continue;
            entry.files.push_back({path, json5::difference(text, before), json5::difference(before, text)});
        }
        if (entry.files.empty())
            return {};
        auto state = understand(after);
        if (state.unreadable)
            return Error {ErrorCode::Syntax, "the edit would leave a text that is not JSON5: " + state.unreadable->message};
        const auto touched = entry.files;
        remember(std::move(entry), after);
        show(std::move(state), touched, false);
        return {};
    }

    //! Puts the entry on the undo list; a further move of the same chain entry joins the last one.
    void remember(UndoEntry entry, const std::vector<std::pair<std::string, std::string>>& after)
    {
        const auto joins = m_gestureOpen && m_history.canUndo() && isSameGesture(m_history.undoEntry(), entry);
        m_gestureOpen = entry.description.kind == EditDescription::Kind::MoveEntry;
        if (!joins) {
            m_history.push(std::move(entry));
            return;
        }
        const auto last = m_history.takeLast();
        auto& file = entry.files.front();
        const auto now = std::find_if(after.begin(), after.end(), [&file](const auto& each) { return each.first == file.path; });
        const auto between = json5::apply(now->second, file.undo);
        const auto before = json5::apply(between, last.files.front().undo);
        if (before == now->second) {
            m_gestureOpen = false;
            m_history.dropRedo();
            return;
        }
        file.undo = json5::difference(now->second, before);
        file.redo = json5::difference(before, now->second);
        m_history.push(std::move(entry));
    }

    static bool isSameGesture(const UndoEntry& last, const UndoEntry& next)
    {
        const auto& a = last.description;
        const auto& b = next.description;
        return a.kind == EditDescription::Kind::MoveEntry && b.kind == a.kind && a.chain == b.chain && a.model == b.model
            && last.files.size() == 1 && next.files.size() == 1 && last.files.front().path == next.files.front().path;
    }

    //! Puts the findings among the diagnostics, at the places where their references stand now.
    void placeDiskFindings(State& state)
    {
        for (auto& finding : m_diskFindings) {
            const auto* const reference = state.config.onDisk.find(finding.location);
            if (!reference)
                continue;
            finding.origin = reference->origin;
            state.diagnostics.insert(
                std::upper_bound(state.diagnostics.begin(), state.diagnostics.end(), finding, standsBefore), finding);
        }
    }

    void setDiskFindings(std::vector<Diagnostic> findings)
    {
        auto diagnostics = m_state.diagnostics;
        std::erase_if(m_state.diagnostics, [this](const Diagnostic& diagnostic) {
            return std::find(m_diskFindings.begin(), m_diskFindings.end(), diagnostic) != m_diskFindings.end();
        });
        m_diskFindings = std::move(findings);
        placeDiskFindings(m_state);
        if (diagnostics == m_state.diagnostics)
            return;
        ConfigChange change;
        change.diagnosticsChanged = true;
        Q_EMIT m_session.configChanged(change);
    }

    void show(State state, const std::vector<FileEdit>& touched, bool reloaded)
    {
        placeDiskFindings(state);
        auto change = differenceBetween(m_state.config, state.config);
        change.diagnosticsChanged = m_state.diagnostics != state.diagnostics;
        change.reloaded = reloaded;
        const auto wasReadOnly = m_session.isReadOnly();
        m_state = std::move(state);
        for (const auto& file : touched) {
            const auto index = m_state.files.indexOf(file.path);
            if (index >= 0)
                Q_EMIT m_session.documentChanged(index);
        }
        Q_EMIT m_session.configChanged(change);
        Q_EMIT m_session.undoStateChanged();
        if (wasReadOnly != m_session.isReadOnly())
            Q_EMIT m_session.readOnlyChanged();
    }

    //! Applies an entry's edits in one direction.
    Result<void> replay(const UndoEntry& entry, json5::TextEdits FileEdit::*direction)
    {
        if (const auto refused = refuseWhenReadOnly(); !refused)
            return refused;
        auto all = texts();
        for (const auto& edit : entry.files) {
            const auto file = std::find_if(all.begin(), all.end(), [&edit](const auto& each) { return each.first == edit.path; });
            if (file == all.end())
                return Error {ErrorCode::Conflict, "the file " + edit.path + " is not included any more"};
            file->second = json5::apply(file->second, edit.*direction);
        }
        const auto touched = entry.files;
        m_gestureOpen = false;
        if (direction == &FileEdit::undo)
            m_history.undone();
        else
            m_history.redone();
        show(understand(all), touched, false);
        return {};
    }

    //! `rename` and what follows it, or neither.
    Result<void> renaming(const ProviderId& from, const ProviderId& to, const std::function<Result<void>()>& rename)
    {
        if (const auto refused = refuseWhenReadOnly(); !refused || !m_renameFollower)
            return refused ? rename() : refused;
        if (auto followed = m_renameFollower(from, to); !followed)
            return followed;
        auto renamed = rename();
        if (!renamed)
            std::ignore = m_renameFollower(to, from);
        return renamed;
    }

    Result<void> editChain(const EditDescription& description, const std::function<Result<void>(ChainEditing&)>& command)
    {
        return run(description, [&](ConfigDraft& draft) {
            ChainEditing editing(draft, m_state.config, description.chain);
            return command(editing);
        });
    }

    Result<void> editProviders(const EditDescription& description,
                               const std::function<Result<void>(ProviderEditing&)>& command)
    {
        return run(description, [&](ConfigDraft& draft) {
            ProviderEditing editing(draft, m_state.config);
            return command(editing);
        });
    }

    Steps stepsToAdd(const ProviderDraft& provider, std::optional<int> rank) const
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

    Result<EditPreview> preview(const Steps& steps) const
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

    ModelRef modelAt(const ChainId& chain, int rank) const
    {
        const auto& entries = m_state.config.chain(chain).entries;
        return rank >= 0 && static_cast<std::size_t>(rank) < entries.size() ? entries[static_cast<std::size_t>(rank)].ref
                                                                            : ModelRef {};
    }

    ConfigSession& m_session;
    const Environment& m_environment;
    const IncludeLoader* m_includes;
    State m_state;
    UndoHistory m_history;
    Generation m_client = Generation::Either;
    std::optional<Diagnostic> m_protection;
    RenameFollower m_renameFollower;
    std::vector<Diagnostic> m_diskFindings;
    bool m_gestureOpen = false;
};

ConfigSession::ConfigSession(const Environment& environment, const IncludeLoader* includes, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(*this, environment, includes))
{
}

ConfigSession::~ConfigSession() = default;

void ConfigSession::open(std::string path, std::string text)
{
    m_d->m_diskFindings.clear();
    m_d->m_history.clear();
    m_d->m_gestureOpen = false;
    if (isBlank(text))
        text = emptyConfiguration;
    m_d->show(m_d->understand({{std::move(path), std::move(text)}}), {}, true);
}

int ConfigSession::setTextFromDisk(std::string text, int file)
{
    auto all = m_d->texts();
    auto& current = all[static_cast<std::size_t>(file)];
    if (isBlank(text))
        text = emptyConfiguration;
    const auto change = json5::difference(current.second, text);
    if (change.empty())
        return 0;
    const auto lost = m_d->m_history.rebase(current.first, change.front());
    m_d->m_gestureOpen = false;
    current.second = std::move(text);
    m_d->show(m_d->understand(all), {}, true);
    return lost;
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

const std::string& ConfigSession::text(int file) const
{
    return m_d->m_state.files.files[static_cast<std::size_t>(file)].document.text();
}

const std::string& ConfigSession::path(int file) const
{
    return m_d->m_state.files.files[static_cast<std::size_t>(file)].path;
}

const SourceFiles& ConfigSession::files() const
{
    return m_d->m_state.files;
}

int ConfigSession::fileCount() const
{
    return static_cast<int>(m_d->m_state.files.files.size());
}

bool ConfigSession::isReadOnly() const
{
    return m_d->m_protection || m_d->m_state.unreadable;
}

std::optional<Diagnostic> ConfigSession::readOnlyReason() const
{
    return m_d->m_state.unreadable ? m_d->m_state.unreadable : m_d->m_protection;
}

void ConfigSession::setWriteProtection(std::optional<Diagnostic> reason)
{
    const auto wasReadOnly = isReadOnly();
    m_d->m_protection = std::move(reason);
    if (wasReadOnly != isReadOnly())
        Q_EMIT readOnlyChanged();
}

const OpenClawConfig& ConfigSession::config() const
{
    return m_d->m_state.config;
}

const std::vector<Diagnostic>& ConfigSession::diagnostics() const
{
    return m_d->m_state.diagnostics;
}

void ConfigSession::setDiskFindings(std::vector<Diagnostic> findings)
{
    m_d->setDiskFindings(std::move(findings));
}

std::vector<Diagnostic> ConfigSession::diagnosticsBelow(std::string_view path) const
{
    std::vector<Diagnostic> result;
    std::copy_if(diagnostics().begin(), diagnostics().end(), std::back_inserter(result),
                 [path](const Diagnostic& diagnostic) { return isBelow(diagnostic.path, path); });
    return result;
}

Generation ConfigSession::generation() const
{
    return config().generation;
}

void ConfigSession::setGeneration(Generation generation)
{
    if (m_d->m_client == generation)
        return;
    m_d->m_client = generation;
    m_d->show(m_d->understand(m_d->texts()), {}, false);
}

const Chain& ConfigSession::chain(const ChainId& id) const
{
    return config().chain(id);
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

bool ConfigSession::canUndo() const
{
    return m_d->m_history.canUndo();
}

bool ConfigSession::canRedo() const
{
    return m_d->m_history.canRedo();
}

EditDescription ConfigSession::undoDescription() const
{
    return canUndo() ? m_d->m_history.undoEntry().description : EditDescription {};
}

EditDescription ConfigSession::redoDescription() const
{
    return canRedo() ? m_d->m_history.redoEntry().description : EditDescription {};
}

Result<void> ConfigSession::undo()
{
    if (!canUndo())
        return Error {ErrorCode::NotFound, "there is nothing to undo"};
    const auto replay = [this] { return m_d->replay(m_d->m_history.undoEntry(), &FileEdit::undo); };
    const auto description = undoDescription();
    if (description.kind != EditDescription::Kind::RenameProvider)
        return replay();
    return m_d->renaming(description.provider, ProviderId(description.text), replay);
}

Result<void> ConfigSession::redo()
{
    if (!canRedo())
        return Error {ErrorCode::NotFound, "there is nothing to redo"};
    const auto replay = [this] { return m_d->replay(m_d->m_history.redoEntry(), &FileEdit::redo); };
    const auto description = redoDescription();
    if (description.kind != EditDescription::Kind::RenameProvider)
        return replay();
    return m_d->renaming(ProviderId(description.text), description.provider, replay);
}

} // namespace switchyard::config
