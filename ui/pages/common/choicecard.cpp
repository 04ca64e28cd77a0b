// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/choicecard.h"

#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/button.h"

#include <QPainter>
#include <QStyle>

namespace switchyard::pages {

namespace {

constexpr int padding = 8;
constexpr int textLeft = 36;

} // namespace

ChoiceCard::ChoiceCard(QWidget* parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChoiceCard::setTexts(const QString& title, const QString& note)
{
    setText(title);
    m_note = note;
    setAccessibleName(title);
    setAccessibleDescription(note);
    updateGeometry();
    update();
}

int ChoiceCard::heightForWidth(int width) const
{
    const QFontMetrics metrics(theme::font(theme::Type::Caption));
    const int room = std::max(40, width - textLeft - padding);
    const int note = metrics.boundingRect(QRect(0, 0, room, 1000), Qt::TextWordWrap, m_note).height();
    return padding + theme::lineHeight(theme::Type::Body) + note + padding;
}

QSize ChoiceCard::sizeHint() const
{
    return { 240, heightForWidth(240) };
}

QSize ChoiceCard::minimumSizeHint() const
{
    return { 120, heightForWidth(std::max(width(), 120)) };
}

void ChoiceCard::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void ChoiceCard::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void ChoiceCard::paintEvent(QPaintEvent*)
{
    const auto& tokens = theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked())
        widgets::paintBox(painter, rect(), theme::radius::control, tokens.selected, tokens.selectedOutline);
    else if (underMouse() && isEnabled())
        widgets::paintBox(painter, rect(), theme::radius::control, tokens.hover, Qt::transparent);

    const qreal line = theme::lineHeight(theme::Type::Body);
    const QRect dot = QStyle::visualRect(layoutDirection(), rect(),
                                         QRect(10, padding + static_cast<int>(line - 16) / 2, 16, 16));
    const QRectF ring = QRectF(dot).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor border = isEnabled() ? tokens.controlBorder : tokens.hairline;
    painter.setPen(isChecked() ? QPen(Qt::NoPen) : QPen(border, 1));
    painter.setBrush(isChecked() ? (isEnabled() ? tokens.accentFill : tokens.text3) : tokens.card);
    painter.drawEllipse(ring);
    if (isChecked()) {
        painter.setBrush(tokens.onAccentFill);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(ring.center(), 3.0, 3.0);
    }

    const QRect text = QStyle::visualRect(layoutDirection(), rect(),
                                          QRect(textLeft, padding, width() - textLeft - padding, height() - 2 * padding));
    painter.setFont(theme::font(theme::Type::BodyMedium));
    painter.setPen(isEnabled() ? tokens.text : tokens.text3);
    theme::drawLine(painter, QRectF(text.left(), text.top(), text.width(), line), this->text());
    painter.setFont(theme::font(theme::Type::Caption));
    painter.setPen(isEnabled() ? tokens.text2 : tokens.text3);
    const auto flags = static_cast<int>(Qt::TextWordWrap) | static_cast<int>(Qt::AlignTop)
        | static_cast<int>(layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
    painter.drawText(text.adjusted(0, static_cast<int>(line), 0, 4), flags, m_note);
    if (hasFocus())
        widgets::paintFocusRing(painter, rect(), theme::radius::control, widgets::RingPlace::Inside);
}

} // namespace switchyard::pages
