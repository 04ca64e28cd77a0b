// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/metrics.h"

#include <QFrame>

namespace switchyard::widgets {

//! A rounded box in the card colour with a hairline around it. Give it a layout; children of full width may touch its
//! edges, the corners stay round.
class Card : public QFrame {
    Q_OBJECT

public:
    enum class Ground { Card, Sunken, AccentSoft };

    explicit Card(QWidget* parent = nullptr);

    void setGround(Ground ground);
    //! A dashed border: a place to drop things.
    void setDashed(bool dashed);
    //! Paints nothing: its content stands on the page's ground.
    void setBare(bool bare);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void roundOff(QWidget& child) const;
    void roundOffAll() const;

    Ground m_ground = Ground::Card;
    bool m_dashed = false;
    bool m_bare = false;
};

//! A plain area in one of the tokens' grounds (pane, rail, save bar), with hairlines on chosen edges.
class Panel : public QWidget {
    Q_OBJECT

public:
    enum class Ground { Window, Rail, Card, Sunken };

    explicit Panel(Ground ground = Ground::Card, Qt::Edges edges = {}, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Ground m_ground;
    Qt::Edges m_edges;
};

} // namespace switchyard::widgets
