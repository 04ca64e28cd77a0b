// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QMenu;
class QSystemTrayIcon;

namespace switchyard::shell {

class MainWindow;

//! The tray icon: worst state of the chain in use, with a headline and the commonest actions. Only where the desktop
//! shows one; asked again every minute, since a tray may come later. Short states are held back for 3 s so that the
//! icon does not flicker. GUI thread.
class Tray final : public QObject {
    Q_OBJECT

public:
    Tray(const Services& services, MainWindow& window, QObject* parent);
    ~Tray() override;

    //! True when closing the window should only hide it.
    bool keepsRunning() const;
    //! Preferences, language or health changed.
    void refresh();

private:
    void show();
    void fillMenu();

    const Services& m_services;
    MainWindow& m_window;
    QPointer<QSystemTrayIcon> m_icon;
    QMenu* m_menu = nullptr;
    QTimer m_hold;
    QTimer m_lookAgain;
};

} // namespace switchyard::shell
