// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestreader.h"

#include "dialects/requestparts.h"

#include <utility>

namespace switchyard::dialects {

namespace {

constexpr std::string_view kList = "messages";

std::optional<Unreadable> readPart(json::Value value, Message& message, std::size_t number, Conversation& conversation)
{
    const auto [type, text, cacheControl] = value.pick("type", "text", "cache_control");
    const bool isText = type.is("text") || type.is("input_text") || type.is("output_text");
    if ((isText && text.isEmpty()) || type.is("thinking") || type.is("reasoning"))
        return std::nullopt;
    Part& part = message.parts.add(conversation.memory());
    part.rawCacheControl = cacheControl.raw();
    if (isText) {
        part.text = text.escaped();
    } else if (type.is("refusal")) {
        part.kind = PartKind::Refusal;
        part.text = value["refusal"].escaped();
    } else if (type.is("image_url")) {
        part.kind = PartKind::Image;
        const auto image = value["image_url"];
        auto& media = conversation.addMedia();
        setMediaUrl(media, image.isString() ? image.escaped() : image["url"].escaped());
        media.detail = image["detail"].escaped();
        part.media = &media;
    } else if (type.is("input_audio")) {
        part.kind = PartKind::Audio;
        auto& media = conversation.addMedia();
        setAudio(media, value["input_audio"]);
        part.media = &media;
    } else if (type.is("file")) {
        part.kind = PartKind::File;
        const auto file = value["file"];
        auto& media = conversation.addMedia();
        setFileData(media, file["file_data"]);
        media.fileId = file["file_id"].escaped();
        media.fileName = file["filename"].escaped();
        part.media = &media;
    } else {
        return Unreadable {placeOf(kList, number) + ".content",
                           "holds a part of the type '" + type.text() + "', which has no counterpart"};
    }
    return std::nullopt;
}

std::optional<Unreadable> readContent(json::Value content, Message& message, std::size_t number,
                                      Conversation& conversation)
{
    addText(message.parts, content, conversation);
    for (const auto value : content.items()) {
        if (auto unreadable = readPart(value, message, number, conversation))
            return unreadable;
    }
    return std::nullopt;
}

void readCalls(json::Value calls, json::Value legacy, Message& message, Conversation& conversation)
{
    for (const auto call : calls.items()) {
        const auto [id, type, function, custom, extra] = call.pick("id", "type", "function", "custom", "extra_content");
        Part& part = message.parts.add(conversation.memory());
        part.kind = PartKind::ToolCall;
        part.id = id.escaped();
        part.isCustom = type.is("custom");
        part.proof = extra["google"]["thought_signature"].escaped();
        const auto [name, arguments, input] = (part.isCustom ? custom : function).pick("name", "arguments", "input");
        part.name = name.escaped();
        part.text = part.isCustom ? input.escaped() : arguments.escaped();
        if (arguments.isObject())
            part.rawArguments = arguments.raw();
    }
    if (legacy.isObject()) {
        Part& part = message.parts.add(conversation.memory());
        part.kind = PartKind::ToolCall;
        part.name = legacy["name"].escaped();
        part.id = part.name;
        part.text = legacy["arguments"].escaped();
    }
}

// Thoughts stand before what came of them, whichever member holds them.
void readReasoning(json::Value content, json::Value reasoning, Message& message, Conversation& conversation)
{
    for (const auto thought : {content, reasoning}) {
        if (!thought.isString() || thought.isEmpty())
            continue;
        Part& part = message.parts.add(conversation.memory());
        part.kind = PartKind::Reasoning;
        part.text = thought.escaped();
        return;
    }
}

std::optional<Unreadable> readMessage(json::Value value, std::size_t number, Conversation& conversation)
{
    const auto [role, content, name, toolCalls, toolCallId, refusal, functionCall, reasoningContent, reasoning]
        = value.pick("role", "content", "name", "tool_calls", "tool_call_id", "refusal", "function_call", "reasoning_content",
                     "reasoning");
    Message& message = conversation.messages.emplace_back();
    message.name = name.escaped();
    if (role.is("system")) {
        message.role = Role::System;
    } else if (role.is("developer")) {
        message.role = Role::Developer;
    } else if (role.is("user")) {
        message.role = Role::User;
    } else if (role.is("assistant")) {
        message.role = Role::Assistant;
        readReasoning(reasoningContent, reasoning, message, conversation);
    } else if (role.is("tool") || role.is("function")) {
        message.role = Role::Tool;
    } else {
        return Unreadable {placeOf(kList, number) + ".role", "is not a role of this dialect"};
    }
    if (auto unreadable = readContent(content, message, number, conversation))
        return unreadable;
    if (message.role == Role::Assistant) {
        if (refusal.isString() && !refusal.isEmpty()) {
            Part& part = message.parts.add(conversation.memory());
            part.kind = PartKind::Refusal;
            part.text = refusal.escaped();
        }
        readCalls(toolCalls, functionCall, message, conversation);
        if (message.parts.empty() && value["audio"].isObject())
            return Unreadable {placeOf(kList, number) + ".audio", "refers to a spoken answer that only the provider which gave it keeps"};
    } else if (message.role == Role::Tool) {
        const auto parts = std::exchange(message.parts, {});
        Part& result = message.parts.add(conversation.memory());
        result.kind = PartKind::ToolResult;
        result.id = role.is("tool") ? toolCallId.escaped() : name.escaped();
        result.content = parts;
    }
    return std::nullopt;
}

void readTool(json::Value value, Conversation& conversation)
{
    Tool tool;
    tool.raw = value.raw();
    tool.rawCacheControl = value["cache_control"].raw();
    const auto type = value["type"];
    if (type.is("custom")) {
        tool.kind = ToolKind::Custom;
        tool.name = value["custom"]["name"].escaped();
        tool.description = value["custom"]["description"].escaped();
        tool.rawFormat = value["custom"]["format"].raw();
    } else if (value["function"].isObject()) {
        const auto function = value["function"];
        tool.name = function["name"].escaped();
        tool.description = function["description"].escaped();
        if (function["parameters"].isObject())
            tool.rawParameters = function["parameters"].raw();
        tool.isStrict = function["strict"].boolean();
    } else {
        tool.kind = ToolKind::Hosted;
        tool.name = type.escaped();
    }
    conversation.tools.push_back(tool);
}

void readLegacyFunctions(json::Value functions, Conversation& conversation)
{
    for (const auto function : functions.items()) {
        Tool tool;
        tool.raw = function.raw();
        tool.name = function["name"].escaped();
        tool.description = function["description"].escaped();
        if (function["parameters"].isObject())
            tool.rawParameters = function["parameters"].raw();
        conversation.tools.push_back(tool);
    }
}

void readToolChoice(json::Value value, ToolChoice& choice)
{
    readToolChoiceWord(value, choice);
    if (!value.isObject())
        return;
    const auto type = value["type"];
    if (type.is("allowed_tools")) {
        const auto allowed = value["allowed_tools"];
        choice.mode = allowed["mode"].is("required") ? ToolChoiceMode::Required : ToolChoiceMode::Auto;
        for (const auto tool : allowed["tools"].items())
            choice.allowed.push_back(tool["function"]["name"].isString() ? tool["function"]["name"].escaped()
                                                                         : tool["custom"]["name"].escaped());
        return;
    }
    choice.mode = ToolChoiceMode::One;
    choice.isCustom = type.is("custom");
    const auto body = choice.isCustom ? value["custom"] : value["function"];
    choice.name = body.exists() ? body["name"].escaped() : value["name"].escaped(); // function_call: {name}
}

void readStops(json::Value stop, Conversation& conversation)
{
    if (stop.isString() && !stop.isEmpty())
        conversation.stops.push_back(stop.escaped());
    for (const auto item : stop.items()) {
        if (item.isString() && !item.isEmpty())
            conversation.stops.push_back(item.escaped());
    }
}

// Members that Chat and the older completions share. True when `key` was one.
bool readSampling(std::string_view key, json::Value value, Conversation& conversation)
{
    const auto raw = value.isSet() ? value.raw() : std::string_view();
    if (key == "temperature")
        conversation.rawTemperature = raw;
    else if (key == "top_p")
        conversation.rawTopP = raw;
    else if (key == "top_k")
        conversation.rawTopK = raw;
    else if (key == "seed")
        conversation.rawSeed = raw;
    else if (key == "presence_penalty")
        conversation.rawPresencePenalty = raw;
    else if (key == "frequency_penalty")
        conversation.rawFrequencyPenalty = raw;
    else if (key == "logit_bias")
        conversation.rawLogitBias = value.isEmpty() ? std::string_view() : raw;
    else if (key == "n")
        conversation.answers = value.integer().value_or(1);
    else if (key == "stop")
        readStops(value, conversation);
    else if (key == "stream")
        conversation.stream = value.isTrue();
    else if (key == "stream_options")
        conversation.wantsUsageInStream = value["include_usage"].isTrue();
    else if (key == "user")
        conversation.user = value.escaped();
    else
        return false;
    return true;
}

bool readLimitsAndHints(std::string_view key, json::Value value, Conversation& conversation)
{
    if (key == "max_tokens" || key == "max_completion_tokens")
        conversation.maxTokens = value.integer() ? value.integer() : conversation.maxTokens;
    else if (key == "logprobs")
        conversation.wantsLogprobs = conversation.wantsLogprobs || value.isTrue();
    else if (key == "top_logprobs")
        conversation.wantsLogprobs = conversation.wantsLogprobs || value.integer().value_or(0) > 0;
    else if (key == "safety_identifier")
        conversation.safetyIdentifier = value.escaped();
    else if (key == "prompt_cache_key")
        conversation.promptCacheKey = value.escaped();
    else if (key == "service_tier")
        conversation.serviceTier = value.escaped();
    else if (key == "metadata")
        conversation.rawMetadata = value.isSet() ? value.raw() : std::string_view();
    else if (key == "store")
        conversation.store = value.boolean();
    else if (key == "verbosity")
        conversation.verbosity = value.escaped();
    else if (key == "parallel_tool_calls")
        conversation.parallelToolCalls = value.boolean();
    else if (key == "modalities")
        conversation.wantsAudio = value.raw().find("\"audio\"") != std::string_view::npos;
    else
        return false;
    return true;
}

} // namespace

std::optional<Unreadable> readChatRequest(json::Value root, Conversation& conversation)
{
    conversation.source = Dialect::Chat;
    for (const auto member : root.members()) {
        const auto value = member.value;
        if (readSampling(member.key, value, conversation) || readLimitsAndHints(member.key, value, conversation))
            continue;
        if (member.key == "tools") {
            for (const auto tool : value.items())
                readTool(tool, conversation);
        } else if (member.key == "functions") {
            readLegacyFunctions(value, conversation);
        } else if (member.key == "tool_choice" || member.key == "function_call") {
            readToolChoice(value, conversation.toolChoice);
        } else if (member.key == "response_format") {
            readAnswerFormat(value, value["json_schema"], conversation);
        } else if (member.key == "reasoning_effort") {
            readEffort(value, conversation);
        } else if (member.key == "reasoning" && value["effort"].isString()) {
            readEffort(value["effort"], conversation);
        } else if (member.key != "model" && member.key != "messages" && value.isSet()) {
            conversation.unknownFields.emplace_back(member.key);
        }
    }
    std::size_t number = 0;
    const auto messages = root["messages"];
    conversation.messages.reserve(messages.size());
    for (const auto message : messages.items()) {
        if (auto unreadable = readMessage(message, number++, conversation))
            return unreadable;
    }
    return std::nullopt;
}

std::optional<Unreadable> readCompletionsRequest(json::Value root, Conversation& conversation)
{
    conversation.source = Dialect::Completions;
    const auto prompt = root["prompt"];
    json::Value text = prompt;
    if (prompt.isArray() && prompt.size() == 1) {
        for (const auto item : prompt.items())
            text = item;
    }
    if (!text.isString())
        return Unreadable {"prompt", "is a list of prompts or of tokens, which only a server of its own dialect can take"};
    addText(conversation.add(Role::User).parts, text, conversation);
    for (const auto member : root.members()) {
        if (member.key == "max_tokens")
            conversation.maxTokens = member.value.integer();
        else if (member.key == "suffix" && !member.value.isEmpty() && member.value.isSet())
            return Unreadable {"suffix", "has no counterpart"};
        else if (member.key == "echo" && member.value.isTrue())
            return Unreadable {"echo", "has no counterpart"};
        else if (member.key == "logprobs")
            conversation.wantsLogprobs = member.value.isNumber();
        else if (!readSampling(member.key, member.value, conversation) && member.key != "model" && member.key != "prompt"
                 && member.value.isSet())
            conversation.unknownFields.emplace_back(member.key);
    }
    return std::nullopt;
}

} // namespace switchyard::dialects
