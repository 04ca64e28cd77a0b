// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/tryit/tryitpage.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/chaincandidatesmodel.h"
#include "items/providerfacts.h"
#include "pages/tryit/connectsheet.h"
#include "pages/tryit/turnview.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/switch.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace switchyard::pages {

namespace {

constexpr int optionsWidth = 248;
constexpr int factsWidth = 292;
constexpr std::chrono::milliseconds flowInterval { 60 };
constexpr std::size_t modelsOffered = 200; // in the list of who is asked

} // namespace

TryItPage::TryItPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildOptions());
    layout->addWidget(buildTalk(), 1);
    layout->addWidget(buildFacts());
    m_clear = new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("eraser"), this);
    connect(m_clear, &QPushButton::clicked, this, &TryItPage::clearTalk);
    auto& port = context.services.chatTry;
    connect(&port, &ports::ChatTryPort::headReceived, this, &TryItPage::takeHead);
    connect(&port, &ports::ChatTryPort::reasoningReceived, this, [this](const QString& text) { takeText(text, true); });
    connect(&port, &ports::ChatTryPort::textReceived, this, [this](const QString& text) { takeText(text, false); });
    connect(&port, &ports::ChatTryPort::toolCallReceived, this, &TryItPage::takeToolCall);
    connect(&port, &ports::ChatTryPort::finished, this, &TryItPage::finish);
    connect(&context.services.engine, &ports::EnginePort::statusChanged, this, &TryItPage::showState);
    connect(&context.services.session, &config::ConfigSession::configChanged, this, &TryItPage::fillRoutes);
    m_flow.setInterval(flowInterval);
    connect(&m_flow, &QTimer::timeout, this, [this] {
        if (!m_turn)
            return;
        auto* bar = m_scroll->verticalScrollBar();
        const bool isAtEnd = bar->value() >= bar->maximum() - 8;
        m_turn->flush();
        if (isAtEnd)
            QMetaObject::invokeMethod(this, [bar] { bar->setValue(bar->maximum()); }, Qt::QueuedConnection);
    });
    retranslate();
}

QWidget* TryItPage::buildOptions()
{
    auto* pane = new widgets::Panel(widgets::Panel::Ground::Window, Qt::RightEdge, this);
    pane->setFixedWidth(theme::scaled(optionsWidth));
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(theme::space::gutter, theme::space::l, theme::space::gutter, theme::space::l);
    layout->setSpacing(theme::space::xs);
    const auto field = [&](widgets::Label*& label, QComboBox*& combo) {
        label = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, pane);
        combo = new QComboBox(pane);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
        label->setBuddy(combo);
        layout->addWidget(label);
        layout->addWidget(combo);
        layout->addSpacing(theme::space::s);
    };
    field(m_routeLabel, m_route);
    field(m_dialectLabel, m_dialect);
    field(m_limitLabel, m_limit);
    const auto toggle = [&](widgets::Label*& label, widgets::Switch*& control, bool on) {
        auto* row = new QHBoxLayout;
        label = new widgets::Label({}, theme::Type::Body, theme::Ink::Text, pane);
        label->setWordWrap(true);
        control = new widgets::Switch(pane);
        control->setChecked(on);
        row->addWidget(label, 1);
        row->addWidget(control);
        layout->addLayout(row);
        layout->addSpacing(theme::space::xs);
    };
    toggle(m_streamLabel, m_stream, true);
    toggle(m_toolLabel, m_tool, false);
    layout->addSpacing(theme::space::s);
    layout->addWidget(new widgets::Hairline(Qt::Horizontal, pane));
    layout->addSpacing(theme::space::s);
    m_takeHead = new widgets::SectionLabel({}, {}, pane);
    layout->addWidget(m_takeHead);
    m_snippets = new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("terminal"), pane);
    layout->addWidget(m_snippets);
    connect(m_snippets, &QPushButton::clicked, this, [this] { openConnectSheet(m_context); });
    layout->addStretch(1);
    return pane;
}

QWidget* TryItPage::buildTalk()
{
    auto* area = new QWidget(this);
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(theme::space::xxl, 0, theme::space::xxl, theme::space::l);
    layout->setSpacing(theme::space::m);
    m_scroll = new QScrollArea(area);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* content = new QWidget(m_scroll);
    m_talk = new QVBoxLayout(content);
    m_talk->setContentsMargins(0, theme::space::xl, theme::space::s, 0);
    m_hint = new widgets::Label({}, theme::Type::Reading, theme::Ink::Text2, content);
    m_hint->setWordWrap(true);
    m_talk->addWidget(m_hint);
    m_talk->addStretch(1);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    auto* card = new widgets::Card(area);
    auto* composer = new QVBoxLayout(card);
    composer->setContentsMargins(theme::space::s, theme::space::s, theme::space::s, theme::space::s);
    m_prompt = new QPlainTextEdit(card);
    m_prompt->setFrameShape(QFrame::NoFrame);
    m_prompt->setFixedHeight(56);
    m_prompt->setTabChangesFocus(true);
    m_prompt->installEventFilter(this);
    composer->addWidget(m_prompt);
    auto* row = new QHBoxLayout;
    m_costNote = new widgets::ElidedLabel({}, theme::Type::Caption, theme::Ink::Text2, card);
    m_send = new widgets::Button(widgets::Button::Kind::Primary, {}, QStringLiteral("send"), card);
    row->addWidget(m_costNote, 1);
    row->addWidget(m_send);
    composer->addLayout(row);
    layout->addWidget(card);
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (m_context.services.chatTry.isRunning())
            m_context.services.chatTry.cancel();
        else
            send();
    });
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &TryItPage::showState);
    connect(m_route, &QComboBox::currentIndexChanged, this, &TryItPage::showState);
    return area;
}

QWidget* TryItPage::buildFacts()
{
    auto* pane = new widgets::Panel(widgets::Panel::Ground::Card, Qt::LeftEdge, this);
    pane->setFixedWidth(theme::scaled(factsWidth));
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(theme::space::pane, theme::space::pane, theme::space::pane, theme::space::pane);
    layout->setSpacing(theme::space::m);
    m_eventsHead = new widgets::SectionLabel({}, {}, pane);
    layout->addWidget(m_eventsHead);
    m_events = new QWidget(pane);
    m_eventRows = new QVBoxLayout(m_events);
    m_eventRows->setContentsMargins(0, 0, 0, 0);
    m_eventRows->setSpacing(theme::space::m);
    layout->addWidget(m_events);
    auto* card = new widgets::Card(pane);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(theme::space::m, theme::space::s, theme::space::m, theme::space::s);
    grid->setVerticalSpacing(2);
    const auto number = [&](int row, int column, widgets::Label*& value) {
        auto* name = new widgets::Label({}, theme::Type::Caption, theme::Ink::Text2, card);
        value = new widgets::Label(wording::dash(), theme::Type::Title, theme::Ink::Text, card);
        grid->addWidget(name, row * 2, column);
        grid->addWidget(value, row * 2 + 1, column);
        m_numberNames.push_back(name);
    };
    number(0, 0, m_firstToken);
    number(0, 1, m_rate);
    number(1, 0, m_tokensIn);
    number(1, 1, m_tokensOut);
    layout->addWidget(card);
    layout->addStretch(1);
    return pane;
}

QString TryItPage::title() const
{
    return tr("Try it");
}

QList<QWidget*> TryItPage::headerWidgets()
{
    return { m_clear };
}

QList<QWidget*> TryItPage::panes()
{
    return { m_route, m_prompt };
}

void TryItPage::retranslate()
{
    m_clear->setText(tr("Clear"));
    m_routeLabel->setText(tr("Send through"));
    m_dialectLabel->setText(tr("Protocol"));
    m_limitLabel->setText(tr("Answer at most"));
    m_streamLabel->setText(tr("Stream"));
    m_toolLabel->setText(tr("Offer a sample tool"));
    m_takeHead->setText(tr("Take it with you"));
    m_snippets->setText(tr("Lines for your client…"));
    m_eventsHead->setText(tr("What happens"));
    m_prompt->setPlaceholderText(tr("Ask something"));
    m_prompt->setAccessibleName(tr("Your question"));
    m_hint->setText(tr("What you ask goes through the routing engine as any client's request: planned, sent to the first step that can answer, passed on when it fails."));
    m_route->setAccessibleName(m_routeLabel->text());
    m_dialect->setAccessibleName(m_dialectLabel->text());
    m_limit->setAccessibleName(m_limitLabel->text());
    m_stream->setAccessibleName(m_streamLabel->text());
    m_tool->setAccessibleName(m_toolLabel->text());
    const QStringList names { tr("First token"), tr("Output"), tr("In"), tr("Out") };
    for (std::size_t i = 0; i < m_numberNames.size(); ++i)
        m_numberNames[i]->setText(names[static_cast<qsizetype>(i)]);
    const int dialect = std::max(0, m_dialect->currentIndex());
    m_dialect->clear();
    m_dialect->addItem(tr("Chat Completions"), static_cast<int>(ports::ChatDialect::ChatCompletions));
    m_dialect->addItem(tr("Responses"), static_cast<int>(ports::ChatDialect::Responses));
    m_dialect->addItem(tr("Messages"), static_cast<int>(ports::ChatDialect::Messages));
    m_dialect->setCurrentIndex(dialect);
    const int limit = m_limit->count() > 0 ? m_limit->currentIndex() : 1;
    m_limit->clear();
    for (const int tokens : { 200, 800, 2000, 8000 })
        m_limit->addItem(tr("%1 tokens").arg(wording::count(tokens)), tokens);
    m_limit->setCurrentIndex(limit);
    fillRoutes();
    showState();
    Q_EMIT titleChanged();
}

void TryItPage::fillRoutes()
{
    const auto& config = m_context.services.session.config();
    const QString before = m_route->currentData().toString();
    const QSignalBlocker blocker(m_route);
    m_route->clear();
    m_route->addItem(theme::icon(QStringLiteral("route")), tr("Default chain"), QStringLiteral("auto"));
    for (const auto& agent : config.agents)
        m_route->addItem(theme::icon(QStringLiteral("bot")), tr("Agent %1").arg(wording::fromUtf8(agent.id.value())), QLatin1String("agent/") + wording::fromUtf8(agent.id.value()));
    auto models = items::modelsNamedIn(config);
    models.resize(std::min(models.size(), modelsOffered));
    if (!models.empty())
        m_route->insertSeparator(m_route->count());
    for (const auto& ref : models) {
        const QString name = wording::fromUtf8(ref.toString());
        m_route->addItem(theme::icon(QStringLiteral("server")), name, name);
    }
    m_route->setCurrentIndex(std::max(0, m_route->findData(before)));
}

void TryItPage::openItem(const QString& item)
{
    const int index = m_route->findData(item);
    if (index >= 0)
        m_route->setCurrentIndex(index);
    m_prompt->setFocus(Qt::OtherFocusReason);
}

bool TryItPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_prompt && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !(key->modifiers() & Qt::ShiftModifier)) {
            send();
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_context.services.chatTry.isRunning()) {
            m_context.services.chatTry.cancel();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void TryItPage::send()
{
    const QString prompt = m_prompt->toPlainText().trimmed();
    const bool isRunning = m_context.services.engine.status().state == ports::EngineState::Running
        || m_context.services.engine.status().state == ports::EngineState::ServedElsewhere;
    if (prompt.isEmpty() || !isRunning || m_context.services.chatTry.isRunning())
        return;
    m_hint->hide();
    m_turn = new TurnView(prompt);
    m_turn->setRunning(true);
    m_talk->insertWidget(m_talk->count() - 1, m_turn);
    m_prompt->clear();
    m_hasReasoning = false;
    m_hasText = false;
    clearEvents();
    ports::ChatTryRequest request;
    request.model = m_route->currentData().toString().toStdString();
    request.dialect = static_cast<ports::ChatDialect>(m_dialect->currentData().toInt());
    request.prompt = prompt.toStdString();
    request.maxTokens = TokenCount { m_limit->currentData().toLongLong() };
    request.isStreaming = m_stream->isChecked();
    request.offersSampleTool = m_tool->isChecked();
    m_sentAt = m_context.services.clock.steadyNow();
    m_flow.start();
    m_context.services.chatTry.send(request);
    showState();
    QMetaObject::invokeMethod(this, [this] { m_scroll->verticalScrollBar()->setValue(m_scroll->verticalScrollBar()->maximum()); }, Qt::QueuedConnection);
}

void TryItPage::takeHead(const ports::ChatTryHead& head)
{
    if (!m_turn)
        return;
    const auto& services = m_context.services;
    const ProviderId provider(head.provider);
    const auto facts = items::factsOf(provider, services.session.config(), services.catalogue, &services.health.book());
    const QString name = head.provider.empty() ? tr("The engine") : facts.name;
    const QString note = head.attempts > 1 ? tr("try %1").arg(head.attempts) : head.attempts == 1 ? tr("first choice") : QString();
    m_turn->setAnswerer(theme::markName(facts.family, wording::fromUtf8(head.provider)), name, wording::fromUtf8(head.model), note);
    m_headAfter = head.after;
    if (head.attempts > 1)
        addEvent(QStringLiteral("corner-up-right"), tr("Passed on"), head.reason.empty() ? tr("the first choice could not answer") : wording::fromUtf8(head.reason), head.after);
    const bool isGood = head.httpStatus >= 200 && head.httpStatus < 300;
    addEvent(isGood ? QStringLiteral("circle-check") : QStringLiteral("circle-x"), isGood ? tr("%1 took it").arg(name) : tr("Refused"),
             tr("HTTP %1").arg(head.httpStatus), head.after);
}

void TryItPage::takeText(const QString& text, bool isReasoning)
{
    if (!m_turn)
        return;
    const auto after = std::chrono::duration_cast<std::chrono::milliseconds>(m_context.services.clock.steadyNow() - m_sentAt);
    if (isReasoning) {
        if (!m_hasReasoning)
            addEvent(QStringLiteral("brain"), tr("First token"), tr("reasoning began"), after);
        m_hasReasoning = true;
        m_turn->addReasoning(text);
        return;
    }
    if (!m_hasText)
        addEvent(QStringLiteral("text-cursor-input"), tr("First word of the answer"), tr("shown to the client from here"), after);
    m_hasText = true;
    m_turn->addText(text);
}

void TryItPage::takeToolCall(const QString& name, const QString& arguments)
{
    if (m_turn)
        m_turn->addToolCall(name, arguments);
}

void TryItPage::finish(const ports::ChatTryOutcome& outcome)
{
    m_flow.stop();
    if (m_turn) {
        m_turn->flush();
        m_turn->setRunning(false);
        if (outcome.error)
            m_turn->setFailure(wording::describe(*outcome.error));
        else if (outcome.wasCancelled)
            m_turn->setFailure(tr("Stopped. The upstream was let go at once."));
        else if (!m_turn->hasText())
            m_turn->setFailure(tr("The answer was empty."));
    }
    addEvent(outcome.error ? QStringLiteral("circle-x") : outcome.wasCancelled ? QStringLiteral("square") : QStringLiteral("check"),
             outcome.error ? tr("Failed") : outcome.wasCancelled ? tr("Stopped") : tr("Done"), wording::fromUtf8(outcome.finishReason), outcome.total);
    showNumbers(outcome);
    showState();
}

void TryItPage::addEvent(const QString& icon, const QString& name, const QString& note, std::chrono::milliseconds after)
{
    auto* row = new QWidget(m_events);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::m);
    auto* mark = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, row);
    const auto ink = icon == QLatin1String("circle-x") ? theme::Ink::Bad : icon == QLatin1String("circle-check") ? theme::Ink::Good : theme::Ink::Accent;
    mark->setPixmap(theme::icon(icon, ink).pixmap(QSize(18, 18), devicePixelRatioF()));
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(new widgets::ElidedLabel(name, theme::Type::BodyMedium, theme::Ink::Text, row));
    if (!note.isEmpty())
        texts->addWidget(new widgets::ElidedLabel(note, theme::Type::Caption, theme::Ink::Text2, row));
    layout->addLayout(texts, 1);
    layout->addWidget(new widgets::Label(wording::duration(after), theme::Type::Caption, theme::Ink::Text2, row), 0, Qt::AlignTop);
    m_eventRows->addWidget(row);
}

void TryItPage::clearEvents()
{
    while (auto* item = m_eventRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (auto* value : { m_firstToken, m_rate, m_tokensIn, m_tokensOut })
        value->setText(wording::dash());
}

void TryItPage::showNumbers(const ports::ChatTryOutcome& outcome)
{
    m_firstToken->setText(outcome.firstToken ? wording::duration(*outcome.firstToken) : wording::dash());
    m_tokensIn->setText(outcome.tokensIn ? wording::count(outcome.tokensIn->value) : wording::dash());
    m_tokensOut->setText(outcome.tokensOut ? wording::count(outcome.tokensOut->value) : wording::dash());
    const auto writing = outcome.firstToken ? outcome.total - *outcome.firstToken : std::chrono::milliseconds(0);
    const bool hasRate = outcome.tokensOut && writing > std::chrono::milliseconds(50);
    m_rate->setText(hasRate ? wording::tokenRate(static_cast<double>(outcome.tokensOut->value) * 1000.0 / static_cast<double>(writing.count())) : wording::dash());
}

void TryItPage::showState()
{
    if (!m_send)
        return;
    const bool isSending = m_context.services.chatTry.isRunning();
    const auto state = m_context.services.engine.status().state;
    const bool isRunning = state == ports::EngineState::Running || state == ports::EngineState::ServedElsewhere;
    m_send->setText(isSending ? tr("Stop") : tr("Send"));
    m_send->setIconName(isSending ? QStringLiteral("square") : QStringLiteral("send"));
    m_send->setKind(isSending ? widgets::Button::Kind::Plain : widgets::Button::Kind::Primary);
    m_send->setHint(isSending ? tr("Esc") : QString());
    m_send->setEnabled(isSending || (isRunning && !m_prompt->toPlainText().trimmed().isEmpty()));
    if (!isRunning) {
        m_costNote->setText(tr("The routing engine is not running. Start it in Settings."));
        return;
    }
    const auto ref = ModelRef::parse(m_route->currentData().toString().toStdString());
    const bool isChain = ref.provider.isEmpty() || ref.provider.value() == "agent";
    const auto& session = m_context.services.session;
    ModelRef first = ref;
    if (isChain) {
        config::ChainId id;
        if (ref.provider.value() == "agent")
            id.agent = AgentId(ref.model);
        const auto& chain = session.chain(id);
        first = chain.entries.empty() ? ModelRef {} : chain.entries.front().ref;
    }
    const auto facts = items::factsOf(first.provider, session.config(), m_context.services.catalogue, nullptr);
    m_costNote->setText(facts.trust == config::TrustClass::Hosted ? tr("goes to %1 first and may cost money").arg(facts.name) : tr("goes to your own server first, which costs nothing"));
}

void TryItPage::clearTalk()
{
    m_context.services.chatTry.cancel();
    m_turn = nullptr;
    const auto turns = m_scroll->widget()->findChildren<TurnView*>();
    qDeleteAll(turns);
    clearEvents();
    m_hint->show();
}

} // namespace switchyard::pages
