// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/routingpage.h"

#include "config/configsession.h"
#include "items/chaincandidatesmodel.h"
#include "items/chainlistmodel.h"
#include "pages/common/pagekeys.h"
#include "pages/common/spokenmodel.h"
#include "pages/routing/candidatetray.h"
#include "pages/routing/chaineditor.h"
#include "pages/routing/chainedits.h"
#include "pages/routing/chainmenus.h"
#include "pages/routing/chainnames.h"
#include "pages/routing/chainpolicypane.h"
#include "pages/routing/chainview.h"
#include "pages/routing/routewording.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/toast.h"

#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QScrollArea>

namespace switchyard::pages {

namespace {

constexpr int narrowPage = 1140; // below, the panes are narrower
constexpr int smallPage = 960; // below, the policy waits behind a button
constexpr int tinyPage = 660; // below, the names of the chains are cut sooner
constexpr int narrowChains = 214;
constexpr int tinyChains = 176;
constexpr int narrowPolicy = 260;

} // namespace

RoutingPage::RoutingPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_edits(new ChainEdits(context, this))
{
    m_chains = new items::ChainListModel(context.services.session, &context.services.health, this);
    buildHeader();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildChains();
    buildEditor();
    m_policyPane = new widgets::Panel(widgets::Panel::Ground::Card, Qt::LeftEdge, this);
    auto* paneLayout = new QVBoxLayout(m_policyPane);
    paneLayout->setContentsMargins(1, 0, 0, 0);
    m_policyScroll = new QScrollArea(m_policyPane);
    m_policyScroll->setFrameShape(QFrame::NoFrame);
    m_policyScroll->setWidgetResizable(true);
    m_policyScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_policy = new ChainPolicyPane(context, m_policyScroll);
    m_policyScroll->setWidget(m_policy);
    m_policyScroll->viewport()->setAutoFillBackground(false);
    m_policy->setAutoFillBackground(false);
    paneLayout->addWidget(m_policyScroll);
    layout->addWidget(m_policyPane);
    fitPanes();
    setFocusProxy(m_editor->view());

    connect(m_policy, &ChainPolicyPane::failed, this, [this](const QString& text) { m_context.toasts.show(text); });
    connect(m_policy, &ChainPolicyPane::changed, m_edits, &ChainEdits::policyChanged);
    connect(m_edits, &ChainEdits::stateChanged, this, &RoutingPage::refreshState);
    connect(&context.services.session, &config::ConfigSession::readOnlyChanged, this, &RoutingPage::refreshState);
    new PageKeys(*this);
    retranslate();
    setChain({});
}

RoutingPage::~RoutingPage() = default;

QAction* RoutingPage::addAction(const QString& iconName, const QKeySequence& keys, const std::function<void()>& slot)
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
    m_undoAction = addAction(QStringLiteral("undo-2"), QKeySequence::Undo, [this] { m_edits->undo(); });
    m_redoAction = addAction(QStringLiteral("redo-2"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_edits->redo(); });
    m_simulateAction = addAction(QStringLiteral("flask-conical"), QKeySequence(Qt::CTRL | Qt::Key_T), [this] { m_editor->toggleSimulation(); });
    m_addAction = addAction(QStringLiteral("plus"), QKeySequence(Qt::CTRL | Qt::Key_Plus), [this] { showAddMenu(); });

    m_hint = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, this);
    m_undoButton = Button::iconOnly(QStringLiteral("undo-2"), {}, Button::Kind::Plain, this);
    m_redoButton = Button::iconOnly(QStringLiteral("redo-2"), {}, Button::Kind::Plain, this);
    m_policyButton = new Button(Button::Kind::Plain, {}, QStringLiteral("sliders-horizontal"), this);
    m_policyButton->hide();
    m_simulateButton = new Button(Button::Kind::Plain, {}, QStringLiteral("flask-conical"), this);
    m_addButton = new Button(Button::Kind::Primary, {}, QStringLiteral("plus"), this);
    connect(m_undoButton, &Button::clicked, m_edits, &ChainEdits::undo);
    connect(m_redoButton, &Button::clicked, m_edits, &ChainEdits::redo);
    connect(m_policyButton, &Button::clicked, this, [this] { showPolicy(!m_isPolicyAsked); });
    connect(m_simulateButton, &Button::clicked, this, [this] { m_editor->toggleSimulation(); });
    connect(m_addButton, &Button::clicked, this, &RoutingPage::showAddMenu);
}

void RoutingPage::buildChains()
{
    m_chainPane = new widgets::Panel(widgets::Panel::Ground::Window, Qt::RightEdge, this);
    auto* pane = m_chainPane;
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
    layout->setSpacing(theme::space::s);
    layout->addWidget(m_chainNames, 1000); // as high as its rows, or what there is
    m_newChain = new widgets::Button(widgets::Button::Kind::Quiet, {}, QStringLiteral("plus"), pane);
    layout->addWidget(m_newChain, 0, Qt::AlignLeading);
    layout->addStretch(1);
    pane->setAccessibleName(tr("Chains"));
    this->layout()->addWidget(pane);
    connect(m_newChain, &widgets::Button::clicked, this, &RoutingPage::showNewChainMenu);
    connect(spoken, &QAbstractItemModel::rowsInserted, this, &RoutingPage::fitChainNames);
    connect(spoken, &QAbstractItemModel::rowsRemoved, this, &RoutingPage::fitChainNames);
    connect(spoken, &QAbstractItemModel::modelReset, this, &RoutingPage::fitChainNames);
    fitChainNames();
    connect(m_chainNames->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoutingPage::chooseChain);
}

void RoutingPage::buildEditor()
{
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    m_editor = new ChainEditor(m_context, *m_chains, *m_edits, scroll);
    scroll->setWidget(m_editor);
    m_editor->setAutoFillBackground(false);
    static_cast<QHBoxLayout*>(layout())->addWidget(scroll, 1);
    connect(m_editor, &ChainEditor::hintChanged, m_hint, &widgets::Label::setText);
    connect(m_editor, &ChainEditor::simulationChanged, this, &RoutingPage::refreshState);
    connect(m_editor, &ChainEditor::addRequested, this, &RoutingPage::showAddMenu);
}

ChainView* RoutingPage::chainView() const
{
    return m_editor->view();
}

int RoutingPage::simulatedFailures() const
{
    return m_editor->simulatedFailures();
}

QString RoutingPage::title() const
{
    return tr("Routing");
}

QList<QWidget*> RoutingPage::headerWidgets()
{
    return { m_hint, m_undoButton, m_redoButton, m_policyButton, m_simulateButton, m_addButton };
}

QList<QAction*> RoutingPage::pageActions()
{
    return { m_undoAction, m_redoAction, m_simulateAction, m_addAction };
}

QList<QWidget*> RoutingPage::panes()
{
    return { m_chainNames, m_editor->view(), m_editor->tray(), m_policy };
}

void RoutingPage::retranslate()
{
    m_undoAction->setText(tr("Undo"));
    m_redoAction->setText(tr("Redo"));
    m_simulateAction->setText(tr("Simulate failure"));
    m_addAction->setText(tr("Add step"));
    m_simulateButton->setText(tr("Simulate failure"));
    m_addButton->setText(tr("Add step"));
    m_policyButton->setText(tr("Policy"));
    m_chainNames->setAccessibleName(tr("Chains"));
    m_newChain->setText(tr("New chain"));
    m_newChain->setToolTip(tr("A chain of its own for an agent, or models for another role"));
    m_policy->retranslate();
    m_editor->retranslate();
    Q_EMIT titleChanged();
    refreshState();
}

void RoutingPage::openItem(const QString& item)
{
    if (item.contains(QLatin1Char('/'))) {
        m_editor->selectModel(ModelRef::parse(item.toStdString()));
        return;
    }
    config::ChainId id;
    if (!item.isEmpty() && item != QLatin1String("defaults"))
        id.agent = AgentId(item.toStdString());
    setChain(id);
}

void RoutingPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitPanes();
}

void RoutingPage::fitPanes()
{
    // The steps are what the page is about: in a smaller window the panes beside them give way first, and the smallest
    // have room for one of them only.
    const bool isNarrow = width() < theme::scaled(narrowPage);
    int chains = isNarrow ? narrowChains : theme::size::chainList;
    if (width() < theme::scaled(tinyPage))
        chains = tinyChains;
    m_chainPane->setFixedWidth(theme::scaled(chains));
    m_policyPane->setFixedWidth(theme::scaled(isNarrow ? narrowPolicy : theme::size::chainPolicy));
    const bool isSmall = width() < theme::scaled(smallPage);
    const bool isPolicyShown = !isSmall || m_isPolicyAsked;
    m_policyPane->setVisible(isPolicyShown);
    m_chainPane->setVisible(!isSmall || !m_isPolicyAsked);
    m_policyButton->setVisible(isSmall);
    m_policyButton->setHeld(isSmall && isPolicyShown);
}

void RoutingPage::showPolicy(bool isShown)
{
    m_isPolicyAsked = isShown;
    fitPanes();
    m_policyButton->setFocus(Qt::OtherFocusReason);
}

void RoutingPage::chooseChain(const QModelIndex& index)
{
    if (index.isValid())
        setChain(m_chains->chainId(index.row()));
}

void RoutingPage::setChain(const config::ChainId& id)
{
    m_chain = id;
    m_context.services.session.finishGesture();
    m_editor->setChain(id);
    const int row = m_chains->rowOf(id);
    const QModelIndex index = m_chainNames->model()->index(row, 0);
    if (index.isValid() && m_chainNames->currentIndex() != index)
        m_chainNames->setCurrentIndex(index);
    m_policy->setChain(id, index.isValid() ? chainTitle(index) : QString());
    refreshState();
}

void RoutingPage::refreshState()
{
    if (!m_editor || !m_policy)
        return;
    const auto& session = m_context.services.session;
    const bool isEditable = !session.isReadOnly();
    m_undoButton->setEnabled(m_edits->canUndo());
    m_redoButton->setEnabled(m_edits->canRedo());
    m_undoAction->setEnabled(m_edits->canUndo());
    m_redoAction->setEnabled(m_edits->canRedo());
    const auto named = [](const QString& verb, const QString& what) { return what.isEmpty() ? verb : tr("%1: %2").arg(verb, what); };
    m_undoButton->setName(named(tr("Undo"), m_edits->undoText()));
    m_redoButton->setName(named(tr("Redo"), m_edits->redoText()));
    m_newChain->setEnabled(isEditable);
    m_newChain->setVisible(!m_chains->followers().empty() || !m_chains->hiddenRoles().empty());
    m_addButton->setEnabled(isEditable);
    m_addAction->setEnabled(isEditable);
    m_simulateButton->setEnabled(!m_editor->isEmpty());
    m_simulateButton->setHeld(m_editor->simulatedFailures() > 0);
}

void RoutingPage::fitChainNames()
{
    int height = 0;
    for (int row = 0; row < m_chains->rowCount(); ++row)
        height += m_chainNames->sizeHintForRow(row);
    m_chainNames->setMaximumHeight(std::max(height, 1));
    if (m_editor && m_policy)
        refreshState();
}

void RoutingPage::showNewChainMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const AgentId& agent : m_chains->followers()) {
        const QModelIndex index = m_chains->index(m_chains->rowOf({ agent, config::ModelRole::Text }));
        connect(menu->addAction(theme::icon(QStringLiteral("bot")), tr("For %1").arg(chainTitle(index))), &QAction::triggered, this,
                [this, agent] { makeOwnChain(agent); });
    }
    menu->addSeparator();
    for (const auto role : m_chains->hiddenRoles()) {
        connect(menu->addAction(theme::icon(roleIcon(role)), roleText(role)), &QAction::triggered, this, [this, role] {
            m_chains->reveal(role);
            setChain({ std::nullopt, role });
        });
    }
    m_newChain->setHeld(true);
    connect(menu, &QMenu::aboutToHide, this, [this] { m_newChain->setHeld(false); });
    menu->popup(m_newChain->mapToGlobal(QPoint(0, m_newChain->height() + 4)));
}

void RoutingPage::makeOwnChain(const AgentId& agent)
{
    const config::ChainId id { agent, config::ModelRole::Text };
    setChain(id);
    if (m_editor->isEmpty())
        return; // its first step makes it its own
    m_editor->makeOwnChain();
    setChain(id); // its row has moved
}

void RoutingPage::showAddMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillCandidateMenu(*menu, m_editor->candidates(), [this](const ModelRef& ref) { m_editor->appendStep(ref); });
    connect(menu->addAction(theme::icon(QStringLiteral("plus")), tr("Add a provider…")), &QAction::triggered, this,
            [this] { m_context.navigator.addProvider(); });
    m_addButton->setHeld(true);
    connect(menu, &QMenu::aboutToHide, this, [this] { m_addButton->setHeld(false); });
    menu->popup(m_addButton->mapToGlobal(QPoint(0, m_addButton->height() + 4)));
}

} // namespace switchyard::pages
