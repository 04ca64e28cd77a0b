// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/clientconnection_p.h"

#include "engine/accesscontrol.h"
#include "engine/core_p.h"
#include "engine/halfclose.h"
#include "engine/httptext.h"

namespace switchyard::engine {

namespace {

using namespace std::chrono_literals;

constexpr auto idleBudget = 600s;
//! The peer's socket is orphaned a moment after its FIN: look only then whether it was closed or half closed.
constexpr auto orphanDelay = 1ms;

} // namespace

ClientConnection::ClientConnection(Core& core, Socket socket)
    : m_core(core)
    , m_socket(core.poller, std::move(socket), *this)
    , m_deadline([this] {
        const auto self = shared_from_this();
        if (m_phase == Phase::Head || m_phase == Phase::Body)
            refuse(408, "invalid_request_error", "request_timeout", "the request did not arrive in time");
        else if (m_phase == Phase::Answering && m_inputEnded && m_pending.empty())
            checkHalfClosed();
        else
            close();
    })
{
    m_core.clients.insert(this);
}

ClientConnection::~ClientConnection()
{
    m_core.clients.erase(this);
}

void ClientConnection::start()
{
    m_self = shared_from_this();
    m_deadline.arm(m_core.deadlines, idleBudget);
    armRead();
}

void ClientConnection::close()
{
    if (!m_open)
        return;
    const auto self = shared_from_this();
    m_self.reset();
    m_open = false;
    m_deadline.cancel();
    m_socket.close();
    m_core.clients.erase(this);
    if (const auto task = std::exchange(m_task, nullptr))
        task->clientGone();
}

void ClientConnection::closeWithError()
{
    const auto self = shared_from_this();
    if (const auto task = m_task)
        task->engineStops();
    close();
}

void ClientConnection::closeWhenIdle()
{
    m_closing = true;
    if (m_phase == Phase::Idle || m_phase == Phase::Head)
        close();
}

void ClientConnection::armRead()
{
    if (m_open && !m_inputEnded)
        m_socket.wantReadable(true);
}

std::span<char> ClientConnection::readTarget()
{
    if (!m_block)
        m_block = m_core.blocks.take(BlockPool::smallest);
    if (m_phase == Phase::Body && m_body && !m_request.head.chunked)
        return {m_body.data() + m_bodyHave, m_bodyNeed - m_bodyHave};
    return {m_block.data() + m_end, m_block.capacity() - m_end};
}

void ClientConnection::socketReadable()
{
    const std::span<char> target = readTarget();
    if (target.empty()) {
        m_socket.wantReadable(false);
        return;
    }
    const auto self = shared_from_this();
    error_code error;
    const std::size_t count = m_socket.readSome(target, error);
    if (error != asio::error::would_block && error != asio::error::try_again)
        readDone(error, count);
    // Whoever is read next finds it in the caches.
    if (m_begin == m_end && m_phase == Phase::Idle)
        m_block.release();
}

void ClientConnection::readDone(const error_code& error, std::size_t count)
{
    if (!m_open)
        return;
    if (error == asio::error::eof) {
        inputEnded();
        return;
    }
    if (error) {
        close();
        return;
    }
    if (m_phase == Phase::Body && m_body && !m_request.head.chunked)
        m_bodyHave += count;
    else
        m_end += count;
    if (m_phase == Phase::Answering || m_phase == Phase::Finishing) {
        // The next request, early: it waits in what room there is, and more is left to the socket. What comes after a
        // refusal belongs to nobody.
        if (m_lingers)
            m_end = m_headEnd;
        armRead();
        return;
    }
    process();
    armRead();
}

void ClientConnection::inputEnded()
{
    m_inputEnded = true;
    if (m_phase != Phase::Answering && m_phase != Phase::Finishing) {
        close();
        return;
    }
    m_closing = true;
    m_deadline.arm(m_core.deadlines, orphanDelay);
}

void ClientConnection::checkHalfClosed()
{
    if (peerHasClosed(m_socket.nativeHandle()))
        close();
    else
        m_deadline.arm(m_core.deadlines, orphanRecheck);
}

void ClientConnection::nextRequest()
{
    m_body.release();
    m_request.body = {};
    // Views into a buffer that the next bytes will overwrite.
    m_request.head.fields.clear();
    m_request.head.method = {};
    m_request.head.target = {};
    m_request.path = {};
    m_phase = Phase::Idle;
    m_begin = m_headEnd;
    m_headEnd = 0;
    m_searched = 0;
    m_deadline.arm(m_core.deadlines, idleBudget);
    if (m_begin == m_end) {
        m_begin = m_end = 0;
        m_block.release();
    }
    if (m_begin < m_end && m_processing)
        return;
    if (m_begin < m_end) {
        // From the loop, so that a long row of pipelined requests does not become a deep stack.
        asio::post(m_core.context, [self = shared_from_this()] {
            if (self->m_open && self->m_phase == Phase::Idle)
                self->process();
            self->armRead();
        });
        return;
    }
    armRead();
}

} // namespace switchyard::engine
