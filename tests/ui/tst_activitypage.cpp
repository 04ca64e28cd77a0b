// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/configsession.h"
#include "items/activityfiltermodel.h"
#include "pages/activity/activityexport.h"
#include "pages/activity/activitypage.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "widgets/answerbar.h"
#include "widgets/label.h"
#include "wording/traffic.h"

#include <QComboBox>
#include <QListView>
#include <QScrollBar>
#include <QTest>

using namespace switchyard;

namespace {

constexpr int storedCount = 1'700;

//! A history of `storedCount` requests, one a second, that ended before the session.
void fillHistory(testlib::FakeServices& services)
{
    const WallTime end = services.clock.wallNow() - std::chrono::minutes(5);
    services.history.requests = [end](WallTime before, std::int64_t beforeNumber, int limit) {
        std::vector<ports::StoredRequest> rows;
        for (std::int64_t number = storedCount; number >= 1 && static_cast<int>(rows.size()) < limit; --number) {
            const WallTime at = end - std::chrono::seconds(storedCount - number);
            if (at > before || (at == before && number >= beforeNumber))
                continue;
            ports::StoredRequest row;
            row.number = number;
            row.record.id = static_cast<std::uint64_t>(number);
            row.record.startedAt = at;
            row.record.route = "agent/old";
            row.record.servedBy = ModelRef::parse("lmstudio/minimax-m2.1-gs32");
            row.record.attempts.resize(1);
            rows.push_back(row);
        }
        return rows;
    };
}

struct Shown {
    testlib::FakeServices services;
    std::unique_ptr<testlib::FakeWindow> window;
    pages::ActivityPage* page = nullptr;
    QListView* list = nullptr;

    explicit Shown(bool withHistory)
    {
        services.useYard();
        if (withHistory)
            fillHistory(services);
        window = std::make_unique<testlib::FakeWindow>(services);
        page = new pages::ActivityPage(window->context(), &window->area());
        window->show(*page, { 1280, 772 });
        list = page->findChild<QListView*>(QStringLiteral("activityList"));
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
    void showAllTimes() const
    {
        for (auto* combo : window->area().findChildren<QComboBox*>()) {
            combo->setCurrentIndex(combo->count() - 1);
            Q_EMIT combo->activated(combo->count() - 1);
        }
        settle();
    }
};

} // namespace

class tst_ActivityPage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesThroughTheHistoryAsItIsScrolled();
    void asksForNothingOlderThanTheWindow();
    void forgetsTheHistoryWhileHidden();
    void showsRequestsUnderWay();
    void followsARequestToItsEnd();
    void tellsIncidentsAndChangesOfThePast();
    void tellsWhatAnotherProgramChanged();
    void barSharesTheDay();
    void exportHoldsNoWordsOfServers();
    void reasonsComeInTheUsersLanguage();
};

void tst_ActivityPage::pagesThroughTheHistoryAsItIsScrolled()
{
    const Shown shown(true);
    const int live = static_cast<int>(shown.services.traffic.records().size());
    shown.showAllTimes();
    const int first = shown.list->model()->rowCount();
    QVERIFY2(first >= live + 500 && first < live + storedCount, qPrintable(QString::number(first)));
    for (int i = 0; i < 10; ++i) {
        shown.list->verticalScrollBar()->setValue(shown.list->verticalScrollBar()->maximum());
        Shown::settle();
    }
    QCOMPARE(shown.list->model()->rowCount(), live + storedCount);
}

void tst_ActivityPage::asksForNothingOlderThanTheWindow()
{
    const Shown shown(true);
    // The last hour holds all the history: 1,700 s and 5 min. The last 15 minutes hold less.
    auto* combo = shown.window->area().findChildren<QComboBox*>().first();
    combo->setCurrentIndex(0);
    Q_EMIT combo->activated(0);
    for (int i = 0; i < 10; ++i) {
        shown.list->verticalScrollBar()->setValue(shown.list->verticalScrollBar()->maximum());
        Shown::settle();
    }
    const int rows = shown.list->model()->rowCount();
    QVERIFY2(rows >= 600 && rows <= 620, qPrintable(QString::number(rows)));
}

void tst_ActivityPage::forgetsTheHistoryWhileHidden()
{
    const Shown shown(true);
    shown.showAllTimes();
    const int before = shown.list->model()->rowCount();
    shown.page->hide();
    QVERIFY(shown.list->model()->rowCount() < 100);
    shown.page->show();
    Shown::settle();
    QCOMPARE(shown.list->model()->rowCount(), before);
}

namespace {

traffic::RunningRequest underWay(const testlib::FakeServices& services, traffic::RunningPhase phase)
{
    traffic::RunningRequest running;
    running.soFar.id = 4'711;
    running.soFar.startedAt = services.clock.wallNow() - std::chrono::seconds(5);
    running.soFar.route = "agent/main";
    running.soFar.requestedModel = "agent/main";
    running.phase = phase;
    if (phase != traffic::RunningPhase::Waiting)
        running.model = ModelRef::parse("lmstudio/minimax-m2.1-gs32");
    if (phase == traffic::RunningPhase::Answering)
        running.soFar.firstTokenAt = std::chrono::seconds(2);
    return running;
}

QString sentenceOf(const QListView& list, int row)
{
    return list.model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
}

} // namespace

void tst_ActivityPage::showsRequestsUnderWay()
{
    Shown shown(false);
    const int before = shown.list->model()->rowCount();
    shown.services.traffic.setRunning({ underWay(shown.services, traffic::RunningPhase::Waiting) });
    QCOMPARE(shown.list->model()->rowCount(), before + 1);
    QVERIFY(sentenceOf(*shown.list, 0).endsWith(QStringLiteral("main, Waiting for a model, waiting 5 s")));
    shown.services.traffic.setRunning({ underWay(shown.services, traffic::RunningPhase::Answering) });
    QVERIFY(sentenceOf(*shown.list, 0).endsWith(QStringLiteral("main, Minimax, streaming 3 s")));
    // It is neither counted nor exported before it ended.
    const auto* model = qobject_cast<items::ActivityFilterModel*>(shown.list->model());
    QCOMPARE(pages::exportedActivity(*model, pages::ExportFormat::Csv).count('\n'), before + 1);
    shown.services.traffic.setRunning({});
    QCOMPARE(shown.list->model()->rowCount(), before);
}

void tst_ActivityPage::followsARequestToItsEnd()
{
    Shown shown(false);
    const auto running = underWay(shown.services, traffic::RunningPhase::Answering);
    shown.services.traffic.setRunning({ running });
    shown.list->setCurrentIndex(shown.list->model()->index(0, 0));
    const auto shows = [&shown](const char* text) {
        for (const auto* label : shown.page->findChildren<widgets::ElidedLabel*>()) {
            if (label->text() == QLatin1String(text))
                return true;
        }
        return false;
    };
    QVERIFY(shows("Minimax is answering"));
    // Another row may come between its going and its coming back.
    shown.services.traffic.setRunning({});
    traffic::RequestRecord record = running.soFar;
    record.duration = std::chrono::seconds(6);
    record.servedBy = running.model;
    record.attempts.resize(1);
    record.attempts.front().model = running.model;
    shown.services.traffic.add(record);
    QVERIFY(shows("Answered by Minimax"));
    QCOMPARE(shown.list->currentIndex().row(), 0);
}

void tst_ActivityPage::tellsIncidentsAndChangesOfThePast()
{
    testlib::FakeServices services;
    services.useYard();
    fillHistory(services);
    const WallTime now = services.clock.wallNow();
    health::Incident incident;
    incident.model = ModelRef::parse("openrouter/minimax/m2.1:us");
    incident.status = health::Status::RateLimited;
    incident.reason = health::Reason::RateLimited;
    incident.httpStatus = 429;
    incident.start = now - std::chrono::minutes(8);
    incident.end = now - std::chrono::minutes(5);
    services.history.incidents = { incident };
    const auto savedAt = std::chrono::duration_cast<std::chrono::milliseconds>((now - std::chrono::minutes(6)).time_since_epoch());
    services.file.backupList.push_back({ QStringLiteral("1"), QDateTime::fromMSecsSinceEpoch(savedAt.count(), Qt::UTC), 10 });
    testlib::FakeWindow window(services);
    auto* page = new pages::ActivityPage(window.context(), &window.area());
    window.show(*page, { 1280, 772 });
    Shown::settle();
    auto* model = qobject_cast<items::ActivityFilterModel*>(page->findChild<QListView*>(QStringLiteral("activityList"))->model());
    const auto sentences = [model](items::ActivityFilterModel::Show show) {
        model->setShow(show);
        QStringList all;
        for (int row = 0; row < model->rowCount(); ++row)
            all << model->index(row, 0).data(Qt::AccessibleTextRole).toString().section(QStringLiteral(", "), 1);
        return all;
    };
    QCOMPARE(sentences(items::ActivityFilterModel::Show::Incidents),
             QStringList { QStringLiteral("OpenRouter, minimax/m2.1:us: rate-limited") });
    QCOMPARE(sentences(items::ActivityFilterModel::Show::Changes),
             QStringList { QStringLiteral("The configuration was changed; the text of before is kept in Settings") });
    // What is known of a stored change is told.
    using Kind = config::ChangeItem::Kind;
    const ModelRef sonnet = ModelRef::parse("anthropic/claude-sonnet-4-5");
    services.file.backupChanges = { { Kind::KeyChanged, {}, {}, ProviderId("anthropic"), -1, {} },
                                    { Kind::EntryMoved, {}, sonnet, {}, 1, {} },
                                    { Kind::ChainReordered, { AgentId("work") }, {}, {}, -1, {} },
                                    { Kind::AliasesChanged, {}, {}, {}, -1, {} },
                                    { Kind::SettingsChanged, {}, {}, {}, -1, {} } };
    const auto again = [&] {
        items::ActivityModel events(services.traffic);
        const pages::ConfigChanges changes(services.services(), events);
        services.clock.advance(std::chrono::seconds(1));
        return changes.past().front().text;
    };
    QCOMPARE(again(), QStringLiteral("Key changed or moved: anthropic; Defaults: Sonnet moved to place 2; "
                                     "work: the order of the chain was changed; and 2 more"));
    services.file.backupChanges = std::vector<config::ChangeItem> {};
    QCOMPARE(again(), QStringLiteral("Comments or other settings of the configuration were changed"));
    // They stand among the requests of their time.
    model->setShow(items::ActivityFilterModel::Show::All);
    for (int row = 1; row < model->rowCount(); ++row)
        QVERIFY(model->index(row, 0).data(items::ActivityModel::AtRole).toLongLong()
                <= model->index(row - 1, 0).data(items::ActivityModel::AtRole).toLongLong());
}

void tst_ActivityPage::tellsWhatAnotherProgramChanged()
{
    testlib::FakeServices services;
    services.useYard();
    items::ActivityModel events(services.traffic);
    const pages::ConfigChanges changes(services.services(), events);
    auto& session = services.services().session;
    std::string text = session.text();
    const std::string name = "llamacpp";
    const auto at = text.find(name);
    QVERIFY(at != std::string::npos);
    for (auto found = at; found != std::string::npos; found = text.find(name, found + 2))
        text.replace(found, name.size(), "renamed");
    session.setTextFromDisk(text);
    QVERIFY(events.rowCount() > 0 && events.event(0));
    const QString told = events.event(0)->text;
    QVERIFY2(told.startsWith(QStringLiteral("Another program changed the file: Provider renamed: llamacpp is now renamed")), qPrintable(told));
}

void tst_ActivityPage::barSharesTheDay()
{
    const Shown shown(false);
    auto* bar = shown.page->findChild<widgets::AnswerBar*>();
    QVERIFY(bar && bar->isVisible());
    QVERIFY(!bar->shares().empty());
    QVERIFY(!bar->accessibleName().isEmpty());
    widgets::AnswerBar many;
    std::vector<widgets::AnswerBar::Share> shares;
    for (int i = 0; i < 9; ++i)
        shares.push_back({ QString::number(i), 10 - i, 0, false });
    shares.push_back({ QStringLiteral("nobody"), 2, 0, true });
    many.setShares(shares);
    QCOMPARE(many.shares().size(), std::size_t { 7 });
    QCOMPARE(many.shares()[5].count, 5 + 4 + 3 + 2);
    QVERIFY(many.shares().back().isFailure);
}

void tst_ActivityPage::exportHoldsNoWordsOfServers()
{
    testlib::FakeServices services;
    services.useYard();
    traffic::RequestRecord record;
    record.id = 9;
    record.startedAt = services.clock.wallNow();
    record.requestedModel = "=cmd()";
    record.error = "refused with sk-planted-secret";
    record.outcome = traffic::Outcome::Exhausted;
    record.attempts.resize(1);
    record.attempts.front().reason = "your key sk-planted-secret is wrong";
    record.attempts.front().endpoint = "127.0.0.1:1234";
    services.traffic.add(record);
    items::ActivityModel model(services.traffic);
    const items::ActivityFilterModel shown(model);
    for (const auto format : { pages::ExportFormat::Csv, pages::ExportFormat::Json }) {
        const QByteArray text = pages::exportedActivity(shown, format);
        QVERIFY(text.contains("exhausted"));
        QVERIFY(!text.contains("sk-planted"));
    }
    QVERIFY(pages::exportedActivity(shown, pages::ExportFormat::Csv).contains("\"'=cmd()\""));
}

void tst_ActivityPage::reasonsComeInTheUsersLanguage()
{
    traffic::Attempt refused;
    refused.failure = routing::FailureClass::ConnectRefused;
    refused.reason = "connection refused at 127.0.0.1:1234";
    refused.endpoint = "127.0.0.1:1234";
    QCOMPARE(wording::attemptDetail(refused), QStringLiteral("127.0.0.1:1234"));
    traffic::Attempt limited = refused;
    limited.httpStatus = 429;
    limited.reason = "slow down";
    QCOMPARE(wording::attemptDetail(limited), QStringLiteral("HTTP 429, “slow down”, 127.0.0.1:1234"));
    routing::SkippedCandidate skipped;
    skipped.reason = routing::SkipReason::ContextTooSmall;
    skipped.detail = "english";
    QCOMPARE(wording::skipDetail(skipped), QString());
    skipped.need = 64'000;
    skipped.have = 32'768;
    QCOMPARE(wording::skipDetail(skipped), QStringLiteral("It holds 32,768 tokens, the request needs about 64,000."));
}

SWITCHYARD_TEST(tst_ActivityPage)

#include "tst_activitypage.moc"
