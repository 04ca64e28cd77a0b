// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/failurereader.h"
#include "dialects/googlearguments.h"
#include "dialects/runreader.h"
#include "json/jsontext.h"

#include <array>
#include <optional>
#include <string>

namespace switchyard::dialects {

namespace {

//! Google's generateContent: whole or as a stream, every piece is the same object. A call arrives in one piece, unless the
//! request asked for its arguments as a stream.
class GoogleReader final : public RunReader {
public:
    explicit GoogleReader(std::string idSeed)
        : RunReader(std::move(idSeed))
    {
    }

private:
    void readEvent(std::string_view name, json::Value root, EventSink& sink) override;
    void readDocument(json::Value root, EventSink& sink) override;
    void readEnd(EventSink& sink) override;
    void readPart(json::Value part, EventSink& sink);
    void readCall(json::Value call, EventSink& sink);
    void endCall(EventSink& sink);
    void readUsage(json::Value usage);
    void readFinish(json::Value candidate, EventSink& sink);
    void refuse(json::Value message, EventSink& sink);

    std::optional<FinishReason> m_finish;
    std::optional<std::uint32_t> m_openCall; // told piece by piece
    GoogleArguments m_arguments; // of that call
};

void GoogleReader::readEvent(std::string_view, json::Value root, EventSink& sink)
{
    if (holdsError(root)) {
        emitError(Dialect::Google, root.raw(), sink);
        return;
    }
    emitStart(root["responseId"], root["modelVersion"], sink);
    readUsage(root["usageMetadata"]);
    for (const auto candidate : root["candidates"].items()) {
        if (candidate["index"].integer().value_or(0) != 0)
            continue;
        for (const auto part : candidate["content"]["parts"].items())
            readPart(part, sink);
        readFinish(candidate, sink);
    }
    const auto feedback = root["promptFeedback"];
    if (feedback["blockReason"].isString() && !m_finish)
        refuse(feedback["blockReasonMessage"], sink);
    if (m_finish && root["usageMetadata"].isObject())
        readEnd(sink);
}

void GoogleReader::readDocument(json::Value root, EventSink& sink)
{
    if (root.isArray() && !holdsError(root)) { // a stream asked for without `alt=sse`
        for (const auto piece : root.items())
            readEvent({}, piece, sink);
    } else {
        readEvent({}, root, sink);
    }
    readEnd(sink);
}

void GoogleReader::readEnd(EventSink& sink)
{
    if (!m_finish || isDone())
        return;
    endCall(sink);
    emitFinish(*m_finish, {}, sink);
}

void GoogleReader::readPart(json::Value part, EventSink& sink)
{
    const auto call = part["functionCall"];
    if (call.isObject()) {
        if (!m_openCall || !call["name"].isEmpty())
            emitProof(part["thoughtSignature"].escaped(), sink);
        readCall(call, sink);
        return;
    }
    emitRun(part["thought"].isTrue() ? EventKind::Reasoning : EventKind::Text, part["text"].escaped(), sink);
}

void GoogleReader::readCall(json::Value call, EventSink& sink)
{
    if (!call["name"].escaped().empty()) {
        closeRun(sink);
        endCall(sink);
        m_openCall = newItem();
        emitCall(*m_openCall, call["id"].escaped(), call["name"].escaped(), false, sink);
    }
    if (!m_openCall)
        return;
    for (const auto piece : call["partialArgs"].items())
        m_arguments.add(piece);
    if (!call["args"].isEmpty())
        emitText(EventKind::ToolArguments, *m_openCall, json::escaped(call["args"].raw()), sink);
    if (!call["willContinue"].isTrue())
        endCall(sink);
}

void GoogleReader::endCall(EventSink& sink)
{
    if (!m_openCall)
        return;
    if (!m_arguments.isEmpty())
        emitText(EventKind::ToolArguments, *m_openCall, json::escaped(m_arguments.text()), sink);
    m_arguments.clear();
    emitEnd(*m_openCall, sink);
    m_openCall.reset();
}

void GoogleReader::readUsage(json::Value usage)
{
    if (!usage.isObject())
        return;
    const auto count = [usage](std::string_view key) { return usage[key].integer(); };
    const auto thoughts = count("thoughtsTokenCount");
    if (count("promptTokenCount"))
        m_usage.prompt = *count("promptTokenCount") + count("toolUsePromptTokenCount").value_or(0);
    if (count("candidatesTokenCount") || thoughts)
        m_usage.completion = count("candidatesTokenCount").value_or(0) + thoughts.value_or(0);
    else if (!m_usage.completion)
        m_usage.completion = 0;
    if (thoughts)
        m_usage.reasoning = thoughts;
    if (count("cachedContentTokenCount"))
        m_usage.cachedPrompt = count("cachedContentTokenCount");
}

void GoogleReader::readFinish(json::Value candidate, EventSink& sink)
{
    constexpr std::array<std::string_view, 12> filters {
        "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "MODEL_ARMOR", "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION", "IMAGE_OTHER", "NO_IMAGE"};
    constexpr std::array<std::string_view, 4> malfunctions {
        "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "MALFORMED_RESPONSE", "TOO_MANY_TOOL_CALLS"};

    const auto reason = candidate["finishReason"];
    if (!reason.isString() || m_finish)
        return;
    const auto isOneOf = [reason](const auto& names) {
        for (const auto name : names) {
            if (reason.is(name))
                return true;
        }
        return false;
    };
    m_finish = FinishReason::Stop;
    if (reason.is("MAX_TOKENS")) {
        m_finish = FinishReason::Length;
    } else if (isOneOf(filters)) {
        refuse(candidate["finishMessage"], sink);
    } else if (isOneOf(malfunctions) && !hasContent()) {
        Failure failure;
        failure.message = "The model's answer was unusable (" + reason.text() + ")";
        failure.code = reason.text();
        emitFailure(failure, sink);
    }
}

void GoogleReader::refuse(json::Value message, EventSink& sink)
{
    m_finish = FinishReason::ContentFilter;
    closeRun(sink);
    emitNote(message.escaped(), sink);
}

} // namespace

std::unique_ptr<StreamReader> makeGoogleReader(std::string idSeed)
{
    return std::make_unique<GoogleReader>(std::move(idSeed));
}

} // namespace switchyard::dialects
