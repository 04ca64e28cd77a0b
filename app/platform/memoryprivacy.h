// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace switchyard::platform {

//! Keeps this process's memory from crash reports and from other programs of the same user: no core dumps, and no reading
//! through a debugger. Does nothing where `SWITCHYARD_ALLOW_CORE` is set, for those who look for a fault, and on systems
//! that know no such switch.
void keepMemoryPrivate();

//! Whether the executable's own free() (wipingheap.cpp) leaves blocks above 4 KiB of this thread as they are.
extern constinit thread_local bool leavesLargeBlocks;

//! For the engine's thread: its large blocks are bodies on their way through, and it counts microseconds.
void leaveLargeBlocks();

} // namespace switchyard::platform
