// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

namespace switchyard::ports {

//! Starting with the user's session, hidden in the tray. GUI thread only; no call takes longer than a small file does.
class AutostartPort {
public:
    virtual ~AutostartPort() = default;
    AutostartPort(const AutostartPort&) = delete;
    AutostartPort& operator=(const AutostartPort&) = delete;

    //! False where this program knows no way to do it: then show no switch.
    virtual bool isSupported() const = 0;
    //! Asks the system each time: other programs change it too.
    virtual bool isEnabled() const = 0;
    //! Fails for a program in a build folder, which may be gone tomorrow, and when the entry cannot be written.
    virtual Result<void> setEnabled(bool isEnabled) = 0;

protected:
    AutostartPort() = default;
};

} // namespace switchyard::ports
