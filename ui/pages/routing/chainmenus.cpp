// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chainmenus.h"

#include "config/configsession.h"
#include "items/chaincandidatesmodel.h"
#include "items/chainmodel.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "wording/format.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>

namespace switchyard::pages {

namespace {

//! The translation context of free functions.
class ChainMenus {
    Q_DECLARE_TR_FUNCTIONS(ChainMenus)
};

constexpr int menuLimit = 24;

} // namespace

void fillCandidateMenu(QMenu& menu, const items::ChainCandidatesModel& candidates, const std::function<void(const ModelRef&)>& chosen)
{
    const int count = std::min(candidates.rowCount(), menuLimit);
    for (int row = 0; row < count; ++row) {
        const QModelIndex index = candidates.index(row);
        const QString name = index.data(items::ChainModel::ProviderNameRole).toString();
        const QString mark = theme::markName(index.data(items::ChainModel::FamilyRole).toString(), index.data(items::ChainModel::ProviderIdRole).toString());
        auto* action = menu.addAction(theme::markIcon(mark, name), name + QLatin1String("  ") + index.data(items::ChainModel::ModelIdRole).toString());
        QObject::connect(action, &QAction::triggered, &menu, [chosen, ref = candidates.ref(row)] { chosen(ref); });
    }
    if (count > 0)
        menu.addSeparator();
}

void fillStepMenu(QMenu& menu, const shell::Context& context, const StepPlace& place, const StepActions& actions)
{
    const int row = place.row;
    const int last = place.count - 1;
    const bool isEditable = !context.services.session.isReadOnly();
    const auto move = [&](const QString& icon, const QString& text, const QKeySequence& keys, int to, bool isPossible) {
        auto* action = menu.addAction(theme::icon(icon), text);
        action->setShortcut(keys);
        action->setShortcutVisibleInContextMenu(true);
        action->setEnabled(isEditable && isPossible);
        QObject::connect(action, &QAction::triggered, &menu, [actions, row, to] { actions.move(row, to); });
    };
    move(QStringLiteral("arrow-up"), ChainMenus::tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up), row - 1, row > 0);
    move(QStringLiteral("arrow-down"), ChainMenus::tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down), row + 1, row < last);
    move(QStringLiteral("arrow-up-to-line"), ChainMenus::tr("Make primary"), QKeySequence(Qt::ALT | Qt::Key_Home), 0, row > 0);
    move(QStringLiteral("arrow-down-to-line"), ChainMenus::tr("Move to the end"), QKeySequence(Qt::ALT | Qt::Key_End), last, row < last);
    menu.addSeparator();
    const auto ref = place.ref;
    const auto open = [&](const QString& icon, const QString& text, shell::PageId page, const std::string& item) {
        QObject::connect(menu.addAction(theme::icon(icon), text), &QAction::triggered, &menu,
                         [navigator = &context.navigator, page, item] { navigator->openPage(page, wording::fromUtf8(item)); });
    };
    open(QStringLiteral("heart-pulse"), ChainMenus::tr("Show in Health"), shell::PageId::Health, ref.toString());
    open(QStringLiteral("server"), ChainMenus::tr("Show the provider"), shell::PageId::Providers, ref.provider.value());
    open(QStringLiteral("send"), ChainMenus::tr("Ask it something"), shell::PageId::TryIt, ref.toString());
    auto* health = &context.services.health;
    if (health->abilities(ref).canWarmUp) {
        QObject::connect(menu.addAction(theme::icon(QStringLiteral("flame")), ChainMenus::tr("Warm up")), &QAction::triggered, &menu,
                         [health, ref] { health->warmUp(ref); });
    }
    menu.addSeparator();
    auto* remove = menu.addAction(theme::icon(QStringLiteral("x")), ChainMenus::tr("Take out of the chain"));
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutVisibleInContextMenu(true);
    remove->setEnabled(isEditable);
    QObject::connect(remove, &QAction::triggered, &menu, [actions, row] { actions.remove(row); });
}

} // namespace switchyard::pages
