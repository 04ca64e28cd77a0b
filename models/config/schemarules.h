// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/schema.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Whether a roster's single `default: true` marker was taken out before the check.
enum class DefaultMarkers : std::uint8_t { Untouched, TakenOut };

//! The rules OpenClaw checks beyond what a JSON schema can say, on a tree in the newer shape. `home` stands for a leading
//! `~` in paths; empty when unknown.
std::vector<Violation> checkRules(const Node& root, Generation generation, const std::string& home = {},
                                  DefaultMarkers markers = DefaultMarkers::Untouched);

} // namespace switchyard::config
