// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "health/incident.h"
#include "health/modelhealth.h"
#include "health/probesample.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::health {

class BookState;

//! An endpoint as it is configured, as far as health needs it.
struct EndpointSetup {
    ProviderId provider; //!< Its id: the provider's, or for a further address of one a word of its own.
    ProviderId owner = {}; //!< The provider whose further address this is: of models with a base URL of their own.
    std::string baseUrl;
    Reach reach = Reach::Hosted;
    std::vector<std::string> models; //!< Configured or referenced ids, in their order.
    Reason misconfigured = Reason::None; //!< Why it cannot be asked at all.
    bool lacksKey = false; //!< A key is needed and none was found.
    std::chrono::milliseconds timeout {}; //!< `timeoutSeconds` of the provider; zero when not set.
    std::vector<std::pair<std::string, TokenCount>> configuredContexts; //!< By model id.
    friend bool operator==(const EndpointSetup&, const EndpointSetup&) = default;
};

//! A change of a model's status, for notices and the log.
struct StatusChange {
    ModelRef model;
    Status from = Status::Checking;
    Status to = Status::Checking;
    Reason reason = Reason::None;
    WallTime at;
};

//! The one place that knows how every endpoint and model is. Pure: samples and facts go in, statuses with precedence
//! and hysteresis come out; the clock is injected; no I/O, one thread.
//!
//! Rows exist for the configured models of `setEndpoints`, in that order; samples for others are ignored.
class HealthBook final {
public:
    explicit HealthBook(const Clock& clock);
    ~HealthBook();
    HealthBook(const HealthBook&) = delete;
    HealthBook& operator=(const HealthBook&) = delete;

    //! Grows with every visible change: callers compare instead of diffing.
    std::uint64_t revision() const;
    //! Grows with the changes that people and the engine wait for: statuses, loads, facts. Fresh numbers and times of
    //! checks are not among them.
    std::uint64_t weightyRevision() const;

    std::vector<ModelRef> models() const;
    //! Of the providers; further addresses are found by their models, with `endpointOf`.
    std::vector<ProviderId> endpoints() const;
    //! Null when not configured. Valid until the next call that is not const.
    const ModelHealth* model(const ModelRef& ref) const;
    const EndpointHealth* endpoint(const ProviderId& provider) const;
    //! The endpoint that serves the model: its provider's, unless it has an address of its own.
    const EndpointHealth* endpointOf(const ModelRef& ref) const;
    ProviderId endpointIdOf(const ModelRef& ref) const;
    Beats beats(const ModelRef& ref) const;
    Sparkline sparkline(const ModelRef& ref) const;
    //! Newest first: open ones, then at most 200 closed ones of this session and of what was restored.
    std::vector<Incident> incidents() const;
    std::optional<LoadEstimate> loadEstimate(const ModelRef& ref) const;
    //! The longest interval between checks before data count as stale.
    std::chrono::milliseconds staleAfter(const ProviderId& provider) const;

    void setEndpoints(std::vector<EndpointSetup> setups);
    void apply(const ProbeSample& sample);
    void apply(const PassiveSample& sample);
    //! Many at once, in their order: of a model's samples in a row with one outcome only the last is judged after.
    void apply(const std::vector<PassiveSample>& samples);
    void apply(const LoadSample& sample);
    void setChecking(const ProviderId& provider, bool isChecking);
    void setPaused(const ProviderId& provider, bool isPaused);
    //! How many routed requests the model is answering now.
    void setActiveRequests(const ModelRef& ref, int count);
    //! The engine's breaker or cooldown; empty `until` ends it.
    void setCoolingDown(const ModelRef& ref, Reason reason, std::optional<SteadyTime> until);
    void setLoading(const ModelRef& ref, std::optional<LoadProgress> progress);
    //! A load of ours failed; shown until the next sample that says otherwise.
    void setLoadFailed(const ModelRef& ref, Reason reason);
    //! The present interval between two checks of the endpoint.
    void setInterval(const ProviderId& provider, std::chrono::milliseconds interval);
    //! What an earlier session knew, shown as stale until the first sample.
    void restore(const ModelHealth& remembered);
    void restore(const Incident& incident);
    //! The median of the 95th percentile over 24 hours, from history; the threshold of Degraded needs it.
    void setUsualP95(const ModelRef& ref, std::chrono::milliseconds p95);
    //! The machine slept for so long without the steady clock: everything known is that much older.
    void timePassed(SteadyTime::duration gap);
    //! The calendar was set forward (or back, when negative): times of day on show are corrected, so that what has
    //! lasted for a minute still reads so.
    void calendarMoved(WallTime::duration by);
    //! Ages data: staleness, expired cooldowns, beats. Call about once a second.
    void tick();

    //! Status changes since the last call, oldest first, at most 1,000.
    std::vector<StatusChange> takeChanges();

private:
    std::unique_ptr<BookState> d;
};

} // namespace switchyard::health
