// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/policy.h"

#include <array>
#include <string_view>
#include <utility>

namespace switchyard::config {

//! The words of a policy file.
inline constexpr std::array<std::pair<Budget, std::string_view>, 5> budgetNames {{
    {Budget::Connect, "connect"},
    {Budget::FirstToken, "firstToken"},
    {Budget::LastFirstToken, "lastFirstToken"},
    {Budget::Gap, "gap"},
    {Budget::Total, "total"},
}};

inline constexpr std::array<std::pair<ColdPolicy, std::string_view>, 4> coldNames {{
    {ColdPolicy::Auto, "auto"},
    {ColdPolicy::Wait, "wait"},
    {ColdPolicy::Shield, "shield"},
    {ColdPolicy::Hedge, "hedge"},
}};

//! The policy's own field for a budget.
std::optional<std::chrono::milliseconds>& budgetOf(RoutePolicy& policy, Budget budget);

} // namespace switchyard::config
