// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json/json.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! Answers of Chat servers that are passed through although clients of the same dialect cannot read them: content as a
//! list of parts (Mistral's thoughts), calls without number, type or with arguments that are no string. Everything else
//! stays byte for byte as it came. One an answer.
class ChatMender final {
public:
    //! Whole events of a stream. The view is `events` itself when nothing had to change; else it holds until the next call.
    std::string_view mendEvents(std::string_view events);
    //! A whole answer; as above.
    std::string_view mendDocument(std::string_view body);

private:
    struct Change {
        std::size_t offset = 0;
        std::size_t size = 0;
        std::string text;
    };

    bool collect(std::string_view json, bool isStream);
    void mendContent(json::Value content);
    void mendCalls(json::Value calls, bool isStream);
    void mendCall(json::Value call, std::size_t number, bool isStream);
    std::size_t numberOf(json::Value call);
    void appendChanged(std::string_view json);

    json::Document m_document;
    std::vector<Change> m_changes; // in the order of their offsets
    std::vector<std::string> m_callIds; // by number
    std::string m_out;
};

} // namespace switchyard::dialects
