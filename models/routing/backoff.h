// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>

namespace switchyard::routing {

//! `base`, 2 x `base`, 4 x `base`, … up to `cap` for the first, second, third failure in a row. Never overflows.
std::chrono::milliseconds backoffDelay(std::chrono::milliseconds base, std::chrono::milliseconds cap, int failuresInARow);

//! `delay` lengthened by up to a fifth; `chance` is a number from 0 to 1 that the caller draws.
std::chrono::milliseconds withJitter(std::chrono::milliseconds delay, double chance);

} // namespace switchyard::routing
