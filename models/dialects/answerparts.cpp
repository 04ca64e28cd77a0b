// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/answerparts.h"

#include <algorithm>

namespace switchyard::dialects {

std::string_view chatFinishReason(FinishReason reason)
{
    switch (reason) {
    case FinishReason::Length:
        return "length";
    case FinishReason::ToolCalls:
        return "tool_calls";
    case FinishReason::ContentFilter:
        return "content_filter";
    default:
        return "stop";
    }
}

std::string_view messagesStopReason(FinishReason reason)
{
    switch (reason) {
    case FinishReason::Stop:
        return "end_turn";
    case FinishReason::StopSequence:
        return "stop_sequence";
    case FinishReason::Length:
        return "max_tokens";
    case FinishReason::ToolCalls:
        return "tool_use";
    case FinishReason::ContentFilter:
        return "refusal";
    case FinishReason::Pause:
        return "pause_turn";
    }
    return "end_turn";
}

void writeChatUsage(json::Writer& writer, const Usage& usage)
{
    const auto prompt = usage.prompt.value_or(0);
    const auto completion = usage.completion.value_or(0);
    writer.beginObject();
    writer.key("prompt_tokens").integer(prompt);
    writer.key("completion_tokens").integer(completion);
    writer.key("total_tokens").integer(prompt + completion);
    writer.key("prompt_tokens_details").beginObject();
    writer.key("cached_tokens").integer(usage.cachedPrompt.value_or(0));
    if (usage.cacheWritten)
        writer.key("cache_write_tokens").integer(*usage.cacheWritten);
    writer.endObject();
    writer.key("completion_tokens_details").beginObject();
    writer.key("reasoning_tokens").integer(usage.reasoning.value_or(0)).endObject();
    writer.endObject();
}

void writeGoogleProof(std::string& out, std::string_view sealed)
{
    if (!sealed.empty())
        out.append(R"(,"extra_content":{"google":{"thought_signature":")").append(sealed).append(R"("}})");
}

void writeResponsesUsage(json::Writer& writer, const Usage& usage, std::int64_t completionTokens,
                         std::int64_t estimatedPrompt)
{
    const auto prompt = usage.prompt.value_or(estimatedPrompt);
    writer.beginObject();
    writer.key("input_tokens").integer(prompt);
    writer.key("input_tokens_details").beginObject();
    writer.key("cached_tokens").integer(usage.cachedPrompt.value_or(0));
    writer.key("cache_write_tokens").integer(usage.cacheWritten.value_or(0)).endObject();
    writer.key("output_tokens").integer(completionTokens);
    writer.key("output_tokens_details").beginObject();
    writer.key("reasoning_tokens").integer(usage.reasoning.value_or(0)).endObject();
    writer.key("total_tokens").integer(prompt + completionTokens);
    writer.endObject();
}

void writeMessagesUsage(json::Writer& writer, const Usage& usage, std::int64_t completionTokens,
                        std::int64_t estimatedPrompt)
{
    const auto cached = usage.cachedPrompt.value_or(0);
    const auto written = usage.cacheWritten.value_or(0);
    const auto prompt = usage.prompt.value_or(estimatedPrompt);
    writer.key("input_tokens").integer(std::max<std::int64_t>(0, prompt - cached - written));
    writer.key("cache_creation_input_tokens").integer(written);
    writer.key("cache_read_input_tokens").integer(cached);
    writer.key("output_tokens").integer(completionTokens);
    if (usage.reasoning)
        writer.key("output_tokens_details").beginObject().key("thinking_tokens").integer(*usage.reasoning).endObject();
}

} // namespace switchyard::dialects
