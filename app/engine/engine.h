// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "engine/mailbox.h"
#include "routing/cooldownbook.h"
#include "routing/healthsnapshot.h"
#include "routing/routingtable.h"
#include "traffic/requestrecord.h"
#include "traffic/runningrequest.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace switchyard::engine {

//! Stopped -> Starting -> Running | Failed -> Draining -> Stopped.
enum class State {
    Stopped,
    Starting,
    Running,
    Failed, //!< Could not listen; `Status::error` says why. AddressInUse when the port is taken.
    Draining, //!< No new connections; answers under way are finished, at most until the deadline.
};

struct Status {
    State state = State::Stopped;
    std::string address; //!< `127.0.0.1`, or what was asked for.
    std::uint16_t port = 0; //!< The real one, also when 0 was asked for.
    std::optional<Error> error;
    //! With AddressInUse: what answers on the port, when `/healthz` there says it is a Switchyard.
    std::optional<std::string> occupantInstance;
    int requestsInFlight = 0;
};

//! What the engine tells the rest of the program, batched through the mailbox.
struct CooldownsChanged {
    std::vector<routing::Cooldown> active; //!< All of them, at the time of the event.
};
//! Which models are being asked right now, and by how many attempts. Posted at most five times a second.
struct Answering {
    std::vector<std::pair<ModelRef, int>> models;
};
//! The requests under way that take long enough to be seen, newest first: all of them, at the time of the event. Posted
//! at most five times a second.
struct Running {
    std::vector<traffic::RunningRequest> requests;
};
using Event = std::variant<Status, traffic::RequestRecord, traffic::LoadObservation, CooldownsChanged, Answering, Running>;
using EventMailbox = Mailbox<Event>;

//! How long a client may take to send its request. Who sends a byte now and then would hold a connection for ever.
struct ArrivalLimits {
    std::chrono::milliseconds head { 30'000 }; //!< From a head's first byte to its last.
    std::chrono::milliseconds pause { 60'000 }; //!< Between two pieces of a body.
    std::chrono::milliseconds body { 60'000 }; //!< For a whole body, besides the time of what has come at the pace.
    std::int64_t pace = 8 * 1024; //!< Bytes a second: far below any network that models are used over.
};

//! What is fixed for the life of an engine.
struct Options {
    std::string version; //!< For `/healthz` and the `Via` header.
    std::string instance; //!< Random for this run; recognises ourselves in a loop.
    Secret token; //!< Clients show it; empty only in tests, which then need none.
    //! Looks up a host's addresses, in a thread of the resolver's. Empty: the system does. An empty result is a failure.
    std::function<std::vector<std::string>(const std::string& host)> lookUp {};
    std::function<void()> threadStarted = {}; //!< Called first in the engine's thread, where it is set.
    ArrivalLimits arrival = {};
    //! How long the machine has slept so far, which no steady clock counts. Empty: the system tells.
    std::function<std::chrono::nanoseconds()> timeAsleep = {};
};

//! The routing engine: listens, routes, relays, records. Runs in one thread of its own; the methods may be called from
//! any one other thread and return at once. Everything it has to say comes through the mailbox, which must outlive it.
//! Holds no Qt. The destructor stops it without waiting for answers under way.
class Engine final {
public:
    Engine(Options options, EventMailbox& events);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    //! Listens as the published table says. A status event follows: Running or Failed.
    void start();
    //! Stops accepting, lets answers under way finish until `deadline` has passed, then cuts them. A status event
    //! follows: Stopped.
    void stop(std::chrono::milliseconds deadline);
    //! Applies from the next request on. A changed listen address takes effect at the next start.
    void publish(std::shared_ptr<const routing::RoutingTable> table);
    void publish(std::shared_ptr<const routing::HealthSnapshot> health);

    //! The last status, for callers that cannot wait for the event.
    Status status() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace switchyard::engine
