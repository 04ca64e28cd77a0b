// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthlist.h"

#include "delegates/healthdelegate.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/spinner.h"
#include "wording/status.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace switchyard::pages {

using namespace theme;
using delegates::HealthColumns;
using delegates::RowStyle;
using Order = items::HealthFilterModel::Order;

HealthHeader::HealthHeader(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(scaled(size::listHeader));
    setMouseTracking(true);
}

QSize HealthHeader::sizeHint() const
{
    return { 200, scaled(size::listHeader) };
}

void HealthHeader::setRowStyle(RowStyle style)
{
    m_style = style;
    update();
}

void HealthHeader::setOrder(Order order)
{
    m_order = order;
    update();
}

void HealthHeader::setRightInset(int inset)
{
    m_rightInset = inset;
    update();
}

QRect HealthHeader::columnsRect() const
{
    return QRect(0, 0, width() - m_rightInset, height());
}

void HealthHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    // The card's upper corners stay round.
    widgets::paintBox(painter, QRectF(0, 0, width(), height() + radius::card), radius::card - 1, t.sunken, {});
    painter.fillRect(0, height() - 1, width(), 1, t.hairline);
    const HealthColumns columns = healthColumns(columnsRect(), m_style);
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const auto end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight);
    painter.setFont(theme::font(Type::Caption));
    const auto draw = [&](const QRect& cell, const QString& text, Qt::Alignment alignment, Order order) {
        if (cell.isNull())
            return;
        const bool sorts = m_order == order && order != Order::ChainThenTrouble;
        painter.setPen(sorts ? t.text : t.text2);
        drawLine(painter, QStyle::visualRect(layoutDirection(), columnsRect(), cell), text, alignment);
        if (sorts) {
            const QRect visual = QStyle::visualRect(layoutDirection(), columnsRect(), cell);
            painter.fillRect(visual.left(), height() - 2, visual.width(), 2, t.accent);
        }
    };
    QRect name = columns.name;
    name.setLeft(columns.tile.left());
    name.setTop(0);
    name.setHeight(height());
    draw(name, tr("Endpoint"), start, Order::Name);
    draw(columns.state, tr("State"), start, Order::Trouble);
    draw(columns.rank, tr("Rank"), Qt::AlignHCenter, Order::ChainThenTrouble);
    draw(columns.beats, tr("Last 15 min"), start, Order::ChainThenTrouble);
    draw(columns.sparkline, tr("Latency"), start, Order::ChainThenTrouble);
    draw(columns.p50, tr("p50"), end, Order::ChainThenTrouble);
    draw(columns.p95, tr("p95"), end, Order::Latency);
    draw(columns.firstToken, tr("1st token", "column head: time to the first token"), end, Order::ChainThenTrouble);
    draw(columns.tokenRate, tr("tok/s", "column head: tokens a second"), end, Order::ChainThenTrouble);
    draw(columns.checked, tr("Checked"), end, Order::ChainThenTrouble);
}

void HealthHeader::mousePressEvent(QMouseEvent* event)
{
    const HealthColumns columns = healthColumns(columnsRect(), m_style);
    const QPoint at = layoutDirection() == Qt::RightToLeft ? QPoint(columnsRect().width() - event->pos().x(), 0)
                                                           : QPoint(event->pos().x(), 0);
    const auto isIn = [&at](const QRect& cell) { return !cell.isNull() && at.x() >= cell.left() && at.x() <= cell.right(); };
    Order wanted = Order::ChainThenTrouble;
    if (isIn(columns.name))
        wanted = Order::Name;
    else if (isIn(columns.state))
        wanted = Order::Trouble;
    else if (isIn(columns.p95))
        wanted = Order::Latency;
    Q_EMIT orderRequested(wanted == m_order ? Order::ChainThenTrouble : wanted);
}

RowActions::RowActions(QWidget* parent)
    : QWidget(parent)
    , m_check(new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("refresh-cw"), this))
    , m_load(new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("flame"), this))
    , m_pause(new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("pause"), this))
    , m_more(widgets::Button::iconOnly(QStringLiteral("ellipsis"), {}, widgets::Button::Kind::Plain, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::s, 0, space::l, 0);
    layout->setSpacing(6);
    for (widgets::Button* button : { m_check, m_load, m_pause, m_more }) {
        button->setButtonSize(widgets::Button::Size::Small);
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    connect(m_check, &QAbstractButton::clicked, this, &RowActions::checkRequested);
    connect(m_load, &QAbstractButton::clicked, this, &RowActions::loadRequested);
    connect(m_pause, &QAbstractButton::clicked, this, &RowActions::pauseRequested);
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { Q_EMIT menuRequested(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    retranslate();
    hide();
}

void RowActions::retranslate()
{
    m_check->setText(tr("Check"));
    m_more->setName(tr("More actions"));
}

void RowActions::setState(const health::ModelHealth& health, const ports::LoadAbilities& abilities, bool isEndpointPaused)
{
    const bool isLoading = health.status == health::Status::Loading;
    const bool isCold = health.status == health::Status::Cold;
    m_load->setVisible((isLoading && abilities.canCancel) || (isCold && abilities.canWarmUp)
                       || (health.loadState == health::LoadState::Ready && abilities.canUnload));
    if (isLoading) {
        m_load->setText(tr("Cancel"));
        m_load->setIconName(QStringLiteral("x"));
    } else if (isCold) {
        m_load->setText(tr("Warm up"));
        m_load->setIconName(QStringLiteral("flame"));
    } else {
        m_load->setText(tr("Unload"));
        m_load->setIconName(QStringLiteral("power"));
    }
    m_pause->setText(isEndpointPaused ? tr("Resume") : tr("Pause"));
    m_pause->setIconName(isEndpointPaused ? QStringLiteral("play") : QStringLiteral("pause"));
}

void RowActions::setSelected(bool selected)
{
    m_selected = selected;
    update();
}

void RowActions::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_selected ? tokens().selected : tokens().hover);
}

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
    connect(&model, &QAbstractItemModel::layoutChanged, this, &HealthList::placeActions);
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
    if (current.isValid())
        Q_EMIT selected(refOf(current));
}

void HealthList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    if (m_actionIndex.isValid())
        m_actions->setSelected(selectionModel()->isSelected(m_actionIndex));
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
    placeActions();
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
    const QRect row = visualRect(m_actionIndex);
    const int width = m_actions->sizeHint().width();
    const QRect logical(row.right() + 1 - width, row.top() + 1, width, row.height() - 3);
    m_actions->setGeometry(QStyle::visualRect(layoutDirection(), row, logical));
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
