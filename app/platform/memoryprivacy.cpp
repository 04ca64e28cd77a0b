// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/memoryprivacy.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace switchyard::platform {

constinit thread_local bool leavesLargeBlocks = false;

void leaveLargeBlocks()
{
    leavesLargeBlocks = true;
}

#ifdef Q_OS_LINUX
namespace {

//! Where the kernel pipes cores to a program the size limit does not hold; this leaves nothing to pipe.
void dumpNoMapping()
{
    const int filter = ::open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (filter < 0)
        return;
    [[maybe_unused]] const auto written = ::write(filter, "0", 1);
    ::close(filter);
}

} // namespace
#endif

void keepMemoryPrivate(Visibility visibility)
{
    if (qEnvironmentVariableIsSet("SWITCHYARD_ALLOW_CORE"))
        return;
#ifdef Q_OS_LINUX
    // A failure of one leaves the others.
    const rlimit none {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    dumpNoMapping();
    if (visibility == Visibility::Nobody)
        prctl(PR_SET_DUMPABLE, 0);
#else
    Q_UNUSED(visibility)
#endif
}

} // namespace switchyard::platform
