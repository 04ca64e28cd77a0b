// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace switchyard::widgets {

//! Puts a token or a key on the clipboard with the hints by which clipboard managers of the common desktops leave such a
//! text out of their history.
void copySecretText(const QString& text);

} // namespace switchyard::widgets
