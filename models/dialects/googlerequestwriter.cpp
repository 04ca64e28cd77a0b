// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestwriter.h"
#include "dialects/schema.h"
#include "json/json.h"

#include <algorithm>
#include <memory>

namespace switchyard::dialects {

namespace {

//! A request of Google's generateContent. The model is named by the path.
class GoogleRequestWriter final : public RequestWriter {
public:
    GoogleRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
        : RequestWriter(conversation, target, plan)
        , m_hasLevels(target.model.find("gemini-2") == std::string::npos && target.model.find("gemini-1") == std::string::npos)
    {
    }

private:
    void writeMembers(json::TextWriter& writer) override;
    void writeSystem(json::TextWriter& writer);
    void writeContents(json::TextWriter& writer);
    void turnTo(json::TextWriter& writer, std::string_view role);
    void writePart(json::TextWriter& writer, const Part& part);
    void writeText(json::TextWriter& writer, std::string_view escaped);
    void writeInline(json::TextWriter& writer, const Media& media, std::string_view field, std::string_view fallbackType);
    void writeAssistant(json::TextWriter& writer, const Message& message);
    void writeResult(json::TextWriter& writer, const Part& result);
    void writeTools(json::TextWriter& writer);
    void writeGenerationConfig(json::TextWriter& writer);
    void writeThinking(json::TextWriter& writer);

    bool m_hasLevels; // thinks in levels (3 and later), not in budgets
    std::string_view m_role;
    const Message* m_caller = nullptr; // results go by the function's name
};

void GoogleRequestWriter::writeMembers(json::TextWriter& writer)
{
    names().describe(request(), true, plan());
    refuseUncarried();
    writeSystem(writer);
    writeContents(writer);
    writeTools(writer);
    writeGenerationConfig(writer);
    if (request().parallelToolCalls == false)
        drop("parallel_tool_calls");
    dropIfSet(request().verbosity, "verbosity");
    dropIfSet(request().user, "user");
    dropIfSet(request().rawMetadata, "metadata");
    dropIfSet(request().serviceTier, "service_tier");
}

void GoogleRequestWriter::writeText(json::TextWriter& writer, std::string_view escaped)
{
    writer.beginObject().member("text", escaped).endObject();
}

void GoogleRequestWriter::writeSystem(json::TextWriter& writer)
{
    const auto isSystem = [](const Message& message) {
        return message.role == Role::System || message.role == Role::Developer;
    };
    if (request().messages.empty() || !isSystem(request().messages.front()))
        return;
    writer.key("systemInstruction").beginObject().key("parts").beginArray();
    for (const auto& message : request().messages) {
        if (!isSystem(message))
            break;
        for (const auto& part : message.parts)
            writeText(writer, part.text);
    }
    writer.endArray().endObject();
}

void GoogleRequestWriter::turnTo(json::TextWriter& writer, std::string_view role)
{
    if (m_role == role)
        return;
    if (!m_role.empty())
        writer.endArray().endObject();
    else if (role == "model")
        writer.beginObject().member("role", "user").key("parts").beginArray().raw("{\"text\":\".\"}").endArray().endObject();
    m_role = role;
    writer.beginObject().member("role", role).key("parts").beginArray();
}

void GoogleRequestWriter::writeContents(json::TextWriter& writer)
{
    writer.key("contents").beginArray();
    bool isLeading = true;
    for (const auto& message : request().messages) {
        const bool isSystem = message.role == Role::System || message.role == Role::Developer;
        if (isLeading && isSystem)
            continue;
        isLeading = false;
        if (message.role == Role::Assistant) {
            writeAssistant(writer, message);
        } else if (isSystem) {
            turnTo(writer, "user");
            writeText(writer, R"(<system-reminder>\n)" + std::string(joined(message.parts, R"(\n\n)")) + R"(\n</system-reminder>)");
        } else {
            for (const auto& part : message.parts) {
                turnTo(writer, "user");
                writePart(writer, part);
            }
        }
    }
    if (m_role.empty()) {
        turnTo(writer, "user");
        writeText(writer, ".");
    }
    writer.endArray().endObject().endArray();
}

void GoogleRequestWriter::writePart(json::TextWriter& writer, const Part& part)
{
    switch (part.kind) {
    case PartKind::ToolResult:
        writeResult(writer, part);
        break;
    case PartKind::Image:
        writeInline(writer, *part.media, "image_url", "image/png");
        break;
    case PartKind::Audio: {
        Media typed = *part.media;
        std::string type = part.media->mediaType.find('/') == std::string_view::npos ? "audio/" + std::string(part.media->mediaType)
                                                                               : std::string(part.media->mediaType);
        typed.mediaType = type;
        writeInline(writer, typed, "file", "audio/wav");
        break;
    }
    case PartKind::File:
        if (part.media->isPlainText)
            writeText(writer, part.media->data);
        else
            writeInline(writer, *part.media, "file", "application/pdf");
        break;
    default:
        writeText(writer, part.text);
    }
}

void GoogleRequestWriter::writeInline(json::TextWriter& writer, const Media& media, std::string_view field, std::string_view fallbackType)
{
    if (media.data.empty())
        refuse(std::string(field), "is only named by an address or an upload, which Google does not fetch");
    writer.beginObject().key("inlineData").beginObject();
    writer.member("mimeType", media.mediaType.empty() ? fallbackType : media.mediaType);
    writer.member("data", media.data).endObject().endObject();
}

void GoogleRequestWriter::writeAssistant(json::TextWriter& writer, const Message& message)
{
    bool isFirstCall = true;
    std::string_view proof; // of the thought in front of the next call
    m_caller = &message;
    for (const auto& part : message.parts) {
        if (const auto own = googleProof(part); !own.empty())
            proof = own;
        if (part.kind == PartKind::Text || part.kind == PartKind::Refusal) {
            turnTo(writer, "model");
            writeText(writer, part.text);
        } else if (part.kind == PartKind::ToolCall) {
            turnTo(writer, "model");
            writer.beginObject().key("functionCall").beginObject();
            writer.member("name", names().upstream(part.nameSpace, part.name));
            writeArgumentsObject(writer.key("args"), part);
            writer.endObject();
            if (!proof.empty() || isFirstCall)
                writer.member("thoughtSignature", proof.empty() ? kForeignSignature : proof);
            writer.endObject();
            isFirstCall = false;
            proof = {};
        }
    }
}

void GoogleRequestWriter::writeResult(json::TextWriter& writer, const Part& result)
{
    const auto text = joined(result.content, R"(\n)");
    const auto name = m_caller == nullptr ? result.id : calledName(*m_caller, result.id, result.id);
    writer.beginObject().key("functionResponse").beginObject();
    writer.member("name", name).key("response");
    if (!result.isError && isObjectText(text))
        writer.raw(decoded());
    else
        writer.beginObject().key(result.isError ? "error" : "result").escaped(text).endObject();
    writer.endObject().endObject();
    for (const auto& part : result.content) {
        if (part.kind == PartKind::Image || part.kind == PartKind::File || part.kind == PartKind::Audio)
            writePart(writer, part);
    }
}

void GoogleRequestWriter::writeTools(json::TextWriter& writer)
{
    const auto tools = sentTools(false);
    if (tools.empty())
        return;
    writer.key("tools").beginArray().beginObject().key("functionDeclarations").beginArray();
    for (const auto* const tool : tools) {
        writer.beginObject().member("name", nameOf(*tool));
        writer.member("description", descriptionOf(*tool));
        const auto schema = googleSchema(parametersOf(*tool));
        json::Document document;
        if (document.parse(schema) && !document.root()["properties"].isEmpty() && document.root()["properties"].exists())
            writer.key("parameters").raw(schema);
        writer.endObject();
    }
    writer.endArray().endObject().endArray();

    const auto& choice = request().toolChoice;
    if (choice.mode == ToolChoiceMode::Unset || choice.mode == ToolChoiceMode::Hosted)
        return;
    const bool isForced = choice.mode == ToolChoiceMode::Required || choice.mode == ToolChoiceMode::One;
    writer.key("toolConfig").beginObject().key("functionCallingConfig").beginObject();
    // A selection may only be named together with a duty to call.
    const bool isSelection = choice.mode == ToolChoiceMode::One || !choice.allowed.empty();
    writer.member("mode", choice.mode == ToolChoiceMode::None ? "NONE" : isForced ? "ANY" : "AUTO");
    if (isSelection && isForced) {
        writer.key("allowedFunctionNames").beginArray();
        if (choice.mode == ToolChoiceMode::One)
            writer.escaped(names().upstream({}, choice.name));
        for (const auto allowed : choice.allowed)
            writer.escaped(names().upstream({}, allowed));
        writer.endArray();
    }
    writer.endObject().endObject();
}

void GoogleRequestWriter::writeGenerationConfig(json::TextWriter& writer)
{
    const auto write = [&writer](std::string_view key, std::string_view raw) {
        if (!raw.empty())
            writer.key(key).raw(raw);
    };
    writer.key("generationConfig").beginObject();
    if (target().compat.supportsTemperature != false)
        write("temperature", request().rawTemperature);
    write("topP", request().rawTopP);
    write("topK", request().rawTopK);
    write("seed", request().rawSeed);
    write("presencePenalty", request().rawPresencePenalty);
    write("frequencyPenalty", request().rawFrequencyPenalty);
    if (const auto limit = outputLimit())
        writer.key("maxOutputTokens").integer(*limit);
    const auto stops = sentStops(5);
    if (!stops.empty()) {
        writer.key("stopSequences").beginArray();
        for (const auto stop : stops)
            writer.escaped(stop);
        writer.endArray();
    }
    if (request().format != AnswerFormat::Text)
        writer.member("responseMimeType", "application/json");
    if (request().format == AnswerFormat::JsonSchema)
        writer.key("responseJsonSchema").raw(request().rawSchema.empty() ? "{}" : request().rawSchema);
    writeThinking(writer);
    writer.endObject();
}

void GoogleRequestWriter::writeThinking(json::TextWriter& writer)
{
    const auto wanted = effort();
    const bool isOff = request().thinking == ThinkingMode::Off;
    const bool isAsked = isOff || !wanted.empty() || request().thinking == ThinkingMode::On
        || request().thinking == ThinkingMode::Adaptive;
    if (!isAsked)
        return;
    writer.key("thinkingConfig").beginObject();
    if (!isOff)
        writer.key("includeThoughts").boolean(true);
    if (m_hasLevels && (isOff || !wanted.empty())) {
        const bool isLow = wanted == "low" || wanted == "minimal";
        writer.member("thinkingLevel", isOff || isLow ? "LOW" : wanted == "medium" ? "MEDIUM" : "HIGH");
    } else if (!m_hasLevels && isOff) {
        writer.key("thinkingBudget").integer(0);
    } else if (!m_hasLevels && (request().thinkingBudget || !wanted.empty())) {
        writer.key("thinkingBudget").integer(request().thinkingBudget.value_or(budgetForEffort(wanted)));
    }
    writer.endObject();
}

} // namespace

std::unique_ptr<RequestWriter> makeGoogleRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
{
    return std::make_unique<GoogleRequestWriter>(conversation, target, plan);
}

} // namespace switchyard::dialects
