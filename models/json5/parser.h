// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/tree.h"

namespace switchyard::json5 {

//! Makes the nodes of a tree from its tokens and reports what does not fit. Never gives up before the end of
//! the text unless the nesting is deeper than `maximumDepth`. Works on a stack of its own.
void buildNodes(Tree& tree);

} // namespace switchyard::json5
