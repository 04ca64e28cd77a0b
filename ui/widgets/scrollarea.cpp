// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/scrollarea.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace switchyard::widgets {

ScrollArea::ScrollArea(QWidget* content, QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(content);
    // setWidget() has just switched both on.
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

void ScrollArea::putBarInMargin()
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_margins = widget()->layout()->contentsMargins();
    fitMargin();
}

void ScrollArea::fitMargin()
{
    if (!m_margins)
        return;
    QMargins margins = *m_margins;
    const int bar = verticalScrollBar()->sizeHint().width();
    if (layoutDirection() == Qt::RightToLeft)
        margins.setLeft(std::max(0, margins.left() - bar));
    else
        margins.setRight(std::max(0, margins.right() - bar));
    widget()->layout()->setContentsMargins(margins);
}

void ScrollArea::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        fitMargin();
}

} // namespace switchyard::widgets
