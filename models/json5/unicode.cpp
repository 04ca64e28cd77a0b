// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/unicode.h"

namespace switchyard::json5 {

namespace {

unsigned byteAt(std::string_view text, std::size_t offset)
{
    return static_cast<unsigned char>(text[offset]);
}

struct Lead {
    std::size_t length; // 0 when no sequence starts with this byte
    unsigned bits;
    unsigned secondMin; // the second byte's range rules out overlong forms, surrogates and codes too large
    unsigned secondMax;
};

Lead leadOf(unsigned byte)
{
    if (byte >= 0xC2 && byte <= 0xDF)
        return {2, byte & 0x1F, 0x80, 0xBF};
    if (byte == 0xE0)
        return {3, 0, 0xA0, 0xBF};
    if (byte == 0xED)
        return {3, 0x0D, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF)
        return {3, byte & 0x0F, 0x80, 0xBF};
    if (byte == 0xF0)
        return {4, 0, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3)
        return {4, byte & 0x07, 0x80, 0xBF};
    if (byte == 0xF4)
        return {4, 4, 0x80, 0x8F};
    return {0, 0, 0, 0};
}

} // namespace

Decoded decodeAt(std::string_view text, std::size_t offset)
{
    const unsigned first = byteAt(text, offset);
    if (first < 0x80)
        return {first, 1, true};
    const Lead lead = leadOf(first);
    if (lead.length == 0)
        return {0, 1, false};
    char32_t code = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        if (offset + i >= text.size())
            return {0, i, false};
        const unsigned next = byteAt(text, offset + i);
        const unsigned low = i == 1 ? lead.secondMin : 0x80U;
        const unsigned high = i == 1 ? lead.secondMax : 0xBFU;
        if (next < low || next > high)
            return {0, i, false};
        code = (code << 6) | (next & 0x3F);
    }
    return {code, lead.length, true};
}

void appendUtf8(std::string& out, char32_t code)
{
    const auto put
        = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6));
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3F));
        put(0x80 | ((code >> 6) & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

bool isSpaceBeyondAscii(char32_t code)
{
    return code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F
        || code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

bool isName(std::string_view text)
{
    if (text.empty())
        return false;
    for (std::size_t i = 0; i < text.size();) {
        const Decoded decoded = decodeAt(text, i);
        if (!decoded.valid)
            return false;
        const bool isStart = i == 0;
        if (decoded.code < 0x80) {
            const char c = text[i];
            if (isStart ? !isAsciiNameStart(c) : !isAsciiNamePart(c))
                return false;
        } else if (isStart ? !isNameStartBeyondAscii(decoded.code) : !isNamePartBeyondAscii(decoded.code)) {
            return false;
        }
        i += decoded.length;
    }
    return true;
}

} // namespace switchyard::json5
