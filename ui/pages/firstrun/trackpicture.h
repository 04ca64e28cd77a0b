// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace switchyard::pages {

//! What Switchyard does, as a track: OpenClaw at the left, a junction, three ways to go. Only a picture.
class TrackPicture final : public QWidget {
    Q_OBJECT

public:
    explicit TrackPicture(QWidget* parent = nullptr);

    QSize sizeHint() const override { return { 680, 132 }; }
    QSize minimumSizeHint() const override { return { 420, 132 }; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    qreal textWidth() const;
};

} // namespace switchyard::pages
