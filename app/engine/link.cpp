// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/link.h"

#ifdef __linux__
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <time.h>
#endif

namespace switchyard::engine {

#ifdef __linux__

namespace {

constexpr int silentSeconds = 20;
constexpr int secondsBetweenQuestions = 5;
constexpr int unansweredQuestions = 4;
constexpr int repeatsOfTheDead = 2; //!< The first comes after 0.2 s or more, the second after twice that.

void setOption(int socket, int level, int name, int value)
{
    // Where the system refuses, connections die later: nothing else depends on it.
    ::setsockopt(socket, level, name, &value, sizeof value);
}

std::chrono::nanoseconds reading(clockid_t clock)
{
    timespec time {};
    ::clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

void keepLinkWatched(int socket)
{
    setOption(socket, SOL_SOCKET, SO_KEEPALIVE, 1);
    setOption(socket, IPPROTO_TCP, TCP_KEEPIDLE, silentSeconds);
    setOption(socket, IPPROTO_TCP, TCP_KEEPINTVL, secondsBetweenQuestions);
    setOption(socket, IPPROTO_TCP, TCP_KEEPCNT, unansweredQuestions);
}

LinkState linkState(int socket)
{
    tcp_info info {};
    socklen_t size = sizeof info;
    // A peer without room is asked by probes and answers them: that one is slow and not gone.
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 || info.tcpi_unacked == 0 || info.tcpi_probes > 0)
        return LinkState::Alive;
    return info.tcpi_retransmits >= repeatsOfTheDead ? LinkState::Dead : LinkState::Waiting;
}

std::chrono::nanoseconds timeAsleep()
{
    // In this order: what passes between the two readings must not make it negative.
    const auto awake = reading(CLOCK_MONOTONIC);
    return reading(CLOCK_BOOTTIME) - awake;
}

#else

void keepLinkWatched(int) { }

LinkState linkState(int)
{
    return LinkState::Alive;
}

std::chrono::nanoseconds timeAsleep()
{
    return {};
}

#endif

} // namespace switchyard::engine
