// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/chatrequestwriter.h"
#include "json/jsontext.h"

// What stands beside the messages: tools, sampling, thinking, form of the answer, hints.
namespace switchyard::dialects {

void ChatRequestWriter::writeTools(json::TextWriter& writer)
{
    const auto tools = sentTools(false);
    if (tools.empty())
        return;
    writer.key("tools").beginArray();
    for (const auto* const tool : tools) {
        const bool isCustom = tool->kind == ToolKind::Custom && usesNativeCustomTools();
        writer.beginObject().member("type", isCustom ? "custom" : "function");
        writer.key(isCustom ? "custom" : "function").beginObject().member("name", nameOf(*tool));
        const auto description = isCustom ? std::string(tool->description) : descriptionOf(*tool);
        if (!description.empty())
            writer.member("description", description);
        if (!isCustom)
            writer.key("parameters").raw(parametersOf(*tool));
        else if (!tool->rawFormat.empty())
            writer.key("format").raw(tool->rawFormat);
        if (tool->isStrict && !isCustom && target().compat.supportsStrictMode.value_or(m_isOpenAi))
            writer.key("strict").boolean(*tool->isStrict);
        writer.endObject().endObject();
    }
    writer.endArray();
    writeToolChoice(writer);
    if (request().parallelToolCalls && target().compat.supportsParallelToolCalls != false && accepts("parallel_tool_calls"))
        writer.key("parallel_tool_calls").boolean(*request().parallelToolCalls);
}

void ChatRequestWriter::writeToolChoice(json::TextWriter& writer)
{
    const auto& choice = request().toolChoice;
    if (choice.mode == ToolChoiceMode::Unset || choice.mode == ToolChoiceMode::Hosted)
        return;
    writer.key("tool_choice");
    if (!choice.allowed.empty() && m_isOpenAi) {
        writer.beginObject().member("type", "allowed_tools").key("allowed_tools").beginObject();
        writer.member("mode", choice.mode == ToolChoiceMode::Required ? "required" : "auto").key("tools").beginArray();
        for (const auto name : choice.allowed) {
            writer.beginObject().member("type", "function").key("function").beginObject();
            writer.member("name", names().upstream({}, name)).endObject().endObject();
        }
        writer.endArray().endObject().endObject();
    } else if (choice.mode == ToolChoiceMode::One) {
        const bool isCustom = choice.isCustom && usesNativeCustomTools();
        writer.beginObject().member("type", isCustom ? "custom" : "function");
        writer.key(isCustom ? "custom" : "function").beginObject();
        writer.member("name", names().upstream({}, choice.name)).endObject().endObject();
    } else {
        writer.escaped(choice.mode == ToolChoiceMode::None       ? "none"
                          : choice.mode == ToolChoiceMode::Auto ? "auto"
                                                                : "required");
    }
}

void ChatRequestWriter::writeSampling(json::TextWriter& writer)
{
    const auto& compat = target().compat;
    const auto write = [this, &writer](std::string_view key, std::string_view raw) {
        if (!raw.empty() && accepts(key))
            writer.key(key).raw(raw);
        else
            dropIfSet(raw, key);
    };
    if (compat.supportsTemperature == false)
        dropIfSet(request().rawTemperature, "temperature");
    else
        write("temperature", request().rawTemperature);
    if (compat.supportsTopP == false)
        dropIfSet(request().rawTopP, "top_p");
    else
        write("top_p", request().rawTopP);
    if (m_isOpenAi)
        dropIfSet(request().rawTopK, "top_k");
    else
        write("top_k", request().rawTopK);
    write("seed", request().rawSeed);
    write("presence_penalty", request().rawPresencePenalty);
    write("frequency_penalty", request().rawFrequencyPenalty);
    const auto stops = sentStops(4);
    if (stops.empty())
        return;
    writer.key("stop").beginArray();
    for (const auto stop : stops)
        writer.escaped(stop);
    writer.endArray();
}

void ChatRequestWriter::writeThinking(json::TextWriter& writer)
{
    const auto wanted = effort();
    const auto mode = request().thinking;
    const bool isOff = mode == ThinkingMode::Off;
    const bool isAsked = isOff || mode == ThinkingMode::On || mode == ThinkingMode::Adaptive || !wanted.empty();
    if (!isAsked)
        return;
    const auto writeEffort = [this, &writer, &wanted] {
        if (target().compat.supportsReasoningEffort == false || !accepts("reasoning_effort"))
            dropIfSet(wanted, "reasoning_effort");
        else if (!wanted.empty())
            writer.member("reasoning_effort", wanted);
    };
    switch (target().compat.thinkingFormat.value_or(ThinkingFormat::OpenAi)) {
    case ThinkingFormat::OpenAi:
        writeEffort();
        break;
    case ThinkingFormat::OpenRouter:
    case ThinkingFormat::Together:
        writer.key("reasoning").beginObject();
        if (!wanted.empty() && !isOff)
            writer.member("effort", wanted);
        else
            writer.key("enabled").boolean(!isOff);
        writer.endObject();
        break;
    case ThinkingFormat::DeepSeek:
        writer.key("thinking").beginObject().member("type", isOff ? "disabled" : "enabled").endObject();
        if (!isOff)
            writeEffort();
        break;
    case ThinkingFormat::Zai:
        writer.key("thinking").beginObject().member("type", isOff ? "disabled" : "enabled").endObject();
        break;
    case ThinkingFormat::Qwen:
        writer.key("enable_thinking").boolean(!isOff);
        break;
    case ThinkingFormat::QwenChatTemplate:
        writer.key("chat_template_kwargs").beginObject().key("enable_thinking").boolean(!isOff).endObject();
        break;
    }
}

// For a server that knows no schema: the model is told.
std::string ChatRequestWriter::formatInstruction() const
{
    if (request().format != AnswerFormat::JsonSchema || target().compat.supportsJsonSchemaResponseFormat != false)
        return {};
    return R"(Respond with JSON only, matching this JSON schema:\n)" + json::escaped(request().rawSchema);
}

void ChatRequestWriter::writeFormat(json::TextWriter& writer)
{
    if (request().format == AnswerFormat::Text)
        return;
    if (!accepts("response_format")) {
        drop("response_format");
        return;
    }
    writer.key("response_format").beginObject();
    const bool isSchema = request().format == AnswerFormat::JsonSchema
        && target().compat.supportsJsonSchemaResponseFormat != false;
    if (!isSchema) {
        writer.member("type", "json_object").endObject();
        return;
    }
    writer.member("type", "json_schema").key("json_schema").beginObject();
    writer.member("name", request().schemaName.empty() ? "response" : request().schemaName);
    if (!request().schemaDescription.empty())
        writer.member("description", request().schemaDescription);
    writer.key("schema").raw(request().rawSchema.empty() ? "{}" : request().rawSchema);
    if (request().isSchemaStrict)
        writer.key("strict").boolean(*request().isSchemaStrict);
    writer.endObject().endObject();
}

void ChatRequestWriter::writeHints(json::TextWriter& writer)
{
    const auto& compat = target().compat;
    if (!request().user.empty() && accepts("user"))
        writer.member("user", shortUser(request().user));
    if (m_isOpenAi && !request().safetyIdentifier.empty())
        writer.member("safety_identifier", request().safetyIdentifier);
    else
        dropIfSet(request().safetyIdentifier, "safety_identifier");
    if (!request().promptCacheKey.empty() && compat.supportsPromptCacheKey.value_or(m_isOpenAi))
        writer.member("prompt_cache_key", request().promptCacheKey);
    if (m_isOpenAi && !request().verbosity.empty())
        writer.member("verbosity", request().verbosity);
    else
        dropIfSet(request().verbosity, "verbosity");
    if (m_isOpenAi && (request().serviceTier == "auto" || request().serviceTier == "default" || request().serviceTier == "flex"
                       || request().serviceTier == "priority"))
        writer.member("service_tier", request().serviceTier);
    else
        dropIfSet(request().serviceTier, "service_tier");
    dropIfSet(request().rawMetadata, "metadata");
}

} // namespace switchyard::dialects
