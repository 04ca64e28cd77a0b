// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "application.h"

#include <QApplication>
#include <QEvent>
#include <QLoggingCategory>
#include <QProcess>
#include <QSystemTrayIcon>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <utility>

namespace switchyard {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "switchyard.panel")
//! For measuring (tests/bench/panel); silent unless asked for.
Q_LOGGING_CATEGORY(startup, "switchyard.startup", QtInfoMsg)

constexpr std::chrono::milliseconds trayPause {500};
constexpr int trayTries = 20;

} // namespace

Result<Application::Start> Application::create(QApplication& application, const cli::Invocation& invocation,
                                               const Clock& clock)
{
    std::unique_ptr<platform::SingleInstance> instance;
    if (!invocation.demo) {
        const auto places = platform::Places::locate(invocation.places);
        instance = std::make_unique<platform::SingleInstance>(places.runtimeFolder, places.instanceKey());
        const auto role = instance->claim(invocation.links);
        if (!role)
            return role.error();
        if (*role == platform::SingleInstance::Role::Second)
            return Start {};
    }

    ServicesOptions options;
    options.places = invocation.places;
    options.token = invocation.token;
    options.isDemo = invocation.demo;
    options.version = QCoreApplication::applicationVersion().toStdString();
    auto services = Services::create(options, clock);
    if (!services)
        return services.error();
    Start start;
    start.application.reset(
        new Application(application, std::move(services).value(), std::move(instance), clock, invocation.minimized));
    start.application->openLinks(invocation.links);
    return start;
}

Application::Application(QApplication& application, std::unique_ptr<Services> services,
                         std::unique_ptr<platform::SingleInstance> instance, const Clock& clock, bool isMinimized)
    : m_log(services->places().logFile, [](const QString& line) { std::cerr << line.toStdString(); })
    , m_instance(std::move(instance))
    , m_services(std::move(services))
    , m_chatTry(m_services->engine(), clock)
    , m_notifications(QGuiApplication::desktopFileName())
    , m_autostart(secrets::installedProgram())
    , m_settings(u"Switchyard"_s, u"switchyard"_s)
    , m_preferences(m_settings)
    , m_theme(application)
    , m_windowServices {clock,
                        m_services->session(),
                        m_services->policy(),
                        m_services->catalogue(),
                        m_services->environment(),
                        m_services->health(),
                        m_services->engine(),
                        m_services->engine().traffic(),
                        m_services->file(),
                        m_services->discovery(),
                        m_services->providerCheck(),
                        m_services->keys(),
                        m_services->history(),
                        m_chatTry,
                        m_theme,
                        m_preferences,
                        m_services->isDemo(),
                        &m_services->capabilities(),
                        &m_services->credentials(),
                        &m_notifications,
                        m_services->isDemo() ? nullptr : &m_autostart,
                        &m_services->policyFile()}
    , m_window(m_windowServices)
    , m_notices(m_windowServices, m_window)
{
    m_theme.setLook(m_preferences.look());
    m_theme.setMotionOff(m_preferences.isMotionOff());
    m_theme.setPanelFont(m_preferences.usesPanelFont());

    connect(&m_window, &shell::MainWindow::demoRequested, this, &Application::startDemo);
    connect(&m_window, &shell::MainWindow::quitRequested, &application, &QApplication::quit);
    connect(&m_notices, &shell::DesktopNotices::windowWanted, this, &Application::bringToFront);
    connect(&m_termination, &platform::Termination::requested, this, &Application::terminate);
    if (m_instance) {
        connect(m_instance.get(), &platform::SingleInstance::messageReceived, this, [this](const QStringList& links) {
            bringToFront();
            openLinks(links);
        });
    }

    connect(m_services.get(), &Services::providerRenamed, this, [this](const ProviderId& from, const ProviderId& to) {
        auto alerts = m_preferences.alertSettings();
        alerts.renameProvider(from, to);
        m_preferences.setAlertSettings(alerts);
    });
    connect(&m_services->engine(), &EngineService::statusChanged, this, &Application::logEngine);

    connect(&m_services->health(), &ports::HealthPort::changed, this, &Application::logStatuses);
    m_sinceStart.start();
    m_window.installEventFilter(this);
    m_services->start();
    // Whoever starts it for the first time is greeted.
    if (!m_services->isDemo() && !m_preferences.isFirstRunDone())
        m_window.showFirstRun();
    if (isMinimized)
        startHidden();
    else
        m_window.show();
}

Application::~Application() = default;

void Application::startHidden()
{
    m_services->health().setWindowVisible(false);
    m_trayTimer.setInterval(trayPause);
    connect(&m_trayTimer, &QTimer::timeout, this, [this] {
        const bool hasTray = QSystemTrayIcon::isSystemTrayAvailable() && m_preferences.showsTray();
        if (!hasTray && ++m_trayTries < trayTries && m_preferences.showsTray())
            return;
        m_trayTimer.stop();
        if (!hasTray && !m_window.isVisible())
            m_window.showMinimized();
    });
    m_trayTimer.start();
}

bool Application::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_window && event->type() == QEvent::Paint && !m_wasPainted) {
        m_wasPainted = true;
        m_window.removeEventFilter(this);
        // Said when the paint is done and on its way to the screen.
        QTimer::singleShot(0, this, [this] {
            qCDebug(startup, "first paint %lld ms after the services were made", m_sinceStart.elapsed());
        });
    }
    return QObject::eventFilter(watched, event);
}

void Application::logStatuses()
{
    const auto& endpoints = m_services->health().book().endpoints();
    const auto isChecked = [this](const ProviderId& provider) {
        const health::EndpointHealth* endpoint = m_services->health().book().endpoint(provider);
        return endpoint == nullptr || endpoint->status != health::Status::Checking;
    };
    if (m_areStatusesKnown || endpoints.empty() || !std::all_of(endpoints.begin(), endpoints.end(), isChecked))
        return;
    m_areStatusesKnown = true;
    disconnect(&m_services->health(), &ports::HealthPort::changed, this, &Application::logStatuses);
    qCDebug(startup, "statuses %lld ms after the services were made", m_sinceStart.elapsed());
}

void Application::terminate()
{
    // The window stores its state when asked to close, but it may stay, or open a question that nobody is there to answer.
    QApplication::quit();
    QCoreApplication::exit(static_cast<int>(cli::ExitCode::Ok));
}

void Application::logEngine()
{
    const ports::EngineStatus status = m_services->engine().status();
    if (status.state == ports::EngineState::Running)
        qCInfo(log, "listening on http://%s:%d", qPrintable(status.address), status.port);
    else if (status.state == ports::EngineState::ServedElsewhere)
        qCInfo(log, "served by the background service on port %d", status.port);
    else if (status.state == ports::EngineState::Failed && status.error)
        qCWarning(log, "the routing engine could not start: %s", status.error->message.c_str());
}

void Application::openLinks(const QStringList& links)
{
    if (!links.isEmpty())
        m_window.addProvider(links.first());
}

void Application::bringToFront()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void Application::startDemo()
{
    // A process of its own: the demo has other places, another engine and no part in this panel's state.
    QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--demo"_s});
}

} // namespace switchyard
