// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/button.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"

#include <QEnterEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <cmath>

namespace switchyard::widgets {

using namespace theme;

namespace {

constexpr int iconGap = 6;
constexpr int sidePadding = 12;
constexpr int smallPadding = 10;
constexpr int hintGap = 8;
constexpr int arrowSide = 14;

int heightOf(Button::Size buttonSize)
{
    switch (buttonSize) {
    case Button::Size::Small:
        return size::controlSmall;
    case Button::Size::Prominent:
        return size::controlProminent;
    case Button::Size::Normal:
        break;
    }
    return size::control;
}

int hintWidth(const QString& hint)
{
    return QFontMetrics(theme::font(Type::Hint)).horizontalAdvance(hint) + 10;
}

} // namespace

void paintFocusRing(QPainter& painter, const QRectF& rect, qreal radius, RingPlace place)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().accent, 2));
    painter.setBrush(Qt::NoBrush);
    const qreal inset = place == RingPlace::Inside ? 1 : -3;
    const QRectF ring = rect.adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(ring, radius - inset, radius - inset);
    painter.restore();
}

void paintBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border)
{
    paintBox(painter, rect, radius, fill, border, tokens().border());
}

void paintBox(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = border.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

Button::Button(Kind kind, const QString& text, const QString& iconName, QWidget* parent)
    : QPushButton(text, parent)
    , m_kind(kind)
    , m_iconName(iconName)
{
    setCursor(kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    setFocusPolicy(Qt::StrongFocus);
}

Button* Button::iconOnly(const QString& iconName, const QString& name, Kind kind, QWidget* parent)
{
    auto* button = new Button(kind, {}, iconName, parent);
    button->setName(name);
    return button;
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setButtonSize(Size buttonSize)
{
    m_size = buttonSize;
    updateGeometry();
    update();
}

void Button::setIconName(const QString& name)
{
    if (m_iconName == name)
        return;
    m_iconName = name;
    updateGeometry();
    update();
}

void Button::setHint(const QKeySequence& keys)
{
    setHint(keys.toString(QKeySequence::NativeText).replace(QLatin1Char('+'), QLatin1Char(' ')));
}

void Button::setHint(const QString& text)
{
    m_hint = text;
    updateGeometry();
    update();
}

void Button::setName(const QString& name)
{
    setAccessibleName(name);
    setToolTip(name);
}

void Button::setMenuArrow(bool arrow)
{
    m_menuArrow = arrow;
    updateGeometry();
}

void Button::setHeld(bool held)
{
    m_held = held;
    update();
}

int Button::iconSide() const
{
    return m_size == Size::Small ? size::iconSmall : size::icon;
}

QString Button::shownText() const
{
    return m_isShort && canBeShort() ? QString() : text();
}

QString Button::shownHint() const
{
    return m_isShort && canBeShort() ? QString() : m_hint;
}

void Button::setShort(bool isShort)
{
    if (m_isShort == isShort)
        return;
    m_isShort = isShort;
    setToolTip(isShort ? text() : QString());
    updateGeometry();
    update();
}

int Button::fullWidth() const
{
    return widthWith(text(), m_hint);
}

int Button::shortWidth() const
{
    return widthWith({}, {});
}

int Button::contentWidth(const QString& words, const QString& hint) const
{
    int width = 0;
    if (!m_iconName.isEmpty())
        width += iconSide();
    if (!words.isEmpty()) {
        const QFont& face = theme::font(m_size == Size::Small ? Type::CaptionMedium : Type::BodyMedium);
        width += QFontMetrics(face).horizontalAdvance(words);
        if (!m_iconName.isEmpty())
            width += iconGap;
    }
    if (!hint.isEmpty())
        width += hintGap + hintWidth(hint);
    if (m_menuArrow)
        width += iconGap + arrowSide;
    return width;
}

int Button::widthWith(const QString& words, const QString& hint) const
{
    if (words.isEmpty() && hint.isEmpty() && !m_menuArrow)
        return scaled(heightOf(m_size));
    const int padding = m_kind == Kind::Link ? 4 : (m_size == Size::Small ? smallPadding : sidePadding);
    return contentWidth(words, hint) + 2 * padding;
}

QSize Button::sizeHint() const
{
    return { widthWith(shownText(), shownHint()), scaled(heightOf(m_size)) };
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

void Button::enterEvent(QEnterEvent* event)
{
    QPushButton::enterEvent(event);
    update();
}

void Button::leaveEvent(QEvent* event)
{
    QPushButton::leaveEvent(event);
    update();
}

void Button::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

void Button::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    const bool hovered = underMouse() && isEnabled();
    const bool down = (isDown() || isChecked() || m_held) && isEnabled();
    QColor fill;
    QColor border;
    QColor ink = isEnabled() ? t.text : t.text3;
    switch (m_kind) {
    case Kind::Plain:
        fill = down ? t.pressed : hovered ? t.hover : t.card;
        border = isEnabled() ? t.buttonBorder : t.hairline;
        break;
    case Kind::Primary:
        fill = isEnabled() ? t.accentFill : t.card;
        if (down || hovered)
            fill = blend(t.isDark() ? QColor(Qt::white) : QColor(Qt::black), fill, down ? 0.16 : 0.08);
        border = isEnabled() ? (t.isHighContrast() ? t.text : QColor()) : t.hairline;
        ink = isEnabled() ? t.onAccentFill : t.text3;
        break;
    case Kind::Quiet:
        fill = down ? t.pressed : hovered ? t.hover : QColor();
        border = t.isHighContrast() && (hovered || down) ? t.text : QColor();
        break;
    case Kind::Link:
        ink = isEnabled() ? t.accent : t.text3;
        break;
    }
    if (fill.isValid() || border.isValid())
        paintBox(painter, rect(), radius::control, fill, border);

    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QFont& face = theme::font(m_size == Size::Small ? Type::CaptionMedium : Type::BodyMedium);
    const QString words = shownText();
    const QString hint = shownHint();
    int x = (width() - contentWidth(words, hint)) / 2;
    const auto place = [&](int itemWidth, int itemHeight) {
        const QRect logical(x, (height() - itemHeight) / 2, itemWidth, itemHeight);
        x += itemWidth;
        return mirrored ? QStyle::visualRect(Qt::RightToLeft, rect(), logical) : logical;
    };
    if (!m_iconName.isEmpty()) {
        const QColor iconInk = !isEnabled() || m_kind == Kind::Primary || m_kind == Kind::Link || down ? ink : t.text2;
        paintIcon(painter, place(iconSide(), iconSide()), m_iconName, iconInk);
        if (!words.isEmpty())
            x += iconGap;
    }
    if (!words.isEmpty()) {
        painter.setFont(face);
        painter.setPen(ink);
        const QRect textRect = place(QFontMetrics(face).horizontalAdvance(words), height());
        painter.drawText(textRect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, words);
        if (m_kind == Kind::Link && hovered) {
            const int y = textRect.center().y() + QFontMetrics(face).ascent() / 2 + 1;
            painter.fillRect(QRect(textRect.left(), y, textRect.width(), 1), ink);
        }
    }
    if (!hint.isEmpty()) {
        x += hintGap;
        const QRect box = place(hintWidth(hint), 18);
        const QColor edge = m_kind == Kind::Primary ? blend(t.onAccentFill, fill, 0.45) : t.buttonBorder;
        paintBox(painter, box, radius::segment, {}, edge);
        painter.setFont(theme::font(Type::Hint));
        painter.setPen(m_kind == Kind::Primary ? ink : isEnabled() ? t.text2 : t.text3);
        painter.drawText(box, Qt::AlignCenter, hint);
    }
    if (m_menuArrow) {
        x += iconGap;
        paintIcon(painter, place(arrowSide, arrowSide), QStringLiteral("chevron-down"), t.text2);
    }
    if (hasFocus() && (m_kind != Kind::Primary || isEnabled()))
        paintFocusRing(painter, rect(), radius::control, RingPlace::Inside);
}

} // namespace switchyard::widgets
