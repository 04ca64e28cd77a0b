// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/firstrun/trackpicture.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QPainter>
#include <QPainterPath>

namespace switchyard::pages {

TrackPicture::TrackPicture(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("OpenClaw asks your GPU first, another server if it fails, and a hosted one as a safety net."));
}

qreal TrackPicture::textWidth() const
{
    const QFontMetricsF name(theme::font(theme::Type::CaptionSemibold));
    const QFontMetricsF note(theme::font(theme::Type::Caption));
    const auto line = [&](const QString& first, const QString& second) { return name.horizontalAdvance(first) + 10 + note.horizontalAdvance(second); };
    return std::max({ line(tr("Your GPU"), tr("first choice")), line(tr("Another server"), tr("if it fails")), line(tr("Hosted"), tr("safety net")), 180.0 });
}

void TrackPicture::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal middle = 66.5;
    const qreal step = 42;
    const qreal pillWidth = 114;
    const qreal junction = std::max(200.0, width() * 0.36);
    const qreal station = std::max(junction + 120, width() - textWidth() - 24 - 14);

    const auto branch = [&](qreal y, const QPen& pen) {
        QPainterPath path(QPointF(junction, middle));
        const qreal bend = junction + (station - junction) * 0.42;
        path.cubicTo(junction + 36, middle, junction + 50, y, bend, y);
        path.lineTo(station - 14, y);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    };
    QPen dotted(tokens.buttonBorder, 2, Qt::DotLine, Qt::RoundCap);
    branch(middle + step, dotted);
    branch(middle, QPen(tokens.buttonBorder, 2));
    branch(middle - step, QPen(tokens.accent, 3));
    painter.setPen(QPen(tokens.accent, 3));
    painter.drawLine(QPointF(pillWidth, middle), QPointF(junction, middle));

    const QRectF pill(0.5, middle - 18, pillWidth, 36);
    painter.setPen(QPen(tokens.buttonBorder, tokens.border()));
    painter.setBrush(tokens.card);
    painter.drawRoundedRect(pill, 18, 18);
    theme::paintMark(painter, QRectF(pill.left() + 14, middle - 9, 18, 18), QStringLiteral("openclaw"), QStringLiteral("OpenClaw"), tokens.text);
    painter.setFont(theme::font(theme::Type::BodyMedium));
    painter.setPen(tokens.text);
    theme::drawLine(painter, pill.adjusted(40, 0, -8, 0), QStringLiteral("OpenClaw"));

    painter.setPen(QPen(tokens.accent, 3));
    painter.setBrush(tokens.window);
    painter.drawEllipse(QPointF(junction, middle), 9, 9);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawEllipse(QPointF(junction, middle), 3.5, 3.5);

    const auto place = [&](qreal y, const QString& icon, const QColor& ring, bool isServing, const QString& name, const QString& note) {
        const QRectF circle(station - 14, y - 14, 28, 28);
        painter.setPen(isServing ? QPen(Qt::NoPen) : QPen(ring, 2));
        painter.setBrush(isServing ? tokens.accent : tokens.window);
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
        theme::paintIcon(painter, QRectF(circle.center().x() - 7, y - 7, 14, 14), icon, isServing ? tokens.card : ring);
        painter.setFont(theme::font(theme::Type::CaptionSemibold));
        painter.setPen(tokens.text);
        const qreal used = theme::drawLine(painter, QRectF(station + 24, y - 10, width() - station - 24, 20), name);
        painter.setFont(theme::font(theme::Type::Caption));
        painter.setPen(tokens.text2);
        theme::drawLine(painter, QRectF(station + 24 + used + 8, y - 10, width() - station - 32 - used, 20), note);
    };
    place(middle - step, QStringLiteral("circle-check"), tokens.accent, true, tr("Your GPU"), tr("first choice"));
    place(middle, QStringLiteral("snowflake"), tokens.tone(theme::Tone::Idle).mark, false, tr("Another server"), tr("if it fails"));
    place(middle + step, QStringLiteral("cloud"), tokens.tone(theme::Tone::Good).mark, false, tr("Hosted"), tr("safety net"));
}

} // namespace switchyard::pages
