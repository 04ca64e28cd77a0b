// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "delegates/healthcolumns.h"
#include "items/healthfiltermodel.h"
#include "ports/healthport.h"

#include <QListView>

#include <vector>

namespace switchyard::delegates {
class HealthDelegate;
} // namespace switchyard::delegates

namespace switchyard::widgets {
class SpinnerClock;
} // namespace switchyard::widgets

namespace switchyard::pages {

class RowActions;

//! The endpoints as rows or as a grid of cards, with the actions of the one under the pointer. Keeps the selection by model while rows move.
class HealthList final : public QListView {
    Q_OBJECT

public:
    HealthList(const Clock& clock, ports::HealthPort& port, items::HealthFilterModel& model, QWidget* parent = nullptr);

    void setRowStyle(delegates::RowStyle style);
    delegates::RowStyle rowStyle() const;
    void setColumnChoice(const delegates::ColumnChoice& choice);
    void setShowsCards(bool cards);
    bool showsCards() const;
    //! Call after the model's groups changed.
    void regroup();
    //! Of all rows with their groups' headings.
    int contentHeight() const;
    std::optional<ModelRef> currentRef() const;
    //! The heading above a row that begins a group; empty for others.
    QString headingOf(const QModelIndex& index) const;
    //! A heading is nobody's row: nothing is there.
    QModelIndex indexAt(const QPoint& place) const override;
    //! Selects and scrolls there; false when the row is not shown.
    bool select(const ModelRef& ref);
    void retranslate();
    //! Repaints the ages of the last checks, the only text of every row that each second changes.
    void refreshAges();

Q_SIGNALS:
    void selected(const switchyard::ModelRef& ref);
    void checkRequested(const switchyard::ModelRef& ref);
    //! Warm up, cancel or unload, whichever the state asks for.
    void loadRequested(const switchyard::ModelRef& ref);
    void pauseRequested(const switchyard::ModelRef& ref);
    void menuRequested(const switchyard::ModelRef& ref, const QPoint& place);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& now, const QItemSelection& before) override;
    void leaveEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void showActions(const QModelIndex& index);
    void placeActions();
    void fitCards();
    int cardRoom() const;
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
    std::vector<QString> m_ages; //!< As told, by row.
};

} // namespace switchyard::pages
