// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/toolnames.h"

#include "dialects/hash.h"

#include <algorithm>

namespace switchyard::dialects {

namespace {

bool isLegal(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool isLegal(std::string_view name, std::size_t longest)
{
    return !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [](char c) { return isLegal(c); });
}

// Calls `use(namespace, name)` for every tool and every call.
template<typename Use>
void eachName(const Conversation& conversation, Use&& use)
{
    for (const auto& tool : conversation.tools) {
        if (tool.kind != ToolKind::Hosted)
            use(tool.nameSpace, tool.name);
    }
    for (const auto& message : conversation.messages) {
        for (const auto& part : message.parts) {
            if (part.kind == PartKind::ToolCall)
                use(part.nameSpace, part.name);
        }
    }
}

} // namespace

ToolNames::ToolNames(const Conversation& conversation, std::size_t longest)
{
    // Most requests have legal names only, and then each is its own.
    bool isChanged = false;
    eachName(conversation, [&isChanged, longest](std::string_view nameSpace, std::string_view name) {
        isChanged = isChanged || !nameSpace.empty() || !isLegal(name, longest);
    });
    if (isChanged)
        eachName(conversation, [this, longest](std::string_view nameSpace, std::string_view name) { add({nameSpace, name}, longest); });
}

void ToolNames::add(const Key& key, std::size_t longest)
{
    constexpr std::size_t hashLength = 8;
    const auto [place, isNew] = m_upstream.try_emplace(key);
    if (!isNew)
        return;
    std::string& legal = place->second;
    legal = key.nameSpace;
    if (!legal.empty())
        legal.append("__");
    legal.append(key.name);
    const bool isChanged = !isLegal(legal, longest);
    std::replace_if(legal.begin(), legal.end(), [](char c) { return !isLegal(c); }, '_');
    if (isChanged || m_taken.count(legal) != 0) {
        legal.resize(std::min(legal.size(), longest - hashLength - 1));
        legal.append("_").append(hexHash(std::string(key.nameSpace) + '\n' + std::string(key.name)).substr(0, hashLength));
    }
    m_taken.insert(legal);
}

std::string_view ToolNames::upstream(std::string_view nameSpace, std::string_view name) const
{
    if (m_upstream.empty())
        return name;
    const auto found = m_upstream.find({nameSpace, name});
    return found == m_upstream.end() ? name : std::string_view(found->second);
}

void ToolNames::describe(const Conversation& conversation, bool customAsFunctions, ResponsePlan& plan) const
{
    for (const auto& tool : conversation.tools) {
        if (tool.kind == ToolKind::Hosted)
            continue;
        const auto sent = upstream(tool.nameSpace, tool.name);
        const bool isCustom = tool.kind == ToolKind::Custom;
        if (sent != tool.name || !tool.nameSpace.empty() || (isCustom && customAsFunctions))
            plan.tools[std::string(sent)] = ToolAlias {std::string(tool.name), std::string(tool.nameSpace), isCustom};
    }
}

} // namespace switchyard::dialects
