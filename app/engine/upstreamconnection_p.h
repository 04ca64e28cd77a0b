// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "engine/asio_p.h"
#include "engine/blockpool.h"
#include "engine/connector_p.h"
#include "engine/link.h"
#include "engine/polledsocket_p.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace switchyard::engine {

//! A connection to a provider: bytes out, bytes in, and the buffer they arrive in. Knows no HTTP. A read is armed
//! whenever nobody paused it, also while it waits in the pool, so that the server's closing is noticed at once.
//! Engine thread only.
class UpstreamConnection final : public std::enable_shared_from_this<UpstreamConnection>, private PolledSocket::User {
public:
    //! Who uses the connection now. Calls come from the event loop, never from within a call into the connection.
    class User {
    public:
        //! `fresh` bytes were appended to the buffer. Reading goes on afterwards, unless paused.
        virtual void bytesArrived(std::size_t fresh) = 0;
        //! End of file (no error) or a broken connection. Nothing follows.
        virtual void connectionEnded(const error_code& error) = 0;

    protected:
        ~User() = default;
    };
    //! Where it waits while nobody uses it.
    class Keeper {
    public:
        virtual void idleConnectionEnded(UpstreamConnection& connection) = 0;

    protected:
        ~Keeper() = default;
    };
    //! Up to four pieces that stay where they are until the answer begins or the connection ends.
    using Pieces = std::array<std::string_view, 4>;

    UpstreamConnection(Connected connected, SocketPoller& poller, BlockPool& pool);
    ~UpstreamConnection();

    void setUser(User* user) { m_user = user; }
    void setKeeper(Keeper* keeper) { m_keeper = keeper; }
    void start() { armRead(); }

    //! Sends, at once as far as the socket takes it, the rest as it drains.
    void send(const Pieces& pieces);
    bool isSending() const { return m_sending; }

    //! The unconsumed bytes, for decoding in place. `BlockPool::padding` more may be read behind them.
    char* data() { return m_block.data() + m_begin; }
    std::size_t size() const { return m_end - m_begin; }
    std::string_view bytes() const { return {m_block.data() + m_begin, m_end - m_begin}; }
    //! Takes `count` bytes off the front.
    void consume(std::size_t count);
    //! Keeps the first `count` bytes and forgets those behind, after decoding in place.
    void truncate(std::size_t count) { m_end = m_begin + count; }
    //! Makes room for a message of `size` bytes in all.
    void reserve(std::size_t size);

    void pauseReading() { m_paused = true; }
    void resumeReading();
    void close();
    bool isOpen() const { return m_open; }
    LinkState link() { return m_open ? linkState(m_socket.nativeHandle()) : LinkState::Alive; }

    bool wasUsed = false; //!< Has carried an answer before: a death without a reply byte may be a closing that crossed.
    bool throughPlainProxy = false;
    std::string poolKey;
    std::chrono::steady_clock::time_point idleSince {};

private:
    void armRead();
    void readDone(const error_code& error, std::size_t count);
    void socketReadable() override;
    void socketWritable() override;
    std::size_t readSome(error_code& error);
    void ensureRoom();
    void pump();
    std::size_t writeSome(error_code& error);
    void ended(const error_code& error);

    PolledSocket m_socket;
    SslPointer m_ssl;
    BlockPool& m_pool;
    Block m_block;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    User* m_user = nullptr;
    Keeper* m_keeper = nullptr;
    Pieces m_out {};
    std::size_t m_outIndex = 0;
    bool m_sending = false;
    bool m_paused = false;
    bool m_open = true;
    int m_fullReads = 0;
};

} // namespace switchyard::engine
