// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/commandpalette.h"
#include "shell/languages.h"
#include "testlib/testmain.h"
#include "translations/translations.h"
#include "widgets/searchfield.h"
#include "wording/error.h"
#include "wording/format.h"
#include "wording/healthline.h"

#include <QTest>

using namespace switchyard;
using std::chrono::milliseconds;

class tst_Wording final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::ignore = translations::languages(); }
    void init() { m_languages.use(QStringLiteral("en")); }
    void tellsDurations_data();
    void tellsDurations();
    void countsDown();
    void tellsContextSizes();
    void speaksTurkish();
    void foldsTurkishLetters();
    void scoresPaletteMatches();
    void describesErrorsWithTheirPlace();
    void saysWhatAStateMeans();

private:
    shell::Languages m_languages;
};

void tst_Wording::tellsDurations_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64 { 0 } << QStringLiteral("0 ms");
    QTest::newRow("ms") << qint64 { 412 } << QStringLiteral("412 ms");
    QTest::newRow("tenths") << qint64 { 1240 } << QStringLiteral("1.2 s");
    QTest::newRow("whole seconds") << qint64 { 7000 } << QStringLiteral("7 s");
    QTest::newRow("tens of seconds") << qint64 { 18'300 } << QStringLiteral("18 s");
    QTest::newRow("minutes") << qint64 { 14 * 60'000 } << QStringLiteral("14 min");
    QTest::newRow("hours") << qint64 { 3 * 3'600'000 } << QStringLiteral("3 h");
    QTest::newRow("days") << qint64 { 3 * 86'400'000 } << QStringLiteral("3 d");
}

void tst_Wording::tellsDurations()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(wording::duration(milliseconds(ms)), text);
}

void tst_Wording::countsDown()
{
    QCOMPARE(wording::countdown(std::chrono::seconds(42)), QStringLiteral("0:42"));
    QCOMPARE(wording::countdown(std::chrono::seconds(725)), QStringLiteral("12:05"));
    QCOMPARE(wording::countdown(std::chrono::seconds(3730)), QStringLiteral("1:02:10"));
    QCOMPARE(wording::countdown(std::chrono::seconds(-3)), QStringLiteral("0:00"));
}

void tst_Wording::tellsContextSizes()
{
    QCOMPARE(wording::contextSize(TokenCount { 200'000 }), QStringLiteral("200k"));
    QCOMPARE(wording::contextSize(TokenCount { 131'072 }), QStringLiteral("128k"));
    QCOMPARE(wording::contextSize(TokenCount { 1'000'000 }), QStringLiteral("1M"));
    QCOMPARE(wording::contextSize(TokenCount { 512 }), QStringLiteral("512"));
}

void tst_Wording::speaksTurkish()
{
    m_languages.use(QStringLiteral("tr"));
    QCOMPARE(wording::number(1234.5), QStringLiteral("1.234,5"));
    QCOMPARE(wording::percent(0.85), QStringLiteral("%85"));
    m_languages.use(QStringLiteral("en"));
    QCOMPARE(wording::percent(0.85), QStringLiteral("85%"));
}

void tst_Wording::foldsTurkishLetters()
{
    const auto folded = [](const char16_t* text) { return widgets::foldedForSearch(QString::fromUtf16(text)); };
    QCOMPARE(folded(u"İSTANBUL"), folded(u"istanbul"));
    QCOMPARE(folded(u"ILIK"), folded(u"ılık"));
    QCOMPARE(folded(u"LMSTUDIO"), folded(u"lmstudio"));
}

void tst_Wording::scoresPaletteMatches()
{
    using shell::fuzzyScore;
    QVERIFY(fuzzyScore(QStringLiteral("act"), QStringLiteral("Activity")) > fuzzyScore(QStringLiteral("act"), QStringLiteral("Check all now")));
    QVERIFY(fuzzyScore(QStringLiteral("chn"), QStringLiteral("Check all now")) > 0);
    QCOMPARE(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Check all now")), 0);
}

void tst_Wording::describesErrorsWithTheirPlace()
{
    const QString text = wording::describe({ ErrorCode::Syntax, "unexpected ','", TextLocation { 10, 3, 7 } });
    QVERIFY(text.contains(QLatin1String("Line 3, column 7")));
    QVERIFY(text.contains(QLatin1String("unexpected ','")));
}

void tst_Wording::saysWhatAStateMeans()
{
    const wording::Now now { SteadyTime(std::chrono::hours(1)), WallTime(std::chrono::hours(1)) };
    health::ModelHealth health;
    health.status = health::Status::Cold;
    health.loadEstimate = health::LoadEstimate { std::chrono::seconds(18), std::chrono::seconds(20), 3, false };
    QCOMPARE(wording::stateDetail(health, {}, now), QStringLiteral("loads in ~18 s"));
    health.loadEstimate.reset();
    items::RoutingStand first;
    first.servesDefaults = true;
    QCOMPARE(wording::stateDetail(health, first, now), QStringLiteral("answers next, loads first"));
    health.loadEstimate = health::LoadEstimate { std::chrono::seconds(18), std::chrono::seconds(20), 3, false };
    health.status = health::Status::RateLimited;
    health.usableAgainAt = now.steady + std::chrono::seconds(42);
    QCOMPARE(wording::stateDetail(health, {}, now), QStringLiteral("again in 0:42"));
    health.status = health::Status::Loading;
    health.loading = health::LoadProgress { now.steady - std::chrono::seconds(12), std::nullopt, true };
    QCOMPARE(wording::stateDetail(health, {}, now), QStringLiteral("12 s of ~18 s"));
    items::RoutingStand stand;
    stand.ranks = { 1 };
    stand.serves = { "main", "work" };
    health.status = health::Status::Ready;
    QCOMPARE(wording::stateDetail(health, stand, now), QStringLiteral("serving main, work"));
    QVERIFY(wording::healthSentence(QStringLiteral("LM Studio"), QStringLiteral("minimax"), health, stand, now)
                .startsWith(QLatin1String("LM Studio, minimax, rank 1, Ready, serving main, work")));
}

SWITCHYARD_TEST(tst_Wording)

#include "tst_wording.moc"
