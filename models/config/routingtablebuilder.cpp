// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/routingtablebuilder.h"

#include "config/bodyadditions.h"
#include "config/endpointbuilding.h"
#include "config/environment.h"
#include "config/lettercase.h"
#include "config/routepolicies.h"
#include "json5/document.h"
#include "routing/routingtable.h"

#include <algorithm>

namespace switchyard::config {

namespace {

using routing::Endpoint;
using routing::EndpointProblem;

class TableBuilding final {
public:
    TableBuilding(const OpenClawConfig& config, const Policy& policy, const Catalogue& catalogue,
                  const ResolvedKeys& keys, const Environment& environment)
        : m_config(config)
        , m_policy(policy)
        , m_catalogue(catalogue)
        , m_keys(keys)
        , m_environment(environment)
    {
    }

    std::shared_ptr<routing::RoutingTable> build()
    {
        m_table = std::make_shared<routing::RoutingTable>();
        m_table->defaults = routePolicyOf(m_policy, {});
        addListen();
        addEnvironmentProxy();
        for (const auto& provider : m_config.providers)
            addProvider(provider);
        for (const auto& settings : m_config.modelSettings)
            addAlias(settings);
        addChain("auto", m_config.chain({}));
        for (const auto& agent : m_config.agents)
            addChain("agent/" + agent.id.value(), agent.chain());
        if (m_config.agents.empty())
            addChain("agent/main", m_config.chain({}));
        for (const auto& [name, route] : m_policy.routes)
            addModelPolicy(name);
        return std::move(m_table);
    }

private:
    void addListen()
    {
        auto& listen = m_table->listen;
        if (!m_policy.listenHost.empty())
            listen.address = m_policy.listenHost;
        if (m_policy.listenPort)
            listen.port = static_cast<std::uint16_t>(*m_policy.listenPort);
        listen.corsOrigins = m_policy.corsOrigins;
        if (m_policy.bodyLimit)
            m_table->bodyLimit = ByteCount {*m_policy.bodyLimit};
    }

    std::string variable(std::string_view lower, std::string_view upper) const
    {
        if (auto value = m_environment.variable(lower); value && !value->empty())
            return *value;
        return m_environment.variable(upper).value_or(std::string {});
    }

    void addEnvironmentProxy()
    {
        auto& proxy = m_table->environmentProxy;
        proxy.http = Secret(variable("http_proxy", "HTTP_PROXY"));
        proxy.https = Secret(variable("https_proxy", "HTTPS_PROXY"));
        const auto exempt = variable("no_proxy", "NO_PROXY");
        std::string_view rest = exempt;
        while (!rest.empty()) {
            auto part = rest.substr(0, rest.find(','));
            rest = part.size() < rest.size() ? rest.substr(part.size() + 1) : std::string_view {};
            while (!part.empty() && part.front() == ' ')
                part.remove_prefix(1);
            while (!part.empty() && part.back() == ' ')
                part.remove_suffix(1);
            if (!part.empty())
                proxy.noProxy.push_back(lowered(part));
        }
    }

    std::shared_ptr<const Endpoint> endpointOf(const Provider& provider, const Model* model) const
    {
        const auto* const builtIn = m_config.mode == MergeMode::Merge ? m_catalogue.findProvider(provider.id) : nullptr;
        return buildEndpoint(provider, model, builtIn, m_keys, m_environment);
    }

    void addProvider(const Provider& provider)
    {
        const auto shared = endpointOf(provider, nullptr);
        m_table->endpoints[provider.id.value()] = shared;
        for (const auto& model : provider.models) {
            const auto isOwn = !model.baseUrl.empty() || model.api != Api::Unspecified || !model.headers.empty();
            addModel(provider, model, isOwn ? endpointOf(provider, &model) : shared);
        }
    }

    const RawJson* settingsOf(const ModelRef& ref, bool wildcard) const
    {
        const auto found = std::find_if(m_config.modelSettings.begin(), m_config.modelSettings.end(),
                                        [&](const ModelSettings& settings) {
                                            return settings.isWildcard == wildcard && settings.ref.provider == ref.provider
                                                && (wildcard || settings.ref.model == ref.model);
                                        });
        return found == m_config.modelSettings.end() ? nullptr : &found->params;
    }

    void addModel(const Provider& provider, const Model& model, const std::shared_ptr<const Endpoint>& endpoint)
    {
        auto entry = std::make_shared<routing::ModelEntry>();
        entry->ref = {provider.id, model.id};
        entry->upstreamId = model.id;
        entry->displayName = model.name.empty() ? model.id : model.name;
        entry->reasoningKnown = model.reasoning.has_value();
        entry->endpoint = endpoint;
        if (model.contextWindow && model.contextTokens)
            entry->contextWindow = std::min(*model.contextWindow, *model.contextTokens);
        else
            entry->contextWindow = model.contextWindow ? model.contextWindow : model.contextTokens;
        entry->maxTokens = model.maxTokens ? model.maxTokens : provider.maxTokens;
        entry->inputs = {model.takes(InputKind::Image), model.takes(InputKind::Audio), model.takes(InputKind::Video),
                         model.takes(InputKind::Image)};
        entry->inputsKnown = true;
        entry->reasoning = model.reasoning.value_or(false);
        if (model.cost)
            entry->price = routing::Price {model.cost->input, model.cost->output, model.cost->cacheRead, model.cost->cacheWrite};
        BodyAdditions body(m_environment);
        body.add(provider.params);
        if (const auto* const wildcard = settingsOf(entry->ref, true))
            body.add(*wildcard);
        body.add(model.params);
        if (const auto* const own = settingsOf(entry->ref, false))
            body.add(*own);
        if (!model.compat.isEmpty()) {
            if (auto compat = dialects::compatFromJson(model.compat.text))
                entry->compat = std::move(*compat);
            const auto document = json5::Document::parse(model.compat.text);
            if (const auto routing = document.root()["openRouterRouting"]; routing.isObject())
                body.addMember("provider", routing);
        }
        entry->extraBody = body.text();
        m_table->models[entry->ref.toString()] = std::move(entry);
    }

    //! A built-in provider that nothing declares but a reference names.
    void addBuiltIn(const ProviderId& id)
    {
        if (m_config.mode == MergeMode::Replace || m_table->endpoints.contains(id.value()))
            return;
        if (!m_catalogue.findProvider(id))
            return;
        Provider undeclared;
        undeclared.id = id;
        m_table->endpoints[id.value()] = endpointOf(undeclared, nullptr);
    }

    //! An undeclared model of a known provider, so that it is listed too.
    void addReferred(const ModelRef& ref)
    {
        if (ref.provider.isEmpty() || ref.model.empty())
            return;
        addBuiltIn(ref.provider);
        if (m_table->models.contains(ref.toString()))
            return;
        const auto made = m_table->model(ref);
        if (!made)
            return;
        auto entry = std::make_shared<routing::ModelEntry>(*made);
        BodyAdditions body(m_environment);
        if (const auto* const wildcard = settingsOf(ref, true))
            body.add(*wildcard);
        if (const auto* const own = settingsOf(ref, false))
            body.add(*own);
        entry->extraBody = body.text();
        m_table->models[ref.toString()] = std::move(entry);
    }

    void addAlias(const ModelSettings& settings)
    {
        if (settings.isWildcard || settings.alias.empty())
            return;
        addReferred(settings.ref);
        m_table->aliases[lowered(settings.alias)] = settings.ref;
    }

    void addChain(const std::string& name, const Chain& chain)
    {
        routing::Route route;
        route.name = name;
        route.policy = routePolicyOf(m_policy, name);
        for (const auto& entry : chain.entries) {
            const auto isNew = std::find(route.candidates.begin(), route.candidates.end(), entry.ref) == route.candidates.end();
            if (entry.ref.provider.isEmpty() || !isNew)
                continue;
            addReferred(entry.ref);
            route.candidates.push_back(entry.ref);
        }
        m_table->routes[name] = std::move(route);
    }

    void addModelPolicy(const std::string& name)
    {
        const auto ref = ModelRef::parse(name);
        if (name == "auto" || ref.provider.isEmpty() || ref.provider.value() == "agent")
            return;
        m_table->routes[name] = routing::Route {name, {ref}, routePolicyOf(m_policy, name)};
    }

    const OpenClawConfig& m_config;
    const Policy& m_policy;
    const Catalogue& m_catalogue;
    const ResolvedKeys& m_keys;
    const Environment& m_environment;
    std::shared_ptr<routing::RoutingTable> m_table;
};

} // namespace

const Secret* ResolvedKeys::find(const ProviderId& id) const
{
    const auto found = std::find_if(providers.begin(), providers.end(), [&id](const auto& entry) { return entry.first == id; });
    return found == providers.end() ? nullptr : &found->second;
}

const Secret* ResolvedKeys::findHeader(const ProviderId& id, std::string_view name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const HeaderValue& header) {
        return header.provider == id && lowered(header.name) == lowered(name);
    });
    return found == headers.end() ? nullptr : &found->value;
}

std::shared_ptr<const routing::RoutingTable> buildRoutingTable(const OpenClawConfig& config, const Policy& policy,
                                                               const Catalogue& catalogue, const ResolvedKeys& keys,
                                                               const Environment& environment, std::uint64_t generation)
{
    auto table = TableBuilding(config, policy, catalogue, keys, environment).build();
    table->generation = generation;
    return table;
}

std::vector<ProviderId> providersWantingKeys(const OpenClawConfig& config, const Catalogue& catalogue,
                                             const Environment& environment)
{
    const auto table = buildRoutingTable(config, {}, catalogue, {}, environment);
    std::vector<ProviderId> result;
    for (const auto& [name, endpoint] : table->endpoints) {
        const auto* const declared = config.findProvider(ProviderId(name));
        const auto isReference = declared && declared->apiKey.kind == KeySource::Kind::Reference;
        if (endpoint->keys.empty() && (isReference || endpoint->problem == EndpointProblem::NoKey))
            result.emplace_back(name);
    }
    return result;
}

} // namespace switchyard::config
