// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "processfigures.h"

#include <ctime>
#include <fstream>
#include <string>

namespace switchyard::bench {

namespace {

double seconds(clockid_t clock)
{
    timespec now {};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

} // namespace

double processCpuSeconds()
{
    return seconds(CLOCK_PROCESS_CPUTIME_ID);
}

double threadCpuSeconds()
{
    return seconds(CLOCK_THREAD_CPUTIME_ID);
}

double proportionalMegabytes()
{
    std::ifstream rollup("/proc/self/smaps_rollup");
    std::string word;
    while (rollup >> word) {
        long kilobytes = 0;
        if (word == "Pss:" && rollup >> kilobytes)
            return static_cast<double>(kilobytes) / 1024.0;
    }
    return 0;
}

} // namespace switchyard::bench
