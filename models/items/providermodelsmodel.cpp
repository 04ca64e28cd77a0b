// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/providermodelsmodel.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/chaincandidatesmodel.h"
#include "items/providerdraft.h"
#include "ports/healthport.h"

#include <algorithm>

namespace switchyard::items {

namespace {

ProviderModelRow fromConfig(const config::Model& model)
{
    ProviderModelRow row;
    row.id = toQt(model.id);
    row.name = toQt(model.name);
    row.isDeclared = true;
    if (model.contextWindow || model.contextTokens)
        row.context = model.effectiveContext().value;
    row.maxOutput = model.effectiveMaxTokens().value;
    for (const auto input : model.input)
        row.inputs << toQt(config::toString(input));
    row.cost = model.cost;
    return row;
}

void takeFacts(ProviderModelRow& row, const health::ModelFacts& facts)
{
    row.isListed = true;
    row.state = facts.state;
    row.serverContext = facts.contextWindow ? facts.contextWindow->value : 0;
    if (row.isDeclared)
        return;
    row.name = toQt(facts.displayName);
    row.context = row.serverContext;
    row.maxOutput = facts.maxOutput ? facts.maxOutput->value : 0;
    for (const auto& input : facts.inputs)
        row.inputs << toQt(input);
    if (facts.prices)
        row.cost = config::Cost { facts.prices->input, facts.prices->output, facts.prices->cacheRead, facts.prices->cacheWrite };
}

} // namespace

ProviderModelsModel::ProviderModelsModel(config::ConfigSession& session, const ports::HealthPort* health, QObject* parent)
    : ListModel(parent)
    , m_session(session)
    , m_health(health)
{
    connect(&m_session, &config::ConfigSession::configChanged, this, [this] { changeTo(makeRows()); });
    if (m_health)
        connect(m_health, &ports::HealthPort::changed, this, &ProviderModelsModel::takeHealth);
}

void ProviderModelsModel::setProvider(const ProviderId& id)
{
    const auto* endpoint = m_health ? m_health->book().endpoint(id) : nullptr;
    m_isListKnown = endpoint && endpoint->hasModelList;
    if (id == m_provider) {
        changeTo(makeRows());
        return;
    }
    m_provider = id;
    resetTo(makeRows());
}

void ProviderModelsModel::takeHealth()
{
    const auto* endpoint = m_health->book().endpoint(m_provider);
    const bool isListKnown = endpoint && endpoint->hasModelList;
    if (isListKnown == m_isListKnown && (!endpoint || endpoint->models == m_listed))
        return;
    m_isListKnown = isListKnown;
    changeTo(makeRows());
}

const ProviderModelRow* ProviderModelsModel::find(int row) const
{
    return hasRow(row) ? &rowAt(row) : nullptr;
}

int ProviderModelsModel::declaredCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [](const auto& row) { return row.isDeclared; }));
}

QVariant ProviderModelsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case IdRole:
        return row.id;
    case Qt::CheckStateRole:
        return row.isDeclared ? Qt::Checked : Qt::Unchecked;
    case NameRole:
        return row.name;
    case AliasRole:
        return row.alias;
    case IsDeclaredRole:
        return row.isDeclared;
    case IsListedRole:
        return row.isListed;
    case IsListKnownRole:
        return m_isListKnown;
    case ContextRole:
        return row.context;
    case ServerContextRole:
        return row.serverContext;
    case MaxOutputRole:
        return row.maxOutput;
    case InputsRole:
        return row.inputs;
    case HasCostRole:
        return row.cost.has_value();
    case CostInRole:
        return row.cost ? row.cost->input : 0.0;
    case CostOutRole:
        return row.cost ? row.cost->output : 0.0;
    case LoadStateRole:
        return static_cast<int>(row.state);
    case PlacesRole:
        return static_cast<int>(row.places.size());
    case FirstPlaceAgentRole:
        return row.places.empty() || !row.places.front().chain.agent ? QString() : toQt(row.places.front().chain.agent->value());
    case FirstPlaceRankRole:
        return row.places.empty() ? -1 : row.places.front().rank;
    default:
        return {};
    }
}

bool ProviderModelsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole)
        return false;
    const ModelRef ref { m_provider, rowAt(index.row()).id.toStdString() };
    const bool wanted = value.toInt() == Qt::Checked;
    if (wanted == rowAt(index.row()).isDeclared)
        return false;
    const auto* endpoint = m_health ? m_health->book().endpoint(m_provider) : nullptr;
    const auto result = wanted ? m_session.addModel(m_provider, modelDraftOf(ref.model, endpoint))
                               : m_session.removeModel(ref, config::References::Keep);
    if (!result)
        Q_EMIT editFailed(result.error());
    return result.isOk();
}

Qt::ItemFlags ProviderModelsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool canDeclare = !m_session.isReadOnly() && m_session.config().findProvider(m_provider);
    return canDeclare ? flags | Qt::ItemIsUserCheckable : flags;
}

QHash<int, QByteArray> ProviderModelsModel::roleNames() const
{
    return namesOf(QMetaEnum::fromType<Role>());
}

std::vector<ChainPlace> ProviderModelsModel::placesOf(const ModelRef& ref) const
{
    const auto& config = m_session.config();
    std::vector<ChainPlace> places;
    const auto look = [&](const config::Chain& chain, const config::ChainId& id) {
        const auto found = std::find_if(chain.entries.begin(), chain.entries.end(),
                                        [&ref](const auto& entry) { return entry.ref == ref; });
        if (found != chain.entries.end() && !found->inherited)
            places.push_back({ id, static_cast<int>(found - chain.entries.begin()) });
    };
    for (const auto& chain : config.defaultChains)
        look(chain, chain.id);
    const auto lookAtAgent = [&look](const config::Agent& agent) {
        for (const auto& chain : agent.chains) {
            if (chain.inheritance != config::Inheritance::Inherited && chain.inheritance != config::Inheritance::Unset)
                look(chain, { agent.id, chain.id.role });
        }
    };
    std::for_each(config.agents.begin(), config.agents.end(), lookAtAgent);
    return places;
}

std::vector<ProviderModelRow> ProviderModelsModel::makeRows()
{
    const auto& config = m_session.config();
    std::vector<ProviderModelRow> list;
    const auto find = [&list](const QString& id) {
        return std::find_if(list.begin(), list.end(), [&id](const auto& row) { return row.id == id; });
    };
    if (const auto* provider = config.findProvider(m_provider)) {
        for (const auto& model : provider->models) {
            if (find(toQt(model.id)) == list.end())
                list.push_back(fromConfig(model));
        }
    }
    for (const auto& ref : modelsNamedIn(config)) {
        if (ref.provider != m_provider || find(toQt(ref.model)) != list.end())
            continue;
        ProviderModelRow row;
        row.id = toQt(ref.model);
        list.push_back(row);
    }
    const auto* endpoint = m_health ? m_health->book().endpoint(m_provider) : nullptr;
    m_listed = endpoint ? endpoint->models : std::vector<health::ModelFacts> {};
    if (endpoint) {
        for (const auto& facts : endpoint->models) {
            auto row = find(toQt(facts.id));
            if (row == list.end()) {
                list.push_back({});
                row = std::prev(list.end());
                row->id = toQt(facts.id);
            }
            takeFacts(*row, facts);
        }
    }
    for (auto& row : list) {
        const ModelRef ref { m_provider, row.id.toStdString() };
        row.alias = toQt(config.aliasOf(ref));
        row.places = placesOf(ref);
    }
    return list;
}

} // namespace switchyard::items
