// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/settings/sectionbuilder.h"
#include "pages/settings/sections.h"

#include "config/policysession.h"
#include "pages/tryit/connectsheet.h"
#include "ports/engineport.h"
#include "ports/healthport.h"
#include "widgets/button.h"
#include "widgets/secretclipboard.h"
#include "widgets/switch.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>

#include <array>

namespace switchyard::pages {

namespace {

//! The translation context of these sections.
class Engine {
    Q_DECLARE_TR_FUNCTIONS(Engine)
};

using ports::EngineState;

QString stateText(const ports::EngineStatus& status)
{
    switch (status.state) {
    case EngineState::Stopped:
        return Engine::tr("Stopped");
    case EngineState::Starting:
        return Engine::tr("Starting");
    case EngineState::Running:
        return Engine::tr("Listens on %1, port %2").arg(status.address, QString::number(status.port));
    case EngineState::Failed:
        return status.error ? wording::describe(*status.error) : Engine::tr("Could not listen");
    case EngineState::Draining:
        return Engine::tr("Finishes what it has begun");
    case EngineState::ServedElsewhere:
        return Engine::tr("Served by the background service");
    }
    return {};
}

void addState(SectionBuilder& builder, const shell::Context& context)
{
    using widgets::Button;
    auto& engine = context.services.engine;
    builder.card(Engine::tr("Routing engine"));
    auto* toggle = new Button(Button::Kind::Plain, {}, {}, builder.parent());
    auto* state = builder.row(Engine::tr("State"), {}, toggle);
    auto* field = new QLineEdit(builder.parent());
    field->setFixedWidth(90);
    field->setValidator(new QIntValidator(1, 65535, field));
    auto* control = new QWidget(builder.parent());
    auto* layout = new QHBoxLayout(control);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::s);
    auto* move = new Button(Button::Kind::Plain, Engine::tr("Move"), {}, control);
    auto* free = new Button(Button::Kind::Quiet, Engine::tr("Next free one"), {}, control);
    layout->addWidget(field);
    layout->addWidget(move);
    layout->addWidget(free);
    field->setAccessibleName(Engine::tr("Port"));
    builder.row(Engine::tr("Port"), Engine::tr("Clients that Switchyard wrote follow"), control);
    const auto show = [&engine, toggle, state, field] {
        const auto status = engine.status();
        const bool isOn = status.state == EngineState::Running || status.state == EngineState::Starting || status.state == EngineState::Draining;
        state->setTexts(Engine::tr("State"), stateText(status));
        toggle->setText(isOn ? Engine::tr("Stop") : Engine::tr("Start"));
        toggle->setIconName(isOn ? QStringLiteral("square") : QStringLiteral("play"));
        toggle->setEnabled(status.state != EngineState::ServedElsewhere);
        if (!field->hasFocus() && status.port > 0)
            field->setText(QString::number(status.port));
    };
    QObject::connect(toggle, &QPushButton::clicked, toggle, [&engine] {
        const auto now = engine.status().state;
        if (now == EngineState::Running || now == EngineState::Starting)
            engine.stop();
        else
            engine.start();
    });
    QObject::connect(move, &QPushButton::clicked, field, [&engine, field] {
        if (field->hasAcceptableInput())
            engine.moveToPort(static_cast<std::uint16_t>(field->text().toUInt()));
    });
    QObject::connect(free, &QPushButton::clicked, field, [&engine] { engine.moveToFreePort(); });
    QObject::connect(&engine, &ports::EnginePort::statusChanged, state, show);
    show();
}

void addClients(SectionBuilder& builder, const shell::Context& context)
{
    using widgets::Button;
    auto& engine = context.services.engine;
    builder.card(Engine::tr("Clients"));
    auto* connectButton = new Button(Button::Kind::Plain, Engine::tr("Connect…"), QStringLiteral("plug-zap"), builder.parent());
    QObject::connect(connectButton, &QPushButton::clicked, connectButton, [context] { openConnectSheet(context); });
    builder.row(Engine::tr("OpenClaw and others"), Engine::tr("Writes OpenClaw's file for you, or gives you lines to paste"), connectButton);
    auto* control = new QWidget(builder.parent());
    auto* layout = new QHBoxLayout(control);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::space::s);
    auto* copy = new Button(Button::Kind::Plain, Engine::tr("Copy"), QStringLiteral("copy"), control);
    auto* rotate = new Button(Button::Kind::Plain, Engine::tr("Make a new one"), QStringLiteral("rotate-cw"), control);
    layout->addWidget(copy);
    layout->addWidget(rotate);
    builder.row(Engine::tr("Token"), Engine::tr("Every client needs it. It is never shown; a new one shuts out clients that others set up"), control);
    QObject::connect(copy, &QPushButton::clicked, copy, [&engine, toasts = &context.toasts] {
        const auto token = engine.token();
        widgets::copySecretText(wording::fromUtf8(token.reveal()));
        toasts->show(Engine::tr("The token is on the clipboard"));
    });
    QObject::connect(rotate, &QPushButton::clicked, rotate, [&engine, toasts = &context.toasts] {
        const auto rotated = engine.rotateToken();
        toasts->show(rotated ? Engine::tr("There is a new token. Clients that Switchyard set up have it already; others need it.")
                             : wording::describe(rotated.error()));
    });
}

} // namespace

QWidget* makeEngineSection(const shell::Context& context, QWidget* parent)
{
    auto* section = new QWidget(parent);
    SectionBuilder builder(section);
    addState(builder, context);
    addClients(builder, context);
    return section;
}

QWidget* makeChecksSection(const shell::Context& context, QWidget* parent)
{
    auto* section = new QWidget(parent);
    SectionBuilder builder(section);
    auto& health = context.services.health;
    builder.card(Engine::tr("Checks"));
    auto* interval = new QComboBox(section);
    interval->setMinimumWidth(200);
    interval->addItem(Engine::tr("Adaptive"), 0);
    for (const int seconds : { 2, 5, 10, 30, 60 })
        interval->addItem(Engine::tr("Every %1").arg(wording::duration(std::chrono::seconds(seconds))), seconds);
    const auto showInterval = [&health, interval] {
        const auto now = health.interval();
        interval->setCurrentIndex(std::max(0, interval->findData(now ? static_cast<int>(now->count()) : 0)));
    };
    QObject::connect(interval, &QComboBox::activated, interval, [&health, interval](int index) {
        const int seconds = interval->itemData(index).toInt();
        health.setInterval(seconds > 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt);
    });
    QObject::connect(&health, &ports::HealthPort::intervalChanged, interval, showInterval);
    showInterval();
    builder.row(Engine::tr("How often"), Engine::tr("Adaptive: often while something loads, rarely for hosted providers and dead ones"), interval);
    auto* paused = new widgets::Switch(section);
    paused->setChecked(health.isPaused());
    QObject::connect(paused, &QCheckBox::clicked, paused, [&health](bool on) { health.setPaused(on); });
    QObject::connect(&health, &ports::HealthPort::pausedChanged, paused, [&health, paused] { paused->setChecked(health.isPaused()); });
    builder.row(Engine::tr("Pause all checks"), Engine::tr("Routed requests still tell how their providers are"), paused);
    auto* free = new widgets::Label(Engine::tr("free"), theme::Type::Body, theme::Ink::Text2, section);
    builder.row(Engine::tr("What a check costs"), Engine::tr("It asks for lists and states only: it loads no model, generates nothing and costs nothing"), free);
    return section;
}

} // namespace switchyard::pages
