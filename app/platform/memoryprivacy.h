// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace switchyard::platform {

//! Who else may look into a process.
enum class Visibility {
    Portals, //!< For the panel: portals must be able to look at it: they answer nobody whose /proc entry they cannot open.
    Nobody, //!< For subcommands, which no portal serves: no program of the same user may read it either.
};

//! Keeps this process's memory out of crash reports: no core dump, and nothing in one that is made in spite of it. With
//! `Visibility::Nobody` other programs of the same user cannot read it through a debugger. Does nothing where
//! `SWITCHYARD_ALLOW_CORE` is set, for those who look for a fault, and on systems that know no such switch.
void keepMemoryPrivate(Visibility visibility);

//! Whether the executable's own free() (wipingheap.cpp) leaves blocks above 4 KiB of this thread as they are.
extern constinit thread_local bool leavesLargeBlocks;

//! For the engine's thread: its large blocks are bodies on their way through, and it counts microseconds.
void leaveLargeBlocks();

} // namespace switchyard::platform
