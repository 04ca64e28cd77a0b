// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configdraft.h"
#include "config/modelrefs.h"
#include "config/openclawconfig.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::config {

//! Where a file of either generation names models and providers outside the chains, the aliases and the defaults' allowlist:
//! heartbeats, subagents, compaction, media, hooks, an agent's own lists, orders of accounts, tool rules of a provider.
//! `config` is what the draft's text meant before the first step.
class OtherReferences final {
public:
    OtherReferences(ConfigDraft& draft, const OpenClawConfig& config);

    Result<void> rename(const ProviderId& id, const ProviderId& to);
    using IsGone = std::function<bool(const ModelRef&)>;
    //! Takes out what names such a model. Accounts and tool rules stay: they ask for nothing.
    Result<void> drop(const IsGone& isGone);

private:
    using Paths = std::vector<json5::Path>;
    //! All that `patterns` lead to, from the last to the first, so that removing keeps the others' indexes.
    Paths found(const std::vector<std::string_view>& patterns) const;
    Paths namesIn(const json5::Path& selector) const;
    ModelRef meant(const std::string& text) const;
    ModelRef refOf(std::string_view text) const { return readModelRef(text, m_config.providers, m_config.generation); }
    bool isProvider(std::string_view text, const ProviderId& id) const;
    std::optional<std::string> renamed(const std::string& text, const std::string& written, const ProviderId& id,
                                       const ProviderId& to) const;
    Result<void> renameKey(const json5::Path& path, const std::string& key);
    Result<void> renameValues(const ProviderId& id, const ProviderId& to);
    Result<void> renameKeys(const ProviderId& id, const ProviderId& to);
    Result<void> dropFromSelector(const json5::Path& selector, const IsGone& isGone);
    Result<void> dropMembers(const IsGone& isGone);

    ConfigDraft& m_draft;
    const OpenClawConfig& m_config;
};

} // namespace switchyard::config
