// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace switchyard::cli {

//! `switchyard check`: says what OpenClaw would refuse in a configuration, and what else is wrong or unwise in it. Exit
//! code 0 when OpenClaw accepts the file, 1 when it does not, 2 for a wrong option.
std::unique_ptr<Command> makeCheckCommand();

} // namespace switchyard::cli
