// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "routing/cooldownbook.h"
#include "traffic/requestrecord.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::engine {

//! A Prometheus histogram of seconds.
class Histogram final {
public:
    using Bounds = std::array<double, 16>;
    //! For what a model takes.
    static constexpr Bounds longTimes {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300};
    //! For what the engine takes.
    static constexpr Bounds shortTimes {
        1e-6, 2e-6, 3e-6, 4e-6, 5e-6, 7.5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 0.001, 0.01, 0.1, 1};

    explicit Histogram(const Bounds& bounds = longTimes)
        : m_bounds(&bounds)
    {
    }

    void add(std::chrono::nanoseconds value);
    void render(std::string& out, const std::string& name, const std::string& labels) const;

private:
    const Bounds* m_bounds;
    std::array<std::uint64_t, std::tuple_size_v<Bounds> + 1> m_counts {};
    std::uint64_t m_count = 0;
    double m_sum = 0;
};

//! Counters of the engine, kept in its thread, rendered in Prometheus' text format. Labels come from configuration and
//! fixed words only, so their number is bounded; names of models that nobody declared count as `other`.
class Metrics final {
public:
    //! What is true at the moment of rendering.
    struct Gauges {
        int requestsInFlight = 0;
        std::size_t clientConnections = 0;
        std::size_t idleUpstreamConnections = 0;
        std::vector<routing::Cooldown> cooldowns;
        SteadyTime now {};
        std::uint64_t droppedEvents = 0;
    };

    void count(const traffic::RequestRecord& record);
    //! The engine's own work in user space for one request, up to the moments when bytes went to a socket.
    void countOverhead(std::chrono::nanoseconds own) { m_overhead.add(own); }
    void countLoad(const ModelRef& model, std::chrono::milliseconds took, bool failed);
    std::string render(const Gauges& gauges) const;

private:
    struct PerModel {
        std::uint64_t inputTokens = 0;
        std::uint64_t outputTokens = 0;
        std::uint64_t loads = 0;
        std::uint64_t failedLoads = 0;
        double costUsd = 0;
        Histogram firstToken;
        Histogram total;
    };
    PerModel& perModel(const ModelRef& ref);

    std::map<std::pair<traffic::Outcome, int>, std::uint64_t> m_requests; //!< By outcome and status.
    std::map<std::pair<ProviderId, routing::FailureClass>, std::uint64_t> m_attempts;
    std::map<ModelRef, PerModel> m_models;
    Histogram m_overhead { Histogram::shortTimes };
};

} // namespace switchyard::engine
