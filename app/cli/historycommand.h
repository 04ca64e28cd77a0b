// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace switchyard::cli {

//! `switchyard history`: what was measured, from the history's file.
std::unique_ptr<Command> makeHistoryCommand();

} // namespace switchyard::cli
