// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/panelstyle.h"

#include "theme/metrics.h"
#include "theme/panelpainting.h"
#include "theme/type.h"

#include <QComboBox>
#include <QMenu>
#include <QStyleOption>

#include <algorithm>

// PanelStyle's sizes, places and hints; what it paints is in panelstyle.cpp.

namespace switchyard::theme {

namespace {

constexpr int scrollBarWidth = 12;
constexpr int indicatorSide = 16;

QRect indicatorRect(const QStyleOption* option)
{
    const QRect logical(option->rect.left(), option->rect.top() + (option->rect.height() - indicatorSide) / 2, indicatorSide,
                        indicatorSide);
    return QStyle::visualRect(option->direction, option->rect, logical);
}

} // namespace

QRect PanelStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                 const QWidget* widget) const
{
    if (control == CC_ScrollBar && option) {
        // No arrow buttons: the groove is all there is.
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider && (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine))
            return {};
        if (slider && (subControl == SC_ScrollBarGroove || subControl == SC_ScrollBarSlider)) {
            const QRect groove = option->rect;
            if (subControl == SC_ScrollBarGroove)
                return groove;
            const bool upright = slider->orientation == Qt::Vertical;
            const int length = upright ? groove.height() : groove.width();
            const double range = static_cast<double>(slider->maximum) - slider->minimum + slider->pageStep;
            int handle = range > 0 ? static_cast<int>(length * slider->pageStep / range) : length;
            handle = std::clamp(handle, std::min(length, 32), length);
            const int at = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                                   length - handle, slider->upsideDown);
            return upright ? QRect(groove.left(), groove.top() + at, groove.width(), handle)
                           : QRect(groove.left() + at, groove.top(), handle, groove.height());
        }
    }
    if (control == CC_ComboBox && option) {
        if (subControl == SC_ComboBoxEditField)
            return visualRect(option->direction, option->rect, option->rect.adjusted(10, 2, -comboArrowWidth, -2));
        if (subControl == SC_ComboBoxArrow)
            return visualRect(option->direction, option->rect,
                              QRect(option->rect.right() - comboArrowWidth, option->rect.top(), comboArrowWidth, option->rect.height()));
        if (subControl == SC_ComboBoxFrame)
            return option->rect;
    }
    if (control == CC_SpinBox && option) {
        const QRect r = option->rect;
        if (subControl == SC_SpinBoxEditField)
            return visualRect(option->direction, r, r.adjusted(8, 2, -24, -2));
        if (subControl == SC_SpinBoxUp)
            return visualRect(option->direction, r, QRect(r.right() - 23, r.top() + 2, 20, r.height() / 2 - 2));
        if (subControl == SC_SpinBoxDown)
            return visualRect(option->direction, r, QRect(r.right() - 23, r.center().y() + 1, 20, r.height() / 2 - 2));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QRect PanelStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_CheckBoxIndicator:
    case SE_RadioButtonIndicator:
        return indicatorRect(option);
    case SE_CheckBoxContents:
    case SE_RadioButtonContents:
        return visualRect(option->direction, option->rect, option->rect.adjusted(indicatorSide + 8, 0, 0, 0));
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
        return option->rect;
    case SE_LineEditContents: {
        const QRect inner = QProxyStyle::subElementRect(element, option, widget);
        return inner.adjusted(6, 0, -6, 0);
    }
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QSize PanelStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                   const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, contents, widget);
    const int control = scaled(size::control);
    switch (type) {
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), control));
        break;
    case CT_ComboBox: {
        const auto* combo = qobject_cast<const QComboBox*>(widget);
        const bool hasIcon = combo && combo->count() > 0 && !combo->itemIcon(0).isNull();
        result = QSize(contents.width() + 14 + comboArrowWidth + (hasIcon ? 6 : 0), control);
        break;
    }
    case CT_PushButton:
        result = QSize(std::max(result.width(), contents.width() + 24), std::max(control, contents.height()));
        break;
    case CT_TabBarTab:
        result = QSize(contents.width() + 8, scaled(40));
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator)
                return { result.width(), 9 };
            // The shortcut, or the arrow of a submenu, keeps clear of the words.
            const bool hasEnd = item->text.contains(QLatin1Char('\t')) || item->menuItemType == QStyleOptionMenuItem::SubMenu;
            return { contents.width() + 60 + (hasEnd ? 24 : 0), scaled(30) };
        }
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        result = QSize(contents.width() + indicatorSide + 10, std::max(contents.height(), scaled(size::hitTarget)));
        break;
    case CT_ScrollBar:
        break;
    default:
        break;
    }
    return result;
}

int PanelStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicatorSide;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return size::icon;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::s;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_TabBarTabHSpace:
        return 16;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
        return 0;
    case PM_TabBarTabOverlap:
        return 0;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QMenu*>(widget) ? 1 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PanelStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return m_reducedMotion ? 0 : motion::hoverMs;
    case SH_UnderlineShortcut:
        return 0;
    case SH_ScrollBar_Transient:
        return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ComboBox_Popup:
        return 1;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_Menu_SloppySubMenus:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace switchyard::theme
