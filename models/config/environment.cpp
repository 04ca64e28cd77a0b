// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/environment.h"

#include <algorithm>

namespace switchyard::config {

namespace {

bool isNameStart(char c)
{
    return (c >= 'A' && c <= 'Z') || c == '_';
}

//! The variable's name when `text` starts with `${NAME}`, else empty.
std::string_view referenceAt(std::string_view text)
{
    if (text.size() < 4 || text[0] != '$' || text[1] != '{' || !isNameStart(text[2]))
        return {};
    std::size_t end = 3;
    while (end < text.size() && (isNameStart(text[end]) || (text[end] >= '0' && text[end] <= '9')))
        ++end;
    if (end >= text.size() || text[end] != '}')
        return {};
    return text.substr(2, end - 2);
}

void appendOnce(std::vector<std::string>& names, std::string_view name)
{
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.emplace_back(name);
}

} // namespace

std::optional<std::string> MapEnvironment::variable(std::string_view name) const
{
    const auto found = std::find_if(m_variables.begin(), m_variables.end(),
                                    [name](const auto& variable) { return variable.first == name; });
    return found == m_variables.end() ? std::nullopt : std::optional(found->second);
}

Substituted substitute(std::string_view text, const Environment& environment)
{
    Substituted result;
    std::size_t position = 0;
    while (position < text.size()) {
        const auto dollar = text.find('$', position);
        if (dollar == std::string_view::npos)
            break;
        result.text.append(text.substr(position, dollar - position));
        position = dollar;
        const auto rest = text.substr(dollar);
        const auto escaped = rest.size() > 1 && rest[1] == '$' ? referenceAt(rest.substr(1)) : std::string_view {};
        if (!escaped.empty()) {
            result.text.append(rest.substr(1, escaped.size() + 3));
            position += escaped.size() + 4;
            result.changed = true;
            continue;
        }
        const auto name = referenceAt(rest);
        if (name.empty()) {
            result.text.push_back('$');
            ++position;
            continue;
        }
        const auto value = environment.variable(name);
        // OpenClaw takes an empty variable for a missing one.
        if (value && !value->empty()) {
            result.text.append(*value);
            result.changed = true;
        } else {
            result.text.append(rest.substr(0, name.size() + 3));
            appendOnce(result.missing, name);
        }
        position += name.size() + 3;
    }
    result.text.append(text.substr(position));
    return result;
}

} // namespace switchyard::config
