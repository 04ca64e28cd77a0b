// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/writeguard.h"

#include <QString>
#include <QtGlobal>

#include <string>

namespace switchyard::configfiles {

Result<void> refuseWhenManagedElsewhere()
{
    for (const char* const variable : {"OPENCLAW_CONFIG_READONLY", "OPENCLAW_NIX_MODE"}) {
        if (qEnvironmentVariable(variable) == QLatin1String("1"))
            return Error {ErrorCode::PermissionDenied,
                          std::string(variable)
                              + "=1 says that something else manages this file; change it there, or unset the variable"};
    }
    return {};
}

} // namespace switchyard::configfiles
