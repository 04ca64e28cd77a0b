// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/mainwindow.h"
#include "testlib/fakeservices.h"

#include <QAbstractButton>
#include <QString>

#include <memory>

namespace switchyard::testlib {

//! The whole window, and a person who counts what they do. Clicks go to whatever lies at the place, as with a mouse.
struct Person {
    //! `config` is OpenClaw's file; null for that of the pictures.
    explicit Person(const char* config = nullptr);

    static void settle();
    //! The last button with this text that can be clicked now, or null.
    QAbstractButton* button(const QString& text) const;
    //! Nothing lies over its middle.
    bool isReachable(const QWidget& widget) const;
    bool showsText(const QString& text) const;
    bool click(QWidget* widget);
    bool click(const QString& text) { return click(button(text)); }
    void clickAt(QWidget& widget, const QPoint& place);
    void paste(const QString& text);
    const config::OpenClawConfig& config() const { return fakes.session.config(); }

    FakeServices fakes;
    std::unique_ptr<shell::MainWindow> window;
    int clicks = 0;
    int pastes = 0;
};

} // namespace switchyard::testlib
