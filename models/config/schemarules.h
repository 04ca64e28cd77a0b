// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/schema.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Whether a roster's single `default: true` marker was taken out before the check.
enum class DefaultMarkers : std::uint8_t { Untouched, TakenOut };

//! The rules OpenClaw checks beyond what a JSON schema can say, on a tree in the newer shape.
std::vector<Violation> checkRules(const Node& root, Generation generation,
                                  DefaultMarkers markers = DefaultMarkers::Untouched);

} // namespace switchyard::config
