// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "alerts/alertsettings.h"
#include "theme/theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>

namespace switchyard::shell {

//! Rows of lists. Automatic: compact above 8 endpoints, dense above 16.
enum class Density { Automatic, Roomy, Compact, Dense };

//! What closing the window does while the tray icon is there.
enum class CloseAction { KeepRunning, Quit };

//! How the window looks and behaves, kept in QSettings (never anything about providers or routing). GUI thread.
class Preferences final : public QObject {
    Q_OBJECT

public:
    //! `settings` outlives it.
    explicit Preferences(QSettings& settings, QObject* parent = nullptr);

    theme::Look look() const;
    void setLook(theme::Look look);
    bool isMotionOff() const;
    void setMotionOff(bool off);
    bool usesPanelFont() const;
    void setPanelFont(bool panelFont);
    Density density() const;
    void setDensity(Density density);
    //! "en", "tr", or empty for the system's.
    QString language() const;
    void setLanguage(const QString& language);
    bool showsTray() const;
    void setShowsTray(bool shows);
    CloseAction closeAction() const;
    void setCloseAction(CloseAction action);
    //! What the desktop is told, and when not.
    alerts::AlertSettings alertSettings() const;
    void setAlertSettings(const alerts::AlertSettings& settings);
    bool isFirstRunDone() const;
    void setFirstRunDone(bool done);

    //! Geometry, splitters, columns, filters and selections, by a name such as "health/columns".
    QVariant state(const QString& name) const;
    void setState(const QString& name, const QVariant& value);

Q_SIGNALS:
    //! Any of the above but states.
    void changed();

private:
    void set(const QString& name, const QVariant& value);

    QSettings& m_settings;
};

} // namespace switchyard::shell
