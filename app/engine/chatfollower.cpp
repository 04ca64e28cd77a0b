// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/chatfollower.h"

#include "engine/openaiusage_p.h"
#include "routing/ascii.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace switchyard::engine {

namespace {

namespace ondemand = simdjson::ondemand;

struct Line {
    std::size_t end = 0; //!< Without its line end.
    std::size_t next = 0; //!< 0: the line is not complete.
};

//! The line that begins at `start`, ended by LF, CRLF or CR. A CR as the last byte may yet become a CRLF.
Line lineAt(std::string_view bytes, std::size_t start)
{
    const char* const begin = bytes.data() + start;
    const auto* const feed = static_cast<const char*>(std::memchr(begin, '\n', bytes.size() - start));
    const std::size_t reach = feed ? static_cast<std::size_t>(feed - bytes.data()) : bytes.size();
    const auto* const carriage = static_cast<const char*>(std::memchr(begin, '\r', reach - start));
    if (!carriage)
        return feed ? Line {reach, reach + 1} : Line {};
    const auto at = static_cast<std::size_t>(carriage - bytes.data());
    if (at + 1 == bytes.size())
        return {};
    return {at, bytes[at + 1] == '\n' ? at + 2 : at + 1};
}

bool holdsSomething(ondemand::value value)
{
    ondemand::json_type type {};
    if (value.type().get(type))
        return false;
    if (type == ondemand::json_type::string) {
        std::string_view text;
        return value.get_string().get(text) == simdjson::SUCCESS && !text.empty();
    }
    if (type == ondemand::json_type::array) {
        ondemand::array array;
        bool isEmpty = true;
        return value.get_array().get(array) == simdjson::SUCCESS && array.is_empty().get(isEmpty) == simdjson::SUCCESS
            && !isEmpty;
    }
    return type == ondemand::json_type::object;
}

struct ChoiceNews {
    bool meaningful = false;
    bool malformed = false;
    std::string_view finish;
};

void readDelta(ondemand::object delta, ChoiceNews& news)
{
    static constexpr std::array<std::string_view, 9> telling {"content", "reasoning_content", "reasoning",
        "reasoning_details", "tool_calls", "function_call", "refusal", "audio", "images"};
    for (auto field : delta) {
        std::string_view key;
        ondemand::value value;
        if (field.unescaped_key().get(key) || field.value().get(value)) {
            news.malformed = true;
            return;
        }
        if (std::find(telling.begin(), telling.end(), key) != telling.end() && holdsSomething(value))
            news.meaningful = true;
    }
}

void readChoice(ondemand::object choice, ChoiceNews& news)
{
    for (auto field : choice) {
        std::string_view key;
        ondemand::value value;
        if (field.unescaped_key().get(key) || field.value().get(value)) {
            news.malformed = true;
            return;
        }
        if (key == "delta" || key == "message") {
            ondemand::object delta;
            if (value.get_object().get(delta) == simdjson::SUCCESS)
                readDelta(delta, news);
        } else if (key == "text") {
            news.meaningful = news.meaningful || holdsSomething(value);
        } else if (key == "finish_reason") {
            std::string_view reason;
            if (value.get_string().get(reason) == simdjson::SUCCESS && !reason.empty())
                news.finish = reason;
        }
    }
}

} // namespace

bool ChatFollower::hasKnownShape(std::string_view data) const
{
    return m_shape.isKnown && data.size() >= Shape::size
        && std::memcmp(data.data(), m_shape.head.data(), Shape::size) == 0
        && std::memcmp(data.data() + data.size() - Shape::size, m_shape.tail.data(), Shape::size) == 0;
}

void ChatFollower::learnShape(std::string_view data)
{
    m_shape.isKnown = false;
    const auto at = data.find("\"finish_reason\":null");
    constexpr std::size_t length = 20;
    const bool isSeen = at != std::string_view::npos && data.size() >= Shape::size
        && (at + length <= Shape::size || at + Shape::size >= data.size());
    if (!isSeen)
        return;
    std::copy_n(data.begin(), Shape::size, m_shape.head.begin());
    std::copy_n(data.end() - static_cast<std::ptrdiff_t>(Shape::size), Shape::size, m_shape.tail.begin());
    m_shape.isKnown = true;
}

bool ChatFollower::judgeJson(std::string_view data, bool namedError)
{
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object object;
    const simdjson::padded_string padded(data);
    if (parser.iterate(padded).get(document) || document.get_object().get(object)) {
        // The stream's end decides whether it was whole.
        m_progress.failed = namedError;
        return namedError;
    }
    ChoiceNews news;
    bool hasError = namedError;
    for (auto field : object) {
        std::string_view key;
        ondemand::value value;
        if (field.unescaped_key().get(key) || field.value().get(value)) {
            news.malformed = true;
            break;
        }
        if (key == "choices") {
            ondemand::array choices;
            if (value.get_array().get(choices))
                continue;
            for (auto entry : choices) {
                ondemand::object choice;
                if (entry.get_object().get(choice) == simdjson::SUCCESS)
                    readChoice(choice, news);
            }
        } else if (key == "error") {
            ondemand::json_type type {};
            hasError = hasError || (value.type().get(type) == simdjson::SUCCESS && type != ondemand::json_type::null);
        } else if (key == "object") {
            std::string_view text;
            hasError = hasError || (value.get_string().get(text) == simdjson::SUCCESS && text == "error");
        } else if (key == "usage") {
            ondemand::object usage;
            if (value.get_object().get(usage) == simdjson::SUCCESS) {
                if (auto read = readOpenAiUsage(usage))
                    m_usage = read;
            }
        }
    }
    if (hasError || news.finish == "error") {
        m_progress.failed = true;
        return true;
    }
    if (news.malformed || document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return false;
    if (news.meaningful) {
        m_progress.meaningful = true;
        ++m_meaningfulEvents;
    }
    if (news.finish.empty())
        return true;
    m_progress.finished = true;
    // An answer that was filtered or cut before its first word is an answer; one that just stops is an empty one.
    if (news.finish != "stop")
        m_progress.meaningful = true;
    return true;
}

bool ChatFollower::judgeData(std::string_view data, bool namedError)
{
    data = routing::ascii::trimmed(data);
    if (data.empty())
        return true;
    ++m_progress.events;
    if (data == "[DONE]") {
        m_progress.done = true;
        m_progress.finished = true;
        return true;
    }
    if (!namedError && hasKnownShape(data)) {
        ++m_meaningfulEvents;
        return true;
    }
    const bool isJson = judgeJson(data, namedError);
    if (m_progress.failed)
        m_errorEvent = data.substr(0, 64 * 1024);
    else if (isJson && m_progress.meaningful && !m_progress.finished)
        learnShape(data);
    return isJson;
}

bool ChatFollower::judge(std::string_view event)
{
    std::string_view data;
    bool isJoined = false;
    bool namedError = false;
    for (std::size_t at = 0; at < event.size();) {
        const Line line = lineAt(event, at);
        std::string_view text = event.substr(at, (line.next ? line.end : event.size()) - at);
        at = line.next ? line.next : event.size();
        if (text.starts_with("data:")) {
            text.remove_prefix(text.size() > 5 && text[5] == ' ' ? 6 : 5);
            if (!data.data()) {
                data = text;
                continue;
            }
            if (!isJoined)
                m_joined.assign(data);
            isJoined = true;
            m_joined += '\n';
            m_joined += text;
        } else if (text.starts_with("event:")) {
            namedError = routing::ascii::trimmed(text.substr(6)) == "error";
        }
    }
    return !data.data() || judgeData(isJoined ? std::string_view(m_joined) : data, namedError);
}

ChatFollower::Progress ChatFollower::follow(std::string_view bytes)
{
    m_progress.wholeEvents = 0;
    m_malformed.clear();
    std::size_t eventStart = 0;
    std::size_t at = m_lineStart;
    while (at < bytes.size() && !m_progress.failed) {
        const Line line = lineAt(bytes, at);
        if (line.next == 0)
            break;
        const bool isBlank = line.end == at;
        at = line.next;
        if (!isBlank)
            continue;
        if (!judge(bytes.substr(eventStart, at - eventStart)))
            m_malformed.push_back({eventStart, at - eventStart});
        if (m_progress.failed)
            break;
        eventStart = at;
        m_progress.wholeEvents = at;
        if (m_progress.done)
            break;
    }
    m_lineStart = m_progress.failed ? 0 : at - m_progress.wholeEvents;
    return m_progress;
}

ChatFollower::Progress ChatFollower::finish(std::string_view rest)
{
    m_progress.wholeEvents = 0;
    m_malformed.clear();
    if (!rest.empty() && !m_progress.failed) {
        if (!judge(rest))
            m_malformed.push_back({0, rest.size()});
        if (!m_progress.failed)
            m_progress.wholeEvents = rest.size();
    }
    return m_progress;
}

} // namespace switchyard::engine
