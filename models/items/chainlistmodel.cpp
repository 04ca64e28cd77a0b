// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/chainlistmodel.h"

#include "config/catalogue.h"
#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/providerfacts.h"
#include "ports/healthport.h"

#include <algorithm>
#include <array>

namespace switchyard::items {

namespace {

constexpr std::array allRoles { config::ModelRole::Image, config::ModelRole::Compaction, config::ModelRole::Pdf,
                                config::ModelRole::Voice, config::ModelRole::ImageGeneration, config::ModelRole::VideoGeneration,
                                config::ModelRole::MusicGeneration };

bool follows(const ChainSummary& row)
{
    return row.inheritance == config::Inheritance::Inherited || row.inheritance == config::Inheritance::Unset;
}

bool isUsable(health::Status status)
{
    const auto usability = health::usability(status);
    return usability == health::Usability::Yes || usability == health::Usability::Slowly
        || usability == health::Usability::Soon;
}

} // namespace

ChainListModel::ChainListModel(config::ConfigSession& session, const ports::HealthPort* health, QObject* parent)
    : ListModel(parent)
    , m_session(session)
    , m_health(health)
{
    connect(&m_session, &config::ConfigSession::configChanged, this, &ChainListModel::refresh);
    if (m_health)
        connect(m_health, &ports::HealthPort::changed, this, &ChainListModel::refresh);
    resetTo(makeRows());
}

config::ChainId ChainListModel::chainId(int row) const
{
    return hasRow(row) ? rowAt(row).id : config::ChainId {};
}

int ChainListModel::rowOf(const config::ChainId& id) const
{
    const auto found = std::find_if(rows().begin(), rows().end(), [&id](const ChainSummary& row) { return row.id == id; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

bool ChainListModel::isShown(config::ModelRole role) const
{
    if (!m_session.config().chain({ std::nullopt, role }).entries.empty()
        || std::find(m_revealed.begin(), m_revealed.end(), role) != m_revealed.end())
        return true;
    const bool isUsual = role == config::ModelRole::Image || role == config::ModelRole::Compaction;
    return isUsual && config::isAccepted(role, m_session.config().generation);
}

std::vector<config::ModelRole> ChainListModel::hiddenRoles() const
{
    std::vector<config::ModelRole> roles;
    std::copy_if(allRoles.begin(), allRoles.end(), std::back_inserter(roles), [this](config::ModelRole role) {
        return !isShown(role) && config::isAccepted(role, m_session.config().generation);
    });
    return roles;
}

void ChainListModel::reveal(config::ModelRole role)
{
    if (isShown(role))
        return;
    m_revealed.push_back(role);
    refresh();
}

std::vector<AgentId> ChainListModel::followers() const
{
    std::vector<AgentId> agents;
    for (const auto& row : rows()) {
        if (row.id.agent && row.id.role == config::ModelRole::Text && follows(row))
            agents.push_back(*row.id.agent);
    }
    return agents;
}

QVariant ChainListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = rowAt(index.row());
    switch (role) {
    case AgentRole:
        return row.id.agent ? toQt(row.id.agent->value()) : QString();
    case Qt::DisplayRole:
    case AgentNameRole:
        return row.agentName;
    case ModelRoleRole:
        return static_cast<int>(row.id.role);
    case InheritanceRole:
        return static_cast<int>(row.inheritance);
    case StepsRole:
        return row.steps;
    case FollowersRole:
        return row.followers;
    case LocalOnlyRole:
        return row.localOnly;
    case StatusRole:
        return static_cast<int>(row.status);
    case SectionRole:
        return row.id.role == config::ModelRole::Text ? 0 : 1;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChainListModel::roleNames() const
{
    return namesOf(QMetaEnum::fromType<Role>());
}

ChainSummary ChainListModel::makeRow(const config::Chain& chain, const QString& name) const
{
    const auto& config = m_session.config();
    const auto& catalogue = config::Catalogue::builtIn();
    const auto* book = m_health ? &m_health->book() : nullptr;
    ChainSummary row;
    row.id = chain.id;
    row.agentName = name;
    row.inheritance = chain.inheritance;
    row.steps = static_cast<int>(chain.entries.size());
    row.localOnly = !chain.entries.empty()
        && std::all_of(chain.entries.begin(), chain.entries.end(), [&](const config::ChainEntry& entry) {
                        return factsOf(entry.ref.provider, config, catalogue, book).trust != config::TrustClass::Hosted;
                    });
    const auto statusOf = [book](const config::ChainEntry& entry) {
        const auto* health = book ? book->model(entry.ref) : nullptr;
        return health ? health->status : health::Status::Checking;
    };
    if (!chain.entries.empty())
        row.status = statusOf(chain.entries.front());
    const auto usable = std::find_if(chain.entries.begin(), chain.entries.end(),
                                     [&](const config::ChainEntry& entry) { return isUsable(statusOf(entry)); });
    if (usable != chain.entries.end())
        row.status = statusOf(*usable);
    return row;
}

std::vector<ChainSummary> ChainListModel::makeRows() const
{
    const auto& config = m_session.config();
    std::vector<ChainSummary> list;
    list.push_back(makeRow(m_session.chain({}), QString()));
    list.front().id = {};

    std::vector<ChainSummary> own;
    std::vector<ChainSummary> roles;
    for (const auto& agent : config.agents) {
        const QString name = toQt(agent.name.empty() ? agent.id.value() : agent.name);
        for (const auto& chain : agent.chains) {
            ChainSummary row = makeRow(chain, name);
            row.id = { agent.id, chain.id.role };
            if (chain.id.role != config::ModelRole::Text) {
                if (chain.inheritance != config::Inheritance::Inherited && chain.inheritance != config::Inheritance::Unset)
                    roles.push_back(row);
                continue;
            }
            (follows(row) ? list : own).push_back(row);
        }
    }
    list.front().followers = static_cast<int>(list.size()) - 1;
    list.insert(list.end(), own.begin(), own.end());
    for (const auto role : allRoles) {
        if (!isShown(role))
            continue;
        const config::ChainId id { std::nullopt, role };
        ChainSummary row = makeRow(m_session.chain(id), QString());
        row.id = id;
        if (row.steps == 0)
            row.status = list.front().status;
        list.push_back(row);
    }
    list.insert(list.end(), roles.begin(), roles.end());
    return list;
}

void ChainListModel::refresh()
{
    changeTo(makeRows());
}

} // namespace switchyard::items
