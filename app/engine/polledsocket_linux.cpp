// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/polledsocket_p.h"

#include "engine/epollwaiter_p.h"

#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>

#include <cerrno>

namespace switchyard::engine {

namespace {

error_code lastError()
{
    return {errno, boost::system::system_category()};
}

} // namespace

SocketPoller::SocketPoller(asio::io_context& context, LoopClock& clock)
    : m_context(context)
    , m_clock(clock)
    , m_waiter(std::make_unique<Waiter>(*this))
{
}

SocketPoller::~SocketPoller() = default;

void SocketPoller::run()
{
    m_waiter->run();
}

void SocketPoller::runOnce()
{
    m_waiter->runOnce();
}

void SocketPoller::stop()
{
    m_waiter->stop();
}

void SocketPoller::wake()
{
    m_waiter->wake();
}

void SocketPoller::setTimer(std::chrono::steady_clock::time_point at)
{
    m_waiter->setTimer(at);
}

void SocketPoller::clearTimer()
{
    m_waiter->clearTimer();
}

struct PolledSocket::State final : Watched {
    State(SocketPoller::Waiter& poller, User& owner)
        : waiter(poller)
        , user(owner)
    {
    }

    void happened(std::uint32_t events) override
    {
        const bool failed = (events & (EPOLLERR | EPOLLHUP)) != 0;
        isQueued = isQueued && events != 0;
        mayBeRead = mayBeRead || failed || (events & (EPOLLIN | EPOLLRDHUP)) != 0;
        hasEnded = hasEnded || failed || (events & EPOLLRDHUP) != 0;
        // It may not exist any more after either call.
        const auto& poller = waiter;
        if (wantsWritable && (failed || (events & EPOLLOUT) != 0)) {
            user.socketWritable();
            if (!poller.isCurrent(*this))
                return;
        }
        if (wantsReadable && mayBeRead) {
            user.socketReadable();
            if (poller.isCurrent(*this))
                queue();
        }
    }
    //! An event is told once: what it left unread has to be remembered.
    void queue()
    {
        if (!wantsReadable || !mayBeRead || isQueued)
            return;
        isQueued = true;
        waiter.again(*this);
    }

    SocketPoller::Waiter& waiter;
    User& user;
    int descriptor = -1;
    bool wantsReadable = false;
    bool wantsWritable = false;
    bool mayBeRead = false;
    bool hasEnded = false; //!< No event will follow this one.
    bool isQueued = false;
};

PolledSocket::PolledSocket(SocketPoller& poller, Socket socket, User& user)
    : m_state(std::make_unique<State>(*poller.m_waiter, user))
{
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.native_non_blocking(true, ignored);
    // Asio's own registration would wake its loop for every event as well.
    m_state->descriptor = socket.release(ignored);
    // Who reads it otherwise may have left something in a buffer of theirs.
    m_state->mayBeRead = true;
    // Nobody would ever be told of this connection: so it has ended, as the first look at it shows.
    if (m_state->waiter.add(m_state->descriptor, EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, *m_state))
        ::shutdown(m_state->descriptor, SHUT_RDWR);
}

PolledSocket::~PolledSocket()
{
    close();
}

void PolledSocket::wantReadable(bool wanted)
{
    m_state->wantsReadable = wanted && m_state->descriptor >= 0;
    m_state->queue();
}

void PolledSocket::wantWritable(bool wanted)
{
    m_state->wantsWritable = wanted && m_state->descriptor >= 0;
}

void PolledSocket::close()
{
    State& state = *m_state;
    if (state.descriptor < 0)
        return;
    state.wantsReadable = state.wantsWritable = false;
    state.waiter.remove(state.descriptor, state);
    ::close(state.descriptor);
    state.descriptor = -1;
}

// The C library's own functions are points where a thread may be cancelled, which costs more than the rest of them in a
// process with several threads. Nobody cancels threads here.

std::size_t PolledSocket::readSome(std::span<char> target, error_code& error)
{
    const long count = ::syscall(SYS_recvfrom, m_state->descriptor, target.data(), target.size(), 0, nullptr, nullptr);
    if (count > 0) {
        // A read that got less than it asked for has emptied the socket: whatever comes now is an event of its own.
        if (static_cast<std::size_t>(count) < target.size())
            m_state->mayBeRead = m_state->hasEnded;
        return static_cast<std::size_t>(count);
    }
    error = count == 0 ? error_code(asio::error::eof) : lastError();
    if (count == 0 || error == asio::error::would_block || error == asio::error::try_again)
        foundNothing();
    return 0;
}

void PolledSocket::foundNothing()
{
    m_state->mayBeRead = false;
}

std::size_t PolledSocket::writeSome(std::span<const asio::const_buffer> buffers, error_code& error)
{
    std::array<iovec, 8> pieces {};
    const std::size_t used = std::min(buffers.size(), pieces.size());
    for (std::size_t i = 0; i < used; ++i)
        pieces[i] = {const_cast<void*>(buffers[i].data()), buffers[i].size()};
    msghdr message {};
    message.msg_iov = pieces.data();
    message.msg_iovlen = used;
    const long count = ::syscall(SYS_sendmsg, m_state->descriptor, &message, MSG_NOSIGNAL);
    if (count >= 0)
        return static_cast<std::size_t>(count);
    error = lastError();
    return 0;
}

void PolledSocket::shutdownSend()
{
    ::shutdown(m_state->descriptor, SHUT_WR);
}

int PolledSocket::nativeHandle() const
{
    return m_state->descriptor;
}

struct PolledAcceptor::State final : Watched {
    State(SocketPoller::Waiter& poller, Acceptor listening, std::function<void()> function)
        : waiter(poller)
        , acceptor(std::move(listening))
        , acceptable(std::move(function))
    {
    }

    void happened(std::uint32_t) override { acceptable(); }

    SocketPoller::Waiter& waiter;
    Acceptor acceptor;
    std::function<void()> acceptable;
    bool isWanted = false;
};

PolledAcceptor::PolledAcceptor(SocketPoller& poller, Acceptor acceptor, std::function<void()> acceptable)
    : m_state(std::make_shared<State>(*poller.m_waiter, std::move(acceptor), std::move(acceptable)))
{
    error_code ignored;
    m_state->acceptor.non_blocking(true, ignored);
}

PolledAcceptor::~PolledAcceptor()
{
    wantAcceptable(false);
}

error_code PolledAcceptor::wantAcceptable(bool wanted)
{
    if (wanted == m_state->isWanted)
        return {};
    const int descriptor = m_state->acceptor.native_handle();
    if (wanted) {
        if (const error_code error = m_state->waiter.add(descriptor, EPOLLIN, *m_state))
            return error;
    } else {
        m_state->waiter.remove(descriptor, *m_state);
    }
    m_state->isWanted = wanted;
    return {};
}

Socket PolledAcceptor::accept(error_code& error)
{
    return m_state->acceptor.accept(m_state->acceptor.get_executor(), error);
}

} // namespace switchyard::engine
