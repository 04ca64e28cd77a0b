// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#include "engine/inflater.h"

#include "routing/ascii.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace switchyard::engine {

struct Inflater::Stream {
    explicit Stream(int windowBits) { isReady = inflateInit2(&z, windowBits) == Z_OK; }
    ~Stream()
    {
        if (isReady)
            inflateEnd(&z);
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream z {};
    bool isReady = false;
};

namespace {

constexpr int gzipWrapper = 15 + 16;
constexpr int zlibWrapper = 15;
constexpr int noWrapper = -15;

//! RFC 1950: method 8, and a header that is a multiple of 31.
bool hasZlibHeader(std::string_view bytes)
{
    if (bytes.size() < 2)
        return !bytes.empty() && (static_cast<unsigned char>(bytes[0]) & 0x0fu) == 8;
    const unsigned first = static_cast<unsigned char>(bytes[0]);
    return (first & 0x0fu) == 8 && (first * 256 + static_cast<unsigned char>(bytes[1])) % 31 == 0;
}

} // namespace

std::optional<Inflater::Format> Inflater::formatOf(std::string_view contentEncoding)
{
    using routing::ascii::equalsIgnoringCase;
    const std::string_view encoding = routing::ascii::trimmed(contentEncoding);
    if (encoding.empty() || equalsIgnoringCase(encoding, "identity"))
        return Format::None;
    if (equalsIgnoringCase(encoding, "gzip") || equalsIgnoringCase(encoding, "x-gzip"))
        return Format::Gzip;
    if (equalsIgnoringCase(encoding, "deflate"))
        return Format::Deflate;
    return std::nullopt;
}

Inflater::Inflater(Format format)
    : m_format(format)
{
}

Inflater::~Inflater() = default;
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;

Inflater::State Inflater::feed(std::string_view bytes, std::string& out, std::size_t limit)
{
    if (m_state != State::More || bytes.empty())
        return m_state;
    if (m_isFirst) {
        const int bits = m_format == Format::Gzip ? gzipWrapper : hasZlibHeader(bytes) ? zlibWrapper : noWrapper;
        m_stream = std::make_unique<Stream>(bits);
        m_isFirst = false;
    }
    if (!m_stream->isReady)
        return m_state = State::Fault;
    z_stream& z = m_stream->z;
    std::string input(bytes); // zlib wants writable input; such answers are rare.
    z.next_in = reinterpret_cast<Bytef*>(input.data());
    z.avail_in = static_cast<uInt>(input.size());
    std::array<char, 16 * 1024> piece {};
    do {
        z.next_out = reinterpret_cast<Bytef*>(piece.data());
        z.avail_out = static_cast<uInt>(piece.size());
        const int result = inflate(&z, Z_SYNC_FLUSH);
        const std::size_t produced = piece.size() - z.avail_out;
        if (out.size() + produced > limit) {
            m_passedLimit = true;
            return m_state = State::Fault;
        }
        out.append(piece.data(), produced);
        if (result == Z_STREAM_END)
            return m_state = State::Complete;
        if (result == Z_BUF_ERROR)
            break;
        if (result != Z_OK)
            return m_state = State::Fault;
    } while (z.avail_in > 0 || z.avail_out == 0);
    return m_state;
}

} // namespace switchyard::engine
