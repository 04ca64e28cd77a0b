// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/common/iconlabel.h"
#include "pages/providers/abilitycard.h"

#include "config/configsession.h"
#include "health/healthbook.h"
#include "pages/routing/routewording.h"
#include "ports/healthport.h"
#include "ports/trafficport.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/toast.h"
#include "wording/error.h"
#include "wording/format.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::pages {

namespace {

//! Yes when one of the models does, no when all that tell do not, empty when none tells.
template<typename Member>
std::optional<bool> anyModel(const health::EndpointHealth& endpoint, Member member)
{
    std::optional<bool> known;
    for (const auto& facts : endpoint.models) {
        if (const std::optional<bool> value = member(facts))
            known = known.value_or(false) || *value;
    }
    return known;
}

std::optional<bool> takesImages(const health::ModelFacts& facts)
{
    if (facts.inputs.empty())
        return std::nullopt;
    return std::find(facts.inputs.begin(), facts.inputs.end(), "image") != facts.inputs.end();
}

} // namespace

AbilityCard::AbilityCard(const shell::Context& context, QWidget* parent)
    : Card(parent)
    , m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::space::l, theme::space::m, theme::space::l, theme::space::m);
    layout->setSpacing(theme::space::s);
    m_head = new widgets::SectionLabel({}, {}, this);
    layout->addWidget(m_head);
    m_rows = new QWidget(this);
    new QVBoxLayout(m_rows);
    m_rows->layout()->setContentsMargins(0, 2, 0, 0);
    layout->addWidget(m_rows);
    m_write = new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("file-text"), this);
    m_write->setButtonSize(widgets::Button::Size::Small);
    m_write->setObjectName(QStringLiteral("writeLearned"));
    layout->addWidget(m_write, 0, Qt::AlignLeft);
    connect(m_write, &QPushButton::clicked, this, &AbilityCard::writeLearned, Qt::QueuedConnection);
    connect(&context.services.traffic, &ports::TrafficPort::recordsAdded, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&context.services.session, &config::ConfigSession::configChanged, this, &AbilityCard::refresh);
    m_check = new widgets::Button(widgets::Button::Kind::Plain, {}, QStringLiteral("flask-conical"), this);
    m_check->setButtonSize(widgets::Button::Size::Small);
    m_check->setObjectName(QStringLiteral("checkCapabilities"));
    layout->addWidget(m_check, 0, Qt::AlignLeft);
    connect(m_check, &QPushButton::clicked, this, &AbilityCard::checkRequested);
}

void AbilityCard::setProvider(const ProviderId& id, int declaredModels)
{
    m_provider = id;
    m_declaredModels = declaredModels;
    refresh();
}

void AbilityCard::retranslate()
{
    m_head->setText(tr("What it can do"));
    m_write->setText(tr("Write it to the file"));
    m_write->setToolTip(tr("The router keeps to it by itself only until the configuration changes; in the file it lasts, and OpenClaw knows it too"));
    m_check->setText(tr("Find out by asking…"));
    m_check->setToolTip(tr("Small real requests to one model; what they prove can be written into the file"));
    m_shown.clear();
    refresh();
}

std::vector<AbilityCard::Row> AbilityCard::rowsNow() const
{
    const auto* endpoint = m_context.services.health.book().endpoint(m_provider);
    if (!endpoint)
        return {};
    const auto& family = health::info(endpoint->family);
    // One that has not answered has refused nothing.
    using health::Status;
    const bool hasAnswered = endpoint->hasModelList || endpoint->status == Status::Ready || endpoint->status == Status::Busy;
    const bool isFamilyKnown = endpoint->family != health::ServerFamily::Unknown;
    const auto ifKnown = [](bool isKnown, bool has) { return isKnown ? std::optional(has) : std::nullopt; };
    std::vector<Row> rows { { tr("Lists models"), ifKnown(hasAnswered, endpoint->hasModelList),
               endpoint->hasModelList ? tr("%1, %2 used").arg(endpoint->models.size()).arg(m_declaredModels) : QString() },
             { tr("Tells what is loaded"), ifKnown(hasAnswered || isFamilyKnown, family.knowsLoadState), {} },
             { tr("Calls tools"), anyModel(*endpoint, [](const auto& facts) { return facts.tools; }), {} },
             { tr("Sees images"), anyModel(*endpoint, takesImages), {} },
             { tr("Thinks apart"), anyModel(*endpoint, [](const auto& facts) { return facts.reasoning; }), {} },
             { tr("Can be warmed up"), ifKnown(hasAnswered || isFamilyKnown, family.canLoad), {} } };
    for (const auto& learned : m_learned) {
        rows.push_back({ tr("%1: %2", "model, key of the file").arg(shortName(learned.flag.model, m_context.services.session.config()), wording::fromUtf8(learned.flag.flag)), false,
                         tr("learned: %1", "value of the key").arg(wording::fromUtf8(learned.flag.value)) });
    }
    return rows;
}

void AbilityCard::writeLearned()
{
    if (m_learned.empty())
        return;
    config::EditDescription description;
    description.kind = config::EditDescription::Kind::UpdateProvider;
    description.provider = m_provider;
    std::vector<config::FixStep> steps;
    for (const auto& learned : m_learned)
        steps.push_back(learned.step);
    auto* session = &m_context.services.session;
    auto* toasts = &m_context.toasts;
    if (const auto result = session->apply(description, steps); !result) {
        toasts->show(wording::describe(result.error()));
        return;
    }
    toasts->show(tr("The file says what was learned"), tr("Undo"), [session, toasts] {
        if (const auto undone = session->undo(); !undone)
            toasts->show(wording::describe(undone.error()));
    });
}

void AbilityCard::refresh()
{
    m_check->setVisible(m_context.services.capability != nullptr);
    m_check->setEnabled(m_declaredModels > 0);
    m_learned = items::learnedEdits(m_context.services.traffic.records(), m_provider, m_context.services.session.config());
    m_write->setVisible(!m_learned.empty());
    m_write->setEnabled(!m_context.services.session.isReadOnly());
    auto rows = rowsNow();
    setVisible(!rows.empty());
    if (rows == m_shown)
        return;
    m_shown = std::move(rows);
    fill();
}

void AbilityCard::fill()
{
    delete m_rows->layout();
    qDeleteAll(m_rows->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 2, 0, 2);
    grid->setVerticalSpacing(10);
    grid->setHorizontalSpacing(theme::space::s);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const auto& row : m_shown) {
        const bool isKnown = row.has.has_value();
        const bool has = row.has.value_or(false);
        const QString icon = !isKnown ? QStringLiteral("circle-dashed") : has ? QStringLiteral("circle-check") : QStringLiteral("circle-minus");
        grid->addWidget(new IconLabel(icon, has ? theme::Ink::Good : theme::Ink::Text3, 16, m_rows), line, 0);
        auto* name = new widgets::Label(row.name, theme::Type::Body, theme::Ink::Text, m_rows);
        name->setWordWrap(true);
        grid->addWidget(name, line, 1);
        const QString note = !row.note.isEmpty() ? row.note : !isKnown ? tr("not told") : has ? tr("yes") : tr("no");
        grid->addWidget(new widgets::Label(note, theme::Type::Caption, theme::Ink::Text2, m_rows), line, 2, Qt::AlignRight);
        ++line;
    }
}

} // namespace switchyard::pages
