// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/document.h"
#include "json5/path.h"
#include "json5/style.h"

#include <span>
#include <string>
#include <string_view>

//! Lays out new values so that they look as if they had always been in the document.
namespace switchyard::json5 {

//! How the value that is being replaced was laid out, which new text follows.
enum class Shape { Unknown, Inline, Tall };

//! A new value as it was given, parsed. `document` is valid and has a root.
struct NewValue {
    Document document;
    //! Containers to make around the value, outermost first: an object for a key, an array for an index.
    std::span<const PathStep> wrapping;
};

//! The text to write. Lines after the first start with `indentation`.
std::string formatValue(const NewValue& value, const Style& style, std::string_view indentation, Shape shape);

} // namespace switchyard::json5
