// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/chunkdecoder.h"

#include <algorithm>
#include <cstring>

namespace switchyard::engine {

namespace {

constexpr std::uint32_t longestSizeLine = 4 * 1024;
constexpr std::uint32_t longestTrailers = 16 * 1024;
constexpr int mostDigits = 15;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

void ChunkDecoder::take(char c)
{
    ++m_lineBytes;
    switch (m_phase) {
    case Phase::SizeStart:
        m_left = 0;
        m_digits = 0;
        m_lineBytes = 0;
        [[fallthrough]];
    case Phase::Size:
        if (const int value = hexValue(c); value >= 0) {
            m_left = m_left * 16 + static_cast<std::uint64_t>(value);
            m_phase = ++m_digits > mostDigits ? Phase::Broken : Phase::Size;
        } else if (m_digits == 0) {
            m_phase = Phase::Broken;
        } else if (c == '\r') {
            m_phase = Phase::SizeFeed;
        } else {
            m_phase = c == ';' || c == ' ' || c == '\t' ? Phase::Extension : Phase::Broken;
        }
        break;
    case Phase::Extension:
        if (c == '\r')
            m_phase = Phase::SizeFeed;
        else if (c == '\n' || c == '\0' || m_lineBytes > longestSizeLine)
            m_phase = Phase::Broken;
        break;
    case Phase::SizeFeed:
        m_lineBytes = 0;
        m_phase = c != '\n' ? Phase::Broken : m_left > 0 ? Phase::Data : Phase::TrailerStart;
        break;
    case Phase::DataReturn:
        m_phase = c == '\r' ? Phase::DataFeed : Phase::Broken;
        break;
    case Phase::DataFeed:
        m_phase = c == '\n' ? Phase::SizeStart : Phase::Broken;
        break;
    case Phase::TrailerStart:
        m_phase = c == '\r' ? Phase::EndFeed : c == '\n' || c == '\0' ? Phase::Broken : Phase::Trailer;
        break;
    case Phase::Trailer:
        if (c == '\r')
            m_phase = Phase::TrailerFeed;
        else if (c == '\n' || c == '\0' || m_lineBytes > longestTrailers)
            m_phase = Phase::Broken;
        break;
    case Phase::TrailerFeed:
        m_phase = c == '\n' ? Phase::TrailerStart : Phase::Broken;
        break;
    case Phase::EndFeed:
        m_phase = c == '\n' ? Phase::Done : Phase::Broken;
        break;
    case Phase::Data:
    case Phase::Done:
    case Phase::Broken:
        break;
    }
}

ChunkDecoder::Step ChunkDecoder::decode(char* data, std::size_t size)
{
    Step step;
    while (step.consumed < size && m_phase != Phase::Done && m_phase != Phase::Broken) {
        if (m_phase != Phase::Data) {
            take(data[step.consumed++]);
            continue;
        }
        const auto piece = static_cast<std::size_t>(std::min<std::uint64_t>(m_left, size - step.consumed));
        if (step.payload != step.consumed)
            std::memmove(data + step.payload, data + step.consumed, piece);
        step.payload += piece;
        step.consumed += piece;
        m_left -= piece;
        if (m_left == 0)
            m_phase = Phase::DataReturn;
    }
    if (m_phase == Phase::Done)
        step.state = State::Complete;
    else if (m_phase == Phase::Broken)
        step.state = State::Fault;
    return step;
}

} // namespace switchyard::engine
