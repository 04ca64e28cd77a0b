// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "delegates/healthcard.h"

#include "delegates/sparkpainting.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "wording/format.h"

#include <QCoreApplication>
#include <QPainter>

namespace switchyard::delegates {

using namespace theme;

namespace {

constexpr int smallestCell = 300;
constexpr int gap = 12;
constexpr int pad = 14;
constexpr int tileSide = 36;
constexpr int beatsWidth = 148;
constexpr int beatsHeight = 20;
constexpr int markSide = 16;

//! Gives lupdate the context of the texts below.
class Words {
    Q_DECLARE_TR_FUNCTIONS(HealthCard)
};

QString factName(HealthColumn column)
{
    switch (column) {
    case HealthColumn::P50:
        return Words::tr("p50");
    case HealthColumn::P95:
        return Words::tr("p95");
    case HealthColumn::FirstToken:
        return Words::tr("1st token", "over a number: time to the first token");
    default:
        return Words::tr("tok/s", "over a number: tokens a second");
    }
}

} // namespace

HealthCardGrid healthCardGrid(int listWidth, Qt::LayoutDirection direction)
{
    const int columns = std::max(1, listWidth / scaled(smallestCell));
    return { QSize(listWidth / columns, scaled(168) + gap), columns, direction };
}

HealthCardPlaces healthCardPlaces(const QRect& cell, const HealthCardGrid& grid)
{
    HealthCardPlaces places;
    // The last card of a line ends where the list ends: cells are equal, the gaps lie within.
    const int fromLeft = cell.width() > 0 ? std::clamp((cell.left() + cell.width() / 2) / cell.width(), 0, grid.columns - 1) : 0;
    const int column = grid.direction == Qt::RightToLeft ? grid.columns - 1 - fromLeft : fromLeft;
    const int width = cell.width() - gap + gap / grid.columns;
    places.card = QRect(cell.left() + column * gap / grid.columns, cell.top(), width, cell.height() - gap);
    const QRect inside = places.card.adjusted(pad, pad, -pad, -pad);
    const int line = lineHeight(Type::Strong);
    places.tile = QRect(inside.left(), inside.top(), tileSide, tileSide);
    const int rankWidth = scaled(44);
    const int textLeft = places.tile.right() + 1 + 12;
    const int textWidth = std::max(0, inside.right() + 1 - rankWidth - 4 - textLeft);
    places.name = QRect(textLeft, inside.top() - 1, textWidth, line);
    places.model = QRect(textLeft, inside.top() + line - 1, textWidth + rankWidth, lineHeight(Type::Mono) - 2);
    places.rank = QRect(inside.right() + 1 - rankWidth + 8, inside.top(), rankWidth - 8, 20);
    int y = inside.top() + std::max(tileSide, 2 * line) + 8;
    places.state = QRect(inside.left(), y, inside.width(), line);
    y += line + 8;
    places.beats = QRect(inside.left(), y, std::min(beatsWidth, inside.width()), beatsHeight);
    const int sparkLeft = places.beats.right() + 1 + 14;
    places.sparkline = QRect(sparkLeft, y - 2, inside.right() + 1 - sparkLeft, beatsHeight + 2);
    y += beatsHeight + 10;
    const int each = inside.width() / static_cast<int>(places.facts.size());
    for (std::size_t i = 0; i < places.facts.size(); ++i)
        places.facts[i] = QRect(inside.left() + static_cast<int>(i) * each, y, each, inside.bottom() + 1 - y);
    return places;
}

void paintHealthCard(const HealthParts& parts, const HealthCardPlaces& places, const health::Beats& beats,
                     const health::Sparkline& sparkline, bool showsActions)
{
    QPainter& painter = parts.painter;
    const Tokens& t = parts.t;
    const QColor fill = parts.isSelected() ? t.selected : parts.isHovered() ? t.hover : t.card;
    const QRect card = parts.visual(places.card);
    widgets::paintBox(painter, card, radius::card, fill, parts.isSelected() ? t.selectedOutline : t.hairline);
    if (parts.stand.isServing()) {
        painter.save();
        painter.setClipRect(parts.visual(QRect(places.card.left(), places.card.top(), 3, places.card.height())));
        widgets::paintBox(painter, card, radius::card, t.accent, {});
        painter.restore();
    }
    parts.paintTile(places.tile, false);
    QRect name = places.name;
    paintMark(painter, parts.visual(QRect(name.left(), name.center().y() - markSide / 2 + 1, markSide, markSide)),
              markName(parts.facts.family, wording::fromUtf8(parts.ref.provider.value())), parts.facts.name, t.text2);
    name.setLeft(name.left() + markSide + 7);
    painter.setFont(font(Type::Strong));
    painter.setPen(t.text);
    drawLine(painter, parts.visual(name), parts.facts.name, parts.start());
    painter.setFont(font(Type::Mono));
    painter.setPen(t.text3);
    drawLine(painter, parts.visual(places.model), wording::fromUtf8(parts.ref.model), parts.start());
    parts.paintRank(places.rank);
    parts.paintState(places.state, true);
    paintBeats(painter, parts.visual(places.beats), beats, beatsHeight);
    const bool faded = parts.isWeak() || health::usability(parts.health.status) == health::Usability::No;
    if (places.sparkline.width() > 30)
        paintSparkline(painter, QRectF(parts.visual(places.sparkline)), sparkline, faded);
    if (showsActions)
        return;
    constexpr std::array columns { HealthColumn::P50, HealthColumn::P95, HealthColumn::FirstToken, HealthColumn::TokenRate };
    const int caption = lineHeight(Type::Caption);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const QRect& cell = places.facts[i];
        painter.setFont(font(Type::Caption));
        painter.setPen(t.text2);
        drawLine(painter, parts.visual(QRect(cell.left(), cell.top(), cell.width() - 4, caption)), factName(columns[i]), parts.start());
        QRect number(cell.left(), cell.top() + caption, cell.width() - 4, lineHeight(Type::Body));
        if (parts.isAwaited()) {
            number.setWidth(28);
            parts.paintSkeleton(number, 28);
            continue;
        }
        const QString text = numberText(parts.health, columns[i], parts.now);
        painter.setFont(font(Type::BodyMedium));
        painter.setPen(text.isEmpty() || parts.isWeak() ? t.text3 : t.text);
        drawNumber(painter, parts.visual(number), static_cast<int>(parts.start() | Qt::AlignVCenter),
                   text.isEmpty() ? wording::dash() : text);
    }
}

} // namespace switchyard::delegates
