// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "traffic/requestrecord.h"

namespace switchyard::traffic {

//! How far a request under way has come.
enum class RunningPhase {
    Waiting, //!< Nobody is asked yet: a model is being loaded for it, or a cooldown has to end.
    Asking, //!< `model` has the request and has not said a word of the answer.
    Answering, //!< `model` answers.
};

//! A request under way at the time it was told. Holds no body and no key, like a record.
struct RunningRequest {
    //! What its record will say, without what only the end tells: outcome, duration, usage and cost. `attempts` are those
    //! that are over.
    RequestRecord soFar;
    RunningPhase phase = RunningPhase::Waiting;
    ModelRef model; //!< Empty while waiting.
    std::string endpoint; //!< Of `model`, as `host:port`.
    std::chrono::microseconds askedAt { 0 }; //!< When `model` was first asked, since the request's start.
};

} // namespace switchyard::traffic
