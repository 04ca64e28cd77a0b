// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "items/chainlistmodel.h"
#include "pages/routing/candidatetray.h"
#include "pages/routing/chainpolicypane.h"
#include "pages/routing/chainview.h"
#include "pages/routing/routingpage.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "widgets/button.h"
#include "widgets/switch.h"

#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using namespace std::chrono_literals;
using testlib::FakeServices;
using testlib::FakeWindow;

namespace {

struct Scene {
    Scene()
        : window(fakes)
    {
        fakes.useYard();
        page = new pages::RoutingPage(window.context());
        window.show(*page, { 1240, 844 });
        QApplication::setActiveWindow(&window.area());
        pane = page->findChild<pages::ChainPolicyPane*>();
        names = page->panes().constFirst();
    }

    template<typename Control>
    Control* control(const QString& name) const
    {
        const auto all = pane->findChildren<Control*>();
        const auto found = std::find_if(all.begin(), all.end(), [&](const Control* each) { return each->accessibleName() == name; });
        return found == all.end() ? nullptr : *found;
    }
    //! Chooses by keyboard, as a person does.
    static void choose(QComboBox& combo, int index)
    {
        combo.setFocus();
        QTest::keyClick(&combo, Qt::Key_Home);
        for (int step = 0; step < index; ++step)
            QTest::keyClick(&combo, Qt::Key_Down);
    }
    void chooseChain(const QString& title) const
    {
        auto* view = static_cast<QAbstractItemView*>(names);
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            const QModelIndex index = view->model()->index(row, 0);
            if (index.data(Qt::AccessibleTextRole).toString().startsWith(title)) {
                view->scrollTo(index);
                QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
                return;
            }
        }
        QFAIL(qPrintable(QStringLiteral("no chain ") + title));
    }
    QMenu* openNewChainMenu() const
    {
        const auto buttons = page->findChildren<widgets::Button*>();
        const auto found = std::find_if(buttons.begin(), buttons.end(), [](const auto* each) { return each->text() == QLatin1String("New chain"); });
        if (found == buttons.end() || !(*found)->isVisible())
            return nullptr;
        QTest::mouseClick(*found, Qt::LeftButton);
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }

    FakeServices fakes;
    FakeWindow window;
    pages::RoutingPage* page = nullptr;
    pages::ChainPolicyPane* pane = nullptr;
    QWidget* names = nullptr;
};

void pick(QMenu& menu, const QString& text)
{
    const auto actions = menu.actions();
    const auto found = std::find_if(actions.begin(), actions.end(), [&](const QAction* each) { return each->text() == text; });
    QVERIFY2(found != actions.end(), qPrintable(text));
    QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(*found).center());
}

} // namespace

//! What stands beside the steps: how a chain behaves, and the list of chains.
class tst_RoutingPanes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesCanStayOnTheNetwork();
    void whatFollowsAFailureIsChosenAndUndone();
    void aWrittenRestIsOffered();
    void undoLeavesTheRoutersPortAlone();
    void rolesHaveNothingToSet();
    void anAgentGetsItsOwnChainFromTheMenu();
    void anotherRoleIsChosenFromTheMenu();
    void aRoleGetsItsFirstModel();
};

void tst_RoutingPanes::filesCanStayOnTheNetwork()
{
    Scene scene;
    auto* files = scene.control<widgets::Switch>(QStringLiteral("Images and files stay local"));
    auto* leave = scene.control<widgets::Switch>(QStringLiteral("May leave this network"));
    QVERIFY(files && leave);
    QVERIFY(!files->isChecked());
    files->click();
    QVERIFY(scene.fakes.policy.policy().effective("auto").filesStayLocal.value_or(false));
    QVERIFY(scene.window.toasts().isShowing());
    leave->click(); // nothing leaves at all
    QVERIFY(files->isChecked() && !files->isEnabled());
    leave->click();
    QVERIFY(files->isChecked() && files->isEnabled());
    files->click();
    QVERIFY(!scene.fakes.policy.policy().effective("auto").filesStayLocal.value_or(true));
}

void tst_RoutingPanes::whatFollowsAFailureIsChosenAndUndone()
{
    Scene scene;
    scene.chooseChain(QStringLiteral("research"));
    auto* again = scene.control<QComboBox>(QStringLiteral("Try the same one again"));
    auto* rest = scene.control<QComboBox>(QStringLiteral("Rest at most"));
    QVERIFY(again && rest);
    QCOMPARE(again->currentIndex(), 0);
    QCOMPARE(rest->currentIndex(), 0);
    Scene::choose(*again, 1);
    Scene::choose(*rest, 5);
    const auto own = scene.fakes.policy.policy().effective("agent/research");
    QVERIFY(own.asksAgain == false && own.longestRest == 2min);
    QVERIFY(scene.fakes.policy.policy().effective("auto").asksAgain == true);
    auto* view = scene.page->chainView();
    view->setFocus();
    while (scene.fakes.policy.canUndo())
        QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(again->currentIndex(), 0);
    QCOMPARE(rest->currentIndex(), 0);
}

void tst_RoutingPanes::aWrittenRestIsOffered()
{
    Scene scene;
    QVERIFY(scene.fakes.policy.setLongestRest({}, 45s));
    auto* rest = scene.control<QComboBox>(QStringLiteral("Rest at most"));
    QCOMPARE(rest->currentData().toLongLong(), 45'000);
}

void tst_RoutingPanes::undoLeavesTheRoutersPortAlone()
{
    Scene scene;
    QVERIFY(scene.fakes.policy.setListen("11706")); // as the first start does
    const auto* undo = scene.page->pageActions().constFirst();
    QVERIFY(!undo->isEnabled());
    scene.control<widgets::Switch>(QStringLiteral("Images and files stay local"))->click();
    QVERIFY(undo->isEnabled());
    scene.page->chainView()->setFocus();
    QTest::keyClick(scene.page->chainView(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!undo->isEnabled());
    QCOMPARE(scene.fakes.policy.policy().listenPort.value_or(0), 11706);
    QVERIFY(!scene.fakes.policy.policy().effective("auto").filesStayLocal.value_or(false));
    scene.control<widgets::Switch>(QStringLiteral("Images and files stay local"))->click();
    QVERIFY(scene.fakes.policy.setListen("11707")); // somebody else's, after that
    QVERIFY(!undo->isEnabled());
}

void tst_RoutingPanes::rolesHaveNothingToSet()
{
    Scene scene;
    auto* files = scene.control<widgets::Switch>(QStringLiteral("Images and files stay local"));
    QVERIFY(files->isVisible());
    scene.chooseChain(QStringLiteral("Images"));
    QVERIFY(!files->isVisible());
    scene.chooseChain(QStringLiteral("Defaults"));
    QVERIFY(files->isVisible());
}

void tst_RoutingPanes::anAgentGetsItsOwnChainFromTheMenu()
{
    Scene scene;
    const std::string before = scene.fakes.session.text();
    auto* menu = scene.openNewChainMenu();
    QVERIFY(menu);
    pick(*menu, QStringLiteral("For work"));
    const auto& chain = scene.fakes.session.chain({ AgentId("work"), config::ModelRole::Text });
    QVERIFY(chain.inheritance == config::Inheritance::Own);
    QCOMPARE(scene.page->chainView()->model()->rowCount(), 7);
    scene.page->chainView()->setFocus();
    QTest::keyClick(scene.page->chainView(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene.fakes.session.text(), before);
}

void tst_RoutingPanes::anotherRoleIsChosenFromTheMenu()
{
    Scene scene;
    auto* menu = scene.openNewChainMenu();
    QVERIFY(menu);
    pick(*menu, QStringLiteral("PDF files"));
    QVERIFY(!scene.page->chainView()->isVisible()); // no step yet
    auto* tray = scene.page->findChild<pages::CandidateTray*>();
    tray->setFocus();
    tray->setCurrentIndex(tray->model()->index(0, 0));
    QTest::keyClick(tray, Qt::Key_Return);
    QCOMPARE(scene.fakes.session.chain({ std::nullopt, config::ModelRole::Pdf }).entries.size(), std::size_t(1));
}

void tst_RoutingPanes::aRoleGetsItsFirstModel()
{
    Scene scene;
    const std::string before = scene.fakes.session.text();
    scene.chooseChain(QStringLiteral("Compaction"));
    auto* tray = scene.page->findChild<pages::CandidateTray*>();
    for (int round = 0; round < 2; ++round) {
        tray->setFocus();
        tray->setCurrentIndex(tray->model()->index(round, 0));
        QTest::keyClick(tray, Qt::Key_Return);
        QCOMPARE(scene.fakes.session.chain({ std::nullopt, config::ModelRole::Compaction }).entries.size(), std::size_t(1));
    }
    while (scene.fakes.session.canUndo())
        QVERIFY(scene.fakes.session.undo());
    QCOMPARE(scene.fakes.session.text(), before);
}

SWITCHYARD_TEST(tst_RoutingPanes)

#include "tst_routingpanes.moc"
