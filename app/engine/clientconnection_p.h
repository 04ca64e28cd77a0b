// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/asio_p.h"
#include "engine/blockpool.h"
#include "engine/chunkdecoder.h"
#include "engine/deadlines_p.h"
#include "engine/httphead.h"
#include "engine/polledsocket_p.h"

#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace switchyard::engine {

struct Core;
class ClientConnection;

//! After a client's FIN, whether its socket was closed or half closed is looked at this often.
constexpr std::chrono::milliseconds orphanRecheck { 500 };

//! A request whose answer takes time. The connection tells it when the client leaves or can take more.
class ClientTask {
public:
    virtual ~ClientTask() = default;
    //! The client closed or broke the connection. Nothing can be written any more.
    virtual void clientGone() = 0;
    //! The time for finishing is over: say so to the client, as far as its answer still allows.
    virtual void engineStops() = 0;
    //! What could not be written at once has been.
    virtual void clientDrained() = 0;
};

//! A complete request. The views live until the answer is finished, the body until `ClientConnection::releaseBody`.
struct Request {
    RequestHead head;
    std::string_view path; //!< Without the query.
    std::string_view body; //!< With BlockPool::padding readable bytes behind it.
    std::chrono::steady_clock::time_point arrived {};
};

//! One client: reads requests one after the other, hands each to the router, writes what it is told. The client is
//! listened to while an answer is made, so that its leaving is noticed. Holds no memory for bytes between requests. Engine thread only.
class ClientConnection final : public std::enable_shared_from_this<ClientConnection>, private PolledSocket::User {
public:
    ClientConnection(Core& core, Socket socket);
    ~ClientConnection();

    void start();
    //! Closes now if idle, else after the answer under way.
    void closeWhenIdle();
    void close();
    //! Ends the answer under way with an error, and closes.
    void closeWithError();

    // For the one who answers
    const Request& request() const { return m_request; }
    //! Becomes the owner of the answer; its task is told about the client until `finish`.
    void setTask(std::shared_ptr<ClientTask> task) { m_task = std::move(task); }
    //! Writes all of it now or keeps the rest: true when nothing is left waiting.
    bool write(std::initializer_list<std::string_view> pieces);
    bool isDrained() const { return m_pending.empty(); }
    //! The answer is complete. Reads the next request, or closes, once everything is written.
    void finish(bool mayKeepAlive);
    //! A whole answer in one write, and finish. `extraHeaders` are complete lines.
    void respond(int status, std::string_view contentType, std::string_view body, std::string_view extraHeaders = {});
    //! No attempt needs the body any more.
    void releaseBody();
    //! Bytes written for the current answer.
    std::int64_t bytesWritten() const { return m_bytesWritten; }
    bool keepsAlive() const { return m_request.head.keepAlive && !m_closing; }

private:
    enum class Phase {
        Idle, //!< Between requests, nothing received.
        Head,
        Body,
        Answering,
        Finishing, //!< The answer is complete, its last bytes are being written.
    };

    void socketReadable() override;
    void socketWritable() override;
    std::span<char> readTarget();
    void armRead();
    void readDone(const error_code& error, std::size_t count);
    void inputEnded();
    void checkHalfClosed();
    void process();
    bool processHead();
    bool admit();
    bool beginBody();
    void takeBody();
    void awaitBody();
    void takeChunkedBody();
    void dispatch();
    bool unpackBody();
    void nextRequest();
    void refuse(int status, std::string_view type, std::string_view code, std::string_view message);
    void pump();
    void drained();
    void answerFinished();

    Core& m_core;
    PolledSocket m_socket;
    std::shared_ptr<ClientConnection> m_self; //!< From `start` until `close`.
    Phase m_phase = Phase::Idle;
    Block m_block;
    std::size_t m_begin = 0; //!< Where the current request begins.
    std::size_t m_end = 0;
    std::size_t m_searched = 0;
    std::size_t m_headEnd = 0;
    Block m_body; //!< For a body that does not fit behind its head.
    std::size_t m_bodyHave = 0;
    std::size_t m_bodyNeed = 0;
    std::chrono::steady_clock::time_point m_bodySince {};
    ChunkDecoder m_chunks;
    Request m_request;
    std::shared_ptr<ClientTask> m_task;
    std::string m_pending;
    std::size_t m_pendingDone = 0;
    std::int64_t m_bytesWritten = 0;
    Deadline m_deadline;
    bool m_writeArmed = false;
    bool m_open = true;
    bool m_closing = false;
    bool m_inputEnded = false;
    bool m_keepAliveAfter = false;
    bool m_processing = false;
    bool m_lingers = false; //!< Refused before its body was read: what still comes is thrown away.
};

} // namespace switchyard::engine
