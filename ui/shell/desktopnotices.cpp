// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "shell/desktopnotices.h"

#include "ports/engineport.h"
#include "ports/healthport.h"
#include "ports/notificationport.h"
#include "ports/trafficport.h"
#include "shell/answering.h"
#include "shell/preferences.h"
#include "wording/format.h"
#include "wording/status.h"

#include <QDateTime>
#include <QWidget>

#include <algorithm>

namespace switchyard::shell {

using alerts::Alert;
using alerts::AlertKind;

namespace {

constexpr std::chrono::milliseconds chainPause { 250 };
constexpr std::chrono::hours muteFor { 1 };
const auto openAction = QStringLiteral("open");
const auto muteAction = QStringLiteral("mute");

//! News about the chain replace each other; a load is news of its own.
QString subjectOf(const Alert& alert)
{
    if (alert.kind == AlertKind::LoadFinished)
        return QStringLiteral("load/") + wording::fromUtf8(alert.model.toString());
    return QStringLiteral("chain");
}

} // namespace

DesktopNotices::DesktopNotices(const Services& services, QWidget& window, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_window(window)
{
    if (!services.notifications)
        return;
    m_watch.setSettings(services.preferences.alertSettings());
    connect(&services.preferences, &Preferences::changed, this,
            [this] { m_watch.setSettings(m_services.preferences.alertSettings()); });

    m_chainTimer.setSingleShot(true);
    m_chainTimer.setInterval(chainPause);
    connect(&m_chainTimer, &QTimer::timeout, this, &DesktopNotices::lookAtChain);
    const auto soon = [this] {
        if (!m_chainTimer.isActive())
            m_chainTimer.start();
    };
    connect(&services.health, &ports::HealthPort::statusChanged, this, soon);
    connect(&services.health, &ports::HealthPort::rowsChanged, this, soon);
    connect(&services.engine, &ports::EnginePort::planInputsChanged, this, soon);
    connect(&services.health, &ports::HealthPort::statusChanged, this, &DesktopNotices::lookAtStatus);
    connect(&services.traffic, &ports::TrafficPort::recordsAdded, this, &DesktopNotices::lookAtTraffic);

    m_waitTimer.setSingleShot(true);
    connect(&m_waitTimer, &QTimer::timeout, this, [this] {
        show(m_watch.tick(now()));
        wait();
    });
    connect(services.notifications, &ports::NotificationPort::activated, this, &DesktopNotices::activated);
}

DesktopNotices::~DesktopNotices() = default;

alerts::AlertWatch::Moment DesktopNotices::now() const
{
    const auto wall = std::chrono::duration_cast<std::chrono::milliseconds>(m_services.clock.wallNow().time_since_epoch());
    const QTime local = QDateTime::fromMSecsSinceEpoch(wall.count()).time();
    return { m_services.clock.steadyNow(), std::chrono::minutes(local.hour() * 60 + local.minute()) };
}

void DesktopNotices::lookAtChain()
{
    const ChainNow chain = chainNow(m_services);
    alerts::ChainState state;
    state.order = chain.order;
    state.serving = chain.serving();
    if (!chain.order.empty()) {
        if (const health::ModelHealth* primary = m_services.health.book().model(chain.order.front())) {
            state.primaryStatus = primary->status;
            state.primaryReason = primary->reason;
        }
    }
    show(m_watch.chainIs(state, now()));
    wait();
}

void DesktopNotices::lookAtTraffic(int added)
{
    const auto& records = m_services.traffic.records();
    const auto count = std::min(static_cast<std::ptrdiff_t>(added), static_cast<std::ptrdiff_t>(records.size()));
    const auto moment = now();
    for (auto record = records.end() - count; record != records.end(); ++record)
        show(m_watch.requestFinished(*record, moment));
}

void DesktopNotices::lookAtStatus(const health::StatusChange& change)
{
    if (change.from != health::Status::Loading || change.to != health::Status::Ready)
        return;
    const health::ModelHealth* model = m_services.health.book().model(change.model);
    const auto took = model && model->loadEstimate ? model->loadEstimate->typical : std::chrono::milliseconds(0);
    show(m_watch.loadFinished(change.model, took, now()));
}

void DesktopNotices::wait()
{
    const auto moment = now();
    if (const auto due = m_watch.nextTick(moment))
        m_waitTimer.start(std::chrono::duration_cast<std::chrono::milliseconds>(*due - moment.steady) + std::chrono::milliseconds(1));
    else
        m_waitTimer.stop();
}

void DesktopNotices::show(const std::vector<Alert>& alerts)
{
    for (const Alert& alert : alerts)
        show(alert);
}

QString DesktopNotices::nameOf(const ModelRef& model) const
{
    return tr("%1 (%2)").arg(providerTitle(m_services, model.provider), wording::fromUtf8(model.model));
}

void DesktopNotices::show(const Alert& alert)
{
    if (m_window.isActiveWindow() && m_window.isVisible()) {
        // In front of the window nothing needs telling, but what is over must not stand on the desktop.
        if (alert.kind == AlertKind::Back)
            m_services.notifications->withdraw(subjectOf(alert));
        return;
    }
    const QString model = nameOf(alert.model);
    const QString serving = alert.serving ? nameOf(*alert.serving) : QString();
    ports::Notice notice;
    notice.subject = subjectOf(alert);
    const QString reason = wording::reasonText(alert.reason);
    switch (alert.kind) {
    case AlertKind::PrimaryDown:
        notice.title = tr("%1 does not answer").arg(model);
        notice.text = tr("%1 answers instead.").arg(serving);
        break;
    case AlertKind::SignInFailed:
        notice.title = tr("%1 refuses the key").arg(model);
        notice.text = tr("%1 answers instead.").arg(serving);
        break;
    case AlertKind::AnsweredByFallback:
        notice.title = tr("%1 answered a request").arg(serving);
        notice.text = tr("%1 could not.").arg(model);
        break;
    case AlertKind::NobodyAnswers:
        notice.title = tr("No model answers");
        notice.text = tr("Every model of the chain is down.");
        notice.urgency = ports::Notice::Urgency::Critical;
        break;
    case AlertKind::Back:
        notice.title = tr("%1 answers again").arg(model);
        notice.urgency = ports::Notice::Urgency::Low;
        notice.isTransient = true;
        break;
    case AlertKind::LoadFinished:
        notice.title = tr("%1 is loaded").arg(model);
        notice.text = tr("It took %1.").arg(wording::duration(alert.took));
        notice.urgency = ports::Notice::Urgency::Low;
        notice.isTransient = true;
        break;
    case AlertKind::Unstable:
        notice.title = tr("%1 keeps changing").arg(model);
        notice.text = tr("There are no more notices for ten minutes.");
        break;
    }
    const bool saysWhy = alert.kind == AlertKind::PrimaryDown || alert.kind == AlertKind::NobodyAnswers;
    if (saysWhy && !reason.isEmpty())
        notice.text = tr("%1 Reason: %2.").arg(notice.text, reason);
    notice.actions = { { openAction, tr("Open") }, { muteAction, tr("Mute for 1 h") } };
    m_told[notice.subject] = alert.model.provider;
    m_services.notifications->show(notice);
}

void DesktopNotices::activated(const QString& subject, const QString& action)
{
    const auto told = m_told.find(subject);
    if (told == m_told.end())
        return;
    if (action == muteAction)
        m_watch.mute(told->second, m_services.clock.steadyNow() + muteFor);
    else
        Q_EMIT windowWanted();
}

} // namespace switchyard::shell
