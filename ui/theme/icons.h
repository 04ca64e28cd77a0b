// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QIcon>

class QPainter;

namespace switchyard::theme {

//! A Lucide icon (resources/icons/lucide/<name>.svg) that takes its colour from the tokens whenever it is painted, so
//! that buttons and menus follow a change of scheme. An unknown name draws nothing and warns once.
QIcon icon(const QString& name, Ink ink = Ink::Text2);

//! Paints a Lucide icon in `color`, sharp at the painter's device pixel ratio. `strokeWidth` is on the 24 grid.
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color, double strokeWidth = 2.0);

//! As paintIcon, turned by `degrees`: the spinner.
void paintTurnedIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& color, double degrees);

//! Whether resources hold a Lucide icon of this name.
bool hasIcon(const QString& name);

//! Paints a provider's mark in one colour: the brand's when resources hold one for `family` or `providerId`
//! (ASCII-lowercase ids such as "lmstudio", "anthropic"), else an outline with two letters of `displayName`.
void paintMark(QPainter& painter, const QRectF& rect, const QString& mark, const QString& displayName, const QColor& color);

//! Those two letters: "Li" for LiteLLM, "Lc" for llama.cpp.
QString monogram(const QString& displayName);

//! The name of the brand mark for a provider, empty when there is none. `family` wins over `providerId`.
QString markName(const QString& family, const QString& providerId);

//! A provider's mark as an icon for combos and menus.
QIcon markIcon(const QString& mark, const QString& displayName, Ink ink = Ink::Text2);

//! The program's own mark (rounded square with a junction), painted in accent fill.
void paintAppMark(QPainter& painter, const QRectF& rect);

} // namespace switchyard::theme
