// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "config/openclawconfig.h"

#include <vector>

namespace switchyard::config {
class ConfigSession;
}

namespace switchyard::items {

//! Whether a chain has these steps in this order.
bool isArranged(const config::ConfigSession& session, const config::ChainId& id, const std::vector<ModelRef>& wanted);

//! Carries out the next single command (a move, an insertion, a removal) on the way to `wanted`: what is not touched keeps
//! its line and its comment. Nothing to do: does nothing.
Result<void> arrangeStep(config::ConfigSession& session, const config::ChainId& id, const std::vector<ModelRef>& wanted);

//! Carries out all of them.
Result<void> arrangeChain(config::ConfigSession& session, const config::ChainId& id, const std::vector<ModelRef>& wanted);

} // namespace switchyard::items
