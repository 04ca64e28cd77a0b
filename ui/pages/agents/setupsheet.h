// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

namespace switchyard::pages {

//! Opens the sheet with the set-up checklist, which ticks itself, and the recipes, each shown as a change of the file
//! before it is made.
void openSetUp(const shell::Context& context);

} // namespace switchyard::pages
