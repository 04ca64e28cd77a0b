// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/roster.h"

#include <algorithm>

namespace switchyard::config {

namespace {

std::size_t indexOf(const Node& object, std::string_view key)
{
    const auto found = std::find_if(object.members.begin(), object.members.end(),
                                    [key](const Member& member) { return member.key == key; });
    return static_cast<std::size_t>(found - object.members.begin());
}

Node* findMutable(Node& object, std::string_view key)
{
    const auto index = indexOf(object, key);
    return index < object.members.size() ? &object.members[index].value : nullptr;
}

Member takeMember(Node& object, std::size_t index)
{
    auto member = std::move(object.members[index]);
    object.members.erase(object.members.begin() + static_cast<std::ptrdiff_t>(index));
    return member;
}

void putMember(Node& object, std::size_t index, Member member)
{
    object.members.insert(object.members.begin() + static_cast<std::ptrdiff_t>(index), std::move(member));
}

//! An id as OpenClaw writes it: lower case letters, digits, `_` and `-`, at most 64.
bool isCanonicalId(std::string_view id)
{
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !id.empty() && id.size() <= 64 && isPlain(id.front())
        && std::all_of(id.begin(), id.end(), [&](char c) { return isPlain(c) || c == '_' || c == '-'; });
}

//! The list's ids, when OpenClaw would convert it.
std::optional<std::vector<std::string>> convertibleIds(const Node& list)
{
    if (!list.isArray())
        return std::nullopt;
    std::vector<std::string> ids;
    for (const auto& element : list.elements) {
        const auto* const id = element.isObject() ? element.find("id") : nullptr;
        if (!id || !isCanonicalId(id->string()) || std::find(ids.begin(), ids.end(), id->text) != ids.end())
            return std::nullopt;
        ids.push_back(id->text);
    }
    return ids;
}

} // namespace

RosterInNewShape::RosterInNewShape(Node& root)
    : m_root(root)
{
    auto* const agents = findMutable(root, "agents");
    if (!agents || !agents->isObject())
        return;
    convertList(*agents);
    takeMarkersOut(*agents);
}

RosterInNewShape::~RosterInNewShape()
{
    restore();
}

void RosterInNewShape::convertList(Node& agents)
{
    const auto at = indexOf(agents, "list");
    if (at == agents.members.size() || agents.find("entries"))
        return;
    auto ids = convertibleIds(agents.members[at].value);
    if (!ids)
        return;
    m_ids = std::move(*ids);
    m_listAt = at;
    auto& member = agents.members[at];
    auto& list = member.value;
    Node entries;
    entries.kind = Node::Kind::Object;
    entries.file = list.file;
    entries.offset = list.offset;
    entries.length = list.length;
    for (std::size_t i = 0; i < list.elements.size(); ++i) {
        auto& element = list.elements[i];
        const auto idAt = indexOf(element, "id");
        m_idMembers.emplace_back(idAt, takeMember(element, idAt));
        entries.members.push_back({m_ids[i], 0, 0, std::move(element)});
    }
    m_list = std::move(list);
    member.key = "entries";
    member.value = std::move(entries);
    // An empty list becomes one agent that is called main, unless agents are said to be named.
    const auto* const ownership = agents.find("ownership");
    if (member.value.members.empty() && !(ownership && ownership->string() == "explicit")) {
        Node main;
        main.kind = Node::Kind::Object;
        member.value.members.push_back({"main", 0, 0, std::move(main)});
    }
}

void RosterInNewShape::takeMarkersOut(Node& agents)
{
    auto* const entries = findMutable(agents, "entries");
    const auto* const ownership = agents.find("ownership");
    if (!entries || (ownership && ownership->string() == "explicit"))
        return;
    auto& members = entries->members;
    const auto marker = [](const Member& agent) { return agent.value.find("default"); };
    const auto isOdd = std::any_of(members.begin(), members.end(), [&marker](const Member& agent) {
        return marker(agent) && marker(agent)->kind != Node::Kind::Boolean;
    });
    const auto marked = std::count_if(members.begin(), members.end(), [&marker](const Member& agent) {
        return marker(agent) && marker(agent)->boolean;
    });
    if (isOdd || marked != 1)
        return;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto at = indexOf(members[i].value, "default");
        if (at < members[i].value.members.size())
            m_markers.push_back({i, at, takeMember(members[i].value, at)});
    }
}

void RosterInNewShape::restore()
{
    auto* const agents = findMutable(m_root, "agents");
    if (m_restored || !agents)
        return;
    m_restored = true;
    auto* const entries = findMutable(*agents, "entries");
    for (auto& marker : m_markers)
        putMember(entries->members[marker.agent].value, marker.at, std::move(marker.member));
    if (!m_listAt)
        return;
    for (std::size_t i = 0; i < m_ids.size(); ++i) {
        auto& element = entries->members[i].value;
        putMember(element, m_idMembers[i].first, std::move(m_idMembers[i].second));
        m_list.elements[i] = std::move(element);
    }
    auto& member = agents->members[*m_listAt];
    member.key = "list";
    member.value = std::move(m_list);
}

void RosterInNewShape::restorePaths(std::vector<Violation>& violations, const Node& root,
                                    const std::vector<std::string>& ids)
{
    for (auto& violation : violations) {
        auto steps = violation.path.steps();
        const auto isRoster = steps.size() >= 2 && steps[0] == json5::PathStep("agents") && steps[1] == json5::PathStep("entries");
        if (isRoster) {
            steps[1] = json5::PathStep("list");
            if (steps.size() > 2) {
                const auto id = std::find(ids.begin(), ids.end(), steps[2].key());
                steps[2] = json5::PathStep(static_cast<std::size_t>(id - ids.begin()));
            }
            violation.path = json5::Path(std::move(steps));
            violation.dottedPath = dotted(violation.path);
        }
        violation.node = nodeAt(root, violation.path);
    }
}

} // namespace switchyard::config
