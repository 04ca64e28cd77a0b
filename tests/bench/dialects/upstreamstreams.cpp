// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "upstreamstreams.h"

#include <functional>

namespace switchyard::bench {

namespace {

using dialects::Dialect;

struct Making {
    std::function<void(const char* word)> thought;
    std::function<void(const char* word)> text;
    std::function<void()> beginCall;
    std::function<void(const char* word)> arguments;
};

void fill(const Making& making, int pieces)
{
    for (int i = 0; i < pieces; ++i)
        making.thought(" thinking");
    for (int i = 0; i < pieces; ++i)
        making.text(i % 8 == 0 ? " say \\\"so\\\"\\n" : " and more");
    making.beginCall();
    making.arguments(R"({\"path\":\")");
    for (int i = 2; i < pieces; ++i)
        making.arguments("file/");
    making.arguments(R"(\"})");
}

std::vector<std::string> chatStream(int pieces)
{
    std::vector<std::string> events;
    const auto chunk = [&events](const std::string& delta, const std::string& finish = "null") {
        events.push_back(R"(data: {"id":"chatcmpl-AbCdEfGhIjKlMnOpQrStUvWx","object":"chat.completion.chunk","created":1763800000,"model":"some-model-2026-05","service_tier":"default","system_fingerprint":"fp_1234567890","choices":[{"index":0,"delta":)"
                         + delta + R"(,"logprobs":null,"finish_reason":)" + finish + "}]}\n\n");
    };
    fill({[&](const char* word) { chunk(R"({"reasoning_content":")" + std::string(word) + "\"}"); },
          [&](const char* word) { chunk(R"({"content":")" + std::string(word) + "\"}"); },
          [&] { chunk(R"({"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"read","arguments":""}}]})"); },
          [&](const char* word) { chunk(R"({"tool_calls":[{"index":0,"function":{"arguments":")" + std::string(word) + "\"}}]}"); }},
         pieces);
    chunk("{}", "\"tool_calls\"");
    events.push_back(R"(data: {"id":"chatcmpl-A","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18}})" "\n\ndata: [DONE]\n\n");
    return events;
}

std::vector<std::string> responsesStream(int pieces)
{
    std::vector<std::string> events;
    int number = 0;
    const auto send = [&events, &number](const std::string& type, const std::string& rest) {
        events.push_back("event: response." + type + "\ndata: {\"type\":\"response." + type + "\",\"sequence_number\":" + std::to_string(number++) + rest + "}\n\n");
    };
    send("created", R"(,"response":{"id":"resp_1","object":"response","status":"in_progress","model":"some-model","output":[]})");
    fill({[&](const char* word) { send("reasoning_summary_text.delta", R"(,"item_id":"rs_0123456789abcdef","output_index":0,"summary_index":0,"delta":")" + std::string(word) + "\""); },
          [&](const char* word) { send("output_text.delta", R"(,"item_id":"msg_0123456789abcdef","output_index":1,"content_index":0,"delta":")" + std::string(word) + R"(","logprobs":[],"obfuscation":"a1b2c3")"); },
          [&] { send("output_item.added", R"(,"output_index":2,"item":{"type":"function_call","id":"fc_1","call_id":"call_1","name":"read","arguments":"","status":"in_progress"})"); },
          [&](const char* word) { send("function_call_arguments.delta", R"(,"item_id":"fc_1","output_index":2,"delta":")" + std::string(word) + R"(","obfuscation":"a1b2c3")"); }},
         pieces);
    send("completed", R"(,"response":{"id":"resp_1","status":"completed","output":[],"usage":{"input_tokens":9,"output_tokens":9}})");
    return events;
}

std::vector<std::string> messagesStream(int pieces)
{
    std::vector<std::string> events;
    const auto send = [&events](const std::string& type, const std::string& rest) {
        events.push_back("event: " + type + "\ndata: {\"type\":\"" + type + "\"" + rest + "}\n\n");
    };
    const auto delta = [&send](int index, const std::string& json) {
        send("content_block_delta", ",\"index\":" + std::to_string(index) + ",\"delta\":" + json + "      ");
    };
    send("message_start", R"(,"message":{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[],"usage":{"input_tokens":9,"output_tokens":1}})");
    fill({[&](const char* word) { delta(0, R"({"type":"thinking_delta","thinking":")" + std::string(word) + "\"}"); },
          [&](const char* word) { delta(1, R"({"type":"text_delta","text":")" + std::string(word) + "\"}"); },
          [&] { send("content_block_start", R"(,"index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"read","input":{}})"); },
          [&](const char* word) { delta(2, R"({"type":"input_json_delta","partial_json":")" + std::string(word) + "\"}"); }},
         pieces);
    send("content_block_stop", ",\"index\":2");
    send("message_delta", R"(,"delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":9})");
    send("message_stop", {});
    return events;
}

std::vector<std::string> googleStream(int pieces)
{
    std::vector<std::string> events;
    std::string arguments;
    const auto send = [&events](const std::string& part, const std::string& rest = {}) {
        events.push_back(R"(data: {"candidates":[{"content":{"parts":[)" + part + R"(],"role":"model"})" + rest
                         + R"(,"index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":9,"totalTokenCount":18,"promptTokensDetails":[{"modality":"TEXT","tokenCount":9}]},"modelVersion":"gemini","responseId":"abc"})" "\r\n\r\n");
    };
    fill({[&](const char* word) { send(R"({"text":")" + std::string(word) + R"(","thought":true})"); },
          [&](const char* word) { send(R"({"text":")" + std::string(word) + "\"}"); },
          [] {},
          [&](const char* word) { arguments.append(word); }},
         pieces);
    send(R"({"functionCall":{"name":"read","args":{"path":")" + arguments.substr(12, arguments.size() - 16) + "\"}}}", R"(,"finishReason":"STOP")");
    return events;
}

std::vector<std::string> ollamaStream(int pieces)
{
    std::vector<std::string> events;
    const auto send = [&events](const std::string& message, const std::string& rest = R"("done":false)") {
        events.push_back(R"({"model":"qwen3:8b","created_at":"2026-11-22T10:00:00.123456789Z","message":)" + message + "," + rest + "}\n");
    };
    fill({[&](const char* word) { send(R"({"role":"assistant","content":"","thinking":")" + std::string(word) + "\"}"); },
          [&](const char* word) { send(R"({"role":"assistant","content":")" + std::string(word) + "\"}"); },
          [&] { send(R"({"role":"assistant","content":"","tool_calls":[{"function":{"name":"read","arguments":{"path":"x"}}}]})"); },
          [](const char*) {}},
         pieces);
    send(R"({"role":"assistant","content":""})", R"("done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":9)");
    return events;
}

} // namespace

std::vector<std::string> upstreamStream(Dialect dialect, int pieces)
{
    switch (dialect) {
    case Dialect::Responses:
        return responsesStream(pieces);
    case Dialect::Messages:
        return messagesStream(pieces);
    case Dialect::Google:
        return googleStream(pieces);
    case Dialect::Ollama:
        return ollamaStream(pieces);
    default:
        return chatStream(pieces);
    }
}

std::string chatRequest(std::size_t bytes)
{
    std::string tools;
    for (int i = 0; i < 10; ++i)
        tools += std::string(i > 0 ? "," : "") + R"({"type":"function","function":{"name":"tool)" + std::to_string(i)
            + R"(","description":"Reads a file or lists a folder and gives back what is there","parameters":{"type":"object","properties":{"path":{"type":"string","description":"Where"},"limit":{"type":"integer","minimum":1},"flags":{"type":"array","items":{"type":"string"}}},"required":["path"],"additionalProperties":false}}})";
    std::string messages = R"({"role":"system","content":"You are a careful assistant.\nAnswer briefly."})";
    for (int i = 0; messages.size() + tools.size() + 400 < bytes; ++i) {
        const auto id = "call_" + std::to_string(i);
        messages += R"(,{"role":"user","content":"Please look at \"file )" + std::to_string(i) + R"(\" and tell me what it does, step by step, in plain words."},{"role":"assistant","content":"Let me look.","tool_calls":[{"id":")"
            + id + R"(","type":"function","function":{"name":"tool1","arguments":"{\"path\":\"src/file.cpp\",\"limit\":200}"}}]},{"role":"tool","tool_call_id":")" + id
            + R"(","content":"int main(int argc, char** argv)\n{\n    return run(argc, argv); // the \"real\" work\n}\n// and so on, line after line, as sources are"},{"role":"assistant","content":"It starts the program and hands its arguments over to run()."})";
    }
    return R"({"model":"auto","stream":true,"max_tokens":2000,"temperature":0.5,"messages":[)" + messages + "],\"tools\":[" + tools + R"(],"tool_choice":"auto"})";
}

} // namespace switchyard::bench
