// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/resource.h"

#include <QResource>
#include <QString>

namespace switchyard::config {

std::string resourceText(const char* name)
{
    const QResource resource(QLatin1String(":/catalogue/") + QLatin1String(name));
    Q_ASSERT_X(resource.isValid(), "resourceText", name);
    return resource.uncompressedData().toStdString();
}

} // namespace switchyard::config
