// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/spinner.h"

#include "theme/icons.h"
#include "theme/panelstyle.h"
#include "theme/tokens.h"

#include <QPainter>

#include <chrono>

namespace switchyard::widgets {

namespace {
constexpr std::chrono::milliseconds step { 40 };
constexpr double degreesPerStep = 14.4;
} // namespace

SpinnerClock::SpinnerClock(QObject* parent)
    : QObject(parent)
{
    m_timer.setInterval(step);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_degrees = m_degrees + degreesPerStep >= 360 ? 0 : m_degrees + degreesPerStep;
        Q_EMIT turned();
    });
}

void SpinnerClock::acquire()
{
    if (++m_users == 1 && theme::motionAllowed())
        m_timer.start();
}

void SpinnerClock::release()
{
    if (m_users > 0 && --m_users == 0)
        m_timer.stop();
}

Spinner::Spinner(int side, QWidget* parent)
    : QWidget(parent)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_clock, &SpinnerClock::turned, this, qOverload<>(&QWidget::update));
}

void Spinner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    theme::paintTurnedIcon(painter, rect(), QStringLiteral("loader-circle"), theme::tokens().ink(theme::Ink::Idle),
                           m_clock.degrees());
}

void Spinner::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_clock.acquire();
}

void Spinner::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.release();
}

} // namespace switchyard::widgets
