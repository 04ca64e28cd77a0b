// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/changesummary.h"

#include "config/configchange.h"
#include "config/environment.h"
#include "config/lowering.h"

#include <algorithm>

namespace switchyard::config {

namespace {

using Kind = ChangeItem::Kind;

ChangeItem ofChain(Kind kind, const ChainId& chain, const ModelRef& model = {}, int rank = -1)
{
    return {kind, chain, model, {}, rank, {}};
}

ChangeItem ofProvider(Kind kind, const ProviderId& provider)
{
    return {kind, {}, {}, provider, -1, {}};
}

ChangeItem ofText(Kind kind, std::string text)
{
    return {kind, {}, {}, {}, -1, std::move(text)};
}

bool has(const Chain& chain, const ModelRef& ref)
{
    return std::any_of(chain.entries.begin(), chain.entries.end(), [&ref](const ChainEntry& entry) { return entry.ref == ref; });
}

//! Those of `chain` that `other` does not have, by rank.
std::vector<int> ranksMissingIn(const Chain& other, const Chain& chain)
{
    std::vector<int> ranks;
    for (std::size_t i = 0; i < chain.entries.size(); ++i) {
        if (!has(other, chain.entries[i].ref))
            ranks.push_back(static_cast<int>(i));
    }
    return ranks;
}

void addChain(const Chain& before, const Chain& after, const ChainId& id, const ConfigChange& change, std::vector<ChangeItem>& items)
{
    const bool wasInherited = before.inheritance == Inheritance::Inherited;
    const bool isInherited = after.inheritance == Inheritance::Inherited;
    if (wasInherited && isInherited)
        return; // told of the defaults
    if (id.agent && wasInherited != isInherited) {
        items.push_back(ofChain(isInherited ? Kind::ChainInherited : Kind::OwnChainMade, id));
        return;
    }
    const auto move = std::find_if(change.moves.begin(), change.moves.end(), [&id](const auto& each) { return each.chain == id; });
    if (move != change.moves.end()) {
        items.push_back(ofChain(Kind::EntryMoved, id, after.entries[static_cast<std::size_t>(move->to)].ref, move->to));
        return;
    }
    const auto added = ranksMissingIn(before, after);
    const auto removed = ranksMissingIn(after, before);
    if (added.empty() && removed.empty())
        items.push_back(ofChain(before.entries.size() == after.entries.size() ? Kind::ChainReordered : Kind::ChainReplaced, id));
    else if (added.size() == 1 && removed.empty())
        items.push_back(ofChain(Kind::EntryAdded, id, after.entries[static_cast<std::size_t>(added.front())].ref, added.front()));
    else if (added.empty() && removed.size() == 1)
        items.push_back(ofChain(Kind::EntryRemoved, id, before.entries[static_cast<std::size_t>(removed.front())].ref));
    else
        items.push_back(ofChain(Kind::ChainReplaced, id));
}

//! Comparing needs no places in the text.
KeySource placeless(KeySource key)
{
    key.origin = {};
    return key;
}

//! As changed as they are told apart by differenceBetween().
bool isSameModel(const Provider& was, const Provider& now, const Model& before, const Model& after)
{
    OpenClawConfig left;
    left.providers = {was};
    left.providers.front().models = {before};
    OpenClawConfig right;
    right.providers = {was};
    right.providers.front().models = {after};
    right.providers.front().id = now.id;
    return differenceBetween(left, right).providersChanged.empty();
}

void addModels(const Provider& was, const Provider& now, std::vector<ChangeItem>& items)
{
    const auto add = [&](Kind kind, const Model& model) {
        items.push_back({kind, {}, ModelRef {now.id, model.id}, {}, -1, {}});
    };
    for (const Model& model : now.models) {
        const Model* before = was.findModel(model.id);
        if (!before)
            add(Kind::ModelAdded, model);
        else if (!isSameModel(was, now, *before, model))
            add(Kind::ModelChanged, model);
    }
    for (const Model& model : was.models) {
        if (!now.findModel(model.id))
            add(Kind::ModelRemoved, model);
    }
}

void addProvider(const Provider& was, const Provider& now, std::vector<ChangeItem>& items)
{
    const auto before = items.size();
    if (was.baseUrl != now.baseUrl)
        items.push_back(ofProvider(Kind::AddressChanged, now.id));
    if (placeless(was.apiKey) != placeless(now.apiKey))
        items.push_back(ofProvider(Kind::KeyChanged, now.id));
    addModels(was, now, items);
    if (items.size() == before)
        items.push_back(ofProvider(Kind::ProviderChanged, now.id));
}

bool isSameButForItsName(Provider was, const OpenClawConfig& after, const ProviderId& now)
{
    was.id = now;
    OpenClawConfig left;
    left.providers = {std::move(was)};
    OpenClawConfig right;
    right.providers = {*after.findProvider(now)};
    return differenceBetween(left, right).providersChanged.empty();
}

void addProviders(const OpenClawConfig& before, const OpenClawConfig& after, const ConfigChange& change, std::vector<ChangeItem>& items)
{
    if (change.providersAdded.size() == 1 && change.providersRemoved.size() == 1
        && isSameButForItsName(*before.findProvider(change.providersRemoved.front()), after, change.providersAdded.front())) {
        items.push_back({Kind::ProviderRenamed, {}, {}, change.providersAdded.front(), -1, change.providersRemoved.front().value()});
    } else {
        for (const ProviderId& id : change.providersAdded)
            items.push_back(ofProvider(Kind::ProviderAdded, id));
        for (const ProviderId& id : change.providersRemoved)
            items.push_back(ofProvider(Kind::ProviderRemoved, id));
    }
    for (const ProviderId& id : change.providersChanged)
        addProvider(*before.findProvider(id), *after.findProvider(id), items);
}

void addAgents(const OpenClawConfig& before, const OpenClawConfig& after, std::vector<ChangeItem>& items)
{
    const auto begin = items.size();
    for (const Agent& agent : after.agents) {
        if (!before.findAgent(agent.id))
            items.push_back(ofText(Kind::AgentAdded, agent.id.value()));
    }
    for (const Agent& agent : before.agents) {
        if (!after.findAgent(agent.id))
            items.push_back(ofText(Kind::AgentRemoved, agent.id.value()));
    }
    if (items.size() == begin)
        items.push_back(ofText(Kind::AgentsChanged, {}));
}

//! Nothing when it is not JSON5.
std::optional<OpenClawConfig> meaningOf(const std::string& text)
{
    const SourceFiles files = SourceFiles::load({}, text, nullptr);
    return files.files.front().document.isValid() ? std::optional(lower(files, MapEnvironment()).config) : std::nullopt;
}

} // namespace

std::vector<ChangeItem> changesBetween(const OpenClawConfig& before, const OpenClawConfig& after)
{
    const ConfigChange change = differenceBetween(before, after);
    std::vector<ChangeItem> items;
    addProviders(before, after, change, items);
    for (const ChainId& id : change.chains) {
        const bool isNew = id.agent && (!before.findAgent(*id.agent) || !after.findAgent(*id.agent));
        if (!isNew)
            addChain(before.chain(id), after.chain(id), id, change, items);
    }
    if (change.agentsChanged)
        addAgents(before, after, items);
    if (change.aliasesChanged)
        items.push_back(ofText(Kind::AliasesChanged, {}));
    // The models map is the older release's allowlist too.
    const bool allowsOthers = before.allowList.kind != after.allowList.kind || before.allowList.entries != after.allowList.entries;
    if (before.mode != after.mode || before.surroundings != after.surroundings || before.authProfiles != after.authProfiles
        || (allowsOthers && !change.aliasesChanged))
        items.push_back(ofText(Kind::SettingsChanged, {}));
    return items;
}

std::optional<std::vector<ChangeItem>> changesBetween(const std::string& before, const std::string& after)
{
    const auto from = meaningOf(before);
    const auto to = meaningOf(after);
    return from && to ? std::optional(changesBetween(*from, *to)) : std::nullopt;
}

} // namespace switchyard::config
