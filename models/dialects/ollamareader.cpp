// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/runreader.h"
#include "json/jsontext.h"

#include <string>

namespace switchyard::dialects {

namespace {

//! Ollama's own chat: one JSON object a line, calls in one piece and without ids, an error as a line of its own.
class OllamaReader final : public RunReader {
public:
    explicit OllamaReader(std::string idSeed)
        : RunReader(std::move(idSeed))
    {
    }

private:
    void readEvent(std::string_view name, json::Value root, EventSink& sink) override;
    void readDocument(json::Value root, EventSink& sink) override { readEvent({}, root, sink); }
    void readCall(json::Value call, EventSink& sink);
    void readDoneLine(json::Value root, EventSink& sink);
};

void OllamaReader::readEvent(std::string_view, json::Value root, EventSink& sink)
{
    if (root["error"].isSet()) {
        emitError(Dialect::Ollama, root.raw(), sink);
        return;
    }
    const auto message = root["message"];
    emitStart({}, root["model"], sink);
    emitRun(EventKind::Reasoning, message["thinking"].escaped(), sink);
    emitRun(EventKind::Text, message["content"].escaped(), sink);
    if (!message.exists()) { // /api/generate
        emitRun(EventKind::Reasoning, root["thinking"].escaped(), sink);
        emitRun(EventKind::Text, root["response"].escaped(), sink);
    }
    for (const auto call : message["tool_calls"].items())
        readCall(call, sink);
    if (root["done"].isTrue())
        readDoneLine(root, sink);
}

void OllamaReader::readCall(json::Value call, EventSink& sink)
{
    closeRun(sink);
    const auto function = call["function"];
    const auto item = newItem();
    emitCall(item, call["id"].escaped(), function["name"].escaped(), false, sink);
    const auto arguments = function["arguments"];
    if (arguments.isString())
        emitText(EventKind::ToolArguments, item, arguments.escaped(), sink);
    else if (!arguments.isEmpty() && arguments.isObject())
        emitText(EventKind::ToolArguments, item, json::escaped(arguments.raw()), sink);
    emitEnd(item, sink);
}

void OllamaReader::readDoneLine(json::Value root, EventSink& sink)
{
    m_usage.prompt = root["prompt_eval_count"].integer().value_or(0); // absent when the prompt was cached
    m_usage.completion = root["eval_count"].integer().value_or(0);
    const auto reason = root["done_reason"];
    if ((reason.is("load") || reason.is("unload")) && !hasContent()) {
        Failure failure;
        failure.kind = ErrorKind::Overloaded;
        failure.status = 503;
        failure.message = "Ollama only loaded or unloaded the model and gave no answer";
        emitFailure(failure, sink);
        return;
    }
    emitFinish(reason.is("length") ? FinishReason::Length : FinishReason::Stop, {}, sink);
}

} // namespace

std::unique_ptr<StreamReader> makeOllamaReader(std::string idSeed)
{
    return std::make_unique<OllamaReader>(std::move(idSeed));
}

} // namespace switchyard::dialects
