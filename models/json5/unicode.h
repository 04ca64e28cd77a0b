// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

//! The little of Unicode that JSON5 needs, on UTF-8 bytes.
namespace switchyard::json5 {

//! One decoded character: its code and how many bytes it took. Bytes that are not UTF-8 give `valid == false`
//! and the length of the longest broken sequence, at least 1.
struct Decoded {
    char32_t code = 0;
    std::size_t length = 0;
    bool valid = false;
};

//! Decodes the character at `offset`, which must be within the text. Overlong forms, surrogates and codes
//! above U+10FFFF are not valid.
Decoded decodeAt(std::string_view text, std::size_t offset);

//! Appends UTF-8; a surrogate is appended in its three-byte form.
void appendUtf8(std::string& out, char32_t code);

constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}
//! 0 to 15, or -1.
constexpr int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}
constexpr bool isAsciiNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}
constexpr bool isAsciiNamePart(char c)
{
    return isAsciiNameStart(c) || isAsciiDigit(c);
}

bool isNameStartBeyondAscii(char32_t code);
bool isNamePartBeyondAscii(char32_t code);
//! JSON5's white space above ASCII: U+00A0, U+FEFF and category Zs.
bool isSpaceBeyondAscii(char32_t code);
//! U+2028 and U+2029, the line ends above ASCII.
constexpr bool isLineSeparator(char32_t code)
{
    return code == 0x2028 || code == 0x2029;
}

//! Whether `text` can be written as a key without quotes: letters, digits, `_`, `$`, not starting with a
//! digit.
bool isName(std::string_view text);

} // namespace switchyard::json5
