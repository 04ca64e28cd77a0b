// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/answerinspector.h"

#include "engine/blockpool.h"
#include "engine/openaiusage_p.h"
#include "routing/ascii.h"

#include <simdjson.h>

namespace switchyard::engine {

namespace {

namespace ondemand = simdjson::ondemand;
using routing::FailureClass;

bool isVoid(ondemand::value& value)
{
    ondemand::json_type type {};
    if (value.type().get(type))
        return false;
    std::string_view text;
    ondemand::array list;
    bool isEmpty = false;
    switch (type) {
    case ondemand::json_type::null:
        return true;
    case ondemand::json_type::string:
        return value.get_string().get(text) == simdjson::SUCCESS && text.empty();
    case ondemand::json_type::array:
        return value.get_array().get(list) == simdjson::SUCCESS && list.is_empty().get(isEmpty) == simdjson::SUCCESS && isEmpty;
    default:
        return false;
    }
}

//! A message that has a role and nothing to say.
bool isHollowMessage(ondemand::value& value)
{
    ondemand::object message;
    if (value.get_object().get(message))
        return false;
    for (auto field : message) {
        std::string_view key;
        ondemand::value member;
        if (field.unescaped_key().get(key) || field.value().get(member))
            return false;
        if (key != "role" && !isVoid(member))
            return false;
    }
    return true;
}

//! A choice that ended of itself and holds nothing: what an event stream would be without any content. One that was cut at
//! its limit or by a filter says so, and is an answer.
bool isHollow(ondemand::value& value)
{
    ondemand::object choice;
    if (value.get_object().get(choice))
        return false;
    bool isHollow = false;
    for (auto field : choice) {
        std::string_view key;
        ondemand::value member;
        if (field.unescaped_key().get(key) || field.value().get(member))
            return false;
        if (key == "message") {
            isHollow = isHollowMessage(member);
            if (!isHollow)
                return false;
        } else if (key == "finish_reason") {
            std::string_view reason;
            if (member.get_string().get(reason) == simdjson::SUCCESS && reason != "stop")
                return false;
        }
    }
    return isHollow;
}

enum class Choices { None, Hollow, Some, Malformed };

Choices judge(ondemand::value& value)
{
    ondemand::array list;
    bool isEmpty = true;
    if (value.get_array().get(list) || list.is_empty().get(isEmpty))
        return Choices::Malformed;
    if (isEmpty)
        return Choices::None;
    for (auto entry : list) {
        ondemand::value choice;
        if (entry.get(choice))
            return Choices::Malformed;
        if (!isHollow(choice))
            return Choices::Some;
    }
    return Choices::Hollow;
}

} // namespace

InspectedAnswer inspectChatAnswer(MediaType mediaType, std::string_view body)
{
    InspectedAnswer answer;
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (body.starts_with(byteOrderMark))
        body.remove_prefix(byteOrderMark.size());
    const std::string_view content = routing::ascii::trimmed(body);
    if (content.empty()) {
        answer.failure = FailureClass::EmptyResponse;
        return answer;
    }
    if (mediaType == MediaType::Html || content.front() == '<') {
        answer.failure = FailureClass::NotAnLlmApi;
        return answer;
    }
    // Allocating the parser's tables for each answer would cost more than reading it.
    thread_local ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    const simdjson::padded_string_view padded(body.data(), body.size(), body.size() + BlockPool::padding);
    answer.failure = FailureClass::MalformedResponse;
    if (parser.iterate(padded).get(document) || document.get_object().get(object))
        return answer;
    bool hasChoices = false;
    bool hasError = false;
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        if (field.unescaped_key().get(key) || field.value().get(value))
            return answer;
        if (key == "choices") {
            const Choices choices = judge(value);
            if (choices == Choices::Malformed)
                return answer;
            hasChoices = choices == Choices::Some;
            answer.isHollow = choices == Choices::Hollow;
        } else if (key == "data") {
            ondemand::array list;
            bool isEmpty = true;
            if (value.get_array().get(list) || list.is_empty().get(isEmpty))
                return answer;
            hasChoices = !isEmpty;
        } else if (key == "error") {
            ondemand::json_type type {};
            if (value.type().get(type))
                return answer;
            hasError = hasError || type != ondemand::json_type::null;
        } else if (key == "object") {
            std::string_view text;
            hasError = hasError || (value.get_string().get(text) == simdjson::SUCCESS && text == "error");
        } else if (key == "usage") {
            ondemand::object usage;
            if (value.get_object().get(usage) == simdjson::SUCCESS)
                answer.usage = readOpenAiUsage(usage);
        }
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return answer;
    answer.isHollow = answer.isHollow && !hasError;
    answer.failure = hasError ? FailureClass::StreamError : hasChoices ? FailureClass::None : FailureClass::EmptyResponse;
    return answer;
}

} // namespace switchyard::engine
