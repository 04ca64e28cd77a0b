// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "application.h"
#include "testlib/manualclock.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

class QApplication;

namespace switchyard::bench {

//! A home folder with a configuration of eight servers, two of them dead, for a panel that may be started in it. The live
//! ones are a process of their own (listservers.h): what they cost is not the panel's.
class PanelHome final {
public:
    PanelHome();
    ~PanelHome();

    //! Points the process at the folder: HOME, XDG folders, no bus.
    void enter() const;
    QString path() const { return m_folder.path(); }
    QString configPath() const { return m_folder.filePath(QStringLiteral("openclaw.json")); }
    //! An upstream for requests besides the listed servers: `m0/mock`.
    void write(int upstreamPort) const;

private:
    QTemporaryDir m_folder;
    QProcess m_servers;
    std::vector<int> m_ports;
};

//! Lets the panel's event loop run for a while.
void run(std::chrono::milliseconds time);

//! The three measurements made within the panel's own process. Each prints its lines; false when a bar is missed.
bool measureIdle(QApplication& application, std::chrono::seconds each);
bool measureDay(QApplication& application);
bool measureLoad(QApplication& application, int upstreamPort, const QString& loader);

} // namespace switchyard::bench
