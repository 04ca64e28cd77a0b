// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/inserter.h"

#include "json5/layout.h"
#include "json5/style.h"

#include <string_view>

namespace switchyard::json5 {

namespace {

class Inserter final
{
public:
    Inserter(const Tree& tree, std::uint32_t container, std::size_t index, const std::string* key,
             const NewValue& value)
        : m_tree(tree)
        , m_layout(tree, container)
        , m_style(styleFor(tree, container))
        , m_index(index)
        , m_key(key)
        , m_value(value)
    {
    }

    TextEdits run()
    {
        if (m_layout.size() == 0)
            insertFirst();
        else if (m_index == m_layout.size())
            append();
        else
            insertBefore();
        return std::move(m_edits);
    }

private:
    void put(std::size_t offset, std::string text) { m_edits.push_back({offset, 0, std::move(text)}); }

    //! Key, colon and value; further lines of the value start with `indentation`.
    std::string item(std::string_view indentation) const
    {
        const std::string value = formatValue(m_value, m_style, indentation, Shape::Unknown);
        return m_key ? spellKey(*m_key, m_style) + m_style.colon + value : value;
    }

    //! The spaces between the start of the line and the given token, which is the first on its line.
    std::string_view indentationOf(std::uint32_t token) const
    {
        return token > 0 && m_tree.tokens[token - 1].kind == TokenKind::Whitespace ? m_tree.textOf(token - 1)
                                                                                   : std::string_view{};
    }

    std::string_view containerIndentation() const
    {
        return indentationAt(m_tree, m_layout.begin(m_layout.container().firstToken));
    }

    std::string innerIndentation() const { return std::string(containerIndentation()) + m_style.unit; }

    //! A line end to copy. U+2028 and U+2029 end lines too, but nobody wants more of them.
    std::string lineEndLike(std::uint32_t token) const
    {
        const std::string_view text = m_tree.textOf(token);
        return text.size() < 3 ? std::string(text) : m_style.lineEnd;
    }

    // An empty container

    void insertFirst()
    {
        const TokenRange inside = m_layout.gapBefore(0);
        if (m_layout.hasLineEnd(inside))
            insertFirstOnLine(inside);
        else if (m_layout.hasComment(inside))
            insertFirstBehindComment(inside);
        else if (inside.isEmpty() && wantsLines())
            insertFirstSpread();
        else
            insertFirstInline(inside);
    }

    //! Right below the opening bracket's line: a comment further down must not become the new item's.
    void insertFirstOnLine(TokenRange inside)
    {
        std::uint32_t lineEnd = inside.first;
        while (m_tree.tokens[lineEnd].kind != TokenKind::LineEnd)
            ++lineEnd;
        const std::string indentation = firstIndentation(inside, lineEnd);
        put(m_layout.end(lineEnd), indentation + item(indentation) + trailingComma() + lineEndLike(lineEnd));
    }

    std::string firstIndentation(TokenRange inside, std::uint32_t lineEnd) const
    {
        for (std::uint32_t token = lineEnd + 1; token < inside.last; ++token) {
            const bool startsLine = m_tree.tokens[token - 1].kind != TokenKind::Whitespace
                || m_tree.tokens[token - 2].kind == TokenKind::LineEnd;
            if (m_tree.tokens[token].isComment() && startsLine)
                return std::string(indentationOf(token));
        }
        return innerIndentation();
    }

    //! On a line of its own, so that the comment stays the container's.
    void insertFirstBehindComment(TokenRange inside)
    {
        std::uint32_t last = inside.last - 1;
        while (!m_tree.tokens[last].isComment())
            --last;
        const std::string indentation = innerIndentation();
        put(m_layout.end(last), m_style.lineEnd + indentation + item(indentation));
    }

    bool wantsLines() const
    {
        if (m_style.isOnOneLine)
            return false;
        if (m_layout.container().kind == ValueKind::Object)
            return true;
        const bool isScalar = m_value.wrapping.empty() && !m_value.document.root().isContainer();
        return !isScalar || !m_style.hasInlineArrays;
    }

    void insertFirstSpread()
    {
        const std::string indentation = innerIndentation();
        put(m_layout.begin(m_layout.container().lastToken),
            m_style.lineEnd + indentation + item(indentation) + trailingComma() + m_style.lineEnd
                + std::string(containerIndentation()));
    }

    //! With the same spaces on both sides, so that removing the item again leaves what was there.
    void insertFirstInline(TokenRange inside)
    {
        put(m_layout.begin(m_layout.container().lastToken),
            item(containerIndentation()) + std::string(m_layout.text(inside)));
    }

    std::string trailingComma() const { return m_style.hasTrailingCommas ? "," : ""; }

    // At the end

    void append()
    {
        const std::size_t lastIndex = m_layout.size() - 1;
        const ItemLayout& last = m_layout[lastIndex];
        const TokenRange tail = m_layout.gapBefore(m_layout.size());
        if (last.isCommaInGap) {
            put(m_layout.end(last.comma), " " + item(innerIndentation()) + commaOnNewLine(last));
            return;
        }
        if (lastIndex > 0 && m_layout[lastIndex - 1].isCommaInGap && last.comma == none) {
            put(m_layout.end(last.last), leadingCommaGap(lastIndex) + item(innerIndentation()));
            return;
        }
        if (last.comma == none)
            addComma(lastIndex);
        appendBehind(lastIndex, tail, last.comma != none ? "," : "");
    }

    //! A line end and a comma like those behind an item whose comma stands on the next line.
    std::string commaOnNewLine(const ItemLayout& like) const
    {
        const TokenRange gap{like.last + 1, like.comma + 1};
        if (!m_layout.hasComment(gap))
            return std::string(m_layout.text(gap));
        return m_style.lineEnd + std::string(lineIndentation(like.comma)) + ",";
    }

    //! Where the comma goes tells which item a comment behind it belongs to.
    void addComma(std::size_t lastIndex)
    {
        const ItemLayout& last = m_layout[lastIndex];
        const bool isInline = m_layout.leadingLineEnd(m_layout.gapBefore(m_layout.size())) == none
            && !m_layout.startsLine(lastIndex);
        put(m_layout.end(isInline ? last.innerLast : last.coreLast), ",");
    }

    void appendBehind(std::size_t lastIndex, TokenRange tail, const std::string& comma)
    {
        const ItemLayout& last = m_layout[lastIndex];
        const bool startsLine = m_layout.startsLine(lastIndex);
        const std::uint32_t lineEnd = m_layout.leadingLineEnd(tail);
        const bool staysOnLine = !startsLine && !m_tree.tokens[last.last].isComment();
        if (staysOnLine) {
            put(m_layout.end(last.last), gapOnLine(lastIndex) + item(containerIndentation()) + comma);
            return;
        }
        const std::string indentation
            = startsLine ? std::string(indentationOf(last.first)) : indentationBelow(last.first);
        if (lineEnd != none) {
            put(m_layout.end(lineEnd), indentation + item(indentation) + comma + lineEndLike(lineEnd));
            return;
        }
        // A comment before the comma leaves the line usable, one behind it would become the new item's.
        if (!startsLine && last.innerLast == last.last) {
            put(m_layout.end(last.last), gapOnLine(lastIndex) + item(containerIndentation()) + comma);
            return;
        }
        const std::string newLine = startsLine
            ? lineEndLike(m_layout.trailingLineEnd(m_layout.gapBefore(lastIndex)))
            : m_style.lineEnd;
        put(m_layout.end(last.last), newLine + indentation + item(indentation) + comma);
    }

    std::string_view lineIndentation(std::uint32_t token) const
    {
        return indentationAt(m_tree, m_layout.begin(token));
    }

    //! For a new line below one that does not start with an item.
    std::string indentationBelow(std::uint32_t token) const
    {
        const std::size_t open = m_layout.begin(m_layout.container().firstToken);
        const bool isOpeningLine
            = m_tree.locationAt(open).line == m_tree.locationAt(m_layout.begin(token)).line;
        return isOpeningLine ? innerIndentation() : std::string(lineIndentation(token));
    }

    //! What stands between a comma and the next item where both are on one line.
    std::string gapOnLine(std::size_t near) const
    {
        for (const std::size_t i : {near, near + 1}) {
            const TokenRange gap = m_layout.gapBefore(i);
            if (i > 0 && i < m_layout.size() && !m_layout.hasLineEnd(gap))
                return std::string(m_layout.text(gap));
        }
        return m_style.gap;
    }

    //! The line end, comma and space between item `i` and the one before it.
    std::string leadingCommaGap(std::size_t i) const
    {
        const TokenRange gap = m_layout.gapBefore(i);
        if (!m_layout.hasComment(gap))
            return std::string(m_layout.text(gap));
        return m_style.lineEnd
            + std::string(lineIndentation(m_layout[i].comma != none ? m_layout[i].comma : m_layout[i].first))
            + ", ";
    }

    // Before another item

    void insertBefore()
    {
        const ItemLayout& next = m_layout[m_index];
        const bool hasLeadingComma = m_index > 0 ? m_layout[m_index - 1].isCommaInGap : next.isCommaInGap;
        if (hasLeadingComma) {
            const std::string gap = m_layout.size() == 1
                ? commaOnNewLine(next) + ' '
                : leadingCommaGap(m_index > 0 ? m_index : m_index + 1);
            put(m_layout.begin(next.first), item(innerIndentation()) + gap);
            return;
        }
        const std::uint32_t lineStart = m_layout.trailingLineEnd(m_layout.gapBefore(m_index));
        if (lineStart == none) {
            put(m_layout.begin(next.first), item(lineIndentation(next.first)) + "," + gapOnLine(m_index));
            return;
        }
        const std::string indentation(indentationOf(next.first));
        put(m_layout.end(lineStart), indentation + item(indentation) + "," + lineEndLike(lineStart));
    }

    const Tree& m_tree;
    ContainerLayout m_layout;
    Style m_style;
    std::size_t m_index;
    const std::string* m_key;
    const NewValue& m_value;
    TextEdits m_edits;
};

} // namespace

TextEdits insertItem(const Tree& tree, std::uint32_t container, std::size_t index, const std::string* key,
                     const NewValue& value)
{
    return Inserter(tree, container, index, key, value).run();
}

} // namespace switchyard::json5
