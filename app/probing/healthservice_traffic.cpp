// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/healthservice.h"
#include "probing/trafficsamples.h"

#include <algorithm>

// The part of HealthService that learns from routed requests and from what the engine says of its models.

namespace switchyard::probing {

using health::Reason;

void HealthService::takeRecords(const std::vector<traffic::RequestRecord>& records)
{
    const auto now = m_clock.steadyNow();
    const auto samples = passiveSamples(records, now, m_clock.wallNow());
    m_book.apply(samples);
    const ModelRef* lastUsed = nullptr;
    for (const auto& sample : samples) {
        if (sample.reason == Reason::None) {
            if (!lastUsed || !(*lastUsed == sample.model))
                m_lastUsed[sample.model] = now;
            lastUsed = &sample.model;
            continue;
        }
        const bool wantsCheck = health::isConnectionFailure(sample.reason) || sample.reason == Reason::NotInMemory
            || sample.reason == Reason::ModelLoading;
        const auto found = m_watched.find(m_book.endpointIdOf(sample.model));
        if (wantsCheck && found != m_watched.end())
            found->second->nextAt = std::min(found->second->nextAt, now);
    }
    Q_EMIT passiveSamplesTaken(samples);
    noteChange();
    checkDue();
}

void HealthService::takeLoad(const traffic::LoadObservation& observation)
{
    if (observation.took) {
        m_book.setLoading(observation.model, std::nullopt);
        if (observation.failed)
            m_book.setLoadFailed(observation.model, Reason::LoadFailed);
        else {
            const health::LoadSample sample { observation.model, observation.at, *observation.took, false };
            m_book.apply(sample);
            Q_EMIT loadMeasured(sample);
        }
    } else if (!observation.failed) {
        m_book.setLoading(observation.model, health::LoadProgress { m_clock.steadyNow(), std::nullopt, false });
    }
    noteChange();
    checkNow(observation.model.provider);
}

void HealthService::takeAnswering(const std::vector<std::pair<ModelRef, int>>& answering)
{
    for (const auto& ref : m_book.models()) {
        const auto found = std::find_if(answering.begin(), answering.end(), [&ref](const auto& each) { return each.first == ref; });
        const int count = found == answering.end() ? 0 : found->second;
        if (count > 0 || m_book.model(ref)->isServing)
            m_book.setActiveRequests(ref, count);
    }
    noteChange();
}

void HealthService::takeCooldowns(const std::vector<routing::Cooldown>& cooldowns)
{
    for (const auto& ref : m_book.models()) {
        const auto* endpoint = m_book.endpointOf(ref);
        const auto* found = cooldownOf(cooldowns, ref, endpoint ? endpoint->baseUrl : std::string());
        if (!found) {
            m_book.setCoolingDown(ref, Reason::None, std::nullopt);
            continue;
        }
        // What a person can mend is shown as itself, the rest as our waiting.
        const bool isTelling = found->cause == routing::FailureClass::RateLimited || found->cause == routing::FailureClass::OutOfCredit
            || found->cause == routing::FailureClass::AuthFailed;
        const auto cause = isTelling ? reasonOf(found->cause) : Reason::BreakerOpen;
        m_book.setCoolingDown(ref, cause, found->until);
    }
    noteChange();
}

} // namespace switchyard::probing
