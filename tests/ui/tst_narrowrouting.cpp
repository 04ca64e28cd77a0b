// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chaincolumns.h"
#include "pages/routing/chaineditor.h"
#include "pages/routing/chainpolicypane.h"
#include "pages/routing/chainview.h"
#include "pages/routing/routingpage.h"
#include "shell/mainwindow.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "translations/translations.h"
#include "widgets/button.h"

#include <QLabel>
#include <QScrollArea>
#include <QTest>

#include <algorithm>

using namespace switchyard;
using pages::ChainColumns;
using shell::PageId;

namespace {

//! The window on its Routing page.
struct Shown {
    testlib::FakeServices services;
    std::unique_ptr<shell::MainWindow> window;
    pages::RoutingPage* page = nullptr;

    Shown(const QString& language, QSize size)
    {
        std::ignore = translations::languages(); // makes the linker keep the catalogues
        services.useYard();
        auto& preferences = services.services().preferences;
        preferences.setMotionOff(true);
        preferences.setShowsTray(false);
        preferences.setLanguage(language);
        window = std::make_unique<shell::MainWindow>(services.services());
        window->resize(size);
        window->show();
        window->openPage(PageId::Routing);
        page = qobject_cast<pages::RoutingPage*>(window->page(PageId::Routing));
        settle();
    }
    static void settle()
    {
        for (int round = 0; round < 6; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    widgets::Button* policyButton() const
    {
        for (auto* one : page->headerWidgets()) {
            auto* button = qobject_cast<widgets::Button*>(one);
            if (button && button->text() == pages::RoutingPage::tr("Policy"))
                return button;
        }
        return nullptr;
    }
    bool isPolicyVisible() const { return page->findChild<pages::ChainPolicyPane*>()->isVisible(); }
    bool areChainsVisible() const { return page->panes().constFirst()->isVisible(); }
};

//! What overlaps, is cut or is missing among the columns of a row; empty when all is well.
QString faultIn(const ChainColumns& columns, const QRect& row)
{
    if (columns.rank.isEmpty() || columns.model.isEmpty() || columns.state.isEmpty() || columns.menu.isEmpty())
        return QStringLiteral("a column that always shows is missing");
    std::vector<QRect> shown;
    for (const QRect& column : { columns.grip, columns.rank, columns.model, columns.state, columns.p95, columns.load,
                                 columns.context, columns.where, columns.menu }) {
        if (!column.isEmpty())
            shown.push_back(column);
    }
    std::sort(shown.begin(), shown.end(), [](const QRect& a, const QRect& b) { return a.left() < b.left(); });
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (!row.contains(shown[i]))
            return QStringLiteral("column %1 leaves the row").arg(i);
        if (i > 0 && shown[i].left() <= shown[i - 1].right())
            return QStringLiteral("column %1 overlaps the one before").arg(i);
    }
    return {};
}

//! The same of the page as it is shown now.
QString faultIn(const pages::RoutingPage& page)
{
    auto* view = page.chainView();
    const QRect row = view->visualRect(view->model()->index(0, 0));
    if (row.width() > view->viewport()->width())
        return QStringLiteral("a row of %1 in %2").arg(row.width()).arg(view->viewport()->width());
    const auto* editor = page.findChild<pages::ChainEditor*>();
    const QWidget* place = editor->parentWidget();
    if (editor->width() > place->width())
        return QStringLiteral("steps of %1 in %2").arg(editor->width()).arg(place->width());
    for (const QWidget* pane : page.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (pane->isVisible() && !page.rect().contains(pane->geometry()))
            return QStringLiteral("a pane leaves the page");
    }
    return faultIn(ChainColumns::of(row, view->layoutDirection()), row);
}

} // namespace

//! The Routing page in small windows: what gives way, and that nothing is cut or lies over something else.
class tst_NarrowRouting final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCut_data();
    void nothingIsCut();
    void columnsNeverOverlap();
    void thePolicyTakesThePlaceOfTheChains();
    void wideWindowsShowBoth();
};

void tst_NarrowRouting::nothingIsCut_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* language : { "en", "tr" }) {
        for (const QSize size : { QSize(640, 480), QSize(900, 600), QSize(901, 600), QSize(1024, 700), QSize(1159, 700),
                                  QSize(1160, 700), QSize(1280, 800) })
            QTest::addRow("%s %d", language, size.width()) << QString::fromLatin1(language) << size;
    }
}

void tst_NarrowRouting::nothingIsCut()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    const Shown shown(language, size);
    QVERIFY(shown.page);
    QCOMPARE(shown.window->size(), size);
    QVERIFY2(faultIn(*shown.page).isEmpty(), qPrintable(faultIn(*shown.page)));
    if (size.width() >= 900) {
        auto* view = shown.page->chainView();
        const auto columns = ChainColumns::of(view->visualRect(view->model()->index(0, 0)), view->layoutDirection());
        QVERIFY(columns.model.width() >= 148);
        QVERIFY(columns.state.width() >= 148);
    }
    // The header's widgets side by side within it.
    int end = 0;
    for (const QWidget* widget : shown.page->headerWidgets()) {
        if (!widget->isVisible())
            continue;
        QVERIFY(widget->geometry().left() >= end);
        end = widget->geometry().right();
        QVERIFY(end < widget->parentWidget()->width());
    }
}

void tst_NarrowRouting::columnsNeverOverlap()
{
    for (const auto direction : { Qt::LeftToRight, Qt::RightToLeft }) {
        for (int width = 200; width <= 1200; ++width) {
            const QRect row(0, 64, width, 64);
            const QString fault = faultIn(ChainColumns::of(row, direction), row);
            QVERIFY2(fault.isEmpty(), qPrintable(QString::number(width) + QLatin1Char(' ') + fault));
        }
    }
}

void tst_NarrowRouting::thePolicyTakesThePlaceOfTheChains()
{
    for (const char* language : { "en", "tr" }) {
        const Shown shown(QString::fromLatin1(language), { 900, 600 });
        auto* button = shown.policyButton();
        QVERIFY(button);
        QVERIFY(button->isVisible());
        QVERIFY(!shown.isPolicyVisible());
        QVERIFY(shown.areChainsVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        Shown::settle();
        QVERIFY(shown.isPolicyVisible());
        QVERIFY(!shown.areChainsVisible());
        QVERIFY2(faultIn(*shown.page).isEmpty(), qPrintable(faultIn(*shown.page)));
        QTest::keyClick(button, Qt::Key_Space);
        Shown::settle();
        QVERIFY(!shown.isPolicyVisible());
        QVERIFY(shown.areChainsVisible());
    }
}

void tst_NarrowRouting::wideWindowsShowBoth()
{
    const Shown shown(QStringLiteral("en"), { 900, 600 });
    shown.window->resize(1280, 800);
    Shown::settle();
    QVERIFY(shown.isPolicyVisible());
    QVERIFY(shown.areChainsVisible());
    QVERIFY(!shown.policyButton()->isVisible());
}

SWITCHYARD_TEST(tst_NarrowRouting)

#include "tst_narrowrouting.moc"
