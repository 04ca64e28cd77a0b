// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/malformedevents.h"

#include "dialects/eventsplitter.h"
#include "json/jsontext.h"

#include <algorithm>
#include <array>

namespace switchyard::dialects {

namespace {

constexpr std::array<std::string_view, 3> kBorders {"\n\n", "\r\n\r\n", "\r\r"};

// Behind the first complete event; everything when there is none.
std::size_t endOfFirstEvent(std::string_view bytes)
{
    auto end = bytes.size();
    for (const auto border : kBorders) {
        const auto at = bytes.find(border);
        if (at != std::string_view::npos)
            end = std::min(end, at + border.size());
    }
    return end;
}

bool isReadableEvent(std::string_view event)
{
    bool isReadable = true;
    const auto judge = [&isReadable](std::string_view, std::string_view data) { isReadable = isReadable && isReadableData(data); };
    EventSplitter splitter(EventSplitter::Framing::ServerSentEvents);
    splitter.feed(event, judge);
    splitter.end(judge);
    return isReadable;
}

} // namespace

bool isReadableData(std::string_view data)
{
    return data.substr(0, 6) == "[DONE]" || data.find_first_not_of(" \t\r\n") == std::string_view::npos || json::isValid(data);
}

std::size_t endOfWholeEvents(std::string_view bytes)
{
    std::size_t end = 0;
    for (const auto border : kBorders) {
        const auto at = bytes.rfind(border);
        if (at != std::string_view::npos)
            end = std::max(end, at + border.size());
    }
    return end;
}

std::string withoutMalformedEvents(std::string_view events)
{
    std::string readable;
    while (!events.empty()) {
        const auto event = events.substr(0, endOfFirstEvent(events));
        if (isReadableEvent(event))
            readable.append(event);
        events.remove_prefix(event.size());
    }
    return readable;
}

} // namespace switchyard::dialects
