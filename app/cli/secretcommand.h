// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace switchyard::cli {

//! `switchyard secret get`: hands keys of the keychain to OpenClaw, never asking anybody.
std::unique_ptr<Command> makeSecretCommand();

} // namespace switchyard::cli
