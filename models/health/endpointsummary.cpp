// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/endpointsummary.h"

#include <algorithm>

namespace switchyard::health {

namespace {

//! Without configured models: the best that any listed model is.
Verdict ofList(const EndpointHealth& endpoint)
{
    const auto has = [&endpoint](LoadState state) {
        return std::any_of(endpoint.models.begin(), endpoint.models.end(),
                           [state](const ModelFacts& model) { return model.state == state; });
    };
    if (endpoint.hasModelList && endpoint.models.empty())
        return { Status::Ready, Reason::NoModels, true };
    if (has(LoadState::Ready))
        return { Status::Ready, Reason::LoadedAndListed, true };
    if (has(LoadState::Loading))
        return { Status::Loading, Reason::ModelLoading, true };
    if (has(LoadState::Unknown))
        return { Status::Ready, Reason::Listed, true };
    if (has(LoadState::Cold) || has(LoadState::Sleeping))
        return { Status::Cold, Reason::NotInMemory, true };
    return { endpoint.status, endpoint.reason, true };
}

} // namespace

Verdict summary(const HealthBook& book, const ProviderId& provider)
{
    const auto* endpoint = book.endpoint(provider);
    if (!endpoint)
        return {};
    if (endpoint->status != Status::Ready)
        return { endpoint->status, endpoint->reason, true };
    std::optional<Verdict> best;
    for (const auto& ref : book.models()) {
        if (ref.provider != provider)
            continue;
        const auto* model = book.model(ref);
        if (model->status != Status::Checking && (!best || best->status < model->status))
            best = Verdict { model->status, model->reason, false };
    }
    return best.value_or(ofList(*endpoint));
}

} // namespace switchyard::health
