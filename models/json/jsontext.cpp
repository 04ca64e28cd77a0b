// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json/jsontext.h"

#include "json/json.h"

#include <array>
#include <cstdint>
#include <optional>

namespace switchyard::json {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// The UTF-16 unit of the escape `\uXXXX` that begins at `at`.
std::optional<std::uint32_t> unitAt(std::string_view text, std::size_t at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return std::nullopt;
    std::uint32_t unit = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const int digit = hexValue(text[i]);
        if (digit < 0)
            return std::nullopt;
        unit = unit * 16 + static_cast<std::uint32_t>(digit);
    }
    return unit;
}

void appendUtf8(std::string& out, std::uint32_t code)
{
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0U | (code >> 6U));
        put(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0U | (code >> 12U));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    } else {
        put(0xF0U | (code >> 18U));
        put(0x80U | ((code >> 12U) & 0x3FU));
        put(0x80U | ((code >> 6U) & 0x3FU));
        put(0x80U | (code & 0x3FU));
    }
}

// Appends what the `\u` escape at `at` stands for, and gives the bytes it took (two escapes for a pair).
std::size_t appendUnicodeEscape(std::string& out, std::string_view text, std::size_t at)
{
    const auto unit = unitAt(text, at);
    if (!unit) {
        out.push_back(text[at]);
        return 1;
    }
    const bool isHigh = *unit >= 0xD800 && *unit < 0xDC00;
    const auto low = isHigh ? unitAt(text, at + 6) : std::nullopt;
    if (low && *low >= 0xDC00 && *low < 0xE000) {
        appendUtf8(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
        return 12;
    }
    const bool isLone = *unit >= 0xD800 && *unit < 0xE000;
    appendUtf8(out, isLone ? 0xFFFD : *unit);
    return 6;
}

} // namespace

std::string_view escapeOf(char c, std::array<char, 6>& buffer)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        const auto code = static_cast<unsigned char>(c);
        buffer = {'\\', 'u', '0', '0', kHex[code >> 4U], kHex[code & 0xFU]};
        return {buffer.data(), buffer.size()};
    }
}

std::string escaped(std::string_view text)
{
    std::string result;
    result.reserve(text.size() + 8);
    appendEscaped(result, text);
    return result;
}

void appendDecoded(std::string& out, std::string_view escapedText)
{
    std::size_t at = 0;
    while (at < escapedText.size()) {
        const auto backslash = escapedText.find('\\', at);
        out.append(escapedText, at, backslash == std::string_view::npos ? backslash : backslash - at);
        if (backslash == std::string_view::npos)
            return;
        const char kind = backslash + 1 < escapedText.size() ? escapedText[backslash + 1] : '\0';
        at = backslash + 2;
        switch (kind) {
        case 'b':
            out.push_back('\b');
            break;
        case 'f':
            out.push_back('\f');
            break;
        case 'n':
            out.push_back('\n');
            break;
        case 'r':
            out.push_back('\r');
            break;
        case 't':
            out.push_back('\t');
            break;
        case '"':
        case '\\':
        case '/':
            out.push_back(kind);
            break;
        case 'u':
            at = backslash + appendUnicodeEscape(out, escapedText, backslash);
            break;
        default:
            out.push_back('\\');
            at = backslash + 1;
        }
    }
}

std::string decoded(std::string_view escapedText)
{
    std::string result;
    result.reserve(escapedText.size());
    appendDecoded(result, escapedText);
    return result;
}

bool isValid(std::string_view text)
{
    Document document;
    return document.parse(text);
}

bool isObject(std::string_view text)
{
    Document document;
    return document.parse(text) && document.root().isObject();
}

} // namespace switchyard::json
