// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/asio_p.h"
#include "engine/loopclock.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace switchyard::engine {

//! The engine thread's loop: waits for every established connection and every listening socket at once, and lets Asio do
//! the rest (connecting, names, what was posted). On Linux the wait is an edge-triggered epoll of its own: a socket is
//! registered once, read once an event, and Asio is waited for only while it has something under way. Elsewhere all
//! waiting is Asio's. Engine thread only, except `post`; outlives its sockets.
class SocketPoller final {
public:
    SocketPoller(asio::io_context& context, LoopClock& clock);
    ~SocketPoller();
    SocketPoller(const SocketPoller&) = delete;
    SocketPoller& operator=(const SocketPoller&) = delete;

    //! Until `stop`, and until nothing of Asio's is under way any more.
    void run();
    void stop();
    //! One turn: waits until something happens. For tests.
    void runOnce();
    //! Has `task` run by the engine thread. From any thread; within the engine thread `asio::post` is enough.
    template<typename Task>
    void post(Task&& task)
    {
        asio::post(m_context, std::forward<Task>(task));
        wake();
    }

    //! Calls the function given to `onTimer` once `at` has come, instead of at any time set before.
    void setTimer(std::chrono::steady_clock::time_point at);
    void clearTimer();
    void onTimer(std::function<void()> expired) { m_timerExpired = std::move(expired); }

    Executor executor() const { return m_context.get_executor(); }

private:
    friend class PolledSocket;
    friend class PolledAcceptor;
    class Waiter;
    void wake();

    asio::io_context& m_context;
    LoopClock& m_clock;
    std::function<void()> m_timerExpired;
    std::unique_ptr<Waiter> m_waiter;
};

//! A connected socket, non-blocking, that tells its user when it can be read from or written to, for as long as the user
//! wants to know.
class PolledSocket final {
public:
    //! Calls come from the event loop. The socket may be closed or destroyed in them.
    class User {
    public:
        virtual void socketReadable() = 0;
        virtual void socketWritable() = 0;

    protected:
        ~User() = default;
    };

    PolledSocket(SocketPoller& poller, Socket socket, User& user);
    ~PolledSocket();
    PolledSocket(const PolledSocket&) = delete;
    PolledSocket& operator=(const PolledSocket&) = delete;

    void wantReadable(bool wanted);
    //! Only after a write that found no room.
    void wantWritable(bool wanted);
    //! End of file is an error here too: `asio::error::eof`.
    std::size_t readSome(std::span<char> target, error_code& error);
    std::size_t writeSome(std::span<const asio::const_buffer> buffers, error_code& error);
    //! For who reads through the descriptor itself: it found nothing more to read.
    void foundNothing();
    void shutdownSend();
    void close();
    int nativeHandle() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

//! A listening socket that tells when connections wait to be accepted.
class PolledAcceptor final {
public:
    PolledAcceptor(SocketPoller& poller, Acceptor acceptor, std::function<void()> acceptable);
    ~PolledAcceptor();
    PolledAcceptor(const PolledAcceptor&) = delete;
    PolledAcceptor& operator=(const PolledAcceptor&) = delete;

    //! An error: nothing can be waited for, at present.
    error_code wantAcceptable(bool wanted);
    //! The next connection; `would_block` when there is none.
    Socket accept(error_code& error);

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace switchyard::engine
