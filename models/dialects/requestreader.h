// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/conversation.h"
#include "dialects/errors.h"
#include "json/json.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! What makes a request unreadable: its field and why.
struct Unreadable {
    std::string field;
    std::string reason;
};

//! Reads a client's request into `conversation`. Views point into the document behind `root`.
std::optional<Unreadable> readChatRequest(json::Value root, Conversation& conversation);
std::optional<Unreadable> readCompletionsRequest(json::Value root, Conversation& conversation);
//! Items of `earlier` (a JSON array, the conversation that `previous_response_id` names) come first.
std::optional<Unreadable> readResponsesRequest(json::Value root, json::Value earlier, Conversation& conversation);
std::optional<Unreadable> readMessagesRequest(json::Value root, Conversation& conversation);

} // namespace switchyard::dialects
