// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "health/status.h"

#include <QWidget>

#include <vector>

namespace switchyard::pages {

//! One small tile for each endpoint, the worst first: the whole yard at a glance when there are more than 16. A click,
//! or the arrows and Enter, lead to its row.
class YardStrip final : public QWidget {
    Q_OBJECT

public:
    struct Tile {
        ModelRef ref;
        health::Status status = health::Status::Checking;
        QString name;

        friend bool operator==(const Tile&, const Tile&) = default;
    };

    explicit YardStrip(QWidget* parent = nullptr);

    void setTiles(std::vector<Tile> tiles);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void activated(const switchyard::ModelRef& ref);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    int columns(int width) const;
    QRect tileRect(int index) const;
    int tileAt(const QPoint& position) const;
    void describe();

    std::vector<Tile> m_tiles;
    int m_current = 0;
};

} // namespace switchyard::pages
