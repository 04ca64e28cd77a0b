// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/proof.h"
#include "dialects/requestwriter.h"

#include <algorithm>
#include <memory>

namespace switchyard::dialects {

namespace {

constexpr std::int64_t kSmallestLimit = 16;

//! A request of Responses. Keeps no state at the provider: everything goes along each time.
class ResponsesRequestWriter final : public RequestWriter {
public:
    ResponsesRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
        : RequestWriter(conversation, target, plan)
        , m_isOpenAi(isOpenAi(target))
    {
    }

private:
    void writeMembers(json::TextWriter& writer) override;
    void writeInput(json::TextWriter& writer);
    void writeMessage(json::TextWriter& writer, std::string_view role, std::span<const Part> parts);
    void writePart(json::TextWriter& writer, const Part& part, bool isAssistant);
    void writeAssistant(json::TextWriter& writer, const Message& message);
    void writeReasoning(json::TextWriter& writer, const Part& part);
    void writeCall(json::TextWriter& writer, const Part& call);
    void writeResult(json::TextWriter& writer, const Part& result);
    void writeTools(json::TextWriter& writer);
    void writeToolChoice(json::TextWriter& writer);
    void writeText(json::TextWriter& writer);
    void writeReasoningOptions(json::TextWriter& writer);
    void writeSampling(json::TextWriter& writer);
    void writeHints(json::TextWriter& writer);

    bool m_isOpenAi;
};

void ResponsesRequestWriter::writeMembers(json::TextWriter& writer)
{
    names().describe(request(), !m_isOpenAi, plan());
    refuseUncarried();
    writer.key("model").string(target().model);
    writeInput(writer);
    if (request().stream)
        writer.key("stream").boolean(true);
    if (target().compat.supportsStore != false && accepts("store"))
        writer.key("store").boolean(false);
    writeTools(writer);
    if (const auto limit = outputLimit())
        writer.key("max_output_tokens").integer(std::max(*limit, kSmallestLimit));
    writeSampling(writer);
    writeReasoningOptions(writer);
    writeText(writer);
    writeHints(writer);
    sentStops(0); // this dialect has none: all are enforced on the way back
}

void ResponsesRequestWriter::writeInput(json::TextWriter& writer)
{
    const auto& messages = request().messages;
    auto next = messages.begin();
    if (target().compat.supportsInstructions != false) {
        std::string instructions;
        for (; next != messages.end() && (next->role == Role::System || next->role == Role::Developer); ++next)
            instructions.append(instructions.empty() ? "" : R"(\n\n)").append(joined(next->parts, R"(\n\n)"));
        if (!instructions.empty())
            writer.member("instructions", instructions);
    }
    writer.key("input").beginArray();
    for (; next != messages.end(); ++next) {
        switch (next->role) {
        case Role::System:
            writeMessage(writer, "system", next->parts);
            break;
        case Role::Developer:
            writeMessage(writer, target().compat.supportsDeveloperRole == false ? "system" : "developer", next->parts);
            break;
        case Role::User:
            writeMessage(writer, "user", next->parts);
            break;
        case Role::Assistant:
            writeAssistant(writer, *next);
            break;
        case Role::Tool:
            writeResult(writer, next->parts.front());
            break;
        }
    }
    writer.endArray();
}

void ResponsesRequestWriter::writeMessage(json::TextWriter& writer, std::string_view role, std::span<const Part> parts)
{
    writer.beginObject().member("type", "message").member("role", role).key("content").beginArray();
    for (const auto& part : parts)
        writePart(writer, part, false);
    writer.endArray().endObject();
}

void ResponsesRequestWriter::writePart(json::TextWriter& writer, const Part& part, bool isAssistant)
{
    writer.beginObject().key("type");
    switch (part.kind) {
    case PartKind::Image:
        if (part.media->data.empty() && part.media->url.empty())
            refuse("image.file_id", "was uploaded to another provider");
        writer.escaped("input_image").member("image_url", part.media->data.empty() ? std::string(part.media->url) : dataUrl(*part.media));
        writer.member("detail", part.media->detail.empty() ? "auto" : part.media->detail);
        break;
    case PartKind::Audio:
        refuse("input_audio", "has no counterpart");
        writer.escaped("input_audio");
        break;
    case PartKind::File:
        if (part.media->isPlainText) {
            writer.escaped("input_text").member("text", part.media->data);
            break;
        }
        if (part.media->data.empty() && part.media->url.empty())
            refuse("file.file_id", "was uploaded to another provider");
        writer.escaped("input_file");
        if (part.media->data.empty()) {
            writer.member("file_url", part.media->url);
        } else {
            writer.member("filename", part.media->fileName.empty() ? "document.pdf" : part.media->fileName);
            writer.member("file_data", dataUrl(*part.media));
        }
        break;
    case PartKind::Refusal:
        writer.escaped(isAssistant ? "refusal" : "input_text").key(isAssistant ? "refusal" : "text").escaped(part.text);
        break;
    default:
        writer.escaped(isAssistant ? "output_text" : "input_text").member("text", part.text);
        if (isAssistant)
            writer.key("annotations").beginArray().endArray();
    }
    writer.endObject();
}

void ResponsesRequestWriter::writeAssistant(json::TextWriter& writer, const Message& message)
{
    const auto isWords = [](const Part& part) { return part.kind == PartKind::Text || part.kind == PartKind::Refusal; };
    for (const auto& part : message.parts) {
        if (part.kind == PartKind::Reasoning || part.kind == PartKind::RedactedReasoning) {
            writeReasoning(writer, part);
        } else if (part.kind == PartKind::ToolCall) {
            writeCall(writer, part);
        } else if (isWords(part)) {
            writer.beginObject().member("type", "message").member("role", "assistant");
            writer.key("content").beginArray();
            writePart(writer, part, true);
            writer.endArray().endObject();
        }
    }
}

// Only what this very provider has issued goes back to it.
void ResponsesRequestWriter::writeReasoning(json::TextWriter& writer, const Part& part)
{
    const auto proof = openProof(part.proof, target().issuer());
    if (!proof || proof->kind != ProofKind::Encrypted)
        return;
    writer.beginObject().member("type", "reasoning").key("summary").beginArray();
    if (!part.text.empty())
        writer.beginObject().member("type", "summary_text").member("text", part.text).endObject();
    writer.endArray().member("encrypted_content", proof->value).endObject();
}

void ResponsesRequestWriter::writeCall(json::TextWriter& writer, const Part& call)
{
    const bool isCustom = call.isCustom && m_isOpenAi;
    writer.beginObject().member("type", isCustom ? "custom_tool_call" : "function_call");
    writer.member("call_id", call.id).member("name", names().upstream(call.nameSpace, call.name));
    if (isCustom)
        writer.member("input", call.text);
    else
        writeArgumentsText(writer.key("arguments"), call);
    writer.endObject();
}

void ResponsesRequestWriter::writeResult(json::TextWriter& writer, const Part& result)
{
    const bool isCustom = result.isCustom && m_isOpenAi;
    writer.beginObject().member("type", isCustom ? "custom_tool_call_output" : "function_call_output");
    writer.member("call_id", result.id).key("output");
    const bool isTextOnly = std::all_of(result.content.begin(), result.content.end(),
                                        [](const Part& part) { return part.kind == PartKind::Text; });
    if (isTextOnly) {
        const auto text = joined(result.content, R"(\n)");
        writer.escaped(text.empty() && result.isError ? "Error" : text);
    } else {
        writer.beginArray();
        for (const auto& part : result.content)
            writePart(writer, part, false);
        writer.endArray();
    }
    writer.endObject();
}

void ResponsesRequestWriter::writeTools(json::TextWriter& writer)
{
    const auto tools = sentTools(!m_isOpenAi);
    if (tools.empty())
        return;
    writer.key("tools").beginArray();
    for (const auto* const tool : tools) {
        const bool isCustom = tool->kind == ToolKind::Custom && m_isOpenAi;
        writer.beginObject().member("type", isCustom ? "custom" : "function").member("name", nameOf(*tool));
        const auto description = isCustom ? std::string(tool->description) : descriptionOf(*tool);
        if (!description.empty())
            writer.member("description", description);
        if (!isCustom)
            writer.key("parameters").raw(parametersOf(*tool));
        else if (!tool->rawFormat.empty())
            writer.key("format").raw(tool->rawFormat);
        // This dialect is strict where nothing is said; the others are not.
        if (!isCustom && target().compat.supportsStrictMode != false)
            writer.key("strict").boolean(tool->isStrict.value_or(false));
        writer.endObject();
    }
    writer.endArray();
    writeToolChoice(writer);
    if (request().parallelToolCalls && target().compat.supportsParallelToolCalls != false && accepts("parallel_tool_calls"))
        writer.key("parallel_tool_calls").boolean(*request().parallelToolCalls);
}

void ResponsesRequestWriter::writeToolChoice(json::TextWriter& writer)
{
    const auto& choice = request().toolChoice;
    const auto writeMode = [&writer](ToolChoiceMode mode) {
        writer.escaped(mode == ToolChoiceMode::None ? "none" : mode == ToolChoiceMode::Required ? "required" : "auto");
    };
    if (choice.mode == ToolChoiceMode::Unset || choice.mode == ToolChoiceMode::Hosted)
        return;
    writer.key("tool_choice");
    if (!choice.allowed.empty() && m_isOpenAi) {
        writer.beginObject().member("type", "allowed_tools").key("mode");
        writeMode(choice.mode);
        writer.key("tools").beginArray();
        for (const auto name : choice.allowed) {
            writer.beginObject().member("type", "function");
            writer.member("name", names().upstream({}, name)).endObject();
        }
        writer.endArray().endObject();
    } else if (choice.mode == ToolChoiceMode::One) {
        writer.beginObject().member("type", choice.isCustom && m_isOpenAi ? "custom" : "function");
        writer.member("name", names().upstream({}, choice.name)).endObject();
    } else {
        writeMode(choice.mode);
    }
}

void ResponsesRequestWriter::writeText(json::TextWriter& writer)
{
    const bool hasVerbosity = m_isOpenAi && !request().verbosity.empty();
    if (!hasVerbosity)
        dropIfSet(request().verbosity, "verbosity");
    if (request().format == AnswerFormat::Text && !hasVerbosity)
        return;
    writer.key("text").beginObject();
    if (request().format == AnswerFormat::JsonObject) {
        writer.key("format").beginObject().member("type", "json_object").endObject();
    } else if (request().format == AnswerFormat::JsonSchema) {
        writer.key("format").beginObject().member("type", "json_schema");
        writer.member("name", request().schemaName.empty() ? "response" : request().schemaName);
        if (!request().schemaDescription.empty())
            writer.member("description", request().schemaDescription);
        writer.key("schema").raw(request().rawSchema.empty() ? "{}" : request().rawSchema);
        writer.key("strict").boolean(request().isSchemaStrict.value_or(false)).endObject();
    }
    if (hasVerbosity)
        writer.member("verbosity", request().verbosity);
    writer.endObject();
}

void ResponsesRequestWriter::writeReasoningOptions(json::TextWriter& writer)
{
    const auto wanted = effort();
    const bool isAsked = !wanted.empty() || request().thinking == ThinkingMode::On || request().thinking == ThinkingMode::Adaptive;
    if (!isAsked)
        return;
    if (target().compat.supportsReasoningEffort == false || !accepts("reasoning")) {
        drop("reasoning");
        return;
    }
    writer.key("reasoning").beginObject();
    if (!wanted.empty())
        writer.member("effort", wanted);
    if (wanted != "none")
        writer.member("summary", request().reasoningSummary.empty() ? "auto" : request().reasoningSummary);
    writer.endObject();
    if (m_isOpenAi && accepts("include"))
        writer.key("include").beginArray().escaped("reasoning.encrypted_content").endArray();
}

void ResponsesRequestWriter::writeSampling(json::TextWriter& writer)
{
    if (target().compat.supportsTemperature == false || !accepts("temperature"))
        dropIfSet(request().rawTemperature, "temperature");
    else if (!request().rawTemperature.empty())
        writer.key("temperature").raw(request().rawTemperature);
    if (target().compat.supportsTopP == false || !accepts("top_p"))
        dropIfSet(request().rawTopP, "top_p");
    else if (!request().rawTopP.empty())
        writer.key("top_p").raw(request().rawTopP);
    dropIfSet(request().rawTopK, "top_k");
    dropIfSet(request().rawSeed, "seed");
    dropIfSet(request().rawPresencePenalty, "presence_penalty");
    dropIfSet(request().rawFrequencyPenalty, "frequency_penalty");
}

void ResponsesRequestWriter::writeHints(json::TextWriter& writer)
{
    if (!request().user.empty() && accepts("user"))
        writer.member("user", shortUser(request().user));
    if (m_isOpenAi && !request().safetyIdentifier.empty())
        writer.member("safety_identifier", request().safetyIdentifier);
    if (!request().promptCacheKey.empty() && target().compat.supportsPromptCacheKey.value_or(m_isOpenAi))
        writer.member("prompt_cache_key", request().promptCacheKey);
    dropIfSet(request().serviceTier, "service_tier");
    dropIfSet(request().rawMetadata, "metadata");
}

} // namespace

std::unique_ptr<RequestWriter> makeResponsesRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
{
    return std::make_unique<ResponsesRequestWriter>(conversation, target, plan);
}

} // namespace switchyard::dialects
