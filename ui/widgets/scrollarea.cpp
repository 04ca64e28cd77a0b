// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/scrollarea.h"

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

} // namespace switchyard::widgets
