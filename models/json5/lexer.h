// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/tree.h"

namespace switchyard::json5 {

//! Fills `tokens` and `lineStarts` of a tree from its text, and reports what is wrong inside strings and
//! comments. What is wrong with words and numbers depends on where they stand and is left to the parser.
void tokenize(Tree& tree);

} // namespace switchyard::json5
