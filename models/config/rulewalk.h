// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/schemarules.h"
#include "config/valuechecks.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! What the rules share: walking, and the list of what they find.
class RuleWalk {
public:
    explicit RuleWalk(std::vector<Violation>& found)
        : m_found(found)
    {
    }

protected:
    void add(const Place& place, std::string wording, Arguments arguments = {}) const
    {
        Violation violation;
        violation.kind = Violation::Kind::NotAllowed;
        violation.node = place.node;
        violation.path = place.toPath();
        violation.dottedPath = place.toString();
        violation.wording = std::move(wording);
        violation.arguments = std::move(arguments);
        m_found.push_back(std::move(violation));
    }

    template<typename Visit>
    static void eachMember(const Place& object, Visit visit)
    {
        if (!object.node)
            return;
        for (const auto& member : object.node->members)
            visit(object.under(member.key, &member.value));
    }

    template<typename Visit>
    static void eachElement(const Place& array, Visit visit)
    {
        if (!array.node)
            return;
        for (std::size_t i = 0; i < array.node->elements.size(); ++i)
            visit(array.under(i));
    }

    //! Everything that a pattern such as `models.providers.*.apiKey` leads to.
    template<typename Visit>
    static void eachMatch(const Place& place, const std::vector<std::string>& pattern, Visit visit, std::size_t step = 0)
    {
        if (!place.node)
            return;
        if (step == pattern.size()) {
            visit(place);
        } else if (pattern[step] == "*") {
            eachMember(place, [&](const Place& child) { eachMatch(child, pattern, visit, step + 1); });
        } else if (pattern[step] == "[]") {
            eachElement(place, [&](const Place& child) { eachMatch(child, pattern, visit, step + 1); });
        } else {
            eachMatch(place.under(pattern[step]), pattern, visit, step + 1);
        }
    }

    static std::string_view stringAt(const Place& object, std::string_view key)
    {
        const auto* const node = object.node ? object.node->find(key) : nullptr;
        return node ? node->string() : std::string_view {};
    }

private:
    std::vector<Violation>& m_found;
};

//! An agent's id as OpenClaw folds it: lower case, other characters as dashes.
std::string agentKey(std::string_view id);

//! Rosters, what refers to agents, their folders and pictures, models that no agent may name.
void checkAgentRules(const Node& root, const std::string& home, DefaultMarkers markers, std::vector<Violation>& found);
//! Providers, secrets, web search, talk, gateway, channels, hooks, plugins.
void checkSurfaceRules(const Node& root, std::vector<Violation>& found);
//! The older OpenClaw's plugins, channels and heartbeat targets.
void checkOlderRules(const Node& root, std::vector<Violation>& found);

} // namespace switchyard::config
