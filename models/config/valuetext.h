// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::config {

//! How a file spells its objects, found from its first keys, so that what is written looks like what is there. A file
//! without keys is written as strict JSON, as OpenClaw does.
struct TextStyle {
    bool quotedKeys = false; //!< As strict JSON does.
    bool trailingCommas = true;

    static TextStyle of(std::string_view document);
};

//! Builds the JSON5 text of an object or list, laid out over lines; the editor shifts it to its place.
class ObjectText final {
public:
    explicit ObjectText(TextStyle style)
        : m_style(style)
    {
    }
    //! `valueText` is JSON5; one of several lines is indented.
    ObjectText& add(std::string_view key, std::string valueText);
    ObjectText& addString(std::string_view key, std::string_view text);
    bool isEmpty() const { return m_members.empty(); }
    std::string text() const;

private:
    TextStyle m_style;
    std::vector<std::pair<std::string, std::string>> m_members;
};

//! A list of values, each on its own line; `[]` when empty.
std::string listText(TextStyle style, const std::vector<std::string>& values);
//! A list of short values on one line.
std::string inlineListText(const std::vector<std::string>& values);
//! `key` as it is written in that style.
std::string keyText(TextStyle style, std::string_view key);

} // namespace switchyard::config
