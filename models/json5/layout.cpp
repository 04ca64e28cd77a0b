// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/layout.h"

namespace switchyard::json5 {

ContainerLayout::ContainerLayout(const Tree& tree, std::uint32_t node)
    : m_tree(tree)
    , m_node(node)
{
    m_items.reserve(container().childCount);
    std::uint32_t boundary = headEnd();
    for (std::uint32_t i = 0; i < container().childCount; ++i) {
        ItemLayout item;
        item.node = tree.children[container().firstChild + i];
        const Node& child = tree.nodes[item.node];
        item.coreFirst = child.firstItemToken();
        item.coreLast = child.lastToken;
        item.comma = child.commaToken;
        item.first = findFirst(item.coreFirst, boundary, !m_items.empty() && m_items.back().isCommaInGap);
        findEnd(item);
        boundary = (item.isCommaInGap ? item.comma : item.last) + 1;
        m_items.push_back(item);
    }
}

TokenRange ContainerLayout::gapBefore(std::size_t i) const
{
    const std::uint32_t first = i == 0 ? container().firstToken + 1 : m_items[i - 1].last + 1;
    return {first, i == m_items.size() ? container().lastToken : m_items[i].first};
}

//! Comments on the opening bracket's line speak about the container when a line end follows them.
std::uint32_t ContainerLayout::headEnd() const
{
    std::uint32_t token = container().firstToken + 1;
    std::uint32_t end = token;
    for (; m_tree.tokens[token].isTrivia() && kindAt(token) != TokenKind::LineEnd; ++token) {
        if (m_tree.tokens[token].isComment())
            end = token + 1;
    }
    return kindAt(token) == TokenKind::LineEnd ? end : container().firstToken + 1;
}

void ContainerLayout::findEnd(ItemLayout& item) const
{
    item.innerLast = item.coreLast;
    std::uint32_t token = item.coreLast + 1;
    for (; m_tree.tokens[token].isTrivia() && kindAt(token) != TokenKind::LineEnd; ++token) {
        if (m_tree.tokens[token].isComment())
            item.innerLast = token;
    }
    item.last = item.innerLast;
    if (item.comma == none)
        return;
    item.isCommaInGap = kindAt(token) == TokenKind::LineEnd;
    if (!item.isCommaInGap)
        findEndBehindComma(item);
}

void ContainerLayout::findEndBehindComma(ItemLayout& item) const
{
    item.last = item.comma;
    std::uint32_t lastComment = item.comma;
    std::uint32_t token = item.comma + 1;
    for (; m_tree.tokens[token].isTrivia() && kindAt(token) != TokenKind::LineEnd; ++token) {
        if (m_tree.tokens[token].isComment())
            lastComment = token;
    }
    // Comments that share the line with the next item belong to that one.
    if (kindAt(token) == TokenKind::LineEnd || token == container().lastToken)
        item.last = lastComment;
}

//! Upwards from the item: comments on its own line, then whole lines of comments up to a blank line. A comma
//! at the start of a line does not keep the comment behind it from being a line of comments.
std::uint32_t ContainerLayout::findFirst(std::uint32_t coreFirst, std::uint32_t boundary,
                                         bool isBehindLeadingComma) const
{
    std::uint32_t first = coreFirst;
    std::uint32_t lineFirst
        = coreFirst; // of the line being looked at, once something of it is known to be owned
    bool isOwnLine = true;
    bool lineHasComment = true;
    for (std::uint32_t token = coreFirst; token > boundary; --token) {
        const std::uint32_t before = token - 1;
        if (kindAt(before) == TokenKind::Whitespace)
            continue;
        if (kindAt(before) == TokenKind::LineEnd) {
            if (!lineHasComment)
                break;
            first = lineFirst;
            isOwnLine = false;
            lineHasComment = false;
            continue;
        }
        if (!m_tree.tokens[before].isComment())
            break;
        lineFirst = before;
        lineHasComment = true;
        if (isOwnLine)
            first = before;
    }
    return isBehindLeadingComma && lineHasComment ? lineFirst : first;
}

bool ContainerLayout::hasComment(TokenRange range) const
{
    for (std::uint32_t token = range.first; token < range.last; ++token) {
        if (m_tree.tokens[token].isComment())
            return true;
    }
    return false;
}

std::uint32_t ContainerLayout::lastLineEnd(TokenRange range) const
{
    for (std::uint32_t token = range.last; token > range.first; --token) {
        if (kindAt(token - 1) == TokenKind::LineEnd)
            return token - 1;
    }
    return none;
}

std::uint32_t ContainerLayout::leadingLineEnd(TokenRange range) const
{
    std::uint32_t token = range.first;
    while (token < range.last && kindAt(token) == TokenKind::Whitespace)
        ++token;
    return token < range.last && kindAt(token) == TokenKind::LineEnd ? token : none;
}

std::uint32_t ContainerLayout::trailingLineEnd(TokenRange range) const
{
    std::uint32_t token = range.last;
    while (token > range.first && kindAt(token - 1) == TokenKind::Whitespace)
        --token;
    return token > range.first && kindAt(token - 1) == TokenKind::LineEnd ? token - 1 : none;
}

bool ContainerLayout::endsWithLineComment(std::size_t i) const
{
    return kindAt(m_items[i].last) == TokenKind::LineComment;
}

std::string_view ContainerLayout::text(TokenRange range) const
{
    if (range.isEmpty())
        return {};
    return std::string_view(m_tree.text).substr(begin(range.first), end(range.last - 1) - begin(range.first));
}

} // namespace switchyard::json5
