// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/statustile.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"

#include <QPainter>

namespace switchyard::widgets {

using namespace theme;

StatusTile::StatusTile(QWidget* parent)
    : QWidget(parent)
    , m_side(size::statusTile)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusTile::setStatus(Tone tone, const QString& iconName)
{
    m_tone = tone;
    m_iconName = iconName;
    update();
}

void StatusTile::setSide(int side, bool bare)
{
    m_side = side;
    m_bare = bare;
    updateGeometry();
    update();
}

QSize StatusTile::sizeHint() const
{
    return { m_side, m_side };
}

void StatusTile::paint(QPainter& painter, const QRectF& rect, Tone tone, const QString& iconName, double degrees)
{
    const Tokens& t = tokens();
    paintBox(painter, rect, radius::card, t.tone(tone).soft, t.isHighContrast() ? t.text : QColor());
    const qreal side = rect.width() * size::iconTile / size::statusTile;
    const QRectF icon(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
    if (degrees != 0)
        paintTurnedIcon(painter, icon, iconName, t.tone(tone).mark, degrees);
    else
        paintIcon(painter, icon, iconName, t.tone(tone).mark);
}

void StatusTile::paintEvent(QPaintEvent*)
{
    if (m_iconName.isEmpty())
        return;
    QPainter painter(this);
    if (m_bare)
        paintIcon(painter, rect(), m_iconName, tokens().tone(m_tone).mark);
    else
        paint(painter, rect(), m_tone, m_iconName);
}

} // namespace switchyard::widgets
