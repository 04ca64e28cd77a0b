// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/repair.h"

#include <algorithm>

namespace switchyard::dialects {

namespace {

bool hasCalls(const Message& message)
{
    return std::any_of(message.parts.begin(), message.parts.end(),
                       [](const Part& part) { return part.kind == PartKind::ToolCall; });
}

bool isResultOf(const Message& message, std::string_view id)
{
    return message.role == Role::Tool && !message.parts.empty() && message.parts.front().id == id;
}

// Whether every call is followed by its result and there are no other results: then nothing has to move.
bool isInOrder(const std::vector<Message>& messages)
{
    auto next = messages.begin();
    while (next != messages.end()) {
        const auto& message = *next++;
        if (message.role == Role::Tool)
            return false;
        for (const auto& part : message.parts) {
            if (part.kind != PartKind::ToolCall)
                continue;
            if (next == messages.end() || !isResultOf(*next, part.id))
                return false;
            ++next;
        }
    }
    return true;
}

Message missingResult(const Part& call, std::pmr::memory_resource& memory)
{
    Message message;
    message.role = Role::Tool;
    Part& result = message.parts.add(memory);
    result.kind = PartKind::ToolResult;
    result.id = call.id;
    result.isCustom = call.isCustom;
    result.isError = true;
    result.content.add(memory).text = "[tool result missing]";
    return message;
}

// A result whose call is gone, as the user's words.
Message orphan(const Message& message, std::pmr::memory_resource& memory)
{
    const auto& content = message.parts.front().content;
    Message user;
    user.parts.reserve(content.size() + 1, memory);
    user.parts.add(memory).text = R"([result of an earlier tool call]\n)";
    for (const auto& part : content)
        user.parts.add(memory) = part;
    return user;
}

} // namespace

void repairToolResults(Conversation& conversation)
{
    auto& messages = conversation.messages;
    auto& memory = conversation.memory();
    if (isInOrder(messages))
        return;
    std::vector<bool> isPlaced(messages.size(), false);
    std::vector<Message> repaired;
    repaired.reserve(messages.size());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (messages[i].role == Role::Tool) {
            if (!isPlaced[i] && !messages[i].parts.empty())
                repaired.push_back(orphan(messages[i], memory));
            continue;
        }
        const bool isCalling = hasCalls(messages[i]);
        repaired.push_back(messages[i]);
        if (!isCalling)
            continue;
        // Ids may be used again in a later turn: a result belongs to the calls before it.
        const auto turnEnd = std::find_if(messages.begin() + static_cast<std::ptrdiff_t>(i) + 1, messages.end(), hasCalls);
        const auto end = static_cast<std::size_t>(turnEnd - messages.begin());
        std::vector<Message> results;
        for (const auto& call : repaired.back().parts) {
            if (call.kind != PartKind::ToolCall)
                continue;
            std::size_t found = end;
            for (std::size_t j = i + 1; j < end; ++j) {
                if (isResultOf(messages[j], call.id) && !isPlaced[j]) {
                    found = j;
                    isPlaced[j] = true;
                }
            }
            results.push_back(found == end ? missingResult(call, memory) : messages[found]);
        }
        repaired.insert(repaired.end(), results.begin(), results.end());
    }
    messages = std::move(repaired);
}

} // namespace switchyard::dialects
