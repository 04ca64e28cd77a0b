// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/answering.h"

#include "config/configsession.h"
#include "items/providerfacts.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "wording/format.h"

#include <algorithm>

namespace switchyard::shell {

namespace {

//! Where nobody is usable the planner still names someone, since the engine tries rather than gives up. People want to
//! know who answers, so those that cannot now are passed over here.
void passOverUnusable(ChainNow& now, const health::HealthBook& book)
{
    using Kind = items::StepVerdict::Kind;
    const auto cannot = [&](int row) {
        const health::ModelHealth* health = book.model(now.order[static_cast<std::size_t>(row)]);
        const health::Usability usability = health ? health::usability(health->status) : health::Usability::Unknown;
        return usability == health::Usability::No || usability == health::Usability::Later;
    };
    std::vector<int>& line = now.preview.line;
    for (const int row : line) {
        if (cannot(row))
            now.preview.verdicts[static_cast<std::size_t>(row)] = { Kind::Skipped, static_cast<int>(routing::SkipReason::Unusable), 0, 0, -1 };
    }
    line.erase(std::remove_if(line.begin(), line.end(), cannot), line.end());
    for (std::size_t place = 0; place < line.size(); ++place) {
        items::StepVerdict& verdict = now.preview.verdicts[static_cast<std::size_t>(line[place])];
        verdict.order = static_cast<int>(place);
        verdict.kind = place == 0 ? Kind::Serving : Kind::Next;
    }
}

} // namespace

std::optional<ModelRef> ChainNow::serving() const
{
    const int row = preview.servingRow();
    return row < 0 ? std::nullopt : std::optional(order[static_cast<std::size_t>(row)]);
}

std::optional<ModelRef> ChainNow::next() const
{
    if (preview.line.size() < 2)
        return std::nullopt;
    return order[static_cast<std::size_t>(preview.line[1])];
}

ChainNow chainNow(const Services& services, const AgentId* agent)
{
    config::ChainId id;
    if (agent)
        id.agent = *agent;
    ChainNow now;
    for (const config::ChainEntry& entry : services.session.chain(id).entries)
        now.order.push_back(entry.ref);
    const auto table = services.engine.table();
    const auto health = services.engine.health();
    now.preview = items::previewChain({ now.order, items::routeOf(id), 0, {} }, table.get(), health.get(),
                                      services.clock.steadyNow());
    passOverUnusable(now, services.health.book());
    return now;
}

QString providerTitle(const Services& services, const ProviderId& provider)
{
    return items::factsOf(provider, services.session.config(), services.catalogue, &services.health.book()).name;
}

QString providerMarkOf(const Services& services, const ProviderId& provider)
{
    const auto facts = items::factsOf(provider, services.session.config(), services.catalogue, &services.health.book());
    return theme::markName(facts.family, wording::fromUtf8(provider.value()));
}

} // namespace switchyard::shell
