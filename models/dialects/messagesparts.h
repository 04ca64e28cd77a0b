// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/itemsequencer.h"

#include <string>
#include <string_view>

namespace switchyard::dialects {

//! The `signature` that a thought is given for a client of Messages: never empty, never one that Anthropic would take
//! for its own.
std::string messagesSignature(const AnswerItem& item);

//! A call's id (escaped) as Messages allows it: letters, digits, `_` and `-`, at most 64. Others get a stable substitute,
//! the same for a call and its result.
std::string messagesToolId(std::string_view escapedId);

//! Whether a text is nothing but white space, which this dialect refuses.
bool isBlank(std::string_view escaped);

} // namespace switchyard::dialects
