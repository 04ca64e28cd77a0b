// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthpage.h"

#include "base/clock.h"
#include "config/configsession.h"
#include "delegates/healthparts.h"
#include "pages/activity/answeredtoday.h"
#include "pages/health/endpointactions.h"
#include "pages/health/endpointspane.h"
#include "pages/health/healthdetail.h"
#include "pages/health/healthlist.h"
#include "pages/health/linelist.h"
#include "pages/health/linemap.h"
#include "pages/health/stations.h"
#include "pages/health/yardstrip.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "shell/preferences.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "wording/format.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

using namespace theme;
using widgets::Button;
using Show = items::HealthFilterModel::Show;

namespace {

constexpr int yardFrom = 17; // more endpoints than 16
constexpr int searchFrom = 13;
constexpr std::size_t recentShown = 3;
constexpr int smallestPage = 420; // with the details beside it
constexpr std::array<int, 6> intervals { 0, 2, 5, 10, 30, 60 };
const auto selectedState = QStringLiteral("health/selected");

} // namespace

HealthPage::HealthPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_model(context.services.session, context.services.catalogue, context.services.clock, context.services.health)
    , m_actions(new EndpointActions(context, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new widgets::EmptyState(this))
    , m_content(new QWidget(this))
{
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(m_stack, 1);
    m_detail = new HealthDetail(context, this);
    across->addWidget(m_detail);
    m_detail->hide();

    m_empty->setIconName(QStringLiteral("heart-pulse"));
    m_emptyAdd = m_empty->addPrimary({}, QStringLiteral("plus"));
    m_emptyDemo = m_empty->addLink({});
    m_emptyDemo->setVisible(!context.services.isDemo);
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);

    auto* down = new QVBoxLayout(m_content);
    down->setContentsMargins(space::gutter, space::l, space::gutter, space::l);
    down->setSpacing(0);
    m_pausedBanner = new widgets::Banner(Tone::Off, m_content);
    m_pausedBanner->setIconName(QStringLiteral("circle-pause"));
    down->addWidget(m_pausedBanner);
    down->addSpacing(space::xs);
    m_headline = new widgets::Label({}, Type::Page, Ink::Text, m_content);
    m_headline->setWordWrap(true);
    m_headline->setObjectName(QStringLiteral("headline"));
    m_subline = new widgets::Label({}, Type::Body, Ink::Text2, m_content);
    m_subline->setWordWrap(true);
    down->addWidget(m_headline);
    down->addSpacing(6);
    down->addWidget(m_subline);
    down->addSpacing(space::s);
    m_lineMap = new LineMap(m_content);
    m_yard = new YardStrip(m_content);
    down->addWidget(m_lineMap);
    down->addWidget(m_yard);
    down->addSpacing(space::m);
    m_endpoints = new EndpointsPane(context, m_model, m_content);
    down->addWidget(m_endpoints, 1);
    buildBelow(*down);
    m_content->installEventFilter(this);
    buildHeader();
    connectActions();

    m_ages.setTimerType(Qt::VeryCoarseTimer); // other clocks of the window fall due with it
    retranslate();
    refresh();
    const QString selected = context.services.preferences.state(selectedState).toString();
    if (!selected.isEmpty() && width() >= 0)
        openItem(selected);
}

void HealthPage::buildHeader()
{
    m_search = new widgets::SearchField;
    m_search->setMaximumWidth(208);
    m_interval = new QComboBox;
    m_interval->setIconSize({ 16, 16 });
    for (std::size_t i = 0; i < intervals.size(); ++i)
        m_interval->addItem(theme::icon(QStringLiteral("clock")), {}, intervals[i]);
    m_pauseAll = new Button(Button::Kind::Plain, {}, QStringLiteral("pause"));
    m_checkAll = new Button(Button::Kind::Plain, {}, QStringLiteral("refresh-cw"));
    m_checkAll->setHint(QKeySequence(Qt::Key_F5));
    m_add = new Button(Button::Kind::Primary, {}, QStringLiteral("plus"));
}

void HealthPage::buildBelow(QVBoxLayout& layout)
{
    m_recentGap = new QWidget(m_content);
    m_recentGap->setFixedHeight(space::l);
    m_recentTitle = new widgets::SectionLabel({}, {}, m_content);
    m_recentAll = new Button(Button::Kind::Link, {}, {}, m_recentTitle);
    m_recentAll->setButtonSize(Button::Size::Small);
    m_recentTitle->setCorner(m_recentAll);
    m_recentCard = new widgets::Card(m_content);
    auto* inside = new QVBoxLayout(m_recentCard);
    inside->setContentsMargins(space::l, space::xs, space::l, space::xs);
    m_recent = new LineList(m_recentCard);
    inside->addWidget(m_recent);
    m_answeredGap = new QWidget(m_content);
    m_answeredGap->setFixedHeight(space::xl);
    m_answered = new AnsweredToday(m_context, m_content);
    layout.addWidget(m_recentGap);
    layout.addWidget(m_recentTitle);
    layout.addWidget(m_recentCard);
    layout.addWidget(m_answeredGap);
    layout.addWidget(m_answered);
    layout.addStretch();
    connect(m_recentAll, &QAbstractButton::clicked, this, [this] { m_context.navigator.openPage(shell::PageId::Activity); });
    connect(m_answered, &AnsweredToday::emptyChanged, this, &HealthPage::refreshBelow);
}

void HealthPage::connectActions()
{
    const shell::Services& services = m_context.services;
    m_checkSelected = new QAction(this);
    m_checkSelected->setShortcut(Qt::SHIFT | Qt::Key_F5);
    m_pauseSelected = new QAction(this);
    connect(m_checkSelected, &QAction::triggered, this, [this] {
        if (const auto ref = m_endpoints->list().currentRef())
            m_actions->check(*ref);
    });
    connect(m_pauseSelected, &QAction::triggered, this, [this] {
        if (const auto ref = m_endpoints->list().currentRef())
            m_actions->pause(*ref);
    });
    connect(m_search, &QLineEdit::textChanged, m_endpoints, &EndpointsPane::setSearch);
    connect(m_interval, &QComboBox::activated, this, [this](int index) {
        const int seconds = intervals[static_cast<std::size_t>(index)];
        m_context.services.health.setInterval(seconds > 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt);
    });
    connect(m_pauseAll, &QAbstractButton::clicked, this,
            [this] { m_context.services.health.setPaused(!m_context.services.health.isPaused()); });
    connect(m_checkAll, &QAbstractButton::clicked, this, [this] { m_context.services.health.checkNow(); });
    connect(m_add, &QAbstractButton::clicked, this, [this] { m_context.navigator.addProvider(); });
    connect(m_emptyAdd, &QAbstractButton::clicked, this, [this] { m_context.navigator.addProvider(); });
    connect(m_emptyDemo, &QAbstractButton::clicked, this, [this] { m_context.navigator.startDemo(); });
    connect(m_lineMap, &LineMap::stationActivated, this, [this](const ModelRef& ref) { openItem(wording::fromUtf8(ref.toString())); });
    connect(m_lineMap, &LineMap::restActivated, this, [this] { m_context.navigator.openPage(shell::PageId::Routing); });
    connect(m_yard, &YardStrip::activated, this, [this](const ModelRef& ref) { openItem(wording::fromUtf8(ref.toString())); });

    HealthList* list = &m_endpoints->list();
    connect(list, &HealthList::selected, this, &HealthPage::showDetail);
    connect(list, &HealthList::checkRequested, m_actions, &EndpointActions::check);
    connect(list, &HealthList::loadRequested, m_actions, &EndpointActions::load);
    connect(list, &HealthList::pauseRequested, m_actions, &EndpointActions::pause);
    connect(list, &HealthList::menuRequested, m_actions, &EndpointActions::popupMenu);
    connect(m_detail, &HealthDetail::closeRequested, this, &HealthPage::closeDetail);
    connect(m_detail, &HealthDetail::checkRequested, m_actions, &EndpointActions::check);
    connect(m_detail, &HealthDetail::loadRequested, m_actions, &EndpointActions::load);
    connect(m_detail, &HealthDetail::pauseRequested, m_actions, &EndpointActions::pause);
    connect(m_detail, &HealthDetail::testRequested, m_actions, &EndpointActions::test);
    connect(m_detail, &HealthDetail::menuRequested, m_actions, &EndpointActions::popupMenu);
    connect(m_detail, &HealthDetail::remedyRequested, m_actions, &EndpointActions::remedy);

    // Who does not look is served when they look again.
    const auto refreshIfSeen = [this] {
        if (m_isSeen)
            refresh();
    };
    connect(&services.health, &ports::HealthPort::changed, this, refreshIfSeen);
    connect(&services.health, &ports::HealthPort::pausedChanged, this, refreshIfSeen);
    connect(&services.health, &ports::HealthPort::intervalChanged, this, &HealthPage::refreshUpdated);
    connect(&services.session, &config::ConfigSession::configChanged, this, refreshIfSeen);
    connect(&services.engine, &ports::EnginePort::planInputsChanged, this, refreshIfSeen);
    connect(&m_model, &items::HealthModel::countsChanged, m_endpoints, &EndpointsPane::refresh);
    connect(&m_endpoints->shown(), &QAbstractItemModel::modelReset, this, refreshIfSeen);
    connect(&m_ages, &QTimer::timeout, this, &HealthPage::refreshAges);
}

QString HealthPage::title() const
{
    return tr("Health");
}

QList<QWidget*> HealthPage::headerWidgets()
{
    return { m_search, m_interval, m_pauseAll, m_checkAll, m_add };
}

QList<QAction*> HealthPage::pageActions()
{
    return { m_checkSelected, m_pauseSelected };
}

bool HealthPage::focusSearch()
{
    m_search->show();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

QList<QWidget*> HealthPage::panes()
{
    return { &m_endpoints->list(), m_detail };
}

void HealthPage::retranslate()
{
    m_search->setPlaceholderText(tr("Filter endpoints"));
    m_search->setAccessibleName(tr("Filter endpoints"));
    m_interval->setAccessibleName(tr("Time between checks"));
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const auto seconds = std::chrono::seconds(intervals[i]);
        m_interval->setItemText(static_cast<int>(i), intervals[i] == 0
                                    ? tr("Adaptive", "time between checks")
                                    : tr("Every %1", "time between checks").arg(wording::duration(seconds)));
    }
    m_checkAll->setText(tr("Check now"));
    m_add->setText(tr("Add provider"));
    m_emptyAdd->setText(tr("Add provider"));
    m_emptyDemo->setText(tr("Explore with demo servers"));
    m_empty->setText(tr("No providers yet"), tr("Add a server on this computer, one in your network, or a hosted service."));
    m_pausedBanner->setText({}, tr("Checks are paused. What you see may be out of date."));
    m_pausedBanner->clearButtons();
    connect(m_pausedBanner->addButton(tr("Resume"), QStringLiteral("play")), &QAbstractButton::clicked, this,
            [this] { m_context.services.health.setPaused(false); });
    m_recentTitle->setText(tr("Recent incidents"));
    m_recentAll->setText(tr("Show all"));
    m_checkSelected->setText(tr("Check the selected endpoint"));
    m_pauseSelected->setText(tr("Pause or resume the selected endpoint"));
    m_lineMap->setChainName(tr("Defaults", "name of the default chain"));
    m_endpoints->retranslate();
    m_answered->retranslate();
    m_detail->retranslate();
    refresh();
}

void HealthPage::refresh()
{
    const bool empty = m_model.rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_content);
    if (empty && m_detail->isVisible())
        closeDetail();
    m_overview = servingOverview(m_context.services);
    m_model.setStands(m_overview.stands());
    const bool paused = m_context.services.health.isPaused();
    m_pausedBanner->setVisible(paused);
    m_pauseAll->setText(paused ? tr("Resume checks") : tr("Pause checks"));
    m_pauseAll->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
    const Headline text = headline(m_context.services, m_overview);
    m_headline->setText(text.title);
    m_subline->setText(text.text);
    const bool crowded = m_model.rowCount() >= yardFrom;
    const auto stations = chainStations(m_context.services, m_overview.defaults);
    m_lineMap->setStations(stations);
    m_lineMap->setVisible(!stations.empty() && !crowded);
    m_endpoints->refresh();
    refreshYard();
    refreshBelow();
    refreshUpdated();
    paceAges();
    if (!m_detail->isVisible())
        return;
    // New rows lose the selection, not what is looked at.
    if (!m_endpoints->list().currentRef())
        m_endpoints->list().select(m_detail->ref());
    m_detail->refresh();
}

void HealthPage::refreshAges()
{
    const auto period = std::chrono::duration_cast<std::chrono::seconds>(m_ages.intervalAsDuration());
    m_model.refreshCountdowns(period);
    m_endpoints->list().refreshAges();
    refreshUpdated();
    m_lineMap->setStations(chainStations(m_context.services, m_overview.defaults));
    if (m_detail->isVisible())
        m_detail->refresh();
    paceAges();
}

void HealthPage::paceAges()
{
    const std::chrono::seconds wanted = m_model.countsSeconds() ? std::chrono::seconds(1) : delegates::ageStep;
    if (m_ages.intervalAsDuration() != wanted)
        m_ages.setInterval(wanted);
}

void HealthPage::refreshYard()
{
    const bool crowded = m_model.rowCount() >= yardFrom;
    m_yard->setVisible(crowded);
    m_search->setVisible(m_model.rowCount() >= searchFrom || !m_search->text().isEmpty());
    if (!crowded)
        return;
    std::vector<YardStrip::Tile> tiles;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const health::ModelHealth* health = m_model.health(row))
            tiles.push_back({ m_model.ref(row), health->status, m_model.facts(row).name });
    }
    m_yard->setTiles(std::move(tiles));
}

void HealthPage::refreshBelow()
{
    auto lines = incidentLines(m_context.services, recentShown);
    // Only what the list leaves room for: the list is what people came for.
    int room = m_content->height() - m_endpoints->y() - m_endpoints->wantedHeight() - space::l;
    const int recentHeight = m_recentTitle->sizeHint().height() + m_recent->sizeHint().height() + space::l + 2 * space::xs + 2;
    const int answeredHeight = m_answered->sizeHint().height() + space::xl;
    const auto take = [&room](bool wanted, int height) {
        const bool fits = wanted && height <= room;
        room -= fits ? height : 0;
        return fits;
    };
    m_recent->setLines(lines);
    const bool showsRecent = take(!lines.empty(), recentHeight);
    const bool showsAnswered = take(!m_answered->isEmpty(), answeredHeight);
    for (QWidget* part : { m_recentGap, static_cast<QWidget*>(m_recentTitle), static_cast<QWidget*>(m_recentCard) })
        part->setVisible(showsRecent);
    m_answeredGap->setVisible(showsAnswered);
    m_answered->setVisible(showsAnswered);
}

void HealthPage::refreshUpdated()
{
    const shell::Services& services = m_context.services;
    const items::HealthCounts counts = m_model.counts();
    const auto interval = services.health.interval();
    const auto seconds = interval ? static_cast<int>(interval->count()) : 0;
    const auto at = std::find(intervals.begin(), intervals.end(), seconds);
    m_interval->setCurrentIndex(at == intervals.end() ? 0 : static_cast<int>(at - intervals.begin()));
    if (counts.checked < counts.all && counts.paused == 0) {
        m_endpoints->setUpdated(tr("%L1 of %L2 checked").arg(counts.checked).arg(counts.all));
        return;
    }
    std::optional<SteadyTime> newest;
    for (const ProviderId& provider : services.health.book().endpoints()) {
        const health::EndpointHealth* endpoint = services.health.book().endpoint(provider);
        if (endpoint && endpoint->lastChecked && (!newest || *endpoint->lastChecked > *newest))
            newest = endpoint->lastChecked;
    }
    const auto age = newest ? delegates::shownAge(services.clock.steadyNow() - *newest) : std::chrono::milliseconds {};
    m_endpoints->setUpdated(newest ? tr("Updated %1", "such as: 2 s ago").arg(wording::ago(age)) : QString());
}

void HealthPage::openItem(const QString& item)
{
    if (item == QLatin1String("filter:problems")) {
        m_endpoints->showFilter(Show::Problems);
        return;
    }
    const ModelRef ref = ModelRef::parse(item.toStdString());
    if (m_endpoints->list().select(ref))
        return;
    // Hidden by the filter: what was asked for counts more.
    if (m_model.rowOf(ref) < 0)
        return;
    m_search->clear();
    m_endpoints->showFilter(Show::All);
    m_endpoints->list().select(ref);
}

void HealthPage::showDetail(const ModelRef& ref)
{
    m_context.services.preferences.setState(selectedState, wording::fromUtf8(ref.toString()));
    m_detail->show(ref);
    m_isDetailWanted = true;
    // Where both have no room the details take the page's place, when somebody asked for them just now.
    m_takesOver = isVisible() && !hasRoomForBoth();
    fitDetail();
}

void HealthPage::closeDetail()
{
    m_isDetailWanted = false;
    m_takesOver = false;
    fitDetail();
    m_context.services.preferences.setState(selectedState, {});
    m_endpoints->list().clearSelection();
    m_endpoints->list().setFocus();
}

bool HealthPage::hasRoomForBoth() const
{
    return width() - size::healthPane >= smallestPage;
}

void HealthPage::fitDetail()
{
    m_takesOver = m_takesOver && !hasRoomForBoth();
    m_detail->setFixedWidth(m_takesOver ? std::max(width(), size::healthPane) : size::healthPane);
    m_stack->setVisible(!m_takesOver);
    m_detail->setVisible(m_isDetailWanted && (m_takesOver || hasRoomForBoth()));
}

bool HealthPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_content && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        refreshBelow();
    return Page::eventFilter(watched, event);
}

void HealthPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitDetail();
}

void HealthPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_isSeen = true;
    m_ages.start();
    refresh();
}

void HealthPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier && m_detail->isVisible()) {
        closeDetail();
        return;
    }
    Page::keyPressEvent(event);
}

void HealthPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_isSeen = false;
    m_ages.stop();
}

} // namespace switchyard::pages
