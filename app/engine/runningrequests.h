// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/deadlines_p.h"
#include "engine/engine.h"
#include "engine/loopclock.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <vector>

namespace switchyard::engine {

class RunningRequests;

//! Something that answers a request. Leaves the list by itself when it goes. Engine thread only.
class RunningSource {
public:
    RunningSource() = default;
    RunningSource(const RunningSource&) = delete;
    RunningSource& operator=(const RunningSource&) = delete;

    virtual std::chrono::steady_clock::time_point runningSince() const = 0;
    virtual traffic::RunningRequest soFar() const = 0;

protected:
    virtual ~RunningSource();

private:
    friend class RunningRequests;
    RunningRequests* m_list = nullptr;
    std::size_t m_place = 0;
    std::uint64_t m_number = 0; //!< Later ones have larger ones, like the ids.
};

//! The requests under way. Tells the panel of those that take long enough for a person to see them, at most five times a
//! second and only when something about them changed. Adding and removing are a few pointer writes.
class RunningRequests final {
public:
    static constexpr std::chrono::milliseconds newsEvery { 200 };
    static constexpr std::chrono::milliseconds seenAfter { 200 };
    static constexpr std::size_t mostTold = 100; //!< The newest of more.

    RunningRequests(Deadlines& deadlines, LoopClock& clock, EventMailbox& events);
    ~RunningRequests();
    RunningRequests(const RunningRequests&) = delete;
    RunningRequests& operator=(const RunningRequests&) = delete;

    void add(RunningSource& source);
    //! Nothing happens when it is not in the list.
    void remove(RunningSource& source);

private:
    void tell();

    //! What makes two tellings differ: id, phase, attempts that are over, model asked.
    using Mark = std::tuple<std::uint64_t, traffic::RunningPhase, std::size_t, ModelRef>;

    Deadlines& m_deadlines;
    LoopClock& m_clock;
    EventMailbox& m_events;
    std::vector<RunningSource*> m_sources; //!< In no order.
    std::uint64_t m_lastNumber = 0;
    std::vector<Mark> m_told;
    Deadline m_news;
};

} // namespace switchyard::engine
