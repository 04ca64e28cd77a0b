// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/testmain.h"
#include "translations/translations.h"
#include "wording/errordetails.h"
#include "wording/traffic.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

#include <tuple>

using namespace switchyard;

//! What developers wrote in errors, in the window's language.
class tst_ErrorDetails final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void englishStaysAsItWas_data();
    void englishStaysAsItWas();
    void turkishHasEverySentence();
    void turkishFillsTheBlanks_data();
    void turkishFillsTheBlanks();
    void theEnginesReasonsAreSentences();
};

void tst_ErrorDetails::englishStaysAsItWas_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : { "there is no comma between two items; add a comma", "a/b is in this chain already",
                              "the alias \"fast %1\" stands for a/b", "the keychain failed: quota 100% used", "nobody wrote this down",
                              "nobody wrote this; nor that", "" })
        QTest::newRow(text) << QString::fromUtf8(text);
}

void tst_ErrorDetails::englishStaysAsItWas()
{
    QFETCH(QString, text);
    QCOMPARE(wording::detailText(text.toStdString()), text);
}

void tst_ErrorDetails::turkishHasEverySentence()
{
    std::ignore = translations::languages();
    QTranslator turkish;
    QVERIFY(turkish.load(QStringLiteral(":/i18n/switchyard_tr.qm")));
    for (const char* sentence : wording::detailSentences()) {
        const QString translated = turkish.translate("ErrorDetail", sentence);
        QVERIFY2(!translated.isEmpty(), sentence);
        // The blanks come in their order, or they could not be filled.
        qsizetype at = 0;
        for (int blank = 1; QString::fromUtf8(sentence).contains(QLatin1Char('%') + QString::number(blank)); ++blank) {
            at = translated.indexOf(QLatin1Char('%') + QString::number(blank), at);
            QVERIFY2(at >= 0, sentence);
        }
    }
}

void tst_ErrorDetails::turkishFillsTheBlanks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* text, const char* shown) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(shown); };
    row("a/b is in this chain already", "a/b zaten bu zincirde");
    row("there is no comma between two items; add a comma", "iki öğe arasında virgül yok; bir virgül ekleyin");
    row("the policy file '/x/%2.json5' cannot be read: Permission denied", "'/x/%2.json5' kural dosyası okunamıyor: izin yok");
    row("No space left on device", "diskte yer kalmadı");
    row("nobody wrote this down", "nobody wrote this down");
}

void tst_ErrorDetails::turkishFillsTheBlanks()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QTranslator turkish;
    QVERIFY(turkish.load(QStringLiteral(":/i18n/switchyard_tr.qm")));
    QCoreApplication::installTranslator(&turkish);
    const QString got = wording::detailText(text.toStdString());
    QCoreApplication::removeTranslator(&turkish);
    QCOMPARE(got, shown);
}

void tst_ErrorDetails::theEnginesReasonsAreSentences()
{
    QCOMPARE(wording::routeReasonText("fallback-after-connect-refused"), QStringLiteral("an earlier step: refused the connection"));
    QCOMPARE(wording::routeReasonText("skipped-cooling-down"), QStringLiteral("an earlier step was passed over: it is resting after failures"));
    QCOMPARE(wording::routeReasonText("fallback-after-a-whim"), QString());
    QVERIFY(!wording::finishText("length").isEmpty());
}

SWITCHYARD_TEST(tst_ErrorDetails)

#include "tst_errordetails.moc"
