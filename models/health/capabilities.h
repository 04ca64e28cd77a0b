// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/units.h"
#include "health/adapters/adapter.h"
#include "health/modelfacts.h"
#include "health/probesample.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::health {

//! What a model at an endpoint may or may not be able to do. Each is found out by one small request.
enum class Capability {
    Answers, //!< A plain question over Chat Completions.
    Streaming,
    StreamingUsage, //!< Token numbers at the end of a stream.
    Responses, //!< The Responses API.
    Tools,
    ParallelTools, //!< Several calls in one answer.
    JsonSchema,
    Images,
    DeveloperRole,
    ContentParts, //!< A message's content as an array of parts, not only as a string.
    ExtraMessageKeys, //!< Unknown keys in a message are passed over.
    ContextLimit, //!< A prompt larger than the window is refused instead of cut silently.
};
inline constexpr std::array allCapabilities {
    Capability::Answers,      Capability::Streaming,     Capability::StreamingUsage, Capability::Responses,
    Capability::Tools,        Capability::ParallelTools, Capability::JsonSchema,     Capability::Images,
    Capability::DeveloperRole, Capability::ContentParts, Capability::ExtraMessageKeys, Capability::ContextLimit,
};

enum class Finding {
    Unclear, //!< The answer proves neither.
    Yes,
    No,
    Skipped, //!< Not asked, because an earlier finding makes it pointless or the request would be too large.
};

struct CapabilityFinding {
    Capability capability = Capability::Answers;
    Finding finding = Finding::Unclear;
    std::optional<TokenCount> contextLimit; //!< As the server words it, for ContextLimit.
    Evidence evidence;
};

//! What the findings mean for the provider's entry. Only what was proved is in it.
struct CapabilityProposal {
    std::string api; //!< `openai-responses` when it is served, else `openai-completions`; empty when neither answered.
    std::vector<std::string> input; //!< Empty: not proved.
    std::optional<TokenCount> contextWindow;
    std::vector<std::pair<std::string, bool>> compat; //!< OpenClaw's keys, such as `supportsTools`.
};

std::string_view word(Capability capability);
std::string_view word(Finding finding);

//! The request that finds it out. `path` is below the base URL, such as `/chat/completions`. Answers are limited to a few
//! tokens, except where a tool call or JSON needs more. Empty path: there is nothing to ask.
Ask capabilityAsk(Capability capability, std::string_view model, std::optional<TokenCount> contextWindow);
//! About how many tokens asking everything costs at most.
TokenCount capabilityCost(std::optional<TokenCount> contextWindow);

CapabilityFinding judgeCapability(Capability capability, const ServerAnswer& answer);
CapabilityProposal propose(const std::vector<CapabilityFinding>& findings, const ModelFacts& facts);

} // namespace switchyard::health
