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

Message missingResult(const Part& call)
{
    Part text;
    text.text = "[tool result missing]";
    Part result;
    result.kind = PartKind::ToolResult;
    result.id = call.id;
    result.isCustom = call.isCustom;
    result.isError = true;
    result.content.push_back(text);
    Message message;
    message.role = Role::Tool;
    message.parts.push_back(std::move(result));
    return message;
}

// A result whose call is gone, as the user's words.
Message orphan(Message&& message)
{
    Message user;
    Part label;
    label.text = R"([result of an earlier tool call]\n)";
    user.parts.push_back(label);
    for (auto& part : message.parts.front().content)
        user.parts.push_back(std::move(part));
    return user;
}

} // namespace

void repairToolResults(Conversation& conversation)
{
    auto& messages = conversation.messages;
    if (isInOrder(messages))
        return;
    std::vector<bool> isPlaced(messages.size(), false);
    std::vector<Message> repaired;
    repaired.reserve(messages.size());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (messages[i].role == Role::Tool) {
            if (!isPlaced[i] && !messages[i].parts.empty())
                repaired.push_back(orphan(std::move(messages[i])));
            continue;
        }
        const bool isCalling = hasCalls(messages[i]);
        repaired.push_back(std::move(messages[i]));
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
            results.push_back(found == end ? missingResult(call) : std::move(messages[found]));
        }
        std::move(results.begin(), results.end(), std::back_inserter(repaired));
    }
    messages = std::move(repaired);
}

} // namespace switchyard::dialects
