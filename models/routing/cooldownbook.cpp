// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/cooldownbook.h"

#include <algorithm>

namespace switchyard::routing {

namespace {

//! Clients may make up names of models nobody declared, and fail with each.
constexpr std::size_t mostModels = 4'096;

//! Whether what a client of the endpoint experiences could differ between the two.
bool isSameService(const Endpoint& a, const Endpoint& b)
{
    return a.baseUrl == b.baseUrl && a.api == b.api && a.keys == b.keys && a.authStyle == b.authStyle
        && a.authHeaderName == b.authHeaderName && a.authPrefix == b.authPrefix && a.problem == b.problem
        && a.proxy.mode == b.proxy.mode && a.proxy.url == b.proxy.url && a.tls.ca == b.tls.ca
        && a.tls.serverName == b.tls.serverName && a.tls.insecureSkipVerify == b.tls.insecureSkipVerify
        && std::equal(a.headers.begin(), a.headers.end(), b.headers.begin(), b.headers.end(),
            [](const ExtraHeader& x, const ExtraHeader& y) { return x.name == y.name && x.value == y.value; });
}

std::string serverOf(const ModelEntry& model)
{
    const BaseUrl& url = model.endpoint->baseUrl;
    return (url.tls ? "https://" : "http://") + url.hostHeader();
}

} // namespace

const CooldownBook::Provider* CooldownBook::find(const ProviderId& id) const
{
    const auto found = m_providers.find(id);
    return found == m_providers.end() ? nullptr : &found->second;
}

CooldownBook::Involved CooldownBook::involved(const ModelEntry& model, int keyIndex)
{
    Involved found;
    if (const auto breaker = m_models.find(model.ref); breaker != m_models.end())
        found.model = &breaker->second;
    const auto provider = m_providers.find(model.ref.provider);
    if (provider == m_providers.end())
        return found;
    if (const auto server = provider->second.servers.find(serverOf(model)); server != provider->second.servers.end())
        found.server = &server->second;
    if (const auto key = provider->second.keys.find(keyIndex); key != provider->second.keys.end())
        found.key = &key->second;
    return found;
}

CircuitBreaker* CooldownBook::breakerFor(CooldownScope scope, const ModelEntry& model, int keyIndex)
{
    switch (scope) {
    case CooldownScope::Provider:
        return &m_providers[model.ref.provider].servers[serverOf(model)];
    case CooldownScope::Credential:
        return &m_providers[model.ref.provider].keys[keyIndex];
    case CooldownScope::Model:
        if (m_models.size() >= mostModels && !m_models.contains(model.ref))
            forgetOldestModel();
        return &m_models[model.ref];
    case CooldownScope::None:
        break;
    }
    return nullptr;
}

void CooldownBook::forgetOldestModel()
{
    const auto oldest = std::min_element(m_models.begin(), m_models.end(),
        [](const auto& a, const auto& b) { return a.second.openUntil() < b.second.openUntil(); });
    m_models.erase(oldest);
}

CooldownBook::Verdict CooldownBook::check(const ModelEntry& model, SteadyTime now) const
{
    Verdict verdict;
    const auto consider = [&](const CircuitBreaker& breaker) {
        const auto state = breaker.state(now);
        if (state == CircuitBreaker::State::Closed)
            return;
        verdict.isProbe = true;
        if (!breaker.wouldRefuse(now))
            return;
        if (verdict.allowed || breaker.openUntil() > verdict.until) {
            verdict.cause = breaker.cause();
            verdict.until = std::max(breaker.openUntil(), now);
        }
        verdict.firm = verdict.firm || (breaker.isFirm() && state == CircuitBreaker::State::Open);
        verdict.named = verdict.named || (breaker.isNamed() && state == CircuitBreaker::State::Open);
        verdict.allowed = false;
    };
    if (m_providers.empty() && m_models.empty())
        return verdict;
    if (const auto found = m_models.find(model.ref); found != m_models.end())
        consider(found->second);
    const Provider* const provider = find(model.ref.provider);
    if (!provider)
        return verdict;
    if (const auto server = provider->servers.find(serverOf(model)); server != provider->servers.end())
        consider(server->second);
    const int keyCount = std::max(1, static_cast<int>(model.endpoint->keys.size()));
    for (verdict.keyIndex = 0; verdict.keyIndex < keyCount; ++verdict.keyIndex) {
        const auto key = provider->keys.find(verdict.keyIndex);
        if (key == provider->keys.end() || !key->second.wouldRefuse(now))
            return verdict;
    }
    verdict.keyIndex = 0;
    for (const auto& [index, breaker] : provider->keys)
        consider(breaker);
    return verdict;
}

bool CooldownBook::begin(const ModelEntry& model, int keyIndex, AttemptToken token, SteadyTime now, bool early)
{
    if (m_providers.empty() && m_models.empty())
        return true;
    std::vector<CircuitBreaker*> taken;
    const auto take = [&](CircuitBreaker* breaker) {
        if (!breaker)
            return true;
        const auto permit = early ? breaker->acquireEarly(token, now) : breaker->acquire(token, now);
        if (permit == CircuitBreaker::Permit::Probe)
            taken.push_back(breaker);
        return permit != CircuitBreaker::Permit::Refused;
    };
    const Involved breakers = involved(model, keyIndex);
    const bool allTaken = take(breakers.server) && take(breakers.key) && take(breakers.model);
    if (!allTaken) {
        for (CircuitBreaker* breaker : taken)
            breaker->release(token);
    }
    return allTaken;
}

std::optional<int> CooldownBook::nextKey(const ModelEntry& model, int keyIndex, SteadyTime now) const
{
    const Provider* const provider = find(model.ref.provider);
    for (int next = keyIndex + 1; next < static_cast<int>(model.endpoint->keys.size()); ++next) {
        if (!provider)
            return next;
        const auto key = provider->keys.find(next);
        if (key == provider->keys.end() || !key->second.wouldRefuse(now))
            return next;
    }
    return std::nullopt;
}

bool CooldownBook::isUnblemished(const ModelEntry& model, int keyIndex) const
{
    if (const auto found = m_models.find(model.ref); found != m_models.end() && found->second.failuresInARow() > 0)
        return false;
    const Provider* const provider = find(model.ref.provider);
    if (!provider)
        return true;
    const auto key = provider->keys.find(keyIndex);
    return key == provider->keys.end() || key->second.failuresInARow() == 0;
}

void CooldownBook::recordSuccess(const ModelEntry& model, int keyIndex, AttemptToken token)
{
    const Involved breakers = involved(model, keyIndex);
    for (CircuitBreaker* const breaker : {breakers.server, breakers.key, breakers.model}) {
        if (breaker)
            breaker->recordSuccess(token);
    }
}

void CooldownBook::recordFailure(const ModelEntry& model, int keyIndex, AttemptToken token, FailureClass failure,
    std::optional<std::chrono::milliseconds> retryAfter, SteadyTime now, std::optional<std::chrono::milliseconds> longestRest)
{
    CooldownRule rule = cooldownRule(failure);
    // A key that was refused or has no credit wants a person; how long others rest is for the route to say.
    if (longestRest && rule.scope != CooldownScope::Credential) {
        rule.cap = *longestRest;
        rule.base = std::min(rule.base, *longestRest);
    }
    // With several keys a limit belongs to the key that met it.
    if (failure == FailureClass::RateLimited && model.endpoint->keys.size() > 1)
        rule.scope = CooldownScope::Credential;
    CircuitBreaker* const target = breakerFor(rule.scope, model, keyIndex);
    if (target)
        target->recordFailure(token, failure, rule, retryAfter, now);
    const Involved breakers = involved(model, keyIndex);
    // An answer of any kind proves that the server is reachable: its probe has passed.
    const bool isHeard = rule.scope != CooldownScope::Provider && failure != FailureClass::FirstTokenTimeout
        && failure != FailureClass::ConnectionLost;
    if (breakers.server && breakers.server != target && isHeard)
        breakers.server->recordSuccess(token);
    for (CircuitBreaker* const breaker : {breakers.server, breakers.key, breakers.model}) {
        if (breaker && breaker != target)
            breaker->release(token);
    }
}

void CooldownBook::release(const ModelEntry& model, int keyIndex, AttemptToken token)
{
    const Involved breakers = involved(model, keyIndex);
    for (CircuitBreaker* const breaker : {breakers.server, breakers.key, breakers.model}) {
        if (breaker)
            breaker->release(token);
    }
}

void CooldownBook::configurationChanged(const RoutingTable& before, const RoutingTable& after)
{
    const auto isUnchanged = [&](const ProviderId& id) {
        const auto old = before.endpoints.find(id.value());
        const auto now = after.endpoints.find(id.value());
        return old != before.endpoints.end() && now != after.endpoints.end() && isSameService(*old->second, *now->second);
    };
    std::erase_if(m_providers, [&](const auto& entry) { return !isUnchanged(entry.first); });
    std::erase_if(m_models, [&](const auto& entry) { return !isUnchanged(entry.first.provider); });
}

void CooldownBook::timePassed(SteadyTime::duration time)
{
    for (auto& [id, provider] : m_providers) {
        for (auto& [server, breaker] : provider.servers)
            breaker.timePassed(time);
        for (auto& [index, breaker] : provider.keys)
            breaker.timePassed(time);
    }
    for (auto& [ref, breaker] : m_models)
        breaker.timePassed(time);
}

std::vector<Cooldown> CooldownBook::active(SteadyTime now) const
{
    std::vector<Cooldown> result;
    const auto add = [&](const CircuitBreaker& breaker, Cooldown cooldown) {
        if (breaker.state(now) != CircuitBreaker::State::Open)
            return;
        cooldown.cause = breaker.cause();
        cooldown.until = breaker.openUntil();
        result.push_back(std::move(cooldown));
    };
    for (const auto& [id, provider] : m_providers) {
        for (const auto& [server, breaker] : provider.servers)
            add(breaker, {CooldownScope::Provider, id, {}, server, -1, {}, {}});
        for (const auto& [index, key] : provider.keys)
            add(key, {CooldownScope::Credential, id, {}, {}, index, {}, {}});
    }
    for (const auto& [ref, breaker] : m_models)
        add(breaker, {CooldownScope::Model, ref.provider, ref.model, {}, -1, {}, {}});
    return result;
}

} // namespace switchyard::routing
