// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/rollingstats.h"

#include <algorithm>

namespace switchyard::health {

namespace {

std::chrono::milliseconds nearestRank(const std::vector<std::chrono::milliseconds>& sorted, std::size_t percent)
{
    const auto rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

std::int64_t slotOf(SteadyTime at)
{
    return at.time_since_epoch() / beatLength;
}

} // namespace

Percentiles percentilesOf(std::vector<std::chrono::milliseconds>& values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    return { nearestRank(values, 50), nearestRank(values, 95), nearestRank(values, 99), static_cast<int>(values.size()) };
}

void RollingStats::add(SteadyTime at, std::optional<std::chrono::milliseconds> latency)
{
    m_entries.push_back({ at, latency });
    if (m_entries.size() > capacity)
        m_entries.pop_front();
}

void RollingStats::timePassed(SteadyTime::duration gap)
{
    for (auto& entry : m_entries)
        entry.at -= gap;
}

Percentiles RollingStats::percentiles(SteadyTime now, std::chrono::milliseconds window) const
{
    std::vector<std::chrono::milliseconds> values;
    values.reserve(m_entries.size());
    for (const auto& entry : m_entries) {
        if (entry.latency && entry.at >= now - window)
            values.push_back(*entry.latency);
    }
    return percentilesOf(values);
}

double RollingStats::failureRate(std::size_t count) const
{
    const auto taken = std::min(count, m_entries.size());
    if (taken == 0)
        return 0;
    const auto failures = std::count_if(m_entries.end() - static_cast<std::ptrdiff_t>(taken), m_entries.end(),
                                        [](const Entry& entry) { return !entry.latency; });
    return static_cast<double>(failures) / static_cast<double>(taken);
}

std::size_t RollingStats::goodInARow() const
{
    const auto lastFailure = std::find_if(m_entries.rbegin(), m_entries.rend(),
                                          [](const Entry& entry) { return !entry.latency; });
    return static_cast<std::size_t>(lastFailure - m_entries.rbegin());
}

Sparkline RollingStats::latest(std::size_t count) const
{
    const auto taken = std::min(count, m_entries.size());
    Sparkline result;
    result.reserve(taken);
    std::transform(m_entries.end() - static_cast<std::ptrdiff_t>(taken), m_entries.end(), std::back_inserter(result),
                   [](const Entry& entry) { return entry.latency; });
    return result;
}

void HeartbeatLog::mark(SteadyTime at, Status status)
{
    const auto index = slotOf(at);
    if (!m_slots.empty() && m_slots.back().index >= index) {
        m_slots.back().worst = mostPressing(m_slots.back().worst, status);
        return;
    }
    m_slots.push_back({ index, status });
    if (m_slots.size() > beatCount)
        m_slots.pop_front();
}

void HeartbeatLog::timePassed(SteadyTime::duration gap)
{
    for (auto& slot : m_slots)
        slot.index -= gap / beatLength;
}

Beats HeartbeatLog::beats(SteadyTime now) const
{
    Beats result {};
    const auto last = slotOf(now);
    for (const auto& slot : m_slots) {
        const auto age = last - slot.index;
        if (age >= 0 && age < static_cast<std::int64_t>(beatCount))
            result[beatCount - 1 - static_cast<std::size_t>(age)] = slot.worst;
    }
    return result;
}

void LoadLearner::add(std::chrono::milliseconds took, bool isExact)
{
    constexpr std::size_t remembered = 8;
    m_entries.push_back({ took, isExact });
    if (m_entries.size() > remembered)
        m_entries.pop_front();
}

std::optional<LoadEstimate> LoadLearner::estimate() const
{
    if (m_entries.empty())
        return std::nullopt;
    // The server's own figures beat what was measured from outside.
    const bool hasExact = std::any_of(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return entry.isExact; });
    std::vector<std::chrono::milliseconds> values;
    for (const auto& entry : m_entries) {
        if (entry.isExact || !hasExact)
            values.push_back(entry.took);
    }
    std::sort(values.begin(), values.end());
    return LoadEstimate { nearestRank(values, 50), values.back(), static_cast<int>(values.size()), hasExact };
}

} // namespace switchyard::health
