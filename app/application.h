// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "chattryservice.h"
#include "cli/commandline.h"
#include "platform/autostart.h"
#include "platform/desktopnotifications.h"
#include "platform/logfile.h"
#include "platform/singleinstance.h"
#include "platform/termination.h"
#include "services.h"

#include "shell/context.h"
#include "shell/desktopnotices.h"
#include "shell/mainwindow.h"
#include "shell/preferences.h"
#include "theme/theme.h"

#include <QElapsedTimer>
#include <QSettings>
#include <QTimer>

#include <memory>

class QApplication;

namespace switchyard {

//! The panel: services behind, window in front, connected here and nowhere else. Members are in the order in which they
//! need each other, so that they end in reverse. GUI thread.
class Application final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Application)

public:
    //! What came of starting the panel.
    struct Start {
        std::unique_ptr<Application> application; //!< Null when another panel took over: then there is nothing to do.
    };

    //! `clock` must outlive the application.
    static Result<Start> create(QApplication& application, const cli::Invocation& invocation, const Clock& clock);
    ~Application() override;

    Services& services() { return *m_services; }
    shell::MainWindow& window() { return m_window; }
    shell::Preferences& preferences() { return m_preferences; }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Application(QApplication& application, std::unique_ptr<Services> services,
                std::unique_ptr<platform::SingleInstance> instance, const Clock& clock, bool isMinimized);

    //! In the tray, when it comes within ten seconds of the session's start; else on the task bar.
    void startHidden();
    void terminate();
    void logEngine();
    void logStatuses();
    void openLinks(const QStringList& links);
    void bringToFront();
    void startDemo();

    platform::LogFile m_log;
    //! Null in the demo, which shares nothing. The next panel waits for it, so it goes after what the services still do.
    std::unique_ptr<platform::SingleInstance> m_instance;
    std::unique_ptr<Services> m_services;
    platform::Termination m_termination;
    ChatTryService m_chatTry;
    platform::DesktopNotifications m_notifications;
    platform::Autostart m_autostart;
    QSettings m_settings;
    shell::Preferences m_preferences;
    theme::Theme m_theme;
    shell::Services m_windowServices;
    shell::MainWindow m_window;
    shell::DesktopNotices m_notices;
    QTimer m_trayTimer; //!< Looks for a tray that comes after us.
    int m_trayTries = 0;
    QElapsedTimer m_sinceStart;
    bool m_wasPainted = false;
    bool m_areStatusesKnown = false;
};

} // namespace switchyard
