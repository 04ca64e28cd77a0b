// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "json5/document.h"
#include "json5/path.h"
#include "json5/textedit.h"

#include <cstddef>
#include <string_view>

//! Changes to a document as text edits that touch nothing but the item concerned and one separator.
//!
//! Comments belong to items: comment lines directly above an item and a comment behind it on its line travel
//! with it and go with it; a blank line ends ownership. Comments on the line of an opening bracket, and those
//! that stand alone, stay where they are. New text copies its neighbours' indentation, line ends, quotes, key
//! style, separators and trailing comma.
//!
//! `valueText` is the JSON5 text of one value. A scalar is written as given; a container that was given on
//! several lines keeps its lines and comments and is shifted to its new indentation; one given on a single
//! line is laid out like its neighbours.
//!
//! Errors: Syntax when the document or `valueText` is not JSON5, NotFound when a path leads nowhere (the
//! message says how far it came), InvalidArgument when the operation does not fit what is there,
//! AlreadyExists for a taken key, LimitExceeded when the result would be too deep or too large. Never
//! partial: no edits with an error. An operation that changes nothing gives no edits.
namespace switchyard::json5::editor {

//! Replaces the value at `path`, or adds it at the end of its object or array; makes missing parents (objects
//! for keys, arrays for index 0). Of duplicate keys the last one is replaced.
Result<TextEdits> set(const Document& document, const Path& path, std::string_view valueText);

//! Puts an item before the item now at `index` of an array; `index` equal to its size appends.
Result<TextEdits> insert(const Document& document, const Path& array, std::size_t index,
                         std::string_view valueText);

//! Puts a new member before the member now at `index` of an object; `index` equal to its size appends.
Result<TextEdits> insertMember(const Document& document, const Path& object, std::size_t index,
                               std::string_view key, std::string_view valueText);

//! Removes an item, or a member with all of its duplicates. The root cannot be removed.
Result<TextEdits> remove(const Document& document, const Path& path);

//! Gives a member another key, its duplicates too, and keeps its place and its quoting where the new key
//! allows.
Result<TextEdits> renameKey(const Document& document, const Path& path, std::string_view newKey);

//! Moves an item within an array so that it ends at index `to`. Blank lines and comments that belong to no
//! item keep their places between the items.
Result<TextEdits> move(const Document& document, const Path& array, std::size_t from, std::size_t to);

} // namespace switchyard::json5::editor
