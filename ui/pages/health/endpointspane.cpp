// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/endpointspane.h"

#include "base/clock.h"
#include "pages/health/healthheader.h"
#include "pages/health/healthlist.h"
#include "pages/health/healthtoolbar.h"
#include "shell/preferences.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "wording/format.h"
#include "wording/healthline.h"

#include <QActionGroup>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

using namespace theme;
using Show = EndpointsPane::Filter::Show;
using Order = EndpointsPane::Filter::Order;
using Group = EndpointsPane::Filter::Group;
using shell::Density;

namespace {

constexpr int denseAbove = 32;
constexpr int smallestList = 160;
const auto filterState = QStringLiteral("health/filter");
const auto orderState = QStringLiteral("health/order");
const auto reversedState = QStringLiteral("health/orderReversed");
const auto groupState = QStringLiteral("health/group");
const auto cardsState = QStringLiteral("health/cards");
const auto columnsState = QStringLiteral("health/columns");

template<typename Enum>
Enum storedEnum(const shell::Preferences& preferences, const QString& name, Enum last)
{
    return static_cast<Enum>(std::clamp(preferences.state(name).toInt(), 0, static_cast<int>(last)));
}

} // namespace

EndpointsPane::EndpointsPane(const shell::Context& context, items::HealthModel& model, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(model)
    , m_shown(model)
    , m_toolbar(new HealthToolbar(this))
    , m_card(new widgets::Card(this))
{
    auto* down = new QVBoxLayout(this);
    down->setContentsMargins({});
    down->setSpacing(space::m);
    down->addWidget(m_toolbar);
    down->addWidget(m_card, 1);
    // What a short list leaves goes below it.
    down->addStretch();
    auto* inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    m_header = new HealthHeader(m_card);
    m_list = new HealthList(context.services.clock, context.services.health, m_shown, m_card);
    m_list->setObjectName(QStringLiteral("healthList"));
    m_nothing = new widgets::Label({}, Type::Body, Ink::Text2, m_card);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(120);
    inside->addWidget(m_header);
    inside->addWidget(m_list, 1);
    inside->addWidget(m_nothing, 1);

    m_shown.setSentence([this](int row) {
        const health::ModelHealth* health = m_model.health(row);
        const shell::Services& given = m_context.services;
        if (!health)
            return QString();
        const QString sentence = wording::healthSentence(m_model.facts(row).name, wording::fromUtf8(m_model.ref(row).model), *health,
                                                         m_model.stand(row), { given.clock.steadyNow(), given.clock.wallNow() });
        const QString heading = m_list->headingOf(m_shown.mapFromSource(m_model.index(row)));
        return heading.isEmpty() ? sentence : tr("Heading: %1. %2", "of a group, the sentence of its first row").arg(heading, sentence);
    });
    connect(m_toolbar, &HealthToolbar::showChosen, this, &EndpointsPane::showFilter);
    connect(m_toolbar, &HealthToolbar::cardsChosen, this, &EndpointsPane::setCards);
    connect(m_toolbar, &HealthToolbar::viewMenuRequested, this, &EndpointsPane::fillViewMenu);
    connect(m_header, &HealthHeader::orderRequested, this, &EndpointsPane::setOrder);
    connect(m_header, &HealthHeader::choiceChanged, this, &EndpointsPane::setColumnChoice);
    connect(&context.services.preferences, &shell::Preferences::changed, this, &EndpointsPane::applyDensity);
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        m_header->setRightInset(maximum > 0 ? m_list->verticalScrollBar()->sizeHint().width() : 0);
    });
    restore();
}

void EndpointsPane::restore()
{
    const shell::Preferences& stored = m_context.services.preferences;
    setGroup(storedEnum(stored, groupState, Group::Agent));
    setOrder(storedEnum(stored, orderState, Order::Checked), stored.state(reversedState).toBool());
    setColumnChoice(delegates::ColumnChoice::fromString(stored.state(columnsState).toString()));
    setCards(stored.state(cardsState).toBool());
    showFilter(storedEnum(stored, filterState, Show::Paused));
}

void EndpointsPane::showFilter(Show show)
{
    m_shown.setShow(show);
    m_toolbar->setShow(show);
    m_context.services.preferences.setState(filterState, static_cast<int>(show));
    refresh();
}

void EndpointsPane::setSearch(const QString& text)
{
    m_search = text;
    m_shown.setFoldedText(text, &widgets::foldedForSearch);
    refresh();
}

void EndpointsPane::setUpdated(const QString& text)
{
    m_toolbar->setUpdated(text);
}

void EndpointsPane::setCards(bool cards)
{
    m_toolbar->setCards(cards);
    m_header->setVisible(!cards);
    m_card->setBare(cards);
    const int border = cards ? 0 : 1;
    m_card->layout()->setContentsMargins(border, border, border, border);
    m_list->setShowsCards(cards);
    m_context.services.preferences.setState(cardsState, cards);
    applyDensity();
}

void EndpointsPane::setGroup(Group group)
{
    m_shown.setGroup(group);
    m_list->regroup();
    m_context.services.preferences.setState(groupState, static_cast<int>(group));
    applyDensity();
}

void EndpointsPane::setOrder(Order order, bool reversed)
{
    m_shown.setOrder(order, reversed);
    m_header->setOrder(order, reversed);
    m_context.services.preferences.setState(orderState, static_cast<int>(order));
    m_context.services.preferences.setState(reversedState, reversed);
}

void EndpointsPane::setColumnChoice(const delegates::ColumnChoice& choice)
{
    m_header->setChoice(choice);
    m_list->setColumnChoice(choice);
    m_context.services.preferences.setState(columnsState, choice.toString());
}

void EndpointsPane::refresh()
{
    m_toolbar->setCounts(m_model.counts());
    const bool nothing = m_shown.rowCount() == 0;
    m_list->setVisible(!nothing);
    m_nothing->setVisible(nothing);
    m_nothing->setText(m_search.isEmpty() ? tr("Nothing is in this state.") : tr("Nothing fits “%1”.").arg(m_search));
    applyDensity();
}

void EndpointsPane::retranslate()
{
    m_toolbar->retranslate();
    m_list->retranslate();
    m_header->update();
    refresh();
}

void EndpointsPane::applyDensity()
{
    Density density = m_context.services.preferences.density();
    const int rows = m_model.rowCount();
    // Two lines a row keep more words than columns that gave way; a crowd is seen at a glance.
    if (density == Density::Automatic)
        density = rows > denseAbove ? Density::Dense : Density::Roomy;
    const auto style = density == Density::Dense ? delegates::RowStyle::Dense
        : density == Density::Compact            ? delegates::RowStyle::Compact
                                                 : delegates::RowStyle::Roomy;
    m_list->setRowStyle(style);
    m_header->setRowStyle(style);
    // A short list ends where its rows end; cards stand on the page's own ground.
    const bool isFree = m_shown.rowCount() == 0 || m_list->showsCards() || m_shown.rowCount() > 200;
    m_card->setMaximumHeight(isFree ? QWIDGETSIZE_MAX : std::max(m_list->contentHeight() + m_header->height() + 2 * theme::tokens().border(), smallestList));
}

int EndpointsPane::fixedHeight() const
{
    return m_toolbar->sizeHint().height() + space::m;
}

int EndpointsPane::wantedHeight() const
{
    if (m_list->showsCards() || m_shown.rowCount() > 200)
        return QWIDGETSIZE_MAX;
    return fixedHeight() + (m_shown.rowCount() == 0 ? smallestList : m_card->maximumHeight());
}

void EndpointsPane::fillViewMenu(QMenu& menu)
{
    const auto choices = [this](QMenu* sub, const auto& entries, auto current, auto choose) {
        auto* group = new QActionGroup(sub);
        for (const auto& [value, text] : entries) {
            QAction* action = sub->addAction(text);
            action->setCheckable(true);
            action->setChecked(value == current);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [choose, chosen = value] { choose(chosen); });
        }
    };
    QMenu* rows = menu.addMenu(tr("Height of rows"));
    rows->setEnabled(!m_list->showsCards());
    choices(rows,
            std::array { std::pair { Density::Automatic, tr("Automatic", "height of rows") }, std::pair { Density::Roomy, tr("Roomy rows") },
                         std::pair { Density::Compact, tr("Compact rows") }, std::pair { Density::Dense, tr("Dense rows") } },
            m_context.services.preferences.density(),
            [this](Density density) { m_context.services.preferences.setDensity(density); });
    QMenu* groups = menu.addMenu(tr("Group by"));
    groups->setEnabled(!m_list->showsCards());
    choices(groups,
            std::array { std::pair { Group::None, tr("No groups") }, std::pair { Group::Provider, tr("Provider") },
                         std::pair { Group::Status, tr("State") }, std::pair { Group::Agent, tr("Agents it answers") } },
            m_shown.group(), [this](Group group) { setGroup(group); });
    QMenu* orders = menu.addMenu(tr("Sort by"));
    using delegates::HealthColumn;
    choices(orders,
            std::array { std::pair { Order::ChainThenTrouble, tr("Chain, then trouble") }, std::pair { Order::Name, tr("Name") },
                         std::pair { Order::Trouble, tr("State") }, std::pair { Order::P50, columnTitle(HealthColumn::P50) },
                         std::pair { Order::Latency, columnTitle(HealthColumn::P95) },
                         std::pair { Order::P99, columnTitle(HealthColumn::P99) },
                         std::pair { Order::FirstToken, columnTitle(HealthColumn::FirstToken) },
                         std::pair { Order::TokenRate, columnTitle(HealthColumn::TokenRate) },
                         std::pair { Order::LoadTime, columnTitle(HealthColumn::Load) },
                         std::pair { Order::Checked, columnTitle(HealthColumn::Checked) } },
            m_shown.order(), [this](Order order) { setOrder(order, false); });
    QMenu* columns = menu.addMenu(tr("Columns"));
    columns->setEnabled(!m_list->showsCards());
    m_header->fillColumnMenu(*columns);
}

void EndpointsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    applyDensity();
}

} // namespace switchyard::pages
