// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/enginesnapshot.h"

#include <utility>

namespace switchyard::probing {

std::shared_ptr<const routing::HealthSnapshot> engineSnapshot(const health::HealthBook& book)
{
    auto snapshot = std::make_shared<routing::HealthSnapshot>();
    for (const auto& ref : book.models()) {
        const auto* model = book.model(ref);
        routing::ModelHealth entry;
        switch (health::usability(model->status)) {
        case health::Usability::Yes:
            entry.state = routing::ModelState::Ready;
            break;
        case health::Usability::Slowly:
            entry.state = routing::ModelState::Cold;
            break;
        case health::Usability::Soon:
            entry.state = routing::ModelState::Loading;
            break;
        case health::Usability::No:
            entry.state = routing::ModelState::Unusable;
            break;
        // Cooldowns are the engine's own, and it knows them better; what is not known counts as ready.
        case health::Usability::Later:
        case health::Usability::Unknown:
            entry.state = routing::ModelState::Unknown;
            break;
        }
        // What an earlier session knew, or data that have grown old, must not shut anything out. A list that lacks the
        // model proves nothing either: gateways, aliases and single-model servers answer to names that they do not list,
        // and one that does not says 404, which the engine remembers by itself.
        if (model->isStale || model->status == health::Status::ModelMissing)
            entry.state = routing::ModelState::Unknown;
        if (entry.state == routing::ModelState::Unusable)
            entry.reason = std::string(health::word(model->status));
        if (model->loadEstimate)
            entry.learnedLoadTime = model->loadEstimate->slow;
        if (model->loadState == health::LoadState::Ready)
            entry.loadedContext = model->facts.contextWindow;
        entry.observedAt = model->lastChecked.value_or(SteadyTime {});
        snapshot->models.emplace(ref, std::move(entry));
    }
    return snapshot;
}

} // namespace switchyard::probing
