// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractListModel>
#include <QMetaEnum>

#include <algorithm>
#include <utility>
#include <vector>

namespace switchyard::items {

//! Moves one element of a vector; `to` is its index afterwards.
template<typename Row>
void moveElement(std::vector<Row>& rows, int from, int to)
{
    const auto begin = rows.begin();
    if (from < to)
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    else
        std::rotate(begin + to, begin + from, begin + from + 1);
}

//! Turns `current` into `target` by removals, moves and insertions of single rows, so that views keep selection and
//! focus. Rows are the same when `sameKey` says so; keys must be unique within each list. `Model` offers
//! `rowRemoved(int)`, `rowMoved(int from, int to)` and `rowInserted(int, Row)`, each of which brackets the change for its
//! views and carries it out on `current`. Kept rows take no new content; the caller refreshes them afterwards.
template<typename Row, typename SameKey, typename Model>
void changeRows(std::vector<Row>& current, const std::vector<Row>& target, SameKey sameKey, Model& model)
{
    // Most changes touch one row of many: equal rows at both ends are left out of the search.
    const auto firstDifferent = std::mismatch(current.begin(), current.end(), target.begin(), target.end(), sameKey);
    const auto first = static_cast<std::size_t>(firstDifferent.second - target.begin());
    std::size_t same = 0;
    while (first + same < current.size() && first + same < target.size()
           && sameKey(current[current.size() - 1 - same], target[target.size() - 1 - same]))
        ++same;
    const std::size_t targetEnd = target.size() - same;
    // One row that went down past others: found row by row, it would look as if each of those went up.
    const bool isSameLength = current.size() == target.size() && targetEnd > first + 1;
    if (isSameLength && sameKey(current[first], target[targetEnd - 1])
        && std::equal(current.begin() + static_cast<std::ptrdiff_t>(first) + 1, current.begin() + static_cast<std::ptrdiff_t>(targetEnd),
                      target.begin() + static_cast<std::ptrdiff_t>(first), sameKey)) {
        model.rowMoved(static_cast<int>(first), static_cast<int>(targetEnd) - 1);
        return;
    }
    const auto find = [&sameKey](const std::vector<Row>& rows, const Row& row, std::size_t from, std::size_t to) {
        const auto end = rows.begin() + static_cast<std::ptrdiff_t>(to);
        const auto found = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(from), end,
                                        [&](const Row& other) { return sameKey(other, row); });
        return found == end ? -1 : static_cast<int>(found - rows.begin());
    };
    for (std::size_t row = current.size() - same; row-- > first;) {
        if (find(target, current[row], first, targetEnd) < 0)
            model.rowRemoved(static_cast<int>(row));
    }
    for (std::size_t row = first; row < targetEnd; ++row) {
        const int at = find(current, target[row], row, current.size() - same);
        if (at < 0)
            model.rowInserted(static_cast<int>(row), target[row]);
        else if (at != static_cast<int>(row))
            model.rowMoved(at, static_cast<int>(row));
    }
}

//! A list whose rows are plain values, brought up to date by comparing with what they should be. `Row` has operator== and
//! `bool isSameAs(const Row&)`, which tells whether two rows are about the same thing. GUI thread.
template<typename Row>
class ListModel : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    const std::vector<Row>& rows() const { return m_rows; }
    const Row& rowAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    bool hasRow(int row) const { return row >= 0 && row < rowCount(); }

    //! Everything is new; selections go.
    void resetTo(std::vector<Row> target)
    {
        beginResetModel();
        m_rows = std::move(target);
        endResetModel();
    }

    //! Rows come, go and move one by one; kept ones that differ are announced as changed.
    void changeTo(const std::vector<Row>& target)
    {
        Operations operations { *this };
        changeRows(m_rows, target, [](const Row& a, const Row& b) { return a.isSameAs(b); }, operations);
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (m_rows[row] == target[row])
                continue;
            m_rows[row] = target[row];
            const QModelIndex changed = index(static_cast<int>(row));
            Q_EMIT dataChanged(changed, changed);
        }
    }

    //! Replaces one row's content and announces `roles`, if it differs.
    void replaceRow(int row, const Row& content, const QList<int>& roles = {})
    {
        if (rowAt(row) == content)
            return;
        m_rows[static_cast<std::size_t>(row)] = content;
        Q_EMIT dataChanged(index(row), index(row), roles);
    }

    static QHash<int, QByteArray> namesOf(const QMetaEnum& roles)
    {
        QHash<int, QByteArray> names { { Qt::DisplayRole, "display" } };
        for (int i = 0; i < roles.keyCount(); ++i)
            names.insert(roles.value(i), roles.key(i));
        return names;
    }

private:
    struct Operations {
        ListModel& model;

        void rowRemoved(int row)
        {
            model.beginRemoveRows({}, row, row);
            model.m_rows.erase(model.m_rows.begin() + row);
            model.endRemoveRows();
        }
        void rowInserted(int row, const Row& content)
        {
            model.beginInsertRows({}, row, row);
            model.m_rows.insert(model.m_rows.begin() + row, content);
            model.endInsertRows();
        }
        void rowMoved(int from, int to)
        {
            model.beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
            moveElement(model.m_rows, from, to);
            model.endMoveRows();
        }
    };

    std::vector<Row> m_rows;
};

} // namespace switchyard::items
