// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/wording.h"

#include "config/diagnostic.h"
#include "config/wordingtexts.h"

#include <algorithm>

namespace switchyard::config {

std::string_view wordingText(std::string_view wording)
{
    const auto texts = wordingTexts();
    const auto found = std::lower_bound(texts.begin(), texts.end(), wording,
                                        [](const auto& entry, std::string_view key) { return entry.first < key; });
    return found != texts.end() && found->first == wording ? found->second : std::string_view {};
}

std::vector<std::string_view> allWordings()
{
    std::vector<std::string_view> names;
    for (const auto& [name, text] : wordingTexts())
        names.push_back(name);
    return names;
}

std::string filled(std::string_view text, const Arguments& arguments)
{
    std::string result;
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos)
            break;
        const auto name = text.substr(open + 1, close - open - 1);
        const auto found = std::find_if(arguments.begin(), arguments.end(),
                                        [name](const Argument& argument) { return argument.name == name; });
        result += text.substr(0, open);
        result += found == arguments.end() ? text.substr(open, close - open + 1) : std::string_view(found->value);
        text.remove_prefix(close + 1);
    }
    result += text;
    return result;
}

std::string english(std::string_view wording, const Arguments& arguments)
{
    return filled(wordingText(wording), arguments);
}

Fix Fix::worded(std::string wording, Arguments arguments, std::vector<FixStep> steps)
{
    auto label = english(wording, arguments);
    return {std::move(label), std::move(steps), std::move(wording), std::move(arguments)};
}

void Diagnostic::say(std::string newWording, Arguments newArguments)
{
    wording = std::move(newWording);
    arguments = std::move(newArguments);
    code = wording.substr(0, wording.find('.'));
    message = english(wording, arguments);
}

} // namespace switchyard::config
