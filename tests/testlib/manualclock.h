// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"

#include <atomic>

namespace switchyard::testlib {

//! A clock that moves only when told to. Both times move together unless the wall is set. Safe from any thread.
class ManualClock final : public Clock {
public:
    //! 2026-03-02 12:00:00 UTC, a Monday: tests and screenshots start there.
    static constexpr WallTime defaultStart { std::chrono::seconds(1'772'452'800) };

    SteadyTime steadyNow() const override { return SteadyTime(std::chrono::nanoseconds(m_steady.load())); }
    WallTime wallNow() const override
    {
        return WallTime(std::chrono::duration_cast<WallTime::duration>(std::chrono::nanoseconds(m_wall.load())));
    }

    void advance(std::chrono::nanoseconds by)
    {
        m_steady += by.count();
        m_wall += by.count();
    }
    //! A jump of the calendar alone, as after a time server's correction.
    void setWall(WallTime to)
    {
        m_wall = std::chrono::duration_cast<std::chrono::nanoseconds>(to.time_since_epoch()).count();
    }

private:
    std::atomic<std::int64_t> m_steady { std::chrono::nanoseconds(std::chrono::hours(1)).count() };
    std::atomic<std::int64_t> m_wall {
        std::chrono::duration_cast<std::chrono::nanoseconds>(defaultStart.time_since_epoch()).count()
    };
};

} // namespace switchyard::testlib
