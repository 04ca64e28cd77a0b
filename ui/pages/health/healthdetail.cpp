// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/healthdetail.h"

#include "base/clock.h"
#include "config/configsession.h"
#include "items/providerfacts.h"
#include "pages/health/detaillines.h"
#include "pages/health/historysection.h"
#include "pages/health/linelist.h"
#include "shell/answering.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "theme/type.h"
#include "widgets/scrollarea.h"
#include "widgets/sheet.h"
#include "widgets/statustile.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace switchyard::pages {

using namespace theme;
using widgets::Button;
using widgets::Label;

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

} // namespace

HealthDetail::HealthDetail(const shell::Context& context, QWidget* parent)
    : Panel(Ground::Card, Qt::LeftEdge, parent)
    , m_context(context)
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
    auto* scroll = new widgets::ScrollArea(content, this);
    scroll->putBarInMargin();
    outer->addWidget(scroll, 1);

    m_advice = new widgets::Banner(Tone::Warn, content);
    m_advice->setAdvice(true);
    body->addWidget(m_advice);
    m_adviceGap = new QWidget(content);
    m_adviceGap->setFixedHeight(space::l);
    body->addWidget(m_adviceGap);
    m_history = new HistorySection(context, content);
    body->addWidget(m_history);
    body->addSpacing(space::m);
    m_facts = new FactTiles(content);
    body->addWidget(m_facts);
    body->addSpacing(space::s);
    m_moreFacts = new FactTiles(content);
    body->addWidget(m_moreFacts);
    const auto section = [&](QWidget*& whole, widgets::SectionLabel*& title, LineList*& list) {
        whole = new QWidget(content);
        auto* inside = new QVBoxLayout(whole);
        inside->setContentsMargins(0, space::xl, 0, 0);
        inside->setSpacing(2);
        title = new widgets::SectionLabel({}, {}, whole);
        list = new LineList(whole);
        inside->addWidget(title);
        inside->addWidget(list);
        body->addWidget(whole);
    };
    section(m_modelsPart, m_modelsTitle, m_models);
    section(m_incidentsPart, m_incidentsTitle, m_incidents);
    section(m_probesPart, m_probesTitle, m_probes);
    m_probes->setDense(true);
    m_openLog = new Button(Button::Kind::Link, {}, {}, m_probesTitle);
    m_openLog->setButtonSize(Button::Size::Small);
    m_probesTitle->setCorner(m_openLog);
    body->addStretch();

    connect(m_openLog, &QAbstractButton::clicked, this, &HealthDetail::openLog);
    retranslate();
}

void HealthDetail::buildHead(QVBoxLayout& layout)
{
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::pane, space::l, space::pane, space::l);
    head->setSpacing(space::m);
    auto* first = new QHBoxLayout;
    first->setSpacing(space::m);
    m_tile = new widgets::StatusTile(this);
    m_name = new widgets::ElidedLabel({}, Type::Title, Ink::Text, this);
    m_state = new widgets::ElidedLabel({}, Type::Caption, Ink::Text2, this);
    m_model = new widgets::ElidedLabel({}, Type::Mono, Ink::Text3, this);
    auto* names = new QHBoxLayout;
    names->setSpacing(space::s);
    names->addWidget(m_name);
    names->addWidget(m_model, 1);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addLayout(names);
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

void HealthDetail::retranslate()
{
    m_close->setName(tr("Close the details"));
    m_check->setText(tr("Check"));
    m_test->setText(tr("Test…"));
    m_more->setName(tr("More actions"));
    m_history->retranslate();
    m_modelsTitle->setText(tr("Models"));
    m_incidentsTitle->setText(tr("Incidents"));
    m_probesTitle->setText(tr("Last probes"));
    m_openLog->setText(tr("Open log"));
    setAccessibleName(tr("Details"));
    refresh();
}

void HealthDetail::show(const ModelRef& ref)
{
    m_ref = ref;
    m_history->show(ref);
    refresh();
}

void HealthDetail::refresh()
{
    if (m_ref.isEmpty() || !m_context.services.health.book().model(m_ref))
        return;
    refreshHead();
    refreshAdvice();
    refreshFacts();
    refreshSections();
    m_history->refresh();
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
    if (health.since != WallTime {} && lasted >= std::chrono::seconds(1))
        state = tr("%1 for %2", "state, how long").arg(state, wording::duration(duration_cast<std::chrono::seconds>(lasted)));
    m_state->setText(state + QStringLiteral(" · ") + facts.address);
    m_model->setText(wording::fromUtf8(m_ref.model));
    const auto abilities = services.health.abilities(m_ref);
    const bool isLoading = health.status == health::Status::Loading;
    const bool isCold = health.status == health::Status::Cold;
    m_load->setVisible((isLoading && abilities.canCancel) || (isCold && abilities.canWarmUp)
                       || (health.loadState == health::LoadState::Ready && abilities.canUnload
                           && health::usability(health.status) != health::Usability::No));
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
    int wanted = 0;
    for (const Button* button : { m_check, m_load, m_test, m_pause, m_more })
        wanted += button->isHidden() ? 0 : button->fullWidth() + space::s;
    const bool isTight = wanted > width() - 2 * space::pane;
    m_check->setShort(isTight);
    m_test->setShort(isTight);
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

void HealthDetail::refreshFacts()
{
    const health::ModelHealth& health = *m_context.services.health.book().model(m_ref);
    using Fact = FactTiles::Fact;
    const auto time = [](const QString& name, const std::optional<milliseconds>& value) {
        if (!value)
            return Fact { name, {}, {} };
        const wording::Quantity q = wording::quantity(*value);
        return Fact { name, value->count() > 0 ? q.number : wording::belowOne(), q.unit };
    };
    const auto of = [&time](const QString& name, const health::Percentiles& p, milliseconds health::Percentiles::*which) {
        return time(name, p.count > 0 ? std::optional(p.*which) : std::nullopt);
    };
    m_facts->setFacts({ of(tr("p50"), health.latency, &health::Percentiles::p50),
                        of(tr("p95"), health.latency, &health::Percentiles::p95),
                        of(tr("p99"), health.latency, &health::Percentiles::p99),
                        of(tr("First token"), health.firstToken, &health::Percentiles::p50) });
    const auto load = health.loadEstimate ? std::optional(health.loadEstimate->typical) : std::nullopt;
    const bool isKnown = health.latency.count > 0 || health.failureRate > 0;
    m_moreFacts->setFacts({ { tr("Output"), health.tokensPerSecond ? wording::number(*health.tokensPerSecond, 0) : QString(),
                              tr("tok/s", "tokens a second") },
                            time(tr("Load", "how long loading takes"), load),
                            { tr("Failed", "part of the last checks"), isKnown ? wording::percent(health.failureRate) : QString(), {} },
                            { tr("Context", "size of the context window"),
                              health.facts.contextWindow ? wording::contextSize(*health.facts.contextWindow) : QString(), {} } });
}

void HealthDetail::refreshSections()
{
    const shell::Services& services = m_context.services;
    ModelLines models = modelLines(services, m_ref);
    m_modelsPart->setVisible(!models.lines.empty());
    m_modelsTitle->setNote(models.note);
    m_models->setLines(std::move(models.lines));
    auto incidents = incidentLinesOf(services, m_ref);
    m_incidentsPart->setVisible(!incidents.empty());
    m_incidents->setLines(std::move(incidents));
    auto probes = probeLines(services, m_ref.provider);
    m_probesPart->setVisible(!probes.empty());
    m_probes->setLines(std::move(probes));
}

void HealthDetail::openLog()
{
    auto* sheet = new widgets::Sheet(tr("What was tried: %1", "provider").arg(m_name->text()), &m_context.overlay);
    sheet->setSheetSize({ 820, 600 });
    auto* log = new QPlainTextEdit(probeLogText(m_context.services, m_ref.provider));
    log->setReadOnly(true);
    log->setFrameShape(QFrame::NoFrame);
    log->document()->setDocumentMargin(space::l);
    log->setFont(theme::font(Type::Mono));
    log->setLineWrapMode(QPlainTextEdit::NoWrap);
    log->setAccessibleName(tr("Probe log"));
    sheet->setContent(log);
    sheet->open();
}

} // namespace switchyard::pages
