// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace switchyard::health {

//! What can be said of a model at an endpoint, in order of precedence: where several hold, the first is shown.
enum class Status {
    Paused, //!< The user paused the endpoint.
    Misconfigured, //!< Bad address, unknown `api`, unresolved reference.
    SignInFailed, //!< 401, 403, or a key is missing.
    Unreachable, //!< Name, connection, time-out or TLS, confirmed twice.
    OutOfCredit, //!< 402 or a billing body.
    ModelMissing, //!< The server answers but does not list the model.
    RateLimited, //!< 429, or a cooldown after one.
    CoolingDown, //!< Our circuit breaker is open or half open.
    Degraded, //!< Works, with too many failures or too slowly.
    Loading, //!< Going into memory now.
    Cold, //!< The server is well, the model is not in memory, a request would load it.
    Busy, //!< Slow to answer probes because it is answering requests.
    Ready, //!< Listed, in memory (or hosted), and the last check was good.
    Checking, //!< No result yet in this session.
};

inline constexpr std::array allStatuses { Status::Paused, Status::Misconfigured, Status::SignInFailed,
                                          Status::Unreachable, Status::OutOfCredit, Status::ModelMissing,
                                          Status::RateLimited, Status::CoolingDown, Status::Degraded, Status::Loading,
                                          Status::Cold, Status::Busy, Status::Ready, Status::Checking };

//! Whether a request could be answered now.
enum class Usability {
    Unknown,
    No,
    Later, //!< After a known or learned time.
    Soon, //!< A load is under way.
    Slowly, //!< Yes, after a load.
    Yes,
};

//! The kind of colour and weight a status is drawn with; the theme owns the colours.
enum class Tone { Off, Bad, Warn, Idle, Good };

//! The word of the command line and of stored records, such as `sign-in-failed`.
std::string_view word(Status status);
std::optional<Status> statusFromWord(std::string_view word);

Usability usability(Status status);
Tone tone(Status status);
//! Bad or Warn: counted as a problem.
bool isProblem(Status status);
//! The one that is shown where both hold.
Status mostPressing(Status a, Status b);

} // namespace switchyard::health
