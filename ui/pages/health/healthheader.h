// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "delegates/healthcolumns.h"
#include "items/healthfiltermodel.h"

#include <QWidget>

#include <optional>

class QMenu;

namespace switchyard::pages {

//! "p95", "1st token": the head of a column and its name in menus.
QString columnTitle(delegates::HealthColumn column);

//! The column heads over the list. A click sorts, a second click turns the order round, a third gives it up; an edge is
//! dragged to widen a column; the context menu hides and shows columns.
class HealthHeader final : public QWidget {
    Q_OBJECT

public:
    using Order = items::HealthFilterModel::Order;

    explicit HealthHeader(QWidget* parent = nullptr);

    void setRowStyle(delegates::RowStyle style);
    void setOrder(Order order, bool reversed);
    void setChoice(const delegates::ColumnChoice& choice);
    //! Width of the list's scroll bar, which the columns leave free too.
    void setRightInset(int inset);
    //! Adds the columns as checkable actions.
    void fillColumnMenu(QMenu& menu);

    QSize sizeHint() const override;

Q_SIGNALS:
    void orderRequested(switchyard::items::HealthFilterModel::Order order, bool reversed);
    void choiceChanged(const switchyard::delegates::ColumnChoice& choice);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QRect columnsRect() const;
    int logicalX(const QPoint& at) const;
    //! The column whose left edge is under the pointer.
    std::optional<delegates::HealthColumn> edgeAt(int x) const;
    std::optional<Order> orderAt(int x) const;
    void change(const delegates::ColumnChoice& choice);

    delegates::RowStyle m_style = delegates::RowStyle::Roomy;
    delegates::ColumnChoice m_choice;
    Order m_order = Order::ChainThenTrouble;
    bool m_reversed = false;
    int m_rightInset = 0;
    std::optional<delegates::HealthColumn> m_dragged;
    int m_dragStart = 0;
    int m_dragWidth = 0;
};

} // namespace switchyard::pages
