// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/schema.h"

#include <utility>
#include <vector>

namespace switchyard::config {

//! Takes out what the newer OpenClaw forgives because it moves or drops the key while reading: context budgets at
//! providers and agents, and the discovery switch of its GitHub Copilot plugin. `root` is in the newer shape.
void forgiveLegacyKeys(std::vector<Violation>& violations, const Node& root);

} // namespace switchyard::config
