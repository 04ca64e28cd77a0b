// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "engine/engine.h"
#include "portchoice.h"
#include "ports/engineport.h"
#include "trafficservice.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard {

//! What an EngineService needs to know once.
struct EngineServiceOptions {
    //! What a taken port means when another Switchyard holds it.
    enum class OtherSwitchyard {
        Defer, //!< The panel: "served by the background service".
        Refuse, //!< `serve`: the port is taken, whoever has it.
    };

    std::string version;
    Secret token;
    OtherSwitchyard otherSwitchyard = OtherSwitchyard::Defer;
    std::string listenAddress; //!< From the command line, instead of the policy's; empty for the policy's.
    std::vector<std::string> allowedHosts; //!< From the command line, besides the loopback names.
    std::chrono::milliseconds drainDeadline {5000}; //!< For answers under way when the engine stops.
};

//! The panel's side of the routing engine: owns it and its mailbox, drains the mailbox at most five times a second in
//! the GUI thread, and hands snapshots over. GUI thread only.
//!
//! Order of one drain: requestsRouted, then loadObserved for each load, then answeringChanged, cooldownsChanged and
//! statusChanged.
class EngineService final : public ports::EnginePort {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EngineService)

public:
    explicit EngineService(EngineServiceOptions options, QObject* parent = nullptr);
    ~EngineService() override;

    ports::EngineStatus status() const override { return m_status; }
    QUrl baseUrl() const override;
    Secret token() const override { return m_options.token; }
    std::vector<routing::Cooldown> cooldowns() const override { return m_cooldowns; }
    std::shared_ptr<const routing::RoutingTable> table() const override { return m_table; }
    std::shared_ptr<const routing::HealthSnapshot> health() const override { return m_health; }
    TrafficService& traffic() { return m_traffic; }

    //! Before the first start: the port of an earlier run. Without one the first free port from 11700 is taken, and
    //! portChosen() says which.
    void setStoredPort(std::uint16_t port);
    //! Asked before a port is chosen. The one who has the choice keeps it until portChosen() was heard; who does not get it
    //! within five seconds starts without. Where there is none, nobody else stores a port in the same place.
    void setPortChoice(std::unique_ptr<PortChoice> choice) { m_choice = std::move(choice); }
    //! Starts once a table has been published.
    void start() override;
    void stop() override;
    void moveToFreePort() override;
    void moveToPort(std::uint16_t port) override;
    //! Done by whoever owns the token's file.
    Result<void> rotateToken() override;
    //! Makes a new token and calls setToken(). Without one there is no rotation.
    void setTokenRotation(std::function<Result<void>()> rotate) { m_rotateToken = std::move(rotate); }

    //! Applies to the next request. The listen port is this service's, not the table's.
    void publish(std::shared_ptr<const routing::RoutingTable> table);
    void publish(std::shared_ptr<const routing::HealthSnapshot> health);
    //! A new token: answers under way are finished, then a new engine listens on the same port.
    void setToken(Secret token);

Q_SIGNALS:
    //! A port other than the stored one is being listened on and is to be stored.
    void portChosen(std::uint16_t port);
    void requestsRouted(const std::vector<switchyard::traffic::RequestRecord>& records);
    //! Which models are being asked right now, and by how many attempts.
    void answeringChanged(const std::vector<std::pair<switchyard::ModelRef, int>>& models);
    void loadObserved(const switchyard::traffic::LoadObservation& observation);

private:
    //! What follows once the engine has stopped.
    enum class AfterStop {
        Nothing,
        Start,
    };

    void makeEngine();
    void publishTable();
    void listenAnew();
    void tryStart();
    void startEngine();
    void replaceRunningEngine();
    void planInputsArrived();
    void drain();
    void take(const engine::Status& status);
    void portTaken(const engine::Status& status);
    //! Whether the first port may be tried now; if not, m_choiceTimer asks again.
    bool mayChoose();
    void setStatus(ports::EngineStatus status);

    EngineServiceOptions m_options;
    TrafficService m_traffic;
    engine::EventMailbox m_mailbox;
    QTimer m_drainTimer;
    QTimer m_planTimer; //!< Holds planInputsChanged back to five times a second.
    QTimer m_retryTimer; //!< While another Switchyard serves: it may end.
    QTimer m_choiceTimer; //!< While another Switchyard of this user chooses its port.
    std::unique_ptr<PortChoice> m_choice; //!< Until a port is stored.
    int m_choiceTries = 0;
    std::function<Result<void>()> m_rotateToken;
    std::shared_ptr<const routing::RoutingTable> m_table;
    std::shared_ptr<const routing::HealthSnapshot> m_health;
    ports::EngineStatus m_status;
    std::vector<routing::Cooldown> m_cooldowns;
    std::uint16_t m_port = 11700;
    int m_portsTried = 0;
    bool m_mayMoveOn = true;
    bool m_startWanted = false;
    AfterStop m_afterStop = AfterStop::Nothing;
    bool m_replaceEngine = false;
    std::unique_ptr<engine::Engine> m_engine; //!< Last, so that it is gone before what it posts to.
};

} // namespace switchyard
