// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace switchyard::routing::ascii {

//! ASCII only, independent of the locale.
constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = lower(c);
    return result;
}

constexpr bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

//! Whether `text` holds `lowerCaseNeedle`, whatever the case of `text`.
constexpr bool containsIgnoringCase(std::string_view text, std::string_view lowerCaseNeedle)
{
    if (lowerCaseNeedle.size() > text.size())
        return false;
    for (std::size_t start = 0; start + lowerCaseNeedle.size() <= text.size(); ++start) {
        if (equalsIgnoringCase(text.substr(start, lowerCaseNeedle.size()), lowerCaseNeedle))
            return true;
    }
    return false;
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

} // namespace switchyard::routing::ascii
