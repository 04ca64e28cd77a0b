// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/failurepatterns.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace switchyard::health {

namespace {

struct Pattern {
    Reason reason;
    std::string_view text; //!< In lower case.
};

// Order matters: billing hides behind 429 and 500, memory behind "failed to load".
constexpr std::array patterns {
    Pattern { Reason::OutOfCredit, "insufficient_quota" },
    Pattern { Reason::OutOfCredit, "insufficient balance" },
    Pattern { Reason::OutOfCredit, "credit balance is too low" },
    Pattern { Reason::OutOfCredit, "exceeded_current_quota" },
    Pattern { Reason::OutOfCredit, "insufficient credits" },
    Pattern { Reason::OutOfCredit, "\"code\":\"1113\"" },
    Pattern { Reason::OutOfCredit, "\"code\": \"1113\"" },
    Pattern { Reason::OutOfCredit, "\"status_code\":1008" },
    Pattern { Reason::OutOfCredit, "余额不足" },
    Pattern { Reason::RegionRefused, "unsupported_country_region_territory" },
    Pattern { Reason::RegionRefused, "country, region, or territory not supported" },
    Pattern { Reason::RegionRefused, "not available in your region" },
    Pattern { Reason::RegionRefused, "not available in your country" },
    Pattern { Reason::RegionRefused, "user location is not supported" },
    Pattern { Reason::ContextExceeded, "exceed_context_size_error" },
    Pattern { Reason::ContextExceeded, "exceeds the available context size" },
    Pattern { Reason::ContextExceeded, "maximum context length" },
    Pattern { Reason::ContextExceeded, "context_length_exceeded" },
    Pattern { Reason::ContextExceeded, "tokens to keep from the initial prompt is greater than the context length" },
    Pattern { Reason::ContextExceeded, "trying to keep the first" },
    Pattern { Reason::ContextExceeded, "context size has been exceeded" },
    Pattern { Reason::ContextExceeded, "input length exceeds" },
    Pattern { Reason::ContextExceeded, "prompt is too long" },
    Pattern { Reason::ContextExceeded, "`inputs` must have less than" },
    Pattern { Reason::OutOfMemory, "insufficient system resources" },
    Pattern { Reason::OutOfMemory, "out of memory" },
    Pattern { Reason::OutOfMemory, "out_of_device_memory" },
    Pattern { Reason::OutOfMemory, "failed to allocate" },
    Pattern { Reason::OutOfMemory, "cudamalloc failed" },
    Pattern { Reason::OutOfMemory, "not enough memory" },
    Pattern { Reason::OutOfMemory, "requires more system memory" },
    Pattern { Reason::OutOfMemory, "resource limitations" },
    Pattern { Reason::LoadFailed, "has crashed without additional information" },
    Pattern { Reason::LoadFailed, "process has terminated" },
    Pattern { Reason::LoadFailed, "error loading model" },
    Pattern { Reason::LoadFailed, "failed to load" },
    Pattern { Reason::LoadFailed, "timed out waiting for llama" },
    Pattern { Reason::NothingLoaded, "no models loaded" },
    Pattern { Reason::NothingLoaded, "no model loaded" },
    Pattern { Reason::NothingLoaded, "no models are currently loaded" },
    Pattern { Reason::NothingLoaded, "no model is currently loaded" },
    Pattern { Reason::NothingLoaded, "no model is loaded" },
    Pattern { Reason::NothingLoaded, "no models are available" },
    Pattern { Reason::NotInMemory, "model is not loaded" },
    Pattern { Reason::NotInMemory, "model is unloaded" },
    Pattern { Reason::NotInMemory, "model not loaded" },
    Pattern { Reason::NotInMemory, "no running session found" },
    Pattern { Reason::ModelLoading, "model_loading" },
    Pattern { Reason::ModelLoading, "process is not ready" },
    Pattern { Reason::ServerStarting, "\"loading model\"" },
    Pattern { Reason::ModelNotListed, "model_not_found" },
    Pattern { Reason::ModelNotListed, "invalid model identifier" },
    Pattern { Reason::ModelNotListed, "invalid model name" },
    Pattern { Reason::ModelNotListed, "is not a valid model id" },
    Pattern { Reason::ModelNotListed, "no local server found for requested model" },
    Pattern { Reason::SpeaksTls, "sent an http request to an https server" },
    Pattern { Reason::SpeaksTls, "plain http request was sent to https port" },
    Pattern { Reason::KeyMissing, "but none was provided" },
    Pattern { Reason::KeyMissing, "please carry the api secret key" },
    Pattern { Reason::KeyMissing, "missing authorization header" },
    Pattern { Reason::KeyMissing, "please provide an api key" },
    Pattern { Reason::KeyMissing, "missing bearer" },
    Pattern { Reason::KeyRefused, "invalid_api_key" },
    Pattern { Reason::KeyRefused, "invalid api key" },
    Pattern { Reason::KeyRefused, "incorrect api key" },
    Pattern { Reason::KeyRefused, "authentication_error" },
    Pattern { Reason::KeyRefused, "invalid x-api-key" },
    Pattern { Reason::KeyRefused, "api key not valid" },
    Pattern { Reason::KeyRefused, "login fail" },
    Pattern { Reason::Overloaded, "server busy" },
    Pattern { Reason::Overloaded, "server is busy" },
    Pattern { Reason::Overloaded, "maximum pending requests" },
    Pattern { Reason::Overloaded, "no slot available" },
    Pattern { Reason::Overloaded, "engine_overloaded_error" },
    Pattern { Reason::Overloaded, "overloaded_error" },
    Pattern { Reason::Overloaded, "model is overloaded" },
    Pattern { Reason::Overloaded, "concurrency_limit" },
};

std::string lower(std::string_view text)
{
    std::string result(text.substr(0, 16 * 1024));
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

// A model name stands between the words, so these are not plain substrings.
bool saysModelNotFound(const std::string& body)
{
    const auto model = body.find("model");
    if (model == std::string::npos)
        return false;
    return body.find("not found", model) != std::string::npos || body.find("does not exist", model) != std::string::npos;
}

// A good answer may hold any words in a model's name or text, so only one that carries an error is searched. Answers of
// the Responses API carry `"error": null`.
bool saysError(const std::string& body)
{
    for (auto at = body.find("\"error\""); at != std::string::npos; at = body.find("\"error\"", at + 1)) {
        const auto value = body.find_first_not_of(" \t\r\n:", at + 7);
        if (value != std::string::npos && body.compare(value, 4, "null") != 0)
            return true;
    }
    return contains(body, "\"status_code\":1") || contains(body, "\"status_code\":2");
}

bool looksLikeHtml(const std::string& body)
{
    const auto start = body.find_first_not_of(" \t\r\n");
    return start != std::string::npos
        && (body.compare(start, 9, "<!doctype") == 0 || body.compare(start, 5, "<html") == 0
            || body.compare(start, 5, "<head") == 0);
}

Reason byStatus(int httpStatus)
{
    switch (httpStatus) {
    case 401:
        return Reason::KeyRefused;
    case 402:
        return Reason::OutOfCredit;
    case 403:
        return Reason::PermissionDenied;
    case 404:
    case 405:
    case 410:
        return Reason::WrongPath;
    case 407:
    case 511:
        return Reason::ProxyInTheWay;
    case 408:
        return Reason::AnswerTimedOut;
    case 429:
        return Reason::RateLimited;
    case 451:
        return Reason::RegionRefused;
    case 529:
        return Reason::Overloaded;
    default:
        break;
    }
    return httpStatus >= 500 ? Reason::ServerError : Reason::UnexpectedAnswer;
}

//! Reverse proxies and gateways put their errors in pages, so a page with an error status is judged by the status.
Reason classifyPage(int httpStatus, const std::string& page)
{
    const bool wantsTls = contains(page, "plain http request was sent to https port") || contains(page, "speaking plain http to an ssl");
    if (wantsTls)
        return Reason::SpeaksTls;
    const bool namesProxy = contains(page, "squid") || contains(page, "zscaler") || contains(page, "proxy server")
        || contains(page, "web filter") || contains(page, "captive portal");
    // A gateway's test for people is no word of the service behind it.
    const bool wantsAPerson = contains(page, "just a moment...") || contains(page, "attention required! | cloudflare");
    if (httpStatus == 407 || httpStatus == 511 || namesProxy || wantsAPerson)
        return Reason::ProxyInTheWay;
    const bool isTelling = httpStatus == 401 || httpStatus == 402 || httpStatus == 403 || httpStatus == 429
        || httpStatus == 451 || httpStatus >= 500;
    return isTelling ? byStatus(httpStatus) : Reason::WebPage;
}

} // namespace

Reason classifyFailure(int httpStatus, std::string_view body)
{
    const auto text = lower(body);
    if (looksLikeHtml(text))
        return classifyPage(httpStatus, text);
    const bool isGood = httpStatus >= 200 && httpStatus < 300;
    if (isGood && !saysError(text))
        return Reason::None;
    const auto found = std::find_if(patterns.begin(), patterns.end(),
                                    [&text](const Pattern& pattern) { return contains(text, pattern.text); });
    if (found != patterns.end())
        return found->reason;
    if (saysModelNotFound(text))
        return Reason::ModelNotListed;
    if (httpStatus == 503 && contains(text, "loading"))
        return Reason::ServerStarting;
    if (isGood)
        return contains(text, "unexpected endpoint") ? Reason::WrongPath : Reason::UnexpectedAnswer;
    return byStatus(httpStatus);
}

} // namespace switchyard::health
