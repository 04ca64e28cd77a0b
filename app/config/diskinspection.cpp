// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "config/diskinspection.h"

#include "config/configsession.h"
#include "config/diskchecks.h"

#include <QDir>

namespace switchyard::configfiles {

DiskInspection::DiskInspection(config::ConfigSession& session, std::chrono::milliseconds patience, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_worker.setMaxThreadCount(1);
    m_again.setSingleShot(true);
    m_again.setInterval(patience);
    connect(&m_again, &QTimer::timeout, this, &DiskInspection::look);
    connect(&session, &config::ConfigSession::configChanged, this,
            [this](const config::ConfigChange& change) { lookIfChanged(change.reloaded); });
}

DiskInspection::~DiskInspection()
{
    m_worker.waitForDone();
}

void DiskInspection::lookIfChanged(bool isReloaded)
{
    // The older OpenClaw runs no programs for secrets and looks at no plugin before it starts.
    const bool isOlder = m_session.generation() == config::Generation::List;
    auto wanted = isOlder ? config::DiskReferences {} : m_session.config().onDisk;
    const bool isEmpty = wanted.secretPrograms.empty() && wanted.pluginPaths.empty();
    if (wanted == m_wanted && (isEmpty || !isReloaded))
        return;
    m_wanted = std::move(wanted);
    look();
}

void DiskInspection::look()
{
    m_again.stop();
    m_isStale = m_isLooking;
    if (m_isLooking)
        return;
    m_isLooking = true;
    m_worker.start([this, wanted = m_wanted] {
        auto findings = checkDisk(wanted, QDir::homePath().toStdString());
        QMetaObject::invokeMethod(
            this, [this, found = std::move(findings)]() mutable { take(std::move(found)); }, Qt::QueuedConnection);
    });
}

void DiskInspection::take(std::vector<config::Diagnostic> findings)
{
    m_isLooking = false;
    if (m_isStale) {
        look();
        return;
    }
    if (!findings.empty())
        m_again.start();
    m_session.setDiskFindings(std::move(findings));
}

} // namespace switchyard::configfiles
