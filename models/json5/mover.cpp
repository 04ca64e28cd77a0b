// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/mover.h"

#include "json5/layout.h"
#include "json5/style.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::json5 {

namespace {

enum class CommaPlace { None, BehindItem, InGap };

class Mover final
{
public:
    Mover(const Tree& tree, std::uint32_t container, std::size_t from, std::size_t to)
        : m_tree(tree)
        , m_layout(tree, container)
        , m_from(from)
        , m_to(to)
        , m_first(std::min(from, to))
        , m_last(std::max(from, to))
        , m_freeGap(findFreeGap())
    {
    }

    TextEdits run()
    {
        replaceGap(m_first, gapText(m_first));
        for (std::size_t slot = m_first; slot <= m_last; ++slot) {
            const ItemLayout& old = m_layout[slot];
            replace(m_layout.begin(old.first), m_layout.end(old.last), contentText(slot));
            replaceGap(slot + 1, gapText(slot + 1));
        }
        return std::move(m_edits);
    }

private:
    //! The item that stands in a slot afterwards.
    std::size_t contentOf(std::size_t slot) const
    {
        if (slot < m_first || slot > m_last)
            return slot;
        if (slot == m_to)
            return m_from;
        return m_from < m_to ? slot + 1 : slot - 1;
    }

    void replace(std::size_t begin, std::size_t end, std::string text)
    {
        if (std::string_view(m_tree.text).substr(begin, end - begin) == text)
            return;
        if (!m_edits.empty() && m_edits.back().offset + m_edits.back().length == begin) {
            m_edits.back().length += end - begin;
            m_edits.back().text += text;
            return;
        }
        m_edits.push_back({begin, end - begin, std::move(text)});
    }

    //! `i` counts gaps: before item `i`, or before the closing bracket.
    void replaceGap(std::size_t i, std::string text)
    {
        const TokenRange gap = m_layout.gapBefore(i);
        const std::size_t begin = m_layout.end(gap.first - 1);
        replace(begin, begin + m_layout.text(gap).size(), std::move(text));
    }

    // Slots

    CommaPlace commaPlace(std::size_t slot) const
    {
        if (m_layout[slot].comma == none)
            return CommaPlace::None;
        return m_layout[slot].isCommaInGap ? CommaPlace::InGap : CommaPlace::BehindItem;
    }

    //! Spaces between the item, or its comment, and the comma.
    std::string_view spaceBeforeComma(std::size_t slot) const
    {
        return m_layout.text({m_layout[slot].innerLast + 1, m_layout[slot].comma});
    }

    // Contents

    std::string_view core(std::size_t item) const
    {
        return m_layout.text({m_layout[item].first, m_layout[item].coreLast + 1});
    }
    //! Comments between the value and the comma, with the spaces before them.
    std::string_view inner(std::size_t item) const
    {
        return m_layout.text({m_layout[item].coreLast + 1, m_layout[item].innerLast + 1});
    }
    //! Comments behind the comma, with the spaces before them.
    std::string_view outer(std::size_t item) const
    {
        const ItemLayout& layout = m_layout[item];
        return layout.hasOwnComma() ? m_layout.text({layout.comma + 1, layout.last + 1}) : std::string_view{};
    }

    //! Whether comments stand on lines above the item.
    bool startsWithCommentLine(std::size_t item) const
    {
        return m_layout.hasLineEnd({m_layout[item].first, m_layout[item].coreFirst});
    }

    //! Whether the item has a comment at the end of its line, which needs a line end behind it to stay the
    //! item's.
    bool endsLine(std::size_t item) const
    {
        const bool hasComment = m_tree.tokens[m_layout[item].last].isComment();
        return hasComment && m_layout.leadingLineEnd(m_layout.gapBefore(item + 1)) != none;
    }

    std::string contentText(std::size_t slot) const
    {
        const std::size_t item = contentOf(slot);
        const std::string head(core(item));
        const std::string before(inner(item));
        const std::string behind(outer(item));
        if (commaPlace(slot) != CommaPlace::BehindItem)
            return head + before + behind;
        const std::string comma = std::string(spaceBeforeComma(slot)) + ",";
        if (m_layout[item].hasOwnComma()) {
            const bool wouldJoinNext = !behind.empty() && !endsLine(item);
            return wouldJoinNext ? head + before + behind + comma : head + before + comma + behind;
        }
        // A last item without a comma does not tell on which side of it its comments belong: a line comment
        // can only be behind it, for others the neighbours decide.
        const std::size_t line = before.size() - lineCommentLength(item);
        const bool goBehind = endsLine(item) && hasBlockCommentsBehindCommas();
        return goBehind ? head + comma + before : head + before.substr(0, line) + comma + before.substr(line);
    }

    //! Length of the line comment, with the spaces before it, that ends the item's comments before the comma;
    //! else 0.
    std::size_t lineCommentLength(std::size_t item) const
    {
        const std::uint32_t last = m_layout[item].innerLast;
        if (m_tree.tokens[last].kind != TokenKind::LineComment)
            return 0;
        const bool hasSpace = m_tree.tokens[last - 1].kind == TokenKind::Whitespace;
        return m_layout.text({hasSpace ? last - 1 : last, last + 1}).size();
    }

    bool hasBlockCommentsBehindCommas() const
    {
        return std::any_of(m_layout.items().begin(), m_layout.items().end(), [this](const ItemLayout& item) {
            return item.hasOwnComma() && m_tree.tokens[item.last].kind == TokenKind::BlockComment;
        });
    }

    static bool startsWithLineEnd(std::string_view gap)
    {
        const std::size_t at = gap.find_first_not_of(" \t");
        return at != std::string_view::npos
            && (gap[at] == '\n' || gap[at] == '\r' || gap.substr(at, 3) == "\xE2\x80\xA8"
                || gap.substr(at, 3) == "\xE2\x80\xA9");
    }

    // Gaps

    //! Whether comments of the given items need a line end between them.
    bool forcesLineEnd(std::optional<std::size_t> before, std::optional<std::size_t> behind) const
    {
        return (before && endsLine(*before)) || (behind && startsWithCommentLine(*behind));
    }

    std::optional<std::size_t> itemBeforeGap(std::size_t gap) const
    {
        return gap == 0 ? std::nullopt : std::optional(gap - 1);
    }
    std::optional<std::size_t> itemBehindGap(std::size_t gap) const
    {
        return gap == m_layout.size() ? std::nullopt : std::optional(gap);
    }
    std::optional<std::size_t> contentBeforeGap(std::size_t gap) const
    {
        return gap == 0 ? std::nullopt : std::optional(contentOf(gap - 1));
    }
    std::optional<std::size_t> contentBehindGap(std::size_t gap) const
    {
        return gap == m_layout.size() ? std::nullopt : std::optional(contentOf(gap));
    }

    bool isForced(std::size_t gap) const { return forcesLineEnd(itemBeforeGap(gap), itemBehindGap(gap)); }
    bool needsLineEnd(std::size_t gap) const
    {
        return forcesLineEnd(contentBeforeGap(gap), contentBehindGap(gap));
    }

    //! Nothing but one line end and spaces.
    bool isSimple(std::size_t gap) const
    {
        const TokenRange range = m_layout.gapBefore(gap);
        const std::uint32_t lineEnd = m_layout.leadingLineEnd(range);
        return lineEnd != none && lineEnd == m_layout.trailingLineEnd(range);
    }

    //! A gap between items that no comment had a say in: one with a line end where there are both kinds. Or
    //! none.
    std::optional<std::size_t> findFreeGap() const
    {
        std::optional<std::size_t> found;
        for (std::size_t gap = 1; gap < m_layout.size(); ++gap) {
            if (isForced(gap))
                continue;
            if (m_layout.hasLineEnd(m_layout.gapBefore(gap)))
                return gap;
            found = found.value_or(gap);
        }
        return found;
    }

    bool isInlineBetweenItems() const
    {
        if (m_freeGap)
            return !m_layout.hasLineEnd(m_layout.gapBefore(*m_freeGap));
        return isForced(0) || !m_layout.hasLineEnd(m_layout.gapBefore(0));
    }

    std::string inlineGap() const
    {
        return m_freeGap ? std::string(m_layout.text(m_layout.gapBefore(*m_freeGap))) : style().gap;
    }

    //! Whether the gap's line end is there only for a comment that needs it.
    bool isOnlyForComment(std::size_t gap) const
    {
        if (!isForced(gap) || !isSimple(gap))
            return false;
        if (gap > 0 && gap < m_layout.size())
            return isInlineBetweenItems();
        const std::size_t opposite = gap == 0 ? m_layout.size() : 0;
        const bool isOppositeInline = isForced(opposite) ? isInlineBetweenItems()
                                                         : !m_layout.hasLineEnd(m_layout.gapBefore(opposite));
        if (gap == 0 || isOppositeInline)
            return isOppositeInline;
        // A closing bracket at the items' own indentation was pushed there by a comment.
        const std::string_view closing = indentationBehind(m_layout.gapBefore(gap));
        return !closing.empty() && closing == indentationBehind(m_layout.gapBefore(gap - 1));
    }

    std::string_view indentationBehind(TokenRange gap) const
    {
        const std::uint32_t lineEnd = m_layout.lastLineEnd(gap);
        return lineEnd == none ? std::string_view{} : m_layout.text({lineEnd + 1, gap.last});
    }

    //! What stands in the gap whichever items are beside it.
    std::string ownGapText(std::size_t gap) const
    {
        if (!isOnlyForComment(gap))
            return std::string(m_layout.text(m_layout.gapBefore(gap)));
        return gap == 0 || gap == m_layout.size() ? std::string{} : inlineGap();
    }

    std::string gapText(std::size_t gap) const
    {
        std::string own = ownGapText(gap);
        if (!needsLineEnd(gap) || isGoodLineEnd(gap, own))
            return own;
        const auto before = contentBeforeGap(gap);
        const auto behind = contentBehindGap(gap);
        if (before && endsLine(*before) && isSimple(*before + 1))
            return std::string(m_layout.text(m_layout.gapBefore(*before + 1)));
        if (behind && startsWithCommentLine(*behind) && isSimple(*behind))
            return std::string(m_layout.text(m_layout.gapBefore(*behind)));
        if (m_layout.leadingLineEnd(m_layout.gapBefore(gap)) != none)
            return std::string(m_layout.text(m_layout.gapBefore(gap)));
        const Style look = style();
        const std::size_t open = m_layout.begin(m_layout.container().firstToken);
        return look.lineEnd + std::string(indentationAt(m_tree, open)) + look.unit + withComma(own);
    }

    //! Where a gap holds the comma, the line end goes before it.
    static std::string withComma(const std::string& gap)
    {
        const std::size_t comma = gap.find(',');
        return comma == std::string::npos ? std::string{} : gap.substr(comma);
    }

    //! A comment behind an item needs the line end right behind it, lines of comments need one before them.
    bool isGoodLineEnd(std::size_t gap, std::string_view text) const
    {
        const TokenRange range = m_layout.gapBefore(gap);
        if (text != m_layout.text(range))
            return startsWithLineEnd(text);
        const auto before = contentBeforeGap(gap);
        if (before && endsLine(*before) && m_layout.leadingLineEnd(range) == none)
            return false;
        const std::uint32_t lineEnd = m_layout.lastLineEnd(range);
        return lineEnd != none && !m_layout.hasComment({lineEnd, range.last});
    }

    const Style& style() const
    {
        if (!m_style)
            m_style = styleFor(m_tree, none);
        return *m_style;
    }

    const Tree& m_tree;
    ContainerLayout m_layout;
    std::size_t m_from;
    std::size_t m_to;
    std::size_t m_first;
    std::size_t m_last;
    std::optional<std::size_t> m_freeGap;
    TextEdits m_edits;
    mutable std::optional<Style> m_style;
};

} // namespace

TextEdits moveItem(const Tree& tree, std::uint32_t container, std::size_t from, std::size_t to)
{
    return Mover(tree, container, from, to).run();
}

} // namespace switchyard::json5
