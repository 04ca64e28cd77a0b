// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/termination.h"

#ifdef Q_OS_UNIX

#include <QSocketNotifier>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace switchyard::platform {

namespace {

//! Reading and writing end of a pipe. A signal handler may do little more than write a byte; it has no object to go to.
std::array<int, 2> wakePipe {-1, -1};

void wake(int)
{
    const char byte = 0;
    [[maybe_unused]] const auto written = write(wakePipe[1], &byte, 1);
}

void handle(int number, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

} // namespace

Termination::Termination(QObject* parent)
    : QObject(parent)
{
    if (pipe(wakePipe.data()) != 0)
        return;
    for (const int end : wakePipe) {
        fcntl(end, F_SETFL, O_NONBLOCK);
        fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    auto* notifier = new QSocketNotifier(wakePipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (read(wakePipe[0], &byte, 1) == 1) { }
        Q_EMIT requested();
    });
    handle(SIGTERM, wake);
    handle(SIGINT, wake);
}

Termination::~Termination()
{
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    for (int& end : wakePipe) {
        if (end >= 0)
            close(end);
        end = -1;
    }
}

} // namespace switchyard::platform

#else

namespace switchyard::platform {

Termination::Termination(QObject* parent)
    : QObject(parent)
{
}

Termination::~Termination() = default;

} // namespace switchyard::platform

#endif
