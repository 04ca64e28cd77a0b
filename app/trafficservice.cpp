// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "trafficservice.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace switchyard {

TrafficService::TrafficService(QObject* parent)
    : ports::TrafficPort(parent)
{
}

void TrafficService::add(std::vector<traffic::RequestRecord> records)
{
    if (records.empty())
        return;
    const auto hasEnded = [&records](const traffic::RunningRequest& running) {
        return std::any_of(records.begin(), records.end(), [&](const auto& record) { return record.id == running.soFar.id; });
    };
    if (std::erase_if(m_running, hasEnded) > 0)
        Q_EMIT runningChanged();
    // More than fit at once: the oldest of them would be gone before anybody saw them.
    if (records.size() > capacity)
        records.erase(records.begin(), records.end() - static_cast<std::ptrdiff_t>(capacity));
    const std::size_t total = m_records.size() + records.size();
    const std::size_t removed = total > capacity ? total - capacity : 0;
    m_records.erase(m_records.begin(), m_records.begin() + static_cast<std::ptrdiff_t>(removed));
    m_records.insert(m_records.end(), std::make_move_iterator(records.begin()), std::make_move_iterator(records.end()));
    Q_EMIT recordsAdded(static_cast<int>(records.size()), static_cast<int>(removed));
}

void TrafficService::setRunning(std::vector<traffic::RunningRequest> running)
{
    if (running.empty() && m_running.empty())
        return;
    m_running = std::move(running);
    Q_EMIT runningChanged();
}

} // namespace switchyard
