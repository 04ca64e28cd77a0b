// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/mainwindow.h"

#include "pages/activity/activitypage.h"
#include "pages/health/healthpage.h"
#include "pages/otherpages.h"
#include "shell/pageheader.h"
#include "shell/rail.h"
#include "shell/shellactions.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"

#include <QAction>
#include <QApplication>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::shell {

using Id = ShellActions::Id;

void MainWindow::addSpecs()
{
    const auto add = [this](PageSpec spec) {
        const PageId id = spec.id;
        Place place;
        place.spec = std::move(spec);
        m_places.emplace(id, std::move(place));
    };
    add({ PageId::Health, [](const Context& context, QWidget* parent) -> widgets::Page* {
             return new pages::HealthPage(context, parent);
         } });
    add({ PageId::Activity, [](const Context& context, QWidget* parent) -> widgets::Page* {
             return new pages::ActivityPage(context, parent);
         } });
    for (PageSpec& spec : pages::otherPages())
        add(std::move(spec));
    for (const PageId id : railOrder) {
        const bool exists = m_places.contains(id);
        m_actions->action(ShellActions::openIdOf(id))->setVisible(exists);
        m_actions->action(ShellActions::openIdOf(id))->setEnabled(exists);
        if (exists)
            m_rail->addPage(id, pageIcon(id));
    }
    const bool hasFirstRun = m_places.contains(PageId::FirstRun);
    m_actions->action(Id::FirstRun)->setVisible(hasFirstRun);
    m_actions->action(Id::FirstRun)->setEnabled(hasFirstRun);
}

MainWindow::Place* MainWindow::place(PageId id)
{
    const auto found = m_places.find(id);
    if (found == m_places.end())
        return nullptr;
    if (!found->second.page)
        buildPlace(found->second);
    return &found->second;
}

void MainWindow::buildPlace(Place& place)
{
    place.frame = new widgets::Panel(widgets::Panel::Ground::Window, {}, m_stack);
    place.page = place.spec.make(*m_context, place.frame);
    // Tab would go from the page straight to its proxy, past all that lies between.
    place.firstFocus = place.page->focusProxy();
    place.page->setFocusProxy(nullptr);
    place.header = new PageHeader(place.page->title(), place.page->headerWidgets(), place.frame);
    auto* layout = new QVBoxLayout(place.frame);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(place.header);
    layout->addWidget(place.page, 1);
    m_stack->addWidget(place.frame);
    for (QAction* action : place.page->pageActions())
        place.frame->addAction(action);
    const PageId id = place.spec.id;
    connect(place.page, &widgets::Page::dirtyChanged, this, [this, id](bool dirty) {
        m_rail->setDirty(id, dirty);
        updateTitle();
    });
    connect(place.page, &widgets::Page::titleChanged, this, [this, id] {
        Place& changed = m_places.at(id);
        changed.header->setTitle(changed.page->title());
        updateTitle();
    });
}

widgets::Page* MainWindow::page(PageId id)
{
    Place* found = place(id);
    return found ? found->page : nullptr;
}

void MainWindow::openPage(PageId id, const QString& item)
{
    Place* target = place(id);
    if (!target)
        return;
    m_current = id;
    m_stack->setCurrentWidget(target->frame);
    m_rail->setCurrent(id);
    if (!item.isEmpty())
        target->page->openItem(item);
    if (m_shownOnce)
        focusPage(*target);
    updateTitle();
}

void MainWindow::focusPage(const Place& place)
{
    const widgets::Page& page = *place.page;
    // Not the first button of the header, which a wrong key would press.
    const auto isSeen = [](const QWidget* widget) { return widget && widget->isVisible(); };
    if (isSeen(place.firstFocus)) {
        place.firstFocus->setFocus(Qt::OtherFocusReason);
        return;
    }
    const QList<QWidget*> panes = place.page->panes();
    const auto pane = std::find_if(panes.begin(), panes.end(), isSeen);
    if (pane != panes.end()) {
        (*pane)->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto empty = page.findChildren<widgets::EmptyState*>();
    const auto shown = std::find_if(empty.begin(), empty.end(), isSeen);
    if (shown != empty.end())
        (*shown)->setFocus(Qt::OtherFocusReason);
}

void MainWindow::focusNextPane()
{
    auto* current = page(m_current);
    if (!current)
        return;
    const QList<QWidget*> panes = current->panes();
    QList<QWidget*> stops { m_rail->menuButton() };
    for (QWidget* pane : panes) {
        if (pane->isVisible())
            stops.append(pane);
    }
    const QWidget* focus = QApplication::focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        if (stops.at(i) == focus || stops.at(i)->isAncestorOf(focus))
            at = i;
    }
    stops.at((at + 1) % stops.size())->setFocus(Qt::TabFocusReason);
}

} // namespace switchyard::shell
