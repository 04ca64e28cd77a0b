// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "shell/context.h"
#include "shell/languages.h"
#include "shell/commandpalette.h"
#include "widgets/page.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <map>
#include <memory>

class QMenu;
class QStackedWidget;

namespace switchyard::theme {
class SystemLookWatcher;
} // namespace switchyard::theme

namespace switchyard::widgets {
class Sheet;
} // namespace switchyard::widgets

namespace switchyard::shell {

class FileBanner;
class PageHeader;
class Rail;
class ShellActions;
class StatusBar;
class Tray;

//! The window: rail, header, pages, status bar. Makes each page when it is first shown, restores where it was, follows
//! preferences, language and the system's look. GUI thread. Everything in `services` outlives it.
class MainWindow final : public QMainWindow, public Navigator {
    Q_OBJECT

public:
    explicit MainWindow(const Services& services, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openPage(PageId page, const QString& item = {}) override;
    void addProvider(const QString& text = {}) override;
    void showFirstRun() override;
    bool startDemo() override;

    //! The size of a window never shown before, with the frame a desktop puts around it, on a screen of that much room.
    static QSize firstSizeIn(const QSize& available);

    PageId currentPage() const { return m_current; }
    //! The page, made if it was not yet; null when this build has none of that id.
    widgets::Page* page(PageId id);
    void openPalette();
    widgets::ToastHost& toasts() { return *m_toasts; }

Q_SIGNALS:
    //! The user wants the demo servers: the composition root restarts with them.
    void demoRequested();
    void quitRequested();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    //! A page with its header.
    struct Place {
        PageSpec spec;
        widgets::Page* page = nullptr;
        QWidget* frame = nullptr;
        PageHeader* header = nullptr;
        QPointer<QWidget> firstFocus; //!< Where the keyboard begins when the page is opened.
    };

    Place* place(PageId id);
    void buildPlace(Place& place);
    void addSpecs();
    void retranslate();
    void showAnswering();
    void followPreferences();
    bool hasNarrowRail() const;
    void restoreState();
    void saveState();
    void fillMenu(QMenu& menu);
    void popupMenu();
    void popupEngineMenu(const QPoint& at);
    std::vector<PaletteCommand> paletteCommands();
    bool isAnyPageDirty() const;
    bool askAboutUnsaved();
    void focusNextPane();
    static void focusPage(const Place& place);
    void updateTitle();

    const Services& m_services;
    Languages m_languages;
    theme::SystemLookWatcher* m_lookWatcher;
    Rail* m_rail;
    QStackedWidget* m_stack;
    FileBanner* m_banner = nullptr;
    StatusBar* m_statusBar;
    widgets::ToastHost* m_toasts;
    QWidget* m_central;
    std::unique_ptr<Context> m_context;
    std::map<PageId, Place> m_places;
    ShellActions* m_actions;
    Tray* m_tray = nullptr;
    QTimer m_answeringTimer;
    PageId m_current = PageId::Health;
    QPointer<widgets::Sheet> m_unsavedSheet;
    bool m_shownOnce = false;
    bool m_isSeen = false; //!< Neither hidden nor minimised.
    bool m_railCollapsedByUser = false;
};

} // namespace switchyard::shell
