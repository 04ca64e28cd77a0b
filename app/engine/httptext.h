// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace switchyard::engine {

inline constexpr std::string_view jsonType = "application/json; charset=utf-8";

//! `HTTP/1.1 200 OK\r\n`.
void appendStatusLine(std::string& out, int status, int minorVersion);
//! The line in front of a chunk of `size` bytes.
std::string chunkHead(std::size_t size);
//! The headers that let a browser's page from `origin` read the answer; nothing for an empty origin.
std::string corsHeaders(std::string_view origin);
//! An error in OpenAI's shape, which is also what a request gets whose dialect is not known yet.
std::string errorBody(std::string_view type, std::string_view code, std::string_view message);
//! The same in Anthropic's shape.
std::string messagesErrorBody(int status, std::string_view message);
//! `text` as a JSON string, quotes included. Bytes that are not UTF-8 become U+FFFD.
std::string jsonQuoted(std::string_view text);
//! `text` fit for a header value: control characters, non-ASCII and `%` percent-encoded.
std::string headerText(std::string_view text);

} // namespace switchyard::engine
