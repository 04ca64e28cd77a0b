// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRect>

namespace switchyard::delegates {

//! How tall and rich the rows of the Health list are.
enum class RowStyle { Roomy, Compact, Dense };

int rowHeight(RowStyle style);

//! Where the parts of a row are, left to right as in a left-to-right language. Parts that gave way to a narrow window
//! are null rectangles. They give way in this order: sparkline, checked, tok/s, first token, model id.
struct HealthColumns {
    QRect tile;
    QRect name; //!< Mark, name and model id; in roomy rows both lines.
    QRect state; //!< Compact and dense only.
    QRect rank;
    QRect beats;
    QRect sparkline;
    QRect p50;
    QRect p95;
    QRect firstToken;
    QRect tokenRate;
    QRect checked;
    bool showsModelId = true;
};

//! Pure: the same width gives the same columns to the header and to every row.
HealthColumns healthColumns(const QRect& row, RowStyle style);

} // namespace switchyard::delegates
