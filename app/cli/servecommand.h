// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace switchyard::cli {

//! `switchyard serve`: the routing engine without a window.
std::unique_ptr<Command> makeServeCommand();

} // namespace switchyard::cli
