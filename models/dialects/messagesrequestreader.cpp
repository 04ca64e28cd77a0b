// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestreader.h"

#include "dialects/requestparts.h"

#include <algorithm>
#include <array>

namespace switchyard::dialects {

namespace {

std::string placeOf(std::size_t number)
{
    return "messages[" + std::to_string(number) + ']';
}

Media& readSource(json::Value source, Conversation& conversation)
{
    auto& media = conversation.addMedia();
    media.mediaType = source["media_type"].escaped();
    media.data = source["data"].escaped();
    media.url = source["url"].escaped();
    media.fileId = source["file_id"].escaped();
    media.isPlainText = source["type"].is("text");
    return media;
}

// A document or search result whose content is given as blocks of text: the texts, joined.
std::string_view joinedTexts(json::Value content, Conversation& conversation)
{
    std::string joined;
    if (content.isString())
        joined = content.escaped();
    for (const auto block : content.items()) {
        if (block["text"].isString())
            joined.append(joined.empty() ? "" : R"(\n)").append(block["text"].escaped());
    }
    return conversation.keep(std::move(joined));
}

// Reads a block that may stand in a message or in a tool's result. False when it has no counterpart anywhere.
bool readBlock(json::Value block, std::vector<Part>& parts, Conversation& conversation)
{
    const auto [type, text, cacheControl] = block.pick("type", "text", "cache_control");
    Part part;
    part.rawCacheControl = cacheControl.isObject() ? cacheControl.raw() : std::string_view();
    if (type.is("text")) {
        part.text = text.escaped();
        if (part.text.empty())
            return true;
    } else if (type.is("image")) {
        part.kind = PartKind::Image;
        part.media = &readSource(block["source"], conversation);
    } else if (type.is("document") && block["source"]["type"].is("content")) {
        part.text = joinedTexts(block["source"]["content"], conversation);
    } else if (type.is("document")) {
        part.kind = PartKind::File;
        auto& media = readSource(block["source"], conversation);
        media.fileName = block["title"].escaped();
        part.media = &media;
    } else if (type.is("search_result")) {
        part.text = joinedTexts(block["content"], conversation);
    } else {
        return false;
    }
    parts.push_back(std::move(part));
    return true;
}

bool readAssistantBlock(json::Value block, Message& message)
{
    const auto [type, id, name, input, cacheControl] = block.pick("type", "id", "name", "input", "cache_control");
    Part part;
    part.rawCacheControl = cacheControl.isObject() ? cacheControl.raw() : std::string_view();
    if (type.is("thinking")) {
        part.kind = PartKind::Reasoning;
        part.text = block["thinking"].escaped();
        part.proof = block["signature"].escaped();
    } else if (type.is("redacted_thinking")) {
        part.kind = PartKind::RedactedReasoning;
        part.proof = block["data"].escaped();
    } else if (type.is("tool_use")) {
        part.kind = PartKind::ToolCall;
        part.id = id.escaped();
        part.name = name.escaped();
        part.rawArguments = input.isObject() ? input.raw() : std::string_view("{}");
    } else {
        return false;
    }
    message.parts.push_back(std::move(part));
    return true;
}

void readResult(json::Value block, std::size_t number, Conversation& conversation)
{
    const auto [id, content, isError, cacheControl] = block.pick("tool_use_id", "content", "is_error", "cache_control");
    Part result;
    result.kind = PartKind::ToolResult;
    result.id = id.escaped();
    result.isError = isError.isTrue();
    result.rawCacheControl = cacheControl.isObject() ? cacheControl.raw() : std::string_view();
    appendText(result.content, content);
    for (const auto inner : content.items()) {
        if (!readBlock(inner, result.content, conversation))
            conversation.unknownFields.push_back(placeOf(number) + " tool_result " + inner["type"].text());
    }
    Message message;
    message.role = Role::Tool;
    message.parts.push_back(std::move(result));
    conversation.messages.push_back(std::move(message));
}

std::optional<Unreadable> readMessage(json::Value value, std::size_t number, Conversation& conversation)
{
    const auto role = value["role"];
    Message message;
    if (role.is("assistant"))
        message.role = Role::Assistant;
    else if (role.is("system"))
        message.role = Role::System;
    else if (!role.is("user"))
        return Unreadable {placeOf(number) + ".role", "is not a role of this dialect"};
    const auto content = value["content"];
    appendText(message.parts, content);
    for (const auto block : content.items()) {
        if (block["type"].is("tool_result"))
            readResult(block, number, conversation); // results become messages of their own, before the text
        else if (!(message.role == Role::Assistant && readAssistantBlock(block, message))
                 && !readBlock(block, message.parts, conversation))
            conversation.unknownFields.push_back(placeOf(number) + ' ' + block["type"].text());
    }
    if (!message.parts.empty())
        conversation.messages.push_back(std::move(message));
    return std::nullopt;
}

void readSystem(json::Value system, Conversation& conversation)
{
    Message message;
    message.role = Role::System;
    appendText(message.parts, system);
    for (const auto block : system.items())
        readBlock(block, message.parts, conversation);
    if (!message.parts.empty())
        conversation.messages.push_back(std::move(message));
}

void readTool(json::Value value, Conversation& conversation)
{
    const auto type = value["type"];
    Tool tool;
    tool.raw = value.raw();
    tool.kind = type.isString() && !type.is("custom") ? ToolKind::Hosted : ToolKind::Function;
    tool.name = tool.kind == ToolKind::Hosted ? type.escaped() : value["name"].escaped();
    tool.description = value["description"].escaped();
    if (value["input_schema"].isObject())
        tool.rawParameters = value["input_schema"].raw();
    tool.isStrict = value["strict"].boolean();
    tool.rawCacheControl = value["cache_control"].isObject() ? value["cache_control"].raw() : std::string_view();
    conversation.tools.push_back(tool);
}

void readToolChoice(json::Value value, Conversation& conversation)
{
    const auto type = value["type"];
    auto& choice = conversation.toolChoice;
    if (type.is("auto"))
        choice.mode = ToolChoiceMode::Auto;
    else if (type.is("any"))
        choice.mode = ToolChoiceMode::Required;
    else if (type.is("none"))
        choice.mode = ToolChoiceMode::None;
    else if (type.is("tool"))
        choice.mode = ToolChoiceMode::One;
    choice.name = value["name"].escaped();
    if (value["disable_parallel_tool_use"].isTrue())
        conversation.parallelToolCalls = false;
}

void readThinking(json::Value thinking, Conversation& conversation)
{
    const auto type = thinking["type"];
    if (type.is("enabled"))
        conversation.thinking = ThinkingMode::On;
    else if (type.is("adaptive"))
        conversation.thinking = ThinkingMode::Adaptive;
    else if (type.is("disabled"))
        conversation.thinking = ThinkingMode::Off;
    conversation.thinkingBudget = thinking["budget_tokens"].integer();
}

void readOutputConfig(json::Value config, Conversation& conversation)
{
    conversation.effort = config["effort"].escaped();
    const auto format = config["format"];
    if (!format["type"].is("json_schema"))
        return;
    conversation.format = AnswerFormat::JsonSchema;
    conversation.rawSchema = format["schema"].isObject() ? format["schema"].raw() : std::string_view("{}");
    conversation.isSchemaStrict = true;
}

bool readOption(std::string_view key, json::Value value, Conversation& conversation)
{
    const auto raw = value.isSet() ? value.raw() : std::string_view();
    if (key == "temperature")
        conversation.rawTemperature = raw;
    else if (key == "top_p")
        conversation.rawTopP = raw;
    else if (key == "top_k")
        conversation.rawTopK = raw;
    else if (key == "max_tokens")
        conversation.maxTokens = value.integer();
    else if (key == "stream")
        conversation.stream = value.isTrue();
    else if (key == "service_tier")
        conversation.serviceTier = value.escaped();
    else if (key == "metadata")
        conversation.user = value["user_id"].escaped();
    else if (key == "tool_choice")
        readToolChoice(value, conversation);
    else if (key == "thinking")
        readThinking(value, conversation);
    else if (key == "output_config")
        readOutputConfig(value, conversation);
    else
        return false;
    return true;
}

} // namespace

std::optional<Unreadable> readMessagesRequest(json::Value root, Conversation& conversation)
{
    constexpr std::array<std::string_view, 6> handledElsewhere {
        "model", "messages", "system", "tools", "stop_sequences", "cache_control"};

    conversation.source = Dialect::Messages;
    for (const auto member : root.members()) {
        const bool isHandled = readOption(member.key, member.value, conversation)
            || std::find(handledElsewhere.begin(), handledElsewhere.end(), member.key) != handledElsewhere.end();
        if (!isHandled && member.value.isSet())
            conversation.unknownFields.emplace_back(member.key);
    }
    for (const auto tool : root["tools"].items())
        readTool(tool, conversation);
    for (const auto stop : root["stop_sequences"].items()) {
        if (stop.isString() && !stop.isEmpty())
            conversation.stops.push_back(stop.escaped());
    }
    readSystem(root["system"], conversation);
    std::size_t number = 0;
    const auto messages = root["messages"];
    conversation.messages.reserve(messages.size() + 1);
    for (const auto message : messages.items()) {
        if (auto unreadable = readMessage(message, number++, conversation))
            return unreadable;
    }
    return std::nullopt;
}

} // namespace switchyard::dialects
