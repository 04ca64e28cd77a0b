// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "config/catalogue.h"
#include "config/openclawconfig.h"

#include <optional>
#include <string>
#include <vector>

namespace switchyard::config {
class ConfigSession;
class Environment;
}

namespace switchyard::health {
class HealthBook;
}

namespace switchyard::items {

//! A set-up that one click makes.
enum class Recipe {
    LmStudioResponses, //!< A local model behind the Responses API as the primary.
    HostedFirst, //!< A hosted primary with the local ones as fallbacks.
    LocalFirst, //!< The local ones first, the hosted ones as a safety net. Only reorders an existing chain.
    RegionPinned, //!< A hosted model that is answered in one region, in the chain after the local ones.
};

//! What a recipe needs to know besides the configuration.
struct RecipeInputs {
    const config::Catalogue& catalogue;
    const health::HealthBook* book = nullptr; //!< May be null; then nothing is known about servers.
    std::string region; //!< For RegionPinned: id of a region of OpenRouter in the catalogue.
};

//! What a recipe would do: the texts of the files it changes, one after the other; the main file's when it changes none.
struct RecipePreview {
    std::string before;
    std::string after;
    int edits = 0; //!< Undo entries it takes.
    bool changesAnything() const { return before != after; }
};

//! Carries the recipe out. Returns how many undo entries it made; on error it has taken back what it had done.
Result<int> applyRecipe(Recipe recipe, config::ConfigSession& session, const RecipeInputs& inputs);
//! The same on a copy of the session.
Result<RecipePreview> previewRecipe(Recipe recipe, const config::ConfigSession& session,
                                    const config::Environment& environment, const RecipeInputs& inputs);

//! An item of the set-up checklist.
enum class SetUpItem {
    ServerRunning,
    ModelListed, //!< In `/v1/models` of its server.
    ModelLoaded,
    ContextRight, //!< The server has as much context in force as the file promises.
    LargeEnough, //!< Not a small or heavily quantised variant.
    ResponsesApi, //!< Reasoning stays apart from the final text.
    MergeKept, //!< `models.mode` is merge.
    HostedFallback,
    ToolsNarrow,
    CompactionOn,
};

//! What one click can do about an open item.
enum class SetUpAction { None, AddProvider, CheckNow, WarmUp, EditModel, UseResponses, KeepMerge, AddHosted, NarrowTools, TurnCompactionOn };

struct SetUpState {
    enum class Kind {
        Open,
        Done,
        Unknown, //!< Nothing tells.
    };
    SetUpItem item = SetUpItem::ServerRunning;
    Kind kind = Kind::Unknown;
    SetUpAction action = SetUpAction::None; //!< For an open item.
    ModelRef model; //!< What it is about, where it is about one.
    std::string detail; //!< A number or a name to say, such as `32768`; may be empty.
};

//! The checklist as it stands: every item ticks itself from what is configured and observed.
std::vector<SetUpState> setUpStates(const config::OpenClawConfig& config, const config::Catalogue& catalogue,
                                    const health::HealthBook& book);

//! Carries out an action that edits the configuration (UseResponses, KeepMerge, NarrowTools, TurnCompactionOn).
Result<void> applySetUpAction(const SetUpState& state, config::ConfigSession& session);

} // namespace switchyard::items
