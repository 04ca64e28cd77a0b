// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/chatrequestwriter.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace switchyard::dialects {

namespace {

constexpr std::string_view kImageBelow = "[image attached below]";

} // namespace

void ChatRequestWriter::writeMembers(json::TextWriter& writer)
{
    names().describe(request(), !usesNativeCustomTools(), plan());
    refuseUncarried();
    writer.key("model").string(target().model);
    writeMessages(writer);
    if (request().stream) {
        writer.key("stream").boolean(true);
        if (target().compat.supportsUsageInStreaming.value_or(true) && accepts("stream_options"))
            writer.key("stream_options").beginObject().key("include_usage").boolean(true).endObject();
    }
    writeTools(writer);
    if (const auto limit = outputLimit()) {
        const auto field = target().compat.maxTokensField.value_or(m_isOpenAi ? "max_completion_tokens" : "max_tokens");
        writer.key(field).integer(*limit);
    }
    writeSampling(writer);
    writeThinking(writer);
    writeFormat(writer);
    writeHints(writer);
}

void ChatRequestWriter::writeMessages(json::TextWriter& writer)
{
    const auto& messages = request().messages;
    writer.key("messages").beginArray();
    auto next = messages.begin();
    if (mergesSystem()) {
        // Templates of local models take one system message, at the start.
        std::vector<Part> merged;
        for (; next != messages.end() && (next->role == Role::System || next->role == Role::Developer); ++next)
            merged.insert(merged.end(), next->parts.begin(), next->parts.end());
        const auto instruction = formatInstruction();
        if (!instruction.empty())
            merged.emplace_back().text = instruction;
        if (!merged.empty())
            writeSystem(writer, Role::System, merged);
    }
    for (; next != messages.end(); ++next) {
        if (next->role != Role::Tool)
            writeHeldImages(writer);
        switch (next->role) {
        case Role::System:
        case Role::Developer:
            writeSystem(writer, next->role, next->parts);
            break;
        case Role::User:
            writeUser(writer, next->parts, next->name);
            break;
        case Role::Assistant:
            writeAssistant(writer, *next);
            break;
        case Role::Tool:
            writeResult(writer, *next);
            break;
        }
    }
    writeHeldImages(writer);
    writer.endArray();
}

void ChatRequestWriter::writeSystem(json::TextWriter& writer, Role role, std::span<const Part> parts)
{
    const bool isFirst = writer.out().back() == '[';
    if (mergesSystem() && !isFirst) {
        const auto text = R"(<system-reminder>\n)" + std::string(joined(parts, R"(\n\n)")) + R"(\n</system-reminder>)";
        writer.beginObject().member("role", "user").member("content", text).endObject();
        return;
    }
    const bool isDeveloper = role == Role::Developer && target().compat.supportsDeveloperRole.value_or(m_isOpenAi);
    writer.beginObject().member("role", isDeveloper ? "developer" : "system");
    writer.member("content", joined(parts, R"(\n\n)")).endObject();
}

void ChatRequestWriter::writeUser(json::TextWriter& writer, std::span<const Part> parts, std::string_view name)
{
    writer.beginObject().member("role", "user");
    if (!name.empty())
        writer.member("name", name);
    writer.key("content");
    const bool isTextOnly = std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.kind == PartKind::Text; });
    if (isTextOnly && (parts.size() <= 1 || target().compat.requiresStringContent.value_or(false)))
        writer.escaped(joined(parts, R"(\n\n)"));
    else
        writeParts(writer, parts);
    writer.endObject();
}

void ChatRequestWriter::writeParts(json::TextWriter& writer, std::span<const Part> parts)
{
    if (target().compat.requiresStringContent == true)
        refuse("messages", "holds images or files, and this server takes text only");
    writer.beginArray();
    for (const auto& part : parts)
        writePart(writer, part);
    writer.endArray();
}

void ChatRequestWriter::writePart(json::TextWriter& writer, const Part& part)
{
    switch (part.kind) {
    case PartKind::Image:
        if (part.media->data.empty() && part.media->url.empty())
            refuse("image.file_id", "was uploaded to another provider");
        writer.beginObject().member("type", "image_url").key("image_url").beginObject();
        writer.member("url", part.media->data.empty() ? std::string(part.media->url) : dataUrl(*part.media));
        if (!part.media->detail.empty())
            writer.member("detail", part.media->detail);
        writer.endObject().endObject();
        break;
    case PartKind::Audio: {
        const auto slash = part.media->mediaType.find('/');
        writer.beginObject().member("type", "input_audio").key("input_audio").beginObject();
        writer.member("data", part.media->data);
        writer.member("format", slash == std::string_view::npos ? part.media->mediaType : part.media->mediaType.substr(slash + 1));
        writer.endObject().endObject();
        break;
    }
    case PartKind::File:
        if (part.media->isPlainText) {
            writer.beginObject().member("type", "text").member("text", part.media->data).endObject();
            break;
        }
        if (part.media->data.empty())
            refuse("file", "is only named by an address or an upload, which this dialect cannot pass on");
        writer.beginObject().member("type", "file").key("file").beginObject();
        writer.member("filename", part.media->fileName.empty() ? "document.pdf" : part.media->fileName);
        writer.member("file_data", dataUrl(*part.media)).endObject().endObject();
        break;
    default:
        writer.beginObject().member("type", "text").member("text", part.text).endObject();
    }
}

void ChatRequestWriter::writeAssistant(json::TextWriter& writer, const Message& message)
{
    const auto& compat = target().compat;
    std::string thought;
    for (const auto& part : message.parts) {
        if (part.kind == PartKind::Reasoning)
            thought.append(thought.empty() ? "" : R"(\n\n)").append(part.text);
    }
    auto text = joined(message.parts, {});
    std::string told;
    if (compat.requiresThinkingAsText == true && !thought.empty())
        text = told.append(thought).append(text.empty() ? "" : R"(\n\n)").append(text);
    const auto isCall = [](const Part& part) { return part.kind == PartKind::ToolCall; };
    const bool hasCalls = std::any_of(message.parts.begin(), message.parts.end(), isCall);
    writer.beginObject().member("role", "assistant").key("content");
    text.empty() && hasCalls && compat.requiresStringContent != true ? writer.null() : writer.escaped(text);
    const bool wantsThought = compat.requiresReasoningContentOnAssistantMessages == true
        || (compat.thinkingFormat == ThinkingFormat::DeepSeek && hasCalls && !thought.empty());
    if (wantsThought)
        writer.member("reasoning_content", thought);
    if (hasCalls) {
        writer.key("tool_calls").beginArray();
        std::string_view proof = m_isGoogle ? kForeignSignature : std::string_view();
        for (const auto& part : message.parts) {
            if (const auto own = googleProof(part); !own.empty())
                proof = own;
            if (isCall(part))
                writeCall(writer, part, std::exchange(proof, {}));
        }
        writer.endArray();
    }
    writer.endObject();
}

void ChatRequestWriter::writeCall(json::TextWriter& writer, const Part& call, std::string_view proof)
{
    const bool isCustom = call.isCustom && usesNativeCustomTools();
    m_lastCallName = names().upstream(call.nameSpace, call.name);
    writer.beginObject().member("id", call.id).member("type", isCustom ? "custom" : "function");
    writer.key(isCustom ? "custom" : "function").beginObject().member("name", m_lastCallName);
    if (isCustom)
        writer.member("input", call.text);
    else
        writeArgumentsText(writer.key("arguments"), call);
    writer.endObject();
    if (!proof.empty())
        writer.key("extra_content").beginObject().key("google").beginObject().member("thought_signature", proof).endObject().endObject();
    writer.endObject();
}

void ChatRequestWriter::writeResult(json::TextWriter& writer, const Message& message)
{
    m_followsResult = true;
    const auto& result = message.parts.front();
    auto text = joined(result.content, R"(\n)");
    for (const auto& part : result.content) {
        if (part.kind == PartKind::File && part.media->isPlainText)
            text = extended(text, R"(\n)", part.media->data);
        else if (part.kind == PartKind::Image || part.kind == PartKind::File || part.kind == PartKind::Audio)
            m_heldImages.push_back(part);
        if (part.kind == PartKind::Image)
            text = extended(text, R"(\n)", kImageBelow);
    }
    if (text.empty() && result.isError)
        text = "Error";
    writer.beginObject().member("role", "tool").member("tool_call_id", result.id);
    if (target().compat.requiresToolResultName == true)
        writer.member("name", m_lastCallName);
    writer.member("content", text).endObject();
}

// After the last result of a group: between a call and its results nothing else may stand.
void ChatRequestWriter::writeHeldImages(json::TextWriter& writer)
{
    const bool followsResult = std::exchange(m_followsResult, false);
    if (target().compat.requiresAssistantAfterToolResult == true && followsResult)
        writer.beginObject().member("role", "assistant").member("content", "I have the tool's result.").endObject();
    if (m_heldImages.empty())
        return;
    const auto images = std::move(m_heldImages);
    m_heldImages.clear();
    writeUser(writer, images, {});
}

std::unique_ptr<RequestWriter> makeChatRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
{
    return std::make_unique<ChatRequestWriter>(conversation, target, plan);
}

} // namespace switchyard::dialects
