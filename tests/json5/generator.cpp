// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "generator.h"

#include "json5/writer.h"

#include <array>

namespace switchyard::json5 {

namespace {

constexpr std::array lineEnds = {"\n", "\n", "\n", "\r\n", "\r"};
constexpr std::array wildLineEnds = {"\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n", "\n \t\n"};
constexpr std::array units = {"  ", "    ", "\t", " ", ""};
constexpr std::array wildSpaces = {"", " ", "  ", "\t", "\u00A0", "\v", "\uFEFF", "\u3000 "};
constexpr std::array numbers
    = {"0",  "1",   "-7",     "3.25",     "0x1F",      "-0xab", "+4",   ".5",
       "6.", "1e3", "2.5E-2", "Infinity", "-Infinity", "NaN",   "+NaN", "12345678901234567890",
       "-0"};
constexpr std::array texts = {"",
                              "a",
                              "anthropic/claude-opus-4-6",
                              "it's",
                              "say \"hi\"",
                              "a\\b",
                              "// no comment",
                              "/* no */",
                              "], }",
                              "tab\there",
                              "line\nbreak",
                              "k\xC3\xB6nig",
                              "\xF0\x9F\x98\x80",
                              "a,b:c",
                              "\xE2\x80\xA8"};
constexpr std::array rawStrings
    = {"'\\x41\\u0062'", "\"\\\n continued\"", "'a\\'b'", "\"\\0\"", "'\\\r\n x'"};
constexpr std::array words = {"true", "false", "null"};
constexpr std::array names = {"id",
                              "name",
                              "$ref",
                              "_x",
                              "models",
                              "null",
                              "true",
                              "Infinity",
                              "__proto__",
                              "constructor",
                              "\xD0\xBA\xD0\xBB\xD1\x8E\xD1\x87",
                              "a\\u0062"};
constexpr std::array quotedNames
    = {"a.b", "x y", "anthropic/claude", "", "\"", "0", "k-v", "[0]", "\xF0\x9F\x98\x80"};

} // namespace

Generator::Generator(std::uint32_t seed, Taste taste)
    : m_random(seed)
    , m_taste(taste)
    , m_lineEnd(oneOf(lineEnds))
    , m_unit(oneOf(units))
    , m_quote(chance(70) ? '"' : '\'')
    , m_hasBareKeys(chance(60))
    , m_hasTrailingCommas(chance(50))
    , m_hasLeadingCommas(chance(10))
    , m_isPadded(chance(60))
    , m_commentPercent(chance(30) ? 0 : 25)
{
    if (taste == Taste::Tidy && m_unit.empty())
        m_unit = "  ";
}

std::uint32_t Generator::below(std::uint32_t limit)
{
    // Not std::uniform_int_distribution, whose numbers differ between standard libraries.
    return static_cast<std::uint32_t>(m_random()) % limit;
}

bool Generator::chance(std::uint32_t percent)
{
    return below(100) < percent;
}

std::string Generator::document()
{
    std::string text;
    if (chance(5))
        text += "\uFEFF";
    if (chance(m_commentPercent))
        text += lineComment() + m_lineEnd;
    text += chance(95) ? container(0) : scalar();
    if (chance(m_commentPercent))
        text += " " + lineComment();
    if (chance(80))
        text += m_lineEnd;
    return text;
}

std::string Generator::newValue()
{
    constexpr std::array values = {"null",
                                   "true",
                                   "-5",
                                   "'text'",
                                   "\"a // b\"",
                                   "[]",
                                   "{}",
                                   "[1, 2]",
                                   "{a:1}",
                                   "0x10",
                                   "[{id:'x'}]",
                                   "{\n  a: 1, // one\n  b: [\n    2,\n  ],\n}",
                                   "{\"a\":{\"b\":[1,[2,{}]],\"c d\":\"it's\"}}"};
    return oneOf(values);
}

std::string Generator::value(int depth)
{
    return depth < 4 && chance(depth < 2 ? 60 : 30) ? container(depth) : scalar();
}

std::string Generator::scalar()
{
    if (chance(45))
        return string();
    if (chance(40))
        return oneOf(words);
    return oneOf(numbers);
}

std::string Generator::string()
{
    if (m_taste == Taste::Wild && chance(15))
        return oneOf(rawStrings);
    const std::string text = json5::quoted(oneOf(texts));
    if (m_quote == '"' || text.find('\'') != std::string::npos || text.find("\\\"") != std::string::npos)
        return text;
    return "'" + text.substr(1, text.size() - 2) + "'";
}

std::string Generator::key(int index)
{
    // Numbered, so that keys differ; a wild document repeats one now and then.
    const bool mayRepeat = m_taste == Taste::Wild && chance(10);
    const std::string suffix = mayRepeat ? std::string{} : std::to_string(index);
    if (chance(80))
        return m_hasBareKeys ? std::string(oneOf(names)) + suffix : json5::quoted("key" + suffix);
    return json5::quoted(oneOf(quotedNames) + suffix);
}

std::string Generator::container(int depth)
{
    const bool isObject = chance(55);
    const std::string open = isObject ? "{" : "[";
    const std::string close = isObject ? "}" : "]";
    const std::uint32_t count = chance(15) ? 0 : 1 + below(5);
    if (count == 0)
        return open + emptyInside(depth) + close;
    const Layout layout = chance(depth == 0 ? 90 : 55) ? Layout::Tall : Layout::Inline;
    return open + items(depth, isObject, layout, count) + close;
}

std::string Generator::emptyInside(int depth)
{
    if (chance(60))
        return {};
    if (chance(30))
        return " ";
    if (chance(30))
        return " " + lineComment() + newLine(depth);
    if (chance(30))
        return newLine(depth + 1) + lineComment() + newLine(depth);
    return chance(50) ? " " + blockComment() + " " : newLine(depth);
}

std::string Generator::items(int depth, bool isObject, Layout layout, std::uint32_t count)
{
    const bool isTall = layout == Layout::Tall;
    std::string text = isTall
        ? (chance(m_commentPercent / 2) ? " " + lineComment() : std::string{}) + newLine(depth + 1)
        : (m_isPadded && isObject ? " " : "");
    for (std::uint32_t i = 0; i < count; ++i) {
        if (isTall && chance(m_commentPercent))
            text += lineComment() + newLine(depth + 1);
        if (isTall && chance(m_commentPercent / 3))
            text += lineComment() + m_lineEnd + newLine(depth + 1);
        if (!isTall && chance(m_commentPercent / 2))
            text += blockComment() + " ";
        if (isObject)
            text += key(static_cast<int>(i)) + space() + ":" + (chance(95) ? " " : space());
        text += value(depth + 1);
        const bool isLast = i + 1 == count;
        const bool hasComma = !isLast || m_hasTrailingCommas;
        if (chance(m_commentPercent / 4))
            text += " " + blockComment();
        if (hasComma && !(m_hasLeadingCommas && isTall))
            text += (m_taste == Taste::Wild && chance(5) ? space() : "") + ",";
        if (isTall && chance(m_commentPercent))
            text += " " + (chance(70) ? lineComment() : blockComment());
        if (hasComma && m_hasLeadingCommas && isTall)
            text += newLine(depth) + ", ";
        else if (isTall && sharesLine(text, isLast))
            text += " ";
        else if (isTall)
            text += newLine(isLast ? depth : depth + 1);
        else if (!isLast)
            text += m_taste == Taste::Wild && chance(10) ? newLine(depth + 1) : " ";
    }
    if (!isTall && m_isPadded && isObject)
        text += " ";
    if (isTall && chance(m_commentPercent / 2))
        text += m_unit + lineComment() + newLine(depth);
    return text;
}

//! Whether the next item, or the closing bracket, comes on the same line although the container has several
//! lines.
bool Generator::sharesLine(const std::string& text, bool isLast)
{
    const std::size_t comment = text.rfind("//");
    const bool endsWithLineComment
        = comment != std::string::npos && text.find_first_of("\n\r\xE2\"'", comment) == std::string::npos;
    return m_taste == Taste::Wild && !endsWithLineComment && chance(isLast ? 15 : 10);
}

std::string Generator::lineEnd()
{
    return m_taste == Taste::Wild && chance(10) ? oneOf(wildLineEnds) : m_lineEnd;
}

std::string Generator::newLine(int depth)
{
    std::string text = lineEnd();
    if (chance(8))
        text += lineEnd();
    for (int i = 0; i < depth; ++i)
        text += m_unit;
    return text;
}

std::string Generator::lineComment()
{
    return "// " + std::to_string(m_random() % 10000);
}

std::string Generator::blockComment()
{
    const bool isTall = m_taste == Taste::Wild && chance(20);
    return "/* " + std::to_string(m_random() % 10000) + (isTall ? m_lineEnd + " more" : std::string{})
        + " */";
}

std::string Generator::space()
{
    return m_taste == Taste::Wild && chance(30) ? oneOf(wildSpaces) : "";
}

} // namespace switchyard::json5
