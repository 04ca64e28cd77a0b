// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/keepwarm.h"

namespace switchyard::probing {

bool isWithinHours(const ports::KeepWarmRule& rule, int hour)
{
    if (rule.fromHour == rule.toHour)
        return true;
    if (rule.fromHour < rule.toHour)
        return hour >= rule.fromHour && hour < rule.toHour;
    return hour >= rule.fromHour || hour < rule.toHour;
}

bool wantsTouch(const ports::KeepWarmRule& rule, const KeepWarmInputs& inputs)
{
    if (!rule.isEnabled || inputs.isLoading || !isWithinHours(rule, inputs.localHour))
        return false;
    if (rule.onlyWhenIdle && inputs.isServing)
        return false;
    return !inputs.lastUsed || inputs.now - *inputs.lastUsed >= rule.interval;
}

} // namespace switchyard::probing
