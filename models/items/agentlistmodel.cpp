// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/agentlistmodel.h"

#include "config/catalogue.h"
#include "config/configsession.h"
#include "items/chainpreview.h"
#include "ports/trafficport.h"

#include <algorithm>

namespace switchyard::items {

namespace {

QDateTime toDateTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count(), Qt::UTC);
}

bool isBelow(const std::string& path, const std::string& place)
{
    return path.compare(0, place.size(), place) == 0 && (path.size() == place.size() || path[place.size()] == '.');
}

//! Where an agent stands in the file.
std::string placeOf(const config::Agent& agent, const config::OpenClawConfig& config)
{
    if (config.generation != config::Generation::List)
        return "agents.entries." + agent.id.value();
    const auto found = std::find_if(config.agents.begin(), config.agents.end(), [&agent](const auto& other) { return other.id == agent.id; });
    return "agents.list." + std::to_string(found - config.agents.begin());
}

} // namespace

bool concernsAgent(const std::string& path, const config::Agent& agent, const config::OpenClawConfig& config)
{
    using config::Inheritance;
    if (isBelow(path, placeOf(agent, config)))
        return true;
    if (!isBelow(path, "agents.defaults.model"))
        return false;
    const bool isPrimary = isBelow(path, "agents.defaults.model.primary");
    const bool isFallback = isBelow(path, "agents.defaults.model.fallbacks");
    switch (agent.chain().inheritance) {
    case Inheritance::Unset:
    case Inheritance::Inherited:
        return true;
    case Inheritance::OwnFallbacks:
        return !isFallback;
    case Inheritance::OwnPrimary:
        return !isPrimary;
    case Inheritance::Own:
    case Inheritance::Strict:
    case Inheritance::Disabled:
        break;
    }
    return false;
}

AgentListModel::AgentListModel(config::ConfigSession& session, const config::Catalogue& catalogue,
                               const ports::TrafficPort* traffic, QObject* parent)
    : ListModel(parent)
    , m_session(session)
    , m_catalogue(catalogue)
    , m_traffic(traffic)
{
    connect(&m_session, &config::ConfigSession::configChanged, this, [this] { changeTo(makeRows()); });
    if (m_traffic)
        connect(m_traffic, &ports::TrafficPort::recordsAdded, this, [this] { changeTo(makeRows()); });
    resetTo(makeRows());
}

AgentId AgentListModel::agentId(int row) const
{
    return hasRow(row) ? rowAt(row).id : AgentId {};
}

int AgentListModel::rowOf(const AgentId& id) const
{
    const auto found = std::find_if(rows().begin(), rows().end(), [&id](const auto& row) { return row.id == id; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

const AgentSummary* AgentListModel::find(int row) const
{
    return hasRow(row) ? &rowAt(row) : nullptr;
}

QVariant AgentListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = rowAt(index.row());
    switch (role) {
    case IdRole:
        return toQt(row.id.value());
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case IsDefaultRole:
        return row.isDefault;
    case IsImpliedRole:
        return row.isImplied;
    case InheritanceRole:
        return static_cast<int>(row.inheritance);
    case StepsRole:
        return static_cast<int>(row.chain.size());
    case PrimaryProviderRole:
        return row.primary.name;
    case PrimaryFamilyRole:
        return row.primary.family;
    case PrimaryModelRole:
        return row.primaryModel;
    case WarningsRole:
        return row.warnings;
    case LastUsedRole:
        return row.lastUsed ? toQt(row.lastUsed->toString()) : QString();
    case LastUsedAtRole:
        return row.lastUsedAt;
    case LastWasFallbackRole:
        return row.lastWasFallback;
    default:
        return {};
    }
}

QHash<int, QByteArray> AgentListModel::roleNames() const
{
    return namesOf(QMetaEnum::fromType<Role>());
}

AgentSummary AgentListModel::summaryOf(const config::Agent& agent) const
{
    const auto& config = m_session.config();
    AgentSummary summary;
    summary.id = agent.id;
    summary.name = toQt(agent.name.empty() ? agent.id.value() : agent.name);
    summary.isDefault = agent.isDefault;
    const auto& chain = agent.chain();
    summary.inheritance = chain.inheritance;
    for (const auto& entry : chain.entries)
        summary.chain.push_back(entry.ref);
    if (!summary.chain.empty()) {
        const auto& primary = summary.chain.front();
        const auto alias = config.aliasOf(primary);
        summary.primary = factsOf(primary.provider, config, m_catalogue, nullptr);
        summary.primaryModel = toQt(alias.empty() ? primary.model : alias);
    }
    const auto& diagnostics = m_session.diagnostics();
    summary.warnings = static_cast<int>(std::count_if(diagnostics.begin(), diagnostics.end(), [&](const auto& diagnostic) {
        return diagnostic.severity != config::Severity::Hint && concernsAgent(diagnostic.path, agent, config);
    }));
    return summary;
}

std::vector<AgentSummary> AgentListModel::makeRows() const
{
    const auto& config = m_session.config();
    std::vector<AgentSummary> list;
    for (const auto& agent : config.agents)
        list.push_back(summaryOf(agent));
    if (list.empty() && !m_session.isReadOnly()) {
        config::Agent implied;
        implied.id = AgentId("main");
        implied.isDefault = true;
        implied.chains.push_back(m_session.chain({}));
        list.push_back(summaryOf(implied));
        list.back().isImplied = true;
        list.back().inheritance = config::Inheritance::Inherited;
    }
    addLastUse(list);
    return list;
}

void AgentListModel::addLastUse(std::vector<AgentSummary>& list) const
{
    if (!m_traffic)
        return;
    for (auto& row : list) {
        const auto& records = m_traffic->records();
        const std::string own = "agent/" + row.id.value();
        const auto isOf = [&](const traffic::RequestRecord& record) {
            return record.servedBy && (record.route == own || (row.isDefault && record.route == "auto"));
        };
        const auto last = std::find_if(records.rbegin(), records.rend(), isOf);
        if (last == records.rend())
            continue;
        row.lastUsed = last->servedBy;
        row.lastUsedAt = toDateTime(last->startedAt);
        // Once connected, the chain begins with this router: whoever it asks first is the first choice.
        const auto first = std::find_if(row.chain.begin(), row.chain.end(),
                                        [](const ModelRef& ref) { return ref.provider.value() != ownProvider; });
        row.lastWasFallback = first != row.chain.end() && *last->servedBy != *first;
    }
}

} // namespace switchyard::items
