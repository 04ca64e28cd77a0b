// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/answerwriter.h"

#include "dialects/answerparts.h"
#include "dialects/messagesparts.h"
#include "dialects/proof.h"
#include "dialects/responsesparts.h"
#include "json/json.h"
#include "json/jsonwriter.h"

#include <algorithm>

namespace switchyard::dialects {

void AnswerCollector::take(const Event& event)
{
    switch (event.kind) {
    case EventKind::Start:
        m_model = event.name;
        return;
    case EventKind::Usage:
        m_usage = *event.usage;
        return;
    case EventKind::Finish:
        m_finish = event.finish;
        m_stopSequence = event.text;
        m_isFinished = true;
        return;
    case EventKind::Error:
        m_failure = *event.failure;
        return;
    case EventKind::ItemEnd:
        return;
    default:
        break;
    }
    const bool isProof = event.kind == EventKind::Signature;
    auto kind = isProof ? EventKind::Reasoning : event.kind;
    if (kind == EventKind::ToolArguments)
        kind = EventKind::ToolCall;
    auto item = std::find_if(m_items.begin(), m_items.end(), [&event, kind](const AnswerItem& known) {
        return known.key == event.item && known.kind == kind;
    });
    if (item == m_items.end()) {
        AnswerItem fresh;
        fresh.kind = kind;
        fresh.key = event.item;
        fresh.id = event.id;
        fresh.name = event.name;
        fresh.nameSpace = event.nameSpace;
        fresh.isCustom = event.isCustom;
        fresh.isNote = event.isNote;
        fresh.isNewMessage = event.isNewMessage;
        item = m_items.insert(m_items.end(), std::move(fresh));
    }
    (isProof ? item->proof : item->text).append(event.text);
}

std::string AnswerCollector::write(const ResponsePlan& plan, const AnswerSeed& seed) const
{
    std::string out;
    switch (plan.client) {
    case Dialect::Responses:
        writeResponses(out, plan, seed);
        break;
    case Dialect::Messages:
        writeMessages(out, plan, seed);
        break;
    case Dialect::Completions:
        writeCompletion(out, plan, seed);
        break;
    default:
        writeChat(out, plan, seed);
    }
    return out;
}

std::string AnswerCollector::joined(EventKind kind) const
{
    std::string text;
    for (const auto& item : m_items) {
        if (item.kind != kind)
            continue;
        if (item.isNewMessage)
            text.append(R"(\n\n)");
        text.append(item.text);
    }
    return text;
}

std::string AnswerCollector::modelFor(const ResponsePlan& plan) const
{
    return m_model.empty() ? json::escaped(plan.model) : m_model;
}

std::int64_t AnswerCollector::completionTokens() const
{
    std::size_t bytes = 0;
    for (const auto& item : m_items)
        bytes += item.text.size();
    return m_usage.completion.value_or(estimatedTokens(bytes));
}

void AnswerCollector::writeChat(std::string& out, const ResponsePlan& plan, const AnswerSeed& seed) const
{
    json::Writer writer(out);
    writer.beginObject();
    writer.key("id").escaped("chatcmpl-" + seed.id).key("object").string("chat.completion");
    writer.key("created").integer(seed.created).key("model").escaped(modelFor(plan));
    writer.key("choices").beginArray().beginObject().key("index").integer(0);
    writer.key("message").beginObject().key("role").string("assistant");
    const auto text = joined(EventKind::Text);
    const auto refusal = joined(EventKind::Refusal);
    const auto thought = joined(EventKind::Reasoning);
    const auto isCall = [](const AnswerItem& item) { return item.kind == EventKind::ToolCall; };
    const bool hasCalls = std::any_of(m_items.begin(), m_items.end(), isCall);
    writer.key("content");
    text.empty() && (hasCalls || !refusal.empty()) ? writer.null() : writer.escaped(text);
    writer.key("refusal");
    refusal.empty() ? writer.null() : writer.escaped(refusal);
    if (!thought.empty())
        writer.key("reasoning_content").escaped(thought);
    writer.key("annotations").beginArray().endArray();
    if (hasCalls) {
        writer.key("tool_calls").beginArray();
        std::string_view proof;
        for (const auto& item : m_items) {
            if (isSealed(item.proof, ProofKind::Google))
                proof = item.proof;
            if (!isCall(item))
                continue;
            writer.beginObject().key("id").escaped(item.id);
            writer.key("type").string(item.isCustom ? "custom" : "function");
            writer.key(item.isCustom ? "custom" : "function").beginObject().key("name").escaped(item.name);
            writer.key(item.isCustom ? "input" : "arguments").escaped(item.text).endObject();
            writeGoogleProof(out, proof);
            proof = {};
            writer.endObject();
        }
        writer.endArray();
    }
    writer.endObject().key("logprobs").null();
    writer.key("finish_reason").string(chatFinishReason(m_finish)).endObject().endArray();
    if (!m_usage.isEmpty()) {
        writer.key("usage");
        writeChatUsage(writer, m_usage);
    }
    writer.endObject();
}

void AnswerCollector::writeCompletion(std::string& out, const ResponsePlan& plan, const AnswerSeed& seed) const
{
    json::Writer writer(out);
    writer.beginObject().key("id").escaped("cmpl-" + seed.id).key("object").string("text_completion");
    writer.key("created").integer(seed.created).key("model").escaped(modelFor(plan));
    writer.key("choices").beginArray().beginObject();
    writer.key("text").escaped(joined(EventKind::Text) + joined(EventKind::Refusal)).key("index").integer(0);
    writer.key("logprobs").null().key("finish_reason");
    writer.string(m_finish == FinishReason::ToolCalls ? "stop" : chatFinishReason(m_finish)).endObject().endArray();
    if (!m_usage.isEmpty()) {
        writer.key("usage");
        writeChatUsage(writer, m_usage);
    }
    writer.endObject();
}

void AnswerCollector::writeResponses(std::string& out, const ResponsePlan& plan, const AnswerSeed& seed) const
{
    const auto incomplete = incompleteReasonFor(m_finish);
    std::string output;
    std::size_t number = 0;
    for (const auto& item : m_items) {
        const bool isCut = !incomplete.empty() && &item == &m_items.back();
        if (number > 0)
            output.append(",");
        writeResponsesItem(output, item, responsesItemId(item, seed.id, number), isCut ? "incomplete" : "completed");
        ++number;
    }
    const auto model = modelFor(plan);
    ResponseObject response;
    response.id = seed.id;
    response.created = seed.created;
    response.status = incomplete.empty() ? "completed" : "incomplete";
    response.model = model;
    response.echo = plan.echo ? std::string_view(*plan.echo) : std::string_view();
    response.output = output;
    response.usage = &m_usage;
    response.completionTokens = completionTokens();
    response.estimatedPrompt = plan.estimatedPromptTokens;
    response.incompleteReason = incomplete;
    writeResponseObject(out, response);
}

void AnswerCollector::writeMessages(std::string& out, const ResponsePlan& plan, const AnswerSeed& seed) const
{
    json::Writer writer(out);
    writer.beginObject().key("id").escaped("msg_" + seed.id).key("type").string("message");
    writer.key("role").string("assistant").key("model").escaped(modelFor(plan)).key("content").beginArray();
    std::string_view note;
    for (const auto& item : m_items) {
        if (item.isNote) {
            note = item.text;
            continue;
        }
        if (item.kind == EventKind::Reasoning && item.text.empty()) {
            if (!item.proof.empty())
                writer.beginObject().key("type").string("redacted_thinking").key("data").escaped(item.proof).endObject();
            continue;
        }
        writer.beginObject().key("type");
        switch (item.kind) {
        case EventKind::ToolCall: {
            const auto arguments = item.isCustom ? "{\"input\":\"" + item.text + "\"}" : json::decoded(item.text);
            writer.string("tool_use").key("id").escaped(messagesToolId(item.id)).key("name").escaped(item.name);
            writer.key("input");
            if (json::isObject(arguments))
                writer.raw(arguments);
            else if (arguments.empty())
                writer.raw("{}");
            else
                writer.beginObject().key("_raw").string(arguments).endObject();
            break;
        }
        case EventKind::Reasoning:
            writer.string("thinking").key("thinking").escaped(item.text);
            writer.key("signature").escaped(messagesSignature(item));
            break;
        case EventKind::RedactedReasoning:
            writer.string("redacted_thinking").key("data").escaped(item.text);
            break;
        default:
            writer.string("text").key("text").escaped(item.text);
        }
        writer.endObject();
    }
    writer.endArray().key("stop_reason").string(messagesStopReason(m_finish)).key("stop_sequence");
    m_finish == FinishReason::StopSequence && !m_stopSequence.empty() ? writer.escaped(m_stopSequence) : writer.null();
    if (m_finish == FinishReason::ContentFilter && !note.empty()) {
        writer.key("stop_details").beginObject().key("type").string("refusal").key("category").null();
        writer.key("explanation").escaped(note).endObject();
    }
    writer.key("usage").beginObject();
    writeMessagesUsage(writer, m_usage, completionTokens(), plan.estimatedPromptTokens);
    writer.endObject().endObject();
}

} // namespace switchyard::dialects
