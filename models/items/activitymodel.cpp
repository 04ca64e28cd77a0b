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
{
    rebuild();
    connect(&port, &ports::TrafficPort::recordsAdded, this, &ActivityModel::take);
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size() + m_stored.size());
}

const traffic::RequestRecord* ActivityModel::request(int row) const
{
    if (isStored(row))
        return &m_stored[static_cast<std::size_t>(row) - m_rows.size()];
    const Row& r = rowAt(row);
    if (!r.isRequest || r.number < m_firstRecord)
        return nullptr;
    const std::uint64_t at = r.number - m_firstRecord;
    return at < m_port.records().size() ? &m_port.records()[at] : nullptr;
}

const ActivityEvent* ActivityModel::event(int row) const
{
    if (isStored(row))
        return nullptr;
    const Row& r = rowAt(row);
    return r.isRequest ? nullptr : &m_events[r.number - m_firstEvent];
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
    for (std::size_t i = 0; i < m_port.records().size(); ++i)
        m_rows.push_back({ true, m_firstRecord + i });
}

void ActivityModel::take(int added, int removed)
{
    // Rows whose records left go first: they are the oldest, at the end of the list. Events among them go too.
    const std::uint64_t firstKept = m_firstRecord + static_cast<std::uint64_t>(removed);
    std::size_t gone = 0;
    std::uint64_t recordsGone = 0;
    while (recordsGone < static_cast<std::uint64_t>(removed) && gone < m_rows.size()) {
        if (m_rows[gone].isRequest && m_rows[gone].number >= firstKept)
            break;
        recordsGone += m_rows[gone].isRequest ? 1U : 0U;
        ++gone;
    }
    // The port's records moved already: from here on, removed rows have none.
    m_firstRecord = firstKept;
    if (gone > 0) {
        const int end = static_cast<int>(m_rows.size());
        beginRemoveRows({}, end - static_cast<int>(gone), end - 1);
        m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(gone));
        endRemoveRows();
        if (!m_stored.empty())
            Q_EMIT gapOpened();
    }
    if (added > 0 && !m_held) {
        beginInsertRows({}, 0, added - 1);
        const std::uint64_t end = m_firstRecord + m_port.records().size();
        for (std::uint64_t number = end - static_cast<std::uint64_t>(added); number < end; ++number)
            m_rows.push_back({ true, number });
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
    const int late = waiting();
    if (late > 0) {
        beginInsertRows({}, 0, late - 1);
        const std::uint64_t end = m_firstRecord + m_port.records().size();
        for (std::uint64_t number = end - static_cast<std::uint64_t>(late); number < end; ++number)
            m_rows.push_back({ true, number });
        endInsertRows();
    }
    Q_EMIT countsChanged();
}

int ActivityModel::waiting() const
{
    const std::uint64_t end = m_firstRecord + m_port.records().size();
    return static_cast<int>(end - std::max(m_heldFrom, m_firstRecord));
}

void ActivityModel::addEvent(const ActivityEvent& event)
{
    if (m_events.size() >= maxEvents) {
        const auto oldest = std::find_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return !row.isRequest; });
        if (oldest != m_rows.end()) {
            const int row = static_cast<int>(m_rows.size()) - 1 - static_cast<int>(oldest - m_rows.begin());
            beginRemoveRows({}, row, row);
            m_rows.erase(oldest);
            m_events.pop_front();
            ++m_firstEvent;
            endRemoveRows();
        }
    }
    beginInsertRows({}, 0, 0);
    m_events.push_back(event);
    m_rows.push_back({ false, m_firstEvent + m_events.size() - 1 });
    endInsertRows();
    Q_EMIT countsChanged();
}

void ActivityModel::setUndoable(bool canUndo)
{
    bool newest = true;
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        const Row& r = rowAt(row);
        if (r.isRequest)
            continue;
        ActivityEvent& e = m_events[r.number - m_firstEvent];
        if (e.kind != ActivityEvent::Kind::Change)
            continue;
        const bool can = newest && canUndo;
        newest = false;
        if (e.canUndo == can)
            continue;
        e.canUndo = can;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

ActivityModel::Counts ActivityModel::counts(std::optional<WallTime> since) const
{
    Counts counts;
    const auto add = [&](const traffic::RequestRecord& record) {
        counts.all += 1;
        counts.fellOver += fellOver(record) ? 1 : 0;
        counts.failed += isFailed(record) ? 1 : 0;
    };
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (const ActivityEvent* e = event(row)) {
            counts.changes += e->kind == ActivityEvent::Kind::Change && (!since || e->at >= *since) ? 1 : 0;
            continue;
        }
        const traffic::RequestRecord* record = request(row);
        if (record && (!since || record->startedAt >= *since))
            add(*record);
    }
    for (const traffic::RequestRecord& record : m_stored) {
        if (since && record.startedAt < *since)
            break;
        add(record);
    }
    return counts;
}

void ActivityModel::addStored(std::vector<traffic::RequestRecord> older)
{
    older.resize(std::min(older.size(), mostStored - m_stored.size()));
    if (older.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(older.size()) - 1);
    std::move(older.begin(), older.end(), std::back_inserter(m_stored));
    endInsertRows();
    Q_EMIT countsChanged();
}

void ActivityModel::fillGap(std::vector<traffic::RequestRecord> between)
{
    if (m_stored.empty())
        return;
    const WallTime known = m_stored.front().startedAt;
    const auto end = std::find_if(between.begin(), between.end(),
                                  [known](const traffic::RequestRecord& record) { return record.startedAt <= known; });
    between.erase(end, between.end());
    if (between.empty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(between.size()) - 1);
    m_stored.insert(m_stored.begin(), std::make_move_iterator(between.begin()), std::make_move_iterator(between.end()));
    endInsertRows();
    Q_EMIT countsChanged();
}

void ActivityModel::clearStored()
{
    if (m_stored.empty())
        return;
    beginRemoveRows({}, static_cast<int>(m_rows.size()), rowCount() - 1);
    std::deque<traffic::RequestRecord>().swap(m_stored);
    endRemoveRows();
    Q_EMIT countsChanged();
}

std::optional<WallTime> ActivityModel::oldestLive() const
{
    return m_port.records().empty() ? std::nullopt : std::optional(m_port.records().front().startedAt);
}

std::optional<WallTime> ActivityModel::oldest() const
{
    return m_stored.empty() ? oldestLive() : std::optional(m_stored.back().startedAt);
}

} // namespace switchyard::items
