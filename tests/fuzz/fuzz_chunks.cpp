// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Chunked framing: decoded byte by byte it gives what it gives in one piece.

#include "engine/chunkdecoder.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace switchyard::engine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string whole(reinterpret_cast<const char*>(data), size);
    ChunkDecoder decoder;
    const auto step = decoder.decode(whole.data(), whole.size());
    whole.resize(step.payload);

    ChunkDecoder byBytes;
    std::string pieces;
    auto state = ChunkDecoder::State::More;
    std::size_t consumed = 0;
    for (; consumed < size && state == ChunkDecoder::State::More; ++consumed) {
        char c = static_cast<char>(data[consumed]);
        const auto part = byBytes.decode(&c, 1);
        pieces.append(&c, part.payload);
        state = part.state;
    }
    if (pieces != whole || state != step.state)
        std::abort();
    if (step.state == ChunkDecoder::State::Complete && consumed != step.consumed)
        std::abort();
    return 0;
}
