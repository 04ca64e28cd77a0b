// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

namespace switchyard::translations {

//! Codes of the languages whose catalogues are linked in, under `:/i18n/switchyard_<code>.qm`.
QStringList languages();

} // namespace switchyard::translations
