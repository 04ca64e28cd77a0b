// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/failurereader.h"
#include "dialects/streamreader.h"
#include "json/jsontext.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace switchyard::dialects {

namespace {

constexpr std::string_view kContentIndex = "content_index";
// The parts of a thought itself are numbered beside those of its summary.
constexpr std::int64_t kRawThoughts = 1'000'000;

// What a whole text adds to the pieces that came before it; nothing when they are not its beginning.
std::string_view restOf(std::string_view pieces, std::string_view whole)
{
    return whole.substr(0, pieces.size()) == pieces ? whole.substr(pieces.size()) : std::string_view();
}

//! Responses: a stream of typed events, or one response object. Servers leave out deltas, `done` events or the output of
//! `response.completed`, and change ids on the way, so items go by their output index and each part is taken from
//! wherever it comes first.
class ResponsesReader final : public StreamReader {
public:
    explicit ResponsesReader(std::string idSeed)
        : StreamReader(std::move(idSeed))
    {
    }

private:
    struct Part { // one summary or content part of an item
        std::uint32_t item = 0;
        std::string text; // so far
        bool isEnded = false;
    };
    struct Item {
        std::string id; // as last told
        std::map<std::pair<EventKind, std::int64_t>, Part> parts;
        std::optional<std::uint32_t> call;
        std::string arguments; // so far
        bool isEnded = false;
    };
    struct Delta {
        std::string_view type;
        EventKind kind;
        std::string_view index; // member that numbers the part
        std::string_view field; // member that holds the text
        bool isWhole; // a `done` event: used for what no delta has brought
    };

    void readEvent(std::string_view name, json::Value root, EventSink& sink) override;
    void readDocument(json::Value root, EventSink& sink) override;
    bool readDelta(std::string_view type, json::Value root, EventSink& sink);
    void readTerminal(std::string_view type, json::Value root, EventSink& sink);
    void readUsage(json::Value response);
    void readCallStart(Item& item, json::Value value, EventSink& sink);
    void readArguments(Item& item, std::string_view escaped, bool isWhole, EventSink& sink);
    void readWholeItem(Item& item, json::Value value, EventSink& sink);
    bool readWholeText(Item& item, json::Value content, EventSink& sink);
    void readParts(Item& item, json::Value parts, EventKind kind, std::int64_t index, EventSink& sink);
    void emitPart(Item& item, EventKind kind, std::int64_t index, std::string_view escaped, bool isWhole, EventSink& sink);
    void endItem(Item& item, EventSink& sink);
    void finishWith(json::Value response, std::string_view status, EventSink& sink);
    Item& itemOf(json::Value root);
    Item& finalItem(json::Value value, std::int64_t index, json::Value output);

    std::map<std::int64_t, Item> m_items; // by output index
    bool m_hasMessage = false; // a message has given text
};

ResponsesReader::Item& ResponsesReader::itemOf(json::Value root)
{
    const auto last = m_items.empty() ? 0 : m_items.rbegin()->first;
    return m_items[root["output_index"].integer().value_or(last)];
}

void ResponsesReader::readEvent(std::string_view name, json::Value root, EventSink& sink)
{
    const auto typeValue = root["type"];
    const std::string_view type = typeValue.isString() ? typeValue.escaped() : name;
    if (readDelta(type, root, sink))
        return;
    if (type == "response.output_item.added") {
        auto& item = itemOf(root);
        item.id = root["item"]["id"].escaped();
        readCallStart(item, root["item"], sink);
    } else if (type == "response.output_item.done") {
        auto& item = itemOf(root);
        item.id = root["item"]["id"].escaped();
        readWholeItem(item, root["item"], sink);
    } else if (type == "response.function_call_arguments.delta" || type == "response.custom_tool_call_input.delta") {
        readArguments(itemOf(root), root["delta"].escaped(), false, sink);
    } else if (type == "response.function_call_arguments.done") {
        readArguments(itemOf(root), root["arguments"].escaped(), true, sink);
    } else if (type == "response.custom_tool_call_input.done") {
        readArguments(itemOf(root), root["input"].escaped(), true, sink);
    } else if (type == "response.created" || type == "response.in_progress") {
        emitStart(root["response"]["id"], root["response"]["model"], sink);
    } else if (type == "error" || (type.empty() && holdsError(root))) {
        emitError(Dialect::Responses, root.raw(), sink);
    } else {
        readTerminal(type, root, sink);
    }
}

bool ResponsesReader::readDelta(std::string_view type, json::Value root, EventSink& sink)
{
    static constexpr std::array<Delta, 12> deltas {{
        {"response.output_text.delta", EventKind::Text, kContentIndex, "delta", false},
        {"response.output_text.done", EventKind::Text, kContentIndex, "text", true},
        {"response.refusal.delta", EventKind::Refusal, kContentIndex, "delta", false},
        {"response.refusal.done", EventKind::Refusal, kContentIndex, "refusal", true},
        {"response.reasoning_summary_text.delta", EventKind::Reasoning, "summary_index", "delta", false},
        {"response.reasoning_summary_text.done", EventKind::Reasoning, "summary_index", "text", true},
        {"response.reasoning_text.delta", EventKind::Reasoning, kContentIndex, "delta", false},
        {"response.reasoning_text.done", EventKind::Reasoning, kContentIndex, "text", true},
        {"response.reasoning.delta", EventKind::Reasoning, kContentIndex, "delta", false},
        {"response.reasoning.done", EventKind::Reasoning, kContentIndex, "text", true},
        {"response.reasoning_summary.delta", EventKind::Reasoning, "summary_index", "delta", false},
        {"response.reasoning_summary.done", EventKind::Reasoning, "summary_index", "text", true},
    }};
    for (const auto& delta : deltas) {
        if (delta.type != type)
            continue;
        const bool isRawThought = delta.kind == EventKind::Reasoning && delta.index == kContentIndex;
        emitPart(itemOf(root), delta.kind, root[delta.index].integer().value_or(0) + (isRawThought ? kRawThoughts : 0),
                 root[delta.field].escaped(), delta.isWhole, sink);
        return true;
    }
    return false;
}

void ResponsesReader::emitPart(Item& item, EventKind kind, std::int64_t index, std::string_view escaped, bool isWhole,
                               EventSink& sink)
{
    if (escaped.empty())
        return;
    const auto [place, isNew] = item.parts.try_emplace({kind, index});
    auto& part = place->second;
    escaped = isWhole ? restOf(part.text, escaped) : escaped;
    if (part.isEnded || escaped.empty())
        return;
    bool isFurtherMessage = false;
    if (isNew) {
        // The text of one message is one item, whatever its parts; each part of a thought stands for itself.
        const auto first = item.parts.find({EventKind::Text, 0});
        const bool isMoreText = kind == EventKind::Text && first != item.parts.end() && first != place;
        part.item = isMoreText ? first->second.item : newItem();
        isFurtherMessage = kind == EventKind::Text && !isMoreText && m_hasMessage;
        m_hasMessage = m_hasMessage || kind == EventKind::Text;
    }
    part.text.append(escaped);
    emitText(kind, part.item, escaped, sink, isFurtherMessage);
}

void ResponsesReader::readCallStart(Item& item, json::Value value, EventSink& sink)
{
    const bool isCustom = value["type"].is("custom_tool_call");
    if (item.call || (!isCustom && !value["type"].is("function_call")))
        return;
    item.call = newItem();
    const auto callId = value["call_id"];
    emitCall(*item.call, callId.isString() ? callId.escaped() : value["id"].escaped(), value["name"].escaped(), isCustom, sink);
}

void ResponsesReader::readArguments(Item& item, std::string_view escaped, bool isWhole, EventSink& sink)
{
    escaped = isWhole ? restOf(item.arguments, escaped) : escaped;
    if (!item.call || item.isEnded || escaped.empty())
        return;
    item.arguments.append(escaped);
    emitText(EventKind::ToolArguments, *item.call, escaped, sink);
}

void ResponsesReader::readWholeItem(Item& item, json::Value value, EventSink& sink)
{
    if (item.isEnded)
        return;
    readCallStart(item, value, sink);
    readArguments(item, value["type"].is("custom_tool_call") ? value["input"].escaped() : value["arguments"].escaped(),
                  true, sink);
    if (value["type"].is("reasoning")) {
        readParts(item, value["summary"], EventKind::Reasoning, 0, sink);
        readParts(item, value["content"], EventKind::Reasoning, kRawThoughts, sink);
        const auto proof = value["encrypted_content"];
        if (!proof.isEmpty() && proof.isString()) {
            const auto number = item.parts.empty() ? newItem() : item.parts.rbegin()->second.item;
            emitText(EventKind::Signature, number, proof.escaped(), sink);
        }
    } else if (value["type"].is("message")) {
        if (!readWholeText(item, value["content"], sink))
            readParts(item, value["content"], EventKind::Text, 0, sink);
    }
    endItem(item, sink);
}

// The text of a message that has told some of it, whatever its parts were numbered there. False when none was told.
bool ResponsesReader::readWholeText(Item& item, json::Value content, EventSink& sink)
{
    std::string told;
    Part* last = nullptr;
    for (auto& [key, part] : item.parts) {
        if (key.first != EventKind::Text)
            return false;
        told.append(part.text);
        last = &part;
    }
    if (last == nullptr)
        return false;
    std::string whole;
    for (const auto part : content.items())
        whole.append(part["text"].escaped());
    const auto rest = restOf(told, whole);
    last->text.append(rest);
    emitText(EventKind::Text, last->item, rest, sink);
    std::int64_t index = 0;
    for (const auto part : content.items())
        emitPart(item, EventKind::Refusal, index++, part["refusal"].escaped(), true, sink);
    return true;
}

void ResponsesReader::readParts(Item& item, json::Value parts, EventKind kind, std::int64_t index, EventSink& sink)
{
    for (const auto part : parts.items()) {
        if (part["type"].is("refusal"))
            emitPart(item, EventKind::Refusal, index, part["refusal"].escaped(), true, sink);
        else
            emitPart(item, kind, index, part["text"].escaped(), true, sink);
        ++index;
    }
}

void ResponsesReader::endItem(Item& item, EventSink& sink)
{
    if (item.isEnded)
        return;
    item.isEnded = true;
    for (auto& [key, part] : item.parts) {
        part.isEnded = true;
        emitEnd(part.item, sink);
    }
    if (item.call)
        emitEnd(*item.call, sink);
}

void ResponsesReader::readUsage(json::Value response)
{
    const auto usage = response["usage"];
    m_usage.prompt = usage["input_tokens"].integer();
    m_usage.completion = usage["output_tokens"].integer();
    m_usage.cachedPrompt = usage["input_tokens_details"]["cached_tokens"].integer();
    m_usage.cacheWritten = usage["input_tokens_details"]["cache_write_tokens"].integer();
    m_usage.reasoning = usage["output_tokens_details"]["reasoning_tokens"].integer();
}

void ResponsesReader::readTerminal(std::string_view type, json::Value root, EventSink& sink)
{
    constexpr std::string_view prefix = "response.";
    if (type.substr(0, prefix.size()) != prefix)
        return;
    const auto status = type.substr(prefix.size());
    if (status == "completed" || status == "incomplete" || status == "failed" || status == "cancelled" || status == "done")
        finishWith(root["response"], status == "done" ? root["response"]["status"].escaped() : status, sink);
}

void ResponsesReader::finishWith(json::Value response, std::string_view status, EventSink& sink)
{
    emitStart(response["id"], response["model"], sink);
    if (status == "failed" || status == "cancelled" || response["error"].isObject()) {
        emitError(Dialect::Responses, response.raw(), sink);
        return;
    }
    // What only the final object has is taken from there.
    std::int64_t index = 0;
    for (const auto value : response["output"].items())
        readWholeItem(finalItem(value, index++, response["output"]), value, sink);
    for (auto& [number, item] : m_items)
        endItem(item, sink);
    readUsage(response);
    if (status != "incomplete")
        emitFinish(FinishReason::Stop, {}, sink);
    else if (response["incomplete_details"]["reason"].is("content_filter"))
        emitFinish(FinishReason::ContentFilter, {}, sink);
    else
        emitFinish(FinishReason::Length, {}, sink);
}

// Items that came as events are known by their id. Where ids change on the way, by their place, but the list may lack
// items that the events have counted.
ResponsesReader::Item& ResponsesReader::finalItem(json::Value value, std::int64_t index, json::Value output)
{
    const auto byId = [this](std::string_view id) {
        return std::find_if(m_items.begin(), m_items.end(), [id](const auto& known) { return !id.empty() && known.second.id == id; });
    };
    if (const auto same = byId(value["id"].escaped()); same != m_items.end())
        return same->second;
    const auto known = m_items.find(index);
    bool isAnothers = false;
    for (const auto other : output.items())
        isAnothers = isAnothers || (known != m_items.end() && !known->second.id.empty() && other["id"].escaped() == known->second.id);
    return m_items[isAnothers ? m_items.rbegin()->first + 1 : index];
}

void ResponsesReader::readDocument(json::Value root, EventSink& sink)
{
    const auto status = root["status"];
    if (holdsError(root)) {
        emitError(Dialect::Responses, root.raw(), sink);
    } else if (status.is("queued") || status.is("in_progress")) {
        Failure failure;
        failure.message = "The provider answers in the background, which only a client of its own dialect can follow";
        emitFailure(failure, sink);
    } else if (root["output"].isArray()) { // anything else is no answer
        finishWith(root, status.isString() ? status.escaped() : "completed", sink);
    }
}

} // namespace

std::unique_ptr<StreamReader> makeResponsesReader(std::string idSeed)
{
    return std::make_unique<ResponsesReader>(std::move(idSeed));
}

} // namespace switchyard::dialects
