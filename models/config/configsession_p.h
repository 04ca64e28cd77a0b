// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/chainediting.h"
#include "config/configdraft.h"
#include "config/configsession.h"
#include "config/providerediting.h"
#include "config/undohistory.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

//! What the session's three source files share.
class ConfigSession::Private {
public:
    //! What the texts mean now.
    struct State {
        SourceFiles files;
        OpenClawConfig config;
        std::vector<Diagnostic> diagnostics;
        std::optional<Diagnostic> unreadable;
    };
    //! Path and text of each file, the main one first.
    using Texts = std::vector<std::pair<std::string, std::string>>;
    using Steps = std::function<Result<void>(ConfigDraft&)>;

    Private(ConfigSession& session, const Environment& environment, const IncludeLoader* includes);

    // What the texts mean (configsession.cpp)

    State understand(const Texts& texts) const;
    Texts texts() const;
    //! Puts the findings among the diagnostics, at the places where their references stand now.
    void placeDiskFindings(State& state);
    void setDiskFindings(std::vector<Diagnostic> findings);
    //! Remembers the texts of files that `state` does not include any more, for an undo that brings them back.
    void noteDeparted(const State& state);
    void show(State state, const std::vector<FileEdit>& touched, bool reloaded);
    ModelRef modelAt(const ChainId& chain, int rank) const;

    // Trying and making edits (sessioncommands.cpp)

    Result<void> refuseWhenReadOnly() const;
    //! Runs `steps` on a working copy and gives its texts; nothing has changed yet.
    Result<Texts> attempt(const Steps& steps) const;
    Result<void> run(const EditDescription& description, const Steps& steps);
    Result<void> editChain(const EditDescription& description, const std::function<Result<void>(ChainEditing&)>& command);
    Result<void> editProviders(const EditDescription& description,
                               const std::function<Result<void>(ProviderEditing&)>& command);
    Steps stepsToAdd(const ProviderDraft& provider, std::optional<int> rank) const;
    Result<EditPreview> preview(const Steps& steps) const;

    // Keeping edits and taking them back (sessionundo.cpp)

    Result<void> take(const EditDescription& description, const Texts& after);
    //! Puts the entry on the undo list; a further move of the same chain entry joins the last one.
    void remember(UndoEntry entry, const Texts& after);
    static bool isSameGesture(const UndoEntry& last, const UndoEntry& next);
    //! Applies an entry's edits in one direction; refused when a text is no longer what the entry left.
    Result<void> replay(const UndoEntry& entry, json5::TextEdits FileEdit::*direction);
    //! `rename` and what follows it, or neither.
    Result<void> renaming(const ProviderId& from, const ProviderId& to, const std::function<Result<void>()>& rename);

    ConfigSession& m_session;
    const Environment& m_environment;
    const IncludeLoader* m_includes;
    State m_state;
    Texts m_departed; //!< Of files that an edit left out, as they were last.
    UndoHistory m_history;
    Generation m_client = Generation::Either;
    std::optional<Diagnostic> m_protection;
    RenameFollower m_renameFollower;
    std::vector<Diagnostic> m_diskFindings;
    bool m_gestureOpen = false;
};

} // namespace switchyard::config
