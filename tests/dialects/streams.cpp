// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "streams.h"

#include "dialects/eventsplitter.h"
#include "json/json.h"

namespace switchyard::dialects::test {

std::vector<SentEvent> eventsOf(std::string_view bytes)
{
    std::vector<SentEvent> events;
    EventSplitter splitter(EventSplitter::Framing::ServerSentEvents);
    const auto use = [&events](std::string_view name, std::string_view data) {
        events.push_back({std::string(name), std::string(data)});
    };
    splitter.feed(bytes, use);
    return events;
}

std::string member(const std::string& data, std::string_view name)
{
    json::Document document;
    return document.parse(data) ? std::string(document.root()[name].raw()) : std::string();
}

std::string chatChunk(const std::string& delta, const std::string& finish, const std::string& rest)
{
    return R"(data: {"id":"c1","object":"chat.completion.chunk","model":"m1","choices":[{"index":0,"delta":)" + delta
        + R"(,"finish_reason":)" + finish + "}]" + rest + "}\n\n";
}

std::string busyChat()
{
    return chatChunk(R"({"role":"assistant","content":""})") + chatChunk(R"({"reasoning_content":"let me "})")
        + chatChunk(R"({"reasoning_content":"see"})") + chatChunk(R"({"content":"I call \ud83d"})") + chatChunk(R"({"content":"\ude00"})")
        + chatChunk(R"({"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"f","arguments":""}}]})")
        + chatChunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"{\"x\":"}}]})")
        + chatChunk(R"({"tool_calls":[{"index":1,"id":"call_b","type":"function","function":{"name":"g","arguments":"{\"y\""}}]})")
        + chatChunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]})")
        + chatChunk(R"({"tool_calls":[{"index":1,"function":{"arguments":":2}"}}]})") + chatChunk("{}", "\"tool_calls\"")
        + R"(data: {"id":"c1","choices":[],"usage":{"prompt_tokens":1050,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":900}}})"
        + "\n\n" + kDone;
}

std::string claudeEvent(const std::string& type, const std::string& rest)
{
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + rest + "}\n\n";
}

std::string responsesEvent(const std::string& type, const std::string& rest)
{
    return claudeEvent("response." + type, rest);
}

std::string busyClaude()
{
    return claudeEvent("message_start", R"(,"message":{"id":"msg_1","model":"claude-x","usage":{"input_tokens":100,"cache_read_input_tokens":900,"cache_creation_input_tokens":50,"output_tokens":1}})")
        + claudeEvent("ping")
        + claudeEvent("content_block_start", R"(,"index":0,"content_block":{"type":"thinking","thinking":"","signature":""})")
        + claudeEvent("content_block_delta", R"(,"index":0,"delta":{"type":"thinking_delta","thinking":"hm"})")
        + claudeEvent("content_block_delta", R"(,"index":0,"delta":{"type":"signature_delta","signature":"EqQB+/="})")
        + claudeEvent("content_block_stop", R"(,"index":0)")
        + claudeEvent("content_block_start", R"(,"index":1,"content_block":{"type":"text","text":""})")
        + claudeEvent("content_block_delta", R"(,"index":1,"delta":{"type":"text_delta","text":"ok"})")
        + claudeEvent("content_block_start", R"(,"index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"f","input":{}})")
        + claudeEvent("content_block_start", R"(,"index":3,"content_block":{"type":"tool_use","id":"toolu_2","name":"g","input":{}})")
        + claudeEvent("content_block_delta", R"(,"index":3,"delta":{"type":"input_json_delta","partial_json":"{\"b\":"})")
        + claudeEvent("content_block_stop", R"(,"index":2)")
        + claudeEvent("content_block_delta", R"(,"index":3,"delta":{"type":"input_json_delta","partial_json":"2}"})")
        + claudeEvent("content_block_stop", R"(,"index":3)")
        + claudeEvent("message_delta", R"(,"delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":12})")
        + claudeEvent("message_stop");
}

} // namespace switchyard::dialects::test
