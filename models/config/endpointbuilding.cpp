// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/endpointbuilding.h"

#include "config/configuredkeys.h"
#include "config/environment.h"
#include "config/lettercase.h"

#include <algorithm>

namespace switchyard::config {

namespace {

using routing::Endpoint;
using routing::EndpointProblem;

class EndpointBuilding final {
public:
    EndpointBuilding(const ResolvedKeys& keys, const Environment& environment)
        : m_keys(keys)
        , m_environment(environment)
    {
    }

    std::shared_ptr<const Endpoint> build(const Provider& provider, const Model* model, const BuiltInProvider* builtIn) const
    {
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

private:
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

    const ResolvedKeys& m_keys;
    const Environment& m_environment;
};

} // namespace

std::shared_ptr<const Endpoint> buildEndpoint(const Provider& provider, const Model* model, const BuiltInProvider* builtIn,
                                              const ResolvedKeys& keys, const Environment& environment)
{
    return EndpointBuilding(keys, environment).build(provider, model, builtIn);
}

} // namespace switchyard::config
