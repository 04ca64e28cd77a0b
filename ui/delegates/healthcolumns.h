// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRect>
#include <QString>

#include <array>

namespace switchyard::delegates {

//! How tall and rich the rows of the Health list are.
enum class RowStyle { Roomy, Compact, Dense };

int rowHeight(RowStyle style);

//! The columns after name and state, in their order on screen.
enum class HealthColumn { Rank, Beats, Sparkline, P50, P95, P99, FirstToken, TokenRate, Load, Checked };
inline constexpr int healthColumnCount = 10;

//! Which columns the user wants and how wide. The 99th percentile and the load time are hidden at first.
struct ColumnChoice {
    std::array<bool, healthColumnCount> isHidden {};
    std::array<int, healthColumnCount> widths {}; //!< 0: the column's own; logical pixels before the font's growth.

    ColumnChoice();
    bool isShown(HealthColumn column) const { return !isHidden.at(static_cast<std::size_t>(column)); }
    void setShown(HealthColumn column, bool shown) { isHidden.at(static_cast<std::size_t>(column)) = !shown; }
    //! Kept between 32 and 320.
    void setWidth(HealthColumn column, int width);

    //! For the settings; what is not understood counts as unset.
    QString toString() const;
    static ColumnChoice fromString(const QString& text);

    friend bool operator==(const ColumnChoice&, const ColumnChoice&) = default;
};

//! Where the parts of a row are, left to right as in a left-to-right language. Columns that are hidden or gave way to a
//! narrow window are null rectangles. They give way in this order: sparkline, checked, load, p99, half of the heartbeat,
//! tok/s, first token, model id, heartbeat, p50.
struct HealthColumns {
    QRect tile;
    QRect name; //!< Mark, name and model id; in roomy rows both lines.
    QRect state; //!< Compact and dense only.
    std::array<QRect, healthColumnCount> cells;
    bool showsModelId = true;

    const QRect& at(HealthColumn column) const { return cells.at(static_cast<std::size_t>(column)); }
};

//! Pure: the same width gives the same columns to the header and to every row.
HealthColumns healthColumns(const QRect& row, RowStyle style, const ColumnChoice& choice = {});

} // namespace switchyard::delegates
