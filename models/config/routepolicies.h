// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/policy.h"
#include "routing/routingtable.h"

#include <string_view>
#include <utility>

namespace switchyard::config {

//! What the policy file says of a route, in the engine's terms, with the engine's own defaults where it says nothing.
routing::RoutePolicy routePolicyOf(const Policy& policy, std::string_view route);

} // namespace switchyard::config
