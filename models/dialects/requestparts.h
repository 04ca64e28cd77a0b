// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/conversation.h"
#include "json/json.h"

#include <string_view>
#include <vector>

namespace switchyard::dialects {

//! Runs that the requests of several dialects have in common.

//! Adds a content that is one string; nothing for an empty one or any other value.
void appendText(std::vector<Part>& parts, json::Value content);

//! Splits `data:<type>;base64,<data>` into the media's type and data; any other text becomes its URL.
void setMediaUrl(Media& media, std::string_view escapedUrl);

//! `json_object` or `json_schema`; the schema's members stand in `schema` (Chat nests them, Responses does not).
void readAnswerFormat(json::Value format, json::Value schema, Conversation& conversation);

//! OpenAI's effort: `none` means not to think.
void readEffort(json::Value effort, Conversation& conversation);

//! The three words that OpenAI's dialects share for a choice of tools.
void readToolChoiceWord(json::Value word, ToolChoice& choice);

} // namespace switchyard::dialects
