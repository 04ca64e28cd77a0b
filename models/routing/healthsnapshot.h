// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/units.h"

#include <chrono>
#include <optional>
#include <string>
#include <unordered_map>

namespace switchyard::routing {

//! What the health book says about one model, reduced to what routing acts on.
enum class ModelState {
    Unknown, //!< Nobody has looked: treated as ready.
    Ready,
    Cold, //!< Served, but not in memory: the first request loads it.
    Loading,
    Unusable, //!< The endpoint is down or refuses us, or the model is missing.
};

//! One model's health at a moment.
struct ModelHealth {
    ModelState state = ModelState::Unknown;
    std::string reason; //!< A status word of the command line, such as `unreachable`; for Unusable.
    std::optional<std::chrono::milliseconds> learnedLoadTime; //!< What the last loads took.
    std::optional<TokenCount> loadedContext; //!< The context the server loaded it with, when it said so.
    SteadyTime observedAt {}; //!< When `state` was seen. What the engine saw itself later counts more.
};

//! What the health book publishes to the engine. Immutable once published; safe to read from any thread.
class HealthSnapshot final {
public:
    std::unordered_map<ModelRef, ModelHealth> models;

    //! The entry, or one that says Unknown.
    const ModelHealth& of(const ModelRef& ref) const
    {
        static const ModelHealth unknown;
        const auto found = models.find(ref);
        return found == models.end() ? unknown : found->second;
    }
};

} // namespace switchyard::routing
