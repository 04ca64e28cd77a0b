// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/engine.h"

#include "engine/attempt_p.h"
#include "engine/backgroundload_p.h"
#include "engine/clientconnection_p.h"
#include "engine/core_p.h"
#include "engine/listener_p.h"

#include <mutex>
#include <thread>

#ifdef __linux__
#include <pthread.h>
#endif

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;

constexpr auto housekeepingEvery = 15s;
constexpr auto keepUpstreamsIdle = 90s;

} // namespace

//! Lives in both threads: what the caller's thread touches is the state under the mutex, the snapshots and `post`.
class Engine::Private final {
public:
    Private(Options options, EventMailbox& events)
        : m_events(events)
        , m_threadStarted(options.threadStarted)
        , m_core(std::move(options), events)
        , m_listener(m_core.poller, m_core.deadlines, [this](Socket socket) { accepted(std::move(socket)); })
        , m_drainDeadline([this] { stopped(); })
        , m_housekeeping([this] { housekeep(); })
    {
        m_core.drainedCallback = [this] {
            asio::post(m_core.context, [this] {
                if (m_core.draining && m_core.requestsInFlight == 0)
                    stopped();
            });
        };
    }

    ~Private()
    {
        if (m_thread.joinable()) {
            m_core.poller.post([this] { stopped(); });
            m_thread.join();
        }
    }

    void start()
    {
        {
            const std::lock_guard lock(m_mutex);
            const bool mayStart = m_status.state == State::Stopped || m_status.state == State::Failed;
            if (!mayStart || m_starting)
                return;
            m_starting = true;
        }
        if (m_thread.joinable())
            m_thread.join();
        // A stop that came too late for the last run must not end this one.
        m_core.context.restart();
        m_core.context.poll();
        m_core.context.restart();
        setStatus({State::Starting, {}, 0, {}, {}, 0});
        m_thread = std::thread([this] {
            if (m_threadStarted)
                m_threadStarted();
            run();
        });
#ifdef __linux__
        pthread_setname_np(m_thread.native_handle(), "engine");
#endif
    }

    void stop(std::chrono::milliseconds deadline)
    {
        m_core.poller.post([this, deadline] { drain(deadline); });
    }

    Status status() const
    {
        const std::lock_guard lock(m_mutex);
        return m_status;
    }

    Core& core() { return m_core; }

private:
    void setStatus(Status status)
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
        if (status.state != State::Starting)
            m_starting = false;
        m_events.post(Event(std::move(status)));
    }

    void run()
    {
        const auto table = m_core.table();
        m_core.draining = false;
        m_isStopped = false;
        const auto port = m_listener.open(table->listen);
        if (!port) {
            m_listener.close();
            Status failed;
            failed.state = State::Failed;
            failed.address = table->listen.address;
            failed.port = table->listen.port;
            failed.error = port.error();
            if (port.error().code == ErrorCode::AddressInUse)
                failed.occupantInstance = occupant(table->listen);
            setStatus(std::move(failed));
            return;
        }
        m_runs = true;
        m_address = table->listen.address;
        m_port = *port;
        setStatus({State::Running, m_address, m_port, {}, {}, 0});
        m_housekeeping.arm(m_core.deadlines, housekeepingEvery);
        m_core.poller.run();
        setStatus({State::Stopped, m_address, 0, {}, {}, 0});
    }

    //! Asks what holds our port who it is. Only after a failure to bind, in the thread that has nothing else to do.
    std::optional<std::string> occupant(const routing::ListenOptions& listen)
    {
        asio::io_context context(1);
        Socket socket(context.get_executor());
        const tcp::endpoint there(asio::ip::address_v4::loopback(), listen.port);
        std::string answer;
        std::array<char, 2048> piece {};
        static const std::string question = "GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n";
        std::function<void()> read = [&] {
            socket.async_read_some(asio::buffer(piece), [&](const error_code& error, std::size_t count) {
                answer.append(piece.data(), count);
                if (!error && answer.size() < piece.size())
                    read();
            });
        };
        socket.async_connect(there, [&](const error_code& error) {
            if (error)
                return;
            error_code writeError;
            socket.write_some(asio::buffer(question), writeError);
            if (!writeError)
                read();
        });
        context.run_for(3s);
        const auto body = answer.find("\"name\":\"switchyard\"");
        const auto key = answer.find("\"instance\":\"", body == std::string::npos ? answer.size() : body);
        if (key == std::string::npos)
            return std::nullopt;
        const auto start = key + std::string_view("\"instance\":\"").size();
        return answer.substr(start, answer.find('"', start) - start);
    }

    void accepted(Socket socket)
    {
        if (m_core.draining)
            return;
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        std::make_shared<ClientConnection>(m_core, std::move(socket))->start();
    }

    void drain(std::chrono::milliseconds deadline)
    {
        if (m_core.draining || m_isStopped || !m_runs)
            return;
        m_core.draining = true;
        m_listener.close();
        setStatus({State::Draining, m_address, m_port, {}, {}, m_core.requestsInFlight});
        const auto clients = m_core.clients;
        for (ClientConnection* const client : clients)
            client->closeWhenIdle();
        if (m_core.requestsInFlight == 0)
            asio::post(m_core.context, [this] { stopped(); });
        else
            m_drainDeadline.arm(m_core.deadlines, deadline);
    }

    void stopped()
    {
        if (m_isStopped)
            return;
        m_isStopped = true;
        m_core.draining = true;
        m_listener.close();
        m_drainDeadline.cancel();
        m_housekeeping.cancel();
        while (!m_core.clients.empty())
            (*m_core.clients.begin())->closeWithError();
        const auto lingering = std::move(m_core.lingering);
        m_core.lingering.clear();
        for (const auto& attempt : lingering)
            attempt->cancel(routing::FailureClass::None);
        const auto loads = std::move(m_core.backgroundLoads);
        m_core.backgroundLoads.clear();
        for (const auto& load : loads)
            load->cancel();
        m_core.upstreams.closeAll();
        m_runs = false;
        m_core.poller.stop();
        m_core.deadlines.idle();
    }

    void housekeep()
    {
        m_core.noticeSleep(m_core.clock.now());
        m_core.upstreams.closeIdleSince(std::chrono::steady_clock::now() - keepUpstreamsIdle);
        m_housekeeping.arm(m_core.deadlines, housekeepingEvery);
    }

    EventMailbox& m_events;
    const std::function<void()> m_threadStarted;
    mutable std::mutex m_mutex;
    Status m_status;
    bool m_starting = false;
    Core m_core;
    Listener m_listener;
    Deadline m_drainDeadline;
    Deadline m_housekeeping;
    bool m_runs = false;
    std::string m_address;
    std::uint16_t m_port = 0;
    bool m_isStopped = true;
    std::thread m_thread;
};

Engine::Engine(Options options, EventMailbox& events)
    : d(std::make_unique<Private>(std::move(options), events))
{
}

Engine::~Engine() = default;

void Engine::start()
{
    d->start();
}

void Engine::stop(std::chrono::milliseconds deadline)
{
    d->stop(deadline);
}

void Engine::publish(std::shared_ptr<const routing::RoutingTable> table)
{
    d->core().publishedTable.publish(std::move(table));
}

void Engine::publish(std::shared_ptr<const routing::HealthSnapshot> health)
{
    d->core().publishedHealth.publish(std::move(health));
}

Status Engine::status() const
{
    return d->status();
}

} // namespace switchyard::engine
