// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "config/catalogue.h"
#include "config/lowering.h"
#include "config/openclawconfig.h"

#include <utility>
#include <vector>

namespace switchyard::config {

//! Facts learned by looking at the servers, for lints that need them. All optional.
struct ObservedModel {
    ModelRef ref;
    std::optional<TokenCount> loadedContext; //!< What the server has the model loaded with.
    std::optional<bool> listed; //!< Whether the server's list of models has it.
};

//! Advice beyond what OpenClaw itself refuses: what will not work as meant, is unsafe, or could be better, with remedies.
//! Pure.
std::vector<Diagnostic> lint(const SourceFiles& files, const OpenClawConfig& config, const Catalogue& catalogue,
                             const std::vector<ObservedModel>& observed = {});

} // namespace switchyard::config
