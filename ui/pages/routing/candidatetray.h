// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QListView>

namespace switchyard::pages {

//! The models that are not in the chain, as small dashed cards in as many lines as they need (three at most, then it
//! scrolls). Drag one into the chain, or select it and press Enter.
class CandidateTray final : public QListView {
    Q_OBJECT

public:
    explicit CandidateTray(QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void addRequested(const QModelIndex& index);

protected:
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeight();
};

} // namespace switchyard::pages
