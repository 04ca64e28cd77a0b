// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/clock.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::routing {

//! Why an attempt did not deliver an answer.
enum class FailureClass {
    None, //!< It delivered.
    // The way to the server
    DnsFailed,
    ConnectRefused,
    ConnectFailed, //!< Unreachable network, reset while connecting.
    ConnectTimeout,
    TlsFailed,
    ProxyFailed,
    // No usable answer in time
    ConnectionLost, //!< Closed or reset before the answer's head was complete.
    FirstTokenTimeout,
    GapTimeout, //!< A stream fell silent.
    TotalTimeout,
    // The server said so
    AuthFailed, //!< 401, 403 and their texts.
    OutOfCredit, //!< 402, exhausted quota or balance, whatever the status.
    ModelNotFound,
    RateLimited,
    Overloaded, //!< 503, 529, queue full.
    Loading, //!< The model or the server is being loaded.
    Unloaded, //!< The model is not in memory and the server will not load it by itself.
    LoadFailed, //!< Out of memory, crashed while loading.
    ServerError, //!< Any other 5xx, 408, 409, 425.
    ContextOverflow,
    RequestError, //!< The request itself is at fault: 400, 413, 415, 422.
    // The answer is not one
    MalformedResponse, //!< Not HTTP, not JSON, wrong length, unknown encoding.
    NotAnLlmApi, //!< HTML, a redirect, a page that says "unexpected endpoint".
    EmptyResponse,
    StreamError, //!< An error event inside a stream that began with 200.
    StreamTruncated, //!< The stream ended without its end marker.
    // Ours
    NotSupported, //!< The request cannot be expressed in the candidate's dialect.
    LoopDetected, //!< The endpoint is this engine.
    ClientGone,
};

//! A fixed lower-case word with hyphens, for records, headers and metrics, such as `connect-refused`.
std::string_view failureName(FailureClass failure);

//! What an upstream answered, as far as classification reads it.
struct UpstreamAnswer {
    int status = 0;
    std::string_view contentType;
    std::string_view body; //!< The first 64 KiB at most.
    bool inStream = false; //!< The text of an error event inside a stream.
};

//! What the answer's text says, beyond its class.
struct Classification {
    FailureClass failure = FailureClass::None;
    std::string message; //!< The server's own sentence, at most 200 characters, control characters removed.
    std::string type; //!< Its error type or code, when it gave one.
    std::optional<std::int64_t> contextLimit; //!< The window named in a context error.
};

//! Judges an answer by its body first and its status second, with the texts of the known servers.
//! A 2xx with a usable body gives None only through the caller: this function is asked about failures and about
//! error events; for a 2xx status it looks for an error inside the body.
Classification classify(const UpstreamAnswer& answer);

//! The wait a server asks for: `retry-after-ms`, `retry-after` in seconds or as an HTTP date, `x-ratelimit-reset*`,
//! Google's retryDelay. Values that are not numbers or dates give nothing; the past gives zero; the result is at most
//! `maxRetryAfter`.
struct RetryAfterHeaders {
    std::string_view retryAfterMs;
    std::string_view retryAfter;
    std::string_view rateLimitReset;
};
inline constexpr std::chrono::hours maxRetryAfter { 24 };
std::optional<std::chrono::milliseconds> parseRetryAfter(const RetryAfterHeaders& headers, WallTime now);

//! Shortens to `limit` bytes on a character border, replaces control characters and hides what looks like a key.
std::string redactedExcerpt(std::string_view text, std::size_t limit = 200);

} // namespace switchyard::routing
