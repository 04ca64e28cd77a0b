// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/iconlabel.h"
#include "pages/tryit/trytrace.h"

#include "config/configsession.h"
#include "items/chainpreview.h"
#include "pages/activity/waterfall.h"
#include "pages/routing/routewording.h"
#include "pages/tryit/flowplot.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "ports/trafficport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/tokens.h"
#include "theme/type.h"
#include "widgets/label.h"
#include "wording/format.h"
#include "wording/status.h"
#include "wording/traffic.h"

#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

constexpr int paneWidth = 304;
constexpr std::size_t successorsShown = 4;

//! A number, or a pale dash where there is none.
void showNumber(widgets::Label& label, const QString& text)
{
    label.setText(text.isEmpty() ? wording::dash() : text);
    label.setInk(text.isEmpty() ? theme::Ink::Text3 : theme::Ink::Text);
}

} // namespace

//! One event with its icon on the line that joins it to the next.
class TryTrace::EventLine final : public QWidget {
public:
    EventLine(const Event& event, QWidget* parent)
        : QWidget(parent)
    {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, theme::space::m);
        layout->setSpacing(theme::space::m);
        const auto ink = event.icon == QLatin1String("circle-x")     ? theme::Ink::Bad
            : event.icon == QLatin1String("circle-check")            ? theme::Ink::Good
            : event.icon == QLatin1String("corner-up-right")         ? theme::Ink::Warn
                                                                     : theme::Ink::Accent;
        layout->addWidget(new IconLabel(event.icon, ink, 18, this), 0, Qt::AlignTop);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(new widgets::ElidedLabel(event.name, theme::Type::BodyMedium, theme::Ink::Text, this));
        if (!event.note.isEmpty()) {
            auto* note = new widgets::Label(event.note, theme::Type::Caption, theme::Ink::Text2, this);
            note->setWordWrap(true);
            texts->addWidget(note);
        }
        layout->addLayout(texts, 1);
        layout->addWidget(new widgets::Label(wording::duration(event.after), theme::Type::Caption, theme::Ink::Text2, this), 0, Qt::AlignTop);
    }

    void setLast(bool last)
    {
        m_isLast = last;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (m_isLast)
            return;
        QPainter painter(this);
        const int x = layoutDirection() == Qt::RightToLeft ? width() - 10 : 9;
        painter.fillRect(QRect(x, 21, 1, height() - 22), theme::tokens().buttonBorder);
    }

private:
    bool m_isLast = true;
};

TryTrace::TryTrace(const shell::Context& context, QWidget* parent)
    : Panel(Ground::Card, Qt::LeftEdge, parent)
    , m_context(context)
{
    setFixedWidth(theme::scaled(paneWidth));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(scroll);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(theme::space::pane, theme::space::pane, theme::space::pane, theme::space::pane);
    column->setSpacing(theme::space::m);
    m_eventsHead = new widgets::SectionLabel({}, {}, content);
    column->addWidget(m_eventsHead);
    m_events = new QWidget(content);
    m_eventRows = new QVBoxLayout(m_events);
    m_eventRows->setContentsMargins(0, 0, 0, 0);
    m_eventRows->setSpacing(0);
    column->addWidget(m_events);
    buildNumbers(column);
    m_flowHead = new widgets::SectionLabel({}, {}, content);
    column->addWidget(m_flowHead);
    m_flow = new FlowPlot(content);
    column->addWidget(m_flow);
    m_attemptsHead = new widgets::SectionLabel({}, {}, content);
    column->addWidget(m_attemptsHead);
    m_waterfall = new Waterfall([session = &context.services.session](const ModelRef& ref) { return shortName(ref, session->config()); }, content);
    column->addWidget(m_waterfall);
    m_nextHead = new widgets::SectionLabel({}, {}, content);
    column->addWidget(m_nextHead);
    m_next = new QWidget(content);
    column->addWidget(m_next);
    column->addStretch(1);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    outer->addWidget(scroll);
    connect(&context.services.traffic, &ports::TrafficPort::recordsAdded, this, &TryTrace::showRecord);
    clear();
}

void TryTrace::buildNumbers(QVBoxLayout* column)
{
    auto* card = new widgets::Card(column->parentWidget());
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(1, 1, 1, 1);
    grid->setSpacing(0);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(2, 1);
    // Four cells with a cross of hairlines between them.
    const auto number = [&](int row, int place, widgets::Label*& value) {
        auto* cell = new QVBoxLayout;
        cell->setContentsMargins(theme::space::m, theme::space::s, theme::space::m, theme::space::s);
        cell->setSpacing(2);
        auto* name = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, card);
        value = new widgets::Label(wording::dash(), theme::Type::Title, theme::Ink::Text3, card);
        cell->addWidget(name);
        cell->addWidget(value);
        grid->addLayout(cell, row * 2, place * 2);
        m_numberNames.push_back(name);
    };
    grid->addWidget(new widgets::Hairline(Qt::Vertical, card), 0, 1, 3, 1);
    grid->addWidget(new widgets::Hairline(Qt::Horizontal, card), 1, 0);
    grid->addWidget(new widgets::Hairline(Qt::Horizontal, card), 1, 2);
    number(0, 0, m_firstToken);
    number(0, 1, m_rate);
    number(1, 0, m_tokensIn);
    number(1, 1, m_tokensOut);
    column->addWidget(card);
}

void TryTrace::retranslate()
{
    m_eventsHead->setText(tr("What happens"));
    const QStringList names { tr("First token"), tr("Output"), tr("Tokens in"), tr("Tokens out") };
    for (std::size_t i = 0; i < m_numberNames.size(); ++i)
        m_numberNames[i]->setText(names[static_cast<qsizetype>(i)]);
    m_flowHead->setText(tr("How the text flows"));
    m_attemptsHead->setText(tr("Every attempt"));
    m_flow->setAccessibleName(m_flowHead->accessibleName());
}

void TryTrace::clear()
{
    m_awaitsRecord = false;
    for (auto* line : m_lines)
        line->deleteLater();
    m_lines.clear();
    for (auto* value : { m_firstToken, m_rate, m_tokensIn, m_tokensOut })
        showNumber(*value, {});
    m_flow->clear();
    m_flowHead->hide();
    m_flow->hide();
    m_attemptsHead->hide();
    m_waterfall->hide();
    m_eventsHead->setVisible(false);
    m_events->hide();
}

std::chrono::milliseconds TryTrace::sinceSent() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_context.services.clock.steadyNow() - m_sentAt);
}

void TryTrace::begin(const ports::ChatTryRequest& request)
{
    clear();
    m_route = request.model;
    m_sentAt = m_context.services.clock.steadyNow();
    m_sentWall = m_context.services.clock.wallNow();
    m_hasReasoning = false;
    m_hasText = false;
    m_eventsHead->show();
    m_events->show();
    const auto ref = ModelRef::parse(request.model);
    const bool isOneModel = !ref.provider.isEmpty() && ref.provider.value() != "agent";
    config::ChainId id;
    if (ref.provider.value() == "agent")
        id.agent = AgentId(ref.model);
    const auto steps = m_context.services.session.chain(id).entries.size();
    addEvent({ QStringLiteral("route"), tr("Sent"), isOneModel ? tr("to this model alone") : tr("%n step(s) in the chain", nullptr, static_cast<int>(steps)), {} });
    showSuccessors(request.model, 1);
}

void TryTrace::takeHead(const ports::ChatTryHead& head, const QString& answerer)
{
    if (head.attempts > 1) {
        const QString reason = wording::routeReasonText(head.reason);
        addEvent({ QStringLiteral("corner-up-right"), tr("Passed on"), reason.isEmpty() ? tr("the first choice could not answer") : reason, head.after });
    }
    const bool isGood = head.httpStatus >= 200 && head.httpStatus < 300;
    addEvent({ isGood ? QStringLiteral("circle-check") : QStringLiteral("circle-x"), isGood ? tr("%1 took it").arg(answerer) : tr("Refused"),
               tr("HTTP %1").arg(head.httpStatus), head.after });
    if (isGood)
        showSuccessors(m_route, placeBehind({ ProviderId(head.provider), head.model }));
}

// The plan changes while the answer comes: a step that just failed is not asked next any more.
int TryTrace::placeBehind(const ModelRef& answerer) const
{
    const auto order = orderOf(m_route);
    const auto found = std::find(order.begin(), order.end(), answerer);
    return found == order.end() ? 1 : static_cast<int>(found - order.begin()) + 1;
}

std::vector<ModelRef> TryTrace::orderOf(const std::string& route) const
{
    const auto ref = ModelRef::parse(route);
    const bool isAgent = ref.provider.value() == "agent";
    std::vector<ModelRef> order;
    if (!ref.provider.isEmpty() && !isAgent)
        return order; // one model, without a chain
    config::ChainId id;
    if (isAgent)
        id.agent = AgentId(ref.model);
    for (const auto& entry : m_context.services.session.chain(id).entries)
        order.push_back(entry.ref);
    return order;
}

void TryTrace::takeText(const QString& text, bool isReasoning)
{
    const auto after = sinceSent();
    if (isReasoning && !m_hasReasoning)
        addEvent({ QStringLiteral("brain"), tr("First token"), tr("reasoning began"), after });
    if (!isReasoning && !m_hasText)
        addEvent({ QStringLiteral("text-cursor-input"), tr("First word of the answer"), tr("shown to the client from here"), after });
    m_hasReasoning = m_hasReasoning || isReasoning;
    m_hasText = m_hasText || !isReasoning;
    m_flowHead->show();
    m_flow->show();
    m_flow->add(after, text.size());
    m_flowHead->setNote(wording::duration(after));
}

void TryTrace::end(const ports::ChatTryOutcome& outcome)
{
    addEvent({ outcome.error ? QStringLiteral("circle-x") : outcome.wasCancelled ? QStringLiteral("square") : QStringLiteral("check"),
               outcome.error ? tr("Failed") : outcome.wasCancelled ? tr("Stopped") : tr("Done"), wording::finishText(outcome.finishReason), outcome.total });
    showNumber(*m_firstToken, outcome.firstToken ? wording::duration(*outcome.firstToken) : QString());
    showNumber(*m_tokensIn, outcome.tokensIn ? wording::count(outcome.tokensIn->value) : QString());
    showNumber(*m_tokensOut, outcome.tokensOut ? wording::count(outcome.tokensOut->value) : QString());
    const auto writing = outcome.firstToken ? outcome.total - *outcome.firstToken : std::chrono::milliseconds(0);
    const bool hasRate = outcome.tokensOut && writing > std::chrono::milliseconds(50);
    showNumber(*m_rate, hasRate ? wording::tokenRate(static_cast<double>(outcome.tokensOut->value) * 1000.0 / static_cast<double>(writing.count())) : QString());
    if (!outcome.error && !outcome.wasCancelled)
        m_nextHead->setText(tr("If it had failed"));
    m_awaitsRecord = true;
    showRecord();
}

void TryTrace::addEvent(const Event& event)
{
    auto* line = new EventLine(event, m_events);
    if (!m_lines.empty())
        m_lines.back()->setLast(false);
    m_lines.push_back(line);
    m_eventRows->addWidget(line);
}

// The engine's record comes a moment after the answer: it knows every attempt, the page only the last.
void TryTrace::showRecord()
{
    if (!m_awaitsRecord)
        return;
    const auto& records = m_context.services.traffic.records();
    const auto found = std::find_if(records.rbegin(), records.rend(), [this](const auto& record) {
        return record.requestedModel == m_route && record.startedAt + std::chrono::seconds(1) >= m_sentWall;
    });
    if (found == records.rend())
        return;
    m_awaitsRecord = false;
    m_attemptsHead->show();
    m_attemptsHead->setNote(tr("%n tried", nullptr, static_cast<int>(found->attempts.size())));
    m_waterfall->setRecord(*found);
    m_waterfall->show();
    if (!found->skipped.empty()) {
        QStringList skipped;
        for (const auto& candidate : found->skipped)
            skipped << shortName(candidate.ref, m_context.services.session.config()) + QLatin1Char(' ') + wording::skipSentence(candidate.reason);
        addEvent({ QStringLiteral("corner-up-right"), tr("Passed over"), skipped.join(QLatin1String("; ")), std::chrono::duration_cast<std::chrono::milliseconds>(found->duration) });
    }
}

QString TryTrace::successorNote(const ModelRef& ref) const
{
    const auto* health = m_context.services.health.book().model(ref);
    if (!health)
        return {};
    if (health->loadState == health::LoadState::Cold)
        return health->loadEstimate ? tr("after %1 of loading").arg(wording::about(health->loadEstimate->typical)) : tr("after loading");
    if (health->firstToken.count > 0)
        return tr("about %1").arg(wording::duration(health->firstToken.p50));
    return wording::statusText(health->status);
}

void TryTrace::showPlan(const std::string& route)
{
    if (m_lines.empty())
        showSuccessors(route, 0);
}

void TryTrace::showSuccessors(const std::string& route, int from)
{
    delete m_next->layout();
    qDeleteAll(m_next->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* rows = new QVBoxLayout(m_next);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(theme::space::s);
    const auto& services = m_context.services;
    const auto order = orderOf(route);
    const auto table = services.engine.table();
    const auto health = services.engine.health();
    auto preview = items::previewChain({ order, route, 0, {} }, table.get(), health.get(), services.clock.steadyNow());
    items::passOverUnusable(preview, order, services.health.book());
    const auto& book = services.health.book();
    int line = 0;
    for (const int step : preview.line) {
        if (step < from || static_cast<std::size_t>(line) >= successorsShown)
            continue;
        ++line;
        const auto& next = order[static_cast<std::size_t>(step)];
        const auto* model = book.model(next);
        const auto status = model ? model->status : health::Status::Checking;
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space::s);
        row->addWidget(new IconLabel(wording::statusIcon(status), theme::inkOf(wording::statusTone(status)), 16, m_next));
        auto* name = new widgets::ElidedLabel(shortName(next, services.session.config()), theme::Type::Body, theme::Ink::Text, m_next);
        name->setElideMode(Qt::ElideMiddle);
        row->addWidget(name, 1);
        row->addWidget(new widgets::Label(successorNote(next), theme::Type::Caption, theme::Ink::Text2, m_next));
        rows->addLayout(row);
    }
    m_nextHead->setVisible(line > 0);
    m_nextHead->setText(from == 0 ? tr("Who would answer, in this order") : tr("If it fails"));
    m_next->setVisible(line > 0);
}

} // namespace switchyard::pages
