// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/units.h"
#include "routing/cooldownbook.h"
#include "routing/healthsnapshot.h"
#include "routing/routingtable.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::routing {

//! What the client asks for.
enum class RequestKind {
    ChatCompletions,
    Responses,
    Messages,
    CountTokens,
    Completions,
    Embeddings,
};
std::string_view requestKindName(RequestKind kind);

//! What a request needs of a model, read from its body.
struct RequestShape {
    RequestKind kind = RequestKind::ChatCompletions;
    bool stream = false;
    TokenCount promptEstimate; //!< A low estimate: what is refused for its size could not have fitted.
    std::optional<TokenCount> maxOutput;
    InputKinds inputs;
    bool tools = false;
    bool reasoning = false; //!< Reasoning was asked for explicitly.
};

//! Why a candidate is not tried.
enum class SkipReason {
    UnknownModel,
    ApiNotSpoken,
    NoKey,
    AuthNotSupported,
    Misconfigured,
    ContextTooSmall,
    InputNotSupported,
    ToolsNotSupported,
    ReasoningNotSupported,
    OutsidePrivacy,
    OutsideRegions,
    CoolingDown,
    Unusable, //!< The health book says so, and another candidate is there.
    Shielded, //!< Cold; loading behind the scenes while a ready one answers.
    NotSupported, //!< The request has something this model's dialect cannot carry.
};
//! A fixed lower-case word with hyphens, such as `context-too-small`.
std::string_view skipReasonName(SkipReason reason);

struct SkippedCandidate {
    ModelRef ref;
    SkipReason reason = SkipReason::UnknownModel;
    std::string detail; //!< One English sentence.
    SteadyTime until {}; //!< For CoolingDown: when it may be tried again.
    //! The same as `detail` in parts, for sentences in other languages.
    std::optional<std::int64_t> need {}; //!< ContextTooSmall: about as many tokens as the prompt has.
    std::optional<std::int64_t> have {}; //!< ContextTooSmall: the window, in tokens.
    //! InputNotSupported: `image`, `audio` or `video`; ApiNotSpoken: the api; OutsideRegions: the region, empty when
    //! unknown; NotSupported: the request's field; Shielded: who answers instead; CoolingDown: the failure's name;
    //! UnknownModel: the provider.
    std::string subject {};
    std::size_t rank = 0; //!< Its place in the route's candidates.
};

struct PlannedCandidate {
    std::shared_ptr<const ModelEntry> model;
    int keyIndex = 0;
    ModelState state = ModelState::Unknown;
    std::optional<std::chrono::milliseconds> learnedLoadTime;
    bool early = false; //!< It is cooling down, and tried because everybody is.
    std::size_t rank = 0; //!< Its place in the route's candidates.
};

//! Who is asked, in order, and why the others are not.
struct RoutePlan {
    std::vector<PlannedCandidate> candidates;
    std::vector<SkippedCandidate> skipped;
    ColdPolicy cold = ColdPolicy::Wait; //!< What Auto came to.
    //! The cold candidate that Shield loads behind the scenes.
    std::shared_ptr<const ModelEntry> loadBehind;
    //! For an empty plan whose skips are all cooldowns: the earliest recovery.
    std::optional<SteadyTime> earliestRecovery;
};

//! What this version of the engine can serve a kind of request with.
bool engineSpeaks(RequestKind kind, Api api);

//! Everything planning reads besides the table.
struct PlanInputs {
    const HealthSnapshot* health = nullptr; //!< Null: everything is Unknown.
    const CooldownBook* cooldowns = nullptr; //!< Null: nothing cools down.
    SteadyTime now {};
    //! When models were last seen to answer: counts more than an older entry of `health` that calls them cold.
    const std::unordered_map<ModelRef, SteadyTime>* readySince = nullptr;
    const ModelRef* sticky = nullptr; //!< The model that answered this conversation before, moved to the front.
    //! Which apis the engine can serve the request's kind with; null: `engineSpeaks`.
    bool (*speaks)(RequestKind, Api) = nullptr;
};

//! Orders and filters the candidates of `target` for a request. Pure: the panel's "Simulate failure" calls it too.
RoutePlan planRoute(const RoutingTable& table, const Target& target, const RequestShape& shape, const PlanInputs& inputs);

//! How long a candidate may take for its first token. The policy's usual time is one for long prompts: a short streamed one
//! is read within seconds, and who is silent then is stuck. The usual time stays where that is not certain: where somebody
//! chose it, for models which think before they speak, and for servers that may have to load or to finish something first.
std::chrono::milliseconds firstTokenBudget(
    const Budgets& policy, const RequestShape& shape, const PlannedCandidate& candidate, bool isBusy);

} // namespace switchyard::routing
