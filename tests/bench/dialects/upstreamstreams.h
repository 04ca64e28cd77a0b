// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/dialect.h"

#include <string>
#include <vector>

namespace switchyard::bench {

//! A long answer as an upstream of the dialect streams it, one event an element: `pieces` each of thought, text and
//! a call's arguments, a few letters at a time.
std::vector<std::string> upstreamStream(dialects::Dialect dialect, int pieces);

//! A Chat request of about `bytes`: a system text, ten tools, and turns with calls and results.
std::string chatRequest(std::size_t bytes);

} // namespace switchyard::bench
