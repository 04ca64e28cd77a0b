// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/routing/chaineditor.h"

#include "config/configsession.h"
#include "items/chainlistmodel.h"
#include "items/chainmodel.h"
#include "items/chainpreview.h"
#include "pages/routing/chainplan.h"
#include "pages/routing/chainstrip.h"
#include "pages/routing/routeanswers.h"
#include "pages/routing/routewording.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "ports/trafficport.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "wording/format.h"

#include <QLocale>

#include <algorithm>

// What the engine would do with the chain: the live plan above its steps, a row that is dragged, and the simulation.

namespace switchyard::pages {

namespace {

constexpr int trafficWindow = 200; // newest records looked at for the size of prompts

} // namespace

TokenCount ChainEditor::largestPrompt() const
{
    const auto& records = m_context.services.traffic.records();
    const std::string route = items::routeOf(m_chain);
    TokenCount largest;
    if (route.empty())
        return largest;
    int looked = 0;
    for (auto record = records.rbegin(); record != records.rend() && looked < trafficWindow; ++record, ++looked) {
        if (record->route == route && record->usage)
            largest = std::max(largest, record->usage->input);
    }
    return largest;
}

items::PreviewQuestion ChainEditor::questionFor(std::vector<ModelRef> order, int failedSteps) const
{
    return { std::move(order), items::routeOf(m_chain), failedSteps, largestPrompt(), m_chain.role == config::ModelRole::Image };
}

void ChainEditor::replan()
{
    auto order = m_steps->refs();
    if (m_dropRow >= 0 && m_dropFrom >= 0 && m_dropFrom < static_cast<int>(order.size()))
        items::moveElement(order, m_dropFrom, std::min(m_dropRow, static_cast<int>(order.size()) - 1));
    m_failedSteps = std::min(m_failedSteps, static_cast<int>(order.size()));
    const auto table = m_context.services.engine.table();
    const auto health = m_context.services.engine.health();
    auto preview = items::previewChain(questionFor(order, m_failedSteps), table.get(), health.get(),
                                       m_context.services.clock.steadyNow());
    items::passOverUnusable(preview, order, m_context.services.health.book());
    if (m_dropRow < 0)
        m_steps->setVerdicts(preview.verdicts);
    showSimulation(preview, order);
    // Who answers in the end, where a step is this router and stands for another chain.
    const auto asked = m_failedSteps > 0 || m_dropRow >= 0 ? order : items::answeringOrder(order, table.get());
    if (asked != order) {
        preview = items::previewChain(questionFor(asked, 0), table.get(), health.get(), m_context.services.clock.steadyNow());
        items::passOverUnusable(preview, asked, m_context.services.health.book());
    }
    m_strip->setTitle(planTitle(preview, asked), usersOfChain());
    m_strip->setStations(stationsOf(m_context.services, asked, preview, m_failedSteps));
}

QString ChainEditor::planTitle(const items::ChainPreview& preview, const std::vector<ModelRef>& order) const
{
    if (m_dropRow >= 0)
        return tr("If you drop it here");
    if (m_failedSteps > 0 && !order.empty())
        return m_failedSteps == 1 ? tr("If step 1 fails") : tr("If steps 1 to %1 fail").arg(m_failedSteps);
    if (preview.servingRow() < 0)
        return tr("Nobody can answer now");
    return m_chain.role == config::ModelRole::Text ? tr("Now answering") : tr("Asked now");
}

std::vector<int> ChainEditor::rowsThatUse() const
{
    std::vector<int> rows;
    for (int row = 0; row < m_chains.rowCount(); ++row) {
        const auto id = m_chains.chainId(row);
        const auto inheritance = static_cast<config::Inheritance>(m_chains.index(row).data(items::ChainListModel::InheritanceRole).toInt());
        const bool follows = inheritance == config::Inheritance::Inherited || inheritance == config::Inheritance::Unset;
        const bool isOfDefaults = !m_chain.agent && id.agent && id.role == m_chain.role && follows;
        if ((id == m_chain && id.agent) || isOfDefaults)
            rows.push_back(row);
    }
    return rows;
}

QString ChainEditor::usersOfChain() const
{
    QStringList names;
    for (const int row : rowsThatUse())
        names << m_chains.index(row).data(items::ChainListModel::AgentNameRole).toString();
    if (names.isEmpty())
        return {};
    if (names.size() > 3)
        return tr("for %n agent(s)", nullptr, static_cast<int>(names.size()));
    return tr("for %1").arg(QLocale().createSeparatedList(names));
}

void ChainEditor::showShare()
{
    if (m_chain.role != config::ModelRole::Text) {
        m_share->setRoutes({});
        return;
    }
    std::vector<std::string> routes { items::routeOf(m_chain) };
    for (const int row : rowsThatUse())
        routes.push_back(items::routeOf(m_chains.chainId(row)));
    m_share->setRoutes(std::move(routes));
}

void ChainEditor::previewDrop(int from, int row)
{
    m_dropFrom = from;
    m_dropRow = row;
    Q_EMIT hintChanged(row >= 0 ? tr("Release to move, Esc to cancel") : QString());
    replan();
}

void ChainEditor::showSimulation(const items::ChainPreview& preview, const std::vector<ModelRef>& order)
{
    m_simulation->setVisible(m_failedSteps > 0);
    Q_EMIT simulationChanged();
    if (m_failedSteps == 0)
        return;
    const auto& config = m_context.services.session.config();
    QString text;
    const int serving = preview.servingRow();
    if (serving < 0) {
        text = m_chain.role == config::ModelRole::Text ? tr("Nobody is left. Clients get the chain's exhausted answer.")
                                                       : tr("Nobody is left. OpenClaw reports the failure.");
    } else {
        const QString name = shortName(order[static_cast<std::size_t>(serving)], config);
        text = !preview.loadFirst ? tr("Taking over: %1, without a load.").arg(name)
            : preview.loadFirst->count() > 0
            ? tr("Taking over: %1, after %2 of loading.").arg(name, wording::about(*preview.loadFirst))
            : tr("Taking over: %1, after loading.").arg(name);
    }
    m_simulation->setText(tr("Simulation"), text);
    m_simulation->clearButtons();
    if (m_failedSteps < static_cast<int>(order.size())) {
        auto* more = m_simulation->addButton(tr("Fail one more"));
        connect(more, &QPushButton::clicked, this, &ChainEditor::failOneMore, Qt::QueuedConnection);
    }
    auto* end = m_simulation->addButton(tr("End"));
    connect(end, &QPushButton::clicked, this, &ChainEditor::endSimulation, Qt::QueuedConnection);
}

void ChainEditor::toggleSimulation()
{
    m_failedSteps = m_failedSteps > 0 || m_steps->rowCount() == 0 ? 0 : 1;
    replan();
}

void ChainEditor::failOneMore()
{
    m_failedSteps = std::min(m_failedSteps + 1, m_steps->rowCount());
    replan();
}

void ChainEditor::endSimulation()
{
    m_failedSteps = 0;
    replan();
}

} // namespace switchyard::pages
