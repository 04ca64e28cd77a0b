// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "shell/context.h"

namespace switchyard::pages {

//! Opens a sheet that finds out by small real requests what a declared model can do: first what that costs, then the
//! findings as they come, then the edit of the file they call for as a diff that one click writes, undoably. Closing it
//! ends a running check. Needs Services::capability.
void openCapabilitySheet(const shell::Context& context, const ModelRef& ref);

} // namespace switchyard::pages
