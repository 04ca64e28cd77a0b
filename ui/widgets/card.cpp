// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/card.h"

#include "theme/tokens.h"
#include "widgets/button.h"

#include <QChildEvent>
#include <QEvent>
#include <QPainter>

#include <cmath>

namespace switchyard::widgets {

using namespace theme;

namespace {

//! The area within a card's border, with its round corners, in whole pixels.
QRegion insideOf(const QRect& card, int border)
{
    const QRect inner = card.adjusted(border, border, -border, -border);
    const int round = radius::card - border;
    if (inner.width() < 2 * round || inner.height() < 2 * round)
        return inner;
    QRegion region(inner.adjusted(0, round, 0, -round));
    for (int line = 0; line < round; ++line) {
        const double up = round - line - 0.5;
        const int inset = static_cast<int>(std::ceil(round - std::sqrt(round * round - up * up)));
        region += QRect(inner.left() + inset, inner.top() + line, inner.width() - 2 * inset, 1);
        region += QRect(inner.left() + inset, inner.bottom() - line, inner.width() - 2 * inset, 1);
    }
    return region;
}

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

void Card::setGround(Ground ground)
{
    m_ground = ground;
    update();
}

void Card::setDashed(bool dashed)
{
    m_dashed = dashed;
    update();
}

void Card::setBare(bool bare)
{
    m_bare = bare;
    roundOffAll();
    update();
}

// What fills a card up to its edges would paint over its round corners.
void Card::roundOff(QWidget& child) const
{
    const QRegion inside = insideOf(rect(), tokens().border());
    const QRegion shown = QRegion(child.geometry()).intersected(inside);
    if (m_bare || shown == QRegion(child.geometry()))
        child.clearMask();
    else
        child.setMask(shown.translated(-child.pos()));
}

void Card::roundOffAll() const
{
    for (auto* child : findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        roundOff(*child);
}

bool Card::event(QEvent* event)
{
    if (event->type() == QEvent::ChildAdded) {
        auto* child = static_cast<QChildEvent*>(event)->child();
        if (child->isWidgetType())
            child->installEventFilter(this);
    }
    const bool done = QFrame::event(event);
    if (event->type() == QEvent::Resize)
        roundOffAll();
    return done;
}

bool Card::eventFilter(QObject* watched, QEvent* event)
{
    const bool moves = event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show;
    if (moves && watched->parent() == this)
        roundOff(*static_cast<QWidget*>(watched));
    return QFrame::eventFilter(watched, event);
}

void Card::paintEvent(QPaintEvent*)
{
    if (m_bare)
        return;
    QPainter painter(this);
    const Tokens& t = tokens();
    QColor ground = t.card;
    if (m_ground == Ground::Sunken)
        ground = t.sunken;
    else if (m_ground == Ground::AccentSoft)
        ground = t.accentSoft;
    if (!m_dashed) {
        paintBox(painter, rect(), radius::card, ground, t.hairline);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(t.buttonBorder, t.border());
    pen.setDashPattern({ 3, 3 });
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
}

void Card::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    // Layouts within leave one pixel for the border; high contrast has a wider one.
    const int more = tokens().border() - 1;
    if (event->type() == QEvent::PaletteChange)
        setContentsMargins(more, more, more, more);
    if (event->type() == QEvent::PaletteChange)
        roundOffAll();
}

Panel::Panel(Ground ground, Qt::Edges edges, QWidget* parent)
    : QWidget(parent)
    , m_ground(ground)
    , m_edges(edges)
{
}

void Panel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    QColor ground = t.window;
    if (m_ground == Ground::Rail)
        ground = t.rail;
    else if (m_ground == Ground::Card)
        ground = t.card;
    else if (m_ground == Ground::Sunken)
        ground = t.sunken;
    painter.fillRect(rect(), ground);
    const int line = t.border();
    Qt::Edges edges = m_edges;
    if (layoutDirection() == Qt::RightToLeft && edges.testFlag(Qt::LeftEdge) != edges.testFlag(Qt::RightEdge))
        edges ^= Qt::LeftEdge | Qt::RightEdge;
    if (edges.testFlag(Qt::LeftEdge))
        painter.fillRect(0, 0, line, height(), t.hairline);
    if (edges.testFlag(Qt::RightEdge))
        painter.fillRect(width() - line, 0, line, height(), t.hairline);
    if (edges.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), line, t.hairline);
    if (edges.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - line, width(), line, t.hairline);
}

} // namespace switchyard::widgets
