// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>
#include <QWidget>

namespace switchyard::testlib {

//! Every text that painting the widget and what stands in it puts on the screen, also that of delegates and own painters.
QStringList paintedTexts(QWidget& widget);

} // namespace switchyard::testlib
