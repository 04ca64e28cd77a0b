// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/healthbook.h"
#include "health/rollingstats.h"
#include "health/statusrules.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::health {

//! The book's own notes on one model, behind the `ModelHealth` it shows.
class ModelEntry final {
public:
    ModelHealth shown;
    ProviderId endpointId; //!< The provider's, or that of its own address.
    bool isListed = true;
    bool servesUnlisted = false;
    Reason emptyList = Reason::None;
    bool hasList = false;
    RollingStats traffic; //!< Response heads of routed requests.
    RollingStats firstTokens;
    RollingStats outcomes; //!< Of routed requests and checks together.
    std::deque<double> speeds;
    HeartbeatLog heartbeat;
    LoadLearner loads;
    int activeRequests = 0;
    Reason passive = Reason::None;
    SteadyTime passiveUntil;
    Reason coolingDown = Reason::None;
    std::optional<SteadyTime> coolingUntil;
    Reason loadFailure = Reason::None;
    bool isDegraded = false;
    Reason degradedBy = Reason::None;
    std::optional<std::chrono::milliseconds> usualP95;
    std::optional<SteadyTime> lastSeenCold;
    std::deque<SteadyTime> loadedAt; //!< Times at which it came into memory.
    std::optional<TokenCount> configuredContext;

    //! Takes over what the last list says about the model.
    void readFacts(ServerFamily family, bool listKnown, const std::vector<ModelFacts>& models, SteadyTime now);
    void count(const PassiveSample& sample);
    //! Enters and leaves Degraded with hysteresis.
    void weighBehaviour(SteadyTime now);
    void forgetWhatExpired(SteadyTime now);
    void timePassed(SteadyTime::duration gap);
    //! Something about it ends by itself at its time.
    bool isWaiting() const;
    ModelEvidence evidence(const Verdict& endpoint) const;
    //! Percentiles, speed, rates: numbers that follow from the windows.
    void refreshNumbers(SteadyTime now, const RollingStats& checks);
};

//! The book's own notes on one endpoint.
class EndpointEntry final {
public:
    EndpointSetup setup;
    EndpointHealth shown;
    std::size_t firstModel = 0; //!< Its models' places in the book.
    std::size_t modelCount = 0;
    std::optional<SteadyTime> refreshedAt;
    RollingStats checks;
    int failuresInARow = 0;
    Reason confirmed = Reason::None;
    bool wasChecked = false;
    Reason excuse = Reason::None; //!< The last check failed while the server was answering a request.
    std::optional<SteadyTime> retryAt;
    std::chrono::milliseconds interval { std::chrono::seconds(10) };

    //! Applies the rule that being down needs two failures and being up needs one success.
    void count(const ProbeSample& sample);
    void timePassed(SteadyTime::duration gap);
    EndpointEvidence evidence(bool isAnswering) const;
};

} // namespace switchyard::health
