// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/latencycounts.h"

#include <charconv>
#include <cmath>

namespace switchyard::history {

namespace {

constexpr std::int64_t exactUpTo = 100;
constexpr double gridStep = 1.02;

std::chrono::milliseconds onGrid(std::chrono::milliseconds value)
{
    if (value.count() <= exactUpTo)
        return value;
    const auto start = static_cast<double>(exactUpTo);
    const auto step = std::round(std::log(static_cast<double>(value.count()) / start) / std::log(gridStep));
    return std::chrono::milliseconds(std::llround(start * std::pow(gridStep, step)));
}

} // namespace

void LatencyCounts::add(std::chrono::milliseconds value, int count)
{
    if (count <= 0)
        return;
    m_values[value] += count;
    m_count += count;
}

void LatencyCounts::add(const LatencyCounts& other)
{
    for (const auto& [value, count] : other.m_values)
        add(value, count);
}

std::chrono::milliseconds LatencyCounts::largest() const
{
    return m_values.empty() ? std::chrono::milliseconds {} : m_values.rbegin()->first;
}

std::chrono::milliseconds LatencyCounts::atRank(int rank) const
{
    for (const auto& [value, count] : m_values) {
        rank -= count;
        if (rank <= 0)
            return value;
    }
    return largest();
}

health::Percentiles LatencyCounts::percentiles() const
{
    health::Percentiles result;
    result.count = m_count;
    if (m_count == 0)
        return result;
    const auto rank = [this](int percent) {
        return static_cast<int>((static_cast<std::int64_t>(m_count) * percent + 99) / 100);
    };
    result.p50 = atRank(rank(50));
    result.p95 = atRank(rank(95));
    result.p99 = atRank(rank(99));
    return result;
}

std::string LatencyCounts::stored() const
{
    std::map<std::chrono::milliseconds, int> grid;
    for (const auto& [value, count] : m_values)
        grid[onGrid(value)] += count;
    std::string text;
    for (const auto& [value, count] : grid)
        text += std::to_string(value.count()) + ':' + std::to_string(count) + ' ';
    return text;
}

LatencyCounts LatencyCounts::fromStored(std::string_view text)
{
    LatencyCounts result;
    const auto* const end = text.data() + text.size();
    for (const auto* at = text.data(); at < end;) {
        std::int64_t value = 0;
        int count = 0;
        const auto first = std::from_chars(at, end, value);
        if (first.ec != std::errc {} || first.ptr == end || *first.ptr != ':')
            break;
        const auto second = std::from_chars(first.ptr + 1, end, count);
        if (second.ec != std::errc {})
            break;
        result.add(std::chrono::milliseconds(value), count);
        at = second.ptr + 1;
    }
    return result;
}

} // namespace switchyard::history
