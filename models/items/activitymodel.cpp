// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/activitymodel.h"

#include "items/providerfacts.h"
#include "ports/trafficport.h"

#include <QMetaEnum>

#include <algorithm>
#include <iterator>

namespace switchyard::items {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

constexpr std::size_t maxEvents = 1000;

qint64 wallMillis(WallTime time)
{
    return duration_cast<milliseconds>(time.time_since_epoch()).count();
}

qint64 offsetMillis(const traffic::Offset& offset)
{
    return offset ? duration_cast<milliseconds>(*offset).count() : -1;
}

QString searchTextOf(const traffic::RequestRecord& record)
{
    QString text = toQt(record.requestedModel) + QLatin1Char(' ') + toQt(record.route) + QLatin1Char(' ')
        + toQt(record.client) + QLatin1Char(' ') + toQt(record.error);
    for (const traffic::Attempt& attempt : record.attempts)
        text += QLatin1Char(' ') + toQt(attempt.model.toString()) + QLatin1Char(' ') + toQt(attempt.reason);
    return text;
}

//! The same happening, told by the session and by the history, which keeps whole milliseconds.
bool isSame(const ActivityEvent& a, const ActivityEvent& b)
{
    return a.kind == b.kind && a.model == b.model && a.status == b.status && a.text == b.text
        && std::chrono::abs(a.at - b.at) < std::chrono::seconds(1);
}

} // namespace

bool isFailed(const traffic::RequestRecord& record)
{
    return record.outcome != traffic::Outcome::Delivered && record.outcome != traffic::Outcome::ClientGone;
}

int foregroundAttempts(const traffic::RequestRecord& record)
{
    return static_cast<int>(std::count_if(record.attempts.begin(), record.attempts.end(),
                                          [](const traffic::Attempt& attempt) { return !attempt.background; }));
}

bool fellOver(const traffic::RequestRecord& record)
{
    return foregroundAttempts(record) > 1;
}

ActivityModel::ActivityModel(const ports::TrafficPort& port, QObject* parent)
    : QAbstractListModel(parent)
    , m_port(port)
    , m_running(port.running())
{
    rebuild();
    connect(&port, &ports::TrafficPort::recordsAdded, this, &ActivityModel::take);
    connect(&port, &ports::TrafficPort::runningChanged, this, &ActivityModel::takeRunning);
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : liveEnd() + static_cast<int>(m_stored.size());
}

const traffic::RequestRecord* ActivityModel::recordOf(const Row& row) const
{
    if (row.event || row.number < m_firstRecord)
        return nullptr;
    const std::uint64_t at = row.number - m_firstRecord;
    return at < m_port.records().size() ? &m_port.records()[at] : nullptr;
}

const traffic::RequestRecord* ActivityModel::request(int row) const
{
    if (const auto* under = running(row))
        return &under->soFar;
    return isStored(row) ? std::get_if<traffic::RequestRecord>(&storedAt(row)) : recordOf(rowAt(row));
}

const traffic::RunningRequest* ActivityModel::running(int row) const
{
    return row < runningCount() ? &m_running[static_cast<std::size_t>(row)] : nullptr;
}

const ActivityEvent* ActivityModel::event(int row) const
{
    if (row < runningCount())
        return nullptr;
    return isStored(row) ? std::get_if<ActivityEvent>(&storedAt(row)) : rowAt(row).event.get();
}

WallTime ActivityModel::timeOf(const StoredRow& row)
{
    const auto* record = std::get_if<traffic::RequestRecord>(&row);
    return record ? record->startedAt : std::get<ActivityEvent>(row).at;
}

int ActivityModel::rowOfRequest(std::uint64_t id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const auto* record = request(row);
        if (record && record->id == id)
            return row;
    }
    return -1;
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const ActivityEvent* e = event(index.row())) {
        switch (role) {
        case IsRequestRole:
            return false;
        case AtRole:
            return wallMillis(e->at);
        case Qt::DisplayRole:
        case SearchTextRole:
            return e->kind == ActivityEvent::Kind::Change ? e->text : toQt(e->model.toString());
        default:
            return {};
        }
    }
    const traffic::RequestRecord* r = request(index.row());
    if (!r)
        return {};
    switch (role) {
    case IsRequestRole:
        return true;
    case AtRole:
        return wallMillis(r->startedAt);
    case IdRole:
        return QVariant::fromValue(static_cast<quint64>(r->id));
    case Qt::DisplayRole:
    case RouteRole:
        return toQt(r->route.empty() ? r->requestedModel : r->route);
    case ClientRole:
        return toQt(r->client);
    case ServedByRole:
        return r->servedBy ? toQt(r->servedBy->toString()) : QString();
    case OutcomeRole:
        return static_cast<int>(r->outcome);
    case AttemptsRole:
        return foregroundAttempts(*r);
    case FirstTokenRole:
        return offsetMillis(r->firstTokenAt);
    case DurationRole:
        return static_cast<qint64>(duration_cast<milliseconds>(r->duration).count());
    case TokensInRole:
        return r->usage ? static_cast<qint64>(r->usage->input.value) : qint64(-1);
    case TokensOutRole:
        return r->usage ? static_cast<qint64>(r->usage->output.value) : qint64(-1);
    case CostRole:
        return r->costUsd.value_or(-1);
    case FellOverRole:
        return fellOver(*r);
    case FailedRole:
        return isFailed(*r);
    case SearchTextRole:
        return searchTextOf(*r);
    case IsRunningRole:
        return running(index.row()) != nullptr;
    default:
        return {};
    }
}

QHash<int, QByteArray> ActivityModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    const auto roles = QMetaEnum::fromType<Role>();
    for (int i = 0; i < roles.keyCount(); ++i)
        names.insert(roles.value(i), roles.key(i));
    return names;
}

void ActivityModel::rebuild()
{
    m_rows.clear();
    m_eventCount = 0;
    for (std::size_t i = 0; i < m_port.records().size(); ++i)
        m_rows.push_back({ nullptr, m_firstRecord + i });
}

void ActivityModel::take(int added, int removed)
{
    // Rows whose records left go first: they are the oldest, at the end of the list. Events among them go too.
    const std::uint64_t firstKept = m_firstRecord + static_cast<std::uint64_t>(removed);
    std::size_t gone = 0;
    std::uint64_t recordsGone = 0;
    while (recordsGone < static_cast<std::uint64_t>(removed) && gone < m_rows.size()) {
        if (!m_rows[gone].event && m_rows[gone].number >= firstKept)
            break;
        recordsGone += m_rows[gone].event ? 0U : 1U;
        ++gone;
    }
    // The port's records moved already: from here on, removed rows have none.
    m_firstRecord = firstKept;
    if (gone > 0) {
        beginRemoveRows({}, liveEnd() - static_cast<int>(gone), liveEnd() - 1);
        m_eventCount -= gone - recordsGone;
        m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(gone));
        endRemoveRows();
        if (!m_stored.empty())
            Q_EMIT gapOpened();
    }
    if (added > 0 && !m_held) {
        beginInsertRows({}, runningCount(), runningCount() + added - 1);
        const std::uint64_t end = m_firstRecord + m_port.records().size();
        for (std::uint64_t number = end - static_cast<std::uint64_t>(added); number < end; ++number)
            m_rows.push_back({ nullptr, number });
        endInsertRows();
    }
    Q_EMIT countsChanged();
}

void ActivityModel::takeRunning()
{
    if (m_held)
        return;
    const std::vector<traffic::RunningRequest>& now = m_port.running();
    const auto isOver = [&now](const traffic::RunningRequest& request) {
        return std::none_of(now.begin(), now.end(), [&](const auto& other) { return other.soFar.id == request.soFar.id; });
    };
    for (int row = runningCount() - 1; row >= 0; --row) {
        const auto at = m_running.begin() + row;
        if (!isOver(*at))
            continue;
        beginRemoveRows({}, row, row);
        m_running.erase(at);
        endRemoveRows();
    }
    // Both are newest first, so what is left is in the same order; a row that is not moves up.
    for (int row = 0; row < static_cast<int>(now.size()); ++row) {
        const auto& request = now[static_cast<std::size_t>(row)];
        if (row < runningCount() && running(row)->soFar.id == request.soFar.id) {
            m_running[static_cast<std::size_t>(row)] = request;
            Q_EMIT dataChanged(index(row), index(row));
            continue;
        }
        for (int later = runningCount() - 1; later > row; --later) {
            if (running(later)->soFar.id != request.soFar.id)
                continue;
            beginRemoveRows({}, later, later);
            m_running.erase(m_running.begin() + later);
            endRemoveRows();
        }
        beginInsertRows({}, row, row);
        m_running.insert(m_running.begin() + row, request);
        endInsertRows();
    }
    Q_EMIT countsChanged();
}

void ActivityModel::setHeld(bool held)
{
    if (m_held == held)
        return;
    m_held = held;
    if (held) {
        m_heldFrom = m_firstRecord + m_port.records().size();
        return;
    }
    takeRunning();
    const int late = waiting();
    if (late > 0) {
        beginInsertRows({}, runningCount(), runningCount() + late - 1);
        const std::uint64_t end = m_firstRecord + m_port.records().size();
        for (std::uint64_t number = end - static_cast<std::uint64_t>(late); number < end; ++number)
            m_rows.push_back({ nullptr, number });
        endInsertRows();
    }
    Q_EMIT countsChanged();
}

int ActivityModel::waiting() const
{
    const std::uint64_t end = m_firstRecord + m_port.records().size();
    return static_cast<int>(end - std::max(m_heldFrom, m_firstRecord));
}

void ActivityModel::dropOldestEvent()
{
    const auto oldest = std::find_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.event != nullptr; });
    if (oldest == m_rows.end())
        return;
    const int row = liveEnd() - 1 - static_cast<int>(oldest - m_rows.begin());
    beginRemoveRows({}, row, row);
    m_rows.erase(oldest);
    --m_eventCount;
    endRemoveRows();
}

void ActivityModel::addEvent(const ActivityEvent& event)
{
    if (m_eventCount >= maxEvents)
        dropOldestEvent();
    beginInsertRows({}, runningCount(), runningCount());
    m_rows.push_back({ std::make_unique<ActivityEvent>(event), 0 });
    ++m_eventCount;
    endInsertRows();
    Q_EMIT countsChanged();
}

void ActivityModel::addPastEvents(const std::vector<ActivityEvent>& events)
{
    const auto oldest = oldestLive();
    const auto isLive = [&oldest](const ActivityEvent& event) { return oldest && event.at >= *oldest; };
    const auto isKnown = [this](const ActivityEvent& event) {
        return std::any_of(m_rows.begin(), m_rows.end(), [&event](const Row& row) { return row.event && isSame(*row.event, event); });
    };
    m_past.clear();
    for (const ActivityEvent& event : events) {
        if (isKnown(event))
            continue;
        if (isLive(event))
            insertPastEvent(event);
        else
            m_past.push_back(event);
    }
    Q_EMIT countsChanged();
}

void ActivityModel::insertPastEvent(const ActivityEvent& event)
{
    if (m_eventCount >= maxEvents)
        return;
    const auto isBefore = [&](const Row& row) {
        const auto* record = recordOf(row);
        return (row.event ? row.event->at : record ? record->startedAt : WallTime {}) <= event.at;
    };
    const auto after = std::find_if(m_rows.rbegin(), m_rows.rend(), isBefore).base();
    const int row = liveEnd() - static_cast<int>(after - m_rows.begin());
    beginInsertRows({}, row, row);
    m_rows.insert(after, Row { std::make_unique<ActivityEvent>(event), 0 });
    ++m_eventCount;
    endInsertRows();
}

void ActivityModel::setUndoable(bool canUndo)
{
    bool newest = true;
    for (int row = runningCount(); row < liveEnd(); ++row) {
        ActivityEvent* e = rowAt(row).event.get();
        if (!e || e->kind != ActivityEvent::Kind::Change)
            continue;
        const bool can = newest && canUndo;
        newest = false;
        if (e->canUndo == can)
            continue;
        e->canUndo = can;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void ActivityModel::Counts::add(const ActivityEvent& event)
{
    ++(event.kind == ActivityEvent::Kind::Change ? changes : incidents);
}

void ActivityModel::Counts::add(const traffic::RequestRecord& record)
{
    all += 1;
    fellOver += items::fellOver(record) ? 1 : 0;
    failed += isFailed(record) ? 1 : 0;
}

void ActivityModel::countStored(const StoredRow& row, Counts& counts)
{
    std::visit([&counts](const auto& entry) { counts.add(entry); }, row);
}

ActivityModel::Counts ActivityModel::counts(std::optional<WallTime> since) const
{
    // All of the older ones were counted as they came: there may be a hundred thousand.
    Counts counts = since ? Counts {} : m_storedCounts;
    for (const Row& row : m_rows) {
        const traffic::RequestRecord* record = recordOf(row);
        if (row.event && (!since || row.event->at >= *since))
            counts.add(*row.event);
        else if (record && (!since || record->startedAt >= *since))
            counts.add(*record);
    }
    if (!since)
        return counts;
    for (const StoredRow& row : m_stored) {
        if (timeOf(row) < *since)
            break;
        countStored(row, counts);
    }
    return counts;
}

void ActivityModel::addStored(std::vector<traffic::RequestRecord> older, More more)
{
    std::vector<StoredRow> rows;
    rows.reserve(older.size());
    const auto takePast = [&](std::optional<WallTime> upTo) {
        while (!m_past.empty() && (!upTo || m_past.front().at >= *upTo)) {
            rows.emplace_back(std::move(m_past.front()));
            m_past.pop_front();
        }
    };
    for (traffic::RequestRecord& record : older) {
        takePast(record.startedAt);
        rows.emplace_back(std::move(record));
    }
    if (more == More::None)
        takePast(std::nullopt);
    rows.resize(std::min(rows.size(), mostStored - m_stored.size()));
    if (rows.empty())
        return;
    for (const StoredRow& row : rows)
        countStored(row, m_storedCounts);
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
    std::move(rows.begin(), rows.end(), std::back_inserter(m_stored));
    endInsertRows();
    Q_EMIT countsChanged();
}

void ActivityModel::fillGap(std::vector<traffic::RequestRecord> between)
{
    if (m_stored.empty())
        return;
    const WallTime known = timeOf(m_stored.front());
    const auto end = std::find_if(between.begin(), between.end(),
                                  [known](const traffic::RequestRecord& record) { return record.startedAt <= known; });
    between.erase(end, between.end());
    if (between.empty())
        return;
    for (const traffic::RequestRecord& record : between)
        m_storedCounts.add(record);
    beginInsertRows({}, liveEnd(), liveEnd() + static_cast<int>(between.size()) - 1);
    m_stored.insert(m_stored.begin(), std::make_move_iterator(between.begin()), std::make_move_iterator(between.end()));
    endInsertRows();
    Q_EMIT countsChanged();
}

void ActivityModel::clearStored()
{
    m_past.clear();
    if (m_stored.empty())
        return;
    beginRemoveRows({}, liveEnd(), rowCount() - 1);
    std::deque<StoredRow>().swap(m_stored);
    m_storedCounts = {};
    endRemoveRows();
    Q_EMIT countsChanged();
}

std::optional<WallTime> ActivityModel::oldestLive() const
{
    return m_port.records().empty() ? std::nullopt : std::optional(m_port.records().front().startedAt);
}

std::optional<WallTime> ActivityModel::oldest() const
{
    return m_stored.empty() ? oldestLive() : std::optional(timeOf(m_stored.back()));
}

} // namespace switchyard::items
