// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/remover.h"

#include "json5/layout.h"

#include <algorithm>

namespace switchyard::json5 {

namespace {

class Remover final
{
public:
    Remover(const ContainerLayout& layout, std::size_t index)
        : m_layout(layout)
        , m_index(index)
        , m_item(layout[index])
        , m_before(layout.gapBefore(index))
        , m_after(layout.gapBefore(index + 1))
    {
    }

    TextEdits run()
    {
        if (m_layout.size() == 1)
            removeOnly();
        else if (m_item.isCommaInGap || followsCommaInGap())
            removeAmongLeadingCommas();
        else if (m_index + 1 == m_layout.size())
            removeLast();
        else
            removeInner();
        return tidied();
    }

private:
    std::size_t itemBegin() const { return m_layout.begin(m_item.first); }
    std::size_t itemEnd() const { return m_layout.end(m_item.last); }
    //! Where the gap before starts: behind the previous item or the opening bracket.
    std::size_t beforeBegin() const { return m_layout.end(m_before.first - 1); }
    std::size_t afterEnd() const { return m_layout.begin(m_after.last); }
    bool followsCommaInGap() const { return m_index > 0 && m_layout[m_index - 1].isCommaInGap; }

    void cut(std::size_t begin, std::size_t end)
    {
        if (begin < end)
            m_edits.push_back({begin, end - begin, {}});
    }
    void cutToken(std::uint32_t token) { cut(m_layout.begin(token), m_layout.end(token)); }

    //! The item's own lines from their start to behind their line end. False when it shares them.
    bool cutWholeLines()
    {
        const std::uint32_t lineStart = m_layout.trailingLineEnd(m_before);
        const std::uint32_t lineEnd = m_layout.leadingLineEnd(m_after);
        if (lineStart == none || lineEnd == none)
            return false;
        cut(m_layout.end(lineStart), m_layout.end(lineEnd));
        return true;
    }

    void removeOnly()
    {
        if (m_item.isCommaInGap)
            cutToken(m_item.comma);
        if (m_layout.hasComment(m_before) || m_layout.hasComment(m_after)) {
            removeOnlyAmongComments();
            return;
        }
        // {} is how an empty container looks; on one line the padding is kept, so that adding again restores
        // it.
        const bool isTall = m_layout.hasLineEnd(m_before) || m_layout.hasLineEnd(m_after);
        cut(isTall ? beforeBegin() : itemBegin(), afterEnd());
    }

    void removeOnlyAmongComments()
    {
        if (cutWholeLines())
            return;
        const std::uint32_t lineStart = m_layout.trailingLineEnd(m_before);
        // Without a line comment before it, the line end is only there for the item.
        const bool mayJoin = lineStart != none && !followsLineComment(lineStart);
        cut(mayJoin ? m_layout.begin(lineStart) : itemBegin(), itemEnd());
    }

    bool followsLineComment(std::uint32_t lineEnd) const
    {
        return m_layout.tree().tokens[lineEnd - 1].kind == TokenKind::LineComment;
    }

    //! The item has a comma behind it on its line, and a next item.
    void removeInner()
    {
        if (cutWholeLines())
            return;
        if (m_layout.leadingLineEnd(m_after) != none)
            cut(beforeBegin(), itemEnd());
        else
            cut(itemBegin(), m_layout.hasComment(m_after) ? itemEnd() : afterEnd());
    }

    void removeLast()
    {
        if (m_item.comma == none)
            cutPreviousComma();
        if (cutWholeLines())
            return;
        const std::uint32_t lineStart = m_layout.trailingLineEnd(m_before);
        const bool hasLineComment = m_layout.endsWithLineComment(m_index - 1);
        if (!hasLineComment && !m_layout.hasComment(m_before))
            cut(beforeBegin(), itemEnd());
        else if (lineStart != none && !hasLineComment && !followsLineComment(lineStart))
            cut(m_layout.begin(lineStart), itemEnd());
        else
            cut(itemBegin(), itemEnd());
    }

    void cutPreviousComma()
    {
        const ItemLayout& previous = m_layout[m_index - 1];
        if (previous.isCommaInGap)
            cutToken(previous.comma);
        else
            cut(m_layout.end(previous.innerLast), m_layout.end(previous.comma));
    }

    //! Lists written with the comma at the start of the next item's line.
    void removeAmongLeadingCommas()
    {
        if (m_index == 0) {
            removeFirstBeforeComma();
            return;
        }
        const bool isLast = m_index + 1 == m_layout.size();
        if (followsCommaInGap() && !m_item.hasOwnComma() && !m_layout.hasComment(m_before)) {
            const bool needsLineEnd
                = m_layout.endsWithLineComment(m_index - 1) && m_layout.leadingLineEnd(m_after) == none;
            cut(needsLineEnd ? m_layout.begin(m_layout[m_index - 1].comma) : beforeBegin(), itemEnd());
            return;
        }
        cut(itemBegin(), itemEnd());
        if (m_item.isCommaInGap)
            cutToken(m_item.comma);
        else if (isLast && m_item.comma == none)
            cutPreviousComma();
    }

    void removeFirstBeforeComma()
    {
        if (!m_layout.hasComment(m_after)) {
            cut(itemBegin(), afterEnd());
            return;
        }
        cut(itemBegin(), itemEnd());
        cutToken(m_item.comma);
    }

    //! In order, with overlaps joined.
    TextEdits tidied()
    {
        std::sort(m_edits.begin(), m_edits.end(),
                  [](const TextEdit& a, const TextEdit& b) { return a.offset < b.offset; });
        TextEdits joined;
        for (const TextEdit& edit : m_edits) {
            if (!joined.empty() && edit.offset <= joined.back().offset + joined.back().length) {
                TextEdit& last = joined.back();
                last.length = std::max(last.length, edit.offset + edit.length - last.offset);
            } else {
                joined.push_back(edit);
            }
        }
        return joined;
    }

    const ContainerLayout& m_layout;
    std::size_t m_index;
    const ItemLayout& m_item;
    TokenRange m_before;
    TokenRange m_after;
    TextEdits m_edits;
};

} // namespace

TextEdits removeItem(const Tree& tree, std::uint32_t container, std::size_t index)
{
    const ContainerLayout layout(tree, container);
    return Remover(layout, index).run();
}

} // namespace switchyard::json5
