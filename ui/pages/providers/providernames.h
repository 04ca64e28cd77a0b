// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace switchyard::pages {

//! Paints one provider: mark, name, "127.0.0.1:1234, 7 models", state; above the first of a group the group's name.
class ProviderNameDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTurn(double degrees) { m_turn = degrees; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    double m_turn = 0;
};

//! Keeps the providers whose name, id or address holds what was typed.
class ProviderFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString m_text;
};

//! "LM Studio, 127.0.0.1:1234, 7 models, Ready".
QString spokenProvider(const QModelIndex& index);

} // namespace switchyard::pages
