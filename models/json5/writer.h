// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "json5/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::json5 {

//! A JSON string literal with its quotes. Bytes that are not UTF-8 become U+FFFD, lone surrogates `\uXXXX`.
std::string quoted(std::string_view text);

//! The shortest JSON number that reads back as the same double, spelled as JavaScript does; `null` for
//! Infinity and NaN, which JSON lacks.
std::string numberText(double number);

enum class JsonLayout {
    Compact, //!< No spaces at all.
    Indented, //!< Two spaces, one item a line, no final line end.
};

//! A value as RFC 8259 JSON: of duplicate keys the last value at the first one's place, as JavaScript does.
//! Numbers that JSON can spell keep their text. Does not recurse.
std::string toJson(const Value& value, JsonLayout layout);

//! Builds JSON text piece by piece, for the editor's `valueText`, answers and files. Misuse (a value without
//! a key in an object, unbalanced ends) is a bug.
class Writer final
{
public:
    Writer& beginObject();
    Writer& endObject();
    Writer& beginArray();
    Writer& endArray();
    Writer& key(std::string_view key);
    Writer& string(std::string_view text);
    Writer& integer(std::int64_t number);
    Writer& number(double number);
    Writer& boolean(bool value);
    Writer& null();
    //! Text that already is one JSON or JSON5 value.
    Writer& raw(std::string_view valueText);

    //! The text; the writer is empty afterwards.
    std::string take();

private:
    void beforeValue();

    std::string m_text;
    std::vector<bool> m_hasItems; // one a container that is open
    bool m_afterKey = false;
};

} // namespace switchyard::json5
