// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/textedit.h"
#include "json5/tree.h"

#include <cstddef>
#include <cstdint>

namespace switchyard::json5 {

//! Moves item `from` of a container of a valid document so that it ends at index `to`; both are in range and
//! differ.
//!
//! The container is seen as slots, which keep their separators and what stands between them (blank lines,
//! comments of nobody), and contents, which are the items with their comments. Contents rotate through the
//! slots from `from` to `to`. Where a comment of a content needs a line end that its new slot lacks, one is
//! added, and dropped again when the content leaves, so that moving back restores the text.
TextEdits moveItem(const Tree& tree, std::uint32_t container, std::size_t from, std::size_t to);

} // namespace switchyard::json5
