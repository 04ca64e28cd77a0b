// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/lint.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! What the lints share: the configuration, its texts, and the list they add to.
class Linting {
public:
    Linting(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
            std::vector<Diagnostic>& diagnostics)
        : m_files(files)
        , m_config(config)
        , m_catalogue(catalogue)
        , m_diagnostics(diagnostics)
    {
    }

protected:
    //! Where something is: its path in the whole configuration and the value's place in its file.
    struct Spot {
        json5::Path path;
        Origin origin;
    };

    Spot spotOf(const Provider& provider) const;
    Spot spotOf(const Provider& provider, std::size_t model) const;
    Spot spotOf(const Chain& chain, std::size_t rank) const;
    Spot spotOf(const ModelSettings& settings) const;
    //! The member `key` of the value at `spot`, or the spot itself when it is not there.
    Spot memberOf(const Spot& spot, std::string_view key) const;
    //! The text as written, variables unresolved; empty when there is none.
    std::string writtenAt(const Spot& spot) const;

    //! The code is the wording up to its dot.
    void add(Severity severity, std::string wording, const Spot& spot, Arguments arguments = {},
             std::optional<Fix> fix = std::nullopt) const;

    //! How far away a model answers: by its own, its provider's or the catalogue's address. Nothing when unknown.
    std::optional<TrustClass> trustOf(const ModelRef& ref) const;
    std::string baseUrlOf(const ModelRef& ref) const;
    static bool isLocal(std::optional<TrustClass> trust) { return trust && *trust != TrustClass::Hosted; }
    bool isNewer() const { return m_config.generation == Generation::Entries; }
    bool isOlder() const { return m_config.generation == Generation::List; }

    const SourceFiles& m_files;
    const OpenClawConfig& m_config;
    const Catalogue& m_catalogue;

private:
    std::vector<Diagnostic>& m_diagnostics;
};

//! One step that sets `path` to `json`.
Fix setFix(std::string wording, json5::Path path, std::string json, Arguments arguments = {});
Fix removeFix(std::string wording, json5::Path path);

//! Addresses, keys, times, TLS of providers.
void lintProviders(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                   std::vector<Diagnostic>& diagnostics);
//! Windows, limits and names of models, and what was observed of them.
void lintModels(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                const std::vector<ObservedModel>& observed, std::vector<Diagnostic>& diagnostics);
//! Chains, aliases, allowlists, agents.
void lintChains(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                std::vector<Diagnostic>& diagnostics);
//! What can go wrong when a weak model may do much.
void lintSafety(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                std::vector<Diagnostic>& diagnostics);

} // namespace switchyard::config
