// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestreader.h"

#include "dialects/compaction.h"
#include "dialects/requestparts.h"

#include <algorithm>
#include <array>

namespace switchyard::dialects {

namespace {

constexpr std::string_view kList = "input";

// The message that belongs to the model's turn in progress: Responses gives its thoughts, words and calls as items of
// their own.
Message& assistantTurn(Conversation& conversation)
{
    const bool isOpen = !conversation.messages.empty() && conversation.messages.back().role == Role::Assistant;
    return isOpen ? conversation.messages.back() : conversation.add(Role::Assistant);
}

std::optional<Unreadable> readPart(json::Value value, PartList& parts, std::size_t number, Conversation& conversation)
{
    const auto [type, text] = value.pick("type", "text");
    const bool isText = type.is("input_text") || type.is("output_text") || type.is("text") || type.is("summary_text");
    if (isText && text.isEmpty())
        return std::nullopt;
    Part& part = parts.add(conversation.memory());
    if (isText) {
        part.text = text.escaped();
    } else if (type.is("refusal")) {
        part.kind = PartKind::Refusal;
        part.text = value["refusal"].escaped();
    } else if (type.is("input_image")) {
        part.kind = PartKind::Image;
        const auto image = value["image_url"];
        auto& media = conversation.addMedia();
        setMediaUrl(media, image.isObject() ? image["url"].escaped() : image.escaped());
        media.fileId = value["file_id"].escaped();
        media.detail = value["detail"].escaped();
        part.media = &media;
    } else if (type.is("input_file")) {
        part.kind = PartKind::File;
        auto& media = conversation.addMedia();
        setFileData(media, value["file_data"]);
        if (media.data.empty())
            media.url = value["file_url"].escaped();
        media.fileId = value["file_id"].escaped();
        media.fileName = value["filename"].escaped();
        part.media = &media;
    } else if (type.is("input_audio")) {
        part.kind = PartKind::Audio;
        auto& media = conversation.addMedia();
        setAudio(media, value["input_audio"]);
        part.media = &media;
    } else {
        return Unreadable {placeOf(kList, number), "holds a part of the type '" + type.text() + "', which has no counterpart"};
    }
    return std::nullopt;
}

std::optional<Unreadable> readParts(json::Value content, PartList& parts, std::size_t number, Conversation& conversation)
{
    addText(parts, content, conversation);
    for (const auto value : content.items()) {
        if (auto unreadable = readPart(value, parts, number, conversation))
            return unreadable;
    }
    return std::nullopt;
}

std::optional<Unreadable> readMessage(json::Value item, std::size_t number, Conversation& conversation)
{
    const auto [role, content] = item.pick("role", "content");
    if (role.is("assistant"))
        return readParts(content, assistantTurn(conversation).parts, number, conversation);
    Message message;
    if (role.is("system"))
        message.role = Role::System;
    else if (role.is("developer"))
        message.role = Role::Developer;
    else if (!role.is("user"))
        return Unreadable {placeOf(kList, number) + ".role", "is not a role of this dialect"};
    if (auto unreadable = readParts(content, message.parts, number, conversation))
        return unreadable;
    conversation.messages.push_back(message);
    return std::nullopt;
}

void readCall(json::Value item, bool isCustom, Conversation& conversation)
{
    const auto [id, name, nameSpace, input, arguments] = item.pick("call_id", "name", "namespace", "input", "arguments");
    Part& part = assistantTurn(conversation).parts.add(conversation.memory());
    part.kind = PartKind::ToolCall;
    part.isCustom = isCustom;
    part.id = id.escaped();
    part.name = name.escaped();
    part.nameSpace = nameSpace.escaped();
    part.text = isCustom ? input.escaped() : arguments.escaped();
}

std::optional<Unreadable> readResult(json::Value item, bool isCustom, std::size_t number, Conversation& conversation)
{
    const auto [id, output] = item.pick("call_id", "output");
    Part& result = conversation.add(Role::Tool).parts.add(conversation.memory());
    result.kind = PartKind::ToolResult;
    result.isCustom = isCustom;
    result.id = id.escaped();
    return readParts(output, result.content, number, conversation);
}

void readReasoning(json::Value item, Conversation& conversation)
{
    const auto proof = item["encrypted_content"].escaped();
    const auto texts = item["summary"].isEmpty() || !item["summary"].isArray() ? item["content"] : item["summary"];
    std::string joined;
    for (const auto text : texts.items())
        joined.append(joined.empty() ? "" : R"(\n\n)").append(text["text"].escaped());
    if (joined.empty() && proof.empty())
        return;
    Part& part = assistantTurn(conversation).parts.add(conversation.memory());
    part.kind = joined.empty() ? PartKind::RedactedReasoning : PartKind::Reasoning;
    part.text = conversation.keep(std::move(joined));
    part.proof = proof;
}

std::optional<Unreadable> readItem(json::Value item, std::size_t number, Conversation& conversation)
{
    const auto type = item["type"];
    if (!type.isString() || type.is("message"))
        return readMessage(item, number, conversation);
    if (type.is("function_call") || type.is("custom_tool_call")) {
        readCall(item, type.is("custom_tool_call"), conversation);
    } else if (type.is("function_call_output") || type.is("custom_tool_call_output")) {
        return readResult(item, type.is("custom_tool_call_output"), number, conversation);
    } else if (type.is("reasoning")) {
        readReasoning(item, conversation);
    } else if (auto summary = summaryOf(item)) {
        conversation.add(Role::User).parts.add(conversation.memory()).text = conversation.keep(std::move(*summary));
    } else if (type.is("item_reference")) {
        return Unreadable {placeOf(kList, number), "refers to an item that only the provider which made it can look up"};
    } else {
        // What hosted tools did: it is told again in the message that follows.
        conversation.unknownFields.push_back(placeOf(kList, number) + ' ' + type.text());
    }
    return std::nullopt;
}

std::optional<Unreadable> readItems(json::Value items, Conversation& conversation)
{
    if (items.isString())
        conversation.add(Role::User).parts.add(conversation.memory()).text = items.escaped();
    std::size_t number = 0;
    conversation.messages.reserve(conversation.messages.size() + items.size());
    for (const auto item : items.items()) {
        if (auto unreadable = readItem(item, number++, conversation))
            return unreadable;
    }
    return std::nullopt;
}

void readFunction(json::Value value, std::string_view nameSpace, Conversation& conversation)
{
    Tool tool;
    tool.raw = value.raw();
    tool.name = value["name"].escaped();
    tool.nameSpace = nameSpace;
    tool.description = value["description"].escaped();
    if (value["parameters"].isObject())
        tool.rawParameters = value["parameters"].raw();
    tool.isStrict = value["strict"].boolean();
    conversation.tools.push_back(tool);
}

void readTool(json::Value value, Conversation& conversation)
{
    const auto type = value["type"];
    if (type.is("function")) {
        readFunction(value, {}, conversation);
    } else if (type.is("namespace")) {
        for (const auto inner : value["tools"].items())
            readFunction(inner, value["name"].escaped(), conversation);
    } else {
        Tool tool;
        tool.raw = value.raw();
        tool.kind = type.is("custom") ? ToolKind::Custom : ToolKind::Hosted;
        tool.name = type.is("custom") ? value["name"].escaped() : type.escaped();
        tool.description = value["description"].escaped();
        tool.rawFormat = value["format"].raw();
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
        choice.mode = value["mode"].is("required") ? ToolChoiceMode::Required : ToolChoiceMode::Auto;
        for (const auto tool : value["tools"].items())
            choice.allowed.push_back(tool["name"].escaped());
    } else if (type.is("function") || type.is("custom")) {
        choice.mode = ToolChoiceMode::One;
        choice.isCustom = type.is("custom");
        choice.name = value["name"].escaped();
    } else {
        choice.mode = ToolChoiceMode::Hosted;
        choice.name = type.escaped();
    }
}

void readText(json::Value text, Conversation& conversation)
{
    conversation.verbosity = text["verbosity"].escaped();
    readAnswerFormat(text["format"], text["format"], conversation);
}

void readReasoningOptions(json::Value reasoning, Conversation& conversation)
{
    conversation.reasoningSummary = reasoning["summary"].escaped();
    readEffort(reasoning["effort"], conversation);
}

bool readOption(std::string_view key, json::Value value, Conversation& conversation)
{
    const auto raw = value.isSet() ? value.raw() : std::string_view();
    if (key == "temperature")
        conversation.rawTemperature = raw;
    else if (key == "top_p")
        conversation.rawTopP = raw;
    else if (key == "presence_penalty")
        conversation.rawPresencePenalty = raw;
    else if (key == "frequency_penalty")
        conversation.rawFrequencyPenalty = raw;
    else if (key == "top_logprobs")
        conversation.wantsLogprobs = value.integer().value_or(0) > 0;
    else if (key == "max_output_tokens")
        conversation.maxTokens = value.integer();
    else if (key == "stream")
        conversation.stream = value.isTrue();
    else if (key == "parallel_tool_calls")
        conversation.parallelToolCalls = value.boolean();
    else if (key == "store")
        conversation.store = value.boolean();
    else if (key == "background")
        conversation.isBackground = value.isTrue();
    else if (key == "metadata")
        conversation.rawMetadata = raw;
    else if (key == "user")
        conversation.user = value.escaped();
    else if (key == "safety_identifier")
        conversation.safetyIdentifier = value.escaped();
    else if (key == "prompt_cache_key")
        conversation.promptCacheKey = value.escaped();
    else if (key == "service_tier")
        conversation.serviceTier = value.escaped();
    else if (key == "tool_choice")
        readToolChoice(value, conversation.toolChoice);
    else if (key == "text")
        readText(value, conversation);
    else if (key == "reasoning")
        readReasoningOptions(value, conversation);
    else
        return false;
    return true;
}

} // namespace

std::optional<Unreadable> readResponsesRequest(json::Value root, json::Value earlier, Conversation& conversation)
{
    constexpr std::array<std::string_view, 8> handledElsewhere {
        "model", "input", "instructions", "tools", "include", "previous_response_id", "stream_options", "truncation"};

    conversation.source = Dialect::Responses;
    if (root["prompt"].isObject())
        return Unreadable {"prompt", "names a template that only the provider which keeps it can fill"};
    if (root["conversation"].isSet())
        return Unreadable {"conversation", "names a conversation that only the provider which keeps it can continue"};
    for (const auto member : root.members()) {
        const bool isHandled = readOption(member.key, member.value, conversation)
            || std::find(handledElsewhere.begin(), handledElsewhere.end(), member.key) != handledElsewhere.end();
        if (!isHandled && member.value.isSet())
            conversation.unknownFields.emplace_back(member.key);
    }
    for (const auto tool : root["tools"].items())
        readTool(tool, conversation);
    for (const auto included : root["include"].items())
        conversation.wantsLogprobs = conversation.wantsLogprobs || included.is("message.output_text.logprobs");
    if (root["instructions"].isString() && !root["instructions"].isEmpty()) {
        addText(conversation.add(Role::System).parts, root["instructions"], conversation);
    }
    if (auto unreadable = readItems(earlier, conversation))
        return unreadable;
    return readItems(root["input"], conversation);
}

} // namespace switchyard::dialects
