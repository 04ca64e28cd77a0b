// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/answerparts.h"
#include "dialects/errornames.h"
#include "dialects/itemsequencer.h"
#include "dialects/messagesparts.h"
#include "dialects/streamwriter.h"

#include <string>

namespace switchyard::dialects {

namespace {

//! The Messages stream: one block after the other, numbered from 0, then why it ended and what it cost.
class MessagesStreamWriter final : public StreamWriter, private ItemSequencer {
public:
    explicit MessagesStreamWriter(StreamWriterSetup setup)
        : StreamWriter(std::move(setup))
    {
    }

    void take(const Event& event) override;
    void heartbeat() override { out().append("event: ping\ndata: {\"type\": \"ping\"}\n\n"); }
    void fail(const Failure& failure) override;

private:
    void begun() override;
    void open(const AnswerItem& item) override;
    void more(const AnswerItem& item, std::string_view escaped) override;
    void close(const AnswerItem& item, bool isCut) override;
    void beginDelta(std::string_view type, std::string_view field);
    void finish(const Event& event);

    std::size_t m_index = 0;
    bool m_isOpen = false;
    std::string m_note; // of a filter
};

void MessagesStreamWriter::begun()
{
    out().append(R"(event: message_start
data: {"type":"message_start","message":{"id":"msg_)");
    out().append(setup().id).append(R"(","type":"message","role":"assistant","model":")").append(setup().model);
    out().append(R"(","content":[],"stop_reason":null,"stop_sequence":null,"usage":{)");
    json::Writer writer(out());
    writeMessagesUsage(writer, m_usage, 1, m_estimatedPrompt);
    out().append("}}}\n\n");
    heartbeat();
}

void MessagesStreamWriter::take(const Event& event)
{
    switch (event.kind) {
    case EventKind::Start:
    case EventKind::Error:
        break;
    case EventKind::Usage:
        m_usage = *event.usage;
        break;
    case EventKind::Finish:
        finish(event);
        break;
    case EventKind::Refusal:
        if (event.isNote) {
            m_note = event.text;
            break;
        }
        [[fallthrough]];
    default:
        noteContent();
        sequence(event);
    }
}

void MessagesStreamWriter::open(const AnswerItem& item)
{
    // A thought without words is shown as a redacted one, which takes its proof when it ends.
    if (item.kind == EventKind::Reasoning && item.text.empty())
        return;
    m_isOpen = true;
    out().append("event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":");
    out().append(std::to_string(m_index)).append(",\"content_block\":");
    switch (item.kind) {
    case EventKind::ToolCall:
        out().append(R"({"type":"tool_use","id":")").append(messagesToolId(item.id)).append(R"(","name":")");
        out().append(item.name).append(R"(","input":{}})");
        break;
    case EventKind::Reasoning:
        out().append(R"({"type":"thinking","thinking":"","signature":""})");
        break;
    case EventKind::RedactedReasoning:
        out().append(R"({"type":"redacted_thinking","data":")").append(item.text).append("\"}");
        break;
    default:
        out().append(R"({"type":"text","text":""})");
    }
    out().append("}\n\n");
}

void MessagesStreamWriter::beginDelta(std::string_view type, std::string_view field)
{
    out().append("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":");
    out().append(std::to_string(m_index)).append(",\"delta\":{\"type\":\"").append(type).append("\",\"");
    out().append(field).append("\":\"");
}

void MessagesStreamWriter::more(const AnswerItem& item, std::string_view escaped)
{
    m_writtenBytes += escaped.size();
    if (!m_isOpen)
        open(item);
    switch (item.kind) {
    case EventKind::ToolCall:
        if (item.isCustom) // has no form here: its input becomes a property when it is whole
            return;
        beginDelta("input_json_delta", "partial_json");
        break;
    case EventKind::Reasoning:
        beginDelta("thinking_delta", "thinking");
        break;
    case EventKind::RedactedReasoning:
        return;
    default:
        beginDelta("text_delta", "text");
    }
    out().append(escaped).append("\"}}\n\n");
}

void MessagesStreamWriter::close(const AnswerItem& item, bool)
{
    if (!m_isOpen) {
        if (item.proof.empty())
            return;
        AnswerItem redacted;
        redacted.kind = EventKind::RedactedReasoning;
        redacted.text = messagesSignature(item);
        open(redacted);
    } else if (item.kind == EventKind::Reasoning) {
        beginDelta("signature_delta", "signature");
        out().append(messagesSignature(item)).append("\"}}\n\n");
    } else if (item.kind == EventKind::ToolCall && item.isCustom) {
        beginDelta("input_json_delta", "partial_json");
        out().append(json::escaped("{\"input\":\"" + item.text + "\"}")).append("\"}}\n\n");
    }
    out().append("event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":");
    out().append(std::to_string(m_index)).append("}\n\n");
    ++m_index;
    m_isOpen = false;
}

void MessagesStreamWriter::finish(const Event& event)
{
    closeAll(event.finish == FinishReason::Length);
    out().append(R"(event: message_delta
data: {"type":"message_delta","delta":{"stop_reason":")");
    out().append(messagesStopReason(event.finish)).append(R"(","stop_sequence":)");
    if (event.finish == FinishReason::StopSequence && !event.text.empty())
        out().append("\"").append(event.text).append("\"");
    else
        out().append("null");
    if (event.finish == FinishReason::ContentFilter && !m_note.empty())
        out().append(R"(,"stop_details":{"type":"refusal","category":null,"explanation":")").append(m_note).append("\"}");
    out().append("},\"usage\":{");
    json::Writer writer(out());
    writeMessagesUsage(writer, m_usage, completionTokens(), m_estimatedPrompt);
    out().append("}}\n\nevent: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
}

void MessagesStreamWriter::fail(const Failure& failure)
{
    out().append("event: error\ndata: ").append(writeFailureBody(Dialect::Messages, failure, {})).append("\n\n");
}

} // namespace

std::unique_ptr<StreamWriter> makeMessagesStreamWriter(StreamWriterSetup setup)
{
    return std::make_unique<MessagesStreamWriter>(std::move(setup));
}

} // namespace switchyard::dialects
