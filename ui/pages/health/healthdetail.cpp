// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthdetail.h"

#include "base/clock.h"
#include "config/configsession.h"
#include "items/providerfacts.h"
#include "pages/health/latencyplot.h"
#include "pages/health/linelist.h"
#include "shell/answering.h"
#include "shell/preferences.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/scrollarea.h"
#include "widgets/segmented.h"
#include "widgets/sheet.h"
#include "widgets/statustile.h"
#include "wording/format.h"
#include "wording/healthline.h"
#include "wording/status.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPlainTextEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace switchyard::pages {

using namespace theme;
using widgets::Button;
using widgets::Label;

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

//! The context of the texts of free functions; lupdate takes the class's own name here.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

constexpr std::array<milliseconds, 5> windowLengths { std::chrono::minutes(15), std::chrono::hours(1), std::chrono::hours(6),
                                                      std::chrono::hours(24), std::chrono::hours(24 * 7) };
const auto windowPreference = QStringLiteral("health/window");
constexpr std::chrono::seconds askAgainAfter { 10 };
constexpr std::size_t shownModels = 6;
constexpr std::size_t shownIncidents = 4;
constexpr std::size_t shownProbes = 4;

QString chipOf(const health::ModelFacts& facts, const std::optional<health::LoadEstimate>& estimate)
{
    switch (facts.state) {
    case health::LoadState::Ready:
        return Words::tr("Loaded");
    case health::LoadState::Cold:
        return estimate ? Words::tr("Cold %1", "about how long a load takes").arg(wording::about(estimate->typical))
                        : wording::statusText(health::Status::Cold);
    case health::LoadState::Loading:
        return wording::statusText(health::Status::Loading);
    case health::LoadState::Sleeping:
        return Words::tr("Asleep");
    case health::LoadState::Failed:
        return Words::tr("Load failed");
    case health::LoadState::Missing:
        return wording::statusText(health::Status::ModelMissing);
    case health::LoadState::Unknown:
        break;
    }
    return {};
}

health::Status statusOf(health::LoadState state)
{
    switch (state) {
    case health::LoadState::Ready:
        return health::Status::Ready;
    case health::LoadState::Cold:
    case health::LoadState::Sleeping:
        return health::Status::Cold;
    case health::LoadState::Loading:
        return health::Status::Loading;
    case health::LoadState::Failed:
        return health::Status::Degraded;
    case health::LoadState::Missing:
        return health::Status::ModelMissing;
    case health::LoadState::Unknown:
        break;
    }
    return health::Status::Checking;
}

LineList::Line probeLine(const ports::ProbeLogEntry& entry)
{
    LineList::Line line;
    const bool good = entry.evidence.httpStatus >= 200 && entry.evidence.httpStatus < 300
        && entry.evidence.reason == health::Reason::None;
    line.icon = good ? QStringLiteral("check") : QStringLiteral("x");
    line.ink = good ? Ink::Good : Ink::Bad;
    line.isMono = true;
    const QUrl url(wording::fromUtf8(entry.evidence.url));
    line.text = wording::clockTime(entry.at) + QStringLiteral("  ") + wording::fromUtf8(entry.evidence.method) + QLatin1Char(' ')
        + (url.path().isEmpty() ? url.toString() : url.path());
    line.note2 = entry.evidence.httpStatus > 0 ? QString::number(entry.evidence.httpStatus) : wording::dash();
    line.note = wording::duration(entry.evidence.took);
    return line;
}

} // namespace

HealthDetail::HealthDetail(const shell::Context& context, QWidget* parent)
    : Panel(Ground::Card, Qt::LeftEdge, parent)
    , m_context(context)
    , m_window(windowLengths[1])
{
    setFixedWidth(size::healthPane);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    buildHead(*outer);
    outer->addWidget(new widgets::Hairline(Qt::Horizontal, this));

    auto* content = new QWidget;
    auto* body = new QVBoxLayout(content);
    body->setContentsMargins(space::pane, space::l, space::pane, space::l);
    body->setSpacing(0);
    outer->addWidget(new widgets::ScrollArea(content, this), 1);

    m_advice = new widgets::Banner(Tone::Warn, content);
    m_advice->setAdvice(true);
    body->addWidget(m_advice);
    m_adviceGap = new QWidget(content);
    m_adviceGap->setFixedHeight(space::l);
    body->addWidget(m_adviceGap);
    buildHistory(*body);
    m_facts = new FactTiles(content);
    body->addWidget(m_facts);
    const auto section = [&](widgets::SectionLabel*& title, LineList*& list) {
        title = new widgets::SectionLabel({}, {}, content);
        list = new LineList(content);
        body->addSpacing(space::xl);
        body->addWidget(title);
        body->addSpacing(2);
        body->addWidget(list);
    };
    section(m_modelsTitle, m_models);
    section(m_incidentsTitle, m_incidents);
    section(m_probesTitle, m_probes);
    m_probes->setDense(true);
    m_openLog = new Button(Button::Kind::Link, {}, {}, m_probesTitle);
    m_openLog->setButtonSize(Button::Size::Small);
    m_probesTitle->setCorner(m_openLog);
    body->addStretch();

    connect(m_openLog, &QAbstractButton::clicked, this, &HealthDetail::showFullLog);
    connect(&context.services.history, &ports::HistoryPort::seriesReady, this,
            [this](std::uint64_t request, const ports::HistorySeries& series) {
                if (request == m_request)
                    m_plot->setSeries(series);
            });
    const QVariant stored = context.services.preferences.state(windowPreference);
    const int window = std::clamp(stored.isValid() ? stored.toInt() : 1, 0, static_cast<int>(windowLengths.size()) - 1);
    m_window = windowLengths[static_cast<std::size_t>(window)];
    m_windows->setCurrent(window);
    retranslate();
}

void HealthDetail::buildHead(QVBoxLayout& layout)
{
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::pane, space::l, space::m, space::l);
    head->setSpacing(space::m);
    auto* first = new QHBoxLayout;
    first->setSpacing(space::m);
    m_tile = new widgets::StatusTile(this);
    m_name = new widgets::ElidedLabel({}, Type::Title, Ink::Text, this);
    m_state = new widgets::ElidedLabel({}, Type::Caption, Ink::Text2, this);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_name);
    texts->addWidget(m_state);
    m_close = Button::iconOnly(QStringLiteral("x"), {}, Button::Kind::Quiet, this);
    first->addWidget(m_tile);
    first->addLayout(texts, 1);
    first->addWidget(m_close);
    head->addLayout(first);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    m_check = new Button(Button::Kind::Plain, {}, QStringLiteral("refresh-cw"), this);
    m_load = new Button(Button::Kind::Plain, {}, QStringLiteral("power"), this);
    m_test = new Button(Button::Kind::Plain, {}, QStringLiteral("send"), this);
    m_pause = Button::iconOnly(QStringLiteral("pause"), {}, Button::Kind::Plain, this);
    m_more = Button::iconOnly(QStringLiteral("ellipsis"), {}, Button::Kind::Plain, this);
    for (Button* button : { m_check, m_load, m_test, m_pause }) {
        button->setButtonSize(Button::Size::Small);
        buttons->addWidget(button);
    }
    m_more->setButtonSize(Button::Size::Small);
    buttons->addStretch();
    buttons->addWidget(m_more);
    head->addLayout(buttons);
    layout.addLayout(head);

    connect(m_close, &QAbstractButton::clicked, this, &HealthDetail::closeRequested);
    connect(m_check, &QAbstractButton::clicked, this, [this] { Q_EMIT checkRequested(m_ref); });
    connect(m_load, &QAbstractButton::clicked, this, [this] { Q_EMIT loadRequested(m_ref); });
    connect(m_test, &QAbstractButton::clicked, this, [this] { Q_EMIT testRequested(m_ref); });
    connect(m_pause, &QAbstractButton::clicked, this, [this] { Q_EMIT pauseRequested(m_ref); });
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { Q_EMIT menuRequested(m_ref, m_more->mapToGlobal(QPoint(0, m_more->height()))); });
}

void HealthDetail::buildHistory(QVBoxLayout& layout)
{
    auto* head = new QHBoxLayout;
    m_historyTitle = new widgets::ElidedLabel({}, Type::CaptionSemibold, Ink::Text2, this);
    m_windows = new widgets::Segmented(this);
    m_windows->setSmall(true);
    for (int i = 0; i < static_cast<int>(windowLengths.size()); ++i)
        m_windows->addText(i, {});
    head->addWidget(m_historyTitle, 1);
    head->addWidget(m_windows);
    layout.addLayout(head);
    layout.addSpacing(space::m);
    m_plot = new LatencyPlot(this);
    m_plot->setContextMenuPolicy(Qt::CustomContextMenu);
    layout.addWidget(m_plot);
    m_legend = new Label({}, Type::Caption, Ink::Text2, this);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setWordWrap(true);
    layout.addWidget(m_legend);
    layout.addSpacing(space::m);
    connect(m_windows, &widgets::Segmented::chosen, this, [this](int id) {
        m_window = windowLengths[static_cast<std::size_t>(id)];
        m_context.services.preferences.setState(windowPreference, id);
        requestHistory();
    });
    connect(m_plot, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        connect(menu->addAction(tr("Show as a table…")), &QAction::triggered, this, [this] {
            auto* sheet = new widgets::Sheet(tr("State and latency"), &m_context.overlay);
            sheet->setSheetSize({ 640, 520 });
            auto* table = new QPlainTextEdit(m_plot->asText());
            table->setReadOnly(true);
            table->setFont(theme::font(Type::Mono));
            table->setTabStopDistance(90);
            table->setAccessibleName(tr("State and latency"));
            sheet->setContent(table);
            sheet->open();
        });
        menu->popup(m_plot->mapToGlobal(place));
    });
}

void HealthDetail::retranslate()
{
    m_close->setName(tr("Close the details"));
    m_check->setText(tr("Check"));
    m_test->setText(tr("Test…"));
    m_more->setName(tr("More actions"));
    m_historyTitle->setText(tr("State and latency"));
    const std::array names { tr("15m", "time window of 15 minutes"), tr("1h", "time window of an hour"),
                             tr("6h", "time window of 6 hours"), tr("24h", "time window of a day"),
                             tr("7d", "time window of a week") };
    for (int i = 0; i < static_cast<int>(names.size()); ++i)
        m_windows->setTextOf(i, names[static_cast<std::size_t>(i)]);
    m_windows->setAccessibleName(tr("Time window"));
    m_modelsTitle->setText(tr("Models"));
    m_incidentsTitle->setText(tr("Incidents"));
    m_probesTitle->setText(tr("Last probes"));
    m_openLog->setText(tr("Open log"));
    setAccessibleName(tr("Details"));
    refresh();
}

void HealthDetail::show(const ModelRef& ref)
{
    const bool isOther = m_ref != ref;
    m_ref = ref;
    if (isOther) {
        m_plot->clear();
        requestHistory();
    }
    refresh();
}

void HealthDetail::requestHistory()
{
    if (m_ref.isEmpty())
        return;
    m_askedAt = m_context.services.clock.steadyNow();
    m_request = m_context.services.history.requestSeries(m_ref, m_window);
}

void HealthDetail::refresh()
{
    if (m_ref.isEmpty() || !m_context.services.health.book().model(m_ref))
        return;
    refreshHead();
    refreshAdvice();
    refreshFacts();
    refreshModels();
    refreshIncidents();
    refreshProbes();
    if (m_context.services.clock.steadyNow() - m_askedAt > askAgainAfter)
        requestHistory();
}

void HealthDetail::refreshHead()
{
    const shell::Services& services = m_context.services;
    const health::ModelHealth& health = *services.health.book().model(m_ref);
    const health::EndpointHealth* endpoint = services.health.book().endpoint(m_ref.provider);
    const auto facts = items::factsOf(m_ref.provider, services.session.config(), services.catalogue, &services.health.book());
    m_tile->setStatus(wording::statusTone(health.status), wording::statusIcon(health.status));
    m_name->setText(facts.name);
    const auto lasted = duration_cast<milliseconds>(services.clock.wallNow() - health.since);
    QString state = wording::statusText(health.status);
    if (health.since != WallTime {})
        state = tr("%1 for %2", "state, how long").arg(state, wording::duration(duration_cast<std::chrono::seconds>(lasted)));
    m_state->setText(state + QStringLiteral(" · ") + facts.address + QStringLiteral(" · ") + wording::fromUtf8(m_ref.model));
    const auto abilities = services.health.abilities(m_ref);
    const bool isLoading = health.status == health::Status::Loading;
    const bool isCold = health.status == health::Status::Cold;
    m_load->setVisible((isLoading && abilities.canCancel) || (isCold && abilities.canWarmUp)
                       || (health.loadState == health::LoadState::Ready && abilities.canUnload));
    m_load->setText(isLoading ? tr("Cancel") : isCold ? tr("Warm up") : tr("Unload"));
    m_load->setIconName(isLoading  ? QStringLiteral("x")
                            : isCold ? QStringLiteral("flame")
                                     : QStringLiteral("power"));
    fitButtons();
    const bool paused = endpoint && endpoint->isPaused;
    m_pause->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
    m_pause->setName(paused ? tr("Resume") : tr("Pause"));
}

void HealthDetail::fitButtons()
{
    // In languages with longer words the first and last button show only their icons; the load's name is the one needed.
    m_check->setText(tr("Check"));
    m_test->setText(tr("Test…"));
    int wanted = 0;
    for (const Button* button : { m_check, m_load, m_test, m_pause, m_more })
        wanted += button->isHidden() ? 0 : button->sizeHint().width() + space::s;
    if (wanted <= width() - 2 * space::pane)
        return;
    for (Button* button : { m_check, m_test }) {
        button->setName(button->text());
        button->setText({});
    }
}

void HealthDetail::refreshAdvice()
{
    const shell::Services& services = m_context.services;
    const health::ModelHealth& health = *services.health.book().model(m_ref);
    const health::Diagnosis diagnosis = services.health.diagnose(m_ref);
    QString title;
    QString text;
    if (health::isProblem(health.status)) {
        title = wording::reasonText(diagnosis.reason != health::Reason::None ? diagnosis.reason : health.reason, health.httpStatus);
        if (title.isEmpty())
            title = wording::statusText(health.status);
        title[0] = title[0].toUpper();
        text = wording::remedyText(diagnosis.remedy);
        if (!diagnosis.command.empty())
            text += QLatin1Char('\n') + wording::fromUtf8(diagnosis.command);
    } else if (!health.advice.empty()) {
        title = wording::adviceText(health.advice.front());
    }
    m_advice->setVisible(!title.isEmpty());
    m_adviceGap->setVisible(!title.isEmpty());
    m_advice->setTone(health::isProblem(health.status) ? wording::statusTone(health.status) : Tone::Warn);
    m_advice->setText(title, text);
    const QString action = title.isEmpty() ? QString() : wording::remedyAction(diagnosis.remedy);
    if (action == m_adviceAction)
        return; // the button stays, and with it the focus
    m_adviceAction = action;
    m_advice->clearButtons();
    if (action.isEmpty())
        return;
    connect(m_advice->addButton(action), &QAbstractButton::clicked, this,
            [this, remedy = diagnosis.remedy] { Q_EMIT remedyRequested(m_ref, remedy); });
}

void HealthDetail::changeEvent(QEvent* event)
{
    Panel::changeEvent(event);
    // The legend's swatches are written into its text.
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void HealthDetail::refreshFacts()
{
    const health::ModelHealth& health = *m_context.services.health.book().model(m_ref);
    const auto fact = [](const QString& name, const health::Percentiles& p, milliseconds health::Percentiles::*which) {
        if (p.count == 0)
            return FactTiles::Fact { name, {}, {} };
        const wording::Quantity q = wording::quantity(p.*which);
        return FactTiles::Fact { name, q.number, q.unit };
    };
    m_facts->setFacts({ fact(tr("p50"), health.latency, &health::Percentiles::p50),
                        fact(tr("p95"), health.latency, &health::Percentiles::p95),
                        fact(tr("First token"), health.firstToken, &health::Percentiles::p50),
                        { tr("Output"), health.tokensPerSecond ? wording::number(*health.tokensPerSecond, 0) : QString(),
                          tr("tok/s", "tokens a second") } });
    const Tokens& t = tokens();
    const auto swatch = [](const QColor& color, const QString& sign) {
        return QStringLiteral("<span style='color:%1'>%2</span> ").arg(color.name(), sign);
    };
    m_legend->setText(swatch(t.accent, QStringLiteral("—")) + tr("p50") + QStringLiteral(" &nbsp; ")
                      + swatch(t.plotBand, QStringLiteral("■")) + tr("to p95") + QStringLiteral(" &nbsp; ")
                      + swatch(t.tone(Tone::Bad).mark, QStringLiteral("▮")) + tr("failed probe") + QStringLiteral(" &nbsp; ")
                      + tr("gap: no data"));
}

void HealthDetail::refreshModels()
{
    const shell::Services& services = m_context.services;
    const health::EndpointHealth* endpoint = services.health.book().endpoint(m_ref.provider);
    std::vector<LineList::Line> lines;
    int loaded = 0;
    if (endpoint) {
        // The model of this row first, then what is in memory, then the rest as the server lists it.
        std::vector<const health::ModelFacts*> order;
        for (const health::ModelFacts& facts : endpoint->models) {
            loaded += facts.state == health::LoadState::Ready ? 1 : 0;
            order.push_back(&facts);
        }
        const auto weight = [this](const health::ModelFacts* facts) {
            return facts->id == m_ref.model ? 0 : facts->state == health::LoadState::Ready ? 1 : 2;
        };
        std::stable_sort(order.begin(), order.end(), [&weight](const auto* a, const auto* b) { return weight(a) < weight(b); });
        for (const health::ModelFacts* facts : order) {
            if (lines.size() == shownModels)
                break;
            LineList::Line line;
            line.text = wording::fromUtf8(facts->id);
            line.isMono = true;
            line.chip = chipOf(*facts, services.health.book().loadEstimate({ m_ref.provider, facts->id }));
            line.chipIcon = wording::statusIcon(statusOf(facts->state));
            line.chipTone = wording::statusTone(statusOf(facts->state));
            line.note = facts->size ? wording::bytes(*facts->size)
                : facts->contextWindow ? wording::contextSize(*facts->contextWindow)
                                       : QString();
            lines.push_back(line);
        }
    }
    m_modelsTitle->setVisible(!lines.empty());
    m_models->setVisible(!lines.empty());
    const bool knowsMemory = endpoint && health::info(endpoint->family).knowsLoadState;
    m_modelsTitle->setNote(!endpoint ? QString()
                               : knowsMemory
                               ? tr("%L1 of %L2 in memory").arg(loaded).arg(endpoint->models.size())
                               : tr("%n listed", nullptr, static_cast<int>(endpoint->models.size())));
    m_models->setLines(std::move(lines));
}

void HealthDetail::refreshIncidents()
{
    const shell::Services& services = m_context.services;
    const WallTime now = services.clock.wallNow();
    std::vector<LineList::Line> lines;
    for (const health::Incident& incident : services.health.book().incidents()) {
        if (incident.model.provider != m_ref.provider || (!incident.model.model.empty() && incident.model.model != m_ref.model))
            continue;
        if (lines.size() == shownIncidents)
            break;
        LineList::Line line;
        line.icon = wording::statusIcon(incident.status);
        line.ink = inkOf(wording::statusTone(incident.status));
        line.text = wording::statusText(incident.status);
        line.second = wording::reasonText(incident.reason, incident.httpStatus);
        const auto lasted = duration_cast<milliseconds>(incident.end.value_or(now) - incident.start);
        line.note = incident.end
            ? wording::dayTime(incident.start, now) + QStringLiteral(" · ") + wording::duration(lasted)
            : tr("since %1", "time of day").arg(wording::dayTime(incident.start, now));
        lines.push_back(line);
    }
    m_incidentsTitle->setVisible(!lines.empty());
    m_incidents->setVisible(!lines.empty());
    m_incidents->setLines(std::move(lines));
}

void HealthDetail::refreshProbes()
{
    std::vector<LineList::Line> lines;
    for (const ports::ProbeLogEntry& entry : m_context.services.health.probeLog(m_ref.provider)) {
        if (lines.size() == shownProbes)
            break;
        lines.push_back(probeLine(entry));
    }
    m_probesTitle->setVisible(!lines.empty());
    m_probes->setVisible(!lines.empty());
    m_probes->setLines(std::move(lines));
}

void HealthDetail::showFullLog()
{
    auto* sheet = new widgets::Sheet(tr("What was tried: %1", "provider").arg(m_name->text()), &m_context.overlay);
    sheet->setSheetSize({ 820, 600 });
    QString text;
    for (const ports::ProbeLogEntry& entry : m_context.services.health.probeLog(m_ref.provider)) {
        const health::Evidence& evidence = entry.evidence;
        text += wording::clockTime(entry.at) + QStringLiteral("  ") + wording::fromUtf8(evidence.method) + QLatin1Char(' ')
            + wording::fromUtf8(evidence.url) + QStringLiteral("  ")
            + (evidence.httpStatus > 0 ? QString::number(evidence.httpStatus) : wording::reasonText(evidence.reason)) + QStringLiteral("  ")
            + wording::duration(evidence.took) + QLatin1Char('\n');
        if (!evidence.firstBytes.empty())
            text += QStringLiteral("    ") + wording::fromUtf8(evidence.firstBytes).left(500) + QLatin1Char('\n');
    }
    auto* log = new QPlainTextEdit(text);
    log->setReadOnly(true);
    log->setFont(theme::font(Type::Mono));
    log->setLineWrapMode(QPlainTextEdit::NoWrap);
    log->setAccessibleName(tr("Probe log"));
    sheet->setContent(log);
    sheet->open();
}


} // namespace switchyard::pages
