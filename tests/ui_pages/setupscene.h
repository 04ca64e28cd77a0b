// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "testlib/fakeservices.h"
#include "widgets/button.h"
#include "widgets/page.h"

#include <QAbstractButton>
#include <QTest>

namespace switchyard::testlib {

//! The pictures' configuration in an area that shows sheets and toasts, with ways to find what a person clicks.
struct SetUpScene {
    SetUpScene()
        : window(fakes)
    {
        fakes.services().theme.setLook(theme::Look::Light);
        fakes.useYard();
        window.area().resize(1240, 844);
        window.area().show();
    }

    //! The last visible button with this text: sheets lie over what was there before.
    QAbstractButton* button(const QString& text) const
    {
        QAbstractButton* found = nullptr;
        for (auto* candidate : window.context().overlay.window()->findChildren<QAbstractButton*>()) {
            if (candidate->text() == text && candidate->isVisible())
                found = candidate;
        }
        return found;
    }
    bool click(const QString& text) const
    {
        auto* found = button(text);
        if (!found || !found->isEnabled())
            return false;
        QTest::mouseClick(found, Qt::LeftButton);
        QCoreApplication::processEvents(); // queued slots: some rebuild the button's own row
        return true;
    }
    void show(widgets::Page& page)
    {
        window.show(page, { 1240, 844 });
        // What is put into a shown window is shown a moment later, and what was replaced goes then.
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    //! Sends Ctrl+Z's meaning once.
    bool undo() { return fakes.session.undo().isOk(); }
    std::string text() const { return fakes.session.text(); }

    FakeServices fakes;
    FakeWindow window;
};

} // namespace switchyard::testlib
