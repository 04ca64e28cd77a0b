// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "config/configchange.h"
#include "config/drafts.h"
#include "config/lowering.h"
#include "config/openclawconfig.h"
#include "config/sourcefiles.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <QObject>

namespace switchyard::config {

class Environment;
class IncludeLoader;

//! Texts before and after an edit that was not made yet, a pair for each file it touches.
struct EditPreview {
    struct File {
        int file = 0;
        std::string before;
        std::string after;
    };
    std::vector<File> files;
    std::vector<Diagnostic> newDiagnostics; //!< That the edit would bring about.
};

//! The one open OpenClaw configuration: its text, what it means, and every way to change it.
//!
//! GUI thread only; opens no file. The file's service calls setText() with what it read and writes text() back after
//! documentChanged(). Every command edits the text in place through the JSON5 editor, so that comments, order, quotes and
//! unknown keys survive, reparses and lowers it, and only then keeps it; on error nothing has changed. A command is one
//! entry of the undo list, and undo restores the very bytes. While isReadOnly() all commands fail with Unsupported and say
//! why. Commands on an included value edit the file it came from.
//!
//! Ranks in a chain: 0 is the primary, 1 and up the fallbacks; one list, so an entry moved to 0 becomes the primary. Ranks
//! name places of the effective chain. A command on a chain that is wholly or partly inherited first writes the effective
//! chain as the agent's own, in the same undo entry.
//!
//! Order of signals after each change: documentChanged for each file touched, configChanged, undoStateChanged.
class ConfigSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfigSession)

public:
    //! `environment` and `includes` (optional) must outlive the session.
    explicit ConfigSession(const Environment& environment, const IncludeLoader* includes = nullptr,
                           QObject* parent = nullptr);
    ~ConfigSession() override;

    //! A session of its own on what this one shows, for trying commands: the same texts, environment, includes and client,
    //! without an undo list. replaceTexts() takes over what it ends with.
    std::unique_ptr<ConfigSession> copy() const;

    // The document

    //! Opens `text` as the file `path`; drops the undo list. An empty or blank text counts as `{}` that will be written
    //! with the first command.
    void open(std::string path, std::string text);
    //! A new text for the file with index `file` from outside, such as another program's save. Undo entries whose places the
    //! new text left alone survive; the others go. Returns how many went.
    int setTextFromDisk(std::string text, int file = 0);
    //! The whole text replaced by hand (Advanced view), as one undo entry. Refused when it is not JSON5.
    Result<void> replaceText(std::string text, int file = 0);
    //! The same for several files, by their indexes, as one undo entry.
    Result<void> replaceTexts(std::vector<std::pair<int, std::string>> texts);

    const std::string& text(int file = 0) const;
    const std::string& path(int file = 0) const;
    //! The files, the main one first. Indexes stay valid until the next change.
    const SourceFiles& files() const;
    int fileCount() const;
    //! True while the text is not JSON5 or its root is no object; then config() is empty and the reason is a diagnostic.
    bool isReadOnly() const;
    //! Why, with line and column and the text there; nothing when it can be edited.
    std::optional<Diagnostic> readOnlyReason() const;
    //! Makes it read-only for another reason, such as missing permissions; nothing lifts it.
    void setWriteProtection(std::optional<Diagnostic> reason);

    // What it means

    const OpenClawConfig& config() const;
    //! Of the file's schema, lowering and lints, and what setDiskFindings() brought, by place in the text.
    const std::vector<Diagnostic>& diagnostics() const;
    //! What was seen on the disk of config().onDisk, in place of what was said before. Each finding is shown where its
    //! reference stands, and only while there is one.
    void setDiskFindings(std::vector<Diagnostic> findings);
    //! Those whose path is `path` or below it, such as all of a provider.
    std::vector<Diagnostic> diagnosticsBelow(std::string_view path) const;
    Generation generation() const;
    //! What the person says their OpenClaw is; Either goes back to what the file tells.
    void setGeneration(Generation generation);
    const Chain& chain(const ChainId& id) const;

    // Chains

    //! Moves the entry at rank `from` so that it is at rank `to` afterwards. Further moves of the same entry join the undo
    //! entry until another command, or finishGesture().
    Result<void> moveFallback(const ChainId& chain, int from, int to);
    //! Puts `model` at `rank`; at the end when rank is the length of the chain. Refused when it is in the chain already.
    Result<void> insertFallback(const ChainId& chain, int rank, const ModelRef& model);
    Result<void> removeFallback(const ChainId& chain, int rank);
    Result<void> replaceEntry(const ChainId& chain, int rank, const ModelRef& model);
    //! Makes `model` the primary. Already a fallback: it moves up and the old primary becomes the first fallback. Otherwise
    //! it takes the old primary's place.
    Result<void> setPrimary(const ChainId& chain, const ModelRef& model);
    Result<void> setChain(const ChainId& chain, const std::vector<ModelRef>& models);
    //! Writes the inherited chain as the agent's own, so that it no longer follows the defaults.
    Result<void> giveOwnChain(const ChainId& chain);
    //! Removes the agent's own chain, so that it follows the defaults.
    Result<void> inheritChain(const ChainId& chain);
    //! Ends the joining of moves (drop finished, focus left).
    void finishGesture();

    // Providers and models

    //! Writes the provider, its models and their aliases; with `rank` also puts its first model there in the default chain.
    Result<void> addProvider(const ProviderDraft& draft, std::optional<int> rank = std::nullopt);
    //! With References::Remove, also takes its models out of every chain, alias and allowlist.
    Result<void> removeProvider(const ProviderId& id, References references);
    //! Renames the key and every reference to its models; what followRenames() was given goes first.
    Result<void> renameProvider(const ProviderId& id, const ProviderId& to);
    //! Takes along what others keep under a provider's id, also when a rename is undone or done again. Asked before
    //! anything changes here: an error refuses the rename.
    using RenameFollower = std::function<Result<void>(const ProviderId& from, const ProviderId& to)>;
    void followRenames(RenameFollower follower);
    Result<void> updateProvider(const ProviderId& id, const ProviderPatch& patch);
    Result<void> addModel(const ProviderId& id, const ModelDraft& draft);
    Result<void> addModels(const ProviderId& id, const std::vector<ModelDraft>& drafts);
    Result<void> updateModel(const ModelRef& model, const ModelPatch& patch);
    Result<void> removeModel(const ModelRef& model, References references);
    //! Empty removes the alias. Refused when another model has it.
    Result<void> setAlias(const ModelRef& model, const std::string& alias);
    Result<void> setMergeMode(MergeMode mode);

    //! The text of `models.providers.<id>`'s value as it stands in its file.
    Result<std::string> providerText(const ProviderId& id) const;
    //! Replaces it. Errors name line and column within `text`.
    Result<void> replaceProviderText(const ProviderId& id, const std::string& text);

    // Anything

    //! Sets the value at `path` of the whole configuration to the JSON5 `json`, making missing parents.
    Result<void> setValue(const json5::Path& path, const std::string& json);
    Result<void> removeValue(const json5::Path& path);
    Result<void> applyFix(const Fix& fix);
    //! Several steps as one undo entry.
    Result<void> apply(const EditDescription& description, const std::vector<FixStep>& steps);
    //! What apply() would do, without doing it.
    Result<EditPreview> preview(const std::vector<FixStep>& steps) const;
    Result<EditPreview> previewProvider(const ProviderDraft& draft, std::optional<int> rank = std::nullopt) const;

    // Undo

    bool canUndo() const;
    bool canRedo() const;
    //! Of the entry undo() or redo() would take; Kind::None when there is none.
    EditDescription undoDescription() const;
    EditDescription redoDescription() const;
    Result<void> undo();
    Result<void> redo();

Q_SIGNALS:
    //! The text of a file changed through a command, undo or redo (not through open or setTextFromDisk): it wants saving.
    void documentChanged(int file);
    //! config() or diagnostics() changed, whatever the cause.
    void configChanged(const switchyard::config::ConfigChange& change);
    void undoStateChanged();
    //! isReadOnly() changed.
    void readOnlyChanged();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace switchyard::config
