// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/errors.h"
#include "dialects/itemsequencer.h"
#include "dialects/usage.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! A response object of the Responses dialect, in every state of its life.
struct ResponseObject {
    std::string_view id; //!< Without `resp_`.
    std::int64_t created = 0;
    std::string_view status; //!< `in_progress`, `completed`, `incomplete`, `failed`
    std::string_view model; //!< Escaped.
    std::string_view echo; //!< Members that repeat the request.
    std::string_view output; //!< Items as JSON, joined by commas.
    const Usage* usage = nullptr; //!< Null while in progress.
    std::int64_t completionTokens = 0;
    std::int64_t estimatedPrompt = 0;
    std::string_view incompleteReason;
    const Failure* failure = nullptr;
};

void writeResponseObject(std::string& out, const ResponseObject& response);

//! The id of the item with this number: `msg_…`, `fc_…`, `ctc_…`, `rs_…`.
std::string responsesItemId(const AnswerItem& item, std::string_view answerId, std::size_t number);
//! A finished item. `status` is `completed` or `incomplete`.
void writeResponsesItem(std::string& out, const AnswerItem& item, std::string_view itemId, std::string_view status);
//! One part of a message: `output_text` or `refusal`.
void writeResponsesPart(std::string& out, EventKind kind, std::string_view escaped);

//! `error.code` of a failed response.
std::string_view responsesErrorCode(const Failure& failure);
//! `incomplete_details.reason`; empty when the response is complete.
std::string_view incompleteReasonFor(FinishReason reason);

} // namespace switchyard::dialects
