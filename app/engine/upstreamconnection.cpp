// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/upstreamconnection_p.h"

#include <openssl/err.h>

#include <algorithm>
#include <cstring>

namespace switchyard::engine {

namespace {

//! Reads of this size are enough to keep a fast stream cheap; larger ones only cost memory.
constexpr std::size_t largestReadBlock = 128 * 1024;
constexpr std::size_t leastRoom = 2 * 1024;

} // namespace

UpstreamConnection::UpstreamConnection(Connected connected, BlockPool& pool)
    : throughPlainProxy(connected.throughPlainProxy)
    , m_socket(std::move(connected.socket))
    , m_ssl(std::move(connected.ssl))
    , m_pool(pool)
    , m_block(pool.take(BlockPool::smallest))
{
}

UpstreamConnection::~UpstreamConnection()
{
    close();
}

void UpstreamConnection::close()
{
    if (!m_open)
        return;
    m_open = false;
    // OpenSSL forgets the session of a connection that was not shut down, and with it the shorter handshake next time.
    if (m_ssl)
        SSL_set_shutdown(m_ssl.get(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
    error_code ignored;
    m_socket.close(ignored);
}

void UpstreamConnection::ended(const error_code& error)
{
    if (!m_open)
        return;
    close();
    if (User* const user = std::exchange(m_user, nullptr))
        user->connectionEnded(error);
    else if (m_keeper)
        m_keeper->idleConnectionEnded(*this);
}

void UpstreamConnection::consume(std::size_t count)
{
    m_begin += count;
    if (m_begin == m_end)
        m_begin = m_end = 0;
}

void UpstreamConnection::reserve(std::size_t size)
{
    if (m_block.capacity() - m_begin >= size)
        return;
    Block larger = m_pool.take(size);
    std::memcpy(larger.data(), m_block.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
    m_block = std::move(larger);
}

void UpstreamConnection::ensureRoom()
{
    if (m_begin == m_end && m_block.capacity() > BlockPool::smallest && (m_user == nullptr || m_fullReads == 0)) {
        m_block = m_pool.take(BlockPool::smallest);
        m_begin = m_end = 0;
    }
    if (m_fullReads >= 2 && m_block.capacity() < largestReadBlock) {
        m_fullReads = 0;
        reserve(std::min(m_block.capacity() * 4, largestReadBlock));
    }
    if (m_block.capacity() - m_end >= leastRoom)
        return;
    if (m_begin > 0) {
        std::memmove(m_block.data(), m_block.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_block.capacity() - m_end < leastRoom)
        reserve(m_block.capacity() * 2);
}

void UpstreamConnection::resumeReading()
{
    m_paused = false;
    armRead();
}

void UpstreamConnection::armRead()
{
    if (m_readArmed || m_paused || !m_open)
        return;
    ensureRoom();
    m_readArmed = true;
    if (m_ssl) {
        tlsRead();
        return;
    }
    m_socket.async_read_some(asio::buffer(m_block.data() + m_end, m_block.capacity() - m_end),
        [self = shared_from_this()](const error_code& error, std::size_t count) {
            self->m_readArmed = false;
            self->readDone(error, count);
        });
}

void UpstreamConnection::tlsRead()
{
    // Waiting comes first: the caller may be inside a call that does not expect bytes yet. What OpenSSL has decrypted
    // already is not announced by the socket, so then the turn is taken at once.
    const auto ready = [self = shared_from_this()](const error_code& waitError) {
        if (!self->m_open)
            return;
        if (waitError) {
            self->m_readArmed = false;
            self->readDone(waitError, 0);
            return;
        }
        ERR_clear_error();
        const int room = static_cast<int>(self->m_block.capacity() - self->m_end);
        const int count = SSL_read(self->m_ssl.get(), self->m_block.data() + self->m_end, room);
        if (count > 0) {
            self->m_readArmed = false;
            self->readDone({}, static_cast<std::size_t>(count));
            return;
        }
        const int want = SSL_get_error(self->m_ssl.get(), count);
        if (want == SSL_ERROR_WANT_READ || want == SSL_ERROR_WANT_WRITE) {
            self->tlsRead();
            return;
        }
        self->m_readArmed = false;
        self->readDone(want == SSL_ERROR_ZERO_RETURN ? error_code(asio::error::eof)
                                                     : error_code(asio::error::connection_reset),
            0);
    };
    if (SSL_has_pending(m_ssl.get()))
        asio::post(m_socket.get_executor(), [ready] { ready({}); });
    else
        m_socket.async_wait(Socket::wait_read, ready);
}

void UpstreamConnection::readDone(const error_code& error, std::size_t count)
{
    if (!m_open)
        return;
    if (error) {
        ended(error == asio::error::eof ? error_code {} : error);
        return;
    }
    const bool filled = count == m_block.capacity() - m_end;
    m_fullReads = filled ? m_fullReads + 1 : 0;
    m_end += count;
    if (!m_user) {
        // Nothing was asked: a server that speaks now is out of step, and whatever it says belongs to nobody.
        ended(asio::error::invalid_argument);
        return;
    }
    const auto self = shared_from_this();
    m_user->bytesArrived(count);
    armRead();
}

void UpstreamConnection::send(const Pieces& pieces)
{
    m_out = pieces;
    m_outIndex = 0;
    m_sending = true;
    pump();
}

std::size_t UpstreamConnection::writeSome(error_code& error)
{
    if (m_ssl) {
        ERR_clear_error();
        const std::string_view piece = m_out[m_outIndex];
        const int written = SSL_write(m_ssl.get(), piece.data(), static_cast<int>(std::min<std::size_t>(piece.size(), 1 << 20)));
        if (written > 0)
            return static_cast<std::size_t>(written);
        const int want = SSL_get_error(m_ssl.get(), written);
        error = want == SSL_ERROR_WANT_WRITE || want == SSL_ERROR_WANT_READ ? asio::error::would_block
                                                                            : asio::error::connection_reset;
        return 0;
    }
    std::array<asio::const_buffer, 4> buffers;
    std::size_t used = 0;
    for (std::size_t i = m_outIndex; i < m_out.size(); ++i) {
        if (!m_out[i].empty())
            buffers[used++] = asio::buffer(m_out[i].data(), m_out[i].size());
    }
    return m_socket.write_some(std::span(buffers.data(), used), error);
}

void UpstreamConnection::pump()
{
    while (m_open && m_sending) {
        while (m_outIndex < m_out.size() && m_out[m_outIndex].empty())
            ++m_outIndex;
        if (m_outIndex == m_out.size()) {
            m_sending = false;
            return;
        }
        error_code error;
        std::size_t written = writeSome(error);
        if (error == asio::error::would_block || error == asio::error::try_again) {
            m_socket.async_wait(Socket::wait_write, [self = shared_from_this()](const error_code& waitError) {
                if (!waitError)
                    self->pump();
            });
            return;
        }
        if (error) {
            // The server may have answered (with an error, most likely) before it closed: the armed read tells.
            m_sending = false;
            return;
        }
        while (written > 0) {
            std::string_view& piece = m_out[m_outIndex];
            const std::size_t part = std::min(written, piece.size());
            piece.remove_prefix(part);
            written -= part;
            if (piece.empty())
                ++m_outIndex;
        }
    }
}

} // namespace switchyard::engine
