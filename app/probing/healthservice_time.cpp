// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/healthservice.h"

#include <utility>

// The part of HealthService that notices that the machine slept, that its calendar was set and that its network changed.

namespace switchyard::probing {

namespace {

using namespace std::chrono_literals;

//! Without a tick for so long, the process or the machine was stopped.
constexpr auto longGap = 15s;
constexpr auto shortestSleep = 1s;
constexpr auto smallestCorrection = 2s;
//! A network needs a while until it carries something again.
constexpr auto returnTakes = 20s;

} // namespace

void HealthService::tick()
{
    noticeTime();
    m_book.tick();
    keepModelsWarm();
    noteChange();
}

void HealthService::noticeTime()
{
    const auto now = m_clock.steadyNow();
    const auto wall = m_clock.wallNow();
    const auto asleep = m_timeAsleep();
    const auto gap = now - std::exchange(m_lastTick, now);
    const auto wallGap = wall - std::exchange(m_lastTickWall, wall);
    const auto before = std::exchange(m_lastAsleep, asleep);
    auto slept = asleep && before ? *asleep - *before : 0ns;
    const auto moved = wallGap - gap - slept;
    // Where the system does not tell, a calendar far ahead is most likely a sleep.
    if (!asleep && moved > longGap)
        slept = moved;
    else if (moved >= smallestCorrection || moved <= -smallestCorrection)
        m_book.calendarMoved(std::chrono::duration_cast<WallTime::duration>(moved));
    if (slept >= shortestSleep)
        m_book.timePassed(slept);
    // A guest whose host slept sees only its calendar jump.
    if (slept >= shortestSleep || gap > longGap || moved > longGap)
        comeBack();
}

bool HealthService::isReturning() const
{
    return m_returnEndsAt && m_clock.steadyNow() < *m_returnEndsAt;
}

void HealthService::comeBack()
{
    m_returnEndsAt = m_clock.steadyNow() + returnTakes;
    for (auto& [provider, watched] : m_watched) {
        if (!watched->probe)
            continue;
        watched->probe->cancel();
        watched->probe.clear();
        m_book.setChecking(provider, false);
    }
    m_asker.startAfresh();
    checkNow();
}

} // namespace switchyard::probing
