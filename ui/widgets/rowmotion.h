// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QVariantAnimation>

#include <vector>

class QAbstractItemView;

namespace switchyard::widgets {

//! Lets the rows of a list of equal heights slide to where a move has put them. Only what is painted lags behind, by
//! theme::motion::rowMoveMs at most: the model, the selection and the geometry are where they belong at once. Does
//! nothing where motion is off. The view's delegate paints each row `offset` further down.
class RowMotion final : public QObject {
    Q_OBJECT

public:
    //! Follows the moves of the view's present model; belongs to the view.
    RowMotion(QAbstractItemView& view, int rowHeight);

    //! How far below its place a row is painted now, in logical pixels; negative is above.
    int offset(int row) const;
    bool isRunning() const { return m_slide.state() != QAbstractAnimation::Stopped; }
    //! The row moved last, which belongs above the others while it slides; -1 for none.
    int movedRow() const { return isRunning() ? m_moved : -1; }
    //! Puts a row where it belongs at once: a person has dragged it there.
    void settle(int row);

private:
    void moveRow(int from, int to);

    QAbstractItemView& m_view;
    int m_rowHeight;
    QVariantAnimation m_slide; //!< From 1 to 0, what is left of the way.
    std::vector<double> m_starts; //!< Of each row, its offset when the slide began.
    int m_moved = -1;
};

} // namespace switchyard::widgets
