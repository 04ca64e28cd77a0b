// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "demo/demomachine.h"

#include <QObject>
#include <QTcpServer>

namespace switchyard::demo {

//! Serves one DemoMachine on a free loopback port. Lives in the thread that made it and needs its event loop; holds at
//! most 64 connections.
class DemoServer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DemoServer)

public:
    //! `clock` must outlive the server.
    DemoServer(MachineTraits traits, const Clock& clock, QObject* parent = nullptr);
    ~DemoServer() override;

    Result<void> start();
    //! `http://127.0.0.1:PORT`, without a path. Meaningful after start().
    QString address() const;
    DemoMachine& machine() { return m_machine; }

private:
    void acceptConnections();

    const Clock& m_clock;
    DemoMachine m_machine;
    QTcpServer m_server;
};

} // namespace switchyard::demo
