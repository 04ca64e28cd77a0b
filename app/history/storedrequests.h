// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "history/historydatabase.h"
#include "history/historyrecords.h"
#include "ports/historyport.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

//! Routed requests in the store: what was said, keys and the words of servers are never written.
namespace switchyard::history {

Result<void> writeRequest(const HistoryDatabase& database, const traffic::RequestRecord& record);
Result<void> writeSum(const HistoryDatabase& database, const RequestSum& sum);
Result<std::vector<ports::StoredRequest>> readRequests(const HistoryDatabase& database, WallTime before, std::int64_t beforeNumber,
                                                       int limit);
Result<std::vector<ports::AnswerCount>> readAnswers(const HistoryDatabase& database, WallTime from);
//! Requests since then that were counted and are not among the rows.
Result<std::int64_t> readUnlisted(const HistoryDatabase& database, WallTime from);

//! An attempt before failed, at another model.
bool isAfterFallback(const traffic::RequestRecord& record);

//! The parts of a record without a column of their own, as compact JSON.
std::string storedDetails(const traffic::RequestRecord& record);
//! What is missing or unknown is left as it is.
void readDetails(std::string_view json, traffic::RequestRecord& record);

} // namespace switchyard::history
