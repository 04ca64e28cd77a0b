// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "routing/cooldownbook.h"
#include "routing/healthsnapshot.h"
#include "routing/routingtable.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace switchyard::ports {

//! Whether the routing engine answers.
enum class EngineState {
    Stopped,
    Starting,
    Running,
    Failed, //!< Could not listen; EngineStatus::error says why.
    Draining, //!< Finishes answers under way, takes no new ones.
    ServedElsewhere, //!< The background service holds the port; this program starts no engine of its own.
};

struct EngineStatus {
    EngineState state = EngineState::Stopped;
    QString address; //!< Host part, such as `127.0.0.1`.
    std::uint16_t port = 0;
    std::optional<Error> error; //!< AddressInUse when the port is taken.
    QString portOwner; //!< Program that holds the port, where it could be found out.
    int requestsInFlight = 0;
};

//! The routing engine as the panel sees it. GUI thread only.
//!
//! Signals: `statusChanged` once for each change of state, after it; `cooldownsChanged` at most five times a second.
//! `start`, `stop` and `moveToFreePort` return at once and answer with `statusChanged`.
class EnginePort : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EnginePort)

public:
    ~EnginePort() override = default;

    virtual EngineStatus status() const = 0;
    //! `http://127.0.0.1:11700/v1`, for clients; empty when not running.
    virtual QUrl baseUrl() const = 0;
    //! What clients show. Never written to a log, an export or a window except where a person asks to see it.
    virtual Secret token() const = 0;
    virtual std::vector<routing::Cooldown> cooldowns() const = 0;
    //! What requests are planned with now, also while the engine is not running, for `routing::planRoute` in the panel.
    //! Null before a configuration is open.
    virtual std::shared_ptr<const routing::RoutingTable> table() const = 0;
    virtual std::shared_ptr<const routing::HealthSnapshot> health() const = 0;

    virtual void start() = 0;
    virtual void stop() = 0;
    //! Takes the next free port, stores it in the policy and updates the clients that Switchyard wrote.
    virtual void moveToFreePort() = 0;
    //! Stores `port`, and listens there if the engine runs or failed.
    virtual void moveToPort(std::uint16_t port) = 0;
    //! Makes a new token; clients with the old one are refused from then on. On failure the old one still holds.
    virtual Result<void> rotateToken() = 0;

Q_SIGNALS:
    void statusChanged();
    //! `table()` or `health()` changed; at most five times a second.
    void planInputsChanged();
    void cooldownsChanged();

protected:
    explicit EnginePort(QObject* parent = nullptr)
        : QObject(parent)
    {
    }
};

} // namespace switchyard::ports
