// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace switchyard::pages {

//! Paints one chain of a ChainListModel: icon, title, "7 steps, 3 agents", state. Agents that follow the defaults hang
//! below them on a small tree.
class ChainNameDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

//! The second line of a chain: "7 steps, 3 agents", "inherits Defaults", "own chain, local only".
QString chainNote(const QModelIndex& index);
//! The title of a row of ChainListModel.
QString chainTitle(const QModelIndex& index);

} // namespace switchyard::pages
