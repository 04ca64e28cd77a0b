// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthlist.h"

#include "delegates/healthcard.h"
#include "delegates/healthcolumns.h"
#include "delegates/healthdelegate.h"
#include "delegates/healthparts.h"
#include "pages/health/rowactions.h"
#include "theme/metrics.h"
#include "widgets/spinner.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QScrollBar>

namespace switchyard::pages {

using namespace theme;
using delegates::RowStyle;

HealthList::HealthList(const Clock& clock, ports::HealthPort& port, items::HealthFilterModel& model, QWidget* parent)
    : QListView(parent)
    , m_clock(clock)
    , m_port(port)
    , m_model(model)
    , m_delegate(new delegates::HealthDelegate(clock, model, this))
    , m_actions(new RowActions(viewport()))
    , m_spinner(new widgets::SpinnerClock(this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
    const auto forCurrent = [this](auto signal) {
        return [this, signal] {
            if (m_actionIndex.isValid())
                Q_EMIT(this->*signal)(refOf(m_actionIndex));
        };
    };
    connect(m_actions, &RowActions::checkRequested, this, forCurrent(&HealthList::checkRequested));
    connect(m_actions, &RowActions::loadRequested, this, forCurrent(&HealthList::loadRequested));
    connect(m_actions, &RowActions::pauseRequested, this, forCurrent(&HealthList::pauseRequested));
    connect(m_actions, &RowActions::menuRequested, this, [this](const QPoint& place) {
        if (m_actionIndex.isValid())
            Q_EMIT menuRequested(refOf(m_actionIndex), place);
    });
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_actions->isVisible())
            showActions(m_actionIndex);
        spin();
    });
    connect(&model, &QAbstractItemModel::layoutChanged, this, &HealthList::regroup);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { showActions({}); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &HealthList::placeActions);
    connect(m_spinner, &widgets::SpinnerClock::turned, this, [this] {
        m_delegate->setSpin(m_spinner->degrees());
        for (int row = 0; row < m_model.rowCount(); ++row) {
            const QModelIndex index = m_model.index(row, 0);
            if (index.data(items::HealthModel::StatusRole).toInt() == static_cast<int>(health::Status::Loading))
                update(index);
        }
    });
    setAccessibleName(tr("Endpoints"));
}

void HealthList::retranslate()
{
    setAccessibleName(tr("Endpoints"));
    m_actions->retranslate();
}

void HealthList::setRowStyle(RowStyle style)
{
    if (m_delegate->rowStyle() == style)
        return;
    m_delegate->setRowStyle(style);
    scheduleDelayedItemsLayout();
    placeActions();
}

void HealthList::setColumnChoice(const delegates::ColumnChoice& choice)
{
    m_delegate->setColumnChoice(choice);
    viewport()->update();
}

void HealthList::refreshAges()
{
    if (showsCards() || m_model.rowCount() == 0)
        return;
    const QRect first = visualRect(m_model.index(0, 0));
    const auto columns = delegates::healthColumns(first, m_delegate->rowStyle(), m_delegate->columnChoice());
    const QRect cell = QStyle::visualRect(layoutDirection(), first, columns.at(delegates::HealthColumn::Checked));
    if (cell.isNull())
        return;
    m_ages.resize(static_cast<std::size_t>(m_model.rowCount()));
    const wording::Now now { m_clock.steadyNow(), m_clock.wallNow() };
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        const QRect place = visualRect(index);
        const health::ModelHealth* health = m_model.health().health(m_model.sourceRow(index));
        if (!health || !place.intersects(viewport()->rect()))
            continue;
        QString age = delegates::numberText(*health, delegates::HealthColumn::Checked, now);
        if (m_ages[static_cast<std::size_t>(row)] == age)
            continue;
        m_ages[static_cast<std::size_t>(row)] = std::move(age);
        viewport()->update(QRect(cell.left(), place.top(), cell.width(), place.height()));
    }
}

void HealthList::setShowsCards(bool cards)
{
    if (m_delegate->showsCards() == cards)
        return;
    m_delegate->setCardGrid(cards ? delegates::healthCardGrid(cardRoom(), layoutDirection()) : delegates::HealthCardGrid());
    showActions({});
    setFlow(cards ? LeftToRight : TopToBottom);
    setWrapping(cards);
    setResizeMode(cards ? Adjust : Fixed);
    fitCards();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

bool HealthList::showsCards() const
{
    return m_delegate->showsCards();
}

int HealthList::cardRoom() const
{
    // The view always leaves a scroll bar's width free when it wraps, whether one is shown or not.
    return maximumViewportSize().width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar()) - 2;
}

void HealthList::fitCards()
{
    const auto grid = showsCards() ? delegates::healthCardGrid(cardRoom(), layoutDirection()) : delegates::HealthCardGrid();
    if (m_delegate->cardGrid() != grid) {
        m_delegate->setCardGrid(grid);
        scheduleDelayedItemsLayout();
    }
    // Rows that begin a group are taller.
    setUniformItemSizes(showsCards() || m_model.group() == items::HealthFilterModel::Group::None);
}

void HealthList::regroup()
{
    m_ages.clear();
    fitCards();
    scheduleDelayedItemsLayout();
    placeActions();
}

int HealthList::contentHeight() const
{
    int height = 0;
    const QStyleOptionViewItem option;
    for (int row = 0; row < m_model.rowCount(); ++row)
        height += m_delegate->sizeHint(option, m_model.index(row, 0)).height();
    return height;
}

QString HealthList::headingOf(const QModelIndex& index) const
{
    return m_delegate->headingOf(index);
}

QModelIndex HealthList::indexAt(const QPoint& place) const
{
    const QModelIndex index = QListView::indexAt(place);
    return index.isValid() && m_delegate->rowPart(visualRect(index), index).contains(place) ? index : QModelIndex();
}

RowStyle HealthList::rowStyle() const
{
    return m_delegate->rowStyle();
}

ModelRef HealthList::refOf(const QModelIndex& index) const
{
    return m_model.health().ref(m_model.sourceRow(index));
}

std::optional<ModelRef> HealthList::currentRef() const
{
    return currentIndex().isValid() ? std::optional(refOf(currentIndex())) : std::nullopt;
}

bool HealthList::select(const ModelRef& ref)
{
    const int source = m_model.health().rowOf(ref);
    if (source < 0)
        return false;
    const QModelIndex index = m_model.mapFromSource(m_model.health().index(source));
    if (!index.isValid())
        return false;
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

void HealthList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        showActions(current);
}

void HealthList::selectionChanged(const QItemSelection& now, const QItemSelection& before)
{
    QListView::selectionChanged(now, before);
    if (m_actionIndex.isValid())
        m_actions->setSelected(selectionModel()->isSelected(m_actionIndex));
    // Not what is merely current: a view that gets the focus makes its first row that, and nobody asked for its details.
    if (!now.isEmpty())
        Q_EMIT selected(refOf(now.indexes().first()));
}

void HealthList::mouseMoveEvent(QMouseEvent* event)
{
    QListView::mouseMoveEvent(event);
    showActions(indexAt(event->pos()));
}

void HealthList::leaveEvent(QEvent* event)
{
    QListView::leaveEvent(event);
    showActions(hasFocus() && (window()->testAttribute(Qt::WA_KeyboardFocusChange)) ? currentIndex() : QModelIndex());
}

void HealthList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    fitCards();
    placeActions();
}

void HealthList::paintEvent(QPaintEvent* event)
{
    m_delegate->setExposed(event->region());
    QListView::paintEvent(event);
    m_delegate->setExposed({});
}

void HealthList::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    placeActions();
}

void HealthList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        showActions(currentIndex());
}

void HealthList::focusOutEvent(QFocusEvent* event)
{
    QListView::focusOutEvent(event);
    viewport()->update();
}

void HealthList::keyPressEvent(QKeyEvent* event)
{
    const auto ref = currentRef();
    if (ref && event->key() == Qt::Key_Space) {
        Q_EMIT checkRequested(*ref);
        return;
    }
    if (ref && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT selected(*ref);
        return;
    }
    QListView::keyPressEvent(event);
}

void HealthList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKeyboard ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        Q_EMIT menuRequested(refOf(index),
                             byKeyboard ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void HealthList::showActions(const QModelIndex& index)
{
    const QPersistentModelIndex before = m_actionIndex;
    m_actionIndex = index;
    const health::ModelHealth* health = index.isValid() ? m_model.health().health(m_model.sourceRow(index)) : nullptr;
    if (health) {
        const ModelRef ref = refOf(index);
        const health::EndpointHealth* endpoint = m_port.book().endpoint(ref.provider);
        m_actions->setState(*health, m_port.abilities(ref), endpoint && endpoint->isPaused);
        m_actions->setSelected(selectionModel()->isSelected(index));
    }
    placeActions();
    if (before.isValid() && before != m_actionIndex)
        update(before);
    if (index.isValid())
        update(index);
}

void HealthList::placeActions()
{
    if (!m_actionIndex.isValid()) {
        m_actions->hide();
        m_delegate->setActionStrip({}, 0);
        return;
    }
    const QRect row = m_delegate->rowPart(visualRect(m_actionIndex), m_actionIndex);
    QRect place;
    if (showsCards()) {
        const QRect card = delegates::healthCardPlaces(row, m_delegate->cardGrid()).card;
        m_actions->fitTo(card.width() - 4);
        const int height = m_actions->sizeHint().height() + space::s;
        const int width = std::min(m_actions->sizeHint().width(), card.width() - 4);
        place = QRect(card.right() - 1 - width, card.bottom() - height - 1, width, height);
    } else {
        m_actions->fitTo(row.width() / 2);
        const int width = m_actions->sizeHint().width();
        place = QRect(row.right() + 1 - width, row.top() + 1, width, row.height() - 3);
    }
    const int width = place.width();
    m_actions->setGeometry(QStyle::visualRect(layoutDirection(), row, place));
    m_delegate->setActionStrip(m_actionIndex, width);
    m_actions->show();
    m_actions->raise();
}

bool HealthList::anyLoadingVisible() const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        if (index.data(items::HealthModel::StatusRole).toInt() == static_cast<int>(health::Status::Loading))
            return true;
    }
    return false;
}

void HealthList::spin()
{
    const bool wanted = isVisible() && anyLoadingVisible();
    if (wanted == m_isSpinning)
        return;
    m_isSpinning = wanted;
    if (wanted)
        m_spinner->acquire();
    else
        m_spinner->release();
}

void HealthList::showEvent(QShowEvent* event)
{
    QListView::showEvent(event);
    spin();
}

void HealthList::hideEvent(QHideEvent* event)
{
    QListView::hideEvent(event);
    spin();
}

} // namespace switchyard::pages
