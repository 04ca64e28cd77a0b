// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/requestpager.h"

#include "items/activitymodel.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace switchyard::pages {

namespace {

constexpr int pageSize = 500;
constexpr int mostIncidents = 500;
constexpr std::chrono::hours keptFor { 24 * 30 };

items::ActivityEvent eventOf(const health::Incident& incident)
{
    items::ActivityEvent event;
    event.at = incident.start;
    event.model = incident.model;
    event.status = incident.status;
    event.reason = incident.reason;
    event.httpStatus = incident.httpStatus;
    if (incident.end)
        event.lasted = std::chrono::duration_cast<std::chrono::milliseconds>(*incident.end - incident.start);
    return event;
}

std::vector<traffic::RequestRecord> recordsOf(const std::vector<ports::StoredRequest>& rows)
{
    std::vector<traffic::RequestRecord> records;
    records.reserve(rows.size());
    for (const ports::StoredRequest& row : rows)
        records.push_back(row.record);
    return records;
}

} // namespace

RequestPager::RequestPager(ports::HistoryPort& history, items::ActivityModel& model, const Clock& clock, Changes changes, QObject* parent)
    : QObject(parent)
    , m_history(history)
    , m_model(model)
    , m_clock(clock)
    , m_changes(std::move(changes))
{
    connect(&history, &ports::HistoryPort::incidentsReady, this, &RequestPager::takeIncidents);
    connect(&history, &ports::HistoryPort::requestsReady, this, &RequestPager::take);
    connect(&history, &ports::HistoryPort::availabilityChanged, this, &RequestPager::reset);
    connect(&model, &items::ActivityModel::gapOpened, this, &RequestPager::closeGap);
}

bool RequestPager::hasMore() const
{
    if (m_isAtEnd || !m_history.isAvailable() || m_model.storedCount() >= items::ActivityModel::mostStored)
        return false;
    const auto oldest = m_before ? m_before : m_model.oldestLive();
    return !m_since || !oldest || *oldest > *m_since;
}

void RequestPager::loadMore()
{
    if (m_waitsFor || m_incidentsRequest || !m_history.isAvailable())
        return;
    // Events first: each belongs before the request that is older than it.
    if (!m_knowsPast)
        m_incidentsRequest = m_history.requestIncidents({}, keptFor, mostIncidents);
    else if (hasMore())
        askForPage();
}

void RequestPager::takeIncidents(std::uint64_t request, const std::vector<health::Incident>& incidents)
{
    if (m_incidentsRequest != request)
        return;
    m_incidentsRequest.reset();
    m_knowsPast = true;
    std::vector<items::ActivityEvent> events = m_changes();
    events.reserve(events.size() + incidents.size());
    std::transform(incidents.begin(), incidents.end(), std::back_inserter(events), &eventOf);
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
    m_model.addPastEvents(events);
    if (hasMore())
        askForPage();
}

void RequestPager::askForPage()
{
    const WallTime before = m_before ? *m_before : m_model.oldestLive().value_or(m_clock.wallNow() + std::chrono::seconds(1));
    m_waitsFor = m_history.requestRequests(before, m_beforeNumber, pageSize);
}

void RequestPager::take(std::uint64_t request, const std::vector<ports::StoredRequest>& rows)
{
    if (m_gapRequest == request) {
        m_gapRequest.reset();
        m_model.fillGap(recordsOf(rows));
        return;
    }
    if (m_waitsFor != request)
        return;
    m_waitsFor.reset();
    m_isAtEnd = static_cast<int>(rows.size()) < pageSize;
    if (!rows.empty()) {
        m_before = rows.back().record.startedAt;
        m_beforeNumber = rows.back().number;
    }
    m_model.addStored(recordsOf(rows), m_isAtEnd ? items::ActivityModel::More::None : items::ActivityModel::More::Follows);
    Q_EMIT pageAdded();
}

void RequestPager::closeGap()
{
    const auto oldest = m_model.oldestLive();
    if (oldest && !m_gapRequest)
        m_gapRequest = m_history.requestRequests(*oldest, 0, pageSize);
}

void RequestPager::reset()
{
    m_waitsFor.reset();
    m_gapRequest.reset();
    m_incidentsRequest.reset();
    m_knowsPast = false;
    m_before.reset();
    m_beforeNumber = 0;
    m_isAtEnd = false;
    m_model.clearStored();
}

} // namespace switchyard::pages
