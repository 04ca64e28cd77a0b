// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/responsesparts.h"

#include "dialects/answerparts.h"
#include "dialects/errornames.h"
#include "json/jsonwriter.h"

namespace switchyard::dialects {

void writeResponseObject(std::string& out, const ResponseObject& response)
{
    json::Writer writer(out);
    writer.beginObject();
    out.append(R"("id":"resp_)").append(response.id).append(R"(","object":"response","created_at":)");
    out.append(std::to_string(response.created)).append(R"(,"completed_at":)");
    out.append(response.status == "completed" ? std::to_string(response.created) : "null");
    out.append(R"(,"status":")").append(response.status).append(R"(","error":)");
    if (response.failure != nullptr) {
        json::Writer error(out);
        error.beginObject().key("code").string(responsesErrorCode(*response.failure));
        error.key("message").string(response.failure->message).endObject();
    } else {
        out.append("null");
    }
    out.append(R"(,"incomplete_details":)");
    if (response.incompleteReason.empty())
        out.append("null");
    else
        out.append(R"({"reason":")").append(response.incompleteReason).append("\"}");
    out.append(R"(,"model":")").append(response.model).append(R"(",)").append(response.echo);
    out.append(R"(,"output":[)").append(response.output).append(R"(],"usage":)");
    if (response.usage == nullptr) {
        out.append("null");
    } else {
        json::Writer usage(out);
        writeResponsesUsage(usage, *response.usage, response.completionTokens, response.estimatedPrompt);
    }
    out.append("}");
}

std::string responsesItemId(const AnswerItem& item, std::string_view answerId, std::size_t number)
{
    std::string id;
    switch (item.kind) {
    case EventKind::ToolCall:
        id = item.isCustom ? "ctc_" : "fc_";
        break;
    case EventKind::Reasoning:
    case EventKind::RedactedReasoning:
        id = "rs_";
        break;
    default:
        id = "msg_";
    }
    return id.append(answerId).append("_").append(std::to_string(number));
}

void writeResponsesPart(std::string& out, EventKind kind, std::string_view escaped)
{
    if (kind == EventKind::Refusal)
        out.append(R"({"type":"refusal","refusal":")").append(escaped).append("\"}");
    else
        out.append(R"({"type":"output_text","text":")").append(escaped).append(R"(","annotations":[],"logprobs":[]})");
}

namespace {

void writeReasoning(std::string& out, const AnswerItem& item)
{
    const bool isRedacted = item.kind == EventKind::RedactedReasoning;
    out.append(R"("type":"reasoning","summary":[)");
    if (!isRedacted && !item.text.empty())
        out.append(R"({"type":"summary_text","text":")").append(item.text).append("\"}");
    out.append("]");
    const auto& proof = isRedacted ? item.text : item.proof;
    if (!proof.empty())
        out.append(R"(,"encrypted_content":")").append(proof).append("\"");
}

void writeCall(std::string& out, const AnswerItem& item, std::string_view status)
{
    out.append(item.isCustom ? R"("type":"custom_tool_call","status":")" : R"("type":"function_call","status":")");
    out.append(status).append(R"(","call_id":")").append(item.id).append(R"(","name":")").append(item.name);
    if (!item.nameSpace.empty())
        out.append(R"(","namespace":")").append(item.nameSpace);
    out.append(item.isCustom ? R"(","input":")" : R"(","arguments":")").append(item.text).append("\"");
}

} // namespace

void writeResponsesItem(std::string& out, const AnswerItem& item, std::string_view itemId, std::string_view status)
{
    out.append(R"({"id":")").append(itemId).append("\",");
    switch (item.kind) {
    case EventKind::ToolCall:
        writeCall(out, item, status);
        break;
    case EventKind::Reasoning:
    case EventKind::RedactedReasoning:
        writeReasoning(out, item);
        break;
    default:
        out.append(R"("type":"message","status":")").append(status).append(R"(","role":"assistant","content":[)");
        writeResponsesPart(out, item.kind, item.text);
        out.append("]");
    }
    out.append("}");
}

std::string_view responsesErrorCode(const Failure& failure)
{
    switch (failure.kind) {
    case ErrorKind::RateLimit:
    case ErrorKind::Billing:
        return "rate_limit_exceeded";
    case ErrorKind::InvalidRequest:
    case ErrorKind::ContentFilter:
        return "invalid_prompt";
    case ErrorKind::ContextTooLong:
        return "context_length_exceeded";
    default:
        return "server_error";
    }
}

std::string_view incompleteReasonFor(FinishReason reason)
{
    if (reason == FinishReason::Length)
        return "max_output_tokens";
    if (reason == FinishReason::ContentFilter)
        return "content_filter";
    return {};
}

} // namespace switchyard::dialects
