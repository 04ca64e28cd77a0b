// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/testmessage.h"

#include "health/adapters/families.h"

#include <algorithm>

namespace switchyard::health {

namespace {

constexpr std::size_t mostPending = 256 * 1024;
constexpr std::size_t mostBody = 16 * 1024;
constexpr std::size_t mostText = 1024;
constexpr std::size_t shownCharacters = 200;

constexpr std::string_view question = R"("messages":[{"role":"user","content":"Say OK."}])";

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\r' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

Json first(const Json& array)
{
    const auto items = array.items();
    return items.empty() ? Json {} : items.front();
}

} // namespace

Ask testMessageAsk(std::string_view api, std::string_view model, ServerFamily family)
{
    const auto name = R"({"model":)" + quoted(model) + ',';
    if (api == "openai-responses")
        return { "POST", "/responses", name + R"("stream":true,"max_output_tokens":20,"input":"Say OK."})" };
    if (api == "anthropic-messages")
        return { "POST", "/messages", name + R"("stream":true,"max_tokens":20,)" + std::string(question) + '}' };
    if (api == "google-generative-ai")
        return { "POST", "/models/" + std::string(model) + ":streamGenerateContent",
                 R"({"contents":[{"role":"user","parts":[{"text":"Say OK."}]}],"generationConfig":{"maxOutputTokens":20}})" };
    if (api == "ollama")
        return { "POST", "/api/chat", name + R"("stream":true,"options":{"num_predict":20},)" + std::string(question) + '}' };
    const auto* limit = family == ServerFamily::OpenAi ? R"("max_completion_tokens":20,)" : R"("max_tokens":20,)";
    return { "POST", "/chat/completions",
             name + R"("stream":true,"stream_options":{"include_usage":true},)" + limit + std::string(question) + '}' };
}

bool TestAnswer::feed(std::string_view piece)
{
    const bool hadBegun = m_hasBegun;
    m_body.append(piece.substr(0, mostBody - std::min(mostBody, m_body.size())));
    m_pending.append(piece);
    for (auto end = m_pending.find('\n'); end != std::string::npos; end = m_pending.find('\n')) {
        readLine(trimmed(std::string_view(m_pending).substr(0, end)));
        m_pending.erase(0, end + 1);
    }
    if (m_pending.size() > mostPending)
        m_pending.clear();
    return m_hasBegun && !hadBegun;
}

//! Lines of an event stream carry `data:`, Ollama's are bare objects; comments, names of events and `[DONE]` are neither.
void TestAnswer::readLine(std::string_view line)
{
    if (startsWith(line, "data:"))
        line = trimmed(line.substr(5));
    if (line.empty() || line.front() != '{')
        return;
    if (const auto object = Json::parse(line))
        readObject(*object);
}

void TestAnswer::readObject(const Json& object)
{
    const auto delta = first(object["choices"])["delta"];
    add(delta["content"], false);
    add(delta["reasoning_content"], true);
    add(delta["reasoning"], true);
    add(object["message"]["content"], false);
    add(object["message"]["thinking"], true);
    const auto type = object["type"].text();
    if (type == "response.output_text.delta")
        add(object["delta"], false);
    else if (startsWith(type, "response.reasoning"))
        add(object["delta"], true);
    else if (type == "content_block_delta") {
        add(object["delta"]["text"], false);
        add(object["delta"]["thinking"], true);
    }
    for (const auto& part : first(object["candidates"])["content"]["parts"].items())
        add(part["text"], part["thought"].boolean() == true);
    for (const auto& count : { object["usage"]["completion_tokens"], object["usage"]["output_tokens"], object["eval_count"],
                               object["response"]["usage"]["output_tokens"], object["usageMetadata"]["candidatesTokenCount"] }) {
        if (const auto value = count.count())
            m_tokens = TokenCount { *value };
    }
}

void TestAnswer::add(const Json& value, bool isReasoning)
{
    const auto text = value.text();
    if (text.empty())
        return;
    m_hasBegun = true;
    if (!isReasoning && m_text.size() < mostText)
        m_text += text;
}

std::string TestAnswer::text() const
{
    std::size_t characters = 0;
    std::size_t end = 0;
    for (; end < m_text.size(); ++end) {
        const bool isStart = (static_cast<unsigned char>(m_text[end]) & 0xC0U) != 0x80U;
        if (isStart && ++characters > shownCharacters)
            break;
    }
    return m_text.substr(0, end);
}

} // namespace switchyard::health
