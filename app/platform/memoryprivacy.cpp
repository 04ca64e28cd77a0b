// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/memoryprivacy.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

namespace switchyard::platform {

constinit thread_local bool leavesLargeBlocks = false;

void leaveLargeBlocks()
{
    leavesLargeBlocks = true;
}

void keepMemoryPrivate()
{
    if (qEnvironmentVariableIsSet("SWITCHYARD_ALLOW_CORE"))
        return;
#ifdef Q_OS_LINUX
    // The limit alone does not hold where the kernel pipes cores to a program. A failure of either leaves the other.
    const rlimit none {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace switchyard::platform
