// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "health/modelfacts.h"
#include "health/probesample.h"
#include "health/reason.h"
#include "health/serverfamily.h"
#include "health/status.h"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::health {

//! How far away an endpoint is. Decides about keys, schedules and privacy.
enum class Reach { Loopback, Lan, Hosted };

struct Percentiles {
    std::chrono::milliseconds p50 {};
    std::chrono::milliseconds p95 {};
    std::chrono::milliseconds p99 {};
    int count = 0; //!< Samples behind the numbers.
    friend bool operator==(const Percentiles&, const Percentiles&) = default;
};

//! One slot of the heartbeat: the worst status within its 30 seconds, or empty when nothing was heard.
using Beat = std::optional<Status>;
inline constexpr std::size_t beatCount = 30;
inline constexpr std::chrono::seconds beatLength { 30 };
//! Newest last.
using Beats = std::array<Beat, beatCount>;

inline constexpr std::size_t sparklineLength = 40;
//! Latencies, newest last; empty entries are failures. At most `sparklineLength`.
using Sparkline = std::vector<std::optional<std::chrono::milliseconds>>;

//! What was learned about loading a model.
struct LoadEstimate {
    std::chrono::milliseconds typical {}; //!< Median of the recent loads.
    std::chrono::milliseconds slow {}; //!< The slowest of the recent loads.
    int count = 0;
    bool isExact = false; //!< From the server's own figures.
    friend bool operator==(const LoadEstimate&, const LoadEstimate&) = default;
};

//! A load that is under way.
struct LoadProgress {
    SteadyTime startedAt;
    std::optional<double> fraction; //!< 0 to 1, where the server tells.
    bool isOurs = false; //!< Started by a warm-up of ours, so it can be cancelled here.
    friend bool operator==(const LoadProgress&, const LoadProgress&) = default;
};

//! Things worth saying that are not a status.
enum class Advice {
    PartlyOnCpu,
    HeavilyQuantised,
    ContextSmallerThanConfigured, //!< The server has less context in force than the configuration promises.
    EvictionThrash, //!< Two models keep pushing each other out of memory.
    AnswersAsOtherModel, //!< The server ignores the model's name and answers with the one it has.
    LoadSlowerThanTimeout, //!< `timeoutSeconds` is less than the learned load time.
};

//! Everything known about one configured model. Times of the steady clock are the book's clock's.
struct ModelHealth {
    ModelRef ref;
    Status status = Status::Checking;
    Reason reason = Reason::NotCheckedYet;
    int httpStatus = 0;
    WallTime since; //!< Start of the present status.
    std::optional<SteadyTime> lastChecked; //!< Empty: not in this session.
    std::optional<WallTime> lastCheckedWall;
    bool isStale = false; //!< Older than three intervals, or restored from an earlier session.
    bool isServing = false; //!< A routed request is being answered now.
    std::optional<SteadyTime> usableAgainAt; //!< For RateLimited and CoolingDown.
    Percentiles latency; //!< Of response heads; routed traffic first, checks where there is none.
    bool latencyIsFromTraffic = false;
    Percentiles firstToken; //!< Only from routed traffic.
    std::optional<double> tokensPerSecond; //!< Median of recent answers.
    double failureRate = 0; //!< Of the last 20 outcomes, 0 to 1.
    LoadState loadState = LoadState::Unknown;
    std::optional<LoadEstimate> loadEstimate;
    std::optional<LoadProgress> loading;
    ModelFacts facts; //!< As last listed.
    std::vector<Advice> advice;

    friend bool operator==(const ModelHealth&, const ModelHealth&) = default;
};

//! Everything known about one endpoint, whatever models it serves.
struct EndpointHealth {
    ProviderId provider;
    std::string baseUrl; //!< As configured.
    Reach reach = Reach::Hosted;
    ServerFamily family = ServerFamily::Unknown;
    std::string version;
    Status status = Status::Checking; //!< The most pressing of the endpoint itself, not of its models.
    Reason reason = Reason::NotCheckedYet;
    int httpStatus = 0;
    WallTime since;
    std::optional<SteadyTime> lastChecked;
    std::optional<WallTime> lastCheckedWall;
    std::optional<std::chrono::milliseconds> lastLatency;
    Percentiles latency; //!< Of checks.
    bool isStale = false;
    bool isPaused = false;
    bool isChecking = false; //!< A check is in flight.
    bool hasModelList = false;
    std::vector<ModelFacts> models; //!< All the server lists, configured or not.
    std::vector<Evidence> evidence; //!< Of the last check.
    std::string betterUrl = {}; //!< A base URL at which it was seen to answer instead.

    friend bool operator==(const EndpointHealth&, const EndpointHealth&) = default;
};

} // namespace switchyard::health
