// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/diagnostic.h"

#include <QString>

namespace switchyard::wording {

//! What a diagnostic says, in the panel's language. Texts that models made by themselves, such as the JSON5 parser's,
//! stay as they are.
QString diagnosticText(const config::Diagnostic& diagnostic);
//! The label of a fix, in the panel's language.
QString fixText(const config::Fix& fix);

} // namespace switchyard::wording
