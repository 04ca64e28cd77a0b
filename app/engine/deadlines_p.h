// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/loopclock.h"
#include "engine/polledsocket_p.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>

namespace switchyard::engine {

class Deadlines;

//! One deadline. Calls its function once when the time has passed, unless cancelled, re-armed or destroyed before.
class Deadline final {
public:
    explicit Deadline(std::function<void()> expired)
        : m_expired(std::move(expired))
    {
    }
    ~Deadline() { cancel(); }
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    void arm(Deadlines& owner, std::chrono::milliseconds after);
    void cancel();
    bool isArmed() const { return m_owner != nullptr; }

private:
    friend class Deadlines;
    struct List {
        std::chrono::milliseconds duration { 0 };
        Deadline* first = nullptr;
        Deadline* last = nullptr;
    };
    std::function<void()> m_expired;
    Deadlines* m_owner = nullptr;
    List* m_list = nullptr;
    Deadline* m_previous = nullptr;
    Deadline* m_next = nullptr;
    std::chrono::steady_clock::time_point m_at {};
};

//! All deadlines of the engine behind one timer: a first-in-first-out list for each duration, so that arming and
//! cancelling are a few pointer writes. Durations above a second are rounded up to 1/64 of themselves, which keeps the
//! number of lists small. Engine thread only.
class Deadlines final {
public:
    Deadlines(SocketPoller& poller, LoopClock& clock);
    ~Deadlines();
    Deadlines(const Deadlines&) = delete;
    Deadlines& operator=(const Deadlines&) = delete;

    //! Stops the timer. The next `arm` starts it again.
    void idle();
    //! No deadline will come.
    bool isIdle() const { return m_timerAt == std::chrono::steady_clock::time_point::max(); }

private:
    friend class Deadline;
    using List = Deadline::List;
    List& listFor(std::chrono::milliseconds duration);
    void add(Deadline& deadline, std::chrono::milliseconds after);
    void remove(Deadline& deadline);
    void schedule(std::chrono::steady_clock::time_point at);
    void sweep();
    Deadline* firstDue(std::chrono::steady_clock::time_point now);

    LoopClock& m_clock;
    SocketPoller& m_poller;
    std::list<List> m_lists; //!< Few, and the ones in use near the front.
    std::chrono::steady_clock::time_point m_timerAt = std::chrono::steady_clock::time_point::max();
};

} // namespace switchyard::engine
