// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLocale>
#include <QObject>
#include <QStringList>
#include <QTranslator>

namespace switchyard::shell {

//! The languages of the panel and the one in force. Switching is live: Qt sends LanguageChange to every widget, and
//! QLocale's default follows, so that numbers and dates do too. GUI thread.
class Languages final : public QObject {
    Q_OBJECT

public:
    explicit Languages(QObject* parent = nullptr);

    //! Codes that can be chosen, English first.
    static QStringList available();
    //! A language's name in itself.
    static QString nativeName(const QString& code);

    //! `code` as in available(); empty or unknown takes the system's, and English where that is not there.
    void use(const QString& code);
    QString current() const { return m_current; }

private:
    QTranslator m_panel;
    QTranslator m_qt;
    QString m_current;
};

} // namespace switchyard::shell
