// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/capabilities.h"

#include "health/adapters/families.h"
#include "health/failurepatterns.h"

#include <algorithm>
#include <charconv>

namespace switchyard::health {

namespace {

using Text = std::string_view;

// A red dot of one pixel.
constexpr Text dot = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
// Larger prompts would take minutes on servers that do not refuse them at once.
constexpr std::int64_t largestTestedWindow = 16'384;

struct Row {
    Capability capability;
    Text word;
    Text path;
    Text body; //!< After the model.
};

constexpr std::array rows {
    Row { Capability::Answers, "answers", "/chat/completions",
          R"("max_tokens":16,"messages":[{"role":"user","content":"Say OK."}])" },
    Row { Capability::Streaming, "streaming", "/chat/completions",
          R"("max_tokens":16,"stream":true,"messages":[{"role":"user","content":"Say OK."}])" },
    Row { Capability::StreamingUsage, "streaming-usage", "/chat/completions",
          R"("max_tokens":16,"stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"Say OK."}])" },
    Row { Capability::Responses, "responses", "/responses", R"("max_output_tokens":16,"input":"Say OK.")" },
    Row { Capability::Tools, "tools", "/chat/completions",
          R"("max_tokens":256,"messages":[{"role":"user","content":"What is the weather in Paris? Call the tool."}],)"
          R"("tools":[{"type":"function","function":{"name":"get_weather","description":"Weather of a city","parameters":)"
          R"({"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}])" },
    Row { Capability::ParallelTools, "parallel-tools", "/chat/completions",
          R"("max_tokens":256,"messages":[{"role":"user","content":"What is the weather in Paris and in Rome? Call the tool once for each city, both at once."}],)"
          R"("tools":[{"type":"function","function":{"name":"get_weather","description":"Weather of a city","parameters":)"
          R"({"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}])" },
    Row { Capability::JsonSchema, "json-schema", "/chat/completions",
          R"("max_tokens":128,"messages":[{"role":"user","content":"Give the capital of France."}],"response_format":)"
          R"({"type":"json_schema","json_schema":{"name":"capital","strict":true,"schema":{"type":"object","properties":)"
          R"({"capital":{"type":"string"}},"required":["capital"],"additionalProperties":false}}})" },
    Row { Capability::Images, "images", "/chat/completions", {} },
    Row { Capability::DeveloperRole, "developer-role", "/chat/completions",
          R"("max_tokens":16,"messages":[{"role":"developer","content":"Be brief."},{"role":"user","content":"Say OK."}])" },
    Row { Capability::ContentParts, "content-parts", "/chat/completions",
          R"("max_tokens":16,"messages":[{"role":"user","content":[{"type":"text","text":"Say OK."}]}])" },
    Row { Capability::ExtraMessageKeys, "extra-message-keys", "/chat/completions",
          R"("max_tokens":16,"messages":[{"role":"user","content":"Say OK.","switchyard_extra":"1"}])" },
    Row { Capability::ContextLimit, "context-limit", "/chat/completions", {} },
};
static_assert(rows.size() == allCapabilities.size());

const Row& row(Capability capability)
{
    return rows[static_cast<std::size_t>(capability)];
}

std::string bodyOf(Capability capability, std::optional<TokenCount> contextWindow)
{
    if (capability == Capability::Images)
        return R"("max_tokens":16,"messages":[{"role":"user","content":[{"type":"text","text":"Name the colour."},)"
               R"({"type":"image_url","image_url":{"url":")"
            + std::string(dot) + R"("}}]}])";
    if (capability == Capability::ContextLimit) {
        // One short word is one token or two in every tokenizer in use.
        std::string prompt;
        for (std::int64_t i = 0; i < contextWindow->value + 64; ++i)
            prompt += "dog ";
        return R"("max_tokens":1,"messages":[{"role":"user","content":")" + prompt + R"("}])";
    }
    return std::string(row(capability).body);
}

Json message(const ServerAnswer& answer)
{
    if (!answer.json)
        return {};
    const auto choices = (*answer.json)["choices"].items();
    return choices.empty() ? Json {} : choices.front()["message"];
}

Finding judgeStream(const ServerAnswer& answer, bool wantsUsage)
{
    if (answer.body.find("data:") == std::string::npos)
        return Finding::No;
    if (!wantsUsage)
        return answer.body.find("\"delta\"") != std::string::npos ? Finding::Yes : Finding::Unclear;
    const auto at = answer.body.rfind("\"usage\"");
    const bool isFilled = at != std::string::npos && answer.body.find("prompt_tokens", at) != std::string::npos;
    return isFilled ? Finding::Yes : Finding::No;
}

Finding judgeCalls(const ServerAnswer& answer, std::size_t wanted)
{
    const auto& calls = message(answer)["tool_calls"].items();
    if (calls.size() >= wanted)
        return Finding::Yes;
    // It answered in words: perhaps it cannot, perhaps it did not want to.
    return Finding::Unclear;
}

//! The largest number in a context error is the prompt or the window; the window is the one after these words.
std::optional<TokenCount> limitIn(const std::string& body)
{
    for (const auto mark : { Text("\"n_ctx\":"), Text("context size ("), Text("context length of only "), Text("context length is "),
                             Text("n_ctx: "), Text("context length of ") }) {
        const auto at = body.find(mark);
        if (at == std::string::npos)
            continue;
        const auto start = body.find_first_of("0123456789", at + mark.size());
        std::int64_t value = 0;
        if (start == std::string::npos || start > at + mark.size() + 2)
            continue;
        std::from_chars(body.data() + start, body.data() + body.size(), value);
        if (value > 0)
            return TokenCount { value };
    }
    return std::nullopt;
}

void judgeContext(const ServerAnswer& answer, Reason reason, CapabilityFinding& finding)
{
    finding.contextLimit = limitIn(answer.body);
    if (reason == Reason::ContextExceeded || (finding.contextLimit && !answer.isGood()))
        finding.finding = Finding::Yes;
    else if (reason == Reason::None)
        finding.finding = Finding::No; // It answered a prompt that cannot have fitted, so it cut it.
}

Finding judgeGood(Capability capability, const ServerAnswer& answer)
{
    switch (capability) {
    case Capability::Streaming:
        return judgeStream(answer, false);
    case Capability::StreamingUsage:
        return judgeStream(answer, true);
    case Capability::Responses:
        return answer.json && (*answer.json)["output"].isArray() ? Finding::Yes : Finding::No;
    case Capability::Tools:
        return judgeCalls(answer, 1);
    case Capability::ParallelTools:
        return judgeCalls(answer, 2);
    case Capability::JsonSchema: {
        const auto content = Json::parse(message(answer)["content"].text());
        return content && (*content)["capital"].isText() ? Finding::Yes : Finding::No;
    }
    default:
        return message(answer).isObject() ? Finding::Yes : Finding::Unclear;
    }
}

//! Only a refusal of the request itself proves that something is not supported.
bool isRefusal(const ServerAnswer& answer, Reason reason)
{
    const bool isAboutRequest = answer.httpStatus == 400 || answer.httpStatus == 404 || answer.httpStatus == 405
        || answer.httpStatus == 415 || answer.httpStatus == 422 || answer.httpStatus == 500 || answer.httpStatus == 501;
    const bool isAboutElse = reason == Reason::OutOfMemory || reason == Reason::LoadFailed || reason == Reason::NothingLoaded
        || reason == Reason::ModelNotListed || reason == Reason::OutOfCredit || reason == Reason::Overloaded
        || reason == Reason::ServerStarting || reason == Reason::ModelLoading;
    return (isAboutRequest && !isAboutElse) || (answer.isGood() && reason != Reason::None);
}

} // namespace

std::string_view word(Capability capability)
{
    return row(capability).word;
}

std::string_view word(Finding finding)
{
    switch (finding) {
    case Finding::Yes:
        return "yes";
    case Finding::No:
        return "no";
    case Finding::Skipped:
        return "skipped";
    case Finding::Unclear:
        break;
    }
    return "unclear";
}

Ask capabilityAsk(Capability capability, std::string_view model, std::optional<TokenCount> contextWindow)
{
    if (capability == Capability::ContextLimit && (!contextWindow || contextWindow->value > largestTestedWindow))
        return { "POST", {}, {} };
    return { "POST", std::string(row(capability).path),
             R"({"model":)" + quoted(model) + ',' + bodyOf(capability, contextWindow) + '}' };
}

TokenCount capabilityCost(std::optional<TokenCount> contextWindow)
{
    constexpr std::int64_t allSmallRequests = 2'000;
    const bool testsWindow = contextWindow && contextWindow->value <= largestTestedWindow;
    return TokenCount { allSmallRequests + (testsWindow ? contextWindow->value + 64 : 0) };
}

CapabilityFinding judgeCapability(Capability capability, const ServerAnswer& answer)
{
    CapabilityFinding finding;
    finding.capability = capability;
    const bool isStream = capability == Capability::Streaming || capability == Capability::StreamingUsage;
    auto reason = answer.httpStatus == 0 ? answer.reason : classifyFailure(answer.httpStatus, answer.body);
    // A stream's frames may carry `"error":null` and any words; only its status and first frame count here.
    if (isStream && answer.isGood() && answer.body.compare(0, 5, "data:") == 0)
        reason = Reason::None;
    finding.evidence.reason = reason;
    if (capability == Capability::ContextLimit)
        judgeContext(answer, reason, finding);
    else if (reason == Reason::None && answer.isGood())
        finding.finding = judgeGood(capability, answer);
    else if (answer.httpStatus != 0 && isRefusal(answer, reason))
        finding.finding = Finding::No;
    return finding;
}

CapabilityProposal propose(const std::vector<CapabilityFinding>& findings, const ModelFacts& facts)
{
    CapabilityProposal proposal;
    const auto of = [&findings](Capability capability) {
        const auto found = std::find_if(findings.begin(), findings.end(),
                                        [capability](const auto& each) { return each.capability == capability; });
        return found == findings.end() ? Finding::Unclear : found->finding;
    };
    const auto isProved = [](Finding finding) { return finding == Finding::Yes || finding == Finding::No; };
    const auto add = [&](Capability capability, const char* key, Finding whenTrue) {
        if (isProved(of(capability)))
            proposal.compat.emplace_back(key, of(capability) == whenTrue);
    };
    if (of(Capability::Responses) == Finding::Yes)
        proposal.api = "openai-responses";
    else if (of(Capability::Answers) == Finding::Yes)
        proposal.api = "openai-completions";
    if (of(Capability::Images) == Finding::Yes)
        proposal.input = { "text", "image" };
    else if (of(Capability::Images) == Finding::No)
        proposal.input = { "text" };
    add(Capability::Tools, "supportsTools", Finding::Yes);
    add(Capability::StreamingUsage, "supportsUsageInStreaming", Finding::Yes);
    add(Capability::DeveloperRole, "supportsDeveloperRole", Finding::Yes);
    add(Capability::JsonSchema, "supportsJsonSchemaResponseFormat", Finding::Yes);
    // These are wanted only where the server insists.
    if (of(Capability::ContentParts) == Finding::No)
        proposal.compat.emplace_back("requiresStringContent", true);
    if (of(Capability::ExtraMessageKeys) == Finding::No)
        proposal.compat.emplace_back("strictMessageKeys", true);
    proposal.contextWindow = facts.contextWindow;
    for (const auto& finding : findings) {
        if (finding.contextLimit)
            proposal.contextWindow = finding.contextLimit;
    }
    return proposal;
}

} // namespace switchyard::health
