// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/errornames.h"
#include "dialects/itemsequencer.h"
#include "dialects/responsesparts.h"
#include "dialects/streamwriter.h"
#include "json/jsonwriter.h"

#include <string>

namespace switchyard::dialects {

namespace {

//! The Responses stream: every event typed and numbered without gaps, one item after the other, each begun, filled and
//! ended, and the whole response at the end.
class ResponsesStreamWriter final : public StreamWriter, private ItemSequencer {
public:
    explicit ResponsesStreamWriter(StreamWriterSetup setup)
        : StreamWriter(std::move(setup))
    {
    }

    void take(const Event& event) override;
    void adopt(std::string_view answerId, std::int64_t nextSequence) override;
    std::int64_t nextSequence() const override { return m_sequence; }
    void heartbeat() override;
    void fail(const Failure& failure) override;

private:
    void begun() override { start(); }
    void open(const AnswerItem& item) override;
    void more(const AnswerItem& item, std::string_view escaped) override;
    void close(const AnswerItem& item, bool isCut) override;

    void start();
    void beginEvent(std::string_view type);
    void endEvent() { out().append("}\n\n"); }
    void place(std::string_view indexName);
    void writeResponse(std::string_view type, std::string_view status, std::string_view incompleteReason,
                       const Failure* failure);
    void openReasoningPart();
    void closeMessage(const AnswerItem& item);
    void closeReasoning(const AnswerItem& item);
    void closeCall(const AnswerItem& item);

    std::string m_itemId;
    std::string m_output; // finished items, joined by commas
    std::size_t m_index = 0;
    std::int64_t m_sequence = 0;
    bool m_started = false;
    bool m_hasReasoningPart = false;
    FinishReason m_finish = FinishReason::Stop;
};

void ResponsesStreamWriter::beginEvent(std::string_view type)
{
    out().append("event: ").append(type).append("\ndata: {\"type\":\"").append(type);
    out().append("\",\"sequence_number\":").append(std::to_string(m_sequence++));
}

// The members that say which part of which item an event is about.
void ResponsesStreamWriter::place(std::string_view indexName)
{
    out().append(",\"item_id\":\"").append(m_itemId).append("\",\"output_index\":").append(std::to_string(m_index));
    if (!indexName.empty())
        out().append(",\"").append(indexName).append("\":0");
}

void ResponsesStreamWriter::writeResponse(std::string_view type, std::string_view status,
                                          std::string_view incompleteReason, const Failure* failure)
{
    const bool isOver = status != "in_progress";
    ResponseObject response;
    response.id = setup().id;
    response.created = setup().created;
    response.status = status;
    response.model = setup().model;
    response.echo = setup().echo;
    response.output = m_output;
    response.usage = isOver && failure == nullptr ? &m_usage : nullptr;
    response.completionTokens = completionTokens();
    response.estimatedPrompt = m_estimatedPrompt;
    response.incompleteReason = incompleteReason;
    response.failure = failure;
    beginEvent(type);
    out().append(",\"response\":");
    const auto begin = out().size();
    writeResponseObject(out(), response);
    if (isOver && failure == nullptr)
        setFinalResponse(out().substr(begin));
    endEvent();
}

void ResponsesStreamWriter::start()
{
    if (m_started)
        return;
    m_started = true;
    writeResponse("response.created", "in_progress", {}, nullptr);
    writeResponse("response.in_progress", "in_progress", {}, nullptr);
}

void ResponsesStreamWriter::adopt(std::string_view answerId, std::int64_t nextSequence)
{
    constexpr std::string_view prefix = "resp_";
    if (answerId.substr(0, prefix.size()) == prefix)
        setAnswerId(answerId.substr(prefix.size()));
    m_sequence = nextSequence;
    m_started = true;
}

void ResponsesStreamWriter::heartbeat()
{
    if (m_started)
        writeResponse("response.in_progress", "in_progress", {}, nullptr);
    else
        start();
}

void ResponsesStreamWriter::take(const Event& event)
{
    switch (event.kind) {
    case EventKind::Start:
    case EventKind::Error:
        break;
    case EventKind::Usage:
        m_usage = *event.usage;
        break;
    case EventKind::Finish: {
        m_finish = event.finish;
        const auto incomplete = incompleteReasonFor(event.finish);
        closeAll(!incomplete.empty());
        if (incomplete.empty())
            writeResponse("response.completed", "completed", {}, nullptr);
        else
            writeResponse("response.incomplete", "incomplete", incomplete, nullptr);
        out().append("data: [DONE]\n\n");
        break;
    }
    default:
        noteContent();
        sequence(event);
    }
}

void ResponsesStreamWriter::open(const AnswerItem& item)
{
    m_itemId = responsesItemId(item, setup().id, m_index);
    m_hasReasoningPart = false;
    beginEvent("response.output_item.added");
    out().append(",\"output_index\":").append(std::to_string(m_index)).append(",\"item\":{\"id\":\"").append(m_itemId);
    switch (item.kind) {
    case EventKind::ToolCall:
        out().append(item.isCustom ? R"(","type":"custom_tool_call","status":"in_progress","call_id":")"
                                   : R"(","type":"function_call","status":"in_progress","call_id":")");
        out().append(item.id).append(R"(","name":")").append(item.name);
        if (!item.nameSpace.empty())
            out().append(R"(","namespace":")").append(item.nameSpace);
        out().append(item.isCustom ? R"(","input":""})" : R"(","arguments":""})");
        endEvent();
        break;
    case EventKind::Reasoning:
    case EventKind::RedactedReasoning:
        out().append(R"(","type":"reasoning","summary":[]})");
        endEvent();
        break;
    default:
        out().append(R"(","type":"message","status":"in_progress","role":"assistant","content":[]})");
        endEvent();
        beginEvent("response.content_part.added");
        place("content_index");
        out().append(",\"part\":");
        writeResponsesPart(out(), item.kind, {});
        endEvent();
    }
}

void ResponsesStreamWriter::more(const AnswerItem& item, std::string_view escaped)
{
    m_writtenBytes += escaped.size();
    std::string_view indexName;
    std::string_view tail = "\"";
    switch (item.kind) {
    case EventKind::Text:
        beginEvent("response.output_text.delta");
        indexName = "content_index";
        tail = "\",\"logprobs\":[]";
        break;
    case EventKind::Refusal:
        beginEvent("response.refusal.delta");
        indexName = "content_index";
        break;
    case EventKind::Reasoning:
        openReasoningPart();
        beginEvent("response.reasoning_summary_text.delta");
        indexName = "summary_index";
        break;
    case EventKind::ToolCall:
        beginEvent(item.isCustom ? "response.custom_tool_call_input.delta" : "response.function_call_arguments.delta");
        break;
    default: // a redacted thought shows nothing
        return;
    }
    place(indexName);
    out().append(",\"delta\":\"").append(escaped).append(tail);
    endEvent();
}

void ResponsesStreamWriter::openReasoningPart()
{
    if (m_hasReasoningPart)
        return;
    m_hasReasoningPart = true;
    beginEvent("response.reasoning_summary_part.added");
    place("summary_index");
    out().append(R"(,"part":{"type":"summary_text","text":""})");
    endEvent();
}

void ResponsesStreamWriter::close(const AnswerItem& item, bool isCut)
{
    if (item.kind == EventKind::ToolCall)
        closeCall(item);
    else if (item.kind == EventKind::Text || item.kind == EventKind::Refusal)
        closeMessage(item);
    else if (m_hasReasoningPart)
        closeReasoning(item);

    const auto begin = m_output.size();
    if (begin > 0)
        m_output.append(",");
    const auto itemBegin = m_output.size();
    writeResponsesItem(m_output, item, m_itemId, isCut ? "incomplete" : "completed");
    beginEvent("response.output_item.done");
    out().append(",\"output_index\":").append(std::to_string(m_index)).append(",\"item\":");
    out().append(std::string_view(m_output).substr(itemBegin));
    endEvent();
    ++m_index;
}

void ResponsesStreamWriter::closeMessage(const AnswerItem& item)
{
    const bool isText = item.kind == EventKind::Text;
    beginEvent(isText ? "response.output_text.done" : "response.refusal.done");
    place("content_index");
    out().append(isText ? ",\"text\":\"" : ",\"refusal\":\"").append(item.text).append("\"");
    if (isText)
        out().append(",\"logprobs\":[]");
    endEvent();
    beginEvent("response.content_part.done");
    place("content_index");
    out().append(",\"part\":");
    writeResponsesPart(out(), item.kind, item.text);
    endEvent();
}

void ResponsesStreamWriter::closeReasoning(const AnswerItem& item)
{
    beginEvent("response.reasoning_summary_text.done");
    place("summary_index");
    out().append(",\"text\":\"").append(item.text).append("\"");
    endEvent();
    beginEvent("response.reasoning_summary_part.done");
    place("summary_index");
    out().append(R"(,"part":{"type":"summary_text","text":")").append(item.text).append("\"}");
    endEvent();
}

void ResponsesStreamWriter::closeCall(const AnswerItem& item)
{
    beginEvent(item.isCustom ? "response.custom_tool_call_input.done" : "response.function_call_arguments.done");
    place({});
    if (!item.isCustom)
        out().append(",\"name\":\"").append(item.name).append("\"");
    out().append(item.isCustom ? ",\"input\":\"" : ",\"arguments\":\"").append(item.text).append("\"");
    endEvent();
}

void ResponsesStreamWriter::fail(const Failure& failure)
{
    start();
    beginEvent("error");
    json::Writer writer(out());
    const auto code = openAiCodeOf(failure);
    const auto write = [&](json::Writer& target) {
        target.key("code");
        code.empty() ? target.null() : target.string(code);
        target.key("message").string(failure.message).key("param");
        failure.param.empty() ? target.null() : target.string(failure.param);
    };
    out().append(",");
    write(writer);
    writer.key("error").beginObject().key("type").string(openAiTypeOf(failure.kind));
    write(writer);
    writer.endObject();
    endEvent();
    writeResponse("response.failed", "failed", {}, &failure);
    out().append("data: [DONE]\n\n");
}

} // namespace

std::unique_ptr<StreamWriter> makeResponsesStreamWriter(StreamWriterSetup setup)
{
    return std::make_unique<ResponsesStreamWriter>(std::move(setup));
}

} // namespace switchyard::dialects
