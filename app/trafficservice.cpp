// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "trafficservice.h"

#include <iterator>

namespace switchyard {

TrafficService::TrafficService(QObject* parent)
    : ports::TrafficPort(parent)
{
}

void TrafficService::add(std::vector<traffic::RequestRecord> records)
{
    if (records.empty())
        return;
    // More than fit at once: the oldest of them would be gone before anybody saw them.
    if (records.size() > capacity)
        records.erase(records.begin(), records.end() - static_cast<std::ptrdiff_t>(capacity));
    const std::size_t total = m_records.size() + records.size();
    const std::size_t removed = total > capacity ? total - capacity : 0;
    m_records.erase(m_records.begin(), m_records.begin() + static_cast<std::ptrdiff_t>(removed));
    m_records.insert(m_records.end(), std::make_move_iterator(records.begin()), std::make_move_iterator(records.end()));
    Q_EMIT recordsAdded(static_cast<int>(records.size()), static_cast<int>(removed));
}

} // namespace switchyard
