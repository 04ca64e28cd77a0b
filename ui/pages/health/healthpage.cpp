// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthpage.h"

#include "base/clock.h"
#include "config/configsession.h"
#include "pages/health/healthdetail.h"
#include "pages/health/healthlist.h"
#include "pages/health/linelist.h"
#include "pages/health/linemap.h"
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
#include "widgets/filterpill.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/segmented.h"
#include "widgets/toast.h"
#include "wording/format.h"
#include "wording/healthline.h"
#include "wording/status.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
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
constexpr int compactAbove = 8;
constexpr int denseAbove = 16;
constexpr int recentShown = 3;
constexpr int narrowBelow = 720;
constexpr std::array showOrder { Show::All, Show::Ready, Show::Cold, Show::Problems, Show::Paused };
constexpr std::array<int, 6> intervals { 0, 2, 5, 10, 30, 60 };
const auto filterState = QStringLiteral("health/filter");
const auto orderState = QStringLiteral("health/order");
const auto selectedState = QStringLiteral("health/selected");

} // namespace

HealthPage::HealthPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_model(context.services.session, context.services.catalogue, context.services.clock, context.services.health)
    , m_shown(m_model)
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
    down->addSpacing(2);
    down->addWidget(m_subline);
    down->addSpacing(space::s);
    m_lineMap = new LineMap(m_content);
    m_yard = new YardStrip(m_content);
    down->addWidget(m_lineMap);
    down->addWidget(m_yard);
    down->addSpacing(space::m);
    buildFilters(*down);
    down->addSpacing(space::m);
    buildList(*down);
    m_content->installEventFilter(this);
    buildHeader();
    connectActions();

    m_shown.setSentence([this](int row) {
        const health::ModelHealth* health = m_model.health(row);
        const shell::Services& given = m_context.services;
        return health ? wording::healthSentence(m_model.facts(row).name, wording::fromUtf8(m_model.ref(row).model), *health,
                                                m_model.stand(row), { given.clock.steadyNow(), given.clock.wallNow() })
                      : QString();
    });
    m_shown.setOrder(static_cast<items::HealthFilterModel::Order>(
        std::clamp(context.services.preferences.state(orderState).toInt(), 0, 3)));
    m_listHeader->setOrder(m_shown.order());
    showFilter(static_cast<Show>(std::clamp(context.services.preferences.state(filterState).toInt(), 0, 4)));
    m_second.setInterval(std::chrono::seconds(1));
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

void HealthPage::buildFilters(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    const auto add = [&](const QString& icon, Ink ink) {
        auto* pill = new widgets::FilterPill({}, icon, ink, m_content);
        pill->setAutoExclusive(true);
        m_pills.push_back(pill);
        row->addWidget(pill);
    };
    add({}, Ink::Text2);
    add(wording::statusIcon(health::Status::Ready), Ink::Good);
    add(wording::statusIcon(health::Status::Cold), Ink::Idle);
    add(wording::statusIcon(health::Status::Degraded), Ink::Warn);
    add(wording::statusIcon(health::Status::Paused), Ink::Off);
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        connect(m_pills[i], &QAbstractButton::clicked, this, [this, i] { showFilter(showOrder[i]); });
    row->addStretch();
    m_updated = new widgets::Label({}, Type::Caption, Ink::Text2, m_content);
    row->addWidget(m_updated);
    m_density = new widgets::Segmented(m_content);
    m_density->addIcon(static_cast<int>(shell::Density::Roomy), QStringLiteral("rows-2"), {});
    m_density->addIcon(static_cast<int>(shell::Density::Compact), QStringLiteral("rows-3"), {});
    m_density->addIcon(static_cast<int>(shell::Density::Dense), QStringLiteral("list"), {});
    row->addWidget(m_density);
    layout.addLayout(row);
}

void HealthPage::buildList(QVBoxLayout& layout)
{
    m_listCard = new widgets::Card(m_content);
    auto* inside = new QVBoxLayout(m_listCard);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    m_listHeader = new HealthHeader(m_listCard);
    m_list = new HealthList(m_context.services.clock, m_context.services.health, m_shown, m_listCard);
    m_list->setObjectName(QStringLiteral("healthList"));
    m_nothing = new widgets::Label({}, Type::Body, Ink::Text2, m_listCard);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setMinimumHeight(120);
    inside->addWidget(m_listHeader);
    inside->addWidget(m_list, 1);
    inside->addWidget(m_nothing, 1);
    layout.addWidget(m_listCard, 1);

    m_recentTitle = new widgets::SectionLabel({}, {}, m_content);
    m_recentCard = new widgets::Card(m_content);
    auto* recentLayout = new QVBoxLayout(m_recentCard);
    recentLayout->setContentsMargins(space::l, space::xs, space::l, space::xs);
    m_recent = new LineList(m_recentCard);
    recentLayout->addWidget(m_recent);
    layout.addSpacing(space::l);
    layout.addWidget(m_recentTitle);
    layout.addSpacing(space::xs);
    layout.addWidget(m_recentCard);
    layout.addStretch();
}

void HealthPage::connectActions()
{
    const shell::Services& services = m_context.services;
    m_checkSelected = new QAction(this);
    m_checkSelected->setShortcut(Qt::SHIFT | Qt::Key_F5);
    m_pauseSelected = new QAction(this);
    connect(m_checkSelected, &QAction::triggered, this, [this] {
        if (const auto ref = m_list->currentRef())
            m_context.services.health.checkNow(ref->provider);
    });
    connect(m_pauseSelected, &QAction::triggered, this, [this] {
        if (const auto ref = m_list->currentRef())
            pause(*ref);
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown.setFoldedText(text, &widgets::foldedForSearch);
        refreshCounts();
    });
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
    connect(m_density, &widgets::Segmented::chosen, this,
            [this](int id) { m_context.services.preferences.setDensity(static_cast<shell::Density>(id)); });
    connect(&services.preferences, &shell::Preferences::changed, this, &HealthPage::applyDensity);
    connect(m_listHeader, &HealthHeader::orderRequested, this, [this](items::HealthFilterModel::Order order) {
        m_shown.setOrder(order);
        m_listHeader->setOrder(order);
        m_context.services.preferences.setState(orderState, static_cast<int>(order));
    });
    connect(m_lineMap, &LineMap::stationActivated, this, [this](const ModelRef& ref) { openItem(wording::fromUtf8(ref.toString())); });
    connect(m_lineMap, &LineMap::restActivated, this, [this] { m_context.navigator.openPage(shell::PageId::Routing); });
    connect(m_yard, &YardStrip::activated, this, [this](const ModelRef& ref) { openItem(wording::fromUtf8(ref.toString())); });

    connect(m_list, &HealthList::selected, this, &HealthPage::showDetail);
    const auto check = [this](const ModelRef& ref) { m_context.services.health.checkNow(ref.provider); };
    connect(m_list, &HealthList::checkRequested, this, check);
    connect(m_list, &HealthList::loadRequested, this, &HealthPage::load);
    connect(m_list, &HealthList::pauseRequested, this, &HealthPage::pause);
    connect(m_list, &HealthList::menuRequested, this, &HealthPage::popupRowMenu);
    connect(m_detail, &HealthDetail::closeRequested, this, &HealthPage::closeDetail);
    connect(m_detail, &HealthDetail::checkRequested, this, check);
    connect(m_detail, &HealthDetail::loadRequested, this, &HealthPage::load);
    connect(m_detail, &HealthDetail::pauseRequested, this, &HealthPage::pause);
    connect(m_detail, &HealthDetail::testRequested, this, &HealthPage::test);
    connect(m_detail, &HealthDetail::menuRequested, this, &HealthPage::popupRowMenu);
    connect(m_detail, &HealthDetail::remedyRequested, this, &HealthPage::remedy);

    connect(&services.health, &ports::HealthPort::changed, this, &HealthPage::refresh);
    connect(&services.health, &ports::HealthPort::pausedChanged, this, &HealthPage::refresh);
    connect(&services.health, &ports::HealthPort::intervalChanged, this, &HealthPage::refreshUpdated);
    connect(&services.health, &ports::HealthPort::actionFailed, this, &HealthPage::showActionFailure);
    connect(&services.health, &ports::HealthPort::warmUpFinished, this, [this](const ModelRef& ref, std::chrono::milliseconds took) {
        m_context.toasts.show(tr("%1 is loaded after %2.", "model, how long").arg(wording::fromUtf8(ref.model), wording::duration(took)));
    });
    connect(&services.session, &config::ConfigSession::configChanged, this, &HealthPage::refresh);
    connect(&services.engine, &ports::EnginePort::planInputsChanged, this, &HealthPage::refresh);
    connect(&m_model, &items::HealthModel::countsChanged, this, &HealthPage::refreshCounts);
    connect(&m_shown, &QAbstractItemModel::modelReset, this, &HealthPage::refresh);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_model.refreshCountdowns();
        refreshUpdated();
        refreshStations();
        if (m_detail->isVisible())
            m_detail->refresh();
    });
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        m_listHeader->setRightInset(maximum > 0 ? m_list->verticalScrollBar()->sizeHint().width() : 0);
    });
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
    return { m_list, m_detail };
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
    const std::array names { tr("All"), tr("Ready"), tr("Cold"), tr("Problems"), tr("Paused") };
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setText(names[i]);
    m_density->setTextOf(static_cast<int>(shell::Density::Roomy), tr("Roomy rows"));
    m_density->setTextOf(static_cast<int>(shell::Density::Compact), tr("Compact rows"));
    m_density->setTextOf(static_cast<int>(shell::Density::Dense), tr("Dense rows"));
    m_density->setAccessibleName(tr("Height of rows"));
    m_pausedBanner->setText({}, tr("Checks are paused. What you see may be out of date."));
    m_pausedBanner->clearButtons();
    connect(m_pausedBanner->addButton(tr("Resume"), QStringLiteral("play")), &QAbstractButton::clicked, this,
            [this] { m_context.services.health.setPaused(false); });
    m_recentTitle->setText(tr("Recent incidents"));
    m_checkSelected->setText(tr("Check the selected endpoint"));
    m_pauseSelected->setText(tr("Pause or resume the selected endpoint"));
    m_lineMap->setChainName(tr("Defaults", "name of the default chain"));
    m_list->retranslate();
    m_listHeader->update();
    m_detail->retranslate();
    refresh();
}

void HealthPage::refresh()
{
    const bool empty = m_model.rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_content);
    if (empty)
        closeDetail();
    m_overview = servingOverview(m_context.services);
    m_model.setStands(m_overview.stands());
    const bool paused = m_context.services.health.isPaused();
    m_pausedBanner->setVisible(paused);
    m_pauseAll->setText(paused ? tr("Resume checks") : tr("Pause checks"));
    m_pauseAll->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
    refreshHeadline();
    refreshStations();
    refreshCounts();
    refreshYard();
    refreshRecent();
    refreshUpdated();
    applyDensity();
    if (m_detail->isVisible())
        m_detail->refresh();
}

void HealthPage::refreshHeadline()
{
    const Headline text = headline(m_context.services, m_overview);
    m_headline->setText(text.title);
    m_subline->setText(text.text);
}

void HealthPage::refreshStations()
{
    const shell::Services& services = m_context.services;
    const health::HealthBook& book = services.health.book();
    const wording::Now now { services.clock.steadyNow(), services.clock.wallNow() };
    const auto& chain = m_overview.defaults;
    std::vector<Station> stations;
    for (std::size_t i = 0; i < chain.order.size(); ++i) {
        const ModelRef& ref = chain.order[i];
        const health::ModelHealth* health = book.model(ref);
        const items::StepVerdict verdict = i < chain.preview.verdicts.size() ? chain.preview.verdicts[i] : items::StepVerdict {};
        Station station;
        station.ref = ref;
        station.name = shell::providerTitle(services, ref.provider);
        const health::Status status = health ? health->status : health::Status::Checking;
        station.icon = wording::statusIcon(status);
        station.tone = wording::statusTone(status);
        station.isServing = verdict.kind == items::StepVerdict::Kind::Serving;
        station.isSkipped = verdict.kind == items::StepVerdict::Kind::Skipped;
        const bool isLast = i + 1 == chain.order.size();
        if (station.isServing)
            station.note = tr("serving now");
        else if (station.isSkipped && health && health->usableAgainAt)
            station.note = tr("skipped %1", "countdown")
                               .arg(wording::countdown(std::chrono::duration_cast<std::chrono::seconds>(*health->usableAgainAt - now.steady)));
        else if (station.isSkipped)
            station.note = tr("skipped");
        else if (status == health::Status::Cold && health->loadEstimate)
            station.note = tr("after %1 load", "about how long").arg(wording::about(health->loadEstimate->typical));
        else if (verdict.order == 1)
            station.note = tr("takes over next");
        else if (status == health::Status::Ready && isLast)
            station.note = tr("last resort");
        else
            station.note = wording::statusText(status).toLower();
        station.sentence = QLocale().toString(static_cast<int>(i) + 1) + QStringLiteral(". ") + station.name + QStringLiteral(", ")
            + wording::fromUtf8(ref.model) + QStringLiteral(": ") + wording::statusText(status) + QStringLiteral(", ") + station.note;
        stations.push_back(std::move(station));
    }
    m_lineMap->setStations(stations);
    const bool crowded = m_model.rowCount() >= yardFrom;
    m_lineMap->setVisible(!stations.empty() && !crowded);
}

void HealthPage::refreshCounts()
{
    const items::HealthCounts counts = m_model.counts();
    const std::array numbers { counts.all, counts.ready, counts.cold, counts.problems, counts.paused };
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setCount(numbers[i]);
    const bool nothing = m_shown.rowCount() == 0;
    m_list->setVisible(!nothing);
    m_nothing->setVisible(nothing);
    m_nothing->setText(m_search->text().isEmpty() ? tr("Nothing is in this state.") : tr("Nothing fits “%1”.").arg(m_search->text()));
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

void HealthPage::refreshRecent()
{
    const shell::Services& services = m_context.services;
    const WallTime now = services.clock.wallNow();
    std::vector<LineList::Line> lines;
    for (const health::Incident& incident : services.health.book().incidents()) {
        if (static_cast<int>(lines.size()) == recentShown)
            break;
        LineList::Line line;
        line.icon = wording::statusIcon(incident.status);
        line.ink = inkOf(wording::statusTone(incident.status));
        line.text = tr("%1: %2", "provider, state")
                        .arg(shell::providerTitle(services, incident.model.provider), wording::statusText(incident.status).toLower());
        const QString reason = wording::reasonText(incident.reason, incident.httpStatus);
        if (!reason.isEmpty())
            line.text += QStringLiteral(", ") + reason;
        const auto lasted = std::chrono::duration_cast<std::chrono::milliseconds>(incident.end.value_or(now) - incident.start);
        line.note = incident.end ? wording::duration(lasted) : tr("goes on, %1", "how long").arg(wording::duration(lasted));
        line.note2 = wording::dayTime(incident.start, now);
        lines.push_back(line);
    }
    // Only where the list leaves room: it is what people came for.
    const bool fits = m_list->rowStyle() != delegates::RowStyle::Roomy && m_model.rowCount() <= denseAbove;
    m_recentTitle->setVisible(!lines.empty() && fits);
    m_recentCard->setVisible(!lines.empty() && fits);
    m_recent->setLines(std::move(lines));
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
        m_updated->setText(tr("%L1 of %L2 checked").arg(counts.checked).arg(counts.all));
        return;
    }
    std::optional<SteadyTime> newest;
    for (const ProviderId& provider : services.health.book().endpoints()) {
        const health::EndpointHealth* endpoint = services.health.book().endpoint(provider);
        if (endpoint && endpoint->lastChecked && (!newest || *endpoint->lastChecked > *newest))
            newest = endpoint->lastChecked;
    }
    m_updated->setText(newest ? tr("Updated %1", "such as: 2 s ago")
                                    .arg(wording::ago(std::chrono::duration_cast<std::chrono::milliseconds>(services.clock.steadyNow() - *newest)))
                              : QString());
}

void HealthPage::applyDensity()
{
    shell::Density density = m_context.services.preferences.density();
    const int rows = m_model.rowCount();
    const bool isNarrow = m_content->width() < narrowBelow;
    if (density == shell::Density::Automatic && isNarrow && rows <= denseAbove)
        density = shell::Density::Roomy; // two lines a row keep more than columns that gave way
    else if (density == shell::Density::Automatic)
        density = rows > denseAbove ? shell::Density::Dense : rows > compactAbove ? shell::Density::Compact : shell::Density::Roomy;
    const auto style = density == shell::Density::Dense ? delegates::RowStyle::Dense
        : density == shell::Density::Compact            ? delegates::RowStyle::Compact
                                                        : delegates::RowStyle::Roomy;
    m_density->setCurrent(static_cast<int>(density));
    m_list->setRowStyle(style);
    m_listHeader->setRowStyle(style);
    // A short list ends where its rows end.
    const int wanted = m_shown.rowCount() * delegates::rowHeight(style) + m_listHeader->height() + 4;
    m_listCard->setMaximumHeight(m_shown.rowCount() == 0 ? QWIDGETSIZE_MAX : std::max(wanted, 160));
}

void HealthPage::showFilter(Show show)
{
    m_shown.setShow(show);
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setChecked(showOrder[i] == show);
    m_context.services.preferences.setState(filterState, static_cast<int>(show));
    refreshCounts();
    applyDensity();
}

void HealthPage::openItem(const QString& item)
{
    if (item == QLatin1String("filter:problems")) {
        showFilter(Show::Problems);
        return;
    }
    const ModelRef ref = ModelRef::parse(item.toStdString());
    if (m_list->select(ref))
        return;
    // Hidden by the filter: what was asked for counts more.
    if (m_model.rowOf(ref) < 0)
        return;
    m_search->clear();
    showFilter(Show::All);
    m_list->select(ref);
}

void HealthPage::showDetail(const ModelRef& ref)
{
    m_context.services.preferences.setState(selectedState, wording::fromUtf8(ref.toString()));
    m_detail->show(ref);
    m_detail->setVisible(width() - size::healthPane >= 420);
}

void HealthPage::closeDetail()
{
    m_detail->hide();
    m_context.services.preferences.setState(selectedState, {});
    m_list->clearSelection();
    m_list->setFocus();
}

void HealthPage::load(const ModelRef& ref)
{
    const health::ModelHealth* health = m_context.services.health.book().model(ref);
    if (!health)
        return;
    if (health->status == health::Status::Loading)
        m_context.services.health.cancelWarmUp(ref);
    else if (health->status == health::Status::Cold)
        m_context.services.health.warmUp(ref);
    else
        m_context.services.health.unload(ref);
}

void HealthPage::pause(const ModelRef& ref)
{
    const health::EndpointHealth* endpoint = m_context.services.health.book().endpoint(ref.provider);
    const bool isPaused = endpoint && endpoint->isPaused;
    m_context.services.health.setEndpointPaused(ref.provider, !isPaused);
    const QString name = shell::providerTitle(m_context.services, ref.provider);
    m_context.toasts.show(isPaused ? tr("%1 is checked and routed to again.").arg(name)
                                   : tr("%1 is paused: no checks, no requests.").arg(name),
                          tr("Undo"), [this, ref, isPaused] {
                              m_context.services.health.setEndpointPaused(ref.provider, isPaused);
                          });
}

void HealthPage::test(const ModelRef& ref)
{
    m_context.navigator.openPage(shell::PageId::TryIt, wording::fromUtf8(ref.toString()));
}

void HealthPage::popupRowMenu(const ModelRef& ref, const QPoint& place)
{
    const shell::Services& services = m_context.services;
    const health::ModelHealth* health = services.health.book().model(ref);
    if (!health)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& icon, const QString& text, auto run) {
        connect(menu->addAction(theme::icon(icon), text), &QAction::triggered, this, run);
    };
    const ports::LoadAbilities abilities = services.health.abilities(ref);
    const health::EndpointHealth* endpoint = services.health.book().endpoint(ref.provider);
    add(QStringLiteral("refresh-cw"), tr("Check"), [this, ref] { m_context.services.health.checkNow(ref.provider); });
    if (health->status == health::Status::Loading && abilities.canCancel)
        add(QStringLiteral("x"), tr("Cancel the load"), [this, ref] { load(ref); });
    else if (health->status == health::Status::Cold && abilities.canWarmUp)
        add(QStringLiteral("flame"), tr("Warm up"), [this, ref] { load(ref); });
    else if (health->loadState == health::LoadState::Ready && abilities.canUnload)
        add(QStringLiteral("power"), tr("Unload"), [this, ref] { load(ref); });
    const bool paused = endpoint && endpoint->isPaused;
    add(paused ? QStringLiteral("play") : QStringLiteral("pause"), paused ? tr("Resume") : tr("Pause"), [this, ref] { pause(ref); });
    add(QStringLiteral("send"), tr("Test…"), [this, ref] { test(ref); });
    if (abilities.canWarmUp) {
        const ports::KeepWarmRule rule = services.health.keepWarm(ref);
        QAction* keep = menu->addAction(tr("Keep in memory"));
        keep->setCheckable(true);
        keep->setChecked(rule.isEnabled);
        connect(keep, &QAction::triggered, this, [this, ref, rule](bool on) {
            ports::KeepWarmRule changed = rule;
            changed.isEnabled = on;
            m_context.services.health.setKeepWarm(ref, changed);
        });
    }
    menu->addSeparator();
    add(QStringLiteral("server"), tr("Open provider"),
        [this, ref] { m_context.navigator.openPage(shell::PageId::Providers, wording::fromUtf8(ref.provider.value())); });
    add(QStringLiteral("route"), tr("Open chain"), [this] { m_context.navigator.openPage(shell::PageId::Routing); });
    add(QStringLiteral("copy"), tr("Copy model name"),
        [ref] { QApplication::clipboard()->setText(wording::fromUtf8(ref.toString())); });
    if (endpoint)
        add(QStringLiteral("link"), tr("Copy address"),
            [address = wording::fromUtf8(endpoint->baseUrl)] { QApplication::clipboard()->setText(address); });
    menu->popup(place);
}

void HealthPage::remedy(const ModelRef& ref, health::Remedy remedy)
{
    switch (remedy) {
    case health::Remedy::LoadModel:
        m_context.services.health.warmUp(ref);
        return;
    case health::Remedy::Resume:
        pause(ref);
        return;
    case health::Remedy::StartServer:
    case health::Remedy::CheckNetwork:
    case health::Remedy::Wait:
        m_context.services.health.checkNow(ref.provider);
        return;
    default:
        m_context.navigator.openPage(shell::PageId::Providers, wording::fromUtf8(ref.provider.value()));
    }
}

void HealthPage::showActionFailure(const ModelRef& ref, const health::Diagnosis& diagnosis)
{
    const QString name = wording::fromUtf8(ref.model);
    if (diagnosis.reason == health::Reason::None) {
        m_context.toasts.show(tr("%1: cancelled.", "model").arg(name));
        return;
    }
    m_context.toasts.show(tr("%1: %2. %3", "model, cause, what to do")
                              .arg(name, wording::reasonText(diagnosis.reason), wording::remedyText(diagnosis.remedy)));
}

void HealthPage::fitFilters()
{
    int wanted = 0;
    for (const widgets::FilterPill* pill : m_pills)
        wanted += pill->sizeHint().width() + space::s;
    const int room = m_content->width() - 2 * space::gutter;
    wanted += m_density->sizeHint().width() + space::s;
    m_density->setVisible(wanted <= room);
    m_updated->setVisible(wanted + m_updated->sizeHint().width() + space::s <= room);
}

bool HealthPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_content && event->type() == QEvent::Resize) {
        fitFilters();
        applyDensity();
        refreshRecent();
    }
    return Page::eventFilter(watched, event);
}

void HealthPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool room = width() - size::healthPane >= 420;
    if (m_detail->isVisible() && !room)
        m_detail->hide();
    else if (!m_detail->isVisible() && room && !m_detail->ref().isEmpty() && m_list->currentRef() == m_detail->ref()
             && !m_context.services.preferences.state(selectedState).toString().isEmpty())
        m_detail->setVisible(true);
}

void HealthPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_second.start();
    refresh();
}

void HealthPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_second.stop();
}

} // namespace switchyard::pages
