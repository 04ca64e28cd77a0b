// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/conditioner.h"

#include "dialects/proof.h"
#include "json/json.h"
#include "json/jsontext.h"

#include <algorithm>

namespace switchyard::dialects {

namespace {

// Thoughts found inside a text get an item of their own, beside the text's.
constexpr std::uint32_t kThoughtBit = 0x80000000U;

ProofKind signatureKind(Dialect issuer)
{
    switch (issuer) {
    case Dialect::Responses:
        return ProofKind::Encrypted;
    case Dialect::Messages:
        return ProofKind::Signature;
    default:
        return ProofKind::Google;
    }
}

// The input of a custom tool that went upstream as a function: `{"input": "…"}`.
std::string unwrappedInput(std::string_view escapedArguments)
{
    const auto text = json::decoded(escapedArguments);
    json::Document document;
    if (!document.parse(text) || !document.root()["input"].isString())
        return std::string(escapedArguments);
    return std::string(document.root()["input"].escaped());
}

} // namespace

Conditioner::Conditioner(const ResponsePlan& plan, EventSink& next)
    : m_plan(plan)
    , m_next(next)
{
    if (plan.splitsThinking)
        m_splitter.emplace(plan.startsInThought);
}

void Conditioner::take(const Event& event)
{
    if (m_isStopped && event.kind != EventKind::Error)
        return;
    switch (event.kind) {
    case EventKind::Text:
        takeText(event);
        break;
    case EventKind::ToolCall:
        takeCall(event);
        break;
    case EventKind::ToolArguments:
        takeArguments(event);
        break;
    case EventKind::ItemEnd: {
        const auto call = m_calls.find(event.item);
        if (call != m_calls.end())
            endCall(event.item, call->second);
        else if (m_textItem == event.item)
            flush();
        m_next.take(event);
        break;
    }
    case EventKind::Signature:
        seal(event, signatureKind(m_plan.upstream));
        break;
    case EventKind::RedactedReasoning:
        seal(event, ProofKind::Redacted);
        break;
    case EventKind::Finish:
        finish(event);
        break;
    default:
        m_next.take(event);
    }
}

void Conditioner::takeText(const Event& event)
{
    if (m_textItem && *m_textItem != event.item)
        flush();
    m_textItem = event.item;
    if (m_splitter && !m_splitter->passes(event.text))
        splitText(event);
    else
        enforceStops(event);
}

void Conditioner::splitText(const Event& event)
{
    m_splitter->feed(json::decoded(event.text), [this, &event](ThoughtSplitter::Channel channel, std::string_view decoded) {
        const auto escaped = json::escaped(decoded);
        if (channel == ThoughtSplitter::Channel::Thought) {
            sendThought(event.item, escaped);
            return;
        }
        Event piece = event;
        piece.text = escaped;
        enforceStops(piece);
    });
}

void Conditioner::enforceStops(const Event& event)
{
    if (m_isStopped)
        return;
    m_hasText = true;
    if (m_plan.stops.empty()) {
        m_next.take(event);
        return;
    }
    json::appendDecoded(m_stopTail, event.text);
    std::size_t first = std::string::npos;
    const std::string* met = nullptr;
    std::size_t kept = 0;
    for (const auto& stop : m_plan.stops) {
        const auto at = m_stopTail.find(stop);
        if (at < first) {
            first = at;
            met = &stop;
        }
        kept = std::max(kept, std::min(m_stopTail.size(), stop.size() - 1));
    }
    const auto ready = met != nullptr ? first : m_stopTail.size() - kept;
    // Cut at a character's beginning.
    auto end = ready;
    while (met == nullptr && end > 0 && end < m_stopTail.size()
           && (static_cast<unsigned char>(m_stopTail[end]) & 0xC0U) == 0x80U)
        --end;
    m_scratch = json::escaped(std::string_view(m_stopTail).substr(0, end));
    m_stopTail.erase(0, end);
    send(EventKind::Text, event.item, m_scratch);
    if (met == nullptr)
        return;
    m_isStopped = true;
    Event last;
    last.kind = EventKind::Finish;
    last.finish = FinishReason::StopSequence;
    m_scratch = json::escaped(*met);
    last.text = m_scratch;
    m_next.take(last);
}

// What only its issuer can read travels under our seal, so that it finds back to it and nowhere else.
void Conditioner::seal(const Event& event, ProofKind kind)
{
    const auto sealed = sealProof(m_plan.issuer, kind, event.text);
    Event wrapped = event;
    wrapped.text = sealed;
    m_next.take(wrapped);
}

void Conditioner::takeCall(const Event& event)
{
    flush();
    auto& call = m_calls[event.item];
    if (!m_plan.jsonTool.empty() && event.name == m_plan.jsonTool) {
        call.isJsonText = true;
        return;
    }
    m_hasRealCall = true;
    m_lastCall = event.item;
    Event renamed = event;
    const auto alias = m_plan.tools.find(event.name);
    if (alias != m_plan.tools.end()) {
        call.alias = &alias->second;
        renamed.name = alias->second.name;
        renamed.nameSpace = alias->second.nameSpace;
        call.isBuffered = alias->second.isCustom && !event.isCustom;
        renamed.isCustom = alias->second.isCustom;
    }
    m_next.take(renamed);
}

void Conditioner::takeArguments(const Event& event)
{
    const auto found = m_calls.find(event.item);
    if (found == m_calls.end() || found->second.isEnded)
        return;
    auto& call = found->second;
    const bool isFirst = call.arguments.empty();
    if (isFirst && event.text == "null") // some servers' word for no arguments
        return;
    if (call.isJsonText) {
        call.arguments = "x";
        m_hasText = true;
        send(EventKind::Text, event.item, event.text); // JSON as text, and so the text of the answer
        return;
    }
    call.arguments.append(event.text);
    if (!call.isBuffered)
        m_next.take(event);
}

void Conditioner::endCall(std::uint32_t item, Call& call)
{
    if (call.isEnded)
        return;
    call.isEnded = true;
    if (call.isJsonText)
        return;
    if (call.isBuffered)
        send(EventKind::ToolArguments, item, unwrappedInput(call.arguments));
    else if (call.arguments.find_first_not_of(' ') == std::string::npos && (call.alias == nullptr || !call.alias->isCustom))
        send(EventKind::ToolArguments, item, "{}");
}

void Conditioner::flush()
{
    if (!m_textItem)
        return;
    const auto item = *m_textItem;
    if (m_splitter) {
        m_splitter->end([this, item](ThoughtSplitter::Channel channel, std::string_view decoded) {
            const auto escaped = json::escaped(decoded);
            Event piece;
            piece.kind = EventKind::Text;
            piece.item = item;
            piece.text = escaped;
            if (channel == ThoughtSplitter::Channel::Thought)
                sendThought(item, escaped);
            else
                enforceStops(piece);
        });
    }
    if (!m_stopTail.empty() && !m_isStopped) {
        send(EventKind::Text, item, json::escaped(m_stopTail));
        m_stopTail.clear();
    }
}

void Conditioner::finish(const Event& event)
{
    flush();
    if (m_isStopped)
        return;
    const auto reason = reasonFor(event.finish);
    // A server that usually begins inside a thought has answered without one.
    if (!m_hasText && !m_hasRealCall && reason == FinishReason::Stop)
        send(EventKind::Text, m_textItem.value_or(0), m_unopenedThought);
    for (auto& [item, call] : m_calls)
        endCall(item, call);
    Event last = event;
    last.finish = reason;
    m_next.take(last);
}

void Conditioner::sendThought(std::uint32_t textItem, std::string_view escaped)
{
    if (m_plan.startsInThought)
        m_unopenedThought.append(escaped);
    send(EventKind::Reasoning, textItem | kThoughtBit, escaped);
}

FinishReason Conditioner::reasonFor(FinishReason reported) const
{
    if (m_hasRealCall) {
        if (reported == FinishReason::ContentFilter || (reported == FinishReason::Length && isLastCallCut()))
            return reported;
        return FinishReason::ToolCalls;
    }
    return reported == FinishReason::ToolCalls ? FinishReason::Stop : reported;
}

bool Conditioner::isLastCallCut() const
{
    const auto call = m_lastCall ? m_calls.find(*m_lastCall) : m_calls.end();
    return call != m_calls.end() && !call->second.arguments.empty()
        && !json::isObject(json::decoded(call->second.arguments));
}

void Conditioner::send(EventKind kind, std::uint32_t item, std::string_view escaped)
{
    if (escaped.empty())
        return;
    Event event;
    event.kind = kind;
    event.item = item;
    event.text = escaped;
    m_next.take(event);
}

} // namespace switchyard::dialects
