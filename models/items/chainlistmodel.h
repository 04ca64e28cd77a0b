// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"
#include "health/status.h"
#include "items/listmodel.h"

#include <QString>

#include <vector>

namespace switchyard::config {
class ConfigSession;
}

namespace switchyard::ports {
class HealthPort;
}

namespace switchyard::items {

//! One chain in the list of chains.
struct ChainSummary {
    config::ChainId id;
    QString agentName;
    config::Inheritance inheritance = config::Inheritance::Unset;
    int steps = 0;
    int followers = 0;
    bool localOnly = false;
    health::Status status = health::Status::Checking;

    bool isSameAs(const ChainSummary& other) const { return id == other.id; }
    friend bool operator==(const ChainSummary&, const ChainSummary&) = default;
};

//! The chains a person can look at: the defaults' and each agent's for text, then the roles: images and compaction where
//! OpenClaw takes them, and others that the configuration sets. Agents that inherit come right below the defaults. GUI thread.
class ChainListModel final : public ListModel<ChainSummary> {
    Q_OBJECT

public:
    enum Role {
        AgentRole = Qt::UserRole + 1, //!< QString id; empty for the defaults.
        AgentNameRole, //!< QString, the id when it has no name.
        ModelRoleRole, //!< int of config::ModelRole.
        InheritanceRole, //!< int of config::Inheritance.
        StepsRole, //!< int.
        FollowersRole, //!< int, for the defaults: agents that inherit all of it.
        LocalOnlyRole, //!< bool: no step leaves the local network.
        StatusRole, //!< int of health::Status of the first usable step, else of the primary.
        SectionRole, //!< 0 chains, 1 roles.
    };
    Q_ENUM(Role)

    ChainListModel(config::ConfigSession& session, const ports::HealthPort* health, QObject* parent = nullptr);

    config::ChainId chainId(int row) const;
    int rowOf(const config::ChainId& id) const;
    //! Roles that OpenClaw takes and the list does not show.
    std::vector<config::ModelRole> hiddenRoles() const;
    //! Shows the role although nothing is set for it yet.
    void reveal(config::ModelRole role);
    //! Agents that follow the defaults.
    std::vector<AgentId> followers() const;

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<ChainSummary> makeRows() const;
    ChainSummary makeRow(const config::Chain& chain, const QString& name) const;
    void refresh();
    bool isShown(config::ModelRole role) const;

    config::ConfigSession& m_session;
    const ports::HealthPort* m_health;
    std::vector<config::ModelRole> m_revealed;
};

} // namespace switchyard::items
