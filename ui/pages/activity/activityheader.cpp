// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/activityheader.h"

#include "pages/activity/activitydelegate.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QPainter>
#include <QStyle>

namespace switchyard::pages {

using namespace theme;

ActivityHeader::ActivityHeader(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(scaled(size::listHeader));
}

void ActivityHeader::setRightInset(int inset)
{
    m_inset = inset;
    update();
}

void ActivityHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    widgets::paintBox(painter, QRectF(0, 0, width(), height() + radius::card), radius::card - t.border(), t.sunken, {});
    painter.fillRect(0, height() - 1, width(), 1, t.hairline);
    const QRect row(0, 0, width() - m_inset, height());
    const ActivityColumns columns = activityColumns(row);
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft);
    const auto end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight);
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(t.text2);
    const auto draw = [&](const QRect& cell, const QString& text, Qt::Alignment alignment) {
        if (!cell.isNull())
            drawLine(painter, QStyle::visualRect(layoutDirection(), row, cell), text, alignment);
    };
    draw(columns.time, tr("Time"), start);
    draw(columns.agent, tr("Agent"), start);
    draw(columns.answeredBy, tr("Answered by"), start);
    draw(columns.tries, tr("Tries"), start);
    draw(columns.firstToken, tr("1st token", "column head: time to the first token"), end);
    draw(columns.took, tr("Took"), end);
    draw(columns.tokens, tr("Tokens in → out"), end);
    draw(columns.cost, tr("Cost"), end);
}

} // namespace switchyard::pages
