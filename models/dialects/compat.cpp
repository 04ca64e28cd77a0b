// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/compat.h"

#include "json/json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace switchyard::dialects {

namespace {

struct Flag {
    std::string_view name;
    std::optional<bool> Compat::*member;
};

constexpr std::array<Flag, 20> kFlags {{
    {"supportsDeveloperRole", &Compat::supportsDeveloperRole},
    {"supportsStore", &Compat::supportsStore},
    {"supportsReasoningEffort", &Compat::supportsReasoningEffort},
    {"supportsTemperature", &Compat::supportsTemperature},
    {"supportsUsageInStreaming", &Compat::supportsUsageInStreaming},
    {"supportsTools", &Compat::supportsTools},
    {"supportsStrictMode", &Compat::supportsStrictMode},
    {"supportsPromptCacheKey", &Compat::supportsPromptCacheKey},
    {"supportsInstructions", &Compat::supportsInstructions},
    {"supportsJsonSchemaResponseFormat", &Compat::supportsJsonSchemaResponseFormat},
    {"requiresStringContent", &Compat::requiresStringContent},
    {"requiresToolResultName", &Compat::requiresToolResultName},
    {"requiresAssistantAfterToolResult", &Compat::requiresAssistantAfterToolResult},
    {"requiresThinkingAsText", &Compat::requiresThinkingAsText},
    {"requiresReasoningContentOnAssistantMessages", &Compat::requiresReasoningContentOnAssistantMessages},
    // Learned only: no configuration holds these.
    {"", &Compat::supportsTopP},
    {"", &Compat::supportsParallelToolCalls},
    {"", &Compat::supportsMetadata},
    {"", &Compat::supportsSystemInMessages},
    {"", &Compat::acceptsForeignSignatures},
}};

std::optional<ThinkingFormat> thinkingFormatOf(json::Value value)
{
    constexpr std::array<std::pair<std::string_view, ThinkingFormat>, 7> formats {{
        {"openai", ThinkingFormat::OpenAi},
        {"openrouter", ThinkingFormat::OpenRouter},
        {"deepseek", ThinkingFormat::DeepSeek},
        {"together", ThinkingFormat::Together},
        {"zai", ThinkingFormat::Zai},
        {"qwen", ThinkingFormat::Qwen},
        {"qwen-chat-template", ThinkingFormat::QwenChatTemplate},
    }};
    for (const auto& [name, format] : formats) {
        if (value.is(name))
            return format;
    }
    return std::nullopt;
}

std::vector<std::string> textsOf(json::Value list)
{
    std::vector<std::string> texts;
    for (const auto item : list.items()) {
        if (item.isString())
            texts.push_back(item.text());
    }
    return texts;
}

template<typename T>
void layOver(std::optional<T>& configured, const std::optional<T>& learned)
{
    if (learned)
        configured = learned;
}

} // namespace

Result<Compat> compatFromJson(std::string_view text)
{
    json::Document document;
    if (!document.parse(text))
        return Error {ErrorCode::Syntax, std::string(document.error())};
    const auto root = document.root();
    Compat compat;
    for (const auto& flag : kFlags) {
        if (!flag.name.empty())
            compat.*flag.member = root[flag.name].boolean();
    }
    if (root["maxTokensField"].isString())
        compat.maxTokensField = root["maxTokensField"].text();
    if (root["toolSchemaProfile"].isString())
        compat.toolSchemaProfile = root["toolSchemaProfile"].text();
    compat.thinkingFormat = thinkingFormatOf(root["thinkingFormat"]);
    compat.supportedReasoningEfforts = textsOf(root["supportedReasoningEfforts"]);
    compat.unsupportedToolSchemaKeywords = textsOf(root["unsupportedToolSchemaKeywords"]);
    for (const auto member : root["reasoningEffortMap"].members()) {
        if (member.value.isString())
            compat.reasoningEffortMap.emplace(member.key, member.value.text());
    }
    return compat;
}

Compat merged(Compat configured, const Compat& learned)
{
    for (const auto& flag : kFlags)
        layOver(configured.*flag.member, learned.*flag.member);
    layOver(configured.supportsCompletions, learned.supportsCompletions);
    layOver(configured.startsInThought, learned.startsInThought);
    layOver(configured.maxTokensField, learned.maxTokensField);
    layOver(configured.thinkingFormat, learned.thinkingFormat);
    layOver(configured.toolSchemaProfile, learned.toolSchemaProfile);
    if (!learned.supportedReasoningEfforts.empty())
        configured.supportedReasoningEfforts = learned.supportedReasoningEfforts;
    for (const auto& [from, to] : learned.reasoningEffortMap)
        configured.reasoningEffortMap[from] = to;
    const auto append = [](std::vector<std::string>& all, const std::vector<std::string>& more) {
        for (const auto& text : more) {
            if (std::find(all.begin(), all.end(), text) == all.end())
                all.push_back(text);
        }
    };
    append(configured.unsupportedToolSchemaKeywords, learned.unsupportedToolSchemaKeywords);
    append(configured.droppedFields, learned.droppedFields);
    return configured;
}

} // namespace switchyard::dialects
