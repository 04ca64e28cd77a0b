// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answeringservers.h"
#include "dragdriver.h"
#include "person.h"

#include "pages/health/healthlist.h"
#include "pages/routing/chainview.h"
#include "testlib/testmain.h"
#include "widgets/card.h"
#include "widgets/sheet.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>


using namespace switchyard;
using shell::PageId;
using testlib::Person;

//! What a new user has to do for each task, with real events in the real window: never more clicks than promised.
class tst_Stopwatch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFoundServerTakesTwoClicks();
    void firstRunTakesOneClick();
    void whoAddedOneByHandIsNotGreetedAgain();
    void anAddressTakesTwoClicksAndAPaste();
    void aHostedProviderTakesThreeClicksAndAKey();
    void aFallbackMovesWithOneDragAndComesBackWithOneClick();
    void whyIsOneClickAndTheFixAnother();
    void connectingTakesTwoClicks();
    void escapeClosesTheSheetFromItsFilter();
    void cardsKeepTheirRoundCorners();
};

void tst_Stopwatch::aFoundServerTakesTwoClicks()
{
    Person person("{}");
    person.fakes.discovery.world = testlib::twoServers();
    QVERIFY(person.click(QStringLiteral("Add provider")));
    QVERIFY(person.click(QStringLiteral("Add"))); // on the tile
    QCOMPARE(person.config().providers.size(), std::size_t(1));
    QCOMPARE(person.clicks, 2);
    QCOMPARE(person.pastes, 0);
}

void tst_Stopwatch::firstRunTakesOneClick()
{
    Person person("{}");
    person.fakes.discovery.world = testlib::twoServers();
    person.window->showFirstRun();
    Person::settle();
    QVERIFY(person.click(QStringLiteral("Add all 2 and start")));
    QCOMPARE(person.config().providers.size(), std::size_t(2));
    QCOMPARE(person.config().chain({}).entries.size(), std::size_t(2));
    QVERIFY(person.window->currentPage() == PageId::Health);
    QCOMPARE(person.clicks, 1);
}

void tst_Stopwatch::whoAddedOneByHandIsNotGreetedAgain()
{
    Person person("{}");
    person.window->showFirstRun();
    person.fakes.services().preferences.setFirstRunDone(false);
    Person::settle();
    person.window->openPage(PageId::Providers);
    QVERIFY2(!person.fakes.services().preferences.isFirstRunDone(), "nothing is set up yet");
    person.window->showFirstRun();
    QVERIFY(person.click(QStringLiteral("Add one by hand…")));
    person.paste(QStringLiteral("http://10.0.0.9:8000/v1/chat/completions"));
    QVERIFY(person.click(QStringLiteral("Add")));
    QVERIFY(person.window->currentPage() != PageId::FirstRun);
    QVERIFY(person.fakes.services().preferences.isFirstRunDone());
}

void tst_Stopwatch::anAddressTakesTwoClicksAndAPaste()
{
    Person person;
    const auto before = person.config().providers.size();
    QVERIFY(person.click(QStringLiteral("Add provider")));
    person.paste(QStringLiteral("http://10.0.0.9:8000/v1/chat/completions"));
    QVERIFY(person.click(QStringLiteral("Add")));
    QCOMPARE(person.config().providers.size(), before + 1);
    QCOMPARE(QString::fromStdString(person.config().providers.back().baseUrl), QStringLiteral("http://10.0.0.9:8000/v1"));
    QCOMPARE(person.clicks, 2);
    QCOMPARE(person.pastes, 1);
}

void tst_Stopwatch::aHostedProviderTakesThreeClicksAndAKey()
{
    Person person("{}");
    person.fakes.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto result = testlib::passedCheck(request);
        if (request.key.isEmpty()) {
            result.steps[2].state = ports::CheckStepState::Failed;
            result.steps[2].diagnosis.reason = health::Reason::KeyMissing;
        }
        return result;
    };
    QVERIFY(person.click(QStringLiteral("Add provider")));
    QVERIFY(person.click(QStringLiteral("Anthropic")));
    person.paste(QStringLiteral("sk-ant-secret-value-1234"));
    QVERIFY(person.click(QStringLiteral("Add"))); // not "anyway": the key was tried as it came
    QVERIFY(person.config().findProvider(ProviderId("anthropic")));
    QVERIFY(person.fakes.session.text().find("secret-value") == std::string::npos);
    QCOMPARE(person.clicks, 3);
    QCOMPARE(person.pastes, 1);
}

void tst_Stopwatch::aFallbackMovesWithOneDragAndComesBackWithOneClick()
{
    Person person;
    const std::string before = person.fakes.session.text();
    person.window->openPage(PageId::Routing);
    Person::settle();
    auto* view = person.window->findChild<pages::ChainView*>();
    QVERIFY(view);
    const auto middle = [view](int row) { return view->visualRect(view->model()->index(row, 0)).center() - QPoint(120, 0); };
    const QPoint end(middle(6).x(), view->visualRect(view->model()->index(1, 0)).top() + 4);
    QVERIFY(testlib::dragInto(*view, { view->viewport(), middle(6), end, false, {} }));
    QCOMPARE(QString::fromStdString(person.fakes.session.chain({}).entries.at(1).ref.toString()), QStringLiteral("anthropic/claude-opus-4-6"));
    QVERIFY(person.click(QStringLiteral("Undo")));
    QCOMPARE(person.fakes.session.text(), before);
    QCOMPARE(person.clicks, 1);
}

void tst_Stopwatch::whyIsOneClickAndTheFixAnother()
{
    Person person;
    person.window->openPage(PageId::Health);
    Person::settle();
    QVERIFY(person.showsText(QStringLiteral("answered by LM Studio"))); // no click to see
    person.fakes.health.fail("lmstudio", health::Reason::ConnectionRefused);
    person.fakes.health.fail("lmstudio", health::Reason::ConnectionRefused);
    person.fakes.health.notify();
    person.fakes.publish();
    QTRY_VERIFY(!person.showsText(QStringLiteral("answered by LM Studio")));
    auto* list = person.window->findChild<pages::HealthList*>();
    QVERIFY(list);
    const auto rowOf = [list](const QString& model) {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(model))
                return row;
        }
        return -1;
    };
    const int row = rowOf(QStringLiteral("minimax-m2.1-gs32"));
    QVERIFY(row >= 0);
    person.clickAt(*list->viewport(), list->visualRect(list->model()->index(row, 0)).center());
    QCOMPARE(person.clicks, 1);
    QVERIFY(person.showsText(QStringLiteral("127.0.0.1:1234")));
    QVERIFY(person.click(QStringLiteral("Check now")));
    QVERIFY(person.fakes.health.actions.join(QLatin1Char(' ')).contains(QStringLiteral("checkNow")));
    QCOMPARE(person.clicks, 2);
}

void tst_Stopwatch::connectingTakesTwoClicks()
{
    Person person;
    person.window->openPage(PageId::Agents);
    Person::settle();
    QVERIFY(person.click(QStringLiteral("Connect")));
    QVERIFY(person.click(QStringLiteral("Write it")));
    QCOMPARE(person.config().chain({}).entries.front().ref, ModelRef::parse("switchyard/auto"));
    QVERIFY(person.fakes.session.text().find("// the safety net") != std::string::npos);
    QCOMPARE(person.clicks, 2);
}

void tst_Stopwatch::escapeClosesTheSheetFromItsFilter()
{
    Person person;
    QVERIFY(person.click(QStringLiteral("Add provider")));
    auto* sheet = person.window->findChild<widgets::Sheet*>();
    auto* filter = person.window->focusWidget();
    QVERIFY(sheet && qobject_cast<QLineEdit*>(filter));
    QTest::keyClicks(filter, QStringLiteral("vllm"));
    QTest::keyClick(filter, Qt::Key_Escape); // empties it first
    QVERIFY(sheet->isVisible() && static_cast<QLineEdit*>(filter)->text().isEmpty());
    QSignalSpy closed(sheet, &widgets::Sheet::closed);
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_COMPARE(closed.count(), 1);
}

void tst_Stopwatch::cardsKeepTheirRoundCorners()
{
    widgets::Card card;
    card.resize(120, 80);
    QWidget full(&card);
    full.setAutoFillBackground(true);
    QPalette red;
    red.setColor(QPalette::Window, Qt::red);
    full.setPalette(red);
    full.setGeometry(1, 1, 118, 78);
    card.show();
    Person::settle();
    const QImage picture = card.grab().toImage();
    const auto isRed = [&](int x, int y) { return picture.pixelColor(x, y) == QColor(Qt::red); };
    QVERIFY(isRed(60, 2) && isRed(60, 77) && isRed(2, 40));
    for (const QPoint& corner : { QPoint(1, 1), QPoint(118, 1), QPoint(1, 78), QPoint(118, 78) })
        QVERIFY(!isRed(corner.x(), corner.y()));
    full.setGeometry(20, 20, 40, 20); // away from the corners nothing is cut
    QVERIFY(full.mask().isEmpty());
}

SWITCHYARD_TEST(tst_Stopwatch)

#include "tst_stopwatch.moc"
