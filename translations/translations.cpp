// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "translations/translations.h"

#include <QDir>

namespace switchyard::translations {

using namespace Qt::Literals::StringLiterals;

QStringList languages()
{
    QStringList codes;
    const QStringList catalogues = QDir(u":/i18n"_s).entryList({u"switchyard_*.qm"_s}, QDir::Files, QDir::Name);
    for (const QString& catalogue : catalogues)
        codes.append(catalogue.section(u'_', 1).section(u'.', 0, 0));
    return codes;
}

} // namespace switchyard::translations
