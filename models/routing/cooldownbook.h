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
    std::string server; //!< Such as `http://127.0.0.1:1234`; empty unless the scope is Provider.
    int keyIndex = -1; //!< -1 unless the scope is Credential.
    FailureClass cause = FailureClass::None;
    SteadyTime until {};
};

//! The breakers of all servers, credentials and models. A model with a base URL of its own has a server of its own: that
//! one being down says nothing of the provider's other models, while the provider's keys are the same for all of them.
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
        bool named = false; //!< See CircuitBreaker::isNamed.
    };
    Verdict check(const ModelEntry& model, SteadyTime now) const;
    //! Takes the permits of an attempt about to start. `early` takes one before its time (see acquireEarly).
    bool begin(const ModelEntry& model, int keyIndex, AttemptToken token, SteadyTime now, bool early);
    //! A key after `keyIndex` that is not cooling down.
    std::optional<int> nextKey(const ModelEntry& model, int keyIndex, SteadyTime now) const;

    //! Whether nothing that stands between a request and this model has failed since its last success.
    bool isUnblemished(const ModelEntry& model, int keyIndex) const;

    void recordSuccess(const ModelEntry& model, int keyIndex, AttemptToken token);
    void recordFailure(const ModelEntry& model, int keyIndex, AttemptToken token, FailureClass failure,
        std::optional<std::chrono::milliseconds> retryAfter, SteadyTime now,
        std::optional<std::chrono::milliseconds> longestRest = std::nullopt);
    void release(const ModelEntry& model, int keyIndex, AttemptToken token);
    //! Forgets providers whose endpoint changed between two tables, and everything that no longer exists.
    void configurationChanged(const RoutingTable& before, const RoutingTable& after);

    //! See CircuitBreaker::timePassed.
    void timePassed(SteadyTime::duration time);

    std::vector<Cooldown> active(SteadyTime now) const;

private:
    struct Provider {
        std::map<std::string, CircuitBreaker> servers; //!< By scheme, host and port.
        std::map<int, CircuitBreaker> keys;
    };
    const Provider* find(const ProviderId& id) const;
    //! The breakers that stand between a request and this model; null for those that never were needed.
    struct Involved {
        CircuitBreaker* server = nullptr;
        CircuitBreaker* key = nullptr;
        CircuitBreaker* model = nullptr;
    };
    Involved involved(const ModelEntry& model, int keyIndex);
    CircuitBreaker* breakerFor(CooldownScope scope, const ModelEntry& model, int keyIndex);
    //! The one that lets somebody through first.
    void forgetOldestModel();

    std::unordered_map<ProviderId, Provider> m_providers;
    std::unordered_map<ModelRef, CircuitBreaker> m_models;
};

} // namespace switchyard::routing
