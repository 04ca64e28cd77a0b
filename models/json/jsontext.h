// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json/plainrun.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

//! Between text and the escaped content of a JSON string.
namespace switchyard::json {

//! The escape for a character that must not stand in a string as it is, written into `buffer`.
std::string_view escapeOf(char c, std::array<char, 6>& buffer);

//! Appends `text` escaped. Bytes that are not UTF-8 pass as they are.
template<typename Out>
void appendEscaped(Out& out, std::string_view text)
{
    const char* at = text.data();
    const char* const end = at + text.size();
    std::array<char, 6> buffer;
    while (true) {
        const char* const stop = plainRunEnd(at, end);
        out.append(std::string_view(at, static_cast<std::size_t>(stop - at)));
        if (stop == end)
            return;
        out.append(escapeOf(*stop, buffer));
        at = stop + 1;
    }
}

std::string escaped(std::string_view text);

//! Appends the text that `escapedText` stands for. A lone surrogate becomes U+FFFD; a malformed escape is kept as it is.
void appendDecoded(std::string& out, std::string_view escapedText);
std::string decoded(std::string_view escapedText);

//! Whether `text` is one whole JSON value.
bool isValid(std::string_view text);
//! Whether `text` is one whole JSON object.
bool isObject(std::string_view text);

} // namespace switchyard::json
