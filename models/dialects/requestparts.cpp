// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestparts.h"

namespace switchyard::dialects {

std::string placeOf(std::string_view list, std::size_t number)
{
    return std::string(list) + '[' + std::to_string(number) + ']';
}

void addText(PartList& parts, json::Value content, Conversation& conversation)
{
    const auto text = content.escaped();
    if (!text.empty())
        parts.add(conversation.memory()).text = text;
}

void setMediaUrl(Media& media, std::string_view escapedUrl)
{
    constexpr std::string_view scheme = "data:";
    const auto comma = escapedUrl.find(',');
    if (escapedUrl.substr(0, scheme.size()) != scheme || comma == std::string_view::npos) {
        media.url = escapedUrl;
        return;
    }
    const auto head = escapedUrl.substr(scheme.size(), comma - scheme.size());
    media.mediaType = head.substr(0, head.find(';'));
    media.data = escapedUrl.substr(comma + 1);
}

void setFileData(Media& media, json::Value fileData)
{
    setMediaUrl(media, fileData.escaped());
    if (!media.mediaType.empty())
        return;
    media.data = fileData.escaped();
    media.url = {};
}

void setAudio(Media& media, json::Value audio)
{
    media.data = audio["data"].escaped();
    media.mediaType = audio["format"].escaped();
}

void readAnswerFormat(json::Value format, json::Value schema, Conversation& conversation)
{
    if (format["type"].is("json_object"))
        conversation.format = AnswerFormat::JsonObject;
    if (!format["type"].is("json_schema"))
        return;
    conversation.format = AnswerFormat::JsonSchema;
    conversation.schemaName = schema["name"].escaped();
    conversation.schemaDescription = schema["description"].escaped();
    conversation.rawSchema = schema["schema"].isObject() ? schema["schema"].raw() : std::string_view("{}");
    conversation.isSchemaStrict = schema["strict"].boolean();
}

void readEffort(json::Value effort, Conversation& conversation)
{
    if (!effort.isString())
        return;
    conversation.effort = effort.escaped();
    conversation.thinking = effort.is("none") ? ThinkingMode::Off : ThinkingMode::On;
}

void readToolChoiceWord(json::Value word, ToolChoice& choice)
{
    if (word.is("auto"))
        choice.mode = ToolChoiceMode::Auto;
    else if (word.is("none"))
        choice.mode = ToolChoiceMode::None;
    else if (word.is("required") || word.is("any"))
        choice.mode = ToolChoiceMode::Required;
}

} // namespace switchyard::dialects
