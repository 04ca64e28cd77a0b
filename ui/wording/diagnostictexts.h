// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <span>
#include <utility>

namespace switchyard::wording {

//! The English text of one of models/config's wordings, in the translation context `Diagnostic`.
struct DiagnosticText {
    const char* wording;
    const char* text;
};

//! Sorted by wording; the same as `config::wordingText`, which a test compares.
std::span<const DiagnosticText> diagnosticTexts();
//! The words of `expected` and `received`, in the same context.
std::span<const char* const> valueTypeWords();

} // namespace switchyard::wording
