// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "health/probesample.h"
#include "routing/cooldownbook.h"
#include "routing/failure.h"
#include "traffic/requestrecord.h"

#include <string>
#include <vector>

namespace switchyard::probing {

//! What routed requests tell about the models they tried. `now` is the time at which the records arrived here.
std::vector<health::PassiveSample> passiveSamples(
    const std::vector<traffic::RequestRecord>& records, SteadyTime now, WallTime wallNow);

//! None for failures that no endpoint is to blame for.
health::Reason reasonOf(routing::FailureClass failure);

//! The engine's cooldown that keeps the model at this address from being asked; null when there is none.
const routing::Cooldown* cooldownOf(const std::vector<routing::Cooldown>& cooldowns, const ModelRef& ref,
                                    const std::string& baseUrl);

} // namespace switchyard::probing
