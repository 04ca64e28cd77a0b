// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace switchyard::cli {

//! `switchyard discover`: finds model servers on this computer, or on a host that is named.
std::unique_ptr<Command> makeDiscoverCommand();

} // namespace switchyard::cli
