// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Where there is no epoll: Asio waits for each socket.

#include "engine/polledsocket_p.h"

#include <optional>

namespace switchyard::engine {

class SocketPoller::Waiter final {
public:
    explicit Waiter(const SocketPoller& owner)
        : timer(owner.executor())
    {
    }

    Timer timer;
    std::optional<asio::executor_work_guard<Executor>> guard;
};

SocketPoller::SocketPoller(asio::io_context& context, LoopClock& clock)
    : m_context(context)
    , m_clock(clock)
    , m_waiter(std::make_unique<Waiter>(*this))
{
}

SocketPoller::~SocketPoller() = default;

void SocketPoller::run()
{
    m_waiter->guard.emplace(asio::make_work_guard(m_context));
    while (m_context.run_one() > 0)
        m_clock.forget();
}

void SocketPoller::runOnce()
{
    m_context.restart();
    m_context.run_one();
    m_clock.forget();
}

void SocketPoller::stop()
{
    m_waiter->guard.reset();
}

void SocketPoller::wake()
{
}

void SocketPoller::setTimer(std::chrono::steady_clock::time_point at)
{
    m_waiter->timer.expires_at(at);
    m_waiter->timer.async_wait([this](const error_code& error) {
        if (!error && m_timerExpired)
            m_timerExpired();
    });
}

void SocketPoller::clearTimer()
{
    m_waiter->timer.cancel();
}

//! Outlives the socket while a wait is under way.
struct PolledSocket::State {
    struct Shared {
        Shared(Socket connected, User& owner)
            : socket(std::move(connected))
            , user(&owner)
        {
        }

        Socket socket;
        User* user; //!< Null once closed.
        bool wantsReadable = false;
        bool wantsWritable = false;
        bool readWaits = false;
        bool writeWaits = false;
    };

    static void wait(const std::shared_ptr<Shared>& self)
    {
        if (self->user && self->wantsReadable && !self->readWaits) {
            self->readWaits = true;
            self->socket.async_wait(Socket::wait_read, [self](const error_code&) {
                self->readWaits = false;
                if (self->user && self->wantsReadable)
                    self->user->socketReadable();
                wait(self);
            });
        }
        if (self->user && self->wantsWritable && !self->writeWaits) {
            self->writeWaits = true;
            self->socket.async_wait(Socket::wait_write, [self](const error_code&) {
                self->writeWaits = false;
                if (self->user && self->wantsWritable)
                    self->user->socketWritable();
                wait(self);
            });
        }
    }

    std::shared_ptr<Shared> shared;
    //! OpenSSL may hold bytes that the socket does not announce.
    bool mayBeRead = true;
};

PolledSocket::PolledSocket(SocketPoller&, Socket socket, User& user)
    : m_state(std::make_unique<State>())
{
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.native_non_blocking(true, ignored);
    m_state->shared = std::make_shared<State::Shared>(std::move(socket), user);
}

PolledSocket::~PolledSocket()
{
    close();
}

void PolledSocket::wantReadable(bool wanted)
{
    const auto shared = m_state->shared;
    shared->wantsReadable = wanted;
    if (wanted && m_state->mayBeRead && !shared->readWaits && shared->user) {
        // Told from the loop, like any event; the reading itself finds out whether there is anything.
        shared->readWaits = true;
        asio::post(shared->socket.get_executor(), [shared] {
            shared->readWaits = false;
            if (shared->user && shared->wantsReadable)
                shared->user->socketReadable();
            State::wait(shared);
        });
        return;
    }
    State::wait(shared);
}

void PolledSocket::wantWritable(bool wanted)
{
    m_state->shared->wantsWritable = wanted;
    State::wait(m_state->shared);
}

void PolledSocket::close()
{
    m_state->shared->user = nullptr;
    error_code ignored;
    m_state->shared->socket.close(ignored);
}

std::size_t PolledSocket::readSome(std::span<char> target, error_code& error)
{
    const std::size_t count = m_state->shared->socket.read_some(asio::buffer(target.data(), target.size()), error);
    m_state->mayBeRead = !error && count == target.size();
    // An end stays readable for ever; it is told once.
    if (error == asio::error::eof)
        m_state->shared->wantsReadable = false;
    return count;
}

void PolledSocket::foundNothing()
{
    m_state->mayBeRead = false;
}

std::size_t PolledSocket::writeSome(std::span<const asio::const_buffer> buffers, error_code& error)
{
    return m_state->shared->socket.write_some(buffers, error);
}

void PolledSocket::shutdownSend()
{
    error_code ignored;
    m_state->shared->socket.shutdown(Socket::shutdown_send, ignored);
}

int PolledSocket::nativeHandle() const
{
    return m_state->shared->socket.native_handle();
}

struct PolledAcceptor::State {
    static void wait(const std::shared_ptr<State>& self)
    {
        if (!self->isWanted || self->isWaiting)
            return;
        self->isWaiting = true;
        self->acceptor.async_wait(Acceptor::wait_read, [self](const error_code& error) {
            self->isWaiting = false;
            if (self->isWanted && !error)
                self->acceptable();
            wait(self);
        });
    }

    Acceptor acceptor;
    std::function<void()> acceptable;
    bool isWanted = false;
    bool isWaiting = false;
};

PolledAcceptor::PolledAcceptor(SocketPoller&, Acceptor acceptor, std::function<void()> acceptable)
    : m_state(std::make_shared<State>(State {std::move(acceptor), std::move(acceptable)}))
{
    error_code ignored;
    m_state->acceptor.non_blocking(true, ignored);
}

PolledAcceptor::~PolledAcceptor()
{
    m_state->isWanted = false;
    error_code ignored;
    m_state->acceptor.close(ignored);
}

error_code PolledAcceptor::wantAcceptable(bool wanted)
{
    m_state->isWanted = wanted;
    State::wait(m_state);
    return {};
}

Socket PolledAcceptor::accept(error_code& error)
{
    return m_state->acceptor.accept(m_state->acceptor.get_executor(), error);
}

} // namespace switchyard::engine
