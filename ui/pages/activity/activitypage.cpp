// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/activitypage.h"

#include "base/clock.h"
#include "config/configsession.h"
#include "pages/activity/activitydelegate.h"
#include "pages/activity/activitydetail.h"
#include "pages/activity/activityexportmenu.h"
#include "pages/activity/activityheader.h"
#include "pages/activity/answeredtoday.h"
#include "pages/activity/requestpager.h"
#include "pages/activity/runningrows.h"
#include "ports/healthport.h"
#include "ports/trafficport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/filterpill.h"
#include "widgets/label.h"
#include "widgets/searchfield.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

using namespace theme;
using widgets::Button;
using Show = items::ActivityFilterModel::Show;

namespace {

constexpr std::array showOrder { Show::All, Show::FellOver, Show::Failed, Show::Incidents, Show::Changes };
constexpr std::array<int, 5> windowMinutes { 15, 60, 6 * 60, 24 * 60, 0 };
constexpr int smallestList = 420;
constexpr int longList = 5'000;
constexpr std::chrono::milliseconds searchPause { 180 };

} // namespace

ActivityPage::ActivityPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_model(context.services.traffic)
    , m_shown(m_model)
    , m_changes(context.services, m_model)
    , m_pager(new RequestPager(context.services.history, m_model, context.services.clock, [this] { return m_changes.past(); }, this))
    , m_search(new widgets::SearchField)
    , m_window(new QComboBox)
    , m_export(new Button(Button::Kind::Plain, {}, QStringLiteral("download")))
    , m_hold(new Button(Button::Kind::Plain, {}, QStringLiteral("pause")))
    , m_stack(new QStackedWidget(this))
    , m_empty(new widgets::EmptyState(this))
    , m_content(new QWidget(this))
{
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addWidget(m_stack, 1);
    m_detail = new ActivityDetail(context, this);
    m_detail->hide();
    across->addWidget(m_detail);
    m_empty->setIconName(QStringLiteral("list"));
    m_emptyTry = m_empty->addPrimary({}, QStringLiteral("send"));
    m_stack->addWidget(m_content);
    m_stack->addWidget(m_empty);
    m_export->setMenuArrow(true);
    m_hold->setCheckable(true);
    m_search->setMinimumWidth(160);
    m_window->setIconSize({ 16, 16 });
    for (const int minutes : windowMinutes)
        m_window->addItem(theme::icon(QStringLiteral("clock")), {}, minutes);
    m_window->setCurrentIndex(1);

    auto* down = new QVBoxLayout(m_content);
    down->setContentsMargins(space::gutter, space::l, space::gutter, 0);
    down->setSpacing(space::m);
    m_answered = new AnsweredToday(context, m_content);
    down->addWidget(m_answered);
    auto* filters = new QHBoxLayout;
    filters->setSpacing(space::s);
    const auto addPill = [&](const QString& icon, Ink ink) {
        auto* pill = new widgets::FilterPill({}, icon, ink, m_content);
        pill->setAutoExclusive(true);
        m_pills.push_back(pill);
        filters->addWidget(pill);
    };
    addPill({}, Ink::Text2);
    addPill(QStringLiteral("corner-down-right"), Ink::Warn);
    addPill(QStringLiteral("circle-x"), Ink::Bad);
    addPill(QStringLiteral("triangle-alert"), Ink::Warn);
    addPill(QStringLiteral("square-pen"), Ink::Text2);
    m_pills.front()->setChecked(true);
    filters->addStretch();
    m_running = new widgets::Label({}, Type::Caption, Ink::Text2, m_content);
    filters->addWidget(m_running);
    down->addLayout(filters);

    auto* card = new widgets::Card(m_content);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 1, 1, 1);
    inside->setSpacing(0);
    m_header = new ActivityHeader(card);
    m_list = new QListView(card);
    m_list->setObjectName(QStringLiteral("activityList"));
    m_list->setModel(&m_shown);
    m_delegate = new ActivityDelegate(context.services, m_shown, this);
    m_list->setItemDelegate(m_delegate);
    m_runningRows = new RunningRows(*m_list, *m_delegate, m_shown, this);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->viewport()->installEventFilter(this);
    m_nothing = new widgets::Label({}, Type::Body, Ink::Text2, card);
    m_nothing->setAlignment(Qt::AlignCenter);
    inside->addWidget(m_header);
    inside->addWidget(m_list, 1);
    inside->addWidget(m_nothing, 1);
    down->addWidget(card, 1);
    down->addSpacing(space::l);
    m_shown.setSentence([this](int row) { return activitySentence(m_context.services, m_model, row); });
    connectAll();
    applyWindow();
    retranslate();
}

void ActivityPage::connectAll()
{
    const shell::Services& services = m_context.services;
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        connect(m_pills[i], &QAbstractButton::clicked, this, [this, i] { showFilter(showOrder[i]); });
    // A long list is searched when the typing pauses.
    m_searchPause.setSingleShot(true);
    m_searchPause.setInterval(searchPause);
    connect(&m_searchPause, &QTimer::timeout, this, &ActivityPage::search);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        if (m_model.rowCount() > longList)
            m_searchPause.start();
        else
            search();
    });
    connect(m_pager, &RequestPager::pageAdded, this, &ActivityPage::loadIfNearEnd, Qt::QueuedConnection);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &ActivityPage::loadIfNearEnd);
    connect(m_answered, &AnsweredToday::emptyChanged, this, [this] { m_answered->setVisible(!m_answered->isEmpty()); });
    m_answered->setVisible(!m_answered->isEmpty());
    connect(m_window, &QComboBox::activated, this, [this] { applyWindow(); });
    connect(m_export, &QAbstractButton::clicked, this, [this] { popupExport(*m_export, m_shown, m_context.toasts); });
    connect(m_hold, &QAbstractButton::toggled, this, &ActivityPage::hold);
    connect(m_emptyTry, &QAbstractButton::clicked, this, [this] { m_context.navigator.openPage(shell::PageId::TryIt); });
    // Not what is merely current: a view that gets the focus makes its first row that, and nobody asked for its details.
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection& now) {
        if (!now.isEmpty())
            showDetail(now.indexes().first());
    });
    connect(m_detail, &ActivityDetail::closeRequested, this, [this] {
        m_detail->hide();
        m_list->clearSelection();
        m_list->setFocus();
    });
    connect(m_list->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int maximum) {
        m_header->setRightInset(maximum > 0 ? m_list->verticalScrollBar()->sizeHint().width() : 0);
    });
    connect(&m_model, &items::ActivityModel::countsChanged, this, &ActivityPage::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& index) {
        const auto* running = m_model.running(index.row());
        if (running && m_detail->isVisible() && m_detail->requestId() == running->soFar.id)
            m_detail->show(*running);
    });
    connect(&services.traffic, &ports::TrafficPort::recordsAdded, this, &ActivityPage::refresh);
    connect(&services.health, &ports::HealthPort::statusChanged, this, [this](const health::StatusChange& change) {
        if (change.from == health::Status::Checking)
            return; // the first look of a session is no news
        items::ActivityEvent event;
        event.at = change.at;
        event.model = change.model;
        event.status = change.to;
        event.reason = change.reason;
        m_model.addEvent(event);
    });
    m_minute.setInterval(std::chrono::minutes(1));
    connect(&m_minute, &QTimer::timeout, this, &ActivityPage::applyWindow);
}

QString ActivityPage::title() const
{
    return tr("Activity");
}

QList<QWidget*> ActivityPage::headerWidgets()
{
    return { m_search, m_window, m_export, m_hold };
}

bool ActivityPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

QList<QWidget*> ActivityPage::panes()
{
    return { m_list, m_detail };
}

void ActivityPage::retranslate()
{
    m_search->setPlaceholderText(tr("Search agent, model, error"));
    m_search->setAccessibleName(m_search->placeholderText());
    const std::array names { tr("Last 15 min"), tr("Last hour"), tr("Last 6 hours"), tr("Last day"), tr("Everything") };
    for (int i = 0; i < static_cast<int>(names.size()); ++i)
        m_window->setItemText(i, names[static_cast<std::size_t>(i)]);
    m_window->setAccessibleName(tr("Time window"));
    m_export->setText(tr("Export"));
    m_empty->setText(tr("No requests yet"), tr("Requests that clients send through the router appear here as they are answered."));
    m_emptyTry->setText(tr("Try it"));
    const std::array pills { tr("All"), tr("Fell over"), tr("Failed"), tr("Incidents"), tr("Changes") };
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setText(pills[i]);
    m_list->setAccessibleName(tr("Requests"));
    m_header->update();
    m_answered->retranslate();
    m_detail->retranslate();
    refresh();
}

void ActivityPage::refresh()
{
    const items::ActivityModel::Counts counts = m_model.counts(m_shown.since());
    const std::array numbers { counts.all, counts.fellOver, counts.failed, counts.incidents, counts.changes };
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setCount(numbers[i]);
    m_stack->setCurrentWidget(m_model.rowCount() == 0 ? static_cast<QWidget*>(m_empty) : m_content);
    QMetaObject::invokeMethod(this, &ActivityPage::fitPills, Qt::QueuedConnection); // when the content has its width
    const int running = m_model.runningCount();
    QStringList notes;
    if (m_model.isHeld() && m_model.waiting() > 0)
        notes.append(tr("%n new", "requests that wait while the list is held", m_model.waiting()));
    if (running > 0)
        notes.append(tr("%n running", "requests", running));
    if (const auto dropped = m_context.services.traffic.droppedRecords(); dropped > 0)
        notes.append(tr("%n lost", "records the panel was too slow for", static_cast<int>(dropped)));
    m_running->setText(notes.join(QStringLiteral(" · ")));
    m_hold->setText(m_model.isHeld() ? tr("Let it run") : tr("Hold list"));
    m_hold->setIconName(m_model.isHeld() ? QStringLiteral("play") : QStringLiteral("pause"));
    // Rows of one height are laid out without asking each, which long lists need.
    const bool isLong = m_shown.rowCount() > longList;
    m_delegate->setUniform(isLong);
    m_list->setUniformItemSizes(isLong);
    const bool nothing = m_shown.rowCount() == 0;
    m_list->setVisible(!nothing);
    m_nothing->setVisible(nothing);
    m_runningRows->refresh();
    followEnded();
    m_nothing->setText(m_search->text().isEmpty() ? tr("Nothing in this time.") : tr("Nothing fits “%1”.").arg(m_search->text()));
}

void ActivityPage::fitPills()
{
    // What is running has its place at the end.
    const int room = m_content->width() - 2 * space::gutter - (m_running->text().isEmpty() ? 0 : m_running->sizeHint().width() + space::s);
    if (room > 0)
        widgets::fitPills(m_pills, room);
}

void ActivityPage::applyWindow()
{
    const int minutes = windowMinutes[static_cast<std::size_t>(std::max(0, m_window->currentIndex()))];
    const auto since = minutes == 0 ? std::nullopt : std::optional(m_context.services.clock.wallNow() - std::chrono::minutes(minutes));
    m_shown.setSince(since);
    m_pager->setSince(since);
    refresh();
    loadIfNearEnd();
}

void ActivityPage::search()
{
    m_shown.setFoldedText(m_search->text(), &widgets::foldedForSearch);
    refresh();
    loadIfNearEnd();
}

void ActivityPage::loadIfNearEnd()
{
    const QScrollBar* bar = m_list->verticalScrollBar();
    if (isVisible() && (m_list->isHidden() || bar->value() + 2 * bar->pageStep() >= bar->maximum()))
        m_pager->loadMore();
}

void ActivityPage::showFilter(Show show)
{
    m_shown.setShow(show);
    for (std::size_t i = 0; i < m_pills.size(); ++i)
        m_pills[i]->setChecked(showOrder[i] == show);
    refresh();
    loadIfNearEnd();
}

void ActivityPage::openItem(const QString& item)
{
    if (item == QLatin1String("filter:failed")) {
        showFilter(Show::Failed);
        return;
    }
    bool isNumber = false;
    const auto id = item.toULongLong(&isNumber);
    const int row = isNumber ? m_model.rowOfRequest(id) : -1;
    if (row < 0)
        return;
    showFilter(Show::All);
    m_list->setCurrentIndex(m_shown.mapFromSource(m_model.index(row)));
}

void ActivityPage::showDetail(const QModelIndex& index)
{
    // The row of a request under way goes when it ends, and comes again as that of its record. The view selects its
    // neighbour meanwhile, which nobody asked for.
    const auto& underWay = m_context.services.traffic.running();
    const auto isShown = [this](const traffic::RunningRequest& running) { return running.soFar.id == m_detail->requestId(); };
    if (m_detail->showsRunning() && !m_waitsForRecord && std::none_of(underWay.begin(), underWay.end(), isShown)) {
        m_waitsForRecord = true;
        return;
    }
    m_waitsForRecord = false;
    const int row = index.isValid() ? m_shown.sourceRow(index) : -1;
    const traffic::RequestRecord* record = row >= 0 ? m_model.request(row) : nullptr;
    if (!record)
        return;
    if (const traffic::RunningRequest* running = m_model.running(row))
        m_detail->show(*running);
    else
        m_detail->show(*record);
    m_detail->setVisible(width() - size::activityPane >= smallestList);
    QMetaObject::invokeMethod(this, &ActivityPage::fitPills, Qt::QueuedConnection);
}

void ActivityPage::followEnded()
{
    const int row = m_waitsForRecord ? m_model.rowOfRequest(m_detail->requestId()) : -1;
    if (row >= 0)
        m_list->setCurrentIndex(m_shown.mapFromSource(m_model.index(row)));
}

void ActivityPage::hold(bool held)
{
    m_model.setHeld(held);
    refresh();
}

bool ActivityPage::undoAt(const QPoint& place)
{
    const QModelIndex index = m_list->indexAt(place);
    const QRect row = m_list->visualRect(index);
    const QRect undo = QStyle::visualRect(layoutDirection(), row, m_delegate->undoRect(row, index)).adjusted(-8, 0, 8, 0);
    if (!index.isValid() || undo.isNull() || !undo.contains(place))
        return false;
    if (const auto done = m_context.services.session.undo(); !done)
        m_context.toasts.show(wording::describe(done.error()));
    return true;
}

bool ActivityPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease
        && undoAt(static_cast<QMouseEvent*>(event)->pos()))
        return true;
    return Page::eventFilter(watched, event);
}

void ActivityPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    QMetaObject::invokeMethod(this, &ActivityPage::fitPills, Qt::QueuedConnection); // when the content has its width
    const bool room = width() - size::activityPane >= smallestList;
    if (m_detail->isVisible() && !room)
        m_detail->hide();
    else if (room && !m_detail->isVisible() && m_list->selectionModel()->hasSelection())
        showDetail(m_list->currentIndex());
}

void ActivityPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_minute.start();
    refresh();
    loadIfNearEnd();
}

void ActivityPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    // Pages of the past are not worth their memory while nobody looks.
    m_pager->reset();
}

} // namespace switchyard::pages
