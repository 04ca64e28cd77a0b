// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/mainwindow.h"

#include "config/configsession.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "shell/answering.h"
#include "shell/commandpalette.h"
#include "shell/rail.h"
#include "shell/shellactions.h"
#include "widgets/button.h"
#include "widgets/page.h"
#include "wording/format.h"

#include <QMenu>

#include <map>

namespace switchyard::shell {

using Id = ShellActions::Id;

void MainWindow::openPalette()
{
    if (m_central->findChild<CommandPalette*>())
        return;
    auto* palette = new CommandPalette(paletteCommands(), m_central);
    palette->open();
}

std::vector<PaletteCommand> MainWindow::paletteCommands()
{
    std::vector<PaletteCommand> commands;
    const auto addAction = [&commands](QAction* action, const QString& group, const QString& iconName) {
        if (action->isEnabled() && action->isVisible())
            commands.push_back({ action->text(), group, iconName, action->shortcut(), [action] { action->trigger(); } });
    };
    for (const Id id : m_actions->ids()) {
        if (id != Id::Palette)
            addAction(m_actions->action(id), m_actions->groupOf(id), m_actions->iconOf(id));
    }
    if (auto* current = page(m_current)) {
        for (QAction* action : current->pageActions())
            addAction(action, current->title(), QStringLiteral("chevron-right"));
    }
    for (const config::Provider& provider : m_services.session.config().providers) {
        const QString id = wording::fromUtf8(provider.id.value());
        const QString title = providerTitle(m_services, provider.id);
        commands.push_back({ title, tr("Provider"), QStringLiteral("server"), {}, [this, id] { openPage(PageId::Providers, id); } });
        if (m_services.health.book().endpoint(provider.id))
            commands.push_back({ tr("Check %1", "a provider").arg(title), tr("Provider"), QStringLiteral("refresh-cw"), {},
                                 [this, provider = provider.id] { m_services.health.checkNow(provider); } });
    }
    for (const ModelRef& ref : m_services.health.book().models()) {
        const QString id = wording::fromUtf8(ref.toString());
        commands.push_back({ id, tr("Model"), QStringLiteral("heart-pulse"), {},
                             [this, id] { openPage(PageId::Health, id); } });
        const health::ModelHealth& health = *m_services.health.book().model(ref);
        const auto abilities = m_services.health.abilities(ref);
        if (health.status == health::Status::Cold && abilities.canWarmUp)
            commands.push_back({ tr("Warm up %1", "a model").arg(id), tr("Model"), QStringLiteral("flame"), {},
                                 [this, ref] { m_services.health.warmUp(ref); } });
        else if (health.loadState == health::LoadState::Ready && abilities.canUnload)
            commands.push_back({ tr("Unload %1", "a model").arg(id), tr("Model"), QStringLiteral("power"), {},
                                 [this, ref] { m_services.health.unload(ref); } });
    }
    for (const config::Agent& agent : m_services.session.config().agents) {
        const QString id = wording::fromUtf8(agent.id.value());
        commands.push_back({ id, tr("Agent"), QStringLiteral("bot"), {}, [this, id] { openPage(PageId::Agents, id); } });
    }
    return commands;
}

void MainWindow::fillMenu(QMenu& menu)
{
    std::map<QString, QMenu*> groups;
    for (const Id id : m_actions->ids()) {
        const QString group = m_actions->groupOf(id);
        QMenu*& sub = groups[group];
        if (!sub)
            sub = menu.addMenu(group);
        sub->addAction(m_actions->action(id));
    }
    auto* current = page(m_current);
    if (!current || current->pageActions().isEmpty())
        return;
    menu.addSeparator();
    QMenu* own = menu.addMenu(current->title());
    own->addActions(current->pageActions());
}

void MainWindow::popupMenu()
{
    m_actions->refresh();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    const QWidget* button = m_rail->menuButton();
    menu->popup(button->mapToGlobal(QPoint(0, button->height() + 2)));
}

void MainWindow::popupEngineMenu(const QPoint& at)
{
    m_actions->refresh();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const ports::EngineStatus status = m_services.engine.status();
    if (status.state == ports::EngineState::Failed) {
        if (!status.portOwner.isEmpty())
            menu->addAction(tr("Port %1 is used by %2").arg(status.port).arg(status.portOwner))->setEnabled(false);
        connect(menu->addAction(tr("Move to a free port")), &QAction::triggered, &m_services.engine,
                &ports::EnginePort::moveToFreePort);
    }
    for (const Id id : { Id::StartEngine, Id::StopEngine, Id::CopyAddress })
        menu->addAction(m_actions->action(id));
    const QSize wanted = menu->sizeHint();
    menu->popup(at - QPoint(0, wanted.height()));
}

} // namespace switchyard::shell
