// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/literals.h"

#include "json5/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace switchyard::json5 {

namespace {

//! The value of `count` hexadecimal digits at `offset`; nothing when they are not all there.
std::optional<char32_t> hexAt(std::string_view text, std::size_t offset, std::size_t count)
{
    if (offset + count > text.size())
        return std::nullopt;
    char32_t code = 0;
    for (const char c : text.substr(offset, count)) {
        if (hexDigit(c) < 0)
            return std::nullopt;
        code = code * 16 + static_cast<char32_t>(hexDigit(c));
    }
    return code;
}

constexpr bool isHighSurrogate(char32_t code)
{
    return code >= 0xD800 && code <= 0xDBFF;
}
constexpr bool isLowSurrogate(char32_t code)
{
    return code >= 0xDC00 && code <= 0xDFFF;
}

//! Appends the `\uXXXX` whose digits start at `offset`, joined with a second one when both make a pair.
//! Returns the offset behind, or nothing when the digits are broken.
std::optional<std::size_t> takeUnicodeEscape(std::string_view text, std::size_t offset, std::string& out)
{
    const auto code = hexAt(text, offset, 4);
    if (!code)
        return std::nullopt;
    offset += 4;
    if (isHighSurrogate(*code) && text.substr(offset, 2) == "\\u") {
        const auto low = hexAt(text, offset + 2, 4);
        if (low && isLowSurrogate(*low)) {
            appendUtf8(out, 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00));
            return offset + 6;
        }
    }
    appendUtf8(out, *code);
    return offset;
}

char simpleEscape(char c)
{
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    case '0':
        return '\0';
    default:
        return c;
    }
}

//! Handles the escape whose backslash is at `offset`; returns the offset behind it.
std::size_t takeEscape(std::string_view text, std::size_t offset, std::string& out)
{
    ++offset;
    if (offset >= text.size())
        return offset;
    const char c = text[offset];
    if (c == '\r')
        return offset + (text.substr(offset, 2) == "\r\n" ? 2 : 1);
    if (c == '\n')
        return offset + 1;
    if (c == 'u') {
        if (const auto end = takeUnicodeEscape(text, offset + 1, out))
            return *end;
    }
    if (c == 'x') {
        if (const auto code = hexAt(text, offset + 1, 2)) {
            appendUtf8(out, *code);
            return offset + 3;
        }
    }
    const Decoded decoded = decodeAt(text, offset);
    if (decoded.valid && isLineSeparator(decoded.code))
        return offset + decoded.length;
    out.push_back(simpleEscape(c));
    return offset + 1;
}

std::string decodeEscapes(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t backslash = std::min(text.find('\\', at), text.size());
        out.append(text.substr(at, backslash - at));
        at = backslash < text.size() ? takeEscape(text, backslash, out) : backslash;
    }
    return out;
}

struct NumberParts {
    bool isNegative = false;
    std::string_view digits; // without the sign
    bool isHexadecimal = false;
};

NumberParts partsOf(std::string_view token)
{
    NumberParts parts;
    if (!token.empty() && (token.front() == '+' || token.front() == '-')) {
        parts.isNegative = token.front() == '-';
        token.remove_prefix(1);
    }
    parts.isHexadecimal = token.size() > 2 && token[0] == '0' && (token[1] == 'x' || token[1] == 'X');
    parts.digits = parts.isHexadecimal ? token.substr(2) : token;
    return parts;
}

//! Whether a decimal that does not fit a double is too large for it, rather than too small.
bool isHuge(std::string_view decimal)
{
    const std::size_t exponentAt = std::min(decimal.find_first_of("eE"), decimal.size());
    const std::string_view mantissa = decimal.substr(0, exponentAt);
    std::string_view exponent = decimal.substr(std::min(exponentAt + 1, decimal.size()));
    if (!exponent.empty() && exponent.front() == '+')
        exponent.remove_prefix(1);
    const bool isNegative = !exponent.empty() && exponent.front() == '-';
    long long power = 0;
    const auto parsed = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    if (parsed.ec == std::errc::result_out_of_range)
        return !isNegative;
    // Out of range of a double means far from 1 in one direction, so only the order of magnitude counts.
    const auto point = static_cast<long long>(std::min(mantissa.find('.'), mantissa.size()));
    const auto leading = static_cast<long long>(std::min(mantissa.find_first_not_of("0."), mantissa.size()));
    return point - leading + power > 0;
}

double magnitude(const NumberParts& parts)
{
    if (parts.digits == "Infinity")
        return std::numeric_limits<double>::infinity();
    double number = std::numeric_limits<double>::quiet_NaN();
    const char* const end = parts.digits.data() + parts.digits.size();
    const auto format = parts.isHexadecimal ? std::chars_format::hex : std::chars_format::general;
    const auto parsed = std::from_chars(parts.digits.data(), end, number, format);
    if (parsed.ec == std::errc::result_out_of_range)
        return parts.isHexadecimal || isHuge(parts.digits) ? std::numeric_limits<double>::infinity() : 0.0;
    return parsed.ec == std::errc{} ? number : std::numeric_limits<double>::quiet_NaN();
}

void appendEscaped(std::string& out, char c)
{
    constexpr std::string_view digits = "0123456789abcdef";
    switch (c) {
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 0xF]);
}

//! The code of a surrogate in its three-byte form at `offset`, or 0.
char32_t surrogateAt(std::string_view text, std::size_t offset)
{
    if (offset + 3 > text.size() || text[offset] != '\xED')
        return 0;
    const auto second = static_cast<unsigned char>(text[offset + 1]);
    const auto third = static_cast<unsigned char>(text[offset + 2]);
    const bool isSurrogate = second >= 0xA0 && second <= 0xBF && third >= 0x80 && third <= 0xBF;
    return isSurrogate ? 0xD000U | (char32_t{second & 0x3FU} << 6) | (third & 0x3FU) : 0;
}

void appendUnicodeEscape(std::string& out, char32_t code)
{
    std::array<char, 4> digits{'0', '0', '0', '0'};
    constexpr std::string_view hex = "0123456789abcdef";
    for (std::size_t i = 0; i < digits.size(); ++i)
        digits[3 - i] = hex[(code >> (4 * i)) & 0xF];
    out += "\\u";
    out.append(digits.data(), digits.size());
}

//! Spells the character at `offset` beyond ASCII and returns its length.
std::size_t spellHigh(std::string_view text, std::size_t offset, std::string& out)
{
    const Decoded decoded = decodeAt(text, offset);
    if (decoded.valid) {
        if (isLineSeparator(decoded.code))
            appendUnicodeEscape(out, decoded.code);
        else
            out.append(text.substr(offset, decoded.length));
        return decoded.length;
    }
    if (const char32_t surrogate = surrogateAt(text, offset)) {
        appendUnicodeEscape(out, surrogate);
        return 3;
    }
    out += "\xEF\xBF\xBD";
    return decoded.length;
}

} // namespace

std::string decodeString(std::string_view token)
{
    if (token.empty())
        return {};
    const char quote = token.front();
    token.remove_prefix(1);
    // An unclosed string has no quote at its end, or an escaped one, which only broken documents hold.
    if (!token.empty() && token.back() == quote)
        token.remove_suffix(1);
    return decodeEscapes(token);
}

std::string decodeWord(std::string_view token)
{
    return token.find('\\') == std::string_view::npos ? std::string(token) : decodeEscapes(token);
}

std::string spellString(std::string_view text, char quote)
{
    std::string out;
    out.reserve(text.size() + 2);
    out.push_back(quote);
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) {
            i += spellHigh(text, i, out);
            continue;
        }
        if (c == quote || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20 || byte == 0x7F) {
            appendEscaped(out, c);
        } else {
            out.push_back(c);
        }
        ++i;
    }
    out.push_back(quote);
    return out;
}

double decodeNumber(std::string_view token)
{
    const NumberParts parts = partsOf(token);
    const double number = magnitude(parts);
    return parts.isNegative ? -number : number;
}

std::optional<std::int64_t> decodeInteger(std::string_view token)
{
    const NumberParts parts = partsOf(token);
    std::uint64_t number = 0;
    const char* const end = parts.digits.data() + parts.digits.size();
    const auto parsed = std::from_chars(parts.digits.data(), end, number, parts.isHexadecimal ? 16 : 10);
    if (parsed.ec == std::errc{} && parsed.ptr == end) {
        constexpr auto limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (number > limit + (parts.isNegative ? 1 : 0))
            return std::nullopt;
        return static_cast<std::int64_t>(parts.isNegative ? 0 - number : number);
    }
    const double value = decodeNumber(token);
    constexpr double exactLimit = 9007199254740992.0;
    if (!(std::abs(value) <= exactLimit) || value != std::trunc(value))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

NumberFit fitOf(std::string_view numberToken)
{
    constexpr std::size_t alwaysExact = 15; // digits, decimal or hexadecimal with its prefix
    if (numberToken.size() <= alwaysExact && numberToken.find_first_of("eE") == std::string_view::npos)
        return NumberFit::Exact;
    const NumberParts parts = partsOf(numberToken);
    const double value = magnitude(parts);
    if (std::isinf(value) && parts.digits != "Infinity")
        return NumberFit::TooLarge;
    std::uint64_t whole = 0;
    const char* const end = parts.digits.data() + parts.digits.size();
    const auto parsed = std::from_chars(parts.digits.data(), end, whole, parts.isHexadecimal ? 16 : 10);
    if (parsed.ptr != end)
        return NumberFit::Exact;
    if (parsed.ec == std::errc::result_out_of_range)
        return NumberFit::Rounded;
    constexpr double limit = 18446744073709551616.0;
    return value < limit && static_cast<std::uint64_t>(value) == whole ? NumberFit::Exact
                                                                       : NumberFit::Rounded;
}

} // namespace switchyard::json5
