// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pagepictures.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QWidget>

namespace switchyard::testlib {

void takePicture(QWidget& widget, const QString& name)
{
    const QString folder = qEnvironmentVariable("SWITCHYARD_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    widget.grab().save(folder + QLatin1Char('/') + name + QLatin1String(".png"));
}

} // namespace switchyard::testlib
