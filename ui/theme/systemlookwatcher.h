// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "theme/theme.h"

#include <QtDBus/QDBusVariant>

namespace switchyard::theme {

//! Follows the desktop portal's appearance settings (org.freedesktop.portal.Settings, namespace
//! org.freedesktop.appearance) over D-Bus. Asks asynchronously with a deadline of 500 ms, so that a hanging portal
//! never holds up the window; no bus or no answer leaves the look as it is; the portal's error is logged once. GUI thread.
class SystemLookWatcher final : public QObject {
    Q_OBJECT

public:
    explicit SystemLookWatcher(QObject* parent = nullptr);

    //! Asks for the present values and listens for changes. Call after the first paint.
    void start();

Q_SIGNALS:
    void lookChanged(const switchyard::theme::SystemLook& look);

private Q_SLOTS:
    void takeChange(const QString& nameSpace, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& key);
    void take(const QString& key, const QVariant& value);

    SystemLook m_look;
    bool m_hasToldError = false; //!< One portal, one reason, for every key.
};

} // namespace switchyard::theme
