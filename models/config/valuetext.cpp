// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/valuetext.h"

#include "json5/document.h"
#include "json5/writer.h"

#include <algorithm>

namespace switchyard::config {

namespace {

bool isPlainKey(std::string_view key)
{
    const auto isStart = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'; };
    return !key.empty() && isStart(key.front())
        && std::all_of(key.begin(), key.end(), [&](char c) { return isStart(c) || (c >= '0' && c <= '9'); });
}

std::string indented(std::string_view text)
{
    std::string result;
    for (const auto c : text) {
        result += c;
        if (c == '\n')
            result += "  ";
    }
    return result;
}

std::string block(char open, char close, const std::vector<std::string>& lines, bool trailingComma)
{
    if (lines.empty())
        return {open, close};
    std::string result(1, open);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        result += "\n  " + indented(lines[i]);
        if (i + 1 < lines.size() || trailingComma)
            result += ',';
    }
    return result + '\n' + close;
}

} // namespace

TextStyle TextStyle::of(std::string_view document)
{
    const auto parsed = json5::Document::parse(std::string(document));
    const auto root = parsed.root();
    const auto first = root.at(0);
    if (!first)
        return {true, false};
    const auto key = document.substr(first.keyOffset(), first.keyLength());
    TextStyle style;
    style.quotedKeys = !key.empty() && (key.front() == '"' || key.front() == '\'');
    const auto last = root.at(root.size() - 1);
    const auto end = root.offset() + root.length();
    const auto tail = document.substr(last.offset() + last.length(), end - last.offset() - last.length());
    style.trailingCommas = tail.find(',') != std::string_view::npos;
    return style;
}

std::string keyText(TextStyle style, std::string_view key)
{
    return style.quotedKeys || !isPlainKey(key) ? json5::quoted(key) : std::string(key);
}

ObjectText& ObjectText::add(std::string_view key, std::string valueText)
{
    m_members.emplace_back(keyText(m_style, key), std::move(valueText));
    return *this;
}

ObjectText& ObjectText::addString(std::string_view key, std::string_view text)
{
    return add(key, json5::quoted(text));
}

std::string ObjectText::text() const
{
    std::vector<std::string> lines;
    for (const auto& [key, value] : m_members)
        lines.push_back(key + ": " + value);
    return block('{', '}', lines, m_style.trailingCommas);
}

std::string listText(TextStyle style, const std::vector<std::string>& values)
{
    return block('[', ']', values, style.trailingCommas);
}

std::string inlineListText(const std::vector<std::string>& values)
{
    std::string result = "[";
    for (std::size_t i = 0; i < values.size(); ++i)
        result += (i == 0 ? "" : ", ") + values[i];
    return result + ']';
}

} // namespace switchyard::config
