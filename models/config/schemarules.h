// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/schema.h"

#include <utility>
#include <vector>

namespace switchyard::config {

//! The rules OpenClaw checks beyond what a JSON schema can say.
std::vector<Violation> checkRules(const Node& root, Generation generation);

} // namespace switchyard::config
