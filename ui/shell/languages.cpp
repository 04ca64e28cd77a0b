// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace switchyard::shell {

Languages::Languages(QObject* parent)
    : QObject(parent)
{
}

QStringList Languages::available()
{
    return { QStringLiteral("en"), QStringLiteral("tr") };
}

QString Languages::nativeName(const QString& code)
{
    if (code == QLatin1String("tr"))
        return QStringLiteral("Türkçe");
    return QStringLiteral("English");
}

void Languages::use(const QString& code)
{
    const QString wished = code.isEmpty() ? QLocale::system().name().section(QLatin1Char('_'), 0, 0) : code;
    const QString language = available().contains(wished) ? wished : QStringLiteral("en");
    if (language == m_current)
        return;
    m_current = language;
    const QLocale system = QLocale::system();
    const QLocale own(language);
    // The region of the system is kept where it speaks the language, so that en_GB keeps its dates.
    QLocale::setDefault(system.language() == own.language() ? system : own);

    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_panel);
    if (language != QLatin1String("en")
        && m_qt.load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English is loaded too: its catalogue holds the plurals.
    if (m_panel.load(QStringLiteral(":/i18n/switchyard_") + language))
        QCoreApplication::installTranslator(&m_panel);
}

} // namespace switchyard::shell
