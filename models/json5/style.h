// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/layout.h"
#include "json5/tree.h"

#include <cstdint>
#include <string>
#include <string_view>

//! How a document is written, so that new text looks like its neighbours.
namespace switchyard::json5 {

enum class KeyStyle : std::uint8_t { Unknown, Bare, Quoted };

//! Of a container's own items where they tell, else of the whole document, else what every JSON reader
//! accepts.
struct Style {
    std::string lineEnd = "\n";
    std::string unit = "  "; //!< One level of indentation.
    std::string colon = ": "; //!< Between key and value.
    std::string gap = " "; //!< Between a comma and the next item on the same line.
    std::string padding; //!< Inside the brackets of an object on one line.
    char quote = '"';
    KeyStyle keys = KeyStyle::Quoted;
    bool isOnOneLine = false; //!< The document's root container has no line end inside.
    bool hasInlineObjects = false; //!< Some object with members stands on one line.
    bool hasInlineArrays = true; //!< Some array of scalars does, or there is none at all.
    bool hasTrailingCommas = false; //!< Most containers on several lines end with a comma.
};

//! The style for new text inside `container`, or in the whole document when that is `none`.
Style styleFor(const Tree& tree, std::uint32_t container);

//! The spaces at the start of the line that holds `offset`.
std::string_view indentationAt(const Tree& tree, std::size_t offset);

//! A key as the style writes it.
std::string spellKey(std::string_view key, const Style& style);

} // namespace switchyard::json5
