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

namespace switchyard::dialects {

namespace {

//! Anthropic's Messages: a stream of content blocks, or one message. Blocks of kinds that have no counterpart elsewhere
//! (server tools, compaction) are passed over.
class MessagesReader final : public StreamReader {
public:
    explicit MessagesReader(std::string idSeed)
        : StreamReader(std::move(idSeed))
    {
    }

private:
    struct Block {
        std::optional<std::uint32_t> text;
        std::optional<std::uint32_t> thought;
        std::optional<std::uint32_t> call;
        std::string input; // of a call whose block came with its input, escaped
        bool hasArguments = false;
    };

    void readEvent(std::string_view name, json::Value root, EventSink& sink) override;
    void readDocument(json::Value root, EventSink& sink) override;
    void readBlockStart(Block& block, json::Value content, EventSink& sink);
    void readDelta(Block& block, json::Value delta, EventSink& sink);
    void endBlock(Block& block, EventSink& sink);
    void readUsage(json::Value usage);
    void readStop(json::Value holder, EventSink& sink);
    void finish(EventSink& sink);
    void emit(std::optional<std::uint32_t>& item, EventKind kind, std::string_view escaped, EventSink& sink);

    std::map<std::int64_t, Block> m_blocks;
    FinishReason m_finish = FinishReason::Stop;
    std::string m_stopSequence;
    std::optional<std::int64_t> m_input;
};

void MessagesReader::readEvent(std::string_view name, json::Value root, EventSink& sink)
{
    const auto typeValue = root["type"];
    const std::string_view type = typeValue.isString() ? typeValue.escaped() : name;
    const auto index = root["index"].integer().value_or(0);
    if (type == "content_block_delta") {
        readDelta(m_blocks[index], root["delta"], sink);
    } else if (type == "content_block_start") {
        // A block that was never stopped ends where its number is used again.
        if (m_blocks.count(index) != 0)
            endBlock(m_blocks[index], sink);
        m_blocks[index] = {};
        readBlockStart(m_blocks[index], root["content_block"], sink);
    } else if (type == "content_block_stop") {
        endBlock(m_blocks[index], sink);
        m_blocks.erase(index);
    } else if (type == "message_start") {
        emitStart(root["message"]["id"], root["message"]["model"], sink);
        readUsage(root["message"]["usage"]);
    } else if (type == "message_delta") {
        readUsage(root["usage"]);
        readStop(root["delta"], sink);
    } else if (type == "message_stop") {
        finish(sink);
    } else if (type == "error" || holdsError(root)) {
        emitError(Dialect::Messages, root.raw(), sink);
    }
}

void MessagesReader::readDocument(json::Value root, EventSink& sink)
{
    if (holdsError(root)) {
        emitError(Dialect::Messages, root.raw(), sink);
        return;
    }
    if (!root["content"].isArray()) // anything else is no answer
        return;
    emitStart(root["id"], root["model"], sink);
    readUsage(root["usage"]);
    for (const auto content : root["content"].items()) {
        Block block;
        readBlockStart(block, content, sink);
        endBlock(block, sink);
    }
    readStop(root, sink);
    finish(sink);
}

void MessagesReader::emit(std::optional<std::uint32_t>& item, EventKind kind, std::string_view escaped, EventSink& sink)
{
    if (escaped.empty())
        return;
    if (!item)
        item = newItem();
    emitText(kind, *item, escaped, sink);
}

void MessagesReader::readBlockStart(Block& block, json::Value content, EventSink& sink)
{
    const auto type = content["type"];
    if (type.is("text")) {
        emit(block.text, EventKind::Text, content["text"].escaped(), sink);
    } else if (type.is("thinking")) {
        emit(block.thought, EventKind::Reasoning, content["thinking"].escaped(), sink);
        emit(block.thought, EventKind::Signature, content["signature"].escaped(), sink);
    } else if (type.is("redacted_thinking")) {
        emit(block.thought, EventKind::RedactedReasoning, content["data"].escaped(), sink);
    } else if (type.is("tool_use")) {
        block.call = newItem();
        emitCall(*block.call, content["id"].escaped(), content["name"].escaped(), false, sink);
        if (!content["input"].isEmpty())
            json::appendEscaped(block.input, content["input"].raw());
    }
}

void MessagesReader::readDelta(Block& block, json::Value delta, EventSink& sink)
{
    const auto type = delta["type"];
    if (type.is("text_delta")) {
        emit(block.text, EventKind::Text, delta["text"].escaped(), sink);
    } else if (type.is("thinking_delta")) {
        emit(block.thought, EventKind::Reasoning, delta["thinking"].escaped(), sink);
    } else if (type.is("signature_delta")) {
        emit(block.thought, EventKind::Signature, delta["signature"].escaped(), sink);
    } else if (type.is("input_json_delta") && block.call) {
        block.hasArguments = block.hasArguments || !delta["partial_json"].isEmpty();
        emitText(EventKind::ToolArguments, *block.call, delta["partial_json"].escaped(), sink);
    }
}

void MessagesReader::endBlock(Block& block, EventSink& sink)
{
    if (block.call && !block.hasArguments)
        emitText(EventKind::ToolArguments, *block.call, block.input, sink);
    for (auto* const item : {&block.thought, &block.text, &block.call}) {
        if (*item)
            emitEnd(**item, sink);
        item->reset();
    }
}

void MessagesReader::readUsage(json::Value usage)
{
    // The last report counts, but not one that knows no prompt at all.
    const std::array<std::string_view, 3> shares {"input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"};
    const bool knowsPrompt = !m_usage.prompt || std::any_of(shares.begin(), shares.end(), [usage](std::string_view share) {
        return usage[share].integer().value_or(0) > 0;
    });
    const auto update = [knowsPrompt](std::optional<std::int64_t>& known, json::Value value) {
        if (const auto number = value.integer(); number && knowsPrompt)
            known = number;
    };
    update(m_input, usage["input_tokens"]);
    update(m_usage.cachedPrompt, usage["cache_read_input_tokens"]);
    update(m_usage.cacheWritten, usage["cache_creation_input_tokens"]);
    if (const auto completion = usage["output_tokens"].integer()) // a running count: the last one is the truth
        m_usage.completion = completion;
    if (const auto reasoning = usage["output_tokens_details"]["thinking_tokens"].integer())
        m_usage.reasoning = reasoning;
    if (m_input)
        m_usage.prompt = *m_input + m_usage.cachedPrompt.value_or(0) + m_usage.cacheWritten.value_or(0);
}

void MessagesReader::readStop(json::Value holder, EventSink& sink)
{
    const auto reason = holder["stop_reason"];
    if (reason.is("max_tokens") || reason.is("model_context_window_exceeded")) {
        m_finish = FinishReason::Length;
    } else if (reason.is("tool_use")) {
        m_finish = FinishReason::ToolCalls;
    } else if (reason.is("stop_sequence")) {
        m_finish = FinishReason::StopSequence;
        m_stopSequence = holder["stop_sequence"].escaped();
    } else if (reason.is("pause_turn") || reason.is("compaction")) {
        m_finish = FinishReason::Pause;
    } else if (reason.is("refusal")) {
        m_finish = FinishReason::ContentFilter;
        emitNote(holder["stop_details"]["explanation"].escaped(), sink);
    }
}

void MessagesReader::finish(EventSink& sink)
{
    for (auto& [index, block] : m_blocks)
        endBlock(block, sink);
    emitFinish(m_finish, m_stopSequence, sink);
}

} // namespace

std::unique_ptr<StreamReader> makeMessagesReader(std::string idSeed)
{
    return std::make_unique<MessagesReader>(std::move(idSeed));
}

} // namespace switchyard::dialects
