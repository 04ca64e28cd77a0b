// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/status.h"

#include <algorithm>

namespace switchyard::health {

namespace {

struct Row {
    Status status;
    std::string_view word;
    Tone tone;
    Usability usability;
};

constexpr std::array<Row, allStatuses.size()> rows { {
    { Status::Paused, "paused", Tone::Off, Usability::No },
    { Status::Misconfigured, "misconfigured", Tone::Bad, Usability::No },
    { Status::SignInFailed, "sign-in-failed", Tone::Bad, Usability::No },
    { Status::Unreachable, "unreachable", Tone::Bad, Usability::No },
    { Status::OutOfCredit, "out-of-credit", Tone::Bad, Usability::No },
    { Status::ModelMissing, "model-missing", Tone::Warn, Usability::No },
    { Status::RateLimited, "rate-limited", Tone::Warn, Usability::Later },
    { Status::CoolingDown, "cooling-down", Tone::Warn, Usability::Later },
    { Status::Degraded, "degraded", Tone::Warn, Usability::Yes },
    { Status::Loading, "loading", Tone::Idle, Usability::Soon },
    { Status::Cold, "cold", Tone::Idle, Usability::Slowly },
    { Status::Busy, "busy", Tone::Good, Usability::Yes },
    { Status::Ready, "ready", Tone::Good, Usability::Yes },
    { Status::Checking, "checking", Tone::Off, Usability::Unknown },
} };

const Row& row(Status status)
{
    return rows[static_cast<std::size_t>(status)];
}

} // namespace

std::string_view word(Status status)
{
    return row(status).word;
}

std::optional<Status> statusFromWord(std::string_view word)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [word](const Row& row) { return row.word == word; });
    return found == rows.end() ? std::nullopt : std::optional(found->status);
}

Usability usability(Status status)
{
    return row(status).usability;
}

Tone tone(Status status)
{
    return row(status).tone;
}

bool isProblem(Status status)
{
    return tone(status) == Tone::Bad || tone(status) == Tone::Warn;
}

Status mostPressing(Status a, Status b)
{
    return std::min(a, b);
}

} // namespace switchyard::health
