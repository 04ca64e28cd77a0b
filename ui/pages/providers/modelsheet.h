// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "shell/context.h"

namespace switchyard::pages {

//! Opens a small sheet with the fields of one model: id (only for a new one), alias, name, context window, output limit,
//! kinds of input. An empty model id adds one. Saving is one undoable edit.
void openModelSheet(const shell::Context& context, const ModelRef& ref);

} // namespace switchyard::pages
