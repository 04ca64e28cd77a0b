// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QPainter;
class QRectF;

namespace switchyard::pages {

//! Paints the box that says whether a row's model is declared, at the start of `column`.
void paintTick(QPainter& painter, const QRectF& column, bool isChecked, bool isEnabled);

} // namespace switchyard::pages
