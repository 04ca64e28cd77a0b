// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <optional>

namespace switchyard::probing {

//! How long the machine has slept since it was started, in all; the steady clock stands still meanwhile. Empty where the
//! system does not tell.
std::optional<std::chrono::nanoseconds> timeAsleep();

} // namespace switchyard::probing
