// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/providertexts.h"

#include "json5/writer.h"

#include <string_view>

namespace switchyard::config {

std::string secretRefText(TextStyle style, const SecretRef& reference)
{
    std::string_view source;
    switch (reference.source) {
    case SecretRef::Source::Environment:
        source = "env";
        break;
    case SecretRef::Source::File:
        source = "file";
        break;
    case SecretRef::Source::Exec:
        source = "exec";
        break;
    case SecretRef::Source::Store:
        source = "store";
        break;
    }
    const auto member = [style](std::string_view key, std::string_view value) {
        return keyText(style, key) + ": " + json5::quoted(value);
    };
    return "{ " + member("source", source) + ", " + member("provider", reference.provider) + ", "
        + member("id", reference.id) + " }";
}

std::string inputText(const std::vector<InputKind>& input)
{
    std::vector<std::string> names;
    for (const auto kind : input)
        names.push_back(json5::quoted(toString(kind)));
    return inlineListText(names);
}

std::string costText(TextStyle style, const Cost& cost)
{
    const auto member = [style](std::string_view key, double number) {
        return keyText(style, key) + ": " + json5::numberText(number);
    };
    return "{ " + member("input", cost.input) + ", " + member("output", cost.output) + ", "
        + member("cacheRead", cost.cacheRead) + ", " + member("cacheWrite", cost.cacheWrite) + " }";
}

std::string countText(TokenCount count)
{
    return std::to_string(count.value);
}

std::optional<std::string> textOrNothing(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(json5::quoted(text));
}

} // namespace switchyard::config
