// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dragdriver.h"
#include "pagepictures.h"

#include "pages/routing/candidatetray.h"
#include "pages/routing/chainpolicypane.h"
#include "pages/routing/chainview.h"
#include "pages/routing/routingpage.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "widgets/rowmotion.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QVariantAnimation>

#include <algorithm>

using namespace switchyard;
using testlib::FakeServices;
using testlib::FakeWindow;

namespace {

//! The routing page of the pictures' configuration in a window of its own.
struct Scene {
    Scene()
        : window(fakes)
    {
        fakes.services().theme.setLook(theme::Look::Light);
        fakes.useYard();
        page = new pages::RoutingPage(window.context());
        window.show(*page, { 1240, 844 });
        QApplication::setActiveWindow(&window.area());
    }

    QString at(int row) const { return QString::fromStdString(fakes.session.chain({}).entries.at(static_cast<std::size_t>(row)).ref.toString()); }
    QPoint middleOf(int row) const
    {
        auto* view = page->chainView();
        return view->visualRect(view->model()->index(row, 0)).center() - QPoint(120, 0);
    }

    FakeServices fakes;
    FakeWindow window;
    pages::RoutingPage* page = nullptr;
};

QScrollArea* areaAround(const QWidget& widget)
{
    QWidget* around = widget.parentWidget();
    while (around && !qobject_cast<QScrollArea*>(around))
        around = around->parentWidget();
    return qobject_cast<QScrollArea*>(around);
}

const QString minimax = QStringLiteral("lmstudio/minimax-m2.1-gs32");
const QString sonnet = QStringLiteral("anthropic/claude-sonnet-4-5");
const QString qwen = QStringLiteral("ollama/qwen3:8b");
const QString opus = QStringLiteral("anthropic/claude-opus-4-6");

} // namespace

class tst_RoutingPage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void controlZWorksBesideTheWindowsOwn();
    void controlZTakesBackThePolicyToo();
    void dragsARowToAnotherPlace();
    void escapeLeavesADragUndone();
    void dragsAModelIntoTheChain();
    void aDragScrollsALongChain();
    void keysKeepTheMovedRowInSight();
    void altKeysMoveAndFocusStays();
    void spacePicksUpArrowsMoveSpaceDrops();
    void escapePutsAPickedUpRowBack();
    void digitsAndEnterMoveToAPlace();
    void deleteTakesAStepOutAndUndoBringsItBack();
    void enterInTheTrayAddsAStep();
    void simulationStrikesOutStepsAndEnds();
    void agentsGetTheirOwnChainOnTheFirstChange();
    void readOnlyFilesCannotBeReordered();
    void rowsSpeakWholeSentences();
    void aMovedRowSlidesAndNothingWaitsForIt();
    void nothingSlidesWithoutMotion();

};

void tst_RoutingPage::dragsARowToAnotherPlace()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowExposed(&scene.window.area()));
    const std::string before = scene.fakes.session.text();
    auto* view = scene.page->chainView();
    const QRect second = view->visualRect(view->model()->index(1, 0));
    const auto picture = [&scene] { testlib::takePicture(scene.window.area(), QStringLiteral("routing-drag-light")); };
    QVERIFY(testlib::dragInto(*view, { view->viewport(), scene.middleOf(6), QPoint(scene.middleOf(6).x(), second.top() + 4), false, picture }));
    QCOMPARE(scene.at(1), opus);
    QCOMPARE(scene.at(2), sonnet);
    QVERIFY(scene.window.toasts().isShowing());
    QCOMPARE(view->currentIndex().row(), 1);
    QVERIFY(scene.fakes.session.text().find("// the safety net") != std::string::npos);
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene.fakes.session.text(), before);
}

void tst_RoutingPage::escapeLeavesADragUndone()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowExposed(&scene.window.area()));
    const std::string before = scene.fakes.session.text();
    auto* view = scene.page->chainView();
    QVERIFY(testlib::dragInto(*view, { view->viewport(), scene.middleOf(4), scene.middleOf(0), true, {} }));
    QCOMPARE(scene.fakes.session.text(), before);
    QCOMPARE(view->draggedRow(), -1);
}

void tst_RoutingPage::dragsAModelIntoTheChain()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowExposed(&scene.window.area()));
    auto* tray = scene.page->findChild<pages::CandidateTray*>();
    for (int round = 0; round < 4; ++round)
        QCoreApplication::processEvents(); // the tray fits its height to its lines
    const QRect card = tray->visualRect(tray->model()->index(0, 0));
    const QString wanted = tray->model()->index(0, 0).data().toString();
    auto* view = scene.page->chainView();
    const QRect third = view->visualRect(view->model()->index(2, 0));
    QVERIFY(testlib::dragInto(*view, { tray->viewport(), card.center() - QPoint(30, 0), QPoint(third.center().x(), third.top() + 4), false, {} }));
    QCOMPARE(scene.at(2), wanted);
    QVERIFY2(scene.window.toasts().text().contains(QStringLiteral("added as step 3")), qPrintable(scene.window.toasts().text()));
}

void tst_RoutingPage::aDragScrollsALongChain()
{
    Scene scene;
    scene.fakes.useCrowd(40, 1);
    QVERIFY(QTest::qWaitForWindowExposed(&scene.window.area()));
    auto* view = scene.page->chainView();
    const int rows = view->model()->rowCount();
    QVERIFY(rows >= 20);
    auto* area = areaAround(*view);
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    const QString moved = scene.at(1);
    const auto lastIsSeen = [&] {
        const QRect last = view->visualRect(view->model()->index(rows - 1, 0));
        return view->viewport()->mapTo(area->viewport(), last.bottomLeft()).y() <= area->viewport()->height();
    };
    // Held near the lower edge of what is seen until the end of the list has come up, then dropped where the pointer is.
    const QPoint edge = view->viewport()->mapFrom(area->viewport(), QPoint(200, area->viewport()->height() - 6));
    QVERIFY(testlib::dragInto(*view, { view->viewport(), scene.middleOf(1), edge, false, {}, lastIsSeen }));
    QVERIFY(area->verticalScrollBar()->value() > 0);
    const auto entries = scene.fakes.session.chain({}).entries;
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const config::ChainEntry& entry) { return QString::fromStdString(entry.ref.toString()) == moved; });
    QVERIFY2(found - entries.begin() >= rows - 2, std::to_string(found - entries.begin()).c_str());
}

void tst_RoutingPage::keysKeepTheMovedRowInSight()
{
    Scene scene;
    scene.fakes.useCrowd(40, 1);
    auto* view = scene.page->chainView();
    auto* area = areaAround(*view);
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    const auto isSeen = [&] {
        const QRect row = view->visualRect(view->currentIndex());
        const QRect seen(view->viewport()->mapTo(area->viewport(), row.topLeft()), row.size());
        return area->viewport()->rect().contains(seen.center());
    };
    QTest::keyClick(view, Qt::Key_End, Qt::AltModifier);
    QCOMPARE(view->currentIndex().row(), view->model()->rowCount() - 1);
    QVERIFY(isSeen());
    QTest::keyClick(view, Qt::Key_Home);
    QCOMPARE(view->currentIndex().row(), 0);
    QVERIFY(isSeen());
    QCOMPARE(area->verticalScrollBar()->value() < view->visualRect(view->currentIndex()).height() * 3, true);
}

void tst_RoutingPage::altKeysMoveAndFocusStays()
{
    Scene scene;
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(2, 0));
    QTest::keyClick(view, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(scene.at(1), qwen);
    QCOMPARE(view->currentIndex().row(), 1);
    QTest::keyClick(view, Qt::Key_Home, Qt::AltModifier);
    QCOMPARE(scene.at(0), qwen);
    QCOMPARE(scene.at(1), minimax);
    QTest::keyClick(view, Qt::Key_End, Qt::AltModifier);
    QCOMPARE(scene.at(6), qwen);
    QCOMPARE(view->currentIndex().row(), 6);
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(scene.at(6), qwen);
    // Consecutive moves of one row are one undo entry.
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene.at(2), qwen);
    QCOMPARE(view->currentIndex().row(), 2);
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(scene.at(6), qwen);
}

void tst_RoutingPage::spacePicksUpArrowsMoveSpaceDrops()
{
    Scene scene;
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(6, 0));
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(view->isPickedUp());
    QTest::keyClick(view, Qt::Key_Up);
    QTest::keyClick(view, Qt::Key_Up);
    QCOMPARE(scene.at(4), opus);
    testlib::takePicture(scene.window.area(), QStringLiteral("routing-pickedup-light"));
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(!view->isPickedUp());
    QCOMPARE(scene.at(4), opus);
}

void tst_RoutingPage::escapePutsAPickedUpRowBack()
{
    Scene scene;
    const std::string before = scene.fakes.session.text();
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(3, 0));
    QTest::keyClick(view, Qt::Key_Space);
    QTest::keyClick(view, Qt::Key_Up);
    QTest::keyClick(view, Qt::Key_Home);
    QVERIFY(scene.fakes.session.text() != before);
    QTest::keyClick(view, Qt::Key_Escape);
    QCOMPARE(scene.fakes.session.text(), before);
    QVERIFY(!view->isPickedUp());
}

void tst_RoutingPage::digitsAndEnterMoveToAPlace()
{
    Scene scene;
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(6, 0));
    QTest::keyClicks(view, QStringLiteral("2"));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(scene.at(1), opus);
    QTest::keyClicks(view, QStringLiteral("99"));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(scene.at(6), opus);
}

void tst_RoutingPage::deleteTakesAStepOutAndUndoBringsItBack()
{
    Scene scene;
    const std::string before = scene.fakes.session.text();
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(2, 0));
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(view->model()->rowCount(), 6);
    QVERIFY(scene.window.toasts().isShowing());
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene.fakes.session.text(), before);
    QCOMPARE(scene.at(2), qwen);
}

void tst_RoutingPage::enterInTheTrayAddsAStep()
{
    Scene scene;
    auto* tray = scene.page->findChild<pages::CandidateTray*>();
    tray->setFocus();
    tray->setCurrentIndex(tray->model()->index(0, 0));
    const QString wanted = tray->currentIndex().data().toString();
    QTest::keyClick(tray, Qt::Key_Return);
    QCOMPARE(scene.at(7), wanted);
}

void tst_RoutingPage::simulationStrikesOutStepsAndEnds()
{
    Scene scene;
    const auto actions = scene.page->pageActions();
    auto* simulate = actions.at(2);
    simulate->trigger();
    QCOMPARE(scene.page->simulatedFailures(), 1);
    testlib::takePicture(scene.window.area(), QStringLiteral("routing-simulated-light"));
    simulate->trigger();
    QCOMPARE(scene.page->simulatedFailures(), 0);
}

void tst_RoutingPage::agentsGetTheirOwnChainOnTheFirstChange()
{
    Scene scene;
    scene.page->openItem(QStringLiteral("home"));
    testlib::takePicture(scene.window.area(), QStringLiteral("routing-agent-light"));
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(1, 0));
    QTest::keyClick(view, Qt::Key_Home, Qt::AltModifier);
    const auto& own = scene.fakes.session.chain({ AgentId("home"), config::ModelRole::Text });
    QVERIFY(own.inheritance == config::Inheritance::Own);
    QCOMPARE(QString::fromStdString(own.entries.front().ref.toString()), sonnet);
    QCOMPARE(scene.at(0), minimax);
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    const auto inheritance = scene.fakes.session.chain({ AgentId("home"), config::ModelRole::Text }).inheritance;
    QVERIFY(inheritance == config::Inheritance::Inherited);
}

void tst_RoutingPage::readOnlyFilesCannotBeReordered()
{
    Scene scene;
    config::Diagnostic reason;
    reason.message = "The folder cannot be written";
    scene.fakes.session.setWriteProtection(reason);
    const std::string before = scene.fakes.session.text();
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(2, 0));
    QTest::keyClick(view, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(view, Qt::Key_Space);
    QVERIFY(!view->isPickedUp());
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(scene.fakes.session.text(), before);
}

void tst_RoutingPage::rowsSpeakWholeSentences()
{
    QAccessible::setActive(true);
    Scene scene;
    auto* view = scene.page->chainView();
    auto* interface = QAccessible::queryAccessibleInterface(view);
    QVERIFY(interface);
    QVERIFY(interface->childCount() >= 7);
    const QString sentence = interface->child(0)->text(QAccessible::Name);
    QVERIFY2(sentence.contains(QLatin1String("LM Studio")) && sentence.contains(QLatin1String("Primary")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QLatin1String("Ready")) || sentence.contains(QLatin1String("Busy")), qPrintable(sentence));
}

void tst_RoutingPage::controlZWorksBesideTheWindowsOwn()
{
    Scene scene;
    QAction windows; // the menu has the same keys; two enabled shortcuts are ambiguous to Qt
    windows.setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    windows.setShortcutContext(Qt::WindowShortcut);
    scene.window.area().addAction(&windows);
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(scene.at(1), minimax);
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene.at(0), minimax);
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(scene.at(1), minimax);
}

void tst_RoutingPage::controlZTakesBackThePolicyToo()
{
    Scene scene;
    auto* view = scene.page->chainView();
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    auto* pane = scene.page->findChild<pages::ChainPolicyPane*>();
    auto* leave = pane->findChild<QCheckBox*>();
    QVERIFY(leave);
    leave->click();
    const std::string changed = scene.fakes.policy.text();
    QVERIFY(!changed.empty());
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier); // the last thing first
    QVERIFY(scene.fakes.policy.text() != changed);
    QCOMPARE(scene.at(1), minimax);
    QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene.at(0), minimax);
}

void tst_RoutingPage::aMovedRowSlidesAndNothingWaitsForIt()
{
    Scene scene;
    scene.fakes.services().theme.setMotionOff(false);
    auto* view = scene.page->chainView();
    const auto* motion = view->findChild<widgets::RowMotion*>();
    auto* slide = motion->findChild<QVariantAnimation*>();
    const int height = view->visualRect(view->model()->index(0, 0)).height();
    QVERIFY(view->moveRowTo(0, 2));
    QCOMPARE(scene.at(2), minimax);
    QCOMPARE(view->currentIndex().row(), 2);
    QCOMPARE(slide->state(), QAbstractAnimation::Running);
    slide->pause(); // its time is the test's
    slide->setCurrentTime(0);
    QCOMPARE(motion->offset(2), -2 * height);
    QCOMPARE(motion->offset(0), height);
    QCOMPARE(motion->offset(1), height);
    QCOMPARE(motion->offset(3), 0);
    QCOMPARE(motion->movedRow(), 2);
    slide->setCurrentTime(slide->duration() / 2);
    const int midway = motion->offset(2);
    QVERIFY(midway < 0 && midway > -2 * height);
    view->grab(); // rows on their way can be painted
    // A second move begins where the row is seen.
    QVERIFY(view->moveRowTo(2, 3));
    slide->pause();
    slide->setCurrentTime(0);
    QCOMPARE(motion->offset(3), midway - height);
    slide->setCurrentTime(slide->duration());
    QCOMPARE(motion->offset(3), 0);
    QCOMPARE(motion->movedRow(), -1);
}

void tst_RoutingPage::nothingSlidesWithoutMotion()
{
    Scene scene;
    scene.fakes.services().theme.setMotionOff(true);
    auto* view = scene.page->chainView();
    const auto* motion = view->findChild<widgets::RowMotion*>();
    QVERIFY(view->moveRowTo(0, 2));
    QVERIFY(!motion->isRunning());
    QCOMPARE(motion->offset(2), 0);
    scene.fakes.services().theme.setMotionOff(false);
}

SWITCHYARD_TEST(tst_RoutingPage)

#include "tst_routingpage.moc"
