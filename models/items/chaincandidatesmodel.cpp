// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/chaincandidatesmodel.h"

#include "config/catalogue.h"
#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/chainmodel.h"
#include "ports/healthport.h"


#include <algorithm>
#include <map>
#include <set>

namespace switchyard::items {

std::vector<ModelRef> modelsNamedIn(const config::OpenClawConfig& config)
{
    std::vector<ModelRef> refs;
    std::set<ModelRef> seen;
    const auto add = [&](const ModelRef& ref) {
        if (!ref.provider.isEmpty() && !ref.model.empty() && seen.insert(ref).second)
            refs.push_back(ref);
    };
    const auto addChain = [&add](const config::Chain& chain) {
        for (const auto& entry : chain.entries)
            add(entry.ref);
    };
    const auto addModels = [&add](const config::Provider& provider) {
        for (const auto& model : provider.models)
            add({ provider.id, model.id });
    };
    std::for_each(config.providers.begin(), config.providers.end(), addModels);
    for (const auto& settings : config.modelSettings) {
        if (!settings.isWildcard)
            add(settings.ref);
    }
    std::for_each(config.defaultChains.begin(), config.defaultChains.end(), addChain);
    for (const auto& agent : config.agents)
        std::for_each(agent.chains.begin(), agent.chains.end(), addChain);
    return refs;
}

ChainCandidatesModel::ChainCandidatesModel(config::ConfigSession& session, const config::Catalogue& catalogue,
                                           const ports::HealthPort* health, QObject* parent)
    : ListModel(parent)
    , m_session(session)
    , m_catalogue(catalogue)
    , m_health(health)
{
    connect(&m_session, &config::ConfigSession::configChanged, this, &ChainCandidatesModel::refresh);
    if (m_health)
        connect(m_health, &ports::HealthPort::changed, this, &ChainCandidatesModel::takeHealth);
    resetTo(makeRows());
}

void ChainCandidatesModel::setChain(const config::ChainId& id)
{
    m_id = id;
    refresh();
}

ModelRef ChainCandidatesModel::ref(int row) const
{
    return hasRow(row) ? rowAt(row).ref : ModelRef {};
}

QVariant ChainCandidatesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case ChainModel::RefRole:
        return toQt(row.ref.toString());
    case ChainModel::ProviderIdRole:
        return toQt(row.ref.provider.value());
    case ChainModel::ProviderNameRole:
        return row.facts.name;
    case ChainModel::FamilyRole:
        return row.facts.family;
    case ChainModel::ModelIdRole:
        return toQt(row.ref.model);
    case ChainModel::AliasRole:
        return row.alias;
    case ChainModel::StatusRole:
        return static_cast<int>(row.status);
    case ChainModel::ContextRole:
        return row.context;
    case ChainModel::TrustRole:
        return static_cast<int>(row.facts.trust);
    default:
        return {};
    }
}

QHash<int, QByteArray> ChainCandidatesModel::roleNames() const
{
    return namesOf(QMetaEnum::fromType<ChainModel::Role>());
}

Qt::ItemFlags ChainCandidatesModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_session.isReadOnly() ? flags : flags | Qt::ItemIsDragEnabled;
}

QStringList ChainCandidatesModel::mimeTypes() const
{
    return { ChainModel::mimeType() };
}

QMimeData* ChainCandidatesModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<ModelRef> refs;
    for (const auto& index : indexes)
        refs.push_back(ref(index.row()));
    return mimeDataFor(refs);
}

std::vector<ChainCandidate> ChainCandidatesModel::makeRows() const
{
    const auto& config = m_session.config();
    const auto* book = m_health ? &m_health->book() : nullptr;
    std::set<ModelRef> inChain;
    for (const auto& entry : m_session.chain(m_id).entries)
        inChain.insert(entry.ref);

    std::map<ProviderId, ProviderFacts> facts;
    std::vector<ChainCandidate> list;
    for (const auto& ref : modelsNamedIn(config)) {
        if (inChain.count(ref) > 0)
            continue;
        if (facts.count(ref.provider) == 0)
            facts.emplace(ref.provider, factsOf(ref.provider, config, m_catalogue, book));
        ChainCandidate row { ref, toQt(config.aliasOf(ref)), facts.at(ref.provider), health::Status::Checking, 0 };
        if (const auto* model = config.findModel(ref); model && model->contextWindow)
            row.context = model->effectiveContext().value;
        if (const auto* health = book ? book->model(ref) : nullptr)
            row.status = health->status;
        list.push_back(std::move(row));
    }
    return list;
}

void ChainCandidatesModel::refresh()
{
    changeTo(makeRows());
}

void ChainCandidatesModel::takeHealth()
{
    for (int row = 0; row < rowCount(); ++row) {
        ChainCandidate content = rowAt(row);
        const auto* health = m_health->book().model(content.ref);
        content.status = health ? health->status : health::Status::Checking;
        replaceRow(row, content, { ChainModel::StatusRole });
    }
}

} // namespace switchyard::items
