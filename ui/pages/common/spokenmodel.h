// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QIdentityProxyModel>

#include <functional>
#include <utility>

namespace switchyard::pages {

//! Gives the rows of a semantic model the sentence that screen readers say for them. Everything else passes through,
//! moves and drops included.
class SpokenModel final : public QIdentityProxyModel {
    Q_OBJECT

public:
    using Speak = std::function<QString(const QModelIndex&)>;

    explicit SpokenModel(Speak speak, QObject* parent = nullptr)
        : QIdentityProxyModel(parent)
        , m_speak(std::move(speak))
    {
    }

    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role == Qt::AccessibleTextRole && index.isValid())
            return m_speak(index);
        return QIdentityProxyModel::data(index, role);
    }

private:
    Speak m_speak;
};

} // namespace switchyard::pages
