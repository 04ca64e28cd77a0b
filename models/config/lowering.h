// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/openclawconfig.h"
#include "config/sourcefiles.h"

#include <utility>
#include <vector>

namespace switchyard::config {

class Environment;

//! How to read a configuration.
struct LowerOptions {
    //! The generation of the OpenClaw that reads the file. Either: found out from the file itself.
    Generation client = Generation::Either;
};

//! What a configuration means and what is to be said about it. Lowering never fails: what cannot be understood is left out
//! of `config` and reported.
struct Lowered {
    OpenClawConfig config;
    std::vector<Diagnostic> diagnostics;
};

//! Reads `files` (the first is the configuration itself) as OpenClaw of the file's own generation would, includes merged
//! and variables replaced from `environment`. Reports what OpenClaw itself would refuse or ignore; advice beyond that
//! comes from lint(). 1 MB takes less than 20 ms.
Lowered lower(const SourceFiles& files, const Environment& environment, const LowerOptions& options = {});

} // namespace switchyard::config
