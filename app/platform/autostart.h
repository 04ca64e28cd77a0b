// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ports/autostartport.h"

#include <QString>

namespace switchyard::platform {

//! An entry in the desktop's autostart folder (XDG Autostart, read by GNOME, KDE, Xfce and others). Unsupported on other
//! systems and inside a Flatpak, whose programs cannot write there.
class Autostart final : public ports::AutostartPort {
public:
    //! `program` is the installed executable. `folder` empty: `$XDG_CONFIG_HOME/autostart`.
    explicit Autostart(QString program, QString folder = {});

    bool isSupported() const override;
    bool isEnabled() const override;
    Result<void> setEnabled(bool isEnabled) override;

private:
    QByteArray entry() const;

    QString m_program;
    QString m_path;
};

} // namespace switchyard::platform
