// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "dialects/dialect.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::dialects {

//! What kind of failure a provider's error is. Decides the error's name in each dialect; whether to fall over is the
//! routing policy's business (`mayFallOver` gives the default answer).
enum class ErrorKind {
    InvalidRequest, //!< 400, 422: this request, anywhere.
    ContextTooLong, //!< The prompt does not fit this model's window; a larger one may take it.
    ContentFilter, //!< Refused for its content.
    Authentication, //!< 401, or a 400 that says the key is not valid.
    Billing, //!< 402, or a 429 that says the quota is used up.
    Permission, //!< 403
    NotFound, //!< 404: usually the model.
    Conflict, //!< 409
    TooLarge, //!< 413
    RateLimit, //!< 429
    Timeout, //!< 408, 504, or our own deadline.
    Server, //!< 500, 502 and everything unnamed.
    Overloaded, //!< 503, 529, a model that is still loading.
};

//! A failure of one attempt, or of the whole request, free of any dialect. Never holds a secret.
struct Failure {
    ErrorKind kind = ErrorKind::Server;
    int status = 500; //!< The provider's HTTP status, or the one the kind stands for.
    std::string message; //!< For people, in the provider's words where it gave any.
    std::string code; //!< The provider's machine-readable code, such as `context_length_exceeded`; may be empty.
    std::string param; //!< The request's field at fault; may be empty.
    std::optional<std::chrono::milliseconds> retryAfter; //!< What the body asked for; headers are the caller's.
};

using Header = std::pair<std::string, std::string>;

//! An HTTP answer in the client's dialect.
struct ErrorAnswer {
    int status = 500;
    std::vector<Header> headers; //!< Lower-case names; `content-type` and, where it applies, `retry-after` and others.
    std::string body;
};

//! Reads a provider's error of any known form: OpenAI's, Anthropic's, Google's (also as an array), Ollama's, FastAPI's
//! `detail`, vLLM's flat object, OpenRouter's wrapped one, HTML, plain text, nothing. `status` is the HTTP status; for
//! an error found inside a 200 pass 200, and the result carries the status that the error stands for.
Failure readFailure(Dialect upstream, int status, std::string_view body);

//! Whether the default policy moves on to the next candidate: not for what the request itself caused.
bool mayFallOver(ErrorKind kind);

//! The kind that an HTTP status stands for.
ErrorKind kindOfStatus(int status);

//! The answer that makes the client's SDK raise its proper exception. An OpenAI client gets 503 where the provider said
//! 529. `requestId` is ours.
ErrorAnswer writeFailure(Dialect client, const Failure& failure, std::string_view requestId);

//! One tried candidate, for the answer that lists them all.
struct FailedAttempt {
    std::string route; //!< `provider/model`
    std::string reason; //!< One short sentence without a trailing dot.
};

//! The answer when every candidate failed or is cooling down: by default 429 `rate_limit_error` with `Retry-After` and
//! `x-should-retry: false`, which makes agents move on quickly, and each attempt in its message.
ErrorAnswer writeExhausted(Dialect client, const std::vector<FailedAttempt>& attempts, int status,
                           std::chrono::seconds retryAfter, std::string_view requestId);

//! The message of `writeExhausted` as a failure, for a stream whose head has left already.
Failure exhaustedFailure(const std::vector<FailedAttempt>& attempts, int status, std::chrono::seconds retryAfter);

} // namespace switchyard::dialects
