// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>

//! Between text and the escaped content of a JSON string.
namespace switchyard::json {

//! Appends `text` escaped. Bytes that are not UTF-8 pass as they are.
void appendEscaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

//! Appends the text that `escapedText` stands for. A lone surrogate becomes U+FFFD; a malformed escape is kept as it is.
void appendDecoded(std::string& out, std::string_view escapedText);
std::string decoded(std::string_view escapedText);

//! Whether `text` is one whole JSON value.
bool isValid(std::string_view text);
//! Whether `text` is one whole JSON object.
bool isObject(std::string_view text);

} // namespace switchyard::json
