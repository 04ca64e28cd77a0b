// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "health/modelfacts.h"
#include "health/reason.h"
#include "health/status.h"

#include <optional>

namespace switchyard::health {

//! A status with its cause, and whether it is the whole endpoint's.
struct Verdict {
    Status status = Status::Checking;
    Reason reason = Reason::NotCheckedYet;
    bool isOfEndpoint = false;
    friend bool operator==(const Verdict&, const Verdict&) = default;
};

//! The status that a cause leads to, once it is confirmed.
Status statusOf(Reason reason);

//! All that decides an endpoint's own verdict.
struct EndpointEvidence {
    bool isPaused = false;
    Reason misconfigured = Reason::None;
    bool lacksKey = false;
    bool wasChecked = false;
    Reason confirmed = Reason::None; //!< Of the checks, after hysteresis.
    bool isBusy = false; //!< The last check failed while one of its models was answering a request.
};

Verdict judge(const EndpointEvidence& evidence);

//! All that decides a model's verdict besides its endpoint's.
struct ModelEvidence {
    Verdict endpoint;
    LoadState loadState = LoadState::Unknown;
    bool isListed = true; //!< False only when a list of models is known and lacks it.
    bool hasList = false;
    Reason emptyList = Reason::None; //!< What it means that the list is empty; None: it is not.
    bool servesUnlisted = false; //!< Requests would be answered though it is not listed.
    bool loadsOnRequest = true;
    bool isBusy = false; //!< By the server's own word.
    bool isLoadingHere = false; //!< A load of ours, or a routed request to a cold model.
    Reason loadFailure = Reason::None;
    Reason passive = Reason::None; //!< What the last routed requests say: sign-in, credit, limits.
    Reason coolingDown = Reason::None;
    bool isDegraded = false;
    Reason degradedBy = Reason::None;
    bool isAnswering = false;
};

//! The most pressing of everything that holds.
Verdict judge(const ModelEvidence& evidence);

} // namespace switchyard::health
