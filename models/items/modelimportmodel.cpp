// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/modelimportmodel.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/chaincandidatesmodel.h"
#include "items/providerdraft.h"
#include "ports/healthport.h"
#include "ports/historyport.h"
#include "ports/trafficport.h"

#include <algorithm>

namespace switchyard::items {

namespace {

constexpr std::chrono::hours lookedBack { 24 * 30 };

} // namespace

ModelImportModel::ModelImportModel(const config::ConfigSession& session, const ports::HealthPort& health,
                                   const ports::TrafficPort& traffic, ports::HistoryPort& history, WallTime now,
                                   const ProviderId& provider, QObject* parent)
    : ListModel(parent)
    , m_session(session)
    , m_health(health)
    , m_traffic(traffic)
    , m_provider(provider)
{
    connect(&history, &ports::HistoryPort::answersReady, this, &ModelImportModel::takeAnswers);
    m_request = history.requestAnswers(now - lookedBack);
    reload();
}

void ModelImportModel::takeAnswers(std::uint64_t request, const std::vector<ports::AnswerCount>& answers)
{
    if (request != m_request)
        return;
    for (const auto& answer : answers) {
        if (answer.model.provider == m_provider)
            m_answered.insert(answer.model.model);
    }
    if (!m_answered.empty())
        reload();
}

std::set<std::string> ModelImportModel::usedModels() const
{
    std::set<std::string> used = m_answered;
    const auto add = [&](const ModelRef& ref) {
        if (ref.provider == m_provider)
            used.insert(ref.model);
    };
    const auto& config = m_session.config();
    const auto addChain = [&add](const config::Chain& chain) {
        std::for_each(chain.entries.begin(), chain.entries.end(), [&add](const auto& entry) { add(entry.ref); });
    };
    std::for_each(config.defaultChains.begin(), config.defaultChains.end(), addChain);
    for (const auto& agent : config.agents)
        std::for_each(agent.chains.begin(), agent.chains.end(), addChain);
    for (const auto& record : m_traffic.records()) {
        if (record.servedBy)
            add(*record.servedBy);
    }
    return used;
}

void ModelImportModel::reload()
{
    const auto* endpoint = m_health.book().endpoint(m_provider);
    const auto* provider = m_session.config().findProvider(m_provider);
    const auto used = usedModels();
    std::set<std::string> chosen;
    for (const auto& row : rows()) {
        if (row.isChosen)
            chosen.insert(row.facts.id);
    }
    std::vector<ImportRow> list;
    std::set<std::string> known;
    for (const auto& facts : endpoint ? endpoint->models : std::vector<health::ModelFacts> {}) {
        const bool isForChat = facts.kind == health::ModelKind::Chat || facts.kind == health::ModelKind::Unknown;
        if (!isForChat || !known.insert(facts.id).second)
            continue;
        const bool isDeclared = provider && provider->findModel(facts.id);
        list.push_back({ facts, isDeclared, used.count(facts.id) > 0, !isDeclared && chosen.count(facts.id) > 0 });
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.isDeclared < b.isDeclared; });
    changeTo(list);
    Q_EMIT choiceChanged();
}

int ModelImportModel::chosenCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [](const auto& row) { return row.isChosen; }));
}

void ModelImportModel::choose(const std::vector<int>& chosen, bool isChosen)
{
    for (const int row : chosen) {
        if (!hasRow(row) || rowAt(row).isDeclared)
            continue;
        ImportRow content = rowAt(row);
        content.isChosen = isChosen;
        replaceRow(row, content, { Qt::CheckStateRole });
    }
    Q_EMIT choiceChanged();
}

std::vector<config::ModelDraft> ModelImportModel::drafts() const
{
    std::vector<config::ModelDraft> drafts;
    for (const auto& row : rows()) {
        if (row.isChosen)
            drafts.push_back(modelDraftFrom(row.facts));
    }
    return drafts;
}

QVariant ModelImportModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case IdRole:
        return toQt(row.facts.id);
    case Qt::CheckStateRole:
        return row.isDeclared || row.isChosen ? Qt::Checked : Qt::Unchecked;
    case IsDeclaredRole:
        return row.isDeclared;
    case IsUsedRole:
        return row.isUsed;
    case IsLoadedRole:
        return row.isLoaded();
    case ContextRole:
        return static_cast<qint64>(row.facts.contextWindow ? row.facts.contextWindow->value : 0);
    case DetailRole: {
        const QString size = toQt(row.facts.parameterSize);
        const QString quantisation = toQt(row.facts.quantisation);
        return size.isEmpty() ? quantisation : quantisation.isEmpty() ? size : size + QLatin1Char(' ') + quantisation;
    }
    case HasPriceRole:
        return row.facts.prices.has_value();
    case PriceInRole:
        return row.facts.prices ? row.facts.prices->input : 0.0;
    case PriceOutRole:
        return row.facts.prices ? row.facts.prices->output : 0.0;
    default:
        return {};
    }
}

bool ModelImportModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole || rowAt(index.row()).isDeclared)
        return false;
    choose({ index.row() }, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ModelImportModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return rowAt(index.row()).isDeclared ? flags : flags | Qt::ItemIsUserCheckable;
}

QHash<int, QByteArray> ModelImportModel::roleNames() const
{
    return namesOf(QMetaEnum::fromType<Role>());
}

} // namespace switchyard::items
