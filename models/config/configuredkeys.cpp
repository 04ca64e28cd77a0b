// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configuredkeys.h"

#include "config/catalogue.h"
#include "config/environment.h"

#include <string>

namespace switchyard::config {

std::optional<Secret> configuredValue(const KeySource& source, const Environment& environment)
{
    const auto variable = [&environment](const std::string& name) -> std::optional<Secret> {
        const auto value = environment.variable(name);
        return value && !value->empty() ? std::optional(Secret(*value)) : std::nullopt;
    };
    switch (source.kind) {
    case KeySource::Kind::Literal:
        return source.literal;
    case KeySource::Kind::Marker:
        return Secret(source.marker);
    case KeySource::Kind::Environment: {
        if (source.pattern.empty())
            return variable(source.name);
        auto result = substitute(source.pattern, environment);
        return result.missing.empty() ? std::optional(Secret(std::move(result.text))) : std::nullopt;
    }
    case KeySource::Kind::Reference:
        return source.reference.source == SecretRef::Source::Environment ? variable(source.reference.id) : std::nullopt;
    case KeySource::Kind::None:
        break;
    }
    return std::nullopt;
}

std::optional<Secret> catalogueKey(const BuiltInProvider* builtIn, const Environment& environment)
{
    if (!builtIn)
        return std::nullopt;
    for (const auto& name : builtIn->keyVariables) {
        const auto value = environment.variable(name);
        if (value && !value->empty())
            return Secret(*value);
    }
    return std::nullopt;
}

} // namespace switchyard::config
