// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/conversation.h"
#include "json/json.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace switchyard::dialects {

//! Runs that the requests of several dialects have in common.

//! Where the element of that number stands, such as `messages[3]`.
std::string placeOf(std::string_view list, std::size_t number);

//! Adds a content that is one string; nothing for an empty one or any other value.
void addText(PartList& parts, json::Value content, Conversation& conversation);

//! Splits `data:<type>;base64,<data>` into the media's type and data; any other text becomes its URL.
void setMediaUrl(Media& media, std::string_view escapedUrl);

//! `json_object` or `json_schema`; the schema's members stand in `schema` (Chat nests them, Responses does not).
void readAnswerFormat(json::Value format, json::Value schema, Conversation& conversation);

//! A file's member `file_data`, as OpenAI's dialects give it: a data URL or bare base64.
void setFileData(Media& media, json::Value fileData);

//! OpenAI's `input_audio`.
void setAudio(Media& media, json::Value audio);

//! OpenAI's effort: `none` means not to think.
void readEffort(json::Value effort, Conversation& conversation);

//! The three words that OpenAI's dialects share for a choice of tools.
void readToolChoiceWord(json::Value word, ToolChoice& choice);

} // namespace switchyard::dialects
