// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chaineditor.h"

#include "config/configsession.h"
#include "items/chaincandidatesmodel.h"
#include "items/chainlistmodel.h"
#include "items/chainmodel.h"
#include "pages/common/spokenmodel.h"
#include "pages/routing/candidatetray.h"
#include "pages/routing/chaincolumns.h"
#include "pages/routing/chaindelegate.h"
#include "pages/routing/chainedits.h"
#include "pages/routing/chainmenus.h"
#include "pages/routing/chainstrip.h"
#include "pages/routing/chainview.h"
#include "pages/routing/routeanswers.h"
#include "pages/routing/routewording.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/spinner.h"
#include "wording/diagnostic.h"
#include "wording/format.h"

#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

ChainEditor::ChainEditor(const shell::Context& context, const items::ChainListModel& chains, ChainEdits& edits, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_chains(chains)
    , m_edits(&edits)
{
    const auto& services = context.services;
    m_steps = new items::ChainModel(services.session, services.catalogue, services.clock, &services.health, this);
    m_candidates = new items::ChainCandidatesModel(services.session, services.catalogue, &services.health, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space::gutter, theme::space::l, theme::space::gutter, theme::space::l);
    column->setSpacing(theme::space::m);
    buildPlan(column);
    buildSteps(column);
    buildTray(column);
    column->addStretch(1);
    connect(m_steps, &items::ChainModel::editFailed, m_edits, &ChainEdits::showError);
    connect(m_steps, &items::ChainModel::chainChanged, this, &ChainEditor::replan);
    connect(m_steps, &items::ChainModel::chainChanged, this, &ChainEditor::refreshState);
    connect(&services.engine, &ports::EnginePort::planInputsChanged, this, &ChainEditor::replan);
    connect(m_edits, &ChainEdits::touched, this, &ChainEditor::selectModel);
    connect(&services.session, &config::ConfigSession::readOnlyChanged, this, &ChainEditor::refreshState);
    connectView();
    m_countdown.setInterval(std::chrono::seconds(1));
    connect(&m_countdown, &QTimer::timeout, this, [this] { m_steps->refreshCountdowns(); });
}

void ChainEditor::buildPlan(QVBoxLayout* column)
{
    m_banner = new widgets::Banner(theme::Tone::Idle, this);
    m_banner->hide();
    column->addWidget(m_banner);
    m_simulation = new widgets::Banner(theme::Tone::Warn, this);
    m_simulation->setIconName(QStringLiteral("flask-conical"));
    m_simulation->hide();
    column->addWidget(m_simulation);
    m_strip = new ChainStrip(this);
    column->addWidget(m_strip);
}

void ChainEditor::buildSteps(QVBoxLayout* column)
{
    m_card = new widgets::Card(this);
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
    m_empty->setContentsMargins(0, theme::space::xxxl, 0, theme::space::xxxl);
    auto* add = m_empty->addPrimary({}, QStringLiteral("plus"));
    connect(add, &QPushButton::clicked, this, [this] {
        if (m_candidates->rowCount() > 0)
            Q_EMIT addRequested();
        else
            m_context.navigator.addProvider();
    });
    cardLayout->addWidget(m_empty);
    column->addWidget(m_card);
    m_spinner = new widgets::SpinnerClock(this);
    connect(m_spinner, &widgets::SpinnerClock::turned, this, [this] {
        m_view->chainDelegate()->setTurn(m_spinner->degrees());
        m_view->viewport()->update();
    });
}

void ChainEditor::buildTray(QVBoxLayout* column)
{
    m_trayHead = new widgets::SectionLabel({}, {}, this);
    column->addSpacing(theme::space::xs);
    column->addWidget(m_trayHead);
    m_tray = new CandidateTray(this);
    auto* spokenTray = new SpokenModel(
        [](const QModelIndex& index) {
            return index.data(items::ChainModel::ProviderNameRole).toString() + QLatin1String(", ")
                + index.data(items::ChainModel::ModelIdRole).toString() + QLatin1String(", ") + stepStateText(index);
        },
        this);
    spokenTray->setSourceModel(m_candidates);
    m_tray->setModel(spokenTray);
    column->addWidget(m_tray);
    column->addSpacing(theme::space::s);
    m_share = new RouteAnswers(m_context, this);
    column->addWidget(m_share);
}

void ChainEditor::connectView()
{
    connect(m_view, &ChainView::rowMoved, this, &ChainEditor::announceMove);
    connect(m_view, &ChainView::modelDropped, this, [this](int row) { announceStep(m_steps->ref(row), row); });
    connect(m_view, &ChainView::dropPreviewed, this, &ChainEditor::previewDrop);
    connect(m_view, &ChainView::pickedUpChanged, this, [this](int row) {
        m_steps->setPickedUp(row);
        Q_EMIT hintChanged(row >= 0 ? tr("Arrows move, Space drops, Esc cancels") : QString());
        if (row < 0)
            m_context.services.session.finishGesture();
    });
    connect(m_view, &ChainView::rowMoved, this, [this](int, int to) {
        if (m_view->isPickedUp())
            m_steps->setPickedUp(to);
    });
    connect(m_view, &ChainView::pickUpCancelled, m_edits, &ChainEdits::undo);
    connect(m_view, &ChainView::removeRequested, this, &ChainEditor::removeStep);
    connect(m_view, &ChainView::menuRequested, this, &ChainEditor::showRowMenu);
    connect(m_view, &ChainView::digitsChanged, this, [this](const QString& digits) {
        Q_EMIT hintChanged(digits.isEmpty() ? QString() : tr("Enter moves it to place %1").arg(digits));
    });
    connect(m_tray, &CandidateTray::addRequested, this, [this](const QModelIndex& index) { appendStep(m_candidates->ref(index.row())); });
    connect(m_candidates, &QAbstractItemModel::rowsInserted, this, &ChainEditor::refreshState);
    connect(m_candidates, &QAbstractItemModel::rowsRemoved, this, &ChainEditor::refreshState);
    connect(m_candidates, &QAbstractItemModel::modelReset, this, &ChainEditor::refreshState);
}

void ChainEditor::retranslate()
{
    m_view->setAccessibleName(tr("Steps of the chain"));
    m_view->setAccessibleDescription(tr("Alt with the arrow keys moves a step, Space picks it up."));
    m_tray->setAccessibleName(tr("Models not in this chain"));
    m_trayHead->setText(tr("Not in this chain"));
    showEmptyTexts();
    m_strip->setEmptyText(tr("Nobody: the chain is empty."));
    replan();
    refreshState();
    showShare();
}

void ChainEditor::setChain(const config::ChainId& id)
{
    m_chain = id;
    m_failedSteps = 0;
    m_candidates->setChain(id);
    m_steps->setChain(id);
    if (m_view->model()->rowCount() > 0)
        m_view->setCurrentIndex(m_view->model()->index(0, 0));
    showEmptyTexts();
    replan();
    showShare();
    refreshState();
}

void ChainEditor::showEmptyTexts()
{
    if (m_chain.role == config::ModelRole::Text)
        m_empty->setText(tr("No step in this chain yet"), tr("The first step answers; the next ones take over when it fails."));
    else
        m_empty->setText(tr("Nothing set: each agent uses its own model"), roleNote(m_chain.role));
}

bool ChainEditor::isEmpty() const
{
    return m_steps->rowCount() == 0;
}

void ChainEditor::showEvent(QShowEvent* event)
{
    m_countdown.start();
    m_spinner->acquire();
    QWidget::showEvent(event);
    replan();
    showShare();
    if (!m_view->currentIndex().isValid() && !isEmpty())
        m_view->setCurrentIndex(m_view->model()->index(0, 0));
}

void ChainEditor::hideEvent(QHideEvent* event)
{
    m_countdown.stop();
    m_spinner->release();
    m_context.services.session.finishGesture();
    QWidget::hideEvent(event);
}

void ChainEditor::refreshState()
{
    const bool hasSteps = !isEmpty();
    m_strip->setVisible(hasSteps);
    m_view->setVisible(hasSteps);
    m_header->setVisible(hasSteps);
    m_empty->setVisible(!hasSteps);
    const bool hasCandidates = m_candidates->rowCount() > 0;
    const auto buttons = m_empty->findChildren<widgets::Button*>();
    if (!buttons.isEmpty())
        buttons.first()->setText(hasCandidates ? tr("Add step") : tr("Add provider"));
    m_trayHead->setVisible(hasCandidates);
    m_trayHead->setNote(hasCandidates ? tr("drag in, or select and press Enter") : QString());
    m_tray->setVisible(hasCandidates);
    m_view->setFixedHeight(std::max(1, m_view->contentHeight()));
    showInheritance();
    Q_EMIT simulationChanged();
}

void ChainEditor::showInheritance()
{
    const auto& session = m_context.services.session;
    m_banner->clearButtons();
    if (session.isReadOnly()) {
        const auto reason = session.readOnlyReason();
        m_banner->setTone(theme::Tone::Warn);
        m_banner->setIconName(QStringLiteral("lock"));
        m_banner->setText(tr("Read-only"), reason ? wording::diagnosticText(*reason) : QString());
        m_banner->show();
        return;
    }
    m_banner->setTone(theme::Tone::Idle);
    if (m_chain.role != config::ModelRole::Text && !isEmpty()) {
        m_banner->setIconName(roleIcon(m_chain.role));
        m_banner->setText({}, roleNote(m_chain.role));
        m_banner->show();
        return;
    }
    if (!m_chain.agent) {
        m_banner->hide();
        return;
    }
    m_banner->setIconName(QStringLiteral("git-fork"));
    const auto inheritance = m_steps->inheritance();
    if (inheritance == config::Inheritance::Inherited || inheritance == config::Inheritance::Unset) {
        m_banner->setText({}, tr("This agent follows the defaults. A change here gives it a chain of its own."));
        connect(m_banner->addButton(tr("Give it its own")), &QPushButton::clicked, this, &ChainEditor::makeOwnChain,
                Qt::QueuedConnection);
    } else {
        const bool isStrict = inheritance == config::Inheritance::Strict || inheritance == config::Inheritance::Disabled;
        m_banner->setText({}, isStrict ? tr("This agent has a model of its own and no fallbacks: when it fails, nobody takes over.")
                                       : tr("This agent has a chain of its own. Changes to the defaults do not reach it."));
        connect(m_banner->addButton(tr("Follow the defaults")), &QPushButton::clicked, this, &ChainEditor::followDefaults,
                Qt::QueuedConnection);
    }
    m_banner->show();
}

void ChainEditor::announceMove(int from, int to)
{
    Q_UNUSED(from)
    const auto& config = m_context.services.session.config();
    const QString name = shortName(m_steps->ref(to), config);
    m_edits->toast(tr("%1 moved to %2 of %3").arg(name).arg(to + 1).arg(m_steps->rowCount()));
}

void ChainEditor::selectModel(const ModelRef& ref)
{
    const int row = m_steps->rowOf(ref);
    if (row >= 0)
        m_view->setCurrentIndex(m_view->model()->index(row, 0));
}

void ChainEditor::showRowMenu(int row, const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillStepMenu(*menu, m_context, { row, m_steps->rowCount(), m_steps->ref(row) },
                 { [this](int from, int to) { m_view->moveRowTo(from, to); }, [this](int from) { removeStep(from); } });
    menu->popup(place);
}

void ChainEditor::appendStep(const ModelRef& ref)
{
    const int row = m_steps->rowCount();
    if (m_steps->insertAt(row, ref))
        announceStep(ref, row);
}

void ChainEditor::announceStep(const ModelRef& ref, int row)
{
    const QString name = shortName(ref, m_context.services.session.config());
    if (config::isSingle(m_chain.role))
        m_edits->toast(tr("Now set: %1").arg(name));
    else if (row + 1 == m_steps->rowCount())
        m_edits->toast(tr("%1 added at the end").arg(name));
    else
        m_edits->toast(tr("%1 added as step %2").arg(name).arg(row + 1));
}

void ChainEditor::removeStep(int row)
{
    const QString name = shortName(m_steps->ref(row), m_context.services.session.config());
    if (!m_steps->removeAt(row))
        return;
    const int next = std::min(row, m_steps->rowCount() - 1);
    if (next >= 0)
        m_view->setCurrentIndex(m_view->model()->index(next, 0));
    m_edits->toast(tr("%1 taken out of the chain").arg(name));
}

void ChainEditor::makeOwnChain()
{
    if (const auto result = m_context.services.session.giveOwnChain(m_chain); !result)
        m_edits->showError(result.error());
    else
        m_edits->toast(tr("This agent now has its own chain"));
}

void ChainEditor::followDefaults()
{
    if (const auto result = m_context.services.session.inheritChain(m_chain); !result)
        m_edits->showError(result.error());
    else
        m_edits->toast(tr("This agent follows the defaults"));
}

} // namespace switchyard::pages
