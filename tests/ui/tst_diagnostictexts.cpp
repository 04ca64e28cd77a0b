// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/wording.h"
#include "testlib/testmain.h"
#include "wording/diagnostictexts.h"

#include <QTest>

#include <string>

using namespace switchyard;

//! The texts held for translation are those the models speak in.
class tst_DiagnosticTexts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheSameWordings();
    void saysTheSame_data();
    void saysTheSame();
};

void tst_DiagnosticTexts::namesTheSameWordings()
{
    QStringList here;
    for (const auto& text : wording::diagnosticTexts())
        here << QString::fromLatin1(text.wording);
    QStringList there;
    for (const auto name : config::allWordings())
        there << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    QCOMPARE(here, there);
}

void tst_DiagnosticTexts::saysTheSame_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto& text : wording::diagnosticTexts())
        QTest::newRow(text.wording) << QByteArray(text.text);
}

void tst_DiagnosticTexts::saysTheSame()
{
    QFETCH(QByteArray, text);
    QCOMPARE(text.toStdString(), std::string(config::wordingText(QTest::currentDataTag())));
}

SWITCHYARD_TEST(tst_DiagnosticTexts)

#include "tst_diagnostictexts.moc"
