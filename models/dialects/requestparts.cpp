// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestparts.h"

namespace switchyard::dialects {

void appendText(std::vector<Part>& parts, json::Value content)
{
    if (!content.isString() || content.isEmpty())
        return;
    parts.emplace_back().text = content.escaped();
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
