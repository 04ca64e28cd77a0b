// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! What goes into a `{name}` of a wording. Never a secret.
struct Argument {
    std::string name;
    std::string value;

    friend bool operator==(const Argument&, const Argument&) = default;
};
using Arguments = std::vector<Argument>;

//! The English of a wording, its blanks as `{name}`; empty for an unknown one. Wordings are named after the diagnostic's
//! code, with what tells variants apart behind a dot (`out-of-range.minimum`); those of fixes start with `fix/`.
std::string_view wordingText(std::string_view wording);
//! All wordings, sorted; for tests of translations.
std::vector<std::string_view> allWordings();
//! `text` with its blanks filled; a blank without an argument stays.
std::string filled(std::string_view text, const Arguments& arguments);
//! The wording in English, filled.
std::string english(std::string_view wording, const Arguments& arguments);

} // namespace switchyard::config
