// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/effectivetree.h"
#include "config/generationof.h"

#include <utility>
#include <vector>

namespace switchyard::config {

//! What OpenClaw of the judged generation refuses, as errors with remedies, and for the older one what a newer release
//! would refuse, as warnings. Checks the schema and the rules beyond it.
void addSchemaDiagnostics(const SourceFiles& files, const Node& root, const Judgement& judgement,
                          std::vector<Diagnostic>& diagnostics);

} // namespace switchyard::config
