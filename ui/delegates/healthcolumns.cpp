// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "delegates/healthcolumns.h"

#include "theme/metrics.h"
#include "theme/type.h"

#include <algorithm>

namespace switchyard::delegates {

using namespace theme;

namespace {

constexpr int edge = 16;

//! Widths of one style; 0 leaves a column away.
struct Widths {
    int tile;
    int rank;
    int beats;
    int sparkline;
    int p50;
    int p95;
    int firstToken;
    int tokenRate;
    int checked;
    int smallestText; //!< Of name, and of state where that is a column of its own.
};

constexpr Widths roomy { 36, 40, 148, 64, 60, 52, 60, 46, 0, 236 };
constexpr Widths compact { 16, 40, 148, 76, 64, 60, 64, 52, 64, 310 };
constexpr Widths dense { 16, 40, 148, 84, 64, 60, 64, 52, 64, 300 };

const Widths& widthsOf(RowStyle style)
{
    return style == RowStyle::Roomy ? roomy : style == RowStyle::Compact ? compact : dense;
}

constexpr int gap = 16;

int fixedPart(const Widths& w)
{
    const auto with = [](int width, int before) { return width > 0 ? width + before : 0; };
    return edge + w.tile + 12 + 8 + w.rank + with(w.beats, 12) + with(w.sparkline, gap) + with(w.p50, 4) + with(w.p95, 4)
        + with(w.firstToken, 4) + with(w.tokenRate, 4) + with(w.checked, 4) + edge;
}

} // namespace

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

HealthColumns healthColumns(const QRect& row, RowStyle style)
{
    Widths w = widthsOf(style);
    // Numbers grow with the font, pictures do not.
    for (int* number : { &w.rank, &w.p50, &w.p95, &w.firstToken, &w.tokenRate, &w.checked })
        *number = scaled(*number);
    HealthColumns columns;
    const auto isTight = [&] { return row.width() - fixedPart(w) < w.smallestText; };
    for (int* givesWay : { &w.sparkline, &w.checked, &w.tokenRate, &w.firstToken }) {
        if (isTight())
            *givesWay = 0;
    }
    if (isTight()) {
        columns.showsModelId = false;
        w.smallestText -= 90;
    }
    for (int* givesWay : { &w.beats, &w.p50 }) {
        if (isTight())
            *givesWay = 0;
    }

    const int height = row.height();
    int right = row.right() + 1 - edge;
    const auto takeRight = [&](int width, int before) {
        if (width <= 0)
            return QRect();
        right -= width;
        const QRect taken(right, row.top(), width, height);
        right -= before;
        return taken;
    };
    columns.checked = takeRight(w.checked, 4);
    columns.tokenRate = takeRight(w.tokenRate, 4);
    columns.firstToken = takeRight(w.firstToken, 4);
    columns.p95 = takeRight(w.p95, 4);
    columns.p50 = takeRight(w.p50, 4);
    columns.sparkline = takeRight(w.sparkline, gap);
    columns.beats = takeRight(w.beats, 12);
    columns.rank = takeRight(w.rank, 8);

    int left = row.left() + edge;
    columns.tile = QRect(left, row.top() + (height - w.tile) / 2, w.tile, w.tile);
    left += w.tile + 12;
    const int text = std::max(0, right - left);
    if (style == RowStyle::Roomy) {
        columns.name = QRect(left, row.top(), text, height);
        return columns;
    }
    const int name = std::min(text * (columns.showsModelId ? 53 : 42) / 100, 420);
    columns.name = QRect(left, row.top(), name, height);
    columns.state = QRect(left + name + 8, row.top(), std::max(0, text - name - 8), height);
    return columns;
}

} // namespace switchyard::delegates
