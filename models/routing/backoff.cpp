// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/backoff.h"

#include <algorithm>

namespace switchyard::routing {

std::chrono::milliseconds backoffDelay(std::chrono::milliseconds base, std::chrono::milliseconds cap, int failuresInARow)
{
    auto delay = std::min(base, cap);
    for (int i = 1; i < failuresInARow && delay < cap; ++i)
        delay = std::min(delay * 2, cap);
    return delay;
}

std::chrono::milliseconds withJitter(std::chrono::milliseconds delay, double chance)
{
    const double share = std::clamp(chance, 0.0, 1.0) / 5;
    return delay + std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(delay.count()) * share));
}

} // namespace switchyard::routing
