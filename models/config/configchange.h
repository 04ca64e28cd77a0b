// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QMetaType>

namespace switchyard::config {

//! What an entry of the undo list did, for words in the ui ("Undo: move Opus to place 2").
struct EditDescription {
    enum class Kind : std::uint8_t {
        None,
        MoveEntry, //!< chain, model, rank (after the move)
        InsertEntry, //!< chain, model, rank
        RemoveEntry, //!< chain, model
        ReplaceEntry, //!< chain, model (the new one), rank
        SetChain, //!< chain
        GiveOwnChain, //!< chain
        InheritChain, //!< chain
        AddProvider, //!< provider
        UpdateProvider, //!< provider
        RemoveProvider, //!< provider
        RenameProvider, //!< provider (the new name), text (the former one)
        AddModel, //!< model
        UpdateModel, //!< model
        RemoveModel, //!< model
        SetAlias, //!< model, text (the alias, empty when removed)
        SetMergeMode,
        SetValue, //!< text (the path)
        ApplyFix, //!< text (the fix's label)
    };
    Kind kind = Kind::None;
    ChainId chain;
    ModelRef model;
    ProviderId provider;
    int rank = -1;
    std::string text;

    friend bool operator==(const EditDescription&, const EditDescription&) = default;
};

//! How two successive configurations differ, so that item models bracket their own rows. Everything empty and false means
//! that only formatting, comments or values outside of these changed.
struct ConfigChange {
    //! One entry of a chain went from one rank to another (index afterwards) and nothing else of that chain changed.
    struct Move {
        ChainId chain;
        int from = 0;
        int to = 0;
    };
    std::vector<Move> moves;
    std::vector<ChainId> chains; //!< Every chain whose effective entries or inheritance changed, moved ones included.
    std::vector<ProviderId> providersAdded;
    std::vector<ProviderId> providersRemoved;
    std::vector<ProviderId> providersChanged; //!< Their own fields or models; not when only their place in the file moved.
    bool providerOrderChanged = false;
    bool agentsChanged = false; //!< The roster: ids, names, order, defaults.
    bool aliasesChanged = false; //!< Aliases and other per-model settings.
    bool settingsChanged = false; //!< Merge mode, generation, allowlist, sign-in profiles, tools, sandbox or compaction.
    bool diagnosticsChanged = false;
    bool reloaded = false; //!< A new text came from outside; a full refresh is fine.

    bool isEmpty() const;
};

//! Compares field by field, but not places in the text.
ConfigChange differenceBetween(const OpenClawConfig& before, const OpenClawConfig& after);

} // namespace switchyard::config

Q_DECLARE_METATYPE(switchyard::config::ConfigChange)
