// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QTimer>
#include <QWidget>

namespace switchyard::widgets {

//! The one turn of all spinners of a window: a turn a second, at 25 steps, only while something asks for it and motion
//! is allowed. Views connect to `turned` and repaint just their spinning parts.
class SpinnerClock final : public QObject {
    Q_OBJECT

public:
    explicit SpinnerClock(QObject* parent = nullptr);

    //! Counts users; the timer runs while there is one.
    void acquire();
    void release();
    //! 0 to 360; 0 when motion is off.
    double degrees() const { return m_degrees; }

Q_SIGNALS:
    void turned();

private:
    QTimer m_timer;
    int m_users = 0;
    double m_degrees = 0;
};

//! A turning loader icon. Still when motion is off.
class Spinner final : public QWidget {
    Q_OBJECT

public:
    explicit Spinner(int side = 16, QWidget* parent = nullptr);

    QSize sizeHint() const override { return { m_side, m_side }; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    SpinnerClock m_clock;
    int m_side;
};

} // namespace switchyard::widgets
