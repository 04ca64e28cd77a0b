// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/card.h"

#include "theme/tokens.h"
#include "widgets/button.h"

#include <QEvent>
#include <QPainter>

namespace switchyard::widgets {

using namespace theme;

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
    update();
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
