// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/activityfiltermodel.h"

namespace switchyard::items {

ActivityFilterModel::ActivityFilterModel(ActivityModel& model, QObject* parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
{
    setSourceModel(&model);
}

QVariant ActivityFilterModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::AccessibleTextRole && m_sentence && index.isValid())
        return m_sentence(sourceRow(index));
    return QSortFilterProxyModel::data(index, role);
}

int ActivityFilterModel::sourceRow(const QModelIndex& index) const
{
    return mapToSource(index).row();
}

void ActivityFilterModel::setShow(Show show)
{
    if (m_show == show)
        return;
    m_show = show;
    invalidateFilter();
}

void ActivityFilterModel::setFoldedText(const QString& text, QString (*fold)(const QString&))
{
    m_fold = fold;
    const QString folded = fold(text.trimmed());
    if (folded == m_text)
        return;
    m_text = folded;
    invalidateFilter();
}

void ActivityFilterModel::setSince(std::optional<WallTime> since)
{
    if (m_since == since)
        return;
    m_since = since;
    invalidateFilter();
}

bool ActivityFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex&) const
{
    const ActivityEvent* event = m_model.event(sourceRow);
    const traffic::RequestRecord* record = m_model.request(sourceRow);
    if (!event && !record)
        return false;
    const bool isRunning = m_model.running(sourceRow) != nullptr;
    if (m_since && !isRunning && (event ? event->at : record->startedAt) < *m_since)
        return false;
    switch (m_show) {
    case Show::All:
        break;
    case Show::FellOver:
        if (!record || isRunning || !fellOver(*record))
            return false;
        break;
    case Show::Failed:
        if (!record || isRunning || !isFailed(*record))
            return false;
        break;
    case Show::Incidents:
        if (!event || event->kind != ActivityEvent::Kind::Health)
            return false;
        break;
    case Show::Changes:
        if (!event || event->kind != ActivityEvent::Kind::Change)
            return false;
        break;
    }
    if (m_text.isEmpty())
        return true;
    return m_fold(m_model.index(sourceRow, 0).data(ActivityModel::SearchTextRole).toString()).contains(m_text);
}

} // namespace switchyard::items
