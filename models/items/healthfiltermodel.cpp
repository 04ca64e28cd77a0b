// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/healthfiltermodel.h"

#include <algorithm>

namespace switchyard::items {

namespace {

using Group = HealthFilterModel::Group;
using Order = HealthFilterModel::Order;

//! Smaller is shown earlier.
int troubleOrder(health::Status status)
{
    switch (health::tone(status)) {
    case health::Tone::Bad:
        return 0;
    case health::Tone::Warn:
        return 1;
    case health::Tone::Idle:
        return 2;
    case health::Tone::Good:
        return 3;
    case health::Tone::Off:
        break;
    }
    return 4;
}

template<typename Value>
int compared(const Value& left, const Value& right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

//! The number a row is ordered by; empty when it is not known.
std::optional<double> numberOf(const health::ModelHealth& health, Order order)
{
    const auto of = [](const health::Percentiles& p, std::chrono::milliseconds health::Percentiles::*which) {
        return p.count > 0 ? std::optional(static_cast<double>((p.*which).count())) : std::nullopt;
    };
    switch (order) {
    case Order::Latency:
        return of(health.latency, &health::Percentiles::p95);
    case Order::P50:
        return of(health.latency, &health::Percentiles::p50);
    case Order::P99:
        return of(health.latency, &health::Percentiles::p99);
    case Order::FirstToken:
        return of(health.firstToken, &health::Percentiles::p50);
    case Order::TokenRate:
        return health.tokensPerSecond;
    case Order::LoadTime:
        return health.loadEstimate ? std::optional(static_cast<double>(health.loadEstimate->typical.count())) : std::nullopt;
    case Order::Checked:
        // The longest ago is the largest age, so the smallest time.
        return health.lastChecked ? std::optional(-static_cast<double>(health.lastChecked->time_since_epoch().count()))
                                  : std::nullopt;
    case Order::ChainThenTrouble:
    case Order::Name:
    case Order::Trouble:
        break;
    }
    return std::nullopt;
}

} // namespace

bool belongs(health::Status status, HealthFilterModel::Show show)
{
    using Show = HealthFilterModel::Show;
    using health::Status;
    switch (show) {
    case Show::All:
        return true;
    case Show::Ready:
        return status == Status::Ready || status == Status::Busy;
    case Show::Cold:
        return status == Status::Cold || status == Status::Loading;
    case Show::Problems:
        return health::isProblem(status);
    case Show::Paused:
        return status == Status::Paused;
    }
    return true;
}

HealthFilterModel::HealthFilterModel(HealthModel& model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
    setDynamicSortFilter(true);
    sort(0);
}

QVariant HealthFilterModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::AccessibleTextRole && m_sentence && index.isValid())
        return m_sentence(sourceRow(index));
    return QSortFilterProxyModel::data(index, role);
}

int HealthFilterModel::sourceRow(const QModelIndex& index) const
{
    return mapToSource(index).row();
}

void HealthFilterModel::setShow(Show show)
{
    if (m_show == show)
        return;
    m_show = show;
    invalidateFilter();
}

void HealthFilterModel::setFoldedText(const QString& text, QString (*fold)(const QString&))
{
    m_fold = fold;
    const QString folded = fold(text.trimmed());
    if (m_text == folded)
        return;
    m_text = folded;
    invalidateFilter();
}

void HealthFilterModel::setOrder(Order order, bool reversed)
{
    if (m_order == order && m_reversed == reversed)
        return;
    m_order = order;
    m_reversed = reversed;
    invalidate();
}

void HealthFilterModel::setGroup(Group group)
{
    if (m_group == group)
        return;
    m_group = group;
    invalidate();
}

bool HealthFilterModel::startsGroup(const QModelIndex& index) const
{
    if (m_group == Group::None || !index.isValid())
        return false;
    return index.row() == 0 || compareGroups(sourceRow(this->index(index.row() - 1, 0)), sourceRow(index)) != 0;
}

bool HealthFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    const QModelIndex index = m_model.index(sourceRow, 0, sourceParent);
    if (!belongs(static_cast<health::Status>(index.data(HealthModel::StatusRole).toInt()), m_show))
        return false;
    return m_text.isEmpty() || m_fold(index.data(HealthModel::SearchTextRole).toString()).contains(m_text);
}

int HealthFilterModel::compareGroups(int left, int right) const
{
    switch (m_group) {
    case Group::None:
        return 0;
    case Group::Provider: {
        const int byName = m_model.facts(left).name.localeAwareCompare(m_model.facts(right).name);
        return byName != 0 ? byName : compared(m_model.ref(left).provider.value(), m_model.ref(right).provider.value());
    }
    case Group::Status: {
        const health::ModelHealth* a = m_model.health(left);
        const health::ModelHealth* b = m_model.health(right);
        if (!a || !b)
            return compared(a != nullptr, b != nullptr);
        const int byTrouble = compared(troubleOrder(a->status), troubleOrder(b->status));
        return byTrouble != 0 ? byTrouble : compared(a->status, b->status);
    }
    case Group::Agent: {
        const auto& a = m_model.stand(left).serves;
        const auto& b = m_model.stand(right).serves;
        // Who serves most agents comes first, who serves none last.
        return a.size() != b.size() ? compared(b.size(), a.size()) : compared(a, b);
    }
    }
    return 0;
}

int HealthFilterModel::compareRows(int left, int right) const
{
    const health::ModelHealth* a = m_model.health(left);
    const health::ModelHealth* b = m_model.health(right);
    if (!a || !b)
        return 0;
    switch (m_order) {
    case Order::ChainThenTrouble: {
        const auto rankOf = [this](int row) {
            const RoutingStand& stand = m_model.stand(row);
            return stand.ranks.empty() ? 1'000'000 : stand.ranks.front();
        };
        const int byRank = compared(rankOf(left), rankOf(right));
        return byRank != 0 ? byRank : compared(troubleOrder(a->status), troubleOrder(b->status));
    }
    case Order::Trouble:
        return compared(troubleOrder(a->status), troubleOrder(b->status));
    case Order::Name:
        return m_model.facts(left).name.localeAwareCompare(m_model.facts(right).name);
    default:
        break;
    }
    const auto first = numberOf(*a, m_order);
    const auto second = numberOf(*b, m_order);
    if (first && second)
        return compared(*second, *first);
    // The unknown stays last, whichever way the numbers run.
    return compared(second.has_value(), first.has_value()) * (m_reversed ? -1 : 1);
}

bool HealthFilterModel::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const int byGroup = compareGroups(left.row(), right.row());
    if (byGroup != 0)
        return byGroup < 0;
    const int byRow = compareRows(left.row(), right.row());
    if (byRow != 0)
        return m_reversed ? byRow > 0 : byRow < 0;
    return left.row() < right.row();
}

} // namespace switchyard::items
