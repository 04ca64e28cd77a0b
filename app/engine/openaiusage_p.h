// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "traffic/requestrecord.h"

#include <simdjson.h>

#include <optional>

namespace switchyard::engine {

//! The `usage` object of an OpenAI answer, read where it stands; nothing when it holds no numbers.
std::optional<traffic::Usage> readOpenAiUsage(simdjson::ondemand::object usage);

} // namespace switchyard::engine
