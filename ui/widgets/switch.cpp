// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/switch.h"

#include "theme/metrics.h"
#include "theme/panelstyle.h"
#include "theme/tokens.h"
#include "widgets/button.h"

#include <QPainter>
#include <QVariantAnimation>

namespace switchyard::widgets {

using namespace theme;

namespace {
constexpr int trackWidth = 36;
constexpr int trackHeight = 20;
constexpr int ring = 4; // room for the focus ring around the track
} // namespace

Switch::Switch(QWidget* parent)
    : QCheckBox(parent)
    , m_knob(new QVariantAnimation(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_knob->setDuration(motion::knobMs);
    m_knob->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_knob, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        m_position = value.toReal();
        update();
    });
    connect(this, &QCheckBox::toggled, this, [this](bool on) {
        if (!isVisible() || !motionAllowed()) {
            m_position = on ? 1 : 0;
            update();
            return;
        }
        m_knob->stop();
        m_knob->setStartValue(m_position);
        m_knob->setEndValue(on ? 1.0 : 0.0);
        m_knob->start();
    });
}

QSize Switch::sizeHint() const
{
    return { trackWidth + 2 * ring, trackHeight + 2 * ring };
}

bool Switch::hitButton(const QPoint& position) const
{
    return rect().contains(position);
}

void Switch::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    const QRectF track((width() - trackWidth) / 2.0, (height() - trackHeight) / 2.0, trackWidth, trackHeight);
    QColor fill = blend(t.accentFill, t.card, m_position);
    QColor border = isChecked() ? t.accentFill : t.controlBorder;
    QColor knob = isChecked() ? t.onAccentFill : t.controlBorder;
    if (!isEnabled()) {
        fill = isChecked() ? t.text3 : t.card;
        border = t.text3;
        knob = isChecked() ? t.card : t.text3;
    }
    paintBox(painter, track, trackHeight / 2.0, fill, border);
    const qreal diameter = 12 + 2 * m_position;
    qreal x = track.left() + 10 + (trackWidth - 20) * m_position;
    if (layoutDirection() == Qt::RightToLeft)
        x = track.left() + track.right() - x;
    painter.setPen(Qt::NoPen);
    painter.setBrush(knob);
    painter.drawEllipse(QPointF(x, track.center().y()), diameter / 2, diameter / 2);
    if (hasFocus())
        paintFocusRing(painter, track, trackHeight / 2.0, RingPlace::Outside);
}

} // namespace switchyard::widgets
