// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/diagnostic.h"
#include "health/capabilities.h"
#include "traffic/requestrecord.h"

#include <deque>
#include <vector>

namespace switchyard::config {
struct OpenClawConfig;
}

namespace switchyard::items {

//! The edits that make a declared model's entry say what a capability check proved, and nothing that it says already.
//! Keys that the file's generation rejects are left out. Empty for a model that is not declared. Pure.
std::vector<config::FixStep> capabilitySteps(const health::CapabilityProposal& proposal, const ModelRef& ref,
                                             const config::OpenClawConfig& config);

//! Something the engine learned from a refusal, and the edit that makes the model's entry say it.
struct LearnedEdit {
    traffic::LearnedFlag flag;
    config::FixStep step;
};

//! What `records` (oldest first) learned of a provider's declared models and the file does not say, newest first, each key
//! once. What has no key in the file's generation is left out. Pure.
std::vector<LearnedEdit> learnedEdits(const std::deque<traffic::RequestRecord>& records, const ProviderId& provider,
                                      const config::OpenClawConfig& config);

} // namespace switchyard::items
