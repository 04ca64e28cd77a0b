// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "answeringservers.h"
#include "person.h"

#include "pages/addprovider/addproviderpanel.h"
#include "pages/health/healthlist.h"
#include "pages/routing/routingpage.h"
#include "testlib/testmain.h"
#include "widgets/page.h"

#include <QApplication>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>

using namespace switchyard;
using shell::PageId;
using testlib::Person;

namespace {

pages::AddProviderPanel* sheetOf(const Person& person)
{
    return person.window->findChild<pages::AddProviderPanel*>();
}

void dropText(QWidget& target, const QString& text)
{
    QMimeData data;
    data.setText(text);
    const QPoint place = target.rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&target, &enter);
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&target, &drop);
    Person::settle();
}

} // namespace

//! The other ways and tasks of a new user, counted as in tst_Stopwatch.
class tst_QuickWays final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSheetOpensByAKey();
    void theSheetOpensFromThePalette();
    void theSheetOpensFromTheEmptyPage();
    void droppedTextOpensTheSheet_data();
    void droppedTextOpensTheSheet();
    void aServerThatIsOffTakesTwoClicksAndAPaste();
    void anAddedProviderGoesWithOneClick();
    void aColdModelIsWarmedWithTwoClicks();
    void aWarningIsFixedWithOneClick();
    void aRecipeTakesThreeClicks();
    void aFailureIsSimulatedWithOneClick();
    void modelsAreTakenOverWithThreeClicks();
};

void tst_QuickWays::theSheetOpensByAKey()
{
    Person person;
    QTest::keyClick(person.window->windowHandle(), Qt::Key_N, Qt::ControlModifier);
    Person::settle();
    QVERIFY(sheetOf(person));
}

void tst_QuickWays::theSheetOpensFromThePalette()
{
    Person person;
    QTest::keyClick(person.window->windowHandle(), Qt::Key_K, Qt::ControlModifier);
    Person::settle();
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("add prov"));
    QTest::keyClick(field, Qt::Key_Return);
    Person::settle();
    QVERIFY(sheetOf(person));
}

void tst_QuickWays::theSheetOpensFromTheEmptyPage()
{
    Person person("{}");
    person.window->openPage(PageId::Providers);
    Person::settle();
    QVERIFY(person.click(QStringLiteral("Add provider")));
    QVERIFY(sheetOf(person));
    QCOMPARE(person.clicks, 1);
}

void tst_QuickWays::droppedTextOpensTheSheet_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("address") << QStringLiteral("http://10.0.0.9:8000/v1/models");
    QTest::newRow("cURL line") << QStringLiteral("curl http://10.0.0.9:8000/v1/chat/completions -d '{}'");
}

void tst_QuickWays::droppedTextOpensTheSheet()
{
    QFETCH(QString, text);
    Person person("{}");
    person.window->openPage(PageId::Providers);
    Person::settle();
    dropText(*person.window->page(PageId::Providers), text);
    QVERIFY(sheetOf(person));
    QVERIFY(person.click(QStringLiteral("Add")));
    QCOMPARE(person.config().providers.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(person.config().providers.front().baseUrl), QStringLiteral("http://10.0.0.9:8000/v1"));
    QCOMPARE(person.clicks, 1);
}

void tst_QuickWays::aServerThatIsOffTakesTwoClicksAndAPaste()
{
    Person person("{}");
    person.fakes.providerCheck.answer = [](const ports::CheckRequest& request) {
        auto result = testlib::passedCheck(request);
        for (std::size_t step = 1; step < result.steps.size(); ++step)
            result.steps[step] = { ports::allCheckSteps[step], ports::CheckStepState::Waiting, {}, {} };
        result.steps[1].state = ports::CheckStepState::Failed;
        result.steps[1].diagnosis.reason = health::Reason::ConnectionRefused;
        result.hasModelList = false;
        result.models.clear();
        return result;
    };
    QVERIFY(person.click(QStringLiteral("Add provider")));
    person.paste(QStringLiteral("127.0.0.1:8000"));
    QVERIFY(person.click(QStringLiteral("Add anyway, keep checking")));
    QCOMPARE(person.config().providers.size(), std::size_t(1));
    QCOMPARE(person.clicks, 2);
    QCOMPARE(person.pastes, 1);
}

void tst_QuickWays::anAddedProviderGoesWithOneClick()
{
    Person person("{ /* mine */ }");
    const std::string before = person.fakes.session.text();
    person.fakes.discovery.world = testlib::twoServers();
    QVERIFY(person.click(QStringLiteral("Add provider")));
    QVERIFY(person.click(QStringLiteral("Add")));
    QVERIFY(person.fakes.session.text() != before);
    person.clicks = 0;
    QVERIFY(person.click(QStringLiteral("Undo"))); // on the toast
    QCOMPARE(person.fakes.session.text(), before);
    QCOMPARE(person.clicks, 1);
}

void tst_QuickWays::aColdModelIsWarmedWithTwoClicks()
{
    Person person;
    person.window->openPage(PageId::Health);
    Person::settle();
    auto* list = person.window->findChild<pages::HealthList*>();
    QVERIFY(list);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        if (!index.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("qwen3:8b")))
            continue;
        person.clickAt(*list->viewport(), list->visualRect(index).center());
        QVERIFY(person.click(QStringLiteral("Warm up")));
        break;
    }
    QVERIFY2(person.fakes.health.actions.join(QLatin1Char(' ')).contains(QStringLiteral("warmUp ollama/qwen3:8b")),
             qPrintable(person.fakes.health.actions.join(QLatin1Char(' '))));
    QCOMPARE(person.clicks, 2);
}

void tst_QuickWays::aWarningIsFixedWithOneClick()
{
    Person person;
    const std::string before = person.fakes.session.text();
    const auto problems = person.fakes.session.diagnostics().size();
    person.window->openPage(PageId::Agents);
    Person::settle();
    QVERIFY(person.click(QStringLiteral("Allow it")));
    QVERIFY(person.fakes.session.diagnostics().size() < problems);
    QCOMPARE(person.clicks, 1);
    QVERIFY(person.fakes.session.undo());
    QCOMPARE(person.fakes.session.text(), before);
}

void tst_QuickWays::aRecipeTakesThreeClicks()
{
    Person person;
    person.window->openPage(PageId::Agents);
    Person::settle();
    const std::string before = person.fakes.session.text();
    QVERIFY(person.click(QStringLiteral("Set-up and recipes")));
    QVERIFY(person.click(person.window->findChild<QAbstractButton*>(QStringLiteral("recipe1"))));
    QCOMPARE(person.fakes.session.text(), before); // the change is shown first
    QVERIFY(person.click(QStringLiteral("Do it")));
    QVERIFY(person.fakes.session.text() != before);
    QCOMPARE(person.clicks, 3);
}

void tst_QuickWays::aFailureIsSimulatedWithOneClick()
{
    Person person;
    person.window->openPage(PageId::Routing);
    Person::settle();
    QVERIFY(person.click(QStringLiteral("Simulate failure")));
    QCOMPARE(person.window->findChild<pages::RoutingPage*>()->simulatedFailures(), 1);
    QVERIFY(person.showsText(QStringLiteral("Taking over")));
    QCOMPARE(person.clicks, 1);
}

void tst_QuickWays::modelsAreTakenOverWithThreeClicks()
{
    Person person;
    person.window->openPage(PageId::Providers, QStringLiteral("lmstudio"));
    Person::settle();
    const auto count = [&] { return person.config().findProvider(ProviderId("lmstudio"))->models.size(); };
    const auto before = count();
    QVERIFY(person.click(QStringLiteral("Choose many…")));
    QVERIFY(person.click(person.window->findChild<QAbstractButton*>(QStringLiteral("importAll"))));
    QVERIFY(person.click(person.window->findChild<QAbstractButton*>(QStringLiteral("importAdd"))));
    QVERIFY(count() > before);
    QCOMPARE(person.clicks, 3);
}

SWITCHYARD_TEST(tst_QuickWays)

#include "tst_quickways.moc"
