// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/mainwindow.h"

#include "config/configsession.h"
#include "pages/agents/setupsheet.h"
#include "pages/common/problemlist.h"
#include "pages/otherpages.h"
#include "pages/tryit/connectsheet.h"
#include "ports/configfileport.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "shell/answering.h"
#include "shell/aboutsheet.h"
#include "shell/filebanner.h"
#include "shell/pageheader.h"
#include "shell/preferences.h"
#include "shell/rail.h"
#include "shell/shellactions.h"
#include "shell/statusbar.h"
#include "shell/tray.h"
#include "theme/metrics.h"
#include "theme/systemlookwatcher.h"
#include "theme/theme.h"
#include "theme/tokens.h"
#include "widgets/toast.h"
#include "wording/format.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScreen>
#include <QSessionManager>
#include <QStackedWidget>
#include <QUrl>

#include <algorithm>

namespace switchyard::shell {

using namespace theme;
using Id = ShellActions::Id;

namespace {

const auto geometryState = QStringLiteral("window/geometry");
const auto pageState = QStringLiteral("window/page");
const auto railState = QStringLiteral("window/railCollapsed");
constexpr QSize firstSize(1280, 800);
constexpr QSize frameRoom(8, 48); // what a title bar and borders take; unknown before the window is mapped
constexpr std::chrono::milliseconds answeringPause { 200 };

} // namespace

MainWindow::MainWindow(const Services& services, QWidget* parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_lookWatcher(new SystemLookWatcher(this))
    , m_central(new QWidget(this))
{
    m_languages.use(services.preferences.language());
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(640, 480);
    setAcceptDrops(true);
    setCentralWidget(m_central);
    m_rail = new Rail(m_central);
    m_stack = new QStackedWidget(m_central);
    m_statusBar = new StatusBar(services, m_central);
    auto* across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(m_rail);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    across->addLayout(middle, 1);
    auto* down = new QVBoxLayout(m_central);
    down->setContentsMargins({});
    down->setSpacing(0);
    down->addLayout(across, 1);
    down->addWidget(m_statusBar);
    m_toasts = new widgets::ToastHost(m_central, m_statusBar->height());
    m_context = std::make_unique<Context>(Context { services, *this, *m_toasts, *m_central });
    m_banner = new FileBanner(*m_context, m_central);
    middle->addWidget(m_banner);
    middle->addWidget(m_stack, 1);
    m_actions = new ShellActions(services, this);
    addSpecs();

    connect(m_rail, &Rail::pageRequested, this, [this](PageId id) { openPage(id); });
    connect(m_rail, &Rail::paletteRequested, this, &MainWindow::openPalette);
    connect(m_rail, &Rail::menuRequested, this, &MainWindow::popupMenu);
    connect(m_statusBar, &StatusBar::engineActivated, this, &MainWindow::popupEngineMenu);
    connect(m_statusBar, &StatusBar::answeringActivated, this, [this] { openPage(PageId::Routing); });
    connect(m_statusBar, &StatusBar::problemsActivated, this,
            [this] { openPage(PageId::Health, QStringLiteral("filter:problems")); });
    connect(m_statusBar, &StatusBar::fileActivated, this, [this] { openPage(PageId::Settings, QStringLiteral("files")); });

    const auto on = [this](Id id, auto&& run) { connect(m_actions->action(id), &QAction::triggered, this, run); };
    on(Id::AddProvider, [this] { addProvider(); });
    on(Id::SaveNow, [this] {
        if (auto* current = page(m_current); current && current->isDirty())
            current->saveDirty();
        else
            m_services.file.saveNow();
    });
    on(Id::ReloadFile, [this] { m_services.file.reload(); });
    on(Id::CloseWindow, [this] { close(); });
    on(Id::Quit, [this] {
        if (askAboutUnsaved())
            Q_EMIT quitRequested();
    });
    on(Id::Undo, [this] { std::ignore = m_services.session.undo(); });
    on(Id::Redo, [this] { std::ignore = m_services.session.redo(); });
    on(Id::Find, [this] {
        auto* current = page(m_current);
        if (!current || !current->focusSearch())
            openPalette();
    });
    on(Id::Palette, [this] { openPalette(); });
    on(Id::NextPane, [this] { focusNextPane(); });
    on(Id::ToggleRail, [this] {
        m_railCollapsedByUser = !m_railCollapsedByUser;
        m_rail->setCollapsed(m_railCollapsedByUser || hasNarrowRail());
    });
    on(Id::CheckNow, [this] { m_services.health.checkNow(); });
    on(Id::PauseProbing, [this] { m_services.health.setPaused(!m_services.health.isPaused()); });
    on(Id::StartEngine, [this] { m_services.engine.start(); });
    on(Id::StopEngine, [this] { m_services.engine.stop(); });
    on(Id::CopyAddress, [this] {
        QApplication::clipboard()->setText(m_services.engine.baseUrl().toString());
        m_toasts->show(tr("The router's address was copied."));
    });
    on(Id::Connect, [this] { pages::openConnectSheet(*m_context); });
    on(Id::SetUp, [this] { pages::openSetUp(*m_context); });
    on(Id::Problems, [this] { pages::openProblems(*m_context); });
    on(Id::FirstRun, [this] { showFirstRun(); });
    on(Id::Demo, [this] { startDemo(); });
    on(Id::Shortcuts, [this] { openShortcutsSheet(*m_actions, m_central); });
    on(Id::About, [this] { openAboutSheet(m_central); });
    for (const PageId id : railOrder)
        on(ShellActions::openIdOf(id), [this, id] { openPage(id); });

    // A burst of changes (probes, an edit) is planned once.
    m_answeringTimer.setSingleShot(true);
    m_answeringTimer.setInterval(answeringPause);
    connect(&m_answeringTimer, &QTimer::timeout, this, &MainWindow::showAnswering);
    const auto later = [this] {
        // Who does not look is told when they look again.
        if (m_isSeen && !m_answeringTimer.isActive())
            m_answeringTimer.start();
    };
    connect(&services.health, &ports::HealthPort::changed, this, later);
    connect(&services.engine, &ports::EnginePort::planInputsChanged, this, later);
    connect(&services.session, &config::ConfigSession::configChanged, this, later);
    connect(&services.preferences, &Preferences::changed, this, &MainWindow::followPreferences);
    connect(m_lookWatcher, &SystemLookWatcher::lookChanged, &services.theme, &Theme::setSystemLook);

    // A log-out waits for the answer about unsaved forms; without any nothing holds it up.
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this](QSessionManager& manager) {
        saveState();
        if (!isAnyPageDirty() || !manager.allowsInteraction())
            return;
        show();
        askAboutUnsaved();
        manager.release();
        manager.cancel();
    }, Qt::DirectConnection);
    m_tray = new Tray(services, *this, this);
    followPreferences();
    retranslate();
    restoreState();
    showAnswering();
}

MainWindow::~MainWindow()
{
    // The pages refer to the context, and their signals to the rail: they go first, unheard.
    for (const auto& [id, place] : m_places) {
        if (place.page)
            place.page->disconnect(this);
    }
    delete takeCentralWidget();
}

void MainWindow::addProvider(const QString& text)
{
    pages::openAddProvider(*m_context, text);
}

void MainWindow::showFirstRun()
{
    openPage(PageId::FirstRun);
}

bool MainWindow::startDemo()
{
    if (m_services.isDemo)
        return false;
    Q_EMIT demoRequested();
    return true;
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_rail->retranslate();
    for (const auto& [id, place] : m_places) {
        m_rail->setPageText(id, pageName(id));
        if (!place.page)
            continue;
        place.page->retranslate();
        place.header->setTitle(place.page->title());
    }
    m_statusBar->retranslate();
    m_banner->retranslate();
    updateTitle();
}

void MainWindow::updateTitle()
{
    const auto found = m_places.find(m_current);
    const bool dirty = found != m_places.end() && found->second.page && found->second.page->isDirty();
    setWindowModified(dirty);
    QString title = pageName(m_current) + QStringLiteral("[*] — Switchyard");
    if (m_services.isDemo)
        title += QStringLiteral(" (") + tr("demo") + QLatin1Char(')');
    setWindowTitle(title);
}

void MainWindow::showAnswering()
{
    const ChainNow now = chainNow(m_services);
    const auto serving = now.serving();
    m_statusBar->setAnswering(serving ? providerTitle(m_services, serving->provider) + QStringLiteral(" / ")
                                                + wording::fromUtf8(serving->model)
                                      : QString());
    int problems = 0;
    const health::HealthBook& book = m_services.health.book();
    for (const ModelRef& ref : book.models()) {
        const health::ModelHealth* model = book.model(ref);
        problems += model && health::isProblem(model->status) ? 1 : 0;
    }
    m_statusBar->setProblems(problems);
    m_rail->setCount(PageId::Health, problems);
}

void MainWindow::followPreferences()
{
    m_services.theme.setLook(m_services.preferences.look());
    m_services.theme.setMotionOff(m_services.preferences.isMotionOff());
    m_services.theme.setPanelFont(m_services.preferences.usesPanelFont());
    m_languages.use(m_services.preferences.language());
    m_tray->refresh();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

QSize MainWindow::firstSizeIn(const QSize& available)
{
    return firstSize.boundedTo(available - frameRoom);
}

void MainWindow::restoreState()
{
    resize(firstSizeIn(screen()->availableSize()));
    restoreGeometry(m_services.preferences.state(geometryState).toByteArray());
    m_railCollapsedByUser = m_services.preferences.state(railState).toBool();
    m_rail->setCollapsed(m_railCollapsedByUser);
    const int stored = m_services.preferences.state(pageState).toInt();
    const auto known = std::find_if(railOrder.begin(), railOrder.end(),
                                    [stored](PageId id) { return static_cast<int>(id) == stored; });
    openPage(known != railOrder.end() && m_places.contains(*known) ? *known : PageId::Health);
}

void MainWindow::saveState()
{
    m_services.preferences.setState(geometryState, saveGeometry());
    m_services.preferences.setState(railState, m_railCollapsedByUser);
    if (m_current != PageId::FirstRun)
        m_services.preferences.setState(pageState, static_cast<int>(m_current));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setCollapsed(m_railCollapsedByUser || hasNarrowRail());
}

bool MainWindow::hasNarrowRail() const
{
    return width() <= size::railCollapseBelow;
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    m_services.health.setWindowVisible(true);
    m_isSeen = true;
    if (m_shownOnce) {
        showAnswering();
        return;
    }
    m_shownOnce = true;
    // Where no window manager gives it the keyboard, shortcuts would wait for a click.
    if (!isMinimized())
        activateWindow();
    if (const Place* current = place(m_current))
        focusPage(*current);
    // A hanging portal must not hold up the first paint.
    QTimer::singleShot(0, m_lookWatcher, &SystemLookWatcher::start);
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    m_services.health.setWindowVisible(false);
    m_isSeen = false;
    m_answeringTimer.stop();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QMimeData* dropped = event->mimeData();
    const QString text = dropped->hasText() ? dropped->text() : dropped->urls().value(0).toString();
    event->acceptProposedAction();
    addProvider(text);
}

} // namespace switchyard::shell
