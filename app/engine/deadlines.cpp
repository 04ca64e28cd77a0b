// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/deadlines_p.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace switchyard::engine {

namespace {

std::chrono::milliseconds rounded(std::chrono::milliseconds duration)
{
    if (duration <= std::chrono::seconds(1))
        return duration;
    const auto count = static_cast<std::uint64_t>(duration.count());
    const std::uint64_t mask = (std::uint64_t {1} << (std::bit_width(count) - 7)) - 1;
    return std::chrono::milliseconds(static_cast<std::int64_t>((count + mask) & ~mask));
}

} // namespace

void Deadline::arm(Deadlines& owner, std::chrono::milliseconds after)
{
    cancel();
    owner.add(*this, after);
}

void Deadline::cancel()
{
    if (m_owner)
        m_owner->remove(*this);
}

Deadlines::Deadlines(SocketPoller& poller, LoopClock& clock)
    : m_clock(clock)
    , m_poller(poller)
{
    m_poller.onTimer([this] { sweep(); });
}

Deadlines::~Deadlines()
{
    for (const List& list : m_lists) {
        for (Deadline* deadline = list.first; deadline; deadline = deadline->m_next)
            deadline->m_owner = nullptr;
    }
}

void Deadlines::idle()
{
    m_timerAt = std::chrono::steady_clock::time_point::max();
    m_poller.clearTimer();
}

Deadlines::List& Deadlines::listFor(std::chrono::milliseconds duration)
{
    for (List& list : m_lists) {
        if (list.duration == duration)
            return list;
    }
    return m_lists.emplace_back(List {duration, nullptr, nullptr});
}

void Deadlines::add(Deadline& deadline, std::chrono::milliseconds after)
{
    const auto duration = rounded(after);
    deadline.m_at = m_clock.now() + duration;
    deadline.m_owner = this;
    List& list = listFor(duration);
    deadline.m_list = &list;
    deadline.m_previous = list.last;
    deadline.m_next = nullptr;
    (list.last ? list.last->m_next : list.first) = &deadline;
    list.last = &deadline;
    if (deadline.m_at < m_timerAt)
        schedule(deadline.m_at);
}

void Deadlines::remove(Deadline& deadline)
{
    List& list = *deadline.m_list;
    (deadline.m_previous ? deadline.m_previous->m_next : list.first) = deadline.m_next;
    (deadline.m_next ? deadline.m_next->m_previous : list.last) = deadline.m_previous;
    deadline.m_owner = nullptr;
    deadline.m_previous = deadline.m_next = nullptr;
    // The timer stays as it is: it finds nothing due and looks for the next one then.
}

void Deadlines::schedule(std::chrono::steady_clock::time_point at)
{
    m_timerAt = at;
    m_poller.setTimer(at);
}

Deadline* Deadlines::firstDue(std::chrono::steady_clock::time_point now)
{
    for (const List& list : m_lists) {
        if (list.first && list.first->m_at <= now)
            return list.first;
    }
    return nullptr;
}

void Deadlines::sweep()
{
    m_timerAt = std::chrono::steady_clock::time_point::max();
    const auto now = m_clock.refresh();
    while (Deadline* const due = firstDue(now)) {
        remove(*due);
        // The function may destroy the deadline it belongs to.
        const auto expired = due->m_expired;
        expired();
    }
    m_lists.remove_if([](const List& list) { return list.first == nullptr; });
    auto next = std::chrono::steady_clock::time_point::max();
    for (const List& list : m_lists)
        next = std::min(next, list.first->m_at);
    if (next < m_timerAt)
        schedule(next);
}

} // namespace switchyard::engine
