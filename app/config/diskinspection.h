// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <utility>
#include <vector>

namespace switchyard::config {
class ConfigSession;
struct Diagnostic;
} // namespace switchyard::config

namespace switchyard::configfiles {

//! Tells a ConfigSession what is wrong with the programs and paths its configuration names on the disk. Looks in a worker
//! thread, because a folder of the network can take its time: when the configuration is loaded, when it names other
//! things, and every `patience` while something is wrong, since that is mended elsewhere. GUI thread.
class DiskInspection final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiskInspection)

public:
    //! `session` must outlive this object.
    explicit DiskInspection(config::ConfigSession& session,
                            std::chrono::milliseconds patience = std::chrono::seconds {5}, QObject* parent = nullptr);
    //! Waits for a look that is under way.
    ~DiskInspection() override;

private:
    void lookIfChanged(bool isReloaded);
    void look();
    void take(std::vector<config::Diagnostic> findings);

    config::ConfigSession& m_session;
    config::DiskReferences m_wanted; //!< What the last look was, or will be, about.
    QThreadPool m_worker;
    QTimer m_again;
    bool m_isLooking = false;
    bool m_isStale = false; //!< Something changed during a look.
};

} // namespace switchyard::configfiles
