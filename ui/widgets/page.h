// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAction>
#include <QList>
#include <QWidget>

namespace switchyard::widgets {

//! A page of the main window. The shell owns it, shows its title and header widgets, and offers its actions in the menu
//! and the command palette. Pages are built on first show at the latest; they ask nothing of each other.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    //! Widgets the header shows at the right of the title, in order; the shell takes them over.
    virtual QList<QWidget*> headerWidgets() { return {}; }
    //! For the menu and the palette; owned by the page.
    virtual QList<QAction*> pageActions() { return {}; }
    //! Sets every text anew after the language changed.
    virtual void retranslate() { }
    //! A deep link, such as a provider's id or a chain's.
    virtual void openItem(const QString& item) { Q_UNUSED(item) }
    //! Ctrl+F: puts the focus into the page's search field, if it has one. False when it has none.
    virtual bool focusSearch() { return false; }
    //! Unsaved input. The shell asks before it closes the window.
    virtual bool isDirty() const { return false; }
    virtual bool saveDirty() { return true; }
    virtual void revertDirty() { }
    //! Widgets of the page's panes for F6, in order.
    virtual QList<QWidget*> panes() { return {}; }

Q_SIGNALS:
    void titleChanged();
    void dirtyChanged(bool dirty);
};

} // namespace switchyard::widgets
