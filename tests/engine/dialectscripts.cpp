// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialectscripts.h"

namespace switchyard::enginetest {

using testlib::ScriptedReply;

namespace {

std::string chatChunk(const std::string& delta, const std::string& finish)
{
    return R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":)" + delta
        + R"(,"finish_reason":)" + finish + "}]}";
}

std::string response(const std::string& status, const std::string& output, const std::string& more = {})
{
    return R"({"id":"resp_1","object":"response","created_at":1,"model":"m","status":")" + status + R"(","output":[)" + output + "]"
        + more + "}";
}

std::string messageItem(const std::string& text)
{
    return R"({"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text","text":")" + text
        + R"(","annotations":[]}]})";
}

//! What stands between the quotes behind `key`.
std::string valueOf(const std::string& json, const std::string& key)
{
    const auto at = json.find('"' + key + "\":\"");
    if (at == std::string::npos)
        return {};
    const auto begin = at + key.size() + 4;
    return json.substr(begin, json.find('"', begin) - begin);
}

const std::string responsesUsage = R"(,"usage":{"input_tokens":9,"output_tokens":3,"total_tokens":12})";

} // namespace

const char* nameOf(Speech speech)
{
    return speech == Speech::Chat ? "chat" : speech == Speech::Responses ? "responses" : "messages";
}

routing::Api apiOf(Speech speech)
{
    using routing::Api;
    return speech == Speech::Chat ? Api::OpenAiCompletions : speech == Speech::Responses ? Api::OpenAiResponses : Api::AnthropicMessages;
}

std::string pathOf(Speech speech)
{
    return speech == Speech::Chat ? "/v1/chat/completions" : speech == Speech::Responses ? "/v1/responses" : "/v1/messages";
}

std::string requestIn(Speech speech, bool stream)
{
    const std::string streams = stream ? R"("stream":true,)" : "";
    if (speech == Speech::Responses)
        return R"({"model":"auto",)" + streams + R"("input":"hi","max_output_tokens":1})";
    return R"({"model":"auto",)" + streams + R"("max_tokens":1,"messages":[{"role":"user","content":"hi"}]})";
}

ServerStream::ServerStream(Speech speech)
    : reply(ScriptedReply::stream())
    , m_speech(speech)
{
}

void ServerStream::event(const std::string& type, const std::string& json)
{
    reply.chunk(type.empty() ? "data: " + json + "\n\n" : "event: " + type + "\ndata: " + json + "\n\n");
}

ServerStream& ServerStream::begin()
{
    switch (m_speech) {
    case Speech::Chat:
        event({}, chatChunk(R"({"role":"assistant","content":""})", "null"));
        break;
    case Speech::Responses:
        for (const std::string type : {"response.created", "response.in_progress"}) {
            event(type, R"({"type":")" + type + R"(","sequence_number":)" + std::to_string(m_sequence++) + R"(,"response":)"
                    + response("in_progress", "") + "}");
        }
        break;
    case Speech::Messages:
        event("message_start",
            R"({"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":9,"output_tokens":1}}})");
        event("ping", R"({"type":"ping"})");
        break;
    }
    return *this;
}

ServerStream& ServerStream::text(const std::string& piece)
{
    const bool opens = !std::exchange(m_isOpen, true);
    m_said += piece;
    const auto next = [this] { return R"(","sequence_number":)" + std::to_string(m_sequence++); };
    switch (m_speech) {
    case Speech::Chat:
        event({}, chatChunk(R"({"content":")" + piece + "\"}", "null"));
        break;
    case Speech::Responses:
        if (opens) {
            event("response.output_item.added", R"({"type":"response.output_item.added)" + next()
                    + R"(,"output_index":0,"item":{"type":"message","id":"msg_1","status":"in_progress","role":"assistant","content":[]}})");
            event("response.content_part.added", R"({"type":"response.content_part.added)" + next()
                    + R"(,"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":"","annotations":[]}})");
        }
        event("response.output_text.delta", R"({"type":"response.output_text.delta)" + next()
                + R"(,"item_id":"msg_1","output_index":0,"content_index":0,"delta":")" + piece + "\"}");
        break;
    case Speech::Messages:
        if (opens)
            event("content_block_start", R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})");
        event("content_block_delta",
            R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":")" + piece + "\"}}");
        break;
    }
    return *this;
}

ServerStream& ServerStream::end()
{
    const auto next = [this] { return R"(","sequence_number":)" + std::to_string(m_sequence++); };
    switch (m_speech) {
    case Speech::Chat:
        event({}, chatChunk("{}", "\"stop\""));
        event({}, "[DONE]");
        break;
    case Speech::Responses:
        event("response.output_text.done", R"({"type":"response.output_text.done)" + next()
                + R"(,"item_id":"msg_1","output_index":0,"content_index":0,"text":")" + m_said + "\"}");
        event("response.content_part.done", R"({"type":"response.content_part.done)" + next()
                + R"(,"item_id":"msg_1","output_index":0,"content_index":0,"part":{"type":"output_text","text":")" + m_said
                + R"(","annotations":[]}})");
        event("response.output_item.done",
            R"({"type":"response.output_item.done)" + next() + R"(,"output_index":0,"item":)" + messageItem(m_said) + "}");
        event("response.completed", R"({"type":"response.completed)" + next() + R"(,"response":)"
                + response("completed", messageItem(m_said), responsesUsage) + "}");
        break;
    case Speech::Messages:
        event("content_block_stop", R"({"type":"content_block_stop","index":0})");
        event("message_delta", R"({"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":3}})");
        event("message_stop", R"({"type":"message_stop"})");
        break;
    }
    reply.endChunks();
    return *this;
}

ServerStream& ServerStream::fail(const std::string& message)
{
    switch (m_speech) {
    case Speech::Chat:
        event({}, R"({"error":{"message":")" + message + R"(","type":"server_error"}})");
        break;
    case Speech::Responses:
        event("response.failed", R"({"type":"response.failed","sequence_number":)" + std::to_string(m_sequence++) + R"(,"response":)"
                + response("failed", "", R"(,"error":{"code":"server_error","message":")" + message + "\"}") + "}");
        break;
    case Speech::Messages:
        event("error", R"({"type":"error","error":{"type":"overloaded_error","message":")" + message + "\"}}");
        break;
    }
    return *this;
}

ServerStream& ServerStream::malformed()
{
    event({}, R"({"type":"response.output_text.delta","id":"c1","choices":[{"delta":{"content": )");
    return *this;
}

ScriptedReply goodAnswer(Speech speech, bool stream, const std::string& text)
{
    if (stream)
        return ServerStream(speech).begin().text(text).end().reply;
    switch (speech) {
    case Speech::Chat:
        return ScriptedReply::chat(text);
    case Speech::Responses:
        return ScriptedReply::document(200, response("completed", messageItem(text), responsesUsage));
    case Speech::Messages:
        break;
    }
    return ScriptedReply::document(200,
        R"({"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":")" + text
            + R"("}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":9,"output_tokens":3}})");
}

std::string textIn(Speech speech, const Answer& answer)
{
    if (answer.body.starts_with('{')) {
        const auto content = answer.body.find(speech == Speech::Responses ? "output_text" : "\"content\":");
        return content == std::string::npos ? std::string {} : valueOf(answer.body.substr(content), speech == Speech::Chat ? "content" : "text");
    }
    std::string text;
    for (const std::string& event : answer.events()) {
        if (speech == Speech::Chat)
            text += valueOf(event, "content");
        else if (speech == Speech::Responses && event.find("output_text.delta") != std::string::npos)
            text += valueOf(event, "delta");
        else if (speech == Speech::Messages && event.find("text_delta") != std::string::npos)
            text += valueOf(event, "text");
    }
    return text;
}

bool saysComplete(Speech speech, const Answer& answer)
{
    const auto has = [&](const char* text) { return answer.body.find(text) != std::string::npos; };
    switch (speech) {
    case Speech::Chat:
        return has("[DONE]") || has("\"finish_reason\":\"stop\"");
    case Speech::Responses:
        return has("response.completed") || has("\"status\":\"completed\",\"error\":null");
    case Speech::Messages:
        break;
    }
    return has("message_stop") || has("\"stop_reason\":\"end_turn\"");
}

bool saysError(Speech speech, const Answer& answer)
{
    const auto has = [&](const char* text) { return answer.body.find(text) != std::string::npos; };
    switch (speech) {
    case Speech::Chat:
        return has("data: {\"error\":");
    case Speech::Responses:
        return has("\"type\":\"response.failed\"") || has("\"type\":\"error\"");
    case Speech::Messages:
        break;
    }
    return has("event: error\ndata: {\"type\":\"error\"");
}

} // namespace switchyard::enginetest
