// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthheader.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

namespace switchyard::pages {

using namespace theme;
using delegates::ColumnChoice;
using delegates::HealthColumn;
using delegates::HealthColumns;
using Order = HealthHeader::Order;

namespace {

constexpr int grip = 4;
constexpr int arrowSide = 12;

constexpr std::array allColumns { HealthColumn::Rank,       HealthColumn::Beats,     HealthColumn::Sparkline, HealthColumn::P50,
                                  HealthColumn::P95,        HealthColumn::P99,       HealthColumn::FirstToken, HealthColumn::TokenRate,
                                  HealthColumn::Load,       HealthColumn::Checked };

std::optional<Order> orderOf(HealthColumn column)
{
    switch (column) {
    case HealthColumn::Rank:
        return Order::ChainThenTrouble;
    case HealthColumn::P50:
        return Order::P50;
    case HealthColumn::P95:
        return Order::Latency;
    case HealthColumn::P99:
        return Order::P99;
    case HealthColumn::FirstToken:
        return Order::FirstToken;
    case HealthColumn::TokenRate:
        return Order::TokenRate;
    case HealthColumn::Load:
        return Order::LoadTime;
    case HealthColumn::Checked:
        return Order::Checked;
    case HealthColumn::Beats:
    case HealthColumn::Sparkline:
        break;
    }
    return std::nullopt;
}

Qt::Alignment alignmentOf(HealthColumn column)
{
    return column == HealthColumn::Rank                                       ? Qt::AlignHCenter
        : column == HealthColumn::Beats || column == HealthColumn::Sparkline ? Qt::AlignLeft
                                                                              : Qt::AlignRight;
}

} // namespace

QString columnTitle(HealthColumn column)
{
    switch (column) {
    case HealthColumn::Rank:
        return HealthHeader::tr("Rank");
    case HealthColumn::Beats:
        return HealthHeader::tr("Last 15 min");
    case HealthColumn::Sparkline:
        return HealthHeader::tr("Latency");
    case HealthColumn::P50:
        return HealthHeader::tr("p50");
    case HealthColumn::P95:
        return HealthHeader::tr("p95");
    case HealthColumn::P99:
        return HealthHeader::tr("p99");
    case HealthColumn::FirstToken:
        return HealthHeader::tr("1st token", "column head: time to the first token");
    case HealthColumn::TokenRate:
        return HealthHeader::tr("tok/s", "column head: tokens a second");
    case HealthColumn::Load:
        return HealthHeader::tr("Load", "column head: how long loading the model takes");
    case HealthColumn::Checked:
        return HealthHeader::tr("Checked");
    }
    return {};
}

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

void HealthHeader::setRowStyle(delegates::RowStyle style)
{
    if (m_style == style)
        return;
    m_style = style;
    update();
}

void HealthHeader::setOrder(Order order, bool reversed)
{
    m_order = order;
    m_reversed = reversed;
    update();
}

void HealthHeader::setChoice(const ColumnChoice& choice)
{
    m_choice = choice;
    update();
}

void HealthHeader::setRightInset(int inset)
{
    if (m_rightInset == inset)
        return;
    m_rightInset = inset;
    update();
}

QRect HealthHeader::columnsRect() const
{
    return QRect(0, 0, width() - m_rightInset, height());
}

int HealthHeader::logicalX(const QPoint& at) const
{
    return layoutDirection() == Qt::RightToLeft ? columnsRect().width() - at.x() : at.x();
}

void HealthHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    // The card's upper corners stay round.
    widgets::paintBox(painter, QRectF(0, 0, width(), height() + radius::card), radius::card - t.border(), t.sunken, {});
    painter.fillRect(0, height() - 1, width(), 1, t.hairline);
    const HealthColumns columns = healthColumns(columnsRect(), m_style, m_choice);
    painter.setFont(theme::font(Type::Caption));
    const auto draw = [&](QRect cell, const QString& text, Qt::Alignment alignment, std::optional<Order> order) {
        if (cell.isNull())
            return;
        const bool sorts = order && m_order == *order && *order != Order::ChainThenTrouble;
        painter.setPen(sorts ? t.text : t.text2);
        if (sorts) {
            // The arrow stands on the side away from the numbers.
            const int wide = QFontMetrics(painter.font()).horizontalAdvance(text);
            const int left = alignment.testFlag(Qt::AlignRight) ? std::max(cell.left() - arrowSide, cell.right() - wide - arrowSide - 2)
                                                                : cell.left() + wide + 4;
            const QRect arrow(left, cell.top() + (cell.height() - arrowSide) / 2, arrowSide, arrowSide);
            const bool pointsUp = (*order == Order::Name) != m_reversed;
            paintIcon(painter, QStyle::visualRect(layoutDirection(), columnsRect(), arrow),
                      pointsUp ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"), t.text);
        }
        drawLine(painter, QStyle::visualRect(layoutDirection(), columnsRect(), cell), text,
                 QStyle::visualAlignment(layoutDirection(), alignment));
    };
    QRect name = columns.name;
    name.setLeft(columns.tile.left());
    draw(name, tr("Endpoint"), Qt::AlignLeft, Order::Name);
    draw(columns.state, tr("State"), Qt::AlignLeft, Order::Trouble);
    for (const HealthColumn column : allColumns)
        draw(columns.at(column), columnTitle(column), alignmentOf(column), orderOf(column));
}

std::optional<HealthColumn> HealthHeader::edgeAt(int x) const
{
    const HealthColumns columns = healthColumns(columnsRect(), m_style, m_choice);
    const auto found = std::find_if(allColumns.begin(), allColumns.end(), [&](HealthColumn column) {
        const QRect& cell = columns.at(column);
        return !cell.isNull() && std::abs(cell.left() - 2 - x) <= grip;
    });
    return found == allColumns.end() ? std::nullopt : std::optional(*found);
}

std::optional<Order> HealthHeader::orderAt(int x) const
{
    const HealthColumns columns = healthColumns(columnsRect(), m_style, m_choice);
    const auto isIn = [x](const QRect& cell) { return !cell.isNull() && x >= cell.left() && x <= cell.right(); };
    if (isIn(columns.name) || isIn(columns.tile))
        return Order::Name;
    if (isIn(columns.state))
        return Order::Trouble;
    const auto found = std::find_if(allColumns.begin(), allColumns.end(),
                                    [&](HealthColumn column) { return isIn(columns.at(column)); });
    return found == allColumns.end() ? std::nullopt : orderOf(*found);
}

void HealthHeader::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int x = logicalX(event->pos());
    if (const auto edge = edgeAt(x)) {
        m_dragged = edge;
        m_dragStart = x;
        m_dragWidth = healthColumns(columnsRect(), m_style, m_choice).at(*edge).width();
        return;
    }
    const auto order = orderAt(x);
    if (!order)
        return;
    if (*order != m_order)
        Q_EMIT orderRequested(*order, false);
    else if (!m_reversed && *order != Order::ChainThenTrouble)
        Q_EMIT orderRequested(*order, true);
    else
        Q_EMIT orderRequested(Order::ChainThenTrouble, false);
}

void HealthHeader::mouseMoveEvent(QMouseEvent* event)
{
    const int x = logicalX(event->pos());
    if (!m_dragged) {
        setCursor(edgeAt(x) ? Qt::SplitHCursor : orderAt(x) ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    ColumnChoice choice = m_choice;
    choice.setWidth(*m_dragged, m_dragWidth + m_dragStart - x);
    change(choice);
}

void HealthHeader::mouseReleaseEvent(QMouseEvent*)
{
    m_dragged.reset();
}

void HealthHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    // An edge clicked twice takes the column back to its own width.
    if (const auto edge = edgeAt(logicalX(event->pos()))) {
        ColumnChoice choice = m_choice;
        choice.widths.at(static_cast<std::size_t>(*edge)) = 0;
        change(choice);
        return;
    }
    mousePressEvent(event);
}

void HealthHeader::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColumnMenu(*menu);
    menu->popup(event->globalPos());
}

void HealthHeader::fillColumnMenu(QMenu& menu)
{
    for (const HealthColumn column : allColumns) {
        QAction* action = menu.addAction(columnTitle(column));
        action->setCheckable(true);
        action->setChecked(m_choice.isShown(column));
        connect(action, &QAction::triggered, this, [this, column](bool shown) {
            ColumnChoice choice = m_choice;
            choice.setShown(column, shown);
            change(choice);
        });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Usual columns")), &QAction::triggered, this, [this] { change({}); });
}

void HealthHeader::change(const ColumnChoice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    update();
    Q_EMIT choiceChanged(choice);
}

} // namespace switchyard::pages
