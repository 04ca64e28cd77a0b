// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "keepwarm.h"

namespace switchyard {

std::vector<std::pair<ModelRef, ports::KeepWarmRule>> keepWarmRules(const config::Policy& policy)
{
    std::vector<std::pair<ModelRef, ports::KeepWarmRule>> rules;
    for (const config::KeepWarm& entry : policy.keepWarm) {
        ports::KeepWarmRule rule;
        rule.isEnabled = true;
        rule.interval = entry.every;
        rule.fromHour = entry.fromHour;
        rule.toHour = entry.toHour;
        rule.onlyWhenIdle = entry.onlyWhenIdle;
        rule.loadAtStart = entry.atStart;
        rules.emplace_back(entry.model, rule);
    }
    return rules;
}

std::optional<config::KeepWarm> policyRule(const ModelRef& model, const ports::KeepWarmRule& rule)
{
    if (!rule.isEnabled)
        return std::nullopt;
    config::KeepWarm entry;
    entry.model = model;
    entry.every = rule.interval;
    entry.fromHour = rule.fromHour;
    entry.toHour = rule.toHour;
    entry.onlyWhenIdle = rule.onlyWhenIdle;
    entry.atStart = rule.loadAtStart;
    return entry;
}

} // namespace switchyard
