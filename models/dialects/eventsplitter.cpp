// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/eventsplitter.h"

#include <cstring>

namespace switchyard::dialects {

std::size_t EventSplitter::lineEnd(std::string_view bytes)
{
    const void* const lineFeed = std::memchr(bytes.data(), '\n', bytes.size());
    const auto limit = lineFeed == nullptr ? bytes.size()
                                           : static_cast<std::size_t>(static_cast<const char*>(lineFeed) - bytes.data());
    const void* const carriageReturn = std::memchr(bytes.data(), '\r', limit);
    if (carriageReturn != nullptr)
        return static_cast<std::size_t>(static_cast<const char*>(carriageReturn) - bytes.data());
    return lineFeed == nullptr ? std::string_view::npos : limit;
}

void EventSplitter::hold(std::string_view bytes)
{
    if (heldBytes() + bytes.size() > kMaxEventBytes) {
        m_overflow = true;
        return;
    }
    m_line.append(bytes);
}

bool EventSplitter::takeField(std::string_view line)
{
    if (line.empty())
        return true;
    const auto colon = line.find(':');
    const auto field = line.substr(0, colon);
    const bool isError = field == "error"; // llama.cpp, GPUStack and others: no field of the standard's, an error all the same
    if (field != "data" && field != "event" && !isError)
        return false;
    std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.substr(0, 1) == " ")
        value.remove_prefix(1);
    if (field == "event") {
        m_name = value;
        return false;
    }
    if (isError)
        m_name = field;
    if (heldBytes() + value.size() > kMaxEventBytes * 2) {
        m_overflow = true;
        return false;
    }
    if (m_hasData)
        m_data.push_back('\n');
    m_data.append(value);
    m_hasData = true;
    return false;
}

} // namespace switchyard::dialects
