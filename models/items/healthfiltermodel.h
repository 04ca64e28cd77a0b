// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "items/healthmodel.h"

#include <QSortFilterProxyModel>

#include <functional>

namespace switchyard::items {

//! Which rows of HealthModel are shown, in which order and in which groups.
class HealthFilterModel final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Show { All, Ready, Cold, Problems, Paused };
    enum class Order {
        ChainThenTrouble, //!< Serving, then by rank, then the rest with the worst first.
        Name,
        Trouble,
        Latency, //!< p95. Numbers: largest first, the unknown last.
        P50,
        P99,
        FirstToken,
        TokenRate,
        LoadTime,
        Checked, //!< The longest ago first.
    };
    //! Rows of a group stand together, each group under a heading.
    enum class Group { None, Provider, Status, Agent };

    explicit HealthFilterModel(HealthModel& model, QObject* parent = nullptr);

    const HealthModel& health() const { return m_model; }
    //! Row of HealthModel.
    int sourceRow(const QModelIndex& index) const;

    Show show() const { return m_show; }
    void setShow(Show show);
    //! Folded as the ui folds it; rows whose folded SearchTextRole holds it are shown.
    void setFoldedText(const QString& text, QString (*fold)(const QString&));
    Order order() const { return m_order; }
    bool isReversed() const { return m_reversed; }
    void setOrder(Order order, bool reversed = false);
    Group group() const { return m_group; }
    void setGroup(Group group);
    //! Whether the row is the first of its group; never without groups.
    bool startsGroup(const QModelIndex& index) const;

    //! The sentence of a row for screen readers (Qt::AccessibleTextRole), by its row in the source model. The ui gives
    //! it, since it is in the user's language.
    void setSentence(std::function<QString(int)> sentence) { m_sentence = std::move(sentence); }
    QVariant data(const QModelIndex& index, int role) const override;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    //! Less than, equal to or more than 0, by the groups of two rows of the source.
    int compareGroups(int left, int right) const;
    //! By the order within a group.
    int compareRows(int left, int right) const;

    HealthModel& m_model;
    Show m_show = Show::All;
    Order m_order = Order::ChainThenTrouble;
    Group m_group = Group::None;
    bool m_reversed = false;
    QString m_text;
    QString (*m_fold)(const QString&) = nullptr;
    std::function<QString(int)> m_sentence;
};

//! Whether a status belongs to what a counter shows.
bool belongs(health::Status status, HealthFilterModel::Show show);

} // namespace switchyard::items
