// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStyle>

class QColor;
class QPainter;
class QStyleOptionComboBox;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;

namespace switchyard::theme {

//! How PanelStyle paints its controls, from the tokens in force. Geometry is the style's; these only draw.

constexpr int comboArrowWidth = 26;

void box(QPainter* painter, const QRectF& rect, qreal corner, const QColor& fill, const QColor& border, qreal width);
bool hasState(const QStyleOption* option, QStyle::StateFlag flag);

enum class FieldKind { Field, Button };
//! Field, combo and spin box share one frame: control border, 2 px accent with focus.
void drawField(const QStyleOption* option, QPainter* painter, FieldKind kind);
enum class CheckKind { Box, Radio };
void drawCheck(const QStyleOption* option, QPainter* painter, CheckKind kind);
void drawRing(QPainter* painter, const QRectF& rect, qreal corner);
void drawScrollBar(const QStyleOptionSlider* option, QPainter* painter, const QRect& handle);
void drawTab(const QStyleOptionTab* option, QPainter* painter);
void drawMenuItem(const QStyleOptionMenuItem* option, QPainter* painter);
void drawComboLabel(const QStyleOptionComboBox* combo, QPainter* painter);
void drawCombo(const QStyleOption* option, QPainter* painter);
//! `spin` may be null.
void drawSpinArrows(const QStyleOptionSpinBox* spin, QPainter* painter, const QRect& up, const QRect& down);

} // namespace switchyard::theme
