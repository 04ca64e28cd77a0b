// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json/jsontext.h"

#include "json/json.h"

#include <array>
#include <cstdint>
#include <cstring>
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

void putUtf8(char*& to, std::uint32_t code)
{
    const auto put = [&to](std::uint32_t byte) { *to++ = static_cast<char>(static_cast<unsigned char>(byte)); };
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

// Writes what the `\u` escape at the start of `text` stands for, and gives the bytes it took (two escapes for a pair).
std::size_t putUnicodeEscape(char*& to, std::string_view text)
{
    const auto unit = unitAt(text, 0);
    if (!unit) {
        *to++ = text[0];
        return 1;
    }
    const bool isHigh = *unit >= 0xD800 && *unit < 0xDC00;
    const auto low = isHigh ? unitAt(text, 6) : std::nullopt;
    if (low && *low >= 0xDC00 && *low < 0xE000) {
        putUtf8(to, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
        return 12;
    }
    const bool isLone = *unit >= 0xD800 && *unit < 0xE000;
    putUtf8(to, isLone ? 0xFFFD : *unit);
    return 6;
}

// Writes what the escape at `at` stands for, and gives the bytes it took; what is no escape is kept.
std::size_t putUnescaped(char*& to, const char* at, const char* end)
{
    const char kind = end - at >= 2 ? at[1] : '\0';
    const auto put = [&to](char c) {
        *to++ = c;
        return std::size_t {2};
    };
    switch (kind) {
    case 'b':
        return put('\b');
    case 'f':
        return put('\f');
    case 'n':
        return put('\n');
    case 'r':
        return put('\r');
    case 't':
        return put('\t');
    case '"':
    case '\\':
    case '/':
        return put(kind);
    case 'u':
        return putUnicodeEscape(to, {at, static_cast<std::size_t>(end - at)});
    default:
        *to++ = '\\';
        return 1;
    }
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
    const char* at = escapedText.data();
    const char* const end = at + escapedText.size();
    // What stands for text is never shorter than it.
    const std::size_t before = out.size();
    out.resize(before + escapedText.size());
    char* to = out.data() + before;
    while (at != end) {
        const char* const stop = plainRunEnd(at, end);
        const auto length = static_cast<std::size_t>(stop - at);
        if (length > 0)
            std::memcpy(to, at, length);
        to += length;
        at = stop;
        if (at == end)
            break;
        if (*at != '\\')
            *to++ = *at++; // not content of a JSON string: kept as it is
        else
            at += putUnescaped(to, at, end);
    }
    out.resize(static_cast<std::size_t>(to - out.data()));
}

std::string decoded(std::string_view escapedText)
{
    std::string result;
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
