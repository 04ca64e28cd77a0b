// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configchange.h"

#include <algorithm>

namespace switchyard::config {

namespace {

void forget(KeySource& key)
{
    key.origin = {};
}

void forget(std::vector<Header>& headers)
{
    for (auto& header : headers)
        forget(header.value);
}

void forget(Model& model)
{
    model.origin = {};
    forget(model.headers);
    for (auto& key : model.unknownKeys)
        key.origin = {};
}

//! A provider whose places in the text do not matter for comparing.
Provider placeless(Provider provider)
{
    provider.origin = {};
    forget(provider.apiKey);
    forget(provider.headers);
    forget(provider.requestAuth.token);
    forget(provider.tls.passphrase);
    for (auto& model : provider.models)
        forget(model);
    for (auto& key : provider.unknownKeys)
        key.origin = {};
    return provider;
}

Chain placeless(Chain chain)
{
    chain.origin = {};
    for (auto& entry : chain.entries)
        entry.origin = {};
    return chain;
}

std::vector<ModelSettings> placeless(std::vector<ModelSettings> settings)
{
    for (auto& each : settings)
        each.origin = {};
    return settings;
}

Agent placelessWithoutChains(const Agent& agent)
{
    auto copy = agent;
    copy.origin = {};
    copy.chains.clear();
    return copy;
}

//! The one entry that moved, when that is all that happened to the chain.
std::optional<ConfigChange::Move> moveBetween(const Chain& before, const Chain& after)
{
    const auto sameShape = before.entries.size() == after.entries.size() && before.hasPrimary == after.hasPrimary
        && before.inheritance == after.inheritance;
    if (!sameShape)
        return std::nullopt;
    const auto same = [](const ChainEntry& a, const ChainEntry& b) { return a.ref == b.ref && a.written == b.written; };
    const auto size = before.entries.size();
    std::size_t first = 0;
    while (first < size && same(before.entries[first], after.entries[first]))
        ++first;
    auto last = size;
    while (last > first && same(before.entries[last - 1], after.entries[last - 1]))
        --last;
    if (last - first < 2)
        return std::nullopt;
    const auto isRotation = [&](std::size_t from, std::size_t to) {
        auto entries = before.entries;
        const auto begin = entries.begin();
        const auto at = [&begin](std::size_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
        if (from < to)
            std::rotate(at(from), at(from + 1), at(to + 1));
        else
            std::rotate(at(to), at(from), at(from + 1));
        return std::equal(entries.begin(), entries.end(), after.entries.begin(), same);
    };
    const auto move = [&](std::size_t from, std::size_t to) {
        return ConfigChange::Move {after.id, static_cast<int>(from), static_cast<int>(to)};
    };
    if (isRotation(first, last - 1))
        return move(first, last - 1);
    if (isRotation(last - 1, first))
        return move(last - 1, first);
    return std::nullopt;
}

void compareChains(const std::vector<Chain>& before, const std::vector<Chain>& after, ConfigChange& change)
{
    const auto byId = [](const std::vector<Chain>& chains, const ChainId& id) {
        return std::find_if(chains.begin(), chains.end(), [&id](const Chain& chain) { return chain.id == id; });
    };
    for (const auto& chain : after) {
        const auto old = byId(before, chain.id);
        if (old != before.end() && placeless(*old) == placeless(chain))
            continue;
        change.chains.push_back(chain.id);
        if (old == before.end())
            continue;
        if (auto move = moveBetween(*old, chain))
            change.moves.push_back(std::move(*move));
    }
    for (const auto& chain : before) {
        if (byId(after, chain.id) == after.end())
            change.chains.push_back(chain.id);
    }
}

void compareProviders(const OpenClawConfig& before, const OpenClawConfig& after, ConfigChange& change)
{
    std::vector<ProviderId> kept;
    for (const auto& provider : before.providers) {
        const auto* const now = after.findProvider(provider.id);
        if (!now) {
            change.providersRemoved.push_back(provider.id);
            continue;
        }
        kept.push_back(provider.id);
        if (placeless(provider) != placeless(*now))
            change.providersChanged.push_back(provider.id);
    }
    std::vector<ProviderId> stayed;
    for (const auto& provider : after.providers) {
        if (before.findProvider(provider.id))
            stayed.push_back(provider.id);
        else
            change.providersAdded.push_back(provider.id);
    }
    change.providerOrderChanged = kept != stayed;
}

void compareAgents(const OpenClawConfig& before, const OpenClawConfig& after, ConfigChange& change)
{
    change.agentsChanged = !std::equal(before.agents.begin(), before.agents.end(), after.agents.begin(),
                                       after.agents.end(), [](const Agent& a, const Agent& b) {
                                           return placelessWithoutChains(a) == placelessWithoutChains(b);
                                       });
    for (const auto& agent : after.agents) {
        const auto* const old = before.findAgent(agent.id);
        compareChains(old ? old->chains : std::vector<Chain> {}, agent.chains, change);
    }
}

} // namespace

bool ConfigChange::isEmpty() const
{
    return moves.empty() && chains.empty() && providersAdded.empty() && providersRemoved.empty()
        && providersChanged.empty() && !providerOrderChanged && !agentsChanged && !aliasesChanged && !settingsChanged
        && !diagnosticsChanged && !reloaded;
}

ConfigChange differenceBetween(const OpenClawConfig& before, const OpenClawConfig& after)
{
    ConfigChange change;
    compareChains(before.defaultChains, after.defaultChains, change);
    compareProviders(before, after, change);
    compareAgents(before, after, change);
    change.aliasesChanged = placeless(before.modelSettings) != placeless(after.modelSettings);
    change.settingsChanged = before.mode != after.mode || before.generation != after.generation
        || before.surroundings != after.surroundings || before.allowList.kind != after.allowList.kind
        || before.allowList.entries != after.allowList.entries || before.authProfiles != after.authProfiles;
    return change;
}

} // namespace switchyard::config
