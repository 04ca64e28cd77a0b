// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/failure.h"

#include "routing/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace switchyard::routing {

namespace {

using std::chrono::milliseconds;

std::optional<double> wholeNumber(std::string_view text)
{
    const bool isPlain = !text.empty() && text.size() <= 20 && ascii::isDigit(text.front())
        && std::all_of(text.begin(), text.end(), [](char c) { return ascii::isDigit(c) || c == '.'; })
        && std::count(text.begin(), text.end(), '.') <= 1;
    if (!isPlain)
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

milliseconds clamped(double ms)
{
    const auto limit = static_cast<double>(milliseconds(maxRetryAfter).count());
    return milliseconds(static_cast<std::int64_t>(std::clamp(ms, 0.0, limit)));
}

std::optional<int> monthNumber(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> names {
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    const auto* const found = std::find(names.begin(), names.end(), ascii::lowered(name));
    return found == names.end() ? std::nullopt : std::optional(static_cast<int>(found - names.begin()) + 1);
}

std::optional<int> integer(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc {} && end == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> words(std::string_view text)
{
    std::vector<std::string_view> result;
    while (!text.empty()) {
        const auto start = text.find_first_not_of(" ,-:");
        if (start == std::string_view::npos)
            break;
        const auto end = text.find_first_of(" ,-:", start);
        result.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
        text = end == std::string_view::npos ? std::string_view {} : text.substr(end);
    }
    return result;
}

//! The three forms of RFC 9110 section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
//! `Sun Nov  6 08:49:37 1994`.
std::optional<WallTime> parseHttpDate(std::string_view text)
{
    const auto parts = words(text);
    if (parts.size() < 7)
        return std::nullopt;
    const bool isAsctime = monthNumber(parts[1]).has_value();
    const auto month = monthNumber(isAsctime ? parts[1] : parts[2]);
    const auto day = integer(isAsctime ? parts[2] : parts[1]);
    auto year = integer(isAsctime ? parts[6] : parts[3]);
    const std::size_t clock = isAsctime ? 3 : 4;
    const auto hour = integer(parts[clock]);
    const auto minute = integer(parts[clock + 1]);
    const auto second = integer(parts[clock + 2]);
    if (!month || !day || !year || !hour || !minute || !second)
        return std::nullopt;
    if (*year < 100)
        *year += *year < 70 ? 2000 : 1900;
    const std::chrono::year_month_day date {std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60 || *year > 9999)
        return std::nullopt;
    return WallTime(std::chrono::sys_days(date)) + std::chrono::hours(*hour) + std::chrono::minutes(*minute)
        + std::chrono::seconds(*second);
}

//! `4ms`, `12.5s`, `6m0s`, `1h2m3s`.
std::optional<milliseconds> parseUnits(std::string_view text)
{
    double total = 0;
    if (text.empty() || !ascii::isDigit(text.front()))
        return std::nullopt;
    while (!text.empty()) {
        const auto unitStart = text.find_first_not_of("0123456789.");
        if (unitStart == 0 || unitStart == std::string_view::npos)
            return std::nullopt;
        const auto number = wholeNumber(text.substr(0, unitStart));
        text.remove_prefix(unitStart);
        const auto unitEnd = std::min(text.find_first_of("0123456789."), text.size());
        const std::string_view unit = text.substr(0, unitEnd);
        text.remove_prefix(unitEnd);
        const double factor = unit == "ms" ? 1 : unit == "s" ? 1000 : unit == "m" ? 60'000 : unit == "h" ? 3'600'000
            : unit == "d"                                                                  ? 86'400'000
                                                                                           : 0;
        if (!number || factor == 0)
            return std::nullopt;
        total += *number * factor;
    }
    return clamped(total);
}

} // namespace

std::optional<milliseconds> parseRetryAfter(const RetryAfterHeaders& headers, WallTime now)
{
    if (const auto ms = wholeNumber(ascii::trimmed(headers.retryAfterMs)))
        return clamped(*ms);
    const std::string_view retryAfter = ascii::trimmed(headers.retryAfter);
    if (const auto seconds = wholeNumber(retryAfter))
        return clamped(*seconds * 1000);
    if (const auto date = parseHttpDate(retryAfter))
        return clamped(static_cast<double>(std::chrono::duration_cast<milliseconds>(*date - now).count()));
    const std::string_view reset = ascii::trimmed(headers.rateLimitReset);
    if (const auto units = parseUnits(reset))
        return units;
    if (const auto number = wholeNumber(reset)) {
        // Seconds to wait, or a point in time since 1970 in seconds or milliseconds.
        const auto epoch = static_cast<double>(std::chrono::duration_cast<milliseconds>(now.time_since_epoch()).count());
        if (*number > 1e12)
            return clamped(*number - epoch);
        if (*number > 1e9)
            return clamped(*number * 1000 - epoch);
        return clamped(*number * 1000);
    }
    return std::nullopt;
}

} // namespace switchyard::routing
