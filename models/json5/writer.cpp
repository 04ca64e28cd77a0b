// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "json5/writer.h"

#include "json5/literals.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace switchyard::json5 {

namespace {

//! Whether the text of a JSON5 number also is one of JSON: no sign but minus, no hexadecimal, digits around
//! the point.
bool isJsonNumber(std::string_view text)
{
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    if (text.empty() || text.find_first_of("xXIN") != std::string_view::npos)
        return false;
    const std::size_t point = text.find('.');
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return isDigit(text.front())
        && (point == std::string_view::npos || (point + 1 < text.size() && isDigit(text[point + 1])));
}

std::string jsonNumber(const Value& value)
{
    if (isJsonNumber(value.text()))
        return std::string(value.text());
    if (const auto integer = value.integer(); integer && *integer != 0)
        return std::to_string(*integer);
    return numberText(*value.number());
}

std::string jsonScalar(const Value& value)
{
    switch (value.kind()) {
    case ValueKind::String:
        return quoted(*value.string());
    case ValueKind::Number:
        return jsonNumber(value);
    case ValueKind::Boolean:
        return *value.boolean() ? "true" : "false";
    default:
        return "null";
    }
}

//! `digits` with the decimal point behind the first one, times ten to the `exponent`.
std::string placeDigits(std::string digits, int exponent)
{
    constexpr int firstScientific = 21;
    constexpr int lastScientific = -7;
    if (exponent >= firstScientific || exponent <= lastScientific) {
        if (digits.size() > 1)
            digits.insert(1, ".");
        return digits + (exponent > 0 ? "e+" : "e") + std::to_string(exponent);
    }
    if (exponent < 0)
        return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return digits + std::string(whole - digits.size(), '0');
    return digits.insert(whole, ".");
}

//! The members that count, each key once: at the place of its first occurrence with the value of its last.
std::vector<Value> itemsOf(const Value& container)
{
    std::vector<Value> items;
    items.reserve(container.size());
    std::unordered_map<std::string, std::size_t> places;
    for (const Value item : container) {
        const bool mayRepeat = item.isShadowed() || !places.empty();
        if (!container.isObject() || !mayRepeat) {
            items.push_back(item);
            continue;
        }
        const auto [place, isNew] = places.try_emplace(item.key(), items.size());
        if (isNew)
            items.push_back(item);
        else
            items[place->second] = item;
    }
    return items;
}

class JsonPrinter final
{
public:
    explicit JsonPrinter(JsonLayout layout)
        : m_isIndented(layout == JsonLayout::Indented)
    {
    }

    std::string print(const Value& root)
    {
        open(root);
        while (!m_frames.empty()) {
            Frame& frame = m_frames.back();
            if (frame.next == frame.items.size()) {
                close();
                continue;
            }
            if (frame.next > 0)
                m_text += ',';
            breakLine();
            const Value item = frame.items[frame.next++];
            if (frame.isObject)
                m_text += quoted(item.key()) + (m_isIndented ? ": " : ":");
            open(item);
        }
        return std::move(m_text);
    }

private:
    struct Frame {
        std::vector<Value> items;
        std::size_t next = 0;
        bool isObject = false;
    };

    void open(const Value& value)
    {
        if (!value.isContainer()) {
            m_text += jsonScalar(value);
            return;
        }
        m_text += value.isObject() ? '{' : '[';
        m_frames.push_back({itemsOf(value), 0, value.isObject()});
    }

    void close()
    {
        const bool isObject = m_frames.back().isObject;
        const bool isEmpty = m_frames.back().items.empty();
        m_frames.pop_back();
        if (!isEmpty)
            breakLine();
        m_text += isObject ? '}' : ']';
    }

    void breakLine()
    {
        if (!m_isIndented)
            return;
        m_text += '\n';
        m_text.append(m_frames.size() * 2, ' ');
    }

    bool m_isIndented;
    std::string m_text;
    std::vector<Frame> m_frames;
};

} // namespace

std::string quoted(std::string_view text)
{
    return spellString(text, '"');
}

std::string numberText(double number)
{
    if (!std::isfinite(number))
        return "null";
    if (number == 0)
        return std::signbit(number) ? "-0" : "0";
    // Shortest digits first, then placed as ECMAScript's Number::toString does: plain from 1e-6 up to below
    // 1e21.
    std::array<char, 32> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                       std::chars_format::scientific);
    const std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const std::size_t mark = text.find('e');
    int exponent = 0;
    const std::size_t exponentAt = mark + (text[mark + 1] == '+' ? 2U : 1U);
    std::from_chars(text.data() + exponentAt, text.data() + text.size(), exponent);
    std::string digits(text.substr(0, 1));
    if (mark > 2)
        digits += text.substr(2, mark - 2);
    return (number < 0 ? "-" : "") + placeDigits(digits, exponent);
}

std::string toJson(const Value& value, JsonLayout layout)
{
    return JsonPrinter(layout).print(value);
}

void Writer::beforeValue()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_hasItems.empty())
        return;
    if (m_hasItems.back())
        m_text += ',';
    m_hasItems.back() = true;
}

Writer& Writer::beginObject()
{
    beforeValue();
    m_text += '{';
    m_hasItems.push_back(false);
    return *this;
}

Writer& Writer::endObject()
{
    assert(!m_hasItems.empty() && !m_afterKey);
    m_hasItems.pop_back();
    m_text += '}';
    return *this;
}

Writer& Writer::beginArray()
{
    beforeValue();
    m_text += '[';
    m_hasItems.push_back(false);
    return *this;
}

Writer& Writer::endArray()
{
    assert(!m_hasItems.empty() && !m_afterKey);
    m_hasItems.pop_back();
    m_text += ']';
    return *this;
}

Writer& Writer::key(std::string_view key)
{
    assert(!m_hasItems.empty() && !m_afterKey);
    beforeValue();
    m_text += quoted(key);
    m_text += ':';
    m_afterKey = true;
    return *this;
}

Writer& Writer::string(std::string_view text)
{
    return raw(quoted(text));
}

Writer& Writer::integer(std::int64_t number)
{
    return raw(std::to_string(number));
}

Writer& Writer::number(double number)
{
    return raw(numberText(number));
}

Writer& Writer::boolean(bool value)
{
    return raw(value ? "true" : "false");
}

Writer& Writer::null()
{
    return raw("null");
}

Writer& Writer::raw(std::string_view valueText)
{
    beforeValue();
    m_text += valueText;
    return *this;
}

std::string Writer::take()
{
    assert(m_hasItems.empty() && !m_afterKey);
    return std::exchange(m_text, {});
}

} // namespace switchyard::json5
