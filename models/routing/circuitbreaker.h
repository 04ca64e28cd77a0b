// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "routing/failure.h"
#include "routing/fallbackpolicy.h"

#include <cstdint>
#include <optional>

namespace switchyard::routing {

//! Names one attempt, so that the late result of an earlier attempt cannot close or open a breaker. 0 names none.
using AttemptToken = std::uint64_t;

//! Keeps requests away from something that fails: closed, open until a time, then half open for exactly one attempt.
//! Not thread-safe: it belongs to whoever plans routes. Time is passed in.
class CircuitBreaker final {
public:
    enum class State {
        Closed,
        Open,
        HalfOpen,
    };
    //! What `acquire` allows.
    enum class Permit {
        Normal,
        Probe, //!< The one attempt that may go out while half open; must be reported with its token.
        Refused,
    };

    State state(SteadyTime now) const;
    //! When an open breaker next lets somebody through; the epoch when closed.
    SteadyTime openUntil() const { return m_openUntil; }
    FailureClass cause() const { return m_cause; }
    int failuresInARow() const { return m_failuresInARow; }
    //! The opening was the server's own wish (Retry-After) or needs a person (key, credit): no probing before its time.
    bool isFirm() const { return m_firm; }
    //! The server itself named the time (Retry-After).
    bool isNamed() const { return m_named; }

    //! Asks for leave to send an attempt named `token`.
    Permit acquire(AttemptToken token, SteadyTime now);
    //! As `acquire` of an open breaker before its time, for the case that every candidate is open. Refused when a
    //! probe is already out.
    Permit acquireEarly(AttemptToken token, SteadyTime now);
    //! What `acquire` would say, without taking the probe.
    bool wouldRefuse(SteadyTime now) const;

    void recordSuccess(AttemptToken token);
    void recordFailure(AttemptToken token, FailureClass failure, const CooldownRule& rule,
        std::optional<std::chrono::milliseconds> retryAfter, SteadyTime now);
    //! The attempt ended without telling anything (client gone, request error).
    void release(AttemptToken token);
    //! Time has passed that the clock did not count: the machine slept.
    void timePassed(SteadyTime::duration time);
    //! Forgets everything: the configuration or the server changed.
    void reset();

private:
    SteadyTime m_openUntil {};
    SteadyTime m_probeStarted {};
    AttemptToken m_probe = 0;
    int m_failuresInARow = 0;
    int m_timesOpened = 0;
    FailureClass m_cause = FailureClass::None;
    bool m_firm = false;
    bool m_named = false;
};

} // namespace switchyard::routing
