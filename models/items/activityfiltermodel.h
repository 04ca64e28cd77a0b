// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/activitymodel.h"

#include <QSortFilterProxyModel>

#include <functional>

namespace switchyard::items {

//! Which rows of ActivityModel are shown. Never reorders.
class ActivityFilterModel final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Show { All, FellOver, Failed, Incidents, Changes };

    explicit ActivityFilterModel(ActivityModel& model, QObject* parent = nullptr);

    const ActivityModel& activity() const { return m_model; }
    int sourceRow(const QModelIndex& index) const;
    Show show() const { return m_show; }
    void setShow(Show show);
    void setFoldedText(const QString& text, QString (*fold)(const QString&));
    //! Rows before this time are not shown; empty shows all.
    void setSince(std::optional<WallTime> since);
    std::optional<WallTime> since() const { return m_since; }

    //! The sentence of a row for screen readers (Qt::AccessibleTextRole), by its row in the source model. The ui gives
    //! it, since it is in the user's language.
    void setSentence(std::function<QString(int)> sentence) { m_sentence = std::move(sentence); }
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;

private:
    ActivityModel& m_model;
    Show m_show = Show::All;
    QString m_text;
    QString (*m_fold)(const QString&) = nullptr;
    std::function<QString(int)> m_sentence;
    std::optional<WallTime> m_since;
};

} // namespace switchyard::items
