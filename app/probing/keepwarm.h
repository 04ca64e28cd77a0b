// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "ports/healthport.h"

#include <optional>

namespace switchyard::probing {

//! What a keep-warm rule is weighed against.
struct KeepWarmInputs {
    int localHour = 0;
    bool isServing = false; //!< Any model of the same server is answering.
    bool isLoading = false;
    std::optional<SteadyTime> lastUsed; //!< Last routed answer or touch.
    SteadyTime now;
};

//! Whether `hour` lies in the rule's hours, which may run over midnight.
bool isWithinHours(const ports::KeepWarmRule& rule, int hour);

//! Whether the model is to be loaded or touched now. Traffic itself keeps a model warm, so only silence leads to a touch.
bool wantsTouch(const ports::KeepWarmRule& rule, const KeepWarmInputs& inputs);

} // namespace switchyard::probing
