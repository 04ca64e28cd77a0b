// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/units.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::health {

//! Where a model is, as its server tells it.
enum class LoadState {
    Unknown, //!< The server does not say.
    Ready, //!< In memory, or hosted.
    Cold,
    Loading,
    Sleeping, //!< Put away by an idle timer; wakes on request.
    Failed, //!< The last load failed.
    Missing, //!< Not listed.
};

enum class ModelKind { Unknown, Chat, Embedding, Other };

//! The word of `probe --json`: `ready`, `cold`, `loading`, `unknown` or `missing`.
std::string_view word(LoadState state);

//! US dollars for a million tokens.
struct Prices {
    double input = 0;
    double output = 0;
    double cacheRead = 0;
    double cacheWrite = 0;
    friend bool operator==(const Prices&, const Prices&) = default;
};

//! What a server tells about one of its models. Empty means that it does not tell, never zero.
struct ModelFacts {
    std::string id; //!< As requests must name it.
    std::string displayName;
    ModelKind kind = ModelKind::Unknown;
    LoadState state = LoadState::Unknown;
    std::vector<std::string> aliases; //!< Other ids that mean the same model.
    std::vector<std::string> instances; //!< Loaded instances, as unload calls name them.
    std::optional<TokenCount> contextWindow; //!< The one in force now, which is what a request meets.
    std::optional<TokenCount> maxContextWindow; //!< What the model could have if loaded so.
    std::optional<TokenCount> maxOutput;
    std::vector<std::string> inputs; //!< `text`, `image`, …; empty when unknown.
    bool isBusy = false; //!< The server says that all it can do at once is being done: a request would wait.
    std::optional<bool> loadsOnRequest; //!< Whether a request for it would load it.
    std::optional<bool> tools;
    std::optional<bool> reasoning;
    std::optional<ByteCount> size;
    std::optional<ByteCount> sizeInGpu; //!< Less than `size`: partly on the CPU.
    std::string parameterSize; //!< Such as `32B`.
    std::string quantisation; //!< Such as `Q4_K_M`.
    std::string backendUrl; //!< A child server of this one.
    std::optional<Prices> prices;
    std::optional<double> loadProgress; //!< 0 to 1.
    std::optional<WallTime> loadedUntil; //!< When an idle timer puts it away.

    friend bool operator==(const ModelFacts&, const ModelFacts&) = default;
};

//! True for quantisations known to cost much quality (3 bits and fewer).
bool isHeavilyQuantised(std::string_view quantisation);

} // namespace switchyard::health
