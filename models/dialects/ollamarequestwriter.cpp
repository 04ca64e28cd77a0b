// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/requestwriter.h"

#include <memory>

namespace switchyard::dialects {

namespace {

//! A request of Ollama's own chat.
class OllamaRequestWriter final : public RequestWriter {
public:
    OllamaRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
        : RequestWriter(conversation, target, plan)
    {
    }

private:
    void writeMembers(json::TextWriter& writer) override;
    void writeMessages(json::TextWriter& writer);
    void writeMessage(json::TextWriter& writer, std::string_view role, std::span<const Part> parts);
    void writeImages(json::TextWriter& writer, std::span<const Part> parts);
    void writeAssistant(json::TextWriter& writer, const Message& message);
    void writeResult(json::TextWriter& writer, const Part& result);
    void writeHeldImages(json::TextWriter& writer);
    void writeTools(json::TextWriter& writer);
    void writeOptions(json::TextWriter& writer);
    void writeThinking(json::TextWriter& writer);

    const Message* m_caller = nullptr; // results go by the tool's name
    std::vector<Part> m_heldImages; // of tool results, which hold text only
};

void OllamaRequestWriter::writeMembers(json::TextWriter& writer)
{
    names().describe(request(), true, plan());
    refuseUncarried();
    writer.key("model").string(target().model);
    writer.key("stream").boolean(request().stream); // streams where nothing is said
    writeMessages(writer);
    writeTools(writer);
    writeThinking(writer);
    if (request().format == AnswerFormat::JsonObject)
        writer.member("format", "json");
    else if (request().format == AnswerFormat::JsonSchema && !request().rawSchema.empty())
        writer.key("format").raw(request().rawSchema);
    writeOptions(writer);
    if (request().parallelToolCalls == false)
        drop("parallel_tool_calls");
    dropIfSet(request().verbosity, "verbosity");
    dropIfSet(request().user, "user");
    dropIfSet(request().rawMetadata, "metadata");
    dropIfSet(request().serviceTier, "service_tier");
}

void OllamaRequestWriter::writeMessages(json::TextWriter& writer)
{
    writer.key("messages").beginArray();
    for (const auto& message : request().messages) {
        if (message.role != Role::Tool)
            writeHeldImages(writer);
        switch (message.role) {
        case Role::System:
        case Role::Developer:
            writeMessage(writer, "system", message.parts);
            break;
        case Role::User:
            writeMessage(writer, "user", message.parts);
            break;
        case Role::Assistant:
            writeAssistant(writer, message);
            break;
        case Role::Tool:
            writeResult(writer, message.parts.front());
            break;
        }
    }
    writeHeldImages(writer);
    writer.endArray();
}

void OllamaRequestWriter::writeMessage(json::TextWriter& writer, std::string_view role, std::span<const Part> parts)
{
    const auto text = joinedWithFiles(parts, R"(\n\n)");
    for (const auto& part : parts) {
        if (part.kind == PartKind::File && !part.media->isPlainText)
            refuse("file", "cannot be read by Ollama");
        else if (part.kind == PartKind::Audio)
            refuse("input_audio", "cannot be heard by Ollama");
    }
    writer.beginObject().member("role", role).member("content", text);
    writeImages(writer, parts);
    writer.endObject();
}

void OllamaRequestWriter::writeImages(json::TextWriter& writer, std::span<const Part> parts)
{
    bool isOpen = false;
    for (const auto& part : parts) {
        if (part.kind != PartKind::Image)
            continue;
        if (part.media->data.empty())
            refuse("image_url", "is only named by an address, which Ollama does not fetch");
        if (!isOpen)
            writer.key("images").beginArray();
        isOpen = true;
        writer.escaped(part.media->data);
    }
    if (isOpen)
        writer.endArray();
}

void OllamaRequestWriter::writeAssistant(json::TextWriter& writer, const Message& message)
{
    m_caller = &message;
    std::string thought;
    bool hasCalls = false;
    for (const auto& part : message.parts) {
        if (part.kind == PartKind::Reasoning)
            thought.append(part.text);
        hasCalls = hasCalls || part.kind == PartKind::ToolCall;
    }
    writer.beginObject().member("role", "assistant").member("content", joined(message.parts, {}));
    if (!thought.empty())
        writer.member("thinking", thought);
    if (hasCalls) {
        writer.key("tool_calls").beginArray();
        for (const auto& part : message.parts) {
            if (part.kind != PartKind::ToolCall)
                continue;
            writer.beginObject().key("function").beginObject();
            writer.member("name", names().upstream(part.nameSpace, part.name));
            writeArgumentsObject(writer.key("arguments"), part);
            writer.endObject().endObject();
        }
        writer.endArray();
    }
    writer.endObject();
}

void OllamaRequestWriter::writeResult(json::TextWriter& writer, const Part& result)
{
    const auto name = m_caller == nullptr ? std::string_view() : calledName(*m_caller, result.id, {});
    const auto text = joinedWithFiles(result.content, R"(\n)");
    for (const auto& part : result.content) {
        const bool isToldAsText = part.kind == PartKind::File && part.media->isPlainText;
        if (!isToldAsText && (part.kind == PartKind::Image || part.kind == PartKind::File || part.kind == PartKind::Audio))
            m_heldImages.push_back(part);
    }
    writer.beginObject().member("role", "tool").member("content", text);
    if (!name.empty())
        writer.member("tool_name", name);
    writer.endObject();
}

void OllamaRequestWriter::writeHeldImages(json::TextWriter& writer)
{
    if (m_heldImages.empty())
        return;
    const auto images = std::move(m_heldImages);
    m_heldImages.clear();
    writeMessage(writer, "user", images);
}

void OllamaRequestWriter::writeTools(json::TextWriter& writer)
{
    const auto& choice = request().toolChoice;
    if (choice.mode == ToolChoiceMode::None)
        return;
    if (choice.mode == ToolChoiceMode::Required)
        drop("tool_choice");
    auto tools = sentTools(true);
    if (choice.mode == ToolChoiceMode::One) { // cannot be demanded: it is the only one offered
        std::erase_if(tools, [&choice](const Tool* tool) { return tool->name != choice.name; });
    }
    if (tools.empty())
        return;
    writer.key("tools").beginArray();
    for (const auto* const tool : tools) {
        writer.beginObject().member("type", "function").key("function").beginObject();
        writer.member("name", nameOf(*tool)).member("description", descriptionOf(*tool));
        writer.key("parameters").raw(parametersOf(*tool)).endObject().endObject();
    }
    writer.endArray();
}

void OllamaRequestWriter::writeThinking(json::TextWriter& writer)
{
    const auto wanted = effort();
    if (request().thinking == ThinkingMode::Off)
        writer.key("think").boolean(false);
    else if (target().compat.supportsReasoningEffort == false)
        dropIfSet(wanted, "reasoning_effort");
    else if (target().model.find("gpt-oss") != std::string::npos && !wanted.empty())
        writer.member("think", wanted == "minimal" ? "low" : wanted == "xhigh" || wanted == "max" ? "high" : wanted);
    else if (!wanted.empty() || request().thinking == ThinkingMode::On || request().thinking == ThinkingMode::Adaptive)
        writer.key("think").boolean(true);
}

void OllamaRequestWriter::writeOptions(json::TextWriter& writer)
{
    const auto write = [&writer](std::string_view key, std::string_view raw) {
        if (!raw.empty())
            writer.key(key).raw(raw);
    };
    writer.key("options").beginObject();
    // Without it the prompt is silently cut to a few thousand tokens.
    if (target().contextWindow)
        writer.key("num_ctx").integer(*target().contextWindow);
    if (const auto limit = outputLimit())
        writer.key("num_predict").integer(*limit);
    write("temperature", request().rawTemperature);
    write("top_p", request().rawTopP);
    write("top_k", request().rawTopK);
    write("seed", request().rawSeed);
    write("presence_penalty", request().rawPresencePenalty);
    write("frequency_penalty", request().rawFrequencyPenalty);
    const auto stops = sentStops(request().stops.size());
    if (!stops.empty()) {
        writer.key("stop").beginArray();
        for (const auto stop : stops)
            writer.escaped(stop);
        writer.endArray();
    }
    writer.endObject();
}

} // namespace

std::unique_ptr<RequestWriter> makeOllamaRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
{
    return std::make_unique<OllamaRequestWriter>(conversation, target, plan);
}

} // namespace switchyard::dialects
