// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "engine/asio_p.h"
#include "routing/routingtable.h"

#include <openssl/ssl.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::engine {

struct SslDeleter {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL_SESSION* session) const { SSL_SESSION_free(session); }
};
using SslPointer = std::unique_ptr<SSL, SslDeleter>;

//! TLS towards providers: one context with the system's trust store for all that have no material of their own, one for
//! each distinct material, and the sessions of earlier connections. Reading the trust store takes tens of milliseconds,
//! so it happens in a thread, once, before or while the first connection is made. Engine thread only.
class TlsContexts final {
public:
    explicit TlsContexts(asio::io_context& context);
    ~TlsContexts();
    TlsContexts(const TlsContexts&) = delete;
    TlsContexts& operator=(const TlsContexts&) = delete;

    //! Starts reading the system's trust store, if that has not begun.
    void warmUp();
    //! A connection object for `host`, SNI, verification and an earlier session set, no socket yet. `done` may be called
    //! before this returns. Dropping the handle withdraws the wish.
    using Done = std::function<void(Result<SslPointer>)>;
    using Handle = std::shared_ptr<Done>;
    Handle prepare(const routing::Endpoint& endpoint, Done done);

private:
    class Shared;
    std::shared_ptr<Shared> m_shared;
};

//! OpenSSL's oldest queued error as a sentence; empties the queue.
std::string takeOpenSslError();

} // namespace switchyard::engine
