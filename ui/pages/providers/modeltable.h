// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "widgets/card.h"

#include <QAbstractItemModel>

class QListView;
class QSortFilterProxyModel;

namespace switchyard::pages {

//! The models of a provider in columns: declared or not, id, alias, context, output, input, price, used by. A click or
//! Space on the box declares or removes a model.
class ModelTable final : public widgets::Card {
    Q_OBJECT

public:
    explicit ModelTable(QWidget* parent = nullptr);

    //! A ProviderModelsModel.
    void setModel(QAbstractItemModel* model);
    void setFilter(const QString& text);
    QListView* view() const { return m_view; }
    void retranslate();

Q_SIGNALS:
    //! Row of the source model.
    void menuRequested(int row, const QPoint& globalPosition);

private:
    void fitHeight();
    void fitColumns();

    bool m_hasPrices = false;
    QWidget* m_header;
    QListView* m_view;
    QSortFilterProxyModel* m_filter = nullptr;
};

} // namespace switchyard::pages
