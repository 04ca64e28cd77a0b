// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "delegates/healthcolumns.h"
#include "items/healthmodel.h"
#include "ports/healthport.h"

#include <QListView>
#include <QTimer>
#include <QWidget>

namespace switchyard::delegates {
class HealthDelegate;
} // namespace switchyard::delegates

namespace switchyard::widgets {
class Button;
class SpinnerClock;
} // namespace switchyard::widgets

namespace switchyard::pages {

//! The column heads over the list; a click sorts where sorting by that column makes sense.
class HealthHeader final : public QWidget {
    Q_OBJECT

public:
    explicit HealthHeader(QWidget* parent = nullptr);

    void setRowStyle(delegates::RowStyle style);
    void setOrder(items::HealthFilterModel::Order order);
    //! Width of the list's scroll bar, which the columns leave free too.
    void setRightInset(int inset);

    QSize sizeHint() const override;

Q_SIGNALS:
    void orderRequested(switchyard::items::HealthFilterModel::Order order);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QRect columnsRect() const;

    delegates::RowStyle m_style = delegates::RowStyle::Roomy;
    items::HealthFilterModel::Order m_order = items::HealthFilterModel::Order::ChainThenTrouble;
    int m_rightInset = 0;
};

//! The buttons over the row under the pointer or with the keyboard's focus: real buttons, so that focus and screen
//! readers work.
class RowActions final : public QWidget {
    Q_OBJECT

public:
    explicit RowActions(QWidget* parent = nullptr);

    void setState(const health::ModelHealth& health, const ports::LoadAbilities& abilities, bool isEndpointPaused);
    void setSelected(bool selected);
    void retranslate();

Q_SIGNALS:
    void checkRequested();
    void loadRequested();
    void pauseRequested();
    void menuRequested(const QPoint& place);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    widgets::Button* m_check;
    widgets::Button* m_load;
    widgets::Button* m_pause;
    widgets::Button* m_more;
    bool m_selected = false;
};

//! The list of endpoints with its row actions. Keeps the selection by model while rows move.
class HealthList final : public QListView {
    Q_OBJECT

public:
    HealthList(const Clock& clock, ports::HealthPort& port, items::HealthFilterModel& model, QWidget* parent = nullptr);

    void setRowStyle(delegates::RowStyle style);
    delegates::RowStyle rowStyle() const;
    std::optional<ModelRef> currentRef() const;
    //! Selects and scrolls there; false when the row is not shown.
    bool select(const ModelRef& ref);
    void retranslate();

Q_SIGNALS:
    void selected(const switchyard::ModelRef& ref);
    void checkRequested(const switchyard::ModelRef& ref);
    //! Warm up, cancel or unload, whichever the state asks for.
    void loadRequested(const switchyard::ModelRef& ref);
    void pauseRequested(const switchyard::ModelRef& ref);
    void menuRequested(const switchyard::ModelRef& ref, const QPoint& place);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void showActions(const QModelIndex& index);
    void placeActions();
    ModelRef refOf(const QModelIndex& index) const;
    bool anyLoadingVisible() const;
    void spin();

    const Clock& m_clock;
    ports::HealthPort& m_port;
    items::HealthFilterModel& m_model;
    delegates::HealthDelegate* m_delegate;
    RowActions* m_actions;
    QPersistentModelIndex m_actionIndex;
    widgets::SpinnerClock* m_spinner;
    bool m_isSpinning = false;
};

} // namespace switchyard::pages
