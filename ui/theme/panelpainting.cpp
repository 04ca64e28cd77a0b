// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/panelpainting.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace switchyard::theme {

namespace {
constexpr int scrollBarHandle = 6;
} // namespace

void box(QPainter* painter, const QRectF& rect, qreal corner, const QColor& fill, const QColor& border, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = border.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner - inset, corner - inset);
    painter->restore();
}

bool hasState(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

void drawField(const QStyleOption* option, QPainter* painter, FieldKind kind)
{
    const bool isButton = kind == FieldKind::Button;
    const Tokens& t = tokens();
    const bool enabled = hasState(option, QStyle::State_Enabled);
    const bool focused = hasState(option, QStyle::State_HasFocus) && enabled;
    QColor fill = enabled ? t.card : t.window;
    if (isButton && enabled && hasState(option, QStyle::State_MouseOver))
        fill = t.hover;
    if (isButton && enabled && hasState(option, QStyle::State_Sunken))
        fill = t.pressed;
    QColor border = isButton ? t.buttonBorder : t.controlBorder;
    if (!enabled)
        border = t.hairline;
    if (focused)
        border = t.accent;
    box(painter, option->rect, radius::control, fill, border, focused ? 2 : t.border());
}

void drawCheck(const QStyleOption* option, QPainter* painter, CheckKind kind)
{
    const bool isRadio = kind == CheckKind::Radio;
    const Tokens& t = tokens();
    const QRectF rect(option->rect);
    const bool enabled = hasState(option, QStyle::State_Enabled);
    const bool on = hasState(option, QStyle::State_On);
    const bool partly = hasState(option, QStyle::State_NoChange);
    const qreal corner = isRadio ? rect.width() / 2 : 4;
    QColor fill = on || partly ? t.accentFill : t.card;
    QColor border = on || partly ? t.accentFill : t.controlBorder;
    if (!enabled) {
        fill = on || partly ? t.text3 : t.window;
        border = t.text3;
    } else if (hasState(option, QStyle::State_MouseOver) && !on) {
        fill = t.hover;
    }
    box(painter, rect, corner, fill, border, on ? 1 : std::max(1.3, static_cast<double>(t.border())));
    const QColor mark = enabled ? t.onAccentFill : t.card;
    if (isRadio && on) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(rect.center(), 3, 3);
        painter->restore();
    } else if (on || partly) {
        paintIcon(*painter, rect.adjusted(2, 2, -2, -2), partly ? QStringLiteral("minus") : QStringLiteral("check"), mark, 3);
    }
}

void drawRing(QPainter* painter, const QRectF& rect, qreal corner)
{
    box(painter, rect, corner, {}, tokens().accent, 2);
}

void drawScrollBar(const QStyleOptionSlider* option, QPainter* painter, const QRect& handle)
{
    const Tokens& t = tokens();
    if (handle.isEmpty() || option->maximum == option->minimum)
        return;
    const bool active = hasState(option, QStyle::State_Sunken) || hasState(option, QStyle::State_MouseOver);
    const QColor color = t.isHighContrast() ? t.text : active ? t.text3 : t.controlBorder;
    const bool upright = option->orientation == Qt::Vertical;
    const qreal thin = active ? scrollBarHandle + 1 : scrollBarHandle;
    QRectF pill(handle);
    if (upright)
        pill = QRectF(pill.center().x() - thin / 2 + 0.5, pill.top() + 2, thin, pill.height() - 4);
    else
        pill = QRectF(pill.left() + 2, pill.center().y() - thin / 2 + 0.5, pill.width() - 4, thin);
    painter->setOpacity(t.isHighContrast() || active ? 1 : 0.75);
    box(painter, pill, thin / 2, color, {}, 0);
    painter->setOpacity(1);
}

void drawTab(const QStyleOptionTab* option, QPainter* painter)
{
    const Tokens& t = tokens();
    const bool current = hasState(option, QStyle::State_Selected);
    const QRect rect = option->rect;
    painter->setFont(font(current ? Type::BodyMedium : Type::Body));
    QColor ink = current || hasState(option, QStyle::State_MouseOver) ? t.text : t.text2;
    if (!hasState(option, QStyle::State_Enabled))
        ink = t.text3;
    painter->setPen(ink);
    painter->drawText(rect, Qt::AlignCenter | Qt::TextShowMnemonic, option->text);
    if (current)
        painter->fillRect(QRect(rect.left() + 4, rect.bottom() - 1, rect.width() - 8, 2), t.accent);
    if (hasState(option, QStyle::State_HasFocus))
        drawRing(painter, QRectF(rect).adjusted(2, 4, -2, -4), radius::control);
}

void drawMenuItem(const QStyleOptionMenuItem* option, QPainter* painter)
{
    const Tokens& t = tokens();
    const QRect rect = option->rect;
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(rect.left() + 8, rect.center().y(), rect.width() - 16, 1), t.hairline);
        return;
    }
    const bool enabled = hasState(option, QStyle::State_Enabled);
    const bool selected = hasState(option, QStyle::State_Selected) && enabled;
    if (selected)
        box(painter, rect.adjusted(4, 1, -4, -1), radius::control, t.isHighContrast() ? t.accentFill : t.hover, {}, 0);
    const QColor ink = !enabled ? t.text3 : selected && t.isHighContrast() ? t.onAccentFill : t.text;
    const auto visual = [option, &rect](const QRect& logical) { return QStyle::visualRect(option->direction, rect, logical); };
    const QRect mark = visual(QRect(rect.left() + 12, rect.center().y() - 8 + 1, 16, 16));
    if (option->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option->checked)
            paintIcon(*painter, mark, QStringLiteral("check"), ink);
    } else if (!option->icon.isNull()) {
        option->icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QStringList texts = option->text.split(QLatin1Char('\t'));
    painter->setFont(option->font);
    painter->setPen(ink);
    const QRect textRect = visual(rect.adjusted(36, 0, -16, 0));
    const auto start = QStyle::visualAlignment(option->direction, Qt::AlignLeft);
    const auto end = QStyle::visualAlignment(option->direction, Qt::AlignRight);
    painter->drawText(textRect, static_cast<int>(start | Qt::AlignVCenter) | Qt::TextShowMnemonic | Qt::TextSingleLine,
                      texts.value(0));
    if (texts.size() > 1) {
        painter->setPen(selected && t.isHighContrast() ? ink : enabled ? t.text2 : t.text3);
        painter->drawText(textRect, static_cast<int>(end | Qt::AlignVCenter) | Qt::TextSingleLine, texts.value(1));
    }
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const bool mirrored = option->direction == Qt::RightToLeft;
        paintIcon(*painter, visual(QRect(rect.right() - 24, rect.center().y() - 6, 14, 14)),
                  mirrored ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"), ink);
    }
}

void drawComboLabel(const QStyleOptionComboBox* combo, QPainter* painter)
{
    painter->save();
    QRect rect = QStyle::visualRect(combo->direction, combo->rect,
                            combo->rect.adjusted(10, 0, -comboArrowWidth, 0));
    const bool enabled = hasState(combo, QStyle::State_Enabled);
    if (!combo->currentIcon.isNull()) {
        const QRect iconRect(rect.left(), rect.center().y() - 7, 16, 16);
        combo->currentIcon.paint(painter, QStyle::visualRect(combo->direction, rect, iconRect), Qt::AlignCenter,
                                 enabled ? QIcon::Normal : QIcon::Disabled);
        rect = QStyle::visualRect(combo->direction, rect, rect.adjusted(24, 0, 0, 0));
    }
    if (!combo->editable) {
        painter->setPen(enabled ? tokens().text : tokens().text3);
        drawLine(*painter, rect, combo->currentText, QStyle::visualAlignment(combo->direction, Qt::AlignLeft));
    }
    painter->restore();
}

void drawCombo(const QStyleOption* option, QPainter* painter)
{
    drawField(option, painter, FieldKind::Button);
    const QRect arrows = QStyle::visualRect(option->direction, option->rect,
                                            QRect(option->rect.right() - comboArrowWidth + 6, option->rect.center().y() - 6, 14, 14));
    paintIcon(*painter, arrows, QStringLiteral("chevrons-up-down"),
              hasState(option, QStyle::State_Enabled) ? tokens().text2 : tokens().text3);
}

void drawSpinArrows(const QStyleOptionSpinBox* spin, QPainter* painter, const QRect& up, const QRect& down)
{
    const auto ink = [spin](QAbstractSpinBox::StepEnabledFlag flag) {
        return spin && spin->stepEnabled.testFlag(flag) ? tokens().text2 : tokens().text3;
    };
    paintIcon(*painter, QRectF(up.center().x() - 6, up.center().y() - 5, 12, 12), QStringLiteral("chevron-up"),
              ink(QAbstractSpinBox::StepUpEnabled));
    paintIcon(*painter, QRectF(down.center().x() - 6, down.center().y() - 6, 12, 12), QStringLiteral("chevron-down"),
              ink(QAbstractSpinBox::StepDownEnabled));
}

} // namespace switchyard::theme
