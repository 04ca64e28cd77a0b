// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/chatmender.h"

#include "json/jsontext.h"

#include <algorithm>
#include <utility>

namespace switchyard::dialects {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Whether one of the two keys is followed by a list. It is only looked at more closely where that is so. Brackets are
// rarer than quotes: this is asked of every answer that passes.
bool mayNeedMending(std::string_view json)
{
    for (auto at = json.find('['); at != std::string_view::npos; at = json.find('[', at + 1)) {
        const auto colon = json.find_last_not_of(kSpace, at - 1);
        if (at == 0 || colon == std::string_view::npos || colon == 0 || json[colon] != ':')
            continue;
        const auto keyEnd = json.find_last_not_of(kSpace, colon - 1);
        const auto before = json.substr(0, keyEnd == std::string_view::npos ? 0 : keyEnd + 1);
        if (before.ends_with("\"tool_calls\"") || before.ends_with("\"content\""))
            return true;
    }
    return false;
}

// The thoughts of one part: a text, or a list of texts.
void appendThoughts(std::string& out, json::Value thinking)
{
    out.append(thinking.escaped());
    for (const auto piece : thinking.items())
        out.append(piece["text"].escaped());
}

} // namespace

std::string_view ChatMender::mendEvents(std::string_view events)
{
    if (!mayNeedMending(events))
        return events;
    m_out.clear();
    bool isChanged = false;
    for (std::size_t at = 0; at < events.size();) {
        const auto feed = events.find('\n', at);
        const auto end = feed == std::string_view::npos ? events.size() : feed + 1;
        const auto line = events.substr(at, end - at);
        at = end;
        const auto brace = line.find('{');
        if (line.substr(0, 5) != "data:" || brace == std::string_view::npos) {
            m_out.append(line);
            continue;
        }
        const auto last = line.find_last_not_of(kSpace);
        const auto json = line.substr(brace, last + 1 - brace);
        const bool isDefective = collect(json, true);
        isChanged = isChanged || isDefective;
        m_out.append(line, 0, brace);
        appendChanged(json);
        m_out.append(line, last + 1, std::string_view::npos);
    }
    return isChanged ? std::string_view(m_out) : events;
}

std::string_view ChatMender::mendDocument(std::string_view body)
{
    if (!mayNeedMending(body) || !collect(body, false))
        return body;
    m_out.clear();
    appendChanged(body);
    return m_out;
}

bool ChatMender::collect(std::string_view json, bool isStream)
{
    m_changes.clear();
    if (!mayNeedMending(json) || !m_document.parse(json))
        return false;
    for (const auto choice : m_document.root()["choices"].items()) {
        const auto delta = choice["delta"];
        const auto message = delta.isObject() ? delta : choice["message"];
        if (message["content"].isArray())
            mendContent(message["content"]);
        // Calls of a second answer would have numbers of their own; no such server is known.
        if (choice["index"].integer().value_or(0) == 0)
            mendCalls(message["tool_calls"], isStream);
    }
    std::stable_sort(m_changes.begin(), m_changes.end(), [](const Change& a, const Change& b) { return a.offset < b.offset; });
    return !m_changes.empty();
}

void ChatMender::mendContent(json::Value content)
{
    std::string text;
    std::string thought;
    for (const auto part : content.items()) {
        text.append(part["text"].escaped());
        appendThoughts(thought, part["thinking"]);
    }
    std::string replaced = '"' + text + '"';
    if (!thought.empty())
        replaced.append(",\"reasoning_content\":\"").append(thought).push_back('"');
    m_changes.push_back({content.offset(), content.raw().size(), std::move(replaced)});
}

void ChatMender::mendCalls(json::Value calls, bool isStream)
{
    for (const auto call : calls.items()) {
        if (call.isObject())
            mendCall(call, numberOf(call), isStream);
    }
}

void ChatMender::mendCall(json::Value call, std::size_t number, bool isStream)
{
    std::string added;
    const auto index = call["index"];
    if (isStream && !index.isSet())
        added.append("\"index\":").append(std::to_string(number)).push_back(',');
    else if (isStream && index.integer() != static_cast<std::int64_t>(number))
        m_changes.push_back({index.offset(), index.raw().size(), std::to_string(number)});
    const auto function = call["function"];
    if (!call["type"].isSet() && function["name"].isString())
        added.append("\"type\":\"function\",");
    if (!added.empty())
        m_changes.push_back({call.offset() + 1, 0, std::move(added)});
    const auto arguments = function["arguments"];
    if (arguments.isObject())
        m_changes.push_back({arguments.offset(), arguments.raw().size(), '"' + json::escaped(arguments.raw()) + '"'});
}

// Which call a piece belongs to, whatever the server numbers it: a new id with a name is a new call.
std::size_t ChatMender::numberOf(json::Value call)
{
    const auto id = call["id"].escaped();
    const bool isNamed = !call["function"]["name"].isEmpty() && call["function"]["name"].isString();
    const auto known = std::find(m_callIds.begin(), m_callIds.end(), id);
    if (!id.empty() && known != m_callIds.end())
        return static_cast<std::size_t>(known - m_callIds.begin());
    if ((isNamed && !id.empty()) || m_callIds.empty()) {
        m_callIds.emplace_back(id);
        return m_callIds.size() - 1;
    }
    const auto index = call["index"].integer();
    if (index && *index >= 0 && static_cast<std::size_t>(*index) < m_callIds.size())
        return static_cast<std::size_t>(*index);
    if (isNamed)
        m_callIds.emplace_back();
    return m_callIds.size() - 1;
}

void ChatMender::appendChanged(std::string_view json)
{
    std::size_t at = 0;
    for (const auto& change : m_changes) {
        m_out.append(json, at, change.offset - at).append(change.text);
        at = change.offset + change.size;
    }
    m_out.append(json, at, std::string_view::npos);
}

} // namespace switchyard::dialects
