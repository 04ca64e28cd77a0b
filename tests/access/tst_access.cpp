// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"
#include "sheets.h"

#include "shell/mainwindow.h"
#include "shell/preferences.h"
#include "testlib/testmain.h"
#include "translations/translations.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/sheet.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>
#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace switchyard;
using screenshots::Scene;
using shell::PageId;

namespace {

//! A window as the pictures show it: a page, or something that lies over one.
struct View {
    std::string name;
    PageId page;
    std::function<void(testlib::FakeServices&, const shell::Context&, shell::MainWindow&)> open;
};

std::vector<View> allViews()
{
    std::vector<View> views;
    constexpr std::array pages { std::pair { "health", PageId::Health },     std::pair { "providers", PageId::Providers },
                                 std::pair { "routing", PageId::Routing },   std::pair { "agents", PageId::Agents },
                                 std::pair { "activity", PageId::Activity }, std::pair { "tryit", PageId::TryIt },
                                 std::pair { "settings", PageId::Settings }, std::pair { "firstrun", PageId::FirstRun } };
    for (const auto& [name, page] : pages)
        views.push_back({ name, page, [](auto&, auto&, auto&) {} });
    for (const auto& shot : screenshots::sheetShots())
        views.push_back({ shot.name, shot.under, shot.open });
    return views;
}

void settle()
{
    for (int round = 0; round < 6; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

class Shown final {
public:
    explicit Shown(const View& view, QSize size = { 1440, 900 })
    {
        screenshots::fill(services, Scene::Normal);
        auto& preferences = services.services().preferences;
        preferences.setMotionOff(true);
        preferences.setShowsTray(false);
        window = std::make_unique<shell::MainWindow>(services.services());
        window->resize(size);
        window->show();
        window->activateWindow();
        window->openPage(view.page);
        settle();
        context.emplace(shell::Context { services.services(), *window, window->toasts(), *window->centralWidget() });
        view.open(services, *context, *window);
        settle();
    }

    //! What lies on top: a sheet, the palette, or the whole window.
    QWidget& scope() const
    {
        QWidget* top = window.get();
        for (auto* sheet : window->findChildren<widgets::Sheet*>()) {
            if (sheet->isVisible() && (top == window.get() || sheet->isAncestorOf(QApplication::focusWidget())))
                top = sheet;
        }
        auto* palette = window->findChild<QWidget*>(QStringLiteral("commandPalette"));
        return palette && palette->isVisible() ? *palette : *top;
    }

    testlib::FakeServices services;
    std::unique_ptr<shell::MainWindow> window;
    std::optional<shell::Context> context;
};

QString described(const QWidget& widget)
{
    QStringList names;
    for (const QWidget* each = &widget; each && names.size() < 4; each = each->parentWidget())
        names.append(QString::fromLatin1(each->metaObject()->className()).section(QLatin1String("::"), -1));
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const QString text = button ? button->text() : label ? label->text() : widget.objectName();
    return names.join(QLatin1String(" in ")) + QStringLiteral(" “%1”").arg(text.left(40));
}

bool takesTab(const QWidget& widget)
{
    if (!widget.isVisible() || !widget.isEnabled() || (widget.focusPolicy() & Qt::TabFocus) == 0 || widget.focusProxy())
        return false;
    // Of a group of which one is chosen, that one is reached by Tab and the others by the arrows.
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return !button || !button->autoExclusive() || button->isChecked();
}

//! All below `scope` that a person at the keyboard should come to.
QList<QWidget*> stopsOf(QWidget& scope)
{
    QList<QWidget*> stops = scope.findChildren<QWidget*>();
    stops.erase(std::remove_if(stops.begin(), stops.end(), [](const QWidget* widget) { return !takesTab(*widget); }), stops.end());
    return stops;
}

//! Makes every text 40 % longer, as German or Turkish would.
class LongerTexts final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        const QString text = QString::fromUtf8(source);
        QString longer;
        for (const QChar c : text) {
            longer += c;
            // Within words, so that lines break where words end.
            m_owed += c.isLetter() ? 2 : 0;
            if (m_owed >= 5 && c.isLetter()) {
                longer += c;
                m_owed -= 5;
            }
        }
        return longer;
    }

private:
    mutable int m_owed = 0;
};

bool scrolls(const QWidget& widget)
{
    for (const QWidget* each = widget.parentWidget(); each; each = each->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(each))
            return true;
    }
    return false;
}

//! What is wrong with how much of a text is seen; empty when all of it is.
QString cutOf(const QWidget& widget)
{
    const QSize wanted = widget.sizeHint();
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (qobject_cast<const widgets::ElidedLabel*>(label) || label->text().isEmpty())
            return {};
        const bool isCut = label->wordWrap() ? label->height() < label->heightForWidth(label->width()) : label->width() < wanted.width();
        return isCut ? QStringLiteral("%1x%2 of %3x%4").arg(label->width()).arg(label->height()).arg(wanted.width()).arg(label->wordWrap() ? label->heightForWidth(label->width()) : wanted.height())
                     : QString();
    }
    const bool isWords = qobject_cast<const widgets::Button*>(&widget) || qobject_cast<const QCheckBox*>(&widget)
        || qobject_cast<const QRadioButton*>(&widget);
    return isWords && widget.width() < wanted.width() ? QStringLiteral("%1 of %2 wide").arg(widget.width()).arg(wanted.width()) : QString();
}

} // namespace

class tst_Access final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyControlIsNamed_data() { views(); }
    void everyControlIsNamed();
    void tabComesToEveryControl_data() { views(); }
    void tabComesToEveryControl();
    void longerWordsAreNotCut_data() { views(); }
    void longerWordsAreNotCut();
    void largerFontsAreNotCut_data() { views(); }
    void largerFontsAreNotCut();

private:
    void views();
    void nothingIsCut(const Shown& shown) const;

    std::vector<View> m_views;
};

void tst_Access::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    std::ignore = translations::languages(); // makes the linker keep the catalogues
    QAccessible::setActive(true);
}

void tst_Access::views()
{
    if (m_views.empty())
        m_views = allViews();
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_views.size(); ++i)
        QTest::newRow(m_views[i].name.c_str()) << static_cast<int>(i);
}

void tst_Access::everyControlIsNamed()
{
    QFETCH(const int, index);
    const Shown shown(m_views[static_cast<std::size_t>(index)]);
    QStringList nameless;
    for (QWidget* widget : shown.scope().findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || (label && label->text().isEmpty()))
            continue;
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(described(*widget));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
}

void tst_Access::tabComesToEveryControl()
{
    QFETCH(const int, index);
    const Shown shown(m_views[static_cast<std::size_t>(index)]);
    QWidget& scope = shown.scope();
    if (QApplication::activePopupWidget())
        return; // a menu has the keys
    QSet<QWidget*> reached;
    const auto most = static_cast<int>(scope.findChildren<QWidget*>().size()) + 10;
    QStringList way;
    for (int i = 0; i < most; ++i) {
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : &scope;
        if (!reached.contains(target))
            way.append(described(*target));
        reached.insert(target);
        QTest::keyClick(target, Qt::Key_Tab);
    }
    QStringList missed;
    for (QWidget* stop : stopsOf(scope)) {
        if (!reached.contains(stop))
            missed.append(described(*stop));
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n')) + QStringLiteral("\nThe way: ") + way.join(QStringLiteral(", "))));
}

void tst_Access::nothingIsCut(const Shown& shown) const
{
    QStringList cut;
    for (const QWidget* widget : shown.scope().findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        if (const QString what = cutOf(*widget); !what.isEmpty())
            cut.append(described(*widget) + QStringLiteral(": ") + what);
        const QWidget* top = widget->window();
        if (!scrolls(*widget) && widget->focusPolicy() != Qt::NoFocus
            && !top->rect().contains(QRect(widget->mapTo(top, QPoint(0, 0)), widget->size())))
            cut.append(described(*widget) + QStringLiteral(": outside of the window"));
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QLatin1Char('\n'))));
}

void tst_Access::longerWordsAreNotCut()
{
    QFETCH(const int, index);
    LongerTexts longer;
    QCoreApplication::installTranslator(&longer);
    {
        const Shown shown(m_views[static_cast<std::size_t>(index)]);
        nothingIsCut(shown);
    }
    QCoreApplication::removeTranslator(&longer);
}

void tst_Access::largerFontsAreNotCut()
{
    QFETCH(const int, index);
    const QFont usual = QApplication::font();
    QFont larger = usual;
    larger.setPointSizeF(usual.pointSizeF() * 1.4);
    QApplication::setFont(larger);
    {
        const Shown shown(m_views[static_cast<std::size_t>(index)]);
        nothingIsCut(shown);
    }
    QApplication::setFont(usual);
}

SWITCHYARD_TEST(tst_Access)
SWITCHYARD_TEST_NEEDS_WIDGETS

#include "tst_access.moc"
