// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/panelstyle.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/panelpainting.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace switchyard::theme {

PanelStyle::PanelStyle(Scheme scheme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_scheme(scheme)
{
}

QIcon PanelStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    // Qt's own is a black disc in every look.
    return which == SP_LineEditClearButton ? icon(QStringLiteral("x"), Ink::Text2) : QProxyStyle::standardIcon(which, option, widget);
}

void PanelStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    // What is in it takes the focus; the area itself does so only where it has a name to be told by.
    if (auto* area = qobject_cast<QScrollArea*>(widget); area && area->accessibleName().isEmpty())
        area->setFocusPolicy(Qt::NoFocus);
}

void PanelStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const Tokens& t = tokensFor(m_scheme);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* panel = qstyleoption_cast<const QStyleOptionFrame*>(option); panel && panel->lineWidth == 0)
            return; // a frameless field, such as a spin box's
        drawField(option, painter, FieldKind::Field);
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea*>(widget)) {
            const bool focused = hasState(option, State_HasFocus) && !qobject_cast<const QAbstractItemView*>(widget);
            box(painter, option->rect, radius::control, {}, focused ? t.accent : t.controlBorder, focused ? 2 : t.border());
            return;
        }
        break;
    case PE_IndicatorCheckBox:
        drawCheck(option, painter, CheckKind::Box);
        return;
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter, CheckKind::Box);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(option, painter, CheckKind::Radio);
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        if (hasState(option, State_Raised) || hasState(option, State_Sunken) || hasState(option, State_On)
            || element == PE_PanelButtonCommand)
            drawField(option, painter, FieldKind::Button);
        return;
    case PE_FrameFocusRect:
        if (hasState(option, State_KeyboardFocusChange) || !qobject_cast<const QAbstractItemView*>(widget))
            drawRing(painter, option->rect, radius::control);
        return;
    case PE_PanelTipLabel:
        box(painter, option->rect, 0, t.tipGround, {}, 0);
        return;
    case PE_FrameMenu:
    case PE_PanelMenu:
        box(painter, option->rect, 0, t.card, t.isHighContrast() ? t.text : t.buttonBorder, t.border());
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.hairline);
        return;
    case PE_PanelItemViewItem: {
        const bool selected = hasState(option, State_Selected);
        const bool hovered = hasState(option, State_MouseOver);
        if (selected)
            box(painter, option->rect, 4, t.selected, t.selectedOutline, t.border());
        else if (hovered)
            painter->fillRect(option->rect, t.hover);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void PanelStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            drawTab(tab, painter);
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            // A combo's list is drawn with the same element.
            drawMenuItem(item, painter);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            drawComboLabel(combo, painter);
            return;
        }
        break;
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            painter->fillRect(option->rect, tokens().hairline);
            return;
        }
        break;
    case CE_Splitter:
        return;
    case CE_ProgressBarGroove:
        box(painter, option->rect, 3, tokens().plotGrid, {}, 0);
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            const double part = bar->maximum > bar->minimum
                ? static_cast<double>(bar->progress - bar->minimum) / (bar->maximum - bar->minimum)
                : 0.0;
            QRect filled = option->rect;
            filled.setWidth(static_cast<int>(filled.width() * part));
            box(painter, visualRect(option->direction, option->rect, filled), 3, tokens().accentFill, {}, 0);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PanelStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            drawScrollBar(slider, painter, subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        drawCombo(option, painter);
        return;
    }
    if (control == CC_SpinBox) {
        drawField(option, painter, FieldKind::Field);
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        const QRect up = subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget);
        const QRect down = subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget);
        drawSpinArrows(spin, painter, up, down);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

bool motionAllowed()
{
    const auto* style = qobject_cast<const PanelStyle*>(QApplication::style());
    return style && !style->reducedMotion();
}

} // namespace switchyard::theme
