// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/claudemodel.h"
#include "dialects/messagesparts.h"
#include "dialects/proof.h"
#include "dialects/requestwriter.h"

#include <algorithm>
#include <charconv>
#include <memory>

namespace switchyard::dialects {

namespace {

constexpr std::int64_t kDefaultLimit = 4096;
constexpr std::int64_t kSmallestBudget = 1024;
constexpr std::string_view kJsonTool = "json";

enum class Thinking { No, Budget, Adaptive };

//! A request of Anthropic's Messages.
class MessagesRequestWriter final : public RequestWriter {
public:
    MessagesRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
        : RequestWriter(conversation, target, plan)
        , m_version(claudeVersion(target.model))
    {
    }

    std::vector<Header> headers() const override { return {{"anthropic-version", "2023-06-01"}}; }

private:
    void writeMembers(json::TextWriter& writer) override;
    void decideThinking();
    void decideFormat();
    void writeSystem(json::TextWriter& writer);
    void writeMessages(json::TextWriter& writer);
    void writeText(json::TextWriter& writer, std::string_view escaped, std::string_view rawCacheControl);
    void turnTo(json::TextWriter& writer, std::string_view role);
    void writePart(json::TextWriter& writer, const Part& part);
    void writeMedia(json::TextWriter& writer, std::string_view type, const Part& part);
    void writeAssistant(json::TextWriter& writer, const Message& message, bool isLast);
    bool writeThought(json::TextWriter& writer, const Part& part);
    void writeResult(json::TextWriter& writer, const Part& result);
    void writeTools(json::TextWriter& writer);
    void writeToolChoice(json::TextWriter& writer, bool hasTools);
    void writeThinking(json::TextWriter& writer);
    void writeSampling(json::TextWriter& writer);
    bool isClaude(int atLeast) const { return m_version && *m_version >= atLeast; }

    std::optional<int> m_version;
    Thinking m_thinking = Thinking::No;
    std::int64_t m_budget = 0;
    std::int64_t m_limit = kDefaultLimit;
    std::string m_formatNote; // tells the model what cannot be demanded of it
    bool m_usesJsonTool = false;
    std::string_view m_role; // of the message that is open
    std::vector<const Tool*> m_tools;
};

void MessagesRequestWriter::writeMembers(json::TextWriter& writer)
{
    names().describe(request(), true, plan());
    refuseUnsupported(false, false);
    m_tools = sentTools(true);
    decideThinking();
    decideFormat();
    writer.key("model").string(target().model);
    writer.key("max_tokens").integer(m_limit);
    if (request().stream)
        writer.key("stream").boolean(true);
    writeSystem(writer);
    writeMessages(writer);
    writeTools(writer);
    writeThinking(writer);
    writeSampling(writer);
    if (!request().user.empty())
        writer.key("metadata").beginObject().member("user_id", shortUser(request().user)).endObject();
    if (request().serviceTier == "auto" || request().serviceTier == "standard_only")
        writer.member("service_tier", request().serviceTier);
    else
        dropIfSet(request().serviceTier, "service_tier");
    dropIfSet(request().verbosity, "verbosity");
    dropIfSet(request().rawMetadata, "metadata");
}

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

void MessagesRequestWriter::writeText(json::TextWriter& writer, std::string_view escaped, std::string_view rawCacheControl)
{
    writer.beginObject().member("type", "text").member("text", escaped);
    if (!rawCacheControl.empty())
        writer.key("cache_control").raw(rawCacheControl);
    writer.endObject();
}

bool isBlank(std::string_view escaped)
{
    while (!escaped.empty()) {
        if (escaped.front() == ' ')
            escaped.remove_prefix(1);
        else if (escaped.substr(0, 2) == R"(\n)" || escaped.substr(0, 2) == R"(\t)" || escaped.substr(0, 2) == R"(\r)")
            escaped.remove_prefix(2);
        else
            return false;
    }
    return true;
}

void MessagesRequestWriter::writeSystem(json::TextWriter& writer)
{
    const auto& messages = request().messages;
    const auto isSystem = [](const Message& message) {
        return message.role == Role::System || message.role == Role::Developer;
    };
    const bool hasSystem = !messages.empty() && isSystem(messages.front());
    if (!hasSystem && m_formatNote.empty())
        return;
    writer.key("system").beginArray();
    for (const auto& message : messages) {
        if (!isSystem(message))
            break;
        for (const auto& part : message.parts) {
            if (part.kind == PartKind::Text && !isBlank(part.text))
                writeText(writer, part.text, part.rawCacheControl);
        }
    }
    if (!m_formatNote.empty())
        writeText(writer, m_formatNote, {});
    writer.endArray();
}

// Ends the open message when the role changes: turns alternate in this dialect.
void MessagesRequestWriter::turnTo(json::TextWriter& writer, std::string_view role)
{
    if (m_role == role)
        return;
    if (!m_role.empty())
        writer.endArray().endObject();
    else if (role == "assistant")
        writer.beginObject().member("role", "user").member("content", ".").endObject();
    m_role = role;
    writer.beginObject().member("role", role).key("content").beginArray();
}

void MessagesRequestWriter::writeMessages(json::TextWriter& writer)
{
    const auto& messages = request().messages;
    writer.key("messages").beginArray();
    bool isLeading = true;
    for (const auto& message : messages) {
        const bool isSystem = message.role == Role::System || message.role == Role::Developer;
        if (isLeading && isSystem)
            continue;
        isLeading = false;
        if (message.role == Role::Assistant) {
            writeAssistant(writer, message, &message == &messages.back());
            continue;
        }
        if (isSystem) {
            turnTo(writer, "user");
            writeText(writer, R"(<system-reminder>\n)" + std::string(joined(message.parts, R"(\n\n)")) + R"(\n</system-reminder>)", {});
            continue;
        }
        for (const auto& part : message.parts) {
            if (part.kind == PartKind::Text && isBlank(part.text))
                continue;
            turnTo(writer, "user");
            writePart(writer, part);
        }
    }
    if (m_role == "assistant" && isClaude(46)) { // newer models continue no sentence of theirs
        drop("assistant prefill");
        turnTo(writer, "user");
        writeText(writer, "Continue.", {});
    }
    if (m_role.empty()) {
        turnTo(writer, "user");
        writeText(writer, ".", {});
    }
    writer.endArray().endObject().endArray();
}

void MessagesRequestWriter::writePart(json::TextWriter& writer, const Part& part)
{
    switch (part.kind) {
    case PartKind::ToolResult:
        writeResult(writer, part);
        break;
    case PartKind::Image:
        writeMedia(writer, "image", part);
        break;
    case PartKind::File:
        writeMedia(writer, "document", part);
        break;
    case PartKind::Audio:
        refuse("input_audio", "has no counterpart");
        break;
    default:
        writeText(writer, part.text, part.rawCacheControl);
    }
}

void MessagesRequestWriter::writeMedia(json::TextWriter& writer, std::string_view type, const Part& part)
{
    if (part.media->data.empty() && part.media->url.empty())
        refuse(std::string(type) + ".file_id", "was uploaded to another provider");
    writer.beginObject().member("type", type).key("source").beginObject();
    if (part.media->data.empty()) {
        writer.member("type", "url").member("url", part.media->url);
    } else {
        const auto fallback = type == "image" ? "image/png" : "application/pdf";
        const bool isText = part.media->isPlainText;
        writer.member("type", isText ? "text" : "base64").key("media_type");
        writer.escaped(isText ? "text/plain" : part.media->mediaType.empty() ? fallback : part.media->mediaType);
        writer.member("data", part.media->data);
    }
    writer.endObject();
    if (type == "document" && !part.media->fileName.empty())
        writer.member("title", part.media->fileName);
    if (!part.rawCacheControl.empty())
        writer.key("cache_control").raw(part.rawCacheControl);
    writer.endObject();
}

void MessagesRequestWriter::writeAssistant(json::TextWriter& writer, const Message& message, bool isLast)
{
    for (const auto& part : message.parts) { // thoughts stand before all else
        if ((part.kind == PartKind::Reasoning || part.kind == PartKind::RedactedReasoning) && m_thinking != Thinking::No)
            writeThought(writer, part);
    }
    for (const auto& part : message.parts) {
        if (part.kind == PartKind::ToolCall) {
            turnTo(writer, "assistant");
            writer.beginObject().member("type", "tool_use").member("id", messagesToolId(part.id));
            writer.member("name", names().upstream(part.nameSpace, part.name));
            writeArgumentsObject(writer.key("input"), part);
            writer.endObject();
        } else if ((part.kind == PartKind::Text || part.kind == PartKind::Refusal) && !isBlank(part.text)) {
            auto text = part.text;
            while (isLast && !text.empty() && text.back() == ' ')
                text.remove_suffix(1);
            turnTo(writer, "assistant");
            writeText(writer, text, {});
        }
    }
}

// Only what this very provider has issued goes back to it.
bool MessagesRequestWriter::writeThought(json::TextWriter& writer, const Part& part)
{
    const auto proof = openProof(part.proof, target().issuer());
    if (!proof || proof->kind == ProofKind::Encrypted)
        return false;
    turnTo(writer, "assistant");
    if (proof->kind == ProofKind::Redacted)
        writer.beginObject().member("type", "redacted_thinking").member("data", proof->value).endObject();
    else
        writer.beginObject().member("type", "thinking").member("thinking", part.text).member("signature", proof->value).endObject();
    return true;
}

void MessagesRequestWriter::writeResult(json::TextWriter& writer, const Part& result)
{
    writer.beginObject().member("type", "tool_result").member("tool_use_id", messagesToolId(result.id));
    const bool hasContent = std::any_of(result.content.begin(), result.content.end(), [](const Part& part) {
        return part.kind != PartKind::Text || !isBlank(part.text);
    });
    if (hasContent) {
        writer.key("content").beginArray();
        for (const auto& part : result.content) {
            if (part.kind != PartKind::Text || !isBlank(part.text))
                writePart(writer, part);
        }
        writer.endArray();
    }
    if (result.isError)
        writer.key("is_error").boolean(true);
    writer.endObject();
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

} // namespace

std::unique_ptr<RequestWriter> makeMessagesRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
{
    return std::make_unique<MessagesRequestWriter>(conversation, target, plan);
}

} // namespace switchyard::dialects
