// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/answering.h"

#include "config/configsession.h"
#include "items/providerfacts.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "wording/format.h"

namespace switchyard::shell {

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
    now.order = items::answeringOrder(now.order, table.get());
    const auto health = services.engine.health();
    now.preview = items::previewChain({ now.order, items::routeOf(id), 0, {} }, table.get(), health.get(),
                                      services.clock.steadyNow());
    items::passOverUnusable(now.preview, now.order, services.health.book());
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
