// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/fallbackpolicy.h"

#include <algorithm>

namespace switchyard::routing {

namespace {

using namespace std::chrono_literals;

//! Whether another server could do better. What is the request's own fault is not moved around.
bool mayFallOver(FailureClass failure)
{
    switch (failure) {
    case FailureClass::None:
    case FailureClass::RequestError:
    case FailureClass::ContextOverflow:
    case FailureClass::ClientGone:
    case FailureClass::TotalTimeout:
        return false;
    default:
        return true;
    }
}

constexpr auto shortestPause = 250ms;

//! How long to wait before asking the same candidate once more: for what a moment usually heals. Whoever fails again and
//! again gets no second try, and nobody is asked sooner than he wishes.
std::optional<std::chrono::milliseconds> healingPause(const AttemptOutcome& outcome)
{
    if (!outcome.isFirstInARow || outcome.retryAfter.value_or(0ms) > longestPause)
        return std::nullopt;
    if (outcome.status >= 500 && outcome.took > longestPause)
        return std::nullopt;
    const bool saysWhen = outcome.retryAfter
        && (outcome.failure == FailureClass::RateLimited || outcome.failure == FailureClass::Overloaded);
    const bool isSlip = outcome.failure == FailureClass::ServerError && outcome.status >= 500 && outcome.status != 501
        && outcome.status != 505;
    if (!saysWhen && !isSlip)
        return std::nullopt;
    return std::max(outcome.retryAfter.value_or(0ms), std::chrono::milliseconds(shortestPause));
}

} // namespace

Decision decide(const AttemptOutcome& outcome, const ExchangeState& state)
{
    if (outcome.failure == FailureClass::ClientGone)
        return {Action::Drop, "the client went away"};
    if (outcome.failure == FailureClass::None)
        return {Action::Deliver, "answered"};
    if (outcome.committed)
        return {Action::FailStream, "the answer broke off after its beginning had been delivered"};
    const bool diedUnasked = outcome.failure == FailureClass::ConnectionLost && outcome.reusedConnection
        && !outcome.anyReplyByte && !state.alreadyResent;
    if (diedUnasked)
        return {Action::RetrySame, "the kept connection had been closed by the server; sent again on a fresh one"};
    const bool isKeyProblem = outcome.failure == FailureClass::AuthFailed
        || outcome.failure == FailureClass::OutOfCredit || outcome.failure == FailureClass::RateLimited;
    if (isKeyProblem && state.moreKeys)
        return {Action::RetrySameKey, "the provider has another key"};
    if (outcome.failure == FailureClass::ContextOverflow) {
        if (!state.exactModel && state.largerCandidate)
            return {Action::NextLarger, "the prompt is too long for this model; a larger one follows"};
        return {Action::Deliver, "the prompt is too long, and no candidate has a larger window"};
    }
    if (outcome.failure == FailureClass::RequestError)
        return {Action::Deliver, "the request itself was refused"};
    if (!state.exactModel && !state.alreadyRepeated) {
        if (const auto pause = healingPause(outcome))
            return {Action::RetrySame, "such a failure is often over in a moment; asked once more", *pause};
    }
    if (mayFallOver(outcome.failure) && state.moreCandidates)
        return {Action::Next, "another candidate is left"};
    // One candidate tried: the client sees what it said. Several: no single error would be the truth.
    if (state.candidatesTried <= 1 && outcome.anyReplyByte)
        return {Action::Deliver, "nobody else is left to ask"};
    return {Action::GiveUp, "nobody is left to ask"};
}

CooldownRule cooldownRule(FailureClass failure)
{
    switch (failure) {
    case FailureClass::DnsFailed:
    case FailureClass::ConnectFailed:
    case FailureClass::ConnectTimeout:
    case FailureClass::ProxyFailed:
        return {CooldownScope::Provider, 1, 5s, 30s, false};
    case FailureClass::ConnectRefused:
        // Cheap to find out again, and a server that is being restarted is back within seconds.
        return {CooldownScope::Provider, 1, 2s, 15s, false};
    case FailureClass::TlsFailed:
        return {CooldownScope::Provider, 1, 30s, 5min, false};
    case FailureClass::NotAnLlmApi:
    case FailureClass::LoopDetected:
        return {CooldownScope::Provider, 1, 30s, 5min, false};
    case FailureClass::AuthFailed:
        return {CooldownScope::Credential, 1, 60s, 10min, false};
    case FailureClass::OutOfCredit:
        return {CooldownScope::Credential, 1, 5min, 60min, true};
    case FailureClass::RateLimited:
        return {CooldownScope::Model, 1, 5s, 60s, true};
    case FailureClass::Overloaded:
        // An answer that comes at once costs next to nothing: a primary that is back must not wait long to be noticed.
        return {CooldownScope::Model, 2, 5s, 15s, true};
    case FailureClass::ModelNotFound:
        return {CooldownScope::Model, 1, 30s, 10min, false};
    case FailureClass::LoadFailed:
        return {CooldownScope::Model, 1, 15s, 5min, false};
    case FailureClass::FirstTokenTimeout:
        // Each of these cost a client the whole budget.
        return {CooldownScope::Model, 1, 15s, 2min, false};
    case FailureClass::ConnectionLost:
    case FailureClass::ServerError:
    case FailureClass::MalformedResponse:
    case FailureClass::EmptyResponse:
    case FailureClass::StreamError:
        return {CooldownScope::Model, 3, 5s, 15s, true};
    case FailureClass::StreamTruncated:
    case FailureClass::GapTimeout:
        // These cost a client its answer.
        return {CooldownScope::Model, 3, 10s, 2min, true};
    case FailureClass::Unloaded:
        return {CooldownScope::Model, 1, 2s, 10s, false};
    case FailureClass::Loading:
    case FailureClass::None:
    case FailureClass::TotalTimeout:
    case FailureClass::ContextOverflow:
    case FailureClass::RequestError:
    case FailureClass::NotSupported:
    case FailureClass::ClientGone:
        break;
    }
    return {};
}

} // namespace switchyard::routing
