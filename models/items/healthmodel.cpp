// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/healthmodel.h"

#include "config/configsession.h"
#include "items/healthfiltermodel.h"
#include "ports/healthport.h"

#include <QMetaEnum>

#include <algorithm>
#include <unordered_map>

namespace switchyard::items {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

qint64 millis(milliseconds value)
{
    return value.count();
}

qint64 percentile(const health::Percentiles& percentiles, milliseconds health::Percentiles::*which)
{
    return percentiles.count > 0 ? millis(percentiles.*which) : -1;
}

//! Whether the text of how long something lasted may have changed within `period` and a second: whole minutes are told
//! from a hundred seconds on, later hours and days, all rounded.
bool mayReadDifferently(WallTime::duration lasted, std::chrono::seconds period)
{
    const auto seconds = duration_cast<std::chrono::seconds>(lasted).count();
    return seconds <= 100 + period.count() || seconds % 30 <= period.count();
}

} // namespace

HealthModel::HealthModel(const config::ConfigSession& session, const config::Catalogue& catalogue, const Clock& clock,
                         const ports::HealthPort& port, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_catalogue(catalogue)
    , m_clock(clock)
    , m_port(port)
    , m_entries(makeEntries())
{
    count();
    connect(&port, &ports::HealthPort::rowsChanged, this, &HealthModel::rebuild);
    connect(&port, &ports::HealthPort::changed, this, &HealthModel::refresh);
}

int HealthModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int HealthModel::rowOf(const ModelRef& ref) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&ref](const Entry& e) { return e.ref == ref; });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

const health::ModelHealth* HealthModel::health(int row) const
{
    return m_port.book().model(entry(row).ref);
}

health::Beats HealthModel::beats(int row) const
{
    return m_port.book().beats(entry(row).ref);
}

health::Sparkline HealthModel::sparkline(int row) const
{
    return m_port.book().sparkline(entry(row).ref);
}

QVariant HealthModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry& e = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case RefRole:
        return toQt(e.ref.toString());
    case ProviderIdRole:
        return toQt(e.ref.provider.value());
    case ProviderNameRole:
        return e.facts.name;
    case FamilyRole:
        return e.facts.family;
    case ModelIdRole:
        return toQt(e.ref.model);
    case RanksRole:
        return QVariant::fromValue(QList<int>(e.stand.ranks.begin(), e.stand.ranks.end()));
    case IsServingRole:
        return e.stand.isServing();
    case ServesRole: {
        QStringList agents;
        for (const std::string& agent : e.stand.serves)
            agents.append(toQt(agent));
        return agents;
    }
    case IsNextRole:
        return e.stand.isNext;
    case SearchTextRole: {
        const QString text = e.facts.name + QLatin1Char(' ') + toQt(e.ref.toString()) + QLatin1Char(' ') + e.facts.address;
        return text;
    }
    default:
        break;
    }
    const health::ModelHealth* health = m_port.book().model(e.ref);
    if (!health)
        return {};
    switch (role) {
    case StatusRole:
        return static_cast<int>(health->status);
    case ReasonRole:
        return static_cast<int>(health->reason);
    case HttpStatusRole:
        return health->httpStatus;
    case SinceRole:
        return QVariant::fromValue(millis(duration_cast<milliseconds>(health->since.time_since_epoch())));
    case IsStaleRole:
        return health->isStale;
    case P50Role:
        return percentile(health->latency, &health::Percentiles::p50);
    case P95Role:
        return percentile(health->latency, &health::Percentiles::p95);
    case P99Role:
        return percentile(health->latency, &health::Percentiles::p99);
    case FirstTokenRole:
        return percentile(health->firstToken, &health::Percentiles::p50);
    case TokenRateRole:
        return health->tokensPerSecond.value_or(-1);
    case LoadTimeRole:
        return health->loadEstimate ? millis(health->loadEstimate->typical) : -1;
    case CheckedAgoRole:
        return health->lastChecked ? millis(duration_cast<milliseconds>(m_clock.steadyNow() - *health->lastChecked)) : -1;
    case RemainingRole:
        return health->usableAgainAt
            ? std::max<qint64>(0, millis(duration_cast<milliseconds>(*health->usableAgainAt - m_clock.steadyNow())))
            : -1;
    case LoadElapsedRole:
        return health->loading ? millis(duration_cast<milliseconds>(m_clock.steadyNow() - health->loading->startedAt)) : -1;
    default:
        return {};
    }
}

QHash<int, QByteArray> HealthModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    const auto roles = QMetaEnum::fromType<Role>();
    for (int i = 0; i < roles.keyCount(); ++i)
        names.insert(roles.value(i), roles.key(i));
    return names;
}

std::vector<HealthModel::Entry> HealthModel::makeEntries() const
{
    std::unordered_map<ProviderId, ProviderFacts> facts;
    std::vector<Entry> entries;
    for (const ModelRef& ref : m_port.book().models()) {
        auto known = facts.find(ref.provider);
        if (known == facts.end())
            known = facts.emplace(ref.provider, factsOf(ref.provider, m_session.config(), m_catalogue, &m_port.book())).first;
        entries.push_back({ ref, known->second, {}, shownOf(ref) });
    }
    return entries;
}

HealthModel::Shown HealthModel::shownOf(const ModelRef& ref) const
{
    const health::ModelHealth* health = m_port.book().model(ref);
    if (!health)
        return {};
    return { health->status,     health->reason,          health->lastChecked, health->isStale,  health->latency,
             health->firstToken, health->tokensPerSecond, health->loading,     health->isServing };
}

void HealthModel::rebuild()
{
    std::vector<Entry> target = makeEntries();
    const bool sameRows = std::equal(m_entries.begin(), m_entries.end(), target.begin(), target.end(),
                                     [](const Entry& a, const Entry& b) { return a.ref == b.ref; });
    if (sameRows) {
        refresh();
        return;
    }
    // Configurations change seldom; selection is kept by ref in the page.
    std::unordered_map<ModelRef, RoutingStand> stands;
    for (Entry& old : m_entries)
        stands.emplace(old.ref, std::move(old.stand));
    for (Entry& fresh : target) {
        if (const auto stand = stands.find(fresh.ref); stand != stands.end())
            fresh.stand = stand->second;
    }
    beginResetModel();
    m_entries = std::move(target);
    endResetModel();
    count();
}

void HealthModel::refresh()
{
    int firstChanged = -1;
    const auto announce = [this, &firstChanged](int upTo) {
        if (firstChanged >= 0)
            Q_EMIT dataChanged(index(firstChanged), index(upTo));
        firstChanged = -1;
    };
    for (int row = 0; row < rowCount(); ++row) {
        Entry& e = m_entries[static_cast<std::size_t>(row)];
        Shown now = shownOf(e.ref);
        // The family is learned from the first answer.
        if (now.lastChecked && !e.shown.lastChecked)
            e.facts = factsOf(e.ref.provider, m_session.config(), m_catalogue, &m_port.book());
        if (now == e.shown) {
            announce(row - 1);
            continue;
        }
        e.shown = std::move(now);
        ++e.revision;
        if (firstChanged < 0)
            firstChanged = row;
    }
    announce(rowCount() - 1);
    count();
}

bool HealthModel::countsSeconds() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [this](const Entry& e) {
        const health::ModelHealth* shown = m_port.book().model(e.ref);
        return shown && (shown->usableAgainAt || shown->loading);
    });
}

void HealthModel::refreshCountdowns(std::chrono::seconds period)
{
    const WallTime now = m_clock.wallNow();
    for (int row = 0; row < rowCount(); ++row) {
        const health::ModelHealth* shown = health(row);
        // Lasting trouble is told with how long it lasts.
        const bool lasts = shown && shown->status == health::Status::Unreachable && mayReadDifferently(now - shown->since, period);
        if (shown && (shown->usableAgainAt || shown->loading || lasts))
            Q_EMIT dataChanged(index(row), index(row), { RemainingRole, LoadElapsedRole });
    }
}

void HealthModel::setStands(const std::vector<std::pair<ModelRef, RoutingStand>>& stands)
{
    std::unordered_map<ModelRef, const RoutingStand*> byRef;
    for (const auto& [ref, stand] : stands)
        byRef.emplace(ref, &stand);
    for (int row = 0; row < rowCount(); ++row) {
        Entry& e = m_entries[static_cast<std::size_t>(row)];
        const auto found = byRef.find(e.ref);
        const RoutingStand stand = found == byRef.end() ? RoutingStand {} : *found->second;
        if (e.stand == stand)
            continue;
        e.stand = stand;
        ++e.revision;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void HealthModel::count()
{
    HealthCounts counts;
    for (const Entry& e : m_entries) {
        const health::Status status = e.shown.status;
        counts.all += 1;
        counts.ready += belongs(status, HealthFilterModel::Show::Ready) ? 1 : 0;
        counts.cold += belongs(status, HealthFilterModel::Show::Cold) ? 1 : 0;
        counts.problems += health::isProblem(status) ? 1 : 0;
        counts.paused += status == health::Status::Paused ? 1 : 0;
        counts.checked += e.shown.lastChecked ? 1 : 0;
    }
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged();
}

} // namespace switchyard::items
