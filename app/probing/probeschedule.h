// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "health/modelhealth.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace switchyard::probing {

//! What the time until the next check depends on.
struct ScheduleInputs {
    health::Reach reach = health::Reach::Hosted;
    bool isWell = false; //!< The last check was good.
    bool isLoading = false; //!< A model is being loaded: its end is worth knowing soon.
    int failuresInARow = 0;
    bool isConfirmed = false; //!< The failure has been seen twice, or means what it says at once.
    std::optional<std::chrono::seconds> chosen; //!< The user's own interval.
    std::optional<std::chrono::seconds> retryAfter; //!< The server's wish.
    bool isWindowVisible = true;
};

//! The interval without jitter: 2 s while loading, 10 s for local servers, 60 s for hosted ones, growing to 120 s while
//! down; the second check follows a first failure after 300 ms. Three times longer while the window is hidden.
std::chrono::milliseconds checkInterval(const ScheduleInputs& inputs);

//! Spread by a tenth either way, so that endpoints do not march in step. `random` is any number.
std::chrono::milliseconds withJitter(std::chrono::milliseconds interval, std::uint32_t random);

} // namespace switchyard::probing
