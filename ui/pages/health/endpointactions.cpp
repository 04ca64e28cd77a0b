// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "pages/health/endpointactions.h"

#include "ports/healthport.h"
#include "shell/answering.h"
#include "theme/icons.h"
#include "widgets/toast.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

namespace switchyard::pages {

EndpointActions::EndpointActions(const shell::Context& context, QWidget* owner)
    : QObject(owner)
    , m_context(context)
    , m_owner(owner)
{
    ports::HealthPort& port = context.services.health;
    connect(&port, &ports::HealthPort::actionFailed, this, &EndpointActions::showFailure);
    connect(&port, &ports::HealthPort::warmUpFinished, this, [this](const ModelRef& ref, std::chrono::milliseconds took) {
        m_context.toasts.show(tr("%1 is loaded after %2.", "model, how long").arg(wording::fromUtf8(ref.model), wording::duration(took)));
    });
}

void EndpointActions::check(const ModelRef& ref)
{
    m_context.services.health.checkNow(ref.provider);
}

void EndpointActions::load(const ModelRef& ref)
{
    const health::ModelHealth* health = m_context.services.health.book().model(ref);
    if (!health)
        return;
    if (health->status == health::Status::Loading)
        m_context.services.health.cancelWarmUp(ref);
    else if (health->status == health::Status::Cold)
        m_context.services.health.warmUp(ref);
    else
        m_context.services.health.unload(ref);
}

void EndpointActions::pause(const ModelRef& ref)
{
    const health::EndpointHealth* endpoint = m_context.services.health.book().endpoint(ref.provider);
    const bool isPaused = endpoint && endpoint->isPaused;
    m_context.services.health.setEndpointPaused(ref.provider, !isPaused);
    const QString name = shell::providerTitle(m_context.services, ref.provider);
    m_context.toasts.show(isPaused ? tr("%1 is checked and routed to again.").arg(name)
                                   : tr("%1 is paused: no checks, no requests.").arg(name),
                          tr("Undo"), [this, ref, isPaused] {
                              m_context.services.health.setEndpointPaused(ref.provider, isPaused);
                          });
}

void EndpointActions::test(const ModelRef& ref)
{
    m_context.navigator.openPage(shell::PageId::TryIt, wording::fromUtf8(ref.toString()));
}

void EndpointActions::popupMenu(const ModelRef& ref, const QPoint& place)
{
    const shell::Services& services = m_context.services;
    const health::ModelHealth* health = services.health.book().model(ref);
    if (!health)
        return;
    auto* menu = new QMenu(m_owner);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& icon, const QString& text, auto run) {
        connect(menu->addAction(theme::icon(icon), text), &QAction::triggered, this, run);
    };
    const ports::LoadAbilities abilities = services.health.abilities(ref);
    const health::EndpointHealth* endpoint = services.health.book().endpoint(ref.provider);
    add(QStringLiteral("refresh-cw"), tr("Check"), [this, ref] { check(ref); });
    if (health->status == health::Status::Loading && abilities.canCancel)
        add(QStringLiteral("x"), tr("Cancel the load"), [this, ref] { load(ref); });
    else if (health->status == health::Status::Cold && abilities.canWarmUp)
        add(QStringLiteral("flame"), tr("Warm up"), [this, ref] { load(ref); });
    else if (health->loadState == health::LoadState::Ready && abilities.canUnload
             && health::usability(health->status) != health::Usability::No)
        add(QStringLiteral("power"), tr("Unload"), [this, ref] { load(ref); });
    const bool paused = endpoint && endpoint->isPaused;
    add(paused ? QStringLiteral("play") : QStringLiteral("pause"), paused ? tr("Resume") : tr("Pause"), [this, ref] { pause(ref); });
    add(QStringLiteral("send"), tr("Test…"), [this, ref] { test(ref); });
    if (abilities.canWarmUp) {
        const ports::KeepWarmRule rule = services.health.keepWarm(ref);
        QAction* keep = menu->addAction(tr("Keep in memory"));
        keep->setCheckable(true);
        keep->setChecked(rule.isEnabled);
        connect(keep, &QAction::triggered, this, [this, ref, rule](bool on) {
            ports::KeepWarmRule changed = rule;
            changed.isEnabled = on;
            m_context.services.health.setKeepWarm(ref, changed);
        });
    }
    menu->addSeparator();
    add(QStringLiteral("server"), tr("Open provider"),
        [this, ref] { m_context.navigator.openPage(shell::PageId::Providers, wording::fromUtf8(ref.provider.value())); });
    add(QStringLiteral("route"), tr("Open chain"), [this] { m_context.navigator.openPage(shell::PageId::Routing); });
    add(QStringLiteral("copy"), tr("Copy model name"),
        [ref] { QApplication::clipboard()->setText(wording::fromUtf8(ref.toString())); });
    if (endpoint)
        add(QStringLiteral("link"), tr("Copy address"),
            [address = wording::fromUtf8(endpoint->baseUrl)] { QApplication::clipboard()->setText(address); });
    menu->popup(place);
}

void EndpointActions::remedy(const ModelRef& ref, health::Remedy remedy)
{
    switch (remedy) {
    case health::Remedy::LoadModel:
        m_context.services.health.warmUp(ref);
        return;
    case health::Remedy::Resume:
        pause(ref);
        return;
    case health::Remedy::StartServer:
    case health::Remedy::CheckNetwork:
    case health::Remedy::Wait:
        m_context.services.health.checkNow(ref.provider);
        return;
    default:
        m_context.navigator.openPage(shell::PageId::Providers, wording::fromUtf8(ref.provider.value()));
    }
}

void EndpointActions::showFailure(const ModelRef& ref, const health::Diagnosis& diagnosis)
{
    const QString name = wording::fromUtf8(ref.model);
    if (diagnosis.reason == health::Reason::None) {
        m_context.toasts.show(tr("%1: cancelled.", "model").arg(name));
        return;
    }
    m_context.toasts.show(tr("%1: %2. %3", "model, cause, what to do")
                              .arg(name, wording::reasonText(diagnosis.reason), wording::remedyText(diagnosis.remedy)));
}

} // namespace switchyard::pages
