// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/claudemodel.h"

#include <cctype>

namespace switchyard::dialects {

std::optional<int> claudeVersion(std::string_view model)
{
    const auto name = model.find("claude-");
    if (name == std::string_view::npos)
        return std::nullopt;
    model.remove_prefix(name);
    // The first number of one or two digits is the major version; one right after it, the minor. Dates are longer.
    int major = -1;
    std::size_t at = 0;
    while (at < model.size()) {
        if (std::isdigit(static_cast<unsigned char>(model[at])) == 0) {
            if (major >= 0 && model[at] != '-' && model[at] != '.')
                break;
            ++at;
            continue;
        }
        auto end = at;
        int number = 0;
        while (end < model.size() && std::isdigit(static_cast<unsigned char>(model[end])) != 0 && end - at < 9)
            number = number * 10 + (model[end++] - '0');
        if (end - at > 2)
            break;
        if (major >= 0)
            return major * 10 + (number < 10 ? number : 9);
        major = number;
        at = end;
    }
    return major >= 0 ? std::optional<int>(major * 10) : std::nullopt;
}

} // namespace switchyard::dialects
