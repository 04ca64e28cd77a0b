// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "delegates/healthcolumns.h"

#include "theme/metrics.h"
#include "theme/type.h"

#include <QStringList>

#include <algorithm>

namespace switchyard::delegates {

using namespace theme;

namespace {

using Widths = std::array<int, healthColumnCount>;

constexpr int edge = 16;
constexpr int afterTile = 12;
constexpr int beforeState = 8;
constexpr int shortBeats = 98; // 20 of the 30
constexpr int smallestWidth = 32;
constexpr int largestWidth = 320;

//! Of one style.
struct Measures {
    int tile;
    Widths widths;
    int smallestText; //!< Of name, and of state where that is a column of its own.
    int smallestWithoutId;
};

//                                 rank beats spark p50 p95 p99 first tok/s load checked
constexpr Measures roomy { 36, { 40, 148, 64, 56, 52, 56, 60, 42, 60, 64 }, 212, 150 };
constexpr Measures compact { 16, { 40, 148, 76, 64, 60, 60, 64, 52, 60, 64 }, 350, 250 };
constexpr Measures dense { 16, { 40, 148, 84, 64, 60, 60, 64, 52, 60, 64 }, 340, 250 };
//! Room left of each column.
constexpr Widths before { 8, 8, 16, 4, 4, 4, 4, 4, 4, 4 };

constexpr std::size_t at(HealthColumn column)
{
    return static_cast<std::size_t>(column);
}

const Measures& measuresOf(RowStyle style)
{
    return style == RowStyle::Roomy ? roomy : style == RowStyle::Compact ? compact : dense;
}

//! Numbers grow with the font, pictures do not.
bool isPicture(std::size_t column)
{
    return column == at(HealthColumn::Beats) || column == at(HealthColumn::Sparkline);
}

Widths wantedWidths(RowStyle style, const ColumnChoice& choice)
{
    Widths widths = measuresOf(style).widths;
    // Roomy rows leave the age of the last check to the line over the list.
    if (style == RowStyle::Roomy && choice.widths[at(HealthColumn::Checked)] == 0)
        widths[at(HealthColumn::Checked)] = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (choice.widths[i] > 0)
            widths[i] = choice.widths[i];
        if (choice.isHidden[i])
            widths[i] = 0;
        else if (!isPicture(i))
            widths[i] = scaled(widths[i]);
    }
    return widths;
}

int fixedPart(const Measures& measures, const Widths& widths)
{
    int sum = edge + measures.tile + afterTile + edge;
    for (std::size_t i = 0; i < widths.size(); ++i)
        sum += widths[i] > 0 ? widths[i] + before[i] : 0;
    return sum;
}

} // namespace

ColumnChoice::ColumnChoice()
{
    setShown(HealthColumn::P99, false);
    setShown(HealthColumn::Load, false);
}

void ColumnChoice::setWidth(HealthColumn column, int width)
{
    widths.at(static_cast<std::size_t>(column)) = std::clamp(width, smallestWidth, largestWidth);
}

QString ColumnChoice::toString() const
{
    QStringList parts;
    for (std::size_t i = 0; i < isHidden.size(); ++i)
        parts.append((isHidden[i] ? QStringLiteral("-") : QStringLiteral("+")) + QString::number(widths[i]));
    return parts.join(QLatin1Char(' '));
}

ColumnChoice ColumnChoice::fromString(const QString& text)
{
    ColumnChoice choice;
    const QStringList parts = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (parts.size() != healthColumnCount)
        return choice;
    for (std::size_t i = 0; i < choice.isHidden.size(); ++i) {
        const QString& part = parts.at(static_cast<int>(i));
        choice.isHidden[i] = part.startsWith(QLatin1Char('-'));
        const int width = QStringView(part).mid(1).toInt();
        if (width > 0)
            choice.setWidth(static_cast<HealthColumn>(i), width);
    }
    return choice;
}

int rowHeight(RowStyle style)
{
    switch (style) {
    case RowStyle::Roomy:
        return scaled(size::rowRoomy);
    case RowStyle::Compact:
        return scaled(size::rowCompact);
    case RowStyle::Dense:
        break;
    }
    return scaled(size::rowDense);
}

HealthColumns healthColumns(const QRect& row, RowStyle style, const ColumnChoice& choice)
{
    const Measures& measures = measuresOf(style);
    Widths widths = wantedWidths(style, choice);
    HealthColumns columns;
    int smallest = scaled(measures.smallestText);
    const auto isTight = [&] { return row.width() - fixedPart(measures, widths) < smallest; };
    const auto giveWay = [&](HealthColumn column) {
        if (isTight())
            widths[at(column)] = 0;
    };
    for (const HealthColumn column : { HealthColumn::Sparkline, HealthColumn::Checked, HealthColumn::Load, HealthColumn::P99 })
        giveWay(column);
    int& beats = widths[at(HealthColumn::Beats)];
    if (isTight())
        beats = std::min(beats, shortBeats);
    giveWay(HealthColumn::TokenRate);
    giveWay(HealthColumn::FirstToken);
    if (isTight()) {
        columns.showsModelId = false;
        smallest = scaled(measures.smallestWithoutId);
    }
    giveWay(HealthColumn::Beats);
    giveWay(HealthColumn::P50);

    const int height = row.height();
    int right = row.right() + 1 - edge;
    for (std::size_t i = widths.size(); i-- > 0;) {
        if (widths[i] <= 0)
            continue;
        right -= widths[i];
        columns.cells[i] = QRect(right, row.top(), widths[i], height);
        right -= before[i];
    }
    int left = row.left() + edge;
    columns.tile = QRect(left, row.top() + (height - measures.tile) / 2, measures.tile, measures.tile);
    left += measures.tile + afterTile;
    const int text = std::max(0, right - left);
    if (style == RowStyle::Roomy) {
        columns.name = QRect(left, row.top(), text, height);
        return columns;
    }
    const int name = std::min(text * (columns.showsModelId ? 49 : 42) / 100, 420);
    columns.name = QRect(left, row.top(), name, height);
    columns.state = QRect(left + name + beforeState, row.top(), std::max(0, text - name - beforeState), height);
    return columns;
}

} // namespace switchyard::delegates
