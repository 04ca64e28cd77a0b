// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstddef>
#include <cstdint>

namespace switchyard::engine {

//! Takes the chunked framing off a body, in place, from bytes that may be cut anywhere (RFC 9112 section 7.1).
//! Extensions and trailers are passed over within limits; anything else that is not the grammar is a fault.
class ChunkDecoder final {
public:
    enum class State {
        More, //!< Needs more bytes.
        Complete, //!< The last chunk and the trailers have been read.
        Fault,
    };
    struct Step {
        State state = State::More;
        std::size_t consumed = 0; //!< Raw bytes used up; less than given only when Complete or Fault.
        std::size_t payload = 0; //!< Decoded bytes, moved to the front of `data`.
    };

    Step decode(char* data, std::size_t size);
    void reset() { *this = ChunkDecoder {}; }

private:
    enum class Phase {
        SizeStart,
        Size,
        Extension,
        SizeFeed, //!< Between CR and LF of the size line.
        Data,
        DataReturn,
        DataFeed,
        TrailerStart,
        Trailer,
        TrailerFeed,
        EndFeed,
        Done,
        Broken,
    };
    //! One byte of framing.
    void take(char c);

    Phase m_phase = Phase::SizeStart;
    std::uint64_t m_left = 0;
    std::uint32_t m_lineBytes = 0; //!< Of size line and extensions, or of all trailers.
    int m_digits = 0;
};

} // namespace switchyard::engine
