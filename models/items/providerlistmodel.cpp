// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/providerlistmodel.h"

#include "config/catalogue.h"
#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/chaincandidatesmodel.h"
#include "ports/healthport.h"

#include <algorithm>

namespace switchyard::items {

ProviderListModel::ProviderListModel(config::ConfigSession& session, const config::Catalogue& catalogue,
                                     const ports::HealthPort* health, QObject* parent)
    : ListModel(parent)
    , m_session(session)
    , m_catalogue(catalogue)
    , m_health(health)
{
    connect(&m_session, &config::ConfigSession::configChanged, this, [this] { changeTo(makeRows()); });
    if (m_health)
        connect(m_health, &ports::HealthPort::changed, this, &ProviderListModel::takeHealth);
    resetTo(makeRows());
}

ProviderId ProviderListModel::providerId(int row) const
{
    return hasRow(row) ? rowAt(row).id : ProviderId {};
}

int ProviderListModel::rowOf(const ProviderId& id) const
{
    const auto found = std::find_if(rows().begin(), rows().end(), [&id](const auto& row) { return row.id == id; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

int ProviderListModel::countOf(config::TrustClass trust) const
{
    return static_cast<int>(
        std::count_if(rows().begin(), rows().end(), [trust](const auto& row) { return row.facts.trust == trust; }));
}

QVariant ProviderListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = rowAt(index.row());
    switch (role) {
    case IdRole:
        return toQt(row.id.value());
    case Qt::DisplayRole:
    case NameRole:
        return row.facts.name;
    case FamilyRole:
        return row.facts.family;
    case AddressRole:
        return row.facts.address;
    case TrustRole:
        return static_cast<int>(row.facts.trust);
    case ModelsRole:
        return row.models;
    case ProblemsRole:
        return row.problems;
    case IsDeclaredRole:
        return row.facts.isDeclared;
    case StatusRole:
        return static_cast<int>(row.status);
    case ReasonRole:
        return static_cast<int>(row.reason);
    case IsStaleRole:
        return row.isStale;
    default:
        return {};
    }
}

QHash<int, QByteArray> ProviderListModel::roleNames() const
{
    return namesOf(QMetaEnum::fromType<Role>());
}

std::vector<ProviderSummary> ProviderListModel::makeRows() const
{
    const auto& config = m_session.config();
    const auto* book = m_health ? &m_health->book() : nullptr;
    std::vector<ProviderSummary> list;
    const auto find = [&list](const ProviderId& id) {
        return std::find_if(list.begin(), list.end(), [&id](const auto& row) { return row.id == id; });
    };
    const auto add = [&](const ProviderId& id) {
        ProviderSummary row;
        row.id = id;
        row.facts = factsOf(id, config, m_catalogue, book);
        updateHealth(row);
        list.push_back(std::move(row));
    };
    for (const auto& provider : config.providers) {
        add(provider.id);
        list.back().models = static_cast<int>(provider.models.size());
        const auto diagnostics = m_session.diagnosticsBelow("models.providers." + provider.id.value());
        list.back().problems = static_cast<int>(
            std::count_if(diagnostics.begin(), diagnostics.end(),
                          [](const auto& diagnostic) { return diagnostic.severity != config::Severity::Hint; }));
    }
    for (const auto& ref : modelsNamedIn(config)) {
        if (config.findProvider(ref.provider))
            continue;
        auto row = find(ref.provider);
        if (row == list.end()) {
            add(ref.provider);
            row = std::prev(list.end());
        }
        ++row->models;
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.facts.trust < b.facts.trust; });
    return list;
}

void ProviderListModel::updateHealth(ProviderSummary& summary) const
{
    const auto* endpoint = m_health ? m_health->book().endpoint(summary.id) : nullptr;
    if (!endpoint)
        return;
    summary.status = endpoint->status;
    summary.reason = endpoint->reason;
    summary.isStale = endpoint->isStale;
    if (endpoint->status != health::Status::Ready)
        return;
    // The endpoint is well; what its configured models need is what a person wants to see, such as "cold".
    const auto* provider = m_session.config().findProvider(summary.id);
    const auto* first = provider && !provider->models.empty()
        ? m_health->book().model({ summary.id, provider->models.front().id })
        : nullptr;
    if (first) {
        summary.status = first->status;
        summary.reason = first->reason;
    }
}

void ProviderListModel::takeHealth()
{
    for (int row = 0; row < rowCount(); ++row) {
        ProviderSummary content = rowAt(row);
        updateHealth(content);
        if (content.facts.family.isEmpty())
            content.facts = factsOf(content.id, m_session.config(), m_catalogue, &m_health->book());
        replaceRow(row, content, { StatusRole, ReasonRole, IsStaleRole, FamilyRole });
    }
}

} // namespace switchyard::items
