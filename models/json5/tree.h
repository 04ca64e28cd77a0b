// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/diagnostic.h"
#include "json5/token.h"
#include "json5/value.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

//! What a Document holds, for the json5 library itself; others use Document and Value.
namespace switchyard::json5 {

//! No token, or no node.
inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Node {
    ValueKind kind = ValueKind::Missing;
    bool isShadowed = false;
    std::uint32_t parent = none;
    std::uint32_t keyToken = none;
    std::uint32_t firstToken = none; //!< Of the value; the opening bracket of a container.
    std::uint32_t lastToken
        = none; //!< Of the value, inclusive; in unclosed containers the last token inside.
    std::uint32_t commaToken = none; //!< The comma behind the item.
    std::uint32_t firstChild = 0; //!< Into Tree::children.
    std::uint32_t childCount = 0;

    //! The first token of the whole item: its key's where it has one.
    std::uint32_t firstItemToken() const { return keyToken != none ? keyToken : firstToken; }
};

struct Tree {
    std::string text;
    std::vector<Token> tokens;
    std::vector<std::uint32_t> lineStarts; //!< Offsets; the first is 0.
    std::vector<Node> nodes; //!< A container before its items.
    std::vector<std::uint32_t> children; //!< Node indexes, the items of one container side by side.
    std::uint32_t root = none;
    std::vector<Diagnostic> diagnostics;
    std::size_t errorCount = 0;
    std::size_t warningCount = 0;

    std::string_view textOf(const Token& token) const
    {
        return std::string_view(text).substr(token.offset, token.length);
    }
    std::string_view textOf(std::uint32_t token) const { return textOf(tokens[token]); }
    TextLocation locationAt(std::size_t offset) const;
    void report(Severity severity, DiagnosticCode code, std::size_t offset, std::size_t length,
                std::string message, std::string fix);
};

//! Diagnostics kept of one document, for each severity; those after it are counted but not listed.
inline constexpr std::size_t maximumDiagnostics = 500;

//! Lets the library's own files look behind a Value.
struct ValueAccess {
    static const Tree* tree(const Value& value) { return value.m_tree; }
    static std::uint32_t node(const Value& value) { return value.m_node; }
    static Value make(const Tree* tree, std::uint32_t node) { return {tree, node}; }
};

} // namespace switchyard::json5
