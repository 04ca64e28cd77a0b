// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::json5 {

//! Replaces `length` bytes at `offset` of the original text by `text`.
struct TextEdit {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string text;

    friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

//! Edits of one text: ascending, not overlapping, all offsets in the original text.
using TextEdits = std::vector<TextEdit>;

//! The text with all edits made. Edits out of order, overlapping or past the end are a bug.
std::string apply(std::string_view text, const TextEdits& edits);

//! The edits that turn `apply(text, edits)` back into `text`, byte for byte.
TextEdits inverse(std::string_view text, const TextEdits& edits);

//! The one edit, or none, that turns `before` into `after`: what is left without the common start and end.
//! For commands made of several steps.
TextEdits difference(std::string_view before, std::string_view after);

} // namespace switchyard::json5
