// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

#include <QAction>
#include <QObject>

#include <map>
#include <vector>

class QMenu;

namespace switchyard::shell {

//! Every action of the window that is not a page's own, with its shortcut, text and icon. The menu, the palette and the
//! sheet of shortcuts are all made from here. GUI thread.
class ShellActions final : public QObject {
    Q_OBJECT

public:
    enum class Id {
        AddProvider,
        CheckNow,
        PauseProbing,
        SaveNow,
        ReloadFile,
        Undo,
        Redo,
        Find,
        Palette,
        NextPane,
        ToggleRail,
        OpenHealth,
        OpenProviders,
        OpenRouting,
        OpenAgents,
        OpenActivity,
        OpenTryIt,
        OpenSettings,
        StartEngine,
        StopEngine,
        CopyAddress,
        Connect,
        SetUp,
        Problems,
        FirstRun,
        Demo,
        Shortcuts,
        About,
        CloseWindow,
        Quit,
    };

    //! Adds the actions to `window`, so that their shortcuts work in it.
    ShellActions(const Services& services, QWidget* window);

    QAction* action(Id id) const { return m_actions.at(id); }
    //! In menu order.
    const std::vector<Id>& ids() const { return m_order; }
    //! The menu's heading an action stands under.
    QString groupOf(Id id) const;
    QString iconOf(Id id) const;
    static Id openIdOf(PageId page);
    void retranslate();
    //! Enables what is possible now.
    void refresh();

private:
    void add(Id id, const QString& iconName, const QList<QKeySequence>& shortcuts);

    const Services& m_services;
    QWidget* m_window;
    std::map<Id, QAction*> m_actions;
    std::map<Id, QString> m_icons;
    std::vector<Id> m_order;
};

//! The name of a page in the rail.
QString pageName(PageId id);
QString pageIcon(PageId id);

} // namespace switchyard::shell
