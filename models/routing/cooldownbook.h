// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "routing/circuitbreaker.h"
#include "routing/routingtable.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace switchyard::routing {

//! One cooldown, for the panel and the metrics.
struct Cooldown {
    CooldownScope scope = CooldownScope::None;
    ProviderId provider;
    std::string model; //!< Empty unless the scope is Model.
    int keyIndex = -1; //!< -1 unless the scope is Credential.
    FailureClass cause = FailureClass::None;
    SteadyTime until {};
};

//! The breakers of all providers, credentials and models, and what was seen of models since the last health snapshot.
//! One class on purpose: replicas can later share it. Not thread-safe: it lives in the engine's thread.
class CooldownBook final {
public:
    //! Whether a candidate may be tried now, and with which key.
    struct Verdict {
        bool allowed = true;
        bool isProbe = false; //!< Taking it uses up the single half-open attempt.
        int keyIndex = 0; //!< The first key that is not cooling down.
        FailureClass cause = FailureClass::None; //!< Why not.
        SteadyTime until {}; //!< When it may be tried again.
        bool firm = false; //!< See CircuitBreaker::isFirm.
    };
    Verdict check(const ModelEntry& model, SteadyTime now) const;
    //! Takes the permits of an attempt about to start. `early` takes one before its time (see acquireEarly).
    bool begin(const ModelEntry& model, int keyIndex, AttemptToken token, SteadyTime now, bool early);
    //! A key after `keyIndex` that is not cooling down.
    std::optional<int> nextKey(const ModelEntry& model, int keyIndex, SteadyTime now) const;

    void recordSuccess(const ModelEntry& model, int keyIndex, AttemptToken token);
    void recordFailure(const ModelEntry& model, int keyIndex, AttemptToken token, FailureClass failure,
        std::optional<std::chrono::milliseconds> retryAfter, SteadyTime now);
    void release(const ModelEntry& model, int keyIndex, AttemptToken token);
    //! Forgets providers whose endpoint changed between two tables, and everything that no longer exists.
    void configurationChanged(const RoutingTable& before, const RoutingTable& after);

    std::vector<Cooldown> active(SteadyTime now) const;

private:
    struct Provider {
        CircuitBreaker endpoint;
        std::map<int, CircuitBreaker> keys;
    };
    const Provider* find(const ProviderId& id) const;
    CircuitBreaker* breakerFor(CooldownScope scope, const ModelEntry& model, int keyIndex);

    std::unordered_map<ProviderId, Provider> m_providers;
    std::unordered_map<ModelRef, CircuitBreaker> m_models;
};

} // namespace switchyard::routing
