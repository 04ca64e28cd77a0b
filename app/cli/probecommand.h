// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace switchyard::cli {

//! `switchyard probe`: checks every endpoint once, free of cost, and says how it is.
std::unique_ptr<Command> makeProbeCommand();

} // namespace switchyard::cli
