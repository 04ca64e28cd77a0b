// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "application.h"
#include "testlib/manualclock.h"

#include <QTcpServer>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

class QApplication;

namespace switchyard::bench {

//! A server that lists models and answers nothing else; one stands for one machine.
class ListServer final : public QObject {
public:
    explicit ListServer(int models);
    bool start() { return m_server.listen(QHostAddress::LocalHost); }
    std::string base() const { return "http://127.0.0.1:" + std::to_string(m_server.serverPort()) + "/v1"; }

private:
    QTcpServer m_server;
    QByteArray m_list;
};

//! A home folder with a configuration of eight servers, two of them dead, for a panel that may be started in it.
class PanelHome final {
public:
    PanelHome();

    //! Points the process at the folder: HOME, XDG folders, no bus.
    void enter() const;
    QString path() const { return m_folder.path(); }
    QString configPath() const { return m_folder.filePath(QStringLiteral("openclaw.json")); }
    //! An upstream for requests besides the listed servers: `m0/mock`.
    void write(int upstreamPort) const;

private:
    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<ListServer>> m_servers;
};

//! Lets the panel's event loop run for a while.
void run(std::chrono::milliseconds time);

//! The three measurements made within the panel's own process. Each prints its lines; false when a bar is missed.
bool measureIdle(QApplication& application, std::chrono::seconds each);
bool measureDay(QApplication& application);
bool measureLoad(QApplication& application, int upstreamPort, const QString& loader);

} // namespace switchyard::bench
