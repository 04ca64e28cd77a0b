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

UpstreamConnection::UpstreamConnection(Connected connected, SocketPoller& poller, BlockPool& pool)
    : throughPlainProxy(connected.throughPlainProxy)
    , m_socket(poller, std::move(connected.socket), *this)
    , m_ssl(std::move(connected.ssl))
    , m_pool(pool)
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
    m_socket.close();
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
    if (m_begin < m_end)
        std::memcpy(larger.data(), m_block.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
    m_block = std::move(larger);
}

void UpstreamConnection::ensureRoom()
{
    if (!m_block)
        m_block = m_pool.take(BlockPool::smallest);
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
    if (m_open && !m_paused)
        m_socket.wantReadable(true);
}

void UpstreamConnection::socketReadable()
{
    if (m_paused) {
        m_socket.wantReadable(false);
        return;
    }
    ensureRoom();
    const auto self = shared_from_this();
    error_code error;
    const std::size_t count = readSome(error);
    if (error != asio::error::would_block && error != asio::error::try_again)
        readDone(error, count);
    // A small block goes to whoever is read next, who finds it in the caches; a fast stream keeps its large one.
    const bool keeps = m_user && m_fullReads > 0;
    if (m_begin == m_end && !keeps) {
        m_begin = m_end = 0;
        m_block.release();
    }
    // OpenSSL may have had to read before it could go on writing.
    if (m_ssl && m_sending && m_open)
        pump();
}

void UpstreamConnection::socketWritable()
{
    const auto self = shared_from_this();
    m_socket.wantWritable(false);
    pump();
}

std::size_t UpstreamConnection::readSome(error_code& error)
{
    char* const target = m_block.data() + m_end;
    const std::size_t room = m_block.capacity() - m_end;
    if (!m_ssl)
        return m_socket.readSome({target, room}, error);
    ERR_clear_error();
    const int count = SSL_read(m_ssl.get(), target, static_cast<int>(room));
    if (count > 0)
        return static_cast<std::size_t>(count);
    const int want = SSL_get_error(m_ssl.get(), count);
    if (want == SSL_ERROR_WANT_READ || want == SSL_ERROR_WANT_WRITE) {
        m_socket.foundNothing();
        error = asio::error::would_block;
    } else {
        error = want == SSL_ERROR_ZERO_RETURN ? error_code(asio::error::eof) : error_code(asio::error::connection_reset);
    }
    return 0;
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
    return m_socket.writeSome(std::span(buffers.data(), used), error);
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
            m_socket.wantWritable(true);
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
