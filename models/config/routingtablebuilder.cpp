// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/routingtablebuilder.h"

#include "config/environment.h"
#include "json5/document.h"
#include "json5/writer.h"
#include "routing/routingtable.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace switchyard::config {

namespace {

using routing::Endpoint;
using routing::EndpointProblem;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

//! The value of a key written in the file, if it can be had without a keychain.
std::optional<Secret> configuredValue(const KeySource& source, const Environment& environment)
{
    const auto variable = [&environment](const std::string& name) -> std::optional<Secret> {
        const auto value = environment.variable(name);
        return value && !value->empty() ? std::optional(Secret(*value)) : std::nullopt;
    };
    switch (source.kind) {
    case KeySource::Kind::Literal:
        return source.literal;
    case KeySource::Kind::Marker:
        return Secret(source.marker);
    case KeySource::Kind::Environment: {
        if (source.pattern.empty())
            return variable(source.name);
        auto result = substitute(source.pattern, environment);
        return result.missing.empty() ? std::optional(Secret(std::move(result.text))) : std::nullopt;
    }
    case KeySource::Kind::Reference:
        return source.reference.source == SecretRef::Source::Environment ? variable(source.reference.id) : std::nullopt;
    case KeySource::Kind::None:
        break;
    }
    return std::nullopt;
}

std::optional<Secret> catalogueKey(const BuiltInProvider* builtIn, const Environment& environment)
{
    if (!builtIn)
        return std::nullopt;
    for (const auto& name : builtIn->keyVariables) {
        const auto value = environment.variable(name);
        if (value && !value->empty())
            return Secret(*value);
    }
    return std::nullopt;
}

//! Writes a JSON value again with its variables replaced.
void writeResolved(json5::Writer& writer, const json5::Value& value, const Environment& environment)
{
    if (value.isObject()) {
        writer.beginObject();
        for (const auto item : value) {
            writer.key(item.key());
            writeResolved(writer, item, environment);
        }
        writer.endObject();
    } else if (value.isArray()) {
        writer.beginArray();
        for (const auto item : value)
            writeResolved(writer, item, environment);
        writer.endArray();
    } else if (value.isString()) {
        writer.string(substitute(value.stringOr({}), environment).text);
    } else {
        writer.raw(value.text());
    }
}

std::string resolvedJson(const json5::Value& value, const Environment& environment)
{
    json5::Writer writer;
    writeResolved(writer, value, environment);
    return writer.take();
}

//! What OpenClaw's `params` add to a request's body, later ones over earlier ones.
class BodyAdditions final {
public:
    explicit BodyAdditions(const Environment& environment)
        : m_environment(environment)
    {
    }

    void add(const RawJson& params)
    {
        if (params.isEmpty())
            return;
        const auto document = json5::Document::parse(params.text);
        for (const auto item : document.root())
            addParameter(item.key(), item);
    }

    void addMember(const std::string& name, const json5::Value& value)
    {
        const auto found
            = std::find_if(m_members.begin(), m_members.end(), [&name](const auto& member) { return member.first == name; });
        auto text = resolvedJson(value, m_environment);
        if (found == m_members.end())
            m_members.emplace_back(name, std::move(text));
        else
            found->second = std::move(text);
    }

    std::string text() const
    {
        if (m_members.empty())
            return {};
        json5::Writer writer;
        writer.beginObject();
        for (const auto& [name, value] : m_members)
            writer.key(name).raw(value);
        writer.endObject();
        return writer.take();
    }

private:
    void addParameter(const std::string& name, const json5::Value& value)
    {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 21> wireNames {{
            {"temperature", "temperature"},
            {"topP", "top_p"},
            {"top_p", "top_p"},
            {"topK", "top_k"},
            {"top_k", "top_k"},
            {"minP", "min_p"},
            {"min_p", "min_p"},
            {"seed", "seed"},
            {"stop", "stop"},
            {"frequencyPenalty", "frequency_penalty"},
            {"frequency_penalty", "frequency_penalty"},
            {"presencePenalty", "presence_penalty"},
            {"presence_penalty", "presence_penalty"},
            {"repetitionPenalty", "repetition_penalty"},
            {"repetition_penalty", "repetition_penalty"},
            {"chatTemplateKwargs", "chat_template_kwargs"},
            {"chat_template_kwargs", "chat_template_kwargs"},
            {"keep_alive", "keep_alive"},
            {"keepAlive", "keep_alive"},
            {"provider", "provider"},
            {"parallel_tool_calls", "parallel_tool_calls"},
        }};
        if (name == "extra_body" || name == "extraBody") {
            for (const auto item : value)
                addMember(item.key(), item);
            return;
        }
        const auto wire = std::find_if(wireNames.begin(), wireNames.end(), [&name](const auto& row) { return row.first == name; });
        if (wire != wireNames.end())
            addMember(std::string(wire->second), value);
    }

    const Environment& m_environment;
    std::vector<std::pair<std::string, std::string>> m_members;
};

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
        m_table->defaults = routePolicy({});
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

    routing::RoutePolicy routePolicy(std::string_view route) const
    {
        const auto from = m_policy.effective(route);
        routing::RoutePolicy to;
        to.budgets.connect = from.connect.value_or(to.budgets.connect);
        to.budgets.firstToken = from.firstToken.value_or(to.budgets.firstToken);
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
        for (const auto& region : privacy.regions)
            to.privacy.regions.push_back(lowered(region));
        return to;
    }

    static void fail(Endpoint& endpoint, EndpointProblem problem, std::string detail)
    {
        if (endpoint.problem != EndpointProblem::None)
            return;
        endpoint.problem = problem;
        endpoint.problemDetail = std::move(detail);
    }

    void setAddress(Endpoint& endpoint, const std::string& text) const
    {
        if (text.empty()) {
            fail(endpoint, EndpointProblem::Misconfigured, "it has no base URL");
            return;
        }
        if (const auto missing = substitute(text, m_environment).missing; !missing.empty()) {
            fail(endpoint, EndpointProblem::Misconfigured,
                 "the environment variable " + missing.front() + " in its base URL is not set");
            return;
        }
        auto url = routing::parseBaseUrl(text);
        if (!url) {
            fail(endpoint, EndpointProblem::Misconfigured, "its base URL cannot be used: " + url.error().message);
            return;
        }
        endpoint.trust = routing::trustClassOf(url->host);
        endpoint.baseUrl = std::move(*url);
    }

    void setApi(Endpoint& endpoint, Api api, const std::string& written) const
    {
        endpoint.apiName = api == Api::Unknown ? written : std::string(toString(api));
        endpoint.api = routing::apiFromName(endpoint.apiName);
        if (endpoint.api == routing::Api::Unknown)
            fail(endpoint, EndpointProblem::ApiNotSpoken,
                 "its api \"" + endpoint.apiName + "\" is not one the routing engine speaks");
    }

    void setRegion(Endpoint& endpoint, const std::string& baseUrl, const BuiltInProvider* builtIn,
                   const std::string& configured) const
    {
        endpoint.region = lowered(configured);
        if (!endpoint.region.empty() || !builtIn)
            return;
        const auto found = std::find_if(builtIn->regions.begin(), builtIn->regions.end(),
                                        [&baseUrl](const Region& region) { return baseUrl.starts_with(region.baseUrl); });
        const auto isAtHome = baseUrl.starts_with(builtIn->baseUrl);
        if (found != builtIn->regions.end())
            endpoint.region = found->id.substr(0, found->id.find('-'));
        else if (isAtHome)
            endpoint.region = builtIn->homeRegion;
    }

    void setKey(Endpoint& endpoint, const ProviderId& id, const KeySource& source, const BuiltInProvider* builtIn) const
    {
        const auto addKey = [&endpoint](const std::optional<Secret>& key) {
            if (key && !key->isEmpty() && std::find(endpoint.keys.begin(), endpoint.keys.end(), *key) == endpoint.keys.end())
                endpoint.keys.push_back(*key);
        };
        addKey(configuredValue(source, m_environment));
        for (const auto& [provider, key] : m_keys.providers) {
            if (provider == id)
                addKey(key);
        }
        if (endpoint.keys.empty())
            addKey(catalogueKey(builtIn, m_environment));
        if (endpoint.keys.empty() && endpoint.trust == TrustClass::Hosted)
            fail(endpoint, EndpointProblem::NoKey, noKeySentence(source, builtIn));
    }

    static std::string noKeySentence(const KeySource& source, const BuiltInProvider* builtIn)
    {
        if (source.kind == KeySource::Kind::Environment)
            return "the environment variable " + source.name + " with its key is not set";
        if (source.kind == KeySource::Kind::Reference)
            return "its key is a reference that could not be resolved";
        if (builtIn && !builtIn->keyVariables.empty())
            return "no key is configured, stored in the keychain or set as " + builtIn->keyVariables.front();
        return "no key is configured or stored in the keychain";
    }

    void setHeaders(Endpoint& endpoint, const ProviderId& id, const std::vector<Header>& headers) const
    {
        for (const auto& header : headers) {
            auto value = configuredValue(header.value, m_environment);
            if (!value) {
                if (const auto* const stored = m_keys.findHeader(id, header.name))
                    value = *stored;
            }
            const auto name = lowered(header.name);
            if (!value) {
                fail(endpoint, EndpointProblem::Misconfigured, "the value of its header " + name + " cannot be resolved");
                continue;
            }
            const auto same = std::find_if(endpoint.headers.begin(), endpoint.headers.end(),
                                           [&name](const routing::ExtraHeader& other) { return other.name == name; });
            if (same == endpoint.headers.end())
                endpoint.headers.push_back({name, std::move(*value)});
            else
                same->value = std::move(*value);
        }
    }

    void setRequest(Endpoint& endpoint, const Provider& provider) const
    {
        if (provider.authHeader.value_or(false))
            endpoint.authStyle = routing::AuthStyle::Bearer;
        const auto& auth = provider.requestAuth;
        if (auth.mode != RequestAuth::Mode::ProviderDefault) {
            endpoint.authStyle = auth.mode == RequestAuth::Mode::Bearer ? routing::AuthStyle::Bearer
                                                                        : routing::AuthStyle::Header;
            endpoint.authHeaderName = lowered(auth.headerName);
            endpoint.authPrefix = auth.prefix;
        }
        endpoint.tls.ca = provider.tls.ca;
        endpoint.tls.certificate = provider.tls.certificate;
        endpoint.tls.key = Secret(provider.tls.key);
        if (auto passphrase = configuredValue(provider.tls.passphrase, m_environment))
            endpoint.tls.keyPassphrase = std::move(*passphrase);
        endpoint.tls.serverName = provider.tls.serverName;
        endpoint.tls.insecureSkipVerify = provider.tls.insecureSkipVerify;
        switch (provider.proxy.mode) {
        case ProxySettings::Mode::None:
            break;
        case ProxySettings::Mode::Environment:
            endpoint.proxy.mode = routing::ProxyOptions::Mode::Environment;
            break;
        case ProxySettings::Mode::Explicit:
            endpoint.proxy.mode = routing::ProxyOptions::Mode::Explicit;
            endpoint.proxy.url = Secret(provider.proxy.url);
            break;
        }
    }

    //! The endpoint of a declared provider, or of a model of it that has an address, api or headers of its own.
    std::shared_ptr<const Endpoint> endpointOf(const Provider& provider, const Model* model) const
    {
        const auto* const builtIn = m_config.mode == MergeMode::Merge ? m_catalogue.findProvider(provider.id) : nullptr;
        auto baseUrl = provider.baseUrl.empty() && builtIn ? builtIn->baseUrl : provider.baseUrl;
        if (model && !model->baseUrl.empty())
            baseUrl = model->baseUrl;
        auto api = provider.api == Api::Unspecified && builtIn ? builtIn->api : provider.api;
        if (model && model->api != Api::Unspecified)
            api = model->api;
        if (api == Api::Unspecified)
            api = Api::OpenAiCompletions;
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->provider = provider.id;
        if (!provider.auth.empty() && provider.auth != "api-key")
            fail(*endpoint, EndpointProblem::AuthNotSupported,
                 "its sign-in \"" + provider.auth + "\" is one only OpenClaw itself can do");
        setAddress(*endpoint, baseUrl);
        setApi(*endpoint, api, provider.apiText);
        setRequest(*endpoint, provider);
        setKey(*endpoint, provider.id, provider.requestAuth.token.isSet() ? provider.requestAuth.token : provider.apiKey,
               builtIn);
        setHeaders(*endpoint, provider.id, provider.headers);
        if (model)
            setHeaders(*endpoint, provider.id, model->headers);
        setRegion(*endpoint, baseUrl, builtIn, provider.region);
        if (provider.timeout)
            endpoint->timeout = *provider.timeout;
        return endpoint;
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
        route.policy = routePolicy(name);
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
        m_table->routes[name] = routing::Route {name, {ref}, routePolicy(name)};
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
