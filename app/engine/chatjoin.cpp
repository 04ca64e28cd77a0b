// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/chatjoin.h"

#include "json/jsontext.h"
#include "routing/ascii.h"

#include <algorithm>
#include <array>

namespace switchyard::engine {

namespace {

//! The event at the front of `events`, with its blank line.
std::string_view nextEvent(std::string_view events)
{
    std::size_t end = events.size();
    for (const std::string_view blank : {"\n\n", "\r\n\r\n", "\r\r"}) {
        if (const auto at = events.find(blank); at != std::string_view::npos)
            end = std::min(end, at + blank.size());
    }
    return events.substr(0, end);
}

//! The data of an event of one line, as everybody sends Chat events; empty for a comment.
std::string_view dataOf(std::string_view event)
{
    const auto at = event.starts_with("data:") ? 0 : event.find("\ndata:");
    if (at == std::string_view::npos)
        return {};
    const std::string_view rest = event.substr(event.find(':', at) + 1);
    return routing::ascii::trimmed(rest.substr(0, rest.find_first_of("\r\n")));
}

bool saysMoreThanText(json::Value delta)
{
    static constexpr std::array<std::string_view, 8> more {"reasoning_content", "reasoning", "reasoning_details", "tool_calls",
        "function_call", "refusal", "audio", "images"};
    return std::any_of(more.begin(), more.end(), [delta](std::string_view key) {
        const json::Value value = delta[key];
        return value.isSet() && !value.isEmpty();
    });
}

} // namespace

ChatJoin::Piece ChatJoin::read(std::string_view event)
{
    Piece piece;
    const std::string_view data = dataOf(event);
    if (data.empty())
        return piece;
    if (data == "[DONE]") {
        piece.isOver = true;
        return piece;
    }
    piece.isUsable = m_document.parse(data);
    if (!piece.isUsable)
        return piece;
    int choices = 0;
    for (const json::Value choice : m_document.root()["choices"].items()) {
        const json::Value delta = choice["delta"];
        const json::Value content = delta["content"];
        const json::Value index = choice["index"];
        piece.isUsable = ++choices == 1 && (!index.isSet() || index.raw() == "0") && !saysMoreThanText(delta)
            && (!content.isSet() || content.isString());
        if (!piece.isUsable)
            return piece;
        piece.isOver = choice["finish_reason"].isSet();
        if (content.isString())
            piece.content = content;
    }
    return piece;
}

bool ChatJoin::begin(std::string_view told)
{
    m_told.clear();
    m_matched = 0;
    m_isJoined = false;
    while (!told.empty()) {
        const std::string_view event = nextEvent(told);
        const Piece piece = read(event);
        if (!piece.isUsable || piece.isOver)
            return false;
        if (piece.content.isString())
            m_told += piece.content.text();
        told.remove_prefix(event.size());
    }
    return !m_told.empty();
}

ChatJoin::State ChatJoin::take(std::string_view event, std::string& out)
{
    const Piece piece = read(event);
    if (!piece.isUsable)
        return State::Diverged;
    const std::string text = piece.content.isString() ? piece.content.text() : std::string {};
    const std::size_t known = std::min(text.size(), m_told.size() - m_matched);
    if (std::string_view(m_told).substr(m_matched, known) != std::string_view(text).substr(0, known))
        return State::Diverged;
    m_matched += known;
    m_isJoined = m_matched == m_told.size();
    if (!m_isJoined)
        return piece.isOver ? State::Diverged : State::Matching;
    if (known == text.size() && !piece.isOver)
        return State::Joined;
    if (text.empty()) {
        out += event;
        return State::Joined;
    }
    // The rest of a piece whose beginning the client has.
    const std::string_view data = m_document.text();
    const std::string_view old = piece.content.raw();
    const std::size_t at = piece.content.offset();
    out.append("data: ").append(data.substr(0, at)).append(1, '"');
    json::appendEscaped(out, std::string_view(text).substr(known));
    out.append(1, '"').append(data.substr(at + old.size())).append("\n\n");
    return State::Joined;
}

ChatJoin::State ChatJoin::feed(std::string_view events, std::string& out)
{
    while (!events.empty() && !m_isJoined) {
        const std::string_view event = nextEvent(events);
        if (take(event, out) == State::Diverged)
            return State::Diverged;
        events.remove_prefix(event.size());
    }
    out += events;
    return m_isJoined ? State::Joined : State::Matching;
}

} // namespace switchyard::engine
