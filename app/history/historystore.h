// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "history/historyrecords.h"
#include "ports/historyport.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <vector>

namespace switchyard::history {

//! The SQLite file, in WAL mode. Belongs to the thread that opened it. A file that SQLite cannot read is set aside and a
//! new one begun; one of a newer version is left alone.
//!
//! Raw samples are kept for a day and then summed up by the hour, so that a month fits into the size limit.
class HistoryStore final {
public:
    //! Errors: PermissionDenied or WriteFailed with the file's name, Unsupported for a newer version.
    static Result<std::unique_ptr<HistoryStore>> open(const QString& file);
    ~HistoryStore();
    HistoryStore(const HistoryStore&) = delete;
    HistoryStore& operator=(const HistoryStore&) = delete;

    //! All in one transaction.
    Result<void> append(const std::vector<Entry>& entries);
    //! Replaces what the next session will be shown first.
    Result<void> remember(const std::vector<health::ModelHealth>& models, WallTime now);
    //! Ends the incidents that an earlier session left open.
    Result<void> closeLeftOpen();
    Result<Remembered> remembered(WallTime now) const;
    Result<ports::HistorySeries> series(const ModelRef& ref, std::chrono::milliseconds window, WallTime now) const;
    //! Newest first.
    Result<std::vector<health::Incident>> incidents(const ModelRef& ref, std::chrono::milliseconds window, int limit,
                                                    WallTime now) const;
    //! Newest first: those before `before`, and those of that very time with a smaller number.
    Result<std::vector<ports::StoredRequest>> requests(WallTime before, std::int64_t beforeNumber, int limit) const;
    //! Most often first.
    Result<std::vector<ports::AnswerCount>> answers(WallTime from) const;
    //! How many requests since then were counted and are not among `requests`.
    Result<std::int64_t> unlistedRequests(WallTime from) const;
    //! Every model that has anything stored.
    Result<std::vector<ModelRef>> models() const;
    Result<std::vector<health::LoadSample>> loads(const ModelRef& ref, int limit) const;
    //! Sums up finished hours, drops what is older or more than the limits.
    Result<void> prune(const ports::HistoryLimits& limits, WallTime now);
    Result<void> clear();
    ByteCount size() const;

private:
    explicit HistoryStore(QString connection);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace switchyard::history
