// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/answerparts.h"
#include "dialects/errornames.h"
#include "dialects/proof.h"
#include "dialects/streamwriter.h"

#include <map>
#include <string>

namespace switchyard::dialects {

namespace {

//! Chat Completions chunks. Calls may interleave: each has a dense index of its own.
class ChatStreamWriter final : public StreamWriter {
public:
    explicit ChatStreamWriter(StreamWriterSetup setup)
        : StreamWriter(std::move(setup))
    {
    }

    void take(const Event& event) override;
    void heartbeat() override { out().append(": keepalive\n\n"); }
    void fail(const Failure& failure) override;

private:
    struct Call {
        std::size_t index = 0;
        bool isCustom = false;
    };

    void begun() override;
    void openDelta();
    void closeDelta(std::string_view finish = "null");
    void writeDelta(std::string_view field, std::string_view escaped);
    void writeCall(const Event& event);
    void writeArguments(const Event& event);
    void finish(FinishReason reason);

    std::string m_head; // everything of a chunk before `choices`
    std::map<std::uint32_t, Call> m_calls;
    std::string m_callProof; // Gemini's, for the next call
};

void ChatStreamWriter::begun()
{
    m_head = "data: {\"id\":\"chatcmpl-" + setup().id + R"(","object":"chat.completion.chunk","created":)"
        + std::to_string(setup().created) + R"(,"model":")" + setup().model + R"(","choices":[)";
    openDelta();
    out().append(R"("role":"assistant","content":"")");
    closeDelta();
}

void ChatStreamWriter::openDelta()
{
    out().append(m_head).append(R"({"index":0,"delta":{)");
}

void ChatStreamWriter::closeDelta(std::string_view finish)
{
    out().append(R"(},"logprobs":null,"finish_reason":)").append(finish).append("}]");
    out().append(setup().includeUsage ? ",\"usage\":null}\n\n" : "}\n\n");
}

void ChatStreamWriter::writeDelta(std::string_view field, std::string_view escaped)
{
    noteContent();
    m_writtenBytes += escaped.size();
    openDelta();
    out().append("\"").append(field).append("\":\"").append(escaped).append("\"");
    closeDelta();
}

void ChatStreamWriter::take(const Event& event)
{
    switch (event.kind) {
    case EventKind::Text:
        if (event.isNewMessage)
            writeDelta("content", R"(\n\n)");
        writeDelta("content", event.text);
        break;
    case EventKind::Refusal:
        writeDelta("refusal", event.text);
        break;
    case EventKind::Reasoning:
        writeDelta("reasoning_content", event.text);
        break;
    case EventKind::Signature:
        if (isSealed(event.text, ProofKind::Google))
            m_callProof = event.text;
        break;
    case EventKind::ToolCall:
        writeCall(event);
        break;
    case EventKind::ToolArguments:
        writeArguments(event);
        break;
    case EventKind::Usage:
        m_usage = *event.usage;
        break;
    case EventKind::Finish:
        finish(event.finish);
        break;
    default:
        break;
    }
}

void ChatStreamWriter::writeCall(const Event& event)
{
    noteContent();
    const Call call {m_calls.size(), event.isCustom};
    if (!m_calls.emplace(event.item, call).second)
        return;
    openDelta();
    out().append(R"("tool_calls":[{"index":)").append(std::to_string(call.index));
    out().append(R"(,"id":")").append(event.id);
    out().append(event.isCustom ? R"(","type":"custom","custom":{"name":")" : R"(","type":"function","function":{"name":")");
    out().append(event.name).append(event.isCustom ? R"(","input":""})" : R"(","arguments":""})");
    writeGoogleProof(out(), m_callProof);
    m_callProof.clear();
    out().append("}]");
    closeDelta();
}

void ChatStreamWriter::writeArguments(const Event& event)
{
    const auto found = m_calls.find(event.item);
    if (found == m_calls.end())
        return;
    m_writtenBytes += event.text.size();
    openDelta();
    out().append(R"("tool_calls":[{"index":)").append(std::to_string(found->second.index));
    out().append(found->second.isCustom ? R"(,"custom":{"input":")" : R"(,"function":{"arguments":")");
    out().append(event.text).append(R"("}}])");
    closeDelta();
}

void ChatStreamWriter::finish(FinishReason reason)
{
    openDelta();
    closeDelta('"' + std::string(chatFinishReason(reason)) + '"');
    if (setup().includeUsage && !m_usage.isEmpty()) {
        out().append(m_head).append("],\"usage\":");
        json::Writer writer(out());
        writeChatUsage(writer, m_usage);
        out().append("}\n\n");
    }
    out().append("data: [DONE]\n\n");
}

void ChatStreamWriter::fail(const Failure& failure)
{
    out().append("data: ").append(writeFailureBody(Dialect::Chat, failure, {})).append("\n\n");
}

//! The older completions: text only. Thoughts and calls have no place there.
class CompletionsStreamWriter final : public StreamWriter {
public:
    explicit CompletionsStreamWriter(StreamWriterSetup setup)
        : StreamWriter(std::move(setup))
    {
    }

    void take(const Event& event) override;
    void heartbeat() override { out().append(": keepalive\n\n"); }
    void fail(const Failure& failure) override
    {
        out().append("data: ").append(writeFailureBody(Dialect::Completions, failure, {})).append("\n\n");
    }

private:
    void writeChunk(std::string_view escaped, std::string_view finish);
    void writeHead();
};

void CompletionsStreamWriter::writeHead()
{
    out().append("data: {\"id\":\"cmpl-").append(setup().id).append(R"(","object":"text_completion","created":)");
    out().append(std::to_string(setup().created)).append(R"(,"model":")").append(setup().model).append("\",\"choices\":[");
}

void CompletionsStreamWriter::writeChunk(std::string_view escaped, std::string_view finish)
{
    noteContent();
    m_writtenBytes += escaped.size();
    writeHead();
    out().append(R"({"text":")").append(escaped).append(R"(","index":0,"logprobs":null,"finish_reason":)");
    out().append(finish).append("}]}\n\n");
}

void CompletionsStreamWriter::take(const Event& event)
{
    if (event.kind == EventKind::Text || event.kind == EventKind::Refusal) {
        writeChunk(event.text, "null");
    } else if (event.kind == EventKind::Usage) {
        m_usage = *event.usage;
    } else if (event.kind == EventKind::Finish) {
        const auto reason = event.finish == FinishReason::ToolCalls ? "stop" : chatFinishReason(event.finish);
        writeChunk({}, '"' + std::string(reason) + '"');
        if (setup().includeUsage && !m_usage.isEmpty()) {
            writeHead();
            out().append("],\"usage\":");
            json::Writer writer(out());
            writeChatUsage(writer, m_usage);
            out().append("}\n\n");
        }
        out().append("data: [DONE]\n\n");
    }
}

} // namespace

std::unique_ptr<StreamWriter> makeChatStreamWriter(StreamWriterSetup setup)
{
    return std::make_unique<ChatStreamWriter>(std::move(setup));
}

std::unique_ptr<StreamWriter> makeCompletionsStreamWriter(StreamWriterSetup setup)
{
    return std::make_unique<CompletionsStreamWriter>(std::move(setup));
}

} // namespace switchyard::dialects
