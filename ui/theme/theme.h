// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/tokens.h"

#include <QObject>
#include <QPalette>

class QApplication;

namespace switchyard::theme {

class PanelStyle;

//! What the user asked for in Settings.
enum class Look { System, Light, Dark, HighContrast };

//! What the desktop wishes, as far as known.
struct SystemLook {
    bool dark = false;
    bool highContrast = false;
    bool reducedMotion = false;

    friend bool operator==(const SystemLook&, const SystemLook&) = default;
};

//! Owns the application's style and palette: weighs the user's look with the system's and applies the result live.
//! GUI thread. Lives as long as the application's windows.
class Theme final : public QObject {
    Q_OBJECT

public:
    //! Installs PanelStyle on `application` at once, with the look the palette suggests until the system answers.
    explicit Theme(QApplication& application, QObject* parent = nullptr);
    ~Theme() override;

    Look look() const { return m_look; }
    void setLook(Look look);
    //! Motion off although the system allows it.
    void setMotionOff(bool off);
    bool isMotionOff() const { return m_motionOff; }
    //! Inter although the system sets a font.
    void setPanelFont(bool panelFont);
    bool usesPanelFont() const { return m_panelFont; }

    Scheme scheme() const;
    SystemLook systemLook() const { return m_system; }
    //! Told by SystemLookWatcher (the desktop portal), or by a test.
    void setSystemLook(const SystemLook& look);

    static QPalette paletteFor(const Tokens& tokens);

Q_SIGNALS:
    //! The scheme, motion or font was changed and applied; the widgets have their new palette already.
    void changed();

private:
    void apply();

    QApplication& m_application;
    PanelStyle* m_style = nullptr; // owned by the application, as QApplication::setStyle demands
    Look m_look = Look::System;
    SystemLook m_system;
    bool m_motionOff = false;
    bool m_panelFont = false;
};

} // namespace switchyard::theme
