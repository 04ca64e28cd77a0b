// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/tablecache_p.h"

#include "dialects/googlehost.h"
#include "engine/httptext.h"
#include "engine/outgoinghead.h"
#include "engine/translation.h"
#include "engine/upstreampool_p.h"

#include <algorithm>

namespace switchyard::engine {

namespace {

PreparedModel prepare(
    const routing::RoutingTable& table, const std::shared_ptr<const routing::ModelEntry>& model, std::string_view via)
{
    const routing::Endpoint& endpoint = *model->endpoint;
    PreparedModel prepared;
    prepared.model = model;
    prepared.name = jsonQuoted(model->upstreamId);
    prepared.path = dialects::upstreamPath(endpoint.baseUrl.path, upstreamDialect(endpoint.api), {}, false);
    prepared.host = endpoint.baseUrl.hostHeader();
    prepared.provenance = "x-switchyard-provider: " + headerText(model->ref.provider.value()) + "\r\nx-switchyard-model: "
        + headerText(model->ref.model) + "\r\n";
    prepared.takesChat = endpoint.api == routing::Api::OpenAiCompletions && model->compat == dialects::Compat {}
        && !dialects::isGoogleHost(endpoint.baseUrl.host); // calls need proofs there
    const std::size_t keys = std::max<std::size_t>(1, endpoint.keys.size());
    for (std::size_t key = 0; key < keys; ++key)
        appendFixedHead(prepared.heads.emplace_back(), table, endpoint, static_cast<int>(key), prepared.path, via);
    return prepared;
}

} // namespace

void TableCache::clear()
{
    m_targets.clear();
    m_models.clear();
    m_poolKeys.clear();
}

Result<std::shared_ptr<const routing::Target>> TableCache::resolve(const routing::RoutingTable& table, const std::string& name)
{
    if (const auto found = m_targets.find(name); found != m_targets.end())
        return found->second;
    auto target = table.resolve(name);
    if (!target)
        return target.error();
    auto shared = std::make_shared<const routing::Target>(std::move(*target));
    if (m_targets.size() < mostNames)
        m_targets.emplace(name, shared);
    return shared;
}

const PreparedModel& TableCache::prepared(
    const routing::RoutingTable& table, const std::shared_ptr<const routing::ModelEntry>& model, std::string_view via)
{
    if (!model->declared)
        return m_undeclared = prepare(table, model, via);
    const auto [entry, isNew] = m_models.try_emplace(model.get());
    if (isNew)
        entry->second = prepare(table, model, via);
    return entry->second;
}

const std::string& TableCache::poolKey(
    const routing::RoutingTable& table, const std::shared_ptr<const routing::Endpoint>& endpoint)
{
    std::string& key = m_poolKeys[endpoint];
    if (key.empty())
        key = UpstreamPool::keyOf(*endpoint, table.environmentProxy);
    return key;
}

} // namespace switchyard::engine
