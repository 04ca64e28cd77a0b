// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestreader.h"

#include "dialects/requestparts.h"

namespace switchyard::dialects {

namespace {

Part textPart(json::Value value)
{
    Part part;
    part.text = value.escaped();
    return part;
}

std::optional<Unreadable> readPart(json::Value value, Message& message, std::string_view place)
{
    const auto type = value["type"];
    Part part;
    part.rawCacheControl = value["cache_control"].raw();
    if (type.is("text") || type.is("input_text") || type.is("output_text")) {
        part.text = value["text"].escaped();
        if (part.text.empty())
            return std::nullopt;
    } else if (type.is("refusal")) {
        part.kind = PartKind::Refusal;
        part.text = value["refusal"].escaped();
    } else if (type.is("image_url")) {
        part.kind = PartKind::Image;
        const auto image = value["image_url"];
        setMediaUrl(part, image.isString() ? image.escaped() : image["url"].escaped());
        part.detail = image["detail"].escaped();
    } else if (type.is("input_audio")) {
        part.kind = PartKind::Audio;
        part.data = value["input_audio"]["data"].escaped();
        part.mediaType = value["input_audio"]["format"].escaped();
    } else if (type.is("file")) {
        part.kind = PartKind::File;
        const auto file = value["file"];
        setMediaUrl(part, file["file_data"].escaped());
        if (part.mediaType.empty()) {
            part.data = file["file_data"].escaped();
            part.url = {};
        }
        part.fileId = file["file_id"].escaped();
        part.fileName = file["filename"].escaped();
    } else if (type.is("thinking") || type.is("reasoning")) {
        return std::nullopt;
    } else {
        return Unreadable {std::string(place), "holds a part of the type '" + type.text() + "', which has no counterpart"};
    }
    message.parts.push_back(std::move(part));
    return std::nullopt;
}

std::optional<Unreadable> readContent(json::Value content, Message& message, const std::string& place)
{
    appendText(message.parts, content);
    for (const auto value : content.items()) {
        if (auto unreadable = readPart(value, message, place))
            return unreadable;
    }
    return std::nullopt;
}

void readCalls(json::Value value, Message& message)
{
    for (const auto call : value["tool_calls"].items()) {
        Part part;
        part.kind = PartKind::ToolCall;
        part.id = call["id"].escaped();
        part.isCustom = call["type"].is("custom");
        const auto body = part.isCustom ? call["custom"] : call["function"];
        part.name = body["name"].escaped();
        part.text = part.isCustom ? body["input"].escaped() : body["arguments"].escaped();
        if (body["arguments"].isObject())
            part.rawArguments = body["arguments"].raw();
        message.parts.push_back(std::move(part));
    }
    const auto legacy = value["function_call"];
    if (legacy.isObject()) {
        Part part;
        part.kind = PartKind::ToolCall;
        part.name = legacy["name"].escaped();
        part.id = part.name;
        part.text = legacy["arguments"].escaped();
        message.parts.push_back(std::move(part));
    }
}

// Thoughts stand before what came of them, whichever member holds them.
void readReasoning(json::Value value, Message& message)
{
    for (const std::string_view key : {"reasoning_content", "reasoning"}) {
        if (!value[key].isString() || value[key].isEmpty())
            continue;
        Part part = textPart(value[key]);
        part.kind = PartKind::Reasoning;
        message.parts.push_back(std::move(part));
        return;
    }
}

std::optional<Unreadable> readMessage(json::Value value, std::size_t number, Conversation& conversation)
{
    const auto place = "messages[" + std::to_string(number) + ']';
    const auto role = value["role"];
    Message message;
    message.name = value["name"].escaped();
    if (role.is("system")) {
        message.role = Role::System;
    } else if (role.is("developer")) {
        message.role = Role::Developer;
    } else if (role.is("user")) {
        message.role = Role::User;
    } else if (role.is("assistant")) {
        message.role = Role::Assistant;
        readReasoning(value, message);
    } else if (role.is("tool") || role.is("function")) {
        message.role = Role::Tool;
    } else {
        return Unreadable {place + ".role", "is not a role of this dialect"};
    }
    if (auto unreadable = readContent(value["content"], message, place + ".content"))
        return unreadable;
    if (message.role == Role::Assistant) {
        if (value["refusal"].isString() && !value["refusal"].isEmpty()) {
            Part part = textPart(value["refusal"]);
            part.kind = PartKind::Refusal;
            message.parts.push_back(std::move(part));
        }
        readCalls(value, message);
    } else if (message.role == Role::Tool) {
        Part result;
        result.kind = PartKind::ToolResult;
        result.id = role.is("tool") ? value["tool_call_id"].escaped() : value["name"].escaped();
        result.content = std::move(message.parts);
        message.parts.clear();
        message.parts.push_back(std::move(result));
    }
    conversation.messages.push_back(std::move(message));
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
        conversation.wantsLogprobs = value.isTrue();
    else if (key == "top_logprobs")
        conversation.rawTopLogprobs = value.isSet() ? value.raw() : std::string_view();
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
    for (const auto message : root["messages"].items()) {
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
    Message message;
    message.parts.push_back(textPart(text));
    conversation.messages.push_back(std::move(message));
    for (const auto member : root.members()) {
        if (member.key == "max_tokens")
            conversation.maxTokens = member.value.integer();
        else if (member.key == "suffix" && !member.value.isEmpty() && member.value.isSet())
            return Unreadable {"suffix", "has no counterpart"};
        else if (!readSampling(member.key, member.value, conversation) && member.key != "model" && member.key != "prompt"
                 && member.value.isSet())
            conversation.unknownFields.emplace_back(member.key);
    }
    return std::nullopt;
}

} // namespace switchyard::dialects
