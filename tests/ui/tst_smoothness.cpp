// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/activitypage.h"
#include "pages/health/endpointspane.h"
#include "pages/health/healthlist.h"
#include "pages/health/healthpage.h"
#include "testlib/fakeservices.h"
#include "testlib/sanitizers.h"
#include "testlib/testmain.h"

#include <QComboBox>
#include <QListView>
#include <QPixmap>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace switchyard;

namespace {

//! CPU time of this thread in milliseconds: what others do on a shared machine does not count.
double threadMilliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1000.0 + static_cast<double>(now.tv_nsec) / 1e6;
}

double percentile(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

//! Repaints after each scroll step and returns the CPU of every turn.
std::vector<double> scrollThrough(QListView& view, int steps)
{
    std::vector<double> turns;
    QScrollBar* bar = view.verticalScrollBar();
    for (int step = 0; step < steps; ++step) {
        const double before = threadMilliseconds();
        bar->setValue(bar->maximum() / steps * step + step % 3);
        view.viewport()->repaint();
        QCoreApplication::sendPostedEvents();
        turns.push_back(threadMilliseconds() - before);
    }
    return turns;
}

//! Builds that are not optimised and processors shared with others are not what the bars are about: tests/bench holds those.
constexpr double slack = testlib::isSanitized ? 12.0 : 5.0;

} // namespace

//! The bars of the issue, with so much slack that only a change of kind is noticed.
class tst_Smoothness final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redrawsTwentyFour_data();
    void redrawsTwentyFour();
    void scrollsFiveThousandModels();
    void takesChangesOfFiveThousandModels();
    void scrollsManyRequests();
    void scrollsAHundredThousandFromTheHistory();
};

void tst_Smoothness::redrawsTwentyFour_data()
{
    QTest::addColumn<bool>("cards");
    QTest::newRow("rows") << false;
    QTest::newRow("cards") << true;
}

void tst_Smoothness::redrawsTwentyFour()
{
    QFETCH(const bool, cards);
    testlib::FakeServices services;
    services.useCrowd(24, 1);
    services.services().preferences.setDensity(shell::Density::Roomy);
    testlib::FakeWindow window(services);
    auto* page = new pages::HealthPage(window.context(), &window.area());
    window.show(*page, { 1440, 1900 });
    page->findChild<pages::EndpointsPane*>()->setCards(cards);
    auto* list = page->findChild<pages::HealthList*>(QStringLiteral("healthList"));
    QCoreApplication::processEvents();
    const QModelIndex last = list->model()->index(23, 0);
    QVERIFY(list->viewport()->rect().contains(list->visualRect(last)));
    list->viewport()->grab();
    std::vector<double> frames;
    for (int i = 0; i < 30; ++i) {
        const double before = threadMilliseconds();
        list->viewport()->repaint();
        frames.push_back(threadMilliseconds() - before);
    }
    const double median = percentile(frames, 0.5);
    std::printf("24 %s: %.2f ms median, %.2f ms p99\n", cards ? "cards" : "roomy rows", median, percentile(frames, 0.99));
    QVERIFY2(median < 8 * slack, qPrintable(QString::number(median)));
}

void tst_Smoothness::scrollsFiveThousandModels()
{
    testlib::FakeServices services;
    services.useCrowd(200, 25);
    testlib::FakeWindow window(services);
    auto* page = new pages::HealthPage(window.context(), &window.area());
    window.show(*page, { 1280, 800 });
    QCoreApplication::processEvents();
    auto* list = page->findChild<pages::HealthList*>(QStringLiteral("healthList"));
    QVERIFY(list->verticalScrollBar()->maximum() > 0);
    QCOMPARE(list->model()->rowCount(), 5000);
    const auto turns = scrollThrough(*list, 200);
    const double p99 = percentile(turns, 0.99);
    std::printf("5,000 rows scrolled: %.2f ms median, %.2f ms p99 a turn\n", percentile(turns, 0.5), p99);
    QVERIFY2(p99 < 16 * slack, qPrintable(QString::number(p99)));
}

void tst_Smoothness::takesChangesOfFiveThousandModels()
{
    testlib::FakeServices services;
    services.useCrowd(200, 25);
    testlib::FakeWindow window(services);
    auto* page = new pages::HealthPage(window.context(), &window.area());
    window.show(*page, { 1280, 800 });
    std::vector<double> turns;
    for (int round = 0; round < 40; ++round) {
        services.clock.advance(std::chrono::seconds(2));
        services.health.probe("host" + std::to_string(round), health::ServerFamily::Vllm, { { "model-0", health::LoadState::Ready } },
                              std::chrono::milliseconds(100 + round));
        const double before = threadMilliseconds();
        services.health.notify();
        QCoreApplication::sendPostedEvents();
        page->repaint();
        turns.push_back(threadMilliseconds() - before);
    }
    const double p99 = percentile(turns, 0.99);
    std::printf("a change among 5,000 rows: %.2f ms median, %.2f ms p99 a turn\n", percentile(turns, 0.5), p99);
    QVERIFY2(percentile(turns, 0.5) < 16 * slack, qPrintable(QString::number(p99)));
}

void tst_Smoothness::scrollsManyRequests()
{
    testlib::FakeServices services;
    services.useYard();
    for (int i = 0; i < 5'000; ++i) {
        traffic::RequestRecord record;
        record.id = static_cast<std::uint64_t>(i) + 10;
        record.startedAt = services.clock.wallNow();
        record.route = "agent/main";
        record.servedBy = ModelRef::parse("lmstudio/minimax-m2.1-gs32");
        record.attempts.resize(1);
        record.attempts.front().model = *record.servedBy;
        record.duration = std::chrono::milliseconds(900);
        services.traffic.add(record);
    }
    testlib::FakeWindow window(services);
    auto* page = new pages::ActivityPage(window.context(), &window.area());
    window.show(*page, { 1280, 800 });
    QCoreApplication::processEvents();
    auto* list = page->findChild<QListView*>(QStringLiteral("activityList"));
    QVERIFY(list->verticalScrollBar()->maximum() > 0);
    QVERIFY(list->model()->rowCount() >= 5'000);
    const auto turns = scrollThrough(*list, 200);
    const double p99 = percentile(turns, 0.99);
    std::printf("%d requests scrolled: %.2f ms median, %.2f ms p99 a turn\n", list->model()->rowCount(), percentile(turns, 0.5), p99);
    QVERIFY2(p99 < 16 * slack, qPrintable(QString::number(p99)));
}

void tst_Smoothness::scrollsAHundredThousandFromTheHistory()
{
    testlib::FakeServices services;
    services.useYard();
    const WallTime end = services.clock.wallNow() - std::chrono::hours(1);
    constexpr std::int64_t all = 100'000;
    services.history.requests = [end](WallTime before, std::int64_t beforeNumber, int limit) {
        std::vector<ports::StoredRequest> rows;
        const std::int64_t newest = before > end ? all : beforeNumber - 1;
        for (std::int64_t number = newest; number >= 1 && static_cast<int>(rows.size()) < limit; --number) {
            ports::StoredRequest row;
            row.number = number;
            row.record.id = static_cast<std::uint64_t>(number);
            row.record.startedAt = end - std::chrono::milliseconds(all - number);
            row.record.route = "agent/old";
            row.record.servedBy = ModelRef::parse("lmstudio/minimax-m2.1-gs32");
            row.record.attempts.resize(1);
            row.record.attempts.front().model = *row.record.servedBy;
            rows.push_back(std::move(row));
        }
        return rows;
    };
    testlib::FakeWindow window(services);
    auto* page = new pages::ActivityPage(window.context(), &window.area());
    window.show(*page, { 1280, 800 });
    for (auto* combo : window.area().findChildren<QComboBox*>()) {
        combo->setCurrentIndex(combo->count() - 1);
        Q_EMIT combo->activated(combo->count() - 1);
    }
    auto* list = page->findChild<QListView*>(QStringLiteral("activityList"));
    std::vector<double> loads;
    for (int page500 = 0; page500 < 260 && list->model()->rowCount() < all; ++page500) {
        list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum());
        for (int turn = 0; turn < 3; ++turn) {
            const double before = threadMilliseconds();
            QCoreApplication::processEvents();
            loads.push_back(threadMilliseconds() - before);
        }
    }
    QVERIFY2(list->model()->rowCount() >= all, qPrintable(QString::number(list->model()->rowCount())));
    const auto turns = scrollThrough(*list, 200);
    const double p99 = percentile(turns, 0.99);
    std::printf("%d requests from the history scrolled: %.2f ms median, %.2f ms p99 a turn; a page taken in: %.2f ms median, %.2f ms p99\n",
                list->model()->rowCount(), percentile(turns, 0.5), p99, percentile(loads, 0.5), percentile(loads, 0.99));
    QVERIFY2(p99 < 16 * slack, qPrintable(QString::number(p99)));
}

SWITCHYARD_TEST(tst_Smoothness)

#include "tst_smoothness.moc"
