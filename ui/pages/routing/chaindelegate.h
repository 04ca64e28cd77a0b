// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStyledItemDelegate>

namespace switchyard::widgets {
class RowMotion;
}

namespace switchyard::pages {

struct ChainColumns;

//! Paints one step of a chain: grip, rank on the track, name and model, state, latency, load time, context, place and
//! the row's menu. Colours and words come from theme and wording; the model gives meanings only.
class ChainDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ChainDelegate(QObject* parent = nullptr);

    static int rowHeight();
    //! Where the row's menu button is.
    QRect menuRect(const QRect& row) const;

    //! Rows that were moved are painted on their way.
    void setMotion(const widgets::RowMotion* motion) { m_motion = motion; }
    void setDragRow(int row) { m_dragRow = row; }
    void setHovered(int row, bool overMenu);
    //! Turn of the loading icon, in degrees.
    void setTurn(double degrees) { m_turn = degrees; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    //! The tip of a row says all of it: what has no room in a column too.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) override;

private:
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintTrack(QPainter& painter, const QRect& row, const ChainColumns& columns, const QModelIndex& index) const;
    void paintRank(QPainter& painter, const ChainColumns& columns, const QModelIndex& index) const;
    void paintModel(QPainter& painter, const ChainColumns& columns, const QModelIndex& index) const;
    void paintState(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintNumbers(QPainter& painter, const ChainColumns& columns, const QModelIndex& index) const;
    void paintWhere(QPainter& painter, const ChainColumns& columns, const QModelIndex& index) const;

    const widgets::RowMotion* m_motion = nullptr;
    int m_dragRow = -1;
    int m_hoveredRow = -1;
    bool m_overMenu = false;
    double m_turn = 0;
};

} // namespace switchyard::pages
