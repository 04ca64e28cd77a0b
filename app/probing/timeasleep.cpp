// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "probing/timeasleep.h"

#ifdef __linux__
#include <time.h>
#endif

namespace switchyard::probing {

#ifdef __linux__

namespace {

std::optional<std::chrono::nanoseconds> reading(clockid_t clock)
{
    timespec time {};
    if (::clock_gettime(clock, &time) != 0)
        return std::nullopt;
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

std::optional<std::chrono::nanoseconds> timeAsleep()
{
    // In this order, so that what passes between the two never makes it negative.
    const auto awake = reading(CLOCK_MONOTONIC);
    const auto withSleep = reading(CLOCK_BOOTTIME);
    return withSleep && awake ? std::optional(*withSleep - *awake) : std::nullopt;
}

#else

std::optional<std::chrono::nanoseconds> timeAsleep()
{
    return std::nullopt;
}

#endif

} // namespace switchyard::probing
