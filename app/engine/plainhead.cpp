// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/plainhead.h"

#include "routing/ascii.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace switchyard::engine {

namespace {

using routing::ascii::equalsIgnoringCase;
using routing::ascii::isDigit;
using routing::ascii::lower;

constexpr std::size_t mostLengthDigits = 15;

constexpr auto tableOf(std::string_view others)
{
    std::array<bool, 256> table {};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const char folded = lower(static_cast<char>(c));
        table[c] = c < 128 && ((folded >= 'a' && folded <= 'z') || (c >= '0' && c <= '9'));
    }
    for (const char c : others)
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

constexpr auto tokenCharacters = tableOf("!#$%&'*+-.^_`|~");
constexpr auto targetCharacters = tableOf("-._~/%?=&:+,@!$'()*;");

bool isIn(const std::array<bool, 256>& table, char c)
{
    return table[static_cast<unsigned char>(c)];
}

//! Whether every byte is printable ASCII or a space.
bool isPrintable(std::string_view text)
{
    constexpr std::uint64_t each = 0x0101010101010101ull;
    constexpr std::uint64_t high = 0x80 * each;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= sizeof(std::uint64_t); left -= sizeof(std::uint64_t), at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        // Per byte: below 0x20 borrows into the high bit, above 0x7e carries into it, 0x80 and above have it.
        const std::uint64_t low = (word | high) - 0x20 * each;
        const std::uint64_t top = (word & ~high) + each;
        if (((~low | top | word) & high) != 0)
            return false;
    }
    for (; left > 0; --left, ++at) {
        if (*at < 0x20 || *at > 0x7e)
            return false;
    }
    return true;
}

struct Framing {
    std::optional<std::uint64_t> contentLength;
    bool chunked = false;
    bool keepAlive = true;
    int hosts = 0;
};

//! False: not plain.
bool takeFraming(const HeaderField& field, Framing& framing)
{
    switch (field.traits.name) {
    case HeaderName::Host:
        ++framing.hosts;
        return true;
    case HeaderName::ContentLength: {
        std::uint64_t length = 0;
        const char* const end = field.value.data() + field.value.size();
        const bool isNumber = field.value.size() <= mostLengthDigits && isDigit(field.value.front())
            && std::from_chars(field.value.data(), end, length).ptr == end;
        if (!isNumber || framing.contentLength || framing.chunked)
            return false;
        framing.contentLength = length;
        return true;
    }
    case HeaderName::TransferEncoding:
        if (field.value != "chunked" || framing.contentLength || framing.chunked)
            return false;
        framing.chunked = true;
        return true;
    case HeaderName::Connection:
        if (equalsIgnoringCase(field.value, "keep-alive"))
            return true;
        framing.keepAlive = false;
        return equalsIgnoringCase(field.value, "close");
    case HeaderName::Upgrade:
    case HeaderName::Expect:
        return false;
    default:
        return true;
    }
}

//! The lines from `at` to the blank line that ends the head.
bool readFields(std::string_view bytes, std::size_t at, std::vector<HeaderField>& fields, Framing& framing)
{
    const char* const end = bytes.data() + bytes.size();
    const char* line = bytes.data() + at;
    while (end - line > 2) {
        const char* colon = line;
        while (isIn(tokenCharacters, *colon))
            ++colon;
        // The head ends with CR LF, so that neither look runs over its end.
        if (colon == line || colon[0] != ':' || colon[1] != ' ')
            return false;
        const char* const value = colon + 2;
        const auto* const stop = static_cast<const char*>(std::memchr(value, '\r', static_cast<std::size_t>(end - value)));
        if (!stop || stop[1] != '\n' || value == stop || *value == ' ' || stop[-1] == ' ')
            return false;
        HeaderField field {{line, static_cast<std::size_t>(colon - line)}, {value, static_cast<std::size_t>(stop - value)}, {}};
        field.traits = headerTraits(field.name);
        if (!isPrintable(field.value) || !takeFraming(field, framing))
            return false;
        fields.push_back(field);
        line = stop + 2;
    }
    return end - line == 2 && line[0] == '\r' && line[1] == '\n';
}

//! The method as a text that lives for ever; empty for the rare ones.
std::string_view plainMethod(std::string_view bytes)
{
    for (const std::string_view method : {std::string_view("POST"), std::string_view("GET")}) {
        if (bytes.starts_with(method) && bytes[method.size()] == ' ')
            return method;
    }
    return {};
}

} // namespace

bool readPlainRequest(std::string_view bytes, RequestHead& head)
{
    constexpr std::string_view version = " HTTP/1.1\r\n";
    if (bytes.size() < 32)
        return false;
    head.method = plainMethod(bytes);
    std::size_t at = head.method.size() + 1;
    if (head.method.empty() || bytes[at] != '/')
        return false;
    const std::size_t targetStart = at;
    while (isIn(targetCharacters, bytes[at]))
        ++at;
    if (!bytes.substr(at).starts_with(version))
        return false;
    head.target = bytes.substr(targetStart, at - targetStart);
    head.fields.clear();
    Framing framing;
    if (!readFields(bytes, at + version.size(), head.fields, framing) || framing.hosts != 1)
        return false;
    head.minorVersion = 1;
    head.keepAlive = framing.keepAlive;
    head.chunked = framing.chunked;
    head.expectsContinue = false;
    head.contentLength = framing.contentLength;
    return true;
}

bool readPlainResponse(std::string_view bytes, ResponseHead& head)
{
    constexpr std::string_view version = "HTTP/1.1 ";
    if (bytes.size() < 19 || !bytes.starts_with(version))
        return false;
    const char* const digits = bytes.data() + version.size();
    if (digits[0] < '2' || digits[0] > '5' || !isDigit(digits[1]) || !isDigit(digits[2]) || digits[3] != ' ')
        return false;
    const std::size_t lineEnd = bytes.find('\r');
    if (bytes[lineEnd + 1] != '\n' || !isPrintable(bytes.substr(0, lineEnd)))
        return false;
    head.fields.clear();
    Framing framing;
    if (!readFields(bytes, lineEnd + 2, head.fields, framing))
        return false;
    head.status = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
    head.minorVersion = 1;
    head.keepAlive = framing.keepAlive;
    head.chunked = framing.chunked;
    head.hasBody = head.status != 204 && head.status != 304;
    head.contentLength = framing.contentLength;
    return true;
}

} // namespace switchyard::engine
