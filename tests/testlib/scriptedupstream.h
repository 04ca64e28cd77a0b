// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "testlib/certificates.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::testlib {

//! A request as a scripted upstream received it.
struct ReceivedRequest {
    std::string method;
    std::string target;
    std::string head; //!< All of it, with the request line and the blank line.
    std::string body; //!< Unpacked when it came in chunks.
    int connection = 0; //!< Counts accepted connections from 1.

    //! The value of the first such header, whatever its case; empty when there is none.
    std::string header(std::string_view name) const;
};

//! What a scripted upstream does with one request, step by step.
class ScriptedReply final {
public:
    //! A complete answer with Content-Length. `headers` are complete lines.
    static ScriptedReply document(int status, std::string body, std::string headers = {},
        std::string contentType = "application/json");
    //! A good Chat Completions answer with this text.
    static ScriptedReply chat(const std::string& text);
    //! The head of a chunked event stream; add events with `event`.
    static ScriptedReply stream(std::string headers = {});
    //! A whole Chat Completions stream with these pieces of text, finish_reason and `[DONE]`.
    static ScriptedReply chatStream(const std::vector<std::string>& pieces);
    //! Exactly these bytes.
    static ScriptedReply raw(std::string bytes);
    //! Nothing yet; add steps.
    static ScriptedReply silent() { return {}; }
    //! Closes with FIN, or resets, instead of an answer.
    static ScriptedReply closing();
    static ScriptedReply resetting();

    //! One chunk that holds `data: <json>` and a blank line.
    ScriptedReply& event(const std::string& json);
    //! One chunk with these bytes.
    ScriptedReply& chunk(const std::string& bytes);
    //! A Chat Completions piece of text as an event.
    ScriptedReply& text(const std::string& piece);
    //! `0\r\n\r\n`.
    ScriptedReply& endChunks();
    ScriptedReply& bytes(std::string more);
    //! One chunk, many times over, without holding it more than once.
    ScriptedReply& chunks(const std::string& bytes, int count);
    ScriptedReply& wait(std::chrono::milliseconds time);
    //! The steps of another reply.
    ScriptedReply& then(const ScriptedReply& other);
    //! Waits until the test calls ScriptedUpstream::release, or the client closes.
    ScriptedReply& waitForRelease();
    //! Waits until the client closes (two minutes at most).
    ScriptedReply& hang();
    ScriptedReply& close();
    ScriptedReply& reset();
    //! Joins what is sent without a pause between: the client reads all of it or, as yet, nothing.
    ScriptedReply& atOnce();
    //! Sends everything in pieces of this many bytes, a millisecond apart.
    ScriptedReply& inPiecesOf(std::size_t size);

private:
    friend class ScriptedUpstream;
    struct Step {
        enum class Kind {
            Send,
            Wait,
            WaitForRelease,
            Hang,
            Close,
            Reset,
        };
        Kind kind;
        std::string bytes {};
        std::chrono::milliseconds time { 0 };
        int count = 1; //!< Of Send.
    };
    std::vector<Step> m_steps;
    std::size_t m_pieceSize = 0;
};

//! Where a scripted upstream listens: 127.0.0.1 or ::1.
enum class Loopback { Ipv4, Ipv6 };

//! What a scripted upstream needs to speak TLS.
struct TlsServer {
    Certificate certificate;
    std::string clientAuthority {}; //!< PEM; clients must show a certificate of this authority. Empty: they need none.
    bool stallsInHandshake = false; //!< Accepts the connection and never says a word.
};

//! An HTTP/1.1 server on a loopback address that answers as it is told, one thread a connection. Knows nothing of language models.
//! Thread-safe.
class ScriptedUpstream final {
public:
    using Handler = std::function<ScriptedReply(const ReceivedRequest&)>;

    //! Answers every request through `handler`, which is called in the connection's thread.
    explicit ScriptedUpstream(Handler handler, Loopback where = Loopback::Ipv4);
    //! Answers each request with the next reply, and the last one for ever.
    explicit ScriptedUpstream(std::vector<ScriptedReply> replies);
    //! The same over TLS.
    ScriptedUpstream(Handler handler, TlsServer tls);
    ~ScriptedUpstream();
    ScriptedUpstream(const ScriptedUpstream&) = delete;
    ScriptedUpstream& operator=(const ScriptedUpstream&) = delete;

    std::uint16_t port() const;
    //! `http://127.0.0.1:PORT`
    std::string url() const;

    std::vector<ReceivedRequest> requests() const;
    //! Drops what `requests()` holds, for long runs; the count goes back to zero.
    void forgetRequests();
    int requestCount() const;
    int acceptedConnections() const;
    //! Of TLS connections, how many took up an earlier session.
    int resumedSessions() const;
    //! The server name (SNI) of the latest TLS connection.
    std::string serverName() const;
    //! Requests whose client closed before the reply was complete.
    int abandonedRequests() const;

    //! Lets replies that wait for it go on.
    void release();
    //! Waits until the condition holds, a minute at most; false when it does not.
    bool waitForRequests(int count) const;
    bool waitForAbandoned(int count) const;
    //! Closes the listening socket: further connections are refused.
    void stopListening();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! A port on 127.0.0.1 that refuses connections.
std::uint16_t refusedPort();

} // namespace switchyard::testlib
