// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "shell/context.h"

namespace switchyard::pages {

//! Opens a sheet with everything a provider's server lists, for hundreds and thousands of models: search, only those in
//! memory, only those in use, choose all that are shown; one click writes the chosen ones with the context windows the
//! server has in force, as one undo entry.
void openImportSheet(const shell::Context& context, const ProviderId& provider);

} // namespace switchyard::pages
