// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/probetargets.h"

#include <algorithm>

namespace switchyard::probing {

namespace {

using health::Reason;

void addModel(std::vector<std::string>& models, const std::string& id)
{
    if (!id.empty() && std::find(models.begin(), models.end(), id) == models.end())
        models.push_back(id);
}

Reason problemOf(routing::EndpointProblem problem)
{
    switch (problem) {
    case routing::EndpointProblem::Misconfigured:
        return Reason::InvalidAddress;
    case routing::EndpointProblem::ApiNotSpoken:
    case routing::EndpointProblem::AuthNotSupported:
        return Reason::UnsupportedApi;
    case routing::EndpointProblem::None:
    case routing::EndpointProblem::NoKey:
        break;
    }
    return Reason::None;
}

ProbeTarget targetOf(const ProviderId& id, const routing::Endpoint& endpoint, const routing::RoutingTable& table)
{
    ProbeTarget target;
    target.setup.provider = id;
    if (id != endpoint.provider)
        target.setup.owner = endpoint.provider;
    target.setup.baseUrl = endpoint.baseUrl.host.empty() ? std::string {} : endpoint.baseUrl.toString();
    target.setup.reach = reachOf(endpoint.trust);
    target.setup.lacksKey = endpoint.problem == routing::EndpointProblem::NoKey;
    target.setup.misconfigured = problemOf(endpoint.problem);
    if (target.setup.misconfigured == Reason::None && endpoint.baseUrl.host.empty())
        target.setup.misconfigured = Reason::InvalidAddress;
    target.setup.timeout = endpoint.timeout.value_or(std::chrono::milliseconds {});
    target.address = addressOf(endpoint, table.environmentProxy);
    return target;
}

//! `auto` before the agents' chains, each in its order.
std::vector<ModelRef> chainOrder(const routing::RoutingTable& table)
{
    std::vector<ModelRef> order;
    const auto append = [&order](const routing::Route& route) {
        order.insert(order.end(), route.candidates.begin(), route.candidates.end());
    };
    if (const auto first = table.routes.find("auto"); first != table.routes.end())
        append(first->second);
    for (const auto& [name, route] : table.routes)
        append(route);
    return order;
}

//! The targets of a table as they are collected.
class Targets final {
public:
    explicit Targets(const routing::RoutingTable& table)
        : m_table(table)
    {
    }

    //! The target that serves the model, made when it is not there yet; null for an unknown provider.
    ProbeTarget* of(const ModelRef& ref)
    {
        const auto provider = m_table.endpoints.find(ref.provider.value());
        if (provider == m_table.endpoints.end())
            return nullptr;
        const auto model = m_table.models.find(ref.toString());
        // Headers or an api of its own are no other server; another address is.
        const bool isElsewhere = model != m_table.models.end() && !model->second->endpoint->baseUrl.host.empty()
            && !(model->second->endpoint->baseUrl == provider->second->baseUrl);
        if (!isElsewhere)
            return &at(ref.provider, *provider->second);
        const auto& own = *model->second->endpoint;
        return &at(ProviderId(ref.provider.value() + " (" + own.baseUrl.toString() + ')'), own);
    }

    ProbeTarget& at(const ProviderId& id, const routing::Endpoint& endpoint)
    {
        const auto found = std::find_if(m_targets.begin(), m_targets.end(),
                                        [&id](const ProbeTarget& target) { return target.setup.provider == id; });
        if (found != m_targets.end())
            return *found;
        m_targets.push_back(targetOf(id, endpoint, m_table));
        return m_targets.back();
    }

    std::vector<ProbeTarget> take() { return std::move(m_targets); }

private:
    const routing::RoutingTable& m_table;
    std::vector<ProbeTarget> m_targets;
};

void addDeclaredModels(const routing::RoutingTable& table, Targets& targets)
{
    std::vector<const routing::ModelEntry*> declared;
    for (const auto& [name, entry] : table.models)
        declared.push_back(entry.get());
    std::sort(declared.begin(), declared.end(), [](const auto* a, const auto* b) { return a->ref < b->ref; });
    for (const auto* entry : declared) {
        auto* target = targets.of(entry->ref);
        if (!target)
            continue;
        addModel(target->setup.models, entry->ref.model);
        if (entry->contextWindow)
            target->setup.configuredContexts.emplace_back(entry->ref.model, *entry->contextWindow);
    }
}

} // namespace

std::vector<ProbeTarget> probeTargets(const routing::RoutingTable& table)
{
    Targets targets(table);
    for (const auto& ref : chainOrder(table)) {
        if (auto* target = targets.of(ref))
            addModel(target->setup.models, ref.model);
    }
    for (const auto& [id, endpoint] : table.endpoints)
        targets.at(ProviderId(id), *endpoint);
    addDeclaredModels(table, targets);
    return targets.take();
}

bool isSameServer(const ProbeTarget& a, const ProbeTarget& b)
{
    return a.address.base == b.address.base && a.address.api == b.address.api && a.address.headers == b.address.headers
        && a.awaitsKey == b.awaitsKey && a.setup.lacksKey == b.setup.lacksKey && a.setup.misconfigured == b.setup.misconfigured
        && a.address.proxy.mode == b.address.proxy.mode && a.address.proxy.url == b.address.proxy.url
        && a.address.tls.ca == b.address.tls.ca && a.address.tls.certificate == b.address.tls.certificate
        && a.address.tls.key == b.address.tls.key && a.address.tls.keyPassphrase == b.address.tls.keyPassphrase
        && a.address.tls.serverName == b.address.tls.serverName
        && a.address.tls.insecureSkipVerify == b.address.tls.insecureSkipVerify;
}

bool isAskable(const ProbeTarget& target)
{
    const auto& setup = target.setup;
    return !target.awaitsKey && setup.misconfigured == Reason::None && (!setup.lacksKey || setup.reach != health::Reach::Hosted);
}

} // namespace switchyard::probing
