// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/compat.h"
#include "dialects/responsestore.h"
#include "engine/asio_p.h"
#include "engine/blockpool.h"
#include "engine/connector_p.h"
#include "engine/deadlines_p.h"
#include "engine/engine.h"
#include "engine/loadbook.h"
#include "engine/metrics.h"
#include "engine/objectpool.h"
#include "engine/polledsocket_p.h"
#include "engine/requestinspector.h"
#include "engine/resolver_p.h"
#include "engine/runningrequests.h"
#include "engine/snapshot.h"
#include "engine/stickytable.h"
#include "engine/tablecache_p.h"
#include "engine/textpool.h"
#include "engine/tlscontexts_p.h"
#include "engine/upstreampool_p.h"
#include "routing/cooldownbook.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace switchyard::engine {

class Attempt;
class BackgroundLoad;
class ClientConnection;

//! What everything in the engine's thread shares. No decisions of its own.
struct Core {
    Core(Options engineOptions, EventMailbox& eventMailbox);

    Options options;
    EventMailbox& events;
    //! Sockets belong to the engine's thread; only `SocketPoller::post` comes from elsewhere.
    asio::io_context context { BOOST_ASIO_CONCURRENCY_HINT_UNSAFE_IO };
    LoopClock clock;
    SocketPoller poller { context, clock };
    ObjectPool objects;
    TextPool texts;
    BlockPool blocks;
    TableCache derived; //!< Of the current table.
    std::string via; //!< Our value for the header of that name.
    Deadlines deadlines { poller, clock };
    RunningRequests running { deadlines, clock, events };
    Resolver resolver { poller, options.lookUp };
    TlsContexts tls { context };
    UpstreamPool upstreams;
    RequestInspector inspector;
    routing::CooldownBook cooldowns;
    Metrics metrics;
    StickyTable sticky;
    LoadBook loads { events, metrics };
    dialects::ResponseStore responses;
    //! What servers turned out not to accept, by `provider/model`; forgotten with the configuration it was learned under.
    std::unordered_map<ModelRef, dialects::Compat> learned;
    //! Clients may name models nobody declared: of all together this many are remembered.
    static constexpr std::size_t mostLearned = 1'000;
    void learn(const ModelRef& model, const dialects::Compat& compat);
    std::unordered_set<ModelRef> unopenedThoughts; //!< Began an answer inside a thought once; at the second time it is learned.

    Snapshot<routing::RoutingTable> publishedTable;
    Snapshot<routing::HealthSnapshot> publishedHealth;

    //! The latest published; takes over a new one when there is one.
    const std::shared_ptr<const routing::RoutingTable>& table();
    const std::shared_ptr<const routing::HealthSnapshot>& health();
    Connector::Tools connectorTools() { return {context, deadlines, resolver, tls}; }
    //! Tells the panel, at most a few times a second.
    void cooldownsChanged();
    //! One more or one fewer attempt is with this model; told to the panel like cooldowns.
    void answeringChanged(const ModelRef& model, int by);
    //! Any of the provider's models is being asked or answers.
    bool isAnswering(const ProviderId& provider) const;
    //! Notices, at most once a second, that the machine slept meanwhile: connections, addresses and cooldowns of before
    //! say nothing of now.
    void noticeSleep(SteadyTime now)
    {
        if (now - m_sleepNoticed >= std::chrono::seconds(1))
            askForSleep(now);
    }
    //! Called when the last answer ends while draining.
    void requestEnded();

    std::unordered_set<ClientConnection*> clients;
    //! Attempts whose answer is complete and whose connection is not quite.
    std::unordered_set<std::shared_ptr<Attempt>> lingering;
    std::unordered_set<std::shared_ptr<BackgroundLoad>> backgroundLoads;
    int requestsInFlight = 0;
    std::size_t keptForJoins = 0; //!< Bytes that streams may hold to be gone on with elsewhere, should they break off.
    bool draining = false;
    std::function<void()> drainedCallback;
    std::uint64_t nextRequestId = 1;
    routing::AttemptToken nextAttemptToken = 1;

private:
    void askForSleep(SteadyTime now);

    SteadyTime m_sleepNoticed {};
    std::chrono::nanoseconds m_slept { 0 };
    std::shared_ptr<const routing::RoutingTable> m_table;
    std::shared_ptr<const routing::HealthSnapshot> m_health;
    std::uint64_t m_tableVersion = 0;
    std::uint64_t m_healthVersion = 0;
    Deadline m_cooldownNews;
    Deadline m_answeringNews;
    std::unordered_map<ModelRef, int> m_answering;
};

//! Sends a complete request to whoever answers it.
void routeRequest(Core& core, const std::shared_ptr<ClientConnection>& client);

} // namespace switchyard::engine
