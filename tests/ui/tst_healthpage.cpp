// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthdetail.h"
#include "delegates/healthcard.h"
#include "pages/health/endpointspane.h"
#include "pages/health/healthheader.h"
#include "pages/health/healthlist.h"
#include "pages/health/healthpage.h"
#include "pages/health/latencyplot.h"
#include "pages/health/servingoverview.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "widgets/button.h"
#include "widgets/filterpill.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/segmented.h"
#include "widgets/sheet.h"

#include <QAccessible>
#include <QLabel>
#include <QScrollBar>
#include <QTableWidget>
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
    void namesModelsWhereTheProviderTellsNothing();
    void warmsUpAColdModelFromItsRow();
    void pausesAndTakesItBack();
    void pillsFilter();
    void opensTheDetailsAndKeepsThem();
    void rowsSpeakSentences();
    void plotSpeaksItsValues();
    void offersToAddWhenEmpty();
    void columnsGiveWay();
    void columnChoicesSurviveTheSettings();
    void headsSortAndTurnRound();
    void edgesWidenColumns();
    void showsCardsAndRemembersIt();
    void groupsStandUnderHeadings();
    void detailsTakeOverANarrowPage();
    void escapeClosesTheDetails();
    void tableSaysWhatThePlotShows();
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

void tst_HealthPage::namesModelsWhereTheProviderTellsNothing()
{
    Shown shown(false);
    shown.services.open("{ models: { providers: {\n"
                        "  one: { baseUrl: 'http://127.0.0.1:11434/v1', models: [{ id: 'big' }, { id: 'small' }] },\n"
                        "  bare: { baseUrl: 'http://127.0.0.1:1235/v1', models: [] } } },\n"
                        "  agents: { defaults: { model: { primary: 'one/big', fallbacks: ['one/small'] } }, entries: { main: {} } } }");
    shown.services.publish();
    shown.services.health.notify();
    const QString text = pages::headline(shown.services.services(), pages::servingOverview(shown.services.services())).text;
    QVERIFY2(text.contains(QLatin1String("If it fails, small takes over")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("No model yet, so no row here: bare.")), qPrintable(text));
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
    using delegates::HealthColumn;
    using delegates::RowStyle;
    for (const RowStyle style : { RowStyle::Roomy, RowStyle::Compact, RowStyle::Dense }) {
        const auto wide = healthColumns({ 0, 0, 1400, 40 }, style);
        QVERIFY(!wide.at(HealthColumn::Sparkline).isNull() && !wide.at(HealthColumn::TokenRate).isNull() && wide.showsModelId);
        for (int width = 1400; width >= 320; width -= 7) {
            const auto columns = healthColumns({ 0, 0, width, 40 }, style);
            QVERIFY(columns.name.width() >= 0);
            QVERIFY(columns.at(HealthColumn::P95).right() < width);
            // The sparkline is always the first to go.
            if (columns.at(HealthColumn::TokenRate).isNull())
                QVERIFY(columns.at(HealthColumn::Sparkline).isNull());
            QVERIFY(!columns.at(HealthColumn::Rank).intersects(columns.name));
        }
    }
}

void tst_HealthPage::columnChoicesSurviveTheSettings()
{
    using delegates::ColumnChoice;
    using delegates::HealthColumn;
    ColumnChoice choice;
    QVERIFY(!choice.isShown(HealthColumn::P99));
    choice.setShown(HealthColumn::P99, true);
    choice.setShown(HealthColumn::Beats, false);
    choice.setWidth(HealthColumn::P95, 4000);
    QCOMPARE(choice.widths[static_cast<std::size_t>(HealthColumn::P95)], 320);
    QVERIFY(ColumnChoice::fromString(choice.toString()) == choice);
    for (const char* junk : { "", "x", "+1 -2", "+ + + + + + + + + + +" })
        QVERIFY(ColumnChoice::fromString(QLatin1String(junk)) == ColumnChoice());
    const auto columns = healthColumns({ 0, 0, 1400, 40 }, delegates::RowStyle::Compact, choice);
    QVERIFY(!columns.at(HealthColumn::P99).isNull());
    QVERIFY(columns.at(HealthColumn::Beats).isNull());
}

void tst_HealthPage::headsSortAndTurnRound()
{
    using delegates::HealthColumn;
    using Order = items::HealthFilterModel::Order;
    Shown shown;
    auto* header = shown.page->findChild<pages::HealthHeader*>();
    auto* pane = shown.page->findChild<pages::EndpointsPane*>();
    const auto style = shown.list()->rowStyle();
    const QRect p95 = healthColumns({ 0, 0, header->width(), header->height() }, style).at(HealthColumn::P95);
    QVERIFY(!p95.isNull());
    QTest::mouseClick(header, Qt::LeftButton, {}, p95.center());
    QCOMPARE(pane->shown().order(), Order::Latency);
    QVERIFY(!pane->shown().isReversed());
    QTest::mouseClick(header, Qt::LeftButton, {}, p95.center());
    QVERIFY(pane->shown().isReversed());
    QTest::mouseClick(header, Qt::LeftButton, {}, p95.center());
    QCOMPARE(pane->shown().order(), Order::ChainThenTrouble);
    QCOMPARE(shown.services.services().preferences.state(QStringLiteral("health/order")).toInt(), 0);
}

void tst_HealthPage::edgesWidenColumns()
{
    using delegates::HealthColumn;
    Shown shown;
    auto* header = shown.page->findChild<pages::HealthHeader*>();
    const auto columns = [&] {
        const QScrollBar* bar = shown.list()->verticalScrollBar();
        const int inset = bar->maximum() > 0 ? bar->sizeHint().width() : 0;
        return healthColumns({ 0, 0, header->width() - inset, header->height() }, shown.list()->rowStyle(),
                             delegates::ColumnChoice::fromString(
                                 shown.services.services().preferences.state(QStringLiteral("health/columns")).toString()));
    };
    const QRect before = columns().at(HealthColumn::P95);
    const QPoint edge(before.left() - 2, header->height() / 2);
    QTest::mousePress(header, Qt::LeftButton, {}, edge);
    QMouseEvent drag(QEvent::MouseMove, edge - QPoint(24, 0), header->mapToGlobal(edge - QPoint(24, 0)), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(header, &drag);
    QTest::mouseRelease(header, Qt::LeftButton, {}, edge - QPoint(24, 0));
    QCOMPARE(columns().at(HealthColumn::P95).width(), before.width() + 24);
    QTest::mouseDClick(header, Qt::LeftButton, {}, QPoint(columns().at(HealthColumn::P95).left() - 2, header->height() / 2));
    QCOMPARE(columns().at(HealthColumn::P95).width(), before.width());
}

void tst_HealthPage::showsCardsAndRemembersIt()
{
    Shown shown;
    auto* list = shown.list();
    widgets::Segmented* form = nullptr;
    for (auto* segmented : shown.page->findChildren<widgets::Segmented*>()) {
        if (segmented->accessibleName() == QLatin1String("Rows or cards"))
            form = segmented;
    }
    QVERIFY(form && form->isVisible());
    const auto segments = form->findChildren<QAbstractButton*>();
    QTest::mouseClick(segments.last(), Qt::LeftButton);
    QVERIFY(list->showsCards());
    QCoreApplication::processEvents();
    // Two cards stand side by side, of one size, and none reaches out of the list.
    const QRect first = list->visualRect(list->model()->index(0, 0));
    QRect second = list->visualRect(list->model()->index(1, 0));
    QCOMPARE(first.size(), second.size());
    QCOMPARE(first.top(), second.top());
    QVERIFY(second.left() > first.left());
    QVERIFY(second.right() <= list->viewport()->width());
    // So they do beside the details, and at every width in between.
    for (int width = 1280; width > 900; width -= 37) {
        shown.window->area().resize(width, 772);
        QCoreApplication::processEvents();
        const QRect left = list->visualRect(list->model()->index(0, 0));
        const int columns = list->viewport()->width() / left.width();
        QCOMPARE(list->visualRect(list->model()->index(columns - 1, 0)).top(), left.top());
    }
    shown.window->area().resize(1280, 772);
    QCoreApplication::processEvents();
    second = list->visualRect(list->model()->index(1, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(list, Qt::Key_Left);
    QCOMPARE(list->currentIndex().row(), 0);
    QVERIFY(shown.services.services().preferences.state(QStringLiteral("health/cards")).toBool());
    HealthPage again(shown.window->context());
    QVERIFY(again.findChild<HealthList*>(QStringLiteral("healthList"))->showsCards());
}

void tst_HealthPage::groupsStandUnderHeadings()
{
    Shown shown;
    auto* list = shown.list();
    auto* pane = shown.page->findChild<pages::EndpointsPane*>();
    const int plain = list->contentHeight();
    pane->setGroup(items::HealthFilterModel::Group::Status);
    QCoreApplication::processEvents();
    int headings = 0;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        headings += pane->shown().startsGroup(list->model()->index(row, 0)) ? 1 : 0;
    QVERIFY(headings > 2);
    QVERIFY(list->contentHeight() > plain);
    const QModelIndex first = list->model()->index(0, 0);
    const QRect place = list->visualRect(first);
    QVERIFY(place.height() > delegates::rowHeight(list->rowStyle()));
    QVERIFY(!list->headingOf(first).isEmpty());
    QVERIFY2(first.data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("Heading: ") + list->headingOf(first)),
             qPrintable(first.data(Qt::AccessibleTextRole).toString()));
    list->clearSelection();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(place.center().x(), place.top() + 4));
    QVERIFY(!list->selectionModel()->hasSelection());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(60, place.bottom() - 10));
    QVERIFY(list->selectionModel()->isSelected(first));
}

void tst_HealthPage::detailsTakeOverANarrowPage()
{
    Shown shown;
    shown.window->area().resize(620, 760);
    auto* detail = shown.page->findChild<pages::HealthDetail*>();
    const QModelIndex index = shown.list()->model()->index(0, 0);
    QTest::mouseClick(shown.list()->viewport(), Qt::LeftButton, {}, shown.list()->visualRect(index).center() - QPoint(150, 0));
    QVERIFY(detail->isVisible());
    QVERIFY2(!shown.list()->isVisible(), qPrintable(QString::number(shown.page->width())));
    for (auto* button : detail->findChildren<widgets::Button*>()) {
        if (button->accessibleName() == QLatin1String("Close the details")) {
            QTest::mouseClick(button, Qt::LeftButton);
            break;
        }
    }
    QVERIFY(!detail->isVisible());
    QVERIFY(shown.list()->isVisible());
}

void tst_HealthPage::escapeClosesTheDetails()
{
    Shown shown;
    const auto* detail = shown.page->findChild<pages::HealthDetail*>();
    const auto openAnew = [&] {
        shown.page->openItem(QStringLiteral("lmstudio/minimax-m2.1-gs32"));
        return detail->isVisible();
    };
    // From the list, and from a button of the details themselves.
    QVERIFY(openAnew());
    shown.list()->setFocus();
    QTest::keyClick(shown.list(), Qt::Key_Escape);
    QVERIFY(!detail->isVisible());
    QVERIFY(openAnew());
    for (auto* button : detail->findChildren<widgets::Button*>()) {
        if (!button->isVisible())
            continue;
        QTest::keyClick(button, Qt::Key_Escape);
        break;
    }
    QVERIFY(!detail->isVisible());
    // A search has it first.
    QVERIFY(openAnew());
    shown.page->focusSearch();
    auto* search = shown.window->area().findChild<widgets::SearchField*>();
    search->setText(QStringLiteral("m"));
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(detail->isVisible());
}

void tst_HealthPage::tableSaysWhatThePlotShows()
{
    Shown shown;
    shown.services.history.series = [](const ModelRef& ref, std::chrono::milliseconds) {
        ports::HistorySeries series;
        series.model = ref;
        series.slot = std::chrono::minutes(1);
        ports::HistoryPoint point;
        point.count = 4;
        point.p50 = std::chrono::milliseconds(333);
        point.p95 = std::chrono::milliseconds(900);
        point.worst = health::Status::Ready;
        series.points = { point, point, {} };
        return series;
    };
    shown.page->openItem(QStringLiteral("lmstudio/minimax-m2.1-gs32"));
    QCoreApplication::processEvents();
    widgets::Button* open = nullptr;
    for (auto* button : shown.page->findChildren<widgets::Button*>()) {
        if (button->accessibleName() == QLatin1String("Show as a table"))
            open = button;
    }
    QVERIFY(open && open->isVisible());
    QTest::mouseClick(open, Qt::LeftButton);
    auto* table = shown.window->area().window()->findChild<QTableWidget*>();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(1, 2)->text(), QStringLiteral("333 ms"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("—"));
}

SWITCHYARD_TEST(tst_HealthPage)

#include "tst_healthpage.moc"
