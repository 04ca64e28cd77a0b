// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "health/reason.h"
#include "health/status.h"
#include "items/listmodel.h"
#include "items/providerfacts.h"

#include <vector>

namespace switchyard::config {
class Catalogue;
class ConfigSession;
}

namespace switchyard::ports {
class HealthPort;
}

namespace switchyard::items {

//! One provider in the list of providers.
struct ProviderSummary {
    ProviderId id;
    ProviderFacts facts;
    int models = 0;
    int problems = 0; //!< Diagnostics of the configuration, errors and warnings.
    health::Status status = health::Status::Checking;
    health::Reason reason = health::Reason::NotCheckedYet;
    bool isStale = false;

    bool isSameAs(const ProviderSummary& other) const { return id == other.id; }
    friend bool operator==(const ProviderSummary&, const ProviderSummary&) = default;
};

//! The declared providers and the built-in ones that chains or aliases use: those on this computer first, then the local
//! network's, then the hosted ones; within each in the file's order. GUI thread.
class ProviderListModel final : public ListModel<ProviderSummary> {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, //!< QString.
        NameRole,
        FamilyRole,
        AddressRole, //!< QString, host and port.
        TrustRole, //!< int of config::TrustClass; the list is grouped by it.
        ModelsRole, //!< int.
        ProblemsRole, //!< int.
        IsDeclaredRole,
        StatusRole, //!< int of health::Status.
        ReasonRole, //!< int of health::Reason.
        IsStaleRole,
    };
    Q_ENUM(Role)

    ProviderListModel(config::ConfigSession& session, const config::Catalogue& catalogue, const ports::HealthPort* health,
                      QObject* parent = nullptr);

    ProviderId providerId(int row) const;
    int rowOf(const ProviderId& id) const;
    int countOf(config::TrustClass trust) const;

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<ProviderSummary> makeRows() const;
    void takeHealth();
    void updateHealth(ProviderSummary& summary) const;

    config::ConfigSession& m_session;
    const config::Catalogue& m_catalogue;
    const ports::HealthPort* m_health;
};

} // namespace switchyard::items
