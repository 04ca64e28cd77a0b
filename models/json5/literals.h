// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

//! What the texts of strings, words and numbers mean, and how to spell strings and keys.
namespace switchyard::json5 {

//! The text of a string token, quotes included, decoded. Broken escapes stand for themselves.
std::string decodeString(std::string_view token);
//! The text of a word token with its `\u` escapes decoded.
std::string decodeWord(std::string_view token);

//! A string literal in the given quotes (`"` or `'`), escaping only what must be.
std::string spellString(std::string_view text, char quote);

//! The value of a number token, correctly rounded; NaN for what is none.
double decodeNumber(std::string_view token);
//! The value of a number token that is whole and fits; exact.
std::optional<std::int64_t> decodeInteger(std::string_view token);

enum class NumberFit {
    Exact, //!< Or a fraction, where rounding is what everyone expects.
    Rounded, //!< A whole number that a double cannot hold.
    TooLarge, //!< Becomes Infinity.
};
NumberFit fitOf(std::string_view numberToken);

} // namespace switchyard::json5
