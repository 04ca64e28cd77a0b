// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace switchyard::config {

namespace {

using std::chrono::milliseconds;

struct Quantity {
    double number = 0;
    std::string_view unit;
};

//! A number that is not negative and the word behind it.
std::optional<Quantity> quantity(std::string_view text)
{
    Quantity result;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result.number);
    if (error != std::errc {} || !std::isfinite(result.number) || result.number < 0)
        return std::nullopt;
    result.unit = text.substr(static_cast<std::size_t>(end - text.data()));
    while (!result.unit.empty() && result.unit.front() == ' ')
        result.unit.remove_prefix(1);
    return result;
}

} // namespace

std::optional<milliseconds> parseDuration(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, double>, 5> units {{
        {"ms", 1},
        {"s", 1000},
        {"", 1000},
        {"m", 60'000},
        {"h", 3'600'000},
    }};
    const auto parsed = quantity(text);
    if (!parsed)
        return std::nullopt;
    const auto unit = std::find_if(units.begin(), units.end(), [&parsed](const auto& row) { return row.first == parsed->unit; });
    if (unit == units.end() || parsed->number * unit->second > 1e12)
        return std::nullopt;
    return milliseconds(static_cast<std::int64_t>(std::llround(parsed->number * unit->second)));
}

bool isCredentialName(std::string_view text)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), isPlain);
}

std::string formatDuration(milliseconds duration)
{
    const auto count = duration.count();
    if (count % 1000 != 0)
        return std::to_string(count) + "ms";
    const auto seconds = count / 1000;
    if (seconds >= 3600 && seconds % 3600 == 0)
        return std::to_string(seconds / 3600) + 'h';
    if (seconds >= 120 && seconds % 60 == 0)
        return std::to_string(seconds / 60) + 'm';
    return std::to_string(seconds) + 's';
}

std::optional<std::int64_t> parseByteCount(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, double>, 8> units {{
        {"", 1},
        {"B", 1},
        {"kB", 1e3},
        {"KB", 1e3},
        {"MB", 1e6},
        {"KiB", 1024},
        {"MiB", 1024 * 1024},
        {"GiB", 1024.0 * 1024 * 1024},
    }};
    const auto parsed = quantity(text);
    if (!parsed)
        return std::nullopt;
    const auto unit = std::find_if(units.begin(), units.end(), [&parsed](const auto& row) { return row.first == parsed->unit; });
    if (unit == units.end() || parsed->number * unit->second > 1e12)
        return std::nullopt;
    return static_cast<std::int64_t>(parsed->number * unit->second);
}

} // namespace switchyard::config
