// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/chainmodel.h"

#include "config/catalogue.h"
#include "config/configsession.h"
#include "health/healthbook.h"
#include "ports/healthport.h"

#include <QMimeData>

#include <algorithm>

namespace switchyard::items {

namespace {

qint64 milliseconds(std::chrono::milliseconds duration)
{
    return static_cast<qint64>(duration.count());
}

qint64 millisecondsUntil(SteadyTime when, SteadyTime now)
{
    return std::max<qint64>(0, milliseconds(std::chrono::duration_cast<std::chrono::milliseconds>(when - now)));
}

} // namespace

ChainModel::ChainModel(config::ConfigSession& session, const config::Catalogue& catalogue, const Clock& clock,
                       const ports::HealthPort* health, QObject* parent)
    : ListModel(parent)
    , m_session(session)
    , m_catalogue(catalogue)
    , m_clock(clock)
    , m_health(health)
{
    connect(&m_session, &config::ConfigSession::configChanged, this, &ChainModel::takeChange);
    if (m_health)
        connect(m_health, &ports::HealthPort::changed, this, &ChainModel::takeHealth);
    setChain({});
}

QString ChainModel::mimeType()
{
    return QStringLiteral("application/x-switchyard-models");
}

bool ChainModel::isEditable() const
{
    return !m_session.isReadOnly();
}

ModelRef ChainModel::ref(int row) const
{
    return hasRow(row) ? rowAt(row).ref : ModelRef {};
}

int ChainModel::rowOf(const ModelRef& ref) const
{
    const auto found = std::find_if(rows().begin(), rows().end(), [&ref](const ChainStep& step) { return step.ref == ref; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

std::vector<ModelRef> ChainModel::refs() const
{
    std::vector<ModelRef> refs;
    refs.reserve(rows().size());
    for (const auto& row : rows())
        refs.push_back(row.ref);
    return refs;
}

void ChainModel::setChain(const config::ChainId& id)
{
    m_id = id;
    m_inheritance = m_session.chain(id).inheritance;
    m_verdicts.clear();
    m_pickedUp = -1;
    resetTo(makeRows());
    Q_EMIT chainChanged();
}

void ChainModel::setVerdicts(std::vector<StepVerdict> verdicts)
{
    verdicts.resize(rows().size());
    m_verdicts.resize(rows().size());
    for (std::size_t row = 0; row < verdicts.size(); ++row) {
        if (m_verdicts[row] == verdicts[row])
            continue;
        m_verdicts[row] = verdicts[row];
        const QModelIndex changed = index(static_cast<int>(row));
        Q_EMIT dataChanged(changed, changed, { VerdictRole, SkipReasonRole, NeededRole, OfferedRole });
    }
}

void ChainModel::setPickedUp(int row)
{
    if (row == m_pickedUp)
        return;
    const int before = m_pickedUp;
    m_pickedUp = row;
    for (const int changed : { before, row }) {
        if (changed >= 0 && changed < rowCount())
            Q_EMIT dataChanged(index(changed), index(changed), { IsPickedUpRole });
    }
}

void ChainModel::refreshCountdowns()
{
    for (int row = 0; row < rowCount(); ++row) {
        const auto& health = rowAt(row).health;
        if (health && (health->usableAgainAt || health->loading))
            Q_EMIT dataChanged(index(row), index(row), { RemainingRole, LoadElapsedRole });
    }
}

bool ChainModel::insertAt(int row, const ModelRef& ref)
{
    if (config::isSingle(m_id.role) && rowCount() > 0)
        return report(m_session.replaceEntry(m_id, 0, ref));
    return report(m_session.insertFallback(m_id, std::clamp(row, 0, rowCount()), ref));
}

bool ChainModel::removeAt(int row)
{
    return report(m_session.removeFallback(m_id, row));
}

QVariant ChainModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto at = static_cast<std::size_t>(index.row());
    const auto& row = rowAt(index.row());
    const auto verdict = at < m_verdicts.size() ? m_verdicts[at] : StepVerdict {};
    switch (role) {
    case Qt::DisplayRole:
    case RefRole:
        return toQt(row.ref.toString());
    case ProviderIdRole:
        return toQt(row.ref.provider.value());
    case ProviderNameRole:
        return row.facts.name;
    case FamilyRole:
        return row.facts.family;
    case ModelIdRole:
        return toQt(row.ref.model);
    case AliasRole:
        return row.alias;
    case IsInheritedRole:
        return row.inherited;
    case IsKnownRole:
        return row.known;
    case IsDuplicateRole:
        return row.occurrence > 0;
    case TrustRole:
        return static_cast<int>(row.facts.trust);
    case RegionRole:
        return row.facts.region;
    case VerdictRole:
        return static_cast<int>(verdict.kind);
    case SkipReasonRole:
        return verdict.reason;
    case NeededRole:
        return verdict.needed;
    case OfferedRole:
        return verdict.offered;
    case IsPickedUpRole:
        return index.row() == m_pickedUp;
    default:
        return healthData(row, role);
    }
}

QVariant ChainModel::healthData(const ChainStep& row, int role) const
{
    const auto* health = row.health ? &*row.health : nullptr;
    switch (role) {
    case StatusRole:
        return static_cast<int>(health ? health->status : health::Status::Checking);
    case ReasonRole:
        return static_cast<int>(health ? health->reason : health::Reason::NotCheckedYet);
    case IsStaleRole:
        return health && health->isStale;
    case RemainingRole:
        return remaining(row);
    case LoadElapsedRole:
        if (!health || !health->loading)
            return qint64(-1);
        return millisecondsUntil(m_clock.steadyNow(), health->loading->startedAt);
    case P95Role:
        return health && health->latency.count > 0 ? milliseconds(health->latency.p95) : qint64(-1);
    case LoadTimeRole:
        return health && health->loadEstimate ? milliseconds(health->loadEstimate->typical) : qint64(-1);
    case ContextRole:
        if (health && health->facts.contextWindow)
            return static_cast<qint64>(health->facts.contextWindow->value);
        return row.configuredContext;
    default:
        return {};
    }
}

qint64 ChainModel::remaining(const ChainStep& row) const
{
    if (!row.health)
        return -1;
    if (row.health->usableAgainAt)
        return millisecondsUntil(*row.health->usableAgainAt, m_clock.steadyNow());
    if (row.health->loading && row.health->loadEstimate)
        return millisecondsUntil(row.health->loading->startedAt + row.health->loadEstimate->typical, m_clock.steadyNow());
    return -1;
}

QHash<int, QByteArray> ChainModel::roleNames() const
{
    return namesOf(QMetaEnum::fromType<Role>());
}

Qt::ItemFlags ChainModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return isEditable() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return isEditable() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList ChainModel::mimeTypes() const
{
    return { mimeType() };
}

QMimeData* ChainModel::mimeData(const QModelIndexList& indexes) const
{
    std::vector<ModelRef> refs;
    for (const auto& index : indexes)
        refs.push_back(ref(index.row()));
    return mimeDataFor(refs);
}

bool ChainModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int, int, const QModelIndex& parent) const
{
    return isEditable() && !parent.isValid() && data->hasFormat(mimeType());
}

bool ChainModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent)
{
    if (action == Qt::IgnoreAction)
        return true;
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    int at = row < 0 ? rowCount() : row;
    for (const auto& ref : modelRefsIn(*data)) {
        if (!insertAt(at, ref))
            return false;
        ++at;
    }
    return true;
}

bool ChainModel::moveRows(const QModelIndex& sourceParent, int sourceRow, int count, const QModelIndex& destinationParent,
                          int destinationChild)
{
    const bool isWithinList = !sourceParent.isValid() && !destinationParent.isValid();
    if (!isWithinList || count != 1 || sourceRow < 0 || sourceRow >= rowCount() || destinationChild < 0
        || destinationChild > rowCount())
        return false;
    if (destinationChild == sourceRow || destinationChild == sourceRow + 1)
        return false;
    const int to = destinationChild > sourceRow ? destinationChild - 1 : destinationChild;
    return report(m_session.moveFallback(m_id, sourceRow, to));
}

std::vector<ChainStep> ChainModel::makeRows() const
{
    const auto& config = m_session.config();
    const auto* book = m_health ? &m_health->book() : nullptr;
    std::vector<ChainStep> steps;
    for (const auto& entry : m_session.chain(m_id).entries) {
        ChainStep step;
        step.ref = entry.ref;
        step.inherited = entry.inherited;
        step.occurrence = static_cast<int>(
            std::count_if(steps.begin(), steps.end(), [&entry](const ChainStep& other) { return other.ref == entry.ref; }));
        step.alias = toQt(config.aliasOf(entry.ref));
        step.facts = factsOf(entry.ref.provider, config, m_catalogue, book);
        step.known = step.facts.isDeclared || step.facts.isBuiltIn;
        if (const auto* model = config.findModel(entry.ref); model && (model->contextTokens || model->contextWindow))
            step.configuredContext = model->effectiveContext().value;
        updateHealth(step);
        steps.push_back(std::move(step));
    }
    return steps;
}

void ChainModel::updateHealth(ChainStep& row) const
{
    const auto* health = m_health ? m_health->book().model(row.ref) : nullptr;
    row.health = health ? std::optional(*health) : std::nullopt;
}

void ChainModel::takeChange(const config::ConfigChange&)
{
    m_inheritance = m_session.chain(m_id).inheritance;
    changeTo(makeRows());
    Q_EMIT chainChanged();
}

void ChainModel::takeHealth()
{
    for (int row = 0; row < rowCount(); ++row) {
        ChainStep content = rowAt(row);
        updateHealth(content);
        replaceRow(row, content,
                   { StatusRole, ReasonRole, IsStaleRole, RemainingRole, LoadElapsedRole, P95Role, LoadTimeRole,
                     ContextRole });
    }
}

bool ChainModel::report(const Result<void>& result)
{
    if (!result)
        Q_EMIT editFailed(result.error());
    return result.isOk();
}

std::vector<ModelRef> modelRefsIn(const QMimeData& data)
{
    std::vector<ModelRef> refs;
    const auto lines = data.data(ChainModel::mimeType()).split('\n');
    for (const auto& line : lines) {
        if (!line.isEmpty())
            refs.push_back(ModelRef::parse(line.toStdString()));
    }
    return refs;
}

QMimeData* mimeDataFor(const std::vector<ModelRef>& refs)
{
    QByteArray text;
    for (const auto& ref : refs)
        text += QByteArray::fromStdString(ref.toString()) + '\n';
    auto* data = new QMimeData;
    data->setData(ChainModel::mimeType(), text);
    return data;
}

} // namespace switchyard::items
