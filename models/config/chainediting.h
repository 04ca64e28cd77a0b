// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configdraft.h"
#include "config/openclawconfig.h"

#include <utility>
#include <vector>

namespace switchyard::config {

//! Commands on chains as steps of a draft. `config` is what the draft's text meant before the first step.
class ChainEditing final {
public:
    ChainEditing(ConfigDraft& draft, const OpenClawConfig& config, ChainId id);

    Result<void> move(int from, int to);
    Result<void> insert(int rank, const ModelRef& model);
    Result<void> remove(int rank);
    Result<void> replace(int rank, const ModelRef& model);
    Result<void> setAll(const std::vector<ModelRef>& models);
    Result<void> giveOwn();
    Result<void> inherit();

private:
    enum class Need { Primary, Fallbacks, Both };

    Result<void> check(int rank, int limit) const;
    Result<void> own(Need need);
    Result<void> makeObject();
    Result<void> write(const std::vector<std::string>& valueTexts);
    Result<void> allow(const ModelRef& model);
    //! What OpenClaw takes it for, as the chain's entries are.
    ModelRef meaning(const ModelRef& model) const;
    std::vector<std::string> effectiveTexts() const;
    json5::Path primaryPath() const;
    json5::Path fallbacksPath() const { return m_path.child("fallbacks"); }

    ConfigDraft& m_draft;
    const OpenClawConfig& m_config;
    ChainId m_id;
    json5::Path m_path; //!< Of the `model` value; the root when the agent is not configured.
    const Chain& m_chain;
};

//! Path of an agent's own object in either roster; the root when there is none.
json5::Path agentPath(const Node& root, const AgentId& agent);
//! Path of the `model` value of a chain.
json5::Path chainPath(const Node& root, const ChainId& id);
//! Adds `model` to the allowlist that keeps it from being used, in the same file.
Result<void> allowModel(ConfigDraft& draft, const AllowList& list, const ModelRef& model);

} // namespace switchyard::config
