// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>

namespace switchyard::health {

//! The raw cause behind a status, finer than the status and kept apart from it. Text for people is made from it by
//! `ui/wording`; `describe()` is the English sentence of the command line and of logs.
enum class Reason {
    None,
    // Not asked, or not askable.
    NotCheckedYet,
    PausedByUser,
    InvalidAddress,
    UnsupportedApi,
    UnresolvedReference,
    // Signing in.
    KeyMissing,
    KeyRefused,
    PermissionDenied, //!< 403: the key is known, the right is not there.
    RegionRefused,
    // Reaching the server.
    NoNetwork,
    HostNotFound,
    ConnectionRefused,
    ConnectTimedOut, //!< No connection within the deadline: a firewall, or the wrong machine.
    AnswerTimedOut, //!< Connected, but no whole answer within the deadline.
    ConnectionLost,
    TlsUntrusted, //!< A certificate that nothing here vouches for.
    TlsFailed,
    SpeaksPlainHttp, //!< The address says https, the server speaks HTTP without TLS.
    SpeaksTls, //!< The address says http, the server wants TLS.
    OtherLoopback, //!< It listens on the other loopback address only: `::1` instead of `127.0.0.1`, or the reverse.
    ProxyInTheWay,
    // The answer.
    WebPage, //!< HTML: a site or another program's page, not an API.
    NotAnApi, //!< Something that is not an API of a known kind answered.
    WrongPath, //!< A server is there, but not under this path.
    AnswerTooLarge,
    ServerError, //!< 5xx without a finer cause.
    UnexpectedAnswer, //!< Any other status or body.
    OutOfCredit,
    RateLimited,
    Overloaded, //!< The server says that it is busy.
    // Models.
    ModelNotListed,
    NoModels, //!< The server has no models at all.
    NothingLoaded, //!< The server has models, and none is in memory, and requests do not load one.
    NotInMemory,
    Sleeping, //!< Put away by the server's idle timer; a request wakes it.
    ModelLoading,
    ServerStarting, //!< The server answers, but only to say that it is loading.
    WarmingUp, //!< Our own load is under way.
    OutOfMemory,
    LoadFailed,
    ContextExceeded,
    // Behaviour over time.
    BreakerOpen,
    BreakerHalfOpen,
    ManyFailures,
    Slow,
    Streaming, //!< A routed request is being answered.
    // Well.
    LoadedAndListed,
    Listed, //!< Listed by a host that keeps no state, or whose state cannot be read.
};

//! The stable word of the command line and of stored records, such as `connection-refused`.
std::string_view word(Reason reason);
std::optional<Reason> reasonFromWord(std::string_view word);
//! One English sentence without a trailing dot.
std::string_view describe(Reason reason);

//! True for causes of the way to the server, which say nothing about any one model.
bool isConnectionFailure(Reason reason);

} // namespace switchyard::health
