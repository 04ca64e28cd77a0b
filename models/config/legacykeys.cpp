// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/legacykeys.h"

#include <algorithm>
#include <cmath>

namespace switchyard::config {

namespace {

bool isAt(const json5::Path& path, std::size_t step, std::string_view key)
{
    return step < path.size() && path[step].isKey() && path[step].key() == key;
}

bool isBudget(const Node& value, const std::string& key)
{
    const auto isWhole = value.isNumber() && std::trunc(value.number) == value.number;
    return value.isNumber() && value.number > 0 && (isWhole || key == "contextWindow");
}

//! A provider's budget goes to its models that have none of their own, and must be one there.
bool isForgivenBudget(const Node& provider, const std::string& key)
{
    const auto* const value = provider.find(key);
    const auto* const models = provider.find("models");
    if (!value || (key != "contextTokens" && key != "contextWindow"))
        return false;
    const auto takesIt = [&key](const Node& model) { return model.isObject() && !model.find(key); };
    return !models || std::none_of(models->elements.begin(), models->elements.end(), takesIt) || isBudget(*value, key);
}

bool isForgiven(const Violation& violation, const Node& root)
{
    if (violation.kind != Violation::Kind::UnknownKey)
        return false;
    const auto& path = violation.path;
    const auto* const node = nodeAt(root, path);
    if (!node)
        return false;
    if (path.size() == 3 && isAt(path, 0, "models") && isAt(path, 1, "providers"))
        return isForgivenBudget(*node, violation.key);
    const auto isAgent = isAt(path, 0, "agents")
        && ((path.size() == 2 && isAt(path, 1, "defaults")) || (path.size() == 3 && isAt(path, 1, "entries")));
    if (isAgent)
        return violation.key == "contextTokens";
    const auto isCopilot = path.size() == 4 && isAt(path, 0, "plugins") && isAt(path, 1, "entries")
        && isAt(path, 2, "github-copilot") && isAt(path, 3, "config");
    const auto* const discovery = isCopilot && violation.key == "discovery" ? node->find("discovery") : nullptr;
    return discovery && discovery->isObject()
        && std::all_of(discovery->members.begin(), discovery->members.end(),
                       [](const Member& member) { return member.key == "enabled"; });
}

} // namespace

void forgiveLegacyKeys(std::vector<Violation>& violations, const Node& root)
{
    std::erase_if(violations, [&root](const Violation& violation) { return isForgiven(violation, root); });
}

} // namespace switchyard::config
