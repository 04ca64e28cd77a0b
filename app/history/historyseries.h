// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "history/historydatabase.h"
#include "ports/historyport.h"

#include <utility>
#include <vector>

//! Measured answers: raw samples for a day, sums by the hour for as long as there is room.
namespace switchyard::history {

//! How long raw samples are kept.
inline constexpr std::chrono::hours rawIsKept { 25 };

Result<ports::HistorySeries> readSeries(const HistoryDatabase& database, const ModelRef& ref, std::chrono::milliseconds window,
                                        WallTime now);
//! Adds up the hours that are over and not added up yet. Within a transaction.
Result<void> sumUpFinishedHours(const HistoryDatabase& database, WallTime now);
//! Before samples of a time that is summed up already are stored, as after the calendar was set back.
Result<void> sumUpAgainFrom(const HistoryDatabase& database, WallTime earliest);
//! The median of the hourly 95th percentiles of routed traffic over 24 hours.
std::vector<std::pair<ModelRef, std::chrono::milliseconds>> readUsualP95(const HistoryDatabase& database, WallTime now);

} // namespace switchyard::history
