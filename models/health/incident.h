// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "health/reason.h"
#include "health/status.h"

#include <cstdint>
#include <optional>

namespace switchyard::health {

//! A stretch of time in which a model had one problem. Opens with a problem status, ends with its end; a change from
//! one problem to another ends the first.
struct Incident {
    std::uint64_t number = 0; //!< Grows within a session; stored ones have their own.
    ModelRef model; //!< An empty `model` means the whole endpoint.
    Status status = Status::Unreachable;
    Reason reason = Reason::None;
    int httpStatus = 0;
    WallTime start;
    std::optional<WallTime> end; //!< Empty: still going on.
    friend bool operator==(const Incident&, const Incident&) = default;
};

} // namespace switchyard::health
