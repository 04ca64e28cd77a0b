// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/events.h"
#include "json/jsonwriter.h"

#include <string>
#include <string_view>

namespace switchyard::dialects {

//! `finish_reason` for a reason.
std::string_view chatFinishReason(FinishReason reason);
//! `stop_reason` for a reason.
std::string_view messagesStopReason(FinishReason reason);

//! The value of `usage`, with absent numbers as 0.
void writeChatUsage(json::Writer& writer, const Usage& usage);
void writeResponsesUsage(json::Writer& writer, const Usage& usage, std::int64_t completionTokens,
                         std::int64_t estimatedPrompt);
//! The member of a Chat call that holds Gemini's proof, as Google's own servers of this dialect have it; nothing for an
//! empty one.
void writeGoogleProof(std::string& out, std::string_view sealed);
//! Opens no object: writes the members.
void writeMessagesUsage(json::Writer& writer, const Usage& usage, std::int64_t completionTokens,
                        std::int64_t estimatedPrompt);

} // namespace switchyard::dialects
