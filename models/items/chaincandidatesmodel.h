// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"
#include "health/modelhealth.h"
#include "items/listmodel.h"
#include "items/providerfacts.h"

#include <optional>
#include <vector>

namespace switchyard::config {
class Catalogue;
class ConfigSession;
}

namespace switchyard::ports {
class HealthPort;
}

namespace switchyard::items {

//! A configured model that could be put into a chain.
struct ChainCandidate {
    ModelRef ref;
    QString alias;
    ProviderFacts facts;
    health::Status status = health::Status::Checking;
    qint64 context = 0;

    bool isSameAs(const ChainCandidate& other) const { return ref == other.ref; }
    friend bool operator==(const ChainCandidate&, const ChainCandidate&) = default;
};

//! The configured models that are not in a chain: what can be dragged or added to it. Declared models first, then those
//! that only an alias or another chain names. Shares its role numbers with ChainModel. GUI thread.
class ChainCandidatesModel final : public ListModel<ChainCandidate> {
    Q_OBJECT

public:
    ChainCandidatesModel(config::ConfigSession& session, const config::Catalogue& catalogue,
                         const ports::HealthPort* health, QObject* parent = nullptr);

    void setChain(const config::ChainId& id);
    ModelRef ref(int row) const;

    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    std::vector<ChainCandidate> makeRows() const;
    void refresh();
    void takeHealth();

    config::ConfigSession& m_session;
    const config::Catalogue& m_catalogue;
    const ports::HealthPort* m_health;
    config::ChainId m_id;
};

//! Every model the configuration names anywhere: declared, aliased or in a chain, in that order and without repeats.
std::vector<ModelRef> modelsNamedIn(const config::OpenClawConfig& config);

} // namespace switchyard::items
