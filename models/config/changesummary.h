// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::config {

//! One thing that a newer text of a configuration changed, for words in the ui. Names things, never their values.
struct ChangeItem {
    enum class Kind : std::uint8_t {
        EntryMoved, //!< chain, model, rank (afterwards)
        EntryAdded, //!< chain, model, rank
        EntryRemoved, //!< chain, model
        ChainReordered, //!< chain: the same models in another order
        ChainReplaced, //!< chain
        OwnChainMade, //!< chain
        ChainInherited, //!< chain
        ProviderAdded, //!< provider
        ProviderRemoved, //!< provider
        ProviderRenamed, //!< provider (the new name), text (the former one)
        AddressChanged, //!< provider
        KeyChanged, //!< provider: another key, or the same kept elsewhere
        ModelAdded, //!< model
        ModelRemoved, //!< model
        ModelChanged, //!< model
        ProviderChanged, //!< provider: anything else of it
        AgentAdded, //!< text (its id)
        AgentRemoved, //!< text
        AgentsChanged,
        AliasesChanged,
        SettingsChanged, //!< Merge mode, allowlist, sign-in profiles, tools, sandbox or compaction.
    };
    Kind kind = Kind::SettingsChanged;
    ChainId chain;
    ModelRef model;
    ProviderId provider;
    int rank = -1;
    std::string text;

    friend bool operator==(const ChangeItem&, const ChangeItem&) = default;
};

//! What differs, providers first. Nothing when only comments, formatting or values that do not bear on models did.
std::vector<ChangeItem> changesBetween(const OpenClawConfig& before, const OpenClawConfig& after);
//! The same of two texts of the main file. Included files are not followed and variables not replaced; nullopt when one
//! of the texts is not JSON5.
std::optional<std::vector<ChangeItem>> changesBetween(const std::string& before, const std::string& after);

} // namespace switchyard::config
