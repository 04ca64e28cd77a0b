// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace switchyard::bench {

//! Runs servers that list models and answer nothing else, each as if it were a machine of its own, until standard input ends.
//! Prints their ports in one line.
int runListServers(int argc, char** argv);

} // namespace switchyard::bench
