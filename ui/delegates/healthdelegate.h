// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "delegates/healthcard.h"
#include "delegates/healthcolumns.h"

#include <QRegion>
#include <QStyledItemDelegate>

namespace switchyard::items {
class HealthFilterModel;
} // namespace switchyard::items

namespace switchyard::delegates {

//! Paints an endpoint as a row (tile, name, state, rank, heartbeat, sparkline, numbers) or as a card. The first row of a
//! group carries the group's heading above it. The view's model is a HealthFilterModel.
class HealthDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    HealthDelegate(const Clock& clock, const items::HealthFilterModel& model, QObject* parent = nullptr);

    RowStyle rowStyle() const { return m_style; }
    void setRowStyle(RowStyle style) { m_style = style; }
    const ColumnChoice& columnChoice() const { return m_choice; }
    void setColumnChoice(const ColumnChoice& choice) { m_choice = choice; }
    bool showsCards() const { return m_grid.cell.isValid(); }
    //! Paints cards in this grid; one with an invalid cell paints rows.
    void setCardGrid(const HealthCardGrid& grid) { m_grid = grid; }
    const HealthCardGrid& cardGrid() const { return m_grid; }
    //! The turn of loading icons, in degrees.
    void setSpin(double degrees) { m_spin = degrees; }
    //! Parts of rows outside of this are not painted; an empty region paints all.
    void setExposed(const QRegion& exposed) { m_exposed = exposed; }
    //! The row under the pointer or with the keyboard's focus shows its actions over the numbers, `width` wide.
    void setActionStrip(const QPersistentModelIndex& index, int width);
    //! The part of an item's rectangle below its group's heading.
    QRect rowPart(const QRect& item, const QModelIndex& index) const;

    //! The heading above a row that begins a group; empty for others.
    QString headingOf(const QModelIndex& index) const;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Clock& m_clock;
    const items::HealthFilterModel& m_model;
    RowStyle m_style = RowStyle::Roomy;
    ColumnChoice m_choice;
    HealthCardGrid m_grid;
    double m_spin = 0;
    QRegion m_exposed;
    QPersistentModelIndex m_stripIndex;
    int m_stripWidth = 0;
};

} // namespace switchyard::delegates
