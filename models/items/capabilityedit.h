// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "config/diagnostic.h"
#include "health/capabilities.h"

#include <vector>

namespace switchyard::config {
struct OpenClawConfig;
}

namespace switchyard::items {

//! The edits that make a declared model's entry say what a capability check proved, and nothing that it says already.
//! Keys that the file's generation rejects are left out. Empty for a model that is not declared. Pure.
std::vector<config::FixStep> capabilitySteps(const health::CapabilityProposal& proposal, const ModelRef& ref,
                                             const config::OpenClawConfig& config);

} // namespace switchyard::items
