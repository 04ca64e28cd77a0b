// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/probeschedule.h"

#include <algorithm>

namespace switchyard::probing {

using namespace std::chrono_literals;

std::chrono::milliseconds checkInterval(const ScheduleInputs& inputs)
{
    if (!inputs.isWell && inputs.failuresInARow == 1 && !inputs.isConfirmed)
        return 300ms;
    const auto usual = inputs.chosen ? std::chrono::milliseconds(*inputs.chosen)
        : inputs.reach == health::Reach::Hosted ? std::chrono::milliseconds(60s)
                                                : std::chrono::milliseconds(10s);
    auto interval = usual;
    if (inputs.isLoading) {
        interval = std::min(usual, std::chrono::milliseconds(2s));
    } else if (!inputs.isWell && inputs.failuresInARow > 0) {
        // A local server that was just started should be seen soon; one that is off for hours need not be asked often.
        const auto start = std::min(usual, std::chrono::milliseconds(5s));
        const auto doublings = std::min(inputs.failuresInARow / 3, 5);
        interval = std::min(std::chrono::milliseconds(120s), start * (1 << doublings));
    }
    if (inputs.retryAfter)
        interval = std::max(interval, std::chrono::milliseconds(std::min(*inputs.retryAfter, 600s)));
    return inputs.isWindowVisible || inputs.isLoading ? interval : interval * 3;
}

std::chrono::milliseconds withJitter(std::chrono::milliseconds interval, std::uint32_t random)
{
    if (interval <= 300ms)
        return interval;
    const auto spread = interval / 5;
    return interval - spread / 2 + std::chrono::milliseconds(random % static_cast<std::uint32_t>(std::max<std::int64_t>(spread.count(), 1)));
}

} // namespace switchyard::probing
