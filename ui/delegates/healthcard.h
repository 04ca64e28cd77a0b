// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "delegates/healthparts.h"

#include <QSize>

namespace switchyard::delegates {

struct HealthCardGrid {
    QSize cell; //!< Invalid: no cards.
    int columns = 1;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    friend bool operator==(const HealthCardGrid&, const HealthCardGrid&) = default;
};
//! For a list of this width: as many columns as fit, all of one width.
HealthCardGrid healthCardGrid(int listWidth, Qt::LayoutDirection direction);

//! Where the parts of a card are within its cell, as read from left to right.
struct HealthCardPlaces {
    QRect card;
    QRect tile;
    QRect name;
    QRect model;
    QRect rank;
    QRect state;
    QRect beats;
    QRect sparkline;
    std::array<QRect, 4> facts; //!< p50, p95, first token, tok/s.
};
HealthCardPlaces healthCardPlaces(const QRect& cell, const HealthCardGrid& grid);

//! A card of the grid: the same facts as a row, with room for their names.
void paintHealthCard(const HealthParts& parts, const HealthCardPlaces& places, const health::Beats& beats,
                     const health::Sparkline& sparkline, bool showsActions);

} // namespace switchyard::delegates
