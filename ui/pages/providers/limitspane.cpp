// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/providers/limitspane.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "items/providerfacts.h"
#include "ports/healthport.h"
#include "theme/metrics.h"
#include "widgets/banner.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/keyvaluerow.h"
#include "widgets/label.h"
#include "widgets/switch.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace switchyard::pages {

namespace {

constexpr std::array timeouts { 0, 60, 120, 300, 600, 1200 };
constexpr std::array answers { 0, 2048, 4096, 8192, 16384, 32768, 65536 };
constexpr std::size_t mostWarmable = 30; // rows; a provider with more local models than that is no place for a person

//! The longest load seen among a provider's models.
std::chrono::milliseconds slowestLoad(const health::HealthBook& book, const config::Provider& provider)
{
    std::chrono::milliseconds slowest {};
    for (const auto& model : provider.models) {
        const auto* health = book.model({ provider.id, model.id });
        if (health && health->loadEstimate)
            slowest = std::max(slowest, health->loadEstimate->slow);
    }
    return slowest;
}

//! A box of choices that always holds `now`.
QComboBox* choiceOf(const std::vector<std::pair<int, QString>>& choices, int now, const QString& nowText, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setMinimumWidth(150);
    for (const auto& [value, text] : choices)
        box->addItem(text, value);
    if (box->findData(now) < 0)
        box->addItem(nowText, now);
    box->setCurrentIndex(box->findData(now));
    return box;
}

} // namespace

LimitsPane::LimitsPane(const shell::Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    new QVBoxLayout(this);
    layout()->setContentsMargins(0, 0, 0, 0);
}

void LimitsPane::setProvider(const ProviderId& id)
{
    m_provider = id;
    refresh();
}

void LimitsPane::retranslate()
{
    m_shown.clear();
    refresh();
}

std::vector<ModelRef> LimitsPane::warmable() const
{
    std::vector<ModelRef> models;
    const auto& services = m_context.services;
    const auto facts = items::factsOf(m_provider, services.session.config(), services.catalogue, &services.health.book());
    if (facts.trust == config::TrustClass::Hosted)
        return models; // kept in memory by whoever hosts them
    const auto* provider = services.session.config().findProvider(m_provider);
    for (const auto& model : provider ? provider->models : std::vector<config::Model> {}) {
        const ModelRef ref { m_provider, model.id };
        if (m_context.services.health.abilities(ref).canWarmUp && models.size() < mostWarmable)
            models.push_back(ref);
    }
    return models;
}

QString LimitsPane::stateNow() const
{
    const auto& services = m_context.services;
    const auto* provider = services.session.config().findProvider(m_provider);
    if (!provider)
        return wording::fromUtf8(m_provider.value());
    QString state = wording::fromUtf8(m_provider.value()) + QString::number(provider->timeout ? provider->timeout->count() : 0) + QLatin1Char('|')
        + QString::number(provider->maxTokens ? provider->maxTokens->value : 0) + QLatin1Char('|') + QString::number(services.session.isReadOnly())
        + QString::number(slowestLoad(services.health.book(), *provider).count() / 1000);
    for (const auto& ref : warmable()) {
        const auto rule = services.health.keepWarm(ref);
        state += wording::fromUtf8(ref.model) + QString::number(rule.isEnabled) + QString::number(rule.interval.count()) + QString::number(rule.loadAtStart)
            + QString::number(rule.fromHour) + QLatin1Char('-') + QString::number(rule.toHour);
    }
    return state;
}

void LimitsPane::refresh()
{
    const QString state = stateNow();
    if (state == m_shown && m_content)
        return;
    m_shown = state;
    fill();
}

void LimitsPane::fill()
{
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget(this);
    layout()->addWidget(m_content);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(theme::space::xxl, theme::space::l, theme::space::xxl, theme::space::l);
    column->setSpacing(theme::space::m);
    const auto card = [&](const QString& title) {
        column->addWidget(new widgets::SectionLabel(title, {}, m_content));
        auto* made = new widgets::Card(m_content);
        auto* rows = new QVBoxLayout(made);
        rows->setContentsMargins(1, 1, 1, 1);
        rows->setSpacing(0);
        column->addWidget(made);
        column->addSpacing(theme::space::xs);
        return rows;
    };
    const auto& config = m_context.services.session.config();
    if (!config.findProvider(m_provider)) {
        auto* note = new widgets::Label(tr("This provider is built into OpenClaw. Declare it to set its limits."), theme::Type::Body, theme::Ink::Text2, m_content);
        note->setWordWrap(true);
        column->addWidget(note);
    } else {
        // The older generation's schema knows neither key and refuses a file that has one.
        if (config.generation != config::Generation::List) {
            addTimes(card(tr("Time")));
            addAnswers(card(tr("Answers")));
        }
        if (!warmable().empty())
            addKeepWarm(card(tr("Keep in memory")));
    }
    column->addStretch(1);
    m_content->show();
}

void LimitsPane::addTimes(QVBoxLayout* rows)
{
    const auto& services = m_context.services;
    const auto* provider = services.session.config().findProvider(m_provider);
    const int now = provider->timeout ? static_cast<int>(provider->timeout->count()) : 0;
    std::vector<std::pair<int, QString>> choices;
    for (const int seconds : timeouts)
        choices.emplace_back(seconds, seconds == 0 ? tr("OpenClaw's own") : wording::duration(std::chrono::seconds(seconds)));
    auto* box = choiceOf(choices, now, wording::duration(std::chrono::seconds(now)), m_content);
    box->setObjectName(QStringLiteral("limitTimeout"));
    box->setAccessibleName(tr("Whole answer within"));
    box->setEnabled(!services.session.isReadOnly());
    connect(box, &QComboBox::activated, this, [this, box](int index) { set("timeoutSeconds", box->itemData(index).toInt(), tr("Time-out changed")); }, Qt::QueuedConnection);
    const auto slowest = slowestLoad(services.health.book(), *provider);
    const QString seen = slowest.count() > 0 ? tr("Slowest load seen: %1. A cold model needs it on top.").arg(wording::duration(slowest))
                                             : tr("From connecting to the last word. A cold model needs its load time on top.");
    rows->addWidget(new widgets::SettingRow(tr("Whole answer within"), seen, box, m_content));
    if (now == 0 || slowest.count() == 0 || std::chrono::seconds(now) > slowest * 2)
        return;
    const auto enough = std::find_if(timeouts.begin(), timeouts.end(), [&slowest](int seconds) { return std::chrono::seconds(seconds) > slowest * 2; });
    const int wanted = enough == timeouts.end() ? timeouts.back() : *enough;
    auto* advice = new widgets::Banner(theme::Tone::Warn, m_content);
    advice->setIconName(QStringLiteral("timer"));
    advice->setAdvice(true);
    advice->setText({}, tr("OpenClaw may give up while the model is still loading."));
    auto* fix = advice->addButton(tr("Set %1").arg(wording::duration(std::chrono::seconds(wanted))));
    connect(fix, &QPushButton::clicked, this, [this, wanted] { set("timeoutSeconds", wanted, tr("Time-out changed")); }, Qt::QueuedConnection);
    rows->addWidget(advice);
}

void LimitsPane::addAnswers(QVBoxLayout* rows)
{
    const auto& services = m_context.services;
    const auto* provider = services.session.config().findProvider(m_provider);
    const int now = provider->maxTokens ? static_cast<int>(provider->maxTokens->value) : 0;
    std::vector<std::pair<int, QString>> choices;
    for (const int tokens : answers)
        choices.emplace_back(tokens, tokens == 0 ? tr("as each model says") : tr("%1 tokens").arg(wording::count(tokens)));
    auto* box = choiceOf(choices, now, tr("%1 tokens").arg(wording::count(now)), m_content);
    box->setAccessibleName(tr("Longest answer"));
    box->setEnabled(!services.session.isReadOnly());
    connect(box, &QComboBox::activated, this, [this, box](int index) { set("maxTokens", box->itemData(index).toInt(), tr("Longest answer changed")); }, Qt::QueuedConnection);
    rows->addWidget(new widgets::SettingRow(tr("Longest answer"), tr("For its models that set no limit of their own"), box, m_content));
}

void LimitsPane::addKeepWarm(QVBoxLayout* rows)
{
    for (const auto& ref : warmable()) {
        if (rows->count() > 0)
            rows->addWidget(new widgets::Hairline(Qt::Horizontal, m_content));
        const auto* health = m_context.services.health.book().model(ref);
        const QString note = health && health->loadEstimate ? tr("Loads in %1").arg(wording::about(health->loadEstimate->typical)) : tr("Load time not seen yet");
        rows->addWidget(new widgets::SettingRow(wording::fromUtf8(ref.model), note, keepWarmControl(ref), m_content));
    }
}

QWidget* LimitsPane::keepWarmControl(const ModelRef& ref)
{
    auto& health = m_context.services.health;
    const auto rule = health.keepWarm(ref);
    auto* control = new QWidget(m_content);
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::space::m);
    auto* when = new QComboBox(control);
    when->addItem(tr("all day"), 0);
    when->addItem(tr("8 to 20 o'clock"), 1);
    when->addItem(tr("from the start, all day"), 2);
    when->setCurrentIndex(rule.loadAtStart ? 2 : rule.fromHour == 8 && rule.toHour == 20 ? 1 : 0);
    when->setEnabled(rule.isEnabled);
    when->setAccessibleName(tr("When %1 stays in memory").arg(wording::fromUtf8(ref.model)));
    auto* toggle = new widgets::Switch(control);
    toggle->setChecked(rule.isEnabled);
    toggle->setAccessibleName(tr("Keep %1 in memory").arg(wording::fromUtf8(ref.model)));
    row->addWidget(when);
    row->addWidget(toggle);
    const auto apply = [this, ref, when, toggle] {
        auto changed = m_context.services.health.keepWarm(ref);
        changed.isEnabled = toggle->isChecked();
        const int choice = when->currentData().toInt();
        changed.fromHour = choice == 1 ? 8 : 0;
        changed.toHour = choice == 1 ? 20 : 24;
        changed.loadAtStart = choice == 2;
        m_context.services.health.setKeepWarm(ref, changed);
        refresh();
    };
    connect(toggle, &QCheckBox::clicked, this, apply, Qt::QueuedConnection);
    connect(when, &QComboBox::activated, this, apply, Qt::QueuedConnection);
    return control;
}

void LimitsPane::set(const char* key, int value, const QString& toast)
{
    using Kind = config::FixStep::Kind;
    const json5::Path path { "models", "providers", m_provider.value(), key };
    config::EditDescription description;
    description.kind = config::EditDescription::Kind::UpdateProvider;
    description.provider = m_provider;
    auto* session = &m_context.services.session;
    auto* toasts = &m_context.toasts;
    const config::FixStep step = value > 0 ? config::FixStep { Kind::Set, path, std::to_string(value) } : config::FixStep { Kind::Remove, path, {} };
    if (const auto result = session->apply(description, { step }); !result) {
        toasts->show(wording::describe(result.error()));
        return;
    }
    toasts->show(toast, tr("Undo"), [session, toasts] {
        if (const auto undone = session->undo(); !undone)
            toasts->show(wording::describe(undone.error()));
    });
}

} // namespace switchyard::pages
