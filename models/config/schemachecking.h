// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/schema.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace switchyard::config {

//! Everything in `root` that the schema does not allow, in the file's order, at most `limit`.
std::vector<Violation> violationsOf(const Schema::Data& schema, const Node& root, std::size_t limit);
//! The same as a yes or no, which stops at the first.
bool isAccepted(const Schema::Data& schema, const Node& root);

} // namespace switchyard::config
