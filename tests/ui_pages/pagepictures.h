// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

class QWidget;

namespace switchyard::testlib {

//! Saves what a widget shows as `name`.png in the folder of SWITCHYARD_PICTURES; does nothing without it.
void takePicture(QWidget& widget, const QString& name);

} // namespace switchyard::testlib
