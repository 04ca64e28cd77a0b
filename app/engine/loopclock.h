// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"

namespace switchyard::engine {

//! The time as of the event that the loop is handling: read from the system at the first question, then remembered until
//! the next event. Engine thread only.
class LoopClock final {
public:
    SteadyTime now()
    {
        if (!m_isRead)
            refresh();
        return m_now;
    }
    //! The time at this very moment, for what is measured rather than compared with deadlines.
    SteadyTime refresh()
    {
        m_isRead = true;
        return m_now = std::chrono::steady_clock::now();
    }
    //! The next event begins.
    void forget() { m_isRead = false; }

private:
    SteadyTime m_now {};
    bool m_isRead = false;
};

} // namespace switchyard::engine
