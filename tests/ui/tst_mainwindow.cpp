// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/linemap.h"
#include "shell/commandpalette.h"
#include "shell/mainwindow.h"
#include "shell/rail.h"
#include "testlib/fakeservices.h"
#include "testlib/testmain.h"
#include "widgets/faultview.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "translations/translations.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/sheet.h"
#include "widgets/toast.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QTest>
#include <QTranslator>
#include <QVBoxLayout>

using namespace switchyard;
using shell::MainWindow;
using shell::PageId;

namespace {

//! A window over fixed data, shown.
struct Shown {
    testlib::FakeServices services;
    std::unique_ptr<MainWindow> window;

    explicit Shown(bool yard = true)
    {
        if (yard)
            services.useYard();
        services.services().preferences.setMotionOff(true);
        services.services().preferences.setShowsTray(false);
        services.services().preferences.setLanguage(QStringLiteral("en"));
        window = std::make_unique<MainWindow>(services.services());
        window->resize(1280, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        window->activateWindow();
    }

    QString titleText() const
    {
        for (const auto* label : window->findChildren<QLabel*>(QStringLiteral("pageTitle"))) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    widgets::Button* buttonNamed(const QString& text) const
    {
        for (auto* button : window->findChildren<widgets::Button*>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
};

} // namespace

class tst_MainWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksTheFaultInAText();
    void initTestCase() { std::ignore = translations::languages(); }
    void opensPagesByShortcut();
    void runsCommandsFromThePalette();
    void escapeClosesThePalette();
    void narrowWindowsCollapseTheRail();
    void firstWindowFitsItsScreen();
    void remembersWhereItWas();
    void switchesLanguageLive();
    void switchesLookLive();
    void asksBeforeTheFirstWrite();
    void offersAWayOutOfAConflict();
    void saysWhyTheFileIsReadOnly();
    void tellsAFailedReadFromAFailedSave_data();
    void tellsAFailedReadFromAFailedSave();
    void offersAFreePort();
    void saysWhatIsWrongWithThePolicyFile();
    void sheetsKeepTheFocus();
    void shortcutsRestUnderASheet();
    void shortcutsWorkBeforeAnyClick();
    void theLineEndsAfterASkippedStation();
    void monogramsDiffer();
    void toastsRunTheirActionOnce();
    void everyControlHasAName();
    void nothingIsCutWithLongerWords();
    void rightToLeftIsMirrored();
};

void tst_MainWindow::opensPagesByShortcut()
{
    Shown shown;
    QTest::keyClick(shown.window.get(), Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(shown.window->currentPage(), PageId::Activity);
    QCOMPARE(shown.titleText(), QStringLiteral("Activity"));
    QTest::keyClick(shown.window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shown.titleText(), QStringLiteral("Health"));
    QTest::keyClick(shown.window.get(), Qt::Key_F5);
    QVERIFY(shown.services.health.actions.contains(QStringLiteral("checkNow")));
}

void tst_MainWindow::runsCommandsFromThePalette()
{
    Shown shown;
    QTest::keyClick(shown.window.get(), Qt::Key_K, Qt::ControlModifier);
    auto* palette = shown.window->findChild<shell::CommandPalette*>();
    QVERIFY(palette);
    auto* field = palette->findChild<QLineEdit*>();
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("activ"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(shown.window->currentPage(), PageId::Activity);
}

void tst_MainWindow::escapeClosesThePalette()
{
    Shown shown;
    shown.window->openPalette();
    const QPointer<shell::CommandPalette> palette = shown.window->findChild<shell::CommandPalette*>();
    QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Escape);
    QVERIFY(!palette || !palette->isVisible());
}

void tst_MainWindow::narrowWindowsCollapseTheRail()
{
    Shown shown;
    auto* rail = shown.window->findChild<shell::Rail*>();
    QVERIFY(!rail->isCollapsed());
    shown.window->resize(900, 600);
    QVERIFY(rail->isCollapsed());
    shown.window->resize(860, 700);
    QVERIFY(rail->isCollapsed());
    QCOMPARE(rail->width(), theme::size::railCollapsed);
    shown.window->resize(1200, 700);
    QVERIFY(!rail->isCollapsed());
}

void tst_MainWindow::firstWindowFitsItsScreen()
{
    QCOMPARE(MainWindow::firstSizeIn({ 2560, 1440 }), QSize(1280, 800));
    for (const QSize screen : { QSize(1280, 800), QSize(1366, 768), QSize(1024, 768) }) {
        const QSize first = MainWindow::firstSizeIn(screen);
        QVERIFY(first.width() < screen.width());
        QVERIFY(first.height() + 40 <= screen.height()); // a title bar of 37 is the tallest of the usual desktops
    }
    testlib::FakeServices services;
    services.services().preferences.setShowsTray(false);
    const MainWindow window(services.services());
    const QSize room = window.screen()->availableSize();
    QVERIFY(window.width() <= room.width());
    QVERIFY(window.height() <= room.height());
}

void tst_MainWindow::remembersWhereItWas()
{
    testlib::FakeServices services;
    services.useYard();
    services.services().preferences.setShowsTray(false);
    {
        MainWindow window(services.services());
        window.show();
        window.openPage(PageId::Activity);
        window.close();
    }
    const MainWindow again(services.services());
    QCOMPARE(again.currentPage(), PageId::Activity);
}

void tst_MainWindow::switchesLanguageLive()
{
    Shown shown;
    QCOMPARE(shown.titleText(), QStringLiteral("Health"));
    shown.services.services().preferences.setLanguage(QStringLiteral("tr"));
    QCoreApplication::processEvents();
    QCOMPARE(QLocale().language(), QLocale::Turkish);
    QVERIFY(shown.titleText() != QLatin1String("Health"));
    shown.services.services().preferences.setLanguage(QStringLiteral("en"));
    QCoreApplication::processEvents();
    QCOMPARE(shown.titleText(), QStringLiteral("Health"));
}

void tst_MainWindow::switchesLookLive()
{
    Shown shown;
    shown.services.services().preferences.setLook(theme::Look::Light);
    const QImage light = shown.window->grab().toImage();
    shown.services.services().preferences.setLook(theme::Look::Dark);
    const QImage dark = shown.window->grab().toImage();
    QCOMPARE(light.pixelColor(600, 790), theme::tokensFor(theme::Scheme::Light).rail);
    QCOMPARE(dark.pixelColor(600, 790), theme::tokensFor(theme::Scheme::Dark).rail);
}

void tst_MainWindow::asksBeforeTheFirstWrite()
{
    Shown shown;
    shown.services.file.firstWriteConfirmed = false;
    shown.services.file.diff = QStringLiteral("--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n");
    shown.services.file.setState(ports::FileState::Unsaved);
    auto* show = shown.buttonNamed(QStringLiteral("Show the change"));
    QVERIFY(show);
    QTest::mouseClick(show, Qt::LeftButton);
    auto* save = shown.buttonNamed(QStringLiteral("Save"));
    QVERIFY(save);
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(shown.services.file.actions, QStringList { QStringLiteral("confirmFirstWrite") });
}

void tst_MainWindow::offersAWayOutOfAConflict()
{
    Shown shown;
    shown.services.file.setState(ports::FileState::ChangedOnDisk);
    auto* theirs = shown.buttonNamed(QStringLiteral("Take theirs"));
    QVERIFY(theirs);
    QTest::mouseClick(theirs, Qt::LeftButton);
    QCOMPARE(shown.services.file.actions.size(), 1);
    shown.services.file.setState(ports::FileState::Saved);
    QVERIFY(!shown.buttonNamed(QStringLiteral("Take theirs")));
}

void tst_MainWindow::saysWhyTheFileIsReadOnly()
{
    Shown shown;
    shown.services.file.setState(ports::FileState::NotJson5, Error { ErrorCode::Syntax, "unexpected '}'", TextLocation { 40, 4, 2 } });
    bool said = false;
    for (const auto* label : shown.window->findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text().contains(QLatin1String("Line 4, column 2")));
    QVERIFY(said);
}

void tst_MainWindow::tellsAFailedReadFromAFailedSave_data()
{
    QTest::addColumn<QString>("diff");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing to save") << QString() << QStringLiteral("openclaw.json cannot be read.");
    QTest::newRow("edits") << QStringLiteral("@@ -1 +1 @@\n-{}\n+{ }\n")
                           << QStringLiteral("openclaw.json could not be saved; your edits are kept.");
}

void tst_MainWindow::tellsAFailedReadFromAFailedSave()
{
    QFETCH(QString, diff);
    QFETCH(QString, sentence);
    Shown shown;
    shown.services.file.diff = diff;
    shown.services.file.setState(ports::FileState::Failed, Error { ErrorCode::ReadFailed, "no" });
    bool said = false;
    for (const auto* label : shown.window->findChildren<QLabel*>())
        said = said || (label->isVisible() && label->text().contains(sentence));
    QVERIFY(said);
    QVERIFY(shown.buttonNamed(QStringLiteral("Try again")));
}

void tst_MainWindow::saysWhatIsWrongWithThePolicyFile()
{
    Shown shown;
    const auto text = [&shown] {
        QString all;
        for (const auto* banner : shown.window->findChildren<widgets::Banner*>()) {
            if (banner->isVisible())
                all += banner->accessibleName() + QLatin1Char('\n');
        }
        return all;
    };
    QVERIFY(!text().contains(QLatin1String("not valid JSON5")));
    shown.services.policyFile.setProblem(Error { ErrorCode::Syntax, "comma wanted" });
    QVERIFY2(text().contains(QLatin1String("is not valid JSON5 and is left as it is")), qPrintable(text()));
    shown.services.policyFile.setProblem(std::nullopt);
    QVERIFY(!text().contains(QLatin1String("not valid JSON5")));
}

void tst_MainWindow::offersAFreePort()
{
    Shown shown;
    ports::EngineStatus status;
    status.state = ports::EngineState::Failed;
    status.port = 11700;
    status.error = Error { ErrorCode::AddressInUse, "taken" };
    status.portOwner = QStringLiteral("node");
    shown.services.engine.setStatus(status);
    auto* move = shown.buttonNamed(QStringLiteral("Move to a free port"));
    QVERIFY(move);
    QTest::mouseClick(move, Qt::LeftButton);
    QCOMPARE(shown.services.engine.actions, QStringList { QStringLiteral("moveToFreePort") });
}

void tst_MainWindow::sheetsKeepTheFocus()
{
    Shown shown;
    auto* sheet = new widgets::Sheet(QStringLiteral("Test"), shown.window->centralWidget());
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(new QLineEdit);
    layout->addWidget(new QLineEdit);
    sheet->setContent(content);
    sheet->open();
    for (int i = 0; i < 8; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : sheet, Qt::Key_Tab);
        QVERIFY(sheet->isAncestorOf(QApplication::focusWidget()));
    }
    const QPointer<widgets::Sheet> guard = sheet;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!guard || !guard->isVisible());
}

void tst_MainWindow::shortcutsRestUnderASheet()
{
    Shown shown;
    auto* sheet = new widgets::Sheet(QStringLiteral("Test"), shown.window->centralWidget());
    auto* field = new QLineEdit;
    sheet->setContent(field);
    auto* own = new QAction(sheet);
    own->setShortcut(Qt::CTRL | Qt::Key_J);
    sheet->addAction(own);
    int runs = 0;
    connect(own, &QAction::triggered, this, [&runs] { ++runs; });
    sheet->open();
    QCOMPARE(QApplication::focusWidget(), field);
    const QPointer<widgets::Sheet> guard = sheet;
    const auto press = [&shown](int key, Qt::KeyboardModifiers modifiers) {
        // To where the keyboard is, and to the window, which has it when nothing has the focus.
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
        QTest::keyClick(shown.window.get(), static_cast<Qt::Key>(key), modifiers);
    };
    for (const int key : { Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_6, Qt::Key_7, Qt::Key_Comma, Qt::Key_K }) {
        press(key, Qt::ControlModifier);
        QCOMPARE(shown.window->currentPage(), PageId::Health);
        QVERIFY(guard && guard->isVisible());
    }
    QVERIFY(!shown.window->findChild<shell::CommandPalette*>());
    press(Qt::Key_F5, {});
    QVERIFY(!shown.services.health.actions.contains(QStringLiteral("checkNow")));
    QTest::keyClicks(field, QStringLiteral("1a"));
    QCOMPARE(field->text(), QStringLiteral("1a"));
    QTest::keyClick(field, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(runs, 1);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!guard || !guard->isVisible());
    QTest::keyClick(shown.window.get(), Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(shown.window->currentPage(), PageId::Settings);
}

void tst_MainWindow::shortcutsWorkBeforeAnyClick()
{
    testlib::FakeServices services;
    services.useYard();
    services.services().preferences.setShowsTray(false);
    MainWindow window(services.services());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(window.windowHandle(), Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(window.currentPage(), PageId::Settings);
    QTest::keyClick(window.windowHandle(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window.currentPage(), PageId::Providers);
}

void tst_MainWindow::theLineEndsAfterASkippedStation()
{
    std::vector<pages::Station> stations(2);
    stations[0].ref = { ProviderId("a"), "one" };
    stations[0].isServing = true;
    stations[1].ref = { ProviderId("b"), "two" };
    stations[1].isSkipped = true;
    pages::LineMap map;
    map.setChainName(QStringLiteral("defaults"));
    map.resize(600, map.sizeHint().height());
    map.setStations(stations);
    const QImage image = map.grab().toImage().convertToFormat(QImage::Format_RGB32);
    const auto stops = map.findChildren<QAbstractButton*>();
    const int x = stops.last()->x() + 14 + 34; // the foot of the bow around the last station
    // To the right of it, the line meets an upright stop of some height.
    const QRgb ink = theme::tokens().buttonBorder.rgb();
    int highest = 0;
    for (int column = x + 2; column < image.width() - 1; ++column) {
        int height = 0;
        for (int y = 25; y < 48; ++y)
            height += image.pixel(column, y) == ink ? 1 : 0;
        highest = std::max(highest, height);
    }
    QVERIFY2(highest >= 10, qPrintable(QString::number(highest)));
}

void tst_MainWindow::monogramsDiffer()
{
    QCOMPARE(theme::monogram(QStringLiteral("llama.cpp")), QStringLiteral("Lc"));
    QCOMPARE(theme::monogram(QStringLiteral("llamacpp-a")), QStringLiteral("Lc"));
    QCOMPARE(theme::monogram(QStringLiteral("llama-swap")), QStringLiteral("Ls"));
    QCOMPARE(theme::monogram(QStringLiteral("LiteLLM")), QStringLiteral("Li"));
    QCOMPARE(theme::monogram(QStringLiteral("sglang-gpu-2")), QStringLiteral("Sg"));
}

void tst_MainWindow::toastsRunTheirActionOnce()
{
    Shown shown;
    int runs = 0;
    shown.window->toasts().show(QStringLiteral("Moved"), QStringLiteral("Undo"), [&runs] { ++runs; });
    QVERIFY(shown.window->toasts().isShowing());
    auto* toast = shown.window->findChild<QWidget*>(QStringLiteral("toast"));
    auto* undo = toast->findChild<QAbstractButton*>();
    QTest::mouseClick(undo, Qt::LeftButton);
    QCOMPARE(runs, 1);
    QVERIFY(!shown.window->toasts().isShowing());
}

void tst_MainWindow::everyControlHasAName()
{
    QAccessible::setActive(true);
    Shown shown;
    for (const PageId id : { PageId::Health, PageId::Activity, PageId::Providers, PageId::Routing, PageId::Agents, PageId::TryIt,
                             PageId::Settings }) {
        if (!shown.window->page(id))
            continue;
        shown.window->openPage(id);
        QCoreApplication::processEvents();
        for (auto* button : shown.window->findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus)
                continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(button);
            QVERIFY(accessible);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(QStringLiteral("%1 on page %2 in %3")
                                    .arg(QLatin1String(button->metaObject()->className()))
                                    .arg(static_cast<int>(id))
                                    .arg(QLatin1String(button->parentWidget()->metaObject()->className()))));
        }
        for (auto* field : shown.window->findChildren<QLineEdit*>()) {
            if (!field->isVisible())
                continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(field);
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(QStringLiteral("field on page %1 in %2")
                                    .arg(static_cast<int>(id))
                                    .arg(QLatin1String(field->parentWidget()->metaObject()->className()))));
        }
    }
}

namespace {

//! Makes every text 40 % longer, as German or Turkish would.
class LongerTexts final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        QString text = QString::fromUtf8(source);
        const qsizetype extra = text.size() * 2 / 5;
        return text + QString(extra, QLatin1Char('x'));
    }
};

} // namespace

void tst_MainWindow::nothingIsCutWithLongerWords()
{
    LongerTexts longer;
    Shown shown;
    QCoreApplication::installTranslator(&longer);
    QCoreApplication::processEvents();
    for (const PageId id : { PageId::Health, PageId::Activity }) {
        shown.window->openPage(id);
        QCoreApplication::processEvents();
        for (auto* button : shown.window->findChildren<widgets::Button*>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(),
                         qPrintable(button->text() + QStringLiteral(" has %1 of %2").arg(button->width()).arg(button->sizeHint().width())));
        }
    }
    QCoreApplication::removeTranslator(&longer);
}

void tst_MainWindow::rightToLeftIsMirrored()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    {
        Shown shown;
        auto* rail = shown.window->findChild<shell::Rail*>();
        QVERIFY(rail->mapTo(shown.window.get(), QPoint(0, 0)).x() > 900);
        for (const PageId id : { PageId::Health, PageId::Activity }) {
            shown.window->openPage(id);
            QVERIFY(!shown.window->grab().isNull());
        }
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void tst_MainWindow::marksTheFaultInAText()
{
    const widgets::FaultView view(QStringLiteral("{\n  oops oops\n}"), 4, 4);
    const auto marks = view.extraSelections();
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks.at(0).cursor.blockNumber(), 1);
    QCOMPARE(marks.at(1).cursor.selectedText(), QStringLiteral("oops"));

    const widgets::FaultView missing(QStringLiteral("{ a: "), 900, 3);
    QCOMPARE(missing.extraSelections().at(1).cursor.selectedText(), QStringLiteral(" "));
}

SWITCHYARD_TEST(tst_MainWindow)

#include "tst_mainwindow.moc"
