// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/configsession.h"
#include "config/environment.h"
#include "config/policysession.h"
#include "shell/context.h"
#include "shell/preferences.h"
#include "testlib/fakeports.h"
#include "testlib/manualclock.h"
#include "theme/theme.h"
#include "widgets/toast.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QWidget>

#include <map>
#include <memory>

namespace switchyard::testlib {

//! Files that configurations include, by the reference as written.
class FakeIncludes final : public config::IncludeLoader {
public:
    Result<File> load(const std::string& reference, const std::string& includingPath) const override;

    std::map<std::string, std::string> texts;
};

//! Everything a window or a page is given, in memory: a real session, policy and health book, a manual clock, fake ports.
//! `useYard` fills it with the eight endpoints and six agents of the pictures.
class FakeServices final {
public:
    FakeServices();
    ~FakeServices();
    Q_DISABLE_COPY_MOVE(FakeServices)

    //! Opens a configuration and tells the book about its endpoints.
    void open(const std::string& json5);
    //! The pictures' configuration with a state for every endpoint: ready, cold, loading, rate-limited, slow, down.
    void useYard();
    //! `count` providers with `models` each, in changing states.
    void useCrowd(int count, int models);
    //! Builds the engine's table and health snapshot from the session and the book, as the running program does.
    void publish();

    const shell::Services& services() const { return *m_services; }

    ManualClock clock;
    config::MapEnvironment environment;
    FakeIncludes includes;
    config::ConfigSession session;
    config::PolicySession policy;
    FakeHealthPort health;
    FakeEnginePort engine;
    FakeTrafficPort traffic;
    FakeConfigFilePort file;
    FakeDiscoveryPort discovery;
    FakeProviderCheckPort providerCheck;
    FakeSecretPort secrets;
    FakeHistoryPort history;
    FakeChatTryPort chatTry;
    FakeCapabilityPort capability;
    FakeCredentialPort credentials;
    FakeNotificationPort notifications;
    FakeAutostartPort autostart;
    FakePolicyFilePort policyFile;

private:
    void tellEndpoints();

    QTemporaryDir m_folder;
    QSettings m_settings;
    shell::Preferences m_preferences;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<shell::Services> m_services;
};

//! A page's surroundings without the main window: an area for sheets and toasts, and a navigator that writes down.
class FakeWindow final : public shell::Navigator {
public:
    explicit FakeWindow(FakeServices& services);
    ~FakeWindow() override;

    QWidget& area() { return *m_area; }
    const shell::Context& context() const { return *m_context; }
    widgets::ToastHost& toasts() { return *m_toasts; }
    //! Puts a page into the area, with its header widgets above it as the shell does, and shows it.
    void show(widgets::Page& page, QSize size = { 1080, 772 });

    QStringList opened; //!< "3 item" for each openPage.
    int demoStarts = 0;

    void openPage(shell::PageId page, const QString& item) override;
    void addProvider(const QString& text) override;
    void showFirstRun() override { opened << QStringLiteral("firstRun"); }
    bool startDemo() override;

private:
    std::unique_ptr<QWidget> m_area;
    widgets::ToastHost* m_toasts;
    std::unique_ptr<shell::Context> m_context;
};

} // namespace switchyard::testlib
