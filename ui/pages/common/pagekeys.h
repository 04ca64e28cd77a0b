// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAction>
#include <QKeyEvent>
#include <QWidget>

namespace switchyard::pages {

//! Lets a page's own actions win over the window's for the same keys while the focus is inside the page. Qt calls two
//! enabled shortcuts ambiguous and runs neither.
class PageKeys final : public QObject {
public:
    //! Watches `page`, whose child it becomes.
    explicit PageKeys(QWidget& page)
        : QObject(&page)
        , m_page(page)
    {
        page.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
        if (watched != &m_page || !isKey)
            return QObject::eventFilter(watched, event);
        auto* own = actionFor(*static_cast<QKeyEvent*>(event));
        if (!own)
            return QObject::eventFilter(watched, event);
        event->accept();
        if (event->type() == QEvent::KeyPress)
            own->trigger();
        return true;
    }

private:
    QAction* actionFor(const QKeyEvent& event) const
    {
        const QKeySequence pressed(event.keyCombination());
        for (auto* action : m_page.actions()) {
            if (action->isEnabled() && action->shortcuts().contains(pressed))
                return action;
        }
        return nullptr;
    }

    QWidget& m_page;
};

} // namespace switchyard::pages
