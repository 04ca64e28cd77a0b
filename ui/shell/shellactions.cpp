// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/shellactions.h"

#include "config/configsession.h"
#include "ports/configfileport.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "widgets/sheet.h"

#include <QCoreApplication>
#include <QWidget>

namespace switchyard::shell {

namespace {

//! Gives lupdate the context of the pages' names.
class Pages {
    Q_DECLARE_TR_FUNCTIONS(Pages)
};

} // namespace

ShellActions::ShellActions(const Services& services, QWidget* window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
    const auto keys = [](auto... key) { return QList<QKeySequence> { QKeySequence(key)... }; };
    add(Id::AddProvider, QStringLiteral("plus"), keys(Qt::CTRL | Qt::Key_N));
    add(Id::SaveNow, QStringLiteral("save"), keys(Qt::CTRL | Qt::Key_S));
    add(Id::ReloadFile, QStringLiteral("rotate-cw"), {});
    add(Id::CloseWindow, QStringLiteral("x"), keys(Qt::CTRL | Qt::Key_W));
    add(Id::Quit, QStringLiteral("log-in"), keys(Qt::CTRL | Qt::Key_Q));
    add(Id::Undo, QStringLiteral("undo-2"), keys(Qt::CTRL | Qt::Key_Z));
    add(Id::Redo, QStringLiteral("redo-2"), keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y));
    add(Id::Find, QStringLiteral("search"), keys(Qt::CTRL | Qt::Key_F));
    add(Id::Palette, QStringLiteral("command"), keys(Qt::CTRL | Qt::Key_K));
    add(Id::OpenHealth, pageIcon(PageId::Health), keys(Qt::CTRL | Qt::Key_1));
    add(Id::OpenProviders, pageIcon(PageId::Providers), keys(Qt::CTRL | Qt::Key_2));
    add(Id::OpenRouting, pageIcon(PageId::Routing), keys(Qt::CTRL | Qt::Key_3));
    add(Id::OpenAgents, pageIcon(PageId::Agents), keys(Qt::CTRL | Qt::Key_4));
    add(Id::OpenActivity, pageIcon(PageId::Activity), keys(Qt::CTRL | Qt::Key_5));
    add(Id::OpenSettings, pageIcon(PageId::Settings), keys(Qt::CTRL | Qt::Key_6, Qt::CTRL | Qt::Key_Comma));
    add(Id::OpenTryIt, pageIcon(PageId::TryIt), keys(Qt::CTRL | Qt::Key_7));
    add(Id::NextPane, QStringLiteral("arrow-right"), keys(Qt::Key_F6));
    add(Id::ToggleRail, QStringLiteral("menu"), keys(Qt::CTRL | Qt::Key_B));
    add(Id::CheckNow, QStringLiteral("refresh-cw"), keys(Qt::Key_F5, Qt::CTRL | Qt::Key_R));
    add(Id::PauseProbing, QStringLiteral("pause"), {});
    add(Id::StartEngine, QStringLiteral("play"), {});
    add(Id::StopEngine, QStringLiteral("square"), {});
    add(Id::CopyAddress, QStringLiteral("copy"), {});
    add(Id::Connect, QStringLiteral("plug-zap"), {});
    add(Id::SetUp, QStringLiteral("list-checks"), {});
    add(Id::Problems, QStringLiteral("triangle-alert"), {});
    add(Id::FirstRun, QStringLiteral("wand-sparkles"), {});
    add(Id::Demo, QStringLiteral("flask-conical"), {});
    add(Id::Shortcuts, QStringLiteral("keyboard"), keys(Qt::Key_F1));
    add(Id::About, QStringLiteral("info"), {});
    action(Id::PauseProbing)->setCheckable(true);
    for (const Id id : { Id::CloseWindow, Id::Quit, Id::SaveNow })
        action(id)->setProperty(widgets::worksOverSheets, true);

    connect(&services.session, &config::ConfigSession::undoStateChanged, this, &ShellActions::refresh);
    connect(&services.engine, &ports::EnginePort::statusChanged, this, &ShellActions::refresh);
    connect(&services.health, &ports::HealthPort::pausedChanged, this, &ShellActions::refresh);
    connect(&services.file, &ports::ConfigFilePort::stateChanged, this, &ShellActions::refresh);
    retranslate();
    refresh();
}

void ShellActions::add(Id id, const QString& iconName, const QList<QKeySequence>& shortcuts)
{
    auto* action = new QAction(theme::icon(iconName), {}, this);
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WindowShortcut);
    m_window->addAction(action);
    m_actions.emplace(id, action);
    m_icons.emplace(id, iconName);
    m_order.push_back(id);
}

QString ShellActions::iconOf(Id id) const
{
    return m_icons.at(id);
}

QString ShellActions::groupOf(Id id) const
{
    switch (id) {
    case Id::AddProvider:
    case Id::SaveNow:
    case Id::ReloadFile:
    case Id::CloseWindow:
    case Id::Quit:
        return tr("File");
    case Id::Undo:
    case Id::Redo:
    case Id::Find:
    case Id::Palette:
        return tr("Edit");
    case Id::OpenHealth:
    case Id::OpenProviders:
    case Id::OpenRouting:
    case Id::OpenAgents:
    case Id::OpenActivity:
    case Id::OpenTryIt:
    case Id::OpenSettings:
    case Id::NextPane:
    case Id::ToggleRail:
        return tr("Go");
    case Id::CheckNow:
    case Id::PauseProbing:
        return tr("Checks");
    case Id::StartEngine:
    case Id::StopEngine:
    case Id::CopyAddress:
    case Id::Connect:
        return tr("Router");
    case Id::SetUp:
    case Id::Problems:
    case Id::FirstRun:
    case Id::Demo:
    case Id::Shortcuts:
    case Id::About:
        return tr("Help");
    }
    return {};
}

ShellActions::Id ShellActions::openIdOf(PageId page)
{
    switch (page) {
    case PageId::Health:
        return Id::OpenHealth;
    case PageId::Providers:
        return Id::OpenProviders;
    case PageId::Routing:
        return Id::OpenRouting;
    case PageId::Agents:
        return Id::OpenAgents;
    case PageId::Activity:
        return Id::OpenActivity;
    case PageId::TryIt:
        return Id::OpenTryIt;
    case PageId::Settings:
        return Id::OpenSettings;
    case PageId::FirstRun:
        return Id::FirstRun;
    }
    return Id::OpenHealth;
}

void ShellActions::retranslate()
{
    const auto set = [this](Id id, const QString& text) { action(id)->setText(text); };
    set(Id::AddProvider, tr("Add provider…"));
    set(Id::SaveNow, tr("Save now"));
    set(Id::ReloadFile, tr("Read the file again"));
    set(Id::CloseWindow, tr("Close window"));
    set(Id::Quit, tr("Quit"));
    set(Id::Undo, tr("Undo"));
    set(Id::Redo, tr("Redo"));
    set(Id::Find, tr("Find on this page"));
    set(Id::Palette, tr("Find or run a command…"));
    for (const PageId page : { PageId::Health, PageId::Providers, PageId::Routing, PageId::Agents, PageId::Activity,
                               PageId::TryIt, PageId::Settings })
        set(openIdOf(page), pageName(page));
    set(Id::NextPane, tr("Next pane"));
    set(Id::ToggleRail, tr("Narrow rail"));
    set(Id::CheckNow, tr("Check all now"));
    set(Id::PauseProbing, tr("Pause checks"));
    set(Id::StartEngine, tr("Start the router"));
    set(Id::StopEngine, tr("Stop the router"));
    set(Id::CopyAddress, tr("Copy the router's address"));
    set(Id::Connect, tr("Connect OpenClaw and other clients…"));
    set(Id::SetUp, tr("Recipes and checklist…"));
    set(Id::Problems, tr("Problems of the configuration…"));
    set(Id::FirstRun, tr("Set up again…"));
    set(Id::Demo, tr("Explore with demo servers"));
    set(Id::Shortcuts, tr("Keyboard shortcuts"));
    set(Id::About, tr("About Switchyard"));
}

void ShellActions::refresh()
{
    using ports::EngineState;
    const EngineState engine = m_services.engine.status().state;
    action(Id::Undo)->setEnabled(m_services.session.canUndo());
    action(Id::Redo)->setEnabled(m_services.session.canRedo());
    action(Id::StartEngine)->setEnabled(engine == EngineState::Stopped || engine == EngineState::Failed);
    action(Id::StopEngine)->setEnabled(engine == EngineState::Running || engine == EngineState::Starting);
    action(Id::CopyAddress)->setEnabled(!m_services.engine.baseUrl().isEmpty());
    action(Id::PauseProbing)->setChecked(m_services.health.isPaused());
    action(Id::Demo)->setEnabled(!m_services.isDemo);
    action(Id::ReloadFile)->setEnabled(m_services.file.state() != ports::FileState::NoFile);
}

QString pageName(PageId id)
{
    switch (id) {
    case PageId::Health:
        return Pages::tr("Health");
    case PageId::Providers:
        return Pages::tr("Providers");
    case PageId::Routing:
        return Pages::tr("Routing");
    case PageId::Agents:
        return Pages::tr("Agents");
    case PageId::Activity:
        return Pages::tr("Activity");
    case PageId::TryIt:
        return Pages::tr("Try it");
    case PageId::Settings:
        return Pages::tr("Settings");
    case PageId::FirstRun:
        return Pages::tr("Welcome");
    }
    return {};
}

QString pageIcon(PageId id)
{
    switch (id) {
    case PageId::Health:
        return QStringLiteral("heart-pulse");
    case PageId::Providers:
        return QStringLiteral("server");
    case PageId::Routing:
        return QStringLiteral("route");
    case PageId::Agents:
        return QStringLiteral("bot");
    case PageId::Activity:
        return QStringLiteral("list");
    case PageId::TryIt:
        return QStringLiteral("message-square-text");
    case PageId::Settings:
        return QStringLiteral("settings");
    case PageId::FirstRun:
        return QStringLiteral("wand-sparkles");
    }
    return {};
}

} // namespace switchyard::shell
