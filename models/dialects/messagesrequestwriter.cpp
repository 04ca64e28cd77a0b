// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/messagesparts.h"
#include "dialects/proof.h"
#include "dialects/messagesrequestwriter.h"

#include <algorithm>
#include <memory>

namespace switchyard::dialects {

void MessagesRequestWriter::writeMembers(json::TextWriter& writer)
{
    names().describe(request(), true, plan());
    refuseUncarried();
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

void MessagesRequestWriter::writeText(json::TextWriter& writer, std::string_view escaped, std::string_view rawCacheControl)
{
    writer.beginObject().member("type", "text").member("text", escaped);
    if (!rawCacheControl.empty())
        writer.key("cache_control").raw(rawCacheControl);
    writer.endObject();
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
    if (!proof || (proof->kind != ProofKind::Signature && proof->kind != ProofKind::Redacted))
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

std::unique_ptr<RequestWriter> makeMessagesRequestWriter(const Conversation& conversation, const Target& target, ResponsePlan& plan)
{
    return std::make_unique<MessagesRequestWriter>(conversation, target, plan);
}

} // namespace switchyard::dialects
