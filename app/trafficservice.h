// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/trafficport.h"

#include <vector>

namespace switchyard {

//! Keeps the last 5,000 routed requests for the pages. GUI thread only; fed by EngineService.
class TrafficService final : public ports::TrafficPort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrafficService)

public:
    static constexpr std::size_t capacity = 5000;

    explicit TrafficService(QObject* parent = nullptr);

    const std::deque<traffic::RequestRecord>& records() const override { return m_records; }
    const std::vector<traffic::RunningRequest>& running() const override { return m_running; }
    std::uint64_t droppedRecords() const override { return m_dropped; }

    //! One signal for all of them.
    void add(std::vector<traffic::RequestRecord> records);
    //! All that are under way now.
    void setRunning(std::vector<traffic::RunningRequest> running);
    void setDropped(std::uint64_t dropped) { m_dropped = dropped; }

private:
    std::deque<traffic::RequestRecord> m_records;
    std::vector<traffic::RunningRequest> m_running;
    std::uint64_t m_dropped = 0;
};

} // namespace switchyard
