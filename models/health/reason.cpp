// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "health/reason.h"

#include "health/statusrules.h"

#include <algorithm>
#include <array>

namespace switchyard::health {

namespace {

struct Row {
    Reason reason;
    std::string_view word;
    std::string_view sentence;
};

constexpr std::array rows {
    Row { Reason::None, "none", "All is well" },
    Row { Reason::NotCheckedYet, "not-checked-yet", "Not checked yet" },
    Row { Reason::PausedByUser, "paused-by-user", "Paused by you" },
    Row { Reason::InvalidAddress, "invalid-address", "The base URL is not a valid http or https address" },
    Row { Reason::UnsupportedApi, "unsupported-api", "The provider's api is not one that Switchyard knows" },
    Row { Reason::UnresolvedReference, "unresolved-reference",
          "A reference in the provider's entry leads nowhere, such as an environment variable that is not set" },
    Row { Reason::KeyMissing, "key-missing", "The server wants a key and none is set" },
    Row { Reason::KeyRefused, "key-refused", "The server refused the key" },
    Row { Reason::PermissionDenied, "permission-denied", "The key is known but lacks the right to do this" },
    Row { Reason::RegionRefused, "region-refused", "The service refuses this region, or the key belongs to another region" },
    Row { Reason::NoNetwork, "no-network", "There is no network" },
    Row { Reason::HostNotFound, "host-not-found", "The host name is not known" },
    Row { Reason::ConnectionRefused, "connection-refused", "Nothing is listening at this address" },
    Row { Reason::ConnectTimedOut, "connect-timed-out", "No connection came about in time" },
    Row { Reason::AnswerTimedOut, "answer-timed-out", "The server accepted the connection but did not answer in time" },
    Row { Reason::ConnectionLost, "connection-lost", "The server closed the connection before its answer was complete" },
    Row { Reason::TlsUntrusted, "tls-untrusted", "The server's certificate is not trusted here" },
    Row { Reason::TlsFailed, "tls-failed", "No secure connection could be made" },
    Row { Reason::SpeaksPlainHttp, "speaks-plain-http", "The address says https, but the server speaks plain HTTP" },
    Row { Reason::SpeaksTls, "speaks-tls", "The address says http, but the server wants https" },
    Row { Reason::OtherLoopback, "other-loopback",
          "Nothing listens at this address, but a server does at this computer's other loopback address" },
    Row { Reason::ProxyInTheWay, "proxy-in-the-way", "A proxy answered instead of the server, or wants a name and password of its own" },
    Row { Reason::WebPage, "web-page", "A web page answered, not an API" },
    Row { Reason::NotAnApi, "not-an-api", "What answered is not the API of a model server" },
    Row { Reason::WrongPath, "wrong-path", "A server answers, but has no list of models under this path" },
    Row { Reason::AnswerTooLarge, "answer-too-large", "The answer is larger than any list of models should be" },
    Row { Reason::ServerError, "server-error", "The server reports an error of its own" },
    Row { Reason::UnexpectedAnswer, "unexpected-answer", "The server's answer makes no sense here" },
    Row { Reason::OutOfCredit, "out-of-credit", "The account has no credit left" },
    Row { Reason::RateLimited, "rate-limited", "The service limits how often it may be asked" },
    Row { Reason::Overloaded, "overloaded", "The server says that it is busy" },
    Row { Reason::ModelNotListed, "model-not-listed", "The server answers but does not list this model" },
    Row { Reason::NoModels, "no-models", "The server is up but lists no models" },
    Row { Reason::NothingLoaded, "nothing-loaded", "No model is loaded, and a request would not load one" },
    Row { Reason::NotInMemory, "not-in-memory", "The model is not in memory; a request will load it first" },
    Row { Reason::Sleeping, "sleeping", "The server put the model away while idle; a request wakes it" },
    Row { Reason::ModelLoading, "model-loading", "The model is being loaded" },
    Row { Reason::ServerStarting, "server-starting", "The server is starting and loading its model" },
    Row { Reason::WarmingUp, "warming-up", "Switchyard is loading the model" },
    Row { Reason::OutOfMemory, "out-of-memory", "The model did not fit into memory" },
    Row { Reason::LoadFailed, "load-failed", "The server could not load the model" },
    Row { Reason::ContextExceeded, "context-exceeded", "The request was larger than the context window" },
    Row { Reason::BreakerOpen, "breaker-open", "Left out for a while after repeated failures" },
    Row { Reason::BreakerHalfOpen, "breaker-half-open", "Being tried again after repeated failures" },
    Row { Reason::ManyFailures, "many-failures", "A tenth or more of the recent requests failed" },
    Row { Reason::Slow, "slow", "Answers take much longer than usual" },
    Row { Reason::Streaming, "streaming", "Answering a request now" },
    Row { Reason::LoadedAndListed, "loaded", "The model is in memory" },
    Row { Reason::Listed, "listed", "The server lists the model" },
};
static_assert(rows.size() == static_cast<std::size_t>(Reason::Listed) + 1);

const Row& row(Reason reason)
{
    return rows[static_cast<std::size_t>(reason)];
}

} // namespace

std::string_view word(Reason reason)
{
    return row(reason).word;
}

std::optional<Reason> reasonFromWord(std::string_view word)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [word](const Row& row) { return row.word == word; });
    return found == rows.end() ? std::nullopt : std::optional(found->reason);
}

std::string_view describe(Reason reason)
{
    return row(reason).sentence;
}

bool isConnectionFailure(Reason reason)
{
    return statusOf(reason) == Status::Unreachable;
}

} // namespace switchyard::health
