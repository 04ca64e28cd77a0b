// SPDX-FileCopyrightText: 2026 The Switchyard Authors
// SPDX-License-Identifier: Apache-2.0

// Compressed bodies: in pieces they unpack to the same bytes as in one, and never beyond the limit.

#include "engine/inflater.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using switchyard::engine::Inflater;

namespace {

constexpr std::size_t limit = 64 * 1024;

struct Unpacked {
    std::string bytes;
    Inflater::State state = Inflater::State::More;
};

Unpacked unpackInPieces(Inflater::Format format, std::string_view packed, std::size_t piece)
{
    Unpacked result;
    Inflater inflater(format);
    for (std::size_t at = 0; at < packed.size() && result.state == Inflater::State::More; at += piece)
        result.state = inflater.feed(packed.substr(at, piece), result.bytes, limit);
    if (result.bytes.size() > limit || (inflater.passedLimit() && result.state != Inflater::State::Fault))
        std::abort();
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view packed(reinterpret_cast<const char*>(data), size);
    for (const auto format : {Inflater::Format::Gzip, Inflater::Format::Deflate}) {
        const Unpacked whole = unpackInPieces(format, packed, size == 0 ? 1 : size);
        const Unpacked parts = unpackInPieces(format, packed, 3);
        if (whole.state == Inflater::State::Complete && (parts.state != whole.state || parts.bytes != whole.bytes))
            std::abort();
    }
    return 0;
}
