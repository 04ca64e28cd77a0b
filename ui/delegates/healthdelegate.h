// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "delegates/healthcolumns.h"

#include <QStyledItemDelegate>

namespace switchyard::items {
class HealthFilterModel;
} // namespace switchyard::items

namespace switchyard::delegates {

//! Paints a row of the Health list: tile, name, state, rank, heartbeat, sparkline, numbers. The view's model is a
//! HealthFilterModel. Its sentence for screen readers comes from HealthSentenceModel's role, not from here.
class HealthDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    HealthDelegate(const Clock& clock, const items::HealthFilterModel& model, QObject* parent = nullptr);

    RowStyle rowStyle() const { return m_style; }
    void setRowStyle(RowStyle style);
    //! The turn of loading icons, in degrees.
    void setSpin(double degrees) { m_spin = degrees; }
    //! The row under the pointer or with the keyboard's focus shows its actions over the numbers, `width` wide.
    void setActionStrip(const QPersistentModelIndex& index, int width);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Clock& m_clock;
    const items::HealthFilterModel& m_model;
    RowStyle m_style = RowStyle::Roomy;
    double m_spin = 0;
    QPersistentModelIndex m_stripIndex;
    int m_stripWidth = 0;
};

} // namespace switchyard::delegates
