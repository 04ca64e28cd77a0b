// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QBasicTimer>
#include <QListView>
#include <QPointer>

class QScrollArea;

namespace switchyard::widgets {
class RowMotion;
}

namespace switchyard::pages {

class ChainDelegate;
class DragGhost;

//! The numbered rows of a chain. A whole row is dragged; a line shows where it would go, a ghost follows the pointer,
//! the list scrolls near its edges, Escape leaves everything as it was. Alt with Up, Down, Home or End moves the current
//! row; Space picks it up, arrows move it, Space drops it and Escape puts it back; digits and Enter send it to a place;
//! Delete takes it out. All of them call the model's moveRows, or ask the page through signals.
class ChainView final : public QListView {
    Q_OBJECT

public:
    explicit ChainView(QWidget* parent = nullptr);

    ChainDelegate* chainDelegate() const { return m_delegate; }
    bool isPickedUp() const { return m_pickedFrom >= 0; }
    //! The row dragged now, or -1.
    int draggedRow() const { return m_dragRow; }
    //! Moves a row so that it is at `to` afterwards, makes it current and says so. False when nothing moved.
    bool moveRowTo(int from, int to);
    //! Height of all rows, so that the list need not scroll while the page has room.
    int contentHeight() const;

    void setModel(QAbstractItemModel* model) override;
    QSize sizeHint() const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    //! A row went to a place by whatever means.
    void rowMoved(int from, int to);
    //! A model from elsewhere was dropped and is the row's now.
    void modelDropped(int row);
    //! Something is dragged over the list and would land at `row` (counted after the move); `from` is -1 for a model
    //! from elsewhere. Both are -1 when nothing is.
    void dropPreviewed(int from, int row);
    void pickedUpChanged(int row);
    //! A keyboard pick-up was cancelled after it had moved the row.
    void pickUpCancelled();
    void removeRequested(int row);
    void menuRequested(int row, const QPoint& globalPosition);
    //! Digits typed so far, for the header's hint; empty when done.
    void digitsChanged(const QString& digits);

protected:
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void paintMovedRow();
    int insertionRowAt(int y) const;
    int landingRow() const;
    void trackDrag(QDragMoveEvent* event);
    void endDrag();
    void scrollNearEdges();
    //! The area that holds the list with what stands around it; null when it stands alone.
    QScrollArea* surroundingArea() const;
    void setPickedUp(bool picked);
    bool handleMoveKey(QKeyEvent* event);
    bool handlePickUpKey(QKeyEvent* event);
    bool handleDigitKey(QKeyEvent* event);
    void setDigits(const QString& digits);

    ChainDelegate* m_delegate;
    widgets::RowMotion* m_motion = nullptr;
    QPointer<DragGhost> m_ghost;
    QBasicTimer m_scrollTimer;
    int m_scrollStep = 0;
    QPoint m_pointer; // of a drag over the list, on the screen
    int m_dragRow = -1; // the row that is dragged out of this list
    int m_insertion = -1; // before which row it would be inserted
    int m_pickedFrom = -1;
    bool m_pickedMoved = false;
    QString m_digits;
};

} // namespace switchyard::pages
