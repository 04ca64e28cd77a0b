// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/units.h"
#include "routing/failure.h"
#include "routing/fallbackpolicy.h"
#include "routing/routeplan.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::traffic {

//! Offsets from the request's start; unset when the phase was not reached.
using Offset = std::optional<std::chrono::microseconds>;

//! One try at one upstream. Holds no body, no key and no URL query.
struct Attempt {
    ModelRef model;
    std::string endpoint; //!< `host:port`.
    int keyIndex = -1; //!< Which of the provider's keys; -1 when it has none.
    routing::FailureClass failure = routing::FailureClass::None;
    routing::Action action = routing::Action::Deliver;
    std::string reason; //!< One English sentence, redacted, at most 200 characters of the server's words.
    int httpStatus = 0; //!< 0 when no head arrived.
    bool reusedConnection = false;
    bool background = false; //!< A load behind the scenes, or the loser of a hedge.
    std::chrono::microseconds startedAt { 0 };
    Offset connectedAt;
    Offset headersAt;
    Offset firstTokenAt;
    std::chrono::microseconds endedAt { 0 };
    ByteCount bytesSent;
    ByteCount bytesReceived;
};

enum class Outcome {
    Delivered, //!< The client got a complete good answer.
    ErrorDelivered, //!< The client got an upstream's error, or ours.
    Exhausted, //!< Nobody was left.
    Truncated, //!< The answer began and broke off; the client was told.
    ClientGone,
    Rejected, //!< Never routed: bad JSON, unknown model, wrong token.
};
//! A fixed lower-case word with hyphens.
std::string_view outcomeName(Outcome outcome);

//! Token numbers as the upstream counted them.
struct Usage {
    TokenCount input; //!< With the cached ones.
    TokenCount output; //!< With reasoning.
    TokenCount cachedInput;
    TokenCount cacheWrite;
    bool estimated = false; //!< The upstream told nothing: counted from bytes.
};

//! What a server turned out to need that its configuration does not say.
struct LearnedFlag {
    ModelRef model;
    std::string flag; //!< The key in OpenClaw's `compat` that says the same; empty where there is none.
    std::string value; //!< Its value as JSON, such as `false`.
    std::string sentence; //!< One English sentence.
};

//! One routed request, complete and immutable. Never holds a body or a key.
struct RequestRecord {
    std::uint64_t id = 0; //!< Unique within one run of the engine, counting up.
    WallTime startedAt {};
    std::string requestedModel; //!< As the client wrote it, at most 200 characters.
    std::string route; //!< The name of the chain, or `provider/model`.
    routing::RequestKind kind = routing::RequestKind::ChatCompletions;
    bool stream = false;
    std::string client; //!< First word of the User-Agent.
    Outcome outcome = Outcome::Delivered;
    int httpStatus = 0; //!< What the client saw.
    std::string error; //!< One English sentence when the outcome is not Delivered.
    std::optional<ModelRef> servedBy;
    std::vector<Attempt> attempts;
    std::vector<routing::SkippedCandidate> skipped;
    std::vector<LearnedFlag> learned; //!< In this request; the engine keeps to it until the configuration changes.
    Offset headersAt; //!< When the head left for the client.
    Offset firstTokenAt;
    std::chrono::microseconds duration { 0 };
    std::chrono::microseconds overhead { 0 }; //!< Our own share of the time to the first byte.
    ByteCount bytesIn; //!< From the client.
    ByteCount bytesOut; //!< To the client.
    std::optional<Usage> usage;
    std::optional<double> costUsd; //!< From the model's price.
    std::uint64_t tableGeneration = 0;
};

//! What the engine saw of a model's loading, for learning.
struct LoadObservation {
    ModelRef model;
    WallTime at {};
    std::optional<std::chrono::milliseconds> took; //!< Unset while it is still loading.
    bool failed = false;
};

} // namespace switchyard::traffic
