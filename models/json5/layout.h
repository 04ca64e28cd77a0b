// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/tree.h"

#include <cstdint>
#include <string_view>
#include <vector>

//! Which bytes belong to which item of a container, for the editor.
namespace switchyard::json5 {

//! Tokens [first, last), possibly none.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    bool isEmpty() const { return first >= last; }
};

//! An item with what belongs to it, as token indexes. In the order of the text: owned comments above it or
//! before it on its line, key and value, owned comments before the comma, the comma when it stands on the
//! same line, owned comments behind it.
struct ItemLayout {
    std::uint32_t node = none;
    std::uint32_t first = none; //!< The first owned comment, or coreFirst.
    std::uint32_t coreFirst = none; //!< The key, or the value of an array's item.
    std::uint32_t coreLast = none; //!< The end of the value, inclusive.
    std::uint32_t innerLast = none; //!< The last owned comment before the comma, or coreLast.
    std::uint32_t comma = none;
    bool isCommaInGap = false; //!< The comma stands on a later line, as where lists have leading commas.
    std::uint32_t last = none; //!< Inclusive: the last owned comment, the comma, or innerLast.

    bool hasOwnComma() const { return comma != none && !isCommaInGap; }
};

//! A container's items and the gaps between them. A gap holds spaces, line ends, comments that belong to no
//! item, and at times a comma.
class ContainerLayout final
{
public:
    ContainerLayout(const Tree& tree, std::uint32_t node);

    const Node& container() const { return m_tree.nodes[m_node]; }
    const std::vector<ItemLayout>& items() const { return m_items; }
    std::size_t size() const { return m_items.size(); }
    const ItemLayout& operator[](std::size_t i) const { return m_items[i]; }

    //! What stands before item `i`; `i == size()` gives what stands before the closing bracket. In an empty
    //! container `gapBefore(0)` is all of its inside.
    TokenRange gapBefore(std::size_t i) const;

    bool hasLineEnd(TokenRange range) const { return lastLineEnd(range) != none; }
    bool hasComment(TokenRange range) const;
    //! The last line end of a gap, or none.
    std::uint32_t lastLineEnd(TokenRange range) const;
    //! The line end that a gap starts with, spaces aside, or none.
    std::uint32_t leadingLineEnd(TokenRange range) const;
    //! The line end that is followed by nothing but spaces up to the end of the gap, or none.
    std::uint32_t trailingLineEnd(TokenRange range) const;
    //! Whether item `i` is the first thing on its line.
    bool startsLine(std::size_t i) const { return trailingLineEnd(gapBefore(i)) != none; }
    //! Whether the item's last token is a comment that runs to the end of its line.
    bool endsWithLineComment(std::size_t i) const;

    std::string_view text(TokenRange range) const;
    std::size_t begin(std::uint32_t token) const { return m_tree.tokens[token].offset; }
    std::size_t end(std::uint32_t token) const { return m_tree.tokens[token].end(); }
    const Tree& tree() const { return m_tree; }

private:
    TokenKind kindAt(std::uint32_t token) const { return m_tree.tokens[token].kind; }
    std::uint32_t headEnd() const;
    void findEnd(ItemLayout& item) const;
    void findEndBehindComma(ItemLayout& item) const;
    std::uint32_t findFirst(std::uint32_t coreFirst, std::uint32_t boundary, bool isBehindLeadingComma) const;

    const Tree& m_tree;
    std::uint32_t m_node;
    std::vector<ItemLayout> m_items;
};

} // namespace switchyard::json5
