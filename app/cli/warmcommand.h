// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace switchyard::cli {

//! `switchyard warm MODEL`: brings a model into its server's memory, or with --unload out of it.
std::unique_ptr<Command> makeWarmCommand();

} // namespace switchyard::cli
