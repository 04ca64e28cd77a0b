// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/routingpage.h"

#include "config/configsession.h"
#include "config/policysession.h"
#include "items/chaincandidatesmodel.h"
#include "items/chainlistmodel.h"
#include "items/chainmodel.h"
#include "items/chainpreview.h"
#include "pages/common/spokenmodel.h"
#include "pages/routing/candidatetray.h"
#include "pages/routing/chaincolumns.h"
#include "pages/routing/chaindelegate.h"
#include "pages/routing/chainnames.h"
#include "pages/routing/chainpolicypane.h"
#include "pages/routing/chainstrip.h"
#include "pages/routing/chainview.h"
#include "pages/routing/routewording.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "ports/trafficport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/spinner.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr int trafficWindow = 200; // newest records looked at for the size of prompts
constexpr int menuLimit = 24; // candidates in the "Add step" menu; the tray has them all

} // namespace

RoutingPage::RoutingPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
{
    buildModels();
    buildHeader();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildChains();
    buildSteps();
    auto* pane = new widgets::Panel(widgets::Panel::Ground::Card, Qt::LeftEdge, this);
    pane->setFixedWidth(theme::scaled(theme::size::chainPolicy));
    auto* paneLayout = new QVBoxLayout(pane);
    paneLayout->setContentsMargins(1, 0, 0, 0);
    m_policyScroll = new QScrollArea(pane);
    m_policyScroll->setFrameShape(QFrame::NoFrame);
    m_policyScroll->setWidgetResizable(true);
    m_policyScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_policy = new ChainPolicyPane(context, m_policyScroll);
    m_policyScroll->setWidget(m_policy);
    m_policyScroll->viewport()->setAutoFillBackground(false);
    m_policy->setAutoFillBackground(false);
    paneLayout->addWidget(m_policyScroll);
    layout->addWidget(pane);

    connect(m_policy, &ChainPolicyPane::failed, this, [this](const QString& text) { m_context.toasts.show(text); });
    connect(m_policy, &ChainPolicyPane::changed, this, [this](const QString& text) {
        m_context.toasts.show(text, tr("Undo"), [this] { undoPolicy(); });
    });
    connectView();
    m_countdown.setInterval(std::chrono::seconds(1));
    connect(&m_countdown, &QTimer::timeout, this, [this] { m_steps->refreshCountdowns(); });
    retranslate();
    setChain({});
}

RoutingPage::~RoutingPage() = default;

void RoutingPage::buildModels()
{
    const auto& services = m_context.services;
    m_steps = new items::ChainModel(services.session, services.catalogue, services.clock, &services.health, this);
    m_chains = new items::ChainListModel(services.session, &services.health, this);
    m_candidates = new items::ChainCandidatesModel(services.session, services.catalogue, &services.health, this);
    connect(m_steps, &items::ChainModel::editFailed, this, &RoutingPage::showError);
    connect(m_steps, &items::ChainModel::chainChanged, this, &RoutingPage::replan);
    connect(m_steps, &items::ChainModel::chainChanged, this, &RoutingPage::refreshState);
    connect(&services.engine, &ports::EnginePort::planInputsChanged, this, &RoutingPage::replan);
    connect(&services.session, &config::ConfigSession::undoStateChanged, this, &RoutingPage::refreshState);
    connect(&services.session, &config::ConfigSession::readOnlyChanged, this, &RoutingPage::refreshState);
}

QAction* RoutingPage::addAction(const QString& iconName, const QKeySequence& keys, void (RoutingPage::*slot)())
{
    auto* action = new QAction(theme::icon(iconName), {}, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    Page::addAction(action);
    return action;
}

void RoutingPage::buildHeader()
{
    using widgets::Button;
    m_undoAction = addAction(QStringLiteral("undo-2"), QKeySequence::Undo, &RoutingPage::undoEdit);
    m_redoAction = addAction(QStringLiteral("redo-2"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), &RoutingPage::redoEdit);
    m_simulateAction = addAction(QStringLiteral("flask-conical"), QKeySequence(Qt::CTRL | Qt::Key_T), &RoutingPage::toggleSimulation);
    m_addAction = addAction(QStringLiteral("plus"), QKeySequence(Qt::CTRL | Qt::Key_Plus), &RoutingPage::showAddMenu);

    m_hint = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, this);
    m_undoButton = Button::iconOnly(QStringLiteral("undo-2"), {}, Button::Kind::Plain, this);
    m_redoButton = Button::iconOnly(QStringLiteral("redo-2"), {}, Button::Kind::Plain, this);
    m_simulateButton = new Button(Button::Kind::Plain, {}, QStringLiteral("flask-conical"), this);
    m_addButton = new Button(Button::Kind::Primary, {}, QStringLiteral("plus"), this);
    connect(m_undoButton, &Button::clicked, this, &RoutingPage::undoEdit);
    connect(m_redoButton, &Button::clicked, this, &RoutingPage::redoEdit);
    connect(m_simulateButton, &Button::clicked, this, &RoutingPage::toggleSimulation);
    connect(m_addButton, &Button::clicked, this, &RoutingPage::showAddMenu);
}

void RoutingPage::buildChains()
{
    auto* pane = new widgets::Panel(widgets::Panel::Ground::Window, Qt::RightEdge, this);
    pane->setFixedWidth(theme::scaled(theme::size::chainList));
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(theme::space::s, theme::space::xs, theme::space::s + 1, theme::space::s);
    m_chainNames = new QListView(pane);
    m_chainNames->setFrameShape(QFrame::NoFrame);
    m_chainNames->setItemDelegate(new ChainNameDelegate(m_chainNames));
    m_chainNames->setSelectionMode(QAbstractItemView::SingleSelection);
    m_chainNames->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_chainNames->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chainNames->setMouseTracking(true);
    m_chainNames->viewport()->setAutoFillBackground(false);
    auto* spoken = new SpokenModel(
        [](const QModelIndex& index) { return chainTitle(index) + QLatin1String(", ") + chainNote(index); }, this);
    spoken->setSourceModel(m_chains);
    m_chainNames->setModel(spoken);
    layout->addWidget(m_chainNames);
    layout->parentWidget()->setAccessibleName(tr("Chains"));
    this->layout()->addWidget(pane);
    connect(m_chainNames->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoutingPage::chooseChain);
}

void RoutingPage::buildSteps()
{
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(scroll);
    content->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::space::gutter, theme::space::l, theme::space::gutter, theme::space::l);
    column->setSpacing(theme::space::m);

    m_banner = new widgets::Banner(theme::Tone::Idle, content);
    m_banner->hide();
    column->addWidget(m_banner);
    m_simulation = new widgets::Banner(theme::Tone::Warn, content);
    m_simulation->setIconName(QStringLiteral("flask-conical"));
    m_simulation->hide();
    column->addWidget(m_simulation);
    m_strip = new ChainStrip(content);
    column->addWidget(m_strip);

    m_card = new widgets::Card(content);
    auto* cardLayout = new QVBoxLayout(m_card);
    cardLayout->setContentsMargins(1, 1, 1, 1);
    cardLayout->setSpacing(0);
    m_header = new ChainHeader(m_card);
    cardLayout->addWidget(m_header);
    m_view = new ChainView(m_card);
    auto* spoken = new SpokenModel(spokenStep, this);
    spoken->setSourceModel(m_steps);
    m_view->setModel(spoken);
    cardLayout->addWidget(m_view);
    m_empty = new widgets::EmptyState(m_card);
    m_empty->setIconName(QStringLiteral("route"));
    auto* add = m_empty->addPrimary({}, QStringLiteral("plus"));
    connect(add, &QPushButton::clicked, this, [this] {
        if (m_candidates->rowCount() > 0)
            showAddMenu();
        else
            m_context.navigator.addProvider();
    });
    cardLayout->addWidget(m_empty);
    column->addWidget(m_card);

    m_trayHead = new widgets::SectionLabel({}, {}, content);
    column->addSpacing(theme::space::xs);
    column->addWidget(m_trayHead);
    m_tray = new CandidateTray(content);
    auto* spokenTray = new SpokenModel(
        [](const QModelIndex& index) {
            return index.data(items::ChainModel::ProviderNameRole).toString() + QLatin1String(", ")
                + index.data(items::ChainModel::ModelIdRole).toString() + QLatin1String(", ") + stepStateText(index);
        },
        this);
    spokenTray->setSourceModel(m_candidates);
    m_tray->setModel(spokenTray);
    column->addWidget(m_tray);
    column->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    static_cast<QHBoxLayout*>(layout())->addWidget(scroll, 1);

    m_spinner = new widgets::SpinnerClock(this);
    connect(m_spinner, &widgets::SpinnerClock::turned, this, [this] {
        m_view->chainDelegate()->setTurn(m_spinner->degrees());
        m_view->viewport()->update();
    });
}

void RoutingPage::connectView()
{
    connect(m_view, &ChainView::rowMoved, this, &RoutingPage::announceMove);
    connect(m_view, &ChainView::dropPreviewed, this, &RoutingPage::previewDrop);
    connect(m_view, &ChainView::pickedUpChanged, this, [this](int row) {
        m_steps->setPickedUp(row);
        showHint(row >= 0 ? tr("Arrows move, Space drops, Esc cancels") : QString());
        if (row < 0)
            m_context.services.session.finishGesture();
    });
    connect(m_view, &ChainView::rowMoved, this, [this](int, int to) {
        if (m_view->isPickedUp())
            m_steps->setPickedUp(to);
    });
    connect(m_view, &ChainView::pickUpCancelled, this, &RoutingPage::undoEdit);
    connect(m_view, &ChainView::removeRequested, this, &RoutingPage::removeStep);
    connect(m_view, &ChainView::menuRequested, this, &RoutingPage::showRowMenu);
    connect(m_view, &ChainView::digitsChanged, this, [this](const QString& digits) {
        showHint(digits.isEmpty() ? QString() : tr("Enter moves it to place %1").arg(digits));
    });
    connect(m_tray, &CandidateTray::addRequested, this, &RoutingPage::addCandidate);
    connect(m_candidates, &QAbstractItemModel::rowsInserted, this, &RoutingPage::refreshState);
    connect(m_candidates, &QAbstractItemModel::rowsRemoved, this, &RoutingPage::refreshState);
    connect(m_candidates, &QAbstractItemModel::modelReset, this, &RoutingPage::refreshState);
}

QString RoutingPage::title() const
{
    return tr("Routing");
}

QList<QWidget*> RoutingPage::headerWidgets()
{
    return { m_hint, m_undoButton, m_redoButton, m_simulateButton, m_addButton };
}

QList<QAction*> RoutingPage::pageActions()
{
    return { m_undoAction, m_redoAction, m_simulateAction, m_addAction };
}

QList<QWidget*> RoutingPage::panes()
{
    return { m_chainNames, m_view, m_tray, m_policy };
}

void RoutingPage::retranslate()
{
    m_undoAction->setText(tr("Undo"));
    m_redoAction->setText(tr("Redo"));
    m_simulateAction->setText(tr("Simulate failure"));
    m_addAction->setText(tr("Add step"));
    m_simulateButton->setText(tr("Simulate failure"));
    m_addButton->setText(tr("Add step"));
    m_view->setAccessibleName(tr("Steps of the chain"));
    m_view->setAccessibleDescription(tr("Alt with the arrow keys moves a step, Space picks it up."));
    m_chainNames->setAccessibleName(tr("Chains"));
    m_tray->setAccessibleName(tr("Models not in this chain"));
    m_trayHead->setText(tr("Not in this chain"));
    m_policy->retranslate();
    m_empty->setText(tr("No step in this chain yet"), tr("The first step answers; the next ones take over when it fails."));
    m_strip->setEmptyText(tr("Nobody: the chain is empty."));
    Q_EMIT titleChanged();
    replan();
    refreshState();
}

void RoutingPage::openItem(const QString& item)
{
    if (item.contains(QLatin1Char('/'))) {
        const int row = m_steps->rowOf(ModelRef::parse(item.toStdString()));
        if (row >= 0)
            m_view->setCurrentIndex(m_view->model()->index(row, 0));
        return;
    }
    config::ChainId id;
    if (!item.isEmpty() && item != QLatin1String("defaults"))
        id.agent = AgentId(item.toStdString());
    setChain(id);
}

void RoutingPage::showEvent(QShowEvent* event)
{
    m_countdown.start();
    m_spinner->acquire();
    Page::showEvent(event);
    replan();
    if (!m_view->currentIndex().isValid() && m_view->model()->rowCount() > 0)
        m_view->setCurrentIndex(m_view->model()->index(0, 0));
}

void RoutingPage::hideEvent(QHideEvent* event)
{
    m_countdown.stop();
    m_spinner->release();
    m_context.services.session.finishGesture();
    Page::hideEvent(event);
}

void RoutingPage::chooseChain(const QModelIndex& index)
{
    if (index.isValid())
        setChain(m_chains->chainId(index.row()));
}

void RoutingPage::setChain(const config::ChainId& id)
{
    m_chain = id;
    m_failedSteps = 0;
    m_context.services.session.finishGesture();
    m_candidates->setChain(id);
    m_steps->setChain(id);
    const int row = m_chains->rowOf(id);
    const QModelIndex index = m_chainNames->model()->index(row, 0);
    if (index.isValid() && m_chainNames->currentIndex() != index)
        m_chainNames->setCurrentIndex(index);
    m_policy->setChain(id, index.isValid() ? chainTitle(index) : QString());
    if (m_view->model()->rowCount() > 0)
        m_view->setCurrentIndex(m_view->model()->index(0, 0));
    refreshState();
}

TokenCount RoutingPage::largestPrompt() const
{
    const auto& records = m_context.services.traffic.records();
    const std::string route = items::routeOf(m_chain);
    TokenCount largest;
    int looked = 0;
    for (auto record = records.rbegin(); record != records.rend() && looked < trafficWindow; ++record, ++looked) {
        if (record->route == route && record->usage)
            largest = std::max(largest, record->usage->input);
    }
    return largest;
}

void RoutingPage::replan()
{
    auto order = m_steps->refs();
    if (m_dropRow >= 0 && m_dropFrom >= 0 && m_dropFrom < static_cast<int>(order.size()))
        items::moveElement(order, m_dropFrom, std::min(m_dropRow, static_cast<int>(order.size()) - 1));
    m_failedSteps = std::min(m_failedSteps, static_cast<int>(order.size()));
    const auto table = m_context.services.engine.table();
    const auto health = m_context.services.engine.health();
    const auto preview = items::previewChain({ order, items::routeOf(m_chain), m_failedSteps, largestPrompt() }, table.get(),
                                             health.get(), m_context.services.clock.steadyNow());
    if (m_dropRow < 0)
        m_steps->setVerdicts(preview.verdicts);
    showPlan(preview, order);
    showSimulation(preview, order);
}

QString RoutingPage::planTitle(const items::ChainPreview& preview, const std::vector<ModelRef>& order) const
{
    if (m_dropRow >= 0)
        return tr("If you drop it here");
    if (m_failedSteps > 0 && !order.empty())
        return m_failedSteps == 1 ? tr("If step 1 fails") : tr("If steps 1 to %1 fail").arg(m_failedSteps);
    return preview.servingRow() < 0 ? tr("Nobody can answer now") : tr("Now answering");
}

QString RoutingPage::usersOfChain() const
{
    QStringList names;
    for (int row = 0; row < m_chains->rowCount(); ++row) {
        const QModelIndex index = m_chains->index(row);
        const auto id = m_chains->chainId(row);
        const auto inheritance = static_cast<config::Inheritance>(index.data(items::ChainListModel::InheritanceRole).toInt());
        const bool follows = inheritance == config::Inheritance::Inherited || inheritance == config::Inheritance::Unset;
        const bool isOwn = id == m_chain;
        const bool isOfDefaults = !m_chain.agent && id.agent && id.role == m_chain.role && follows;
        if ((isOwn && id.agent) || isOfDefaults)
            names << index.data(items::ChainListModel::AgentNameRole).toString();
    }
    if (names.isEmpty())
        return {};
    if (names.size() > 3)
        return tr("for %n agent(s)", nullptr, static_cast<int>(names.size()));
    return tr("for %1").arg(QLocale().createSeparatedList(names));
}

void RoutingPage::showPlan(const items::ChainPreview& preview, const std::vector<ModelRef>& order)
{
    const auto& config = m_context.services.session.config();
    const auto& book = m_context.services.health.book();
    std::vector<ChainStrip::Station> stations;
    int place = 0;
    const auto station = [&](int row) {
        const auto& ref = order[static_cast<std::size_t>(row)];
        ChainStrip::Station made;
        const auto alias = config.aliasOf(ref);
        made.name = alias.empty() ? items::factsOf(ref.provider, config, m_context.services.catalogue, &book).name
                                  : wording::fromUtf8(alias);
        const auto* health = book.model(ref);
        made.status = health ? health->status : health::Status::Checking;
        return made;
    };
    for (const int row : preview.line) {
        auto made = station(row);
        made.isServing = place == 0;
        if (place == 0 && preview.loadFirst && preview.loadFirst->count() > 0)
            made.note = tr("after %1 of loading").arg(wording::about(*preview.loadFirst));
        else
            made.note = place == 0 ? tr("answering now") : place == 1 ? tr("if it fails") : tr("then");
        if (place == 0 && m_failedSteps > 0 && !(preview.loadFirst && preview.loadFirst->count() > 0))
            made.note = tr("takes over at once");
        stations.push_back(made);
        ++place;
    }
    // Those passed over stand after the first three, where there is still room to say why.
    const std::size_t whereSkipped = std::min<std::size_t>(stations.size(), 3);
    for (std::size_t row = preview.verdicts.size(); row-- > 0;) {
        if (preview.verdicts[row].kind != items::StepVerdict::Kind::Skipped)
            continue;
        auto made = station(static_cast<int>(row));
        made.isSkipped = true;
        made.note = skipText(static_cast<routing::SkipReason>(preview.verdicts[row].reason), preview.verdicts[row].needed,
                             preview.verdicts[row].offered);
        stations.insert(stations.begin() + static_cast<std::ptrdiff_t>(whereSkipped), made);
    }
    m_strip->setTitle(planTitle(preview, order), usersOfChain());
    m_strip->setStations(std::move(stations));
}

void RoutingPage::previewDrop(int from, int row)
{
    m_dropFrom = from;
    m_dropRow = row;
    showHint(row >= 0 ? tr("Release to move, Esc to cancel") : QString());
    replan();
}

void RoutingPage::showSimulation(const items::ChainPreview& preview, const std::vector<ModelRef>& order)
{
    m_simulation->setVisible(m_failedSteps > 0);
    m_simulateButton->setHeld(m_failedSteps > 0);
    if (m_failedSteps == 0)
        return;
    const auto& config = m_context.services.session.config();
    QString text;
    const int serving = preview.servingRow();
    if (serving < 0) {
        text = tr("Nobody is left. Clients get the chain's exhausted answer.");
    } else {
        const QString name = shortName(order[static_cast<std::size_t>(serving)], config);
        text = preview.loadFirst && preview.loadFirst->count() > 0
            ? tr("Taking over: %1, after %2 of loading.").arg(name, wording::about(*preview.loadFirst))
            : tr("Taking over: %1, without a load.").arg(name);
    }
    m_simulation->setText(tr("Simulation"), text);
    m_simulation->clearButtons();
    if (m_failedSteps < static_cast<int>(order.size())) {
        auto* more = m_simulation->addButton(tr("Fail one more"));
        connect(more, &QPushButton::clicked, this, &RoutingPage::failOneMore, Qt::QueuedConnection);
    }
    auto* end = m_simulation->addButton(tr("End"));
    connect(end, &QPushButton::clicked, this, &RoutingPage::endSimulation, Qt::QueuedConnection);
}

void RoutingPage::toggleSimulation()
{
    m_failedSteps = m_failedSteps > 0 || m_steps->rowCount() == 0 ? 0 : 1;
    replan();
}

void RoutingPage::failOneMore()
{
    m_failedSteps = std::min(m_failedSteps + 1, m_steps->rowCount());
    replan();
}

void RoutingPage::endSimulation()
{
    m_failedSteps = 0;
    replan();
}

void RoutingPage::showHint(const QString& text)
{
    m_hint->setText(text);
}

void RoutingPage::refreshState()
{
    if (!m_view || !m_policy)
        return;
    const auto& session = m_context.services.session;
    const bool isEditable = !session.isReadOnly();
    m_undoButton->setEnabled(session.canUndo());
    m_redoButton->setEnabled(session.canRedo());
    m_undoAction->setEnabled(session.canUndo());
    m_redoAction->setEnabled(session.canRedo());
    const auto named = [&](const QString& verb, const config::EditDescription& edit) {
        const QString what = editText(edit, session.config());
        return what.isEmpty() ? verb : tr("%1: %2").arg(verb, what);
    };
    m_undoButton->setName(named(tr("Undo"), session.undoDescription()));
    m_redoButton->setName(named(tr("Redo"), session.redoDescription()));
    m_addButton->setEnabled(isEditable);
    m_addAction->setEnabled(isEditable);
    const bool isEmpty = m_steps->rowCount() == 0;
    m_simulateButton->setEnabled(!isEmpty);
    m_view->setVisible(!isEmpty);
    m_header->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    const auto buttons = m_empty->findChildren<widgets::Button*>();
    if (!buttons.isEmpty())
        buttons.first()->setText(m_candidates->rowCount() > 0 ? tr("Add step") : tr("Add provider"));
    const bool hasCandidates = m_candidates->rowCount() > 0;
    m_trayHead->setVisible(hasCandidates);
    m_trayHead->setNote(hasCandidates ? tr("drag in, or select and press Enter") : QString());
    m_tray->setVisible(hasCandidates);
    m_view->setFixedHeight(std::max(1, m_view->contentHeight()));
    showInheritance();
}

void RoutingPage::showInheritance()
{
    const auto& session = m_context.services.session;
    m_banner->clearButtons();
    if (session.isReadOnly()) {
        const auto reason = session.readOnlyReason();
        m_banner->setTone(theme::Tone::Warn);
        m_banner->setIconName(QStringLiteral("lock"));
        m_banner->setText(tr("Read-only"), reason ? wording::fromUtf8(reason->message) : QString());
        m_banner->show();
        return;
    }
    if (!m_chain.agent) {
        m_banner->hide();
        return;
    }
    m_banner->setTone(theme::Tone::Idle);
    m_banner->setIconName(QStringLiteral("git-fork"));
    const auto inheritance = m_steps->inheritance();
    if (inheritance == config::Inheritance::Inherited || inheritance == config::Inheritance::Unset) {
        m_banner->setText({}, tr("This agent follows the defaults. A change here gives it a chain of its own."));
        connect(m_banner->addButton(tr("Give it its own")), &QPushButton::clicked, this, &RoutingPage::makeOwnChain,
                Qt::QueuedConnection);
    } else {
        const bool isStrict = inheritance == config::Inheritance::Strict || inheritance == config::Inheritance::Disabled;
        m_banner->setText({}, isStrict ? tr("This agent has a model of its own and no fallbacks: when it fails, nobody takes over.")
                                       : tr("This agent has a chain of its own. Changes to the defaults do not reach it."));
        connect(m_banner->addButton(tr("Follow the defaults")), &QPushButton::clicked, this, &RoutingPage::followDefaults,
                Qt::QueuedConnection);
    }
    m_banner->show();
}

void RoutingPage::announceMove(int from, int to)
{
    Q_UNUSED(from)
    const auto& config = m_context.services.session.config();
    const QString name = shortName(m_steps->ref(to), config);
    toastEdit(tr("%1 moved to %2 of %3").arg(name).arg(to + 1).arg(m_steps->rowCount()));
}

void RoutingPage::toastEdit(const QString& text)
{
    m_context.toasts.show(text, tr("Undo"), [this] { undoEdit(); });
}

void RoutingPage::undoEdit()
{
    auto& session = m_context.services.session;
    if (!session.canUndo())
        return;
    const auto edit = session.undoDescription();
    const QString text = editText(edit, session.config());
    if (const auto result = session.undo(); !result) {
        showError(result.error());
        return;
    }
    const int row = m_steps->rowOf(edit.model);
    if (row >= 0)
        m_view->setCurrentIndex(m_view->model()->index(row, 0));
    m_context.toasts.show(tr("Undone: %1").arg(text), tr("Redo"), [this] { redoEdit(); });
}

void RoutingPage::redoEdit()
{
    auto& session = m_context.services.session;
    if (!session.canRedo())
        return;
    const auto edit = session.redoDescription();
    if (const auto result = session.redo(); !result) {
        showError(result.error());
        return;
    }
    const int row = m_steps->rowOf(edit.model);
    if (row >= 0)
        m_view->setCurrentIndex(m_view->model()->index(row, 0));
    toastEdit(editText(edit, session.config()));
}

void RoutingPage::undoPolicy()
{
    if (const auto result = m_context.services.policy.undo(); !result)
        showError(result.error());
}

void RoutingPage::showError(const Error& error)
{
    m_context.toasts.show(wording::describe(error));
}

void RoutingPage::showAddMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int count = std::min(m_candidates->rowCount(), menuLimit);
    for (int row = 0; row < count; ++row) {
        const QModelIndex index = m_candidates->index(row);
        const QString name = index.data(items::ChainModel::ProviderNameRole).toString();
        const QString mark = theme::markName(index.data(items::ChainModel::FamilyRole).toString(),
                                             index.data(items::ChainModel::ProviderIdRole).toString());
        auto* action = menu->addAction(theme::markIcon(mark, name),
                                       name + QLatin1String("  ") + index.data(items::ChainModel::ModelIdRole).toString());
        const auto ref = m_candidates->ref(row);
        connect(action, &QAction::triggered, this, [this, ref] {
            if (m_steps->insertAt(m_steps->rowCount(), ref))
                toastEdit(tr("%1 added at the end").arg(shortName(ref, m_context.services.session.config())));
        });
    }
    if (count > 0)
        menu->addSeparator();
    connect(menu->addAction(theme::icon(QStringLiteral("plus")), tr("Add a provider…")), &QAction::triggered, this,
            [this] { m_context.navigator.addProvider(); });
    m_addButton->setHeld(true);
    connect(menu, &QMenu::aboutToHide, this, [this] { m_addButton->setHeld(false); });
    menu->popup(m_addButton->mapToGlobal(QPoint(0, m_addButton->height() + 4)));
}

void RoutingPage::showRowMenu(int row, const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int last = m_steps->rowCount() - 1;
    const bool isEditable = !m_context.services.session.isReadOnly();
    const auto move = [&](const QString& icon, const QString& text, const QKeySequence& keys, int to, bool isPossible) {
        auto* action = menu->addAction(theme::icon(icon), text);
        action->setShortcut(keys);
        action->setShortcutVisibleInContextMenu(true);
        action->setEnabled(isEditable && isPossible);
        connect(action, &QAction::triggered, this, [this, row, to] { m_view->moveRowTo(row, to); });
    };
    move(QStringLiteral("arrow-up"), tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up), row - 1, row > 0);
    move(QStringLiteral("arrow-down"), tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down), row + 1, row < last);
    move(QStringLiteral("arrow-up-to-line"), tr("Make primary"), QKeySequence(Qt::ALT | Qt::Key_Home), 0, row > 0);
    move(QStringLiteral("arrow-down-to-line"), tr("Move to the end"), QKeySequence(Qt::ALT | Qt::Key_End), last, row < last);
    menu->addSeparator();
    const auto ref = m_steps->ref(row);
    connect(menu->addAction(theme::icon(QStringLiteral("heart-pulse")), tr("Show in Health")), &QAction::triggered, this,
            [this, ref] { m_context.navigator.openPage(shell::PageId::Health, wording::fromUtf8(ref.toString())); });
    connect(menu->addAction(theme::icon(QStringLiteral("server")), tr("Show the provider")), &QAction::triggered, this,
            [this, ref] { m_context.navigator.openPage(shell::PageId::Providers, wording::fromUtf8(ref.provider.value())); });
    const auto abilities = m_context.services.health.abilities(ref);
    if (abilities.canWarmUp) {
        connect(menu->addAction(theme::icon(QStringLiteral("flame")), tr("Warm up")), &QAction::triggered, this,
                [this, ref] { m_context.services.health.warmUp(ref); });
    }
    menu->addSeparator();
    auto* remove = menu->addAction(theme::icon(QStringLiteral("x")), tr("Take out of the chain"));
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutVisibleInContextMenu(true);
    remove->setEnabled(isEditable);
    connect(remove, &QAction::triggered, this, [this, row] { removeStep(row); });
    menu->popup(place);
}

void RoutingPage::addCandidate(const QModelIndex& index)
{
    const auto ref = m_candidates->ref(index.row());
    if (m_steps->insertAt(m_steps->rowCount(), ref))
        toastEdit(tr("%1 added at the end").arg(shortName(ref, m_context.services.session.config())));
}

void RoutingPage::removeStep(int row)
{
    const QString name = shortName(m_steps->ref(row), m_context.services.session.config());
    if (!m_steps->removeAt(row))
        return;
    const int next = std::min(row, m_steps->rowCount() - 1);
    if (next >= 0)
        m_view->setCurrentIndex(m_view->model()->index(next, 0));
    toastEdit(tr("%1 taken out of the chain").arg(name));
}

void RoutingPage::makeOwnChain()
{
    if (const auto result = m_context.services.session.giveOwnChain(m_chain); !result)
        showError(result.error());
    else
        toastEdit(tr("This agent now has its own chain"));
}

void RoutingPage::followDefaults()
{
    if (const auto result = m_context.services.session.inheritChain(m_chain); !result)
        showError(result.error());
    else
        toastEdit(tr("This agent follows the defaults"));
}

} // namespace switchyard::pages
