// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace switchyard {

using SteadyTime = std::chrono::steady_clock::time_point;
using WallTime = std::chrono::system_clock::time_point;

//! Where the time comes from. Nothing under `models/` reads a clock of its own: callers pass times in, or hand over
//! this interface. Implementations are safe to call from any thread.
class Clock {
public:
    virtual ~Clock() = default;

    //! For durations and deadlines: never jumps, means nothing outside this process.
    virtual SteadyTime steadyNow() const = 0;
    //! For showing and storing: the calendar's time, which may jump.
    virtual WallTime wallNow() const = 0;

protected:
    Clock() = default;
    Clock(const Clock&) = default;
    Clock& operator=(const Clock&) = default;
};

} // namespace switchyard
