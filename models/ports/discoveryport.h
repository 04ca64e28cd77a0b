// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "health/modelfacts.h"
#include "health/serverfamily.h"

#include <QObject>

#include <chrono>
#include <string>
#include <vector>

namespace switchyard::ports {

//! A server that answered to its fingerprint.
struct DiscoveredServer {
    health::ServerFamily family = health::ServerFamily::Unknown;
    std::string version; //!< Empty when it does not say.
    std::string baseUrl; //!< As it should be configured, such as `http://127.0.0.1:1234/v1`.
    bool needsKey = false;
    std::vector<health::ModelFacts> models; //!< Empty when a key is needed to list them.
    std::chrono::milliseconds took {};

    friend bool operator==(const DiscoveredServer&, const DiscoveredServer&) = default;
};

//! Finds servers on this computer. GUI thread only.
//!
//! `serverFound` comes as servers answer, in any order, and after `started`; then one `finished`, within two seconds
//! for this computer. A new `start` or `cancel` ends a running search with its `finished`.
class DiscoveryPort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiscoveryPort)

public:
    ~DiscoveryPort() override = default;

    virtual bool isRunning() const = 0;
    //! Of the running or last search, in the order of the scan list; children of known servers left out.
    virtual std::vector<DiscoveredServer> servers() const = 0;

    //! Loopback only.
    virtual void start() = 0;
    //! Only this host: a LAN host that the user named, by name or address, alone, with a port, or as a URL. With a port only
    //! that port is asked, else the usual ones. Never another host. An unusable text ends with no server found.
    virtual void startHost(const std::string& host) = 0;
    virtual void cancel() = 0;

Q_SIGNALS:
    void started();
    void serverFound(const switchyard::ports::DiscoveredServer& server);
    void finished();

protected:
    explicit DiscoveryPort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
