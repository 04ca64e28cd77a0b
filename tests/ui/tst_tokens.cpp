// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/status.h"
#include "testlib/testmain.h"
#include "theme/icons.h"
#include "theme/panelstyle.h"
#include "theme/theme.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "wording/status.h"
#include "wording/traffic.h"

#include <QApplication>
#include <QTest>

using namespace switchyard;
using namespace switchyard::theme;

//! WCAG 2 contrast of every pair of colours that meet, computed: text 4.5, marks and controls 3.
class tst_Tokens final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textReads_data() { schemes(); }
    void textReads();
    void marksAreSeen_data() { schemes(); }
    void marksAreSeen();
    void controlsAreSeen_data() { schemes(); }
    void controlsAreSeen();
    void everyStatusHasAnIconOfItsOwn();
    void iconsFollowTheScheme();
    void digitsAreEquallyWide();
    void looksAreWeighed();

private:
    static void schemes();
    static void expectAtLeast(double wanted, const QColor& ink, const QColor& ground, const char* what);
};

void tst_Tokens::schemes()
{
    QTest::addColumn<int>("scheme");
    QTest::newRow("light") << static_cast<int>(Scheme::Light);
    QTest::newRow("dark") << static_cast<int>(Scheme::Dark);
    QTest::newRow("contrast light") << static_cast<int>(Scheme::ContrastLight);
    QTest::newRow("contrast dark") << static_cast<int>(Scheme::ContrastDark);
}

void tst_Tokens::expectAtLeast(double wanted, const QColor& ink, const QColor& ground, const char* what)
{
    const double ratio = contrastRatio(ink, ground);
    QVERIFY2(ratio >= wanted, qPrintable(QStringLiteral("%1: %2 on %3 is %4, wanted %5")
                                             .arg(QLatin1String(what), ink.name(), ground.name())
                                             .arg(ratio)
                                             .arg(wanted)));
}

void tst_Tokens::textReads()
{
    QFETCH(int, scheme);
    const Tokens& t = tokensFor(static_cast<Scheme>(scheme));
    for (const QColor& ground : { t.window, t.rail, t.card, t.sunken, t.hover, t.pressed, t.selected, t.railOn, t.accentSoft }) {
        expectAtLeast(7.0, t.text, ground, "text");
        expectAtLeast(4.5, t.text2, ground, "text2");
    }
    for (const QColor& ground : { t.window, t.rail, t.card, t.sunken, t.hover, t.selected })
        expectAtLeast(4.5, t.text3, ground, "text3");
    for (const QColor& ground : { t.window, t.card, t.hover, t.selected })
        expectAtLeast(4.5, t.accent, ground, "accent as text");
    for (const ToneColors& tone : t.tones) {
        expectAtLeast(7.0, t.text, tone.soft, "text on a soft ground");
        expectAtLeast(4.5, t.text2, tone.soft, "text2 on a soft ground");
    }
    expectAtLeast(4.5, t.onAccentFill, t.accentFill, "primary button");
    expectAtLeast(7.0, t.tipText, t.tipGround, "tip");
}

void tst_Tokens::marksAreSeen()
{
    QFETCH(int, scheme);
    const Tokens& t = tokensFor(static_cast<Scheme>(scheme));
    for (const ToneColors& tone : t.tones) {
        for (const QColor& ground : { t.card, t.window, t.hover, t.selected, tone.soft })
            expectAtLeast(3.0, tone.mark, ground, "mark");
    }
    expectAtLeast(3.0, t.plot, t.card, "plot line");
    expectAtLeast(3.0, t.accent, t.plotBand, "plot line on its band");
}

void tst_Tokens::controlsAreSeen()
{
    QFETCH(int, scheme);
    const Tokens& t = tokensFor(static_cast<Scheme>(scheme));
    expectAtLeast(3.0, t.controlBorder, t.card, "control border");
    expectAtLeast(3.0, t.controlBorder, t.window, "control border");
    for (const QColor& ground : { t.card, t.window, t.rail, t.selected })
        expectAtLeast(3.0, t.accent, ground, "focus ring");
}

void tst_Tokens::everyStatusHasAnIconOfItsOwn()
{
    QSet<QString> icons;
    for (const health::Status status : health::allStatuses) {
        const QString name = wording::statusIcon(status);
        QVERIFY2(hasIcon(name), qPrintable(name));
        icons.insert(name);
        QVERIFY(!wording::statusText(status).isEmpty());
    }
    QCOMPARE(icons.size(), static_cast<qsizetype>(health::allStatuses.size()));
}

void tst_Tokens::iconsFollowTheScheme()
{
    Theme theme(*qApp);
    theme.setLook(Look::Light);
    const QIcon made = icon(QStringLiteral("plus"), Ink::Text);
    const QImage light = made.pixmap(QSize(16, 16), 1.0).toImage();
    theme.setLook(Look::Dark);
    const QImage dark = made.pixmap(QSize(16, 16), 1.0).toImage();
    QVERIFY(light != dark);
    // Premultiplied antialiasing may be off by one.
    QVERIFY(std::abs(light.pixelColor(8, 8).lightness() - tokensFor(Scheme::Light).text.lightness()) < 3);
    QVERIFY(std::abs(dark.pixelColor(8, 8).lightness() - tokensFor(Scheme::Dark).text.lightness()) < 3);
    theme.setLook(Look::Light);
}

void tst_Tokens::digitsAreEquallyWide()
{
    const Theme theme(*qApp);
    for (const Type type : { Type::Body, Type::Title, Type::Page, Type::Caption }) {
        const qreal zeros = numberWidth(theme::font(type), QStringLiteral("000"));
        for (int digit = 1; digit <= 9; ++digit)
            QCOMPARE(numberWidth(theme::font(type), QString::number(digit * 111)), zeros);
    }
}

void tst_Tokens::looksAreWeighed()
{
    Theme theme(*qApp);
    theme.setSystemLook({ true, false, false });
    QCOMPARE(theme.scheme(), Scheme::Dark);
    theme.setLook(Look::Light);
    QCOMPARE(theme.scheme(), Scheme::Light);
    theme.setLook(Look::HighContrast);
    QCOMPARE(theme.scheme(), Scheme::ContrastDark);
    theme.setLook(Look::System);
    theme.setSystemLook({ false, true, true });
    QCOMPARE(theme.scheme(), Scheme::ContrastLight);
    QVERIFY(!motionAllowed());
    theme.setSystemLook({ false, false, false });
    QVERIFY(motionAllowed());
    QCOMPARE(QApplication::palette().color(QPalette::Window), tokensFor(Scheme::Light).window);
}

SWITCHYARD_TEST(tst_Tokens)
SWITCHYARD_TEST_NEEDS_WIDGETS

#include "tst_tokens.moc"
