// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestreader.h"

#include "dialects/requestparts.h"

#include <algorithm>
#include <array>

namespace switchyard::dialects {

namespace {

constexpr std::string_view kList = "messages";

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
bool readBlock(json::Value block, PartList& parts, Conversation& conversation)
{
    const auto [type, text, cacheControl, source] = block.pick("type", "text", "cache_control", "source");
    const bool isText = type.is("text");
    const bool isDocument = type.is("document");
    if (isText && text.isEmpty())
        return true;
    if (!isText && !isDocument && !type.is("image") && !type.is("search_result"))
        return false;
    Part& part = parts.add(conversation.memory());
    part.rawCacheControl = cacheControl.isObject() ? cacheControl.raw() : std::string_view();
    if (isText) {
        part.text = text.escaped();
    } else if (isDocument && source["type"].is("content")) {
        part.text = joinedTexts(source["content"], conversation);
    } else if (isDocument) {
        part.kind = PartKind::File;
        auto& media = readSource(source, conversation);
        media.fileName = block["title"].escaped();
        part.media = &media;
    } else if (type.is("image")) {
        part.kind = PartKind::Image;
        part.media = &readSource(source, conversation);
    } else {
        part.text = joinedTexts(block["content"], conversation);
    }
    return true;
}

bool readAssistantBlock(json::Value block, Message& message, Conversation& conversation)
{
    const auto [type, id, name, input] = block.pick("type", "id", "name", "input");
    const bool isThought = type.is("thinking");
    const bool isCall = type.is("tool_use");
    if (!isThought && !isCall && !type.is("redacted_thinking"))
        return false;
    Part& part = message.parts.add(conversation.memory());
    if (isThought) {
        part.kind = PartKind::Reasoning;
        part.text = block["thinking"].escaped();
        part.proof = block["signature"].escaped();
    } else if (isCall) {
        part.kind = PartKind::ToolCall;
        part.id = id.escaped();
        part.name = name.escaped();
        part.rawArguments = input.isObject() ? input.raw() : std::string_view("{}");
    } else {
        part.kind = PartKind::RedactedReasoning;
        part.proof = block["data"].escaped();
    }
    return true;
}

void readResult(json::Value block, std::size_t number, Conversation& conversation)
{
    const auto [id, content, isError, cacheControl] = block.pick("tool_use_id", "content", "is_error", "cache_control");
    Part& result = conversation.add(Role::Tool).parts.add(conversation.memory());
    result.kind = PartKind::ToolResult;
    result.id = id.escaped();
    result.isError = isError.isTrue();
    result.rawCacheControl = cacheControl.isObject() ? cacheControl.raw() : std::string_view();
    addText(result.content, content, conversation);
    for (const auto inner : content.items()) {
        if (!readBlock(inner, result.content, conversation))
            conversation.unknownFields.push_back(placeOf(kList, number) + " tool_result " + inner["type"].text());
    }
}

std::optional<Unreadable> readMessage(json::Value value, std::size_t number, Conversation& conversation)
{
    const auto [role, content] = value.pick("role", "content");
    Message message;
    if (role.is("assistant"))
        message.role = Role::Assistant;
    else if (role.is("system"))
        message.role = Role::System;
    else if (!role.is("user"))
        return Unreadable {placeOf(kList, number) + ".role", "is not a role of this dialect"};
    addText(message.parts, content, conversation);
    for (const auto block : content.items()) {
        if (block["type"].is("tool_result"))
            readResult(block, number, conversation); // results become messages of their own, before the text
        else if (!(message.role == Role::Assistant && readAssistantBlock(block, message, conversation))
                 && !readBlock(block, message.parts, conversation))
            conversation.unknownFields.push_back(placeOf(kList, number) + ' ' + block["type"].text());
    }
    if (!message.parts.empty())
        conversation.messages.push_back(message);
    return std::nullopt;
}

void readSystem(json::Value system, Conversation& conversation)
{
    Message message;
    message.role = Role::System;
    addText(message.parts, system, conversation);
    for (const auto block : system.items())
        readBlock(block, message.parts, conversation);
    if (!message.parts.empty())
        conversation.messages.push_back(message);
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
