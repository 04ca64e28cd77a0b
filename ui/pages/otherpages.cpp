// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/otherpages.h"

#include "pages/routing/routingpage.h"

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
    return { spec<RoutingPage>(shell::PageId::Routing) };
}

void openAddProvider(const shell::Context& context, const QString& text)
{
    Q_UNUSED(context)
    Q_UNUSED(text)
}

} // namespace switchyard::pages
