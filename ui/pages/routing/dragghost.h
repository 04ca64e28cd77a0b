// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QModelIndex>
#include <QWidget>

namespace switchyard::pages {

//! The small card that follows the pointer while a step is dragged: grip, mark, name, model and "7 to 2". Lies over the
//! window and lets all events through.
class DragGhost final : public QWidget {
    Q_OBJECT

public:
    //! Shows the row of a ChainModel, or of the models that are not in the chain.
    DragGhost(const QModelIndex& index, QWidget* window);

    //! `position` in the window's coordinates; `to` is the row after the move.
    void follow(const QPoint& position, int from, int to);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QString m_modelId;
    QString m_mark;
    QString m_move;
    bool m_isUpward = true;
};

} // namespace switchyard::pages
