// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/polledsocket_p.h"

#include <boost/asio/posix/stream_descriptor.hpp>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <vector>

namespace switchyard::engine {

//! Whatever is registered with the epoll.
class Watched {
public:
    Watched() = default;
    virtual ~Watched() = default;
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;
    virtual void happened(std::uint32_t events) = 0;
};

//! The epoll, and Asio beside it: waits for Asio's descriptors only while Asio has something under way.
class SocketPoller::Waiter final {
public:
    explicit Waiter(SocketPoller& owner)
        : m_owner(owner)
        , m_nested(owner.m_context.get_executor())
        , m_onWake(m_wake)
        , m_onTimer(m_timer, owner.m_timerExpired)
    {
        error_code error = add(m_wake, EPOLLIN, m_onWake);
        if (!error)
            error = add(m_timer, EPOLLIN, m_onTimer);
        if (error) {
            closeAll();
            // As Asio does when it has no descriptor left to wait with.
            throw boost::system::system_error(error, "epoll");
        }
    }
    ~Waiter()
    {
        leaveAsio();
        closeAll();
    }
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    void run()
    {
        m_isStopping = false;
        while (true) {
            const bool asioWaits = runAsio();
            if (m_isStopping && !asioWaits)
                break;
            if (m_isStopping) {
                // Only Asio's last word is waited for: ours would never come.
                m_owner.m_context.run_one();
                continue;
            }
            wait(asioWaits);
        }
        leaveAsio();
    }
    void runOnce() { wait(runAsio()); }
    void stop() { m_isStopping = true; }

    void wake()
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(m_wake, &one, sizeof one);
    }

    void setTimer(std::chrono::steady_clock::time_point at)
    {
        const auto since = std::max<std::chrono::nanoseconds>(at.time_since_epoch(), std::chrono::nanoseconds(1));
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(since);
        itimerspec when {};
        when.it_value.tv_sec = seconds.count();
        when.it_value.tv_nsec = (since - seconds).count();
        timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &when, nullptr);
    }
    void clearTimer()
    {
        const itimerspec never {};
        timerfd_settime(m_timer, 0, &never, nullptr);
    }

    error_code add(int descriptor, std::uint32_t events, Watched& watched)
    {
        epoll_event event {};
        event.events = events;
        event.data.ptr = &watched;
        if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0)
            return {};
        return {errno, boost::system::system_category()};
    }
    void remove(int descriptor, const Watched& watched)
    {
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
        for (std::size_t i = m_next; i < m_count; ++i) {
            if (m_events[i].data.ptr == &watched)
                m_events[i].data.ptr = nullptr;
        }
        std::replace(m_again.begin(), m_again.end(), const_cast<Watched*>(&watched), static_cast<Watched*>(nullptr));
        std::replace(m_telling.begin(), m_telling.end(), const_cast<Watched*>(&watched), static_cast<Watched*>(nullptr));
        if (m_current == &watched)
            m_current = nullptr;
    }
    //! Tells it in the next turn, without an event.
    void again(Watched& watched) { m_again.push_back(&watched); }
    //! Whether the one being told still exists.
    bool isCurrent(const Watched& watched) const { return m_current == &watched; }

private:
    using Descriptor = asio::posix::basic_stream_descriptor<Executor>;

    //! A descriptor that counts: takes its number away, so that it is quiet until the next.
    struct Counter : Watched {
        explicit Counter(int counting)
            : descriptor(counting)
        {
        }
        void happened(std::uint32_t) override
        {
            std::uint64_t count = 0;
            [[maybe_unused]] const auto read = ::read(descriptor, &count, sizeof count);
        }
        const int descriptor;
    };
    struct Alarm final : Counter {
        Alarm(int counting, const std::function<void()>& function)
            : Counter(counting)
            , expired(function)
        {
        }
        void happened(std::uint32_t events) override
        {
            Counter::happened(events);
            if (expired)
                expired();
        }
        const std::function<void()>& expired;
    };

    void closeAll() const
    {
        for (const int descriptor : {m_epoll, m_wake, m_timer}) {
            if (descriptor >= 0)
                ::close(descriptor);
        }
    }

    //! Lets Asio do what it can at once. False: nothing of its is under way.
    bool runAsio()
    {
        auto& context = m_owner.m_context;
        context.restart();
        while (context.poll_one() > 0)
            m_owner.m_clock.forget();
        return !context.stopped();
    }

    void wait(bool asioWaits)
    {
        if (asioWaits)
            waitWithAsio();
        else
            leaveAsio();
        deliver(asioWaits);
    }

    //! Our epoll is one descriptor of Asio's for as long as both are to be waited for.
    void waitWithAsio()
    {
        error_code ignored;
        if (!m_nested.is_open())
            m_nested.assign(m_epoll, ignored);
        if (m_again.empty()) {
            m_nested.async_wait(Descriptor::wait_read, [](const error_code&) { });
            m_owner.m_context.run_one();
            m_owner.m_clock.forget();
            // An operation left armed would count as something under way.
            m_nested.cancel(ignored);
        }
    }
    void leaveAsio()
    {
        if (m_nested.is_open())
            m_nested.release();
    }

    void deliver(bool onlyWhatIsReady)
    {
        const bool mustNotWait = onlyWhatIsReady || !m_again.empty();
        const int ready = epoll_wait(m_epoll, m_events.data(), static_cast<int>(m_events.size()), mustNotWait ? 0 : -1);
        m_telling.swap(m_again);
        m_count = static_cast<std::size_t>(std::max(ready, 0));
        for (m_next = 0; m_next < m_count;) {
            const epoll_event& event = m_events[m_next++];
            if (event.data.ptr)
                tell(*static_cast<Watched*>(event.data.ptr), event.events);
        }
        m_count = m_next = 0;
        for (std::size_t i = 0; i < m_telling.size(); ++i) {
            if (Watched* const watched = m_telling[i])
                tell(*watched, 0);
        }
        m_telling.clear();
    }
    void tell(Watched& watched, std::uint32_t events)
    {
        m_owner.m_clock.forget();
        m_current = &watched;
        watched.happened(events);
        m_current = nullptr;
    }

    SocketPoller& m_owner;
    const int m_epoll = epoll_create1(EPOLL_CLOEXEC);
    const int m_wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    const int m_timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    Descriptor m_nested;
    Counter m_onWake;
    Alarm m_onTimer;
    static constexpr std::size_t eventsATurn = 128;
    std::array<epoll_event, eventsATurn> m_events {};
    std::size_t m_next = 0;
    std::size_t m_count = 0;
    std::vector<Watched*> m_again;
    std::vector<Watched*> m_telling;
    const Watched* m_current = nullptr;
    bool m_isStopping = false;
};

} // namespace switchyard::engine
