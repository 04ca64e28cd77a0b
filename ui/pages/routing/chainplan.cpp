// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chainplan.h"

#include "config/configsession.h"
#include "items/providerfacts.h"
#include "pages/routing/routewording.h"
#include "ports/healthport.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QCoreApplication>

#include <algorithm>

namespace switchyard::pages {

namespace {

//! The translation context of free functions.
class ChainPlan {
    Q_DECLARE_TR_FUNCTIONS(ChainPlan)
};

// Those passed over stand after the first three, where there is still room to say why.
constexpr std::size_t placeOfSkipped = 3;

QString noteOf(std::size_t place, const items::ChainPreview& preview, int failedSteps)
{
    if (place == 0 && preview.loadFirst)
        return preview.loadFirst->count() > 0 ? ChainPlan::tr("after %1 of loading").arg(wording::about(*preview.loadFirst)) : ChainPlan::tr("after loading");
    if (place == 0)
        return failedSteps > 0 ? ChainPlan::tr("takes over at once") : ChainPlan::tr("answering now");
    return place == 1 ? ChainPlan::tr("if it fails") : ChainPlan::tr("then");
}

} // namespace

std::vector<ChainStrip::Station> stationsOf(const shell::Services& services, const std::vector<ModelRef>& order, const items::ChainPreview& preview, int failedSteps)
{
    const auto& config = services.session.config();
    const auto& book = services.health.book();
    const auto station = [&](std::size_t row) {
        const auto& ref = order[row];
        ChainStrip::Station made;
        const auto alias = config.aliasOf(ref);
        made.name = alias.empty() ? items::factsOf(ref.provider, config, services.catalogue, &book).name : wording::fromUtf8(alias);
        const auto* health = book.model(ref);
        made.status = health ? health->status : health::Status::Checking;
        return made;
    };
    std::vector<ChainStrip::Station> stations;
    for (const int row : preview.line) {
        auto made = station(static_cast<std::size_t>(row));
        made.isServing = stations.empty();
        made.note = noteOf(stations.size(), preview, failedSteps);
        stations.push_back(made);
    }
    const std::size_t whereSkipped = std::min(stations.size(), placeOfSkipped);
    for (std::size_t row = preview.verdicts.size(); row-- > 0;) {
        const auto& verdict = preview.verdicts[row];
        if (verdict.kind != items::StepVerdict::Kind::Skipped)
            continue;
        auto made = station(row);
        made.isSkipped = true;
        const auto reason = static_cast<routing::SkipReason>(verdict.reason);
        made.note = reason == routing::SkipReason::Unusable ? wording::statusText(made.status) : skipText(reason, verdict.needed, verdict.offered);
        stations.insert(stations.begin() + static_cast<std::ptrdiff_t>(whereSkipped), made);
    }
    return stations;
}

} // namespace switchyard::pages
