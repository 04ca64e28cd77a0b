// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "alerts/alertsettings.h"

#include <algorithm>

namespace switchyard::alerts {

bool QuietHours::contains(std::chrono::minutes ofDay) const
{
    if (!isEnabled || from == to)
        return false;
    if (from < to)
        return ofDay >= from && ofDay < to;
    return ofDay >= from || ofDay < to;
}

void AlertSettings::renameProvider(const ProviderId& from, const ProviderId& to)
{
    if (std::erase(muted, from) == 0)
        return;
    if (std::find(muted.begin(), muted.end(), to) == muted.end())
        muted.push_back(to);
}

} // namespace switchyard::alerts
