// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/routeplan.h"

#include "routing/regionpin.h"

#include <algorithm>

namespace switchyard::routing {

namespace {

//! For the first word after a prompt of no length, and the pace at which even a slow machine reads one.
constexpr std::chrono::seconds promptlyAnswered { 12 };
constexpr std::int64_t promptTokensPerSecond = 200;

struct Verdict {
    SkipReason reason;
    std::string detail;
    std::string subject {};
    std::optional<std::int64_t> need {};
    std::optional<std::int64_t> have {};
};

SkippedCandidate skipped(const ModelRef& ref, std::size_t rank, Verdict verdict, SteadyTime until = {})
{
    return {ref, verdict.reason, std::move(verdict.detail), until, verdict.need, verdict.have, std::move(verdict.subject), rank};
}

std::string quoted(const ModelEntry& model)
{
    return "'" + model.ref.toString() + "'";
}

std::optional<Verdict> endpointProblem(const ModelEntry& model, const RequestShape& shape, const PlanInputs& inputs)
{
    const Endpoint& endpoint = *model.endpoint;
    const auto detail = [&](std::string fallback) {
        return endpoint.problemDetail.empty() ? std::move(fallback) : endpoint.problemDetail;
    };
    switch (endpoint.problem) {
    case EndpointProblem::NoKey:
        return Verdict {SkipReason::NoKey, detail("provider '" + endpoint.provider.value() + "' has no key")};
    case EndpointProblem::AuthNotSupported:
        return Verdict {SkipReason::AuthNotSupported,
            detail("provider '" + endpoint.provider.value() + "' signs in in a way the engine does not offer")};
    case EndpointProblem::ApiNotSpoken:
        return Verdict {SkipReason::ApiNotSpoken, detail("the engine does not speak '" + endpoint.apiName + "'"),
            endpoint.apiName};
    case EndpointProblem::Misconfigured:
        return Verdict {SkipReason::Misconfigured, detail("provider '" + endpoint.provider.value() + "' is misconfigured")};
    case EndpointProblem::None:
        break;
    }
    const auto speaks = inputs.speaks ? inputs.speaks : engineSpeaks;
    if (!speaks(shape.kind, endpoint.api)) {
        return Verdict {SkipReason::ApiNotSpoken,
            "the engine cannot serve " + std::string(requestKindName(shape.kind)) + " with '" + endpoint.apiName + "'",
            endpoint.apiName};
    }
    return std::nullopt;
}

bool holdsMedia(const InputKinds& inputs)
{
    return inputs.image || inputs.audio || inputs.video || inputs.file;
}

std::optional<Verdict> privacyProblem(const ModelEntry& model, const Privacy& privacy, const RequestShape& shape)
{
    const Endpoint& endpoint = *model.endpoint;
    if (privacy.mode == Privacy::Mode::LocalOnly && endpoint.trust == TrustClass::Hosted) {
        return Verdict {SkipReason::OutsidePrivacy,
            "the route is local-only and '" + endpoint.provider.value() + "' is a hosted service"};
    }
    if (privacy.filesStayLocal && endpoint.trust == TrustClass::Hosted && holdsMedia(shape.inputs)) {
        return Verdict {SkipReason::OutsidePrivacy,
            "images and files of the route stay local and '" + endpoint.provider.value() + "' is a hosted service"};
    }
    if (privacy.mode != Privacy::Mode::Regions)
        return std::nullopt;
    // What runs in one's own house leaves no region.
    if (endpoint.trust != TrustClass::Hosted)
        return std::nullopt;
    const std::string region = regionOf(model);
    const bool isAllowed
        = !region.empty() && std::find(privacy.regions.begin(), privacy.regions.end(), region) != privacy.regions.end();
    if (isAllowed)
        return std::nullopt;
    return Verdict {SkipReason::OutsideRegions,
        region.empty() ? "the route is bound to regions and that of '" + endpoint.provider.value() + "' is unknown"
                       : "'" + endpoint.provider.value() + "' is in region '" + region + "', outside those of the route",
        region};
}

std::optional<Verdict> abilityProblem(const ModelEntry& model, const RequestShape& shape, const ModelHealth& health)
{
    // The window the server really loaded counts more than the configured one; the smaller one of both is safe.
    std::optional<TokenCount> window = model.contextWindow;
    if (health.loadedContext && (!window || *health.loadedContext < *window))
        window = health.loadedContext;
    if (window && shape.promptEstimate > *window) {
        return Verdict {SkipReason::ContextTooSmall,
            "the prompt is about " + std::to_string(shape.promptEstimate.value) + " tokens, the context window of "
                + quoted(model) + " is " + std::to_string(window->value),
            {}, shape.promptEstimate.value, window->value};
    }
    if (model.inputsKnown) {
        const char* missing = shape.inputs.image && !model.inputs.image ? "image"
            : shape.inputs.audio && !model.inputs.audio                 ? "audio"
            : shape.inputs.video && !model.inputs.video                 ? "video"
                                                                        : nullptr;
        if (missing) {
            const std::string plural = std::string(missing) == "image" ? "images" : missing;
            return Verdict {SkipReason::InputNotSupported, quoted(model) + " does not read " + plural, missing};
        }
    }
    if (shape.tools && model.compat.supportsTools == false)
        return Verdict {SkipReason::ToolsNotSupported, quoted(model) + " does not take tools"};
    return std::nullopt;
}

//! Takes out the candidates that are known not to reason when a request wants reasoning, as long as somebody is left who
//! can: an answer without it is better than none.
void preferReasoning(RoutePlan& plan, const RequestShape& shape)
{
    auto& candidates = plan.candidates;
    const auto lacksIt = [](const PlannedCandidate& candidate) { return candidate.model->reasoningKnown && !candidate.model->reasoning; };
    if (!shape.reasoning || std::all_of(candidates.begin(), candidates.end(), lacksIt))
        return;
    for (const PlannedCandidate& candidate : candidates) {
        if (lacksIt(candidate)) {
            plan.skipped.push_back(skipped(candidate.model->ref, candidate.rank,
                {SkipReason::ReasoningNotSupported, quoted(*candidate.model) + " does not reason, and the request asks for it"}));
        }
    }
    std::erase_if(candidates, lacksIt);
}

//! Everything that can be said of a candidate without knowing the other ones.
std::optional<Verdict> problemOf(const ModelEntry& model, const Target& target, const RequestShape& shape,
    const ModelHealth& health, const PlanInputs& inputs)
{
    // Privacy first: where it forbids, no other reason matters, and it holds for an explicitly named model too.
    if (auto problem = privacyProblem(model, target.route.policy.privacy, shape))
        return problem;
    if (auto problem = endpointProblem(model, shape, inputs))
        return problem;
    // A model that was asked for by name is asked: its own refusal is more exact than our estimate.
    if (target.kind == Target::Kind::Exact)
        return std::nullopt;
    return abilityProblem(model, shape, health);
}

bool isCold(ModelState state)
{
    return state == ModelState::Cold || state == ModelState::Loading;
}

//! An observation of our own is believed for this long when the snapshot does not say when it looked.
constexpr std::chrono::minutes ownObservationLasts { 2 };

//! What was found unreachable is looked at less and less often; routing's own cooldown is the one to say how long to stay
//! away, or a server that is back would wait for its next check.
constexpr std::chrono::seconds unreachableLasts { 20 };

ModelState stateOf(const ModelRef& ref, const ModelHealth& health, const PlanInputs& inputs)
{
    const bool isOldNews = health.state == ModelState::Unusable && health.reason == "unreachable"
        && inputs.now - health.observedAt > unreachableLasts;
    if (isOldNews)
        return ModelState::Unknown;
    if (!isCold(health.state) || !inputs.readySince)
        return health.state;
    const auto ready = inputs.readySince->find(ref);
    const bool isNewer = ready != inputs.readySince->end() && ready->second > health.observedAt
        && inputs.now - ready->second < ownObservationLasts;
    return isNewer ? ModelState::Ready : health.state;
}

//! What ColdPolicy::Auto comes to, and the shield's change of order.
void applyColdPolicy(RoutePlan& plan, ColdPolicy wish)
{
    auto& candidates = plan.candidates;
    plan.cold = ColdPolicy::Wait;
    if (candidates.size() < 2 || !isCold(candidates.front().state))
        return;
    const TrustClass trust = candidates.front().model->endpoint->trust;
    const auto firstWarm = std::find_if(candidates.begin() + 1, candidates.end(), [&](const PlannedCandidate& candidate) {
        return !isCold(candidate.state) && (wish != ColdPolicy::Auto || candidate.model->endpoint->trust == trust);
    });
    if (firstWarm == candidates.end())
        return;
    switch (wish) {
    case ColdPolicy::Wait:
        return;
    case ColdPolicy::Hedge:
        plan.cold = ColdPolicy::Hedge;
        std::rotate(candidates.begin() + 1, firstWarm, firstWarm + 1);
        return;
    case ColdPolicy::Auto:
    case ColdPolicy::Shield:
        break;
    }
    plan.cold = ColdPolicy::Shield;
    plan.loadBehind = candidates.front().model;
    const std::size_t coldRank = candidates.front().rank;
    std::rotate(candidates.begin(), firstWarm, firstWarm + 1);
    plan.skipped.push_back(skipped(plan.loadBehind->ref, coldRank,
        {SkipReason::Shielded,
            quoted(*plan.loadBehind) + " is not in memory; it is loaded behind the scenes while "
                + quoted(*candidates.front().model) + " answers",
            candidates.front().model->ref.toString()}));
}

//! Everybody is cooling down: the one that recovers first is tried, unless its server named the time itself or a person
//! has to act first.
void admitLeastBad(RoutePlan& plan, const RoutingTable& table, const PlanInputs& inputs)
{
    const bool allCooling = plan.candidates.empty() && !plan.skipped.empty()
        && std::any_of(plan.skipped.begin(), plan.skipped.end(),
            [](const SkippedCandidate& skip) { return skip.reason == SkipReason::CoolingDown; });
    if (!allCooling)
        return;
    SkippedCandidate* best = nullptr;
    CooldownBook::Verdict bestVerdict;
    std::shared_ptr<const ModelEntry> bestModel;
    for (SkippedCandidate& skip : plan.skipped) {
        if (skip.reason != SkipReason::CoolingDown)
            continue;
        plan.earliestRecovery = plan.earliestRecovery ? std::min(*plan.earliestRecovery, skip.until) : skip.until;
        const auto model = table.model(skip.ref);
        const auto verdict = inputs.cooldowns->check(*model, inputs.now);
        if (verdict.firm || (best && skip.until >= best->until))
            continue;
        best = &skip;
        bestVerdict = verdict;
        bestModel = model;
    }
    if (!best)
        return;
    PlannedCandidate candidate;
    candidate.model = bestModel;
    candidate.keyIndex = bestVerdict.keyIndex;
    candidate.early = true;
    candidate.rank = best->rank;
    plan.candidates.push_back(std::move(candidate));
    const ModelRef ref = best->ref;
    std::erase_if(plan.skipped, [&](const SkippedCandidate& skip) { return skip.ref == ref; });
}

} // namespace

std::string_view requestKindName(RequestKind kind)
{
    switch (kind) {
    case RequestKind::ChatCompletions:
        return "chat-completions";
    case RequestKind::Responses:
        return "responses";
    case RequestKind::Messages:
        return "messages";
    case RequestKind::CountTokens:
        return "count-tokens";
    case RequestKind::Completions:
        return "completions";
    case RequestKind::Embeddings:
        return "embeddings";
    }
    return "unknown";
}

std::string_view skipReasonName(SkipReason reason)
{
    switch (reason) {
    case SkipReason::UnknownModel:
        return "unknown-model";
    case SkipReason::ApiNotSpoken:
        return "api-not-spoken";
    case SkipReason::NoKey:
        return "no-key";
    case SkipReason::AuthNotSupported:
        return "auth-not-supported";
    case SkipReason::Misconfigured:
        return "misconfigured";
    case SkipReason::ContextTooSmall:
        return "context-too-small";
    case SkipReason::InputNotSupported:
        return "input-not-supported";
    case SkipReason::ToolsNotSupported:
        return "tools-not-supported";
    case SkipReason::ReasoningNotSupported:
        return "reasoning-not-supported";
    case SkipReason::OutsidePrivacy:
        return "outside-privacy";
    case SkipReason::OutsideRegions:
        return "outside-regions";
    case SkipReason::CoolingDown:
        return "cooling-down";
    case SkipReason::Unusable:
        return "unusable";
    case SkipReason::Shielded:
        return "shielded";
    case SkipReason::NotSupported:
        return "not-supported";
    }
    return "unknown";
}

bool engineSpeaks(RequestKind kind, Api api)
{
    switch (kind) {
    case RequestKind::CountTokens:
        return api == Api::AnthropicMessages;
    case RequestKind::Embeddings:
        return api == Api::OpenAiCompletions || api == Api::OpenAiResponses || api == Api::GoogleGenerativeAi || api == Api::Ollama;
    default:
        return api != Api::Unknown;
    }
}

RoutePlan planRoute(const RoutingTable& table, const Target& target, const RequestShape& shape, const PlanInputs& inputs)
{
    RoutePlan plan;
    static const HealthSnapshot nothingKnown;
    const HealthSnapshot& health = inputs.health ? *inputs.health : nothingKnown;
    for (std::size_t rank = 0; rank < target.route.candidates.size(); ++rank) {
        const ModelRef& ref = target.route.candidates[rank];
        const auto model = table.model(ref);
        if (!model) {
            plan.skipped.push_back(skipped(ref, rank,
                {SkipReason::UnknownModel, "provider '" + ref.provider.value() + "' is not configured", ref.provider.value()}));
            continue;
        }
        const ModelHealth& modelHealth = health.of(ref);
        if (auto problem = problemOf(*model, target, shape, modelHealth, inputs)) {
            plan.skipped.push_back(skipped(ref, rank, std::move(*problem)));
            continue;
        }
        CooldownBook::Verdict verdict;
        if (inputs.cooldowns)
            verdict = inputs.cooldowns->check(*model, inputs.now);
        // A model asked for by name is asked even while it cools down, unless its server named the time: nobody else is left
        // to ask, and who has paid or changed the key sees it at once.
        if (!verdict.allowed && (target.kind == Target::Kind::Chain || verdict.named)) {
            plan.skipped.push_back(skipped(ref, rank,
                {SkipReason::CoolingDown, quoted(*model) + " is cooling down after " + std::string(failureName(verdict.cause)),
                    std::string(failureName(verdict.cause))},
                verdict.until));
            continue;
        }
        PlannedCandidate candidate;
        candidate.model = model;
        candidate.rank = rank;
        candidate.keyIndex = verdict.keyIndex;
        candidate.state = stateOf(ref, modelHealth, inputs);
        candidate.learnedLoadTime = modelHealth.learnedLoadTime;
        candidate.early = !verdict.allowed;
        plan.candidates.push_back(std::move(candidate));
    }
    preferReasoning(plan, shape);
    // What the health book holds for broken goes to the end instead of away: the book may be late, and when all are
    // broken somebody has to be asked.
    std::stable_partition(plan.candidates.begin(), plan.candidates.end(),
        [](const PlannedCandidate& candidate) { return candidate.state != ModelState::Unusable; });
    if (inputs.sticky && !plan.candidates.empty() && !isCold(plan.candidates.front().state)) {
        const auto stuck = std::find_if(plan.candidates.begin(), plan.candidates.end(),
            [&](const PlannedCandidate& candidate) { return candidate.model->ref == *inputs.sticky; });
        const bool isUsable = stuck != plan.candidates.end() && stuck->state != ModelState::Unusable && !isCold(stuck->state);
        if (isUsable)
            std::rotate(plan.candidates.begin(), stuck, stuck + 1);
    }
    applyColdPolicy(plan, target.route.policy.cold);
    if (inputs.cooldowns)
        admitLeastBad(plan, table, inputs);
    return plan;
}

std::chrono::milliseconds firstTokenBudget(
    const Budgets& policy, const RequestShape& shape, const PlannedCandidate& candidate, bool isBusy)
{
    const ModelEntry& model = *candidate.model;
    const bool isHosted = model.endpoint && model.endpoint->trust == TrustClass::Hosted;
    const bool isWarm = candidate.state == ModelState::Ready || (candidate.state == ModelState::Unknown && isHosted);
    if (policy.firstToken || !shape.stream || shape.reasoning || model.reasoning || !isWarm || isBusy)
        return policy.firstTokenLimit();
    const std::chrono::milliseconds reading { shape.promptEstimate.value * 1000 / promptTokensPerSecond };
    return std::min<std::chrono::milliseconds>(policy.firstTokenLimit(), promptlyAnswered + reading);
}

} // namespace switchyard::routing
