// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chainview.h"

#include "items/chainmodel.h"
#include "pages/routing/chaindelegate.h"
#include "pages/routing/dragghost.h"
#include "theme/tokens.h"
#include "widgets/rowmotion.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QDragMoveEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr int scrollEdge = 28; // logical px near the top and bottom that scroll the list during a drag
constexpr int scrollIntervalMs = 16;

} // namespace

ChainView::ChainView(QWidget* parent)
    : QListView(parent)
    , m_delegate(new ChainDelegate(this))
{
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setDragDropOverwriteMode(false);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    viewport()->setAutoFillBackground(false);
}

void ChainView::setModel(QAbstractItemModel* newModel)
{
    QListView::setModel(newModel);
    delete m_motion;
    m_motion = new widgets::RowMotion(*this, ChainDelegate::rowHeight());
    m_delegate->setMotion(m_motion);
    const auto refit = [this] { updateGeometry(); };
    connect(newModel, &QAbstractItemModel::rowsInserted, this, refit);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, refit);
    connect(newModel, &QAbstractItemModel::modelReset, this, refit);
    // A re-ordered list changes the rank of every row in between, not only of the one that moved.
    connect(newModel, &QAbstractItemModel::rowsMoved, this, [this] { viewport()->update(); });
}

int ChainView::contentHeight() const
{
    return model() ? model()->rowCount() * ChainDelegate::rowHeight() : 0;
}

QScrollArea* ChainView::surroundingArea() const
{
    QWidget* around = parentWidget();
    while (around && !qobject_cast<QScrollArea*>(around))
        around = around->parentWidget();
    return static_cast<QScrollArea*>(around);
}

void ChainView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    QListView::scrollTo(index, hint);
    // The list is as high as its rows: what scrolls is the page around it.
    auto* area = surroundingArea();
    if (!area || !area->widget() || !index.isValid())
        return;
    const QRect row = visualRect(index);
    const QPoint middle = viewport()->mapTo(area->widget(), row.center());
    area->ensureVisible(0, middle.y(), 0, row.height());
}

QSize ChainView::sizeHint() const
{
    return { QListView::sizeHint().width(), contentHeight() };
}

bool ChainView::moveRowTo(int from, int to)
{
    if (!model() || from < 0 || to < 0 || from >= model()->rowCount() || to >= model()->rowCount() || from == to)
        return false;
    if (!model()->moveRow({}, from, {}, to > from ? to + 1 : to))
        return false;
    setCurrentIndex(model()->index(to, 0));
    scrollTo(currentIndex());
    Q_EMIT rowMoved(from, to);
    return true;
}

void ChainView::startDrag(Qt::DropActions)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || !(index.flags() & Qt::ItemIsDragEnabled) || isPickedUp())
        return;
    auto* dragged = model()->mimeData({ index });
    if (!dragged)
        return;
    m_dragRow = index.row();
    m_ghost = new DragGhost(index, window());
    m_delegate->setDragRow(m_dragRow);
    viewport()->update();

    // The ghost is a widget of the window, so that its text can follow the drop place; the drag itself shows nothing.
    QPixmap nothing(1, 1);
    nothing.fill(Qt::transparent);
    QPointer<QDrag> drag = new QDrag(this);
    drag->setMimeData(dragged);
    drag->setPixmap(nothing);
    drag->exec(Qt::MoveAction, Qt::MoveAction);
    endDrag();
}

void ChainView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!model() || !model()->canDropMimeData(event->mimeData(), event->proposedAction(), 0, 0, {})) {
        event->ignore();
        return;
    }
    trackDrag(event);
}

void ChainView::dragMoveEvent(QDragMoveEvent* event)
{
    if (!model() || !model()->canDropMimeData(event->mimeData(), event->proposedAction(), 0, 0, {})) {
        event->ignore();
        return;
    }
    trackDrag(event);
}

void ChainView::trackDrag(QDragMoveEvent* event)
{
    const QPoint position = event->position().toPoint();
    event->setDropAction(event->source() == this ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
    m_pointer = viewport()->mapToGlobal(position);
    scrollNearEdges();
    const int insertion = insertionRowAt(position.y());
    if (m_ghost)
        m_ghost->follow(viewport()->mapTo(window(), position), m_dragRow, insertion > m_dragRow ? insertion - 1 : insertion);
    if (insertion == m_insertion)
        return;
    m_insertion = insertion;
    viewport()->update();
    Q_EMIT dropPreviewed(m_dragRow, landingRow());
}

void ChainView::dragLeaveEvent(QDragLeaveEvent* event)
{
    event->accept();
    m_scrollTimer.stop();
    m_insertion = -1;
    if (m_ghost)
        m_ghost->hide();
    viewport()->update();
    Q_EMIT dropPreviewed(-1, -1);
}

void ChainView::dropEvent(QDropEvent* event)
{
    const int insertion = insertionRowAt(event->position().toPoint().y());
    const bool isOwn = event->source() == this && m_dragRow >= 0;
    const int from = m_dragRow;
    event->setDropAction(isOwn ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
    m_insertion = -1;
    m_scrollTimer.stop();
    Q_EMIT dropPreviewed(-1, -1);
    if (isOwn) {
        const int to = insertion > from ? insertion - 1 : insertion;
        moveRowTo(from, to);
        m_motion->settle(to);
    } else if (model()->dropMimeData(event->mimeData(), Qt::CopyAction, insertion, 0, {})) {
        const int row = std::min(insertion, model()->rowCount() - 1);
        setCurrentIndex(model()->index(row, 0));
        setFocus(Qt::MouseFocusReason);
        Q_EMIT modelDropped(row);
    }
    viewport()->update();
}

void ChainView::endDrag()
{
    delete m_ghost;
    m_scrollTimer.stop();
    m_dragRow = -1;
    m_insertion = -1;
    m_delegate->setDragRow(-1);
    setState(QAbstractItemView::NoState);
    viewport()->update();
    Q_EMIT dropPreviewed(-1, -1);
}

int ChainView::insertionRowAt(int y) const
{
    const int rows = model() ? model()->rowCount() : 0;
    for (int row = 0; row < rows; ++row) {
        if (y < visualRect(model()->index(row, 0)).center().y())
            return row;
    }
    return rows;
}

int ChainView::landingRow() const
{
    if (m_insertion < 0)
        return -1;
    return m_dragRow >= 0 && m_insertion > m_dragRow ? m_insertion - 1 : m_insertion;
}

void ChainView::scrollNearEdges()
{
    const auto* area = surroundingArea();
    const QWidget* seen = area ? area->viewport() : viewport();
    const int y = seen->mapFromGlobal(m_pointer).y();
    m_scrollStep = 0;
    if (y < scrollEdge)
        m_scrollStep = -(scrollEdge - y) / 3 - 1;
    else if (y > seen->height() - scrollEdge)
        m_scrollStep = (y - seen->height() + scrollEdge) / 3 + 1;
    if (m_scrollStep == 0)
        m_scrollTimer.stop();
    else if (!m_scrollTimer.isActive())
        m_scrollTimer.start(scrollIntervalMs, this);
}

void ChainView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scrollTimer.timerId()) {
        QListView::timerEvent(event);
        return;
    }
    auto* area = surroundingArea();
    auto* bar = area ? area->verticalScrollBar() : verticalScrollBar();
    // Not past the list's own ends: the pointer would be over something else, where nothing can be dropped.
    const QWidget* seen = area ? area->viewport() : viewport();
    const auto seenAt = [&](int y) { return seen->mapFromGlobal(viewport()->mapToGlobal(QPoint(0, y))).y(); };
    const int above = std::min(0, seenAt(visualRect(model()->index(0, 0)).top()));
    const int below = std::max(0, seenAt(visualRect(model()->index(model()->rowCount() - 1, 0)).bottom() + 1) - seen->height());
    bar->setValue(bar->value() + std::clamp(m_scrollStep, above, below));
    const int insertion = insertionRowAt(viewport()->mapFromGlobal(m_pointer).y());
    if (insertion != m_insertion && m_insertion >= 0) {
        m_insertion = insertion;
        if (m_ghost)
            m_ghost->follow(window()->mapFromGlobal(m_pointer), m_dragRow, landingRow());
        Q_EMIT dropPreviewed(m_dragRow, landingRow());
    }
    viewport()->update();
}

void ChainView::keyPressEvent(QKeyEvent* event)
{
    if (handlePickUpKey(event) || handleMoveKey(event) || handleDigitKey(event))
        return;
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (event->key() == Qt::Key_Delete && isPlain && currentIndex().isValid()) {
        Q_EMIT removeRequested(currentIndex().row());
        return;
    }
    QListView::keyPressEvent(event);
}

bool ChainView::handleMoveKey(QKeyEvent* event)
{
    const int row = currentIndex().row();
    if (row < 0 || event->modifiers() != Qt::AltModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_Up:
        moveRowTo(row, row - 1);
        return true;
    case Qt::Key_Down:
        moveRowTo(row, row + 1);
        return true;
    case Qt::Key_Home:
        moveRowTo(row, 0);
        return true;
    case Qt::Key_End:
        moveRowTo(row, model()->rowCount() - 1);
        return true;
    default:
        return false;
    }
}

bool ChainView::handlePickUpKey(QKeyEvent* event)
{
    const int row = currentIndex().row();
    if (!isPickedUp()) {
        const bool canPick = row >= 0 && (currentIndex().flags() & Qt::ItemIsDragEnabled);
        if (event->key() != Qt::Key_Space || event->modifiers() != Qt::NoModifier || !canPick)
            return false;
        setPickedUp(true);
        return true;
    }
    const int last = model()->rowCount() - 1;
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setPickedUp(false);
        return true;
    case Qt::Key_Escape: {
        const bool moved = m_pickedMoved;
        setPickedUp(false);
        if (moved)
            Q_EMIT pickUpCancelled();
        return true;
    }
    case Qt::Key_Up:
        m_pickedMoved |= moveRowTo(row, row - 1);
        return true;
    case Qt::Key_Down:
        m_pickedMoved |= moveRowTo(row, row + 1);
        return true;
    case Qt::Key_Home:
        m_pickedMoved |= moveRowTo(row, 0);
        return true;
    case Qt::Key_End:
        m_pickedMoved |= moveRowTo(row, last);
        return true;
    default:
        return event->modifiers() == Qt::NoModifier && !event->text().isEmpty();
    }
}

bool ChainView::handleDigitKey(QKeyEvent* event)
{
    const bool isDigit = event->key() >= Qt::Key_0 && event->key() <= Qt::Key_9
        && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isDigit && m_digits.size() < 3) {
        setDigits(m_digits + event->text());
        return true;
    }
    if (m_digits.isEmpty())
        return isDigit;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const int wanted = m_digits.toInt();
    setDigits({});
    if (isEnter && wanted > 0)
        moveRowTo(currentIndex().row(), std::min(wanted, model()->rowCount()) - 1);
    return isEnter || event->key() == Qt::Key_Escape;
}

void ChainView::setDigits(const QString& digits)
{
    if (digits == m_digits)
        return;
    m_digits = digits;
    Q_EMIT digitsChanged(m_digits);
}

void ChainView::setPickedUp(bool picked)
{
    m_pickedFrom = picked ? currentIndex().row() : -1;
    m_pickedMoved = false;
    Q_EMIT pickedUpChanged(m_pickedFrom);
    viewport()->update();
}

void ChainView::focusOutEvent(QFocusEvent* event)
{
    // A menu or a toast takes the focus for a moment; only really leaving the list drops what is held.
    if (isPickedUp() && event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setPickedUp(false);
    setDigits({});
    QListView::focusOutEvent(event);
}

void ChainView::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid() && event->button() == Qt::LeftButton
        && m_delegate->menuRect(visualRect(index)).contains(event->position().toPoint())) {
        setCurrentIndex(index);
        Q_EMIT menuRequested(index.row(), viewport()->mapToGlobal(m_delegate->menuRect(visualRect(index)).bottomLeft()));
        return;
    }
    if (isPickedUp())
        setPickedUp(false);
    QListView::mousePressEvent(event);
}

void ChainView::mouseMoveEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool overMenu = index.isValid() && m_delegate->menuRect(visualRect(index)).contains(event->position().toPoint());
    m_delegate->setHovered(index.isValid() ? index.row() : -1, overMenu);
    viewport()->setCursor(overMenu ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    QListView::mouseMoveEvent(event);
}

void ChainView::leaveEvent(QEvent* event)
{
    m_delegate->setHovered(-1, false);
    viewport()->update();
    QListView::leaveEvent(event);
}

void ChainView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint place = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    Q_EMIT menuRequested(index.row(), place);
}

void ChainView::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (m_motion && m_motion->movedRow() >= 0)
        paintMovedRow();
    if (m_insertion < 0 || !model())
        return;
    const int rows = model()->rowCount();
    int y = 0;
    if (rows > 0) {
        y = m_insertion < rows ? visualRect(model()->index(m_insertion, 0)).top()
                               : visualRect(model()->index(rows - 1, 0)).bottom() + 1;
    }
    y = std::clamp(y, 1, viewport()->height() - 2);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& tokens = theme::tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(QRectF(0, y - 1, viewport()->width(), 2), tokens.accent);
    painter.setPen(QPen(tokens.accent, 2));
    painter.setBrush(tokens.card);
    painter.drawEllipse(QPointF(mirrored ? viewport()->width() - 4 : 4, y), 4, 4);
}

void ChainView::paintMovedRow()
{
    const QModelIndex index = model()->index(m_motion->movedRow(), 0);
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    if (selectionModel()->isSelected(index))
        option.state |= QStyle::State_Selected;
    if (hasFocus() && index == currentIndex())
        option.state |= QStyle::State_HasFocus;
    m_delegate->paint(&painter, option, index);
}

void ChainView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    // Rows keep the width they were laid out for otherwise, and their last columns are cut.
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
    viewport()->update();
}

} // namespace switchyard::pages
