// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/otherpages.h"

#include "pages/addprovider/addproviderpanel.h"
#include "pages/agents/agentspage.h"
#include "pages/firstrun/firstrunpage.h"
#include "pages/providers/providerspage.h"
#include "pages/routing/routingpage.h"
#include "pages/settings/settingspage.h"
#include "pages/tryit/tryitpage.h"
#include "widgets/sheet.h"

#include <QCoreApplication>

namespace switchyard::pages {

namespace {

template<typename PageType>
shell::PageSpec spec(shell::PageId id)
{
    return { id, [](const shell::Context& context, QWidget* parent) -> widgets::Page* { return new PageType(context, parent); } };
}

} // namespace

std::vector<shell::PageSpec> otherPages()
{
    return { spec<ProvidersPage>(shell::PageId::Providers), spec<RoutingPage>(shell::PageId::Routing),
             spec<AgentsPage>(shell::PageId::Agents), spec<TryItPage>(shell::PageId::TryIt),
             spec<SettingsPage>(shell::PageId::Settings), spec<FirstRunPage>(shell::PageId::FirstRun) };
}

void openAddProvider(const shell::Context& context, const QString& text)
{
    auto* sheet = new widgets::Sheet(QCoreApplication::translate("AddProvider", "Add a provider"), &context.overlay);
    auto* panel = new AddProviderPanel(context, *sheet);
    sheet->setContent(panel);
    sheet->open();
    if (text.isEmpty()) {
        panel->focusFilter();
        return;
    }
    panel->setText(text);
    panel->focusAddress();
}

} // namespace switchyard::pages
