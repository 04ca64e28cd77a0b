// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/circuitbreaker.h"

#include "routing/backoff.h"

#include <algorithm>

namespace switchyard::routing {

namespace {

//! A probe that never reported (its owner has a bug, or runs for very long) must not keep the door shut for ever.
constexpr std::chrono::minutes probeLifetime { 10 };

} // namespace

CircuitBreaker::State CircuitBreaker::state(SteadyTime now) const
{
    if (m_openUntil == SteadyTime {})
        return State::Closed;
    return now < m_openUntil ? State::Open : State::HalfOpen;
}

bool CircuitBreaker::wouldRefuse(SteadyTime now) const
{
    if (m_openUntil == SteadyTime {})
        return false;
    const bool probeIsOut = m_probe != 0 && now < m_probeStarted + probeLifetime;
    return now < m_openUntil || probeIsOut;
}

CircuitBreaker::Permit CircuitBreaker::acquire(AttemptToken token, SteadyTime now)
{
    if (m_openUntil == SteadyTime {})
        return Permit::Normal;
    if (now < m_openUntil)
        return Permit::Refused;
    return acquireEarly(token, now);
}

CircuitBreaker::Permit CircuitBreaker::acquireEarly(AttemptToken token, SteadyTime now)
{
    if (m_openUntil == SteadyTime {})
        return Permit::Normal;
    if (m_probe != 0 && now < m_probeStarted + probeLifetime)
        return Permit::Refused;
    m_probe = token;
    m_probeStarted = now;
    return Permit::Probe;
}

void CircuitBreaker::recordSuccess(AttemptToken token)
{
    // While open, only the probe's success counts: an answer that began before the failure says nothing about now.
    if (m_openUntil != SteadyTime {} && token != m_probe)
        return;
    reset();
}

void CircuitBreaker::recordFailure(AttemptToken token, FailureClass failure, const CooldownRule& rule,
    std::optional<std::chrono::milliseconds> retryAfter, SteadyTime now)
{
    const bool isProbe = m_probe != 0 && token == m_probe;
    if (m_openUntil != SteadyTime {} && !isProbe) {
        // A straggler of the time before the opening; only a server's explicit wish may still lengthen it.
        if (retryAfter && rule.honoursRetryAfter)
            m_openUntil = std::max(m_openUntil, now + *retryAfter);
        return;
    }
    ++m_failuresInARow;
    if (isProbe)
        m_probe = 0;
    if (!isProbe && m_failuresInARow < rule.threshold)
        return;
    ++m_timesOpened;
    m_cause = failure;
    const bool serverSaid = retryAfter.has_value() && rule.honoursRetryAfter;
    m_named = serverSaid;
    m_firm = serverSaid || failure == FailureClass::AuthFailed || failure == FailureClass::OutOfCredit;
    const auto delay = serverSaid ? std::max(*retryAfter, std::chrono::milliseconds(50))
                                  : backoffDelay(rule.base, rule.cap, m_timesOpened);
    m_openUntil = now + delay;
}

void CircuitBreaker::release(AttemptToken token)
{
    if (m_probe == token)
        m_probe = 0;
}

void CircuitBreaker::timePassed(SteadyTime::duration time)
{
    if (m_openUntil == SteadyTime {})
        return;
    // The epoch would mean closed.
    const SteadyTime earliest { SteadyTime::duration { 1 } };
    m_openUntil = m_openUntil - earliest < time ? earliest : m_openUntil - time;
}

void CircuitBreaker::reset()
{
    *this = CircuitBreaker {};
}

} // namespace switchyard::routing
