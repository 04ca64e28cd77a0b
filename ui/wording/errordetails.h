// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <span>
#include <string>

namespace switchyard::wording {

//! The English words of an Error, in the language of the window; words nobody listed stay as they are.
QString detailText(const std::string& message);
//! The sentences that have a translation, with %1, %2, … where names and numbers stand.
std::span<const char* const> detailSentences();

} // namespace switchyard::wording
