// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "routing/failure.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace switchyard::routing {

//! What happens after an attempt.
enum class Action {
    Deliver, //!< Give this attempt's answer, good or bad, to the client.
    RetrySame, //!< Once more to the same candidate: at once on a fresh connection, or after the decision's pause.
    RetrySameKey, //!< Once more to the same candidate with its next key.
    Next, //!< The next candidate.
    NextLarger, //!< The next candidate with a larger context window.
    GiveUp, //!< Nobody is left: the exhaustion answer.
    FailStream, //!< The client already has content: end with its dialect's error.
    Drop, //!< The client is gone: release everything, say nothing.
};

//! What an attempt came to, as far as the decision reads it.
struct AttemptOutcome {
    FailureClass failure = FailureClass::None;
    bool committed = false; //!< Content has reached the client.
    bool anyReplyByte = false;
    bool reusedConnection = false; //!< The request went out on a connection that had served before.
    int status = 0; //!< Of the answer; 0 without one.
    std::optional<std::chrono::milliseconds> retryAfter = {}; //!< What the server asked for.
    bool isFirstInARow = false; //!< The candidate had not failed since it last answered.
    std::chrono::milliseconds took { 0 }; //!< From its start to the failure.
};

//! What the request has left.
struct ExchangeState {
    int candidatesTried = 1; //!< Including the one just finished.
    bool moreCandidates = false;
    bool largerCandidate = false; //!< One with a window above the one that overflowed.
    bool moreKeys = false; //!< The candidate has a key that is neither tried nor cooling down.
    bool alreadyResent = false; //!< RetrySame was used for this candidate.
    bool alreadyRepeated = false; //!< RetrySame with a pause was used for this request.
    bool exactModel = false; //!< The client named one model: its errors pass through.
};

//! A decision and the fixed English phrase for records.
struct Decision {
    Action action = Action::GiveUp;
    std::string_view reason;
    std::chrono::milliseconds pause { 0 }; //!< Before RetrySame.
};

//! The longest wait for the same candidate that is better than turning to the next one: it knows the conversation. Who took
//! longer to fail would take as long again.
inline constexpr std::chrono::milliseconds longestPause { 3'000 };

//! The whole fallback policy in one table. Pure.
Decision decide(const AttemptOutcome& outcome, const ExchangeState& state);

//! What a failure teaches about future requests.
enum class CooldownScope {
    None,
    Credential,
    Model,
    Provider,
};
struct CooldownRule {
    CooldownScope scope = CooldownScope::None;
    int threshold = 1; //!< Failures in a row before requests stay away.
    std::chrono::milliseconds base { 0 };
    std::chrono::milliseconds cap { 0 };
    bool honoursRetryAfter = false;
};
CooldownRule cooldownRule(FailureClass failure);

} // namespace switchyard::routing
