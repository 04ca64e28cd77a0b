// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "health/incident.h"
#include "health/modelhealth.h"
#include "health/probesample.h"
#include "traffic/requestrecord.h"

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace switchyard::history {

//! One measured answer: of a check (then `ref.model` is empty) or of a routed request.
struct SampleRow {
    ModelRef ref;
    WallTime at;
    std::optional<std::chrono::milliseconds> latency; //!< Empty: a failure.
    std::optional<std::chrono::milliseconds> firstToken;
    std::optional<double> tokensPerSecond; //!< Of many: the last one's.
    health::Reason reason = health::Reason::None;
    int count = 1; //!< As many came within a second with these very figures.
};

struct StatusRow {
    ModelRef ref;
    WallTime at;
    health::Status status = health::Status::Checking;
    health::Reason reason = health::Reason::None;
};

//! Routed requests that are counted and not kept one by one.
struct RequestSum {
    std::optional<ModelRef> servedBy;
    WallTime at; //!< Of the first; the others came within a second.
    traffic::Outcome outcome = traffic::Outcome::Delivered;
    bool afterFallback = false;
    int count = 0;
};

using Entry = std::variant<SampleRow, StatusRow, traffic::RequestRecord, RequestSum, health::LoadSample, health::Incident>;

//! What the last session left behind.
struct Remembered {
    std::vector<health::ModelHealth> models;
    std::vector<health::Incident> incidents; //!< Of the last 24 hours, newest first.
    std::vector<health::LoadSample> loads; //!< The last eight of each model, oldest first.
    std::vector<std::pair<ModelRef, std::chrono::milliseconds>> usualP95; //!< Medians over 24 hours.
};

} // namespace switchyard::history
