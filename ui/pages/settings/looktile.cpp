// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/settings/looktile.h"

#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QPainter>
#include <QPainterPath>

namespace switchyard::pages {

namespace {

constexpr QSizeF pictureSize { 132, 80 };

void paintWindow(QPainter& painter, const QRectF& rect, const theme::Tokens& look)
{
    widgets::paintBox(painter, rect, theme::radius::card, look.window, look.isHighContrast() ? look.text : look.hairline);
    const QRectF rail = QRectF(rect.left() + 11, rect.top() + 12, 24, rect.height() - 24);
    widgets::paintBox(painter, rail, 3, look.isHighContrast() ? look.window : look.rail, look.isHighContrast() ? look.text : Qt::transparent);
    for (int row = 0; row < 3; ++row) {
        const QRectF line(rect.left() + 43, rect.top() + 12 + row * 20, rect.width() - 54, 15);
        widgets::paintBox(painter, line, 3, look.isHighContrast() ? look.window : look.card, look.isHighContrast() ? look.text : Qt::transparent);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.isHighContrast() ? look.text : look.accent);
        painter.drawEllipse(QPointF(line.left() + 9, line.center().y()), 3, 3);
    }
}

} // namespace

LookTile::LookTile(theme::Look look, QWidget* parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
}

QSize LookTile::sizeHint() const
{
    const int text = QFontMetrics(theme::font(theme::Type::Body)).horizontalAdvance(this->text()) + 30;
    return { std::max(text, static_cast<int>(pictureSize.width())), static_cast<int>(pictureSize.height()) + 34 };
}

void LookTile::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF picture(mirrored ? width() - pictureSize.width() : 0, 0, pictureSize.width(), pictureSize.height());
    const QRectF inner = picture.adjusted(1, 1, -1, -1);
    if (m_look == theme::Look::Light || m_look == theme::Look::System)
        paintWindow(painter, inner, theme::tokensFor(theme::Scheme::Light));
    if (m_look == theme::Look::Dark)
        paintWindow(painter, inner, theme::tokensFor(theme::Scheme::Dark));
    if (m_look == theme::Look::HighContrast)
        paintWindow(painter, inner, theme::tokensFor(theme::Scheme::ContrastDark));
    if (m_look == theme::Look::System) {
        // The system decides: one half light, one half dark.
        QPainterPath half;
        half.moveTo(picture.topRight());
        half.lineTo(picture.bottomRight());
        half.lineTo(picture.left() + 44, picture.bottom());
        half.lineTo(picture.left() + 88, picture.top());
        half.closeSubpath();
        painter.save();
        painter.setClipPath(half);
        paintWindow(painter, inner, theme::tokensFor(theme::Scheme::Dark));
        painter.restore();
    }
    if (isChecked()) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(picture.adjusted(1, 1, -1, -1), theme::radius::card, theme::radius::card);
    }
    if (hasFocus())
        widgets::paintFocusRing(painter, QRectF(rect()), theme::radius::card, widgets::RingPlace::Inside);

    const qreal y = pictureSize.height() + 10;
    const QRectF dot(mirrored ? width() - 17 : 1, y + 2, 16, 16);
    painter.setPen(isChecked() ? QPen(Qt::NoPen) : QPen(tokens.controlBorder, 1));
    painter.setBrush(isChecked() ? tokens.accentFill : tokens.card);
    painter.drawEllipse(dot.adjusted(0.5, 0.5, -0.5, -0.5));
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.onAccentFill);
        painter.drawEllipse(dot.center(), 3, 3);
    }
    painter.setFont(theme::font(theme::Type::Body));
    painter.setPen(tokens.text);
    theme::drawLine(painter, mirrored ? QRectF(0, y, width() - 24, 20) : QRectF(24, y, width() - 24, 20), text());
}

} // namespace switchyard::pages
