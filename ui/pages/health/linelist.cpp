// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/linelist.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "wording/format.h"

#include <QPainter>
#include <QStyle>

namespace switchyard::pages {

using namespace theme;

namespace {
constexpr int iconColumn = 26;
constexpr int chipColumn = 116;
constexpr int leadColumn = 58;
} // namespace

LineList::LineList(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LineList::setLines(std::vector<Line> lines)
{
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    QStringList spoken;
    for (const Line& line : m_lines) {
        QStringList parts { line.lead, line.text, line.detail, line.second, line.chip, line.note2, line.note };
        parts.removeAll(QString());
        spoken.append(parts.join(QStringLiteral(", ")));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void LineList::setDense(bool dense)
{
    m_dense = dense;
    updateGeometry();
}

int LineList::heightOf(const Line& line) const
{
    if (m_dense)
        return scaled(24);
    return line.second.isEmpty() ? scaled(size::rowModel) : scaled(42);
}

QSize LineList::sizeHint() const
{
    int height = 0;
    for (const Line& line : m_lines)
        height += heightOf(line);
    return { 240, height };
}

void LineList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const auto end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight);
    int y = 0;
    for (const Line& line : m_lines) {
        const int height = heightOf(line);
        const auto visual = [&](int left, int width) {
            return QStyle::visualRect(layoutDirection(), rect(), QRect(left, y, width, height));
        };
        if (!m_dense && y > 0)
            painter.fillRect(0, y, width(), 1, t.hairlineList);
        int left = 0;
        if (!line.lead.isEmpty()) {
            painter.setFont(theme::font(Type::Body));
            painter.setPen(t.text2);
            const int wide = std::max(leadColumn, static_cast<int>(numberWidth(painter.font(), line.lead)) + 12);
            drawNumber(painter, visual(0, wide), static_cast<int>(start | Qt::AlignVCenter), line.lead);
            left = wide;
        }
        if (!line.icon.isEmpty()) {
            const int side = m_dense ? 12 : 16;
            const QRect cell = visual(left, side);
            paintIcon(painter, QRectF(cell.left(), y + (height - side) / 2.0, side, side), line.icon, t.ink(line.ink));
            left += m_dense ? 20 : iconColumn;
        }
        int right = width();
        const auto takeNote = [&](const QString& text, int minimum) {
            if (text.isEmpty())
                return;
            painter.setFont(theme::font(line.isMono && m_dense ? Type::MonoSmall : Type::Caption));
            painter.setPen(t.text2);
            const int wide = std::max(minimum, static_cast<int>(numberWidth(painter.font(), text)) + 2);
            drawNumber(painter, visual(right - wide, wide), static_cast<int>(end | Qt::AlignVCenter), text);
            right -= wide + 12;
        };
        takeNote(line.note, m_dense ? 48 : 0);
        takeNote(line.note2, 28);
        if (!line.chip.isEmpty()) {
            // Chips of all lines stand in one column, between text and note.
            const int chipLeft = std::max(left + 80, std::min(right - 90, width() * 49 / 100));
            widgets::Chip::paint(painter, visual(chipLeft, std::min(chipColumn, right - chipLeft)), line.chip, line.chipIcon,
                                 line.chipTone);
            right = chipLeft - 8;
        }
        painter.setPen(t.text);
        painter.setFont(theme::font(line.isMono ? (m_dense ? Type::MonoSmall : Type::Mono)
                                        : line.detail.isEmpty() ? Type::Body
                                                                : Type::BodyMedium));
        if (line.second.isEmpty()) {
            const int wide = std::min(right - left, QFontMetrics(painter.font()).horizontalAdvance(line.text) + 1);
            drawLine(painter, visual(left, wide), line.text, start);
            if (!line.detail.isEmpty() && right - left - wide > 40) {
                const int after = line.text.isEmpty() ? 0 : wide + 10;
                painter.setFont(theme::font(Type::Body));
                painter.setPen(t.text2);
                drawLine(painter, visual(left + after, right - left - after), line.detail, start);
            }
        } else {
            const QRect cell = visual(left, right - left);
            drawLine(painter, QRect(cell.left(), y + 3, cell.width(), 20), line.text, start);
            painter.setFont(theme::font(Type::Caption));
            painter.setPen(t.text2);
            drawLine(painter, QRect(cell.left(), y + 22, cell.width(), 16), line.second, start);
        }
        y += height;
    }
}

FactTiles::FactTiles(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactTiles::setFacts(std::vector<Fact> facts)
{
    if (facts == m_facts)
        return;
    m_facts = std::move(facts);
    QStringList spoken;
    for (const Fact& fact : m_facts)
        spoken.append(fact.name + QLatin1Char(' ') + fact.number + QLatin1Char(' ') + fact.unit);
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

QSize FactTiles::sizeHint() const
{
    return { 320, scaled(58) };
}

void FactTiles::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    widgets::paintBox(painter, rect(), radius::card, {}, t.hairline);
    if (m_facts.empty())
        return;
    const int each = width() / static_cast<int>(m_facts.size());
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        const Fact& fact = m_facts[i];
        const QRect logical(static_cast<int>(i) * each, 0, each, height());
        const QRect cell = QStyle::visualRect(layoutDirection(), rect(), logical).adjusted(12, 8, -6, -6);
        if (i > 0) {
            const QRect edge = QStyle::visualRect(layoutDirection(), rect(), QRect(logical.left(), 0, 1, height()));
            painter.fillRect(edge, t.hairline);
        }
        painter.setFont(theme::font(Type::Caption));
        painter.setPen(t.text2);
        drawLine(painter, QRect(cell.left(), cell.top(), cell.width(), 16), fact.name, start);
        const QRect below(cell.left(), cell.top() + 18, cell.width(), cell.height() - 18);
        const bool missing = fact.number.isEmpty();
        painter.setFont(theme::font(Type::Title));
        painter.setPen(missing ? t.text3 : t.text);
        const QString number = missing ? wording::dash() : fact.number;
        const qreal numberWide = numberWidth(painter.font(), number);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const QRectF numberRect(mirrored ? below.right() - numberWide : below.left(), below.top(), numberWide + 1, below.height());
        drawNumber(painter, numberRect, Qt::AlignLeft | Qt::AlignVCenter, number);
        if (missing)
            continue;
        painter.setFont(theme::font(Type::Caption));
        painter.setPen(t.text2);
        const QRectF unitRect = mirrored ? QRectF(below.left(), below.top() + 2, below.width() - numberWide - 4, below.height())
                                         : QRectF(below.left() + numberWide + 4, below.top() + 2,
                                                  below.width() - numberWide - 4, below.height());
        drawLine(painter, unitRect, fact.unit, start);
    }
}

} // namespace switchyard::pages
