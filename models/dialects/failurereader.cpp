// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "dialects/errors.h"

#include "dialects/failurereader.h"
#include "json/json.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

namespace switchyard::dialects {

namespace {

constexpr std::size_t kMaxMessageBytes = 2000;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

template<std::size_t N>
bool holdsAny(std::string_view text, const std::array<std::string_view, N>& phrases)
{
    return std::any_of(phrases.begin(), phrases.end(),
                       [text](std::string_view phrase) { return text.find(phrase) != std::string_view::npos; });
}

bool isKeyCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '*';
}

// Providers quote refused keys; what looks like one is cut down to its prefix.
std::string withoutKeys(std::string text)
{
    constexpr std::array<std::string_view, 5> prefixes {"sk-", "AIza", "gsk_", "xai-", "Bearer "};
    for (const auto prefix : prefixes) {
        for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + prefix.size())) {
            const auto begin = at + prefix.size();
            auto end = begin;
            while (end < text.size() && isKeyCharacter(text[end]))
                ++end;
            if (end - begin >= 8)
                text.replace(begin, end - begin, "…");
        }
    }
    return text;
}

// The readable part of a page or of plain text.
std::string readablePart(std::string_view body)
{
    std::string text;
    bool isInTag = false;
    for (const char c : body.substr(0, 20000)) {
        if (c == '<')
            isInTag = true;
        const bool isSpace = c == ' ' || static_cast<unsigned char>(c) < 0x20;
        if (!isInTag && !(isSpace && (text.empty() || text.back() == ' ')))
            text.push_back(isSpace ? ' ' : c);
        if (c == '>')
            isInTag = false;
        if (text.size() >= 500)
            break;
    }
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return text;
}

std::optional<std::chrono::milliseconds> retryDelay(json::Value details)
{
    for (const auto detail : details.items()) {
        const auto delay = detail["retryDelay"].text(); // such as "34.4s"
        if (delay.empty())
            continue;
        const double seconds = std::strtod(delay.c_str(), nullptr);
        if (seconds > 0 && seconds < 1e6)
            return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(seconds)) * 1000);
    }
    return std::nullopt;
}

std::string joinedDetail(json::Value detail)
{
    if (detail.isString())
        return detail.text();
    std::string result;
    for (const auto item : detail.items()) {
        std::string place;
        for (const auto step : item["loc"].items())
            place.append(place.empty() ? "" : ".").append(step.isString() ? step.text() : std::string(step.raw()));
        result.append(result.empty() ? "" : "; ").append(place).append(place.empty() ? "" : ": ");
        result.append(item["msg"].text());
    }
    if (result.empty() && detail.isObject())
        return detail["message"].isString() ? detail["message"].text() : std::string(detail.raw());
    return result;
}

struct Reading {
    std::string message;
    std::string type;
    std::string code;
    std::string param;
    std::optional<std::int64_t> number; // a status given as a number inside the body
    std::optional<std::chrono::milliseconds> retryAfter;
};

void readErrorObject(json::Value error, Reading& reading)
{
    reading.message = error["message"].text();
    reading.type = error["type"].text();
    reading.param = error["param"].text();
    const auto code = error["code"];
    reading.code = code.text();
    reading.number = code.integer();
    if (reading.type.empty())
        reading.type = error["status"].text();
    reading.retryAfter = retryDelay(error["details"]);
    const auto upstream = error["metadata"]["raw"];
    if (!upstream.isSet())
        return;
    const auto words = upstream.isString() ? upstream.text() : std::string(upstream.raw());
    reading.message.append(reading.message.empty() ? "" : ": ").append(words);
}

Reading readBody(std::string_view body)
{
    Reading reading;
    json::Document document;
    if (!document.parse(body)) {
        reading.message = readablePart(body);
        return reading;
    }
    auto root = document.root();
    for (const auto item : root.items()) {
        root = item;
        break;
    }
    const auto nested = root["response"]["error"];
    const auto error = root["error"].isSet() ? root["error"] : nested;
    if (error.isObject()) {
        readErrorObject(error, reading);
    } else if (error.isString()) {
        reading.message = error.text();
    } else if (root["detail"].isSet()) {
        reading.message = joinedDetail(root["detail"]);
    } else if (root.isString()) {
        reading.message = root.text();
    } else {
        readErrorObject(root, reading);
        if (reading.message.empty() && root["errors"].isSet())
            reading.message = root["errors"].raw();
    }
    if (reading.message.empty())
        reading.message = error["code"].isString() || !error.isObject() ? reading.code : std::string(error.raw());
    return reading;
}

int statusOfName(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, int>, 34> names {{
        {"invalid_request_error", 400},
        {"invalid_prompt", 400},
        {"context_length_exceeded", 400},
        {"content_filter", 400},
        {"INVALID_ARGUMENT", 400},
        {"FAILED_PRECONDITION", 400},
        {"BadRequestError", 400},
        {"authentication_error", 401},
        {"invalid_api_key", 401},
        {"UNAUTHENTICATED", 401},
        {"billing_error", 402},
        {"permission_error", 403},
        {"PERMISSION_DENIED", 403},
        {"not_found_error", 404},
        {"model_not_found", 404},
        {"NOT_FOUND", 404},
        {"NotFoundError", 404},
        {"request_too_large", 413},
        {"rate_limit_error", 429},
        {"rate_limit_exceeded", 429},
        {"insufficient_quota", 429},
        {"tokens", 429},
        {"requests", 429},
        {"RESOURCE_EXHAUSTED", 429},
        {"api_error", 500},
        {"server_error", 500},
        {"internal_error", 500},
        {"INTERNAL", 500},
        {"timeout_error", 504},
        {"DEADLINE_EXCEEDED", 504},
        {"overloaded_error", 529},
        {"UNAVAILABLE", 503},
        {"unavailable_error", 503},
        {"server_is_overloaded", 503},
    }};
    for (const auto& [known, status] : names) {
        if (known == name)
            return status;
    }
    return 0;
}

int statusOf(int httpStatus, const Reading& reading)
{
    if (httpStatus >= 400)
        return httpStatus;
    if (reading.number && *reading.number >= 400 && *reading.number < 600)
        return static_cast<int>(*reading.number);
    const int byCode = statusOfName(reading.code);
    const int byType = byCode != 0 ? byCode : statusOfName(reading.type);
    return byType != 0 ? byType : 500;
}

ErrorKind refinedKind(int status, const Reading& reading, std::string_view words)
{
    constexpr std::array<std::string_view, 14> tooLong {
        "context_length_exceeded", "maximum context length", "prompt is too long", "context window",
        "context length", "exceeds the available context", "exceed_context_size", "input is too long",
        "too many tokens", "model_context_window", "maximum prompt length", "context size",
        "input token count", "exceeds the maximum number of tokens"};
    constexpr std::array<std::string_view, 5> unpaid {
        "insufficient_quota", "credit balance is too low", "exceeded your current quota", "billing_hard_limit",
        "insufficient credits"};
    constexpr std::array<std::string_view, 5> badKey {
        "api key not valid", "invalid_api_key", "api_key_invalid", "incorrect api key", "invalid x-api-key"};
    constexpr std::array<std::string_view, 3> loading {"loading model", "model is loading", "is currently loading"};

    const bool mayBeTooLong = status == 400 || status == 413 || status == 422 || status == 500;
    if (mayBeTooLong && holdsAny(words, tooLong))
        return ErrorKind::ContextTooLong;
    if ((status == 400 || status == 402 || status == 403 || status == 429) && holdsAny(words, unpaid))
        return ErrorKind::Billing;
    if (status == 400 && holdsAny(words, badKey))
        return ErrorKind::Authentication;
    if (reading.code == "content_filter" || reading.code == "content_policy_violation")
        return ErrorKind::ContentFilter;
    if (reading.code == "tool_use_failed") // the model's own doing: another candidate may well do it
        return ErrorKind::Server;
    if (status >= 500 && holdsAny(words, loading))
        return ErrorKind::Overloaded;
    if ((status == 500 || status == 529) && statusOfName(reading.type) == 529)
        return ErrorKind::Overloaded;
    return kindOfStatus(status);
}

} // namespace

Failure readFailure(Dialect upstream, int status, std::string_view body)
{
    auto reading = readBody(body);
    Failure failure;
    failure.status = statusOf(status, reading);
    const auto words = lowered(reading.code + ' ' + reading.type + ' ' + reading.message);
    failure.kind = refinedKind(failure.status, reading, words);
    if (upstream == Dialect::Google && failure.status == 400 && failure.kind == ErrorKind::Authentication)
        failure.status = 401;
    if (failure.kind == ErrorKind::ContextTooLong)
        reading.code = "context_length_exceeded";
    failure.code = std::move(reading.code);
    failure.param = std::move(reading.param);
    failure.retryAfter = reading.retryAfter;
    failure.message = withoutKeys(std::move(reading.message));
    if (failure.message.size() > kMaxMessageBytes) {
        auto end = kMaxMessageBytes;
        while (end > 0 && (static_cast<unsigned char>(failure.message[end]) & 0xC0U) == 0x80U)
            --end;
        failure.message.resize(end);
    }
    if (failure.message.empty()) {
        failure.message = "The provider answered with status " + std::to_string(failure.status)
            + " and no explanation (" + std::string(nameOf(upstream)) + ")";
    }
    return failure;
}

bool holdsError(json::Value root)
{
    if (root.isArray()) {
        for (const auto item : root.items())
            return item["error"].isObject();
        return false;
    }
    const auto error = root["error"];
    if (error.isObject() || (error.isString() && !error.isEmpty()))
        return true;
    return root["type"].is("error") || root["object"].is("error");
}

} // namespace switchyard::dialects
