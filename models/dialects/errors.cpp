// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/errors.h"

#include "dialects/errornames.h"
#include "json/jsonwriter.h"

#include <algorithm>
#include <string>

namespace switchyard::dialects {

namespace {

struct Names {
    std::string_view openAiType;
    std::string_view openAiCode;
    std::string_view anthropicType;
    int status;
};

// Each kind's names, and the status that stands for it when the provider gave none.
Names namesOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidRequest:
        return {"invalid_request_error", "", "invalid_request_error", 400};
    case ErrorKind::ContextTooLong:
        return {"invalid_request_error", "context_length_exceeded", "invalid_request_error", 400};
    case ErrorKind::ContentFilter:
        return {"invalid_request_error", "content_filter", "invalid_request_error", 400};
    case ErrorKind::Authentication:
        return {"invalid_request_error", "invalid_api_key", "authentication_error", 401};
    case ErrorKind::Billing:
        return {"insufficient_quota", "insufficient_quota", "billing_error", 402};
    case ErrorKind::Permission:
        return {"permission_error", "", "permission_error", 403};
    case ErrorKind::NotFound:
        return {"invalid_request_error", "model_not_found", "not_found_error", 404};
    case ErrorKind::Conflict:
        return {"conflict", "", "conflict_error", 409};
    case ErrorKind::TooLarge:
        return {"invalid_request_error", "request_too_large", "request_too_large", 413};
    case ErrorKind::RateLimit:
        return {"rate_limit_error", "rate_limit_exceeded", "rate_limit_error", 429};
    case ErrorKind::Timeout:
        return {"timeout", "timeout", "timeout_error", 504};
    case ErrorKind::Server:
        return {"server_error", "", "api_error", 500};
    case ErrorKind::Overloaded:
        return {"server_error", "overloaded", "overloaded_error", 503};
    }
    return {"server_error", "", "api_error", 500};
}

int statusFor(Dialect client, const Failure& failure)
{
    const int status = failure.status >= 400 && failure.status < 600 ? failure.status : namesOf(failure.kind).status;
    return status == 529 && hasOpenAiErrors(client) ? 503 : status;
}

// Anthropic's clients shorten a conversation when an error begins like this.
std::string anthropicMessage(const Failure& failure)
{
    constexpr std::string_view tooLong = "prompt is too long";
    if (failure.kind != ErrorKind::ContextTooLong || failure.message.find(tooLong) != std::string::npos)
        return failure.message;
    return std::string(tooLong) + ": " + failure.message;
}

void writeOpenAiBody(std::string& out, const Failure& failure)
{
    const auto names = namesOf(failure.kind);
    const auto code = failure.code.empty() ? names.openAiCode : std::string_view(failure.code);
    json::Writer writer(out);
    writer.beginObject().key("error").beginObject();
    writer.key("message").string(failure.message);
    writer.key("type").string(names.openAiType);
    writer.key("param");
    failure.param.empty() ? writer.null() : writer.string(failure.param);
    writer.key("code");
    code.empty() ? writer.null() : writer.string(code);
    writer.endObject().endObject();
}

void writeAnthropicBody(std::string& out, const Failure& failure, std::string_view requestId)
{
    json::Writer writer(out);
    writer.beginObject().key("type").string("error").key("error").beginObject();
    writer.key("type").string(namesOf(failure.kind).anthropicType);
    writer.key("message").string(anthropicMessage(failure));
    writer.endObject();
    if (!requestId.empty())
        writer.key("request_id").string(requestId);
    writer.endObject();
}

} // namespace

std::string_view openAiTypeOf(ErrorKind kind)
{
    return namesOf(kind).openAiType;
}

std::string_view openAiCodeOf(const Failure& failure)
{
    return failure.code.empty() ? namesOf(failure.kind).openAiCode : std::string_view(failure.code);
}

bool mayFallOver(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidRequest:
    case ErrorKind::ContextTooLong:
    case ErrorKind::ContentFilter:
    case ErrorKind::TooLarge:
        return false;
    default:
        return true;
    }
}

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Authentication;
    case 402:
        return ErrorKind::Billing;
    case 403:
        return ErrorKind::Permission;
    case 404:
        return ErrorKind::NotFound;
    case 408:
    case 504:
    case 522:
    case 524:
        return ErrorKind::Timeout;
    case 409:
        return ErrorKind::Conflict;
    case 413:
        return ErrorKind::TooLarge;
    case 425:
    case 429:
        return ErrorKind::RateLimit;
    case 503:
    case 529:
        return ErrorKind::Overloaded;
    default:
        return status >= 400 && status < 500 ? ErrorKind::InvalidRequest : ErrorKind::Server;
    }
}

std::string writeFailureBody(Dialect client, const Failure& failure, std::string_view requestId)
{
    std::string body;
    if (hasOpenAiErrors(client))
        writeOpenAiBody(body, failure);
    else
        writeAnthropicBody(body, failure, requestId);
    return body;
}

ErrorAnswer writeFailure(Dialect client, const Failure& failure, std::string_view requestId)
{
    // Clients sleep for what they are told, Anthropic's without a bound.
    constexpr std::chrono::seconds longestWait(60);
    ErrorAnswer answer;
    answer.status = statusFor(client, failure);
    answer.headers.emplace_back("content-type", "application/json");
    if (!requestId.empty())
        answer.headers.emplace_back(hasOpenAiErrors(client) ? "x-request-id" : "request-id", requestId);
    if (failure.retryAfter) {
        const auto wait = std::min(std::chrono::ceil<std::chrono::seconds>(*failure.retryAfter), longestWait);
        answer.headers.emplace_back("retry-after", std::to_string(wait.count()));
    }
    answer.body = writeFailureBody(client, failure, requestId);
    return answer;
}

Failure exhaustedFailure(const std::vector<FailedAttempt>& attempts, int status, std::chrono::seconds retryAfter)
{
    Failure failure;
    failure.status = status;
    failure.kind = kindOfStatus(status);
    failure.code = "all_candidates_failed";
    failure.retryAfter = retryAfter;
    failure.message = "No candidate could answer";
    std::string_view separator = ": ";
    for (const auto& attempt : attempts) {
        failure.message.append(separator).append(attempt.route).append(" (").append(attempt.reason).append(")");
        separator = ", ";
    }
    return failure;
}

ErrorAnswer writeExhausted(Dialect client, const std::vector<FailedAttempt>& attempts, int status,
                           std::chrono::seconds retryAfter, std::string_view requestId)
{
    auto failure = exhaustedFailure(attempts, status, retryAfter);
    failure.retryAfter.reset();
    auto answer = writeFailure(client, failure, requestId);
    answer.headers.emplace_back("retry-after", std::to_string(retryAfter.count()));
    answer.headers.emplace_back("x-should-retry", "false");
    return answer;
}

} // namespace switchyard::dialects
