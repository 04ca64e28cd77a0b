// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "config/openclawconfig.h"
#include "items/listmodel.h"
#include "items/providerfacts.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace switchyard::config {
class Catalogue;
class ConfigSession;
}

namespace switchyard::ports {
class TrafficPort;
}

namespace switchyard::items {

//! One agent in the list of agents.
struct AgentSummary {
    AgentId id;
    QString name;
    bool isDefault = false;
    bool isImplied = false; //!< Not in the file: OpenClaw has it when no agent is declared.
    config::Inheritance inheritance = config::Inheritance::Unset;
    std::vector<ModelRef> chain;
    ProviderFacts primary;
    QString primaryModel; //!< Alias, else the model's id.
    int warnings = 0; //!< Diagnostics about this agent, hints left out.
    std::optional<ModelRef> lastUsed; //!< What answered it last through the engine.
    QDateTime lastUsedAt;
    bool lastWasFallback = false;

    bool isSameAs(const AgentSummary& other) const { return id == other.id; }
    friend bool operator==(const AgentSummary&, const AgentSummary&) = default;
};

//! Whether what is said about `path` is about this agent: it stands there, or in the part of the defaults it follows.
bool concernsAgent(const std::string& path, const config::Agent& agent, const config::OpenClawConfig& config);

//! The agents of the configuration, in its order, with what would answer them and what did. GUI thread.
class AgentListModel final : public ListModel<AgentSummary> {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< QString.
        NameRole,
        IsDefaultRole,
        IsImpliedRole,
        InheritanceRole, //!< int of config::Inheritance.
        StepsRole, //!< int, length of the effective chain.
        PrimaryProviderRole, //!< QString for people.
        PrimaryFamilyRole,
        PrimaryModelRole,
        WarningsRole, //!< int.
        LastUsedRole, //!< QString `provider/model`, empty when not seen.
        LastUsedAtRole, //!< QDateTime.
        LastWasFallbackRole,
    };
    Q_ENUM(Role)

    //! `traffic` may be null.
    AgentListModel(config::ConfigSession& session, const config::Catalogue& catalogue, const ports::TrafficPort* traffic,
                   QObject* parent = nullptr);

    AgentId agentId(int row) const;
    int rowOf(const AgentId& id) const;
    const AgentSummary* find(int row) const;

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<AgentSummary> makeRows() const;
    AgentSummary summaryOf(const config::Agent& agent) const;
    void addLastUse(std::vector<AgentSummary>& rows) const;

    config::ConfigSession& m_session;
    const config::Catalogue& m_catalogue;
    const ports::TrafficPort* m_traffic;
};

} // namespace switchyard::items
