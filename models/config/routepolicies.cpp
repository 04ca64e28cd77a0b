// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/routepolicies.h"

#include "config/lettercase.h"

namespace switchyard::config {

routing::RoutePolicy routePolicyOf(const Policy& policy, std::string_view route)
{
    const auto from = policy.effective(route);
    routing::RoutePolicy to;
    to.budgets.connect = from.connect.value_or(to.budgets.connect);
    // Who wrote the usual value chose it all the same.
    const RoutePolicy* const own = policy.findRoute(route);
    to.budgets.firstToken = own && own->firstToken ? own->firstToken : policy.all.firstToken;
    to.budgets.lastFirstToken = from.lastFirstToken.value_or(to.budgets.lastFirstToken);
    to.budgets.gap = from.gap.value_or(to.budgets.gap);
    to.budgets.total = from.total.value_or(to.budgets.total);
    to.hedgeAfter = from.hedgeAfter.value_or(to.hedgeAfter);
    to.exhausted.status = from.exhaustedStatus.value_or(to.exhausted.status);
    to.exhausted.retryAfter = from.exhaustedRetryAfter.value_or(to.exhausted.retryAfter);
    switch (from.cold.value_or(ColdPolicy::Auto)) {
    case ColdPolicy::Auto:
        to.cold = routing::ColdPolicy::Auto;
        break;
    case ColdPolicy::Wait:
        to.cold = routing::ColdPolicy::Wait;
        break;
    case ColdPolicy::Shield:
        to.cold = routing::ColdPolicy::Shield;
        break;
    case ColdPolicy::Hedge:
        to.cold = routing::ColdPolicy::Hedge;
        break;
    }
    const auto privacy = from.privacy.value_or(Privacy {});
    if (privacy.kind == Privacy::Kind::LocalOnly)
        to.privacy.mode = routing::Privacy::Mode::LocalOnly;
    if (privacy.kind == Privacy::Kind::Regions)
        to.privacy.mode = routing::Privacy::Mode::Regions;
    to.privacy.filesStayLocal = from.filesStayLocal.value_or(false);
    to.asksAgain = from.asksAgain.value_or(true);
    if (const auto rest = from.longestRest.value_or(std::chrono::milliseconds(0)); rest.count() > 0)
        to.longestRest = rest;
    for (const auto& region : privacy.regions)
        to.privacy.regions.push_back(lowered(region));
    return to;
}

} // namespace switchyard::config
