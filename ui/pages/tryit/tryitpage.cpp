// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/iconlabel.h"
#include "pages/tryit/tryitpage.h"

#include "config/configsession.h"
#include "items/providerfacts.h"
#include "pages/tryit/tryoptions.h"
#include "pages/tryit/trytrace.h"
#include "pages/tryit/turnview.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/type.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace switchyard::pages {

namespace {

const auto promptName = QStringLiteral("prompt");
constexpr std::chrono::milliseconds flowInterval { 60 };
constexpr int suggestions = 3;

//! The card around the field, which carries the field's focus ring.
class Composer final : public widgets::Card {
public:
    using Card::Card;

protected:
    void paintEvent(QPaintEvent* event) override
    {
        Card::paintEvent(event);
        const auto* focused = QApplication::focusWidget();
        if (!focused || focused->objectName() != promptName || !isAncestorOf(focused))
            return;
        QPainter painter(this);
        widgets::paintFocusRing(painter, rect(), theme::radius::card, widgets::RingPlace::Inside);
    }
};

} // namespace

TryItPage::TryItPage(const shell::Context& context, QWidget* parent)
    : Page(parent)
    , m_context(context)
    , m_options(new TryOptions(context, this))
    , m_trace(new TryTrace(context, this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_options);
    layout->addWidget(buildTalk(), 1);
    layout->addWidget(m_trace);
    using widgets::Button;
    m_clear = new Button(Button::Kind::Plain, {}, QStringLiteral("eraser"), this);
    m_again = new Button(Button::Kind::Plain, {}, QStringLiteral("split"), this);
    m_again->setMenuArrow(true);
    connect(m_clear, &Button::clicked, this, &TryItPage::clearTalk);
    connect(m_again, &Button::clicked, this, &TryItPage::showOtherRoutes);
    auto& port = context.services.chatTry;
    connect(&port, &ports::ChatTryPort::headReceived, this, &TryItPage::takeHead);
    connect(&port, &ports::ChatTryPort::reasoningReceived, this, [this](const QString& text) { takeText(text, true); });
    connect(&port, &ports::ChatTryPort::textReceived, this, [this](const QString& text) { takeText(text, false); });
    connect(&port, &ports::ChatTryPort::toolCallReceived, this, [this](const QString& name, const QString& arguments) {
        if (m_turn)
            m_turn->addToolCall(name, arguments);
    });
    connect(&port, &ports::ChatTryPort::finished, this, &TryItPage::finish);
    connect(&context.services.engine, &ports::EnginePort::statusChanged, this, &TryItPage::showState);
    connect(&context.services.engine, &ports::EnginePort::planInputsChanged, this, [this] {
        if (isVisible())
            m_trace->showPlan(m_options->route().toStdString());
    });
    connect(m_options, &TryOptions::changed, this, &TryItPage::showState);
    m_flow.setInterval(flowInterval);
    connect(&m_flow, &QTimer::timeout, this, [this] {
        if (!m_turn)
            return;
        const auto* bar = m_scroll->verticalScrollBar();
        const bool isAtEnd = bar->value() >= bar->maximum() - 8;
        m_turn->flush();
        if (isAtEnd)
            scrollToEnd();
    });
    setFocusProxy(m_prompt);
    retranslate();
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
    m_talk->addWidget(buildWelcome());
    m_talk->addStretch(1);
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(buildComposer());
    return area;
}

QWidget* TryItPage::buildWelcome()
{
    m_welcome = new QWidget(this);
    auto* column = new QVBoxLayout(m_welcome);
    column->setContentsMargins(0, theme::space::xxxl, 0, 0);
    column->setSpacing(theme::space::m);
    column->addWidget(new IconLabel(QStringLiteral("message-square-text"), theme::Ink::Accent, 36, m_welcome), 0, Qt::AlignHCenter);
    m_welcomeTitle = new widgets::Label({}, theme::Type::Title, theme::Ink::Text, m_welcome);
    m_welcomeTitle->setAlignment(Qt::AlignCenter);
    column->addWidget(m_welcomeTitle);
    m_hint = new widgets::Label({}, theme::Type::Body, theme::Ink::Text2, m_welcome);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignHCenter);
    column->addWidget(m_hint);
    column->addSpacing(theme::space::s);
    for (int i = 0; i < suggestions; ++i) {
        auto* suggestion = new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("corner-down-right"), m_welcome);
        suggestion->setObjectName(QStringLiteral("suggestion"));
        column->addWidget(suggestion, 0, Qt::AlignHCenter);
        connect(suggestion, &QPushButton::clicked, this, [this, suggestion] { ask(suggestion->text()); });
        m_suggestions << suggestion;
    }
    return m_welcome;
}

QWidget* TryItPage::buildComposer()
{
    auto* card = new Composer(this);
    card->setObjectName(QStringLiteral("composer"));
    card->setProperty("keptInSight", true);
    auto* composer = new QVBoxLayout(card);
    composer->setContentsMargins(theme::space::s, theme::space::s, theme::space::s, theme::space::s);
    m_prompt = new QPlainTextEdit(card);
    m_prompt->setObjectName(promptName);
    m_prompt->setFrameShape(QFrame::NoFrame);
    m_prompt->setFixedHeight(56);
    m_prompt->setTabChangesFocus(true);
    m_prompt->installEventFilter(this);
    composer->addWidget(m_prompt);
    auto* row = new QHBoxLayout;
    m_costNote = new widgets::ElidedLabel({}, theme::Type::Caption, theme::Ink::Text2, card);
    m_send = new widgets::Button(widgets::Button::Kind::Primary, {}, QStringLiteral("send"), card);
    m_send->setObjectName(QStringLiteral("send"));
    row->addWidget(m_costNote, 1);
    row->addWidget(m_send);
    composer->addLayout(row);
    connect(m_send, &QPushButton::clicked, this, [this] { m_context.services.chatTry.isRunning() ? stop() : send(); });
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &TryItPage::showState);
    return card;
}

QString TryItPage::title() const
{
    return tr("Try it");
}

QList<QWidget*> TryItPage::headerWidgets()
{
    return { m_clear, m_again };
}

QList<QWidget*> TryItPage::panes()
{
    return { m_options->routeBox(), m_prompt };
}

void TryItPage::retranslate()
{
    m_clear->setText(tr("Clear"));
    m_again->setText(tr("Send the same to another"));
    m_prompt->setPlaceholderText(tr("Ask something"));
    m_prompt->setAccessibleName(tr("Your question"));
    m_welcomeTitle->setText(tr("Ask as a client does"));
    m_hint->setText(tr("Your question goes through the routing engine like any client's request: planned, sent to the first step that can answer, passed on when it fails."));
    const QStringList texts { tr("Say hello and tell me which model you are."), tr("Explain in three steps how a cold model is loaded."), tr("Which is larger, 9.11 or 9.9? Think first.") };
    for (int i = 0; i < suggestions; ++i)
        m_suggestions[i]->setText(texts[i]);
    m_options->retranslate();
    m_trace->retranslate();
    showState();
    Q_EMIT titleChanged();
}

void TryItPage::openItem(const QString& item)
{
    m_options->setRoute(item);
    m_prompt->setFocus(Qt::OtherFocusReason);
}

void TryItPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_trace->showPlan(m_options->route().toStdString());
}

bool TryItPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_prompt && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        m_prompt->parentWidget()->update();
    if (watched == m_prompt && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !(key->modifiers() & Qt::ShiftModifier)) {
            send();
            return true;
        }
        if (key->key() == Qt::Key_Escape && m_context.services.chatTry.isRunning()) {
            stop();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

bool TryItPage::isEngineRunning() const
{
    const auto state = m_context.services.engine.status().state;
    return state == ports::EngineState::Running || state == ports::EngineState::ServedElsewhere;
}

void TryItPage::send()
{
    const QString prompt = m_prompt->toPlainText().trimmed();
    if (prompt.isEmpty() || !isEngineRunning() || m_context.services.chatTry.isRunning())
        return;
    m_prompt->clear();
    ask(prompt);
}

void TryItPage::ask(const QString& prompt)
{
    if (!isEngineRunning() || m_context.services.chatTry.isRunning())
        return;
    m_lastPrompt = prompt;
    m_welcome->hide();
    m_turn = new TurnView(prompt);
    m_turn->setRunning(true);
    m_talk->insertWidget(m_talk->count() - 1, m_turn);
    auto request = m_options->request();
    request.prompt = prompt.toStdString();
    m_trace->begin(request);
    m_flow.start();
    m_context.services.chatTry.send(request);
    showState();
    scrollToEnd();
}

void TryItPage::stop()
{
    m_context.services.chatTry.cancel();
}

void TryItPage::scrollToEnd()
{
    QMetaObject::invokeMethod(this, [bar = m_scroll->verticalScrollBar()] { bar->setValue(bar->maximum()); }, Qt::QueuedConnection);
}

void TryItPage::takeHead(const ports::ChatTryHead& head)
{
    if (!m_turn)
        return;
    const auto& services = m_context.services;
    const auto facts = items::factsOf(ProviderId(head.provider), services.session.config(), services.catalogue, &services.health.book());
    const QString name = head.provider.empty() ? tr("The engine") : facts.name;
    const QString note = head.attempts > 1 ? tr("try %1").arg(head.attempts) : head.attempts == 1 ? tr("first choice") : QString();
    m_turn->setAnswerer(theme::markName(facts.family, wording::fromUtf8(head.provider)), name, wording::fromUtf8(head.model), note);
    m_trace->takeHead(head, name);
}

void TryItPage::takeText(const QString& text, bool isReasoning)
{
    if (!m_turn)
        return;
    m_trace->takeText(text, isReasoning);
    if (isReasoning)
        m_turn->addReasoning(text);
    else
        m_turn->addText(text);
}

void TryItPage::finish(const ports::ChatTryOutcome& outcome)
{
    m_flow.stop();
    if (m_turn) {
        m_turn->setRunning(false);
        m_turn->flush();
        if (outcome.error)
            m_turn->setFailure(wording::describe(*outcome.error));
        else if (outcome.wasCancelled)
            m_turn->setFailure(tr("Stopped. The upstream was let go at once."));
        else if (!m_turn->hasText())
            m_turn->setFailure(tr("The answer was empty."));
        m_trace->end(outcome);
        scrollToEnd();
    }
    showState();
}

void TryItPage::showState()
{
    if (!m_send)
        return;
    const bool isSending = m_context.services.chatTry.isRunning();
    const bool canSend = isEngineRunning() && !isSending;
    m_send->setText(isSending ? tr("Stop") : tr("Send"));
    m_send->setIconName(isSending ? QStringLiteral("square") : QStringLiteral("send"));
    m_send->setKind(isSending ? widgets::Button::Kind::Plain : widgets::Button::Kind::Primary);
    m_send->setHint(isSending ? tr("Esc") : QString());
    m_send->setEnabled(isSending || (canSend && !m_prompt->toPlainText().trimmed().isEmpty()));
    m_again->setEnabled(canSend && !m_lastPrompt.isEmpty());
    m_clear->setEnabled(m_turn != nullptr);
    for (auto* suggestion : m_suggestions)
        suggestion->setEnabled(canSend);
    m_costNote->setText(isEngineRunning() ? costNote() : tr("The routing engine is not running. Start it in Settings."));
    if (isVisible())
        m_trace->showPlan(m_options->route().toStdString());
}

QString TryItPage::costNote() const
{
    const auto ref = ModelRef::parse(m_options->route().toStdString());
    const auto& session = m_context.services.session;
    ModelRef first = ref;
    if (ref.provider.isEmpty() || ref.provider.value() == "agent") {
        config::ChainId id;
        if (ref.provider.value() == "agent")
            id.agent = AgentId(ref.model);
        const auto& chain = session.chain(id);
        first = chain.entries.empty() ? ModelRef {} : chain.entries.front().ref;
    }
    const auto facts = items::factsOf(first.provider, session.config(), m_context.services.catalogue, nullptr);
    return facts.trust == config::TrustClass::Hosted ? tr("goes to %1 first and may cost money").arg(facts.name) : tr("goes to your own server first, which costs nothing");
}

void TryItPage::showOtherRoutes()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_options->fillOtherRoutes(*menu, [this] { ask(m_lastPrompt); });
    menu->popup(m_again->mapToGlobal(QPoint(0, m_again->height() + 4)));
}

void TryItPage::clearTalk()
{
    m_context.services.chatTry.cancel();
    m_turn = nullptr;
    m_lastPrompt.clear();
    qDeleteAll(m_scroll->widget()->findChildren<TurnView*>());
    m_trace->clear();
    m_welcome->show();
    showState();
}

} // namespace switchyard::pages
