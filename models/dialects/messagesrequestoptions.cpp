// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/messagesparts.h"
#include "dialects/messagesrequestwriter.h"
#include "dialects/proof.h"
#include "json/jsontext.h"

#include <algorithm>
#include <charconv>

// What stands beside the messages: thinking, form of the answer, tools, sampling.
namespace switchyard::dialects {

namespace {

constexpr std::int64_t kDefaultLimit = 4096;
constexpr std::int64_t kSmallestBudget = 1024;
constexpr std::string_view kJsonTool = "json";

// Whether the calls of the running turn come with the thought that Anthropic demands in front of them.
bool lacksThought(const Conversation& conversation, const std::string& issuer)
{
    for (auto message = conversation.messages.rbegin(); message != conversation.messages.rend(); ++message) {
        if (message->role == Role::User)
            return false;
        if (message->role != Role::Assistant)
            continue;
        const auto& parts = message->parts;
        const bool hasCalls = std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.kind == PartKind::ToolCall; });
        const bool hasProof = std::any_of(parts.begin(), parts.end(), [&issuer](const Part& part) {
            return openProof(part.proof, issuer).has_value();
        });
        if (hasCalls && !hasProof)
            return true;
    }
    return false;
}

} // namespace

void MessagesRequestWriter::decideThinking()
{
    const auto wanted = effort();
    const bool isAsked = request().thinking == ThinkingMode::On || request().thinking == ThinkingMode::Adaptive
        || (!wanted.empty() && wanted != "none");
    const auto asked = outputLimit();
    m_limit = asked.value_or(target().maxTokens.value_or(kDefaultLimit));
    if (!isAsked || target().compat.supportsReasoningEffort == false)
        return;
    if (isClaude(46)) {
        m_thinking = Thinking::Adaptive;
        return;
    }
    const bool isBeforeThinking = m_version && *m_version < 37;
    if (isBeforeThinking || lacksThought(request(), target().issuer())) {
        drop("reasoning_effort");
        return;
    }
    m_budget = std::max(request().thinkingBudget.value_or(budgetForEffort(wanted)), kSmallestBudget);
    if (asked)
        m_limit += m_budget; // the client's limit is for the answer alone
    if (target().maxTokens)
        m_limit = std::min(m_limit, *target().maxTokens);
    m_budget = std::min(m_budget, m_limit - kSmallestBudget);
    if (m_budget >= kSmallestBudget)
        m_thinking = Thinking::Budget;
    else
        drop("reasoning_effort");
}

void MessagesRequestWriter::decideFormat()
{
    if (request().format == AnswerFormat::JsonObject)
        m_formatNote = "Respond with JSON only.";
    if (request().format != AnswerFormat::JsonSchema || isClaude(45))
        return;
    // Older models: a tool whose input is the answer, or plain words where no tool may be forced.
    m_usesJsonTool = m_tools.empty() && m_thinking == Thinking::No && target().compat.supportsTools != false;
    if (m_usesJsonTool)
        plan().jsonTool = kJsonTool;
    else
        m_formatNote = R"(Respond with JSON only, matching this JSON schema:\n)" + json::escaped(request().rawSchema);
}

void MessagesRequestWriter::writeTools(json::TextWriter& writer)
{
    if (m_tools.empty() && !m_usesJsonTool)
        return;
    writer.key("tools").beginArray();
    for (const auto* const tool : m_tools) {
        writer.beginObject().member("name", nameOf(*tool));
        const auto description = descriptionOf(*tool);
        if (!description.empty())
            writer.member("description", description);
        writer.key("input_schema").raw(parametersOf(*tool));
        if (!tool->rawCacheControl.empty())
            writer.key("cache_control").raw(tool->rawCacheControl);
        writer.endObject();
    }
    if (m_usesJsonTool) {
        writer.beginObject().member("name", kJsonTool);
        writer.member("description", "Gives the answer. Call it exactly once.");
        writer.key("input_schema").raw(request().rawSchema).endObject();
    }
    writer.endArray();
    writeToolChoice(writer, !m_tools.empty());
}

void MessagesRequestWriter::writeToolChoice(json::TextWriter& writer, bool hasTools)
{
    const auto& choice = request().toolChoice;
    const bool isSerial = request().parallelToolCalls == false;
    auto mode = choice.mode;
    if (m_usesJsonTool) {
        writer.key("tool_choice").beginObject().member("type", "tool").member("name", kJsonTool).endObject();
        return;
    }
    if (!hasTools || (mode == ToolChoiceMode::Unset && !isSerial))
        return;
    // A forced call and a thought exclude each other.
    if (m_thinking != Thinking::No && (mode == ToolChoiceMode::Required || mode == ToolChoiceMode::One)) {
        drop("tool_choice");
        mode = ToolChoiceMode::Auto;
    }
    writer.key("tool_choice").beginObject().key("type");
    if (mode == ToolChoiceMode::None)
        writer.escaped("none");
    else if (mode == ToolChoiceMode::Required)
        writer.escaped("any");
    else if (mode == ToolChoiceMode::One)
        writer.escaped("tool").member("name", names().upstream({}, choice.name));
    else
        writer.escaped("auto");
    if (isSerial && mode != ToolChoiceMode::None)
        writer.key("disable_parallel_tool_use").boolean(true);
    writer.endObject();
}

void MessagesRequestWriter::writeThinking(json::TextWriter& writer)
{
    if (m_thinking == Thinking::Adaptive)
        writer.key("thinking").beginObject().member("type", "adaptive").endObject();
    else if (m_thinking == Thinking::Budget)
        writer.key("thinking").beginObject().member("type", "enabled").key("budget_tokens").integer(m_budget).endObject();
    const auto wanted = effort();
    const bool hasEffort = m_thinking == Thinking::Adaptive && !wanted.empty();
    const bool hasFormat = request().format == AnswerFormat::JsonSchema && isClaude(45);
    if (!hasEffort && !hasFormat)
        return;
    writer.key("output_config").beginObject();
    if (hasEffort)
        writer.member("effort", wanted == "minimal" ? "low" : wanted);
    if (hasFormat)
        writer.key("format").beginObject().member("type", "json_schema").key("schema").raw(request().rawSchema).endObject();
    writer.endObject();
}

void MessagesRequestWriter::writeSampling(json::TextWriter& writer)
{
    const bool takesSampling = m_thinking == Thinking::No && !isClaude(47) && target().compat.supportsTemperature != false;
    if (!takesSampling) {
        dropIfSet(request().rawTemperature, "temperature");
        dropIfSet(request().rawTopP, "top_p");
        dropIfSet(request().rawTopK, "top_k");
    } else {
        const auto temperature = request().rawTemperature;
        double degrees = 0;
        std::from_chars(temperature.data(), temperature.data() + temperature.size(), degrees);
        if (!temperature.empty())
            writer.key("temperature").raw(degrees > 1 ? "1" : temperature);
        if (!temperature.empty() && isClaude(45)) // takes only one of the two
            dropIfSet(request().rawTopP, "top_p");
        else if (!request().rawTopP.empty())
            writer.key("top_p").raw(request().rawTopP);
        if (!request().rawTopK.empty())
            writer.key("top_k").raw(request().rawTopK);
    }
    dropIfSet(request().rawSeed, "seed");
    dropIfSet(request().rawPresencePenalty, "presence_penalty");
    dropIfSet(request().rawFrequencyPenalty, "frequency_penalty");
    std::vector<std::string_view> stops;
    for (const auto stop : request().stops) {
        if (isBlank(stop)) // refused here: enforced on the way back
            plan().stops.push_back(json::decoded(stop));
        else
            stops.push_back(stop);
    }
    if (stops.empty())
        return;
    writer.key("stop_sequences").beginArray();
    for (const auto stop : stops)
        writer.escaped(stop);
    writer.endArray();
}

} // namespace switchyard::dialects
