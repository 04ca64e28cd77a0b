// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/policy.h"
#include "ports/healthport.h"

#include <optional>
#include <utility>
#include <vector>

namespace switchyard {

//! The policy's rules about models to keep in memory, as the health service takes them.
std::vector<std::pair<ModelRef, ports::KeepWarmRule>> keepWarmRules(const config::Policy& policy);

//! A rule as the policy keeps it; nothing for one that is off.
std::optional<config::KeepWarm> policyRule(const ModelRef& model, const ports::KeepWarmRule& rule);

} // namespace switchyard
