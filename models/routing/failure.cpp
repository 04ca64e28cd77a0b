// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "routing/failure.h"

#include "routing/ascii.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <initializer_list>

namespace switchyard::routing {

namespace {

using Patterns = std::initializer_list<std::string_view>;

//! What servers write, in lower case, in the order in which it is looked for. Sources: the servers' own code and
//! answers (LM Studio, Ollama, llama.cpp, vLLM, SGLang, TGI, LocalAI, llama-swap) and the providers' error pages.
struct TextRule {
    FailureClass failure;
    int status; //!< 0: any; otherwise only with this status.
    Patterns patterns;
};

const std::array<TextRule, 14>& textRules()
{
    static const std::array<TextRule, 14> rules {{
        {FailureClass::OutOfCredit, 0,
            {"insufficient_quota", "insufficient balance", "credit balance is too low", "exceeded_current_quota",
                "\"code\":\"1113\"", "\"code\":1113", "billing_error", "billing_hard_limit", "insufficient credits",
                "insufficient_credits", "requires more credits", "payment required"}},
        {FailureClass::ContextOverflow, 0,
            {"exceed_context_size_error", "exceeds the available context size", "maximum context length",
                "context_length_exceeded", "greater than the context length", "trying to keep the first",
                "context size has been exceeded", "input length exceeds", "prompt is too long",
                "`inputs` must have less than", "exceeds the model's maximum context", "longer than the model's context",
                "is longer than the maximum", "input is too long", "model_context_window_exceeded",
                "exceeds the context window", "exceeds context window", "input token count", "too many tokens in the prompt"}},
        {FailureClass::LoadFailed, 0,
            {"insufficient system resources", "out of memory", "failed to allocate", "error loading model",
                "failed to load", "resource limitations", "has crashed without additional information",
                "cudamalloc failed", "not enough memory"}},
        {FailureClass::Unloaded, 0,
            {"no models loaded", "no model loaded", "no models are loaded", "no models are currently loaded",
                "no model is loaded", "model is not loaded", "model not loaded", "model is unloaded", "model unloaded",
                "no models are available", "no running session found", "slots_pinned_error"}},
        {FailureClass::Loading, 0,
            {"loading model", "model_loading", "process is not ready", "model is loading", "is currently loading"}},
        {FailureClass::NotAnLlmApi, 0, {"unexpected endpoint or method"}},
        {FailureClass::ModelNotFound, 0,
            {"model_not_found", "invalid model identifier", "invalid model name passed", "is not a valid model id",
                "no local server found for requested model", "no endpoints found"}},
        {FailureClass::ModelNotFound, 404, {"model", "does not exist"}},
        {FailureClass::AuthFailed, 0,
            {"invalid_api_key", "invalid api key", "authentication_error", "api token is required", "login fail",
                "api key not valid", "incorrect api key", "authorized_error", "invalid authentication"}},
        {FailureClass::Overloaded, 0,
            {"server busy", "server is busy", "maximum pending requests", "overloaded", "no slot available"}},
        {FailureClass::RateLimited, 0,
            {"rate_limit", "rate limit", "too many requests", "resource_exhausted", "concurrency_limit",
                "quota exceeded"}},
        {FailureClass::ModelNotFound, 400, {"not found, try pulling", "does not exist", "model not found", "unknown model"}},
        {FailureClass::ServerError, 0,
            {"server_error", "internalservererror", "internal server error", "enginedeaderror", "api_error",
                "runner has unexpectedly stopped", "process has terminated"}},
        {FailureClass::RequestError, 0, {"invalid_request_error", "badrequesterror", "validation error"}},
    }};
    return rules;
}

bool matches(const TextRule& rule, int status, std::string_view lowered)
{
    if (rule.status != 0 && rule.status != status)
        return false;
    return std::any_of(rule.patterns.begin(), rule.patterns.end(),
        [lowered](std::string_view pattern) { return lowered.find(pattern) != std::string_view::npos; });
}

FailureClass byStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return FailureClass::AuthFailed;
    case 402:
        return FailureClass::OutOfCredit;
    case 404:
        return FailureClass::ModelNotFound;
    case 400:
    case 405:
    case 406:
    case 411:
    case 413:
    case 414:
    case 415:
    case 416:
    case 417:
    case 422:
    case 428:
    case 431:
        return FailureClass::RequestError;
    case 429:
        return FailureClass::RateLimited;
    case 503:
    case 529:
        return FailureClass::Overloaded;
    case 508:
        return FailureClass::LoopDetected;
    case 407:
        return FailureClass::ProxyFailed;
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return FailureClass::NotAnLlmApi;
    // The others of 4xx speak of the server's state (408, 409, 425), of what stands before it (418, 421, 426, 499) or of where it
    // may answer (451): nothing that another one would have to say, too.
    if (status >= 400)
        return FailureClass::ServerError;
    return FailureClass::MalformedResponse;
}

//! Whether a text rule may overrule this status. A server that says 401 means it, whatever its sentence quotes; the
//! exceptions are the rules that exist because servers misuse a status.
bool mayOverrule(FailureClass byText, FailureClass fromStatus, int status)
{
    if (status < 400)
        return true;
    switch (byText) {
    case FailureClass::OutOfCredit:
        return true;
    case FailureClass::ContextOverflow:
        return fromStatus == FailureClass::RequestError || fromStatus == FailureClass::ServerError;
    case FailureClass::LoadFailed:
    case FailureClass::Unloaded:
    case FailureClass::Loading:
    case FailureClass::NotAnLlmApi:
        return fromStatus != FailureClass::AuthFailed && fromStatus != FailureClass::RateLimited;
    case FailureClass::ModelNotFound:
    case FailureClass::AuthFailed:
        return fromStatus == FailureClass::RequestError || fromStatus == FailureClass::ModelNotFound;
    case FailureClass::Overloaded:
        return fromStatus == FailureClass::ServerError || fromStatus == FailureClass::Overloaded;
    default:
        return false;
    }
}

//! The decoded text of the JSON string that starts at `body[start]` (behind its quote). Escapes of code points beyond
//! ASCII become a question mark: the text is for people to recognise, not to process.
std::string jsonStringAt(std::string_view body, std::size_t start)
{
    std::string text;
    for (std::size_t i = start; i < body.size() && body[i] != '"' && text.size() < 400; ++i) {
        if (body[i] != '\\') {
            text += body[i];
            continue;
        }
        if (++i == body.size())
            break;
        switch (body[i]) {
        case 'n':
        case 'r':
        case 't':
            text += ' ';
            break;
        case 'u':
            text += '?';
            i += 4;
            break;
        default:
            text += body[i];
        }
    }
    return text;
}

//! The value of the first member called `key` whose value is a string.
std::string stringMember(std::string_view body, std::string_view key)
{
    const std::string quoted = '"' + std::string(key) + '"';
    for (auto at = body.find(quoted); at != std::string_view::npos; at = body.find(quoted, at + 1)) {
        const auto colon = body.find_first_not_of(" \t\r\n", at + quoted.size());
        if (colon == std::string_view::npos || body[colon] != ':')
            continue;
        const auto value = body.find_first_not_of(" \t\r\n", colon + 1);
        if (value != std::string_view::npos && body[value] == '"')
            return jsonStringAt(body, value + 1);
    }
    return {};
}

bool looksLikeHtml(std::string_view body)
{
    const std::string start = ascii::lowered(ascii::trimmed(body).substr(0, 64));
    return start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<head")
        || start.starts_with("<?xml");
}

std::optional<std::int64_t> numberAfter(std::string_view text, std::string_view lead)
{
    const auto at = text.find(lead);
    if (at == std::string_view::npos)
        return std::nullopt;
    const auto digits = text.find_first_of("0123456789", at + lead.size());
    if (digits == std::string_view::npos || digits > at + lead.size() + 8)
        return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(text.data() + digits, text.data() + text.size(), value);
    return value > 0 ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> contextLimitIn(std::string_view lowered)
{
    for (const std::string_view lead : {"\"n_ctx\":", "n_ctx: ", "context length is ", "context length of only ",
             "context length of ", "available context size (", "maximum context length is ", "> "}) {
        if (const auto value = numberAfter(lowered, lead))
            return value;
    }
    return std::nullopt;
}

constexpr std::size_t longestJudgedBody = 64 * 1024;

} // namespace

std::string_view failureName(FailureClass failure)
{
    switch (failure) {
    case FailureClass::None:
        return "none";
    case FailureClass::DnsFailed:
        return "dns-failed";
    case FailureClass::ConnectRefused:
        return "connect-refused";
    case FailureClass::ConnectFailed:
        return "connect-failed";
    case FailureClass::ConnectTimeout:
        return "connect-timeout";
    case FailureClass::TlsFailed:
        return "tls-failed";
    case FailureClass::ProxyFailed:
        return "proxy-failed";
    case FailureClass::ConnectionLost:
        return "connection-lost";
    case FailureClass::FirstTokenTimeout:
        return "first-token-timeout";
    case FailureClass::GapTimeout:
        return "gap-timeout";
    case FailureClass::TotalTimeout:
        return "total-timeout";
    case FailureClass::AuthFailed:
        return "auth-failed";
    case FailureClass::OutOfCredit:
        return "out-of-credit";
    case FailureClass::ModelNotFound:
        return "model-not-found";
    case FailureClass::RateLimited:
        return "rate-limited";
    case FailureClass::Overloaded:
        return "overloaded";
    case FailureClass::Loading:
        return "loading";
    case FailureClass::Unloaded:
        return "unloaded";
    case FailureClass::LoadFailed:
        return "load-failed";
    case FailureClass::ServerError:
        return "server-error";
    case FailureClass::ContextOverflow:
        return "context-overflow";
    case FailureClass::RequestError:
        return "request-error";
    case FailureClass::MalformedResponse:
        return "malformed-response";
    case FailureClass::NotAnLlmApi:
        return "not-an-llm-api";
    case FailureClass::EmptyResponse:
        return "empty-response";
    case FailureClass::StreamError:
        return "stream-error";
    case FailureClass::StreamTruncated:
        return "stream-truncated";
    case FailureClass::NotSupported:
        return "not-supported";
    case FailureClass::LoopDetected:
        return "loop-detected";
    case FailureClass::ClientGone:
        return "client-gone";
    }
    return "unknown";
}

Classification classify(const UpstreamAnswer& answer)
{
    Classification result;
    const std::string_view body = answer.body.substr(0, longestJudgedBody);
    const std::string lowered = ascii::lowered(body);
    const bool isHtml = looksLikeHtml(body) || ascii::containsIgnoringCase(answer.contentType, "text/html");

    for (const std::string_view key : {"message", "error", "detail", "msg"}) {
        result.message = stringMember(body, key);
        if (!result.message.empty())
            break;
    }
    if (result.message.empty() && !isHtml)
        result.message = std::string(ascii::trimmed(body).substr(0, 400));
    result.message = redactedExcerpt(result.message);
    result.type = redactedExcerpt(stringMember(body, "code"), 80);
    if (result.type.empty())
        result.type = redactedExcerpt(stringMember(body, "type"), 80);

    const bool isSuccess = answer.status >= 200 && answer.status < 300;
    const FailureClass fromStatus = isSuccess ? FailureClass::None : byStatus(answer.status);
    const auto& rules = textRules();
    const auto* const rule = isHtml ? rules.end() : std::find_if(rules.begin(), rules.end(), [&](const TextRule& candidate) {
        return matches(candidate, answer.status, lowered)
            && (isSuccess || mayOverrule(candidate.failure, fromStatus, answer.status));
    });
    if (isHtml && (isSuccess || answer.status == 404 || answer.status == 405)) {
        result.failure = FailureClass::NotAnLlmApi;
        result.message = "the server answered with a web page, not with an answer of a language model API";
    } else if (rule != rules.end()) {
        result.failure = rule->failure;
    } else if (isSuccess) {
        result.failure = answer.inStream ? FailureClass::StreamError : FailureClass::ServerError;
    } else {
        result.failure = fromStatus;
    }
    if (result.failure == FailureClass::ContextOverflow)
        result.contextLimit = contextLimitIn(lowered);
    return result;
}

std::string redactedExcerpt(std::string_view text, std::size_t limit)
{
    // Keys of the known providers begin with these; what follows is hidden up to the next separator.
    static constexpr std::array<std::string_view, 8> keyStarts {
        "sk-", "sk_", "gsk_", "AIza", "xai-", "hf_", "pplx-", "Bearer "};
    static constexpr std::string_view firstLetters = "sgAxhpB";
    std::string result;
    result.reserve(std::min(text.size(), limit));
    for (std::size_t i = 0; i < text.size() && result.size() < limit;) {
        const bool startsWord = firstLetters.find(text[i]) != std::string_view::npos
            && (i == 0 || !std::isalnum(static_cast<unsigned char>(text[i - 1])));
        const auto* const start = !startsWord ? keyStarts.end()
                                              : std::find_if(keyStarts.begin(), keyStarts.end(), [&](std::string_view lead) {
                                                    return text.substr(i).starts_with(lead);
                                                });
        if (start != keyStarts.end()) {
            std::size_t end = i + start->size();
            while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '-'
                       || text[end] == '_' || text[end] == '.' || text[end] == '*'))
                ++end;
            if (end - i >= start->size() + 6) {
                result += "[key hidden]";
                i = end;
                continue;
            }
        }
        const auto c = static_cast<unsigned char>(text[i]);
        result += c < 0x20 || c == 0x7f ? ' ' : text[i];
        ++i;
    }
    if (result.size() > limit)
        result.resize(limit);
    // Not in the middle of a UTF-8 sequence.
    std::size_t lead = result.size();
    while (lead > 0 && (static_cast<unsigned char>(result[lead - 1]) & 0xc0u) == 0x80u)
        --lead;
    if (lead > 0) {
        const auto c = static_cast<unsigned char>(result[lead - 1]);
        const std::size_t length = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
        if (result.size() - (lead - 1) < length)
            result.resize(lead - 1);
    }
    return result;
}

} // namespace switchyard::routing
