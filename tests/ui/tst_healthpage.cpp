// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthdetail.h"
#include "pages/health/healthlist.h"
#include "pages/health/healthpage.h"
#include "pages/health/latencyplot.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "widgets/button.h"
#include "widgets/filterpill.h"
#include "widgets/label.h"

#include <QAccessible>
#include <QLabel>
#include <QTest>

using namespace switchyard;
using pages::HealthList;
using pages::HealthPage;

namespace {

struct Shown {
    testlib::FakeServices services;
    std::unique_ptr<testlib::FakeWindow> window;
    HealthPage* page = nullptr;

    explicit Shown(bool yard = true)
    {
        if (yard)
            services.useYard();
        else
            services.open("{}");
        services.services().preferences.setMotionOff(true);
        window = std::make_unique<testlib::FakeWindow>(services);
        page = new HealthPage(window->context(), &window->area());
        window->show(*page, { 1280, 772 });
        QCoreApplication::processEvents();
    }
    QString headline() const { return page->findChild<QLabel*>(QStringLiteral("headline"))->text(); }
    HealthList* list() const { return page->findChild<HealthList*>(QStringLiteral("healthList")); }
    QModelIndex rowOf(const QString& ref) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (index.data(items::HealthModel::RefRole).toString() == ref)
                return index;
        }
        return {};
    }
    widgets::Button* visibleButton(const QWidget* inside, const QString& text) const
    {
        for (auto* button : inside->findChildren<widgets::Button*>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
};

} // namespace

class tst_HealthPage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhoAnswers();
    void headlineFollowsAFailure();
    void saysWhenNobodyAnswers();
    void warmsUpAColdModelFromItsRow();
    void pausesAndTakesItBack();
    void pillsFilter();
    void opensTheDetailsAndKeepsThem();
    void rowsSpeakSentences();
    void plotSpeaksItsValues();
    void offersToAddWhenEmpty();
    void columnsGiveWay();
};

void tst_HealthPage::saysWhoAnswers()
{
    const Shown shown;
    QVERIFY2(shown.headline().contains(QLatin1String("LM Studio")), qPrintable(shown.headline()));
}

void tst_HealthPage::headlineFollowsAFailure()
{
    Shown shown;
    shown.services.health.fail("lmstudio", health::Reason::ConnectionRefused);
    shown.services.clock.advance(std::chrono::seconds(1));
    shown.services.health.fail("lmstudio", health::Reason::ConnectionRefused);
    shown.services.publish();
    shown.services.health.notify();
    QVERIFY2(!shown.headline().startsWith(QLatin1String("All agents are answered by LM Studio")), qPrintable(shown.headline()));
    QVERIFY2(shown.headline().contains(QLatin1String("Anthropic")) || shown.headline().contains(QLatin1String("Sonnet")),
             qPrintable(shown.headline()));
}

void tst_HealthPage::saysWhenNobodyAnswers()
{
    Shown shown;
    for (const ProviderId& provider : shown.services.health.book().endpoints()) {
        shown.services.health.fail(provider.value(), health::Reason::ConnectionRefused);
        shown.services.clock.advance(std::chrono::seconds(1));
        shown.services.health.fail(provider.value(), health::Reason::ConnectionRefused);
    }
    shown.services.publish();
    shown.services.health.notify();
    QCOMPARE(shown.headline(), QStringLiteral("Nobody can answer now"));
}

void tst_HealthPage::warmsUpAColdModelFromItsRow()
{
    const Shown shown;
    const QModelIndex index = shown.rowOf(QStringLiteral("ollama/qwen3:8b"));
    QVERIFY(index.isValid());
    shown.list()->scrollTo(index);
    QTest::mouseMove(shown.list()->viewport(), shown.list()->visualRect(index).center());
    QMouseEvent move(QEvent::MouseMove, shown.list()->visualRect(index).center(), shown.list()->viewport()->mapToGlobal(shown.list()->visualRect(index).center()), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(shown.list()->viewport(), &move);
    auto* warm = shown.visibleButton(shown.list(), QStringLiteral("Warm up"));
    QVERIFY(warm);
    QTest::mouseClick(warm, Qt::LeftButton);
    QVERIFY(shown.services.health.actions.contains(QStringLiteral("warmUp ollama/qwen3:8b")));
}

void tst_HealthPage::pausesAndTakesItBack()
{
    const Shown shown;
    shown.page->openItem(QStringLiteral("ollama/qwen3:8b"));
    auto* detail = shown.page->findChild<pages::HealthDetail*>();
    QVERIFY(detail->isVisible());
    widgets::Button* pause = nullptr;
    for (auto* button : detail->findChildren<widgets::Button*>()) {
        if (button->accessibleName() == QLatin1String("Pause"))
            pause = button;
    }
    QVERIFY(pause);
    QTest::mouseClick(pause, Qt::LeftButton);
    QVERIFY(shown.window->toasts().isShowing());
}

void tst_HealthPage::pillsFilter()
{
    const Shown shown;
    const int all = shown.list()->model()->rowCount();
    for (auto* pill : shown.page->findChildren<widgets::FilterPill*>()) {
        QTest::mouseClick(pill, Qt::LeftButton);
        QCOMPARE(shown.list()->model()->rowCount(), pill->count());
    }
    shown.page->openItem(QStringLiteral("lmstudio/minimax-m2.1-gs32"));
    QCOMPARE(shown.list()->model()->rowCount(), all);
}

void tst_HealthPage::opensTheDetailsAndKeepsThem()
{
    Shown shown;
    shown.page->openItem(QStringLiteral("lmstudio/minimax-m2.1-gs32"));
    auto* detail = shown.page->findChild<pages::HealthDetail*>();
    QVERIFY(detail->isVisible());
    shown.services.clock.advance(std::chrono::seconds(10));
    shown.services.health.fail("sglang", health::Reason::ConnectionRefused);
    shown.services.health.notify();
    QCOMPARE(QString::fromStdString(shown.list()->currentRef()->toString()), QStringLiteral("lmstudio/minimax-m2.1-gs32"));
    QVERIFY(detail->isVisible());
    // A narrow page gives the list the room; the details come back with it.
    shown.page->resize(700, 700);
    QVERIFY(!detail->isVisible());
    shown.page->resize(1280, 700);
    QVERIFY(detail->isVisible());
}

void tst_HealthPage::rowsSpeakSentences()
{
    const Shown shown;
    const QString sentence = shown.rowOf(QStringLiteral("lmstudio/minimax-m2.1-gs32")).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(sentence.startsWith(QLatin1String("LM Studio, minimax-m2.1-gs32, rank 1, Ready")), qPrintable(sentence));
    QVERIFY(sentence.contains(QLatin1String("p95")));
}

void tst_HealthPage::plotSpeaksItsValues()
{
    QAccessible::setActive(true);
    pages::LatencyPlot plot;
    ports::HistorySeries series;
    series.slot = std::chrono::minutes(1);
    for (int i = 0; i < 5; ++i) {
        ports::HistoryPoint point;
        point.start = WallTime(std::chrono::minutes(i));
        point.count = i == 3 ? 0 : 4;
        point.failures = i == 2 ? 1 : 0;
        point.p50 = std::chrono::milliseconds(300 + i * 10);
        point.p95 = std::chrono::milliseconds(900);
        series.points.push_back(point);
    }
    plot.setSeries(series);
    QTest::keyClick(&plot, Qt::Key_Home);
    QCOMPARE(plot.cursor(), 0);
    QTest::keyClick(&plot, Qt::Key_Right);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&plot);
    QCOMPARE(accessible->role(), QAccessible::Chart);
    QVERIFY(accessible->text(QAccessible::Value).contains(QLatin1String("p50 310 ms")));
    QVERIFY2(accessible->text(QAccessible::Description).contains(QLatin1String("p50 from 300 ms to 340 ms")),
             qPrintable(accessible->text(QAccessible::Description)));
    QCOMPARE(plot.asText().count(QLatin1Char('\n')), 6);
}

void tst_HealthPage::offersToAddWhenEmpty()
{
    const Shown shown(false);
    auto* add = shown.visibleButton(shown.page, QStringLiteral("Add provider"));
    QVERIFY(add);
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(shown.window->opened, QStringList { QStringLiteral("addProvider ") });
}

void tst_HealthPage::columnsGiveWay()
{
    using delegates::healthColumns;
    using delegates::RowStyle;
    for (const RowStyle style : { RowStyle::Roomy, RowStyle::Compact, RowStyle::Dense }) {
        const auto wide = healthColumns({ 0, 0, 1400, 40 }, style);
        QVERIFY(!wide.sparkline.isNull() && !wide.tokenRate.isNull() && wide.showsModelId);
        for (int width = 1400; width >= 320; width -= 7) {
            const auto columns = healthColumns({ 0, 0, width, 40 }, style);
            QVERIFY(columns.name.width() >= 0);
            QVERIFY(columns.p95.right() < width);
            // The sparkline is always the first to go.
            if (columns.tokenRate.isNull())
                QVERIFY(columns.sparkline.isNull());
            QVERIFY(!columns.rank.intersects(columns.name));
        }
    }
}

SWITCHYARD_TEST(tst_HealthPage)

#include "tst_healthpage.moc"
