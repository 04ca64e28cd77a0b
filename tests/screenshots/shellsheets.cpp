// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "sheets.h"

#include "pages/health/healthdetail.h"
#include "pages/health/historysection.h"
#include "shell/rail.h"
#include "shell/shellactions.h"
#include "shell/statusbar.h"
#include "widgets/button.h"
#include "widgets/toast.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHoverEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>

#include <array>

namespace switchyard::screenshots {

namespace {

using shell::MainWindow;
using shell::PageId;
using Id = shell::ShellActions::Id;

void trigger(const MainWindow& window, Id id)
{
    window.findChild<shell::ShellActions*>()->action(id)->trigger();
}

void openPalette(MainWindow& window, const QString& typed)
{
    window.openPalette();
    for (auto* field : window.findChildren<QLineEdit*>()) {
        if (field->isVisible() && field->hasFocus())
            field->setText(typed);
    }
}

QListView& healthList(const MainWindow& window)
{
    return *window.findChild<QListView*>(QStringLiteral("healthList"));
}

QPoint middleOf(const QListView& list, int row)
{
    return list.visualRect(list.model()->index(row, 0)).center();
}

void openRowMenu(const MainWindow& window)
{
    QListView& list = healthList(window);
    const QPoint place = middleOf(list, 2);
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, list.viewport()->mapToGlobal(place));
    QApplication::sendEvent(list.viewport(), &event);
}

void hoverRow(const MainWindow& window)
{
    QListView& list = healthList(window);
    const QPointF place = middleOf(list, 2);
    QMouseEvent move(QEvent::MouseMove, place, list.viewport()->mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(list.viewport(), &move);
}

//! The visible button whose accessible name is `text` in the language in force.
void clickNamed(const QWidget& root, const char* context, const char* text)
{
    const QString wanted = QCoreApplication::translate(context, text);
    for (auto* button : root.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && (button->accessibleName() == wanted || button->text() == wanted)) {
            button->click();
            return;
        }
    }
    std::fprintf(stderr, "no button named \"%s\"\n", text);
}

void showDetail(MainWindow& window)
{
    window.openPage(PageId::Health, QStringLiteral("lmstudio/minimax-m2.1-gs32"));
    QCoreApplication::processEvents(); // the plot's figures come
}

void focusRow(const MainWindow& window)
{
    window.window()->setAttribute(Qt::WA_KeyboardFocusChange);
    QListView& list = healthList(window);
    list.setFocus(Qt::TabFocusReason);
    list.setCurrentIndex(list.model()->index(3, 0));
}

void askAboutUnsaved(MainWindow& window)
{
    window.openPage(PageId::Providers, QStringLiteral("anthropic"));
    for (auto* field : window.findChildren<QLineEdit*>()) {
        if (field->isVisible() && field->text().startsWith(QLatin1String("https://")))
            field->insert(QStringLiteral("x"));
    }
    window.close();
}

void conflict(testlib::FakeServices& services)
{
    services.file.conflictList = { { QStringLiteral("agents.defaults.model.primary"), QStringLiteral("\"lmstudio/minimax-m2.1-gs32\""),
                                     QStringLiteral("\"anthropic/claude-sonnet-4-5\""), QStringLiteral("\"ollama/qwen3:8b\"") },
                                   { QStringLiteral("models.providers.vllm.baseUrl"), QStringLiteral("\"http://10.0.0.7:8000/v1\""),
                                     QStringLiteral("\"http://10.0.0.8:8000/v1\""), {} } };
    services.file.diff = QStringLiteral("--- openclaw.json\n+++ openclaw.json (edited)\n@@ -3,3 +3,3 @@\n   model: {\n"
                                        "-    primary: \"lmstudio/minimax-m2.1-gs32\",\n+    primary: \"anthropic/claude-sonnet-4-5\",\n");
    services.file.setState(ports::FileState::ChangedOnDisk);
}

} // namespace

std::vector<SheetShot> shellSheetShots()
{
    return {
        { "palette", PageId::Health, [](auto&, auto&, auto& window) { openPalette(window, {}); } },
        { "palette-typed", PageId::Health, [](auto&, auto&, auto& window) { openPalette(window, QStringLiteral("lm")); } },
        { "palette-nothing", PageId::Health, [](auto&, auto&, auto& window) { openPalette(window, QStringLiteral("zzzz")); } },
        { "about", PageId::Settings, [](auto&, auto&, auto& window) { trigger(window, Id::About); } },
        { "shortcuts", PageId::Settings, [](auto&, auto&, auto& window) { trigger(window, Id::Shortcuts); } },
        { "menu-main", PageId::Health, [](auto&, auto&, auto& window) { window.template findChild<shell::Rail*>()->menuButton()->click(); } },
        { "menu-row", PageId::Health, [](auto&, auto&, auto& window) { openRowMenu(window); } },
        { "menu-view", PageId::Health,
          [](auto&, auto&, auto& window) { clickNamed(window, "switchyard::pages::HealthToolbar", "How endpoints are shown"); } },
        { "menu-router", PageId::Health,
          [](auto&, auto&, auto& window) { Q_EMIT window.template findChild<shell::StatusBar*>()->engineActivated(window.mapToGlobal(QPoint(8, 870))); } },
        { "row-hovered", PageId::Health, [](auto&, auto&, auto& window) { hoverRow(window); } },
        { "row-focused", PageId::Health, [](auto&, auto&, auto& window) { focusRow(window); } },
        { "toast", PageId::Activity,
          [](auto&, auto&, auto& window) { window.toasts().show(QStringLiteral("LM Studio (7)"), QStringLiteral("OK"), [] {}); } },
        { "history-table", PageId::Health,
          [](auto&, auto&, auto& window) { showDetail(window); clickNamed(window, "switchyard::pages::HistorySection", "Show as a table"); } },
        { "probe-log", PageId::Health,
          [](auto&, auto&, auto& window) { showDetail(window); clickNamed(window, "switchyard::pages::HealthDetail", "Open log"); } },
        { "unsaved", PageId::Providers, [](auto&, auto&, auto& window) { askAboutUnsaved(window); } },
        { "conflict", PageId::Health, [](auto& services, auto&, auto&) { conflict(services); } },
        { "conflict-shown", PageId::Health,
          [](auto& services, auto&, auto& window) {
              conflict(services);
              clickNamed(window, "switchyard::shell::FileBanner", "Show both");
          } },
        { "narrow-health", PageId::Health, [](auto&, auto&, auto& window) { window.resize(760, 620); } },
        { "narrow-activity", PageId::Activity, [](auto&, auto&, auto& window) { window.resize(760, 620); } },
        { "smallest", PageId::Health, [](auto&, auto&, auto& window) { window.resize(640, 480); } },
        { "right-to-left", PageId::Health,
          [](auto&, auto&, auto& window) { window.setLayoutDirection(Qt::RightToLeft); showDetail(window); } },
        { "right-to-left-activity", PageId::Activity,
          [](auto&, auto&, auto& window) {
              window.setLayoutDirection(Qt::RightToLeft);
              window.openPage(PageId::Activity, QStringLiteral("114"));
          } },
    };
}

} // namespace switchyard::screenshots
