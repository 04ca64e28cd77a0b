// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/document.h"
#include "json5/path.h"

#include <optional>
#include <string>
#include <vector>

namespace switchyard::json5 {

//! A value that both sides changed, each differently. Absent where a side has no such value.
struct MergeConflict {
    Path path;
    std::optional<std::string> base; //!< JSON, indented.
    std::optional<std::string> mine;
    std::optional<std::string> theirs;
};

//! Which side wins where both changed the same value.
enum class MergeSide { Mine, Theirs };

struct MergeResult {
    std::string text;
    std::vector<MergeConflict> conflicts;
};

//! Brings the changes from `base` to `mine` into `theirs`, value by value: objects are merged key by key,
//! arrays item by item while all three have the same length and as a whole otherwise. The text is that of
//! `theirs`, with its comments and layout, edited where only `mine` changed, and where both did by `winner`.
//! All three must be valid.
MergeResult merge(const Document& base, const Document& mine, const Document& theirs, MergeSide winner);

} // namespace switchyard::json5
