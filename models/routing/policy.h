// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/units.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::routing {

//! What to do when the first usable candidate is not in its server's memory.
enum class ColdPolicy {
    Auto, //!< Shield if a ready candidate of the same trust class follows, else Wait.
    Wait, //!< Wait for the load, with heartbeats.
    Shield, //!< Answer from the next ready candidate and load the cold one behind the scenes, once.
    Hedge, //!< Start the cold one; without a first token after `hedgeAfter` start the next: the first to commit wins.
};

//! How long each phase of an attempt may take.
struct Budgets {
    std::chrono::milliseconds connect { 3'000 }; //!< Look-up, TCP, proxy and TLS together.
    //! From sending the request to the first meaningful event. Unset: `firstTokenLimit`, and less where a good answer begins
    //! sooner (see firstTokenBudget).
    std::optional<std::chrono::milliseconds> firstToken;
    //! The same for the last candidate and for a model that is known to be loading: nobody is left to ask.
    std::chrono::milliseconds lastFirstToken { 300'000 };
    std::chrono::milliseconds gap { 60'000 }; //!< Between two meaningful events of a stream.
    std::chrono::milliseconds total { 1'800'000 }; //!< The whole request, all attempts.

    std::chrono::milliseconds firstTokenLimit() const { return firstToken.value_or(std::chrono::milliseconds(30'000)); }
};

//! Where a prompt may go.
struct Privacy {
    enum class Mode {
        Any,
        LocalOnly, //!< Loopback and local network only.
        Regions, //!< Only endpoints whose region is in `regions`.
    };
    Mode mode = Mode::Any;
    std::vector<std::string> regions; //!< Lower case.
    bool filesStayLocal = false; //!< A request with an image, sound, a video or a file does not go to a hosted service.
};

//! The answer when a chain has nobody left.
struct Exhausted {
    int status = 429;
    std::chrono::seconds retryAfter { 61 }; //!< The least value of Retry-After.
};

//! Everything a route can decide for itself.
struct RoutePolicy {
    Budgets budgets;
    ColdPolicy cold = ColdPolicy::Auto;
    std::chrono::milliseconds hedgeAfter { 3'000 };
    Privacy privacy;
    bool asksAgain = true; //!< The same candidate once more, for what a moment usually heals.
    //! The longest time that a server or model is left alone after a failure of this route, unless it named the time
    //! itself. Unset: as the failure suggests.
    std::optional<std::chrono::milliseconds> longestRest;
    Exhausted exhausted;
};

} // namespace switchyard::routing
