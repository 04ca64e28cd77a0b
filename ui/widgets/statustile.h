// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QWidget>

namespace switchyard::widgets {

//! A rounded square in the soft ground of a tone with its icon. Turns the loader icon while it is visible.
class StatusTile final : public QWidget {
    Q_OBJECT

public:
    explicit StatusTile(QWidget* parent = nullptr);

    void setStatus(theme::Tone tone, const QString& iconName);
    //! Side in logical pixels; 36 unless set. `bare` leaves the ground away.
    void setSide(int side, bool bare = false);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    //! For delegates. `degrees` turns the icon.
    static void paint(QPainter& painter, const QRectF& rect, theme::Tone tone, const QString& iconName,
                      double degrees = 0);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    theme::Tone m_tone = theme::Tone::Off;
    QString m_iconName;
    int m_side;
    bool m_bare = false;
};

} // namespace switchyard::widgets
