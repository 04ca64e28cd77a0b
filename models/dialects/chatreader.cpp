// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/failurereader.h"
#include "json/jsontext.h"
#include "dialects/streamreader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::dialects {

namespace {

constexpr std::array kFinishReasons {
    std::pair {std::string_view("length"), FinishReason::Length},
    std::pair {std::string_view("max_tokens"), FinishReason::Length},
    std::pair {std::string_view("model_length"), FinishReason::Length}, // Mistral: the context is full
    std::pair {std::string_view("tool_calls"), FinishReason::ToolCalls},
    std::pair {std::string_view("tool_call"), FinishReason::ToolCalls},
    std::pair {std::string_view("tool_use"), FinishReason::ToolCalls},
    std::pair {std::string_view("function_call"), FinishReason::ToolCalls},
    std::pair {std::string_view("content_filter"), FinishReason::ContentFilter},
    std::pair {std::string_view("guardrail_intervened"), FinishReason::ContentFilter}, // Bedrock
    std::pair {std::string_view("recitation"), FinishReason::ContentFilter},
    std::pair {std::string_view("refusal"), FinishReason::ContentFilter},
    std::pair {std::string_view("safety"), FinishReason::ContentFilter},
    std::pair {std::string_view("sensitive"), FinishReason::ContentFilter}, // z.ai
};

// Ends that are none: the server gave up in the middle.
constexpr std::array<std::string_view, 4> kBreakdowns {
    "error", "abort", "insufficient_system_resource", "network_error"}; // SGLang and vLLM; DeepSeek; z.ai

FinishReason finishOf(std::string_view reason)
{
    for (const auto& [name, meaning] : kFinishReasons) {
        if (name == reason)
            return meaning;
    }
    return FinishReason::Stop; // also "eos", "complete" and other servers' own words
}

// Parts of the prompt are never more than the prompt: Azure counts what Grok caches beside it, OpenRouter what Gemini
// caches twice.
void limitShares(Usage& usage)
{
    const auto prompt = std::max<std::int64_t>(0, usage.prompt.value_or(0));
    if (usage.cachedPrompt)
        usage.cachedPrompt = std::clamp<std::int64_t>(*usage.cachedPrompt, 0, prompt);
    if (usage.cacheWritten)
        usage.cacheWritten = std::clamp<std::int64_t>(*usage.cacheWritten, 0, prompt - usage.cachedPrompt.value_or(0));
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

//! Chat Completions as OpenAI and some thirty others speak it: chunks, or one completion, and the older completions.
class ChatReader final : public StreamReader {
public:
    explicit ChatReader(std::string idSeed)
        : StreamReader(std::move(idSeed))
    {
    }

private:
    struct Call {
        std::optional<std::int64_t> index;
        std::string id;
        std::string name;
        std::string arguments; // so far, escaped
        std::uint32_t item = 0;
        bool isCustom = false;
        bool isAnnounced = false;
        std::size_t handedOver = 0; // bytes of `arguments` that the sink has
    };

    void readEvent(std::string_view name, json::Value root, EventSink& sink) override;
    void readDocument(json::Value root, EventSink& sink) override;
    void readDone(EventSink& sink) override;
    void readEnd(EventSink& sink) override;
    bool awaitsTrailer() const override { return m_finish.has_value(); }

    bool readUsage(json::Value root);
    void readChoice(json::Value choice, json::Value message, EventSink& sink);
    void readFinish(json::Value value, EventSink& sink);
    void readReasoning(json::Value message, EventSink& sink);
    void readReasoningDetails(json::Value details, EventSink& sink);
    void readContent(json::Value content, EventSink& sink);
    void readCall(json::Value call, EventSink& sink);
    Call& callFor(std::optional<std::int64_t> index, std::string_view id, std::string_view name);
    bool isWhole(const Call& call) const;
    void announce(Call& call, EventSink& sink);
    void emit(EventKind kind, std::string_view escaped, EventSink& sink);
    void finish(EventSink& sink);

    std::vector<Call> m_calls;
    std::optional<EventKind> m_openKind; // of the text item that is open
    std::uint32_t m_openItem = 0;
    std::optional<FinishReason> m_finish;
};

void ChatReader::readEvent(std::string_view name, json::Value root, EventSink& sink)
{
    if (name == "error" || holdsError(root)) {
        emitError(Dialect::Chat, root.raw(), sink);
        return;
    }
    const auto choices = root["choices"];
    if (!choices.isEmpty())
        emitStart(root["id"], root["model"], sink);
    const bool hasUsage = readUsage(root);
    for (const auto choice : choices.items()) {
        if (choice["index"].integer().value_or(0) != 0)
            continue;
        const auto delta = choice["delta"];
        readChoice(choice, delta.isObject() ? delta : choice["message"], sink);
    }
    // Usage that came earlier may have been a first estimate; what comes with the end or after it counts.
    if (m_finish && hasUsage)
        finish(sink);
}

void ChatReader::readDocument(json::Value root, EventSink& sink)
{
    if (holdsError(root)) {
        emitError(Dialect::Chat, root.raw(), sink);
        return;
    }
    emitStart(root["id"], root["model"], sink);
    readUsage(root);
    for (const auto choice : root["choices"].items()) {
        readChoice(choice, choice["message"], sink);
        if (!m_finish)
            m_finish = FinishReason::Stop;
        break;
    }
    readEnd(sink);
}

// Some servers never give a finish reason and mark the end only so.
void ChatReader::readDone(EventSink& sink)
{
    if (!m_finish && hasContent())
        m_finish = FinishReason::Stop;
    readEnd(sink);
}

void ChatReader::readEnd(EventSink& sink)
{
    if (m_finish)
        finish(sink);
}

bool ChatReader::readUsage(json::Value root)
{
    auto usage = root["usage"];
    if (!usage.isObject())
        usage = root["x_groq"]["usage"];
    if (!usage.isObject())
        return false;
    m_usage.prompt = usage["prompt_tokens"].integer();
    m_usage.completion = usage["completion_tokens"].integer();
    const auto details = usage["prompt_tokens_details"];
    m_usage.cachedPrompt = details["cached_tokens"].integer();
    if (!m_usage.cachedPrompt)
        m_usage.cachedPrompt = usage["prompt_cache_hit_tokens"].integer(); // DeepSeek
    m_usage.cacheWritten = details["cache_write_tokens"].integer();
    limitShares(m_usage);
    m_usage.reasoning = usage["completion_tokens_details"]["reasoning_tokens"].integer();
    return true;
}

void ChatReader::readChoice(json::Value choice, json::Value message, EventSink& sink)
{
    readReasoning(message, sink);
    readContent(message["content"], sink);
    if (!message.exists()) // the older completions; some servers give the text a second time so
        emit(EventKind::Text, choice["text"].escaped(), sink);
    emit(EventKind::Refusal, message["refusal"].escaped(), sink);
    for (const auto call : message["tool_calls"].items())
        readCall(call, sink);
    const auto legacyCall = message["function_call"];
    const bool isHollow = legacyCall["name"].escaped().empty() && legacyCall["arguments"].escaped().empty(); // Snowflake has one everywhere
    if (legacyCall.isObject() && !isHollow && !m_finish) {
        auto& call = callFor(0, {}, m_calls.empty() ? legacyCall["name"].escaped() : std::string_view());
        call.arguments.append(legacyCall["arguments"].escaped());
        announce(call, sink);
    }
    readFinish(choice["finish_reason"], sink);
}

void ChatReader::readFinish(json::Value value, EventSink& sink)
{
    if (!value.isString() || value.isEmpty() || m_finish)
        return;
    const auto reason = lowered(value.escaped());
    if (std::find(kBreakdowns.begin(), kBreakdowns.end(), reason) == kBreakdowns.end()) {
        m_finish = finishOf(reason);
        return;
    }
    Failure failure;
    failure.message = "The provider broke the answer off (" + reason + ") and gave no explanation";
    emitFailure(failure, sink);
}

void ChatReader::readReasoning(json::Value message, EventSink& sink)
{
    for (const std::string_view key : {"reasoning_content", "reasoning", "reasoning_text", "thinking"}) {
        const auto text = message[key];
        if (text.isString() && !text.isEmpty()) {
            emit(EventKind::Reasoning, text.escaped(), sink);
            return;
        }
    }
    readReasoningDetails(message["reasoning_details"], sink);
}

void ChatReader::readReasoningDetails(json::Value details, EventSink& sink)
{
    for (const auto detail : details.items()) {
        emit(EventKind::Reasoning, detail["text"].escaped(), sink);
        emit(EventKind::Reasoning, detail["summary"].escaped(), sink);
    }
}

void ChatReader::readContent(json::Value content, EventSink& sink)
{
    emit(EventKind::Text, content.escaped(), sink);
    for (const auto part : content.items()) {
        if (part["type"].is("thinking")) { // Mistral
            for (const auto thought : part["thinking"].items())
                emit(EventKind::Reasoning, thought["text"].escaped(), sink);
            emit(EventKind::Reasoning, part["thinking"].escaped(), sink);
        } else {
            emit(EventKind::Text, part["text"].escaped(), sink);
            emit(EventKind::Refusal, part["refusal"].escaped(), sink);
        }
    }
}

void ChatReader::readCall(json::Value value, EventSink& sink)
{
    const auto function = value["function"];
    const bool isCustom = value["custom"].isObject() && !function.isObject(); // Snowflake has both, one of them hollow
    const auto body = isCustom ? value["custom"] : function.isObject() ? function : value;
    const auto name = body["name"].escaped();
    auto& call = callFor(value["index"].integer(), value["id"].escaped(), name);
    call.isCustom = call.isCustom || isCustom;
    const auto arguments = isCustom ? body["input"] : body["arguments"];
    if (arguments.isString())
        call.arguments.append(arguments.escaped());
    else if (arguments.isObject())
        json::appendEscaped(call.arguments, arguments.raw());
    // Google's servers in OpenAI's form: the thought behind a call, which has to come back with it.
    const auto proof = value["extra_content"]["google"]["thought_signature"].escaped();
    if (!proof.empty() && !call.isAnnounced) {
        const auto thought = newItem();
        emitText(EventKind::Signature, thought, proof, sink);
        emitEnd(thought, sink);
    }
    announce(call, sink);
}

// Servers number and name calls in every way there is: see which call this piece belongs to.
ChatReader::Call& ChatReader::callFor(std::optional<std::int64_t> index, std::string_view id, std::string_view name)
{
    Call* found = nullptr;
    for (auto& call : m_calls) {
        const bool isSameId = !id.empty() && call.id == id;
        // A further piece has no name; some servers give it an id of its own all the same.
        const bool isSameIndex = index && call.index == index && (id.empty() || call.id.empty() || call.id == id || name.empty());
        if (isSameId || isSameIndex || (!index && id.empty()))
            found = &call; // the latest that fits
    }
    const bool isNameRepeated = found != nullptr && (name.empty() || found->name == name);
    const bool isNextCall = found != nullptr && id.empty() && !name.empty() && !found->name.empty()
        && (!isNameRepeated || isWhole(*found));
    if (found == nullptr || isNextCall) {
        Call call;
        call.index = index;
        call.item = newItem();
        m_calls.push_back(std::move(call));
        found = &m_calls.back();
    }
    if (found->id.empty())
        found->id = id;
    if (found->name.empty())
        found->name = name;
    return *found;
}

bool ChatReader::isWhole(const Call& call) const
{
    return json::isObject(json::decoded(call.arguments));
}

void ChatReader::announce(Call& call, EventSink& sink)
{
    if (!call.isAnnounced) {
        if (call.name.empty())
            return;
        if (m_openKind)
            emitEnd(m_openItem, sink);
        m_openKind.reset();
        call.isAnnounced = true;
        emitCall(call.item, call.id, call.name, call.isCustom, sink);
    }
    emitText(EventKind::ToolArguments, call.item, std::string_view(call.arguments).substr(call.handedOver), sink);
    call.handedOver = call.arguments.size();
}

void ChatReader::emit(EventKind kind, std::string_view escaped, EventSink& sink)
{
    if (escaped.empty())
        return;
    if (m_openKind != kind) {
        if (m_openKind)
            emitEnd(m_openItem, sink);
        m_openKind = kind;
        m_openItem = newItem();
    }
    emitText(kind, m_openItem, escaped, sink);
}

void ChatReader::finish(EventSink& sink)
{
    emitFinish(*m_finish, {}, sink);
}

} // namespace

std::unique_ptr<StreamReader> makeChatReader(std::string idSeed)
{
    return std::make_unique<ChatReader>(std::move(idSeed));
}

} // namespace switchyard::dialects
