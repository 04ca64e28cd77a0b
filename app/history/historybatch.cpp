// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "history/historybatch.h"

#include "history/storedrequests.h"

#include <algorithm>
#include <utility>

namespace switchyard::history {

namespace {

using namespace std::chrono_literals;

constexpr auto slowRequest = 1s;
constexpr std::size_t mostSums = 1'000; //!< Models are named by clients too.

} // namespace

std::size_t HistoryBatch::FiguresHash::operator()(const Figures& figures) const
{
    const auto times = figures.latency.count() * 1'000'003 + figures.firstToken.count();
    return std::hash<ModelRef> {}(figures.ref) * 31 + static_cast<std::size_t>(times) + static_cast<std::size_t>(figures.reason);
}

void HistoryBatch::add(Entry entry)
{
    if (m_entries.size() >= mostEntries)
        m_entries.erase(m_entries.begin(), m_entries.begin() + mostEntries / 4);
    m_entries.push_back(std::move(entry));
}

void HistoryBatch::addSample(const health::PassiveSample& sample)
{
    const bool isOk = sample.reason == health::Reason::None;
    const auto latency = isOk ? sample.firstByte : std::nullopt;
    const Figures figures { sample.model, latency.value_or(-1ms), sample.firstToken.value_or(-1ms), sample.reason };
    if (const auto found = m_samples.find(figures); found != m_samples.end()) {
        ++found->second.count;
        if (sample.tokensPerSecond)
            found->second.tokensPerSecond = sample.tokensPerSecond;
        return;
    }
    if (m_samples.size() < mostEntries)
        m_samples.emplace(figures, SampleRow { sample.model, sample.wallAt, latency, sample.firstToken, sample.tokensPerSecond, sample.reason });
}

void HistoryBatch::addRequest(const traffic::RequestRecord& record)
{
    const bool afterFallback = isAfterFallback(record);
    const bool isPlain = record.outcome == traffic::Outcome::Delivered && !afterFallback && record.duration < slowRequest;
    if (m_requests >= mostRequests || (isPlain && m_plainRequests >= mostPlainRequests)) {
        sum(record, afterFallback);
        return;
    }
    ++m_requests;
    m_plainRequests += isPlain ? 1 : 0;
    add(record);
}

void HistoryBatch::sum(const traffic::RequestRecord& record, bool afterFallback)
{
    const auto found = std::find_if(m_sums.begin(), m_sums.end(), [&](const RequestSum& each) {
        return each.outcome == record.outcome && each.afterFallback == afterFallback && each.servedBy == record.servedBy;
    });
    if (found != m_sums.end())
        ++found->count;
    else if (m_sums.size() < mostSums)
        m_sums.push_back({ record.servedBy, record.startedAt, record.outcome, afterFallback, 1 });
}

std::vector<Entry> HistoryBatch::take()
{
    auto entries = std::exchange(m_entries, {});
    entries.reserve(entries.size() + m_samples.size() + m_sums.size());
    for (auto& [figures, row] : m_samples)
        entries.emplace_back(std::move(row));
    for (auto& each : m_sums)
        entries.emplace_back(std::move(each));
    m_samples.clear();
    m_sums.clear();
    m_requests = m_plainRequests = 0;
    return entries;
}

} // namespace switchyard::history
