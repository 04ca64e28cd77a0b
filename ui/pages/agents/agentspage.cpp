// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/agents/agentspage.h"

#include "config/configsession.h"
#include "items/agentlistmodel.h"
#include "items/chainpreview.h"
#include "pages/agents/setupsheet.h"
#include "pages/common/problemlist.h"
#include "pages/common/spokenmodel.h"
#include "pages/routing/chainplan.h"
#include "pages/routing/chainstrip.h"
#include "pages/routing/routewording.h"
#include "pages/tryit/connectsheet.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "ports/trafficport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/label.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QListView>
#include <QPainter>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

using Agents = items::AgentListModel;

QString inheritanceText(const QModelIndex& index)
{
    switch (static_cast<config::Inheritance>(index.data(Agents::InheritanceRole).toInt())) {
    case config::Inheritance::Unset:
    case config::Inheritance::Inherited:
        return AgentsPage::tr("follows the defaults");
    case config::Inheritance::Strict:
    case config::Inheritance::Disabled:
        return AgentsPage::tr("no fallbacks");
    case config::Inheritance::OwnFallbacks:
        return AgentsPage::tr("own fallbacks");
    case config::Inheritance::OwnPrimary:
        return AgentsPage::tr("own primary");
    case config::Inheritance::Own:
        break;
    }
    return AgentsPage::tr("own chain");
}

QString answeredBy(const QModelIndex& index)
{
    const QString model = index.data(Agents::PrimaryModelRole).toString();
    return model.isEmpty() ? AgentsPage::tr("nobody") : model;
}

class AgentDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return { option.rect.width(), theme::scaled(theme::size::rowProvider) };
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto& tokens = theme::tokens();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QRectF box = QRectF(option.rect).adjusted(0, 1, 0, -1);
        if (option.state.testFlag(QStyle::State_Selected))
            widgets::paintBox(*painter, box, theme::radius::control, tokens.selected, tokens.selectedOutline);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            widgets::paintBox(*painter, box, theme::radius::control, tokens.hover, Qt::transparent);
        if (option.state.testFlag(QStyle::State_HasFocus))
            widgets::paintFocusRing(*painter, box, theme::radius::control, widgets::RingPlace::Inside);
        const auto at = [&](qreal left, qreal width) {
            return QRectF(mirrored ? box.right() - left - width : box.left() + left, box.top(), width, box.height());
        };
        const auto square = [&](qreal left, qreal side) {
            const QRectF cell = at(left, side);
            return QRectF(cell.left(), cell.center().y() - side / 2, side, side);
        };
        theme::paintIcon(*painter, square(12, 18), QStringLiteral("bot"), tokens.text2, 1.75);
        const int warnings = index.data(Agents::WarningsRole).toInt();
        if (warnings > 0)
            theme::paintIcon(*painter, square(box.width() - 28, 16), QStringLiteral("triangle-alert"), tokens.tone(theme::Tone::Warn).mark);
        const QRectF text = at(42, box.width() - 42 - 36);
        painter->setFont(theme::font(theme::Type::Strong));
        painter->setPen(tokens.text);
        theme::drawLine(*painter, QRectF(text.left(), text.center().y() - 20, text.width(), 20), index.data(Agents::NameRole).toString());
        painter->setFont(theme::font(theme::Type::Caption));
        painter->setPen(tokens.text2);
        // Where the chain comes from is what tells agents apart: the model's name gives way to it.
        const QFontMetricsF metrics(painter->font());
        const QString origin = QStringLiteral(" · ") + inheritanceText(index);
        const QString model = metrics.elidedText(answeredBy(index), Qt::ElideMiddle, std::max(60.0, text.width() - metrics.horizontalAdvance(origin)));
        theme::drawLine(*painter, QRectF(text.left(), text.center().y() + 1, text.width(), 17), model + origin);
        painter->restore();
    }
};

} // namespace

AgentsPage::AgentsPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
{
    using widgets::Button;
    const auto& services = context.services;
    m_model = new Agents(services.session, services.catalogue, &services.traffic, this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildList());
    layout->addWidget(buildDetail(), 1);
    m_setUp = new Button(Button::Kind::Plain, {}, QStringLiteral("list-checks"), this);
    m_connect = new Button(Button::Kind::Primary, {}, QStringLiteral("plug-zap"), this);
    setFocusProxy(m_names);
    connect(m_setUp, &Button::clicked, this, [this] { openSetUp(m_context); });
    connect(m_connect, &Button::clicked, this, [this] { openConnectSheet(m_context); });
    connect(&services.session, &config::ConfigSession::configChanged, this, &AgentsPage::refresh);
    connect(&services.engine, &ports::EnginePort::planInputsChanged, this, &AgentsPage::showChain);
    connect(&services.traffic, &ports::TrafficPort::recordsAdded, this, &AgentsPage::showLastUse);
    retranslate();
    showAgent(m_model->agentId(0));
}

QWidget* AgentsPage::buildList()
{
    auto* pane = new widgets::Panel(widgets::Panel::Ground::Window, Qt::RightEdge, this);
    pane->setFixedWidth(theme::scaled(theme::size::providerList));
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(theme::space::s, theme::space::m, theme::space::s + 1, theme::space::m);
    m_names = new QListView(pane);
    m_names->setFrameShape(QFrame::NoFrame);
    m_names->setItemDelegate(new AgentDelegate(m_names));
    m_names->setMouseTracking(true);
    m_names->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_names->viewport()->setAutoFillBackground(false);
    auto* spoken = new SpokenModel(
        [](const QModelIndex& index) {
            return index.data(Agents::NameRole).toString() + QLatin1String(", ") + answeredBy(index) + QLatin1String(", ") + inheritanceText(index);
        },
        this);
    spoken->setSourceModel(m_model);
    m_names->setModel(spoken);
    layout->addWidget(m_names);
    connect(m_names->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid())
            showAgent(m_model->agentId(index.row()));
    });
    return pane;
}

QWidget* AgentsPage::buildDetail()
{
    using widgets::Button;
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(scroll);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
    layout->setSpacing(theme::space::m);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::space::s);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    auto* first = new QHBoxLayout;
    first->setSpacing(theme::space::s);
    m_name = new widgets::Label({}, theme::Type::Title, theme::Ink::Text, content);
    m_default = new widgets::Chip({}, widgets::Chip::Kind::Line, content);
    first->addWidget(m_name);
    first->addWidget(m_default);
    first->addStretch(1);
    texts->addLayout(first);
    m_note = new widgets::ElidedLabel({}, theme::Type::Caption, theme::Ink::Text2, content);
    texts->addWidget(m_note);
    head->addLayout(texts, 1);
    m_try = new Button(Button::Kind::Plain, {}, QStringLiteral("message-square-text"), content);
    m_openChain = new Button(Button::Kind::Plain, {}, QStringLiteral("route"), content);
    head->addWidget(m_try);
    head->addWidget(m_openChain);
    layout->addLayout(head);
    m_strip = new ChainStrip(content);
    layout->addWidget(m_strip);
    m_inheritance = new widgets::Banner(theme::Tone::Idle, content);
    m_inheritance->setIconName(QStringLiteral("git-fork"));
    layout->addWidget(m_inheritance);
    m_lastHead = new widgets::SectionLabel({}, {}, content);
    layout->addWidget(m_lastHead);
    auto* lastCard = new widgets::Card(content);
    auto* lastLayout = new QVBoxLayout(lastCard);
    lastLayout->setContentsMargins(theme::space::l, theme::space::m, theme::space::l, theme::space::m);
    m_last = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, lastCard);
    m_last->setWordWrap(true);
    lastLayout->addWidget(m_last);
    layout->addWidget(lastCard);
    m_problemsHead = new widgets::SectionLabel({}, {}, content);
    layout->addWidget(m_problemsHead);
    auto* problemCard = new widgets::Card(content);
    auto* problemLayout = new QVBoxLayout(problemCard);
    problemLayout->setContentsMargins(1, 1, 1, 1);
    m_problems = new ProblemList(m_context, [](const config::Diagnostic&) { return false; }, problemCard);
    problemLayout->addWidget(m_problems);
    layout->addWidget(problemCard);
    layout->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    connect(m_openChain, &Button::clicked, this, [this] {
        m_context.navigator.openPage(shell::PageId::Routing, wording::fromUtf8(m_agent.value()));
    });
    connect(m_try, &Button::clicked, this, [this] {
        m_context.navigator.openPage(shell::PageId::TryIt, QLatin1String("agent/") + wording::fromUtf8(m_agent.value()));
    });
    return scroll;
}

QString AgentsPage::title() const
{
    return tr("Agents");
}

QList<QWidget*> AgentsPage::headerWidgets()
{
    return { m_setUp, m_connect };
}

QList<QWidget*> AgentsPage::panes()
{
    return { m_names, m_openChain };
}

void AgentsPage::retranslate()
{
    m_setUp->setText(tr("Set-up and recipes"));
    m_connect->setText(tr("Connect"));
    m_names->setAccessibleName(tr("Agents"));
    m_openChain->setText(tr("Open its chain"));
    m_try->setText(tr("Try it"));
    m_default->setText(tr("default agent"));
    m_lastHead->setText(tr("Answered last by"));
    m_problemsHead->setText(tr("Safety and set-up"));
    m_strip->setEmptyText(tr("Nobody: the chain is empty."));
    m_problems->retranslate();
    refresh();
    Q_EMIT titleChanged();
}

void AgentsPage::openItem(const QString& item)
{
    const int row = m_model->rowOf(AgentId(item.toStdString()));
    if (row >= 0)
        m_names->setCurrentIndex(m_names->model()->index(row, 0));
}

void AgentsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refresh();
    if (!m_names->currentIndex().isValid())
        m_names->setCurrentIndex(m_names->model()->index(std::max(0, m_model->rowOf(m_agent)), 0));
}

void AgentsPage::showAgent(const AgentId& id)
{
    m_agent = id;
    // What is about the agent and its chain, and what holds for all of them: tools, sandbox, compaction.
    m_problems->setFilter([id, session = &m_context.services.session](const config::Diagnostic& diagnostic) {
        const auto& config = session->config();
        const auto& path = diagnostic.path;
        const auto agent = std::find_if(config.agents.begin(), config.agents.end(), [&id](const auto& other) { return other.id == id; });
        const bool isOwn = agent != config.agents.end() && items::concernsAgent(path, *agent, config);
        const bool isOfChain = path.find("agents.defaults.model.") == 0 || path == "agents.defaults.model";
        const bool isShared = path.find("agents.defaults") == 0 || path.find("tools") == 0;
        return isOwn || (isShared && (!isOfChain || agent == config.agents.end()));
    });
    refresh();
}

void AgentsPage::refresh()
{
    if (!m_problems || m_agent.isEmpty())
        return;
    if (m_model->rowOf(m_agent) < 0)
        m_agent = m_model->agentId(0);
    const auto* agent = m_model->find(m_model->rowOf(m_agent));
    if (!agent)
        return;
    m_name->setText(agent->name);
    m_default->setVisible(agent->isDefault);
    const QString id = wording::fromUtf8(m_agent.value());
    m_note->setVisible(agent->isImplied || id != agent->name);
    m_note->setText(agent->isImplied ? tr("Not in the file: OpenClaw has it when no agent is declared") : id);
    const bool follows = agent->inheritance == config::Inheritance::Inherited || agent->inheritance == config::Inheritance::Unset;
    const bool isStrict = agent->inheritance == config::Inheritance::Strict || agent->inheritance == config::Inheritance::Disabled;
    m_inheritance->setTone(isStrict ? theme::Tone::Warn : theme::Tone::Idle);
    m_inheritance->setVisible(!agent->isImplied);
    m_inheritance->setText({}, follows ? tr("Its chain is the defaults'. What you change there holds here.")
                               : isStrict ? tr("It has a model of its own and no fallbacks: when it fails, nobody takes over.")
                                          : tr("It has a chain of its own. Changes to the defaults do not reach it."));
    m_inheritance->clearButtons();
    if (!agent->isImplied && !m_context.services.session.isReadOnly()) {
        auto* change = m_inheritance->addButton(follows ? tr("Give it its own") : tr("Follow the defaults"));
        connect(change, &QPushButton::clicked, this, &AgentsPage::changeInheritance, Qt::QueuedConnection);
    }
    showChain();
    showLastUse();
}

void AgentsPage::showChain()
{
    const auto* agent = m_model->find(m_model->rowOf(m_agent));
    if (!agent)
        return;
    const auto& services = m_context.services;
    const auto table = services.engine.table();
    const auto health = services.engine.health();
    const auto order = items::answeringOrder(agent->chain, table.get());
    auto preview = items::previewChain({ order, "agent/" + m_agent.value(), 0, {} }, table.get(), health.get(), services.clock.steadyNow());
    items::passOverUnusable(preview, order, services.health.book());
    m_strip->setTitle(preview.servingRow() < 0 ? tr("Nobody can answer now") : tr("Now answering"), tr("%n step(s)", nullptr, static_cast<int>(agent->chain.size())));
    m_strip->setStations(stationsOf(services, order, preview));
}

void AgentsPage::showLastUse()
{
    const auto* agent = m_model->find(m_model->rowOf(m_agent));
    if (!agent)
        return;
    if (!agent->lastUsed) {
        m_last->setText(tr("Nothing was routed for it since Switchyard started."));
        return;
    }
    const QString name = shortName(*agent->lastUsed, m_context.services.session.config());
    const WallTime lastUsed { std::chrono::milliseconds(agent->lastUsedAt.toMSecsSinceEpoch()) };
    const QString when = wording::dayTime(lastUsed, m_context.services.clock.wallNow());
    m_last->setText(agent->lastWasFallback ? tr("%1 at %2, because its first choice could not").arg(name, when) : tr("%1 at %2, its first choice").arg(name, when));
}

void AgentsPage::changeInheritance()
{
    auto* session = &m_context.services.session;
    auto* toasts = &m_context.toasts;
    const config::ChainId id { m_agent, config::ModelRole::Text };
    const auto inheritance = session->chain(id).inheritance;
    const bool follows = inheritance == config::Inheritance::Inherited || inheritance == config::Inheritance::Unset;
    const auto result = follows ? session->giveOwnChain(id) : session->inheritChain(id);
    if (!result) {
        toasts->show(wording::describe(result.error()));
        return;
    }
    toasts->show(follows ? tr("It has a chain of its own now") : tr("It follows the defaults now"), tr("Undo"), [session, toasts] {
        if (const auto undone = session->undo(); !undone)
            toasts->show(wording::describe(undone.error()));
    });
}

} // namespace switchyard::pages
