// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/activity/activitydetail.h"

#include "config/configsession.h"
#include "items/activitymodel.h"
#include "pages/activity/activitydelegate.h"
#include "pages/activity/waterfall.h"
#include "pages/health/linelist.h"
#include "ports/engineport.h"
#include "shell/answering.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/keyvaluerow.h"
#include "widgets/label.h"
#include "widgets/scrollarea.h"
#include "widgets/toast.h"
#include "wording/format.h"
#include "wording/traffic.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

using namespace theme;
using widgets::Button;

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

milliseconds toMs(std::chrono::microseconds value)
{
    return duration_cast<milliseconds>(value);
}

} // namespace

ActivityDetail::ActivityDetail(const shell::Context& context, QWidget* parent)
    : Panel(Ground::Card, Qt::LeftEdge, parent)
    , m_context(context)
{
    setFixedWidth(size::activityPane);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    outer->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(space::pane, space::l, space::pane, space::l);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    m_title = new widgets::ElidedLabel({}, Type::Title, Ink::Text, this);
    m_subtitle = new widgets::ElidedLabel({}, Type::Caption, Ink::Text2, this);
    texts->addWidget(m_title);
    texts->addWidget(m_subtitle);
    m_close = Button::iconOnly(QStringLiteral("x"), {}, Button::Kind::Quiet, this);
    head->addLayout(texts, 1);
    head->addWidget(m_close);
    outer->addLayout(head);
    outer->addWidget(new widgets::Hairline(Qt::Horizontal, this));

    auto* content = new QWidget;
    auto* body = new QVBoxLayout(content);
    body->setContentsMargins(space::pane, space::l, space::pane, space::l);
    body->setSpacing(space::s);
    auto* scroll = new widgets::ScrollArea(content, this);
    scroll->putBarInMargin();
    outer->addWidget(scroll, 1);

    m_triesTitle = new widgets::SectionLabel({}, {}, content);
    m_waterfall = new Waterfall([this](const ModelRef& ref) { return nameOf(ref); }, content);
    m_facts = new FactTiles(content);
    m_whyTitle = new widgets::SectionLabel({}, {}, content);
    m_why = new LineList(content);
    body->addWidget(m_triesTitle);
    body->addWidget(m_waterfall);
    body->addSpacing(space::xs);
    body->addWidget(m_facts);
    body->addSpacing(space::m);
    body->addWidget(m_whyTitle);
    body->addWidget(m_why);
    body->addSpacing(space::s);
    body->addWidget(new widgets::Hairline(Qt::Horizontal, content));
    const auto row = [&](bool mono = false) {
        auto* made = new widgets::KeyValueRow({}, {}, mono, content);
        body->addWidget(made);
        return made;
    };
    m_request = row(true);
    m_client = row();
    m_cached = row();
    m_overhead = row();
    m_ended = row();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    m_curl = new Button(Button::Kind::Plain, {}, QStringLiteral("copy"), content);
    m_try = new Button(Button::Kind::Plain, {}, QStringLiteral("send"), content);
    m_chain = new Button(Button::Kind::Quiet, {}, QStringLiteral("route"), content);
    for (Button* button : { m_curl, m_try, m_chain }) {
        button->setButtonSize(Button::Size::Small);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    body->addSpacing(space::s);
    body->addLayout(buttons);
    body->addStretch();

    connect(m_close, &QAbstractButton::clicked, this, &ActivityDetail::closeRequested);
    connect(m_curl, &QAbstractButton::clicked, this, [this] {
        QApplication::clipboard()->setText(curlLine());
        m_context.toasts.show(tr("The cURL line was copied; the token is left out."));
    });
    connect(m_try, &QAbstractButton::clicked, this, [this] {
        m_context.navigator.openPage(shell::PageId::TryIt, wording::fromUtf8(m_record.requestedModel));
    });
    connect(m_chain, &QAbstractButton::clicked, this, [this] {
        m_context.navigator.openPage(shell::PageId::Routing, wording::fromUtf8(m_record.route));
    });
    retranslate();
}

void ActivityDetail::retranslate()
{
    setAccessibleName(tr("Details"));
    m_close->setName(tr("Close the details"));
    m_triesTitle->setText(tr("Tries"));
    m_whyTitle->setText(tr("Why"));
    m_request->setKey(tr("Request"));
    m_client->setKey(tr("Client"));
    m_cached->setKey(tr("Cached input"));
    m_overhead->setKey(tr("Router's share"));
    m_ended->setKey(tr("Ended"));
    widgets::KeyValueRow::align({ m_request, m_client, m_cached, m_overhead, m_ended });
    m_curl->setText(tr("Copy as cURL"));
    m_try->setText(tr("Try it…"));
    m_chain->setText(tr("Open chain"));
    refresh();
}

QString ActivityDetail::nameOf(const ModelRef& ref) const
{
    const std::string alias = m_context.services.session.config().aliasOf(ref);
    return alias.empty() ? shell::providerTitle(m_context.services, ref.provider) : wording::fromUtf8(alias);
}

void ActivityDetail::show(const traffic::RequestRecord& record)
{
    m_running.reset();
    m_record = record;
    refresh();
}

void ActivityDetail::show(const traffic::RunningRequest& running)
{
    m_running = running;
    m_record = running.soFar;
    m_record.duration = std::chrono::duration_cast<std::chrono::microseconds>(m_context.services.clock.wallNow() - m_record.startedAt);
    if (running.phase != traffic::RunningPhase::Waiting) {
        traffic::Attempt now;
        now.model = running.model;
        now.endpoint = running.endpoint;
        now.startedAt = running.askedAt;
        now.firstTokenAt = m_record.firstTokenAt;
        now.endedAt = std::max(m_record.duration, now.startedAt);
        m_record.attempts.push_back(now);
    }
    refresh();
}

QString ActivityDetail::titleText() const
{
    if (m_running) {
        switch (m_running->phase) {
        case traffic::RunningPhase::Waiting:
            return askedNow(m_context.services, *m_running);
        case traffic::RunningPhase::Asking:
            return tr("Asking %1").arg(nameOf(m_running->model));
        case traffic::RunningPhase::Answering:
            return tr("%1 is answering").arg(nameOf(m_running->model));
        }
    }
    if (items::isFailed(m_record) || !m_record.servedBy)
        return answeredBy(m_context.services, m_record);
    const int tries = items::foregroundAttempts(m_record);
    return tries > 1 ? tr("Answered by %1, %2", "name, which try").arg(nameOf(*m_record.servedBy), wording::tryText(tries))
                     : tr("Answered by %1").arg(nameOf(*m_record.servedBy));
}

void ActivityDetail::refresh()
{
    if (m_record.id == 0)
        return;
    const int tries = items::foregroundAttempts(m_record);
    m_title->setText(titleText());
    const QString asker = askedBy(m_record);
    const QString asked = wording::fromUtf8(m_record.requestedModel);
    const QString at = wording::clockTime(m_record.startedAt);
    m_subtitle->setText(m_running ? tr("%1 asked for %2 at %3", "client, model, time of day").arg(asker, asked, at)
                                  : tr("%1 asked for %2 at %3, took %4", "client, model, time of day, how long")
                                        .arg(asker, asked, at, wording::duration(toMs(m_record.duration))));

    std::chrono::microseconds lost { 0 };
    for (const traffic::Attempt& attempt : m_record.attempts) {
        if (!attempt.background && attempt.failure == routing::FailureClass::None)
            lost = attempt.startedAt;
    }
    m_triesTitle->setNote(tries > 1 && lost.count() > 0 ? tr("fallback added %1").arg(wording::duration(toMs(lost))) : QString());
    const bool isAsked = m_running && m_running->phase != traffic::RunningPhase::Waiting;
    m_waterfall->setRecord(m_record, isAsked ? Waterfall::Last::UnderWay : Waterfall::Last::Over);

    const auto tokens = [](const std::optional<traffic::Usage>& usage, TokenCount traffic::Usage::*which) {
        return usage ? wording::count((*usage.*which).value) : QString();
    };
    QString rate;
    if (m_record.usage && m_record.firstTokenAt && m_record.duration > *m_record.firstTokenAt) {
        const double seconds = static_cast<double>((m_record.duration - *m_record.firstTokenAt).count()) / 1e6;
        rate = wording::number(static_cast<double>(m_record.usage->output.value) / seconds, 0);
    }
    const QString cost = costText(m_context.services, m_record);
    m_facts->setFacts({ { tr("In", "tokens of the request"), tokens(m_record.usage, &traffic::Usage::input), {} },
                        { tr("Out", "tokens of the answer"), tokens(m_record.usage, &traffic::Usage::output), {} },
                        { tr("Output"), rate, tr("tok/s", "tokens a second") },
                        { tr("Cost"), cost == wording::dash() ? QString() : cost, {} } });

    std::vector<LineList::Line> lines;
    // The one under way has no result yet.
    const std::size_t over = m_running ? m_running->soFar.attempts.size() : m_record.attempts.size();
    for (std::size_t i = 0; i < over; ++i) {
        const traffic::Attempt& attempt = m_record.attempts[i];
        LineList::Line line;
        const bool answered = attempt.failure == routing::FailureClass::None;
        line.icon = wording::attemptIcon(attempt);
        line.ink = inkOf(wording::attemptTone(attempt));
        line.text = nameOf(attempt.model) + QLatin1Char(' ')
            + (answered && attempt.background ? tr("was loaded behind the scenes") : wording::failureText(attempt.failure));
        line.second = wording::attemptDetail(attempt);
        if (line.second.isEmpty())
            line.second = wording::fromUtf8(attempt.endpoint);
        lines.push_back(line);
    }
    for (const routing::SkippedCandidate& skipped : m_record.skipped) {
        LineList::Line line;
        line.icon = QStringLiteral("corner-up-right");
        line.ink = Ink::Text2;
        line.text = tr("%1 was passed over: %2", "name, reason").arg(nameOf(skipped.ref), wording::skipSentence(skipped.reason));
        line.second = wording::skipDetail(skipped);
        lines.push_back(line);
    }
    if (!m_record.error.empty()) {
        LineList::Line line;
        line.icon = QStringLiteral("octagon-alert");
        line.ink = Ink::Bad;
        line.text = wording::outcomeText(m_record.outcome);
        const QString refusal = wording::refusalText(m_record);
        line.second = refusal.isEmpty() ? wording::fromUtf8(m_record.error) : refusal;
        lines.push_back(line);
    }
    m_whyTitle->setVisible(!lines.empty());
    m_why->setVisible(!lines.empty());
    m_why->setLines(std::move(lines));

    m_request->setValue(QString::number(m_record.id));
    const QString client = wording::fromUtf8(m_record.client);
    m_client->setValue((client.isEmpty() ? QString() : client + QStringLiteral(", ")) + wording::kindText(m_record.kind));
    m_cached->setVisible(m_record.usage && m_record.usage->cachedInput.value > 0);
    if (m_record.usage)
        m_cached->setValue(tr("%1 of %2 tokens").arg(wording::count(m_record.usage->cachedInput.value),
                                                     wording::count(m_record.usage->input.value)));
    m_overhead->setVisible(!m_running);
    m_ended->setVisible(!m_running);
    m_overhead->setValue(tr("%L1 µs", "microseconds").arg(m_record.overhead.count()));
    m_ended->setValue(m_record.httpStatus > 0
                          ? wording::outcomeText(m_record.outcome) + QStringLiteral(", HTTP ") + QString::number(m_record.httpStatus)
                          : wording::outcomeText(m_record.outcome));
}

QString ActivityDetail::curlLine() const
{
    const QUrl base = m_context.services.engine.baseUrl();
    const QString address = base.isEmpty() ? QStringLiteral("http://127.0.0.1:11700/v1") : base.toString();
    QString model = wording::fromUtf8(m_record.requestedModel);
    model.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    model.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QStringLiteral("curl %1/chat/completions -H 'Authorization: Bearer <token>' -H 'Content-Type: application/json' "
                          "-d '{\"model\":\"%2\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'")
        .arg(address, model);
}

} // namespace switchyard::pages
