// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRect>
#include <QWidget>

namespace switchyard::pages {

//! Where the columns of the chain list are, for its header and its rows. Narrow lists lose the load time, then the
//! words of the place, the latency, the context and the place itself; rank, model, state and menu always have theirs, and
//! none overlaps another.
struct ChainColumns {
    QRect grip;
    QRect rank;
    QRect model;
    QRect state;
    QRect p95; //!< This and the next three are empty when there is no room.
    QRect load;
    QRect context;
    QRect where;
    bool rankHasText = false; //!< "Fallback 1" beside the name; in all rows or in none.
    bool whereHasText = true;
    QRect menu;

    //! Of a row that fills `row`, mirrored for right-to-left layouts.
    static ChainColumns of(const QRect& row, Qt::LayoutDirection direction);
};

//! The head of the chain list, 28 high, in the sunken ground.
class ChainHeader final : public QWidget {
    Q_OBJECT

public:
    explicit ChainHeader(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace switchyard::pages
