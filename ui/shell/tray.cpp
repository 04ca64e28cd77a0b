// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/tray.h"

#include "ports/healthport.h"
#include "shell/answering.h"
#include "shell/mainwindow.h"
#include "shell/preferences.h"
#include "theme/icons.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace switchyard::shell {

namespace {

constexpr std::chrono::seconds holdTime { 3 };
constexpr std::chrono::minutes lookAgainAfter { 1 };

//! The mark with the state's icon as a badge: shape and colour both tell.
QIcon trayIcon(health::Status status)
{
    QIcon icon;
    for (const int side : { 16, 22, 24, 32, 48, 64 }) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        theme::paintAppMark(painter, QRectF(0, 0, side, side));
        if (health::isProblem(status) || status == health::Status::Paused) {
            const QRectF badge(side * 0.45, side * 0.45, side * 0.55, side * 0.55);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::tokens().card);
            painter.drawEllipse(badge);
            theme::paintIcon(painter, badge.adjusted(1, 1, -1, -1), wording::statusIcon(status),
                             theme::tokens().tone(wording::statusTone(status)).mark, 2.5);
        }
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace

Tray::Tray(const Services& services, MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_window(window)
{
    m_hold.setSingleShot(true);
    m_hold.setInterval(holdTime);
    connect(&m_hold, &QTimer::timeout, this, &Tray::show);
    m_lookAgain.setInterval(lookAgainAfter);
    connect(&m_lookAgain, &QTimer::timeout, this, &Tray::refresh);
    connect(&services.health, &ports::HealthPort::changed, this, [this] {
        if (m_icon && !m_hold.isActive())
            m_hold.start();
    });
}

Tray::~Tray()
{
    delete m_menu;
}

bool Tray::keepsRunning() const
{
    return m_icon && m_icon->isVisible() && QSystemTrayIcon::isSystemTrayAvailable()
        && m_services.preferences.closeAction() == CloseAction::KeepRunning;
}

void Tray::refresh()
{
    const bool wanted = m_services.preferences.showsTray();
    if (!wanted || !QSystemTrayIcon::isSystemTrayAvailable()) {
        delete m_icon;
        if (wanted)
            m_lookAgain.start();
        else
            m_lookAgain.stop();
        return;
    }
    m_lookAgain.stop();
    if (!m_icon) {
        m_icon = new QSystemTrayIcon(this);
        if (!m_menu) {
            m_menu = new QMenu;
            connect(m_menu, &QMenu::aboutToShow, this, &Tray::fillMenu);
        }
        m_icon->setContextMenu(m_menu);
        connect(m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason != QSystemTrayIcon::Trigger)
                return;
            m_window.show();
            m_window.raise();
            m_window.activateWindow();
        });
    }
    show();
}

void Tray::show()
{
    if (!m_icon)
        return;
    const ChainNow now = chainNow(m_services);
    health::Status worst = health::Status::Ready;
    for (const ModelRef& ref : now.order) {
        if (const health::ModelHealth* model = m_services.health.book().model(ref))
            worst = health::mostPressing(worst, model->status);
    }
    const auto serving = now.serving();
    m_icon->setIcon(trayIcon(worst));
    m_icon->setToolTip(serving ? tr("Answering now: %1").arg(wording::fromUtf8(serving->toString()))
                               : tr("Nobody answers now"));
    m_icon->show();
}

void Tray::fillMenu()
{
    m_menu->clear();
    m_menu->addAction(m_icon ? m_icon->toolTip() : QString())->setEnabled(false);
    m_menu->addSeparator();
    const health::HealthBook& book = m_services.health.book();
    for (const ProviderId& provider : book.endpoints()) {
        const health::EndpointHealth* endpoint = book.endpoint(provider);
        if (!endpoint)
            continue;
        QMenu* sub = m_menu->addMenu(providerTitle(m_services, provider));
        sub->setIcon(theme::icon(wording::statusIcon(endpoint->status), theme::inkOf(wording::statusTone(endpoint->status))));
        sub->addAction(wording::statusText(endpoint->status))->setEnabled(false);
        connect(sub->addAction(tr("Check")), &QAction::triggered, this,
                [this, provider] { m_services.health.checkNow(provider); });
        const bool paused = endpoint->isPaused;
        connect(sub->addAction(paused ? tr("Resume") : tr("Pause")), &QAction::triggered, this,
                [this, provider, paused] { m_services.health.setEndpointPaused(provider, !paused); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Check all")), &QAction::triggered, this, [this] { m_services.health.checkNow(); });
    const bool paused = m_services.health.isPaused();
    connect(m_menu->addAction(paused ? tr("Resume checks") : tr("Pause checks")), &QAction::triggered, this,
            [this, paused] { m_services.health.setPaused(!paused); });
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("Open")), &QAction::triggered, this, [this] {
        m_window.show();
        m_window.raise();
        m_window.activateWindow();
    });
    connect(m_menu->addAction(tr("Quit")), &QAction::triggered, &m_window, &MainWindow::quitRequested);
}

} // namespace switchyard::shell
