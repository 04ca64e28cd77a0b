// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/clientstream.h"
#include "json/json.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! `POST /v1/responses/compact` for every upstream: the model is asked to summarise the conversation, and its summary
//! becomes the compaction item that the client sends instead of the conversation from then on.

//! The ordinary Responses request that asks for the summary. A body that lacks what a request needs stays as it is, so
//! that reading it tells what is missing.
std::string compactionRequest(std::string_view body);

//! The `response.compaction` object for a finished answer; nothing when that holds no summary.
std::optional<std::string> writeCompaction(std::string_view response, const AnswerSeed& seed);

//! The summary in a compaction item of ours, escaped and with a sentence that tells the model what it is; nothing for
//! any other item.
std::optional<std::string> summaryOf(json::Value item);

} // namespace switchyard::dialects
