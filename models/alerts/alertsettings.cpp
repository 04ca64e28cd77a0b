// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "alerts/alertsettings.h"

namespace switchyard::alerts {

bool QuietHours::contains(std::chrono::minutes ofDay) const
{
    if (!isEnabled || from == to)
        return false;
    if (from < to)
        return ofDay >= from && ofDay < to;
    return ofDay >= from || ofDay < to;
}

} // namespace switchyard::alerts
