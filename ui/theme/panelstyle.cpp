// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "theme/panelstyle.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolTip>

namespace switchyard::theme {

namespace {

constexpr int scrollBarWidth = 12;
constexpr int scrollBarHandle = 6;
constexpr int indicatorSide = 16;
constexpr int comboArrowWidth = 26;

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

//! Field, combo and spin box share one frame: control border, 2 px accent with focus.
void drawField(const QStyleOption* option, QPainter* painter, bool isButton)
{
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

void drawCheck(const QStyleOption* option, QPainter* painter, bool isRadio)
{
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

QRect indicatorRect(const QStyleOption* option)
{
    const QRect logical(option->rect.left(), option->rect.top() + (option->rect.height() - indicatorSide) / 2, indicatorSide,
                        indicatorSide);
    return QStyle::visualRect(option->direction, option->rect, logical);
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
        paintIcon(*painter, visual(QRect(rect.right() - 24, rect.center().y() - 7, 14, 14)),
                  mirrored ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"), ink);
    }
}

} // namespace

PanelStyle::PanelStyle(Scheme scheme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_scheme(scheme)
{
}

void PanelStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void PanelStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const Tokens& t = tokensFor(m_scheme);
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* panel = qstyleoption_cast<const QStyleOptionFrame*>(option); panel && panel->lineWidth == 0)
            return; // a frameless field, such as a spin box's
        drawField(option, painter, false);
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
        drawCheck(option, painter, false);
        return;
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(option, painter, true);
        return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        if (hasState(option, State_Raised) || hasState(option, State_Sunken) || hasState(option, State_On)
            || element == PE_PanelButtonCommand)
            drawField(option, painter, true);
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
            painter->save();
            QRect rect = visualRect(option->direction, option->rect,
                                    option->rect.adjusted(10, 0, -comboArrowWidth, 0));
            const bool enabled = hasState(option, State_Enabled);
            if (!combo->currentIcon.isNull()) {
                const QRect iconRect(rect.left(), rect.center().y() - 7, 16, 16);
                combo->currentIcon.paint(painter, visualRect(option->direction, rect, iconRect), Qt::AlignCenter,
                                         enabled ? QIcon::Normal : QIcon::Disabled);
                rect = visualRect(option->direction, rect, rect.adjusted(24, 0, 0, 0));
            }
            if (!combo->editable) {
                painter->setPen(enabled ? tokens().text : tokens().text3);
                drawLine(*painter, rect, combo->currentText, visualAlignment(option->direction, Qt::AlignLeft));
            }
            painter->restore();
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
        drawField(option, painter, true);
        const QRect arrows = visualRect(option->direction, option->rect,
                                        QRect(option->rect.right() - comboArrowWidth + 6, option->rect.center().y() - 6, 14, 14));
        paintIcon(*painter, arrows, QStringLiteral("chevrons-up-down"),
                  hasState(option, State_Enabled) ? tokens().text2 : tokens().text3);
        return;
    }
    if (control == CC_SpinBox) {
        drawField(option, painter, false);
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        const QRect up = subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget);
        const QRect down = subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget);
        const auto ink = [&](QAbstractSpinBox::StepEnabledFlag flag) {
            return spin && spin->stepEnabled.testFlag(flag) ? tokens().text2 : tokens().text3;
        };
        paintIcon(*painter, QRectF(up.center().x() - 6, up.center().y() - 5, 12, 12), QStringLiteral("chevron-up"),
                  ink(QAbstractSpinBox::StepUpEnabled));
        paintIcon(*painter, QRectF(down.center().x() - 6, down.center().y() - 6, 12, 12), QStringLiteral("chevron-down"),
                  ink(QAbstractSpinBox::StepDownEnabled));
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

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
            return { contents.width() + 60 + (item->text.contains(QLatin1Char('\t')) ? 24 : 0), scaled(30) };
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

bool motionAllowed()
{
    const auto* style = qobject_cast<const PanelStyle*>(QApplication::style());
    return style && !style->reducedMotion();
}

} // namespace switchyard::theme
