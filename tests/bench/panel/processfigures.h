// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace switchyard::bench {

//! CPU seconds of this process, or of the calling thread only.
double processCpuSeconds();
double threadCpuSeconds();

//! Proportional set size of this process in MB; 0 where the kernel does not tell.
double proportionalMegabytes();

} // namespace switchyard::bench
