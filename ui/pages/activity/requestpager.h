// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "ports/historyport.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace switchyard::items {
struct ActivityEvent;
class ActivityModel;
} // namespace switchyard::items

namespace switchyard::pages {

//! Brings older requests from the history into the Activity list, a page at a time as it is scrolled, and the incidents
//! and changes of the past among them. At most one page is asked for at once. GUI thread.
class RequestPager final : public QObject {
    Q_OBJECT

public:
    //! Tells the changes of before now, newest first.
    using Changes = std::function<std::vector<items::ActivityEvent>()>;

    //! All outlive it.
    RequestPager(ports::HistoryPort& history, items::ActivityModel& model, const Clock& clock, Changes changes, QObject* parent = nullptr);

    //! Nothing before this is wanted; empty wants all.
    void setSince(std::optional<WallTime> since) { m_since = since; }
    //! Asks for the next page, unless it is on its way or there is none.
    void loadMore();
    //! Whether older requests may still come.
    bool hasMore() const;
    //! Drops what was brought and starts anew at the next loadMore().
    void reset();

Q_SIGNALS:
    //! A page came, perhaps empty.
    void pageAdded();

private:
    void takeIncidents(std::uint64_t request, const std::vector<health::Incident>& incidents);
    void askForPage();
    void take(std::uint64_t request, const std::vector<ports::StoredRequest>& rows);
    void closeGap();

    ports::HistoryPort& m_history;
    items::ActivityModel& m_model;
    const Clock& m_clock;
    Changes m_changes;
    std::optional<WallTime> m_since;
    std::optional<std::uint64_t> m_waitsFor;
    std::optional<std::uint64_t> m_gapRequest;
    std::optional<WallTime> m_before; //!< Where the next page begins; empty: before what is live.
    std::int64_t m_beforeNumber = 0;
    std::optional<std::uint64_t> m_incidentsRequest;
    bool m_knowsPast = false; //!< The events of the past were asked for and came.
    bool m_isAtEnd = false;
};

} // namespace switchyard::pages
