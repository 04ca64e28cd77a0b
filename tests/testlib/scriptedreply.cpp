// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "testlib/scriptedupstream.h"

#include <cstdio>

namespace switchyard::testlib {

namespace {

using namespace std::chrono_literals;

constexpr auto longestPause = 120s;

std::string jsonText(const std::string& text)
{
    std::string result;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (c == '\n')
            result += "\\n";
        else
            result += c;
    }
    return result;
}

std::string chunked(const std::string& bytes)
{
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + bytes + "\r\n";
}

} // namespace

ScriptedReply ScriptedReply::raw(std::string bytes)
{
    ScriptedReply reply;
    reply.bytes(std::move(bytes));
    return reply;
}

ScriptedReply ScriptedReply::document(int status, std::string body, std::string headers, std::string contentType)
{
    std::string text = "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n";
    if (!contentType.empty())
        text += "Content-Type: " + contentType + "\r\n";
    text += headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    return raw(std::move(text));
}

ScriptedReply ScriptedReply::chat(const std::string& text)
{
    return document(200,
        R"({"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"scripted","choices":[{"index":0,"message":{"role":"assistant","content":")"
            + jsonText(text)
            + R"("},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21}})");
}

ScriptedReply ScriptedReply::stream(std::string headers)
{
    return raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + headers + "Transfer-Encoding: chunked\r\n\r\n");
}

ScriptedReply ScriptedReply::chatStream(const std::vector<std::string>& pieces)
{
    ScriptedReply reply = stream();
    reply.event(R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]})");
    for (const std::string& piece : pieces)
        reply.text(piece);
    reply.event(R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})");
    reply.event("[DONE]");
    reply.endChunks();
    return reply;
}

ScriptedReply ScriptedReply::closing()
{
    ScriptedReply reply;
    reply.close();
    return reply;
}

ScriptedReply ScriptedReply::resetting()
{
    ScriptedReply reply;
    reply.reset();
    return reply;
}

ScriptedReply& ScriptedReply::bytes(std::string more)
{
    m_steps.push_back({Step::Kind::Send, std::move(more), {}});
    return *this;
}

ScriptedReply& ScriptedReply::chunk(const std::string& bytes)
{
    return this->bytes(chunked(bytes));
}

ScriptedReply& ScriptedReply::chunks(const std::string& bytes, int count)
{
    m_steps.push_back({Step::Kind::Send, chunked(bytes), {}, count});
    return *this;
}

ScriptedReply& ScriptedReply::event(const std::string& json)
{
    return chunk("data: " + json + "\n\n");
}

ScriptedReply& ScriptedReply::text(const std::string& piece)
{
    return event(R"({"id":"c1","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"delta":{"content":")"
        + jsonText(piece) + R"("},"finish_reason":null}]})");
}

ScriptedReply& ScriptedReply::endChunks()
{
    return bytes("0\r\n\r\n");
}

ScriptedReply& ScriptedReply::wait(std::chrono::milliseconds time)
{
    m_steps.push_back({Step::Kind::Wait, {}, time});
    return *this;
}

ScriptedReply& ScriptedReply::then(const ScriptedReply& other)
{
    m_steps.insert(m_steps.end(), other.m_steps.begin(), other.m_steps.end());
    return *this;
}

ScriptedReply& ScriptedReply::waitForRelease()
{
    m_steps.push_back({Step::Kind::WaitForRelease, {}, longestPause});
    return *this;
}

ScriptedReply& ScriptedReply::hang()
{
    m_steps.push_back({Step::Kind::Hang, {}, longestPause});
    return *this;
}

ScriptedReply& ScriptedReply::close()
{
    m_steps.push_back({Step::Kind::Close, {}, {}});
    return *this;
}

ScriptedReply& ScriptedReply::reset()
{
    m_steps.push_back({Step::Kind::Reset, {}, {}});
    return *this;
}

ScriptedReply& ScriptedReply::atOnce()
{
    std::vector<Step> steps;
    for (Step& step : m_steps) {
        const bool joins = !steps.empty() && step.kind == Step::Kind::Send && steps.back().kind == Step::Kind::Send
            && step.count == 1 && steps.back().count == 1;
        if (joins)
            steps.back().bytes += step.bytes;
        else
            steps.push_back(std::move(step));
    }
    m_steps = std::move(steps);
    return *this;
}

ScriptedReply& ScriptedReply::inPiecesOf(std::size_t size)
{
    m_pieceSize = size;
    return *this;
}

} // namespace switchyard::testlib
