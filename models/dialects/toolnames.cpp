// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/toolnames.h"

#include "dialects/hash.h"

#include <algorithm>
#include <cctype>

namespace switchyard::dialects {

ToolNames::ToolNames(const Conversation& conversation, std::size_t longest)
{
    for (const auto& tool : conversation.tools) {
        if (tool.kind != ToolKind::Hosted)
            add({tool.nameSpace, tool.name}, longest);
    }
    for (const auto& message : conversation.messages) {
        for (const auto& part : message.parts) {
            if (part.kind == PartKind::ToolCall)
                add({part.nameSpace, part.name}, longest);
        }
    }
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
    bool isChanged = legal.empty() || legal.size() > longest;
    for (auto& c : legal) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-')
            continue;
        c = '_';
        isChanged = true;
    }
    if (isChanged || m_taken.count(legal) != 0) {
        legal.resize(std::min(legal.size(), longest - hashLength - 1));
        legal.append("_").append(hexHash(std::string(key.nameSpace) + '\n' + std::string(key.name)).substr(0, hashLength));
    }
    m_taken.insert(legal);
}

std::string_view ToolNames::upstream(std::string_view nameSpace, std::string_view name) const
{
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
