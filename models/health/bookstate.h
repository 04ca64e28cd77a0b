// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/bookentries.h"
#include "health/healthbook.h"

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace switchyard::health {

inline constexpr std::size_t rememberedIncidents = 200;

//! The book's notes and how they are judged; `HealthBook` is its front.
class BookState final {
public:
    explicit BookState(const Clock& clock_)
        : clock(clock_)
    {
    }

    EndpointEntry* endpoint(const ProviderId& provider);
    ModelEntry* model(const ModelRef& ref);
    //! The models of one endpoint stand together.
    std::span<ModelEntry> modelsOf(const EndpointEntry& entry);
    //! After `endpoints` or `models` were replaced.
    void index();
    void noteWeighty();
    //! Judges the endpoint and its models again and counts a revision when anything shown changed.
    void refresh(const ProviderId& endpointId);
    void refresh(EndpointEntry& entry);
    //! Whether the mere passing of time may have changed what is shown of it.
    bool wantsRefresh(const EndpointEntry& entry);
    void refreshAll();
    void refreshEndpoint(EndpointEntry& entry, const Verdict& verdict);
    void refreshModel(ModelEntry& entry, const EndpointEntry& endpointEntry, const Verdict& endpointVerdict);
    void refreshAdvice(ModelEntry& entry, const EndpointEntry& endpointEntry);
    bool isThrashing(const ModelEntry& entry);
    void noteChange(const ModelEntry& entry, Status from);
    void openOrClose(const ModelRef& key, bool isProblem, const Verdict& verdict, int httpStatus);
    SteadyTime staleBefore(const EndpointEntry& entry) const;

    const Clock& clock;
    std::uint64_t revision = 1;
    std::uint64_t weightyRevision = 1;
    std::uint64_t nextIncident = 1;
    std::vector<EndpointEntry> endpoints;
    std::vector<ModelEntry> models;
    //! Places in `models`: the panel asks for thousands of them several times a second.
    std::unordered_map<ModelRef, std::size_t> modelIndexes;
    std::unordered_map<ProviderId, std::size_t> endpointIndexes;
    std::deque<Incident> closed;
    std::map<ModelRef, Incident> open;
    std::deque<StatusChange> changes;
};

} // namespace switchyard::health
