// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "health/modelhealth.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>

namespace switchyard::health {

//! Latencies and failures of the last while, bounded.
class RollingStats final {
public:
    static constexpr std::size_t capacity = 256;

    //! Empty `latency`: a failure.
    void add(SteadyTime at, std::optional<std::chrono::milliseconds> latency);
    void clear() { m_entries.clear(); }
    //! Makes everything older.
    void timePassed(SteadyTime::duration gap);

    //! By nearest rank, over the entries of the last `window`.
    Percentiles percentiles(SteadyTime now, std::chrono::milliseconds window) const;
    //! Of the last `count` entries, 0 to 1; fewer entries count as they are.
    double failureRate(std::size_t count) const;
    std::size_t size() const { return m_entries.size(); }
    //! How many entries at the end succeeded in a row.
    std::size_t goodInARow() const;
    Sparkline latest(std::size_t count) const;

private:
    struct Entry {
        SteadyTime at;
        std::optional<std::chrono::milliseconds> latency;
    };
    std::deque<Entry> m_entries;
};

//! By nearest rank. Sorts its argument.
Percentiles percentilesOf(std::vector<std::chrono::milliseconds>& values);

//! The worst status of each slot of the last 15 minutes.
class HeartbeatLog final {
public:
    void mark(SteadyTime at, Status status);
    void timePassed(SteadyTime::duration gap);
    Beats beats(SteadyTime now) const;

private:
    struct Slot {
        std::int64_t index = 0;
        Status worst = Status::Checking;
    };
    std::deque<Slot> m_slots;
};

//! Load times of one model.
class LoadLearner final {
public:
    void add(std::chrono::milliseconds took, bool isExact);
    std::optional<LoadEstimate> estimate() const;

private:
    struct Entry {
        std::chrono::milliseconds took;
        bool isExact;
    };
    std::deque<Entry> m_entries;
};

} // namespace switchyard::health
